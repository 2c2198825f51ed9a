use answerable_rooms::device::{Card, DeviceKind, Keys};
use answerable_rooms::signature::Signature;
use serde_json::{Value, json};

use super::{h, process};
use crate::support::vectors::{Step, Tape, array_of, bytes_of, number_of};

pub fn step(name: &str) -> Step {
    match name {
        "draw" => |given, _| {
            let mut tape = Tape::of(given);
            let keys = Keys::draw(process(given), kind(given), &mut tape);
            tape.used();
            Ok(json!({ "card": h(keys.card().bytes()), "device": h(keys.device().bytes()) }))
        },
        "card" => |_, input| {
            let card = Card::parse(input)?;
            Ok(json!({
                "device": h(card.device().bytes()),
                "process": h(card.process().bytes()),
                "kind": card.kind() as u8,
            }))
        },
        "card of the process" => |given, input| {
            Card::parse(input)?.belongs(&process(given))?;
            Ok(json!({}))
        },
        "prove" => |given, _| {
            let proof = keys(given).prove(&array_of(given, "bound"));
            Ok(json!({ "possession": h(proof.0) }))
        },
        "proves" => |given, input| {
            let possession = Signature(array_of(given, "possession"));
            Card::parse(input)?.proves(&array_of(given, "bound"), &possession)?;
            Ok(json!({}))
        },
        "seal" => |given, input| {
            let mut tape = Tape::of(given);
            let card = Card::parse(&bytes_of(given, "card"))?;
            let sealed = card.seal(&bytes_of(given, "info"), input, &mut tape);
            tape.used();
            Ok(json!({ "sealed": h(sealed) }))
        },
        "open" => |given, input| {
            let opened = keys(given).open(&bytes_of(given, "info"), input)?;
            Ok(json!({ "opened": h(opened.as_slice()) }))
        },
        _ => panic!("{name}"),
    }
}

pub fn keys(given: &Value) -> Keys {
    let secrets = (
        array_of(given, "signing secret"),
        array_of(given, "sealing seed"),
    );
    Keys::from_secrets(process(given), kind(given), &secrets.0, &secrets.1)
}

fn kind(given: &Value) -> DeviceKind {
    match number_of(given, "kind") {
        0 => DeviceKind::Machine,
        1 => DeviceKind::Paper,
        _ => DeviceKind::Shares,
    }
}
