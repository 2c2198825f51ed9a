//! Papers of whole records: what they show is what the ledgers say.
#![allow(
    clippy::disallowed_methods,
    reason = "these tests read the tree and golden files"
)]

mod golden;
mod script;

use answerable_paper::picture::{
    AgreementState, CheckState, Meeting, MeetingState, Reply, Signs, characters, of_record, svg,
};
use answerable_paper::words::{Lang, Words};
use answerable_paper::{overview, sheet, statement};
use answerable_record::words::Room;
use answerable_record::{Day, Sight};
use golden::golden;
use proptest::prelude::*;
use script::{Record, cases, each_case};

/// Every paper of a record, by name.
fn papers(record: &Record, at: Day, sight: Sight, lang: Lang) -> [(&'static str, String); 6] {
    record.spoken(at, sight, lang, |speaker| {
        let ledgers = record.ledgers(at, sight);
        let picture = of_record(speaker, &ledgers);
        let draft = statement::draft(speaker, &ledgers);
        [
            ("overview.txt", overview::overview(speaker, &ledgers, 80)),
            (
                "timeline.txt",
                characters(&picture, speaker.words, speaker.wording, 80, Signs::Unicode),
            ),
            (
                "timeline.svg",
                svg(&picture, speaker.words, speaker.wording),
            ),
            ("statement.txt", sheet::text(&draft, 80)),
            ("statement.md", sheet::markdown(&draft)),
            ("statement.html", sheet::html(&draft)),
        ]
    })
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

#[test]
fn the_papers_of_two_records_stay_as_they_were_read() {
    for (case, at, lang) in [
        ("lapse", "2020-05-31", Lang::EN),
        ("ending", "2018-10-31", Lang::DE),
    ] {
        let record = Record::read(&cases().join(format!("{case}.jsonl")));
        for (paper, text) in papers(&record, day(at), Sight::ALL, lang) {
            if !paper.starts_with("timeline") {
                golden(&format!("{case}.{lang}.{paper}"), &text);
            }
        }
    }
}

#[test]
fn every_case_makes_every_paper_in_every_language() {
    each_case(|name, record, at, sight| {
        for lang in Lang::all() {
            for (paper, text) in papers(record, at, sight, lang) {
                assert!(
                    !text.contains("{$")
                        && !text.contains("{statement")
                        && !text.contains("{overview"),
                    "{name} {paper}"
                );
                assert!(text.len() > 100, "{name} {paper}");
            }
        }
    });
}

#[test]
fn every_known_sentence_of_a_statement_has_a_source() {
    each_case(|name, record, at, sight| {
        record.spoken(at, sight, Lang::EN, |speaker| {
            let draft = statement::draft(speaker, &record.ledgers(at, sight));
            let boxed = |block: &sheet::Block| match block {
                sheet::Block::Paragraph(paragraph) => vec![paragraph.clone()],
                sheet::Block::Box(rows) => rows[..1].to_vec(),
                _ => Vec::new(),
            };
            for paragraph in draft.blocks.iter().flat_map(boxed) {
                let cited = !paragraph.notes.is_empty();
                assert!(
                    cited || paragraph.ink == sheet::Ink::NotKnown,
                    "{name}: {paragraph:?}"
                );
                assert!(
                    paragraph
                        .notes
                        .iter()
                        .all(|note| (1..=draft.notes.len()).contains(note))
                );
            }
        })
    });
}

#[test]
fn a_stretch_of_a_statement_says_what_the_whole_says_there() {
    let mut stretches = 0;
    each_case(|name, record, at, sight| {
        record.spoken(at, sight, Lang::EN, |speaker| {
            let ledgers = record.ledgers(at, sight);
            let whole = statement::draft(speaker, &ledgers);
            let starts: Vec<usize> = whole
                .blocks
                .iter()
                .enumerate()
                .filter(|(_, block)| matches!(block, sheet::Block::Heading(2, _)))
                .map(|(at, _)| at + 1)
                .collect();
            let ends = starts[1..].iter().map(|next| next - 1);
            let ends: Vec<usize> = ends.chain([whole.blocks.len()]).collect();
            for (section, (start, end)) in starts.iter().zip(ends).enumerate() {
                // Stretches of two begin at each block, so that one ends between any two.
                for from in 0..(end - start).max(1) {
                    let blocks = from..from + 2;
                    let stretch = statement::Stretch { section, blocks };
                    let part = statement::stretch(speaker, &ledgers, stretch);
                    let shown = start + from..(start + from + 2).min(end);
                    let opening = 0..starts[0] - 1;
                    for at in opening.chain(shown) {
                        let said = |sheet: &sheet::Sheet| with_sources(&sheet.blocks[at], sheet);
                        assert_eq!(said(&part), said(&whole), "{name}: block {at}");
                    }
                    assert_eq!(headings(&part), headings(&whole), "{name}");
                    // Behind the section stand headings alone.
                    let left = starts.len() - section - 1;
                    assert_eq!(part.blocks.len(), end + left, "{name}");
                    stretches += 1;
                }
            }
        })
    });
    assert!(stretches > 200, "{stretches}");
}

fn headings(sheet: &sheet::Sheet) -> Vec<&sheet::Block> {
    let is_heading = |block: &&sheet::Block| matches!(block, sheet::Block::Heading(2, _));
    sheet.blocks.iter().filter(is_heading).collect()
}

/// What a block says, with the refs of its sources in place of their numbers.
fn with_sources(block: &sheet::Block, sheet: &sheet::Sheet) -> String {
    let mut block = block.clone();
    let mut cited: Vec<Vec<&str>> = Vec::new();
    let lines: Vec<&mut sheet::Paragraph> = match &mut block {
        sheet::Block::Paragraph(line) => vec![line],
        sheet::Block::Box(lines) | sheet::Block::List(lines) => lines.iter_mut().collect(),
        sheet::Block::Heading(..) | sheet::Block::Remark(_) => Vec::new(),
    };
    for line in lines {
        let notes = std::mem::take(&mut line.notes);
        let mut refs: Vec<&str> = notes.iter().map(|note| &*sheet.cited[note - 1]).collect();
        refs.sort_unstable();
        cited.push(refs);
    }
    format!("{block:?} {cited:?}")
}

#[test]
fn who_may_not_see_is_told_so_and_is_shown_no_nought() {
    let record = Record::read(&cases().join("ending.jsonl"));
    let sight = Sight::of([Room::Bridge]);
    for lang in Lang::all() {
        let unseen = Words::new(lang).say("picture-out-of-sight", &[]);
        let [(_, overview), (_, timeline), ..] = papers(&record, day("2018-10-31"), sight, lang);
        let joined = overview.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(joined.contains(&unseen) && timeline.contains(&unseen));
    }
}

#[test]
fn what_was_erased_is_said_to_be_erased_and_not_out_of_sight() {
    let lines = [
        r#"{"type":"process","ref":"process","on":"2020-01-01","format":1,"title":"T"}"#,
        r#"{"type":"person","ref":"him","on":"2020-01-01","name":"Him","side":"perpetrator"}"#,
        r#"{"type":"person","ref":"mo","on":"2020-01-01","name":"Mo","side":"contact_group"}"#,
        r#"{"type":"membership","ref":"in","on":"2020-01-01","person":"mo","change":"joined"}"#,
        r#"{"type":"erasure","ref":"e","on":"2020-02-01","of":"mo","reason":"asked_for"}"#,
    ];
    let record = Record::of(lines.join("\n").as_bytes());
    let [(_, overview), ..] = papers(&record, day("2020-03-01"), Sight::ALL, Lang::EN);
    assert!(overview.contains("(name erased)"), "{overview}");
    assert!(!overview.contains("Mo") && !overview.contains("not in your rooms"));
}

/// A record in which every text is the same hostile one.
fn hostile(text: &str) -> Record {
    let text = serde_json::to_string(text).expect("a text is JSON");
    let lines = [
        r#"{"type":"process","ref":"process","on":"2020-01-01","format":1,"title":T,"wording":{"perpetrator":T,"survivor":T,"contact_group":T}}"#,
        r#"{"type":"person","ref":"him","on":"2020-01-01","name":T,"side":"perpetrator"}"#,
        r#"{"type":"person","ref":"mo","on":"2020-01-01","name":T,"side":"contact_group"}"#,
        r#"{"type":"membership","ref":"in","on":"2020-01-01","person":"mo","change":"joined"}"#,
        r#"{"type":"letter","ref":"l","on":"2020-01-02","text":T,"demands":[{"id":"D1","title":T,"text":T,"kind":"each_surrounding","criteria":[{"id":"D1.a","text":T},{"id":"D1.b","text":T,"kind":"informed"}]}]}"#,
        r#"{"type":"surrounding","ref":"s","on":"2020-01-03","name":T,"kind":"friends"}"#,
        r#"{"type":"disclosure","ref":"d","on":"2020-01-03","surrounding":"s","told_by":"perpetrator","text":T}"#,
        r#"{"type":"stance","ref":"st","on":"2020-01-03","surrounding":"s","stance":"neutral","text":T}"#,
        r#"{"type":"claim","ref":"c","on":"2020-01-04","speaker":"perpetrator","about":"D1.a","text":T,"content_note":T}"#,
        r#"{"type":"help","ref":"h","on":"2020-01-05","status":"refused","provider":T,"basis":"document","bears_on":["D1.a"],"text":T}"#,
        r#"{"type":"agreement","ref":"a","on":"2020-01-06","with":"perpetrator","concession":T,"text":T}"#,
        r#"{"type":"decision","ref":"dec","on":"2020-01-06","question":T}"#,
        r#"{"type":"assessment","ref":"as","on":"2020-01-07","about":"D1","finding":"not_met","text":T}"#,
        r#"{"type":"pause","ref":"p","on":"2020-01-08","about":"s"}"#,
    ];
    Record::of(
        lines
            .map(|line| line.replace(":T", &format!(":{text}")))
            .join("\n")
            .as_bytes(),
    )
}

/// The tags of a page, without the words between them.
fn tags(page: &str) -> Vec<&str> {
    page.split('<')
        .skip(1)
        .filter_map(|part| part.split(['>', ' ']).next())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn no_text_can_steer_a_terminal_or_change_a_page(text in any::<String>(), mark in "[<>&\"'\u{1b}\u{202e}\u{9b}/a-z=!-]{1,12}") {
        let (plain, evil) = (hostile("words"), hostile(&format!("x{text}{mark}")));
        let at = day("2021-01-01");
        for ((paper, text), (_, calm)) in
            papers(&evil, at, Sight::ALL, Lang::DE).into_iter().zip(papers(&plain, at, Sight::ALL, Lang::DE))
        {
            let steers = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
            prop_assert!(!text.contains(steers), "{}", paper);
            if paper.ends_with("html") {
                let inside = |page: &str| tags(page).into_iter().filter(|tag| *tag != "br").map(str::to_owned).collect::<Vec<_>>();
                prop_assert_eq!(inside(&text), inside(&calm));
            }
            if paper.ends_with("svg") {
                let known = ["svg", "title", "desc", "style", "defs", "linearGradient", "stop", "pattern", "path", "rect", "g", "line", "circle", "text", "tspan"];
                prop_assert!(tags(&text).iter().all(|tag| known.contains(&tag.trim_start_matches('/').trim_end_matches('/'))));
            }
        }
    }
}

#[test]
fn the_picture_counts_what_the_ledgers_count() {
    each_case(|name, record, at, sight| {
        record.spoken(at, sight, Lang::EN, |speaker| {
            let ledgers = record.ledgers(at, sight);
            let picture = of_record(speaker, &ledgers);
            assert_eq!(
                picture.correspondences.is_some(),
                ledgers.replies.is_some(),
                "{name}"
            );
            if let (Some(his), Some(replies)) = (&picture.correspondences, &ledgers.replies) {
                let letters = his
                    .first()
                    .map(|one| one.letters.as_slice())
                    .unwrap_or_default();
                let count = |is: fn(Reply, answerable_record::Day) -> bool| {
                    letters.iter().filter(|one| is(one.reply, at)).count()
                };
                assert_eq!(
                    count(|one, _| matches!(one, Reply::Came { on, due } if on <= due)),
                    replies.in_time,
                    "{name}"
                );
                assert_eq!(
                    count(|one, _| matches!(one, Reply::Came { on, due } if on > due)),
                    replies.late,
                    "{name}"
                );
                assert_eq!(
                    count(|one, at| matches!(one, Reply::Awaited { due } if due < at)),
                    replies.overdue,
                    "{name}"
                );
                assert_eq!(
                    count(|one, at| matches!(one, Reply::Awaited { due } if due >= at)),
                    replies.open,
                    "{name}"
                );
            }
            if let (Some(meetings), Some(ledger)) = (&picture.meetings, &ledgers.meetings) {
                let count = |state| {
                    meetings
                        .iter()
                        .filter(|one: &&Meeting| one.state == state)
                        .count()
                };
                use MeetingState::*;
                let found = [
                    Attended,
                    Missed,
                    CancelledByThem,
                    CancelledByUs,
                    Moved,
                    NoOutcome,
                    Open,
                ]
                .map(count);
                let expected = [
                    ledger.attended,
                    ledger.missed,
                    ledger.cancelled_by_them,
                    ledger.cancelled_by_us,
                    ledger.moved,
                    ledger.no_outcome,
                    ledger.open,
                ];
                assert_eq!(found, expected, "{name}");
            }
            if let (Some(agreements), Some(ledger)) = (&picture.agreements, &ledgers.agreements) {
                let count = |state| agreements.iter().filter(|one| one.state == state).count();
                use AgreementState::*;
                let found = [Kept, Partly, Broken, Withdrawn, Overdue, Open].map(count);
                let expected = [
                    ledger.kept,
                    ledger.partly,
                    ledger.broken,
                    ledger.withdrawn,
                    ledger.overdue,
                    ledger.open,
                ];
                assert_eq!(found, expected, "{name}");
                let given = agreements.iter().filter(|one| one.concession).count();
                assert_eq!(given, ledger.concessions.given, "{name}");
            }
            if let (Some(claims), Some(ledger)) = (&picture.claims, &ledgers.claims) {
                let count = |state| {
                    claims
                        .iter()
                        .filter(|one| one.check.map(|(_, state)| state) == state)
                        .count()
                };
                use CheckState::*;
                let found = [
                    Some(Confirmed),
                    Some(Contradicted),
                    Some(Unverifiable),
                    None,
                ]
                .map(count);
                assert_eq!(
                    found,
                    [
                        ledger.confirmed,
                        ledger.contradicted,
                        ledger.unverifiable,
                        ledger.unchecked
                    ],
                    "{name}"
                );
            }
            if let (Some(demands), Some(ledger)) = (&picture.demands, &ledgers.demands) {
                for (drawn, row) in demands.iter().zip(ledger) {
                    let last = drawn
                        .findings
                        .iter()
                        .rfind(|one| one.criterion.is_none())
                        .map(|one| one.code);
                    let found = row.finding.map(answerable_record::words::Word::name);
                    assert_eq!(last, found, "{name}");
                }
            }
        })
    });
}
