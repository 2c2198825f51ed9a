//! Approvals, erasures, epochs and grants.

use answerable_rooms::check::Check::{self, R001, R002, R025, R054, R055};
use serde_json::{Value, json};

use crate::make::{Group, h, id, with};
use crate::second::{A, Item, U, b, cbor};

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

pub fn rest(group: &mut Group) {
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

pub fn refused_rest(group: &mut Group) {
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
