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
use super::lists::{More, first, part, told};
use super::papers::{Source, source};
use super::trouble::Trouble;

/// More than these of what bears on one criterion stand one step further.
const LISTED_MAX: usize = 7;
/// So many findings stand on the page of a demand, the latest of them.
const FINDINGS_MAX: usize = 40;

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
    lists: Vec<Bears>,
}

/// What speaks for a criterion, or against it, or is only claimed: the newest first.
struct Bears {
    what: String,
    sources: Vec<Source>,
    more: Option<More>,
}

#[derive(Template)]
#[template(path = "bears.html")]
struct All {
    w: W,
    title: Html,
    back: String,
    what: String,
    sources: Vec<Source>,
    parts: Html,
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
    if let (Some(of), Some(list)) = (given.asked("of"), given.asked("list")) {
        return all(w, &read, demand, of, list, given);
    }
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
            .map(|one| behind(&read, demand, one))
            .collect(),
        findings: findings
            .into_iter()
            .map(|(_, judged)| judged)
            .take(FINDINGS_MAX)
            .collect(),
    };
    Ok(Page::of("pages-demand", &one).chapter("demands").into())
}

/// All that bears on one criterion in one way, in parts.
fn all(
    w: W,
    read: &Read,
    demand: &Demand,
    of: &str,
    list: &str,
    given: &Given,
) -> Result<Answer, Trouble> {
    let is_it = |one: &&Criterion| read.id(one.id) == of;
    let criterion = demand.criteria.iter().find(is_it);
    let criterion = criterion.ok_or(Trouble::NotHere)?;
    let found = lists(criterion).into_iter().find(|(name, _)| *name == list);
    let (name, refs) = found.ok_or(Trouble::NotHere)?;
    let back = format!("/demand/{}", read.id(demand.id));
    let path = format!("{back}?of={of}&list={name}");
    let (shown, parts) = part(w, &refs, given, &path);
    let page = All {
        w,
        title: Html::people(text(read, criterion.id)),
        back,
        what: w.code("overview-list", name),
        sources: shown.iter().map(|name| source(read, name)).collect(),
        parts: parts.html(),
    };
    Ok(Page::of("pages-demand", &page).chapter("demands").into())
}

/// What bears on a criterion, each list with the newest first.
fn lists<'f>(criterion: &Criterion<'f>) -> [(&'static str, Vec<&'f str>); 3] {
    let newest = |refs: &Option<Vec<&'f str>>| -> Vec<&'f str> {
        refs.iter().flatten().rev().copied().collect()
    };
    [
        ("for", newest(&criterion.speaking_for)),
        ("against", newest(&criterion.against)),
        ("claimed", newest(&criterion.claimed)),
    ]
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
    let mut parts = letters.flat_map(|letter| letter.said.parts(Field::Demands));
    let part = parts.rfind(|part| part.name(Field::Id).is_some_and(|known| **known == *id));
    part.and_then(|part| part.text(Field::Text))
        .map_or_else(Html::default, |text| Html::text(text))
}

fn behind(read: &Read, demand: &Demand, criterion: &Criterion) -> Behind {
    let w = W(read.words);
    let lists = lists(criterion).into_iter();
    let lists = lists.filter(|(_, refs)| !refs.is_empty());
    let lists = lists.map(|(name, refs)| {
        let all = || {
            let (demand, of) = (read.id(demand.id), read.id(criterion.id));
            format!("/demand/{demand}?of={of}&list={name}")
        };
        let (shown, more) = first(w, &refs, LISTED_MAX, all);
        Bears {
            what: w.code("overview-list", name),
            sources: shown.iter().map(|name| source(read, name)).collect(),
            more,
        }
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
