//! The timeline: golden files, and pictures that nobody would wish for.
#![allow(
    clippy::disallowed_methods,
    reason = "these tests read the tree and golden files"
)]

mod golden;
mod sample;

use answerable_paper::picture::{
    Behind, Correspondence, Picture, Presence, Reply, Signs, Surrounding, alternative, characters,
    svg,
};
use answerable_paper::words::{Lang, Wording, Words};
use answerable_record::Day;
use golden::golden;
use sample::{blank, four_years, name};

fn drawn(picture: &Picture, lang: Lang) -> String {
    let words = Words::new(lang);
    let wording = Wording::usual(&words).with("perpetrator", "T.");
    svg(picture, &words, &wording)
}

fn in_characters(picture: &Picture, lang: Lang, width: usize, signs: Signs) -> String {
    let words = Words::new(lang);
    let wording = Wording::usual(&words).with("perpetrator", "T.");
    characters(picture, &words, &wording, width, signs)
}

fn said(picture: &Picture, lang: Lang) -> String {
    let words = Words::new(lang);
    let wording = Wording::usual(&words).with("perpetrator", "T.");
    alternative(picture, &words, &wording)
}

#[test]
fn four_years_stand_on_one_sheet() {
    golden("timeline.en.svg", &drawn(&four_years(), Lang::EN));
    golden("timeline.de.svg", &drawn(&four_years(), Lang::DE));
}

#[test]
fn the_same_lanes_stand_in_a_terminal() {
    golden(
        "timeline.en.txt",
        &in_characters(&four_years(), Lang::EN, 100, Signs::Unicode),
    );
    golden(
        "timeline.de.txt",
        &in_characters(&four_years(), Lang::DE, 80, Signs::Ascii),
    );
}

#[test]
fn the_text_alternative_says_the_same() {
    golden("timeline-said.en.txt", &said(&four_years(), Lang::EN));
    golden("timeline-said.de.txt", &said(&four_years(), Lang::DE));
}

#[test]
fn a_process_without_entries_is_drawn_as_empty_and_one_out_of_sight_is_not() {
    for lang in Lang::all() {
        let nothing = Words::new(lang).say("picture-nothing", &[]);
        let unseen = Words::new(lang).say("picture-out-of-sight", &[]);
        for (seen, there, not_there) in [(true, &nothing, &unseen), (false, &unseen, &nothing)] {
            for shown in [
                drawn(&blank(seen), lang),
                said(&blank(seen), lang),
                in_characters(&blank(seen), lang, 80, Signs::Unicode),
            ] {
                assert!(shown.contains(there.as_str()) && !shown.contains(not_there.as_str()));
            }
        }
    }
}

#[test]
fn ten_thousand_letters_are_thinned_out_and_counted_in_full() {
    let mut picture = four_years();
    let start = picture.from;
    let letters = (0..10_000_u32).map(|index| {
        let sent = start.plus(index * 1_400 / 10_000);
        let due = sent.plus(14);
        let reply = match index % 5 {
            0 => Reply::Came {
                on: sent.plus(9),
                due,
            },
            1 => Reply::Came {
                on: sent.plus(40),
                due,
            },
            _ => Reply::Awaited { due },
        };
        answerable_paper::picture::Letter {
            behind: Behind::default(),
            sent,
            reply,
        }
    });
    let all = Correspondence {
        who: None,
        with: name("T."),
        letters: letters.collect(),
        unasked: Vec::new(),
    };
    picture.correspondences = Some(vec![all]);
    let svg = drawn(&picture, Lang::EN);
    assert!(svg.contains(">6000 not answered<"));
    assert!(svg.contains("there are 10000."));
    assert!(svg.len() < 150_000, "{} bytes", svg.len());
    let said = said(&picture, Lang::EN);
    assert!(said.contains("6000 not answered") && said.contains("and 9880 more"));
    let text = in_characters(&picture, Lang::EN, 100, Signs::Unicode);
    assert!(text.lines().count() < 100 && text.contains("there are 10000."));
}

#[test]
fn forty_surroundings_and_long_names_keep_to_the_sheet() {
    let mut picture = four_years();
    let one = picture.surroundings.as_ref().expect("seen")[0].clone();
    let long = name(&"An endless name with אבגד and 合唱団 ".repeat(40));
    picture.surroundings = Some(vec![
        Surrounding {
            name: long.clone(),
            ..one
        };
        40
    ]);
    let person = Presence {
        who: None,
        name: long,
        side: name(&"x".repeat(500)),
        spans: Vec::new(),
    };
    picture.people = Some(vec![person]);
    for line in in_characters(&picture, Lang::DE, 90, Signs::Unicode).lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 90, "{line}");
    }
    let svg = drawn(&picture, Lang::DE);
    let widest = svg
        .split("</desc>")
        .nth(1)
        .expect("a drawing")
        .lines()
        .map(|l| l.chars().count())
        .max();
    assert!(widest < Some(700), "{widest:?}");
}

#[test]
fn the_ends_of_the_calendar_can_be_drawn() {
    for (from, to) in [
        (Day::MIN, Day::MAX),
        (Day::MIN, Day::MIN),
        (Day::MAX, Day::MAX),
    ] {
        let picture = Picture {
            from,
            to,
            at: to,
            ..four_years()
        };
        for lang in Lang::all() {
            let svg = drawn(&picture, lang);
            assert!(!svg.contains("NaN") && !svg.contains("=\"inf"));
            in_characters(&picture, lang, 0, Signs::Ascii);
            said(&picture, lang);
        }
    }
}

#[test]
fn names_can_neither_draw_nor_steer_the_terminal() {
    let mut picture = four_years();
    let evil = "</text><script>x</script>\u{1b}[2J\u{202e}\u{9b}31m]]>&";
    picture.correspondences.as_mut().expect("seen")[0].with = name(evil);
    picture.surroundings.as_mut().expect("seen")[0].name = name(evil);
    let svg = drawn(&picture, Lang::EN);
    assert!(!svg.contains("<script"));
    let text = in_characters(&picture, Lang::EN, 100, Signs::Unicode);
    for shown in [svg, text, said(&picture, Lang::EN)] {
        let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!shown.contains(steers));
    }
}

#[test]
fn the_title_names_the_kind_of_page_only() {
    let svg = drawn(&four_years(), Lang::EN);
    assert!(svg.contains("<title id=\"kind\">Timeline</title>"));
    assert_eq!(svg.matches("<title").count(), 1);
}
