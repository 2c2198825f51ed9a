//! What the fold tells of single entries to those who keep or show them.

use crate::date::{Day, When};
use crate::entry::Entry;
use crate::fold::fact::Position;
use crate::fold::look::{Look, Sight, settled};
use crate::fold::{At, Change, Fold};
use crate::kind::Field;
use crate::value::Value;
use crate::words::Room;

impl Fold {
    /// The ref under which the entry at a place is shown: its own, or with a suffix where an earlier one has it.
    pub fn name_at(&self, position: Position) -> Option<&str> {
        let at = self.at_position(position)?;
        Some(self.names.text(self.fact(at).name))
    }

    /// The room in which the entry with that ref lies.
    pub fn room_of(&self, reference: &str) -> Option<Room> {
        self.find(reference).map(|at| Look::above(self).room_of(at))
    }

    /// The room in which an entry that is to be written would lie.
    pub fn room_for(&self, entry: &Entry) -> Room {
        let said = entry.room.or(entry.kind.home());
        let target = || {
            entry
                .said
                .name(entry.kind.follows()?)
                .and_then(|of| self.room_of(of))
        };
        said.or_else(target).unwrap_or(Room::Contact)
    }

    /// Whether the entry with that ref lies in a room, or was released to it.
    pub fn lies_in(&self, reference: &str, room: Room) -> bool {
        self.find(reference)
            .is_some_and(|at| Look::above(self).lies_in(at, room))
    }

    /// What is left of every erased entry, with its place, in the order of recording.
    pub fn erased(&self) -> impl Iterator<Item = (Position, Entry)> {
        let erased = self
            .order
            .iter()
            .copied()
            .filter(|at| self.fact(*at).erased);
        erased.map(|at| (self.fact(at).position, self.stub(at)))
    }

    /// What would be left of the entry with that ref and of its corrections, with their places.
    pub fn stubs_of(&self, reference: &str) -> Vec<(Position, Entry)> {
        let Some(target) = self.find(reference) else {
            return Vec::new();
        };
        let corrections = Look::above(self).corrections(target);
        let corrections = corrections
            .iter()
            .filter_map(|correction| self.holder(correction.name));
        std::iter::once(target)
            .chain(corrections)
            .map(|at| (self.fact(at).position, self.stub(at)))
            .collect()
    }

    /// Refs of the entries that point at one, by any way that the fold follows, in the order of recording.
    pub fn pointing_to(&self, reference: &str) -> Vec<&str> {
        let Some(at) = self.find(reference) else {
            return Vec::new();
        };
        let mut pointing = self.pointing_at(self.fact(at).name).to_vec();
        pointing.sort_by_key(|at| self.fact(*at).position);
        pointing.dedup();
        pointing
            .into_iter()
            .map(|at| self.names.text(self.fact(at).name))
            .collect()
    }

    /// Whether the entry with that ref is seen on a day by somebody who can open those rooms.
    pub fn is_seen(&self, reference: &str, day: Day, sight: Sight) -> bool {
        let look = Look {
            fold: self,
            at: day,
            sight,
        };
        self.find(reference)
            .is_some_and(|at| look.seen(at).is_some())
    }

    /// The date in a field of an entry, or of the entry itself with [`Field::On`], as known on a day.
    pub fn date_of(&self, reference: &str, field: Field, day: Day) -> Option<When> {
        let fact = Look::above(self).on(day).seen(self.find(reference)?)?;
        match field {
            Field::On => Some(fact.on),
            field => fact.said.when(field),
        }
    }

    /// Whether the entry with that ref is seen, and is not one of several outcomes of which another holds.
    pub fn is_read(&self, reference: &str, day: Day, sight: Sight) -> bool {
        let Some(at) = self.find(reference) else {
            return false;
        };
        let look = Look {
            fold: self,
            at: day,
            sight,
        };
        if look.seen(at).is_none() {
            return false;
        }
        let fact = self.fact(at);
        let of = fact.said.name(Field::Of);
        match of.filter(|_| fact.kind == crate::Kind::Outcome) {
            Some(of) => {
                let target = self.holder(*of).map(|target| self.fact(target).name);
                let held = target.and_then(|target| look.outcome(target));
                held.is_some_and(|held| held.name == fact.name)
            }
            None => true,
        }
    }

    /// Refs of the entries that may read differently after a change; `None` where all may.
    pub fn read_differently(&self, change: &Change) -> Option<Vec<&str>> {
        if change.everything {
            return None;
        }
        let mut touched = change.touched.clone();
        // What lies in the room of its target is seen as that is, and may have come before it.
        let mut next = 0;
        while let Some(at) = touched.get(next) {
            next += 1;
            let name = self.fact(*at).name;
            let follows = |other: &At| {
                let other = self.fact(*other);
                let field = other.kind.follows();
                field.and_then(|field| other.said.name(field)) == Some(&name)
            };
            let pointing = self.pointing_at(name).iter().copied();
            let new: Vec<At> = pointing
                .filter(|other| follows(other) && !touched.contains(other))
                .collect();
            touched.extend(new);
        }
        for at in &change.touched {
            let fact = self.fact(*at);
            // Of an erased outcome nobody knows any more of what it was one of several.
            if fact.kind == crate::Kind::Erasure {
                return None;
            }
            // Which of several outcomes holds hangs on all of them, and on their corrections.
            let of = fact.said.name(Field::Of);
            let of = of.filter(|_| fact.kind == crate::Kind::Outcome);
            let targets = of.copied().into_iter().chain([fact.name]);
            touched.extend(targets.flat_map(|name| self.rivals_of(crate::Kind::Outcome, name)));
        }
        touched.sort_unstable();
        touched.dedup();
        let names = touched
            .iter()
            .map(|at| self.names.text(self.fact(*at).name));
        Some(names.collect())
    }

    /// The ref of the outcome that holds of an entry, as seen on a day.
    pub fn outcome_of(&self, reference: &str, day: Day, sight: Sight) -> Option<&str> {
        let look = Look {
            fold: self,
            at: day,
            sight,
        };
        let target = self.find(reference)?;
        look.outcome(self.fact(target).name)
            .map(|outcome| self.names.text(outcome.name))
    }

    /// Refs of the corrections of an entry that are seen on a day, in order.
    pub fn corrections_of(&self, reference: &str, day: Day) -> Vec<&str> {
        let Some(at) = self.find(reference) else {
            return Vec::new();
        };
        let corrections = Look::above(self).on(day).corrections(at);
        corrections
            .iter()
            .map(|correction| self.names.text(correction.name))
            .collect()
    }

    /// Which correction holds for each field of an entry that was corrected by a day.
    pub fn holding(&self, reference: &str, day: Day) -> Vec<(Field, &str)> {
        let Some(at) = self.find(reference) else {
            return Vec::new();
        };
        let corrections = Look::above(self).on(day).corrections(at);
        let settled = settled(&corrections).into_iter();
        settled
            .map(|field| (field.field, self.names.text(field.parties[0].name)))
            .collect()
    }

    /// Places and refs of the entries of a type, erased ones too, those recorded last first; with a place,
    /// those before it.
    pub fn back(
        &self,
        kind: crate::Kind,
        before: Option<Position>,
    ) -> impl Iterator<Item = (Position, &str)> {
        let all = self.of_kind(kind);
        let end = before.map_or(all.len(), |before| {
            all.partition_point(|at| self.fact(*at).position < before)
        });
        all[..end].iter().rev().map(|at| {
            let fact = self.fact(*at);
            (fact.position, self.names.text(fact.name))
        })
    }

    /// How many entries of a type there are, erased ones too.
    pub fn count_of(&self, kind: crate::Kind) -> usize {
        self.of_kind(kind).len()
    }

    fn stub(&self, at: At) -> Entry {
        let fact = self.fact(at);
        let side = fact
            .said
            .get(Field::Side)
            .filter(|_| fact.kind == crate::Kind::Person);
        let side = side.and_then(|side| match side {
            Value::Word(index) => Some((Field::Side, Value::Word(*index))),
            _ => None,
        });
        Entry {
            kind: fact.kind,
            name: self.names.text(fact.name).into(),
            on: fact.on,
            room: Some(Look::above(self).room_of(at)),
            erased: true,
            said: side.into_iter().collect(),
            set: None,
        }
    }
}
