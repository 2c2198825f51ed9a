//! The project's own chores: `cargo xtask VERB`.
//!
//! It compiles in seconds, since it is the first thing a fresh machine builds, and it never reads a record.

#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "chores read files, start programs and tell a person in the terminal how it went"
)]

mod axe;
mod ci;
mod demo;
mod fuzz;
mod packages;
mod steps;
mod tidy;

use std::process::ExitCode;

use steps::Stop;

const USAGE: &str = "\
The project's own chores.

  cargo xtask demo [ARGS]    runs the demo; ARGS go to `answerable demo`
  cargo xtask ci             everything that has to hold, the tests last
  cargo xtask lint           format, clippy, tidy and documentation, without the tests
  cargo xtask tidy           the house rules that a compiler doesn't know
  cargo xtask test [ARGS]    the tests; ARGS go to the test runner
  cargo xtask model          the model of membership on all histories of its bound; half an hour
  cargo xtask kills [N]      kills the program at N moments of `sync`, 10,000 where N is absent; an hour
  cargo xtask fuzz [ARGS]    hostile bytes from chance, for `--minutes N`; what is new is kept
  cargo xtask bench [ARGS]   the benchmarks; ARGS go to `cargo bench`
";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let verb = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    match run(&verb, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\n{stop}");
            ExitCode::from(stop.exit_code())
        }
    }
}

fn run(verb: &str, rest: &[String]) -> Result<(), Stop> {
    match verb {
        "demo" => demo::run(rest),
        "ci" => ci::everything(),
        "lint" => ci::lint(),
        "tidy" => tidy::run(),
        "test" => ci::tests(rest),
        "model" => ci::model(),
        "kills" => ci::kills(rest),
        "fuzz" => fuzz::long(rest),
        "bench" => ci::bench(rest),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(Stop::Usage(USAGE)),
    }
}
