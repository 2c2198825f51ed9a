//! What happened at a meeting: how it went, what was said and agreed there, who does what next; on one
//! page, and in one breath.

use std::collections::BTreeMap;

use answerable_office::form::{Question, Step, form, ref_of};
use answerable_office::record::shape::Form;
use answerable_office::record::{Day, Field, Kind};
use answerable_office::{Beside, DraftId, FileGiven};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::boxes::{Boxes, Decoded, decoded, draw, finds, here, is_find, looks_for, prefixed};
use super::broken::Wrong;
use super::drafts;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::remarks::Remark;
use super::summary::{self, Item, summary};
use super::trouble::Trouble;
use super::write::{of_the_whole, why_not};

/// What the form is called where drafts are kept.
pub const NAME: &str = "met";

/// Parts of the page: what they are called in boxes, their type, and what is asked.
const PARTS: [(&str, Kind, &[Field]); 6] = [
    (
        "outcome.",
        Kind::Outcome,
        &[Field::Of, Field::Result, Field::Text, Field::Attachments],
    ),
    (
        "meeting.",
        Kind::Meeting,
        &[Field::With, Field::At, Field::Place, Field::Persons],
    ),
    ("next.", Kind::Meeting, &[Field::At, Field::Place]),
    ("agreement.", Kind::Agreement, &[Field::Text, Field::Due]),
    ("claim.", Kind::Claim, &[Field::Text, Field::About]),
    (
        "task.",
        Kind::Task,
        &[Field::Text, Field::Assignee, Field::Due],
    ),
];

#[derive(Template)]
#[template(path = "met.html")]
struct Met {
    w: W,
    form: String,
    draft: Option<String>,
    waiting: Vec<(u16, Html)>,
    summary: Vec<Item>,
    first: Vec<Html>,
    parts: Vec<(String, Vec<Html>, bool)>,
}

type Filled = BTreeMap<&'static str, Vec<(String, String)>>;

/// What was filled in, and what is said of it.
#[derive(Default)]
struct Sent {
    filled: Filled,
    draft: Option<DraftId>,
    remark: Remark,
}

/// The page; with a meeting, that one chosen; with a draft, as that left it.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let mut sent = Sent::default();
    if let Some(draft) = given.asked("draft").and_then(DraftId::parse) {
        sent.filled = parted(&ask.office()?.draft(draft)?.answers);
        sent.remark = drafts::remark(ask, draft);
        sent.draft = Some(draft);
    } else if let Some(id) = given.asked("of") {
        let of = ask.ref_of(id)?.to_string();
        let boxes = vec![(Field::Of.name().to_owned(), of)];
        sent.filled.insert("outcome.", boxes);
    }
    shown(ask, sent)
}

/// What stands in the boxes that were sent, each with the prefix of its part.
pub fn answers(ask: &mut Ask, given: &Given) -> Result<Vec<(String, String)>, Trouble> {
    Ok(read(ask, given)?.boxes)
}

/// The same, with the boxes whose choice is not there any more.
fn read(ask: &mut Ask, given: &Given) -> Result<Decoded, Trouble> {
    let posted = parted(&given.fields);
    let mut all = Decoded::default();
    for (prefix, kind, fields) in PARTS {
        let boxes = posted.get(prefix).into_iter().flatten();
        let boxes = boxes.filter(|(name, _)| !is_find(name));
        let boxes: Vec<(String, String)> = boxes.cloned().collect();
        let Decoded { boxes, gone } = decoded(ask, kind, &asked(kind, fields), &boxes)?;
        let named = boxes
            .into_iter()
            .map(|(name, text)| (format!("{prefix}{name}"), text));
        all.boxes.extend(named);
        all.gone.extend(prefixed(prefix, gone));
    }
    Ok(all)
}

/// Boxes by their part.
fn parted(all: &[(String, String)]) -> Filled {
    let mut parted = Filled::new();
    for (prefix, ..) in PARTS {
        let boxes = all
            .iter()
            .filter_map(|(name, text)| Some((name.strip_prefix(prefix)?.to_owned(), text.clone())));
        parted.insert(prefix, boxes.collect());
    }
    parted
}

/// Writes it all down, or keeps it as a draft, which is shown again with what is wrong.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let now = ask.now;
    let Decoded {
        boxes: answers,
        gone,
    } = read(ask, given)?;
    let finds = finds(&given.fields);
    let wanted = match given.text("do").unwrap_or("write") {
        "write" if looks_for(&finds) => "find",
        wanted => wanted,
    };
    if wanted != "write" {
        let mut remark = Remark::default();
        // A draft that is laid aside keeps what was typed, and not what was looked for.
        if wanted != "save" {
            remark.finds = finds;
        }
        let again = again(ask, &answers, given, remark.and(gone))?;
        drafts::take_out(ask, given, wanted, &again)?;
        return Ok(match (wanted, again) {
            // Saving once more is no second sending.
            ("save", Answer::Again(_)) => Answer::Again("/drafts".to_owned()),
            (_, again) => again,
        });
    }
    let once = given.once();
    if let Some(line) = drafts::stale(ask, given, &once)? {
        let remark = of_the_whole(line, 409).and(gone);
        return again(ask, &answers, given, remark);
    }
    if !gone.is_empty() && ask.office()?.once_written(&once)?.is_none() {
        return again(ask, &answers, given, Remark::wrong(gone, 422));
    }
    let files = drafts::files(ask, drafts::of(ask, given), given)?;
    let to_go = drafts::to_go(ask, given);
    let steps = match steps(ask, &parted(&answers), files) {
        Ok(Ok(steps)) => steps,
        Ok(Err(wrong)) => return again(ask, &answers, given, Remark::wrong(wrong, 422)),
        Err(Trouble::Failure(failure)) => {
            let remark = why_not(ask, failure.into())?;
            return again(ask, &answers, given, remark);
        }
        Err(trouble) => return Err(trouble),
    };
    let office = ask.office()?;
    let written = here(now.day, |local| {
        let beside = Beside {
            once: Some(&once),
            draft: to_go.as_ref(),
        };
        office.write_steps(steps, beside, local, now)
    });
    match written {
        Ok(written) => {
            let outcome = written.iter().map(|written| written.reference.clone());
            let outcome: Vec<String> = outcome.collect();
            let fold = ask.office()?.fold()?;
            let kind = |name: &&String| fold.kind_of(name) == Some(Kind::Outcome);
            let led_to = outcome
                .iter()
                .find(kind)
                .or(outcome.last())
                .cloned()
                .unwrap_or_default();
            Ok(drafts::written(ask, given, &led_to))
        }
        Err(not_written) => {
            let remark = why_not(ask, not_written)?;
            again(ask, &answers, given, remark)
        }
    }
}

/// Keeps what was sent as a draft and leads to its form; where it can't be kept, the form itself comes, with why.
fn again(
    ask: &mut Ask,
    answers: &[(String, String)],
    given: &Given,
    remark: Remark,
) -> Result<Answer, Trouble> {
    match drafts::again(ask, NAME, Kind::Outcome, answers, given, remark) {
        Ok(answer) => Ok(answer),
        Err(remark) => {
            let draft = drafts::of(ask, given);
            let filled = parted(answers);
            shown(
                ask,
                Sent {
                    filled,
                    draft,
                    remark,
                },
            )
        }
    }
}

/// What is written, in order; or what is missing before anything can be.
#[allow(
    clippy::type_complexity,
    reason = "two ways to fail: the vault's, and the boxes'"
)]
fn steps(
    ask: &mut Ask,
    filled: &Filled,
    files: Vec<FileGiven>,
) -> Result<Result<Vec<Step>, Wrong>, Trouble> {
    let one = |prefix: &str, field: &str| {
        let boxes = filled.get(prefix).into_iter().flatten();
        let mut found = boxes.filter(|(name, text)| name == field && !text.trim().is_empty());
        found.next().map(|(_, text)| text.clone())
    };
    let chosen = one("outcome.", "of");
    let left_out = left_out(ask, filled, chosen.is_some());
    if !left_out.is_empty() {
        return Ok(Err(left_out));
    }
    let mut steps: Vec<Step> = Vec::new();
    let meeting = match &chosen {
        Some(of) => Some(ask.office()?.entry(of, Day::MAX)?),
        None => None,
    };
    let with = match &meeting {
        Some(meeting) => meeting.said.name(Field::With).map(ToString::to_string),
        None => one("meeting.", "with"),
    };
    let (of, day) = match chosen {
        Some(of) => {
            let at = meeting.and_then(|meeting| meeting.said.when(Field::At));
            (of, at.map(|at| at.day.to_string()))
        }
        None if with.is_none() && one("meeting.", "with.new").is_none() => {
            let line = ask.say("met-which");
            return Ok(Err(BTreeMap::from([(
                "outcome.of".to_owned(),
                vec![line.into()],
            )])));
        }
        None => {
            let mut boxes = filled.get("meeting.").cloned().unwrap_or_default();
            let day = one("meeting.", "at");
            // That it was arranged before is all that is known.
            boxes.extend(day.clone().map(|day| ("on".to_owned(), day)));
            steps.push(Step::new(Kind::Meeting, "meeting.", boxes));
            (ref_of(0), day)
        }
    };
    let with = with.unwrap_or_else(|| "perpetrator".to_owned());
    let on = day.map(|day| ("on".to_owned(), day));
    let named = |field: Field, text: &str| (field.name().to_owned(), text.to_owned());
    let moved = one("next.", "at").is_some();
    if moved {
        let mut boxes = filled.get("next.").cloned().unwrap_or_default();
        boxes.push(named(Field::With, &with));
        steps.push(Step::new(Kind::Meeting, "next.", boxes));
    }
    let next = steps.len().checked_sub(1).filter(|_| moved);
    let mut outcome = filled.get("outcome.").cloned().unwrap_or_default();
    outcome.retain(|(name, _)| name != "of");
    outcome.push(named(Field::Of, &of));
    outcome.extend(on.clone());
    let is_moved = one("outcome.", "result").as_deref() == Some("moved");
    if let Some(next) = next.filter(|_| is_moved) {
        outcome.push(named(Field::MovedTo, &ref_of(next)));
    }
    let at = steps.len();
    steps.push(Step {
        files,
        ..Step::new(Kind::Outcome, "outcome.", outcome)
    });
    for (prefix, kind) in [
        ("agreement.", Kind::Agreement),
        ("claim.", Kind::Claim),
        ("task.", Kind::Task),
    ] {
        if one(prefix, "text").is_none() {
            continue;
        }
        let mut boxes = filled.get(prefix).cloned().unwrap_or_default();
        match kind {
            Kind::Agreement => boxes.push(named(Field::With, &with)),
            Kind::Claim => {
                boxes.push(named(Field::Speaker, &with));
                boxes.push(named(Field::Basis, "witnessed"));
            }
            _ => {}
        }
        if kind != Kind::Task {
            boxes.extend(on.clone());
        }
        boxes.push(named(Field::Cites, &ref_of(at)));
        steps.push(Step::new(kind, prefix, boxes));
    }
    Ok(Ok(steps))
}

/// What was filled in and would not be written: of a meeting, where another one was chosen; of a part without
/// what makes it one.
fn left_out(ask: &Ask, filled: &Filled, is_chosen: bool) -> Wrong {
    let said = |prefix: &str| {
        let boxes = filled.get(prefix).into_iter().flatten();
        // What somebody new is stands there from the beginning.
        boxes.filter(|(name, text)| !name.ends_with(".new.as") && !text.trim().is_empty())
    };
    let mut wrong = Wrong::new();
    if is_chosen {
        for (name, _) in said("meeting.") {
            let question = name.split('.').next().unwrap_or(name);
            let line = ask.say("met-belongs-to-none").into();
            wrong.insert(format!("meeting.{question}"), vec![line]);
        }
    }
    for (prefix, needed) in [
        ("next.", Field::At),
        ("agreement.", Field::Text),
        ("claim.", Field::Text),
        ("task.", Field::Text),
    ] {
        let is_there = said(prefix).any(|(name, _)| name == needed.name());
        if !is_there && said(prefix).next().is_some() {
            let line = ask.say("met-part-needs").into();
            wrong.insert(format!("{prefix}{}", needed.name()), vec![line]);
        }
    }
    wrong
}

/// The questions of a part.
fn asked(kind: Kind, fields: &[Field]) -> Vec<Question> {
    let form = form(kind);
    let of = |field: &Field| form.all().find(|one| one.slot.field == *field).cloned();
    fields.iter().filter_map(of).collect()
}

fn shown(ask: &mut Ask, sent: Sent) -> Result<Answer, Trouble> {
    let (filled, wrong) = (&sent.filled, &sent.remark.wrong);
    let finds = parted(&sent.remark.finds);
    let mut first = Vec::new();
    let (mut parts, mut items) = (Vec::new(), Vec::new());
    let nothing = Vec::new();
    for (prefix, kind, fields) in PARTS {
        let mut given = filled.get(prefix).unwrap_or(&nothing).clone();
        given.extend(finds.get(prefix).unwrap_or(&nothing).iter().cloned());
        if prefix == "outcome." && !given.iter().any(|(name, _)| name == "of") {
            // How a meeting can end, whichever it is.
            given.push(("of".to_owned(), String::new()));
        }
        let boxes = Boxes {
            kind,
            prefix,
            given: &given,
            wrong,
            more_parts: false,
            asked_as: match prefix {
                "outcome." => &[(Field::Of, "met-which-one")],
                "next." => &[(Field::At, "met-next-at")],
                _ => &[],
            },
            finds: true,
            of: Some(Kind::Meeting),
        };
        let mut questions = asked(kind, fields);
        for question in &mut questions {
            // A part that is left empty is not written.
            if question.slot.field == Field::Of {
                question.slot.form = Form::Ref(&[Kind::Meeting]);
            }
            question.slot.required &= prefix == "outcome." && question.slot.field != Field::Of;
        }
        let drawn = draw(ask, &boxes, &questions)?;
        if prefix == "outcome." {
            items = summary::of_the_whole(&boxes);
        }
        items.extend(summary(ask, &boxes, &questions));
        match prefix {
            "outcome." => first = drawn,
            _ => {
                let said = |(_, text): &(String, String)| !text.is_empty();
                let open =
                    given.iter().any(said) || wrong.keys().any(|name| name.starts_with(prefix));
                let key = format!("met-part-{}", prefix.trim_end_matches('.'));
                parts.push((ask.say(&key), drawn, open));
            }
        }
    }
    let waiting = drafts::waiting(ask, sent.draft)?;
    let form = ask.form();
    if let Some(draft) = sent.draft {
        ask.state.forms.opened(&form, draft);
    }
    let page = Met {
        w: ask.w(),
        form,
        draft: sent.draft.map(|draft| draft.text()),
        waiting: drafts::named(&waiting),
        summary: items,
        first,
        parts,
    };
    Ok(Page::of("pages-write", &page)
        .chapter("writing-down")
        .status(sent.remark.status)
        .into())
}
