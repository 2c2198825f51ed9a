//! Records that several people write: what arrives is taken in, whatever it says, and told apart.

use answerable_record::words::Room;
use answerable_record::{
    Arrival, Day, Entry, Field, FlagKind, Fold, Kind, Position, Sight, Standing, View, read,
    written_ref,
};
use answerable_testkit::records::{DAYS, Recorded, day, records_at_home};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value as Json, json};

/// What each record here begins with.
const FOUNDING: &str = r#"{"type": "process", "ref": "process", "on": "2020-01-01", "format": 1, "title": "T"}
{"type": "person", "ref": "him", "on": "2020-01-01", "name": "H", "side": "perpetrator"}
{"type": "person", "ref": "she", "on": "2020-01-01", "name": "S", "side": "survivor"}
{"type": "person", "ref": "mo", "on": "2020-01-01", "name": "M", "side": "contact_group"}
{"type": "membership", "ref": "in-mo", "on": "2020-01-01", "person": "mo", "change": "joined"}
{"type": "letter", "ref": "letter", "on": "2020-01-01", "demands": [{"id": "D1", "title": "D", "text": "x", "kind": "once", "criteria": [{"id": "D1.a", "text": "x"}]}, {"id": "D2", "title": "D", "text": "x", "kind": "each_surrounding", "criteria": [{"id": "D2.a", "text": "x", "kind": "informed"}]}]}
"#;

/// The day on which these records are looked at.
const TODAY: &str = "2020-12-01";

fn entries(lines: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in FOUNDING.lines().chain(lines.lines()) {
        let kind_of = |name: &str| {
            let known = entries.iter().find(|entry| entry.name.as_ref() == name);
            known.map(|entry| entry.kind)
        };
        entries.push(read::trusted(line.as_bytes(), kind_of).expect("a line"));
    }
    entries
}

fn placed(entries: &[Entry]) -> impl Iterator<Item = (Position, &Entry)> {
    (1..).map(Position::line).zip(entries)
}

fn fold(lines: &str) -> Fold {
    let mut fold = Fold::default();
    for (position, entry) in placed(&entries(lines)) {
        fold.insert(position, entry);
    }
    fold
}

/// Which rules entries break, each as ref, field and rule.
fn broken(fold: &Fold, sight: Sight) -> Vec<String> {
    let view = View::new(fold, Day::parse(TODAY).expect("a day"), sight);
    let flags = view.breaches(fold).into_iter();
    flags
        .map(|flag| {
            assert_eq!(flag.flag, FlagKind::BreaksRule);
            let (field, rule) = flag.broken.expect("a rule");
            format!("{} {field} {}", flag.reference, rule.code())
        })
        .collect()
}

fn ledgers(fold: &Fold, day: Day) -> Json {
    serde_json::to_value(View::new(fold, day, Sight::ALL).ledgers(fold)).expect("json")
}

fn today(fold: &Fold) -> Json {
    ledgers(fold, Day::parse(TODAY).expect("a day"))
}

#[test]
fn task_for_somebody_who_had_left_counts_and_is_flagged() {
    let lines = r#"{"type": "task", "ref": "t-1", "on": "2020-05-02", "assignee": "mo", "text": "x"}
{"type": "membership", "ref": "out-mo", "on": "2020-05-01", "person": "mo", "change": "left"}"#;
    let fold = fold(lines);
    assert_eq!(broken(&fold, Sight::ALL), ["t-1 assignee not-a-member"]);
    assert_eq!(today(&fold)["members"][0]["tasks_open"], 1);
}

#[test]
fn what_is_not_in_these_rooms_breaks_nothing() {
    let lines = r#"{"type": "task", "ref": "t-1", "on": "2020-05-02", "assignee": "ida", "text": "x", "mandate_task": "M9", "bears_on": ["D9.a"]}
{"type": "outcome", "ref": "o-1", "on": "2020-05-02", "of": "elsewhere", "result": "kept", "cites": ["nowhere"]}
{"type": "assessment", "ref": "a-1", "on": "2020-05-02", "about": "D1.a", "finding": "met", "cites": ["elsewhere"]}"#;
    let contact = Sight::of([Room::Contact]);
    assert_eq!(broken(&fold(lines), contact), [""; 0]);
    let both = Sight::of([Room::Contact, Room::Bridge]);
    assert_eq!(
        broken(&fold(lines), both),
        ["t-1 mandate_task no-such-mandate-task"]
    );
}

#[test]
fn second_outcome_is_flagged_at_the_later_unless_neither_knew() {
    let lines = r#"{"type": "task", "ref": "t-1", "on": "2020-05-02", "assignee": "mo", "text": "x"}
{"type": "outcome", "ref": "o-1", "on": "2020-06-02", "of": "t-1", "result": "done"}
{"type": "outcome", "ref": "o-2", "on": "2020-06-01", "of": "t-1", "result": "dropped"}"#;
    let mut fold = fold(lines);
    assert_eq!(broken(&fold, Sight::ALL), ["o-2 of second-outcome"]);
    let o = |name| fold.position_of(name).expect("it is there");
    let (one, two) = (o("o-1"), o("o-2"));
    fold.set_unaware(two, &[one]).expect("news");
    assert_eq!(broken(&fold, Sight::ALL), [""; 0]);
    assert_eq!(today(&fold)["attention"][0]["kind"], "in_dispute");
    assert_eq!(fold.set_unaware(two, &[one]), None);
}

#[test]
fn mended_entry_is_not_flagged_any_more() {
    let lines = r#"{"type": "help", "ref": "h-1", "on": "2020-05-02", "status": "started"}
{"type": "assessment", "ref": "a-1", "on": "2020-05-03", "about": "D1.a", "finding": "met", "cites": ["h-1"]}
{"type": "correction", "ref": "c-1", "on": "2020-05-04", "of": "a-1", "set": {"finding": "unknown"}}
{"type": "correction", "ref": "c-2", "on": "2020-05-04", "of": "c-1", "set": {"text": "x"}}"#;
    let without = lines.lines().take(2).collect::<Vec<_>>().join("\n");
    assert_eq!(
        broken(&fold(&without), Sight::ALL),
        ["a-1 cites met-unconfirmed"]
    );
    assert_eq!(broken(&fold(lines), Sight::ALL), ["c-2 of not-correctable"]);
}

#[test]
fn second_process_and_second_perpetrator_are_kept_and_flagged() {
    let lines = r#"{"type": "process", "ref": "process-2", "on": "2020-01-01", "format": 1, "title": "T"}
{"type": "person", "ref": "he", "on": "2020-01-01", "name": "H", "side": "perpetrator"}"#;
    let fold = fold(lines);
    assert_eq!(
        broken(&fold, Sight::ALL),
        ["process-2 type process-again", "he side second-perpetrator"]
    );
    assert_eq!(fold.perpetrator(), Some("him"));
}

#[test]
fn later_of_two_with_one_ref_has_a_suffix_and_is_found_by_it() {
    let lines = r#"{"type": "note", "ref": "n-1", "on": "2020-05-02"}
{"type": "refusal", "ref": "n-1", "on": "2020-05-02"}"#;
    let entries = entries(lines);
    let mut fold = Fold::default();
    let placed: Vec<_> = placed(&entries).collect();
    for (position, entry) in placed.iter().rev() {
        fold.insert(*position, entry);
    }
    let (note, refusal) = (placed[6].0, placed[7].0);
    let stored = Fold::from_bytes(&fold.to_bytes()).expect("what was stored");
    for fold in [&fold, &stored] {
        assert_eq!(fold.name_at(note), Some("n-1"));
        assert_eq!(fold.name_at(refusal), Some("n-1~2"));
        assert_eq!(fold.kind_of("n-1"), Some(Kind::Note));
        assert_eq!(fold.kind_of("n-1~2"), Some(Kind::Refusal));
        assert_eq!(fold.position_of("n-1~2"), Some(refusal));
        assert_eq!(fold.name_at(Position::line(99)), None);
    }
    assert_eq!(written_ref("n-1~2"), "n-1");
}

#[test]
fn ref_that_somebody_took_who_stands_apart_is_given_back() {
    let lines = r#"{"type": "note", "ref": "n-1", "on": "2020-05-02"}
{"type": "refusal", "ref": "n-1", "on": "2020-05-02", "bears_on": ["D1.a"]}"#;
    let mut fold = fold(lines);
    let note = fold.position_of("n-1").expect("it is there");
    fold.set_standing(note, Standing::Kept);
    assert_eq!(fold.kind_of("n-1"), Some(Kind::Note));
    fold.set_standing(note, Standing::Apart);
    let stored = Fold::from_bytes(&fold.to_bytes()).expect("what was stored");
    for fold in [&fold, &stored] {
        assert_eq!(fold.kind_of("n-1"), Some(Kind::Refusal));
        assert_eq!(fold.kind_of("n-1~2"), Some(Kind::Note));
        assert_eq!(fold.standing_of("n-1~2"), Some(Standing::Apart));
    }
    fold.set_standing(note, Standing::Counts);
    assert_eq!(fold.kind_of("n-1"), Some(Kind::Note));
    assert_eq!(fold.set_standing(note, Standing::Counts), None);
}

#[test]
fn rivals_are_the_other_outcomes_of_the_target() {
    let lines = r#"{"type": "task", "ref": "t-1", "on": "2020-05-02", "assignee": "mo", "text": "x"}
{"type": "outcome", "ref": "o-1", "on": "2020-06-02", "of": "t-1", "result": "done"}
{"type": "correction", "ref": "c-1", "on": "2020-06-02", "of": "t-1", "set": {"due": "2020-06-01"}}"#;
    let fold = fold(lines);
    let rival = |line: &str| {
        let entry = read::trusted(line.as_bytes(), |name| fold.kind_of(name)).expect("a line");
        fold.rivals(&entry)
    };
    let another =
        r#"{"type": "outcome", "ref": "o-2", "on": "2020-06-01", "of": "t-1", "result": "done"}"#;
    assert_eq!(rival(another), [fold.position_of("o-1").expect("there")]);
    let note = r#"{"type": "note", "ref": "n-1", "on": "2020-06-01"}"#;
    assert_eq!(rival(note), []);
}

/// What each ledger shows that hangs on one entry, and how it looks without.
#[test]
fn entry_that_is_kept_counts_in_no_ledger() {
    let lines = r#"{"type": "mandate", "ref": "man", "on": "2020-01-02", "review_every_days": 30, "contact_rules": {"reply_within_days": 365}}
{"type": "surrounding", "ref": "choir", "on": "2020-01-03", "name": "C", "kind": "friends"}
{"type": "stance", "ref": "st-1", "on": "2020-01-04", "surrounding": "choir", "stance": "legitimising"}
{"type": "disclosure", "ref": "d-1", "on": "2020-01-05", "surrounding": "choir", "told_by": "perpetrator", "basis": "witnessed"}
{"type": "contact", "ref": "m-1", "on": "2020-02-01", "with": "him", "direction": "to", "channel": "email", "reply_by": "2020-02-20"}
{"type": "contact", "ref": "m-2", "on": "2020-02-10", "with": "him", "direction": "from", "channel": "email", "answers": ["m-1"]}
{"type": "meeting", "ref": "me-1", "on": "2020-02-01", "with": "him", "at": "2020-03-01T18:00Z"}
{"type": "outcome", "ref": "o-1", "on": "2020-03-02", "of": "me-1", "result": "missed"}
{"type": "agreement", "ref": "ag-1", "on": "2020-03-02", "with": "him", "due": "2020-04-01", "concession": "x"}
{"type": "claim", "ref": "cl-1", "on": "2020-03-03", "speaker": "him", "about": "D1.a"}
{"type": "check", "ref": "ch-1", "on": "2020-03-04", "claim": "cl-1", "finding": "confirmed"}
{"type": "pattern", "ref": "p-1", "on": "2020-03-05", "kind": "denial", "cites": ["cl-1"]}
{"type": "task", "ref": "t-1", "on": "2020-03-06", "assignee": "mo", "text": "x", "due": "2020-04-01"}
{"type": "assessment", "ref": "as-1", "on": "2020-03-07", "about": "D1", "finding": "partly"}
{"type": "question", "ref": "q-1", "on": "2020-03-08", "to": "survivor", "text": "x"}
{"type": "membership", "ref": "rest-mo", "on": "2020-03-09", "person": "mo", "change": "resting"}
{"type": "pause", "ref": "pa-1", "on": "2020-11-01", "about": "choir"}
{"type": "correction", "ref": "co-1", "on": "2020-03-10", "of": "st-1", "set": {"stance": "neutral"}}
"#;
    let attention = |ledgers: &Json, kind: &str| -> Vec<String> {
        let all = ledgers["attention"].as_array().expect("a list").iter();
        let of_kind = all.filter(|one| one["kind"] == kind);
        of_kind
            .map(|one| one["ref"].as_str().expect("a ref").to_owned())
            .collect()
    };
    let kept = |name: &str| {
        let mut fold = fold(lines);
        let position = fold.position_of(name).expect("it is there");
        fold.set_standing(position, Standing::Kept)
            .expect("it counted");
        today(&fold)
    };
    let all = today(&fold(lines));
    assert_eq!(attention(&all, "mandate_review_due"), ["man"]);
    assert_eq!(attention(&kept("man"), "mandate_review_due"), [""; 0]);
    assert_eq!(all["disclosures"][0]["informed"], "confirmed");
    assert_eq!(kept("choir")["disclosures"], json!([]));
    assert_eq!(kept("d-1")["disclosures"][0]["informed"], "unknown");
    assert_eq!(
        kept("d-1")["demands"][1]["criteria"][0]["indication"],
        "unknown"
    );
    assert_eq!(
        (&all["stances"]["neutral"], &all["stances"]["unknown"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(kept("st-1")["stances"]["unknown"], 1);
    assert_eq!(kept("co-1")["stances"]["legitimising"], 1);
    assert_eq!(all["replies"]["in_time"], 1);
    assert_eq!(kept("m-1")["replies"]["expected"], 0);
    assert_eq!(kept("m-2")["replies"]["overdue"], 1);
    assert_eq!(all["meetings"]["missed"], 1);
    assert_eq!(kept("o-1")["meetings"]["no_outcome"], 1);
    assert_eq!(kept("me-1")["meetings"]["scheduled"], 0);
    assert_eq!(all["agreements"]["concessions"]["given"], 1);
    assert_eq!(kept("ag-1")["agreements"]["made"], 0);
    assert_eq!(all["claims"]["confirmed"], 1);
    assert_eq!(kept("cl-1")["claims"]["made"], 0);
    assert_eq!(kept("ch-1")["claims"]["unchecked"], 1);
    assert_eq!(all["demands"][0]["criteria"][0]["indication"], "supported");
    assert_eq!(
        kept("ch-1")["demands"][0]["criteria"][0]["indication"],
        "claimed"
    );
    assert_eq!(
        kept("cl-1")["demands"][0]["criteria"][0]["indication"],
        "no_record"
    );
    assert_eq!(all["demands"][0]["finding"], "partly");
    assert_eq!(kept("as-1")["demands"][0]["finding"], Json::Null);
    assert_eq!(kept("letter")["demands"], json!([]));
    assert_eq!(all["patterns"]["denial"], json!(["p-1"]));
    assert_eq!(kept("p-1")["patterns"], json!({}));
    assert_eq!(
        (
            &all["members"][0]["state"],
            &all["members"][0]["tasks_open"]
        ),
        (&json!("resting"), &json!(1))
    );
    assert_eq!(kept("rest-mo")["members"][0]["state"], "active");
    assert_eq!(kept("t-1")["members"][0]["tasks_open"], 0);
    assert_eq!(kept("in-mo")["members"], json!([]));
    assert_eq!(attention(&all, "question_open"), ["q-1"]);
    assert_eq!(attention(&kept("q-1"), "question_open"), [""; 0]);
    assert_eq!(attention(&all, "task_overdue"), ["t-1"]);
    assert_eq!(attention(&kept("t-1"), "task_overdue"), [""; 0]);
    assert_eq!(attention(&kept("d-1"), "surrounding_uninformed"), [""; 0]);
    let mut both = fold(lines);
    for name in ["d-1", "pa-1"] {
        let position = both.position_of(name).expect("it is there");
        both.set_standing(position, Standing::Kept);
    }
    assert_eq!(
        attention(&today(&both), "surrounding_uninformed"),
        ["choir"]
    );
}

#[test]
fn rule_that_would_need_what_does_not_count_yet_is_taken_as_kept() {
    let lines = r#"{"type": "mandate", "ref": "man", "on": "2020-01-02", "tasks": [{"id": "M1", "text": "x"}]}
{"type": "clearance", "ref": "w-1", "on": "2020-01-02", "text": "x", "audience": "public"}
{"type": "statement", "ref": "s-1", "on": "2020-02-02", "audience": "public", "paragraphs": [{"text": "x", "kind": "demand", "cites": ["w-1"]}]}
{"type": "consent", "ref": "con-1", "on": "2020-02-03", "to": "s-1", "person": "she", "given": true}"#;
    let mut fold = fold(lines);
    let check = |fold: &mut Fold, line: &str| {
        let entry = read::trusted(line.as_bytes(), |name| fold.kind_of(name)).expect("a line");
        let broken = fold.check(&entry, |_| false).into_iter();
        broken.map(|(_, rule)| rule.code()).collect::<Vec<_>>()
    };
    let publication =
        r#"{"type": "publication", "ref": "pub-1", "on": "2020-02-04", "statement": "s-1"}"#;
    let task = r#"{"type": "task", "ref": "t-1", "on": "2020-02-04", "assignee": "mo", "text": "x", "mandate_task": "M1"}"#;
    let finding = r#"{"type": "assessment", "ref": "a-1", "on": "2020-02-04", "about": "D1.a", "finding": "unknown"}"#;
    for name in ["man", "w-1", "con-1", "letter", "in-mo"] {
        let position = fold.position_of(name).expect("it is there");
        fold.set_standing(position, Standing::Kept)
            .expect("it counted");
        for line in [publication, task, finding] {
            assert_eq!(check(&mut fold, line), [""; 0], "without {name}");
        }
        assert!(!fold.is_erased(name));
        assert_eq!(fold.standing_of(name), Some(Standing::Kept));
        fold.set_standing(position, Standing::Counts)
            .expect("it was kept");
    }
}

#[test]
fn erasure_that_does_not_count_erases_nothing_until_it_does() {
    let lines = r#"{"type": "refusal", "ref": "r-1", "on": "2020-05-02", "bears_on": ["D1.a"]}
"#;
    let erasure = r#"{"type": "erasure", "ref": "e-1", "on": "2020-06-01", "of": "r-1", "reason": "mistake"}"#;
    let entries = entries(&format!("{lines}{erasure}"));
    let mut fold = Fold::default();
    for (position, entry) in placed(&entries) {
        let standing = match entry.kind {
            Kind::Erasure => Standing::Kept,
            _ => Standing::Counts,
        };
        let arrival = Arrival {
            standing,
            ..Arrival::default()
        };
        fold.insert_as(position, entry, arrival);
    }
    assert!(!fold.is_erased("r-1"));
    let erasure = fold.position_of("e-1").expect("it is there");
    fold.set_standing(erasure, Standing::Counts)
        .expect("it was kept");
    assert!(fold.is_erased("r-1"));
}

#[test]
fn entry_erased_by_its_place_leaves_a_stub_and_its_corrections_too() {
    let lines = r#"{"type": "refusal", "ref": "r-1", "on": "2020-05-02", "bears_on": ["D1.a"]}
{"type": "correction", "ref": "c-1", "on": "2020-05-02", "of": "r-1", "set": {"basis": "document"}}"#;
    let mut fold = fold(lines);
    let place = fold.position_of("r-1").expect("it is there");
    fold.erase_at(place).expect("it was not erased");
    assert!(fold.is_erased("r-1") && fold.is_erased("c-1"));
    assert_eq!(
        today(&fold)["demands"][0]["criteria"][0]["indication"],
        "no_record"
    );
}

#[test]
fn reader_from_a_day_on_gets_that_day_in_every_ledger() {
    let mut fold = Fold::default();
    let day = |text| Day::parse(text).expect("a day");
    let mut view = View::new(&fold, day(TODAY), Sight::of([Room::Contact]));
    assert_eq!(view.ledgers(&fold).from, None);
    view = view.reading_from(day("2020-03-04"));
    for (position, entry) in placed(&entries("")) {
        let change = fold.insert(position, entry);
        view.take(&fold, &change);
        assert_eq!(view.ledgers(&fold).from.as_deref(), Some("2020-03-04"));
    }
}

fn days() -> impl Strategy<Value = Day> {
    (0..DAYS).prop_map(|number| Day::parse(&day(number)).expect("a day"))
}

/// The same entries without a word on what their recorders had not received.
fn told_apart(records: &[Recorded]) -> Vec<(Position, Entry, Vec<Position>)> {
    let position_of = |name: &str| {
        let found = records
            .iter()
            .find(|other| other.entry.name.as_ref() == name);
        found.map(|other| other.position)
    };
    let silent = records.iter().map(|recorded| {
        let mut entry = recorded.entry.clone();
        let unaware = entry.said.names(Field::UnawareOf).iter();
        let unaware = unaware.filter_map(|name| position_of(name)).collect();
        entry.said = entry.said.overlaid([&(Field::UnawareOf, None)]);
        (recorded.position, entry, unaware)
    });
    silent.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(500), max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_graph_says_of_not_knowing_is_what_a_script_says(mut records in records_at_home(40), day in days()) {
        // What a script says can be corrected; what the graph says can't.
        let corrects = |set: &str| set.contains("unaware_of");
        records.retain(|recorded| !recorded.entry.set.as_deref().is_some_and(corrects));
        let mut said = Fold::default();
        for recorded in &records {
            said.insert(recorded.position, &recorded.entry);
        }
        let mut told = Fold::default();
        for (position, entry, unaware_of) in told_apart(&records) {
            told.insert_as(position, &entry, Arrival { unaware_of, ..Arrival::default() });
        }
        prop_assert_eq!(ledgers(&said, day), ledgers(&told, day));
        let stored = Fold::from_bytes(&told.to_bytes()).expect("what was stored");
        prop_assert_eq!(ledgers(&said, day), ledgers(&stored, day));
    }

    /// Who is who is known of what is kept, as it is of what was erased: persons are no matter of ledgers.
    #[test]
    fn record_with_entries_that_are_kept_adds_up_to_the_record_without(
        records in records_at_home(40), picks in prop::collection::vec(any::<Index>(), 1..6), day in days(), apart in any::<bool>(),
    ) {
        let standing = if apart { Standing::Apart } else { Standing::Kept };
        let mut kept: Vec<usize> = picks.iter().map(|pick| pick.index(records.len())).collect();
        kept.retain(|number| records[*number].entry.kind != Kind::Person);
        let (mut without, mut with, mut later) = (Fold::default(), Fold::default(), Fold::default());
        for (number, Recorded { position, entry }) in records.iter().enumerate() {
            let standing = if kept.contains(&number) { standing } else { Standing::Counts };
            if standing == Standing::Counts {
                without.insert(*position, entry);
            }
            with.insert_as(*position, entry, Arrival { standing, ..Arrival::default() });
            later.insert(*position, entry);
        }
        prop_assert_eq!(ledgers(&without, day), ledgers(&with, day));
        // Nor does it matter when that was found; but what was erased by then stays so.
        if !kept.iter().any(|number| records[*number].entry.kind == Kind::Erasure) {
            for number in &kept {
                later.set_standing(records[*number].position, standing);
            }
            prop_assert_eq!(ledgers(&without, day), ledgers(&later, day));
            for number in &kept {
                later.set_standing(records[*number].position, Standing::Counts);
            }
            let mut plain = Fold::default();
            records.iter().for_each(|Recorded { position, entry }| { plain.insert(*position, entry); });
            prop_assert_eq!(ledgers(&plain, day), ledgers(&later, day));
        }
    }

    #[test]
    fn no_entry_from_elsewhere_stops_anybody(records in answerable_testkit::records::records(40), day in days()) {
        let mut fold = Fold::default();
        for recorded in &records {
            fold.insert(recorded.position, &recorded.entry);
        }
        for sight in [Sight::ALL, Sight::of([Room::Contact]), Sight::of([Room::Bridge])] {
            View::new(&fold, day, sight).breaches(&fold);
        }
        for recorded in &records {
            let name = fold.name_at(recorded.position).expect("it is there");
            prop_assert_eq!(fold.position_of(name), Some(recorded.position));
        }
    }
}
