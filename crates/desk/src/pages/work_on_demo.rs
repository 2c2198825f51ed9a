//! The pages of the work, read on the demo.

use answerable_office::paper::words::Lang;

use super::given::Given;
use super::routes::Handler;
use super::trial::{Trial, at, query};
use super::{agreements, claims, letters, meetings, surroundings, timeline};

const PAGES: [(&str, Handler); 6] = [
    ("/letters", letters::get),
    ("/meetings", meetings::get),
    ("/agreements", agreements::get),
    ("/claims", claims::get),
    ("/surroundings", surroundings::get),
    ("/timeline", timeline::get),
];

/// The demo, opened as somebody of the contact group.
fn opened() -> Trial {
    Trial::of("rowan", Lang::EN)
}

/// What links of a page lead to below an address.
fn ids<'b>(body: &'b str, below: &str) -> Vec<&'b str> {
    let start = format!("href=\"{below}/");
    let links = body.split(start.as_str()).skip(1);
    links.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn pages_of_the_work_are_light_and_say_everything_in_both_languages() {
    let mut demo = opened();
    let refs: Vec<String> = {
        let mut ask = demo.at_hand();
        let read = ask.read().expect("it is open");
        read.reading
            .all()
            .map(|entry| entry.name.to_string())
            .collect()
    };
    for lang in Lang::all() {
        demo.speak(lang);
        for (path, handler) in PAGES {
            let html = demo.page(handler, &Given::default());
            assert!(html.len() < 130_000, "{path}: {} bytes", html.len());
            assert!(!html.contains("{$") && !html.contains("{picture"), "{path}");
            assert!(
                !html.contains(" style=") && !html.contains("<script"),
                "{path}"
            );
            let links = html
                .split("href=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next());
            for link in links {
                let last = link.rsplit('/').next().unwrap_or_default();
                assert!(
                    !refs.iter().any(|name| name == last),
                    "{path}: a ref in an address"
                );
            }
        }
    }
}

#[test]
fn an_entry_and_a_correspondence_are_opened_from_the_pages() {
    let mut demo = opened();
    for (path, handler) in PAGES {
        let html = demo.page(handler, &Given::default());
        let entries = ids(&html, "/entry");
        assert!(entries.len() > 5 || path == "/letters", "{path}");
        for id in entries {
            assert!(demo.at_hand().ref_of(id).is_ok(), "{path}");
        }
    }
    let html = demo.page(letters::get, &Given::default());
    let threads = ids(&html, "/letters");
    assert!(threads.len() > 5);
    for id in threads {
        let html = demo.page(letters::one, &at(id));
        assert!(html.contains("class=\"row\""));
    }
    let nothing = demo.ask(letters::one, &at("tarn"));
    assert!(nothing.is_err(), "a ref leads nowhere");
}

#[test]
fn a_letter_without_an_answer_has_its_days_and_runs_on() {
    let mut demo = opened();
    let html = demo.page(letters::get, &Given::default());
    assert!(html.contains("8 not answered") && html.contains(">1461 days<"));
    assert!(html.contains("class=\"late farther\""));
    let his = ids(&html, "/letters")[0].to_owned();
    let first = demo.page(letters::one, &at(&his));
    assert!(first.contains("?part=1") && !first.contains("?part=0"));
    let mut given = at(&his);
    given.query.push(("part".to_owned(), "1".to_owned()));
    let second = demo.page(letters::one, &given);
    assert!(second.contains("?part=0") && second != first);
}

#[test]
fn the_timeline_shows_what_is_asked_for_and_bears_any_question() {
    let mut demo = opened();
    let lanes = |html: &str| html.matches("<section class=\"lane").count();
    let whole = demo.page(timeline::get, &Given::default());
    assert!(lanes(&whole) > 8);
    let meetings = demo.page(timeline::get, &query(&[("kind", "meetings")]));
    // When the work held still stands above whatever is asked for.
    assert_eq!(lanes(&meetings), 2);
    assert!(meetings.contains("href=\"/timeline\""));
    let year = query(&[("from", "2023"), ("to", "2023")]);
    let year = demo.page(timeline::get, &year);
    assert!(year.contains(">2023<") && !year.contains("2022: answered"));
    let value = |html: &str, name: &str| {
        let before = html
            .split(&format!(">{name}</option>"))
            .next()
            .expect("a part");
        let value = before.rsplit("value=\"").next().expect("a value");
        value.split('"').next().expect("an end").to_owned()
    };
    let tansy = value(&whole, "Tansy");
    let about = demo.page(timeline::get, &query(&[("who", &tansy)]));
    assert!(lanes(&about) < lanes(&whole) && about.contains("Tansy"));
    for odd in [
        [("from", "9999"), ("to", "1")],
        [("from", "-7"), ("to", "x")],
        [("who", "tansy"), ("kind", "ranking")],
    ] {
        assert!(
            lanes(&demo.page(timeline::get, &query(&odd))) > 0,
            "{odd:?}"
        );
    }
}

#[test]
fn what_would_settle_a_claim_stands_with_those_that_are_open_alone() {
    let mut demo = opened();
    let html = demo.page(claims::get, &Given::default());
    let (open, settled) = html.split_once("<h2>Settled</h2>").expect("both are there");
    let settles = "What would settle it";
    assert!(open.matches("<li class=\"row\">").count() > 5);
    assert_eq!(
        open.matches(settles).count(),
        open.matches("<li class=\"row\">").count()
    );
    assert!(!settled.contains(settles) && settled.contains("checked: contradicted"));
}

#[test]
fn ground_that_was_given_stands_before_the_rest_with_what_came_back() {
    let mut demo = opened();
    let html = demo.page(agreements::get, &Given::default());
    let (ground, others) = html
        .split_once("<h2>The other agreements</h2>")
        .expect("both");
    assert_eq!(ground.matches("<h3>Given for it</h3>").count(), 8);
    assert!(ground.contains("Ground was given 8 times") && ground.contains("taken back 1"));
    assert!(!others.contains("Given for it") && others.contains("What came back"));
}

#[test]
fn hard_text_is_folded_behind_a_line_that_says_what_it_is() {
    let mut demo = opened();
    let html = demo.page(letters::get, &Given::default());
    let his = ids(&html, "/letters")[0].to_owned();
    let thread = demo.page(letters::one, &at(&his));
    let note = thread
        .find("Angry; about the statement.")
        .expect("it has a note");
    assert!(thread[..note].ends_with("<summary><bdi class=\"people\">"));
}
