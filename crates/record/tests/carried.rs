//! Nothing hangs unseen: each open thing is carried by somebody who is there, or said to hang.

use answerable_record::words::Room;
use answerable_record::{
    AttentionKind, Carried, Day, Fold, MemberState, Open, Position, Sight, View, read,
};
use answerable_testkit::records::{DAYS, Recorded, day, records};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const FOUNDING: &str = r#"{"type": "process", "ref": "process", "on": "2020-01-01", "format": 1, "title": "T"}
{"type": "person", "ref": "him", "on": "2020-01-01", "name": "H", "side": "perpetrator"}
{"type": "person", "ref": "mo", "on": "2020-01-01", "name": "M", "side": "contact_group"}
{"type": "person", "ref": "ida", "on": "2020-01-01", "name": "I", "side": "contact_group"}
{"type": "person", "ref": "kim", "on": "2020-01-01", "name": "K", "side": "support_group"}
{"type": "membership", "ref": "in-mo", "on": "2020-01-01", "person": "mo", "change": "joined", "roles": ["spokesperson", "coordinator"]}
{"type": "membership", "ref": "in-ida", "on": "2020-01-01", "person": "ida", "change": "joined", "roles": ["coordinator"]}
{"type": "membership", "ref": "in-kim", "on": "2020-01-01", "person": "kim", "change": "joined", "roles": ["liaison"]}
{"type": "task", "ref": "t-1", "on": "2020-02-01", "assignee": "mo", "text": "x", "due": "2020-07-01"}
{"type": "task", "ref": "t-2", "on": "2020-02-01", "assignee": "ida", "text": "x"}
{"type": "task", "ref": "t-3", "on": "2020-02-01", "assignee": "mo", "text": "x"}
{"type": "outcome", "ref": "o-t3", "on": "2020-02-02", "of": "t-3", "result": "done"}
{"type": "handover", "ref": "h-1", "on": "2020-02-03", "tasks": ["t-2"], "from": "ida", "to": "mo"}
{"type": "contact", "ref": "m-1", "on": "2020-02-04", "by": "ida", "with": "him", "direction": "to", "channel": "email", "expects_reply": true}
{"type": "contact", "ref": "m-2", "on": "2020-02-05", "by": "mo", "with": "him", "direction": "to", "channel": "email", "reply_by": "2020-06-30"}
{"type": "contact", "ref": "m-3", "on": "2020-02-05", "by": "mo", "with": "him", "direction": "to", "channel": "email", "expects_reply": true}
{"type": "contact", "ref": "m-4", "on": "2020-02-06", "with": "him", "direction": "from", "channel": "email", "answers": ["m-3"]}
{"type": "meeting", "ref": "me-1", "on": "2020-02-01", "with": "him", "at": "2020-06-20T18:00Z", "persons": ["mo"]}
{"type": "meeting", "ref": "me-2", "on": "2020-02-01", "with": "contact_group", "at": "2020-06-21T18:00Z"}
{"type": "meeting", "ref": "me-3", "on": "2020-02-01", "with": "him", "at": "2020-03-01T18:00Z", "persons": ["ida", "mo"]}
{"type": "question", "ref": "q-1", "on": "2020-03-01", "by": "mo", "to": "survivor", "text": "x"}
{"type": "concern", "ref": "c-1", "on": "2020-03-02", "by": "kim"}
"#;

fn fold(lines: &str) -> Fold {
    let mut fold = Fold::default();
    for (line, place) in FOUNDING.lines().chain(lines.lines()).zip(1..) {
        let entry = read::trusted(line.as_bytes(), |name| fold.kind_of(name)).expect("a line");
        fold.insert(Position::line(place), &entry);
    }
    fold
}

fn view(fold: &Fold, sight: Sight) -> View {
    View::new(fold, Day::parse("2020-06-01").expect("a day"), sight)
}

fn json(open: &Open) -> Json {
    serde_json::to_value(open).expect("json")
}

/// Each list as `ref: who`, in its order.
fn rows(list: &Option<Vec<Carried>>) -> Vec<String> {
    let rows = list.as_ref().expect("it is in sight").iter();
    rows.map(|row| format!("{} {}: {}", row.reference, row.on, row.by.join(" ")))
        .collect()
}

#[test]
fn each_open_thing_has_those_who_carry_it() {
    let fold = fold("");
    let open = view(&fold, Sight::ALL).open(&fold);
    assert_eq!(
        rows(&open.tasks),
        ["t-2 2020-02-01: ida", "t-1 2020-07-01: mo"]
    );
    assert_eq!(rows(&open.handovers), ["h-1 2020-02-03: mo"]);
    assert_eq!(
        rows(&open.replies),
        ["m-1 2020-02-18: ida", "m-2 2020-06-30: mo"]
    );
    let meetings = [
        "me-3 2020-03-01: ida mo",
        "me-1 2020-06-20: mo",
        "me-2 2020-06-21: mo ida",
    ];
    assert_eq!(rows(&open.meetings), meetings);
    assert_eq!(rows(&open.questions), ["q-1 2020-03-01: mo"]);
    assert_eq!(rows(&open.concerns), ["c-1 2020-03-02: kim"]);
    assert_eq!(
        json(&open)["roles"],
        json!([
        {"role": "liaison", "by": ["kim"]}, {"role": "spokesperson", "by": ["mo"]}, {"role": "coordinator", "by": ["mo", "ida"]}])
    );
    assert_eq!(open.hanging(), 0);
}

#[test]
fn who_leaves_hands_over_what_rests_on_them_and_sees_who_else_is_there() {
    let before = fold("");
    let after = fold(
        r#"{"type": "membership", "ref": "out-mo", "on": "2020-05-30", "person": "mo", "change": "left"}"#,
    );
    for fold in [&before, &after] {
        let left = view(fold, Sight::ALL).left_by(fold, "mo");
        assert_eq!(rows(&left.tasks), ["t-1 2020-07-01: "]);
        assert_eq!(rows(&left.handovers), ["h-1 2020-02-03: "]);
        assert_eq!(
            rows(&left.replies),
            ["m-1 2020-02-18: ida", "m-2 2020-06-30: "]
        );
        let refs = |list: &Option<Vec<Carried>>| -> Vec<String> {
            let rows = list.as_ref().expect("in sight").iter();
            rows.map(|row| format!("{}: {}", row.reference, row.by.join(" ")))
                .collect()
        };
        assert_eq!(refs(&left.meetings), ["me-3: ida", "me-1: ", "me-2: ida"]);
        assert_eq!(rows(&left.questions), ["q-1 2020-03-01: kim"]);
        assert_eq!(rows(&left.concerns), [""; 0]);
        assert_eq!(
            json(&left)["roles"],
            json!([{"role": "spokesperson", "by": []}, {"role": "coordinator", "by": ["ida"]}])
        );
        assert_eq!(left.hanging(), 5);
    }
    assert_eq!(view(&after, Sight::ALL).open(&after).hanging(), 5);
}

#[test]
fn accepted_handover_and_return_let_nothing_hang() {
    let lines = r#"{"type": "membership", "ref": "rest-ida", "on": "2020-03-01", "person": "ida", "change": "resting"}
{"type": "outcome", "ref": "o-h1", "on": "2020-03-02", "of": "h-1", "result": "accepted"}"#;
    let fold = fold(lines);
    let left = view(&fold, Sight::ALL).left_by(&fold, "ida");
    assert_eq!(rows(&left.tasks), [""; 0]);
    assert_eq!(rows(&left.handovers), [""; 0]);
    assert_eq!(rows(&left.replies), ["m-1 2020-02-18: mo"]);
    assert_eq!(
        json(&left)["roles"],
        json!([{"role": "coordinator", "by": ["mo"]}])
    );
}

#[test]
fn what_lies_in_rooms_that_are_not_open_is_not_nought() {
    let fold = fold("");
    let bridge = view(&fold, Sight::of([Room::Bridge, Room::Survivor])).open(&fold);
    assert_eq!(
        (&bridge.tasks, &bridge.replies, &bridge.meetings),
        (&None, &None, &None)
    );
    assert!(bridge.questions.is_some() && bridge.roles.is_some());
    let contact = view(&fold, Sight::of([Room::Contact])).open(&fold);
    assert_eq!(contact, Open::default());
    assert_eq!(
        view(&fold, Sight::ALL).left_by(&fold, "nobody"),
        Open::default()
    );
}

fn lists<'o, 'f>(open: &'o Open<'f>) -> impl Iterator<Item = &'o Carried<'f>> {
    let lists = [
        &open.tasks,
        &open.handovers,
        &open.replies,
        &open.meetings,
        &open.questions,
        &open.concerns,
    ];
    lists.into_iter().flatten().flatten()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(500), max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_open_thing_is_carried_by_somebody_there_or_hangs(records in records(40), number in 0..DAYS) {
        let day = Day::parse(&day(number)).expect("a day");
        let mut fold = Fold::default();
        for Recorded { position, entry } in &records {
            fold.insert(*position, entry);
        }
        let view = View::new(&fold, day, Sight::ALL);
        let ledgers = view.ledgers(&fold);
        let members = ledgers.members.as_ref().expect("in sight");
        let open = view.open(&fold);
        let state = |person: &str| members.iter().find(|member| member.person == person).map(|member| member.state);
        for thing in lists(&open) {
            for person in &thing.by {
                prop_assert!(state(person).is_none_or(|state| state == MemberState::Active));
            }
        }
        // Nothing that the ledgers count is missing here.
        let held: usize = members.iter().map(|member| member.tasks_open.expect("in sight")).sum();
        prop_assert!(open.tasks.as_ref().expect("in sight").len() >= held);
        for unheld in ledgers.attention.iter().filter(|one| one.kind == AttentionKind::TaskUnheld) {
            let task = open.tasks.iter().flatten().find(|task| task.reference == unheld.reference);
            prop_assert!(task.is_some_and(|task| task.by.is_empty()));
        }
        let replies = ledgers.replies.as_ref().expect("in sight");
        prop_assert!(open.replies.as_ref().expect("in sight").len() >= replies.overdue + replies.open);
        let meetings = ledgers.meetings.as_ref().expect("in sight");
        prop_assert!(open.meetings.as_ref().expect("in sight").len() >= meetings.open + meetings.no_outcome);
    }

    /// Whatever nobody carries any more once somebody has left was shown to them to hand over.
    #[test]
    fn what_hangs_because_somebody_left_was_on_their_list(records in records(40), who in 0..3usize) {
        let day = Day::parse("2021-06-30").expect("a day");
        let person = ["one", "two", "she"][who];
        let mut fold = Fold::default();
        for Recorded { position, entry } in &records {
            fold.insert(*position, entry);
        }
        let hanging = |fold: &Fold| -> Vec<String> {
            let open = View::new(fold, day, Sight::ALL).open(fold);
            lists(&open).filter(|thing| thing.by.is_empty()).map(|thing| thing.reference.to_owned()).collect()
        };
        let before = hanging(&fold);
        let left: Vec<String> = {
            let left = View::new(&fold, day, Sight::ALL).left_by(&fold, person);
            lists(&left).filter(|thing| thing.by.is_empty()).map(|thing| thing.reference.to_owned()).collect()
        };
        let leaving = json!({"type": "membership", "ref": "leaving", "on": "2021-06-29", "person": person, "change": "left"});
        let leaving = read::trusted(leaving.to_string().as_bytes(), |_| None).expect("a line");
        fold.insert(Position::line(1_000), &leaving);
        for name in hanging(&fold).into_iter().filter(|name| !before.contains(name)) {
            prop_assert!(left.contains(&name), "{} hangs, and {} was not told", name, person);
        }
    }
}
