//! `passphrase`: another way in, in place of the old one.

use std::path::PathBuf;

use clap::{ArgMatches, Command};

use answerable_office::{KeyCost, Office};

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;
use super::secret;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("passphrase")
        .arg(help.file("passphrase", "new-passphrase-file"))
}

/// Takes another passphrase; the old one stays until the new one is on the disk.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let path = desk.vault()?.to_owned();
    let old = secret::known(desk)?;
    let mut office = Office::unlock(&path, &old)?;
    let file: Option<&PathBuf> = given.get_one("new-passphrase-file");
    let new = secret::new(desk, file.map(PathBuf::as_path))?;
    office.change_passphrase(&old, &new, KeyCost::default())?;
    desk.say("passphrase-done", &[])
}
