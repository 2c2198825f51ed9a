//! `attention`: what needs somebody now.

use clap::{ArgMatches, Command};

use answerable_office::paper::overview::{self, Ledger};
use answerable_office::paper::words::Value;

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;
use super::papers::Papers;

/// A list that can be read at once; the rest is one step further.
const LISTED_MAX: usize = 7;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("attention")
        .arg(help.day("attention", "at"))
        .arg(help.flag("attention", "all"))
}

/// Lists what needs somebody, the longest waiting first.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let at = desk.at(given);
    let mut office = desk.unlock()?;
    if desk.json {
        let sight = office.sight()?;
        let looked = office.look(at, sight)?;
        let json = serde_json::to_value(&looked.ledgers().attention).expect("plain data");
        desk.print_json(&json)?;
    } else {
        let papers = Papers::of_vault(&mut office, &desk.words, at)?;
        let mut ledgers = papers.ledgers();
        let most = if given.get_flag("all") {
            usize::MAX
        } else {
            LISTED_MAX
        };
        let more = ledgers.attention.len().saturating_sub(most);
        ledgers.attention.truncate(most);
        let speaker = papers.speaker(&desk.words);
        let text = overview::ledger(&speaker, &ledgers, Ledger::Attention, desk.width());
        desk.print(&text)?;
        if more > 0 {
            desk.say("attention-more", &[("count", Value::count(more))])?;
        }
    }
    desk.flush()?;
    desk.close(office);
    Ok(())
}
