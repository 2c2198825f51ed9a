use answerable_rooms::check::Check;
use answerable_rooms::device::Card;
use answerable_rooms::epoch::{Announcement, Grant, KeyKind, Purpose};
use answerable_rooms::epoch_key::EpochKey;
use answerable_rooms::handing::Giver;
use answerable_rooms::ids::EntryId;
use answerable_rooms::outline::Outline;
use answerable_rooms::secret::Secret;
use serde_json::{Value, json};

use super::card::keys;
use super::derivation::content_key;
use super::{before, device, epoch, h, process, room};
use crate::support::vectors::{Step, Tape, array_of, bytes_of, list_of, number_of, unhex};

pub fn step(name: &str) -> Step {
    match name {
        "id" => |given, input| {
            let id = announcement(input)?.id(&giver(given), &before(given));
            Ok(json!({ "epoch": h(id.bytes()) }))
        },
        "announce" => announce,
        "open" => |given, input| {
            let key =
                announcement(input)?.open(&giver(given), &epoch(given, "epoch"), &keys(given))?;
            Ok(tell(key.as_ref()))
        },
        "grant" => |given, _| {
            let key = EpochKey::of(kind(given), Secret::from(array_of(given, "key")));
            let cards: Vec<_> = list_of(given, "cards").iter().map(card).collect();
            let mut tape = Tape::of(given);
            let cards: Vec<_> = cards.iter().collect();
            let grant = Grant::make(
                &giver(given),
                epoch(given, "epoch"),
                &key,
                &cards,
                &mut tape,
            );
            tape.used();
            Ok(json!({ "body": h(Outline::Grant { at: 5, grant }.encode()) }))
        },
        "open a grant" => |given, input| {
            let announced = announcement(&bytes_of(given, "announcement"))?;
            let Outline::Grant { grant, .. } = Outline::parse(input)? else {
                panic!("a grant")
            };
            let key = grant.open(&giver(given), &announced, &keys(given))?;
            Ok(tell(key.as_ref()))
        },
        _ => panic!("{name}"),
    }
}

fn announce(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let readers = list_of(given, "readers")
        .iter()
        .map(|value| (card(value), KeyKind::Content));
    let voices = list_of(given, "voices")
        .iter()
        .map(|value| (card(value), KeyKind::Outline));
    let cards: Vec<_> = readers.chain(voices).collect();
    let recipients: Vec<_> = cards.iter().map(|(card, kind)| (card, *kind)).collect();
    let purpose = match given.get("carried") {
        None => Purpose::Write,
        Some(carried) => {
            let ids = carried.as_array().unwrap().iter();
            Purpose::Carry(
                ids.map(|id| EntryId(unhex(id).try_into().unwrap()))
                    .collect(),
            )
        }
    };
    let mut tape = Tape::of(given);
    let key = content_key(given, "content key");
    let (id, announcement) = Announcement::make(
        &giver(given),
        &before(given),
        &key,
        purpose,
        &recipients,
        &mut tape,
    );
    tape.used();
    let body = Outline::Epoch {
        at: 5,
        announcement,
    }
    .encode();
    Ok(json!({ "epoch": h(id.bytes()), "body": h(body) }))
}

fn announcement(body: &[u8]) -> Result<Announcement, Check> {
    match Outline::parse(body)? {
        Outline::Epoch { announcement, .. } => Ok(announcement),
        _ => panic!("an announcement"),
    }
}

fn tell(key: Option<&EpochKey>) -> Value {
    key.map_or(
        json!({ "key": null }),
        |key| json!({ "key": h(key.secret().bytes()), "kind": key.kind() as u8 }),
    )
}

fn card(value: &Value) -> Card {
    Card::parse(&unhex(value)).unwrap()
}

fn kind(given: &Value) -> KeyKind {
    if number_of(given, "key kind") == 0 {
        KeyKind::Content
    } else {
        KeyKind::Outline
    }
}

fn giver(given: &Value) -> Giver {
    Giver {
        process: process(given),
        room: room(given),
        device: device(given),
    }
}
