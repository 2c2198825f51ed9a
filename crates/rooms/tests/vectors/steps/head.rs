use std::cmp::Ordering;

use answerable_rooms::device::Card;
use answerable_rooms::head::{Envelope, Head};
use serde_json::{Value, json};

use super::card::keys;
use super::{h, process, room};
use crate::support::vectors::{Step, bytes_of};

pub fn step(name: &str) -> Step {
    match name {
        "head" => |_, input| {
            let head = Head::parse(input)?;
            assert_eq!(head.encode(), input);
            Ok(tell(&head))
        },
        "sign" => |given, input| {
            let head = Head::parse(input)?;
            Ok(json!({ "envelope": h(head.sign(&keys(given)).encode()) }))
        },
        "envelope" => |given, input| {
            let card = Card::parse(&bytes_of(given, "card"))?;
            let signed = Envelope::parse(input)?.verify(&process(given), &room(given), &card)?;
            assert_eq!(signed.encode(), input);
            Ok(json!({ "device": h(signed.head().device.bytes()), "beat": signed.head().beat }))
        },
        "order" => |given, input| {
            let known = Head::parse(&bytes_of(given, "known"))?;
            let order = match Head::parse(input)?.order(&known)? {
                Ordering::Less => "older",
                Ordering::Equal => "the same",
                Ordering::Greater => "newer",
            };
            Ok(json!({ "order": order }))
        },
        _ => panic!("{name}"),
    }
}

fn tell(head: &Head) -> Value {
    let seen = head.seen.iter().map(|seen| {
        json!([
            h(seen.device.bytes()),
            seen.seq,
            h(seen.id.bytes()),
            seen.counter
        ])
    });
    let live = head.live.iter().map(|live| {
        let sealing = live.sealing.map_or(h([]), |epoch| h(epoch.bytes()));
        json!([
            live.range.from,
            live.range.to,
            sealing,
            h(live.naming.bytes())
        ])
    });
    json!({
        "process": h(head.process.bytes()),
        "room": h(head.room.bytes()),
        "device": h(head.device.bytes()),
        "seq": head.seq,
        "id": h(head.id.bytes()),
        "beat": head.beat,
        "at": head.at,
        "seen": seen.collect::<Vec<_>>(),
        "live": live.collect::<Vec<_>>(),
    })
}
