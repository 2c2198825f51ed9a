//! The beginning of a room.

use answerable_rooms::check::Check::{self, R003, R012, R014, R025, R040};
use serde_json::json;

use crate::make::{Group, h, id};
use crate::second::{A, Device, Item, PROCESS, U, b, cbor};

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

pub fn genesis(group: &mut Group) {
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
