//! Who reads from now on is given the letter, the mandate, what is open and what was agreed; and what
//! somebody wrote who had not heard of them.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders and files that it works with"
)]

mod vaults;

use std::fs;

use answerable_office::group::{InviteTerms, Joining};
use answerable_office::record::{Day, Kind};
use answerable_office::{Draft, Office};
use serde_json::json;

use vaults::{Group, cheap, now, passphrase, refs, sync, terms, write};

const DAYS: i64 = 24 * 60;

fn from_now_on() -> InviteTerms {
    InviteTerms {
        from_now_on: true,
        ..terms(None)
    }
}

/// What a group has after a while; gives what a newcomer is to see of it, and what not.
fn a_while(office: &mut Office) -> (Vec<String>, Vec<String>) {
    let mut all = |kind, fields| write(office, kind, fields, 1);
    let him = json!({"ref": "him", "name": "him", "side": "perpetrator"});
    all(Kind::Person, him);
    let demand =
        json!({"id": "D1", "title": "Stay away", "text": "He stays away.", "kind": "standing"});
    let first = all(Kind::Letter, json!({"demands": [demand]}));
    let letter = all(
        Kind::Letter,
        json!({"demands": [demand], "replaces": first}),
    );
    let mandate = all(
        Kind::Mandate,
        json!({"letter": letter, "aims": ["That he stays away."]}),
    );
    let open = all(
        Kind::Task,
        json!({"assignee": "mo", "text": "Keep the mailbox"}),
    );
    let done = all(Kind::Task, json!({"assignee": "mo", "text": "Find a room"}));
    all(Kind::Outcome, json!({"of": done, "result": "done"}));
    let agreement = all(
        Kind::Agreement,
        json!({"with": "perpetrator", "text": "He keeps away from the workshop."}),
    );
    let ended = all(
        Kind::Agreement,
        json!({"with": "perpetrator", "text": "He calls once."}),
    );
    all(Kind::Outcome, json!({"of": ended, "result": "kept"}));
    let correction = all(
        Kind::Correction,
        json!({"of": open, "set": {"text": "Keep the mailbox, on Mondays"}}),
    );
    let note = all(Kind::Note, json!({"text": "an old note"}));
    (
        vec![letter, mandate, open, agreement, correction],
        vec![first, done, ended, note],
    )
}

#[test]
fn a_newcomer_from_now_on_sees_letter_mandate_open_tasks_and_agreements_and_not_the_old_notes() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let (given, kept_back) = a_while(&mut mo);
    sync(&mut mo, 1);
    let mut li = group.join("li", &from_now_on(), &mut mo, &mut [], 2);
    let seen = refs(&mut li);
    for name in &given {
        assert!(seen.contains(name), "{name} is given: {seen:?}");
    }
    for name in &kept_back {
        assert!(!seen.contains(name), "{name} is not");
    }
    let task = li
        .entry(&given[2], Day::new(2026, 12, 31).expect("a day"))
        .expect("it is there");
    assert!(task.to_line().contains("on Mondays"), "as it was corrected");
    let shown = li
        .show(&given[2], Day::new(2026, 12, 31).expect("a day"))
        .expect("it is there");
    assert_eq!(shown.author, "mo", "and by whom it was written");
    // It goes on as for anybody else, and nothing comes twice.
    let after = write(&mut mo, Kind::Note, json!({"text": "after"}), 3);
    sync(&mut mo, 3);
    sync(&mut li, 3);
    assert!(refs(&mut li).contains(&after));
    let quiet = li.sync(now(4), &mut |_| {}).expect("it syncs");
    assert_eq!(quiet.taken, 0);
    for office in [&mut mo, &mut li] {
        let verified = office.verify().expect("it can be read");
        assert!(verified.is_whole());
        assert!(verified.rooms.iter().all(|room| room.breaches.is_empty()));
    }
}

#[test]
fn an_author_carries_their_own_at_once_and_others_after_three_days() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut ra = group.join("ra", &terms(None), &mut mo, &mut [], 1);
    let call = json!({"assignee": "mo", "text": "Call"});
    let task = write(&mut ra, Kind::Task, call, 2);
    sync(&mut ra, 2);
    sync(&mut mo, 2);
    let invited = mo.invite(&from_now_on(), now(3)).expect("an invitation");
    let (mut li, _) = Office::join(
        &group.path("li"),
        &passphrase(),
        cheap(),
        &invited.code,
        "li",
        now(3),
    )
    .expect("joining");
    let pending = mo.pending(now(3)).expect("what waits");
    li.joining(now(3)).expect("the words");
    mo.approve(&pending[0].handle.clone(), now(3))
        .expect("one's word");
    sync(&mut mo, 3);
    sync(&mut ra, 3);
    let pending = ra.pending(now(3)).expect("what waits");
    ra.approve(&pending[0].handle.clone(), now(3))
        .expect("one's word");
    // Their word is out; and then nothing is heard of them any more.
    ra.sync(now(3), &mut |_| {}).expect("it syncs");
    sync(&mut mo, 4);
    assert_eq!(li.joining(now(4)).expect("a welcome"), Joining::In);
    sync(&mut li, 4);
    assert!(
        refs(&mut li).contains(&task),
        "who gave the last word knew of it"
    );
}

#[test]
fn what_a_member_wrote_who_had_not_heard_reaches_the_newcomer_and_so_does_its_file() {
    let group = Group::new();
    let aside = group.folder.path().join("aside");
    fs::create_dir(&aside).expect("a second depot");
    let aside = aside.to_string_lossy().into_owned();
    let mut mo = group.found("mo");
    let mut ra = group.join("ra", &terms(None), &mut mo, &mut [], 1);
    let mut ka = group.join("ka", &terms(None), &mut mo, &mut [&mut ra], 1);
    // From here on one of them hears of nothing any more.
    let stick = ka.depots().expect("depots").remove(0);
    ka.depot_drop(&stick.handle).expect("dropped");
    ka.depot_add(&aside, now(1)).expect("a depot");
    let mut li = group.join("li", &from_now_on(), &mut mo, &mut [&mut ra], 2);
    let path = group.folder.path().join("a.txt");
    fs::write(&path, "the words").expect("a file");
    let serde_json::Value::Object(fields) = json!({"text": "from who had not heard"}) else {
        panic!("fields")
    };
    let draft = Draft {
        fields,
        files: vec![path.into()],
    };
    let late = ka
        .write_down(Kind::Note, &draft, now(3))
        .expect("it keeps the rules")
        .reference;
    sync(&mut ka, 3);
    drop(ka);
    for office in [&mut mo, &mut li] {
        office.depot_add(&aside, now(4)).expect("a depot");
    }
    sync(&mut mo, 4);
    sync(&mut li, 4);
    assert!(refs(&mut mo).contains(&late));
    assert!(
        !refs(&mut li).contains(&late),
        "its author may do it themselves"
    );
    sync(&mut mo, 4 * DAYS);
    let taken = li.sync(now(4 * DAYS), &mut |_| {}).expect("it syncs");
    assert_eq!(taken.taken, 1);
    assert!(refs(&mut li).contains(&late));
    let mut read = Vec::new();
    li.read_attachment(&late, "a.txt", &mut read)
        .expect("its file came too");
    assert_eq!(read, b"the words");
}

#[test]
fn a_second_device_of_the_newcomer_has_it_too() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let (given, kept_back) = a_while(&mut mo);
    sync(&mut mo, 1);
    let mut li = group.join("li", &from_now_on(), &mut mo, &mut [], 2);
    let invited = li.device_add(now(3)).expect("a code");
    let (mut second, _) = Office::join(
        &group.path("li-2"),
        &passphrase(),
        cheap(),
        &invited.code,
        "li",
        now(3),
    )
    .expect("joining");
    let pending = li.pending(now(3)).expect("what waits");
    second.joining(now(3)).expect("the words");
    li.approve(&pending[0].handle.clone(), now(3))
        .expect("one's word");
    sync(&mut li, 3);
    assert_eq!(second.joining(now(3)).expect("a welcome"), Joining::In);
    for _ in 0..2 {
        sync(&mut second, 4);
        sync(&mut li, 4);
    }
    let seen = refs(&mut second);
    assert!(given.iter().all(|name| seen.contains(name)), "{seen:?}");
    assert!(!kept_back.iter().any(|name| seen.contains(name)));
}

#[test]
fn what_is_erased_is_carried_no_longer() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let (given, _) = a_while(&mut mo);
    let mut li = group.join("li", &from_now_on(), &mut mo, &mut [], 2);
    assert!(refs(&mut li).contains(&given[3]));
    write(
        &mut mo,
        Kind::Erasure,
        json!({"of": given[3], "reason": "mistake"}),
        3,
    );
    for _ in 0..2 {
        sync(&mut mo, 3);
        sync(&mut li, 3);
    }
    let seen = refs(&mut li);
    assert!(
        given[..3].iter().all(|name| seen.contains(name)),
        "{seen:?}"
    );
}

#[test]
fn who_comes_later_sees_who_wrote_what() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let note = write(&mut mo, Kind::Note, json!({"text": "before"}), 1);
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 2);
    let day = Day::new(2026, 12, 31).expect("a day");
    let shown = li.show(&note, day).expect("it is there");
    assert_eq!(shown.author, "mo");
}
