//! The record with its texts is kept up while it is written to, and never tells anything else than what is
//! read from the beginning.
#![allow(
    clippy::disallowed_methods,
    reason = "the tests beside it make the folders that they work in"
)]

mod vaults;

use answerable_office::paper::reading::Reading;
use answerable_office::record::{Day, Entry, Field, Kind};
use answerable_office::{Beside, DEMO_DAY, Draft, Office, demo_script};
use serde_json::{Map, Value as Json, json};
use vaults::{Group, now, sync, terms, write};

fn all(reading: &Reading) -> Vec<Entry> {
    reading.all().cloned().collect()
}

/// Holds what is kept up against what is read anew; says how often it was begun.
fn compared(office: &mut Office, day: Day) -> u64 {
    let sight = office.sight().expect("it reads");
    let entries = office.recorded().expect("it reads");
    let read = office.read(day, sight).expect("it reads");
    let anew = Reading::new(read.looked.fold, entries, day, sight);
    assert_eq!(all(read.reading), all(&anew));
    for entry in anew.all() {
        let pointing = |reading: &Reading| -> Vec<Entry> {
            let outcomes = reading.pointing(&entry.name, Kind::Outcome, Field::Of);
            outcomes.cloned().collect()
        };
        assert_eq!(pointing(read.reading), pointing(&anew));
        assert_eq!(read.reading.is_him(&entry.name), anew.is_him(&entry.name));
    }
    read.begun
}

#[test]
fn four_years_of_work_written_down_one_by_one_are_read_as_they_come() {
    let group = Group::new();
    let mut office = group.alone("rowan");
    let day = Day::parse(DEMO_DAY).expect("a day");
    let script = demo_script(None);
    let mut erasures = 0;
    let mut begun = 0;
    for (number, line) in script.lines().enumerate() {
        let mut fields: Map<String, Json> = serde_json::from_str(line).expect("the demo is JSON");
        let kind = fields.remove("type");
        let kind = Kind::from_name(kind.as_ref().and_then(Json::as_str).expect("a type"));
        let kind = kind.expect("a known type");
        fields.remove("attachments");
        if kind == Kind::Process || fields.contains_key("erased") {
            continue;
        }
        let draft = Draft {
            fields,
            ..Draft::default()
        };
        // What the vault's own beginning says already, and what hangs on files, is not taken.
        if office
            .write_all(&[(kind, &draft)], Beside::default(), now(1))
            .is_err()
        {
            continue;
        }
        erasures += usize::from(kind == Kind::Erasure);
        if number % 16 == 0 || matches!(kind, Kind::Correction | Kind::Erasure | Kind::Release) {
            begun = compared(&mut office, day);
        }
    }
    assert!(office.count().expect("a count") > 500);
    // It is begun once, after each erasure, and when it comes to light who he is.
    assert!(erasures > 0);
    assert!(begun <= erasures as u64 + 3, "begun {begun} times");
}

#[test]
fn what_a_sync_brings_is_read_wherever_it_stands() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut ada = group.join("ada", &terms(None), &mut mo, &mut [], 10);
    let day = now(0).day;
    compared(&mut ada, day);
    let note = |office: &mut Office, text: &str, on: &str, minute: i64| {
        write(office, Kind::Note, json!({"text": text, "on": on}), minute)
    };
    let old = note(&mut mo, "long ago", "2011", 20);
    note(&mut ada, "her own", "2026-01-10", 21);
    compared(&mut ada, day);
    let corrected = json!({"of": old, "set": {"text": "longer ago", "on": "2010"}});
    write(&mut mo, Kind::Correction, corrected, 22);
    sync(&mut mo, 23);
    sync(&mut ada, 24);
    compared(&mut ada, day);
    let read = ada.sight().expect("it reads");
    let read = ada.read(day, read).expect("it reads");
    let text = read
        .reading
        .get(&old)
        .and_then(|entry| entry.said.text(Field::Text));
    assert_eq!(text.map(AsRef::as_ref), Some("longer ago"));
    // Two who correct the same without knowing of each other.
    let one = json!({"of": old, "set": {"text": "one"}});
    let two = json!({"of": old, "set": {"text": "two"}});
    write(&mut mo, Kind::Correction, one, 25);
    write(&mut ada, Kind::Correction, two, 25);
    compared(&mut ada, day);
    for _ in 0..2 {
        sync(&mut mo, 26);
        sync(&mut ada, 27);
    }
    compared(&mut ada, day);
    compared(&mut mo, day);
}
