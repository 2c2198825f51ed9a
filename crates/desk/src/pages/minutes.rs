//! Minutes of a call: the agenda that wrote itself, each point settled where it stands.

use std::collections::BTreeMap;

use answerable_office::minutes::{OnAgenda, Point, Topic};
use answerable_office::paper::dates;
use answerable_office::record::{Day, Kind, When};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::boxes::{Boxes, Decoded, decoded, draw, finds, here, is_find, looks_for, prefixed};
use super::broken::{self, Line, Wrong};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::line;
use super::lists::part_with;
use super::summary::{self, Item, summary};
use super::trouble::Trouble;
use super::write::why_not;
use crate::cli::names;

#[derive(Template)]
#[template(path = "minutes.html")]
struct Minutes {
    w: W,
    day: String,
    count: usize,
    /// The point that is open, where it does not stand on the agenda any more.
    settled: Option<Settled>,
    points: Vec<Row>,
    parts: Html,
    load: Vec<(Html, String)>,
}

/// A point, and its forms where it is open.
struct Row {
    id: String,
    topic: &'static str,
    since: String,
    ago: String,
    what: String,
    about: Html,
    href: String,
    open: Option<Open>,
}

/// A point that was settled meanwhile, and what was said of it last.
struct Settled {
    point: Row,
    last: Line,
}

struct Open {
    form: String,
    summary: Vec<Item>,
    ways: Vec<(String, Vec<Html>, bool)>,
}

/// What was filled in at a point.
struct At {
    reference: Box<str>,
    topic: Topic,
    ways: Vec<Vec<(String, String)>>,
    wrong: Wrong,
}

/// The agenda; with a point, that one open.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let at = match (
        given.asked("point"),
        given.asked("topic").and_then(Topic::from_code),
    ) {
        (Some(id), Some(topic)) => Some(At {
            reference: ask.ref_of(id)?,
            topic,
            ways: Vec::new(),
            wrong: BTreeMap::new(),
        }),
        _ => None,
    };
    shown(ask, given, at, 200)
}

/// Settles a point.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let topic = given
        .text("topic")
        .and_then(Topic::from_code)
        .ok_or(Trouble::NotHere)?;
    let reference = ask.ref_of(given.text("point").unwrap_or_default())?;
    let now = ask.now;
    let point = ask.office()?.point(topic, &reference)?;
    let is_looking = given.text("do") == Some("find") || looks_for(&finds(&given.fields));
    let mut ways: Vec<Vec<(String, String)>> = Vec::new();
    let mut gone = Wrong::new();
    for (number, way) in point.ways.iter().enumerate() {
        let begin = format!("{number}.");
        let boxes = given
            .fields
            .iter()
            .filter_map(|(name, text)| Some((name.strip_prefix(&begin)?.to_owned(), text.clone())));
        let (words, boxes): (Vec<_>, Vec<_>) = boxes.partition(|(name, _)| is_find(name));
        let read = decoded(ask, way.kind, &way.questions(), &boxes)?;
        gone.extend(prefixed(&begin, read.gone));
        let Decoded { mut boxes, .. } = read;
        if is_looking {
            boxes.extend(words);
        }
        ways.push(boxes);
    }
    if is_looking || !gone.is_empty() {
        let status = if gone.is_empty() { 200 } else { 422 };
        let at = At {
            reference,
            topic,
            ways,
            wrong: gone,
        };
        return shown(ask, given, Some(at), status);
    }
    // The day alone stands there from the beginning, so it says nothing.
    let is_said = |(name, text): &(String, String)| {
        !name.starts_with("on") && !name.ends_with(".new.as") && !text.trim().is_empty()
    };
    let filled: Vec<(usize, Kind)> = point
        .ways
        .iter()
        .enumerate()
        .filter(|(number, _)| ways[*number].iter().any(is_said))
        .map(|(number, way)| (number, way.kind))
        .collect();
    let said: Vec<(Kind, Vec<(String, String)>)> = filled
        .iter()
        .map(|(number, kind)| (*kind, ways[*number].clone()))
        .collect();
    if said.is_empty() {
        let wrong =
            BTreeMap::from([("-".to_owned(), vec![ask.say("minutes-nothing-said").into()])]);
        return shown(
            ask,
            given,
            Some(At {
                reference,
                topic,
                ways,
                wrong,
            }),
            422,
        );
    }
    let office = ask.office()?;
    match here(now.day, |local| {
        office.settle_point(&point, &said, local, now)
    }) {
        Ok(_) => Ok(Answer::Go("/minutes".to_owned())),
        Err(not_written) => {
            // What is settled is numbered among what was filled, the boxes among all ways.
            let remark = why_not(ask, not_written)?;
            let wrong = remark.wrong.into_iter().map(|(name, lines)| {
                let placed = name.split_once('.').and_then(|(number, rest)| {
                    let (number, _) = filled.get(number.parse::<usize>().ok()?)?;
                    Some(format!("{number}.{rest}"))
                });
                (placed.unwrap_or(name), lines)
            });
            let wrong = wrong.collect();
            shown(
                ask,
                given,
                Some(At {
                    reference,
                    topic,
                    ways,
                    wrong,
                }),
                remark.status,
            )
        }
    }
}

fn shown(ask: &mut Ask, given: &Given, at: Option<At>, status: u16) -> Result<Answer, Trouble> {
    let today = ask.now.day;
    let agenda = ask.office()?.agenda(today)?;
    let is_it = |at: &At| {
        let points = &mut agenda.points.iter();
        points.position(|one| one.topic == at.topic && *one.reference == *at.reference)
    };
    let place = at.as_ref().and_then(is_it);
    let mut opened = None;
    if let Some(at) = &at {
        let point = ask.office()?.point(at.topic, &at.reference)?;
        opened = Some(open(ask, &point, at)?);
    }
    let w = ask.w();
    let read = ask.read()?;
    let points: Vec<(usize, &OnAgenda)> = agenda.points.iter().enumerate().collect();
    let (listed, parts) = part_with(w, &points, given, "/minutes", place);
    let rows = listed.iter().map(|(number, point)| {
        let open = opened.take_if(|_| place == Some(*number));
        row(&read, point, open, today)
    });
    let rows: Vec<Row> = rows.collect();
    // What was typed for it is not lost with its place.
    let settled = at.filter(|_| place.is_none()).map(|at| Settled {
        last: last_said(&read, &at.reference),
        point: row(
            &read,
            &OnAgenda {
                topic: at.topic,
                reference: at.reference.into(),
                since: String::new(),
            },
            opened,
            today,
        ),
    });
    let load = agenda.load.unwrap_or_default().into_iter().map(|load| {
        let said = match load.rests {
            true => w.t("minutes-rests"),
            false => w.count("minutes-tasks", &load.tasks_open),
        };
        (Html::phrase(&read.speaker().who(&load.person)), said)
    });
    let page = Minutes {
        w,
        day: dates::long(read.words, When::day(today)),
        count: agenda.points.len(),
        settled,
        points: rows,
        parts: parts.html(),
        load: load.collect(),
    };
    Ok(Page::of("pages-minutes", &page)
        .chapter("calls")
        .status(status)
        .into())
}

/// What was said last of what a point is about.
fn last_said(read: &Read, reference: &str) -> Line {
    let pointing = read.looked.fold.pointing_to(reference);
    let last = pointing.last().copied().unwrap_or(reference);
    let told = broken::entry(read, last);
    Line {
        text: read.words.say("minutes-settled", &[]),
        ways: told
            .map(|told| (read.href(last), told))
            .into_iter()
            .collect(),
    }
}

fn open(ask: &mut Ask, point: &Point, at: &At) -> Result<Open, Trouble> {
    let today = ask.now.day.to_string();
    let (mut ways, mut items) = (Vec::new(), Vec::new());
    for (number, way) in point.ways.iter().enumerate() {
        let mut given = way.given.clone();
        match at.ways.get(number) {
            Some(said) => given.extend(said.iter().cloned()),
            None => given.push(("on".to_owned(), today.clone())),
        }
        let prefix = format!("{number}.");
        let boxes = Boxes {
            kind: way.kind,
            prefix: &prefix,
            given: &given,
            wrong: &at.wrong,
            more_parts: false,
            asked_as: &[],
            finds: true,
            of: None,
        };
        let drawn = draw(ask, &boxes, &way.questions())?;
        if number == 0 {
            items = summary::of_the_whole(&boxes);
        }
        items.extend(summary(ask, &boxes, &way.questions()));
        let is_wrong = at.wrong.keys().any(|name| name.starts_with(&prefix));
        ways.push((
            names::kind(ask.words, way.kind),
            drawn,
            number == 0 || is_wrong,
        ));
    }
    Ok(Open {
        form: ask.form(),
        summary: items,
        ways,
    })
}

fn row(read: &Read, point: &OnAgenda, open: Option<Open>, today: Day) -> Row {
    let since = When::parse(&point.since).ok();
    Row {
        id: read.id(&point.reference),
        topic: point.topic.code(),
        since: since.map_or_else(String::new, |since| dates::long(read.words, since)),
        ago: since.map_or_else(String::new, |since| {
            dates::ago(read.words, since.day, today)
        }),
        what: W(read.words).code("minutes-topic", point.topic.code()),
        about: line::words_about(read, &point.reference),
        href: read.href(&point.reference),
        open,
    }
}
