//! How an entry came here: what the fold is told of it beside what it says.
//!
//! A script says all of this itself; of an entry out of a room, the room does.

use serde::{Deserialize, Serialize};

use crate::date::Day;
use crate::entry::Entry;
use crate::fold::fact::{Fact, Position};
use crate::fold::{At, Change, Fold};
use crate::kind::{Field, Kind};
use crate::words::Room;

/// Whether an entry counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// It counts.
    #[default]
    Counts,
    /// It is kept and does not count: words in her name that she has not confirmed, or a text that is
    /// hidden until its erasure is decided. Its ref stays its own.
    Kept,
    /// Written where its writer had no right to write any more. It is kept, does not count, and gives
    /// way where somebody else has the same ref.
    Apart,
}

/// How an entry came here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrival {
    /// Whether it counts.
    pub standing: Standing,
    /// The room in whose log it lies; where it says so itself, or its type does, `None`.
    pub room: Option<Room>,
    /// Of a released copy: the day since when it is shown in that room.
    pub copy_since: Option<Day>,
    /// Places of entries that its recorder had not received: of [`Fold::rivals`], those concurrent with it.
    pub unaware_of: Vec<Position>,
}

impl Fold {
    /// Takes in one more entry. It is not checked: that is [`Fold::check`]'s, or [`Fold::broken`]'s afterwards.
    pub fn insert(&mut self, position: Position, entry: &Entry) -> Change {
        self.insert_as(position, entry, Arrival::default())
    }

    /// Takes in one more entry, told how it came here.
    pub fn insert_as(&mut self, position: Position, entry: &Entry, arrival: Arrival) -> Change {
        let fact = Fact::new(position, entry, &mut self.names);
        self.take_in(Fact {
            standing: arrival.standing,
            room: arrival.room.or(fact.room),
            copy_since: arrival.copy_since,
            unaware_of: arrival.unaware_of.into(),
            ..fact
        })
    }

    /// Lets an entry count that did not, or the other way round. `None` where nothing changes by it.
    ///
    /// What an erasure destroyed stays so, also where the erasure does not count any more.
    pub fn set_standing(&mut self, position: Position, standing: Standing) -> Option<Change> {
        let at = self.at_position(position)?;
        if std::mem::replace(&mut self.facts[at as usize].standing, standing) == standing {
            return None;
        }
        self.recall(at);
        Some(Change::everything())
    }

    /// Says of an entry that its recorder had not received these others.
    pub fn set_unaware(&mut self, position: Position, of: &[Position]) -> Option<Change> {
        let at = self.at_position(position)?;
        let known = &self.facts[at as usize].unaware_of;
        let news: Vec<Position> = of
            .iter()
            .filter(|of| !known.contains(of))
            .copied()
            .collect();
        if news.is_empty() {
            return None;
        }
        self.facts[at as usize].unaware_of = known.iter().copied().chain(news).collect();
        Some(Change::everything())
    }

    /// Leaves of an entry its stub, with its corrections, as an erasure of it would.
    pub fn erase_at(&mut self, position: Position) -> Option<Change> {
        let at = self.at_position(position)?;
        self.strip_corrected(at);
        self.recall(at);
        Some(Change::everything())
    }

    /// Whether an entry counts, erased or not.
    pub fn standing_of(&self, reference: &str) -> Option<Standing> {
        self.find(reference).map(|at| self.fact(at).standing)
    }

    /// Places of the outcomes of one target, or corrections, that an entry is one more of.
    ///
    /// Of these the room's graph is to be asked which were recorded without knowledge of each other.
    pub fn rivals(&self, entry: &Entry) -> Vec<Position> {
        if !matches!(entry.kind, Kind::Outcome | Kind::Correction) {
            return Vec::new();
        }
        let target = entry.said.name(Field::Of);
        let Some(target) = target.and_then(|of| self.names.find(of)) else {
            return Vec::new();
        };
        self.rivals_of(entry.kind, target)
            .map(|at| self.fact(at).position)
            .collect()
    }

    /// Finds again what hangs on whether an entry counts.
    fn recall(&mut self, at: At) {
        let fact = self.fact(at);
        let (kind, name) = (fact.kind, fact.name);
        let of = fact.said.name(Field::Of).copied();
        self.criteria.take();
        self.share(name);
        if let Some(of) = of.filter(|_| kind == Kind::Erasure && !self.fact(at).is_silent()) {
            self.erase(of);
        }
        self.seek_him();
    }
}
