//! `timeline`: the whole course at a glance, in the terminal or as a picture.

use std::path::PathBuf;

use clap::{ArgMatches, Command};

use answerable_office::paper::picture::{self, Signs};

use super::desk::Desk;
use super::exit::Done;
use super::forms::to_file;
use super::help::Help;
use super::papers::Papers;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("timeline")
        .arg(help.file("timeline", "svg"))
        .arg(help.day("timeline", "at"))
}

/// Draws the timeline with characters, or writes it as one SVG.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let at = desk.at(given);
    let mut office = desk.unlock()?;
    let papers = Papers::of_vault(&mut office, &desk.words, at)?;
    let speaker = papers.speaker(&desk.words);
    let drawn = picture::of_record(&speaker, &papers.ledgers());
    match given.get_one::<PathBuf>("svg") {
        Some(file) => {
            let svg = picture::svg(&drawn, &desk.words, speaker.wording);
            to_file(desk, file, &svg)
        }
        None => {
            let lines =
                picture::characters(&drawn, &desk.words, speaker.wording, desk.width(), signs());
            desk.print(&lines)
        }
    }
}

/// What the terminal can show, by its locale.
pub fn signs() -> Signs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    match locale.map(|locale| locale.to_lowercase().replace('-', "")) {
        // Where nothing is said, as in a script, whoever reads the output decides.
        None => Signs::Unicode,
        Some(locale) if locale.contains("utf8") => Signs::Unicode,
        Some(locale) if locale == "c" || locale == "posix" || locale.contains("8859") => {
            Signs::Ascii
        }
        Some(_) => Signs::Unicode,
    }
}
