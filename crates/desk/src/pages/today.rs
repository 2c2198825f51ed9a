//! Today: what needs somebody, what is coming, what rests on whoever looks.

use answerable_office::paper::dates;
use answerable_office::paper::overview::{about, attention_code};
use answerable_office::paper::words::Value;
use answerable_office::record::{Attention, Carried, Field, When};
use answerable_office::{Mark, New, NewsBy};
use askama::Template;

use crate::cli::group::moment;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::calm;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::line;
use super::trouble::Trouble;

/// More than these stand one step further.
const LISTED_MAX: usize = 7;

#[derive(Template)]
#[template(path = "today.html")]
struct Today {
    w: W,
    day: String,
    needs: Vec<Line>,
    more: usize,
    meetings: Vec<Line>,
    tasks: Vec<Line>,
    since: String,
    authors: Vec<Html>,
    news: Vec<Line>,
    unlisted: usize,
    mark: i64,
    form: String,
}

/// A line of a list: when, what, and the entry behind it.
struct Line {
    when: String,
    ago: String,
    what: String,
    about: Html,
    href: String,
}

/// The page.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    // Her side begins with what she wanted to hear; the page of the work is a step further.
    if given.asked("work").is_none() && calm::is_for(ask)? {
        return calm::get(ask, given);
    }
    let all = given.asked("all").is_some();
    let me = ask.office()?.me().map(str::to_owned);
    let came = ask.office()?.news()?;
    let form = ask.form();
    let w = ask.w();
    let read = ask.read()?;
    let ledgers = read.ledgers();
    let shown = if all { usize::MAX } else { LISTED_MAX };
    let listed = ledgers.attention.iter().take(shown);
    let needs: Vec<Line> = listed.map(|item| need(&read, item)).collect();
    let open = read.open();
    let is_mine = |one: &&Carried| me.as_deref().is_some_and(|me| one.by.contains(&me));
    let mut meetings: Vec<(When, Line)> = open
        .meetings
        .iter()
        .flatten()
        .filter_map(|one| coming(&read, one.reference))
        .collect();
    meetings.sort_by_key(|(when, _)| when.day);
    let tasks = open.tasks.iter().flatten().filter(is_mine);
    let tasks = tasks.filter_map(|one| task(&read, one.reference)).collect();
    let today = Today {
        w,
        day: dates::long(read.words, When::day(read.day)),
        more: ledgers.attention.len() - needs.len(),
        needs,
        meetings: meetings.into_iter().map(|(_, line)| line).take(3).collect(),
        tasks,
        since: since(&read, came.looked_at_s),
        authors: came.by.iter().map(|by| author(&read, by)).collect(),
        unlisted: came.entries.len().saturating_sub(LISTED_MAX),
        news: came
            .entries
            .iter()
            .take(LISTED_MAX)
            .map(|one| new(&read, one))
            .collect(),
        mark: came.mark.number(),
        form,
    };
    Ok(Page::of("pages-today", &today)
        .chapter("first-steps")
        .into())
}

/// Says that one has read what is new.
pub fn looked(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let mark = given.text("mark").and_then(|mark| mark.parse().ok());
    let mark = Mark::from_number(mark.ok_or(Trouble::NotHere)?);
    let now = ask.now;
    ask.office()?.looked(mark, now)?;
    Ok(Answer::Go("/today".to_owned()))
}

/// Since when it is new.
fn since(read: &Read, looked_at_s: Option<i64>) -> String {
    match looked_at_s.and_then(|seconds| u64::try_from(seconds).ok()) {
        Some(seconds) => {
            let date = Value::program(moment(read.words, seconds));
            read.words.say("today-new-since", &[("date", date)])
        }
        None => read.words.say("today-new", &[]),
    }
}

/// How much is new of one person.
fn author(read: &Read, by: &NewsBy) -> Html {
    let count = by.kinds.iter().map(|(_, count)| count).sum();
    let who = read.speaker().named(&by.author);
    let values = [("who", who), ("count", Value::count(count))];
    Html::phrase(&read.words.phrase("today-new-by", &values))
}

fn new(read: &Read, one: &New) -> Line {
    Line {
        when: dates::long(read.words, one.on),
        ago: ago(read, one.on),
        what: String::new(),
        about: line::about(read, &one.reference),
        href: read.href(&one.reference),
    }
}

fn need(read: &Read, item: &Attention) -> Line {
    let since = When::parse(&item.since).ok();
    Line {
        when: since.map_or_else(String::new, |since| dates::long(read.words, since)),
        ago: since.map_or_else(String::new, |since| ago(read, since)),
        what: W(read.words).code("attention-kind", attention_code(item.kind)),
        about: line::words_about(read, item.reference),
        href: read.href(item.reference),
    }
}

/// How long ago, where that is known to the day.
fn ago(read: &Read, when: When) -> String {
    dates::ago(read.words, when.day, read.day)
}

/// A meeting that lies ahead.
fn coming(read: &Read, reference: &str) -> Option<(When, Line)> {
    let entry = read.reading.get(reference)?;
    let at = entry.said.when(Field::At).filter(|at| at.day >= read.day)?;
    let clock = dates::clock(at).map_or_else(String::new, |clock| format!(", {clock}"));
    let line = Line {
        when: format!("{}{clock}", dates::long(read.words, at)),
        ago: ago(read, at),
        what: String::new(),
        about: Html::phrase(&about(&read.speaker(), reference)),
        href: read.href(reference),
    };
    Some((at, line))
}

fn task(read: &Read, reference: &str) -> Option<Line> {
    let entry = read.reading.get(reference)?;
    let due = entry.said.when(Field::Due);
    Some(Line {
        when: due.map_or_else(String::new, |due| dates::long(read.words, due)),
        ago: due.map_or_else(String::new, |due| ago(read, due)),
        what: String::new(),
        about: line::of(read, entry),
        href: read.href(reference),
    })
}
