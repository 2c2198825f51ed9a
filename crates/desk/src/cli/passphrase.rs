//! `passphrase`: another way in, in place of the old one.

use std::path::PathBuf;

use clap::{ArgMatches, Command};

use answerable_office::{KeyCost, Office, Passphrase};

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::help::Help;
use super::{secret, sheet};

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("passphrase")
        .arg(help.file("passphrase", "new-passphrase-file"))
        .arg(help.flag("passphrase", "paper-key"))
        .arg(help.file("recover", "words-file").requires("paper-key"))
}

/// Takes another passphrase; the old one stays until the new one is on the disk.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let path = desk.vault()?.to_owned();
    if given.get_flag("paper-key") {
        let words = sheet::words(desk, given.get_one("words-file"))?;
        let new = new(desk, given)?;
        Office::passphrase_by_paper(&path, &words, &new, KeyCost::default())?;
        return desk.say("passphrase-done", &[]);
    }
    let old = secret::known(desk)?;
    let mut office = Office::unlock(&path, &old)?;
    let new = new(desk, given)?;
    office.change_passphrase(&old, &new, KeyCost::default())?;
    desk.say("passphrase-done", &[])
}

fn new(desk: &mut Desk, given: &ArgMatches) -> Result<Passphrase, Stop> {
    let file: Option<&PathBuf> = given.get_one("new-passphrase-file");
    secret::new(desk, file.map(PathBuf::as_path))
}
