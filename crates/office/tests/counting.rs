//! What counts and what does not: relayed words, erasures that wait, and what was erased.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders that it works in"
)]

use std::path::PathBuf;

use answerable_office::group::{Begin, Given, InviteTerms, Side};
use answerable_office::record::{Day, Kind, Sight};
use answerable_office::{Draft, Failure, Founding, KeyCost, Now, Office, Passphrase};
use serde_json::json;

fn now(minute: i64) -> Now {
    Now {
        day: Day::new(2026, 1, 10).expect("a day"),
        seconds: 1_768_000_000 + minute * 60,
    }
}

fn passphrase() -> Passphrase {
    Passphrase::new("six words that nobody else would take").expect("not empty")
}

struct Group {
    folder: tempfile::TempDir,
}

impl Group {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("stick")).expect("a depot's folder");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.vault"))
    }

    fn found(&self, name: &str) -> Office {
        let founding = Founding {
            title: "Ours".into(),
            me: Some(name.into()),
            language: "en".into(),
            begin: Begin::Alone,
        };
        let mut office = Office::found(
            &self.path(name),
            &passphrase(),
            KeyCost::lowest(),
            &founding,
            now(0),
        )
        .expect("a vault");
        let person = json!({"ref": name, "name": name, "side": "contact_group"});
        write(&mut office, Kind::Person, person, 0);
        let member = json!({"person": name, "change": "joined"});
        write(&mut office, Kind::Membership, member, 0);
        let depot = self.folder.path().join("stick");
        office
            .depot_add(&depot.to_string_lossy(), now(0))
            .expect("a depot");
        sync(&mut office, 0);
        office
    }

    /// Somebody of a side joins; the others give their word where it is asked for.
    fn join(
        &self,
        name: &str,
        side: Side,
        inviter: &mut Office,
        others: &mut [&mut Office],
        minute: i64,
    ) -> Office {
        let terms = InviteTerms {
            side,
            rooms: Vec::new(),
            from_now_on: false,
            person: None,
        };
        let invited = inviter.invite(&terms, now(minute)).expect("an invitation");
        let (path, code) = (self.path(name), &invited.code);
        let cost = KeyCost::lowest();
        let (mut newcomer, _) =
            Office::join(&path, &passphrase(), cost, code, name, now(minute)).expect("joining");
        inviter.pending(now(minute)).expect("what waits");
        newcomer.joining(now(minute)).expect("the words");
        approve(inviter, minute);
        for other in others.iter_mut() {
            sync(other, minute);
            approve(other, minute);
            sync(other, minute);
        }
        sync(inviter, minute);
        newcomer.joining(now(minute)).expect("a welcome");
        for _ in 0..2 {
            sync(&mut newcomer, minute);
            sync(inviter, minute);
        }
        newcomer
    }
}

/// Gives one's word wherever it is asked for.
fn approve(office: &mut Office, minute: i64) {
    for pending in office.pending(now(minute)).expect("what waits") {
        if pending.mine {
            office
                .approve(&pending.handle, now(minute))
                .expect("one's word");
        }
    }
    sync(office, minute);
}

fn write(office: &mut Office, kind: Kind, fields: serde_json::Value, minute: i64) -> String {
    let serde_json::Value::Object(fields) = fields else {
        panic!("fields")
    };
    let draft = Draft {
        fields,
        files: Vec::new(),
    };
    let written = office.write_down(kind, &draft, now(minute));
    written.expect("it keeps the rules").reference
}

fn sync(office: &mut Office, minute: i64) {
    let synced = office.sync(now(minute), &mut |_| {}).expect("it syncs");
    assert!(synced.noticed.is_empty(), "{:?}", synced.noticed);
}

/// Whether the words of an entry are still here.
fn says(office: &mut Office, reference: &str, words: &str) -> bool {
    let day = now(0).day;
    let shown = office.show(reference, day).expect("its ref stays");
    shown.entry.to_line().contains(words)
}

fn is_seen(office: &mut Office, reference: &str) -> bool {
    let day = Day::new(2026, 12, 31).expect("a day");
    let fold = office.fold().expect("a record");
    fold.is_seen(reference, day, Sight::ALL)
}

#[test]
fn what_somebody_else_wrote_is_hidden_at_once_and_gone_when_two_others_approve() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", Side::Contact, &mut mo, &mut [], 1);
    let mut ra = group.join("ra", Side::Contact, &mut mo, &mut [&mut li], 2);
    let note = write(&mut mo, Kind::Note, json!({"text": "too much"}), 3);
    sync(&mut mo, 3);
    sync(&mut li, 3);
    sync(&mut ra, 3);
    assert!(is_seen(&mut li, &note));
    let given = li.erase(&note, "third_person", now(4)).expect("asked for");
    assert_eq!(given, Given::Waits(2, 0));
    assert!(!is_seen(&mut li, &note));
    sync(&mut li, 4);
    sync(&mut mo, 4);
    assert!(!is_seen(&mut mo, &note), "hidden for everybody");
    assert!(says(&mut mo, &note, "too much"), "and not destroyed");
    approve(&mut mo, 5);
    sync(&mut ra, 5);
    assert!(says(&mut ra, &note, "too much"));
    approve(&mut ra, 6);
    assert!(!says(&mut ra, &note, "too much"));
    sync(&mut li, 7);
    sync(&mut mo, 7);
    for office in [&mut mo, &mut li, &mut ra] {
        assert!(!says(office, &note, "too much"));
    }
}

#[test]
fn what_somebody_objects_to_is_shown_again() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", Side::Contact, &mut mo, &mut [], 1);
    let mut ra = group.join("ra", Side::Contact, &mut mo, &mut [&mut li], 2);
    let note = write(&mut mo, Kind::Note, json!({"text": "as it was"}), 3);
    for office in [&mut mo, &mut li, &mut ra] {
        sync(office, 3);
    }
    li.erase(&note, "mistake", now(4)).expect("asked for");
    sync(&mut li, 4);
    sync(&mut ra, 4);
    let pending = ra.pending(now(5)).expect("what waits");
    let handle = pending.first().expect("an erasure").handle.clone();
    ra.object(&handle, now(5)).expect("an objection");
    assert!(is_seen(&mut ra, &note));
    sync(&mut ra, 5);
    sync(&mut li, 5);
    assert!(is_seen(&mut li, &note) && says(&mut li, &note, "as it was"));
}

#[test]
fn what_one_wrote_oneself_is_gone_at_once_and_for_the_others_when_they_hear_of_it() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", Side::Contact, &mut mo, &mut [], 1);
    let note = write(&mut mo, Kind::Note, json!({"text": "a slip"}), 2);
    sync(&mut mo, 2);
    sync(&mut li, 2);
    assert!(says(&mut li, &note, "a slip"));
    let given = mo.erase(&note, "mistake", now(3)).expect("erased");
    assert_eq!(given, Given::InForce);
    assert!(!says(&mut mo, &note, "a slip"));
    sync(&mut mo, 3);
    sync(&mut li, 3);
    assert!(!says(&mut li, &note, "a slip"));
}

#[test]
fn only_her_side_confirms_words_in_her_name() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut her = group.join("her", Side::Survivor, &mut mo, &mut [], 1);
    let boundary = json!({"topic": "calls", "wish": "never", "text": "no calls", "room": "bridge"});
    let boundary = write(&mut mo, Kind::Boundary, boundary, 2);
    sync(&mut mo, 2);
    assert!(!is_seen(&mut mo, &boundary), "relayed, and she is there");
    let refused = mo.confirm(&boundary, now(2));
    assert!(matches!(refused, Err(Failure::NotHerSide)));
    sync(&mut her, 3);
    assert!(!is_seen(&mut her, &boundary));
    her.confirm(&boundary, now(3)).expect("her word");
    assert!(is_seen(&mut her, &boundary));
    let again = her.confirm(&boundary, now(3));
    assert!(matches!(again, Err(Failure::NothingToConfirm)));
    sync(&mut her, 3);
    sync(&mut mo, 4);
    assert!(is_seen(&mut mo, &boundary));
    assert!(
        her.sight()
            .expect("rooms")
            .opens(answerable_office::record::words::Room::Bridge)
    );
}
