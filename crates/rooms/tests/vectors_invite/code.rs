//! The steps of `code.json`.

use answerable_rooms::act::Act;
use answerable_rooms::base32;
use answerable_rooms::cbor::{Reader, Writer};
use answerable_rooms::check::Check;
use answerable_rooms::code::Code;
use answerable_rooms::device::{Card, DeviceKind, Keys};
use answerable_rooms::ids::{DeviceId, InviteId, PersonId, ProcessId, RoomId};
use answerable_rooms::invite::{self, Invitation};
use answerable_rooms::join::{Awaiting, Joining, LetIn};
use answerable_rooms::kept::Kept;
use answerable_rooms::locator::Locator;
use answerable_rooms::offer::{Offer, Offered, Purpose};
use answerable_rooms::steps::welcome_places;
use answerable_rooms::welcome::Welcome;
use answerable_rooms::words::Words;
use serde_json::{Value, json};

use crate::support::vectors::{
    Step, Tape, array_of, bytes_of, hex, list_of, number_of, text_of, unhex,
};

/// The step of that name.
pub fn step(name: &str) -> Step {
    match name {
        "read code" => read_code,
        "draw" => draw,
        "join" => join,
        "read step 1" => read_step_1,
        "answer" => answer,
        "read step 2" => read_step_2,
        "welcome" => welcome,
        "read welcome" => read_welcome,
        "let in" => let_in,
        _ => panic!("{name}"),
    }
}

fn read_code(_: &Value, input: &[u8]) -> Result<Value, Check> {
    let code = Code::parse(std::str::from_utf8(input).unwrap())?;
    let locators: Vec<_> = code.locators().iter().map(Locator::as_str).collect();
    let invite = code.invite();
    let first = welcome_places(&invite).next().unwrap();
    Ok(json!({
        "code": *code.text(),
        "invite": hex(invite.0),
        "process": hex(code.process().0),
        "at": code.at(),
        "locators": locators,
        "welcome name": first.name(),
    }))
}

fn draw(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let rooms = list_of(given, "rooms").iter().map(|room| Offered {
        room: RoomId(array_of(room, "room")),
        genesis: bytes_of(room, "genesis"),
        person: PersonId(array_of(room, "person")),
        side: match number_of(room, "side") {
            0 => answerable_rooms::act::Side::Survivor,
            1 => answerable_rooms::act::Side::Support,
            _ => answerable_rooms::act::Side::Contact,
        },
        reader: number_of(room, "reader") == 1,
        from_now: number_of(room, "from") == 1,
    });
    let locators = list_of(given, "locators").iter();
    let locators = locators.map(|text| Locator::new(text.as_str().unwrap()));
    let purpose = match number_of(given, "purpose") {
        0 => Purpose::Join,
        1 => Purpose::Own,
        _ => Purpose::Recover,
    };
    let mut tape = Tape::of(given);
    let invitation = Invitation::draw(
        &keys(given),
        purpose,
        rooms.collect(),
        locators.collect::<Result<_, _>>()?,
        number_of(given, "now_s"),
        &mut tape,
    )?;
    tape.used();
    Ok(json!({
        "code": *invitation.code().text(),
        "offer": hex(part(&invitation.encode(), 0)),
    }))
}

fn join(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let mut tape = Tape::of(given);
    let code = Code::parse(text_of(given, "code"))?;
    let joining = Joining::begin(code, text_of(given, "name"), &mut tape)?;
    tape.used();
    let (place, object) = joining.object();
    Ok(json!({
        "step 1": hex(part(&joining.encode(), 1)),
        "name": place.name(),
        "object": hex(object),
    }))
}

fn read_step_1(given: &Value, input: &[u8]) -> Result<Value, Check> {
    let others = given
        .get("other storages")
        .map(|_| list_of(given, "other storages"));
    let others: Vec<_> = others.unwrap_or_default().iter().map(unhex).collect();
    let mut objects = vec![input];
    objects.extend(others.iter().map(Vec::as_slice));
    let step1 = invitation(given).read(&objects)?;
    Ok(json!({ "device": hex(step1.device().0), "name": step1.name() }))
}

fn answer(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let invitation = invitation(given);
    let object = invitation
        .place()
        .seal(&bytes_of(given, "step 1"), &mut Zeros);
    let step1 = invitation.read(&[&object])?;
    let mut tape = Tape::of(given);
    let answered = invitation.answer(step1, &keys(given), &mut tape)?;
    tape.used();
    let (place, object) = answered.object();
    let mut gives = said(answered.words());
    gives["name"] = json!(place.name());
    gives["object"] = json!(hex(object));
    Ok(gives)
}

fn read_step_2(given: &Value, input: &[u8]) -> Result<Value, Check> {
    let parts = [secrets(given), bytes_of(given, "step 1"), Vec::new()];
    let Ok(Kept::Joining(joining)) = kept(3, given, &parts) else {
        panic!("a joiner");
    };
    let answer = joining.read(input)?;
    let invited = joining.take(answer);
    let mut gives = said(invited.words());
    let rooms = invited.offer().rooms().iter();
    let rooms: Vec<_> = rooms.map(|offered| hex(offered.room.0)).collect();
    gives["rooms"] = json!(rooms);
    gives["inviter"] = json!(hex(invited.offer().inviter().device().0));
    Ok(gives)
}

fn welcome(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let invite = InviteId(array_of(given, "invite"));
    let at = number_of(given, "number") as usize - 3;
    let place = welcome_places(&invite).nth(at).unwrap();
    let newcomer = Card::parse(&bytes_of(given, "card"))?;
    let body = Welcome::read(&bytes_of(given, "body"))?;
    let mut tape = Tape::of(given);
    let object = invite::welcome(&place, &invite, &body, &keys(given), &newcomer, &mut tape);
    tape.used();
    Ok(json!({ "name": place.name(), "object": hex(object) }))
}

fn read_welcome(given: &Value, input: &[u8]) -> Result<Value, Check> {
    let awaiting = awaiting(given);
    let at = number_of(given, "number") as usize - 3;
    let place = awaiting.welcome_places().nth(at).unwrap();
    let (sender, welcome) = awaiting.open(&place, input)?;
    Ok(started(&sender, &welcome))
}

/// What a welcome says.
pub fn started(sender: &Card, welcome: &Welcome) -> Value {
    let rooms = welcome.rooms().iter().map(|start| {
        let keys = start.keys.iter();
        let keys: Vec<_> = keys
            .map(|key| json!([hex(key.epoch.0), key.kind as u64, hex(key.key.bytes())]))
            .collect();
        let writers = start.writers.iter();
        let writers: Vec<_> = writers
            .map(|at| json!([hex(at.device.0), at.segment, hex(at.epoch.0)]))
            .collect();
        json!({ "room": hex(start.room.0), "keys": keys, "writers": writers })
    });
    let locators: Vec<_> = welcome.locators().iter().map(Locator::as_str).collect();
    json!({
        "sender": hex(sender.device().0),
        "rooms": rooms.collect::<Vec<_>>(),
        "locators": locators,
    })
}

fn let_in(given: &Value, input: &[u8]) -> Result<Value, Check> {
    let act = Act::read(&mut Reader::new(input))?;
    let members: Vec<_> = list_of(given, "members").iter().map(unhex).collect();
    let found = LetIn {
        act: &act,
        person: PersonId(array_of(given, "person")),
        sender: DeviceId(array_of(given, "sender")),
        is_member: &|device| members.iter().any(|member| member == device.bytes()),
    };
    awaiting(given).let_in(&RoomId(array_of(given, "room")), &found)?;
    Ok(json!({}))
}

fn said(words: Words) -> Value {
    json!({ "words": words.words().join(" "), "digits": words.digits() })
}

/// The keys of a machine: process and two secrets.
pub fn keys(given: &Value) -> Keys {
    let process = match given.get("process") {
        Some(_) => ProcessId(array_of(given, "process")),
        None => Code::parse(text_of(given, "code")).unwrap().process(),
    };
    let (signing, sealing) = (array_of(given, "signing"), array_of(given, "sealing"));
    Keys::from_secrets(process, DeviceKind::Machine, &signing, &sealing)
}

fn secrets(given: &Value) -> Vec<u8> {
    [bytes_of(given, "signing"), bytes_of(given, "sealing")].concat()
}

fn invitation(given: &Value) -> Invitation {
    let Ok(Kept::Drawn(invitation)) = kept(0, given, &[bytes_of(given, "offer")]) else {
        panic!("an invitation");
    };
    invitation
}

fn awaiting(given: &Value) -> Awaiting {
    let step1 = bytes_of(given, "step 1");
    let parts = [secrets(given), step1, bytes_of(given, "offer")];
    let Ok(Kept::Awaiting(awaiting)) = kept(5, given, &parts) else {
        panic!("somebody who waits");
    };
    awaiting
}

/// A state as a vault would keep it, out of a vector's fields.
fn kept(stage: u64, given: &Value, parts: &[Vec<u8>]) -> Result<Kept, Check> {
    let letters = text_of(given, "code").strip_prefix("answerable-").unwrap();
    let item = base32::decode(letters).unwrap();
    let mut writer = Writer::default();
    writer.array(4 + parts.len()).version().uint(stage);
    writer.bytes(&item[..item.len() - 4]);
    for part in parts {
        writer.bytes(part);
    }
    Kept::parse(&writer.done())
}

/// A part of what a vault would keep.
pub fn part(kept: &[u8], number: usize) -> Vec<u8> {
    let mut reader = Reader::new(kept);
    reader.array().unwrap();
    reader.version().unwrap();
    reader.uint().unwrap();
    let parts = (0..=number + 1).map(|_| reader.bytes(usize::MAX).unwrap().to_vec());
    parts.last().unwrap()
}

/// The offer, once it is known to be one.
pub fn offer(bytes: &[u8]) -> Offer {
    Offer::read(bytes).unwrap()
}

/// Chance that does not matter: what is sealed with it is opened at once.
struct Zeros;

impl rand_core::TryRng for Zeros {
    type Error = rand_core::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(0)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(0)
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Self::Error> {
        to.fill(0);
        Ok(())
    }
}

impl rand_core::TryCryptoRng for Zeros {}
