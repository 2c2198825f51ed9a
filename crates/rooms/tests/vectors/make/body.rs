use answerable_rooms::check::Check::{self, R001, R002, R003, R012, R014, R025, R040, R054, R055};
use serde_json::{Value, json};

use super::{Group, h, here, id, with};
use crate::second::{A, Device, Item, OTHER, PROCESS, ROOM, Raw, T, U, b, cbor};
use crate::support::vectors::Vector;

pub fn vectors() -> Vec<Vector> {
    let mut group = Group::new("body");
    content(&mut group);
    refused_content(&mut group);
    genesis(&mut group);
    acts(&mut group);
    refused_acts(&mut group);
    rest(&mut group);
    refused_rest(&mut group);
    proofs(&mut group);
    group.done()
}

fn t(text: &str) -> Item {
    T(text.to_owned())
}

/// An attachment of so many bytes.
fn file(bytes: u64, chunks: u64) -> Vec<Item> {
    vec![
        t("a.pdf"),
        U(bytes),
        b(id("blake3")),
        b(id("key")),
        b(id("device")),
        b(id("epoch")),
        U(chunks),
    ]
}

fn record(files: Vec<Item>) -> Vec<Item> {
    vec![U(0), U(7), U(1), U(9), t("{\"type\":\"letter\"}"), A(files)]
}

fn content(group: &mut Group) {
    let line = "{\"type\":\"letter\"}";
    let mut given = |why: &str, items: Vec<Item>, gives: Value| {
        group.gives("content", why, json!({}), &cbor(&A(items)), gives);
    };
    let said = json!({ "at": 7, "hers": 1, "clock": 9, "line": line, "attachments": [] });
    given("a record", record(vec![]), said.clone());
    let told = |bytes: u64, chunks: u64| {
        json!({
            "name": "a.pdf", "bytes": bytes, "blake3": h(id("blake3")), "key": h(id("key")),
            "device": h(id("device")), "epoch": h(id("epoch")), "chunks": chunks,
        })
    };
    let chunk = (1 << 20) - 16;
    let files = vec![A(file(0, 1)), A(file(chunk, 1)), A(file(chunk + 1, 2))];
    let mut with_files = said.clone();
    with_files["attachments"] = json!([told(0, 1), told(chunk, 1), told(chunk + 1, 2)]);
    given(
        "a record with files of no byte, a chunk, and one more",
        record(files),
        with_files,
    );
    let who = vec![U(1), U(7), b([4; 16]), t("Ada")];
    given(
        "who a person is",
        who,
        json!({ "at": 7, "person": h([4; 16]), "name": "Ada" }),
    );
    let confirm = vec![U(2), U(7), b(id("entry"))];
    given(
        "her side stands by what was relayed",
        confirm,
        json!({ "at": 7, "entry": h(id("entry")) }),
    );
    let mut copy = vec![U(3), U(7), b(id("source"))];
    copy.extend(record(vec![]).split_off(2));
    let mut copied = said;
    copied["source"] = h(id("source"));
    given("a released copy", copy, copied);
    let edges = vec![U(0), U(1 << 40), U(0), U(1 << 40), t(""), A(vec![])];
    given(
        "the last second and the last clock",
        edges,
        json!({ "at": 1_u64 << 40, "hers": 0, "clock": 1_u64 << 40, "line": "", "attachments": [] }),
    );
}

fn refused_content(group: &mut Group) {
    let mut refused = |why: &str, place: usize, item: Item, check: Check| {
        let mut items = record(vec![]);
        items[place] = item;
        group.refused("content", why, json!({}), &cbor(&A(items)), check);
    };
    refused("an unknown kind of content", 0, U(4), R025);
    refused("an outline's kind in content", 0, U(23), R025);
    refused("a second after the last one", 1, U((1 << 40) + 1), R002);
    refused("a mark that is neither 0 nor 1", 2, U(2), R001);
    refused("a clock after the last one", 3, U((1 << 40) + 1), R002);
    refused("a line of bytes", 4, b(b"{}"), R001);
    refused("a line that is not UTF-8", 4, Raw(vec![0x61, 0xff]), R001);
    refused(
        "a file that says it has a chunk too many",
        5,
        A(vec![A(file(1, 2))]),
        R001,
    );
    refused(
        "a file of more than a gibibyte",
        5,
        A(vec![A(file((1 << 30) + 1, 1_025))]),
        R002,
    );
    let mut short = file(1, 1);
    short[3] = b([0; 16]);
    refused("a file with a short key", 5, A(vec![A(short)]), R001);
    let mut named = file(1, 1);
    named[0] = t(&"n".repeat(1_025));
    refused("a file with too long a name", 5, A(vec![A(named)]), R002);
    let files = vec![A(file(1, 1)); 257];
    refused("257 files", 5, A(files), R002);
    let mut items = record(vec![]);
    items.push(U(0));
    group.refused(
        "content",
        "an element too many in a record",
        json!({}),
        &cbor(&A(items)),
        R001,
    );
    let confirm = cbor(&A(vec![U(2), U(7), b(&id("entry")[..31])]));
    group.refused(
        "content",
        "a confirmation of 31 bytes",
        json!({}),
        &confirm,
        R001,
    );
    group.refused(
        "content",
        "an empty array",
        json!({}),
        &cbor(&A(vec![])),
        R001,
    );
    let who = cbor(&A(vec![U(1), U(7), b([4; 15]), t("Ada")]));
    group.refused("content", "a person of 15 bytes", json!({}), &who, R001);
}

fn policy(days: u64) -> Item {
    let pair = |one, other| A(vec![U(one), U(other)]);
    A(vec![pair(2, 1), pair(0, 1), pair(1, 2), U(2), U(days)])
}

/// A genesis by that device.
fn beginning(founder: &Device, kind: u64, reader: u64) -> Vec<Item> {
    let nonce = id("nonce");
    vec![
        U(16),
        U(7),
        U(1),
        U(1),
        b(PROCESS),
        b(nonce),
        U(kind),
        policy(14),
        b([1; 16]),
        U(0),
        U(reader),
        b(founder.card()),
        b(founder.proof(&nonce)),
    ]
}

fn genesis(group: &mut Group) {
    let founder = Device::of("founder");
    for (why, kind, reader) in [
        ("a room of hers", 0, 1),
        ("a contact room with a voice", 1, 0),
        ("a bridge", 2, 1),
    ] {
        let gives = json!({
            "at": 7, "process": h(PROCESS), "nonce": h(id("nonce")), "room kind": kind, "erase days": 14,
            "person": h([1; 16]), "side": 0, "reader": reader, "device": h(founder.id()),
        });
        group.gives(
            "outline",
            why,
            json!({}),
            &cbor(&A(beginning(&founder, kind, reader))),
            gives,
        );
    }
    let mut refused = |why: &str, place: usize, item: Item, check: Check| {
        let mut items = beginning(&founder, 0, 1);
        items[place] = item;
        group.refused("outline", why, json!({}), &cbor(&A(items)), check);
    };
    refused("a genesis of a later version", 2, U(2), R003);
    refused("a genesis of an unknown suite", 3, U(2), R003);
    refused(
        "a genesis of another process than its card",
        4,
        b(id("process")),
        R014,
    );
    refused(
        "a genesis with another nonce than the proof",
        5,
        b(id("other nonce")),
        R012,
    );
    refused("a room of an unknown kind", 6, U(3), R025);
    refused("a voice in a room of hers", 10, U(0), R040);
    refused("a founder on a side that there is not", 9, U(3), R025);
    refused(
        "a founder's proof of another device",
        12,
        b(Device::of("other").proof(&id("nonce"))),
        R012,
    );
    refused("a policy of six days", 7, policy(6), R040);
    refused("a policy of 366 days", 7, policy(366), R040);
    let with_pair = |place: usize, one, other| {
        let A(mut numbers) = policy(14) else {
            unreachable!()
        };
        numbers[place] = A(vec![U(one), U(other)]);
        A(numbers)
    };
    refused(
        "a policy by which nobody's word lets somebody in",
        7,
        with_pair(0, 0, 0),
        R040,
    );
    refused(
        "a policy by which 17 are needed",
        7,
        with_pair(1, 17, 0),
        R040,
    );
    refused(
        "a policy by which a third removes",
        7,
        with_pair(2, 1, 3),
        R040,
    );
    refused(
        "a policy by which more than all remove",
        7,
        with_pair(2, 1, 1),
        R040,
    );
    refused(
        "a policy with nought below the line",
        7,
        with_pair(2, 0, 0),
        R040,
    );
    let A(mut numbers) = policy(14) else {
        unreachable!()
    };
    numbers[3] = U(0);
    refused(
        "a policy by which an erasure needs nobody",
        7,
        A(numbers),
        R040,
    );
}

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

fn acts(group: &mut Group) {
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

fn refused_acts(group: &mut Group) {
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

fn sealed(name: u8) -> Item {
    A(vec![b([name; 32]), b([name; 1_168])])
}

fn announcement(purpose: u64, recipients: Vec<Item>, carried: Vec<Item>) -> Vec<Item> {
    vec![
        U(19),
        U(7),
        U(purpose),
        b(id("kc")),
        b(id("hc")),
        A(recipients),
        A(carried),
    ]
}

fn rest(group: &mut Group) {
    let mut given = |why: &str, items: Vec<Item>, gives: Value| {
        group.gives(
            "outline",
            why,
            json!({}),
            &cbor(&A(items)),
            with(&gives, "at", 7),
        );
    };
    let entry = json!({ "entry": h(id("entry")) });
    given("approve", vec![U(18), U(7), b(id("entry"))], entry.clone());
    given("object", vec![U(22), U(7), b(id("entry"))], entry.clone());
    given(
        "erase",
        vec![U(21), U(7), b(id("entry")), U(4)],
        with(&entry, "reason", 4),
    );
    given("seen", vec![U(23), U(7)], json!({}));
    let told = json!({
        "key commitment": h(id("kc")), "outline commitment": h(id("hc")),
        "recipients": [h([1; 32]), h([2; 32])], "carried": null,
    });
    given(
        "an epoch to write under",
        announcement(0, vec![sealed(1), sealed(2)], vec![]),
        told.clone(),
    );
    let carry = announcement(1, vec![sealed(1), sealed(2)], vec![b([3; 32])]);
    given(
        "an epoch that carries",
        carry,
        with(&told, "carried", json!([h([3; 32])])),
    );
    let grant = vec![U(20), U(7), b(id("epoch")), U(1), A(vec![sealed(1)])];
    given(
        "a grant",
        grant,
        json!({ "epoch": h(id("epoch")), "kind": 1, "recipients": [h([1; 32])] }),
    );
}

fn refused_rest(group: &mut Group) {
    let mut refused = |why: &str, items: Vec<Item>, check: Check| {
        group.refused("outline", why, json!({}), &cbor(&A(items)), check);
    };
    refused("an unknown kind of outline", vec![U(24), U(7)], R025);
    refused(
        "content's kind in the outline",
        vec![U(2), U(7), b(id("entry"))],
        R025,
    );
    refused(
        "an unknown reason",
        vec![U(21), U(7), b(id("entry")), U(5)],
        R002,
    );
    refused(
        "an erasure without a reason",
        vec![U(21), U(7), b(id("entry"))],
        R001,
    );
    refused(
        "an approval of 31 bytes",
        vec![U(18), U(7), b([1; 31])],
        R001,
    );
    refused(
        "an epoch for an unknown purpose",
        announcement(2, vec![sealed(1)], vec![]),
        R025,
    );
    refused(
        "an epoch to write under that carries",
        announcement(0, vec![sealed(1)], vec![b([3; 32])]),
        R055,
    );
    let out_of_order = announcement(1, vec![sealed(1)], vec![b([4; 32]), b([3; 32])]);
    refused("carried entries out of order", out_of_order, R001);
    refused(
        "recipients out of order",
        announcement(0, vec![sealed(2), sealed(1)], vec![]),
        R054,
    );
    refused(
        "a recipient twice",
        announcement(0, vec![sealed(1), sealed(1)], vec![]),
        R054,
    );
    let short = A(vec![b([1; 32]), b([1; 1_167])]);
    refused(
        "a sealed key that is too short",
        announcement(0, vec![short], vec![]),
        R001,
    );
    let many = vec![b([3; 32]); 4_097];
    refused(
        "more carried entries than there may be",
        announcement(1, vec![], many),
        R002,
    );
    let grant = |kind, to| vec![U(20), U(7), b(id("epoch")), U(kind), A(to)];
    refused(
        "a grant of an unknown kind of key",
        grant(2, vec![sealed(1)]),
        R025,
    );
    refused(
        "a grant to one device twice",
        grant(0, vec![sealed(1), sealed(1)]),
        R054,
    );
}

fn proofs(group: &mut Group) {
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
