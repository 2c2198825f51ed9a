//! A vault that was copied, or restored from a backup, goes on as a second device of its person: nothing
//! is lost, nothing is there twice, and nobody sees two histories.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test copies the files that it works on, and fails where it can't"
)]

mod support;

use std::fs;
use std::path::Path;

use answerable_office::group::{Given, PendingKind, Side, Standing, Synced};
use answerable_office::record::words::Room;
use answerable_office::record::{Kind, Sight};
use answerable_office::{Draft, Failure, Office};
use serde_json::json;
use support::{Group, now, sync, terms, write};

/// The two files of a vault, copied while nobody has it open.
fn copy(group: &Group, from: &str, to: &str) {
    let key = |name: &str| group.path(name).with_extension("vault.key");
    fs::copy(group.path(from), group.path(to)).unwrap();
    fs::copy(key(from), key(to)).unwrap();
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry
            .map(|entry| (entry.path(), entry.file_name()))
            .unwrap();
        match path.is_dir() {
            true => copy_folder(&path, &to.join(name)),
            false => drop(fs::copy(&path, to.join(name)).unwrap()),
        }
    }
}

fn note(office: &mut Office, text: &str, minute: i64) -> String {
    write(
        office,
        Kind::Note,
        json!({"ref": text, "text": text}),
        minute,
    )
}

fn synced(office: &mut Office, minute: i64) -> Synced {
    let synced = office.sync(now(minute), &mut |_| {}).unwrap();
    assert!(synced.unreached.is_empty());
    synced
}

fn checks(synced: &Synced) -> Vec<&'static str> {
    synced.noticed.iter().map(|one| one.check).collect()
}

/// Everybody syncs until nothing moves any more; nothing is noticed on the way.
fn settle(offices: &mut [&mut Office], minute: i64) {
    for round in 0..3 {
        for office in offices.iter_mut() {
            sync(office, minute + round);
        }
    }
}

fn refs(office: &mut Office) -> Vec<String> {
    let entries = office.recorded().unwrap();
    let mut refs: Vec<String> = entries.iter().map(|entry| entry.name.to_string()).collect();
    refs.sort();
    refs
}

/// All have the same, each of these once, nothing is damaged, and nobody sees a fork.
#[track_caller]
fn agree(offices: &mut [&mut Office], notes: &[&str]) {
    let first = refs(offices[0]);
    for note in notes {
        let there = first.iter().filter(|one| one == note).count();
        assert_eq!(there, 1, "{note} in {first:?}");
    }
    let ledgers = ledgers(offices[0]);
    for office in offices.iter_mut() {
        assert_eq!(refs(office), first);
        assert_eq!(self::ledgers(office), ledgers);
        whole(office);
        let members = office.members(now(99)).unwrap();
        assert!(
            members.noticed.iter().all(|one| one.check == "R-081"),
            "{:?}",
            members.noticed
        );
        assert!(members.rooms.iter().all(|room| room.missing == 0));
    }
}

#[track_caller]
fn whole(office: &mut Office) {
    let found = office.verify().unwrap();
    let damaged: Vec<_> = found.rooms.iter().map(|room| &room.damaged).collect();
    assert!(
        found.is_whole(),
        "{damaged:?} {:?} {:?} {}",
        found.misfiled,
        found.unlogged,
        found.fold_agrees
    );
}

fn ledgers(office: &mut Office) -> String {
    let day = answerable_office::record::Day::new(2026, 12, 31).unwrap();
    let looked = office.look(day, Sight::ALL).unwrap();
    serde_json::to_string(&looked.ledgers()).unwrap()
}

/// How many devices somebody has that read, and whether one of them is in use here.
fn devices(office: &mut Office) -> (usize, bool) {
    let devices = office.devices().unwrap();
    let read = devices
        .iter()
        .filter(|device| device.standing == Standing::Reads);
    (read.count(), devices.iter().any(|device| device.this))
}

#[test]
fn a_copy_that_is_used_beside_the_first_becomes_a_second_device() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    note(&mut mo, "before", 3);
    drop(mo);
    copy(&group, "mo", "copy");
    let (mut mo, mut other) = (group.unlock("mo"), group.unlock("copy"));
    note(&mut mo, "on-the-first", 4);
    note(&mut other, "on-the-copy", 5);
    // What is released before it was sent names its original by an id that it then has no more.
    other.release("on-the-copy", Room::Bridge, now(5)).unwrap();
    sync(&mut mo, 6);
    let went_on = synced(&mut other, 7);
    assert!(went_on.restarted);
    assert_eq!(checks(&went_on), ["R-081"]);
    note(&mut mo, "more-on-the-first", 8);
    note(&mut other, "more-on-the-copy", 8);
    settle(&mut [&mut li, &mut mo, &mut other], 9);
    let notes = [
        "before",
        "on-the-first",
        "on-the-copy",
        "more-on-the-first",
        "more-on-the-copy",
    ];
    agree(&mut [&mut li, &mut mo, &mut other], &notes);
    assert_eq!(devices(&mut mo), (2, true));
    assert_eq!(devices(&mut other), (2, true));
    assert_eq!(other.me(), Some("mo"));
    let members = other.members(now(20)).unwrap();
    assert_eq!(members.noticed.len(), 1, "the copy says what it is");
    assert!(mo.members(now(20)).unwrap().noticed.is_empty());
    // Both are devices like any other: one can drop the other, whose keys open nothing later.
    let first = other.devices().unwrap();
    let first = first.iter().find(|device| !device.this).unwrap();
    other.device_drop(&first.name, now(21)).unwrap();
    sync(&mut other, 21);
    sync(&mut li, 22);
    note(&mut li, "after-the-drop", 23);
    sync(&mut li, 23);
    sync(&mut other, 24);
    synced(&mut mo, 25);
    assert!(refs(&mut other).contains(&"after-the-drop".to_owned()));
    assert!(!refs(&mut mo).contains(&"after-the-drop".to_owned()));
}

#[test]
fn a_file_that_was_attached_on_the_copy_travels_with_its_entry() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    drop(mo);
    copy(&group, "mo", "copy");
    let (mut mo, mut other) = (group.unlock("mo"), group.unlock("copy"));
    let paper = group.folder.path().join("paper.txt");
    fs::write(&paper, b"what was agreed").unwrap();
    let serde_json::Value::Object(fields) = json!({"ref": "agreed", "text": "See the paper."})
    else {
        panic!("fields")
    };
    let files = vec![paper.into()];
    let written = other.write_down(Kind::Note, &Draft { fields, files }, now(3));
    let written = written.unwrap().reference;
    note(&mut mo, "meanwhile", 3);
    sync(&mut mo, 4);
    assert!(synced(&mut other, 5).restarted);
    settle(&mut [&mut li, &mut mo, &mut other], 6);
    for office in [&mut li, &mut mo, &mut other] {
        let mut bytes = Vec::new();
        office
            .read_attachment(&written, "agreed/paper.txt", &mut bytes)
            .unwrap();
        assert_eq!(bytes, b"what was agreed");
    }
    agree(
        &mut [&mut li, &mut mo, &mut other],
        &["agreed", "meanwhile"],
    );
}

#[test]
fn a_backup_that_is_restored_knows_what_was_written_after_it() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    drop(mo);
    copy(&group, "mo", "backup");
    let mut mo = group.unlock("mo");
    note(&mut mo, "after-the-backup", 3);
    sync(&mut mo, 3);
    sync(&mut li, 4);
    note(&mut li, "an-answer", 4);
    sync(&mut li, 4);
    sync(&mut mo, 5);
    drop(mo);
    let mut mo = group.unlock("backup");
    note(&mut mo, "written-before-the-sync", 6);
    assert!(synced(&mut mo, 7).restarted);
    note(&mut mo, "written-after-it", 8);
    settle(&mut [&mut mo, &mut li], 9);
    let notes = [
        "after-the-backup",
        "an-answer",
        "written-before-the-sync",
        "written-after-it",
    ];
    agree(&mut [&mut mo, &mut li], &notes);
    // Li goes on writing under a key that the new device was given.
    note(&mut li, "to-the-new-device", 20);
    settle(&mut [&mut li, &mut mo], 20);
    agree(&mut [&mut mo, &mut li], &["to-the-new-device"]);
    assert_eq!(
        devices(&mut mo),
        (2, true),
        "the lost one is there to be dropped"
    );
}

#[test]
fn a_backup_hears_it_from_others_where_the_own_pieces_are_not_there() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    let second = group.folder.path().join("second");
    fs::create_dir(&second).unwrap();
    for office in [&mut mo, &mut li] {
        office.depot_add(&second.to_string_lossy(), now(3)).unwrap();
        sync(office, 3);
    }
    drop(mo);
    copy(&group, "mo", "backup");
    // What mo wrote later reaches li over the second depot alone, which then is lost.
    let mut mo = group.unlock("mo");
    fs::rename(group.stick(), group.folder.path().join("away")).unwrap();
    note(&mut mo, "after-the-backup", 4);
    mo.sync(now(4), &mut |_| {}).unwrap();
    li.sync(now(5), &mut |_| {}).unwrap();
    fs::rename(group.folder.path().join("away"), group.stick()).unwrap();
    fs::rename(&second, group.folder.path().join("lost")).unwrap();
    note(&mut li, "has-seen-it", 6);
    li.sync(now(6), &mut |_| {}).unwrap();
    drop(mo);
    let mut mo = group.unlock("backup");
    note(&mut mo, "from-the-backup", 7);
    // Li's word shows nothing: nothing is sent, and mo is asked, who knows it.
    for minute in [7, 8] {
        let asked = mo.sync(now(minute), &mut |_| {}).unwrap();
        assert!(checks(&asked).contains(&"R-085"), "{:?}", asked.noticed);
        assert_eq!((asked.restarted, asked.sent), (false, 0));
    }
    mo.device_anew().unwrap();
    let went_on = mo.sync(now(8), &mut |_| {}).unwrap();
    assert!(went_on.restarted, "{:?}", went_on.noticed);
    assert!(matches!(mo.device_anew(), Err(Failure::NothingClaimed)));
    fs::rename(group.folder.path().join("lost"), &second).unwrap();
    settle(&mut [&mut mo, &mut li], 8);
    let notes = ["after-the-backup", "has-seen-it", "from-the-backup"];
    agree(&mut [&mut mo, &mut li], &notes);
}

#[test]
fn whoever_says_that_their_vault_was_never_copied_is_held_up_by_that_word_no_more() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    settle(&mut [&mut mo, &mut li], 3);
    drop(mo);
    copy(&group, "mo", "copy");
    // Li has seen what the copy wrote; nothing of it is there any more. So it looks where somebody lies.
    let mut other = group.unlock("copy");
    let before = group.folder.path().join("before");
    copy_folder(&group.stick(), &before);
    note(&mut other, "on-the-copy", 4);
    sync(&mut other, 4);
    li.sync(now(5), &mut |_| {}).unwrap();
    note(&mut li, "has-seen-it", 5);
    fs::remove_dir_all(group.stick()).unwrap();
    copy_folder(&before, &group.stick());
    li.sync(now(6), &mut |_| {}).unwrap();
    drop(other);

    let mut mo = group.unlock("mo");
    note(&mut mo, "from-mo", 7);
    let asked = synced(&mut mo, 7);
    let of_li = asked.noticed.iter().find(|one| one.check == "R-085");
    assert_eq!(of_li.unwrap().whose.as_deref(), Some("li"));
    assert_eq!(asked.sent, 0);
    assert_eq!(mo.device_same().unwrap(), ["li"]);
    for minute in [8, 9] {
        let goes_on = synced(&mut mo, minute);
        assert!(!checks(&goes_on).contains(&"R-085"));
        assert!(!goes_on.restarted);
        assert_eq!(goes_on.sent > 0, minute == 8, "what was held back is sent");
    }
    assert!(matches!(mo.device_same(), Err(Failure::NothingClaimed)));
}

#[test]
fn two_copies_of_a_vault_that_had_published_nothing_are_two_devices() {
    let group = Group::new();
    let mut mo = group.alone("mo");
    mo.depot_add(&group.stick().to_string_lossy(), now(1))
        .unwrap();
    note(&mut mo, "before", 1);
    drop(mo);
    copy(&group, "mo", "copy");
    let (mut mo, mut other) = (group.unlock("mo"), group.unlock("copy"));
    note(&mut mo, "on-the-first", 2);
    note(&mut other, "on-the-copy", 3);
    sync(&mut mo, 4);
    assert!(synced(&mut other, 5).restarted);
    settle(&mut [&mut mo, &mut other], 6);
    let notes = ["before", "on-the-first", "on-the-copy"];
    agree(&mut [&mut mo, &mut other], &notes);
    assert_eq!(devices(&mut mo), (2, true));
    let mut li = group.join("li", &terms(Side::Contact), &mut other, &mut [], 10);
    settle(&mut [&mut mo, &mut other, &mut li], 20);
    agree(&mut [&mut mo, &mut other, &mut li], &notes);
}

#[test]
fn a_copy_whose_first_is_not_used_any_more_goes_on_as_the_same_device() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    note(&mut mo, "before", 3);
    drop(mo);
    copy(&group, "mo", "moved");
    let mut mo = group.unlock("moved");
    note(&mut mo, "after", 4);
    settle(&mut [&mut mo, &mut li], 5);
    agree(&mut [&mut mo, &mut li], &["before", "after"]);
    assert_eq!(devices(&mut mo), (1, true));
}

#[test]
fn a_copy_of_one_of_two_devices_is_a_third() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let invited = mo.device_add(now(2)).unwrap();
    let cost = answerable_office::KeyCost::lowest();
    let path = group.path("mo-2");
    let (mut second, _) = Office::join(
        &path,
        &group.passphrase(),
        cost,
        &invited.code,
        "mo",
        now(2),
    )
    .unwrap();
    let pending = mo.pending(now(2)).unwrap();
    second.joining(now(2)).unwrap();
    mo.approve(&pending[0].handle.clone(), now(2)).unwrap();
    sync(&mut mo, 2);
    second.joining(now(2)).unwrap();
    settle(&mut [&mut second, &mut mo], 3);
    drop(second);
    copy(&group, "mo-2", "copy");
    let (mut second, mut other) = (group.unlock("mo-2"), group.unlock("copy"));
    note(&mut second, "on-the-second", 6);
    note(&mut other, "on-its-copy", 6);
    note(&mut mo, "on-the-first", 6);
    sync(&mut second, 7);
    sync(&mut mo, 7);
    assert!(synced(&mut other, 8).restarted);
    settle(&mut [&mut mo, &mut second, &mut other], 9);
    let notes = ["on-the-second", "on-its-copy", "on-the-first"];
    agree(&mut [&mut mo, &mut second, &mut other], &notes);
    assert_eq!(devices(&mut mo), (3, true));
}

#[test]
fn a_copy_of_a_copy_goes_on_too_and_who_comes_later_reads_all_of_them() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    drop(mo);
    copy(&group, "mo", "second");
    let (mut mo, mut second) = (group.unlock("mo"), group.unlock("second"));
    note(&mut mo, "one", 3);
    note(&mut second, "two", 3);
    sync(&mut mo, 4);
    assert!(synced(&mut second, 5).restarted);
    settle(&mut [&mut li, &mut mo, &mut second], 6);
    drop(second);
    copy(&group, "second", "third");
    let (mut second, mut third) = (group.unlock("second"), group.unlock("third"));
    note(&mut second, "three", 10);
    note(&mut third, "four", 10);
    sync(&mut second, 11);
    assert!(synced(&mut third, 12).restarted);
    settle(&mut [&mut li, &mut mo, &mut second, &mut third], 13);
    let notes = ["one", "two", "three", "four"];
    agree(&mut [&mut li, &mut mo, &mut second, &mut third], &notes);
    assert_eq!(devices(&mut third), (3, true));
    let others = &mut [&mut li, &mut mo];
    let mut ra = group.join("ra", &terms(Side::Contact), &mut third, others, 20);
    settle(
        &mut [&mut ra, &mut li, &mut mo, &mut second, &mut third],
        30,
    );
    agree(
        &mut [&mut ra, &mut li, &mut mo, &mut second, &mut third],
        &notes,
    );
}

#[test]
fn what_was_decided_on_the_copy_and_not_sent_yet_is_decided_by_the_new_device() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    let mut ra = group.join("ra", &terms(Side::Contact), &mut mo, &mut [&mut li], 3);
    settle(&mut [&mut mo, &mut li, &mut ra], 4);
    let removed = li.remove("ra", &[], now(7)).unwrap();
    assert!(matches!(removed.given, Given::Waits(..)));
    sync(&mut li, 7);
    sync(&mut mo, 7);
    drop(mo);
    copy(&group, "mo", "copy");
    let (mut mo, mut other) = (group.unlock("mo"), group.unlock("copy"));
    let pending = other.pending(now(8)).unwrap();
    let removal = pending
        .iter()
        .find(|pending| pending.what == PendingKind::Removal)
        .unwrap();
    other.approve(&removal.handle.clone(), now(8)).unwrap();
    note(&mut other, "erased-before-it-was-sent", 9);
    write(
        &mut other,
        Kind::Erasure,
        json!({"of": "erased-before-it-was-sent", "reason": "mistake"}),
        9,
    );
    note(&mut other, "after-the-removal", 9);
    note(&mut mo, "meanwhile", 9);
    sync(&mut mo, 10);
    assert!(synced(&mut other, 11).restarted);
    settle(&mut [&mut li, &mut mo, &mut other], 12);
    let _ = ra.sync(now(16), &mut |_| {}).unwrap();
    assert!(refs(&mut li).contains(&"after-the-removal".to_owned()));
    assert!(!refs(&mut ra).contains(&"after-the-removal".to_owned()));
    assert!(!refs(&mut li).contains(&"erased-before-it-was-sent".to_owned()));
    for office in [&mut li, &mut mo, &mut other] {
        whole(office);
        let members = office.members(now(20)).unwrap();
        let ra = members
            .people
            .iter()
            .find(|one| one.person.as_deref() == Some("ra"));
        assert!(ra.unwrap().rooms.iter().all(|(_, of)| *of == Standing::Out));
    }
}

#[test]
fn a_third_copy_needs_more_than_the_key_that_it_holds() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    drop(mo);
    copy(&group, "mo", "second");
    copy(&group, "mo", "third");
    let mut mo = group.unlock("mo");
    let (mut second, mut third) = (group.unlock("second"), group.unlock("third"));
    for (office, text) in [
        (&mut mo, "one"),
        (&mut second, "two"),
        (&mut third, "three"),
    ] {
        note(office, text, 3);
    }
    sync(&mut mo, 4);
    assert!(synced(&mut second, 5).restarted);
    let stopped = synced(&mut third, 6);
    assert!(!stopped.restarted);
    assert!(checks(&stopped).contains(&"R-082"), "{:?}", stopped.noticed);
    assert_eq!(stopped.sent, 0);
    settle(&mut [&mut mo, &mut second, &mut li], 7);
    agree(&mut [&mut mo, &mut second, &mut li], &["one", "two"]);
    assert!(
        refs(&mut third).contains(&"three".to_owned()),
        "it is not lost"
    );
}

#[test]
fn copies_that_both_sent_something_are_shown_as_what_they_are() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    drop(mo);
    copy(&group, "mo", "copy");
    let (mut mo, mut other) = (group.unlock("mo"), group.unlock("copy"));
    // Each goes to a stick of its own, so neither can know of the other.
    let second = group.folder.path().join("second");
    fs::create_dir(&second).unwrap();
    note(&mut mo, "to-the-first-stick", 3);
    note(&mut other, "to-the-second-stick", 3);
    sync(&mut mo, 4);
    fs::rename(group.stick(), group.folder.path().join("away")).unwrap();
    other.depot_add(&second.to_string_lossy(), now(4)).unwrap();
    let sent = other.sync(now(4), &mut |_| {}).unwrap();
    assert!(sent.sent > 0 && !sent.restarted);
    fs::rename(group.folder.path().join("away"), group.stick()).unwrap();
    let stopped = synced(&mut other, 5);
    assert!(!stopped.restarted, "{:?}", stopped.noticed);
    assert!(checks(&stopped).contains(&"R-082"), "{:?}", stopped.noticed);
    assert!(
        refs(&mut other).contains(&"to-the-second-stick".to_owned()),
        "it is not lost"
    );
    settle(&mut [&mut mo, &mut li], 6);
    agree(&mut [&mut mo, &mut li], &["to-the-first-stick"]);
}
