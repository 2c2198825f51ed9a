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
use super::lists::{More, Parts, first, part};
use super::papers::{by, is_hers, sees_bridge, withdrawal};
use super::trouble::Trouble;

/// More reports than these stand one step further.
const REPORTS_MAX: usize = 7;
/// More words, questions and consents than these are found in the record.
const LISTED_MAX: usize = 20;
/// So many questions stand where all are asked for.
const ASKED_MAX: usize = 60;

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
    more_words: Option<More>,
    more_former: Option<More>,
    questions: Vec<Asks>,
    more_questions: Option<More>,
    reports: Vec<Report>,
    parts: Html,
    more_reports: Option<More>,
    consents: Vec<Said>,
    more_consents: Option<More>,
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
    let hers = is_hers(&read, me.as_deref());
    let wishes = Wishes::of(&read);
    let (words, former) = cleared(&read);
    let reports = read.reading.of_kind(Kind::Report).rev();
    let reports = reports.filter(|entry| !hers || !wishes.forbids(entry));
    let reports: Vec<&Entry> = reports.collect();
    let all = given.asked("all").is_some();
    let (listed, more_reports, parts) = match all {
        true => {
            let (listed, parts) = part(w, &reports, given, "/hers?all=1");
            (listed, None, parts)
        }
        false => {
            let all = || "/hers?all=1".to_owned();
            let (listed, more) = first(w, &reports, REPORTS_MAX, all);
            (listed, more, Parts::none(w))
        }
    };
    let record = |kind: Kind| move || format!("/record?kind={kind}");
    let (listed_words, more_words) = first(w, &words, LISTED_MAX, record(Kind::Clearance));
    let (listed_former, more_former) = first(w, &former, LISTED_MAX, record(Kind::Clearance));
    let asked = questions(&read, hers);
    // The record has those too that her side does not want to meet.
    let most = if all { ASKED_MAX } else { LISTED_MAX };
    let rest = || match hers || !all {
        true => "/hers?all=1".to_owned(),
        false => record(Kind::Question)(),
    };
    let (listed_asked, more_questions) = first(w, &asked, most, rest);
    let said: Vec<&Entry> = read.reading.of_kind(Kind::Consent).rev().collect();
    let (listed_said, more_consents) = first(w, &said, LISTED_MAX, record(Kind::Consent));
    let page = Hers {
        w,
        sees: sees_bridge(&read),
        hers,
        pauses: pauses(&read),
        words: words_of(&read, listed_words),
        more_words,
        former_count: former.len(),
        former: words_of(&read, listed_former),
        more_former,
        wishes: wished(&read),
        questions: listed_asked
            .iter()
            .map(|entry| asks(&read, entry))
            .collect(),
        more_questions,
        reports: listed.iter().map(|entry| report(&read, entry)).collect(),
        parts: parts.html(),
        more_reports,
        consents: listed_said
            .iter()
            .map(|entry| said_to(&read, entry))
            .collect(),
        more_consents,
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
fn cleared<'a>(read: &Read<'a>) -> (Vec<&'a Entry>, Vec<&'a Entry>) {
    let all = read.reading.of_kind(Kind::Clearance).rev();
    all.partition(|entry| withdrawal(read, entry).is_none())
}

fn words_of(read: &Read, entries: &[&Entry]) -> Vec<Words> {
    let w = W(read.words);
    let words = |entry: &&Entry| {
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
    entries.iter().map(words).collect()
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
fn questions<'a>(read: &Read<'a>, hers: bool) -> Vec<&'a Entry> {
    let wishes = Wishes::of(read);
    let open = read.reading.of_kind(Kind::Question);
    let open = open.filter(|question| read.reading.outcome(&question.name).is_none());
    open.filter(|question| !hers || wishes.lets_see(question))
        .collect()
}

fn asks(read: &Read, entry: &Entry) -> Asks {
    let speaker = read.speaker();
    Asks {
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
    }
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

/// What she said to a statement, or to something else.
fn said_to(read: &Read, entry: &Entry) -> Said {
    let speaker = read.speaker();
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
}

/// The address of the form that takes an entry back.
pub fn withdraw(read: &Read, entry: &Entry) -> String {
    format!("/withdraw/{}", read.id(&entry.name))
}
