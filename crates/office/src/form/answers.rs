//! What was filled in, as the entries that it makes; or what is wrong, box by box.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use answerable_record::shape::Form as Stands;
use answerable_record::words::{Side, SurroundingKind, Word};
use answerable_record::{Day, Fault, Field, Kind, When, written};

use super::steps::Step;
use super::{Question, date, form, parts};
use crate::add::{Beside, Draft, Written};
use crate::file_given::FileGiven;
use crate::found::Office;
use crate::{Failure, Now};

/// Where the form is filled in.
pub struct Local<'l> {
    /// The day.
    pub today: Day,
    /// Minutes east of UTC on a day, at a second of it as the clock on the wall shows it.
    pub offset_minutes: &'l dyn Fn(Day, u32) -> i16,
}

/// What is wrong with what stands in a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The box; `-` where it is about the whole.
    pub name: String,
    /// What.
    pub why: Why,
}

/// Why something can't stand in a box; each has its words under `form-wrong-CODE`, a rule under its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing stands there, and it is needed.
    Needed,
    /// It is no date.
    NoDate,
    /// The calendar has no such day.
    NoSuchDay,
    /// It is a part of a year, which the record can't keep.
    Season,
    /// A date, but a whole day is needed.
    NotADay,
    /// It is no time of day.
    NoTime,
    /// A day without its time.
    NoTimeGiven,
    /// It is no whole number.
    NotANumber,
    /// It is none of the choices.
    NotAChoice,
    /// More than one was chosen where there can be one.
    OneOnly,
    /// Nothing is different.
    Unchanged,
    /// A rule of the record.
    Rule(Fault),
}

impl Why {
    /// Its stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Why::Needed => "needed",
            Why::NoDate => "no-date",
            Why::NoSuchDay => "no-such-day",
            Why::Season => "season",
            Why::NotADay => "not-a-day",
            Why::NoTime => "no-time",
            Why::NoTimeGiven => "no-time-given",
            Why::NotANumber => "not-a-number",
            Why::NotAChoice => "not-a-choice",
            Why::OneOnly => "one-only",
            Why::Unchanged => "unchanged",
            Why::Rule(fault) => fault.rule.code(),
        }
    }

    /// Every stable name that is none of a rule.
    pub const CODES: [&'static str; 11] = [
        "needed",
        "no-date",
        "no-such-day",
        "season",
        "not-a-day",
        "no-time",
        "no-time-given",
        "not-a-number",
        "not-a-choice",
        "one-only",
        "unchanged",
    ];
}

/// Why a form was not written down.
#[derive(Debug)]
pub enum NotWritten {
    /// Something in it is wrong; nothing was written.
    Wrong(Vec<Wrong>),
    /// Something else.
    Failed(Failure),
}

impl From<Failure> for NotWritten {
    fn from(failure: Failure) -> Self {
        NotWritten::Failed(failure)
    }
}

impl Office {
    /// Writes a filled form down, with its files: the entry, after whoever is new in it, or nothing.
    ///
    /// # Errors
    /// What is wrong, box by box, or the failure.
    pub fn write_answers(
        &mut self,
        kind: Kind,
        answers: &[(String, String)],
        files: Vec<FileGiven>,
        beside: Beside<'_>,
        local: &Local<'_>,
        now: Now,
    ) -> Result<Vec<Written>, NotWritten> {
        let step = Step {
            kind,
            prefix: String::new(),
            answers: answers.to_vec(),
            files,
        };
        self.write_steps(vec![step], beside, local, now)
    }
}

/// The box of a field's path: `set.due` and `demands[1].title` as boxes are named.
pub(crate) fn box_of(path: &str) -> String {
    let path = path.strip_prefix("set.").unwrap_or(path);
    let mut name = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('[') {
        let (number, after) = after.split_once(']').unwrap_or((after, ""));
        name.push_str(before);
        name.push_str(&format!(".{number}"));
        rest = after;
    }
    name.push_str(rest);
    name
}

/// What stands in the boxes.
pub(crate) struct Given<'a> {
    pub answers: &'a [(String, String)],
    pub local: &'a Local<'a>,
}

impl<'a> Given<'a> {
    /// All that stands in boxes of that name.
    pub(super) fn all(&self, name: &str) -> Vec<&'a str> {
        let boxes = self.answers.iter().filter(|(known, _)| known == name);
        boxes.map(|(_, text)| text.as_str()).collect()
    }

    /// What stands in the box of that name; nothing where it is empty.
    pub(super) fn one(&self, name: &str) -> Option<&'a str> {
        let boxes = self.all(name).into_iter();
        boxes.map(str::trim).find(|text| !text.is_empty())
    }

    /// Whether there is a box of that name.
    fn has(&self, name: &str) -> bool {
        self.answers.iter().any(|(known, _)| known == name)
    }

    /// The numbers of repeated parts.
    pub(super) fn numbers(&self, name: &str) -> BTreeSet<u32> {
        let begin = format!("{name}.");
        let rest = self
            .answers
            .iter()
            .filter_map(|(known, _)| known.strip_prefix(&begin));
        rest.filter_map(|rest| rest.split('.').next()?.parse().ok())
            .collect()
    }
}

/// The entries that a filled form makes.
pub(crate) fn drafts_of(
    kind: Kind,
    answers: &[(String, String)],
    local: &Local<'_>,
    new_ref: &mut dyn FnMut(Kind) -> String,
) -> Result<Vec<(Kind, Draft)>, Vec<Wrong>> {
    let given = Given { answers, local };
    let form = form(kind);
    let (mut wrong, mut drafts) = (Vec::new(), Vec::new());
    let mut fields = Map::new();
    for question in form.all() {
        let read = value(kind, question, &question.name, None, &given, &mut wrong);
        if let Some(value) = read {
            fields.insert(question.slot.field.name().to_owned(), value);
        }
        if question.offers_new {
            somebody_new(
                question,
                &given,
                &mut fields,
                &mut drafts,
                new_ref,
                &mut wrong,
            );
        }
        let field = question.slot.field;
        let name = field.name();
        if question.slot.required
            && !fields.contains_key(name)
            && !wrong.iter().any(|known| known.name == question.name)
            // A form that never asked when something happened means today.
            && (field != Field::On || given.has(name))
        {
            wrong.push(Wrong {
                name: question.name.clone(),
                why: Why::Needed,
            });
        }
    }
    // What somebody new is called is known since that day, or since today.
    let on = fields.get(Field::On.name()).cloned();
    for (_, draft) in &mut drafts {
        let draft: &mut Draft = draft;
        draft
            .fields
            .extend(on.clone().map(|on| (Field::On.name().to_owned(), on)));
    }
    drafts.push((
        kind,
        Draft {
            fields,
            files: Vec::new(),
        },
    ));
    match wrong.is_empty() {
        true => Ok(drafts),
        false => Err(wrong),
    }
}

/// The fields of one part.
pub(super) fn part(
    kind: Kind,
    questions: &[Question],
    at: &str,
    id: Option<&str>,
    given: &Given<'_>,
    wrong: &mut Vec<Wrong>,
) -> Map<String, Json> {
    let mut part = Map::new();
    for question in questions
        .iter()
        .filter(|question| question.slot.field != Field::Id)
    {
        let name = format!("{at}.{}", question.slot.field.name());
        let before = wrong.len();
        match value(kind, question, &name, id, given, wrong) {
            Some(value) => {
                part.insert(question.slot.field.name().to_owned(), value);
            }
            None if question.slot.required && wrong.len() == before => wrong.push(Wrong {
                name,
                why: Why::Needed,
            }),
            None => {}
        }
    }
    part
}

/// What stands in the box of a question, as the format has it; nothing where it was left empty.
fn value(
    kind: Kind,
    question: &Question,
    name: &str,
    id: Option<&str>,
    given: &Given<'_>,
    wrong: &mut Vec<Wrong>,
) -> Option<Json> {
    let read: Result<Option<Json>, Why> = match question.slot.form {
        Stands::Text => Ok(given.all(name).first().and_then(|text| whole_text(text))),
        Stands::Texts => Ok(some_list(
            given.all(name).iter().flat_map(|text| text.lines()),
        )),
        Stands::Flag => match given.one(name) {
            Some("yes" | "true") => Ok(Some(true.into())),
            Some("no" | "false") => Ok(Some(false.into())),
            None => Ok(None),
            Some(_) => Err(Why::NotAChoice),
        },
        Stands::Count | Stands::Format => match given.one(name).map(str::parse::<u32>) {
            None => Ok(None),
            Some(Ok(count)) => Ok(Some(count.into())),
            Some(Err(_)) => Err(Why::NotANumber),
        },
        Stands::Word(list) => match given.one(name) {
            Some(word) if list.contains(&word) => Ok(Some(word.into())),
            None => Ok(None),
            Some(_) => Err(Why::NotAChoice),
        },
        Stands::Words(list) => {
            let words = given.all(name);
            match words
                .iter()
                .all(|word| word.is_empty() || list.contains(word))
            {
                true => Ok(some_list(words.into_iter())),
                false => Err(Why::NotAChoice),
            }
        }
        Stands::When | Stands::Day | Stands::Moment => when(question.slot.form, name, given),
        Stands::Refs(_) | Stands::Bears => {
            let named = given.all(name).into_iter().filter(|named| *named != NEW);
            Ok(some_list(named))
        }
        Stands::Part(_) => {
            let part = part(kind, &question.parts, name, None, given, wrong);
            Ok((!part.is_empty()).then_some(Json::Object(part)))
        }
        Stands::Parts(_) => {
            let parts = parts::all(kind, question, name, id, given, wrong);
            Ok((!parts.is_empty()).then_some(Json::Array(parts)))
        }
        // Files come beside the boxes, and what a correction sets has a form of its own.
        Stands::Paths | Stands::Set => Ok(None),
        Stands::Title
        | Stands::Ref(_)
        | Stands::Who
        | Stands::About(_)
        | Stands::Demand
        | Stands::MandateTask
        | Stands::DemandId
        | Stands::CriterionId
        | Stands::TaskId => {
            let named: Vec<&str> = given.all(name).into_iter().map(str::trim).collect();
            let mut named = named
                .into_iter()
                .filter(|named| !named.is_empty() && *named != NEW);
            match (named.next(), named.next()) {
                (Some(_), Some(_)) => Err(Why::OneOnly),
                (one, _) => Ok(one.map(Json::from)),
            }
        }
    };
    read.unwrap_or_else(|why| {
        let name = name.to_owned();
        wrong.push(Wrong { name, why });
        None
    })
}

/// What a list has as the choice of somebody who is not in it.
pub(super) const NEW: &str = "new";

/// A text as it is kept: lines end as in the format, and nothing hangs on behind.
fn whole_text(text: &str) -> Option<Json> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_end().trim_start_matches(['\n', ' ']);
    (!text.is_empty()).then(|| text.into())
}

fn some_list<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Json> {
    let texts = texts.map(str::trim).filter(|text| !text.is_empty());
    let mut all: Vec<&str> = Vec::new();
    for text in texts {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    (!all.is_empty()).then(|| all.into())
}

/// A date out of up to three boxes: `NAME`, `NAME.time`, and `NAME.offset` where it was known before.
fn when(form: Stands, name: &str, given: &Given<'_>) -> Result<Option<Json>, Why> {
    let Some(text) = given.one(name) else {
        return Ok(None);
    };
    let mut when = date::read(text, given.local.today)?;
    let is_day = when == When::day(when.day);
    if let Some(time) = given.one(&format!("{name}.time")).filter(|_| is_day) {
        let second = date::clock(time)?;
        let kept = given.one(&format!("{name}.offset")).and_then(offset);
        let offset = kept.unwrap_or_else(|| (given.local.offset_minutes)(when.day, second));
        when = date::moment(when.day, second, offset);
    }
    match form {
        Stands::Day if when != When::day(when.day) => Err(Why::NotADay),
        Stands::Moment if !when.is_moment() && !is_day => Err(Why::NotADay),
        Stands::Moment if !when.is_moment() => Err(Why::NoTimeGiven),
        _ => Ok(Some(written(when).into())),
    }
}

/// Minutes east of UTC out of `+01:00`.
fn offset(text: &str) -> Option<i16> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+')?),
    };
    let (hours, minutes) = rest.split_once(':')?;
    let (hours, minutes): (i16, i16) = (hours.parse().ok()?, minutes.parse().ok()?);
    ((0..24).contains(&hours) && (0..60).contains(&minutes)).then(|| sign * (hours * 60 + minutes))
}

/// Whoever is new in a box `NAME.new`, one a line where there can be several: an entry of their own.
fn somebody_new(
    question: &Question,
    given: &Given<'_>,
    fields: &mut Map<String, Json>,
    drafts: &mut Vec<(Kind, Draft)>,
    new_ref: &mut dyn FnMut(Kind) -> String,
    wrong: &mut Vec<Wrong>,
) {
    let name = format!("{}.new", question.name);
    let names = given.all(&name);
    let names = names.iter().flat_map(|text| text.lines()).map(str::trim);
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return;
    }
    let choices = question.new_as();
    let sort = given
        .one(&format!("{name}.as"))
        .or(choices.first().copied())
        .unwrap_or_default();
    if !choices.contains(&sort) {
        let name = format!("{name}.as");
        wrong.push(Wrong {
            name,
            why: Why::NotAChoice,
        });
        return;
    }
    let kind = match SurroundingKind::from_name(sort) {
        Some(_) if Side::from_name(sort).is_none() => Kind::Surrounding,
        _ => Kind::Person,
    };
    let mut refs: Vec<String> = Vec::new();
    for name in names {
        let reference = new_ref(kind);
        let sort_of = match kind {
            Kind::Surrounding => Field::Kind,
            _ => Field::Side,
        };
        let draft: Map<String, Json> = [
            (Field::Ref.name().to_owned(), Json::from(reference.as_str())),
            (Field::Name.name().to_owned(), name.into()),
            (sort_of.name().to_owned(), sort.into()),
        ]
        .into_iter()
        .collect();
        drafts.push((
            kind,
            Draft {
                fields: draft,
                files: Vec::new(),
            },
        ));
        refs.push(reference);
    }
    let field = question.slot.field.name().to_owned();
    match question.slot.form {
        Stands::Refs(_) => {
            let known = fields
                .entry(field)
                .or_insert_with(|| Json::Array(Vec::new()));
            if let Json::Array(known) = known {
                known.extend(refs.into_iter().map(Json::from));
            }
        }
        _ if refs.len() > 1 || fields.contains_key(&field) => wrong.push(Wrong {
            name: question.name.clone(),
            why: Why::OneOnly,
        }),
        _ => {
            fields.insert(field, refs.remove(0).into());
        }
    }
}
