//! What is new, what a call is about, and every entry with what vouches for it.
#![allow(
    clippy::disallowed_methods,
    reason = "the tests beside it make the folders that they work in"
)]

mod vaults;

use answerable_office::form::NotWritten;
use answerable_office::minutes::{Point, Topic};
use answerable_office::record::{AttentionKind, Day, Kind};
use answerable_office::{Failure, Mark, News, Office, Vouched};
use serde_json::json;
use vaults::{Group, local, now, of_the_demo, passphrase, sync, terms, write};

fn note(office: &mut Office, text: &str, on: &str, minute: i64) -> String {
    write(office, Kind::Note, json!({"text": text, "on": on}), minute)
}

fn looked(office: &mut Office, minute: i64) -> News {
    let news = office.news().expect("it reads");
    office.looked(news.mark, now(minute)).expect("it is kept");
    news
}

#[test]
fn what_others_wrote_is_new_however_far_back_its_day_lies() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut ada = group.join("ada", &terms(None), &mut mo, &mut [], 10);
    let first = looked(&mut ada, 11);
    assert!(first.looked_at_s.is_none());
    assert!(ada.news().expect("it reads").entries.is_empty());

    let recent = note(&mut mo, "today", "2026-01-10", 20);
    let old = note(&mut mo, "long ago", "2011", 21);
    note(&mut ada, "her own", "2026-01-10", 21);
    sync(&mut mo, 22);
    sync(&mut ada, 23);
    let news = ada.news().expect("it reads");
    let refs: Vec<&str> = news
        .entries
        .iter()
        .map(|new| new.reference.as_str())
        .collect();
    assert_eq!(refs, [old.as_str(), recent.as_str()]);
    assert_eq!(news.by.len(), 1);
    assert_eq!(
        (news.by[0].author.as_str(), &news.by[0].kinds[..]),
        ("mo", &[(Kind::Note, 2)][..])
    );
    assert_eq!(news.looked_at_s, Some(now(11).seconds));

    // What comes between the list and the word that it was read stays new.
    let later = note(&mut mo, "later", "2026-01-10", 24);
    sync(&mut mo, 25);
    sync(&mut ada, 26);
    ada.looked(news.mark, now(27)).expect("it is kept");
    drop(ada);
    let mut ada = Office::unlock(&group.path("ada"), &passphrase()).expect("it opens");
    let news = ada.news().expect("it reads");
    assert_eq!(news.entries.len(), 1);
    assert_eq!(news.entries[0].reference, later);
    // A mark never goes back, nor beyond what is there.
    ada.looked(Mark::from_number(i64::MAX), now(28))
        .expect("it is kept");
    ada.looked(Mark::from_number(0), now(28))
        .expect("it is kept");
    assert!(ada.news().expect("it reads").entries.is_empty());
    note(&mut mo, "after", "2026-01-10", 29);
    sync(&mut mo, 30);
    sync(&mut ada, 31);
    assert_eq!(ada.news().expect("it reads").entries.len(), 1);
}

#[test]
fn the_list_is_paged_without_a_gap_and_says_what_vouches_for_each() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut ada = group.join("ada", &terms(None), &mut mo, &mut [], 10);
    for number in 0..7 {
        note(&mut mo, &number.to_string(), "2020", 20 + number);
    }
    sync(&mut mo, 30);
    sync(&mut ada, 31);
    let own = note(&mut ada, "not sent yet", "2021", 32);
    let mut listed = Vec::new();
    let mut before = None;
    loop {
        let page = ada.listed(Some(Kind::Note), before, 3).expect("it reads");
        assert_eq!(page.count, 8);
        assert!(page.entries.len() <= 3);
        listed.extend(page.entries);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(listed.len(), 8);
    assert_eq!(
        (&*listed[0].entry.name, listed[0].vouched),
        (own.as_str(), Vouched::NotSentYet)
    );
    assert!(
        listed[1..]
            .iter()
            .all(|one| one.vouched == Vouched::Signed && one.author == "mo")
    );
    assert!(listed[1].device.is_some() && listed[1].device != listed[0].device);
    sync(&mut ada, 33);
    assert_eq!(
        ada.listed_one(&own).expect("it is there").vouched,
        Vouched::Signed
    );

    let all = ada.listed(None, None, 1000).expect("it reads");
    assert_eq!(all.entries.len() as u64, all.count);
    assert!(all.next.is_none());
    let pages = ada.listed(None, None, 2).expect("it reads");
    let next = ada.listed(None, pages.next, 2).expect("it reads");
    let names: Vec<_> = pages
        .entries
        .iter()
        .chain(&next.entries)
        .map(|one| &one.entry.name)
        .collect();
    assert_eq!(
        names,
        all.entries[..4]
            .iter()
            .map(|one| &one.entry.name)
            .collect::<Vec<_>>()
    );
}

#[test]
fn who_writes_alone_has_a_list_that_nothing_vouches_for() {
    let group = Group::new();
    let mut office = of_the_demo(&group);
    let page = office.listed(None, None, 5).expect("it reads");
    assert!(
        page.entries
            .iter()
            .all(|one| one.vouched == Vouched::Alone && one.device.is_none())
    );
}

fn boxes(boxes: &[(&str, &str)]) -> Vec<(String, String)> {
    boxes
        .iter()
        .map(|(name, text)| (name.to_string(), text.to_string()))
        .collect()
}

fn point(office: &mut Office, kind: AttentionKind) -> Point {
    let agenda = office.agenda(now(0).day).expect("an agenda");
    let mut points = agenda.points.into_iter();
    let found = points.find(|point| point.topic == Topic::Attention(kind));
    let found = found.expect("a point");
    office.point(found.topic, &found.reference).expect("ways")
}

/// A call with something of each sort on its agenda.
fn call(group: &Group) -> Office {
    let mut office = group.alone("mo");
    for (kind, fields) in [
        (
            Kind::Person,
            json!({"ref": "him", "name": "T.", "side": "perpetrator"}),
        ),
        (
            Kind::Person,
            json!({"ref": "bo", "name": "Bo", "side": "contact_group"}),
        ),
        (
            Kind::Membership,
            json!({"person": "bo", "change": "joined", "on": "2025"}),
        ),
        (
            Kind::Contact,
            json!({"ref": "c-1", "with": "him", "direction": "to", "channel": "letter", "on": "2025-11-01", "expects_reply": true}),
        ),
        (
            Kind::Meeting,
            json!({"ref": "m-1", "with": "him", "at": "2026-01-02T18:00Z", "on": "2025-12-01"}),
        ),
        (
            Kind::Claim,
            json!({"ref": "cl-1", "speaker": "him", "text": "He told his choir.", "on": "2025-12-01"}),
        ),
        (
            Kind::Decision,
            json!({"ref": "d-1", "question": "Do we write to the choir?", "on": "2026-01-02"}),
        ),
        (
            Kind::Task,
            json!({"ref": "t-1", "assignee": "mo", "text": "Call the choir", "due": "2026-01-20", "on": "2026-01-10"}),
        ),
        (
            Kind::Task,
            json!({"ref": "t-2", "assignee": "mo", "text": "Later", "due": "2026-06-20", "on": "2026-01-10"}),
        ),
        (
            Kind::Handover,
            json!({"ref": "h-1", "tasks": ["t-2"], "from": "mo", "to": "bo", "on": "2026-01-10"}),
        ),
    ] {
        write(&mut office, kind, fields, 1);
    }
    office
}

#[test]
fn an_agenda_is_worked_out_of_the_ledgers_with_what_may_settle_each_point() {
    let group = Group::new();
    let mut office = call(&group);
    let agenda = office.agenda(now(0).day).expect("an agenda");
    let about: Vec<(&str, &str)> = agenda
        .points
        .iter()
        .map(|point| (point.topic.code(), point.reference.as_str()))
        .collect();
    for one in [
        ("reply_overdue", "c-1"),
        ("meeting_without_outcome", "m-1"),
        ("claim_unchecked", "cl-1"),
        ("decision_open", "d-1"),
        ("handover_open", "h-1"),
        ("task_due_soon", "t-1"),
    ] {
        assert!(about.contains(&one), "{one:?} of {about:?}");
    }
    assert!(
        !about.iter().any(|(_, reference)| *reference == "t-2"),
        "it is not due soon"
    );
    for one in &agenda.points {
        let point = office.point(one.topic, &one.reference).expect("ways");
        assert!(!point.ways.is_empty());
        for way in &point.ways {
            assert_eq!(way.questions().len(), way.asks.len(), "{way:?}");
        }
    }
    let load = agenda.load.expect("all can be seen");
    let load: Vec<(&str, usize)> = load
        .iter()
        .map(|load| (load.person.as_str(), load.tasks_open))
        .collect();
    assert_eq!(load, [("bo", 0), ("mo", 2)]);
}

#[test]
fn a_point_is_settled_by_what_it_makes_and_twice_it_writes_once() {
    let group = Group::new();
    let mut office = call(&group);
    let meeting = point(&mut office, AttentionKind::MeetingWithoutOutcome);
    let said = [
        (
            Kind::Outcome,
            boxes(&[
                ("result", "missed"),
                ("on", "2.1.2026"),
                ("text", "He did not come."),
            ]),
        ),
        (
            Kind::Task,
            boxes(&[("text", "Ask him for another day"), ("assignee", "bo")]),
        ),
    ];
    let before = office.count().expect("a count");
    let written = office
        .settle_point(&meeting, &said, &local(), now(2))
        .expect("it is settled");
    assert_eq!(written.len(), 2);
    assert_eq!(
        office
            .settle_point(&meeting, &said, &local(), now(3))
            .expect("again"),
        written
    );
    assert_eq!(office.count().expect("a count"), before + 2);
    let task = office
        .entry(&written[1].reference, Day::MAX)
        .expect("the task");
    assert_eq!(
        task.said.names(answerable_office::record::Field::Cites),
        [Box::<str>::from("m-1")]
    );
    let agenda = office.agenda(now(0).day).expect("an agenda");
    assert!(!agenda.points.iter().any(|point| point.reference == "m-1"));
    // Another ending of the same meeting is no second sending, and the rules refuse it.
    let other = [(Kind::Outcome, boxes(&[("result", "attended")]))];
    let refused = office.settle_point(&meeting, &other, &local(), now(3));
    assert!(matches!(refused, Err(NotWritten::Wrong(_))), "{refused:?}");
}

#[test]
fn of_several_things_that_settle_a_point_all_are_written_or_none() {
    let group = Group::new();
    let mut office = call(&group);
    let meeting = point(&mut office, AttentionKind::MeetingWithoutOutcome);
    let before = office.count().expect("a count");
    let said = [
        (Kind::Outcome, boxes(&[("result", "missed")])),
        (
            Kind::Task,
            boxes(&[("text", "Ask him"), ("assignee", "him")]),
        ),
    ];
    let refused = office.settle_point(&meeting, &said, &local(), now(2));
    let Err(NotWritten::Wrong(wrong)) = refused else {
        panic!("it is refused: {refused:?}");
    };
    assert_eq!(wrong[0].name, "1.assignee");
    assert_eq!(office.count().expect("a count"), before);
    assert_eq!(office.fold().expect("a fold").len() as u64, before);
    assert!(
        office
            .settle_point(&meeting, &said[..1], &local(), now(2))
            .is_ok()
    );
}

#[test]
fn a_way_takes_only_what_it_asks_for() {
    let group = Group::new();
    let mut office = call(&group);
    let letter = point(&mut office, AttentionKind::ReplyOverdue);
    let said = [(
        Kind::Contact,
        boxes(&[
            ("channel", "letter"),
            ("on", "9.1.2026"),
            ("with", "bo"),
            ("direction", "to"),
            ("text", "An answer"),
        ]),
    )];
    let written = office
        .settle_point(&letter, &said, &local(), now(2))
        .expect("it is settled");
    let line = office
        .entry(&written[0].reference, Day::MAX)
        .expect("the letter")
        .to_line();
    assert!(
        line.contains("\"with\":\"him\"") && line.contains("\"direction\":\"from\""),
        "{line}"
    );
    assert!(line.contains("\"answers\":[\"c-1\"]"), "{line}");
    let foreign = [(Kind::Publication, boxes(&[("statement", "x")]))];
    assert!(matches!(
        office.settle_point(&letter, &foreign, &local(), now(2)),
        Err(NotWritten::Failed(Failure::NoSuchPoint))
    ));
    assert!(office.settle_point(&letter, &[], &local(), now(2)).is_err());
}

#[test]
fn every_point_of_the_demo_has_its_questions_and_their_choices() {
    let group = Group::new();
    let mut office = of_the_demo(&group);
    for year in [2018, 2020, 2023] {
        let day = Day::new(year, 3, 1).expect("a day");
        for one in office.agenda(day).expect("an agenda").points {
            let point = office.point(one.topic, &one.reference).expect("ways");
            for way in &point.ways {
                for question in way.questions() {
                    let choices = office
                        .choices(way.kind, &question.slot, day)
                        .expect("choices");
                    assert!(choices.iter().all(|choice| !choice.value.is_empty()));
                }
            }
        }
    }
}
