//! `release`: an entry is shown to another room, as a copy of its own.

use clap::{ArgMatches, Command};
use serde_json::json;

use answerable_office::paper::words::Value;
use answerable_office::record::words::Room;

use super::desk::Desk;
use super::exit::Done;
use super::group::{room, room_told};
use super::help::Help;
use super::sure;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("release")
        .arg(help.place("release", "ref", "ref").required(true))
        .arg(room(help, "release", "to").required(true))
        .arg(sure::yes(help))
}

/// Asks, and shows it.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let reference: &String = given.get_one("ref").expect("clap asks for it");
    let to: Room = *given.get_one("to").expect("clap asks for it");
    let mut office = desk.unlock()?;
    // Whoever mistypes a ref hears of it before they are asked.
    office.show(reference, desk.now.day)?;
    let values = [
        ("ref", Value::people(reference.as_str())),
        ("room", Value::program(room_told(&desk.words, to))),
    ];
    sure::sure(desk, given, "release-sure", &values)?;
    let release = office.release(reference, to, desk.now)?;
    if desk.json {
        return desk.print_json(&json!({"ref": reference, "release": release}));
    }
    desk.say("release-done", &values)?;
    desk.say("given-next", &[])
}
