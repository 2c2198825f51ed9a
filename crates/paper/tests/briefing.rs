//! The briefing stays on two pages, and what is handed over leaves nothing out.
#![allow(
    clippy::disallowed_methods,
    reason = "these tests read the tree and golden files"
)]

mod golden;
mod script;

use std::path::Path;

use answerable_paper::briefing::{COLUMNS, LINES_MAX, briefing};
use answerable_paper::handing_over::handing_over;
use answerable_paper::reading::Speaker;
use answerable_paper::sheet::{self, Sheet};
use answerable_paper::words::Lang;
use answerable_record::words::Room;
use answerable_record::{Day, Sight, View};
use golden::golden;
use script::{Record, cases, each_case};
use unicode_width::UnicodeWidthStr;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// The demo of the program, on its day.
fn demo() -> (Record, Day) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../office/demo/process.jsonl");
    (Record::read(&path), day("2025-11-15"))
}

fn speaking<T>(
    record: &Record,
    at: Day,
    sight: Sight,
    lang: Lang,
    say: impl FnOnce(&Speaker, &View) -> T,
) -> T {
    record.spoken(at, sight, lang, |speaker| {
        say(speaker, &View::new(&record.fold, at, sight))
    })
}

fn briefed(record: &Record, at: Day, sight: Sight, lang: Lang, whom: Option<&str>) -> Sheet {
    speaking(record, at, sight, lang, |speaker, view| {
        briefing(
            speaker,
            &view.ledgers(&record.fold),
            &view.open(&record.fold),
            whom,
        )
    })
}

fn handed(record: &Record, at: Day, lang: Lang, person: &str) -> Sheet {
    speaking(record, at, Sight::ALL, lang, |speaker, view| {
        let left = view.left_by(&record.fold, person);
        handing_over(speaker, &view.ledgers(&record.fold), &left, person)
    })
}

fn assert_two_pages(sheet: &Sheet, name: &str) {
    let text = sheet::text(sheet, COLUMNS);
    let lines = text.lines().count();
    assert!(lines <= LINES_MAX, "{name} has {lines} lines:\n{text}");
    for line in text.lines() {
        assert!(line.width() <= COLUMNS, "{name}: {line}");
    }
}

#[test]
fn the_briefings_stay_as_they_were_read() {
    let ending = Record::read(&cases().join("ending.jsonl"));
    let lapse = Record::read(&cases().join("lapse.jsonl"));
    let (demo, today) = demo();
    for lang in Lang::all() {
        let papers = [
            (
                "ending",
                briefed(&ending, day("2018-04-15"), Sight::ALL, lang, Some("dipper")),
            ),
            (
                "lapse",
                briefed(&lapse, day("2020-05-31"), Sight::ALL, lang, None),
            ),
            ("demo", briefed(&demo, today, Sight::ALL, lang, None)),
        ];
        for (name, sheet) in papers {
            golden(
                &format!("{name}.{lang}.briefing.txt"),
                &sheet::text(&sheet, COLUMNS),
            );
        }
        let left = handed(&demo, today, lang, "rowan");
        golden(
            &format!("demo.{lang}.handing-over.txt"),
            &sheet::text(&left, COLUMNS),
        );
    }
    let sheet = briefed(&ending, day("2018-04-15"), Sight::ALL, Lang::DE, None);
    golden("ending.de.briefing.html", &sheet::html(&sheet));
    golden("ending.de.briefing.md", &sheet::markdown(&sheet));
}

#[test]
fn every_case_has_a_briefing_on_two_pages_in_every_language_for_every_reader() {
    let sights = [
        Sight::ALL,
        Sight::of([Room::Contact, Room::Bridge]),
        Sight::of([Room::Survivor, Room::Bridge]),
        Sight::of([Room::Bridge]),
        Sight::of([Room::Contact]),
    ];
    each_case(|name, record, at, _| {
        for lang in Lang::all() {
            for sight in sights {
                let sheet = briefed(record, at, sight, lang, None);
                assert_two_pages(&sheet, name);
                let text = sheet::text(&sheet, COLUMNS);
                assert!(!text.contains(['{', '}']), "{name}: {text}");
                let html = sheet::html(&sheet) + &sheet::markdown(&sheet);
                assert!(
                    !html.contains("{briefing") && !html.contains("{$"),
                    "{name}"
                );
            }
        }
    });
}

/// A founding, and then as much of everything as a process of many years has.
fn long_record(rounds: usize, word: &str) -> Record {
    let words = format!("{word} {word}, {word}").repeat(3);
    let mut lines = vec![
        format!(
            r#"{{"type":"process","ref":"process","on":"2010-01-01","format":1,"title":"T","wording":{{"perpetrator":"{word}","contact_group":"{words}"}}}}"#
        ),
        r#"{"type":"person","ref":"him","on":"2010-01-01","name":"Him","side":"perpetrator"}"#
            .to_owned(),
        r#"{"type":"person","ref":"she","on":"2010-01-01","name":"She","side":"survivor"}"#
            .to_owned(),
    ];
    let demands: Vec<String> = (1..40)
        .map(|number| {
            let criteria: Vec<String> = (1..9).map(|own| format!(r#"{{"id":"D{number}.{own}","text":"{words}"}}"#)).collect();
            format!(r#"{{"id":"D{number}","title":"{words}","text":"x","kind":"once","criteria":[{}]}}"#, criteria.join(","))
        })
        .collect();
    lines.push(format!(
        r#"{{"type":"letter","ref":"letter","on":"2010-01-01","demands":[{}]}}"#,
        demands.join(",")
    ));
    lines.push(r#"{"type":"mandate","ref":"mandate","on":"2010-01-01","contact_rules":{"reply_within_days":21,"min_days_between":7,"channels":["email","letter","phone","message","in_person","other"]},"urgent_override":true}"#.to_owned());
    for round in 0..rounds {
        let (year, month, day) = (2010 + round * 10 / rounds, round % 12 + 1, round % 28 + 1);
        let on = format!("{year}-{month:02}-{day:02}");
        let mut put = |kind: &str, name: &str, rest: String| {
            lines.push(format!(
                r#"{{"type":"{kind}","ref":"{name}-{round}","on":"{on}",{rest}}}"#
            ));
        };
        put(
            "person",
            "p",
            format!(r#""name":"{words}","side":"contact_group""#),
        );
        put(
            "membership",
            "in",
            format!(
                r#""person":"p-{round}","change":"joined","roles":["liaison","spokesperson","coordinator"]"#
            ),
        );
        put(
            "surrounding",
            "s",
            format!(r#""name":"{word}","kind":"friends""#),
        );
        put(
            "task",
            "t",
            format!(r#""assignee":"p-{round}","text":"{words}","due":"{on}""#),
        );
        put(
            "contact",
            "m",
            format!(
                r#""by":"p-{round}","with":"him","direction":"to","channel":"email","expects_reply":true,"text":"{words}""#
            ),
        );
        put(
            "meeting",
            "g",
            format!(
                r#""with":"s-{round}","at":"2020-02-01T18:00Z","place":"{words}","persons":["p-{round}"]"#
            ),
        );
        put(
            "agreement",
            "a",
            format!(r#""with":"him","standing":true,"text":"{words}","concession":"{words}""#),
        );
        put(
            "claim",
            "c",
            format!(r#""speaker":"him","about":"D1.1","text":"{words}","content_note":"{words}""#),
        );
        put(
            "help",
            "h",
            format!(
                r#""status":"refused","provider":"{words}","bears_on":["D1.2"],"basis":"witnessed""#
            ),
        );
        put(
            "assessment",
            "as",
            r#""about":"D2.1","finding":"not_met","review_on":"2021-01-01""#.to_owned(),
        );
        put(
            "boundary",
            "b",
            format!(r#""topic":"{round} {words}","wish":"never""#),
        );
        put(
            "clearance",
            "w",
            format!(r#""text":"{words}","audience":"public""#),
        );
        put("pause", "pa", format!(r#""about":"s-{round}""#));
        put(
            "question",
            "q",
            format!(r#""to":"survivor","text":"{words}""#),
        );
    }
    Record::of(lines.join("\n").as_bytes())
}

#[test]
fn twenty_thousand_entries_stand_on_two_pages_and_the_rest_is_counted() {
    let record = long_record(1_430, "word");
    assert!(record.entries.len() > 20_000);
    for lang in Lang::all() {
        let sheet = briefed(&record, day("2020-01-31"), Sight::ALL, lang, Some("p-7"));
        assert_two_pages(&sheet, "20,000 entries");
        let text = sheet::text(&sheet, COLUMNS);
        assert!(text.contains("1429") || text.contains("142"), "{text}");
        // What is hers to say and what is to be kept stands there whatever else there is.
        for reference in ["[mandate]", "[letter]"] {
            assert!(text.contains(reference), "{text}");
        }
        // Their own task comes first.
        assert!(text.contains("[t-7]"), "{text}");
    }
}

#[test]
fn long_words_and_wide_letters_break_no_page() {
    let words = [
        "x".repeat(400),
        "合".repeat(100),
        "👩\u{200d}💻".repeat(60),
        "a\u{301}".repeat(200),
    ];
    for word in words {
        let record = long_record(30, &word);
        for lang in Lang::all() {
            let sheet = briefed(&record, day("2020-01-31"), Sight::ALL, lang, None);
            let first: String = word.chars().take(4).collect();
            assert_two_pages(&sheet, &first);
        }
    }
}

#[test]
fn topics_that_she_set_apart_are_named_and_nothing_more() {
    let record = Record::of(
        [
            r#"{"type":"process","ref":"process","on":"2020-01-01","format":1,"title":"T"}"#,
            r#"{"type":"boundary","ref":"b-1","on":"2020-01-01","topic":"money","wish":"never","text":"Secret words."}"#,
            r#"{"type":"boundary","ref":"b-2","on":"2020-01-01","topic":"the flat","wish":"on_request"}"#,
            r#"{"type":"boundary","ref":"b-3","on":"2020-01-01","topic":"letters","wish":"tell"}"#,
            r#"{"type":"boundary","ref":"b-4","on":"2020-01-01","topic":"gone","wish":"never"}"#,
            r#"{"type":"withdrawal","ref":"w","on":"2020-01-02","of":"b-4"}"#,
            r#"{"type":"boundary","ref":"b-5","on":"2020-01-03","topic":"Money","wish":"on_request"}"#,
        ]
        .join("\n")
        .as_bytes(),
    );
    let sheet = briefed(&record, day("2020-02-01"), Sight::ALL, Lang::EN, None);
    let text = sheet::text(&sheet, 200);
    assert!(
        text.contains("nor to bring up with her side: the flat, Money\n"),
        "{text}"
    );
    assert!(
        text.contains("What she wants to be told: letters\n"),
        "{text}"
    );
    assert!(
        !text.contains("gone") && !text.contains("Secret") && !text.contains("never"),
        "{text}"
    );
}

#[test]
fn hard_content_is_folded_behind_its_note() {
    let record = long_record(1, "word");
    let sheet = briefed(&record, day("2020-01-31"), Sight::ALL, Lang::EN, None);
    let html = sheet::html(&sheet);
    assert!(!html.contains("<blockquote"));
    let demo = demo().0;
    for entry in demo
        .entries
        .iter()
        .filter(|entry| entry.said.has(answerable_record::Field::ContentNote))
    {
        let Some(text) = entry.said.text(answerable_record::Field::Text) else {
            continue;
        };
        for lang in Lang::all() {
            let sheet = briefed(&demo, day("2025-11-15"), Sight::ALL, lang, None);
            let start: String = text.chars().take(30).collect();
            assert!(!sheet::text(&sheet, 400).contains(&start), "{}", entry.name);
        }
    }
}
