//! Writing down: what there is to write down, and the form of each type. A letter that came and one that
//! went have a form of their own, since they are what is written down most.

use std::collections::BTreeMap;

use answerable_office::form::{Question, form, tidied};
use answerable_office::record::words::{Room, Word};
use answerable_office::record::{Field, Kind};
use answerable_office::{Beside, DraftId, Once};
use askama::Template;

use super::answer::Answer;
use super::apart::{Behind, behind};
use super::ask::{Ask, W};
use super::boxes::{Boxes, decoded, draw, finds, here, in_words, is_find, looks_for};
use super::broken::{Line, Wrong};
use super::drafts;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::trouble::Trouble;
use crate::cli::names;

/// A form by its name in an address.
pub struct Sheet {
    /// The name: a type's, or `came` and `went`.
    pub name: &'static str,
    /// The type.
    pub kind: Kind,
    /// Boxes that are settled by the form.
    fixed: Vec<(String, String)>,
    /// What is asked for at first.
    first: Vec<Question>,
    /// What else there may be.
    more: Vec<Question>,
}

/// What a letter that came is told by, and one that went.
const CAME: &[Field] = &[
    Field::With,
    Field::Channel,
    Field::On,
    Field::Subject,
    Field::Text,
    Field::Answers,
    Field::Attachments,
];
const WENT: &[Field] = &[
    Field::With,
    Field::Channel,
    Field::On,
    Field::Subject,
    Field::Text,
    Field::ExpectsReply,
    Field::ReplyBy,
    Field::Attachments,
];

impl Sheet {
    /// The form of that name.
    pub fn of(name: &str) -> Option<Sheet> {
        let letter = |name, direction: &str, fields: &[Field]| {
            let all: Vec<Question> = form(Kind::Contact).all().cloned().collect();
            let is_first = |question: &&Question| fields.contains(&question.slot.field);
            let asked = |field: &Field| all.iter().find(|one| one.slot.field == *field).cloned();
            Sheet {
                name,
                kind: Kind::Contact,
                fixed: vec![(Field::Direction.name().to_owned(), direction.to_owned())],
                first: fields.iter().filter_map(asked).collect(),
                more: all
                    .iter()
                    .filter(|one| !is_first(one) && one.slot.field != Field::Direction)
                    .cloned()
                    .collect(),
            }
        };
        match name {
            "came" => return Some(letter("came", "from", CAME)),
            "went" => return Some(letter("went", "to", WENT)),
            _ => {}
        }
        let kind = Kind::from_name(name)?;
        let form = form(kind);
        (!form.first.is_empty()).then_some(Sheet {
            name: kind.name(),
            kind,
            fixed: Vec::new(),
            first: form.first,
            more: form.more,
        })
    }

    /// All its questions.
    fn questions(&self) -> Vec<Question> {
        self.first.iter().chain(&self.more).cloned().collect()
    }

    /// What it is called.
    pub fn title(&self, ask: &Ask) -> String {
        match self.name {
            "came" => ask.say("write-came"),
            "went" => ask.say("write-went"),
            _ => names::kind(ask.words, self.kind),
        }
    }
}

#[derive(Template)]
#[template(path = "writing.html")]
struct Writing {
    w: W,
    drafts: usize,
    groups: Vec<(String, Vec<(String, &'static str)>)>,
}

/// What there is to write down.
pub fn list(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    const GROUPS: [(&str, Kind); 4] = [
        ("work", Kind::Surrounding),
        ("judgement", Kind::Decision),
        ("founding", Kind::Person),
        ("housekeeping", Kind::Correction),
    ];
    let w = ask.w();
    let drafts = ask.office()?.drafts()?.len();
    let starts = [
        Kind::Person,
        Kind::Surrounding,
        Kind::Decision,
        Kind::Correction,
    ];
    let groups = GROUPS.map(|(code, first)| {
        let after = starts.iter().filter(|start| **start > first).min();
        let kinds = Kind::ALL
            .iter()
            .filter(|kind| **kind >= first && after.is_none_or(|after| *kind < after));
        let kinds = kinds.filter(|kind| !form(**kind).first.is_empty());
        let named = kinds.map(|kind| (names::kind(ask.words, *kind), kind.name()));
        (w.code("add-group", code), named.collect())
    });
    let page = Writing {
        w,
        drafts,
        groups: groups.into(),
    };
    Ok(Page::of("pages-write", &page)
        .chapter("writing-down")
        .into())
}

#[derive(Template)]
#[template(path = "write.html")]
struct Write<'a> {
    w: W,
    title: String,
    name: &'static str,
    form: String,
    draft: Option<String>,
    waiting: Vec<(u16, Html)>,
    summary: Vec<(String, Line)>,
    first: &'a [Html],
    more: &'a [Html],
    more_open: bool,
    /// What stays out of sight where an entry is released to.
    behind: Vec<Behind>,
}

/// What was filled in, while a form is on its way.
#[derive(Default)]
struct Filled {
    answers: Vec<(String, String)>,
    wrong: Wrong,
    draft: Option<DraftId>,
    more_parts: bool,
    status: u16,
}

/// A form, empty or as a draft left it.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let sheet = Sheet::of(given.id.as_deref().unwrap_or_default()).ok_or(Trouble::NotHere)?;
    let mut filled = Filled {
        status: 200,
        ..Filled::default()
    };
    match given.asked("draft").and_then(DraftId::parse) {
        Some(id) => {
            filled.answers = ask.office()?.draft(id)?.answers;
            filled.draft = Some(id);
        }
        None => {
            // Other pages lead here with what it is about.
            let asked: Vec<(String, String)> = given.query.clone();
            filled.answers = decoded(ask, sheet.kind, &sheet.questions(), &asked)?;
            if !filled
                .answers
                .iter()
                .any(|(name, _)| name == Field::On.name())
            {
                let today = ask.now.day.to_string();
                filled.answers.push((Field::On.name().to_owned(), today));
            }
        }
    }
    shown(ask, &sheet, filled)
}

/// Writes it down, keeps it as a draft, or gives it back with what is wrong.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let sheet = Sheet::of(given.id.as_deref().unwrap_or_default()).ok_or(Trouble::NotHere)?;
    let now = ask.now;
    let mut answers = answers(ask, &sheet, given)?;
    let finds = finds(&given.fields);
    let draft = drafts::of(ask, given);
    let keep =
        |ask: &mut Ask, answers: &[_]| drafts::save(ask, sheet.name, sheet.kind, answers, given);
    let wanted = match given.text("do").unwrap_or("write") {
        "write" if looks_for(&finds) => "find".to_owned(),
        wanted => wanted.to_owned(),
    };
    let takes = wanted
        .strip_prefix("without-")
        .and_then(|number| number.parse::<u16>().ok());
    if wanted != "write" {
        // The page that comes next is kept in memory alone, and a browser sends no file again by itself.
        let draft = keep(ask, &answers)?;
        if let Some(number) = takes {
            ask.office()?.draft_file_drop(draft, number)?;
        }
        if wanted == "save" {
            return Ok(Answer::Go("/drafts".to_owned()));
        }
        answers.extend(finds);
        let filled = Filled {
            answers,
            draft: Some(draft),
            more_parts: wanted == "more",
            status: 200,
            ..Filled::default()
        };
        return shown(ask, &sheet, filled);
    }
    let once = given.text("form").map(|form| Once::of(&["form", form]));
    let mut whole = answers.clone();
    whole.extend(sheet.fixed.iter().cloned());
    if drafts::is_gone(ask, draft, once.as_ref())? {
        let wrong = BTreeMap::from([("-".to_owned(), vec![ask.say("form-draft-gone").into()])]);
        let filled = Filled {
            answers,
            wrong,
            status: 409,
            ..Filled::default()
        };
        return shown(ask, &sheet, filled);
    }
    let files = drafts::files(ask, draft, given)?;
    let gone = drafts::to_go(ask, given);
    let office = ask.office()?;
    let written = here(now.day, |local| {
        let beside = Beside {
            once: once.as_ref(),
            draft: gone.as_ref(),
        };
        office.write_answers(sheet.kind, &whole, files, beside, local, now)
    });
    match written {
        Ok(mut written) => {
            let reference = written
                .pop()
                .map(|written| written.reference)
                .unwrap_or_default();
            let id = ask.state.ids.of(&reference);
            Ok(Answer::Go(format!("/entry/{id}?written=1")))
        }
        Err(not_written) => {
            let wrong = in_words(ask, not_written)?;
            let draft = Some(keep(ask, &answers)?);
            let filled = Filled {
                answers,
                wrong,
                draft,
                status: 422,
                ..Filled::default()
            };
            shown(ask, &sheet, filled)
        }
    }
}

/// What stands in the boxes that were sent.
pub fn answers(
    ask: &mut Ask,
    sheet: &Sheet,
    given: &Given,
) -> Result<Vec<(String, String)>, Trouble> {
    let today = ask.now.day;
    let posted: Vec<(String, String)> = given
        .fields
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "form" | "do" | "draft") && !is_find(name))
        .cloned()
        .collect();
    let mut answers = decoded(ask, sheet.kind, &sheet.questions(), &posted)?;
    answers.retain(|(name, _)| !sheet.fixed.iter().any(|(fixed, _)| fixed == name));
    Ok(here(today, |local| {
        tidied(&form(sheet.kind), &answers, local)
    }))
}

fn shown(ask: &mut Ask, sheet: &Sheet, filled: Filled) -> Result<Answer, Trouble> {
    let mut given = filled.answers;
    given.extend(sheet.fixed.iter().cloned());
    let boxes = Boxes {
        kind: sheet.kind,
        prefix: "",
        given: &given,
        wrong: &filled.wrong,
        more_parts: filled.more_parts,
        asked_as: match sheet.name {
            "came" => &[(Field::With, "write-from-whom")],
            "went" => &[(Field::With, "write-to-whom")],
            _ => &[],
        },
        finds: true,
        of: None,
    };
    let first = draw(ask, &boxes, &sheet.first)?;
    let more = draw(ask, &boxes, &sheet.more)?;
    let said = |question: &Question| {
        let about =
            |name: &str| name == question.name || name.starts_with(&format!("{}.", question.name));
        given
            .iter()
            .any(|(name, text)| about(name) && !text.is_empty())
            || filled.wrong.keys().any(|name| about(name))
    };
    let waiting = drafts::waiting(ask, filled.draft)?;
    let id = ask.form();
    if let Some(draft) = filled.draft {
        ask.state.forms.opened(&id, draft);
    }
    let chosen = |field: Field| {
        let mut boxes = given.iter().filter(|(name, _)| name == field.name());
        boxes.next().map(|(_, text)| text.as_str())
    };
    let behind = match (sheet.kind, chosen(Field::Of)) {
        (Kind::Release, Some(of)) => {
            let room = chosen(Field::ToRoom).and_then(Room::from_name);
            behind(&ask.read()?, of, room)
        }
        _ => Vec::new(),
    };
    let page = Write {
        w: ask.w(),
        title: sheet.title(ask),
        name: sheet.name,
        form: id,
        draft: filled.draft.map(|draft| draft.text()),
        waiting: drafts::named(&waiting),
        summary: in_order(summary(&filled.wrong), &sheet.questions()),
        more_open: sheet.more.iter().any(said),
        first: &first,
        more: &more,
        behind,
    };
    Ok(Page::of("pages-write", &page)
        .chapter("writing-down")
        .status(filled.status)
        .into())
}

/// The same in the order in which the boxes stand on the page.
fn in_order(mut lines: Vec<(String, Line)>, questions: &[Question]) -> Vec<(String, Line)> {
    lines.sort_by_key(|(place, _)| {
        let is_of = |question: &Question| {
            let own = format!("f-{}", question.name.replace('.', "-"));
            *place == own || place.starts_with(&format!("{own}-"))
        };
        questions.iter().position(is_of).unwrap_or(usize::MAX)
    });
    lines
}

/// What is wrong, with the place of each box on the page.
pub fn summary(wrong: &Wrong) -> Vec<(String, Line)> {
    let lines = wrong
        .iter()
        .flat_map(|(name, lines)| lines.iter().map(move |line| (name, line)));
    lines
        .map(|(name, line)| (format!("f-{}", name.replace('.', "-")), line.clone()))
        .collect()
}
