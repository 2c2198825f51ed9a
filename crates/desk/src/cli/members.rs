//! `members`: who is in the rooms, on which devices, up to when all of theirs is here, and what was noticed.

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use answerable_office::group::{Device, DeviceKind, Member, Members, RoomSeen, Standing};
use answerable_office::paper::dates;
use answerable_office::paper::words::{Value, Words};
use answerable_office::record::When;
use answerable_office::record::words::{Room, Word};

use super::desk::Desk;
use super::exit::Done;
use super::group::{People, count, moment, room_told, side_name, side_told};
use super::help::Help;
use super::noticed;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("members")
}

/// Lists them.
pub fn run(desk: &mut Desk, _given: &ArgMatches) -> Done {
    let mut office = desk.unlock()?;
    let members = office.members(desk.now)?;
    if desk.json {
        return desk.print_json(&as_json(&members));
    }
    let people = People::of(desk, &mut office);
    for person in &members.people {
        for line in told(&desk.words, &people, person) {
            desk.line(&line)?;
        }
        desk.line("")?;
    }
    desk.say("members-rooms", &[])?;
    for room in &members.rooms {
        let line = room_line(&desk.words, room);
        desk.line(&format!("    {line}"))?;
    }
    if !members.noticed.is_empty() {
        desk.line("")?;
        desk.say("members-noticed", &[])?;
        for line in noticed::lines(&desk.words, &people, &members.noticed) {
            desk.line(&format!("    {line}"))?;
        }
    }
    Ok(())
}

fn told(words: &Words, people: &People, person: &Member) -> Vec<String> {
    let name = match (&person.person, &person.name) {
        (Some(reference), _) => people.who(reference),
        (None, Some(name)) => people.who(name),
        (None, None) => words.say("somebody", &[]),
    };
    let me = if person.me { "yes" } else { "no" };
    let values = [
        ("who", Value::people(name)),
        ("side", Value::program(side_told(words, person.side))),
        ("me", Value::program(me)),
    ];
    let mut lines = vec![words.say("members-person", &values)];
    let mut below = |said: String| lines.push(format!("    {said}"));
    let rooms: Vec<String> = person
        .rooms
        .iter()
        .map(|(room, standing)| room_standing(words, *room, *standing))
        .collect();
    if !rooms.is_empty() {
        let rooms = Value::program(rooms.join(", "));
        below(words.say("rooms", &[("rooms", rooms)]));
    }
    for device in &person.devices {
        below(device_told(words, device));
    }
    match person.complete_as_of_s {
        Some(seconds) => {
            let date = Value::program(moment(words, seconds));
            below(words.say("members-complete", &[("date", date)]));
        }
        // Of oneself everything is here anyway.
        None if person.me => {}
        None => below(words.say("members-nothing-yet", &[])),
    }
    if !person.let_in_by.is_empty() {
        let who = Value::people(people.all(&person.let_in_by));
        below(words.say("members-let-in-by", &[("who", who)]));
    }
    lines
}

/// A device in words.
pub fn device_told(words: &Words, device: &Device) -> String {
    let this = if device.this { "yes" } else { "no" };
    let values = [
        ("name", Value::program(device.name.as_str())),
        ("kind", Value::program(kind_name(device.kind))),
        ("code", Value::program(standing_name(device.standing))),
        ("this", Value::program(this)),
    ];
    words.say("device", &values)
}

/// A device for JSON.
pub fn device_json(device: &Device) -> Json {
    json!({
        "name": device.name,
        "kind": kind_name(device.kind),
        "standing": standing_name(device.standing),
        "this": device.this,
    })
}

/// How somebody stands in a room, in words.
pub fn room_standing(words: &Words, room: Room, standing: Standing) -> String {
    let values = [
        ("room", Value::program(room_told(words, room))),
        ("code", Value::program(standing_name(standing))),
    ];
    words.say("members-room", &values)
}

/// A room as this vault has it, in words.
pub fn room_line(words: &Words, room: &RoomSeen) -> String {
    let from = room.from.as_deref().and_then(|day| When::parse(day).ok());
    let from = from.map_or("None".to_owned(), |day| dates::long(words, day));
    let reads = if room.reads { "yes" } else { "no" };
    let values = [
        ("room", Value::program(room_told(words, room.room))),
        ("reads", Value::program(reads)),
        ("from", Value::program(from)),
        ("count", count(room.entries)),
    ];
    let said = words.say("members-room-seen", &values);
    match room.missing {
        0 => said,
        missing => {
            let missing = words.say("members-missing", &[("count", count(missing))]);
            format!("{said} {missing}")
        }
    }
}

fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Reads => "reads",
        Standing::Voice => "voice",
        Standing::Suspended => "suspended",
        Standing::Out => "out",
    }
}

fn kind_name(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Machine => "machine",
        DeviceKind::Paper => "paper",
        DeviceKind::Shares => "shares",
    }
}

fn as_json(members: &Members) -> Json {
    let people = members.people.iter().map(|person| {
        let rooms = person.rooms.iter().map(
            |(room, standing)| json!({"room": room.name(), "standing": standing_name(*standing)}),
        );
        json!({
            "person": person.person,
            "name": person.name,
            "side": side_name(person.side),
            "rooms": rooms.collect::<Json>(),
            "devices": person.devices.iter().map(device_json).collect::<Json>(),
            "complete_as_of_s": person.complete_as_of_s,
            "me": person.me,
            "let_in_by": person.let_in_by,
        })
    });
    let rooms = members.rooms.iter().map(|room| {
        json!({
            "room": room.room.name(),
            "reads": room.reads,
            "from": room.from,
            "entries": room.entries,
            "missing": room.missing,
        })
    });
    json!({
        "people": people.collect::<Json>(),
        "rooms": rooms.collect::<Json>(),
        "noticed": noticed::json(&members.noticed),
    })
}
