//! What of a storage can't be read or put is set aside and said; the round goes on with all the rest.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test damages the files that it works on, and fails where it can't"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use answerable_office::Office;
use answerable_office::group::{Side, Synced};
use answerable_office::record::Kind;
use serde_json::json;
use support::{Group, now, sync, terms, write};

fn note(office: &mut Office, text: &str, minute: i64) {
    write(
        office,
        Kind::Note,
        json!({"ref": text, "text": text}),
        minute,
    );
}

fn synced(office: &mut Office, minute: i64) -> Synced {
    let synced = office.sync(now(minute), &mut |_| {}).unwrap();
    assert!(synced.unreached.is_empty(), "{:?}", synced.unreached);
    synced
}

fn has(office: &mut Office, reference: &str) -> bool {
    let entries = office.recorded().unwrap();
    entries.iter().any(|entry| *entry.name == *reference)
}

fn says(synced: &Synced, check: &str) -> bool {
    synced.noticed.iter().any(|one| one.check == check)
}

fn objects(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(objects(&path)),
            false => drop(found.insert(path)),
        }
    }
    found
}

/// What a sync put into the stick.
fn put_by(group: &Group, office: &mut Office, minute: i64) -> Vec<PathBuf> {
    let before = objects(&group.stick());
    sync(office, minute);
    let after = objects(&group.stick());
    after.difference(&before).cloned().collect()
}

#[test]
fn what_cant_be_read_of_one_keeps_back_nobody_else() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    let mut ra = group.join("ra", &terms(Side::Contact), &mut mo, &mut [&mut li], 3);
    for office in [&mut mo, &mut li, &mut ra] {
        sync(office, 4);
    }
    note(&mut li, "from-li", 5);
    let put = put_by(&group, &mut li, 5);
    note(&mut ra, "from-ra", 5);
    ra.sync(now(5), &mut |_| {}).unwrap();
    note(&mut ra, "from-ra-alone", 6);
    // A folder has the name of a piece: neither a plain file nor nothing.
    for piece in &put {
        fs::rename(piece, piece.with_extension("kept")).unwrap();
        fs::create_dir(piece).unwrap();
    }
    let told = synced(&mut mo, 7);
    assert!(says(&told, "D-001"), "{:?}", told.noticed);
    assert!(!has(&mut mo, "from-li"));
    let told = synced(&mut mo, 8);
    assert!(says(&told, "D-001"), "it is said as long as it is so");
    for piece in &put {
        fs::remove_dir(piece).unwrap();
        fs::rename(piece.with_extension("kept"), piece).unwrap();
    }
    sync(&mut mo, 9);
    assert!(has(&mut mo, "from-li") && has(&mut mo, "from-ra"));
}

#[test]
fn d_007_what_lies_in_the_own_place_is_passed_over() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    // Where the next piece will lie is found out with a copy, which then is forgotten.
    drop(mo);
    let key = |name: &str| group.path(name).with_extension("vault.key");
    fs::copy(group.path("mo"), group.path("copy")).unwrap();
    fs::copy(key("mo"), key("copy")).unwrap();
    let mut copy = group.unlock("copy");
    note(&mut copy, "never-said", 3);
    let next = put_by(&group, &mut copy, 3);
    for piece in &next {
        fs::write(piece, b"something else").unwrap();
    }
    let mut mo = group.unlock("mo");
    note(&mut mo, "said-all-the-same", 4);
    let told = synced(&mut mo, 4);
    assert!(says(&told, "D-007"), "{:?}", told.noticed);
    assert!(!told.restarted, "noise makes no copy");
    let told = synced(&mut mo, 5);
    assert!(!says(&told, "D-007"), "{:?}", told.noticed);
    synced(&mut li, 6);
    synced(&mut li, 7);
    assert!(has(&mut li, "said-all-the-same"));
    note(&mut mo, "and-more", 8);
    synced(&mut mo, 8);
    synced(&mut li, 9);
    assert!(has(&mut li, "and-more"));
}
