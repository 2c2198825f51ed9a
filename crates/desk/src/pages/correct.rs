//! Correcting an entry: its form as it is filled, then what it says now beside what it would say, then the
//! correction.

use std::collections::BTreeMap;

use answerable_office::form::{Question, form, tidied};
use answerable_office::paper::reading::Speaker;
use answerable_office::record::shape::Form as Stands;
use answerable_office::record::{Field, Value};
use answerable_office::{Beside, Once};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::boxes::{Boxes, decoded, draw, here, in_words, looks_for, without_finds};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::trouble::Trouble;
use super::write::summary;
use crate::cli::names::{self, Told};

#[derive(Template)]
#[template(path = "correct.html")]
struct Correct<'a> {
    w: W,
    id: String,
    what: Html,
    form: String,
    summary: Vec<(String, String)>,
    boxes: &'a [Html],
}

#[derive(Template)]
#[template(path = "compare.html")]
struct Compare {
    w: W,
    id: String,
    what: Html,
    form: String,
    changes: Vec<Row>,
    kept: Vec<(String, String)>,
}

struct Row {
    label: String,
    before: Html,
    after: Html,
}

/// The form as it is filled now.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let id = given.id.clone().unwrap_or_default();
    let name = ask.ref_of(&id)?;
    let open = ask.office()?.correctable(&name)?;
    shown(ask, &id, &open.boxes, BTreeMap::new(), 200)
}

/// Shows before and after, or writes the correction down.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let id = given.id.clone().unwrap_or_default();
    let name = ask.ref_of(&id)?;
    let now = ask.now;
    let kind = ask.office()?.correctable(&name)?.entry.kind;
    let mut posted: Vec<(String, String)> = given
        .fields
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "form" | "do" | "why"))
        .cloned()
        .collect();
    let questions: Vec<Question> = form(kind).all().cloned().collect();
    let finds = without_finds(&mut posted);
    let answers = decoded(ask, kind, &questions, &posted)?;
    let mut answers = here(now.day, |local| tidied(&form(kind), &answers, local));
    let wanted = match given.text("do").unwrap_or("look") {
        "look" if looks_for(&finds) => "find".to_owned(),
        wanted => wanted.to_owned(),
    };
    if wanted == "find" {
        answers.extend(finds);
        return shown(ask, &id, &answers, BTreeMap::new(), 200);
    }
    let office = ask.office()?;
    let once = given.text("form").map(|form| Once::of(&["form", form]));
    let made = here(now.day, |local| {
        let correction = office.correction(&name, &answers, local)?;
        let beside = Beside {
            once: once.as_ref(),
            draft: None,
        };
        match wanted.as_str() {
            "write" => office
                .correct(&correction, given.text("why"), beside, now)
                .map(|_| None),
            _ => Ok(Some(correction)),
        }
    });
    match made {
        Ok(None) => Ok(Answer::Go(format!("/entry/{id}?written=1"))),
        Ok(Some(_)) if wanted == "back" => shown(ask, &id, &answers, BTreeMap::new(), 200),
        Ok(Some(correction)) => {
            let form = ask.form();
            let w = ask.w();
            let read = ask.read()?;
            let speaker = read.speaker();
            let side = |form, value: &Option<Value<Box<str>, Box<str>>>| match value {
                None => Html::program(&read.words.say("correct-nothing", &[])),
                Some(value) => told(&speaker, form, value),
            };
            let changes = correction.changes.iter().map(|change| Row {
                label: match change.field {
                    Field::On => w.t("correct-on"),
                    field => names::field(read.words, field),
                },
                before: side(change.form, &change.before),
                after: side(change.form, &change.after),
            });
            let page = Compare {
                w,
                what: Html::phrase(&speaker.what(&correction.entry)),
                changes: changes.collect(),
                kept: posted,
                form,
                id,
            };
            Ok(Page::of("pages-correct", &page)
                .chapter("writing-down")
                .into())
        }
        Err(not_written) => {
            let wrong = in_words(ask, not_written)?;
            shown(ask, &id, &answers, wrong, 422)
        }
    }
}

fn shown(
    ask: &mut Ask,
    id: &str,
    answers: &[(String, String)],
    wrong: BTreeMap<String, Vec<String>>,
    status: u16,
) -> Result<Answer, Trouble> {
    let name = ask.ref_of(id)?;
    let entry = ask.office()?.correctable(&name)?.entry;
    let boxes = Boxes {
        kind: entry.kind,
        prefix: "",
        given: answers,
        wrong: &wrong,
        more_parts: true,
        asked_as: &[],
        finds: true,
        of: None,
    };
    // Where an entry lies, and its files, a correction does not change.
    let can_change =
        |question: &&Question| !matches!(question.slot.field, Field::Room | Field::Attachments);
    let mut questions: Vec<Question> = form(entry.kind).all().filter(can_change).cloned().collect();
    questions
        .iter_mut()
        .for_each(|question| question.offers_new = false);
    let drawn = draw(ask, &boxes, &questions)?;
    let form = ask.form();
    let w = ask.w();
    let read = ask.read()?;
    let page = Correct {
        w,
        id: id.to_owned(),
        what: Html::phrase(&read.speaker().what(&entry)),
        form,
        summary: summary(&wrong),
        boxes: &drawn,
    };
    Ok(Page::of("pages-correct", &page)
        .chapter("writing-down")
        .status(status)
        .into())
}

/// A value as a reader sees it.
pub fn told(speaker: &Speaker, form: Stands, value: &Value<Box<str>, Box<str>>) -> Html {
    html(&names::told(speaker, form, value))
}

fn html(told: &Told) -> Html {
    match told {
        Told::Line(line) => Html::program(line),
        Told::Quotes(texts) => Html::made(
            texts
                .iter()
                .map(|text| Html::text(text).to_string())
                .collect(),
        ),
        Told::Parts(parts) => {
            let lists = parts.iter().map(|part| {
                let rows = part.iter().map(|(label, told)| {
                    format!("<dt>{}</dt><dd>{}</dd>", Html::program(label), html(told))
                });
                format!("<dl class=\"part\">{}</dl>", rows.collect::<String>())
            });
            Html::made(lists.collect())
        }
    }
}
