//! Drafts: forms that somebody began. They rest in the vault, saved by a button, by the pages' script while
//! somebody writes, or with files that a form brought along.

use answerable_office::paper::dates;
use answerable_office::record::Kind;
use answerable_office::record::{Day, When};
use answerable_office::{DraftId, FileGiven, FileWaiting, Once};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::forms::Sent;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::met;
use super::trouble::Trouble;
use super::write::{self, Sheet};

/// Where the script saves a form.
pub const KEEP: &str = "/keep/{id}";
/// What the boxes of a draft say of the form that it is of.
pub const SHEET: &str = "sheet";

#[derive(Template)]
#[template(path = "drafts.html")]
struct Drafts {
    w: W,
    form: String,
    drafts: Vec<Row>,
}

struct Row {
    id: String,
    when: String,
    title: String,
    words: Html,
    files: usize,
    href: String,
}

/// The page.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let drafts = ask.office()?.drafts()?;
    let form = ask.form();
    let rows = drafts.into_iter().filter_map(|draft| {
        let named = draft.answers.iter().find(|(name, _)| name == SHEET);
        let name = named.map_or(draft.kind.name(), |(_, name)| name.as_str());
        let title = match name {
            met::NAME => ask.say("write-met"),
            name => Sheet::of(name)?.title(ask),
        };
        let texts = ["text", "subject", "name", "question", "topic"];
        let words = texts.iter().find_map(|wanted| {
            // Where several forms are filled in one breath, their boxes are called after them.
            let is_it = |name: &str| name.rsplit('.').next() == Some(*wanted);
            let found = draft
                .answers
                .iter()
                .find(|(name, text)| is_it(name) && !text.is_empty());
            found.map(|(_, text)| text.lines().next().unwrap_or_default().to_owned())
        });
        let id = draft.id.text();
        Some(Row {
            when: dates::long(ask.words, When::day(day_of(draft.saved_at_s))),
            href: address(name, draft.id),
            title,
            words: Html::people(&words.unwrap_or_default()),
            files: draft.files.len(),
            id,
        })
    });
    let drafts = rows.collect();
    let page = Drafts {
        w: ask.w(),
        form,
        drafts,
    };
    Ok(Page::of("pages-drafts", &page)
        .chapter("writing-down")
        .into())
}

/// Drops one.
pub fn drop(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    if let Some(id) = given.text("draft").and_then(DraftId::parse) {
        ask.office()?.draft_drop(id)?;
    }
    Ok(Answer::Go("/drafts".to_owned()))
}

/// Saves a form by itself, while somebody writes. It reads nothing of the record but what its boxes point at.
pub fn keep(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let form = given.text("form").unwrap_or_default();
    // What was written down meanwhile is no draft any more.
    if ask.state.forms.sent(form) != Sent::Fresh {
        return Err(Trouble::OldForm);
    }
    let name = given.id.as_deref().unwrap_or_default();
    let (name, kind, answers) = match name {
        met::NAME => (met::NAME, Kind::Outcome, met::answers(ask, given)?),
        name => {
            let sheet = Sheet::of(name).ok_or(Trouble::NotHere)?;
            let answers = write::answers(ask, &sheet, given)?;
            (sheet.name, sheet.kind, answers)
        }
    };
    let draft = save(ask, name, kind, &answers, given)?;
    Ok(Answer::Line(address(name, draft)))
}

/// Where the form of a draft is.
fn address(name: &str, draft: DraftId) -> String {
    let page = match name {
        met::NAME => "/met".to_owned(),
        name => format!("/write/{name}"),
    };
    format!("{page}?draft={}", draft.text())
}

/// The draft that a form which was sent is kept in.
pub fn of(ask: &Ask, given: &Given) -> Option<DraftId> {
    let kept = given
        .text("form")
        .and_then(|form| ask.state.forms.draft(form));
    kept.or_else(|| given.text("draft").and_then(DraftId::parse))
}

/// The same where it may go once the form is written down: another tab may have gone on with it.
pub fn to_go(ask: &Ask, given: &Given) -> Option<DraftId> {
    let form = given.text("form").unwrap_or_default();
    of(ask, given).filter(|_| ask.state.forms.has_latest(form))
}

/// Whether the draft of a form was written down or dropped meanwhile, as in another tab; not by this form.
pub fn is_gone(
    ask: &mut Ask,
    draft: Option<DraftId>,
    once: Option<&Once>,
) -> Result<bool, Trouble> {
    let office = ask.office()?;
    let was_this = match once {
        Some(once) => office.once_written(once)?.is_some(),
        None => false,
    };
    Ok(!was_this && draft.is_some_and(|draft| office.draft(draft).is_err()))
}

/// Keeps a form as a draft, with the files that came: in place of what it was, unless another tab has saved
/// that since; then beside it.
pub fn save(
    ask: &mut Ask,
    name: &str,
    kind: Kind,
    answers: &[(String, String)],
    given: &Given,
) -> Result<DraftId, Trouble> {
    let now = ask.now;
    let draft = to_go(ask, given);
    let mut kept = answers.to_vec();
    kept.push((SHEET.to_owned(), name.to_owned()));
    let office = ask.office()?;
    // A draft that was written down meanwhile begins anew.
    let draft = draft.filter(|draft| office.draft(*draft).is_ok());
    let id = office.draft_save(draft, kind, &kept, now)?;
    for file in &given.files {
        office.draft_file(id, &file.name, &mut file.bytes.as_slice(), now)?;
    }
    if let Some(form) = given.text("form") {
        ask.state.forms.saved(form, id);
    }
    Ok(id)
}

/// The files that wait with a draft.
pub fn waiting(ask: &mut Ask, draft: Option<DraftId>) -> Result<Vec<FileWaiting>, Trouble> {
    let Some(draft) = draft else {
        return Ok(Vec::new());
    };
    let kept = ask.office()?.draft(draft);
    Ok(kept.map(|draft| draft.files).unwrap_or_default())
}

/// The same for a page: their numbers and names.
pub fn named(waiting: &[FileWaiting]) -> Vec<(u16, Html)> {
    let names = waiting
        .iter()
        .map(|file| (file.number, Html::people(&file.name)));
    names.collect()
}

/// All files of a form: those that wait, and those that came now.
pub fn files(
    ask: &mut Ask,
    draft: Option<DraftId>,
    given: &Given,
) -> Result<Vec<FileGiven>, Trouble> {
    let waiting = waiting(ask, draft)?.into_iter().map(FileGiven::Waiting);
    let came = given.files.iter().map(|file| FileGiven::Bytes {
        name: file.name.clone(),
        bytes: file.bytes.clone().into(),
    });
    Ok(waiting.chain(came).collect())
}

/// The day of a second, by UTC.
pub fn day_of(seconds: i64) -> Day {
    Day::from_number(i32::try_from(seconds.div_euclid(86_400)).unwrap_or(i32::MAX))
}
