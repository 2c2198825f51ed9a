//! Meetings: those to come, and what became of the others.

use answerable_office::paper::dates;
use answerable_office::paper::drawn;
use answerable_office::paper::picture::{Code, Sort};
use answerable_office::paper::words::{Phrase, Value};
use answerable_office::record::words::{Channel, Word};
use answerable_office::record::{Entry, Field, Kind, When};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::lists::{Head, part, told};
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "meetings.html")]
struct Meetings {
    w: W,
    sees: bool,
    coming: Vec<Row>,
    past: Vec<Row>,
    parts: Html,
}

/// A meeting.
struct Row {
    head: Head,
    when: String,
    ago: String,
    with: Html,
    mark: Html,
    state: Html,
    moved: Option<(String, String)>,
    facts: Vec<Html>,
    text: Html,
    outcome: Html,
}

/// The page.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let sees = read.ledgers().meetings.is_some();
    let mut all: Vec<&Entry> = match sees {
        true => read.reading.of_kind(Kind::Meeting).collect(),
        false => Vec::new(),
    };
    all.sort_by_key(|entry| at(entry).day);
    let is_coming =
        |entry: &&Entry| at(entry).day >= read.day && read.reading.outcome(&entry.name).is_none();
    let (coming, mut past): (Vec<&Entry>, Vec<&Entry>) = all.into_iter().partition(is_coming);
    past.reverse();
    let (shown, parts) = part(w, &past, given, "/meetings");
    let page = Meetings {
        w,
        sees,
        coming: coming
            .iter()
            .take(20)
            .map(|entry| row(&read, entry))
            .collect(),
        past: shown.iter().map(|entry| row(&read, entry)).collect(),
        parts: parts.html(),
    };
    Ok(Page::of("pages-meetings", &page).chapter("meetings").into())
}

/// When a meeting takes place.
fn at(entry: &Entry) -> When {
    entry.said.when(Field::At).unwrap_or(entry.on)
}

fn row(read: &Read, entry: &Entry) -> Row {
    let w = W(read.words);
    let speaker = read.speaker();
    let at = at(entry);
    let clock = dates::clock(at).map_or_else(String::new, |clock| format!(", {clock}"));
    let outcome = read.reading.outcome(&entry.name);
    let said = |key: &str, words: Phrase| {
        Html::phrase(
            &read
                .words
                .phrase(key, &[("who", Value::people(words.plain()))]),
        )
    };
    let mut facts = Vec::new();
    let names: Vec<String> = entry
        .said
        .names(Field::Persons)
        .iter()
        .map(|name| speaker.who(name).plain())
        .collect();
    if !names.is_empty() {
        facts.push(said("meetings-there", Phrase::people(&names.join(", "))));
    }
    let channel = entry.said.word::<Channel>(Field::Channel);
    let channel = channel.map(|one| Phrase::program(w.code("channel", one.name())));
    facts.extend(channel.map(|channel| Html::phrase(&channel)));
    facts.extend(
        entry
            .said
            .text(Field::Place)
            .map(|place| Html::people(place)),
    );
    let arranged = [("date", speaker.date(entry.on))];
    facts.push(Html::phrase(
        &read.words.phrase("meetings-arranged", &arranged),
    ));
    let (mark, state) = state(read, entry);
    let moved = outcome.and_then(|outcome| outcome.said.name(Field::MovedTo));
    let moved = moved.and_then(|name| {
        let day = at_of(read, name)?;
        let values = [("date", speaker.date(day))];
        Some((
            read.words.say("meetings-moved-to", &values),
            read.href(name),
        ))
    });
    Row {
        head: Head::of(read, entry),
        when: format!("{}{clock}", dates::long(read.words, at)),
        ago: dates::ago(read.words, at.day, read.day),
        with: entry
            .said
            .name(Field::With)
            .map_or_else(Html::default, |with| {
                said("meetings-with", speaker.who(with))
            }),
        mark,
        state,
        moved,
        facts,
        text: told(entry, Field::Text),
        outcome: outcome.map_or_else(Html::default, |outcome| told(outcome, Field::Text)),
    }
}

fn at_of(read: &Read, name: &str) -> Option<When> {
    read.reading.get(name).map(at)
}

/// What became of it; with others than him, "missed" is theirs.
fn state(read: &Read, entry: &Entry) -> (Html, Html) {
    let speaker = read.speaker();
    let code = read.reading.meeting(entry).state.code(read.day);
    let with = entry.said.name(Field::With);
    let them = with.map_or_else(Phrase::default, |with| speaker.who(with));
    let values = [
        ("code", Value::program(code)),
        ("perpetrator", Value::people(them.plain())),
        ("contact_group", Value::people(&read.wording.contact_group)),
    ];
    let words = read.words.phrase("picture-meeting", &values);
    (
        Html::made(drawn::state(Sort::Meetings, code)),
        Html::phrase(&words),
    )
}
