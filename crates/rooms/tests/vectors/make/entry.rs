use answerable_rooms::check::Check::{self, R001, R002, R022, R024, R025};
use serde_json::json;

use super::{Group, changed, h, here, id, with};
use crate::second::{A, B, Item, ROOM, Raw, U, b, cbor, chain_start, d, dd, entry_id, header};
use crate::support::vectors::Vector;

pub fn vectors() -> Vec<Vector> {
    let mut group = Group::new("entry");
    headers(&mut group);
    ids(&mut group);
    payloads(&mut group);
    refused_headers(&mut group);
    group.done()
}

/// Ids in order.
pub fn seen(len: u8) -> Vec<[u8; 32]> {
    (0..len).map(|number| [number; 32]).collect()
}

fn headers(group: &mut Group) {
    let (epoch, commitment) = (id("epoch"), id("commitment"));
    let mut given = |why: &str, class: u64, epoch: &[u8], seen: &[[u8; 32]]| {
        let input = cbor(&A(header(class, epoch, seen, &commitment)));
        let ids: Vec<_> = seen.iter().map(h).collect();
        let gives =
            json!({ "class": class, "epoch": h(epoch), "seen": ids, "commitment": h(commitment) });
        group.gives("header", why, json!({}), &input, gives);
    };
    given("content that saw nothing new", 0, &epoch, &[]);
    given("content that saw two others", 0, &epoch, &seen(2));
    given("outline", 1, &[], &seen(1));
    given(
        "outline that saw 24 others, whose number takes two bytes",
        1,
        &[],
        &seen(24),
    );
}

fn ids(group: &mut Group) {
    let device = id("device");
    let genesis = b"a genesis, whatever it says";
    group.gives(
        "room",
        "a room is the hash of its genesis",
        json!({}),
        genesis,
        json!({ "room": h(d("room", genesis)) }),
    );
    let given = with(&here(), "device", h(device));
    let start = chain_start(&ROOM, &device);
    group.gives(
        "chain",
        "the start of a chain",
        given.clone(),
        &[],
        json!({ "id": h(start) }),
    );
    let given = with(&given, "room", h(id("room")));
    let other = chain_start(&id("room"), &device);
    group.gives(
        "chain",
        "the same device in another room",
        given,
        &[],
        json!({ "id": h(other) }),
    );

    let bytes = cbor(&A(header(1, &[], &[], &id("commitment"))));
    let mut given = |why: &str, before: [u8; 32], seq: u64| {
        let gives = json!({ "id": h(entry_id(&before, seq, &bytes)) });
        group.gives(
            "id",
            why,
            json!({ "before": h(before), "seq": seq }),
            &bytes,
            gives,
        );
    };
    given("the first entry of a chain", start, 1);
    given("the same header as first entry in another room", other, 1);
    given("the same header as second entry", start, 2);
    given("the same header after another entry", id("before"), 2);
    given("the last number of a chain", start, u32::MAX.into());
}

fn payloads(group: &mut Group) {
    let (opening, body) = ([0x6f; 16], b"what the entry says");
    let commitment = dd("payload", &[&opening, body]);
    let given = json!({ "opening": h(opening) });
    group.gives(
        "commitment",
        "opening and body",
        given,
        body,
        json!({ "commitment": h(commitment) }),
    );
    let payload = [&opening[..], body].concat();
    let given = json!({ "commitment": h(commitment) });
    let gives = json!({ "opening": h(opening), "body": h(body) });
    group.gives(
        "payload",
        "a payload that meets its commitment",
        given.clone(),
        &payload,
        gives,
    );

    let mut refused = |why: &str, input: &[u8]| {
        group.refused("payload", why, given.clone(), input, R024);
    };
    refused("another opening", &changed(&payload, 0));
    refused("another body", &changed(&payload, 20));
    refused("a body that was cut", &payload[..payload.len() - 1]);
    refused("a byte more", &[&payload[..], &[0]].concat());
    refused("shorter than an opening", &payload[..15]);
    let keyed =
        json!({ "commitment": h(blake3::keyed_hash(&d("payload", &opening), body).as_bytes()) });
    group.refused(
        "payload",
        "a commitment with the opening as a key",
        keyed,
        &payload,
        R024,
    );
}

fn refused_headers(group: &mut Group) {
    let (epoch, commitment) = (id("epoch"), id("commitment"));
    let right = |class, epoch: &[u8], seen: &[[u8; 32]]| header(class, epoch, seen, &commitment);
    let mut refused = |why: &str, items: Vec<Item>, check: Check| {
        group.refused("header", why, json!({}), &cbor(&A(items)), check);
    };
    refused("an unknown class", right(2, &[], &[]), R025);
    refused("content without an epoch", right(0, &[], &[]), R025);
    refused("outline with an epoch", right(1, &epoch, &[]), R025);
    refused("an epoch of 31 bytes", right(0, &epoch[..31], &[]), R001);
    refused("an epoch of 33 bytes", right(0, &[7; 33], &[]), R002);
    let (one, other) = ([1; 32], [2; 32]);
    refused("seen not sorted", right(1, &[], &[other, one]), R022);
    refused("seen twice", right(1, &[], &[one, one]), R022);
    let mut items = right(1, &[], &[]);
    items[2] = A(vec![b([1; 31])]);
    refused("a seen id of 31 bytes", items.clone(), R001);
    items[2] = A(vec![A(vec![])]);
    refused("an array in place of a seen id", items.clone(), R001);
    let many = seen(255);
    let more = (0..2_u8).map(|number| [[0xff; 31].as_slice(), &[0xfe + number]].concat());
    items[2] = A(many.iter().map(b).chain(more.map(B)).collect());
    refused("seen more than there can be devices", items.clone(), R002);
    items[2] = Raw(vec![0x98, 0]);
    refused("the number of those seen in a longer form", items, R001);
    let mut items = right(1, &[], &[]);
    items[3] = b(&commitment[..31]);
    refused("a commitment of 31 bytes", items.clone(), R001);
    items[3] = b(commitment);
    items.push(U(0));
    refused("a fifth element", items, R001);
    let bytes = [cbor(&A(right(1, &[], &[]))), vec![0]].concat();
    group.refused("header", "a byte after the header", json!({}), &bytes, R001);
    let long = [cbor(&A(right(1, &[], &[]))), vec![0; 12 << 10]].concat();
    group.refused(
        "header",
        "more than twelve kibibytes",
        json!({}),
        &long,
        R002,
    );
}
