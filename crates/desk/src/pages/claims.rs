//! Claims: what was said to be so, what would settle it, who could be asked and whether they may be.

use answerable_office::paper::dates;
use answerable_office::paper::drawn::told::{Circle, circles};
use answerable_office::paper::drawn::{self};
use answerable_office::paper::picture::{CheckState, Code, Sort};
use answerable_office::paper::settling::settling;
use answerable_office::paper::words::{Phrase, Value};
use answerable_office::record::{Entry, Field, Kind};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::lists::{Head, part, told};
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "claims.html")]
struct Claims {
    w: W,
    sees: bool,
    open: Vec<Row>,
    settled: Vec<Row>,
    parts: Html,
}

/// A claim.
struct Row {
    head: Head,
    who: Html,
    about: Option<(Html, String)>,
    text: Html,
    mark: Html,
    state: String,
    check: Option<(String, String)>,
    check_text: Html,
    needs: Html,
    asked: Vec<Asked>,
}

/// Somebody who could be asked.
struct Asked {
    called: Html,
    href: String,
    may: Html,
    beware: Vec<Html>,
}

/// The page.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let ledgers = read.ledgers();
    let sees = ledgers.claims.is_some();
    let circles = circles(&read.speaker(), ledgers).unwrap_or_default();
    let mut all: Vec<&Entry> = match sees {
        true => read.reading.of_kind(Kind::Claim).collect(),
        false => Vec::new(),
    };
    all.reverse();
    all.sort_by_cached_key(|entry| is_settled(&read, entry));
    let (shown, parts) = part(w, &all, given, "/claims");
    let (settled, open): (Vec<&&Entry>, Vec<&&Entry>) =
        shown.iter().partition(|entry| is_settled(&read, entry));
    let page = Claims {
        w,
        sees,
        open: open
            .into_iter()
            .map(|entry| row(&read, &circles, entry))
            .collect(),
        settled: settled
            .into_iter()
            .map(|entry| row(&read, &circles, entry))
            .collect(),
        parts: parts.html(),
    };
    Ok(Page::of("pages-claims", &page).chapter("claims").into())
}

/// Whether a claim was found to be so or not to be so.
fn is_settled(read: &Read, entry: &Entry) -> bool {
    let check = read.reading.claim(entry).check;
    check.is_some_and(|(_, state)| state != CheckState::Unverifiable)
}

fn row(read: &Read, circles: &[Circle], entry: &Entry) -> Row {
    let w = W(read.words);
    let speaker = read.speaker();
    let drawn = read.reading.claim(entry);
    let code = drawn.check.code(read.day);
    let check = drawn.behind.ended_by;
    let check = check.and_then(|place| read.reading.placed(place));
    let who = entry.said.name(Field::Speaker);
    let who = who.map_or_else(Phrase::default, |who| speaker.who(who));
    let settling = (!is_settled(read, entry)).then(|| settling(&speaker, circles, entry));
    let asked = settling.iter().flat_map(|settling| &settling.asked);
    Row {
        head: Head::of(read, entry),
        who: Html::phrase(
            &read
                .words
                .phrase("claims-said", &[("who", Value::people(who.plain()))]),
        ),
        about: entry.said.name(Field::About).map(|about| what(read, about)),
        text: told(entry, Field::Text),
        mark: Html::made(drawn::state(Sort::Claims, code)),
        state: w.code("picture-claim", code),
        check: check.map(|check| {
            let date = Value::program(dates::plain(read.words, check.on));
            let said = read.words.say("claims-checked", &[("date", date)]);
            (said, read.href(&check.name))
        }),
        check_text: check.map_or_else(Html::default, |check| told(check, Field::Text)),
        asked: asked
            .map(|one| Asked {
                called: Html::phrase(&one.called),
                href: read.href(&one.name),
                may: Html::phrase(&one.may),
                beware: one.beware.iter().map(Html::phrase).collect(),
            })
            .collect(),
        needs: settling
            .as_ref()
            .map_or_else(Html::default, |one| Html::phrase(&one.needs)),
    }
}

/// What a claim is about, with its page: a criterion, a demand, or an entry.
fn what(read: &Read, about: &str) -> (Html, String) {
    let speaker = read.speaker();
    let (words, href) = match read.reading.get(about) {
        Some(entry) if entry.said.has(Field::Name) => (speaker.who(about), read.href(about)),
        Some(entry) => (speaker.what(entry), read.href(about)),
        None => {
            let demand = about.split('.').next().unwrap_or(about);
            let mut words = Phrase::program(format!("{about} "));
            if let Some(text) = read.reading.criterion_text(about) {
                words.push(Phrase::people(text));
            }
            (words, format!("/demand/{}", read.id(demand)))
        }
    };
    (Html::phrase(&words), href)
}
