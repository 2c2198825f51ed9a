//! `backup`: vault and key in one file, sealed like the vault.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use answerable_office::paper::words::Value;

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("backup").arg(backup_place(help, "backup"))
}

/// The place for the file of a backup.
pub fn backup_place(help: &Help, verb: &str) -> Arg {
    help.place(verb, "file", "file")
        .required(true)
        .value_parser(value_parser!(PathBuf))
}

/// Writes the backup.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let file: &PathBuf = given.get_one("file").expect("clap asks for it");
    let office = desk.unlock()?;
    office.backup(file)?;
    desk.say(
        "backup-done",
        &[("path", Value::people(file.to_string_lossy()))],
    )
}
