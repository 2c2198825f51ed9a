//! Erasing what somebody else wrote: two clocks, a stolen device, files, and what is hers.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders and files that it works in"
)]

mod group;

use answerable_office::group::{Given, PendingKind, Side};
use answerable_office::record::Kind;
use answerable_office::{Draft, Office};
use group::{Group, approve, is_seen, now, says, sync, write};
use serde_json::json;

const DAY: i64 = 24 * 60;

/// Three of the contact group; mo wrote a note, and everybody has it.
fn three(text: &str) -> (Group, [Office; 3], String) {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", Side::Contact, &mut mo, &mut [], 1);
    let mut ra = group.join("ra", Side::Contact, &mut mo, &mut [&mut li], 2);
    let note = write(&mut mo, Kind::Note, json!({"text": text}), 3);
    for office in [&mut mo, &mut li, &mut ra] {
        sync(office, 3);
    }
    (group, [mo, li, ra], note)
}

fn asks(office: &mut Office, note: &str, minute: i64) {
    let given = office.erase(note, "safety", now(minute));
    assert!(matches!(given, Ok(Given::Waits(..))));
    sync(office, minute);
}

#[test]
fn what_nobody_objects_to_is_gone_after_two_weeks_on_two_clocks() {
    let (_group, [mut mo, mut li, mut ra], note) = three("two weeks");
    asks(&mut li, &note, 4);
    for day in 0..14 {
        for office in [&mut mo, &mut ra] {
            sync(office, 5 + day * DAY);
        }
        assert!(says(&mut mo, &note, "two weeks"), "day {day}");
        assert!(!is_seen(&mut mo, &note), "hidden meanwhile");
    }
    for day in 14..17 {
        for office in [&mut mo, &mut ra] {
            sync(office, 5 + day * DAY);
        }
    }
    assert!(!says(&mut mo, &note, "two weeks"));
    assert!(!says(&mut ra, &note, "two weeks"));
}

#[test]
fn a_clock_that_is_set_forward_hurries_nothing() {
    let (_group, [mut mo, mut li, mut ra], note) = three("in a hurry");
    asks(&mut li, &note, 4);
    for office in [&mut mo, &mut ra] {
        sync(office, 5);
    }
    // A month in one step, back, and again: each counts for a day.
    for step in 0..5 {
        // That nobody was heard of for so long is said, and is right.
        for at in [6 + step, 30 * DAY + step] {
            mo.sync(now(at), &mut |_| {}).expect("it syncs");
        }
    }
    assert!(says(&mut mo, &note, "in a hurry"));
}

#[test]
fn who_never_hears_from_anybody_else_destroys_nothing_by_their_own_clock_alone() {
    let (_group, [mut mo, mut li, ra], note) = three("a silent room");
    drop(ra);
    asks(&mut li, &note, 4);
    for day in 0..20 {
        sync(&mut mo, 5 + day * DAY);
    }
    assert!(
        says(&mut mo, &note, "a silent room"),
        "ra could not object, having heard of nothing"
    );
}

#[test]
fn somebody_who_objects_in_time_keeps_it_for_good_but_for_the_word_of_two() {
    let (_group, [mut mo, mut li, mut ra], note) = three("kept");
    asks(&mut li, &note, 4);
    sync(&mut mo, 5);
    let pending = mo.pending(now(5)).expect("what waits");
    mo.object(&pending[0].handle, now(5)).expect("a no");
    for day in 0..17 {
        for office in [&mut mo, &mut ra] {
            sync(office, 6 + day * DAY);
        }
    }
    assert!(is_seen(&mut mo, &note) && is_seen(&mut ra, &note));
    assert!(says(&mut ra, &note, "kept"));
}

#[test]
fn an_erasure_by_a_stolen_device_is_void_beyond_its_cut_and_the_text_is_shown_again() {
    let (_group, [mut mo, mut thief, mut ra], note) = three("not theirs to burn");
    asks(&mut thief, &note, 4);
    // Ra has heard of it; mo takes the device's person out without having heard.
    sync(&mut ra, 5);
    assert!(!is_seen(&mut ra, &note), "hidden, as it should be");
    mo.remove("li", &[], now(5)).expect("a removal");
    sync(&mut mo, 5);
    sync(&mut ra, 6);
    let pending = ra.pending(now(6)).expect("what waits");
    let removal = pending
        .iter()
        .find(|pending| pending.what == PendingKind::Removal)
        .expect("a removal");
    let given = ra.approve(&removal.handle, now(6)).expect("a yes");
    assert_eq!(given, Given::InForce);
    for _ in 0..2 {
        for office in [&mut ra, &mut mo] {
            office.sync(now(7), &mut |_| {}).expect("it syncs");
        }
    }
    for office in [&mut mo, &mut ra] {
        assert!(is_seen(office, &note), "shown again");
        assert!(says(office, &note, "not theirs to burn"));
        let pending = office.pending(now(8)).expect("what waits");
        assert!(pending.is_empty(), "and nothing waits any more");
    }
}

#[test]
fn r_061_her_side_erases_her_words_at_once_and_nobody_elses() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut her = group.join("her", Side::Survivor, &mut mo, &mut [], 1);
    let boundary = json!({"topic": "calls", "wish": "never", "text": "no calls"});
    let hers = write(&mut mo, Kind::Boundary, boundary, 2);
    let concern = write(&mut mo, Kind::Concern, json!({"text": "a worry"}), 2);
    sync(&mut mo, 2);
    sync(&mut her, 2);
    let given = her.erase(&hers, "asked_for", now(3)).expect("erased");
    assert_eq!(given, Given::InForce);
    let given = her.erase(&concern, "asked_for", now(3)).expect("asked for");
    assert!(matches!(given, Given::Waits(..)));
    sync(&mut her, 3);
    sync(&mut mo, 3);
    assert!(!says(&mut mo, &hers, "no calls"));
    assert!(says(&mut mo, &concern, "a worry"));
    approve(&mut mo, 4);
    assert!(!says(&mut mo, &concern, "a worry"), "with the other's word");
}

#[test]
fn files_of_what_is_erased_are_destroyed_with_it_wherever_they_were_fetched() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", Side::Contact, &mut mo, &mut [], 1);
    let mut ra = group.join("ra", Side::Contact, &mut mo, &mut [&mut li], 2);
    let path = group.folder.path().join("letter.txt");
    std::fs::write(&path, "gladiolus").expect("a file");
    let draft = Draft {
        fields: json!({"text": "with a file"})
            .as_object()
            .expect("fields")
            .clone(),
        files: vec![path.into()],
    };
    let note = mo.write_down(Kind::Note, &draft, now(3)).expect("a note");
    let note = note.reference;
    for office in [&mut mo, &mut li, &mut ra] {
        sync(office, 3);
    }
    let file = |office: &Office| {
        let mut bytes = Vec::new();
        let read = office.read_attachment(&note, "letter.txt", &mut bytes);
        read.is_ok() && bytes == b"gladiolus"
    };
    assert!(file(&mo) && file(&li) && file(&ra));
    asks(&mut li, &note, 4);
    sync(&mut mo, 4);
    approve(&mut mo, 5);
    sync(&mut ra, 5);
    assert!(file(&ra), "one yes is not enough");
    approve(&mut ra, 6);
    for office in [&mut li, &mut mo, &mut ra] {
        sync(office, 7);
        assert!(!file(office));
        assert!(!says(office, &note, "with a file"));
    }
}
