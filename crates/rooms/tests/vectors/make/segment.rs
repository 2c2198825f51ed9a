use answerable_rooms::check::Check::{
    self, R001, R002, R010, R014, R015, R020, R022, R024, R025, R026, R028, R029,
};
use serde_json::{Value, json};

use super::{Group, changed, h, here, id, random, with, x};
use crate::second::boxes::{Parts, frame};
use crate::second::{A, Device, Item, OTHER, U, b, cbor, chain_start, d, dd, entry_id, header};
use crate::support::vectors::Vector;

pub fn vectors() -> Vec<Vector> {
    let mut group = Group::new("segment");
    given(&mut group);
    places(&mut group);
    leads(&mut group);
    frames(&mut group);
    labels(&mut group);
    runs(&mut group);
    contents(&mut group);
    group.done()
}

fn writer() -> Device {
    Device::of("writer")
}

/// An entry as its author makes it.
#[derive(Clone)]
struct Entry {
    seq: u64,
    id: [u8; 32],
    header: Vec<u8>,
    opening: [u8; 16],
    body: Vec<u8>,
    content: bool,
}

/// Outline, content, content, outline.
fn chain() -> Vec<Entry> {
    let mut before = chain_start(&crate::second::ROOM, &writer().id());
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

fn before(chain: &[Entry], at: usize) -> [u8; 32] {
    if at == 0 {
        chain_start(&crate::second::ROOM, &writer().id())
    } else {
        chain[at - 1].id
    }
}

/// A run of those entries of the chain, as items.
fn run(chain: &[Entry], from: usize, to: usize) -> Vec<Item> {
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

fn outline(runs: Vec<Vec<Item>>) -> Vec<u8> {
    cbor(&A(vec![A(runs.into_iter().map(A).collect())]))
}

/// Openings and bodies, none where there is none.
fn content(bodies: &[Option<([u8; 16], Vec<u8>)>]) -> Vec<u8> {
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

fn carried(chain: &[Entry]) -> Vec<Option<([u8; 16], Vec<u8>)>> {
    let contents = chain.iter().filter(|entry| entry.content);
    contents
        .map(|entry| Some((entry.opening, entry.body.clone())))
        .collect()
}

fn envelope(head: &[Item]) -> Item {
    Item::Raw(super::head::envelope(&writer(), &cbor(&A(head.to_vec()))))
}

fn head() -> Vec<Item> {
    super::head::head(&writer(), 9, 4)
}

fn parts() -> Parts {
    let chain = chain();
    Parts {
        room: crate::second::ROOM,
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

fn name() -> Value {
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

fn reader() -> Value {
    with(&name(), "content key", h(id("K of sealing")))
}

fn told(sealing: &[u8], entries: &[(&Entry, bool)]) -> Value {
    let entries = entries.iter().map(|(entry, shown)| {
        json!({
            "device": h(writer().id()), "seq": entry.seq, "id": h(entry.id),
            "body": if *shown { h(&entry.body) } else { Value::Null },
        })
    });
    json!({
        "sealing": h(sealing), "beat": 4, "replaces": [[2, 4], [6, 6]],
        "entries": entries.collect::<Vec<_>>(),
    })
}

fn given(group: &mut Group) {
    let (chain, parts) = (chain(), parts());
    let all = |shown: [bool; 4]| chain.iter().zip(shown).collect::<Vec<_>>();
    let sealed = parts.seal();
    let mut gives = |why: &str, given: Value, input: &[u8], gives: Value| {
        group.gives("open", why, given, input, gives);
    };
    gives(
        "a reader reads all",
        reader(),
        &sealed,
        told(&id("sealing"), &all([true; 4])),
    );
    gives(
        "a voice reads the outline",
        name(),
        &sealed,
        told(&id("sealing"), &all([true, false, false, true])),
    );
    let mut erased = carried(&chain);
    erased[0] = None;
    let without = Parts {
        content: frame(&content(&erased)),
        ..parts.clone()
    };
    gives(
        "what is erased is not carried",
        reader(),
        &without.seal(),
        told(&id("sealing"), &all([true, false, true, true])),
    );
    let nothing = Parts {
        sealing: [0; 32],
        content: Vec::new(),
        ..parts.clone()
    };
    gives(
        "content of which no body is carried",
        name(),
        &nothing.seal(),
        told(&[], &all([true, false, false, true])),
    );
    let bare = Parts {
        outline: frame(&outline(vec![])),
        ..nothing
    };
    gives("a head alone", name(), &bare.seal(), told(&[], &[]));
    let two = Parts {
        outline: frame(&outline(vec![run(&chain, 2, 4), run(&chain, 0, 1)])),
        content: frame(&content(&carried(&chain)[1..])),
        ..parts.clone()
    };
    let told_two = told(
        &id("sealing"),
        &[(&chain[2], true), (&chain[3], true), (&chain[0], true)],
    );
    gives(
        "two runs of a chain, the later one first",
        reader(),
        &two.seal(),
        told_two,
    );
    // A block of one byte that is said once, by hand: the padding of an outline that says little.
    let repeated = Parts {
        outline: repeated_frame(&outline(vec![])),
        ..bare_parts()
    };
    gives(
        "a frame with a block that repeats a byte",
        name(),
        &repeated.seal(),
        told(&[], &[]),
    );
}

fn bare_parts() -> Parts {
    Parts {
        sealing: [0; 32],
        content: Vec::new(),
        ..parts()
    }
}

/// `81 80`, as one raw block of the first byte and one block that repeats the second once.
fn repeated_frame(plain: &[u8]) -> Vec<u8> {
    assert_eq!(plain, [0x81, 0x80]);
    x("28b52ffd 20 02 080000 81 0b0000 80")
}

fn places(group: &mut Group) {
    let sealed = parts().seal();
    let mut refused = |why: &str, given: Value, input: &[u8]| {
        group.refused("open", why, given, input, R026);
    };
    refused(
        "under another number",
        with(&reader(), "number", 8),
        &sealed,
    );
    refused(
        "under another epoch",
        with(&reader(), "naming", h(id("other"))),
        &sealed,
    );
    refused(
        "in another room",
        with(&reader(), "room", h(OTHER)),
        &sealed,
    );
    refused(
        "in another process",
        with(&reader(), "process", h(id("process"))),
        &sealed,
    );
    refused(
        "in another's folder",
        with(&reader(), "device", h(id("device"))),
        &sealed,
    );
    refused(
        "with another outline key",
        with(&reader(), "outline key", h(id("key"))),
        &sealed,
    );
    refused(
        "with another content key",
        with(&reader(), "content key", h(id("key"))),
        &sealed,
    );
    refused(
        "a byte of the nonce was changed",
        reader(),
        &changed(&sealed, 0),
    );
    refused(
        "a byte of the lead was changed",
        reader(),
        &changed(&sealed, 30),
    );
    refused(
        "a byte of the label was changed",
        reader(),
        &changed(&sealed, 120),
    );
    let outline = 24 + 80 + parts().label.len() + 16 + 3;
    refused(
        "a byte of the outline was changed",
        reader(),
        &changed(&sealed, outline),
    );
    refused(
        "a byte of the content was changed",
        reader(),
        &changed(&sealed, sealed.len() - 20),
    );
    refused("shorter than a lead", reader(), &sealed[..103]);
    refused("nothing", reader(), &[]);
    let other = Parts {
        number: 8,
        ..parts()
    }
    .seal();
    let spliced = [&sealed[..104], &other[104..]].concat();
    refused(
        "the lead of one segment before the boxes of another",
        reader(),
        &spliced,
    );
}

fn leads(group: &mut Group) {
    let parts = parts();
    let (lead, zeros) = (parts.lead(), parts.zeros());
    let mut refused = |why: &str, input: &[u8]| group.refused("open", why, reader(), input, R028);
    let sealed = parts.seal();
    refused("a segment that was cut", &sealed[..sealed.len() - 1]);
    refused("a byte after the segment", &[&sealed[..], &[0]].concat());
    let mut marked = lead.clone();
    marked[63] = 1;
    refused(
        "something after the lengths",
        &parts.seal_with(&marked, &zeros),
    );
    let mut marked = zeros.clone();
    *marked.last_mut().unwrap() = 1;
    refused(
        "padding that is not zeros",
        &parts.seal_with(&lead, &marked),
    );
    refused("no padding", &parts.seal_with(&lead, &[]));
    let class = parts.seal().len() + 64;
    let more = vec![0; zeros.len() + class - sealed.len()];
    refused(
        "padding up to the class after the next",
        &parts.seal_with(&lead, &more),
    );
    let none = Parts {
        sealing: [0; 32],
        ..parts.clone()
    };
    refused("content under no epoch", &none.seal());
    let empty = Parts {
        content: Vec::new(),
        ..parts.clone()
    };
    refused("an epoch for no content", &empty.seal());
    for (place, why) in [
        (35, "a label that is said to be longer"),
        (43, "a content that is said to be longer"),
    ] {
        let mut longer = lead.clone();
        longer[place] += 1;
        group.refused(
            "open",
            why,
            reader(),
            &parts.seal_with(&longer, &zeros),
            R026,
        );
    }
    let mut large = lead;
    large[32] = 0xff;
    group.refused(
        "open",
        "a label of four gibibytes",
        reader(),
        &parts.seal_with(&large, &zeros),
        R002,
    );
}

fn frames(group: &mut Group) {
    let parts = parts();
    let right = parts.outline.clone();
    let mut refused = |why: &str, outline: Vec<u8>| {
        let parts = Parts {
            outline,
            ..parts.clone()
        };
        group.refused("open", why, reader(), &parts.seal(), R029);
    };
    refused("two frames", [right.clone(), right.clone()].concat());
    let skipped = x("502a4d18 01000000 00");
    refused(
        "a frame to be skipped after the frame",
        [right.clone(), skipped.clone()].concat(),
    );
    refused(
        "a frame to be skipped before the frame",
        [skipped, right.clone()].concat(),
    );
    let said = |place: usize, value: u8| {
        let mut frame = right.clone();
        frame[place] = value;
        frame
    };
    refused("another magic number", said(0, 0));
    refused(
        "a dictionary",
        [&right[..4], &[0xe1, 7], &right[5..]].concat(),
    );
    refused("a checksum", [&said(4, 0xe4)[..], &[0; 4]].concat());
    refused("a bit that nothing means yet", said(4, 0xe8));
    refused("a size larger than what is in it", said(5, right[5] ^ 1));
    refused("a size of 16 exbibytes", said(12, 0xff));
    refused(
        "a size of 65 mebibytes, in a small frame",
        [&right[..5], &(65_u64 << 20).to_le_bytes(), &right[13..]].concat(),
    );
    refused(
        "no size",
        [&right[..4], &[0x00, 0x58], &right[13..]].concat(),
    );
    refused(
        "a window of 16 mebibytes",
        [&right[..4], &[0xc0, 0x70], &right[5..]].concat(),
    );
    refused(
        "a last block that ends before its end",
        right[..right.len() - 1].to_vec(),
    );
    let mut open = right.clone();
    open[13] &= 0xfe;
    refused("no last block", open);
    let mut unknown = right.clone();
    unknown[13] |= 0b110;
    refused("a block of an unknown kind", unknown);
    refused("an empty frame", Vec::new());
    refused("bytes that are no frame", b"not compressed at all".to_vec());
    let mut bomb = x("28b52ffd e0");
    bomb.extend((65_u64 << 20).to_le_bytes());
    for block in 0..520_u32 {
        let head = ((128 << 10) << 3) | 0b10 | u32::from(block == 519);
        bomb.extend(&head.to_le_bytes()[..3]);
        bomb.push(0);
    }
    let content = Parts {
        content: bomb,
        ..parts.clone()
    };
    group.refused(
        "open",
        "65 mebibytes of zeros in two kibibytes",
        reader(),
        &content.seal(),
        R029,
    );
}

fn labels(group: &mut Group) {
    let mut refused = |why: &str, label: Vec<Item>, check: Check| {
        let parts = Parts {
            label: cbor(&A(label)),
            ..parts()
        };
        group.refused("open", why, reader(), &parts.seal(), check);
    };
    let with_head = |place: usize, item: Item| {
        let mut items = head();
        items[place] = item;
        vec![envelope(&items), A(vec![])]
    };
    refused("another writer's head", with_head(4, b(id("device"))), R015);
    let mut elsewhere = head();
    (elsewhere[3], elsewhere[9]) = (b(OTHER), A(vec![]));
    refused(
        "a head of another room",
        vec![envelope(&elsewhere), A(vec![])],
        R014,
    );
    let bytes = cbor(&A(head()));
    let mut unsigned = cbor(&A(vec![b(&bytes), A(vec![b([0; 64]), b([])])]));
    refused(
        "a head that nobody signed",
        vec![Item::Raw(unsigned.clone()), A(vec![])],
        R010,
    );
    unsigned.pop();
    let range = |from, to| A(vec![U(from), U(to)]);
    let replaces = |ranges| vec![envelope(&head()), A(ranges)];
    refused(
        "it replaces what it replaces",
        replaces(vec![range(1, 3), range(3, 4)]),
        R001,
    );
    refused("it replaces backwards", replaces(vec![range(3, 1)]), R001);
    refused(
        "it replaces segment nought",
        replaces(vec![range(0, 1)]),
        R001,
    );
    let many = (0..1_025)
        .map(|number| range(number + 1, number + 1))
        .collect();
    refused(
        "it replaces more ranges than there may be",
        replaces(many),
        R002,
    );
    refused(
        "a label with a third part",
        vec![envelope(&head()), A(vec![]), U(0)],
        R001,
    );
}

fn runs(group: &mut Group) {
    let chain = chain();
    let mut refused = |why: &str, runs: Vec<Vec<Item>>, check: Check| {
        let parts = Parts {
            outline: frame(&outline(runs)),
            ..parts()
        };
        group.refused("open", why, reader(), &parts.seal(), check);
    };
    let with_item = |place: usize, item: Item| {
        let mut items = run(&chain, 0, 4);
        items[place] = item;
        vec![items]
    };
    refused(
        "runs that overlap",
        vec![run(&chain, 0, 3), run(&chain, 2, 4)],
        R020,
    );
    refused(
        "a run twice",
        vec![run(&chain, 0, 4), run(&chain, 0, 4)],
        R020,
    );
    refused(
        "a run inside of another, which comes later",
        vec![run(&chain, 1, 2), run(&chain, 0, 4)],
        R020,
    );
    refused(
        "a chain that begins elsewhere",
        with_item(2, b(id("elsewhere"))),
        R020,
    );
    refused("entry number nought", with_item(1, U(0)), R001);
    let far = vec![
        b(writer().id()),
        U(u32::MAX.into()),
        b(id("before")),
        A(vec![b(&chain[0].header), b(&chain[1].header)]),
        A(vec![]),
    ];
    refused("an entry beyond the last number", vec![far], R002);
    let empty = vec![
        b(writer().id()),
        U(1),
        b(before(&chain, 0)),
        A(vec![]),
        A(vec![]),
    ];
    refused("a run of nothing", vec![empty], R001);
    let payload = |at, entry: &Entry| A(vec![U(at), b([&entry.opening[..], &entry.body].concat())]);
    refused(
        "an outline entry without its payload",
        with_item(4, A(vec![payload(0, &chain[0])])),
        R024,
    );
    refused(
        "an outline entry with another's payload",
        with_item(4, A(vec![payload(0, &chain[3]), payload(3, &chain[0])])),
        R024,
    );
    refused(
        "payloads out of order",
        with_item(4, A(vec![payload(3, &chain[3]), payload(0, &chain[0])])),
        R001,
    );
    refused(
        "a payload beyond the run",
        with_item(4, A(vec![payload(0, &chain[0]), payload(4, &chain[3])])),
        R001,
    );
    let among = A(vec![
        payload(0, &chain[0]),
        payload(1, &chain[1]),
        payload(3, &chain[3]),
    ]);
    refused(
        "content among the outline's payloads",
        with_item(4, among),
        R025,
    );
    let commitment = id("commitment");
    let headers = |header: Vec<Item>| {
        let mut all: Vec<_> = chain.iter().map(|entry| b(&entry.header)).collect();
        all[1] = b(cbor(&A(header)));
        with_item(3, A(all))
    };
    refused(
        "a header that is refused",
        headers(header(2, &[], &[], &commitment)),
        R025,
    );
    let twice = header(0, &id("sealing"), &[[1; 32], [1; 32]], &commitment);
    refused("a header that saw something twice", headers(twice), R022);
    let other = header(0, &id("sealing"), &[], &commitment);
    refused(
        "a header that commits to another text",
        headers(other),
        R024,
    );
    let two = frame(&cbor(&A(vec![A(vec![]), A(vec![])])));
    let parts = Parts {
        outline: two,
        ..parts()
    };
    group.refused(
        "open",
        "an outline with a second part",
        reader(),
        &parts.seal(),
        R001,
    );
}

fn contents(group: &mut Group) {
    let chain = chain();
    let right = carried(&chain);
    let mut refused = |why: &str, content: Vec<u8>, check: Check| {
        let parts = Parts {
            content: frame(&content),
            ..parts()
        };
        group.refused("open", why, reader(), &parts.seal(), check);
    };
    let swapped = [right[1].clone(), right[0].clone()];
    refused("bodies in another order", content(&swapped), R024);
    let (opening, body) = right[0].clone().unwrap();
    let other = Some((random("other"), body.clone()));
    refused("another opening", content(&[other, right[1].clone()]), R024);
    refused(
        "an opening without its body",
        content(&[Some((opening, Vec::new())), right[1].clone()]),
        R001,
    );
    refused("a body too few", content(&right[..1]), R028);
    refused(
        "a body too many",
        content(&[right.clone(), vec![None]].concat()),
        R028,
    );
    let bodies = || A(vec![b(&body), b(&body)]);
    refused(
        "an opening too few",
        cbor(&A(vec![b(opening), bodies()])),
        R028,
    );
    refused(
        "half an opening",
        cbor(&A(vec![
            b([opening.as_slice(), &opening[..8]].concat()),
            bodies(),
        ])),
        R028,
    );
    refused(
        "content with a third part",
        cbor(&A(vec![b([]), A(vec![]), U(0)])),
        R001,
    );
}
