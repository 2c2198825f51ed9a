//! `briefing`: two pages for somebody who begins here.

use clap::{ArgMatches, Command};

use answerable_office::Failure;
use answerable_office::paper::briefing;

use super::desk::Desk;
use super::exit::Done;
use super::forms;
use super::help::Help;
use super::papers::Papers;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("briefing")
        .arg(help.option("briefing", "for", "person"))
        .args(forms::options(help, "briefing"))
        .arg(help.day("briefing", "at"))
}

/// Writes it, for one person where that is said.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let at = desk.at(given);
    let for_whom: Option<&String> = given.get_one("for");
    let mut office = desk.unlock()?;
    let papers = Papers::of_vault(&mut office, &desk.words, at)?;
    if let Some(person) = for_whom
        && !papers.persons().any(|known| known == person)
    {
        return Err(Failure::NoSuchEntry(person.clone()).into());
    }
    let speaker = papers.speaker(&desk.words);
    let written = briefing::briefing(
        &speaker,
        &papers.ledgers(),
        &papers.open(),
        for_whom.map(String::as_str),
    );
    forms::give(desk, given, &written)
}
