//! `remove`: somebody is put out of rooms, as far as one's own word goes.

use clap::{ArgMatches, Command};
use serde_json::json;

use answerable_office::group::Given;
use answerable_office::paper::words::Value;

use super::approve::waits;
use super::desk::Desk;
use super::exit::Done;
use super::group::{People, needs_json, rooms, rooms_given, rooms_told};
use super::hanging;
use super::help::Help;
use super::sure;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("remove")
        .arg(help.place("remove", "person", "person").required(true))
        .arg(rooms(help, "remove"))
        .arg(sure::yes(help))
}

/// Asks, gives the own word, and says which depots they may still reach.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let person: &String = given.get_one("person").expect("clap asks for it");
    let mut office = desk.unlock()?;
    let rooms = rooms_given(given);
    let people = People::of(desk, &mut office);
    let hanging = hanging::of(desk, &mut office, person)?;
    let told = match rooms.is_empty() {
        true => "None".to_owned(),
        false => rooms_told(&desk.words, &rooms),
    };
    let who = people.who(person);
    let values = [("who", Value::people(who)), ("rooms", Value::program(told))];
    if !desk.json {
        hanging.note(desk);
    }
    sure::sure(desk, given, "remove-sure", &values)?;
    let removed = office.remove(person, &rooms, desk.now)?;
    let needs = match removed.given {
        Given::InForce => (0, 0),
        Given::Waits(contact, hers) => (contact, hers),
    };
    if desk.json {
        return desk.print_json(&json!({
            "in_force": removed.given == Given::InForce,
            "needs": needs_json(needs),
            "depots": removed.depots,
            "hanging": hanging.json(),
        }));
    }
    match removed.given {
        Given::InForce => desk.say("remove-done", &values)?,
        Given::Waits(..) => {
            desk.say("remove-given", &values)?;
            waits(desk, needs)?;
        }
    }
    if !removed.depots.is_empty() {
        desk.say("remove-depots", &values)?;
        for depot in &removed.depots {
            let depot = answerable_office::paper::words::neutral(depot);
            desk.line(&format!("    {depot}"))?;
        }
        desk.say("remove-depots-next", &[])?;
    }
    desk.say("given-next", &[])
}
