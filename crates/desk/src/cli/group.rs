//! What the verbs of a group share: sides and rooms as they are typed; people, rooms and moments as
//! they are told.

use std::collections::HashMap;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::{Arg, ArgAction, ArgMatches};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Value as Json, json};

use answerable_office::Office;
use answerable_office::group::Side;
use answerable_office::paper::dates;
use answerable_office::paper::words::{Value, Words, neutral};
use answerable_office::record::words::{self as record, Room, Word};
use answerable_office::record::{Day, When};

use super::desk::Desk;
use super::help::Help;
use super::names;
use super::papers::Papers;

/// The sides that somebody in the rooms can be on, with their names in the format.
const SIDES: [(Side, record::Side); 3] = [
    (Side::Survivor, record::Side::Survivor),
    (Side::Support, record::Side::SupportGroup),
    (Side::Contact, record::Side::ContactGroup),
];

/// The option that takes a side.
pub fn side(help: &Help, verb: &str) -> Arg {
    let allowed = SIDES.map(|(_, side)| {
        let name = side.name();
        PossibleValue::new(name).alias(name.replace('_', "-"))
    });
    let read = |text: String| {
        let text = text.replace('-', "_");
        let known = SIDES.iter().find(|(_, side)| side.name() == text);
        known.map(|(side, _)| *side).ok_or("no side")
    };
    help.option(verb, "side", "side")
        .value_parser(PossibleValuesParser::new(allowed).try_map(read))
        .hide_possible_values(true)
}

/// The option that takes rooms, one each time.
pub fn rooms(help: &Help, verb: &str) -> Arg {
    room(help, verb, "room").action(ArgAction::Append)
}

/// An option that takes a room.
pub fn room(help: &Help, verb: &str, id: &'static str) -> Arg {
    let read = |text: String| Room::from_name(&text).ok_or("no room");
    help.option(verb, id, "room")
        .value_parser(PossibleValuesParser::new(Room::NAMES).try_map(read))
        .hide_possible_values(true)
}

/// The rooms that were given.
pub fn rooms_given(given: &ArgMatches) -> Vec<Room> {
    let given = given.get_many("room").unwrap_or_default();
    given.copied().collect()
}

/// A side's name in the format, for JSON.
pub fn side_name(side: Side) -> &'static str {
    let known = SIDES.iter().find(|(known, _)| *known == side);
    known.map_or("", |(_, side)| side.name())
}

/// A side in words.
pub fn side_told(words: &Words, side: Side) -> String {
    names::word(words, record::Side::NAMES, side_name(side))
}

/// Rooms in words.
pub fn rooms_told(words: &Words, rooms: &[Room]) -> String {
    let told = rooms.iter().map(|room| room_told(words, *room));
    told.collect::<Vec<_>>().join(", ")
}

/// A room in words.
pub fn room_told(words: &Words, room: Room) -> String {
    names::word(words, Room::NAMES, room.name())
}

/// Rooms for JSON.
pub fn rooms_json(rooms: &[Room]) -> Json {
    rooms.iter().map(|room| json!(room.name())).collect()
}

/// A moment as a clock on the wall shows it here.
pub fn moment(words: &Words, seconds: u64) -> String {
    let stamp = i64::try_from(seconds).ok();
    let stamp = stamp.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let zoned = stamp.unwrap_or_default().to_zoned(TimeZone::system());
    let date = zoned.date();
    let day = Day::new(date.year(), date.month(), date.day()).unwrap_or(Day::MIN);
    let values = [
        ("date", Value::program(dates::long(words, When::day(day)))),
        ("time", Value::program(zoned.strftime("%H:%M").to_string())),
    ];
    words.say("moment", &values)
}

/// A number, as a sentence takes it.
pub fn count<'a>(number: impl TryInto<i64>) -> Value<'a> {
    Value::Count(number.try_into().unwrap_or(i64::MAX))
}

/// For whom it waits, in words; nothing where it waits for nobody.
pub fn needs_told(words: &Words, (contact, hers): (u32, u32)) -> Option<String> {
    let told = |key, number: u32| {
        (number > 0).then(|| words.say(key, &[("count", Value::Count(number.into()))]))
    };
    match (told("needs-contact", contact), told("needs-hers", hers)) {
        (Some(contact), Some(hers)) => Some(words.say(
            "needs-both",
            &[
                ("contact", Value::program(contact)),
                ("hers", Value::program(hers)),
            ],
        )),
        (contact, hers) => contact.or(hers),
    }
}

/// For whom it waits, for JSON.
pub fn needs_json((contact, hers): (u32, u32)) -> Json {
    json!({"contact": contact, "hers": hers})
}

/// Who is who in the record.
pub struct People(HashMap<String, String>);

impl People {
    /// Reads the names of a record; a vault that is not let in yet knows nobody, and says so with refs.
    pub fn of(desk: &Desk, office: &mut Office) -> People {
        let Ok(papers) = Papers::of_vault(office, &desk.words, desk.now.day) else {
            return People(HashMap::new());
        };
        let speaker = papers.speaker(&desk.words);
        let persons = papers.persons().map(|name| {
            let told = speaker.who(name).plain();
            (name.to_owned(), told)
        });
        People(persons.collect())
    }

    /// With these names, by ref.
    pub fn by(names: Vec<(String, String)>) -> People {
        People(names.into_iter().collect())
    }

    /// Somebody by name alone; else what was given as it is.
    pub fn name(&self, reference: &str) -> String {
        self.0
            .get(reference)
            .cloned()
            .unwrap_or_else(|| neutral(reference))
    }

    /// Somebody by name, with the ref behind it where the two differ; else what was given as it is.
    pub fn who(&self, reference: &str) -> String {
        match self.0.get(reference) {
            Some(name) if name != reference => format!("{name} ({reference})"),
            _ => neutral(reference),
        }
    }

    /// Several, one after the other.
    pub fn all<'r>(&self, references: impl IntoIterator<Item = &'r String>) -> String {
        let told = references.into_iter().map(|reference| self.who(reference));
        told.collect::<Vec<_>>().join(", ")
    }
}
