use answerable_rooms::check::Check;
use answerable_rooms::device::Card;
use answerable_rooms::run::entries;
use answerable_rooms::segment::{Segment, SegmentName};
use serde_json::{Value, json};

use super::derivation::{content_key, outline_key};
use super::{device, epoch, h, process, room};
use crate::support::vectors::{Step, bytes_of, number_of};

pub fn step(name: &str) -> Step {
    match name {
        "open" => open,
        _ => panic!("{name}"),
    }
}

/// Opens all that the keys open, and tells every entry.
fn open(given: &Value, input: &[u8]) -> Result<Value, Check> {
    let name = SegmentName {
        process: process(given),
        room: room(given),
        naming: epoch(given, "naming"),
        device: device(given),
        number: number_of(given, "number"),
    };
    let outline = outline_key(given, "outline key");
    let segment = Segment::open(input, name, &outline)?;
    let label = segment.open_label(&outline)?;
    let card = Card::parse(&bytes_of(given, "card"))?;
    let signed = label.head.verify(&name.process, &name.room, &card)?;
    let opened = segment.open_outline(&outline)?;
    let runs = opened.runs()?;
    let content = match given.get("content key") {
        Some(_) => Some(segment.open_content(&content_key(given, "content key"))?),
        None => None,
    };
    let bodies = content
        .as_ref()
        .map(|content| content.bodies())
        .transpose()?;
    let mut told = Vec::new();
    for entry in entries(&runs, bodies.as_ref()) {
        let entry = entry?;
        told.push(json!({
            "device": h(entry.device.bytes()),
            "seq": entry.seq,
            "id": h(entry.id.bytes()),
            "body": entry.payload.map_or(Value::Null, |(_, body)| h(body)),
        }));
    }
    let replaces = label
        .replaces
        .iter()
        .map(|range| json!([range.from, range.to]));
    Ok(json!({
        "sealing": segment.sealing().map_or(h([]), |epoch| h(epoch.bytes())),
        "beat": signed.head().beat,
        "replaces": replaces.collect::<Vec<_>>(),
        "entries": told,
    }))
}
