//! One entry: what it says, who wrote it, what points at it, its files.

use answerable_office::paper::dates;
use answerable_office::paper::words::Value as Text;
use answerable_office::record::shape::{Form, endings};
use answerable_office::record::words::Ending;
use answerable_office::record::{Entry as Recorded, Field, Kind, Value};
use askama::Template;

use super::answer::{Answer, File};
use super::ask::{Ask, Read, W};
use super::broken::{self, Line};
use super::correct::quoted;
use super::frame::Page;
use super::given::Given;
use super::html::{Html, TEXT_CHARS_MAX};
use super::line;
use super::lists::{More, Parts, first, part};
use super::record::{vouched, written};
use super::trouble::Trouble;
use crate::cli::names::{self, Told};

/// So much of its text stands on the page of an entry, before somebody asks for the whole.
const OWN_TEXT_CHARS_MAX: usize = 20_000;

/// More entries around one stand one step further.
const AROUND_MAX: usize = 20;
/// So many corrections stand beside an entry.
const CORRECTIONS_MAX: usize = 40;

#[derive(Template)]
#[template(path = "entry.html")]
struct Entry {
    w: W,
    what: Html,
    when: String,
    ago: String,
    by: Html,
    note: Option<Html>,
    texts: Vec<Html>,
    /// The address of the whole, where something of it is not shown.
    whole: Option<String>,
    fields: Vec<(String, Html)>,
    written: Html,
    vouched: String,
    relayed: String,
    flags: Vec<Line>,
    was_written: bool,
    correct: Option<String>,
    settle: Vec<(String, String)>,
    put_away: Vec<(String, String)>,
    corrections: Vec<Other>,
    around: Vec<Other>,
    parts: Html,
    more_around: Option<More>,
    files: Vec<Other>,
    away: usize,
}

/// Something beside it: another entry, or a file.
struct Other {
    what: Html,
    when: String,
    href: String,
}

/// The page.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let id = given.id.as_deref().unwrap_or_default();
    let name = ask.ref_of(id)?;
    let today = ask.now.day;
    let shown = ask.office()?.show(&name, today)?;
    let listed = ask.office()?.listed_one(&name)?;
    let w = ask.w();
    let read = ask.read()?;
    let speaker = read.speaker();
    let entry = read.entry_of(id)?;
    let by = entry.said.name(Field::By);
    let by = by.map_or(shown.author.as_str(), AsRef::as_ref);
    let is_whole = given.asked("whole").is_some();
    let up_to = |chars_max| if is_whole { usize::MAX } else { chars_max };
    let texts: Vec<&str> = [
        Field::Text,
        Field::Question,
        Field::Conditions,
        Field::Concession,
    ]
    .iter()
    .filter_map(|field| entry.said.text(*field))
    .map(|text| &**text)
    .collect();
    let mut is_cut = texts
        .iter()
        .any(|text| is_longer(text, up_to(OWN_TEXT_CHARS_MAX)));
    let fields = entry.kind.slots().filter_map(|slot| {
        let said = entry.said.get(slot.field)?;
        let is_told = matches!(
            slot.field,
            Field::Text
                | Field::Question
                | Field::Conditions
                | Field::Concession
                | Field::ContentNote
                | Field::By
                | Field::Attachments
        );
        let told = match (slot.form, said) {
            _ if is_told => return None,
            (Form::Ref(_) | Form::About(_) | Form::Who, Value::Name(name)) => pointed(&read, name),
            (Form::Refs(_), Value::Names(names)) => {
                let names: Vec<String> = names
                    .iter()
                    .map(|name| pointed(&read, name).to_string())
                    .collect();
                Html::made(names.join("<br>"))
            }
            (form, said) => {
                let told = names::told(&speaker, form, said);
                is_cut |= holds_longer(&told, up_to(TEXT_CHARS_MAX));
                quoted(&told, up_to(TEXT_CHARS_MAX))
            }
        };
        Some((names::field(read.words, slot.field), told))
    });
    let fields: Vec<(String, Html)> = fields.collect();
    let other = |name: &str, other: &Recorded| Other {
        what: line::of(&read, other),
        when: dates::long(read.words, other.on),
        href: read.href(name),
    };
    let around = shown
        .pointed_at_by
        .iter()
        .filter(|(_, kind)| !kind.is_never_corrected());
    let around = around.filter_map(|(name, _)| read.reading.get(name));
    let around: Vec<&Recorded> = around.collect();
    let path = format!("/entry/{id}?around=1");
    let (around, more_around, parts) = match given.asked("around").is_some() {
        true => {
            let (around, parts) = part(w, &around, given, &path);
            (around, None, parts)
        }
        false => {
            let (around, more) = first(w, &around, AROUND_MAX, || path);
            (around, more, Parts::none(w))
        }
    };
    let corrections = shown
        .pointed_at_by
        .iter()
        .filter(|(_, kind)| *kind == Kind::Correction)
        .take(CORRECTIONS_MAX);
    let corrections = corrections.map(|(name, _)| Other {
        what: match read.reading.get(name) {
            Some(correction) => Html::phrase(&speaker.what(correction)),
            None => Html::program(&names::kind(read.words, Kind::Correction)),
        },
        when: String::new(),
        href: read.href(name),
    });
    let flags = shown.flags.iter().map(|(flag, because)| {
        let code = serde_json::to_value(flag).ok();
        let code = code
            .as_ref()
            .and_then(|code| code.as_str())
            .unwrap_or_default()
            .to_owned();
        // What it is flagged for is told by what it is, with the way there.
        let because = because.as_deref();
        let ways = because.and_then(|name| Some((read.href(name), broken::entry(&read, name)?)));
        let values = [
            ("code", Text::program(code)),
            ("ref", Text::program("None")),
        ];
        Line {
            text: read.words.say("flag", &values),
            ways: ways.into_iter().collect(),
        }
    });
    let link = |kind: Kind, field: &str| {
        (
            names::kind(read.words, kind),
            format!("/write/{kind}?{field}={id}"),
        )
    };
    let mut settle = Vec::new();
    if !endings(entry.kind).is_empty() && read.reading.outcome(&name).is_none() {
        settle.push(match entry.kind {
            Kind::Meeting => (w.t("write-met"), format!("/met?of={id}")),
            _ => link(Kind::Outcome, "of"),
        });
    }
    settle.extend(match entry.kind {
        Kind::Claim => Some(link(Kind::Check, "claim")),
        Kind::Decision if read.reading.outcome(&name).is_none() => {
            Some(link(Kind::Position, "decision"))
        }
        Kind::Task if read.reading.outcome(&name).is_none() => Some(link(Kind::Handover, "tasks")),
        Kind::Contact => Some((w.t("write-came"), format!("/write/came?answers={id}"))),
        Kind::Surrounding => Some(link(Kind::Disclosure, "surrounding")),
        Kind::Decision if read.reading.ending(&name) == Some(Ending::Adopted) => {
            Some(link(Kind::Assessment, "decision"))
        }
        Kind::Statement | Kind::Report => Some(link(Kind::Consent, "to")),
        _ => None,
    });
    let mut put_away = Vec::new();
    if Kind::WITHDRAWABLE.contains(&entry.kind) {
        put_away.push(link(Kind::Withdrawal, "of"));
    }
    if !entry.kind.is_never_corrected() && entry.kind != Kind::Process {
        put_away.push(link(Kind::Release, "of"));
        put_away.push(link(Kind::Erasure, "of"));
    }
    let correct = !put_away.is_empty() && !entry.erased;
    let files = shown
        .attachments
        .iter()
        .enumerate()
        .filter(|(_, file)| file.here);
    let page = Entry {
        w,
        what: Html::phrase(&speaker.what(entry)),
        when: dates::long(read.words, entry.on),
        ago: dates::ago(read.words, entry.on.day, read.day),
        by: match by.is_empty() {
            true => Html::default(),
            false => Html::phrase(&speaker.who(by)),
        },
        note: entry
            .said
            .text(Field::ContentNote)
            .map(|note| Html::people(note)),
        texts: texts
            .iter()
            .map(|text| Html::text_up_to(text, up_to(OWN_TEXT_CHARS_MAX)))
            .collect(),
        whole: is_cut.then(|| format!("/entry/{id}?whole=1")),
        fields,
        written: written(&read, &listed),
        vouched: vouched(&read, &listed),
        relayed: match listed.waits {
            true => w.t("entry-waits"),
            false => String::new(),
        },
        flags: flags.collect(),
        was_written: given.asked("written").is_some(),
        correct: correct.then(|| format!("/correct/{id}")),
        settle,
        put_away,
        corrections: corrections.collect(),
        away: shown.attachments.iter().filter(|file| !file.here).count(),
        around: around.iter().map(|one| other(&one.name, one)).collect(),
        parts: parts.html(),
        more_around,
        files: files
            .map(|(number, file)| Other {
                what: Html::people(file.name.rsplit('/').next().unwrap_or_default()),
                when: String::new(),
                href: format!("/file/{id}?number={number}"),
            })
            .collect(),
    };
    Ok(Page::of("pages-entry", &page)
        .chapter("writing-down")
        .into())
}

fn is_longer(text: &str, chars_max: usize) -> bool {
    text.chars().nth(chars_max).is_some()
}

/// Whether a text in it is longer than that.
fn holds_longer(told: &Told, chars_max: usize) -> bool {
    match told {
        Told::Line(_) => false,
        Told::Quotes(texts) => texts.iter().any(|text| is_longer(text, chars_max)),
        Told::Parts(parts) => {
            let mut all = parts.iter().flatten();
            all.any(|(_, told)| holds_longer(told, chars_max))
        }
    }
}

/// Another entry, or a side, as a way to it.
fn pointed(read: &Read, name: &str) -> Html {
    let speaker = read.speaker();
    match read.reading.get(name) {
        Some(entry) if matches!(entry.kind, Kind::Person | Kind::Surrounding) => {
            Html::link(&read.href(&entry.name), &Html::phrase(&speaker.who(name)))
        }
        Some(entry) => Html::link(&read.href(name), &line::of(read, entry)),
        None => match speaker.wording.value(name) {
            Some(_) => Html::phrase(&speaker.who(name)),
            None if name.starts_with(|c: char| c.is_ascii_uppercase()) => Html::program(name),
            None => Html::phrase(&speaker.unseen(name)),
        },
    }
}

/// A file of an entry, to be kept outside of the record.
pub fn file(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let name = ask.ref_of(given.id.as_deref().unwrap_or_default())?;
    let number = given
        .asked("number")
        .and_then(|number| number.parse::<usize>().ok());
    let today = ask.now.day;
    let office = ask.office()?;
    let shown = office.show(&name, today)?;
    let file = number.and_then(|number| shown.attachments.get(number));
    let file = file.filter(|file| file.here).ok_or(Trouble::NotHere)?;
    let mut bytes = Vec::new();
    office.read_attachment(&name, &file.name, &mut bytes)?;
    let name = file.name.rsplit('/').next().unwrap_or_default().to_owned();
    Ok(Answer::File(File { name, bytes }))
}
