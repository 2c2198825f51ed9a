//! Looking whether the log that a vault kept is what was signed: every header, id, commitment, signature
//! and key anew, and what each entry was allowed to do.
//!
//! Nothing is trusted but the room's own name. What is damaged is said and passed over, so that one
//! damaged byte hides nothing of the rest.

mod signed;
mod verdict;

use std::collections::BTreeMap;

use crate::check::Check;
use crate::content::Content;
use crate::entry::{Class, HeaderView, chain_start, commitment, next_id};
use crate::graph::{At, Link as Place, Unplaced};
use crate::ids::{DeviceId, EntryId, EpochId, ProcessId, RoomId};
use crate::outline::Outline;
use crate::room::Room;

pub use verdict::{Gap, Verdict};

/// A link of a chain as a vault kept it. Has no `Debug`: it may hold content.
pub struct Stored<'k> {
    /// Who wrote it.
    pub device: DeviceId,
    /// Which of their chains it is in: a device that signed more than one history has more than one.
    pub chain: u32,
    /// Its number.
    pub seq: u64,
    /// Its id.
    pub id: EntryId,
    /// Its header's bytes.
    pub header: &'k [u8],
    /// Its depth.
    pub depth: u64,
    /// Opening and body, where they are here.
    pub payload: Option<(&'k [u8; 16], &'k [u8])>,
}

/// Something that is not as it was signed, or that its author should not have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flaw {
    /// Whose device.
    pub device: DeviceId,
    /// The number of the entry; 0 where it is a head, a key or a segment.
    pub seq: u64,
    /// The check that it does not pass.
    pub check: Check,
}

/// The log of a room, link by link.
pub struct Audit {
    room: Room,
    tips: BTreeMap<u32, Tip>,
    /// What is to be judged when all is here.
    placed: Vec<Placed>,
    flaws: Vec<Flaw>,
    /// Entries that rest on something damaged, and could not be looked at.
    unplaced: BTreeMap<DeviceId, u64>,
}

/// An entry in the graph.
struct Placed {
    at: At,
    /// The epoch that it names, of content.
    epoch: Option<EpochId>,
    /// Whether it has heard of others since the entry before it.
    heard: bool,
}

/// Where a chain stands: the id that was kept last, and the one that follows from what was kept.
#[derive(Clone, Copy)]
struct Tip {
    seq: u64,
    kept: EntryId,
    derived: EntryId,
}

impl Audit {
    /// Begins with nothing.
    #[must_use]
    pub fn of(process: ProcessId, room: RoomId, me: DeviceId) -> Self {
        Self {
            room: Room::empty(process, room, me),
            tips: BTreeMap::new(),
            placed: Vec::new(),
            flaws: Vec::new(),
            unplaced: BTreeMap::new(),
        }
    }

    /// Looks at the next link; they come in an order in which no past comes after. Gives what it says,
    /// where that is content, is here, and is what was committed to.
    pub fn link<'k>(&mut self, stored: &Stored<'k>) -> Option<Content<'k>> {
        let before = self.chain(stored);
        let Ok(view) = HeaderView::parse(stored.header) else {
            // That its id does not fit was said already.
            *self.unplaced.entry(stored.device).or_default() += 1;
            return None;
        };
        let said = match stored.payload {
            None => Ok((None, None)),
            Some((opening, body)) if commitment(opening, body) != view.commitment => {
                Err(Check::R024)
            }
            Some((_, body)) => match view.class {
                Class::Content => Content::parse(body).map(|content| (Some(content), None)),
                Class::Outline => Outline::parse(body).map(|outline| (None, Some(outline))),
            },
        };
        let (content, outline) = match said {
            Ok(said) => said,
            Err(check) => {
                self.flaw(stored, check);
                (None, None)
            }
        };
        self.place(stored, before, &view, outline);
        content
    }

    /// Holds an id against the chain below it, and gives the id before it as it was kept. Where one
    /// is damaged, what follows may rest on the id as it was kept, or as it should have been.
    fn chain(&mut self, stored: &Stored<'_>) -> EntryId {
        let tip = match self.tips.get(&stored.chain) {
            Some(tip) => *tip,
            None => self.beginning(stored),
        };
        let mut derived = next_id(&tip.kept, stored.seq, stored.header);
        if derived != stored.id && tip.kept != tip.derived {
            derived = next_id(&tip.derived, stored.seq, stored.header);
        }
        if tip.seq + 1 != stored.seq || derived != stored.id {
            self.flaw(stored, Check::R020);
        }
        let next = Tip {
            seq: stored.seq,
            kept: stored.id,
            derived,
        };
        self.tips.insert(stored.chain, next);
        tip.kept
    }

    /// What the first link of a chain follows: nothing, or where a device parted from what it had signed.
    fn beginning(&self, stored: &Stored<'_>) -> Tip {
        let graph = &self.room.graph;
        let parts_at = graph
            .all_numbered(&stored.device, stored.seq.saturating_sub(1))
            .map(|at| graph.id(at))
            .find(|before| next_id(before, stored.seq, stored.header) == stored.id);
        let start = || chain_start(&self.room.process, &self.room.room, &stored.device);
        let (seq, id) = match parts_at {
            Some(before) => (stored.seq - 1, before),
            None => (0, start()),
        };
        Tip {
            seq,
            kept: id,
            derived: id,
        }
    }

    fn place(
        &mut self,
        stored: &Stored<'_>,
        before: EntryId,
        view: &HeaderView<'_>,
        outline: Option<Outline>,
    ) {
        let seen: Vec<EntryId> = view.seen().collect();
        let place = Place {
            device: stored.device,
            seq: stored.seq,
            before,
            id: stored.id,
            class: view.class,
            seen: &seen,
        };
        let at = match self.room.graph.insert(&place) {
            Ok(at) => at,
            Err(unplaced) => {
                *self.unplaced.entry(stored.device).or_default() += 1;
                return match unplaced {
                    // What is wrong was said where the one before it was looked at.
                    Unplaced::Missing(missing) if missing.contains(&before) => {}
                    Unplaced::Missing(_) => self.flaw(stored, Check::R023),
                    Unplaced::Refused(check) => self.flaw(stored, check),
                };
            }
        };
        if self.room.graph.depth(at) != stored.depth {
            self.flaw(stored, Check::R020);
        }
        self.placed.push(Placed {
            at,
            epoch: view.epoch,
            heard: !seen.is_empty(),
        });
        if let Some(outline) = outline {
            self.room.note(at, outline);
        }
    }

    fn flaw(&mut self, stored: &Stored<'_>, check: Check) {
        self.flaws.push(Flaw {
            device: stored.device,
            seq: stored.seq,
            check,
        });
    }
}
