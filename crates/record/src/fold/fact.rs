//! What the fold keeps of an entry: all that rules and ledgers ask of it, and no text.

use serde::{Deserialize, Serialize};

use crate::date::{Day, When};
use crate::entry::Entry;
use crate::fold::arrival::Standing;
use crate::fold::names::{Name, Names};
use crate::kind::{Field, Kind};
use crate::read;
use crate::value::{Fields, Value};
use crate::words::Room;

/// Where an entry stands in the order of recording.
///
/// Depth in the signed log, then a tie that all members compute alike. In a script the depth is the line.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Position {
    /// How many entries at least stand above.
    pub depth: u64,
    /// What orders entries of one depth.
    pub tie: u128,
}

impl Position {
    /// The position of a line, or of an entry in a log that one device wrote.
    pub fn line(depth: u64) -> Position {
        Position { depth, tie: 0 }
    }
}

/// A value that names by number and holds no text.
pub(crate) type Held = Value<Name, ()>;

/// What a correction sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Set {
    /// As written, while its target is not known.
    Written(Box<str>),
    /// As it is understood for its target.
    Read(Box<[(Field, Option<Held>)]>),
}

/// What the fold keeps of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fact {
    pub kind: Kind,
    pub name: Name,
    pub on: When,
    pub position: Position,
    pub room: Option<Room>,
    pub erased: bool,
    pub standing: Standing,
    /// Of a released copy, since when it is shown in the room in which it lies.
    pub copy_since: Option<Day>,
    pub said: Fields<Name, ()>,
    pub set: Option<Set>,
    /// Places of entries that its recorder had not received, beside those that it names itself.
    pub unaware_of: Box<[Position]>,
}

impl Fact {
    pub fn new(position: Position, entry: &Entry, names: &mut Names) -> Fact {
        Fact {
            kind: entry.kind,
            name: names.name(&entry.name),
            on: entry.on,
            position,
            room: entry.room,
            erased: entry.erased,
            standing: Standing::Counts,
            copy_since: None,
            unaware_of: Box::default(),
            said: entry.said.without_texts(&mut |name: &_| names.name(name)),
            set: entry.set.clone().map(Set::Written),
        }
    }

    /// The same fact with its names numbered anew.
    pub fn renamed(&self, name: &mut impl FnMut(&Name) -> Name) -> Fact {
        let set = match &self.set {
            Some(Set::Read(set)) => {
                let set = set.iter().map(|(field, value)| {
                    (*field, value.as_ref().map(|value| value.renamed(name)))
                });
                Some(Set::Read(set.collect()))
            }
            written => written.clone(),
        };
        Fact {
            name: name(&self.name),
            said: self.said.renamed(name),
            set,
            unaware_of: self.unaware_of.clone(),
            ..*self
        }
    }

    /// Whether nothing of it counts: it was erased, or is kept and no more.
    ///
    /// Rules that would need what it says are then taken as kept.
    pub fn is_silent(&self) -> bool {
        self.erased || self.standing != Standing::Counts
    }

    /// Whether neither of two was known to the recorder of the other.
    pub fn at_once(&self, other: &Fact) -> bool {
        let unaware = |one: &Fact, two: &Fact| {
            one.said.names(Field::UnawareOf).contains(&two.name)
                || one.unaware_of.contains(&two.position)
        };
        unaware(self, other) || unaware(other, self)
    }

    /// Where it stands among others: by its day, then in the order of recording.
    pub fn order(&self) -> (Day, Position) {
        (self.on.day, self.position)
    }

    /// Leaves of it what an erased line still says, with the room in which it lay.
    pub fn strip(&mut self, room: Room) {
        let side = self
            .said
            .get(Field::Side)
            .filter(|_| self.kind == Kind::Person)
            .cloned();
        self.erased = true;
        self.room = Some(room);
        self.said = side.map(|side| (Field::Side, side)).into_iter().collect();
        self.set = None;
    }

    /// The fields that a correction sets, where its target is known.
    pub fn sets(&self) -> &[(Field, Option<Held>)] {
        match &self.set {
            Some(Set::Read(set)) => set,
            _ => &[],
        }
    }

    /// Understands what a correction sets, now that the type of its target is known.
    pub fn understand(&mut self, target: Kind, names: &mut Names) {
        let Some(Set::Written(written)) = &self.set else {
            return;
        };
        let set = read::set(target, written)
            .unwrap_or_default()
            .into_iter()
            .map(|(field, value)| {
                let value =
                    value.and_then(|value| value.without_texts(&mut |name: &_| names.name(name)));
                (field, value)
            });
        self.set = Some(Set::Read(set.collect()));
    }

    /// The same fact with some fields set anew; one of them may be its date.
    pub fn overlaid(&self, set: &[(Field, Option<Held>)]) -> Fact {
        let on = set.iter().find_map(|(field, value)| match (field, value) {
            (Field::On, Some(Value::When(on))) => Some(*on),
            _ => None,
        });
        Fact {
            on: on.unwrap_or(self.on),
            said: self
                .said
                .overlaid(set.iter().filter(|(field, _)| *field != Field::On)),
            set: None,
            unaware_of: self.unaware_of.clone(),
            ..*self
        }
    }

    /// The entries that it hangs on, or that hang on it being there.
    pub fn links(&self) -> impl Iterator<Item = Name> + '_ {
        let said = self.said.iter().map(|(field, value)| (*field, value));
        said.filter_map(names_in).flatten().chain(self.links_set())
    }

    /// Those of them to which a correction makes its target point.
    pub fn links_set(&self) -> impl Iterator<Item = Name> + '_ {
        let set = self.sets().iter();
        let set = set.filter_map(|(field, value)| Some((*field, value.as_ref()?)));
        set.filter_map(names_in).flatten()
    }
}

/// The names in a field, where the fold finds its way back along it.
fn names_in((field, value): (Field, &Held)) -> Option<impl Iterator<Item = Name> + '_> {
    let names = match value {
        Value::Name(name) => std::slice::from_ref(name),
        Value::Names(names) => names,
        _ => return None,
    };
    linking(field).then(|| names.iter().copied())
}

/// Whether the fold finds its way back along a field, from what is pointed at to what points.
fn linking(field: Field) -> bool {
    matches!(
        field,
        Field::Of
            | Field::Claim
            | Field::Answers
            | Field::Tasks
            | Field::Decision
            | Field::Statement
            | Field::To
            | Field::Surrounding
            | Field::About
            | Field::Replaces
            | Field::Person
    )
}

impl Fact {
    /// Whether every name in it is one of so many.
    pub fn names_below(&self, count: usize) -> bool {
        fn fields(fields: &Fields<Name, ()>, count: usize) -> bool {
            fields.iter().all(|(_, held)| value(held, count))
        }
        fn value(held: &Held, count: usize) -> bool {
            match held {
                Value::Name(name) => name.at() < count,
                Value::Names(names) => names.iter().all(|name| name.at() < count),
                Value::Part(part) => fields(part, count),
                Value::Parts(parts) => parts.iter().all(|part| fields(part, count)),
                _ => true,
            }
        }
        self.name.at() < count
            && fields(&self.said, count)
            && self
                .sets()
                .iter()
                .all(|(_, held)| held.as_ref().is_none_or(|held| value(held, count)))
    }
}
