//! Writing down from a form: drafts that rest in the vault, files that never lie elsewhere, one sending
//! one entry, corrections with before and after.
#![allow(
    clippy::disallowed_methods,
    reason = "the tests beside it make the folders that they work in"
)]

mod vaults;

use std::collections::BTreeSet;
use std::sync::Arc;

use answerable_office::form::{Local, NotWritten, Why, Wrong, form, tidied};
use answerable_office::record::{Day, Field, Kind, Value};
use answerable_office::{Beside, Draft, Failure, FileGiven, Office, Once};
use serde_json::json;
use vaults::{Group, local, now, of_the_demo, passphrase, sync, terms, write};

fn boxes(boxes: &[(&str, &str)]) -> Vec<(String, String)> {
    boxes
        .iter()
        .map(|(name, text)| (name.to_string(), text.to_string()))
        .collect()
}

fn written(office: &mut Office, kind: Kind, filled: &[(&str, &str)]) -> String {
    let written = office.write_answers(
        kind,
        &boxes(filled),
        Vec::new(),
        Beside::default(),
        &local(),
        now(1),
    );
    written
        .expect("it is written")
        .pop()
        .expect("an entry")
        .reference
}

fn wrong(office: &mut Office, kind: Kind, filled: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let before = office.count().expect("a count");
    let refused = office.write_answers(
        kind,
        &boxes(filled),
        Vec::new(),
        Beside::default(),
        &local(),
        now(1),
    );
    assert_eq!(
        office.count().expect("a count"),
        before,
        "nothing is written"
    );
    let Err(NotWritten::Wrong(wrong)) = refused else {
        panic!("it is refused box by box");
    };
    wrong
        .iter()
        .map(|Wrong { name, why }| (name.clone(), why.code()))
        .collect()
}

fn him(office: &mut Office) {
    write(
        office,
        Kind::Person,
        json!({"ref": "him", "name": "T.", "side": "perpetrator"}),
        0,
    );
}

const LETTER: &[(&str, &str)] = &[
    ("with", "perpetrator"),
    ("direction", "from"),
    ("channel", "letter"),
    ("on", "4.3.2016"),
    ("text", "He asks for time.\r\n"),
];

#[test]
fn a_letter_that_came_is_written_from_its_boxes() {
    let group = Group::new();
    let mut office = group.alone("mo");
    him(&mut office);
    let reference = written(&mut office, Kind::Contact, LETTER);
    let entry = office.entry(&reference, Day::MAX).expect("the entry");
    assert_eq!(entry.on.to_string(), "2016-03-04");
    assert_eq!(
        entry.said.text(Field::Text).map(|text| &**text),
        Some("He asks for time.")
    );
    assert!(
        entry.said.get(Field::ExpectsReply).is_none(),
        "what was left out is not said"
    );
}

#[test]
fn what_is_wrong_is_said_box_by_box_and_nothing_is_written() {
    let group = Group::new();
    let mut office = group.alone("mo");
    him(&mut office);
    let without = wrong(
        &mut office,
        Kind::Contact,
        &[
            ("on", "in spring 2016"),
            ("channel", "pigeon"),
            ("reply_by", "2016"),
        ],
    );
    for one in [
        ("with", "needed"),
        ("direction", "needed"),
        ("channel", "not-a-choice"),
        ("on", "season"),
        ("reply_by", "not-a-day"),
    ] {
        assert!(
            without.contains(&(one.0.to_owned(), one.1)),
            "{one:?} of {without:?}"
        );
    }
    let by_rule = wrong(
        &mut office,
        Kind::Agreement,
        &[
            ("with", "perpetrator"),
            ("due", "1.5.2016"),
            ("standing", "yes"),
        ],
    );
    assert_eq!(by_rule.len(), 1);
    assert!(
        matches!(by_rule[0].0.as_str(), "due" | "standing"),
        "{by_rule:?}"
    );
}

#[test]
fn somebody_new_becomes_an_entry_of_their_own_in_the_same_breath() {
    let group = Group::new();
    let mut office = group.alone("mo");
    let before = office.count().expect("a count");
    let contact = written(
        &mut office,
        Kind::Contact,
        &[
            ("with", "new"),
            ("with.new", "Neighbours"),
            ("with.new.as", "housing"),
            ("direction", "to"),
            ("channel", "phone"),
            ("on", "2016"),
        ],
    );
    assert_eq!(office.count().expect("a count"), before + 2);
    let with = office.entry(&contact, Day::MAX).expect("the contact");
    let with = with.said.name(Field::With).expect("with whom").to_string();
    let circle = office.entry(&with, Day::MAX).expect("the circle");
    assert_eq!(circle.kind, Kind::Surrounding);
    assert_eq!(circle.on.to_string(), "2016");
    // Where the entry itself is refused, nobody new is written either.
    let refused = wrong(
        &mut office,
        Kind::Meeting,
        &[
            ("with", "nobody"),
            ("at", "2.3.2016"),
            ("at.time", "18"),
            ("persons.new", "Ada\nBo"),
        ],
    );
    assert!(!refused.is_empty());
}

#[test]
fn a_moment_is_a_day_and_a_time_of_this_place() {
    let group = Group::new();
    let mut office = group.alone("mo");
    him(&mut office);
    let filled = [
        ("with", "perpetrator"),
        ("at", "2.3.2016"),
        ("at.time", "18.30"),
    ];
    let meeting = written(&mut office, Kind::Meeting, &filled);
    let line = office
        .entry(&meeting, Day::MAX)
        .expect("the meeting")
        .to_line();
    assert!(line.contains("\"2016-03-02T18:30+01:00\""), "{line}");
    assert_eq!(
        wrong(&mut office, Kind::Meeting, &filled[..2]),
        [("at".to_owned(), "no-time-given")]
    );
}

#[test]
fn demands_get_short_names_that_their_criteria_begin_with() {
    let group = Group::new();
    let mut office = group.alone("mo");
    let letter = written(
        &mut office,
        Kind::Letter,
        &[
            ("on", "2016"),
            ("demands.0.title", "He stays away"),
            ("demands.0.kind", "standing"),
            ("demands.0.criteria.0.text", "No meeting by chance"),
            ("demands.0.criteria.1.text", ""),
            ("demands.2.id", ""),
            ("demands.2.kind", "once"),
            ("demands.5.title", "He tells his choir"),
            ("demands.5.kind", "once"),
            ("demands.5.criteria.0.text", "They know"),
        ],
    );
    let entry = office.entry(&letter, Day::MAX).expect("the letter");
    let demands = entry.said.parts(Field::Demands);
    let ids: Vec<&str> = demands
        .iter()
        .filter_map(|demand| demand.name(Field::Id))
        .map(|id| &**id)
        .collect();
    assert_eq!(ids, ["D1", "D2"]);
    let criteria = demands[1].parts(Field::Criteria);
    assert_eq!(criteria[0].name(Field::Id).map(|id| &**id), Some("D2.a"));
}

#[test]
fn what_is_wrong_with_a_part_is_found_at_its_box_once_empty_parts_are_gone() {
    let group = Group::new();
    let mut office = group.alone("mo");
    let filled = boxes(&[
        ("on", "2016"),
        ("demands.0.kind", "once"),
        ("demands.3.id", "D1"),
        ("demands.3.title", "He stays away"),
        ("demands.3.kind", "once"),
        ("demands.7.id", "D1"),
        ("demands.7.title", "He tells his choir"),
        ("demands.7.kind", "once"),
        ("demands.7.criteria.2.text", "They know"),
    ]);
    let tidy = tidied(&form(Kind::Letter), &filled, &local());
    let names: Vec<&str> = tidy.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names[1..4],
        ["demands.0.id", "demands.0.title", "demands.0.kind"]
    );
    assert_eq!(names[7..], ["demands.1.criteria.0.text"]);
    let tidy: Vec<(&str, &str)> = tidy
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let wrong = wrong(&mut office, Kind::Letter, &tidy);
    assert_eq!(wrong[0].0, "demands.1.id", "{wrong:?}");
}

#[test]
fn one_sending_is_one_entry_however_often_it_comes_and_after_a_lock_too() {
    let group = Group::new();
    let mut office = group.alone("mo");
    him(&mut office);
    let once = Once::of(&[b"form", b"17"]);
    let beside = Beside {
        once: Some(&once),
        draft: None,
    };
    let send = |office: &mut Office| {
        let written = office.write_answers(
            Kind::Contact,
            &boxes(LETTER),
            Vec::new(),
            beside,
            &local(),
            now(1),
        );
        written
            .expect("it is written")
            .pop()
            .expect("an entry")
            .reference
    };
    let first = send(&mut office);
    let count = office.count().expect("a count");
    assert_eq!(send(&mut office), first);
    drop(office);
    let mut office = Office::unlock(&group.path("mo"), &passphrase()).expect("it opens");
    assert_eq!(send(&mut office), first);
    assert_eq!(office.count().expect("a count"), count);
    // Another sending is another entry.
    let other = Once::of(&[b"form", b"18"]);
    let beside = Beside {
        once: Some(&other),
        draft: None,
    };
    office
        .write_answers(
            Kind::Contact,
            &boxes(LETTER),
            Vec::new(),
            beside,
            &local(),
            now(1),
        )
        .expect("it is written");
    assert_eq!(office.count().expect("a count"), count + 1);
}

#[test]
fn so_many_sendings_are_remembered_and_the_oldest_are_forgotten_first() {
    let group = Group::new();
    let mut office = group.alone("mo");
    let draft = Draft {
        fields: json!({"text": "x"}).as_object().expect("fields").clone(),
        files: Vec::new(),
    };
    let send = |office: &mut Office, number: i64| {
        let once = Once::of(&[number.to_string().as_bytes()]);
        let beside = Beside {
            once: Some(&once),
            draft: None,
        };
        office
            .write_all(&[(Kind::Note, &draft)], beside, now(number))
            .expect("written");
    };
    for number in 0..1030 {
        send(&mut office, number);
    }
    let count = office.count().expect("a count");
    send(&mut office, 1029);
    assert_eq!(office.count().expect("a count"), count);
    let known = (0..1030).filter(|number: &i64| {
        let once = Once::of(&[number.to_string().as_bytes()]);
        office.once_written(&once).expect("it reads").is_some()
    });
    let known: Vec<i64> = known.collect();
    assert!(
        known.len() <= 1024 && known.first() > Some(&500),
        "{:?}",
        known.first()
    );
}

#[test]
fn a_draft_survives_a_lock_and_is_gone_once_it_is_written_down() {
    let group = Group::new();
    let mut office = group.alone("mo");
    him(&mut office);
    let half = boxes(&[
        ("with", "perpetrator"),
        ("text", "Half a sentence that waits"),
    ]);
    let changes = office.changes();
    let id = office
        .draft_save(None, Kind::Contact, &half, now(1))
        .expect("it is kept");
    let bytes: Vec<u8> = (0..2_500_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    office
        .draft_file(id, "C:\\scans\\letter.pdf", &mut &bytes[..], now(2))
        .expect("a file");
    let other = office
        .draft_file(id, "other.txt", &mut &b"not this one"[..], now(2))
        .expect("a file");
    office
        .draft_file(id, "letter.pdf", &mut &b""[..], now(2))
        .expect("an empty file");
    office
        .draft_file_drop(id, other.number)
        .expect("it is taken out");
    // Pages of the record that were made before stay as they are.
    assert_eq!(office.changes(), changes);
    drop(office);

    let mut office = Office::unlock(&group.path("mo"), &passphrase()).expect("it opens");
    let drafts = office.drafts().expect("drafts");
    assert_eq!(drafts.len(), 1);
    assert_eq!((drafts[0].kind, &drafts[0].answers), (Kind::Contact, &half));
    assert_eq!(drafts[0].files.len(), 2);
    let files = drafts[0]
        .files
        .iter()
        .cloned()
        .map(FileGiven::Waiting)
        .collect();
    let beside = Beside {
        once: None,
        draft: Some(&id),
    };
    let changes = office.changes();
    let written = office
        .write_answers(
            Kind::Contact,
            &boxes(LETTER),
            files,
            beside,
            &local(),
            now(3),
        )
        .expect("it is written");
    assert!(office.changes() > changes);
    let reference = &written[0].reference;
    assert!(office.drafts().expect("drafts").is_empty());
    assert!(matches!(office.draft(id), Err(Failure::NoSuchDraft)));
    let mut out = Vec::new();
    office
        .read_attachment(reference, "letter.pdf", &mut out)
        .expect("the file");
    assert!(out == bytes);
    let shown = office.show(reference, Day::MAX).expect("the entry");
    let names: Vec<&str> = shown
        .attachments
        .iter()
        .map(|file| file.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            format!("{reference}/letter.pdf"),
            format!("{reference}/2-letter.pdf")
        ]
    );
    assert!(office.verify().expect("it reads").is_whole());
}

#[test]
fn what_is_refused_leaves_its_draft_as_it_was() {
    let group = Group::new();
    let mut office = group.alone("mo");
    let id = office
        .draft_save(None, Kind::Contact, &boxes(&[("text", "x")]), now(1))
        .expect("kept");
    let beside = Beside {
        once: None,
        draft: Some(&id),
    };
    let refused = office.write_answers(
        Kind::Contact,
        &boxes(&[("text", "x")]),
        Vec::new(),
        beside,
        &local(),
        now(1),
    );
    assert!(refused.is_err());
    assert!(office.draft(id).is_ok());
    office.draft_drop(id).expect("it is dropped");
    assert!(office.drafts().expect("drafts").is_empty());
}

#[test]
fn drafts_have_an_end_in_number_and_size() {
    let group = Group::new();
    let mut office = group.alone("mo");
    let long = boxes(&[("text", &"x".repeat(10 << 20))]);
    assert!(matches!(
        office.draft_save(None, Kind::Note, &long, now(1)),
        Err(Failure::DraftTooLong)
    ));
    for _ in 0..answerable_office::DRAFTS_MAX {
        office
            .draft_save(None, Kind::Note, &[], now(1))
            .expect("kept");
    }
    assert!(matches!(
        office.draft_save(None, Kind::Note, &[], now(1)),
        Err(Failure::TooManyDrafts)
    ));
    let id = office.drafts().expect("drafts")[0].id;
    office
        .draft_save(Some(id), Kind::Note, &boxes(&[("text", "y")]), now(2))
        .expect("in its place");
    assert_eq!(office.drafts().expect("drafts")[0].id, id);
    struct Endless;
    impl std::io::Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other(format!(
                "{} bytes wanted",
                buffer.len()
            )))
        }
    }
    assert!(office.draft_file(id, "x", &mut Endless, now(3)).is_err());
    assert!(office.draft(id).expect("the draft").files.is_empty());
}

#[test]
fn a_file_from_memory_travels_as_one_from_the_disk_does() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut ada = group.join("ada", &terms(None), &mut mo, &mut [], 10);
    let draft = Draft {
        fields: json!({"text": "with a scan"})
            .as_object()
            .expect("fields")
            .clone(),
        files: vec![FileGiven::Bytes {
            name: "../../scan.png".into(),
            bytes: Arc::from(&b"not a picture"[..]),
        }],
    };
    let reference = mo
        .write_down(Kind::Note, &draft, now(20))
        .expect("written")
        .reference;
    let id = mo.draft_save(None, Kind::Note, &[], now(20)).expect("kept");
    mo.draft_file(id, "waits.txt", &mut &b"it waited"[..], now(20))
        .expect("a file");
    let files = mo
        .draft(id)
        .expect("the draft")
        .files
        .into_iter()
        .map(FileGiven::Waiting)
        .collect();
    let beside = Beside {
        once: None,
        draft: Some(&id),
    };
    let filled = boxes(&[("text", "with what waited"), ("on", "2016")]);
    let waited = mo
        .write_answers(Kind::Note, &filled, files, beside, &local(), now(21))
        .expect("written");
    sync(&mut mo, 22);
    sync(&mut ada, 23);
    for (reference, name, bytes) in [
        (&reference, "scan.png", &b"not a picture"[..]),
        (&waited[0].reference, "waits.txt", b"it waited"),
    ] {
        let mut out = Vec::new();
        ada.read_attachment(reference, name, &mut out)
            .expect("it is here");
        assert_eq!(out, bytes);
    }
}

#[test]
fn a_correction_shows_before_and_after_and_sets_only_what_changed() {
    let group = Group::new();
    let mut office = group.alone("mo");
    him(&mut office);
    let meeting = written(
        &mut office,
        Kind::Meeting,
        &[
            ("with", "perpetrator"),
            ("at", "2.3.2016"),
            ("at.time", "18:30"),
            ("place", "Café"),
            ("topics", "rent\nwork"),
        ],
    );
    let open = office.correctable(&meeting).expect("it can be corrected");
    let unchanged = office
        .correction(&meeting, &open.boxes, &local())
        .expect("it reads");
    assert!(unchanged.changes.is_empty());
    assert!(matches!(
        office.correct(&unchanged, None, Beside::default(), now(2)),
        Err(NotWritten::Wrong(wrong)) if wrong[0].why == Why::Unchanged
    ));
    let mut filled = open.boxes.clone();
    filled.retain(|(name, _)| name != "topics");
    for (name, text) in &mut filled {
        if name == "place" {
            *text = "Library".to_owned();
        }
    }
    // Elsewhere by now: the offset of before is kept.
    let elsewhere = Local {
        today: now(0).day,
        offset_minutes: &|_, _| -300,
    };
    let correction = office
        .correction(&meeting, &filled, &elsewhere)
        .expect("it reads");
    let fields: Vec<Field> = correction
        .changes
        .iter()
        .map(|change| change.field)
        .collect();
    assert_eq!(fields, [Field::Place, Field::Topics]);
    assert_eq!(
        correction.changes[0].before,
        Some(Value::Text("Café".into()))
    );
    assert_eq!(
        correction.changes[0].after,
        Some(Value::Text("Library".into()))
    );
    assert_eq!(correction.changes[1].after, None);
    office
        .correct(
            &correction,
            Some("A slip of the pen"),
            Beside::default(),
            now(2),
        )
        .expect("written");
    let after = office.entry(&meeting, Day::MAX).expect("the meeting");
    assert_eq!(
        after.said.text(Field::Place).map(|text| &**text),
        Some("Library")
    );
    assert!(after.said.get(Field::Topics).is_none());
}

#[test]
fn every_type_of_the_demo_comes_back_from_its_boxes_unchanged() {
    let mut office = of_the_demo(&Group::new());
    let mut seen = BTreeSet::new();
    for entry in office.recorded().expect("entries") {
        if entry.kind.is_never_corrected() || entry.kind == Kind::Process || entry.erased {
            continue;
        }
        let open = office
            .correctable(&entry.name)
            .expect("it can be corrected");
        let same = office.correction(&entry.name, &open.boxes, &local());
        let same = same.unwrap_or_else(|wrong| panic!("{}: {wrong:?}", entry.name));
        assert!(
            same.changes.is_empty(),
            "{}: {:?}",
            entry.name,
            same.changes
        );
        seen.insert(entry.kind);
    }
    assert!(seen.len() > 30, "the demo has most types: {}", seen.len());
}

#[test]
fn a_date_is_taken_as_the_pages_write_it_in_each_language() {
    use answerable_office::paper::dates;
    use answerable_office::paper::words::{Lang, Words};
    use answerable_office::record::When;
    let group = Group::new();
    let mut office = group.alone("mo");
    for lang in Lang::all() {
        let words = Words::new(lang);
        let months = (1..=12).map(|month| format!("2016-{month:02}"));
        let days = (1..=12).map(|month| format!("2016-{month:02}-09"));
        for date in months.chain(days).chain(["2016".to_owned()]) {
            let shown = dates::plain(&words, When::parse(&date).expect("a date"));
            let note = written(&mut office, Kind::Note, &[("text", "x"), ("on", &shown)]);
            let on = office.entry(&note, Day::MAX).expect("the note").on;
            assert_eq!(on.to_string(), date, "{shown}");
        }
    }
}
