//! `depot`: the storages over which the group exchanges - a further one, all of them, one less.

use std::io::{self, BufRead, Read};

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

use answerable_office::group::DepotSeen;
use answerable_office::paper::words::{Value, Words};

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::group::{count, moment};
use super::help::Help;

/// Longer than any address.
const TYPED_BYTES_MAX: u64 = 4 * 1024;

/// The verb.
pub fn command(help: &Help) -> Command {
    let add = help
        .verb_below("depot", "add")
        .arg(help.place("depot-add", "url", "url").required(true));
    let drop = help
        .verb_below("depot", "drop")
        .arg(help.place("depot-drop", "handle", "handle").required(true));
    help.verb("depot")
        .subcommand_required(true)
        .subcommand(add)
        .subcommand(help.verb_below("depot", "list"))
        .subcommand(drop)
}

/// Adds one, lists them, or drops one.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    match given.subcommand() {
        Some(("add", given)) => add(desk, given),
        Some(("drop", given)) => drop_one(desk, given),
        _ => list(desk),
    }
}

fn add(desk: &mut Desk, given: &ArgMatches) -> Done {
    let url: &String = given.get_one("url").expect("clap asks for it");
    let url = match url.as_str() {
        "-" => typed()?,
        url => Zeroizing::new(url.to_owned()),
    };
    let mut office = desk.unlock()?;
    let added = office.depot_add(&url, desk.now)?;
    if desk.json {
        return desk.print_json(&row(&added));
    }
    let place = [("depot", Value::people(added.place.as_str()))];
    desk.say("depot-added", &place)?;
    desk.say("depot-added-next", &[])
}

/// An address from standard input, so that its password stands in no shell's history.
fn typed() -> Result<Zeroizing<String>, Stop> {
    let mut line = Zeroizing::new(String::new());
    io::stdin()
        .lock()
        .take(TYPED_BYTES_MAX)
        .read_line(&mut line)?;
    Ok(Zeroizing::new(line.trim().to_owned()))
}

fn list(desk: &mut Desk) -> Done {
    let depots = desk.unlock()?.depots()?;
    if desk.json {
        let rows: Json = depots.iter().map(row).collect();
        return desk.print_json(&rows);
    }
    if depots.is_empty() {
        return desk.say("depot-none", &[]);
    }
    for depot in &depots {
        let told = told(&desk.words, depot);
        desk.line(&told)?;
    }
    Ok(())
}

fn told(words: &Words, depot: &DepotSeen) -> String {
    let read = match depot.synced_at_s {
        Some(seconds) => moment(words, seconds),
        None => "None".to_owned(),
    };
    let values = [
        ("handle", Value::program(depot.handle.as_str())),
        ("depot", Value::people(depot.place.as_str())),
        ("date", Value::program(read)),
        ("count", count(depot.to_send)),
    ];
    words.say("depot-listed", &values)
}

fn drop_one(desk: &mut Desk, given: &ArgMatches) -> Done {
    let handle: &String = given.get_one("handle").expect("clap asks for it");
    desk.unlock()?.depot_drop(handle)?;
    if desk.json {
        return desk.print_json(&json!({"dropped": handle}));
    }
    desk.say("depot-dropped", &[])?;
    desk.say("depot-dropped-next", &[])
}

fn row(depot: &DepotSeen) -> Json {
    json!({
        "handle": depot.handle,
        "place": depot.place,
        "synced_at_s": depot.synced_at_s,
        "to_send": depot.to_send,
    })
}
