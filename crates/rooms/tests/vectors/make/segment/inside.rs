//! What is refused of what lies in the boxes.

use answerable_rooms::check::Check::{
    self, R001, R002, R010, R014, R015, R020, R022, R024, R025, R028,
};

use super::made::{
    Entry, before, carried, chain, content, envelope, head, outline, parts, reader, run, writer,
};
use crate::make::{Group, id, random};
use crate::second::boxes::{Parts, frame};
use crate::second::{A, Item, OTHER, U, b, cbor, header};

pub fn labels(group: &mut Group) {
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

pub fn runs(group: &mut Group) {
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

pub fn contents(group: &mut Group) {
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
