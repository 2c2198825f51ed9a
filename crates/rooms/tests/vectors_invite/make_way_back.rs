//! How `return.json` was made.

use answerable_rooms::cbor::Writer;
use answerable_rooms::check::Check;
use answerable_rooms::device::Keys;
use answerable_rooms::ids::RoomId;
use answerable_rooms::signature::SignLabel;
use answerable_rooms::way_back;
use serde_json::{Value, json};

use crate::support::rooms::{bytes, machine};
use crate::support::vectors::{Making, Vector, hex, unhex};
use crate::support::{Drawn, PROCESS};
use crate::way_back::step;

const ROOM: RoomId = RoomId([1; 32]);

/// All of them.
pub fn all() -> Vec<Vector> {
    let mut making = Making::new("return", step);
    let random = &mut Drawn::new("return.json");
    let (sender, reader, other) = (machine(random), machine(random), machine(random));
    for number in [1_u64, 64] {
        let why = format!("the place of number {number}");
        let given = json!({ "step": "name of a way back", "room": hex(ROOM.0),
            "device": hex(reader.device().0), "number": number });
        making.gives(&why, given, &[]);
    }
    let leaving = |to: &Keys, random: &mut Drawn| {
        let mut given = with_keys("leave a way back", &sender);
        given["number"] = json!(1);
        given["card"] = json!(hex(to.card().bytes()));
        given["body"] = json!(hex(body(ROOM, 1, &[])));
        given["random"] = json!(hex(bytes::<88>(random)));
        given
    };
    let reading = |room: RoomId, number: u64| {
        let mut given = with_keys("read a way back", &reader);
        given["room"] = json!(hex(room.0));
        given["number"] = json!(number);
        given
    };
    let left = making.gives("a member leaves it", leaving(&reader, random), &[]);
    let object = unhex(&left["object"]);
    making.gives("the device finds it", reading(ROOM, 1), &object);
    let mut refuses = |check, why: &str, number: u64, object: &[u8]| {
        making.refuses(check, why, reading(ROOM, number), object);
    };
    refuses(Check::R026, "moved to another number", 2, &object);
    let place = |number| way_back::place(&ROOM, &reader.device(), number);
    let sealed = place(1).open(&object).unwrap();
    let again = place(2).seal(&sealed, random);
    let why = "put under another number by somebody of the room";
    refuses(Check::R084, why, 2, &again);
    let to_other = leaving(&other, random);
    let to_other = step("leave a way back")(&to_other, &[]).unwrap();
    let theirs = way_back::place(&ROOM, &other.device(), 1);
    let theirs = theirs.open(&unhex(&to_other["object"])).unwrap();
    let theirs = place(1).seal(&theirs, random);
    refuses(Check::R084, "sealed to another device", 1, &theirs);
    let wrong = [
        ("a key to content", body(ROOM, 0, &[])),
        ("of another room", body(RoomId([2; 32]), 1, &[])),
        ("with a storage", body(ROOM, 1, &["file:///media/stick"])),
    ];
    for (why, body) in wrong {
        let object = place(1).seal(&sealed_by(&sender, &reader, &body, random), random);
        refuses(Check::R086, why, 1, &object);
    }
    making.made
}

fn with_keys(step: &str, keys: &Keys) -> Value {
    let (signing, sealing) = keys.secrets();
    json!({ "step": step, "process": hex(PROCESS.0), "signing": hex(*signing), "sealing": hex(*sealing) })
}

fn body(room: RoomId, kind: u64, locators: &[&str]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.array(2).array(1).array(3).bytes(room.bytes());
    writer.array(1).array(3).bytes(&[4; 32]);
    writer.uint(kind).bytes(&[6; 32]);
    writer.array(1).array(3).bytes(&[7; 32]).uint(64);
    writer.bytes(&[4; 32]).array(locators.len());
    for locator in locators {
        writer.text(locator);
    }
    writer.done()
}

/// What somebody could sign and seal who does not keep to the page, for place 1.
fn sealed_by(sender: &Keys, to: &Keys, body: &[u8], random: &mut Drawn) -> Vec<u8> {
    let mut info = Writer::default();
    info.array(7).version().text("return").bytes(&PROCESS.0);
    info.bytes(ROOM.bytes()).uint(1).bytes(to.device().bytes());
    let info = info.done();
    let signature = sender.sign(SignLabel::Welcome, &[&info, body].concat());
    let mut whole = Writer::default();
    whole.array(3).bytes(sender.card().bytes());
    whole.bytes(body).bytes(&signature.0);
    to.card().seal(&info, &whole.done(), random)
}
