//! What a row of the log is. The vault knows nothing of what an entry says.

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
