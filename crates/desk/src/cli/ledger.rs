//! `ledger`: what the record adds up to on a day.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use serde_json::{Map, Value as Json};

use answerable_office::paper::overview::{self, Ledger};
use answerable_office::record::words::{Room, Word};
use answerable_office::record::{Day, Ledgers, Sight};
use answerable_office::{Folder, Looked, check, read_script};

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;
use super::import::Script;
use super::papers::Papers;

/// The verb.
pub fn command(help: &Help) -> Command {
    let names = Ledger::ALL.map(Ledger::name);
    help.verb("ledger")
        .arg(
            help.place("ledger", "name", "ledger")
                .value_parser(PossibleValuesParser::new(names))
                .hide_possible_values(true),
        )
        .arg(help.day("ledger", "at"))
        .arg(help.file("ledger", "script"))
        .arg(
            help.option("ledger", "rooms", "rooms")
                .requires("script")
                .value_delimiter(',')
                .value_parser(PossibleValuesParser::new(Room::NAMES))
                .hide_possible_values(true),
        )
}

/// Shows the ledgers, of the vault or straight from a script.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let which = given
        .get_one::<String>("name")
        .and_then(|name| Ledger::from_name(name));
    let at = desk.at(given);
    if let Some(script) = given.get_one::<PathBuf>("script") {
        return of_script(desk, script, which, at, sight(given));
    }
    let mut office = desk.unlock()?;
    if desk.json {
        let sight = office.sight()?;
        let looked = office.look(at, sight)?;
        let json = json(&looked.ledgers(), which);
        desk.line(&json)?;
    } else {
        let papers = Papers::of_vault(&mut office, &desk.words, at)?;
        show(desk, &papers, which)?;
    }
    desk.flush()?;
    desk.close(office);
    Ok(())
}

fn of_script(
    desk: &mut Desk,
    script: &std::path::Path,
    which: Option<Ledger>,
    at: Day,
    sight: Sight,
) -> Done {
    let script = Script::open(script)?;
    let folder = Folder(script.folder());
    if desk.json {
        let checked = check(&mut script.source(), &folder)?;
        let looked = Looked::at(&checked.fold, at, sight);
        return desk.line(&json(&looked.ledgers(), which));
    }
    let (checked, entries) = read_script(&mut script.source(), &folder)?;
    let looked = Looked::at(&checked.fold, at, sight);
    let papers = Papers::new(looked, entries, &desk.words, sight);
    show(desk, &papers, which)
}

fn show(desk: &mut Desk, papers: &Papers, which: Option<Ledger>) -> Done {
    let (speaker, ledgers) = (papers.speaker(&desk.words), papers.ledgers());
    let text = match which {
        Some(which) => overview::ledger(&speaker, &ledgers, which, desk.width()),
        None => overview::overview(&speaker, &ledgers, desk.width()),
    };
    desk.print(&text)
}

/// The ledgers as the contract has them; of one of them, with what says whose sight it is.
fn json(ledgers: &Ledgers, which: Option<Ledger>) -> String {
    let all = serde_json::to_string_pretty(ledgers).expect("ledgers are plain data");
    let Some(which) = which else { return all };
    let all: Map<String, Json> = serde_json::from_str(&all).expect("it was just written");
    let wanted = ["at", "rooms", "from", which.name()];
    let some: Map<String, Json> = all
        .into_iter()
        .filter(|(name, _)| wanted.contains(&name.as_str()))
        .collect();
    format!("{:#}", Json::Object(some))
}

fn sight(given: &ArgMatches) -> Sight {
    match given.get_many::<String>("rooms") {
        None => Sight::ALL,
        Some(rooms) => Sight::of(rooms.filter_map(|room| Room::from_name(room))),
    }
}
