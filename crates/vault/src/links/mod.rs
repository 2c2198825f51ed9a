//! The signed log of each room: what an entry is made of beside its line, link by link.
//!
//! The vault checks none of it. It keeps the bytes, each once: a link whose content is a row of the
//! log says which, and its body is then `before ‖ line ‖ after`.

mod cut;
mod read;
mod write;

pub(crate) use read::row_of;

use crate::entry::{Room, RowId};

/// Says where a link stands: in which room, in which chain of it, which one of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkAt {
    /// The room.
    pub room: Room,
    /// The chain's number in this vault; see [`Writer::chain`](crate::Writer::chain).
    pub chain: u32,
    /// The link's number in its chain.
    pub seq: u32,
}

/// A link to be written down. Has no `Debug`: it is content.
#[derive(Clone, Copy)]
pub struct NewLink<'a> {
    /// Where it stands; each place once.
    pub at: LinkAt,
    /// Its id; each once a room.
    pub id: &'a [u8; 32],
    /// Its header, as received.
    pub header: &'a [u8],
    /// Its depth in the room; greater than that of the link before it. At most 2⁶³ - 1.
    pub depth: u64,
    /// Its payload, where that is here.
    pub payload: Option<NewPayload<'a>>,
}

/// A payload to be written down. Has no `Debug`: it is content.
#[derive(Clone, Copy)]
pub struct NewPayload<'a> {
    /// What opens the commitment.
    pub opening: &'a [u8; 16],
    /// The body up to its line; all of it where it has no row.
    pub before: &'a [u8],
    /// The row whose line stands next in the body; a row is one link's alone.
    pub row: Option<RowId>,
    /// The body after its line.
    pub after: &'a [u8],
}

/// A link as it is read, borrowed from the page it lies on. Has no `Debug`: it is content.
#[derive(Clone, Copy)]
pub struct Link<'a> {
    /// Where it stands.
    pub at: LinkAt,
    /// Its id.
    pub id: &'a [u8; 32],
    /// Its header, as received.
    pub header: &'a [u8],
    /// Its depth in the room.
    pub depth: u64,
    /// Whether its payload is here.
    pub held: Held,
    /// The row that shows it, also after its payload was destroyed.
    pub row: Option<RowId>,
    /// Its payload, where it is here and [`Parts`] asked for it.
    pub payload: Option<Payload<'a>>,
}

/// Says whether the payload of a link is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// It is here.
    Here,
    /// It did not come with the link, or could not be opened yet.
    Away,
    /// It was destroyed.
    Erased,
}

/// A payload as it is read. Has no `Debug`: it is content.
#[derive(Clone, Copy)]
pub struct Payload<'a> {
    /// What opens the commitment.
    pub opening: &'a [u8; 16],
    /// The body up to its line.
    pub before: &'a [u8],
    /// The line; empty where the link has no row.
    pub line: &'a [u8],
    /// The body after its line.
    pub after: &'a [u8],
}

impl Payload<'_> {
    /// Returns the body in its pieces, one after the other.
    #[must_use]
    pub fn body(&self) -> [&[u8]; 3] {
        [self.before, self.line, self.after]
    }
}

/// Says which payloads are read with the links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// None; the quickest.
    Headers,
    /// Those of links without a row: outlines, and contents that are no line.
    Rowless,
    /// Every one that is here.
    All,
}
