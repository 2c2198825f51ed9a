//! Refs that the program makes up: a number where somebody writes alone, letters where several do.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders that it works in"
)]

mod vaults;

use std::collections::BTreeSet;

use answerable_office::record::Kind;
use serde_json::json;

use vaults::{Group, refs, sync, terms, write};

#[test]
fn who_writes_alone_counts_and_a_group_does_not() {
    let group = Group::new();
    let mut mo = group.alone("mo");
    let note = |text: &str| json!({"text": text});
    assert_eq!(write(&mut mo, Kind::Note, note("one"), 1), "note-1");
    assert_eq!(write(&mut mo, Kind::Note, note("two"), 1), "note-2");
    mo.depot_add(&group.depot(), vaults::now(1))
        .expect("a depot");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 2);
    let mut made = BTreeSet::new();
    for number in 0..20 {
        for office in [&mut mo, &mut li] {
            let name = write(office, Kind::Note, note(&number.to_string()), 3);
            let letters = name.strip_prefix("note-").expect("it says the type");
            assert_eq!(letters.len(), 7);
            assert!(
                letters
                    .chars()
                    .all(|letter| "fhklmqrwxyz-".contains(letter))
            );
            assert!(made.insert(name), "nobody else has made it up");
        }
    }
    sync(&mut mo, 4);
    sync(&mut li, 4);
    sync(&mut mo, 4);
    let seen = refs(&mut mo);
    assert_eq!(seen, refs(&mut li));
    assert!(made.iter().all(|name| seen.contains(name)));
}

#[test]
fn two_entries_of_one_ref_are_both_there_under_two_names() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 2);
    for (office, text) in [(&mut mo, "of mo"), (&mut li, "of li")] {
        write(
            office,
            Kind::Note,
            json!({"ref": "the-note", "text": text}),
            3,
        );
    }
    for _ in 0..2 {
        sync(&mut mo, 4);
        sync(&mut li, 4);
    }
    let of = |seen: Vec<String>| -> Vec<String> {
        let notes = seen.into_iter();
        notes.filter(|name| name.starts_with("the-note")).collect()
    };
    let (mine, theirs) = (of(refs(&mut mo)), of(refs(&mut li)));
    assert_eq!(mine, theirs);
    assert_eq!(mine.len(), 2);
    assert_ne!(mine[0], mine[1], "papers tell them apart");
}
