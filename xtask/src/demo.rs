//! `cargo xtask demo`: builds the program and lets it show itself.

use crate::packages::{self, FOR_BUILDING};
use crate::steps::{self, Stop};

/// Installs what the build needs, builds the program and runs its demo with the arguments passed on.
pub fn run(args: &[String]) -> Result<(), Stop> {
    packages::ensure(FOR_BUILDING)?;
    let mut cargo = steps::cargo(&[
        "run",
        "--release",
        "--locked",
        "--package",
        "answerable-desk",
        "--bin",
        "answerable",
        "--",
        "demo",
    ]);
    steps::last_step("the demo (the first build takes minutes)", cargo.args(args))
}
