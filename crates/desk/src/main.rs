//! The program that a member runs.
#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    reason = "the desk is what reads the clock, the arguments, the terminal and the files that people name"
)]

mod cli;
mod handbook;
mod pages;

fn main() -> std::process::ExitCode {
    cli::run()
}
