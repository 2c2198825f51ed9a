//! `paper-key`: twenty-four words for a sheet of paper, by which one comes back.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::{ArgMatches, Command};
use serde_json::json;
use zeroize::Zeroizing;

use answerable_office::Office;
use answerable_office::paper::dates;
use answerable_office::paper::key_sheet::KeySheet;
use answerable_office::paper::words::Value;
use answerable_office::record::When;

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::help::Help;
use super::{forms, pieces, sure};

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("paper-key")
        .arg(help.file("paper-key", "html").conflicts_with("shares"))
        .args(pieces::options(help))
        .arg(sure::yes(help))
}

/// Makes the paper key and shows it once; into a file only for somebody who said so. Then exchanges,
/// since before that nobody could come back with it.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let mut office = desk.unlock()?;
    let file: Option<&PathBuf> = given.get_one("html");
    if file.is_some() {
        sure::sure(desk, given, "paper-key-into-file", &[])?;
    } else if !io::stdout().is_terminal() {
        sure::sure(desk, given, "paper-key-no-terminal", &[])?;
    }
    if given.contains_id("shares") {
        return pieces::hand_out(desk, &mut office, given);
    }
    let key = office.paper_key(desk.now)?;
    let depots = office.depots()?;
    let depots: Vec<String> = depots.into_iter().map(|depot| depot.place).collect();
    let process = key.process();
    let words = key.words();
    let made = dates::long(&desk.words, When::day(desk.now.day));
    let sheet = KeySheet {
        made: &made,
        words: &words,
        process: &process,
        depots: &depots,
    };
    if let Some(file) = file {
        let page = Zeroizing::new(sheet.html(&desk.words));
        forms::write_new(file, &page)?;
        let path = [("path", Value::people(file.to_string_lossy()))];
        desk.note("paper-key-printed", &path);
    } else if !desk.json {
        show(desk, &sheet)?;
    }
    desk.flush()?;
    let there = is_there(&mut office, desk)?;
    if desk.json {
        let words = file.is_none().then_some(&words);
        return desk.print_json(&json!({
            "words": words,
            "process": process,
            "depots": depots,
            "usable": there,
        }));
    }
    match there {
        true => Ok(()),
        false => desk.say("paper-key-not-yet", &[]),
    }
}

fn show(desk: &mut Desk, sheet: &KeySheet) -> Done {
    desk.say("paper-key-sheet", &[])?;
    desk.line("")?;
    for row in sheet.rows() {
        let row = Zeroizing::new(row);
        desk.line(&format!("    {}", *row))?;
    }
    desk.line("")?;
    for said in sheet.below(&desk.words) {
        desk.said(&said)?;
    }
    Ok(())
}

/// Exchanges; says whether a depot has what the paper key needs.
pub fn is_there(office: &mut Office, desk: &Desk) -> Result<bool, Stop> {
    let depots = office.depots()?.len();
    let synced = office.sync(desk.now, &mut |_| {})?;
    Ok(synced.unreached.len() < depots)
}
