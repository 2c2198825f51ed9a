//! `statement draft`: a draft of the concluding statement, out of the ledgers.

use clap::{ArgMatches, Command};

use answerable_office::paper::statement;
use answerable_office::record::words::Room;

use super::desk::Desk;
use super::exit::Done;
use super::forms;
use super::help::Help;
use super::papers::Papers;

/// The verb.
pub fn command(help: &Help) -> Command {
    let draft = help
        .verb("draft")
        .args(forms::options(help, "statement"))
        .arg(help.day("statement", "at"));
    help.verb("statement")
        .subcommand_required(true)
        .subcommand(draft)
}

/// Drafts the statement.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let given = given.subcommand_matches("draft").expect("clap asks for it");
    let at = desk.at(given);
    let mut office = desk.unlock()?;
    let papers = Papers::of_vault(&mut office, &desk.words, at)?;
    let mut drafted = statement::draft(&papers.speaker(&desk.words), &papers.ledgers());
    statement::mark_unreleased(&mut drafted, &desk.words, |name| {
        papers.is_hidden_from(name, Room::Bridge)
    });
    forms::give(desk, given, &drafted)
}
