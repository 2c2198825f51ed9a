//! People: who is there, who rests, who has left; what each carries, and what nobody carries.

use std::collections::HashMap;

use answerable_office::paper::dates;
use answerable_office::paper::overview::about;
use answerable_office::paper::words::Value;
use answerable_office::record::words::Word;
use answerable_office::record::{Carried, Held, MemberState, Open, When};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::lists::{More, first, part};
use super::trouble::Trouble;

/// More than these of one list stand one step further.
const LISTED_MAX: usize = 7;
/// What nobody carries, and what is handed over, are asked for by these words.
const NOBODY: &str = "nobody";
const HANDOVERS: &str = "handovers";

#[derive(Template)]
#[template(path = "people.html")]
struct People {
    w: W,
    sees: bool,
    nobody: List,
    empty_roles: Vec<String>,
    handovers: List,
    people: Vec<Person>,
}

#[derive(Template)]
#[template(path = "carried.html")]
struct OfOne {
    w: W,
    who: Html,
    lines: Vec<Line>,
    parts: Html,
}

/// Somebody of the group.
struct Person {
    name: Html,
    side: Html,
    state: String,
    is_there: bool,
    roles: Vec<String>,
    list: List,
}

/// The first of what somebody carries, and the way to the rest.
struct List {
    lines: Vec<Line>,
    more: Option<More>,
}

/// Something that somebody carries.
struct Line {
    when: String,
    ago: String,
    kind: String,
    about: Html,
    href: String,
}

/// The page; the query may ask for all that one carries.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let ledgers = read.ledgers();
    let open = read.open();
    if let Some(of) = given.asked("of") {
        return of_one(w, &read, &open, of, given);
    }
    let speaker = read.speaker();
    let members = ledgers.members.as_deref();
    let mut by_person: HashMap<&str, Vec<&Carried>> = HashMap::new();
    let mut hanging: Vec<&Carried> = Vec::new();
    for one in all(&open) {
        for by in &one.by {
            by_person.entry(by).or_default().push(one);
        }
        if one.by.is_empty() {
            hanging.push(one);
        }
    }
    let people = members.unwrap_or_default().iter().map(|member| {
        let carries = by_person.get(member.person).map_or(&[][..], Vec::as_slice);
        let since = When::parse(&member.since).ok();
        let since = since.map_or_else(String::new, |since| dates::plain(read.words, since));
        let state = w.code("member-state", state(member.state));
        let side = member.side.map(|side| Html::phrase(&speaker.side(side)));
        let roles = open.roles.iter().flatten();
        Person {
            name: Html::phrase(&speaker.who(member.person)),
            side: side.unwrap_or_default(),
            state: read.words.say(
                "people-since",
                &[
                    ("state", Value::program(state)),
                    ("date", Value::program(since)),
                ],
            ),
            is_there: member.state == MemberState::Active,
            roles: roles
                .filter(|held| held.by.contains(&member.person))
                .map(|held| role(w, held))
                .collect(),
            list: list(w, &read, carries, &read.id(member.person)),
        }
    });
    let mut people: Vec<Person> = people.collect();
    people.sort_by_key(|person| !person.is_there);
    let handed: Vec<&Carried> = open.handovers.iter().flatten().collect();
    let page = People {
        w,
        sees: members.is_some(),
        nobody: list(w, &read, &hanging, NOBODY),
        empty_roles: open
            .roles
            .iter()
            .flatten()
            .filter(|held| held.by.is_empty())
            .map(|held| role(w, held))
            .collect(),
        handovers: list(w, &read, &handed, HANDOVERS),
        people,
    };
    Ok(Page::of("pages-people", &page).chapter("tasks").into())
}

/// All that one carries, or nobody, or what is handed over; in parts.
fn of_one(w: W, read: &Read, open: &Open, of: &str, given: &Given) -> Result<Answer, Trouble> {
    let (who, carried): (Html, Vec<&Carried>) = match of {
        NOBODY => {
            let hanging = all(open).filter(|one| one.by.is_empty());
            (Html::program(&w.t("people-nobody")), hanging.collect())
        }
        HANDOVERS => {
            let handed = open.handovers.iter().flatten();
            (Html::program(&w.t("people-handovers")), handed.collect())
        }
        id => {
            let person = read.entry_of(id)?;
            let name = &*person.name;
            let carried = all(open).filter(|one| one.by.contains(&name));
            let who = Html::phrase(&read.speaker().who(name));
            (who, carried.collect())
        }
    };
    let (shown, parts) = part(w, &carried, given, &format!("/people?of={of}"));
    let page = OfOne {
        w,
        who,
        lines: shown.iter().map(|one| line(read, one)).collect(),
        parts: parts.html(),
    };
    Ok(Page::of("pages-people", &page).chapter("tasks").into())
}

fn list(w: W, read: &Read, carried: &[&Carried], of: &str) -> List {
    let (shown, more) = first(w, carried, LISTED_MAX, || format!("/people?of={of}"));
    List {
        lines: shown.iter().map(|one| line(read, one)).collect(),
        more,
    }
}

fn state(state: MemberState) -> &'static str {
    match state {
        MemberState::Active => "active",
        MemberState::Resting => "resting",
        MemberState::Left => "left",
    }
}

fn role(w: W, held: &Held) -> String {
    w.code("word-role", held.role.name())
}

/// All that somebody can carry.
fn all<'o, 'f>(open: &'o Open<'f>) -> impl Iterator<Item = &'o Carried<'f>> {
    [
        &open.tasks,
        &open.replies,
        &open.meetings,
        &open.questions,
        &open.concerns,
    ]
    .into_iter()
    .flatten()
    .flatten()
}

fn line(read: &Read, one: &Carried) -> Line {
    let on = When::parse(&one.on).ok();
    let entry = read.reading.get(one.reference);
    Line {
        when: on.map_or_else(String::new, |on| dates::short(read.words, on)),
        ago: on.map_or_else(String::new, |on| dates::ago(read.words, on.day, read.day)),
        kind: entry.map_or_else(String::new, |entry| read.speaker().kind(entry)),
        about: Html::phrase(&about(&read.speaker(), one.reference)),
        href: read.href(one.reference),
    }
}
