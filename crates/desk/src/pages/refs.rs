//! The refs behind the ids that stand in addresses and forms.

use std::collections::HashMap;

use answerable_office::paper::reading::{Place, Reading};
use answerable_office::record::{Field, Kind};

use super::ids::{Ids, number_of};

/// The refs behind ids, of what the reader sees: entries, demands, criteria.
#[derive(Default)]
pub struct Refs {
    places: HashMap<u128, Place>,
    /// So many places of the reading are in it.
    known: usize,
    /// Demands and criteria; worked out once a change.
    asked: HashMap<u128, Box<str>>,
    asked_at: Option<u64>,
}

impl Refs {
    /// Takes in what came since.
    pub fn follow(&mut self, reading: &Reading, ids: &Ids, changes: u64) {
        if self.known < reading.places() {
            let new = reading.places_since(self.known);
            let new = new.map(|(place, entry)| (ids.number(&entry.name), place));
            self.places.extend(new);
            self.known = reading.places();
        }
        if self.asked_at != Some(changes) {
            self.asked = asked(reading, ids);
            self.asked_at = Some(changes);
        }
    }

    /// The ref behind an id.
    pub fn find<'a>(&'a self, reading: &'a Reading, id: &str) -> Option<&'a str> {
        let number = number_of(id)?;
        let entry = self.places.get(&number).copied();
        match entry.and_then(|place| reading.placed(place)) {
            Some(entry) => Some(&entry.name),
            None => self.asked.get(&number).map(AsRef::as_ref),
        }
    }
}

/// The demands and criteria of all letters that the reader sees.
fn asked(reading: &Reading, ids: &Ids) -> HashMap<u128, Box<str>> {
    let letters = reading.of_kind(Kind::Letter);
    let demands = letters.flat_map(|letter| letter.said.parts(Field::Demands));
    let names = demands.flat_map(|demand| {
        let criteria = demand.parts(Field::Criteria).iter();
        let criteria = criteria.filter_map(|one| one.name(Field::Id));
        demand.name(Field::Id).into_iter().chain(criteria)
    });
    names.map(|name| (ids.number(name), name.clone())).collect()
}
