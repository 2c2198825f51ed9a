use answerable_rooms::check::Check;
use answerable_rooms::entry::{Header, chain_start, commitment, next_id, payload, room_of};
use serde_json::json;

use super::{before, device, h, process, room};
use crate::support::vectors::{Step, array_of, number_of};

pub fn step(name: &str) -> Step {
    match name {
        "header" => |_, input| {
            let header = Header::parse(input)?;
            assert_eq!(header.encode(), input);
            let seen: Vec<_> = header.seen.iter().map(|id| h(id.bytes())).collect();
            Ok(json!({
                "class": header.class as u8,
                "epoch": header.epoch.map_or(h([]), |epoch| h(epoch.bytes())),
                "seen": seen,
                "commitment": h(header.commitment),
            }))
        },
        "room" => |_, input| Ok(json!({ "room": h(room_of(input).bytes()) })),
        "chain" => |given, _| {
            let start = chain_start(&process(given), &room(given), &device(given));
            Ok(json!({ "id": h(start.bytes()) }))
        },
        "id" => |given, input| {
            let id = next_id(&before(given), number_of(given, "seq"), input);
            Ok(json!({ "id": h(id.bytes()) }))
        },
        "commitment" => |given, input| {
            let committed = commitment(&array_of(given, "opening"), input);
            Ok(json!({ "commitment": h(committed) }))
        },
        "payload" => |given, input| {
            let (opening, body) = payload(input, &array_of(given, "commitment"))?;
            Ok::<_, Check>(json!({ "opening": h(opening), "body": h(body) }))
        },
        _ => panic!("{name}"),
    }
}
