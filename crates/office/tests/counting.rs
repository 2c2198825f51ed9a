//! What counts and what does not: relayed words, erasures that wait, and what was erased.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders that it works in"
)]

mod group;

use answerable_office::Failure;
use answerable_office::group::{Given, Side};
use answerable_office::record::Kind;
use group::{Group, approve, is_seen, now, says, sync, write};
use serde_json::json;

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

#[test]
fn two_who_correct_at_once_are_in_dispute_and_who_had_heard_is_not() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", Side::Contact, &mut mo, &mut [], 1);
    let note = write(&mut mo, Kind::Note, json!({"text": "as it was"}), 2);
    let other = write(&mut mo, Kind::Note, json!({"text": "another"}), 2);
    sync(&mut mo, 2);
    sync(&mut li, 2);
    let set = |of: &str, text: &str| json!({"of": of, "set": {"text": text}});
    write(&mut mo, Kind::Correction, set(&note, "mo's"), 3);
    write(&mut li, Kind::Correction, set(&note, "li's"), 3);
    write(&mut mo, Kind::Correction, set(&other, "first"), 3);
    for office in [&mut mo, &mut li] {
        sync(office, 4);
    }
    // Li has heard of that one.
    write(&mut li, Kind::Correction, set(&other, "second"), 5);
    sync(&mut li, 5);
    sync(&mut mo, 5);
    let day = answerable_office::record::Day::new(2026, 12, 31).expect("a day");
    for office in [&mut mo, &mut li] {
        let sight = office.sight().expect("rooms");
        let looked = office.look(day, sight).expect("ledgers");
        let json = serde_json::to_value(looked.ledgers().attention).expect("JSON");
        let all = json.as_array().expect("a list");
        let disputed: Vec<_> = all
            .iter()
            .filter(|one| one["kind"] == "in_dispute")
            .map(|one| one["ref"].as_str().expect("a ref").to_owned())
            .collect();
        assert_eq!(disputed, std::slice::from_ref(&note));
        office.rest().expect("it is stored");
        assert!(office.verify().expect("it reads").is_whole());
    }
}
