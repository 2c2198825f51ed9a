//! Demands: all on one page, and one page each with what is asked, known, said and not known.

use answerable_office::paper::dates;
use answerable_office::paper::overview::{Place, indication_code};
use answerable_office::record::words::Word;
use answerable_office::record::{Criterion, Demand, Field, Kind, When};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::lists::told;
use super::papers::{Source, source};
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "demands.html")]
struct Demands {
    w: W,
    sees: bool,
    demands: Vec<Row>,
}

#[derive(Template)]
#[template(path = "demand.html")]
struct One {
    w: W,
    row: Row,
    asked: Html,
    criteria: Vec<Behind>,
    findings: Vec<Judged>,
}

/// A demand with its criteria, each in its ink.
struct Row {
    href: String,
    id: String,
    title: Html,
    in_force: bool,
    judged: Option<String>,
    /// When the group looks again.
    next: String,
    places: Vec<InPlace>,
}

/// The criteria that stand alike.
struct InPlace {
    ink: &'static str,
    heading: String,
    lines: Vec<Html>,
}

/// A criterion with the entries behind it.
struct Behind {
    id: String,
    text: Html,
    indication: String,
    ink: &'static str,
    lists: Vec<(String, Vec<Source>)>,
}

/// What the group judged.
struct Judged {
    when: String,
    what: String,
    text: Html,
    next: String,
    href: String,
}

/// All demands.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let ledgers = read.ledgers();
    let listed = ledgers.demands.as_deref();
    let mut demands: Vec<&Demand> = listed.unwrap_or_default().iter().collect();
    demands.sort_by_key(|demand| !demand.in_force);
    let demands = Demands {
        w,
        sees: listed.is_some(),
        demands: demands
            .into_iter()
            .map(|demand| row(&read, demand))
            .collect(),
    };
    Ok(Page::of("pages-demands", &demands)
        .chapter("demands")
        .into())
}

/// One demand.
pub fn one(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let name = read.ref_of(given.id.as_deref().unwrap_or_default())?;
    let ledgers = read.ledgers();
    let demand = ledgers
        .demands
        .iter()
        .flatten()
        .find(|demand| *demand.id == *name);
    let demand = demand.ok_or(Trouble::NotHere)?;
    let ids = demand.criteria.iter().map(|criterion| criterion.id);
    let mut findings: Vec<(When, Judged)> = std::iter::once(demand.id)
        .chain(ids)
        .flat_map(|about| judged(&read, about))
        .collect();
    findings.sort_by_key(|(when, _)| std::cmp::Reverse(when.day));
    let one = One {
        w,
        row: row(&read, demand),
        asked: asked(&read, demand.id),
        criteria: demand
            .criteria
            .iter()
            .map(|one| behind(&read, one))
            .collect(),
        findings: findings.into_iter().map(|(_, judged)| judged).collect(),
    };
    Ok(Page::of("pages-demand", &one).chapter("demands").into())
}

fn row(read: &Read, demand: &Demand) -> Row {
    let speaker = read.speaker();
    let judged = demand.finding.zip(demand.finding_on.as_ref());
    let judged = judged.map(|(finding, on)| {
        let on = When::parse(on).ok();
        let date = on.map_or_else(String::new, |on| dates::plain(read.words, on));
        let values = [
            ("finding", speaker.word("finding", finding.name())),
            (
                "date",
                answerable_office::paper::words::Value::program(date),
            ),
        ];
        read.words.say("overview-finding", &values)
    });
    let findings = read.reading.findings(demand.id);
    let latest = findings.max_by_key(|entry| entry.on.day);
    let next = latest.and_then(|entry| entry.said.day(Field::ReviewOn));
    let places = Place::ALL.map(|place| {
        let here = demand.criteria.iter().filter(|criterion| {
            criterion
                .indication
                .is_some_and(|one| Place::of(one) == place)
        });
        InPlace {
            ink: ink(place),
            heading: W(read.words).code("overview-known", place.code()),
            lines: here.map(|one| Html::people(text(read, one.id))).collect(),
        }
    });
    Row {
        href: format!("/demand/{}", read.id(demand.id)),
        id: demand.id.to_owned(),
        title: Html::people(demand.title),
        in_force: demand.in_force,
        judged,
        next: next.map_or_else(String::new, |day| dates::plain(read.words, When::day(day))),
        places: places
            .into_iter()
            .filter(|place| !place.lines.is_empty())
            .collect(),
    }
}

/// The class of an ink.
fn ink(place: Place) -> &'static str {
    match place {
        Place::For | Place::Against => "known",
        Place::Said => "said",
        Place::NotKnown => "not-known",
    }
}

fn text<'a>(read: &Read<'a>, criterion: &str) -> &'a str {
    read.reading.criterion_text(criterion).unwrap_or_default()
}

/// How the latest letter that puts the demand words it.
fn asked(read: &Read, id: &str) -> Html {
    let letters = read.reading.of_kind(Kind::Letter);
    let parts = letters.flat_map(|letter| letter.said.parts(Field::Demands));
    let part = parts
        .filter(|part| part.name(Field::Id).is_some_and(|known| **known == *id))
        .last();
    part.and_then(|part| part.text(Field::Text))
        .map_or_else(Html::default, |text| Html::text(text))
}

fn behind(read: &Read, criterion: &Criterion) -> Behind {
    let w = W(read.words);
    let lists = [
        ("for", &criterion.speaking_for),
        ("against", &criterion.against),
        ("claimed", &criterion.claimed),
    ];
    let lists = lists.into_iter().filter_map(|(name, refs)| {
        let mut sources: Vec<Source> = refs
            .iter()
            .flatten()
            .map(|name| source(read, name))
            .collect();
        sources.reverse();
        (!sources.is_empty()).then(|| (w.code("overview-list", name), sources))
    });
    Behind {
        id: criterion.id.to_owned(),
        text: Html::people(text(read, criterion.id)),
        indication: criterion.indication.map_or_else(
            || w.t("picture-out-of-sight"),
            |one| w.code("indication", indication_code(one)),
        ),
        ink: criterion
            .indication
            .map_or("not-known", |one| ink(Place::of(one))),
        lists: lists.collect(),
    }
}

fn judged(read: &Read, about: &str) -> Vec<(When, Judged)> {
    let w = W(read.words);
    let found = read.reading.findings(about);
    found
        .map(|entry| {
            let finding = entry
                .said
                .word::<answerable_office::record::words::Finding>(Field::Finding);
            let next = entry.said.day(Field::ReviewOn);
            let judged = Judged {
                when: dates::plain(read.words, entry.on),
                what: finding.map_or_else(String::new, |one| w.code("finding", one.name())),
                text: told(entry, Field::Text),
                next: next.map_or_else(String::new, |day| dates::plain(read.words, When::day(day))),
                href: read.href(&entry.name),
            };
            (entry.on, judged)
        })
        .collect()
}
