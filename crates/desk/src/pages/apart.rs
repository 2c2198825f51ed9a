//! What a room does not see of what is said there: entries that lie in another room and were not released to it.

use std::collections::BTreeSet;

use answerable_office::paper::words::Value;
use answerable_office::record::words::{Room, Word};
use answerable_office::record::{Entry, Said, Value as SaidValue};

use super::ask::Read;
use super::broken;
use crate::cli::group::room_told;

/// More entries than these that stay out of sight are counted.
const LISTED_MAX: usize = 12;

/// Who alone reads an entry, and the form that shows it to the others too.
#[derive(Clone)]
pub struct Hidden {
    /// Who reads it.
    pub told: String,
    /// The form that releases it.
    pub release: String,
}

/// Whether a room does not see an entry; nothing where it does, or where the entry is not seen here either.
pub fn hidden(read: &Read, name: &str, room: Room) -> Option<Hidden> {
    let fold = read.looked.fold;
    let lies = fold.room_of(name)?;
    if read.reading.get(name).is_none() || fold.lies_in(name, room) {
        return None;
    }
    let code = [("room", Value::program(lies.name()))];
    Some(Hidden {
        told: read.words.say("apart-told", &code),
        release: format!(
            "/write/release?of={}&to_room={}",
            read.id(name),
            room.name()
        ),
    })
}

/// What stays out of sight in a room to which an entry is released.
pub struct Behind {
    /// In which room.
    pub told: String,
    /// The entries: their pages, what they are, and who reads them.
    pub listed: Vec<(String, String, Hidden)>,
    /// How many more there are.
    pub more: usize,
}

/// What an entry names that stays out of sight where it is released to; in the chosen room, else in each that
/// does not see the entry yet.
pub fn behind(read: &Read, name: &str, chosen: Option<Room>) -> Vec<Behind> {
    let Some(entry) = read.reading.get(name) else {
        return Vec::new();
    };
    let rooms = [Room::Bridge, Room::Contact, Room::Survivor];
    let rooms = rooms.into_iter().filter(|room| match chosen {
        Some(chosen) => *room == chosen,
        None => !read.looked.fold.lies_in(name, *room),
    });
    let named = named(entry);
    let one = |room: Room| {
        let all: Vec<(String, String, Hidden)> = named
            .iter()
            .filter_map(|name| {
                let hidden = hidden(read, name, room)?;
                Some((read.href(name), broken::entry(read, name)?, hidden))
            })
            .collect();
        let of = [("room", Value::program(room_told(read.words, room)))];
        Behind {
            told: read.words.say("apart-behind", &of),
            more: all.len().saturating_sub(LISTED_MAX),
            listed: all.into_iter().take(LISTED_MAX).collect(),
        }
    };
    let all = rooms.map(one);
    all.filter(|behind| !behind.listed.is_empty()).collect()
}

/// The refs that an entry names, each once.
fn named(entry: &Entry) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    put(&entry.said, &mut named);
    named
}

fn put(said: &Said, named: &mut BTreeSet<String>) {
    for (_, value) in said.iter() {
        match value {
            SaidValue::Name(name) => drop(named.insert(name.to_string())),
            SaidValue::Names(names) => named.extend(names.iter().map(ToString::to_string)),
            SaidValue::Part(part) => put(part, named),
            SaidValue::Parts(parts) => parts.iter().for_each(|part| put(part, named)),
            _ => {}
        }
    }
}
