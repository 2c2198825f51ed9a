//! Which entries a reader sees on a day, and as what.

use std::collections::{HashMap, HashSet};

use answerable_record::words::Room;
use answerable_record::{Day, Entry, Field, Kind, Sight, read};

/// Keeps what is seen, corrected; of several outcomes the one that holds comes first.
pub(super) fn seen(entries: Vec<Entry>, at: Day, sight: Sight) -> Vec<Entry> {
    let places: HashMap<&str, usize> =
        entries.iter().enumerate().map(|(place, entry)| (entry.name.as_ref(), place)).collect();
    let erased: HashSet<&str> = of(&entries, Kind::Erasure).filter_map(|entry| target(entry)).collect();
    let mut corrections: HashMap<&str, Vec<&Entry>> = HashMap::new();
    let mut released: HashMap<&str, Vec<Room>> = HashMap::new();
    let room = |entry: &Entry| room_of(entry, &entries, &places);
    for entry in of(&entries, Kind::Correction).filter(|entry| entry.on.day <= at && sight.opens(room(entry))) {
        if let Some(of) = target(entry).filter(|of| !erased.contains(of)) {
            corrections.entry(of).or_default().push(entry);
        }
    }
    for entry in of(&entries, Kind::Release).filter(|entry| entry.on.day <= at) {
        if let (Some(of), Some(room)) = (target(entry), entry.said.word(Field::ToRoom)) {
            released.entry(of).or_default().push(room);
        }
    }
    let opens = |entry: &Entry| {
        let copies = released.get(entry.name.as_ref());
        sight.opens(room(entry)) || copies.is_some_and(|rooms| rooms.iter().any(|room| sight.opens(*room)))
    };
    let gone = |entry: &Entry| entry.erased || erased.contains(entry.name.as_ref());
    let kept = entries.iter().filter(|entry| !gone(entry) && opens(entry));
    let corrected = kept.map(|entry| match corrections.get(entry.name.as_ref()) {
        Some(corrections) => entry.corrected(holding(entry.kind, corrections)),
        None => entry.clone(),
    });
    let mut seen: Vec<Entry> = corrected.filter(|entry| entry.on.day <= at).collect();
    drop_superseded(&mut seen, &corrections);
    seen
}

/// Leaves out corrections in dispute: of two that did not know of each other the earlier holds,
/// until one that cites both.
fn holding<'e>(kind: Kind, corrections: &[&'e Entry]) -> Vec<&'e Entry> {
    let mut corrections = corrections.to_vec();
    corrections.sort_by_key(|correction| correction.on.day);
    let mut holding: Vec<&Entry> = Vec::new();
    let mut parties: HashMap<Field, Vec<&Entry>> = HashMap::new();
    for correction in corrections {
        let fields = set_fields(kind, correction);
        let in_dispute = fields.iter().any(|field| {
            let known = parties.entry(*field).or_default();
            let settles = known.iter().all(|party| cites(correction, party));
            let disputed = known.iter().any(|party| at_once(party, correction));
            if (known.len() > 1 && settles) || (known.len() < 2 && !disputed) {
                *known = vec![correction];
                return false;
            }
            if disputed {
                known.push(correction);
            }
            true
        });
        if !in_dispute {
            holding.push(correction);
        }
    }
    holding
}

/// Of several outcomes of one target the first holds, or the one that a correction chose which
/// cites them all.
fn drop_superseded(seen: &mut Vec<Entry>, corrections: &HashMap<&str, Vec<&Entry>>) {
    let mut outcomes: HashMap<Box<str>, Vec<(Day, usize)>> = HashMap::new();
    for (place, entry) in seen.iter().enumerate().filter(|(_, entry)| entry.kind == Kind::Outcome) {
        if let Some(of) = entry.said.name(Field::Of) {
            outcomes.entry(of.clone()).or_default().push((entry.on.day, place));
        }
    }
    let mut dropped = HashSet::new();
    for mut places in outcomes.into_values().filter(|places| places.len() > 1) {
        places.sort_unstable();
        let settles = |(_, place): &&(Day, usize)| {
            corrections.get(seen[*place].name.as_ref()).is_some_and(|list| {
                list.iter().any(|one| places.iter().all(|(_, other)| cites(one, &seen[*other])))
            })
        };
        let chosen = places.iter().rev().find(settles).unwrap_or(&places[0]).1;
        dropped.extend(places.iter().map(|(_, place)| *place).filter(|place| *place != chosen));
    }
    let mut place = 0;
    seen.retain(|_| {
        place += 1;
        !dropped.contains(&(place - 1))
    });
}

fn set_fields(kind: Kind, correction: &Entry) -> Vec<Field> {
    let set = correction.set.as_deref().and_then(|set| read::set(kind, set));
    set.into_iter().flatten().map(|(field, _)| field).collect()
}

fn of(entries: &[Entry], kind: Kind) -> impl Iterator<Item = &Entry> {
    entries.iter().filter(move |entry| entry.kind == kind && !entry.erased)
}

fn target(entry: &Entry) -> Option<&str> {
    entry.said.name(Field::Of).map(AsRef::as_ref)
}

fn cites(entry: &Entry, other: &Entry) -> bool {
    entry.said.names(Field::Cites).contains(&other.name)
}

fn at_once(one: &Entry, two: &Entry) -> bool {
    let unaware = |of: &Entry, entry: &Entry| entry.said.names(Field::UnawareOf).contains(&of.name);
    unaware(one, two) || unaware(two, one)
}

fn room_of(entry: &Entry, entries: &[Entry], places: &HashMap<&str, usize>) -> Room {
    let mut entry = entry;
    // Outcome, correction and what they point at: the chain is short, and a broken one must end too.
    for _ in 0..4 {
        if let Some(room) = entry.room.or(entry.kind.home()) {
            return room;
        }
        let above = entry.kind.follows().and_then(|field| entry.said.name(field));
        match above.and_then(|name| places.get(name.as_ref())) {
            Some(place) => entry = &entries[*place],
            None => break,
        }
    }
    Room::Contact
}
