//! `cargo xtask ci` and its parts: what has to hold before a change is taken in.

use std::process::Command;

use crate::axe;
use crate::fuzz;
use crate::packages::{self, FOR_BUILDING, FOR_TESTING};
use crate::steps::{self, Stop, answers, cargo, skipped, step};
use crate::tidy;

/// Runs everything; the tests come last, so that the log ends with their own closing line.
pub fn everything() -> Result<(), Stop> {
    packages::ensure(FOR_BUILDING)?;
    packages::ensure(FOR_TESTING)?;
    lint()?;
    dependencies()?;
    documentation_tests()?;
    fuzz::short()?;
    tests(&[])
}

/// Runs what can be said without running the product: format, clippy, tidy, documentation.
pub fn lint() -> Result<(), Stop> {
    if has_component("fmt", "rustfmt")? {
        step("format", &mut cargo(&["fmt", "--all", "--", "--check"]))?;
    }
    if has_component("clippy", "clippy")? {
        step(
            "clippy",
            &mut cargo(&[
                "clippy",
                "--workspace",
                "--all-targets",
                "--locked",
                "--",
                "--deny",
                "warnings",
            ]),
        )?;
    }
    tidy::run()?;
    let mut doc = cargo(&["doc", "--workspace", "--no-deps", "--locked"]);
    step("documentation", doc.env("RUSTDOCFLAGS", "--deny warnings"))
}

/// Runs all tests with nextest where it is installed, else with cargo's own runner.
///
/// They run in the development profile: overflow checks and debug assertions are on there, and
/// the ciphers and the key derivation are optimised in it all the same (see the root `Cargo.toml`).
pub fn tests(args: &[String]) -> Result<(), Stop> {
    packages::ensure(FOR_BUILDING)?;
    packages::ensure(FOR_TESTING)?;
    axe::ensure()?;
    let nextest = answers(&steps::cargo_program(), &["nextest", "--version"]);
    let runner: &[&str] = if nextest {
        &["nextest", "run", "--locked", "--no-fail-fast"]
    } else {
        // Some tests start an example as a process of its own; `--tests` alone does not build those.
        let mut examples = cargo(&["build", "--workspace", "--examples", "--locked"]);
        step("programs that the tests start", &mut examples)?;
        &["test", "--locked", "--no-fail-fast", "--tests"]
    };
    let mut tests = cargo(runner);
    // Cargo lets `--workspace` win over the one package that somebody asked for.
    if !names_a_package(args) {
        tests.arg("--workspace");
    }
    steps::last_step("tests", tests.args(args))
}

fn names_a_package(args: &[String]) -> bool {
    args.iter()
        .any(|arg| arg.starts_with("-p") || arg.starts_with("--package"))
}

/// Holds the model of membership against its laws on all histories of the bound in `room.md`, section 19.
pub fn model() -> Result<(), Stop> {
    packages::ensure(FOR_BUILDING)?;
    let files = ["--test", "membership", "--test", "membership_attacks"];
    let mut model = cargo(&["test", "--release", "--locked", "-p", "answerable-testkit"]);
    model.args(files).args(["--", "--ignored", "--nocapture"]);
    steps::last_step("model of membership", &mut model)
}

/// Kills the program at so many moments of `sync`.
pub fn kills(args: &[String]) -> Result<(), Stop> {
    packages::ensure(FOR_BUILDING)?;
    packages::ensure(FOR_TESTING)?;
    let number = args.first().map_or("10000", String::as_str);
    let mut kills = cargo(&["test", "--release", "--locked", "-p", "answerable-desk"]);
    kills.args(["--test", "kills", "--", "--nocapture"]);
    kills.env("ANSWERABLE_KILLS", number);
    steps::last_step("kills", &mut kills)
}

/// Runs the benchmarks.
pub fn bench(args: &[String]) -> Result<(), Stop> {
    packages::ensure(FOR_BUILDING)?;
    let mut bench = cargo(&["bench", "--workspace", "--locked"]);
    steps::last_step("benchmarks", bench.args(args))
}

fn documentation_tests() -> Result<(), Stop> {
    let mut doc = cargo(&["test", "--doc", "--workspace", "--locked", "--quiet"]);
    step("examples in the documentation", &mut doc)
}

fn dependencies() -> Result<(), Stop> {
    const NAME: &str = "dependencies: licences, bans, sources";
    if !answers(&steps::cargo_program(), &["deny", "--version"]) {
        skipped(NAME, "cargo-deny is not installed");
        return Ok(());
    }
    // Not the advisories: they need the network, and a new one must not stop an old change.
    let mut deny = cargo(&["deny", "--locked", "check", "bans", "licenses", "sources"]);
    step(NAME, &mut deny)
}

/// Makes sure of a component of the toolchain; without rustup it can only be said to be missing.
fn has_component(subcommand: &str, component: &str) -> Result<bool, Stop> {
    if answers(&steps::cargo_program(), &[subcommand, "--version"]) {
        return Ok(true);
    }
    if answers("rustup", &["--version"]) {
        let mut add = Command::new("rustup");
        add.args(["component", "add", component])
            .current_dir(steps::root());
        step(&format!("installing {component}"), &mut add)?;
        return Ok(true);
    }
    skipped(
        component,
        "this toolchain has no such component, and there is no rustup to add it",
    );
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_of_one_package_are_told_from_those_of_all() {
        let asked = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            names_a_package(&words)
        };
        assert!(asked(&["-p", "answerable-record"]));
        assert!(asked(&["--package=answerable-record"]));
        assert!(!asked(&["removed_member"]));
    }
}
