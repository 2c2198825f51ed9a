//! Her side: words that she cleared, what she wants to hear, pauses, reports, consents, questions between the sides.

use answerable_office::paper::dates;
use answerable_office::paper::words::Value;
use answerable_office::record::words::{Asked, Audience, Wish, Word};
use answerable_office::record::{Entry, Field, Kind};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::calm::Wishes;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::papers::{by, is_hers, sees_bridge, withdrawal};
use super::trouble::Trouble;

/// More reports than these stand one step further.
const REPORTS_MAX: usize = 7;

#[derive(Template)]
#[template(path = "hers.html")]
struct Hers {
    w: W,
    sees: bool,
    hers: bool,
    pauses: Vec<(String, String)>,
    words: Vec<Words>,
    former: Vec<Words>,
    former_count: usize,
    wishes: Vec<Wished>,
    questions: Vec<Asks>,
    reports: Vec<Report>,
    more_reports: usize,
    consents: Vec<Said>,
}

/// Words that were cleared.
struct Words {
    text: Html,
    audience: String,
    on: String,
    by: Html,
    href: String,
    withdraw: String,
    end: String,
}

/// What she wants to hear of a topic.
struct Wished {
    topic: Html,
    wish: String,
    text: Html,
    on: String,
    href: String,
    withdraw: String,
}

/// A question that is open.
struct Asks {
    on: String,
    to: Html,
    text: Html,
    by: Html,
    href: String,
}

/// A report.
pub struct Report {
    /// The time that it covers, or the day it was written.
    pub covers: String,
    /// The day it was written.
    pub on: String,
    /// Who wrote it.
    pub by: Html,
    /// Its page.
    pub href: String,
}

/// What she said to something.
struct Said {
    what: Html,
    state: String,
    conditions: Html,
    href: String,
    withdraw: String,
}

/// The page.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let me = ask.office()?.me().map(str::to_owned);
    let w = ask.w();
    let read = ask.read()?;
    let shown = if given.asked("all").is_some() {
        usize::MAX
    } else {
        REPORTS_MAX
    };
    let hers = is_hers(&read, me.as_deref());
    let wishes = Wishes::of(&read);
    let (words, former) = cleared(&read);
    let mut reports: Vec<Report> = read
        .reading
        .of_kind(Kind::Report)
        .filter(|entry| !hers || !wishes.forbids(entry))
        .map(|entry| report(&read, entry))
        .collect();
    reports.reverse();
    let page = Hers {
        w,
        sees: sees_bridge(&read),
        hers,
        pauses: pauses(&read),
        words,
        former_count: former.len(),
        former,
        wishes: wished(&read),
        questions: questions(&read, hers),
        more_reports: reports.len().saturating_sub(shown),
        reports: reports.into_iter().take(shown).collect(),
        consents: consents(&read),
    };
    Ok(Page::of("pages-hers", &page).chapter("her-side").into())
}

/// Pauses that run: each said in a sentence, and the address of the form that ends it.
pub fn pauses(read: &Read) -> Vec<(String, String)> {
    let speaker = read.speaker();
    let running = read.reading.of_kind(Kind::Pause);
    let running = running.filter(|pause| withdrawal(read, pause).is_none());
    running
        .map(|pause| {
            let about = pause.said.name(Field::About);
            let values = [
                (
                    "code",
                    Value::program(if about.is_some() { "about" } else { "all" }),
                ),
                ("date", speaker.date(pause.on)),
                (
                    "who",
                    about.map_or(Value::program(""), |about| speaker.named(about)),
                ),
            ];
            (
                speaker.say("briefing-pause", &values).plain(),
                withdraw(read, pause),
            )
        })
        .collect()
}

/// Words that may be used in her name, and those that may not any more; the newest first.
fn cleared(read: &Read) -> (Vec<Words>, Vec<Words>) {
    let w = W(read.words);
    let words = |entry: &Entry| {
        let audience = entry.said.word::<Audience>(Field::Audience);
        let withdrawn = withdrawal(read, entry);
        Words {
            text: entry
                .said
                .text(Field::Text)
                .map_or_else(Html::default, |text| Html::text(text)),
            audience: audience.map_or_else(String::new, |one| w.code("word-audience", one.name())),
            on: dates::plain(read.words, entry.on),
            by: by(read, entry),
            href: read.href(&entry.name),
            withdraw: withdraw(read, entry),
            end: withdrawn.map_or_else(String::new, |end| dates::plain(read.words, end.on)),
        }
    };
    let mut all: Vec<Words> = read.reading.of_kind(Kind::Clearance).map(words).collect();
    all.reverse();
    all.into_iter().partition(|words| words.end.is_empty())
}

/// What she wants to hear: of each topic the latest that holds.
pub fn boundaries<'a>(read: &Read<'a>) -> Vec<&'a Entry> {
    let mut latest: Vec<&Entry> = Vec::new();
    for boundary in read.reading.of_kind(Kind::Boundary) {
        if withdrawal(read, boundary).is_some() {
            continue;
        }
        let topic = |entry: &Entry| {
            entry
                .said
                .text(Field::Topic)
                .map(|topic| topic.trim().to_lowercase())
        };
        latest.retain(|known| topic(known) != topic(boundary));
        latest.push(boundary);
    }
    latest
}

fn wished(read: &Read) -> Vec<Wished> {
    let w = W(read.words);
    let one = |entry: &&Entry| Wished {
        topic: entry
            .said
            .text(Field::Topic)
            .map_or_else(Html::default, |topic| Html::people(topic)),
        wish: entry
            .said
            .word::<Wish>(Field::Wish)
            .map_or_else(String::new, |wish| w.code("word-wish", wish.name())),
        text: entry
            .said
            .text(Field::Text)
            .map_or_else(Html::default, |text| Html::people(text)),
        on: dates::plain(read.words, entry.on),
        href: read.href(&entry.name),
        withdraw: withdraw(read, entry),
    };
    boundaries(read).iter().map(one).collect()
}

/// Questions between the sides that nobody has answered yet; her side meets none on what she did not want to be
/// told of.
fn questions(read: &Read, hers: bool) -> Vec<Asks> {
    let speaker = read.speaker();
    let wishes = Wishes::of(read);
    let open = read.reading.of_kind(Kind::Question);
    let open = open.filter(|question| read.reading.outcome(&question.name).is_none());
    let open = open.filter(|question| !hers || wishes.lets_see(question));
    open.map(|entry| Asks {
        on: dates::plain(read.words, entry.on),
        to: entry
            .said
            .word::<Asked>(Field::To)
            .map_or_else(Html::default, |to| Html::phrase(&speaker.who(to.name()))),
        text: entry
            .said
            .text(Field::Text)
            .map_or_else(Html::default, |text| Html::text(text)),
        by: by(read, entry),
        href: read.href(&entry.name),
    })
    .collect()
}

/// A report in a line.
pub fn report(read: &Read, entry: &Entry) -> Report {
    let day = |field| {
        entry
            .said
            .when(field)
            .map(|when| dates::plain(read.words, when))
    };
    let covers = match (day(Field::CoversFrom), day(Field::CoversTo)) {
        (Some(from), Some(to)) => {
            let values = [
                ("from", Value::program(from)),
                ("until", Value::program(to)),
            ];
            read.words.say("picture-from-until", &values)
        }
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => dates::plain(read.words, entry.on),
    };
    Report {
        covers,
        on: dates::plain(read.words, entry.on),
        by: by(read, entry),
        href: read.href(&entry.name),
    }
}

/// What she said to statements and other things, the newest first.
fn consents(read: &Read) -> Vec<Said> {
    let speaker = read.speaker();
    let said = |entry: &Entry| {
        let withdrawn = withdrawal(read, entry);
        let (code, on) = match (withdrawn, entry.said.flag(Field::Given)) {
            (Some(end), _) => ("taken_back", end.on),
            (None, true) => ("consent", entry.on),
            (None, false) => ("refused", entry.on),
        };
        let to = entry.said.name(Field::To);
        let what = match to.and_then(|to| read.reading.get(to)) {
            Some(to) => {
                let mut what = speaker.what(to);
                what.push(answerable_office::paper::words::Phrase::program(format!(
                    ", {}",
                    dates::plain(read.words, to.on)
                )));
                what
            }
            None => to.map_or_else(Default::default, |to| speaker.unseen(to)),
        };
        let values = [("code", Value::program(code)), ("date", speaker.date(on))];
        Said {
            what: Html::phrase(&what),
            state: read.words.say("statement-state", &values),
            conditions: entry
                .said
                .text(Field::Conditions)
                .map_or_else(Html::default, |text| Html::people(text)),
            href: to.map_or_else(String::new, |to| read.href(to)),
            withdraw: if code == "consent" {
                withdraw(read, entry)
            } else {
                String::new()
            },
        }
    };
    let mut all: Vec<Said> = read.reading.of_kind(Kind::Consent).map(said).collect();
    all.reverse();
    all
}

/// The address of the form that takes an entry back.
pub fn withdraw(read: &Read, entry: &Entry) -> String {
    format!("/withdraw/{}", read.id(&entry.name))
}
