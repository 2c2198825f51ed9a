//! `statement draft`: a draft of the concluding statement, out of the ledgers.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use answerable_office::paper::sheet::{self, Sheet};
use answerable_office::paper::statement;
use answerable_office::paper::words::Value;

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::help::Help;
use super::papers::Papers;

/// How a paper is set.
type Set = fn(&Sheet) -> String;

/// The verb.
pub fn command(help: &Help) -> Command {
    let form = |id| help.file("statement", id).num_args(0..=1);
    let draft = help
        .verb("draft")
        .arg(form("markdown").conflicts_with("html"))
        .arg(form("html"))
        .arg(help.day("statement", "at"));
    help.verb("statement")
        .subcommand_required(true)
        .subcommand(draft)
}

/// Drafts the statement, as text where no other form is asked for.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let given = given.subcommand_matches("draft").expect("clap asks for it");
    let at = desk.at(given);
    let mut office = desk.unlock()?;
    let papers = Papers::of_vault(&mut office, &desk.words, at)?;
    let drafted = statement::draft(&papers.speaker(&desk.words), &papers.ledgers());
    let forms: [(&str, Set); 2] = [("markdown", sheet::markdown), ("html", sheet::html)];
    for (form, set) in forms {
        if given.contains_id(form) && given.value_source(form).is_some() {
            return match given.get_one::<PathBuf>(form) {
                Some(file) => to_file(desk, file, &set(&drafted)),
                None => desk.print(&set(&drafted)),
            };
        }
    }
    let text = sheet::text(&drafted, desk.width());
    desk.print(&text)
}

/// Writes a paper into a file; one that is there is written anew.
pub fn to_file(desk: &mut Desk, file: &Path, text: &str) -> Done {
    write(file, text)?;
    desk.say(
        "file-written",
        &[("path", Value::people(file.to_string_lossy()))],
    )
}

/// Writes a file that nobody else can read.
pub fn write(file: &Path, text: &str) -> Result<(), Stop> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    file.write_all(text.as_bytes())?;
    Ok(file.sync_all()?)
}
