//! Hard content is folded until somebody asks for it, on every page.

use answerable_office::Draft;
use answerable_office::paper::words::Lang;
use answerable_office::record::Kind;
use serde_json::{Value as Json, json};

use super::super::answer::Answer;
use super::super::ask::Ask;
use super::super::given::Given;
use super::super::routes::ROUTES;
use super::super::trial::{Trial, at};
use super::super::trouble::Trouble;

/// Stands in nothing of the demo.
const HARD: &str = "hardword";
const NOTE: &str = "about what he did";

/// Of each type that people write long texts in, one entry with a content note, and people who have to do with it.
fn write(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let now = ask.now;
    let said = |text: &str| json!({"text": text, "content_note": NOTE});
    for (kind, fields) in [
        (Kind::Task, json!({"ref": "hard-task", "assignee": "hazel"})),
        (Kind::Note, json!({"ref": "hard-note"})),
        (
            Kind::Claim,
            json!({"ref": "hard-claim", "speaker": "perpetrator"}),
        ),
        (
            Kind::Assessment,
            json!({"ref": "hard-finding", "about": "D1", "finding": "not_met"}),
        ),
        (
            Kind::Contact,
            json!({"ref": "hard-letter", "with": "perpetrator", "direction": "from", "channel": "email"}),
        ),
        (
            Kind::Decision,
            json!({"ref": "hard-decision", "question": HARD}),
        ),
        (
            Kind::Decision,
            json!({"ref": "plain-decision", "question": "What now?"}),
        ),
        (
            Kind::Position,
            json!({"ref": "hard-position", "decision": "plain-decision", "person": "rowan", "stance": "agree"}),
        ),
    ] {
        let mut line = fields.as_object().cloned().expect("an object");
        if !line["ref"]
            .as_str()
            .is_some_and(|name| name.starts_with("plain"))
        {
            line.extend(said(HARD).as_object().cloned().expect("an object"));
        }
        let draft = Draft {
            fields: line,
            ..Draft::default()
        };
        ask.office()?.write_down(kind, &draft, now)?;
    }
    Ok(Answer::Go(String::new()))
}

/// What a page says while nobody has unfolded anything.
fn unfolded(body: &str) -> String {
    let mut parts = body.split("<details class=\"fold\">");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let after = part.split_once("</summary>").and_then(|(summary, rest)| {
            let (_, after) = rest.split_once("</details>")?;
            Some(format!("{summary}{after}"))
        });
        shown.push_str(&after.unwrap_or_default());
    }
    shown
}

#[test]
fn no_page_shows_the_words_behind_a_content_note_by_itself() {
    let mut trial = Trial::of("hazel", Lang::EN);
    let written = trial.ask(write, &Given::default());
    assert!(matches!(written, Ok(Answer::Go(_))), "{:?}", written.err());
    let (mut seen, mut shows) = (0, Vec::new());
    for route in ROUTES.iter().filter(|route| route.needs_open) {
        let Some(get) = route.get else { continue };
        let asked: Vec<Given> = match route.path {
            "/demand/{id}" => vec![at(&trial.id("D1"))],
            "/entry/{id}" => [
                "hard-task",
                "hard-note",
                "hard-claim",
                "hard-finding",
                "hard-letter",
                "hard-decision",
                "hard-position",
            ]
            .map(|name| at(&trial.id(name)))
            .into(),
            "/letters/{id}" => vec![at(&trial.id("perpetrator"))],
            path if path.contains('{') => continue,
            _ => vec![Given::default()],
        };
        for given in asked {
            let Ok(Answer::Page(page)) = trial.ask(get, &given) else {
                continue;
            };
            let body = page.body.to_string();
            if unfolded(&body).contains(HARD) {
                shows.push(route.path);
            }
            seen += usize::from(body.contains(NOTE));
        }
    }
    assert_eq!(shows, [] as [&str; 0], "these show it");
    assert!(seen >= 8, "only {seen} pages have anything of it");
}

/// A test that finds nothing must be able to find something.
#[test]
fn what_is_not_folded_is_seen_by_this_test() {
    let body = Json::from("<p>hardword</p>").to_string();
    assert!(unfolded(&body).contains(HARD));
    assert!(
        !unfolded("<details class=\"fold\"><summary>n</summary>hardword</details>").contains(HARD)
    );
}
