//! What a row of the log is. The vault knows nothing of what an entry says.

use crate::fault::Store;

/// Says where an entry stands in the order of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// How many entries stand before it at least; at most 2⁶³ - 1.
    pub depth: u64,
    /// Decides between entries of one depth; the same on all devices.
    pub tie: [u8; 16],
}

/// Names a row within this vault, and nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub(crate) i64);

impl RowId {
    /// Returns the number, to be kept beside things that are derived from the row.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    /// Takes a number that [`Self::number`] gave.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self(number)
    }
}

/// Says in which room of a process something lies; the numbers are those of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Room {
    /// The survivor's.
    Survivor = 0,
    /// That of the contact group.
    Contact = 1,
    /// The one in between.
    Bridge = 2,
    /// Not known: written before there were rooms, and not adopted by one yet.
    Unknown = 3,
}

impl Room {
    /// Every room that a row can lie in.
    pub const ALL: [Self; 4] = [Self::Survivor, Self::Contact, Self::Bridge, Self::Unknown];

    /// Returns its number.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    /// Takes a number that [`Self::number`] gave; `None` where no room has it.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    pub(crate) fn read(number: i64) -> Result<Self, Store> {
        let number = u8::try_from(number).ok();
        number.and_then(Self::from_number).ok_or(Store::Damaged)
    }
}

/// Says whether an entry counts, as its room has it today; the caller works that out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Standing {
    /// It counts.
    Counts = 0,
    /// It was relayed in her name, and does not count before her side confirms it.
    Relayed = 1,
    /// It is hidden: somebody has asked for its erasure. No search finds it.
    Hidden = 2,
    /// It stands apart: who wrote it was not in the room, or has two histories.
    Apart = 3,
    /// It was relayed, and counts since her side has never been there.
    RelayedCounts = 4,
}

impl Standing {
    /// Every standing that a row can have.
    pub const ALL: [Self; 5] = [
        Self::Counts,
        Self::Relayed,
        Self::Hidden,
        Self::Apart,
        Self::RelayedCounts,
    ];

    /// Returns its number.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    /// Takes a number that [`Self::number`] gave; `None` where no standing has it.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    pub(crate) fn read(number: i64) -> Result<Self, Store> {
        let number = u8::try_from(number).ok();
        number.and_then(Self::from_number).ok_or(Store::Damaged)
    }
}

/// An entry to be written down. Has no `Debug`: it is content.
#[derive(Clone, Copy)]
pub struct NewEntry<'a> {
    /// Where it stands; each position once.
    pub position: Position,
    /// The entry's ref; two entries of one ref can be there, from members who wrote at once.
    pub name: &'a str,
    /// The entry's type.
    pub kind: &'a str,
    /// Who recorded it.
    pub author: &'a str,
    /// When it was recorded, in seconds since 1970.
    pub recorded_at_s: i64,
    /// The entry's own bytes.
    pub line: &'a [u8],
    /// The words by which it is found.
    pub search: &'a str,
    /// The room in which it lies.
    pub room: Room,
    /// Whether it counts.
    pub standing: Standing,
}

/// An entry as it is read, borrowed from the page it lies on. Has no `Debug`: it is content.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// Its row.
    pub row: RowId,
    /// Where it stands.
    pub position: Position,
    /// The entry's ref.
    pub name: &'a str,
    /// The entry's type.
    pub kind: &'a str,
    /// Who recorded it.
    pub author: &'a str,
    /// When it was recorded, in seconds since 1970.
    pub recorded_at_s: i64,
    /// Whether its bytes were erased; `line` is the stub then.
    pub erased: bool,
    /// The entry's own bytes.
    pub line: &'a [u8],
    /// The room in which it lies.
    pub room: Room,
    /// Whether it counts.
    pub standing: Standing,
}

/// A stored fold: what a caller made of the log up to a position. Has no `Debug`: it is content.
pub struct Fold {
    /// The last entry that is in it.
    pub position: Position,
    /// How many entries are in it.
    pub count: u64,
    /// What the caller made of them.
    pub bytes: Vec<u8>,
}
