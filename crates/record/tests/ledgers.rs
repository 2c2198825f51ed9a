//! Single clauses of the ledgers that the sample scripts do not reach.

use answerable_record::words::Room;
use answerable_record::{Day, Fold, Script, Sight, View};
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
