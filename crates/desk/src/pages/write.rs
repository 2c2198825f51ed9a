//! Writing down: what there is to write down, and the form of each type. A letter that came and one that
//! went have a form of their own, since they are what is written down most.

use std::collections::BTreeMap;

use answerable_office::form::{NotWritten, Question, form, tidied};
use answerable_office::record::words::{Room, Word};
use answerable_office::record::{Field, Kind};
use answerable_office::{Beside, DraftId};
use askama::Template;

use super::answer::Answer;
use super::apart::{Behind, behind};
use super::ask::{Ask, W};
use super::boxes::{Boxes, Decoded, decoded, draw, finds, here, in_words, is_find, looks_for};
use super::broken::Line;
use super::drafts;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::remarks::Remark;
use super::summary::{Item, summary};
use super::trouble::{Trouble, lines_with_ways};
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
    summary: Vec<Item>,
    first: &'a [Html],
    more: &'a [Html],
    more_open: bool,
    /// What stays out of sight where an entry is released to.
    behind: Vec<Behind>,
}

/// What was filled in, and what is said of it.
#[derive(Default)]
struct Filled {
    answers: Vec<(String, String)>,
    draft: Option<DraftId>,
    remark: Remark,
}

/// A form, empty or as a draft left it.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let sheet = Sheet::of(given.id.as_deref().unwrap_or_default()).ok_or(Trouble::NotHere)?;
    let mut filled = Filled::default();
    match given.asked("draft").and_then(DraftId::parse) {
        Some(id) => {
            filled.answers = ask.office()?.draft(id)?.answers;
            filled.remark = drafts::remark(ask, id);
            filled.draft = Some(id);
        }
        None => {
            // Other pages lead here with what it is about.
            let asked = decoded(ask, sheet.kind, &sheet.questions(), &given.query)?;
            filled.remark = Remark::default().and(asked.gone);
            filled.answers = here(ask.now.day, |local| {
                tidied(&form(sheet.kind), &asked.boxes, local)
            });
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

/// Writes it down, or keeps it as a draft, which is shown again with what is wrong.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let sheet = Sheet::of(given.id.as_deref().unwrap_or_default()).ok_or(Trouble::NotHere)?;
    let now = ask.now;
    let Decoded {
        boxes: answers,
        gone,
    } = read(ask, &sheet, given)?;
    let finds = finds(&given.fields);
    let wanted = match given.text("do").unwrap_or("write") {
        "write" if looks_for(&finds) => "find".to_owned(),
        wanted => wanted.to_owned(),
    };
    if wanted != "write" {
        let mut remark = Remark::default();
        // A draft that is laid aside keeps what was typed, and not what was looked for.
        if wanted != "save" {
            (remark.finds, remark.more_parts) = (finds, wanted == "more");
        }
        let again = again(ask, &sheet, answers, given, remark.and(gone))?;
        drafts::take_out(ask, given, &wanted, &again)?;
        return Ok(match (wanted.as_str(), again) {
            // Saving once more is no second sending.
            ("save", Answer::Again(_)) => Answer::Again("/drafts".to_owned()),
            (_, again) => again,
        });
    }
    let once = given.once();
    if let Some(line) = drafts::stale(ask, given, &once)? {
        let remark = of_the_whole(line, 409).and(gone);
        return again(ask, &sheet, answers, given, remark);
    }
    if !gone.is_empty() && ask.office()?.once_written(&once)?.is_none() {
        return again(ask, &sheet, answers, given, Remark::wrong(gone, 422));
    }
    if says_nothing(&sheet, &answers) && drafts::without_files(ask, given)? {
        let remark = of_the_whole(ask.say("form-empty").into(), 422);
        return shown(
            ask,
            &sheet,
            Filled {
                answers,
                draft: None,
                remark,
            },
        );
    }
    let draft = drafts::of(ask, given);
    let files = drafts::files(ask, draft, given)?;
    let to_go = drafts::to_go(ask, given);
    let mut whole = answers.clone();
    whole.extend(sheet.fixed.iter().cloned());
    let office = ask.office()?;
    let written = here(now.day, |local| {
        let beside = Beside {
            once: Some(&once),
            draft: to_go.as_ref(),
        };
        office.write_answers(sheet.kind, &whole, files, beside, local, now)
    });
    match written {
        Ok(mut written) => {
            let reference = written
                .pop()
                .map(|written| written.reference)
                .unwrap_or_default();
            Ok(drafts::written(ask, given, &reference))
        }
        Err(not_written) => {
            let remark = why_not(ask, not_written)?;
            again(ask, &sheet, answers, given, remark)
        }
    }
}

/// Keeps what was sent as a draft and leads to its form; where it can't be kept, the form itself comes, with why.
fn again(
    ask: &mut Ask,
    sheet: &Sheet,
    answers: Vec<(String, String)>,
    given: &Given,
    remark: Remark,
) -> Result<Answer, Trouble> {
    let kept = drafts::again(ask, sheet.name, sheet.kind, &answers, given, remark);
    match kept {
        Ok(answer) => Ok(answer),
        Err(remark) => {
            let draft = drafts::of(ask, given);
            shown(
                ask,
                sheet,
                Filled {
                    answers,
                    draft,
                    remark,
                },
            )
        }
    }
}

/// A remark that is about the form as a whole.
pub fn of_the_whole(line: Line, status: u16) -> Remark {
    Remark::wrong(BTreeMap::from([("-".to_owned(), vec![line])]), status)
}

/// Why a form was not written down: box by box, or as a whole where the vault could not be written.
pub fn why_not(ask: &mut Ask, not_written: NotWritten) -> Result<Remark, Trouble> {
    Ok(match in_words(ask, not_written) {
        Ok(wrong) => Remark::wrong(wrong, 422),
        Err(Trouble::Locked) => return Err(Trouble::Locked),
        Err(trouble) => {
            let lines = lines_with_ways(ask, &trouble);
            Remark::wrong(BTreeMap::from([("-".to_owned(), lines)]), trouble.status())
        }
    })
}

/// Whether nothing stands in a form but what stood there from the beginning.
fn says_nothing(sheet: &Sheet, answers: &[(String, String)]) -> bool {
    // These stand there from the beginning. What else is needed and not there is told box by box.
    let begun = |name: &str| [Field::On, Field::Room].map(Field::name).contains(&name);
    let is_needed = |question: &Question| question.slot.required && !begun(&question.name);
    !sheet.questions().iter().any(is_needed)
        && answers
            .iter()
            .all(|(name, text)| begun(name) || text.trim().is_empty())
}

/// What stands in the boxes that were sent.
pub fn answers(
    ask: &mut Ask,
    sheet: &Sheet,
    given: &Given,
) -> Result<Vec<(String, String)>, Trouble> {
    Ok(read(ask, sheet, given)?.boxes)
}

/// The same, with the boxes whose choice is not there any more.
fn read(ask: &mut Ask, sheet: &Sheet, given: &Given) -> Result<Decoded, Trouble> {
    let today = ask.now.day;
    let is_box =
        |name: &str| !matches!(name, "form" | "do" | "draft" | drafts::WAITING) && !is_find(name);
    let posted = given.fields.iter().filter(|(name, _)| is_box(name));
    let posted: Vec<(String, String)> = posted.cloned().collect();
    let mut read = decoded(ask, sheet.kind, &sheet.questions(), &posted)?;
    let is_fixed = |name: &str| sheet.fixed.iter().any(|(fixed, _)| fixed == name);
    read.boxes.retain(|(name, _)| !is_fixed(name));
    read.boxes = here(today, |local| tidied(&form(sheet.kind), &read.boxes, local));
    Ok(read)
}

fn shown(ask: &mut Ask, sheet: &Sheet, filled: Filled) -> Result<Answer, Trouble> {
    let Filled {
        answers: mut given,
        draft,
        remark,
    } = filled;
    given.extend(sheet.fixed.iter().cloned());
    given.extend(remark.finds);
    let boxes = Boxes {
        kind: sheet.kind,
        prefix: "",
        given: &given,
        wrong: &remark.wrong,
        more_parts: remark.more_parts,
        asked_as: match sheet.name {
            "came" => &[(Field::With, "write-from-whom")],
            "went" => &[(Field::With, "write-to-whom")],
            _ => &[],
        },
        finds: true,
        of: None,
    };
    let summary = summary(ask, &boxes, &sheet.questions());
    let first = draw(ask, &boxes, &sheet.first)?;
    let more = draw(ask, &boxes, &sheet.more)?;
    let said = |question: &Question| {
        let about =
            |name: &str| name == question.name || name.starts_with(&format!("{}.", question.name));
        given
            .iter()
            .any(|(name, text)| about(name) && !text.is_empty())
            || remark.wrong.keys().any(|name| about(name))
    };
    let waiting = drafts::waiting(ask, draft)?;
    let id = ask.form();
    if let Some(draft) = draft {
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
        draft: draft.map(|draft| draft.text()),
        waiting: drafts::named(&waiting),
        summary,
        more_open: sheet.more.iter().any(said),
        first: &first,
        more: &more,
        behind,
    };
    Ok(Page::of("pages-write", &page)
        .chapter("writing-down")
        .status(remark.status)
        .into())
}
