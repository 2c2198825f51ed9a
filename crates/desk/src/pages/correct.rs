//! Correcting an entry: its form as it is filled, then what it says now beside what it would say, then the
//! correction.

use std::collections::BTreeMap;

use answerable_office::Beside;
use answerable_office::form::{Question, form, tidied};
use answerable_office::record::{Field, Value};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::boxes::{Boxes, decoded, draw, finds, here, in_words, is_find, looks_for};
use super::broken::Wrong;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::summary::{Item, summary};
use super::trouble::Trouble;
use crate::cli::names::{self, Told};

#[derive(Template)]
#[template(path = "correct.html")]
struct Correct<'a> {
    w: W,
    id: String,
    seen: String,
    what: Html,
    form: String,
    summary: Vec<Item>,
    boxes: &'a [Html],
}

#[derive(Template)]
#[template(path = "compare.html")]
struct Compare {
    w: W,
    id: String,
    what: Html,
    form: String,
    /// Whether somebody else has corrected it since the form was drawn, or since this was shown last.
    meanwhile: bool,
    left: Vec<Row>,
    changes: Vec<Row>,
    looked: String,
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
    shown(ask, &id, &open.boxes, None, BTreeMap::new(), 200)
}

/// Shows before and after, or writes the correction down.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let id = given.id.clone().unwrap_or_default();
    let name = ask.ref_of(&id)?;
    let now = ask.now;
    let kind = ask.office()?.correctable(&name)?.entry.kind;
    let posted: Vec<(String, String)> = given
        .fields
        .iter()
        .filter(|(name, _)| {
            !matches!(name.as_str(), "form" | "do" | "why" | "looked") && !is_find(name)
        })
        .cloned()
        .collect();
    let questions: Vec<Question> = form(kind).all().cloned().collect();
    let finds = finds(&given.fields);
    let boxes: Vec<(String, String)> = posted
        .iter()
        .filter(|(name, _)| name != "seen")
        .cloned()
        .collect();
    let answers = decoded(ask, kind, &questions, &boxes)?;
    let mut answers = here(now.day, |local| tidied(&form(kind), &answers, local));
    let seen = given.text("seen").map(Seen::read);
    let wanted = match given.text("do").unwrap_or("look") {
        "look" if looks_for(&finds) => "find".to_owned(),
        wanted => wanted.to_owned(),
    };
    if wanted == "find" {
        answers.extend(finds);
        return shown(ask, &id, &answers, seen, BTreeMap::new(), 200);
    }
    let once = given.once();
    if ask.office()?.once_written(&once)?.is_some() {
        return Ok(Answer::Go(format!("/entry/{id}?written=1")));
    }
    let stands = Seen::of(ask, &name)?;
    let looked = stands.as_one(ask);
    let is_behind = |looked_at: &str| looked_at != looked;
    // Who looked at something else than what stands there now looks once more; so does whose form is forgotten.
    let form = given.text("form").unwrap_or_default();
    let looks_again = given.text("looked").is_some_and(is_behind) || !ask.state.forms.knows(form);
    let wanted = match looks_again && wanted == "write" {
        true => "look".to_owned(),
        false => wanted,
    };
    let meanwhile = seen.as_ref().is_some_and(|seen| *seen != stands);
    let Ask { state, .. } = ask;
    let ids = &state.ids;
    let office = state.office.as_mut().ok_or(Trouble::Locked)?;
    let made = here(now.day, |local| {
        let mut correction = office.correction(&name, &answers, local)?;
        if let Some(seen) = &seen {
            correction.leave(|field, text| seen.stood(field, text.map(|text| ids.of(text))));
        }
        let beside = Beside {
            once: Some(&once),
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
        Ok(Some(_)) if wanted == "back" => shown(ask, &id, &answers, seen, BTreeMap::new(), 200),
        Ok(Some(correction)) => {
            let form = ask.form();
            let w = ask.w();
            let read = ask.read()?;
            let speaker = read.speaker();
            let side = |form, value: &Option<Value<Box<str>, Box<str>>>| match value {
                None => Html::program(&read.words.say("correct-nothing", &[])),
                // What was changed may stand at the end of a long text.
                Some(value) => quoted(&names::told(&speaker, form, value), usize::MAX),
            };
            let label = |field| match field {
                Field::On => w.t("correct-on"),
                field => names::field(read.words, field),
            };
            let changes = correction.changes.iter().map(|change| Row {
                label: label(change.field),
                before: side(change.form, &change.before),
                after: side(change.form, &change.after),
            });
            // What the form had is what stood there before somebody else changed it.
            let left = correction.left.iter().map(|change| Row {
                label: label(change.field),
                before: side(change.form, &change.after),
                after: side(change.form, &change.before),
            });
            let page = Compare {
                w,
                what: Html::phrase(&speaker.what(&correction.entry)),
                meanwhile,
                left: left.collect(),
                changes: changes.collect(),
                looked,
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
            shown(ask, &id, &answers, seen, wrong, 422)
        }
    }
}

/// What the fields of an entry said when its form was drawn: an id for each, so that it can be told which of
/// them the form left as they were.
#[derive(PartialEq, Eq)]
struct Seen(BTreeMap<String, String>);

impl Seen {
    /// What they say now.
    fn of(ask: &mut Ask, name: &str) -> Result<Seen, Trouble> {
        let today = ask.now.day;
        let office = ask.office()?;
        let stands = here(today, |local| office.stands(name, local))?;
        let ids = &ask.state.ids;
        let fields = stands.into_iter();
        Ok(Seen(
            fields.map(|(field, text)| (field, ids.of(&text))).collect(),
        ))
    }

    /// Out of a form.
    fn read(text: &str) -> Seen {
        let pairs = text.split(',').filter_map(|pair| pair.split_once(':'));
        Seen(
            pairs
                .map(|(field, id)| (field.to_owned(), id.to_owned()))
                .collect(),
        )
    }

    /// For a form.
    fn text(&self) -> String {
        let pairs = self.0.iter().map(|(field, id)| format!("{field}:{id}"));
        pairs.collect::<Vec<_>>().join(",")
    }

    /// One id for all of it.
    fn as_one(&self, ask: &Ask) -> String {
        ask.state.ids.of(&self.text())
    }

    /// Whether a field said this then.
    fn stood(&self, field: &str, id: Option<String>) -> bool {
        self.0.get(field) == id.as_ref()
    }
}

fn shown(
    ask: &mut Ask,
    id: &str,
    answers: &[(String, String)],
    seen: Option<Seen>,
    wrong: Wrong,
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
    let summary = summary(ask, &boxes, &questions);
    let seen = match seen {
        Some(seen) => seen,
        None => Seen::of(ask, &name)?,
    };
    let form = ask.form();
    let w = ask.w();
    let read = ask.read()?;
    let page = Correct {
        w,
        id: id.to_owned(),
        seen: seen.text(),
        what: Html::phrase(&read.speaker().what(&entry)),
        form,
        summary,
        boxes: &drawn,
    };
    Ok(Page::of("pages-correct", &page)
        .chapter("writing-down")
        .status(status)
        .into())
}

/// A value as a reader sees it, each text of it up to so many characters.
pub fn quoted(told: &Told, chars_max: usize) -> Html {
    match told {
        Told::Line(line) => Html::program(line),
        Told::Quotes(texts) => Html::made(
            texts
                .iter()
                .map(|text| Html::text_up_to(text, chars_max).to_string())
                .collect(),
        ),
        Told::Parts(parts) => {
            let lists = parts.iter().map(|part| {
                let rows = part.iter().map(|(label, told)| {
                    let told = quoted(told, chars_max);
                    format!("<dt>{}</dt><dd>{told}</dd>", Html::program(label))
                });
                format!("<dl class=\"part\">{}</dl>", rows.collect::<String>())
            });
            Html::made(lists.collect())
        }
    }
}
