//! `schema`: the JSON Schema of a line.

use clap::{ArgMatches, Command};

use answerable_office::schema;

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("schema")
}

/// Prints the schema.
pub fn run(desk: &mut Desk, _given: &ArgMatches) -> Done {
    desk.print_json(&schema())
}
