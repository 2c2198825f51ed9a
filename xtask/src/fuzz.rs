//! `cargo xtask fuzz`: hostile bytes against everything that reads bytes from outside.
//!
//! It builds what cargo-fuzz builds, with the flags that it sets, so that nothing has to be installed for it
//! but a C++ compiler for libFuzzer; `cargo fuzz run TARGET` works as well.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::packages::{self, FOR_BUILDING, FOR_FUZZING};
use crate::steps::{self, Stop, cargo, heading};

/// The targets, as `fuzz/src/targets.rs` has them, and how long their inputs get.
const TARGETS: [(&str, usize); 7] = [
    ("entry", 4096),
    ("segment", 4096),
    ("pack", 4096),
    ("invitation", 4096),
    ("backup", 4096),
    ("line", 2048),
    // The slowest is begun first. For a word that is in no list, those that look like it are sought.
    ("paper", 256),
];

/// Coverage that libFuzzer can see: those of cargo-fuzz, all of which a stable compiler knows. Without a
/// sanitizer: there is no unsafe code of ours, and overflow checks and assertions are on.
const FLAGS: [&str; 8] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "--cfg=fuzzing",
    "-Ccodegen-units=16",
];

/// How many inputs a target gets where everything is run.
const RUNS: u64 = 50_000;

/// Runs each target on 50,000 inputs: the same ones each time.
pub fn short() -> Result<(), Stop> {
    run(&[format!("-runs={RUNS}"), "-seed=1".into()])
}

/// `--minutes N`: runs all targets for so long together, from chance. What is new is kept for the next
/// time, beside what was built.
pub fn long(words: &[String]) -> Result<(), Stop> {
    let minutes = match words {
        [] => Some(10),
        [name, minutes] if name == "--minutes" => minutes.parse::<u64>().ok(),
        _ => None,
    };
    let minutes = minutes.ok_or(Stop::Usage("cargo xtask fuzz [--minutes N]\n"))?;
    let seconds = (minutes * 60 * cores() / TARGETS.len() as u64).max(1);
    run(&[format!("-max_total_time={seconds}")])
}

fn run(limits: &[String]) -> Result<(), Stop> {
    packages::ensure(FOR_BUILDING)?;
    packages::ensure(FOR_FUZZING)?;
    let built = build()?;
    let folder = beside();
    let corpus = folder.join("corpus");
    // Built with the whole workspace, so that what the tests need is not built a second time for it.
    let words = "build --workspace --example fuzz_seeds --locked";
    let mut seeds = cargo(&words.split(' ').collect::<Vec<_>>());
    steps::step("fuzzing: what makes inputs to begin with", &mut seeds)?;
    let mut seeds = Command::new(target().join("debug/examples/fuzz_seeds"));
    steps::step("fuzzing: inputs to begin with", seeds.arg(&corpus))?;
    heading(&format!("fuzzing: {}", limits.join(" ")));
    let begun = Instant::now();
    let mut waiting = TARGETS.to_vec();
    let mut running: Vec<(&str, Child)> = Vec::new();
    let mut failed = None;
    while !(waiting.is_empty() && running.is_empty()) {
        while running.len() < cores() as usize
            && let Some((target, len)) = waiting.pop()
        {
            let mut limits = limits.to_vec();
            limits.push(format!("-max_len={len}"));
            running.push((target, start(&built, &folder, target, &limits)?));
        }
        running.retain_mut(|(target, child)| match child.try_wait() {
            Ok(None) => true,
            Ok(Some(status)) => {
                println!("   {target}: {}", summary(&folder, target));
                if !status.success() {
                    failed = Some((*target, status.code()));
                }
                false
            }
            Err(_) => false,
        });
        std::thread::sleep(Duration::from_millis(100));
    }
    println!("   done in {:.0} s", begun.elapsed().as_secs_f64());
    match failed {
        None => Ok(()),
        Some((target, code)) => {
            let log = log(&folder, target);
            println!(
                "   {target} found something. The input lies in {}; what it said, in {}.\n   \
                 Copy the input to fuzz/kept/{target} once it is mended: the tests try it again from then on.",
                folder.join("artifacts").join(target).display(),
                log.display()
            );
            let step = format!("fuzzing {target}");
            Err(Stop::StepFailed { step, code })
        }
    }
}

/// Where everything is put that is made here.
fn beside() -> PathBuf {
    target().join("fuzz")
}

fn target() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR");
    target.map_or_else(|| steps::root().join("target"), PathBuf::from)
}

/// Builds the targets, beside what is built without coverage.
fn build() -> Result<PathBuf, Stop> {
    let target_dir = beside();
    // Where a triple is named, build scripts and macros are built without the flags.
    let triple = host()?;
    let manifest = steps::root().join("fuzz").join("Cargo.toml");
    let mut build = cargo(&["build", "--release", "--locked", "--bins"]);
    build
        .arg("--manifest-path")
        .arg(manifest)
        .args(["--target", &triple])
        .env("CARGO_TARGET_DIR", &target_dir)
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"));
    steps::step("fuzzing: build", &mut build)?;
    Ok(target_dir.join(triple).join("release"))
}

fn start(built: &Path, folder: &Path, target: &str, limits: &[String]) -> Result<Child, Stop> {
    let unreadable = |why: std::io::Error| Stop::Unreadable {
        what: format!("the folder of {target}"),
        why: why.to_string(),
    };
    let artifacts = folder.join("artifacts").join(target);
    let found = folder.join("corpus").join(target);
    let kept = steps::root().join("fuzz/kept").join(target);
    for made in [&artifacts, &found, &kept] {
        fs::create_dir_all(made).map_err(unreadable)?;
    }
    let log = fs::File::create(log(folder, target)).map_err(unreadable)?;
    let program = built.join(target);
    Command::new(&program)
        .args(limits)
        .args(["-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1"])
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .arg(found)
        .arg(kept)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .map_err(|why| Stop::NotStarted {
            program: program.display().to_string(),
            why: why.to_string(),
        })
}

fn log(folder: &Path, target: &str) -> PathBuf {
    folder.join("artifacts").join(format!("{target}.log"))
}

/// The last line that says how far it came.
fn summary(folder: &Path, target: &str) -> String {
    let log = fs::read(log(folder, target)).unwrap_or_default();
    let log = String::from_utf8_lossy(&log);
    let line = log.lines().rev().find(|line| is_progress(line));
    line.unwrap_or("it said nothing").replace('\t', " ")
}

/// As in `#50000 DONE cov: 1338 ft: 1893`.
fn is_progress(line: &str) -> bool {
    let number = line.strip_prefix('#');
    number.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
}

fn cores() -> u64 {
    std::thread::available_parallelism().map_or(2, |cores| cores.get() as u64)
}

/// The triple that this compiler builds for where none is named.
fn host() -> Result<String, Stop> {
    let not_started = |why: String| Stop::NotStarted {
        program: "rustc".into(),
        why,
    };
    let said = Command::new("rustc")
        .arg("-vV")
        .output()
        .map_err(|why| not_started(why.to_string()))?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let triple = said.lines().find_map(|line| line.strip_prefix("host: "));
    triple
        .map(str::to_owned)
        .ok_or_else(|| not_started("it does not say for which machine it builds".into()))
}
