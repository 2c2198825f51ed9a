//! Agreements: the ground that was given for them, and what came back.

use answerable_office::paper::dates;
use answerable_office::paper::drawn;
use answerable_office::paper::picture::{AgreementState, Code, Sort};
use answerable_office::paper::words::Value;
use answerable_office::record::{Entry, Field, Kind, When};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::lists::{Head, part, told};
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "agreements.html")]
struct Agreements {
    w: W,
    sees: bool,
    lead: String,
    ground: Vec<Row>,
    others: Vec<Row>,
    parts: Html,
}

/// An agreement.
struct Row {
    head: Head,
    with: Html,
    demand: Option<(String, String)>,
    term: String,
    text: Html,
    gave: Html,
    mark: Html,
    state: String,
    outcome_href: Option<String>,
    outcome: Html,
}

/// The page.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let ledgers = read.ledgers();
    let ledger = ledgers.agreements.as_ref();
    let mut all: Vec<&Entry> = match ledger.is_some() {
        true => read.reading.of_kind(Kind::Agreement).collect(),
        false => Vec::new(),
    };
    all.reverse();
    // What ground was given for stands first, so that it is never far down.
    all.sort_by_key(|entry| !entry.said.has(Field::Concession));
    let (shown, parts) = part(w, &all, given, "/agreements");
    let gave = |entry: &&&Entry| entry.said.has(Field::Concession);
    let (ground, others): (Vec<&&Entry>, Vec<&&Entry>) = shown.iter().partition(gave);
    let page = Agreements {
        w,
        sees: ledger.is_some(),
        lead: ledger.map_or_else(String::new, |ledger| {
            let given = &ledger.concessions;
            let settled = given.kept + given.partly + given.broken + given.open;
            let counts = [
                ("given", given.given),
                ("kept", given.kept),
                ("partly", given.partly),
                ("broken", given.broken),
                ("open", given.open),
                // The ledger counts these in no other figure.
                ("withdrawn", given.given - settled),
            ];
            let values = counts.map(|(name, count)| (name, Value::count(count)));
            read.words.say("agreements-ground-lead", &values)
        }),
        ground: ground.into_iter().map(|entry| row(&read, entry)).collect(),
        others: others.into_iter().map(|entry| row(&read, entry)).collect(),
        parts: parts.html(),
    };
    Ok(Page::of("pages-agreements", &page)
        .chapter("agreements")
        .into())
}

fn row(read: &Read, entry: &Entry) -> Row {
    let w = W(read.words);
    let speaker = read.speaker();
    let said = &entry.said;
    let drawn = read.reading.agreement(entry);
    let code = drawn.state.code(read.day);
    let mut state = w.code("picture-agreement", code);
    if let Some(day) = drawn.settled {
        let values = [("date", speaker.date(When::day(day)))];
        state = format!("{state} {}", read.words.say("agreements-settled", &values));
    } else if let (AgreementState::Overdue, Some(due)) = (drawn.state, drawn.due) {
        state = format!("{state} ({})", dates::ago(read.words, due, read.day));
    }
    let term = match said.when(Field::Due) {
        Some(due) => read
            .words
            .say("agreements-due", &[("date", speaker.date(due))]),
        None => w.t("agreements-standing"),
    };
    let outcome = read.reading.outcome(&entry.name);
    let demand = said.name(Field::Demand).map(|id| {
        let values = [("id", Value::program(id.as_ref()))];
        let href = format!("/demand/{}", read.id(id));
        (read.words.say("agreements-demand", &values), href)
    });
    Row {
        head: Head::of(read, entry),
        with: said.name(Field::With).map_or_else(Html::default, |with| {
            let values = [("who", Value::people(speaker.who(with).plain()))];
            Html::phrase(&read.words.phrase("agreements-with", &values))
        }),
        demand,
        term,
        text: told(entry, Field::Text),
        gave: told(entry, Field::Concession),
        mark: Html::made(drawn::state(Sort::Agreements, code)),
        state,
        outcome_href: outcome.map(|outcome| read.href(&outcome.name)),
        outcome: outcome.map_or_else(Html::default, |outcome| told(outcome, Field::Text)),
    }
}
