//! `completions`: what a shell can complete.

use clap::{ArgMatches, Command, value_parser};
use clap_complete::{Shell, generate};

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("completions").arg(
        help.place("completions", "shell", "shell")
            .required(true)
            .value_parser(value_parser!(Shell))
            .hide_possible_values(true),
    )
}

/// Prints the script for a shell.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let shell: Shell = *given.get_one("shell").expect("clap asks for it");
    let mut command = super::add::with_types(&Help(&desk.words));
    let mut script = Vec::new();
    generate(shell, &mut command, "answerable", &mut script);
    desk.print(&String::from_utf8_lossy(&script))
}
