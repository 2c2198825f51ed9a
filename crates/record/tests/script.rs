//! The record given out as a script is one that can be taken in.
#![allow(clippy::disallowed_methods, reason = "a test reads the sample scripts")]

use std::fs;
use std::path::Path;

use answerable_record::words::Room;
use answerable_record::{
    Arrival, Day, Entry, Field, Fold, Position, Script, ScriptLine, Sight, Standing, View, read,
};
use answerable_testkit::records::{DAYS, day, records, records_at_home};
use proptest::prelude::*;
use serde_json::Value as Json;

/// The entries of a script, in its order.
fn entries(text: &str) -> Vec<Entry> {
    let mut script = Script::default();
    let lines = text.lines();
    let entries = lines.map(|line| {
        script
            .line(line.as_bytes())
            .expect("a line that keeps the rules")
    });
    entries.collect()
}

fn sample(name: &str) -> Vec<Entry> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    entries(&fs::read_to_string(cases.join(name)).expect("a sample script"))
}

/// A fold of entries, each at a place.
fn fold(placed: &[(Position, Entry)]) -> Fold {
    let mut fold = Fold::default();
    for (position, entry) in placed {
        fold.insert(*position, entry);
    }
    fold
}

/// The entries of a fold as the lines of a script say them.
fn given_out(fold: &Fold, placed: &[(Position, Entry)]) -> Vec<Entry> {
    let entry = |line: ScriptLine| {
        let (_, entry) = placed
            .iter()
            .find(|(position, _)| *position == line.position)
            .expect("each line is of an entry");
        line.of(entry)
    };
    fold.script().into_iter().map(entry).collect()
}

/// The codes of what is wrong with a script of these entries.
fn faults(entries: &[Entry]) -> Vec<&'static str> {
    let mut script = Script::default();
    for entry in entries {
        script.line(entry.to_line().as_bytes());
    }
    let faults = script.finish().err();
    let listed = faults.map(|faults| faults.listed).unwrap_or_default();
    listed.iter().map(|fault| fault.rule.code()).collect()
}

fn names(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.name.as_ref()).collect()
}

const FOUNDING: &str = r#"{"type": "process", "ref": "process", "on": "2020-01-01", "format": 1, "title": "T"}
{"type": "person", "ref": "him", "on": "2020-01-01", "name": "H", "side": "perpetrator"}
{"type": "person", "ref": "mo", "on": "2020-01-01", "name": "M", "side": "contact_group"}
{"type": "membership", "ref": "in-mo", "on": "2020-01-01", "person": "mo", "change": "joined"}
{"type": "mandate", "ref": "man", "on": "2020-01-01", "tasks": [{"id": "M1", "text": "x"}]}
{"type": "letter", "ref": "letter", "on": "2020-01-01", "demands": [{"id": "D1", "title": "D", "text": "x", "kind": "once", "criteria": [{"id": "D1.a", "text": "x"}]}]}
"#;

fn placed(lines: &str) -> Vec<(Position, Entry)> {
    let mut known: Vec<Entry> = Vec::new();
    for line in FOUNDING.lines().chain(lines.lines()) {
        let kind_of = |name: &str| {
            let known = known.iter().find(|entry| entry.name.as_ref() == name);
            known.map(|entry| entry.kind)
        };
        known.push(read::trusted(line.as_bytes(), kind_of).expect("a line"));
    }
    (1..).map(Position::line).zip(known).collect()
}

#[test]
fn line_that_points_downwards_waits_for_what_it_points_at() {
    let lines = r#"{"type": "task", "ref": "t-1", "on": "2020-02-01", "assignee": "mo", "text": "x", "mandate_task": "M1"}
{"type": "outcome", "ref": "o-1", "on": "2020-02-02", "of": "t-1", "result": "done", "cites": ["n-1"]}
{"type": "correction", "ref": "c-1", "on": "2020-02-02", "of": "n-1", "set": {"cites": ["n-2"]}}
{"type": "note", "ref": "n-1", "on": "2020-02-02", "bears_on": ["D1.a"]}
{"type": "note", "ref": "n-2", "on": "2020-02-02"}"#;
    let mut placed = placed(lines);
    // The letter and the mandate with a clock that is far too high.
    placed[4].0.depth = 90;
    placed[5].0.depth = 91;
    let found = given_out(&fold(&placed), &placed);
    let order = [
        "process", "him", "mo", "in-mo", "n-2", "man", "t-1", "letter", "n-1", "o-1", "c-1",
    ];
    assert_eq!(names(&found), order);
    assert_eq!(faults(&found), [""; 0]);
}

#[test]
fn two_that_point_at_each_other_are_both_given_out() {
    let lines = r#"{"type": "note", "ref": "n-1", "on": "2020-02-02", "cites": ["n-2"]}
{"type": "note", "ref": "n-2", "on": "2020-02-02", "cites": ["n-1"]}
{"type": "note", "ref": "n-3", "on": "2020-02-02", "cites": ["n-1", "n-3", "nowhere"]}"#;
    let placed = placed(lines);
    let found = given_out(&fold(&placed), &placed);
    assert_eq!(names(&found)[6..], ["n-1", "n-2", "n-3"]);
}

#[test]
fn second_process_is_left_out_and_a_second_ref_becomes_another() {
    let lines = r#"{"type": "process", "ref": "other", "on": "2020-01-01", "format": 1, "title": "T"}
{"type": "note", "ref": "n-1.2", "on": "2020-02-02"}
{"type": "note", "ref": "n-1", "on": "2020-02-02"}
{"type": "refusal", "ref": "n-1", "on": "2020-02-02"}"#;
    let placed = placed(lines);
    let found = given_out(&fold(&placed), &placed);
    assert_eq!(names(&found)[6..], ["n-1.2", "n-1", "n-1.3"]);
    assert_eq!(faults(&found), [""; 0]);
}

#[test]
fn what_the_log_says_of_not_knowing_is_written_at_the_later_line() {
    let lines = r#"{"type": "task", "ref": "t-1", "on": "2020-02-01", "assignee": "mo", "text": "x"}
{"type": "outcome", "ref": "o-1", "on": "2020-02-02", "of": "t-1", "result": "done"}
{"type": "outcome", "ref": "o-2", "on": "2020-02-02", "of": "t-1", "result": "dropped"}"#;
    let placed = placed(lines);
    let mut fold = fold(&placed);
    assert_eq!(faults(&given_out(&fold, &placed)), ["second-outcome"]);
    // The earlier one was told of it, since it arrived last.
    fold.set_unaware(placed[7].0, &[placed[8].0]).expect("news");
    let found = given_out(&fold, &placed);
    assert_eq!(faults(&found), [""; 0]);
    assert!(found[7].said.names(Field::UnawareOf).is_empty());
    assert_eq!(found[8].said.names(Field::UnawareOf), ["o-1".into()]);
}

#[test]
fn entry_that_does_not_count_is_given_out_as_its_stub_and_another_room_is_named() {
    let lines = r#"{"type": "note", "ref": "n-1", "on": "2020-02-01", "text": "x"}
{"type": "note", "ref": "n-2", "on": "2020-02-01", "text": "x", "cites": ["n-1"]}"#;
    let placed = placed(lines);
    let mut fold = fold(&placed[..7]);
    fold.set_standing(placed[6].0, Standing::Kept)
        .expect("it counted");
    let bridge = Arrival {
        room: Some(Room::Bridge),
        ..Arrival::default()
    };
    fold.insert_as(placed[7].0, &placed[7].1, bridge);
    let found = given_out(&fold, &placed);
    let stub = r#"{"type":"note","ref":"n-1","on":"2020-02-01","room":"contact","erased":true}"#;
    assert_eq!(found[6].to_line(), stub);
    assert_eq!(found[7].room, Some(Room::Bridge));
    assert_eq!(faults(&found), [""; 0]);
}

fn ledgers(fold: &Fold, day: Day) -> Json {
    serde_json::to_value(View::new(fold, day, Sight::ALL).ledgers(fold)).expect("json")
}

fn sample_names() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "claims.jsonl",
        "ending.jsonl",
        "ground.jsonl",
        "lapse.jsonl",
        "silence.jsonl",
        "telling.jsonl",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(200), max_shrink_iters: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn script_in_its_own_order_stays_as_it_is(name in sample_names()) {
        let placed: Vec<_> = (1..).map(Position::line).zip(sample(name)).collect();
        prop_assert_eq!(given_out(&fold(&placed), &placed), placed.into_iter().map(|(_, entry)| entry).collect::<Vec<_>>());
    }

    /// Whatever its clocks say, no line points at one that is not above it.
    #[test]
    fn record_with_wrong_clocks_is_a_script_all_the_same(
        (entries, clocks) in sample_names().prop_flat_map(|name| {
            let entries = sample(name);
            let clocks = prop::collection::vec(0u64..1_000, entries.len());
            (Just(entries), clocks)
        }),
    ) {
        let position = |(tie, depth): (u128, u64)| Position { depth, tie };
        let mut placed: Vec<_> = (1..).zip(clocks).map(position).zip(entries).collect();
        // Of what was erased a vault holds the stub.
        let erased: Vec<_> = fold(&placed).erased().collect();
        for (position, stub) in erased {
            let row = placed.iter_mut().find(|(place, _)| *place == position);
            row.expect("each stub is of an entry").1 = stub;
        }
        let found = given_out(&fold(&placed), &placed);
        prop_assert_eq!(found.len(), placed.len());
        let pointing = ["points-nowhere", "points-forward", "no-process", "process-again", "wrong-target", "no-such-mandate-task"];
        for fault in faults(&found) {
            prop_assert!(!pointing.contains(&fault), "{}", fault);
        }
    }

    #[test]
    fn script_that_is_given_out_adds_up_to_what_the_record_does(mut records in records_at_home(40), number in 0..DAYS) {
        // What a script says can be corrected; what the log says can't.
        let corrects = |set: &str| set.contains("unaware_of");
        records.retain(|recorded| !recorded.entry.set.as_deref().is_some_and(corrects));
        let day = Day::parse(&day(number)).expect("a day");
        let position_of = |name: &str| {
            let found = records.iter().find(|other| other.entry.name.as_ref() == name);
            found.map(|other| other.position)
        };
        let mut whole = Fold::default();
        let mut placed = Vec::new();
        for recorded in &records {
            let mut entry = recorded.entry.clone();
            let unaware = entry.said.names(Field::UnawareOf).iter();
            let unaware_of = unaware.filter_map(|name| position_of(name)).collect();
            entry.said = entry.said.overlaid([&(Field::UnawareOf, None)]);
            whole.insert_as(recorded.position, &entry, Arrival { unaware_of, ..Arrival::default() });
            placed.push((recorded.position, entry));
        }
        let given: Vec<_> = (1..).map(Position::line).zip(given_out(&whole, &placed)).collect();
        prop_assert_eq!(ledgers(&fold(&given), day), ledgers(&whole, day));
    }

    #[test]
    fn everything_is_given_out_once(records in records(40)) {
        let placed: Vec<_> = records.iter().map(|recorded| (recorded.position, recorded.entry.clone())).collect();
        let found = given_out(&fold(&placed), &placed);
        let mut names = names(&found);
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), records.len());
        prop_assert!(names.iter().all(|name| read::is_ref(name)));
    }
}
