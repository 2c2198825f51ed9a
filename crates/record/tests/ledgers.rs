//! Single clauses of the ledgers that the sample scripts do not reach.

use answerable_record::words::Room;
use answerable_record::{Day, Entry, Fold, Position, Script, Sight, View, read};
use serde_json::{Value as Json, json};

/// A founding that each record here begins with.
const FOUNDING: &str = r#"{"type": "process", "ref": "process", "on": "2020-01-01", "format": 1, "title": "T"}
{"type": "person", "ref": "him", "on": "2020-01-01", "name": "H", "side": "perpetrator"}
{"type": "letter", "ref": "letter", "on": "2020-01-01", "demands": [{"id": "D1", "title": "D", "text": "x", "kind": "once", "criteria": [{"id": "D1.a", "text": "x"}]}]}"#;

fn fold(lines: &str) -> Fold {
    let mut script = Script::default();
    for line in FOUNDING.lines().chain(lines.lines()) {
        script.line(line.trim().as_bytes());
    }
    script.finish().expect("a record that keeps the rules")
}

fn ledgers(lines: &str, day: &str, sight: Sight) -> Json {
    let fold = fold(lines);
    let view = View::new(&fold, Day::parse(day).expect("a day"), sight);
    serde_json::to_value(view.ledgers(&fold)).expect("json")
}

fn indication(ledgers: &Json) -> &Json {
    &ledgers["demands"][0]["criteria"][0]["indication"]
}

const DISPUTE: &str = r#"{"type": "help", "ref": "h-1", "on": "2020-02-01", "status": "started", "basis": "witnessed", "bears_on": ["D1.a"]}
{"type": "correction", "ref": "c-1", "on": "2020-03-10", "of": "h-1", "set": {"status": "refused"}}
{"type": "correction", "ref": "c-2", "on": "2020-03-11", "of": "h-1", "set": {"status": "ended"}, "unaware_of": ["c-1"]}
"#;

#[test]
fn earlier_of_two_corrections_made_at_once_holds_and_both_are_in_dispute() {
    let found = ledgers(DISPUTE, "2020-04-01", Sight::ALL);
    assert_eq!(indication(&found), "refused");
    assert_eq!(
        found["attention"],
        json!([{"kind": "in_dispute", "ref": "h-1", "since": "2020-02-01"}])
    );
}

#[test]
fn correction_that_knew_of_both_settles_them_also_where_it_bears_an_earlier_day() {
    let settling = r#"{"type": "correction", "ref": "c-3", "on": "2020-03-01", "of": "h-1", "set": {"status": "attended"}, "cites": ["c-1", "c-2"]}"#;
    let found = ledgers(&format!("{DISPUTE}{settling}"), "2020-04-01", Sight::ALL);
    assert_eq!(indication(&found), "supported");
    assert_eq!(found["attention"], json!([]));
}

#[test]
fn correction_that_cites_only_one_of_two_does_not_settle_them() {
    let other = r#"{"type": "correction", "ref": "c-3", "on": "2020-03-20", "of": "h-1", "set": {"status": "attended"}, "cites": ["c-2"]}"#;
    let found = ledgers(&format!("{DISPUTE}{other}"), "2020-04-01", Sight::ALL);
    assert_eq!(indication(&found), "refused");
    assert_eq!(found["attention"][0]["kind"], "in_dispute");
}

#[test]
fn correction_that_was_released_is_seen_with_the_released_entry() {
    let lines = r#"{"type": "help", "ref": "h-1", "on": "2020-02-01", "room": "survivor", "status": "started", "basis": "witnessed", "bears_on": ["D1.a"]}
{"type": "correction", "ref": "c-1", "on": "2020-03-10", "of": "h-1", "set": {"status": "refused"}}
{"type": "release", "ref": "r-1", "on": "2020-03-15", "of": "h-1", "to_room": "contact"}
{"type": "release", "ref": "r-2", "on": "2020-03-20", "of": "c-1", "to_room": "contact"}"#;
    let sight = Sight::of([Room::Bridge, Room::Contact]);
    assert_eq!(
        indication(&ledgers(lines, "2020-03-14", sight)),
        "no_record"
    );
    assert_eq!(
        indication(&ledgers(lines, "2020-03-16", sight)),
        "supported"
    );
    assert_eq!(indication(&ledgers(lines, "2020-03-21", sight)), "refused");
}

#[test]
fn outcome_that_comes_after_two_were_settled_is_in_dispute_with_the_chosen_one() {
    let lines = r#"{"type": "meeting", "ref": "m-1", "on": "2020-01-03", "with": "him", "at": "2020-02-02T18:00Z"}
{"type": "outcome", "ref": "o-1", "on": "2020-02-03", "of": "m-1", "result": "missed"}
{"type": "outcome", "ref": "o-2", "on": "2020-02-04", "of": "m-1", "result": "attended", "unaware_of": ["o-1"]}
{"type": "correction", "ref": "c-1", "on": "2020-02-10", "of": "o-2", "set": {"text": "She was there."}, "cites": ["o-1", "o-2"]}
"#;
    let settled = ledgers(lines, "2020-04-01", Sight::ALL);
    assert_eq!(settled["meetings"]["attended"], 1);
    assert_eq!(settled["attention"], json!([]));
    let third = r#"{"type": "outcome", "ref": "o-3", "on": "2020-02-05", "of": "m-1", "result": "moved", "unaware_of": ["o-1", "o-2"]}"#;
    let disputed = ledgers(&format!("{lines}{third}"), "2020-04-01", Sight::ALL);
    assert_eq!(disputed["meetings"]["attended"], 1);
    assert_eq!(disputed["attention"][0]["kind"], "in_dispute");
}

/// Lets lines arrive in another order than that of recording, and holds the view kept up to the view made anew.
fn arrive(lines: &str, order: &[usize]) {
    let mut entries: Vec<Entry> = Vec::new();
    for line in FOUNDING.lines().chain(lines.lines()) {
        let kind_of = |name: &str| {
            let known = entries.iter().find(|entry| entry.name.as_ref() == name);
            known.map(|entry| entry.kind)
        };
        entries.push(read::trusted(line.trim().as_bytes(), kind_of).expect("a line"));
    }
    let founding = FOUNDING.lines().count();
    let arrival = (0..founding).chain(order.iter().map(|place| founding + place));
    let day = Day::parse("2020-12-01").expect("a day");
    let mut fold = Fold::default();
    let mut view = View::new(&fold, day, Sight::ALL);
    for place in arrival {
        let change = fold.insert(Position::line(place as u64 + 1), &entries[place]);
        view.take(&fold, &change);
        let anew = View::new(&fold, day, Sight::ALL);
        let name = &entries[place].name;
        assert_eq!(view.ledgers(&fold), anew.ledgers(&fold), "after {name}");
    }
    let straight = self::fold(lines);
    let anew = View::new(&straight, day, Sight::ALL);
    assert_eq!(view.ledgers(&fold), anew.ledgers(&straight));
}

#[test]
fn terms_follow_a_mandate_whose_withdrawal_is_erased() {
    let lines = r#"{"type": "mandate", "ref": "man", "on": "2020-01-02", "contact_rules": {"reply_within_days": 365}}
{"type": "contact", "ref": "m-1", "on": "2020-02-01", "with": "him", "direction": "to", "channel": "email", "expects_reply": true}
{"type": "withdrawal", "ref": "w-1", "on": "2020-01-20", "of": "man"}
{"type": "erasure", "ref": "e-1", "on": "2020-03-01", "of": "w-1", "reason": "mistake"}"#;
    arrive(lines, &[0, 1, 2, 3]);
    arrive(lines, &[3, 1, 2, 0]);
}

#[test]
fn finding_counts_when_its_decision_is_adopted_whichever_arrives_last() {
    let lines = r#"{"type": "decision", "ref": "d-1", "on": "2020-02-01", "question": "q"}
{"type": "assessment", "ref": "a-1", "on": "2020-02-02", "about": "D1.a", "finding": "not_met", "decision": "d-1", "review_on": "2020-06-01"}
{"type": "outcome", "ref": "o-1", "on": "2020-02-03", "of": "d-1", "result": "adopted"}"#;
    for order in [[0, 1, 2], [1, 2, 0], [2, 1, 0], [2, 0, 1]] {
        arrive(lines, &order);
    }
}

#[test]
fn erased_correction_gives_back_what_hangs_on_the_entry_it_corrected() {
    let lines = r#"{"type": "meeting", "ref": "m-1", "on": "2020-01-03", "with": "him", "at": "2020-02-02T18:00Z", "bears_on": ["D1.a"]}
{"type": "outcome", "ref": "o-1", "on": "2020-02-03", "of": "m-1", "result": "missed"}
{"type": "correction", "ref": "c-1", "on": "2020-02-10", "of": "m-1", "set": {"bears_on": null}}
{"type": "erasure", "ref": "e-1", "on": "2020-03-01", "of": "c-1", "reason": "mistake"}"#;
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 1, 3, 0]] {
        arrive(lines, &order);
    }
}

#[test]
fn corrections_that_arrive_before_an_outcome_are_in_dispute_all_the_same() {
    let lines = r#"{"type": "meeting", "ref": "m-1", "on": "2020-01-03", "with": "him", "at": "2020-02-02T18:00Z"}
{"type": "outcome", "ref": "o-1", "on": "2020-02-03", "of": "m-1", "result": "missed"}
{"type": "correction", "ref": "c-1", "on": "2020-02-10", "of": "o-1", "set": {"result": "attended"}}
{"type": "correction", "ref": "c-2", "on": "2020-02-11", "of": "o-1", "set": {"result": "moved"}, "unaware_of": ["c-1"]}"#;
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 3, 0, 1]] {
        arrive(lines, &order);
    }
}
