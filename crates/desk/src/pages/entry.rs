//! One entry: what it says, who wrote it, what points at it, its files.

use answerable_office::paper::dates;
use answerable_office::record::{Field, Value};
use askama::Template;

use super::answer::{Answer, File};
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::trouble::Trouble;

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
    around: Vec<Other>,
    files: Vec<Other>,
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
    let w = ask.w();
    let read = ask.read()?;
    let speaker = read.speaker();
    let entry = read.entry_of(id)?;
    let by = entry.said.name(Field::By);
    let by = by.map_or(shown.author.as_str(), AsRef::as_ref);
    let texts = entry
        .said
        .iter()
        .filter(|(field, _)| *field != Field::ContentNote)
        .filter_map(|(_, value)| match value {
            Value::Text(text) => Some(Html::text(text)),
            _ => None,
        });
    let around = shown.pointed_at_by.iter().filter_map(|(name, _)| {
        let other = read.reading.get(name)?;
        Some(Other {
            what: Html::phrase(&speaker.what(other)),
            when: dates::short(read.words, other.on),
            href: read.href(name),
        })
    });
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
        texts: texts.collect(),
        around: around.collect(),
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
