//! A segment of four entries, and its parts.

use serde_json::{Value, json};

use crate::make::{h, here, id, random, with};
use crate::second::boxes::{Parts, frame};
use crate::second::{A, Device, Item, ROOM, U, b, cbor, chain_start, d, dd, entry_id, header};

pub fn writer() -> Device {
    Device::of("writer")
}

/// An entry as its author makes it.
#[derive(Clone)]
pub struct Entry {
    pub seq: u64,
    pub id: [u8; 32],
    pub header: Vec<u8>,
    pub opening: [u8; 16],
    pub body: Vec<u8>,
    pub content: bool,
}

/// Outline, content, content, outline.
pub fn chain() -> Vec<Entry> {
    let mut before = chain_start(&ROOM, &writer().id());
    let bodies = [
        cbor(&A(vec![U(23), U(1)])),
        cbor(&A(vec![U(2), U(2), b(id("one"))])),
        cbor(&A(vec![U(2), U(3), b(id("two"))])),
        cbor(&A(vec![U(23), U(4)])),
    ];
    let mut entries = Vec::new();
    for (at, body) in bodies.into_iter().enumerate() {
        let (content, seq) = ([false, true, true, false][at], at as u64 + 1);
        let opening = random(&format!("opening {at}"));
        let epoch = if content {
            id("sealing").to_vec()
        } else {
            Vec::new()
        };
        let commitment = dd("payload", &[&opening, &body]);
        let header = cbor(&A(header(u64::from(!content), &epoch, &[], &commitment)));
        before = entry_id(&before, seq, &header);
        entries.push(Entry {
            seq,
            id: before,
            header,
            opening,
            body,
            content,
        });
    }
    entries
}

pub fn before(chain: &[Entry], at: usize) -> [u8; 32] {
    if at == 0 {
        chain_start(&ROOM, &writer().id())
    } else {
        chain[at - 1].id
    }
}

/// A run of those entries of the chain, as items.
pub fn run(chain: &[Entry], from: usize, to: usize) -> Vec<Item> {
    let part = &chain[from..to];
    let payload = |(at, entry): (usize, &Entry)| {
        let payload = [&entry.opening[..], &entry.body].concat();
        (!entry.content).then(|| A(vec![U(at as u64), b(payload)]))
    };
    vec![
        b(writer().id()),
        U(part[0].seq),
        b(before(chain, from)),
        A(part.iter().map(|entry| b(&entry.header)).collect()),
        A(part.iter().enumerate().filter_map(payload).collect()),
    ]
}

pub fn outline(runs: Vec<Vec<Item>>) -> Vec<u8> {
    cbor(&A(vec![A(runs.into_iter().map(A).collect())]))
}

/// Openings and bodies, none where there is none.
pub fn content(bodies: &[Option<([u8; 16], Vec<u8>)>]) -> Vec<u8> {
    let none = || ([0; 16], Vec::new());
    let all: Vec<_> = bodies
        .iter()
        .map(|body| body.clone().unwrap_or_else(none))
        .collect();
    let openings = all
        .iter()
        .map(|(opening, _)| opening.to_vec())
        .collect::<Vec<_>>()
        .concat();
    cbor(&A(vec![
        b(openings),
        A(all.iter().map(|(_, body)| b(body)).collect()),
    ]))
}

pub fn carried(chain: &[Entry]) -> Vec<Option<([u8; 16], Vec<u8>)>> {
    let contents = chain.iter().filter(|entry| entry.content);
    contents
        .map(|entry| Some((entry.opening, entry.body.clone())))
        .collect()
}

pub fn envelope(head: &[Item]) -> Item {
    Item::Raw(crate::make::head::envelope(
        &writer(),
        &cbor(&A(head.to_vec())),
    ))
}

pub fn head() -> Vec<Item> {
    crate::make::head::head(&writer(), 9, 4)
}

pub fn parts() -> Parts {
    let chain = chain();
    Parts {
        room: ROOM,
        naming: id("naming"),
        device: writer().id(),
        number: 7,
        outline_key: d("outline key", &id("K of naming")),
        content_key: id("K of sealing"),
        sealing: id("sealing"),
        nonce: random("nonce"),
        label: cbor(&A(vec![
            envelope(&head()),
            A(vec![A(vec![U(2), U(4)]), A(vec![U(6), U(6)])]),
        ])),
        outline: frame(&outline(vec![run(&chain, 0, 4)])),
        content: frame(&content(&carried(&chain))),
    }
}

pub fn name() -> Value {
    let mut given = here();
    for (field, value) in [
        ("naming", h(id("naming"))),
        ("device", h(writer().id())),
        ("number", json!(7)),
        ("outline key", h(d("outline key", &id("K of naming")))),
        ("card", h(writer().card())),
    ] {
        given[field] = value;
    }
    given
}

pub fn reader() -> Value {
    with(&name(), "content key", h(id("K of sealing")))
}
