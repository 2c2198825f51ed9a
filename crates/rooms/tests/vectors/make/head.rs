use answerable_rooms::check::Check::{
    self, R001, R002, R003, R010, R013, R014, R015, R016, R017, R018, R030,
};
use serde_json::{Value, json};

use super::card::{with_order, without_r};
use super::{Group, changed, h, here, id, secrets, with};
use crate::second::{A, Device, Item, PROCESS, ROOM, U, b, cbor, chain_start};
use crate::support::vectors::Vector;

pub fn vectors() -> Vec<Vector> {
    let mut group = Group::new("head");
    given(&mut group);
    forms(&mut group);
    signatures(&mut group);
    orders(&mut group);
    group.done()
}

/// What a head says of another chain.
pub fn seen(name: u8, seq: u64, counter: u64) -> Item {
    let device = [name; 32];
    let last = if seq == 0 {
        chain_start(&ROOM, &device)
    } else {
        id("seen")
    };
    A(vec![b(device), U(seq), b(last), U(counter)])
}

/// Segments that are to be read.
pub fn live(from: u64, to: u64, sealing: [u8; 32]) -> Item {
    A(vec![U(from), U(to), b(sealing), b(id("naming"))])
}

/// A head of that device.
pub fn head(device: &Device, seq: u64, beat: u64) -> Vec<Item> {
    let last = if seq == 0 {
        chain_start(&ROOM, &device.id())
    } else {
        id("last")
    };
    vec![
        U(1),
        U(1),
        b(PROCESS),
        b(ROOM),
        b(device.id()),
        U(seq),
        b(last),
        U(beat),
        U(7),
        A(vec![seen(1, 0, 0), seen(2, 5, 3)]),
        A(vec![live(1, 1, [0; 32]), live(3, 64, id("sealing"))]),
    ]
}

/// A head in its envelope.
pub fn envelope(device: &Device, bytes: &[u8]) -> Vec<u8> {
    wrapped(bytes, &device.sign("head", bytes), &[])
}

fn wrapped(bytes: &[u8], signature: &[u8], reserved: &[u8]) -> Vec<u8> {
    cbor(&A(vec![b(bytes), A(vec![b(signature), b(reserved)])]))
}

fn told(device: &Device, seq: u64, last: [u8; 32]) -> Value {
    json!({
        "process": h(PROCESS), "room": h(ROOM), "device": h(device.id()),
        "seq": seq, "id": h(last), "beat": 4, "at": 7,
        "seen": [[h([1; 32]), 0, h(chain_start(&ROOM, &[1; 32])), 0], [h([2; 32]), 5, h(id("seen")), 3]],
        "live": [[1, 1, "", h(id("naming"))], [3, 64, h(id("sealing")), h(id("naming"))]],
    })
}

fn given(group: &mut Group) {
    let device = Device::of("writer");
    let bytes = cbor(&A(head(&device, 9, 4)));
    group.gives(
        "head",
        "a head",
        json!({}),
        &bytes,
        told(&device, 9, id("last")),
    );
    let start = chain_start(&ROOM, &device.id());
    let empty = cbor(&A(head(&device, 0, 4)));
    group.gives(
        "head",
        "a head without an entry",
        json!({}),
        &empty,
        told(&device, 0, start),
    );
    let signed = envelope(&device, &bytes);
    group.gives(
        "sign",
        "a head is signed",
        secrets(&device),
        &bytes,
        json!({ "envelope": h(&signed) }),
    );
    let given = with(&here(), "card", h(device.card()));
    let gives = json!({ "device": h(device.id()), "beat": 4 });
    group.gives("envelope", "its signature is right", given, &signed, gives);
}

fn forms(group: &mut Group) {
    let device = Device::of("writer");
    let mut refused = |why: &str, place: usize, item: Item, check: Check| {
        let mut items = head(&device, 9, 4);
        items[place] = item;
        group.refused("head", why, json!({}), &cbor(&A(items)), check);
    };
    refused("a later version", 0, U(2), R003);
    refused("an unknown suite", 1, U(2), R003);
    refused("no entry, and an id", 5, U(0), R016);
    refused("a number beyond the last", 5, U(1 << 32), R002);
    refused("the head before the first", 7, U(0), R001);
    refused("a second after the last one", 8, U((1 << 40) + 1), R002);
    refused(
        "seen out of order",
        9,
        A(vec![seen(2, 5, 3), seen(1, 0, 0)]),
        R018,
    );
    refused("seen twice", 9, A(vec![seen(1, 5, 3), seen(1, 6, 3)]), R018);
    let own = A(vec![b(device.id()), U(1), b(id("seen")), U(1)]);
    refused("its own chain among the others", 9, A(vec![own]), R018);
    let false_start = A(vec![b([1; 32]), U(0), b(id("seen")), U(0)]);
    refused(
        "nothing seen of a chain, and an id",
        9,
        A(vec![false_start]),
        R018,
    );
    refused(
        "more seen than there can be devices",
        9,
        A(vec![seen(1, 0, 0); 257]),
        R002,
    );
    refused(
        "live segments out of order",
        10,
        A(vec![live(3, 4, [0; 32]), live(1, 1, [0; 32])]),
        R001,
    );
    refused(
        "live segments twice",
        10,
        A(vec![live(1, 3, [0; 32]), live(3, 4, [0; 32])]),
        R001,
    );
    refused(
        "live segments from last to first",
        10,
        A(vec![live(4, 3, [0; 32])]),
        R001,
    );
    refused(
        "a live segment before the first",
        10,
        A(vec![live(0, 1, [0; 32])]),
        R001,
    );
    refused(
        "more ranges than there may be",
        10,
        A((0..1_025).map(|n| live(n + 1, n + 1, [0; 32])).collect()),
        R002,
    );
    let mut items = head(&device, 9, 4);
    items.pop();
    group.refused(
        "head",
        "no word on what is live",
        json!({}),
        &cbor(&A(items)),
        R001,
    );
}

fn signatures(group: &mut Group) {
    let device = Device::of("writer");
    let bytes = cbor(&A(head(&device, 9, 4)));
    let right = device.sign("head", &bytes);
    let given = with(&here(), "card", h(device.card()));
    let mut refused = |why: &str, given: Value, input: &[u8], check: Check| {
        group.refused("envelope", why, given, input, check);
    };
    let sign = |signature: &[u8]| wrapped(&bytes, signature, &[]);
    refused(
        "a signature of which a byte was changed",
        given.clone(),
        &sign(&changed(&right, 40)),
        R010,
    );
    let other = cbor(&A(head(&device, 9, 5)));
    refused(
        "a head of which a byte was changed",
        given.clone(),
        &wrapped(&other, &right, &[]),
        R010,
    );
    refused(
        "a signature with the order added to its S",
        given.clone(),
        &sign(&with_order(&right)),
        R010,
    );
    refused(
        "a signature whose R is of low order",
        given.clone(),
        &sign(&without_r(&device, "head", &bytes)),
        R010,
    );
    refused(
        "a signature for another purpose",
        given.clone(),
        &sign(&device.sign("restart", &bytes)),
        R010,
    );
    refused(
        "another device's signature",
        given.clone(),
        &sign(&Device::of("other").sign("head", &bytes)),
        R010,
    );
    refused(
        "a signature of 63 bytes",
        given.clone(),
        &sign(&right[..63]),
        R001,
    );
    refused(
        "something in the reserved place",
        given.clone(),
        &wrapped(&bytes, &right, &[0]),
        R013,
    );
    refused(
        "a second signature",
        given.clone(),
        &wrapped(&bytes, &right, &right),
        R013,
    );
    let signed = envelope(&device, &bytes);
    refused(
        "a head of another room",
        with(&given, "room", h(id("room"))),
        &signed,
        R014,
    );
    refused(
        "a head of another process",
        with(&given, "process", h(id("process"))),
        &signed,
        R014,
    );
    let ghost = with(&given, "card", h(Device::of("other").card()));
    refused(
        "a head held against another device's card",
        ghost,
        &signed,
        R015,
    );
    refused(
        "a byte after the envelope",
        given,
        &[signed, vec![0]].concat(),
        R001,
    );
}

fn orders(group: &mut Group) {
    let device = Device::of("writer");
    let known = head(&device, 9, 4);
    let change = |changes: &[(usize, Item)]| {
        let mut items = known.clone();
        for (place, item) in changes {
            items[*place] = item.clone();
        }
        cbor(&A(items))
    };
    let given = json!({ "known": h(cbor(&A(known.clone()))) });
    let next = |seq, last: [u8; 32]| [(5, U(seq)), (6, b(last)), (7, U(5))];
    let mut gives = |why: &str, input: &[u8], order: &str| {
        group.gives(
            "order",
            why,
            given.clone(),
            input,
            json!({ "order": order }),
        );
    };
    gives("the same head again", &change(&[]), "the same");
    gives(
        "a later head of a longer chain",
        &change(&next(10, id("next"))),
        "newer",
    );
    gives(
        "a later head of the same chain",
        &change(&[(7, U(5))]),
        "newer",
    );
    gives(
        "an earlier head of a shorter chain",
        &change(&[(5, U(8)), (6, b(id("before"))), (7, U(3))]),
        "older",
    );
    let mut refused = |why: &str, input: &[u8], check: Check| {
        group.refused("order", why, given.clone(), input, check);
    };
    refused("two heads of one beat", &change(&[(8, U(8))]), R030);
    refused(
        "two entries of one number",
        &change(&next(9, id("other"))),
        R030,
    );
    refused(
        "a later head of a shorter chain",
        &change(&next(8, id("before"))),
        R017,
    );
    refused(
        "an earlier head of a longer chain",
        &change(&[(5, U(10)), (6, b(id("next"))), (7, U(3))]),
        R017,
    );
    let forgets = |seen: Vec<Item>| change(&[(7, U(5)), (9, A(seen))]);
    refused(
        "a chain that was seen is not any more",
        &forgets(vec![seen(1, 0, 0)]),
        R018,
    );
    refused(
        "less of a chain than before",
        &forgets(vec![seen(1, 0, 0), seen(2, 4, 3)]),
        R018,
    );
    refused(
        "fewer segments than before",
        &forgets(vec![seen(1, 0, 0), seen(2, 5, 2)]),
        R018,
    );
    let other = A(vec![b([2; 32]), U(5), b(id("other")), U(3)]);
    refused(
        "another entry of the number that was seen",
        &forgets(vec![seen(1, 0, 0), other]),
        R018,
    );
}
