//! Pictures for pages: golden files, and what holds for any record.
#![allow(
    clippy::disallowed_methods,
    reason = "these tests read the tree and golden files"
)]

mod golden;
mod sample;
mod script;

use answerable_paper::drawn::{self, silence, told};
use answerable_paper::picture::{
    Behind, Letter, Only, Picture, Reply, Sort, Teller, of_record, page,
};
use answerable_paper::reading::{Place, Reading, Speaker};
use answerable_paper::words::{Lang, Phrase, Wording, Words};
use answerable_record::words::{Stance, SurroundingKind, ToldBy, Word};
use answerable_record::{Day, Entry, Fold, Informed, Sight, View, When};
use answerable_testkit::records::{DAYS, day as numbered, records};
use golden::golden;
use proptest::prelude::*;
use sample::{blank, day, four_years};
use script::{Record, cases, each_case};

/// Everything that is drawn of a record for a page, by name.
fn drawings(
    fold: &Fold,
    entries: Vec<Entry>,
    at: Day,
    sight: Sight,
    lang: Lang,
) -> Vec<(&'static str, String)> {
    let view = View::new(fold, at, sight);
    let ledgers = view.ledgers(fold);
    let reading = Reading::new(fold, entries, at, sight);
    let words = Words::new(lang);
    let wording = reading.wording(&words);
    let speaker = Speaker {
        reading: &reading,
        words: &words,
        wording: &wording,
    };
    let picture = of_record(&speaker, &ledgers);
    // Not the ref itself: addresses hold none.
    let links = |name: &str| reading.get(name).map(|_| "/entry/x".to_owned());
    let opens = |place| reading.placed(place).map(|_| "/entry/x".to_owned());
    let teller = Teller {
        words: &words,
        wording: &wording,
        at,
    };
    let mut all = vec![(
        "timeline",
        page(&picture, &words, &wording, &Only::default(), &opens),
    )];
    let letters: Vec<Letter> = picture
        .correspondences
        .iter()
        .flatten()
        .flat_map(|one| one.letters.clone())
        .collect();
    let period = silence::Period::new(picture.from, at);
    all.push((
        "silence",
        silence::sheet(&teller, &letters, &period, "lines", &opens)
            + &silence::key(&teller, &letters),
    ));
    let lines = letters
        .iter()
        .map(|letter| silence::line(&teller, letter, &period));
    all.push(("lines", lines.collect()));
    if let Some(circles) = told::circles(&speaker, &ledgers) {
        all.push(("told", told::map(&speaker, &circles, &links)));
    }
    all
}

/// Goes through the tags, and says what is wrong with them.
fn fault(html: &str) -> Option<String> {
    const VOID: [&str; 1] = ["br"];
    let mut open: Vec<&str> = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, rest) = part.split_once('>')?;
        if rest.contains('>') {
            return Some(format!("a bare > after <{tag}>"));
        }
        if let Some(closed) = tag.strip_prefix('/') {
            if open.pop() != Some(closed) {
                return Some(format!("</{closed}> closes nothing"));
            }
            continue;
        }
        let quotes = tag.matches('"').count();
        if quotes % 2 > 0 {
            return Some(format!("quotes in <{tag}>"));
        }
        // Every second part stands between quotes.
        let names: String = tag.split('"').step_by(2).collect();
        if [" id=", " style=", " on"]
            .iter()
            .any(|name| names.contains(name))
        {
            return Some(format!("an id, a style or a script in <{tag}>"));
        }
        if tag.contains("NaN") || tag.contains("inf\"") || tag.contains("inf%") {
            return Some(format!("no number in <{tag}>"));
        }
        for share in tag
            .split('"')
            .filter_map(|value| value.strip_suffix('%')?.parse::<f64>().ok())
        {
            if !(0.0..=100.0).contains(&share) {
                return Some(format!("out of bounds: <{tag}>"));
            }
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        if !tag.ends_with('/') && !VOID.contains(&name) {
            open.push(name);
        }
    }
    open.pop().map(|name| format!("<{name}> stays open"))
}

fn marks(html: &str) -> usize {
    html.matches("class=\"hit\"").count()
}

fn timeline(picture: &Picture, only: &Only) -> String {
    let words = Words::new(Lang::EN);
    let wording = Wording::usual(&words);
    page(picture, &words, &wording, only, &|place| {
        Some(address(place))
    })
}

fn address(place: Place) -> String {
    format!("/entry/{place:?}")
}

/// Two places of a reading, for pictures that are made by hand.
fn two_places() -> [Place; 2] {
    let record = Record::read(&cases().join("lapse.jsonl"));
    let reading = Reading::new(&record.fold, record.entries, Day::MAX, Sight::ALL);
    let mut places = reading.places_since(0).map(|(place, _)| place);
    [(); 2].map(|()| places.next().expect("it has more"))
}

#[test]
fn the_pictures_of_two_records_stay_as_they_were_looked_at() {
    for (case, at, lang, drawing) in [
        ("telling", "2022-07-31", Lang::EN, "told"),
        ("silence", "2021-09-30", Lang::DE, "silence"),
        ("lapse", "2020-05-31", Lang::EN, "timeline"),
    ] {
        let record = Record::read(&cases().join(format!("{case}.jsonl")));
        let all = drawings(&record.fold, record.entries, day(at), Sight::ALL, lang);
        let html = &all
            .iter()
            .find(|(name, _)| *name == drawing)
            .expect("drawn")
            .1;
        let lines = html.replace("><", ">\n<");
        golden(&format!("{case}.{lang}.{drawing}.html"), &lines);
    }
}

#[test]
fn every_case_is_drawn_in_bounds_in_every_language() {
    each_case(|name, record, at, sight| {
        for lang in Lang::all() {
            for (drawing, html) in drawings(&record.fold, record.entries.clone(), at, sight, lang) {
                assert_eq!(fault(&html), None, "{name} {drawing}");
                assert!(
                    !html.contains("{$") && !html.contains("{picture"),
                    "{name} {drawing}"
                );
            }
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_record_is_drawn_well_formed_and_in_bounds(records in records(40), at in 0..DAYS) {
        let mut fold = Fold::default();
        for recorded in &records {
            fold.insert(recorded.position, &recorded.entry);
        }
        let entries: Vec<Entry> = records.into_iter().map(|recorded| recorded.entry).collect();
        let at = Day::parse(&numbered(at)).expect("a day");
        for (drawing, html) in drawings(&fold, entries, at, Sight::ALL, Lang::DE) {
            prop_assert_eq!(fault(&html), None, "{}", drawing);
        }
    }

    #[test]
    fn any_stretch_of_four_years_keeps_only_what_reached_into_it(from in 0_u32..1600, days in 0_u32..900) {
        let from = day("2015-12-01").plus(from);
        let to = from.plus(days);
        let part = four_years().between(from, to);
        for meeting in part.meetings.iter().flatten() {
            prop_assert!((from..=to).contains(&meeting.day));
        }
        for letter in part.correspondences.iter().flatten().flat_map(|one| &one.letters) {
            prop_assert!(letter.sent <= to);
            if let Reply::Came { on, .. } = letter.reply {
                prop_assert!(on >= from);
            }
        }
        prop_assert_eq!(fault(&timeline(&part, &Only::default())), None);
    }
}

#[test]
fn an_entry_is_opened_from_its_mark_and_from_the_list() {
    let mut picture = blank(true);
    picture.from = day("2016-01-01");
    let [one, answer] = two_places();
    let letter = |entry, reply| Letter {
        behind: Behind {
            entry: Some(entry),
            ended_by: Some(answer),
        },
        sent: day("2016-01-10"),
        reply,
    };
    let came = Reply::Came {
        on: day("2016-02-01"),
        due: day("2016-01-24"),
    };
    picture.correspondences = Some(vec![answerable_paper::picture::Correspondence {
        who: Some("perpetrator".into()),
        with: Phrase::people("T."),
        letters: vec![letter(one, came)],
        unasked: Vec::new(),
    }]);
    let drawn = timeline(&picture, &Only::default());
    // A part of the picture that begins later has the end of the line, not its beginning.
    let later = timeline(
        &picture.between(day("2016-01-20"), day("2016-03-01")),
        &Only::default(),
    );
    for place in [one, answer] {
        let href = address(place);
        let count = |html: &str| html.matches(&format!("href=\"{href}\"")).count();
        assert_eq!(count(&drawn), 2, "{href}: {drawn}");
        assert_eq!(count(&later), if place == one { 1 } else { 2 });
    }
    assert!(drawn.contains("aria-label=\"10 January 2016: answered late, 1 February 2016\""));
}

#[test]
fn only_what_is_asked_for_is_drawn() {
    let mut picture = four_years();
    let circle = &mut picture.surroundings.as_mut().expect("seen")[0];
    circle.who = Some("choir".into());
    let name = circle.name.plain();
    let lanes = |only: &Only| timeline(&picture, only).matches("<h2>").count();
    // Pauses and the closure stand above everything.
    assert_eq!(lanes(&Only::default()), 9);
    let meetings = Only {
        sorts: vec![Sort::Meetings],
        who: None,
    };
    assert_eq!(lanes(&meetings), 2);
    let choir = Only {
        sorts: Vec::new(),
        who: Some("choir".into()),
    };
    assert_eq!(lanes(&choir), 2);
    let html = timeline(&picture, &choir);
    assert!(html.contains(&name) && !html.contains("Friends from before"));
    for sort in Sort::ALL {
        assert_eq!(Sort::of_code(sort.code()), Some(sort));
    }
    assert_eq!(Sort::of_code("ranking"), None);
}

#[test]
fn a_hundred_thousand_letters_keep_a_page_light_and_all_are_counted() {
    let mut picture = four_years();
    let start = picture.from;
    let [entry, answer] = two_places();
    let letter = |index: u32| {
        let sent = start.plus(index * 1_400 / 100_000);
        let due = sent.plus(14);
        let on = sent.plus(9);
        Letter {
            behind: Behind {
                entry: Some(entry),
                ended_by: Some(answer),
            },
            sent,
            reply: match index % 4 {
                0 => Reply::Came { on, due },
                _ => Reply::Awaited { due },
            },
        }
    };
    let letters: Vec<Letter> = (0..100_000).map(letter).collect();
    let words = Words::new(Lang::DE);
    let wording = Wording::usual(&words);
    let teller = Teller {
        words: &words,
        wording: &wording,
        at: picture.at,
    };
    let period = silence::Period::new(start, picture.at);
    let sheet = silence::sheet(&teller, &letters, &period, "lines", &|_| Some("/x".into()));
    assert!(sheet.len() < 60_000, "{} bytes", sheet.len());
    assert!(
        sheet.contains("99900 frühere Briefe"),
        "{}",
        &sheet[sheet.len() - 200..]
    );
    picture.correspondences.as_mut().expect("seen")[0].letters = letters;
    let html = timeline(&picture, &Only::default());
    assert!(html.contains("75000 not answered"));
    assert!(html.len() < 130_000, "{} bytes", html.len());
    assert!(marks(&html) > 40, "{}", marks(&html));
}

#[test]
fn three_and_sixty_circles_stand_in_the_order_of_telling() {
    let record = Record::read(&cases().join("telling.jsonl"));
    let at = day("2022-07-31");
    let reading = Reading::new(&record.fold, record.entries.clone(), at, Sight::ALL);
    let words = Words::new(Lang::EN);
    let wording = reading.wording(&words);
    let speaker = Speaker {
        reading: &reading,
        words: &words,
        wording: &wording,
    };
    let ledgers = record.ledgers(at, Sight::ALL);
    let found = told::circles(&speaker, &ledgers).expect("in sight");
    let places: Vec<usize> = found.iter().filter_map(|circle| circle.told_as).collect();
    assert!(!places.is_empty() && places.is_sorted());
    let one = |number: usize| told::Circle {
        name: format!("circle-{number}").into(),
        called: Phrase::people(&format!("Circle {number} & <friends>")),
        kind: Some(SurroundingKind::Friends),
        until: None,
        tellings: vec![told::Telling {
            entry: format!("told-{number}").into(),
            on: When::day(at),
            by: ToldBy::ALL[number % 5],
            known: number.is_multiple_of(2),
            letter: answerable_record::words::PassedOn::Unknown,
        }],
        told_as: Some(number),
        under_duty: true,
        informed: Informed::Claimed,
        letter: Informed::Unknown,
        stance: Some((Stance::Neutral, "stance".into())),
        overlap: None,
    };
    for count in [3, 60] {
        let circles: Vec<told::Circle> = (1..=count).map(one).collect();
        let html = told::map(&speaker, &circles, &|_| None);
        assert_eq!(fault(&html), None);
        assert!(html.contains(&format!("{count}. ")) && html.len() < 120_000);
        // How far a telling is known is said beside the line that shows it.
        assert_eq!(html.matches("class=\"late\"").count(), count.div_ceil(2));
        assert_eq!(
            html.matches("(said, not confirmed)").count(),
            count.div_ceil(2)
        );
        assert!(
            !html.contains("also hers"),
            "what is not in sight is not said"
        );
    }
}

#[test]
fn every_ink_has_a_form_of_its_own_and_what_is_known_needs_none() {
    use answerable_paper::sheet::Ink;
    let forms = [Ink::Said, Ink::NotKnown, Ink::Judged].map(drawn::ink);
    for (index, form) in forms.iter().enumerate() {
        assert_eq!(fault(form), None);
        assert!(form.contains("aria-hidden") && !forms[..index].contains(form));
    }
    assert!(drawn::ink(Ink::Known).is_empty());
    assert!(drawn::state(Sort::Demands, "met").is_empty());
    let checks = ["confirmed", "contradicted", "unverifiable", "unchecked"]
        .map(|code| drawn::state(Sort::Claims, code));
    assert!((1..4).all(|index| !checks[..index].contains(&checks[index])));
    assert_eq!(drawn::state(Sort::Claims, "unchecked"), forms[0]);
}

#[test]
fn the_rules_of_style_know_the_inks_of_the_page_alone() {
    let uses = drawn::CSS.split("var(").skip(1);
    for name in uses.filter_map(|rest| rest.split(')').next()) {
        assert!(
            ["--ink", "--soft", "--line", "--paper", "--press"].contains(&name),
            "{name}"
        );
    }
    assert!(!drawn::CSS.contains("url("));
}
