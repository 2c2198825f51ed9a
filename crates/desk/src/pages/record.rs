//! The record: every entry, who wrote it when on which device, and what vouches for it.

use answerable_office::paper::dates;
use answerable_office::record::{Kind, When};
use answerable_office::{Listed, Vouched};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::drafts::day_of;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::line;
use super::trouble::Trouble;
use crate::cli::names;

/// So many on a page.
const SHOWN_MAX: usize = 50;

#[derive(Template)]
#[template(path = "record.html")]
struct Record {
    w: W,
    kinds: Vec<(&'static str, String, bool)>,
    count: usize,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    on: String,
    what: Html,
    href: String,
    written: Html,
    vouched: String,
}

/// The page.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let kind = given.asked("kind").and_then(Kind::from_name);
    let after = match given.asked("after") {
        Some(id) => Some(ask.ref_of(id)?),
        None => None,
    };
    let office = ask.office()?;
    let after = match after {
        Some(name) => office.fold()?.position_of(&name),
        None => None,
    };
    let listed = office.listed(kind, after, SHOWN_MAX)?;
    let last = listed.entries.last().map(|last| last.entry.name.clone());
    let w = ask.w();
    let words = ask.words;
    let kinds = Kind::ALL
        .iter()
        .map(|one| (one.name(), names::kind(words, *one), kind == Some(*one)));
    let kinds = kinds.collect();
    let read = ask.read()?;
    let next = listed.next.and(last).map(|last| {
        let kind = kind.map(|kind| format!("&kind={kind}")).unwrap_or_default();
        format!("/record?after={}{kind}", read.id(&last))
    });
    let page = Record {
        w,
        kinds,
        count: usize::try_from(listed.count).unwrap_or(usize::MAX),
        rows: listed
            .entries
            .iter()
            .map(|listed| row(&read, listed))
            .collect(),
        next,
    };
    Ok(Page::of("pages-record", &page)
        .chapter("writing-down")
        .into())
}

fn row(read: &Read, listed: &Listed) -> Row {
    let entry = &listed.entry;
    let speaker = read.speaker();
    let shown = read.reading.get(&entry.name).is_some();
    Row {
        on: dates::long(read.words, entry.on),
        what: match entry.erased {
            true => Html::phrase(&speaker.unseen(&entry.name)),
            false => line::of(read, entry),
        },
        href: match shown {
            true => read.href(&entry.name),
            false => String::new(),
        },
        written: written(read, listed),
        vouched: vouched(read, listed),
    }
}

/// Who wrote it in, and when.
pub fn written(read: &Read, listed: &Listed) -> Html {
    use answerable_office::paper::words::Value;
    let when = dates::plain(read.words, When::day(day_of(listed.recorded_at_s)));
    let speaker = read.speaker();
    let key = match (listed.author.is_empty(), listed.device.is_some()) {
        (true, _) => "record-written-unknown",
        (false, false) => "record-written",
        (false, true) => "record-written-on",
    };
    let mut values = vec![("when", Value::program(when))];
    if !listed.author.is_empty() {
        values.push(("who", speaker.named(&listed.author)));
    }
    values.extend(
        listed
            .device
            .as_deref()
            .map(|device| ("device", Value::program(device))),
    );
    Html::phrase(&read.words.phrase(key, &values))
}

/// What vouches for it.
pub fn vouched(read: &Read, listed: &Listed) -> String {
    let code = match listed.vouched {
        _ if listed.waits => "waits",
        Vouched::Alone => "alone",
        Vouched::Signed => "signed",
        Vouched::NotSentYet => "not-sent-yet",
        Vouched::Unsigned => "unsigned",
    };
    W(read.words).code("record-vouched", code)
}
