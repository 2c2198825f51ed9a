//! Decisions: what was put to the group, who stands where, how it ended. Dissent stays visible.

use answerable_office::paper::dates;
use answerable_office::record::words::{Vote, Word};
use answerable_office::record::{Entry, Field, Kind};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "decisions.html")]
struct Decisions {
    w: W,
    open: Vec<Decision>,
    ended: Vec<Decision>,
}

/// A decision.
struct Decision {
    href: String,
    when: String,
    question: Html,
    note: Option<Html>,
    ended: Option<String>,
    votes: Vec<Stands>,
}

/// Those who stand alike.
struct Stands {
    how: String,
    who: Vec<(Html, Html)>,
}

/// The page.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let mut all: Vec<&Entry> = read.reading.of_kind(Kind::Decision).collect();
    all.reverse();
    let (ended, open): (Vec<Decision>, Vec<Decision>) = all
        .into_iter()
        .map(|entry| decision(&read, entry))
        .partition(|decision| decision.ended.is_some());
    let page = Decisions { w, open, ended };
    Ok(Page::of("pages-decisions", &page)
        .chapter("decisions")
        .into())
}

fn decision(read: &Read, entry: &Entry) -> Decision {
    let w = W(read.words);
    let question = entry.said.text(Field::Question);
    let outcome = read.reading.outcome(&entry.name);
    let ended = outcome.zip(read.reading.ending(&entry.name));
    // The last that somebody said is where they stand.
    let mut stands: Vec<(&str, Vote, Html)> = Vec::new();
    for position in read
        .reading
        .pointing(&entry.name, Kind::Position, Field::Decision)
    {
        let (Some(person), Some(vote)) = (
            position.said.name(Field::Person),
            position.said.word::<Vote>(Field::Stance),
        ) else {
            continue;
        };
        stands.retain(|(who, ..)| *who != &**person);
        // Behind a content note, the note.
        let note = position.said.text(Field::ContentNote);
        let why = note.or(position.said.text(Field::Text));
        let why = why.map_or_else(Html::default, |why| Html::people(why));
        stands.push((person, vote, why));
    }
    let votes = Vote::NAMES.iter().filter_map(|name| {
        let those = stands.iter().filter(|(_, vote, _)| vote.name() == *name);
        let who: Vec<(Html, Html)> = those
            .map(|(who, _, why)| (Html::phrase(&read.speaker().who(who)), why.clone()))
            .collect();
        (!who.is_empty()).then(|| Stands {
            how: w.code("vote", name),
            who,
        })
    });
    Decision {
        href: read.href(&entry.name),
        when: dates::long(read.words, entry.on),
        question: question.map_or_else(Html::default, |question| Html::people(question)),
        note: entry
            .said
            .text(Field::ContentNote)
            .map(|note| Html::people(note)),
        ended: ended.map(|(outcome, ending)| {
            let how = w.code("ending", ending.name());
            format!("{how}, {}", dates::plain(read.words, outcome.on))
        }),
        votes: votes.collect(),
    }
}
