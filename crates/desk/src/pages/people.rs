//! People: who is there, who rests, who has left; what each carries, and what nobody carries.

use answerable_office::paper::dates;
use answerable_office::paper::words::Value;
use answerable_office::record::words::Word;
use answerable_office::record::{Carried, Held, MemberState, Open, When};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::line;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "people.html")]
struct People {
    w: W,
    sees: bool,
    nobody: Vec<Line>,
    empty_roles: Vec<String>,
    handovers: Vec<Line>,
    people: Vec<Person>,
}

/// Somebody of the group.
struct Person {
    name: Html,
    side: Html,
    state: String,
    is_there: bool,
    roles: Vec<String>,
    lines: Vec<Line>,
}

/// Something that somebody carries.
struct Line {
    when: String,
    ago: String,
    about: Html,
    href: String,
}

/// The page.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let ledgers = read.ledgers();
    let open = read.open();
    let speaker = read.speaker();
    let members = ledgers.members.as_deref();
    let people = members.unwrap_or_default().iter().map(|member| {
        let carries = |one: &&Carried| one.by.contains(&member.person);
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
            lines: all(&open)
                .filter(carries)
                .map(|one| line(&read, one))
                .collect(),
        }
    });
    let mut people: Vec<Person> = people.collect();
    people.sort_by_key(|person| !person.is_there);
    let page = People {
        w,
        sees: members.is_some(),
        nobody: all(&open)
            .filter(|one| one.by.is_empty())
            .map(|one| line(&read, one))
            .collect(),
        empty_roles: open
            .roles
            .iter()
            .flatten()
            .filter(|held| held.by.is_empty())
            .map(|held| role(w, held))
            .collect(),
        handovers: open
            .handovers
            .iter()
            .flatten()
            .map(|one| line(&read, one))
            .collect(),
        people,
    };
    Ok(Page::of("pages-people", &page).chapter("tasks").into())
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
    Line {
        when: on.map_or_else(String::new, |on| dates::long(read.words, on)),
        ago: on.map_or_else(String::new, |on| dates::ago(read.words, on.day, read.day)),
        about: line::about(read, one.reference),
        href: read.href(one.reference),
    }
}
