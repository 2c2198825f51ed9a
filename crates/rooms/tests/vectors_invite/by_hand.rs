//! Ways back a second time, from the page alone (room.md, 15.6; `tests/second`): what `return.json` gives
//! is more than what the crate says of itself.

use serde_json::{Value, json};

use crate::second::{A, B, Device, T, U, b, base32, boxes, cbor, d, dd, hpke, padme};
use crate::support::vectors::{array_of, bytes_of, hex, number_of, read, text_of};

/// What a vector's step comes to, where it is one that makes something.
fn made(given: &Value) -> Option<Value> {
    match text_of(given, "step") {
        "name of a way back" => {
            let (room, device) = (array_of(given, "room"), array_of(given, "device"));
            Some(json!({ "name": name(&room, &device, number_of(given, "number")) }))
        }
        "leave a way back" => Some(json!({ "object": hex(object(given)) })),
        _ => None,
    }
}

fn name(room: &[u8; 32], device: &[u8; 32], number: u64) -> String {
    let place = dd("return place", &[room, device, &number.to_be_bytes()]);
    base32(&place)
}

fn object(given: &Value) -> Vec<u8> {
    let sender = Device {
        process: array_of(given, "process"),
        signing: array_of(given, "signing"),
        sealing: array_of(given, "sealing"),
        kind: 0,
    };
    let (card, body) = (bytes_of(given, "card"), bytes_of(given, "body"));
    let random = bytes_of(given, "random");
    let (random, nonce) = random.split_first_chunk::<64>().unwrap();
    let nonce = nonce.try_into().unwrap();
    // The one room of the body, and the sealing key of the card, each behind what says what it is.
    let room = item(&body, &[0x82, 0x81, 0x83, 0x58, 0x20], 32);
    let before = 3 + 34 + 34;
    let sealing = item(&card[before..], &[0x59, 0x04, 0xc0], 1_216);
    let device = d("device", &card);
    let number = number_of(given, "number");
    let info = cbor(&A(vec![
        U(1),
        U(1),
        T("return".into()),
        b(sender.process),
        b(room),
        U(number),
        b(device),
    ]));
    let signature = sender.sign("welcome", &[&info[..], &body].concat());
    let whole = cbor(&A(vec![B(sender.card()), B(body.clone()), b(signature)]));
    let sealed = hpke::seal(sealing, &info, &whole, random);
    let mut plain = (sealed.len() as u32).to_be_bytes().to_vec();
    plain.extend(&sealed);
    plain.resize(padme(24 + plain.len() as u64 + 16) as usize - 40, 0);
    let key = dd("return key", &[room, &device]);
    let bound = cbor(&A(vec![U(1), U(1), U(number)]));
    let text = boxes::seal(&key, &nonce, &bound, &plain);
    [&nonce[..], &text].concat()
}

fn item<'b>(bytes: &'b [u8], head: &[u8], len: usize) -> &'b [u8] {
    &bytes.strip_prefix(head).unwrap()[..len]
}

#[test]
fn ways_back_that_a_second_implementation_makes_are_the_same() {
    let mut same = 0;
    for vector in read("return.json") {
        if let Some(made) = made(&vector.given) {
            assert_eq!(Ok(made), vector.outcome, "{}: {}", vector.id, vector.why);
            same += 1;
        }
    }
    assert_eq!(same, 3, "two names, and an object");
}
