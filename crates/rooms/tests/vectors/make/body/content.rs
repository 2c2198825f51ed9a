//! What people record.

use answerable_rooms::check::Check::{self, R001, R002, R025};
use serde_json::{Value, json};

use crate::make::{Group, h, id};
use crate::second::{A, Item, Raw, T, U, b, cbor};

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

pub fn content(group: &mut Group) {
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

pub fn refused_content(group: &mut Group) {
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
