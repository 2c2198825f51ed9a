//! Coming back with nothing but a sheet of paper.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes and empties the folders that it works in"
)]

mod support;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use answerable_office::group::{
    Anew, DeviceKind, InviteTerms, Progress, Sheet, Side, Standing, Synced,
};
use answerable_office::record::Kind;
use answerable_office::{Failure, KeyCost, Office, Passphrase};
use serde_json::json;
use support::{Group, now, sync, terms, write};

/// A copy of all that lies in a depot: where, and what.
type Copied = Vec<(PathBuf, Vec<u8>)>;

/// Comes back into a vault of that name, with what was typed off a sheet.
fn recover(
    group: &Group,
    name: &str,
    typed: (&str, &str),
    progress: &mut dyn FnMut(&Progress),
) -> Result<(Office, Synced), Failure> {
    let stick = group.stick();
    let anew = Anew {
        path: &group.path(name),
        passphrase: &group.passphrase(),
        cost: KeyCost::lowest(),
        depot: &stick.to_string_lossy(),
    };
    Office::recover_with_paper(&anew, typed, now(10), progress)
}

fn back(group: &Group, name: &str, sheet: &Sheet) -> Result<(Office, Synced), Failure> {
    recover(group, name, (&sheet.text(), &sheet.process()), &mut |_| {})
}

/// The machine with somebody's vault is gone.
fn lose(group: &Group, name: &str) {
    fs::remove_file(group.path(name)).expect("it was there");
    fs::remove_file(group.path(name).with_extension("vault.key")).expect("it was there");
}

/// What lies in a folder and below it.
fn copied(folder: &Path) -> Copied {
    let entries = fs::read_dir(folder).expect("it can be read");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let of = |path: PathBuf| match path.is_dir() {
        true => copied(&path),
        false => vec![(path.clone(), fs::read(&path).expect("it can be read"))],
    };
    paths.flat_map(of).collect()
}

/// Lays a copy where it was.
fn restore(copied: &Copied) {
    for (path, bytes) in copied {
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }
}

/// Whether there is an entry with that word.
fn reads(office: &Office, word: &str) -> bool {
    let found = office.search(word, 1).expect("it can be searched");
    !found.is_empty()
}

fn another() -> Passphrase {
    Passphrase::new("six other words that nobody would take").expect("not empty")
}

/// Mo founds, and Li joins.
fn two(group: &Group) -> (Office, Office) {
    let mut mo = group.found("mo");
    let li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 2);
    (mo, li)
}

/// How many devices of a kind somebody has, who can read.
fn reading(office: &mut Office, kind: DeviceKind) -> usize {
    let devices = office.devices().expect("own devices");
    let reading = devices
        .iter()
        .filter(|one| one.kind == kind && one.standing == Standing::Reads);
    reading.count()
}

#[test]
fn who_lost_the_laptop_comes_back_with_everything_and_writes_again() {
    let group = Group::new();
    let (mut mo, mut li) = two(&group);
    write(&mut li, Kind::Note, json!({"text": "gladiolus"}), 3);
    let sheet = li.paper_key(now(4)).expect("a paper key");
    sync(&mut li, 4);
    assert_eq!(reading(&mut li, DeviceKind::Paper), 1);
    drop(li);
    lose(&group, "li");
    sync(&mut mo, 5);
    write(&mut mo, Kind::Note, json!({"text": "hawthorn"}), 6);
    sync(&mut mo, 6);

    let (mut li, synced) = back(&group, "li", &sheet).expect("the sheet is right");
    assert!(synced.unreached.is_empty() && synced.taken > 0);
    assert_eq!(synced.noticed, []);
    assert_eq!(li.me(), Some("li"));
    assert!(reads(&li, "gladiolus") && reads(&li, "hawthorn"));
    assert_eq!(
        reading(&mut li, DeviceKind::Machine),
        1,
        "the lost one is out"
    );
    assert_eq!(
        reading(&mut li, DeviceKind::Paper),
        0,
        "the sheet is used up"
    );
    write(&mut li, Kind::Note, json!({"text": "bracken"}), 11);
    sync(&mut li, 11);
    sync(&mut mo, 12);
    assert!(reads(&mo, "bracken"));
    write(&mut mo, Kind::Note, json!({"text": "foxglove"}), 13);
    sync(&mut mo, 13);
    sync(&mut li, 14);
    assert!(reads(&li, "foxglove"));
    let members = mo.members(now(14)).expect("members");
    assert_eq!(members.people.len(), 2);
    // Whoever used it, the others see: a new device, and two that are out.
    let seen = members
        .people
        .iter()
        .find(|person| person.person.as_deref() == Some("li"));
    let standings = seen.expect("li is there").devices.iter();
    let mut standings: Vec<_> = standings.map(|one| (one.kind, one.standing)).collect();
    standings.sort_by_key(|(kind, standing)| (*kind as u8, *standing as u8));
    let expected = [
        (DeviceKind::Machine, Standing::Reads),
        (DeviceKind::Machine, Standing::Out),
        (DeviceKind::Paper, Standing::Out),
    ];
    assert_eq!(standings, expected);
    let again = li.paper_key(now(15)).expect("a new one");
    assert_ne!(again.text(), sheet.text());
    sync(&mut li, 15);
    assert_eq!(reading(&mut li, DeviceKind::Paper), 1);
}

#[test]
fn the_sheet_finds_its_way_after_others_were_removed_and_keys_changed() {
    let group = Group::new();
    let (mut mo, mut li) = two(&group);
    write(&mut li, Kind::Note, json!({"text": "gladiolus"}), 3);
    let sheet = li.paper_key(now(4)).expect("a paper key");
    sync(&mut li, 4);
    sync(&mut mo, 4);
    // Each device that is dropped takes another key; some of them while she is there, one later.
    for minute in [10, 20] {
        let earlier = mo.paper_key(now(minute)).expect("mo's own");
        sync(&mut mo, minute);
        drop(earlier);
        write(
            &mut mo,
            Kind::Note,
            json!({"text": format!("aster{minute}")}),
            minute,
        );
        sync(&mut mo, minute);
        sync(&mut li, minute + 1);
        sync(&mut mo, minute + 2);
    }
    drop(li);
    lose(&group, "li");
    let _later = mo.paper_key(now(30)).expect("mo's own");
    sync(&mut mo, 30);
    write(&mut mo, Kind::Note, json!({"text": "hawthorn"}), 31);
    sync(&mut mo, 31);

    let (li, synced) = back(&group, "li", &sheet).expect("the sheet is right");
    assert_eq!(synced.noticed, []);
    for word in ["gladiolus", "aster10", "aster20", "hawthorn"] {
        assert!(reads(&li, word), "{word}");
    }
}

#[test]
fn who_reads_from_now_on_comes_back_to_the_same_and_to_nothing_older() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let agreement = json!({"with": "perpetrator", "text": "He keeps away, comfrey."});
    let him = json!({"ref": "him", "name": "him", "side": "perpetrator"});
    write(&mut mo, Kind::Person, him, 1);
    write(&mut mo, Kind::Agreement, agreement, 1);
    write(&mut mo, Kind::Note, json!({"text": "gladiolus"}), 1);
    sync(&mut mo, 1);
    let from_now_on = InviteTerms {
        from_now_on: true,
        ..terms(Side::Contact)
    };
    let mut li = group.join("li", &from_now_on, &mut mo, &mut [], 2);
    write(&mut mo, Kind::Note, json!({"text": "hawthorn"}), 3);
    sync(&mut mo, 3);
    let sheet = li.paper_key(now(4)).expect("a paper key");
    sync(&mut li, 4);
    assert!(reads(&li, "comfrey") && reads(&li, "hawthorn") && !reads(&li, "gladiolus"));
    drop(li);
    lose(&group, "li");
    sync(&mut mo, 5);
    let (mut li, synced) = back(&group, "li", &sheet).expect("the sheet is right");
    assert_eq!(synced.noticed, []);
    assert!(reads(&li, "comfrey") && reads(&li, "hawthorn") && !reads(&li, "gladiolus"));
    write(&mut li, Kind::Note, json!({"text": "bracken"}), 11);
    sync(&mut li, 11);
    sync(&mut mo, 12);
    assert!(reads(&mo, "bracken"));
}

#[test]
fn a_sheet_that_is_dropped_opens_neither_the_rooms_nor_the_vault() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let sheet = mo.paper_key(now(1)).expect("a paper key");
    sync(&mut mo, 1);
    let devices = mo.devices().expect("own devices");
    let paper = devices.iter().find(|one| one.kind == DeviceKind::Paper);
    let name = paper.expect("it is listed").name.clone();
    mo.device_drop(&name, now(2)).expect("one's own");
    sync(&mut mo, 2);
    drop(mo);
    let opened = Office::passphrase_by_paper(
        &group.path("mo"),
        &sheet.text(),
        &another(),
        KeyCost::lowest(),
    );
    assert_eq!(
        opened.expect_err("no way in any more").code(),
        "vault.open.no_paper_key"
    );
    lose(&group, "mo");
    assert!(back(&group, "mo", &sheet).is_err());
}

#[test]
fn a_sheet_is_used_once() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let sheet = mo.paper_key(now(1)).expect("a paper key");
    sync(&mut mo, 1);
    drop(mo);
    lose(&group, "mo");
    let before = copied(&group.stick());
    let (mut mo, _) = back(&group, "mo", &sheet).expect("the sheet is right");
    sync(&mut mo, 3);
    // Its mailbox is empty now.
    let again = back(&group, "again", &sheet).err().expect("it was used");
    assert_eq!(again.code(), "office.paper_not_found");
    assert!(!group.path("again").exists());
    // Whoever kept the mailbox learns the same from the rooms.
    restore(&before);
    let again = back(&group, "again", &sheet).err().expect("it was used");
    assert_eq!(again.code(), "office.paper_used");
}

#[test]
fn a_new_sheet_takes_the_place_of_the_old_one() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let first = mo.paper_key(now(1)).expect("a paper key");
    sync(&mut mo, 1);
    let second = mo.paper_key(now(2)).expect("another");
    sync(&mut mo, 2);
    assert_eq!(reading(&mut mo, DeviceKind::Paper), 1);
    drop(mo);
    lose(&group, "mo");
    assert!(back(&group, "mo", &first).is_err());
    back(&group, "mo", &second).expect("the second is right");
}

#[test]
fn a_slip_is_told_and_nothing_is_made() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let sheet = mo.paper_key(now(1)).expect("a paper key");
    sync(&mut mo, 1);
    let (words, process) = (sheet.text(), sheet.process());
    let first = sheet.words()[0];
    let slip = words.replacen(first, "abandno", 1);
    let fewer = words.rsplit_once(' ').expect("24 words").0;
    for (typed_words, typed_process, code) in [
        (slip.as_str(), process.as_str(), "office.paper_word"),
        (fewer, &process, "office.paper_words"),
        (&words, "aaaa bbbb cccc dddd", "office.paper_number"),
    ] {
        let refused = recover(&group, "back", (typed_words, typed_process), &mut |_| {});
        assert_eq!(refused.err().expect("a slip").code(), code);
        assert!(!group.path("back").exists());
    }
}

#[test]
fn who_is_stopped_anywhere_on_the_way_back_goes_on_from_there() {
    let group = Group::new();
    let (mut mo, mut li) = two(&group);
    write(&mut li, Kind::Note, json!({"text": "gladiolus"}), 3);
    let sheet = li.paper_key(now(4)).expect("a paper key");
    sync(&mut li, 4);
    sync(&mut mo, 5);
    drop(mo);
    let before = copied(&group.stick());
    for steps in 0.. {
        lose(&group, "li");
        fs::remove_dir_all(group.stick()).expect("it was there");
        restore(&before);
        let mut left = steps;
        let ended = catch_unwind(AssertUnwindSafe(|| {
            let mut stop = |_: &Progress| {
                left -= 1;
                assert_ne!(left, -1, "stopped here");
            };
            recover(&group, "li", (&sheet.text(), &sheet.process()), &mut stop).map(drop)
        }));
        let all = ended.is_ok();
        let mut li = Office::unlock(&group.path("li"), &group.passphrase()).expect("it opens");
        let synced = li.sync(now(11), &mut |_| {});
        if let Err(half) = synced {
            assert_eq!(half.code(), "office.not_back", "it founds nothing");
            drop(li);
            (li, _) = back(&group, "li", &sheet).expect("it goes on");
        }
        assert!(reads(&li, "gladiolus"), "after {steps}");
        assert_eq!(reading(&mut li, DeviceKind::Machine), 1, "after {steps}");
        sync(&mut li, 13);
        drop(li);
        if all {
            assert!(steps > 5, "it was stopped in between");
            break;
        }
    }
    let mut mo = group.unlock("mo");
    sync(&mut mo, 14);
}

#[test]
fn the_words_open_the_vault_whose_passphrase_is_forgotten() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let sheet = mo.paper_key(now(1)).expect("a paper key");
    drop(mo);
    Office::passphrase_by_paper(
        &group.path("mo"),
        &sheet.text(),
        &another(),
        KeyCost::lowest(),
    )
    .expect("the words open it");
    assert!(Office::unlock(&group.path("mo"), &group.passphrase()).is_err());
    let mo = Office::unlock(&group.path("mo"), &another()).expect("the new one");
    assert_eq!(mo.me(), Some("mo"));
}
