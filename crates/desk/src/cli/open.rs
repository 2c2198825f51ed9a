//! `open`: the pages, in a browser on this machine. It is what happens without a verb, too.

use clap::{ArgMatches, Command};

use answerable_office::paper::words::Value;

use crate::pages::{self, Opening};

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("open")
        .arg(help.flag("open", "no-browser"))
        .arg(help.day("open", "at"))
}

/// Serves the pages until somebody leaves.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let browser = !given.get_flag("no-browser");
    let at = given.get_one("at").copied();
    open(desk, browser, at)
}

/// Serves the pages for the vault that was named; else they look where vaults lie.
pub fn open(desk: &mut Desk, browser: bool, day: Option<answerable_office::record::Day>) -> Done {
    let named = desk.vault.clone();
    let opening = Opening {
        vault: named.filter(|path| !path.as_os_str().is_empty()),
        lang: desk.words.lang(),
        lang_asked: desk.lang_asked,
        browser,
        day,
    };
    desk.flush()?;
    let told = |address: &str| {
        let key = if browser {
            "open-browser"
        } else {
            "open-address"
        };
        // Where nobody reads it, the browser was opened all the same.
        let _ = desk
            .say(key, &[("address", Value::program(address))])
            .and_then(|()| desk.flush());
    };
    Ok(pages::serve(opening, told)?)
}
