//! A storage that holds back the newest: it says nothing false, so "complete as of" is what shows it.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes and moves the folders that it works in"
)]

mod vaults;

use std::path::Path;

use answerable_office::Office;

use vaults::{Group, note, now, refs, sync, terms};

/// Copies a folder as somebody would who shows one reader an older state of it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), target).expect("a copy")),
        }
    }
}

/// Up to which second everything of somebody is here, as `members` says it.
fn complete_as_of(office: &mut Office, name: &str, minute: i64) -> Option<u64> {
    let members = office.members(now(minute)).expect("members");
    let person = members
        .people
        .iter()
        .find(|person| person.name.as_deref() == Some(name));
    person.expect("a member").complete_as_of_s
}

#[test]
fn what_a_storage_holds_back_is_missed_in_complete_as_of_until_another_way_brings_it() {
    let group = Group::new();
    let stick = group.folder.path().join("stick");
    let (older, newer) = (
        group.folder.path().join("older"),
        group.folder.path().join("newer"),
    );
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 2);
    note(&mut mo, "note-before", 3);
    sync(&mut mo, 3);
    sync(&mut li, 4);
    let before = complete_as_of(&mut li, "mo", 4);
    assert!(before.is_some());

    copy(&stick, &older);
    note(&mut mo, "note-held-back", 60);
    sync(&mut mo, 60);
    std::fs::rename(&stick, &newer).expect("the true state is put away");
    std::fs::rename(&older, &stick).expect("an older one is shown");
    sync(&mut li, 120);
    assert!(!refs(&mut li).contains(&"note-held-back".to_owned()));
    assert_eq!(
        complete_as_of(&mut li, "mo", 120),
        before,
        "an exchange that brought nothing of mo makes nothing of mo complete"
    );

    // A second way, which the one who holds back does not have: a stick from hand to hand.
    li.depot_add(&newer.to_string_lossy(), now(121))
        .expect("a second storage");
    sync(&mut li, 122);
    assert!(refs(&mut li).contains(&"note-held-back".to_owned()));
    assert!(complete_as_of(&mut li, "mo", 122) > before);
}

#[test]
fn who_vouched_for_somebody_is_told_to_the_others() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 2);
    let _ra = group.join("ra", &terms(None), &mut mo, &mut [&mut li], 3);
    sync(&mut li, 4);
    let members = li.members(now(4)).expect("members");
    let ra = members
        .people
        .iter()
        .find(|person| person.name.as_deref() == Some("ra"));
    let mut by = ra.expect("ra is in").let_in_by.clone();
    by.sort();
    assert_eq!(
        by,
        ["li", "mo"],
        "one alone lets nobody in, and both are named"
    );
}
