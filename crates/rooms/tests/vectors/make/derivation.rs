use answerable_rooms::check::Check::D009;
use serde_json::{Value, json};

use super::{Group, changed, h, here, id, with};
use crate::second::boxes::chunk;
use crate::second::{ROOM, base32, d, dd, padme};
use crate::support::vectors::Vector;

/// Section 3 of the page, word by word.
const LABELS: [&str; 34] = [
    "process",
    "device",
    "room",
    "chain",
    "entry",
    "payload",
    "epoch",
    "epoch commitment",
    "outline commitment",
    "outline key",
    "recipients",
    "lead key",
    "label key",
    "outline box key",
    "content box key",
    "prefix",
    "object",
    "blob name",
    "blob key",
    "release",
    "invite id",
    "invite commitment",
    "invite place",
    "invite key",
    "invite step",
    "words",
    "code check",
    "paper signing",
    "paper sealing",
    "paper mailbox",
    "mailbox place",
    "mailbox key",
    "process check",
    "share check",
];

pub fn vectors() -> Vec<Vector> {
    let mut group = Group::new("derivation");
    for label in LABELS {
        let gives = json!({ "hash": h(d(label, b"abc")) });
        group.gives(
            "derive",
            &format!("the label {label}"),
            json!({ "label": label }),
            b"abc",
            gives,
        );
    }
    for length in [
        0,
        1_024,
        1_025,
        1_056,
        1_057,
        65_535,
        100_000,
        1 << 20,
        (1 << 20) + 1,
        64 << 20,
    ] {
        let why = format!("the class of {length} bytes");
        let gives = json!({ "class": padme(length) });
        group.gives("class", &why, json!({ "length": length }), &[], gives);
    }
    keys_and_names(&mut group);
    chunks(&mut group);
    ways_back(&mut group);
    group.done()
}

fn keys_and_names(group: &mut Group) {
    let (content, outline, device, key) = (
        id("K"),
        d("outline key", &id("K")),
        id("device"),
        id("file"),
    );
    group.gives(
        "keys of an epoch",
        "one way from the content's key to the outline's",
        json!({ "content key": h(content) }),
        &[],
        json!({
            "outline key": h(outline),
            "key commitment": h(d("epoch commitment", &content)),
            "outline commitment": h(d("outline commitment", &outline)),
        }),
    );
    let folder = base32(&dd("prefix", &[&outline, &device]));
    let given = json!({ "outline key": h(outline), "device": h(device) });
    for number in [1_u64, 64, 65] {
        let name = base32(&dd("object", &[&outline, &device, &number.to_be_bytes()]));
        let given = with(&given, "number", number);
        let gives = json!({ "name": format!("{folder}/{name}") });
        group.gives(
            "name of a segment",
            &format!("segment {number}"),
            given,
            &[],
            gives,
        );
    }
    let name = base32(&dd("blob name", &[&key, &2_u64.to_be_bytes()]));
    let given = with(&with(&given, "key", h(key)), "index", 2);
    let gives = json!({ "name": format!("{folder}/{name}") });
    group.gives(
        "name of a chunk",
        "the third chunk of a file",
        given,
        &[],
        gives,
    );
    let entry = id("entry");
    let gives = json!({ "source": h(d("release", &entry)) });
    group.gives(
        "released",
        "whence a copy comes",
        json!({ "entry": h(entry) }),
        &[],
        gives,
    );
}

/// What came with a later edition of the page stands behind the rest.
fn ways_back(group: &mut Group) {
    for label in ["return place", "return key"] {
        let gives = json!({ "hash": h(d(label, b"abc")) });
        let why = format!("the label {label}");
        group.gives("derive", &why, json!({ "label": label }), b"abc", gives);
    }
}

fn chunks(group: &mut Group) {
    let (key, device) = (id("file"), id("device"));
    let sealed = |index, last, plain: &[u8]| chunk(&key, &ROOM, &device, index, last, plain);
    let given = with(&with(&here(), "key", h(key)), "device", h(device));
    let at = |index: u64, bytes: u64| with(&with(&given, "index", index), "file bytes", bytes);
    let small = b"what is in a small file";
    let len = small.len() as u64;

    let seal = with(&with(&given, "index", 0), "last", 1);
    let gives = json!({ "sealed": h(sealed(0, true, small)) });
    group.gives(
        "seal a chunk",
        "a small file is padded",
        seal.clone(),
        small,
        gives,
    );
    let gives = json!({ "sealed": h(sealed(0, true, &[])) });
    group.gives(
        "seal a chunk",
        "an empty file has one chunk",
        seal,
        &[],
        gives,
    );
    let right = sealed(0, true, small);
    group.gives(
        "open a chunk",
        "a small file",
        at(0, len),
        &right,
        json!({ "chunk": h(small) }),
    );
    let right_last = sealed(3, true, small);
    let four = 3 * ((1 << 20) - 16) + len;
    group.gives(
        "open a chunk",
        "the last of four chunks",
        at(3, four),
        &right_last,
        json!({ "chunk": h(small) }),
    );

    let mut refused = |why: &str, given: Value, input: &[u8]| {
        group.refused("open a chunk", why, given, input, D009);
    };
    refused(
        "a chunk of which a byte was changed",
        at(0, len),
        &changed(&right, 5),
    );
    refused(
        "the tag of a chunk was changed",
        at(0, len),
        &changed(&right, right.len() - 1),
    );
    refused(
        "a chunk that was cut",
        at(0, len),
        &right[..right.len() - 1],
    );
    refused(
        "the first chunk in the place of the second",
        at(1, (1 << 20) + len),
        &right,
    );
    refused(
        "the last chunk of a file that is to go on",
        at(0, 2 << 20),
        &right,
    );
    refused(
        "a chunk beyond the file's end",
        at(4, four),
        &sealed(4, true, &[]),
    );
    refused(
        "a chunk that says it is not the last, and is",
        at(3, four),
        &sealed(3, false, small),
    );
    refused("something behind a file's end", at(0, len - 1), &right);
    refused(
        "a file in another room",
        with(&at(0, len), "room", h(id("room"))),
        &right,
    );
    refused(
        "a file of another process",
        with(&at(0, len), "process", h(id("process"))),
        &right,
    );
    refused(
        "a file in another's folder",
        with(&at(0, len), "device", h(id("other"))),
        &right,
    );
    refused(
        "a file under another key",
        with(&at(0, len), "key", h(id("other"))),
        &right,
    );
    let long = sealed(0, true, &[7; 1_100]);
    refused(
        "a chunk of another class than the file's length",
        at(0, len),
        &long,
    );
}
