//! What changes who is in a room.

use answerable_rooms::check::Check::{self, R001, R002, R012, R014, R025};
use serde_json::{Value, json};

use crate::make::{Group, h, here, id, with};
use crate::second::{A, Device, Item, OTHER, ROOM, U, b, cbor};

fn act(items: Vec<Item>) -> Vec<u8> {
    cbor(&A(vec![U(17), U(7), A(items)]))
}

fn cut(name: u8, seq: u64) -> Item {
    A(vec![b([name; 32]), U(seq), b(id("entry"))])
}

fn told_cut(name: u8, seq: u64) -> Value {
    json!([h([name; 32]), seq, h(id("entry"))])
}

/// The device that the acts bring in: card and proof, bound to an invitation.
fn newcomer() -> (Device, [u8; 32], Vec<Item>) {
    let (device, invite) = (Device::of("newcomer"), id("invite"));
    let items = vec![b(device.card()), b(device.proof(&invite))];
    (device, invite, items)
}

fn admit() -> Vec<Item> {
    let (_, invite, new) = newcomer();
    let mut items = vec![U(0), b([2; 16]), U(2), U(1), U(1)];
    items.extend(new);
    items.push(b(invite));
    items
}

pub fn acts(group: &mut Group) {
    let (device, invite, new) = newcomer();
    let proof = device.proof(&invite);
    let mut given = |why: &str, items: Vec<Item>, gives: Value| {
        group.gives(
            "outline",
            why,
            json!({}),
            &act(items),
            with(&gives, "at", 7),
        );
    };
    let brought = json!({ "device": h(device.id()), "possession": h(proof) });
    let invited = with(&brought, "invite", h(invite));
    let mut told = invited.clone();
    for (field, value) in [
        ("person", h([2; 16])),
        ("side", json!(2)),
        ("reader", json!(1)),
        ("from now", json!(1)),
    ] {
        told[field] = value;
    }
    given("admit", admit(), told);
    let add = |invite: Item| [vec![U(1)], new.clone(), vec![invite]].concat();
    given(
        "add, with an invitation",
        add(A(vec![b(invite)])),
        invited.clone(),
    );
    given(
        "add a paper key, without one",
        add(A(vec![])),
        brought.clone(),
    );
    let cuts = json!([told_cut(1, 0), told_cut(2, 9)]);
    let person = json!({ "person": h([2; 16]), "cuts": cuts });
    given(
        "remove",
        vec![U(2), b([2; 16]), A(vec![cut(1, 0), cut(2, 9)])],
        person.clone(),
    );
    given("leave", vec![U(3)], json!({}));
    given(
        "drop",
        vec![U(4), A(vec![b([1; 32]), b([2; 32])])],
        json!({ "devices": [h([1; 32]), h([2; 32])] }),
    );
    let recover = [
        vec![U(5), b([2; 16])],
        new.clone(),
        vec![b(invite), A(vec![cut(1, 0), cut(2, 9)])],
    ]
    .concat();
    let mut told = invited;
    told["person"] = person["person"].clone();
    told["cuts"] = person["cuts"].clone();
    given("recover", recover, told);
    let verdict = |name: u8, stands| A(vec![b([name; 32]), U(stands)]);
    given(
        "settle",
        vec![U(6), A(vec![verdict(1, 1), verdict(2, 0)])],
        json!({ "verdicts": [[h([1; 32]), 1], [h([2; 32]), 0]] }),
    );
    let restart = [
        vec![U(7), b([3; 32]), U(9), b(id("entry"))],
        new,
        vec![b([5; 64])],
    ]
    .concat();
    let mut told = brought;
    told["old"] = told_cut(3, 9);
    told["signature"] = h([5; 64]);
    given("restart", restart, told);
}

pub fn refused_acts(group: &mut Group) {
    let mut refused = |why: &str, items: Vec<Item>, check: Check| {
        group.refused("outline", why, json!({}), &act(items), check);
    };
    let admitted = |place: usize, item: Item| {
        let mut items = admit();
        items[place] = item;
        items
    };
    refused("an unknown act", admitted(0, U(8)), R025);
    refused("another act's number", admitted(0, U(1)), R001);
    refused("an admission to an unknown side", admitted(2, U(3)), R025);
    refused("a reader that is neither 0 nor 1", admitted(3, U(2)), R001);
    refused(
        "a card as items",
        admitted(5, A(Device::of("newcomer").items())),
        R001,
    );
    refused("a proof of 63 bytes", admitted(6, b([5; 63])), R001);
    let (_, invite, new) = newcomer();
    refused(
        "two invitations",
        [vec![U(1)], new, vec![A(vec![b(invite), b(invite)])]].concat(),
        R002,
    );
    refused(
        "last entries out of order",
        vec![U(2), b([2; 16]), A(vec![cut(2, 9), cut(1, 0)])],
        R001,
    );
    refused(
        "last entries of one device twice",
        vec![U(2), b([2; 16]), A(vec![cut(1, 0), cut(1, 9)])],
        R001,
    );
    refused(
        "a last entry beyond the last number",
        vec![U(2), b([2; 16]), A(vec![cut(1, 1 << 32)])],
        R002,
    );
    refused("a drop of nothing", vec![U(4), A(vec![])], R001);
    refused(
        "a drop of one device twice",
        vec![U(4), A(vec![b([1; 32]), b([1; 32])])],
        R001,
    );
    refused(
        "a drop of more devices than there can be",
        vec![U(4), A(vec![b([1; 32]); 257])],
        R002,
    );
    refused("a settlement of nothing", vec![U(6), A(vec![])], R001);
    let verdict = |name: u8, stands| A(vec![b([name; 32]), U(stands)]);
    refused(
        "a settlement that says two things",
        vec![U(6), A(vec![verdict(1, 1), verdict(1, 0)])],
        R001,
    );
    refused(
        "a settlement that says neither",
        vec![U(6), A(vec![verdict(1, 2)])],
        R001,
    );
    refused("leaving with something more", vec![U(3), U(0)], R001);
}

pub fn proofs(group: &mut Group) {
    let right = act(admit());
    group.gives(
        "proof of an act",
        "bound to the invitation",
        here(),
        &right,
        json!({}),
    );
    let device = Device::of("newcomer");
    let add = |bound: &[u8; 32], invite: Vec<Item>| {
        act(vec![
            U(1),
            b(device.card()),
            b(device.proof(bound)),
            A(invite),
        ])
    };
    group.gives(
        "proof of an act",
        "bound to the room where there is none",
        here(),
        &add(&ROOM, vec![]),
        json!({}),
    );
    let mut refused = |why: &str, given: Value, input: &[u8], check| {
        group.refused("proof of an act", why, given, input, check);
    };
    refused(
        "a paper key that is to be of another room",
        with(&here(), "room", h(OTHER)),
        &add(&ROOM, vec![]),
        R012,
    );
    refused(
        "a proof for another invitation",
        here(),
        &add(&id("invite"), vec![b(id("other"))]),
        R012,
    );
    refused(
        "a proof for a room, with an invitation",
        here(),
        &add(&ROOM, vec![b(id("invite"))]),
        R012,
    );
    refused(
        "a device of another process",
        with(&here(), "process", h(id("process"))),
        &right,
        R014,
    );
}
