//! `paper-key`: twenty-four words for a sheet of paper, by which one comes back.

use std::io::{self, IsTerminal};

use clap::{ArgMatches, Command};
use serde_json::json;
use zeroize::Zeroizing;

use answerable_office::paper::words::Value;

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;
use super::sure;

/// Words in a row; row by row, so that they are also heard in their order.
const COLUMNS: usize = 4;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("paper-key").arg(sure::yes(help))
}

/// Makes the paper key and prints it, to a file only for somebody who said so.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let mut office = desk.unlock()?;
    if !io::stdout().is_terminal() {
        sure::sure(desk, given, "paper-key-no-terminal", &[])?;
    }
    let (words, process) = office.paper_key(desk.now)?;
    let words = Zeroizing::new(words);
    if desk.json {
        return desk.print_json(&json!({"words": &*words, "process": process}));
    }
    desk.say("paper-key-sheet", &[])?;
    desk.line("")?;
    for (row, four) in words.chunks(COLUMNS).enumerate() {
        let cells = four.iter().enumerate().map(|(column, word)| {
            let number = row * COLUMNS + column + 1;
            format!("{number:>2}. {word:<12}")
        });
        let line = Zeroizing::new(cells.collect::<String>());
        desk.line(&format!("    {}", line.trim_end()))?;
    }
    desk.line("")?;
    let process = [("number", Value::program(process))];
    desk.say("paper-key-process", &process)?;
    desk.line("")?;
    for key in ["paper-key-keep", "paper-key-use", "given-next"] {
        desk.say(key, &[])?;
    }
    Ok(())
}
