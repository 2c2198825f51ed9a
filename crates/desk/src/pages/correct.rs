//! Correcting an entry: its form as it is filled, then what it says now beside what it would say, then the
//! correction.

use std::collections::BTreeMap;

use answerable_office::form::{Question, form, tidied};
use answerable_office::record::{Field, Kind, Value};
use answerable_office::{Beside, DraftId};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::boxes::{Boxes, Decoded, decoded, draw, finds, here, is_find, looks_for};
use super::broken::Wrong;
use super::drafts;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::summary::{Item, summary};
use super::trouble::Trouble;
use super::write::why_not;
use crate::cli::names::{self, Told};

/// What the form is called where drafts are kept.
pub const NAME: &str = "correct";
/// In a form, the id of the entry; in a draft, its ref.
const ENTRY: &str = "of-entry";
/// What the fields said when the form was drawn, as ids.
const SEEN: &str = "seen";
/// The run of the program in which these ids hold.
const RUN: &str = "seen-in";

#[derive(Template)]
#[template(path = "correct.html")]
struct Correct<'a> {
    w: W,
    id: String,
    draft: Option<String>,
    seen: String,
    why: String,
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
    why: String,
    kept: Vec<(String, String)>,
}

struct Row {
    label: String,
    before: Html,
    after: Html,
}

/// The form as it is filled now, or as a draft left it.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let id = given.id.clone().unwrap_or_default();
    let name = ask.ref_of(&id)?;
    let open = ask.office()?.correctable(&name)?;
    let Some(draft) = given.asked("draft").and_then(DraftId::parse) else {
        return shown(
            ask,
            &id,
            &open.boxes,
            Begun::default(),
            BTreeMap::new(),
            200,
        );
    };
    let kept = ask.office()?.draft(draft)?.answers;
    let of = |wanted: &str| kept.iter().find(|(name, _)| name == wanted);
    if of(ENTRY).is_none_or(|(_, entry)| **entry != *name) {
        return Err(Trouble::NotHere);
    }
    let run = ask.state.ids.of(RUN);
    let is_of_this_run = of(RUN).is_some_and(|(_, of)| *of == run);
    let begun = Begun {
        seen: of(SEEN)
            .filter(|_| is_of_this_run)
            .map(|(_, seen)| Seen::read(seen)),
        draft: Some(draft),
        ..Begun::default()
    };
    let boxes: Vec<(String, String)> = kept
        .iter()
        .filter(|(name, _)| !is_ours(name))
        .cloned()
        .collect();
    shown(ask, &id, &boxes, begun, BTreeMap::new(), 200)
}

/// What a draft of a correction keeps: the type of the entry, and the boxes that were sent.
pub fn kept(ask: &mut Ask, given: &Given) -> Result<(Kind, Vec<(String, String)>), Trouble> {
    let name = ask.ref_of(given.text(ENTRY).unwrap_or_default())?;
    let kind = ask.office()?.correctable(&name)?.entry.kind;
    let mut kept = answers(ask, kind, &boxes_sent(given))?.boxes;
    let seen = given.text(SEEN).unwrap_or_default().to_owned();
    let run = ask.state.ids.of(RUN);
    kept.extend(
        [(ENTRY, name.to_string()), (SEEN, seen), (RUN, run)]
            .map(|(name, text)| (name.to_owned(), text)),
    );
    Ok((kind, kept))
}

/// Where the form of such a draft is.
pub fn address(ask: &Ask, kept: &[(String, String)], draft: DraftId) -> String {
    let entry = kept.iter().find(|(name, _)| name == ENTRY);
    let id = entry.map(|(_, name)| ask.state.ids.of(name));
    format!("/correct/{}?draft={}", id.unwrap_or_default(), draft.text())
}

/// Whether a field of the form, or of a draft, is none of the entry's boxes.
fn is_ours(name: &str) -> bool {
    let ours = [
        "form",
        "do",
        "why",
        "looked",
        "draft",
        drafts::SHEET,
        ENTRY,
        SEEN,
        RUN,
    ];
    ours.contains(&name) || is_find(name)
}

/// The boxes of the entry that were sent.
fn boxes_sent(given: &Given) -> Vec<(String, String)> {
    let fields = given.fields.iter();
    fields.filter(|(name, _)| !is_ours(name)).cloned().collect()
}

/// What stands in them.
fn answers(ask: &mut Ask, kind: Kind, boxes: &[(String, String)]) -> Result<Decoded, Trouble> {
    let questions: Vec<Question> = form(kind).all().cloned().collect();
    let mut read = decoded(ask, kind, &questions, boxes)?;
    let today = ask.now.day;
    read.boxes = here(today, |local| tidied(&form(kind), &read.boxes, local));
    Ok(read)
}

/// What a form was begun with.
#[derive(Default)]
struct Begun {
    seen: Option<Seen>,
    draft: Option<DraftId>,
    /// The form that was sent.
    form: Option<String>,
    /// Why it is corrected, where somebody has said so already.
    why: String,
}

impl Begun {
    /// Notes the draft of a form that goes on with the one that was sent: what another tab saved since, that one did
    /// not know of.
    fn register(&self, ask: &mut Ask, form: &str, draft: DraftId) {
        let forms = &mut ask.state.forms;
        forms.opened(form, draft);
        if let Some(sent) = &self.form {
            forms.follows(form, sent);
        }
    }
}

/// Shows before and after, or writes the correction down.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let id = given.id.clone().unwrap_or_default();
    let name = ask.ref_of(&id)?;
    let now = ask.now;
    let kind = ask.office()?.correctable(&name)?.entry.kind;
    let finds = finds(&given.fields);
    let boxes = boxes_sent(given);
    let Decoded {
        boxes: mut answers,
        gone,
    } = answers(ask, kind, &boxes)?;
    let begun = Begun {
        seen: given.text(SEEN).map(Seen::read),
        draft: drafts::of(ask, given),
        form: given.text("form").map(str::to_owned),
        why: given.text("why").unwrap_or_default().to_owned(),
    };
    let wanted = match given.text("do").unwrap_or("look") {
        "look" if looks_for(&finds) => "find".to_owned(),
        wanted => wanted.to_owned(),
    };
    let once = given.once();
    if ask.office()?.once_written(&once)?.is_some() {
        return Ok(Answer::Go(format!("/entry/{id}?written=1")));
    }
    if wanted == "find" || !gone.is_empty() {
        answers.extend(finds);
        let status = if gone.is_empty() { 200 } else { 422 };
        return shown(ask, &id, &answers, begun, gone, status);
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
    let meanwhile = begun.seen.as_ref().is_some_and(|seen| *seen != stands);
    let to_go = drafts::to_go(ask, given);
    let Ask { state, .. } = ask;
    let ids = &state.ids;
    let office = state.office.as_mut().ok_or(Trouble::Locked)?;
    let made = here(now.day, |local| {
        let mut correction = office.correction(&name, &answers, local)?;
        if let Some(seen) = &begun.seen {
            correction.leave(|field, text| seen.stood(field, text.map(|text| ids.of(text))));
        }
        let beside = Beside {
            once: Some(&once),
            draft: to_go.as_ref(),
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
        Ok(Some(_)) if wanted == "back" => shown(ask, &id, &answers, begun, BTreeMap::new(), 200),
        Ok(Some(correction)) => {
            let form = ask.form();
            let mut kept = boxes;
            kept.extend(
                given
                    .text(SEEN)
                    .map(|seen| (SEEN.to_owned(), seen.to_owned())),
            );
            if let Some(draft) = begun.draft {
                begun.register(ask, &form, draft);
                kept.push(("draft".to_owned(), draft.text()));
            }
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
                why: begun.why,
                kept,
                form,
                id,
            };
            Ok(Page::of("pages-correct", &page)
                .chapter("writing-down")
                .into())
        }
        Err(not_written) => {
            let remark = why_not(ask, not_written)?;
            let (wrong, status) = (remark.wrong, remark.status);
            shown(ask, &id, &answers, begun, wrong, status)
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
    begun: Begun,
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
    let form = ask.form();
    if let Some(draft) = begun.draft {
        begun.register(ask, &form, draft);
    }
    let seen = match begun.seen {
        Some(seen) => seen,
        None => Seen::of(ask, &name)?,
    };
    let w = ask.w();
    let read = ask.read()?;
    let page = Correct {
        w,
        id: id.to_owned(),
        draft: begun.draft.map(|draft| draft.text()),
        seen: seen.text(),
        why: begun.why,
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
