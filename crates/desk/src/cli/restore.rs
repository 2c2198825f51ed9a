//! `restore`: a vault out of a backup.

use std::path::PathBuf;

use clap::{ArgMatches, Command};

use answerable_office::paper::words::Value;
use answerable_office::restore;

use super::backup::backup_place;
use super::desk::Desk;
use super::exit::Done;
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("restore").arg(backup_place(help, "restore"))
}

/// Makes the vault that `--vault` names.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let file: &PathBuf = given.get_one("file").expect("clap asks for it");
    let path = desk.vault()?.to_owned();
    restore(file, &path)?;
    desk.say(
        "restore-done",
        &[("path", Value::people(path.to_string_lossy()))],
    )
}
