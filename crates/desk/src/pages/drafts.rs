//! Drafts: forms that somebody began. They rest in the vault, saved by a button, by the pages' script while
//! somebody writes, or with files that a form brought along.

use answerable_office::paper::dates;
use answerable_office::record::Kind;
use answerable_office::record::{Day, When};
use answerable_office::{DraftId, FileGiven, FileWaiting, Once};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::broken::Line;
use super::correct;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::met;
use super::remarks::Remark;
use super::state::State;
use super::trouble::{Trouble, lines_with_ways};
use super::write::{self, Sheet};

/// Where the script saves a form.
pub const KEEP: &str = "/keep/{id}";
/// What the boxes of a draft say of the form that it is of.
pub const SHEET: &str = "sheet";
/// Names the files that wait with a draft, in the form that shows them.
pub const WAITING: &str = "waiting";

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
            correct::NAME => ask.say("pages-correct"),
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
            href: address(ask, name, &draft.answers, draft.id),
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
    if !ask.state.forms.is_unused(form) {
        return Err(Trouble::OldForm);
    }
    let name = given.id.as_deref().unwrap_or_default();
    let (name, kind, answers) = match name {
        met::NAME => (met::NAME, Kind::Outcome, met::answers(ask, given)?),
        correct::NAME => {
            let (kind, kept) = correct::kept(ask, given)?;
            (correct::NAME, kind, kept)
        }
        name => {
            let sheet = Sheet::of(name).ok_or(Trouble::NotHere)?;
            let answers = write::answers(ask, &sheet, given)?;
            (sheet.name, sheet.kind, answers)
        }
    };
    let draft = save(ask, name, kind, &answers, given)?;
    Ok(Answer::Line(address(ask, name, &answers, draft)))
}

/// Where the form of a draft is.
fn address(ask: &Ask, name: &str, answers: &[(String, String)], draft: DraftId) -> String {
    let page = match name {
        correct::NAME => return correct::address(ask, answers, draft),
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

/// Why a form can't be written down as it was sent: it was already, with something else in it; this program does
/// not know it; its draft was written down or dropped meanwhile, as in another tab. Nothing where it can be, or
/// where this very sending was written down.
pub fn stale(ask: &mut Ask, given: &Given, once: &Once) -> Result<Option<Line>, Trouble> {
    if ask.office()?.once_written(once)?.is_some() {
        return Ok(None);
    }
    let form = given.text("form").unwrap_or_default();
    if let Some(at) = ask.state.forms.wrote(form) {
        let way = (at.to_owned(), ask.say("form-used-entry"));
        return Ok(Some(Line {
            text: ask.say("form-used"),
            ways: vec![way],
        }));
    }
    if !ask.state.forms.knows(form) {
        return Ok(Some(ask.say("form-old").into()));
    }
    let draft = of(ask, given);
    let office = ask.office()?;
    let is_gone = draft.is_some_and(|draft| office.draft(draft).is_err());
    if is_gone {
        return Ok(Some(ask.say("form-draft-gone").into()));
    }
    // No file that stands on the page is left out without a word.
    let waiting = waiting(ask, draft)?;
    let is_there = |number: &u16| waiting.iter().any(|file| file.number == *number);
    let lacks_one = !shown(given).iter().all(is_there);
    Ok(lacks_one.then(|| ask.say("form-file-gone").into()))
}

/// The numbers of the files that stood on the page of a form, waiting with its draft.
fn shown(given: &Given) -> Vec<u16> {
    let fields = given.fields.iter().filter(|(name, _)| name == WAITING);
    fields
        .filter_map(|(_, number)| number.parse().ok())
        .collect()
}

/// Keeps a form as a draft, and leads to where its form is shown, with a remark beside it.
///
/// # Errors
/// Where it can't be kept: the remark, which says why, too. What was typed stands in the form alone then, which
/// has to be shown.
pub fn again(
    ask: &mut Ask,
    name: &str,
    kind: Kind,
    answers: &[(String, String)],
    given: &Given,
    remark: Remark,
) -> Result<Answer, Remark> {
    match save(ask, name, kind, answers, given) {
        Ok(draft) => {
            let State { forms, remarks, .. } = &mut *ask.state;
            remarks.put(draft, forms.times(draft), remark);
            Ok(Answer::Again(address(ask, name, answers, draft)))
        }
        Err(trouble) => {
            let mut remark = remark;
            remark.status = trouble.status();
            let lines = lines_with_ways(ask, &trouble);
            remark
                .wrong
                .entry("-".to_owned())
                .or_default()
                .extend(lines);
            // No browser fills in a file again.
            if !given.files.is_empty() || !shown(given).is_empty() {
                let line = ask.say("form-files-not-kept").into();
                remark.wrong.entry("-".to_owned()).or_default().push(line);
            }
            Err(remark)
        }
    }
}

/// Takes a file out, where the button of one was pressed. Where the form could not be kept, the draft is what
/// another tab may have gone on with, and stays as it is.
pub fn take_out(ask: &mut Ask, given: &Given, wanted: &str, again: &Answer) -> Result<(), Trouble> {
    if let Some(Ok(number)) = wanted.strip_prefix("without-").map(str::parse)
        && let Answer::Again(_) = again
        && let Some(draft) = of(ask, given)
    {
        ask.office()?.draft_file_drop(draft, number)?;
    }
    Ok(())
}

/// Leads to the entry that was written down with a form.
pub fn written(ask: &mut Ask, given: &Given, reference: &str) -> Answer {
    let id = ask.state.ids.of(reference);
    let at = format!("/entry/{id}?written=1");
    let form = given.text("form").unwrap_or_default();
    ask.state.forms.has_written(form, &at);
    Answer::Go(at)
}

/// Whether no file came with a form, and none waits with its draft.
pub fn without_files(ask: &mut Ask, given: &Given) -> Result<bool, Trouble> {
    let draft = of(ask, given);
    Ok(given.files.is_empty() && waiting(ask, draft)?.is_empty())
}

/// What is said of a draft when its form is shown.
pub fn remark(ask: &Ask, draft: DraftId) -> Remark {
    let times = ask.state.forms.times(draft);
    ask.state.remarks.of(draft, times)
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
    let (draft, before) = (to_go(ask, given), of(ask, given));
    let mut kept = answers.to_vec();
    kept.push((SHEET.to_owned(), name.to_owned()));
    let office = ask.office()?;
    // A draft that was written down meanwhile begins anew.
    let draft = draft.filter(|draft| office.draft(*draft).is_ok());
    let id = office.draft_save(draft, kind, &kept, now)?;
    if let Some(form) = given.text("form") {
        ask.state.forms.saved(form, id);
    }
    let office = ask.office()?;
    // Its files wait with what the other tab has gone on with; those that came there since are not its own.
    if draft.is_none()
        && let Some(before) = before.filter(|before| office.draft(*before).is_ok())
    {
        office.draft_share_files(before, id, &shown(given))?;
    }
    for file in &given.files {
        office.draft_file(id, &file.name, &mut file.bytes.as_slice(), now)?;
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

/// All files of a form: those that wait, and those that came now and do not wait already. Where another tab has
/// gone on with the draft, files that came there stay with it.
pub fn files(
    ask: &mut Ask,
    draft: Option<DraftId>,
    given: &Given,
) -> Result<Vec<FileGiven>, Trouble> {
    let mut waiting = waiting(ask, draft)?;
    if !ask
        .state
        .forms
        .has_latest(given.text("form").unwrap_or_default())
    {
        let shown = shown(given);
        waiting.retain(|file| shown.contains(&file.number));
    }
    let waits = |name: &str, bytes: &[u8]| waiting.iter().any(|file| file.is(name, bytes));
    let came = given.files.iter();
    let came: Vec<FileGiven> = came
        .filter(|file| !waits(&file.name, &file.bytes))
        .map(|file| FileGiven::Bytes {
            name: file.name.clone(),
            bytes: file.bytes.clone().into(),
        })
        .collect();
    let waiting = waiting.into_iter().map(FileGiven::Waiting);
    Ok(waiting.chain(came).collect())
}

/// The day of a second, by UTC.
pub fn day_of(seconds: i64) -> Day {
    Day::from_number(i32::try_from(seconds.div_euclid(86_400)).unwrap_or(i32::MAX))
}
