//! A vault that was copied, over two depots that each copy reaches one of: both have sent something before
//! they can know of each other. It is seen by all who read both, and said; nobody reads one of them alone.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test copies and moves the files that it works on, and fails where it can't"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use answerable_office::Office;
use answerable_office::group::{Side, Synced};
use answerable_office::record::Kind;
use serde_json::json;
use support::{Group, now, sync, terms, write};

/// Two depots, of which somebody may have one alone for a while.
struct Two {
    group: Group,
    second: PathBuf,
}

impl Two {
    fn new() -> Self {
        let group = Group::new();
        let second = group.folder.path().join("second");
        fs::create_dir(&second).unwrap();
        Self { group, second }
    }

    fn with(&self, office: &mut Office, minute: i64) {
        let second = self.second.to_string_lossy();
        office.depot_add(&second, now(minute)).unwrap();
        sync(office, minute);
    }

    /// Syncs while one of the two is away.
    fn without(&self, away: &PathBuf, office: &mut Office, minute: i64) -> Synced {
        let aside = self.group.folder.path().join("aside");
        fs::rename(away, &aside).unwrap();
        let synced = office.sync(now(minute), &mut |_| {}).unwrap();
        fs::rename(&aside, away).unwrap();
        assert_eq!(synced.unreached.len(), 1);
        synced
    }
}

/// The two files of a vault, copied while nobody has it open.
fn copy(group: &Group, from: &str, to: &str) {
    let key = |name: &str| group.path(name).with_extension("vault.key");
    fs::copy(group.path(from), group.path(to)).unwrap();
    fs::copy(key(from), key(to)).unwrap();
}

fn note(office: &mut Office, text: &str, minute: i64) {
    write(
        office,
        Kind::Note,
        json!({"ref": text, "text": text}),
        minute,
    );
}

fn checks(office: &mut Office, minute: i64) -> BTreeSet<&'static str> {
    let synced = office.sync(now(minute), &mut |_| {}).unwrap();
    assert!(synced.unreached.is_empty());
    synced.noticed.iter().map(|one| one.check).collect()
}

#[test]
fn copies_that_each_sent_to_a_depot_of_its_own_part_nobody() {
    let two = Two::new();
    let group = &two.group;
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    let mut ra = group.join("ra", &terms(Side::Contact), &mut mo, &mut [&mut li], 3);
    for minute in [4, 5] {
        for office in [&mut mo, &mut li, &mut ra] {
            two.with(office, minute);
        }
    }
    drop(mo);
    copy(group, "mo", "copy");
    let (mut mo, mut copy) = (group.unlock("mo"), group.unlock("copy"));
    note(&mut mo, "to-the-first", 6);
    note(&mut copy, "to-the-second", 6);
    two.without(&two.second, &mut mo, 7);
    two.without(&group.stick(), &mut copy, 7);
    // Li has read the first, and ra the second, before each reads both.
    two.without(&two.second, &mut li, 8);
    note(&mut li, "li-has-seen-the-first", 8);
    two.without(&two.second, &mut li, 8);
    two.without(&group.stick(), &mut ra, 8);
    note(&mut ra, "ra-has-seen-the-second", 8);
    two.without(&group.stick(), &mut ra, 8);
    assert!(checks(&mut li, 9).contains("R-030"), "li sees both");
    assert!(checks(&mut ra, 9).contains("R-030"), "and so does ra");
    for _ in 0..2 {
        checks(&mut li, 10);
        checks(&mut ra, 10);
    }
    for office in [&mut li, &mut ra] {
        let entries = office.recorded().unwrap();
        let refs: BTreeSet<String> = entries.iter().map(|one| one.name.to_string()).collect();
        for of_others in ["li-has-seen-the-first", "ra-has-seen-the-second"] {
            assert!(refs.contains(of_others), "{refs:?}");
        }
        assert!(office.verify().unwrap().is_whole());
    }
    // Neither copy sends anything more, and both say why.
    for office in [&mut mo, &mut copy] {
        let synced = office.sync(now(11), &mut |_| {}).unwrap();
        let said: Vec<_> = synced.noticed.iter().map(|one| one.check).collect();
        assert!(said.contains(&"R-082"), "{said:?}");
        assert_eq!((synced.sent, synced.restarted), (0, false));
    }
}

#[test]
fn r_082_copies_that_went_on_in_a_depot_each_say_so_once_they_know_of_each_other() {
    let two = Two::new();
    let group = &two.group;
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    for minute in [3, 4] {
        two.with(&mut mo, minute);
        two.with(&mut li, minute);
    }
    drop(mo);
    copy(group, "mo", "one");
    copy(group, "mo", "other");
    let mut mo = group.unlock("mo");
    note(&mut mo, "the-vault-goes-on", 5);
    sync(&mut mo, 5);
    // Each copy finds that in a depot of its own, and goes on there.
    let (mut one, mut other) = (group.unlock("one"), group.unlock("other"));
    assert!(two.without(&two.second, &mut one, 6).restarted);
    assert!(two.without(&group.stick(), &mut other, 6).restarted);
    for (office, minute) in [(&mut one, 7), (&mut other, 8)] {
        note(office, "only-here", minute);
        for _ in 0..2 {
            let synced = office.sync(now(minute), &mut |_| {}).unwrap();
            let said: Vec<_> = synced.noticed.iter().map(|one| one.check).collect();
            assert!(said.contains(&"R-082"), "{said:?}");
            assert_eq!((synced.sent, synced.restarted), (0, false));
        }
        assert!(office.verify().unwrap().is_whole());
    }
    // The vault that was never lost goes on.
    note(&mut mo, "goes-on-still", 9);
    let synced = mo.sync(now(9), &mut |_| {}).unwrap();
    assert!(synced.sent > 0);
    assert!(synced.noticed.iter().all(|one| one.check != "R-082"));
}
