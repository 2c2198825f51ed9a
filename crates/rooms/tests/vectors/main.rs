//! The bytes of room.md, sections 2 to 7, and of depot.md, sections 3 and 5, as vectors.
//!
//! They are made by the second implementation (`tests/second`), and held against the crate here.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "vectors are files beside the tests, and are as they should be"
)]

#[path = "../second/mod.rs"]
mod second;
#[path = "../support/mod.rs"]
mod support;

mod make;
mod steps;

use std::collections::BTreeSet;

use support::vectors::{Vector, hold, read, write};

type Group = (
    &'static str,
    fn(&str) -> support::vectors::Step,
    fn() -> Vec<Vector>,
);

const GROUPS: [Group; 8] = [
    ("encoding", steps::encoding::step, make::encoding::vectors),
    (
        "derivation",
        steps::derivation::step,
        make::derivation::vectors,
    ),
    ("card", steps::card::step, make::card::vectors),
    ("entry", steps::entry::step, make::entry::vectors),
    ("body", steps::body::step, make::body::vectors),
    ("head", steps::head::step, make::head::vectors),
    ("segment", steps::segment::step, make::segment::vectors),
    ("epoch", steps::epoch::step, make::epoch::vectors),
];

fn file(group: &str) -> String {
    format!("{group}.json")
}

#[test]
fn each_vector_comes_out_as_its_file_says() {
    let (mut gives, mut refused) = (0, 0);
    for (group, step, _) in GROUPS {
        let (one, other) = hold(&file(group), step);
        assert!(one > 0 && other > 0, "{group}");
        (gives, refused) = (gives + one, refused + other);
    }
    assert!(
        gives >= 75 && refused >= 131,
        "{gives} give something, {refused} are refused"
    );
}

#[test]
fn the_files_are_what_the_second_implementation_makes() {
    for (group, _, make) in GROUPS {
        let (file, made) = (read(&file(group)), make());
        assert_eq!(file.len(), made.len(), "{group}");
        for (kept, made) in file.iter().zip(&made) {
            let same = kept.given == made.given && kept.input == made.input;
            assert!(
                same && kept.outcome == made.outcome,
                "{}: {}",
                made.id,
                made.why
            );
        }
    }
}

#[test]
fn a_vector_has_a_name_and_a_reason_of_its_own() {
    let mut ids = BTreeSet::new();
    let mut reasons = BTreeSet::new();
    for (group, _, make) in GROUPS {
        for vector in make() {
            assert!(vector.id.starts_with(group));
            assert!(ids.insert(vector.id.clone()), "{}", vector.id);
            assert!(
                reasons.insert((group, vector.why.clone())),
                "{}",
                vector.why
            );
        }
    }
}

/// Writes the files anew, after the page was changed: `cargo test --test vectors -- --ignored`.
#[test]
#[ignore = "writes files"]
fn write_the_files() {
    for (group, _, make) in GROUPS {
        write(&file(group), group, &make());
    }
}
