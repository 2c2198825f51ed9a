//! What ways back do with their inputs (room.md, 15.6).

use answerable_rooms::check::Check;
use answerable_rooms::device::Card;
use answerable_rooms::ids::{DeviceId, RoomId};
use answerable_rooms::way_back;
use answerable_rooms::welcome::Welcome;
use serde_json::{Value, json};

use crate::code::{keys, started};
use crate::support::vectors::{Step, Tape, array_of, bytes_of, hex, number_of};

/// The step of that name.
pub fn step(name: &str) -> Step {
    match name {
        "name of a way back" => name_of,
        "leave a way back" => leave,
        "read a way back" => read,
        _ => panic!("{name}"),
    }
}

fn name_of(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let (room, device) = (
        RoomId(array_of(given, "room")),
        DeviceId(array_of(given, "device")),
    );
    let place = way_back::place(&room, &device, number_of(given, "number"));
    Ok(json!({ "name": place.name() }))
}

fn leave(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let body = Welcome::read(&bytes_of(given, "body"))?;
    let card = Card::parse(&bytes_of(given, "card"))?;
    let (number, mut tape) = (number_of(given, "number"), Tape::of(given));
    let start = body.rooms()[0].clone();
    let object = way_back::object(number, start, &keys(given), &card, &mut tape)?;
    tape.used();
    Ok(json!({ "object": hex(object) }))
}

fn read(given: &Value, input: &[u8]) -> Result<Value, Check> {
    let room = RoomId(array_of(given, "room"));
    let found = way_back::open(&room, number_of(given, "number"), &keys(given), input)?;
    let welcome = Welcome::new(vec![found.start], Vec::new()).unwrap();
    let mut gives = started(&found.sender, &welcome);
    gives.as_object_mut().unwrap().remove("locators");
    Ok(gives)
}
