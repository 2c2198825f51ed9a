//! Members and devices: who is in the rooms, on what, complete as of when; leaving, removing, dropping.

use answerable_office::Failure;
use answerable_office::group::{DeviceKind, Given as Word, Member, Members, Side, Standing};
use answerable_office::paper::words::{Phrase, Value, Wording, Words};
use answerable_office::record::words::Room;
use askama::Template;

use crate::cli::group::{People, moment, needs_told, side_name, side_told};
use crate::cli::members::{device_told, room_line, room_standing};
use crate::cli::noticed;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "members.html")]
struct Shown {
    w: W,
    form: String,
    alone: bool,
    claimed: bool,
    people: Vec<Person>,
    rooms: Vec<String>,
    noticed: Vec<String>,
    mine: Vec<Mine>,
    told: Vec<String>,
}

/// Somebody in the rooms.
struct Person {
    /// For the form that removes them; empty where nobody can.
    id: String,
    name: Html,
    side: Html,
    me: bool,
    rooms: Vec<String>,
    devices: Vec<String>,
    complete: String,
    let_in_by: Option<Html>,
}

/// A device of one's own that can be dropped.
struct Mine {
    name: String,
    told: String,
}

/// The page.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let told = match given.asked("back") {
        Some("not-all") => vec![ask.say("back-done"), ask.say("back-not-all")],
        Some(_) => vec![ask.say("back-done")],
        None => Vec::new(),
    };
    page(ask, told)
}

fn page(ask: &mut Ask, told: Vec<String>) -> Result<Answer, Trouble> {
    let now = ask.now;
    let seen = match ask.office()?.members(now) {
        Ok(seen) => Some(seen),
        Err(Failure::NoGroup) => None,
        Err(failure) => return Err(failure.into()),
    };
    let claimed = seen.is_some() && !ask.office()?.device_claimed()?.is_empty();
    let form = ask.form();
    let names = people(ask)?;
    let words = ask.words;
    let shown = Shown {
        w: ask.w(),
        form,
        alone: seen.is_none(),
        claimed,
        people: match &seen {
            Some(seen) => persons(ask, seen, &names)?,
            None => Vec::new(),
        },
        rooms: seen
            .iter()
            .flat_map(|seen| &seen.rooms)
            .map(|room| room_line(words, room))
            .collect(),
        noticed: seen.as_ref().map_or_else(Vec::new, |seen| {
            noticed::lines_on_a_page(words, &names, &seen.noticed)
        }),
        mine: seen.as_ref().map_or_else(Vec::new, |seen| mine(ask, seen)),
        told,
    };
    Ok(Page::of("pages-members", &shown).chapter("devices").into())
}

/// Who is who in the record, for sentences that name people by their refs.
pub fn people(ask: &mut Ask) -> Result<People, Trouble> {
    let Ok(read) = ask.read() else {
        // A vault that is not let in yet knows nobody.
        return Ok(People::by(Vec::new()));
    };
    let speaker = read.speaker();
    let persons = read
        .reading
        .of_kind(answerable_office::record::Kind::Person);
    let named = persons.map(|person| (person.name.to_string(), speaker.who(&person.name).plain()));
    Ok(People::by(named.collect()))
}

fn persons(ask: &mut Ask, seen: &Members, names: &People) -> Result<Vec<Person>, Trouble> {
    let words = ask.words;
    let ids = ask.state.ids.clone();
    let w = ask.w();
    // A vault that is not let in yet has no words of its own.
    let wording = ask.read().ok().map(|read| read.wording.clone());
    let one = |member: &Member| {
        let name = match (&member.person, &member.name) {
            (Some(reference), _) => names.name(reference),
            (None, Some(name)) => name.clone(),
            (None, None) => w.t("somebody"),
        };
        let is_in = member
            .rooms
            .iter()
            .any(|(_, standing)| *standing != Standing::Out);
        let rooms = member
            .rooms
            .iter()
            .map(|(room, standing)| room_standing(words, *room, *standing));
        let complete = match member.complete_as_of_s {
            Some(seconds) => {
                let date = Value::program(moment(words, seconds));
                words.say("members-complete", &[("date", date)])
            }
            None if member.me => String::new(),
            None => w.t("members-nothing-yet"),
        };
        let removable = member.person.as_deref().filter(|_| is_in && !member.me);
        Person {
            id: removable.map_or_else(String::new, |person| ids.of(person)),
            name: Html::people(&name),
            side: Html::phrase(&side_called(words, wording.as_ref(), member.side)),
            me: member.me,
            rooms: rooms.collect(),
            devices: member
                .devices
                .iter()
                .map(|device| device_told(words, device))
                .collect(),
            complete,
            let_in_by: (!member.let_in_by.is_empty()).then(|| {
                let by: Vec<String> = member.let_in_by.iter().map(|by| names.name(by)).collect();
                Html::phrase(&words.phrase(
                    "members-let-in-by",
                    &[("who", Value::people(by.join(", ")))],
                ))
            }),
        }
    };
    Ok(seen.people.iter().map(one).collect())
}

/// A side, by the process's own word where there is one.
fn side_called(words: &Words, wording: Option<&Wording>, side: Side) -> Phrase {
    let own = wording.and_then(|wording| wording.value(side_name(side)));
    match own {
        Some(Value::People(word)) => Phrase::people(&word),
        _ => Phrase::program(side_told(words, side)),
    }
}

fn mine(ask: &Ask, seen: &Members) -> Vec<Mine> {
    let own = seen.people.iter().filter(|member| member.me);
    own.flat_map(|member| &member.devices)
        .filter(|device| !device.this && device.standing != Standing::Out)
        .filter(|device| device.kind == DeviceKind::Machine || device.kind == DeviceKind::Paper)
        .map(|device| Mine {
            name: device.name.clone(),
            told: device_told(ask.words, device),
        })
        .collect()
}

/// Leaves the rooms oneself.
pub fn leave(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    sure(given)?;
    let now = ask.now;
    ask.office()?.leave(&[], now)?;
    let told = vec![ask.say("members-left")];
    page(ask, told)
}

/// Proposes that somebody be removed.
pub fn remove(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    sure(given)?;
    let person = ask.ref_of(given.text("person").unwrap_or_default())?;
    let now = ask.now;
    let removed = ask.office()?.remove(&person, &[] as &[Room], now)?;
    let mut told = vec![came_to(ask, &removed.given, "members-removed")];
    if !removed.depots.is_empty() {
        let depots = Value::people(removed.depots.join(", "));
        told.push(
            ask.words
                .say("members-removed-depots", &[("depots", depots)]),
        );
    }
    page(ask, told)
}

/// Drops a device of one's own.
pub fn drop_device(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    sure(given)?;
    let now = ask.now;
    let device = given.text("device").unwrap_or_default();
    ask.office()?.device_drop(device, now)?;
    let told = vec![ask.say("members-dropped")];
    page(ask, told)
}

/// What can't be taken back is done only where somebody ticked that they mean it.
pub fn sure(given: &Given) -> Result<(), Trouble> {
    match given.field("sure") {
        Some("1") => Ok(()),
        _ => Err(Trouble::Refused("pages-not-sure")),
    }
}

/// What somebody's word came to.
pub fn came_to(ask: &Ask, given: &Word, in_force: &str) -> String {
    match given {
        Word::InForce => ask.say(in_force),
        Word::Waits(contact, hers) => match needs_told(ask.words, (*contact, *hers)) {
            Some(whom) => ask
                .words
                .say("given-waits", &[("whom", Value::program(whom))]),
            None => ask.say("waiting-still"),
        },
    }
}
