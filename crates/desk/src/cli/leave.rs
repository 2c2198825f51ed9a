//! `leave`: one goes, after what rests on one is listed for the others.

use clap::{ArgMatches, Command};
use serde_json::json;

use answerable_office::paper::words::Value;

use super::desk::Desk;
use super::exit::Done;
use super::group::{rooms, rooms_given, rooms_json, rooms_told};
use super::hanging;
use super::help::Help;
use super::sure;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("leave")
        .arg(rooms(help, "leave"))
        .arg(sure::yes(help))
}

/// Shows what hangs, asks, and leaves.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let mut office = desk.unlock()?;
    let rooms = rooms_given(given);
    let hanging = match office.me().map(str::to_owned) {
        Some(me) => hanging::of(desk, &mut office, &me)?,
        None => hanging::Hanging::default(),
    };
    if !desk.json {
        hanging.note(desk);
    }
    let told = match rooms.is_empty() {
        true => "None".to_owned(),
        false => rooms_told(&desk.words, &rooms),
    };
    let values = [("rooms", Value::program(told))];
    sure::sure(desk, given, "leave-sure", &values)?;
    office.leave(&rooms, desk.now)?;
    if desk.json {
        return desk.print_json(&json!({"rooms": rooms_json(&rooms), "hanging": hanging.json()}));
    }
    desk.say("leave-done", &values)?;
    desk.say("leave-done-next", &[])
}
