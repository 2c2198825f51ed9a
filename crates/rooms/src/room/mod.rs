//! One device's replica of a room: what it has taken in, what it holds the keys of, what it published.
//!
//! It knows no storage and no file. What is to be kept is given back as [`Link`]s and small state;
//! names to be read are asked for through [`Fetch`]; what is to be put is given as bytes.

mod audit;
mod beside;
mod beyond;
mod candidates;
mod carried;
mod carrying;
mod contents;
mod debts;
mod elsewhere;
mod gone;
mod judge;
mod keyring;
mod leave_way;
mod left;
mod link;
mod look_back;
mod own;
mod place;
mod publish;
mod read;
mod receive;
mod staged;
mod take;
mod take_way;
mod vouch;
mod went_on;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::act::Act;
use crate::check::{Check, Refused};
use crate::device::Card;
use crate::entry::{Class, HeaderView, chain_start, next_id};
use crate::epoch::Announcement;
use crate::graph::{At, Graph, Link as Place};
use crate::head::{Envelope, SignedHead};
use crate::ids::{DeviceId, EntryId, EpochId, PersonId, ProcessId, RoomId};
use crate::outline::Outline;
use crate::resolve::Known;
use crate::resolve::excludes;

pub use audit::{Audit, Flaw, Gap, Stored, Verdict};
pub use beside::Had;
pub use carried::AnyEntries;
pub use carrying::FromNowOn;
pub use elsewhere::Elsewhere;
pub use keyring::Keyring;
pub use leave_way::Left;
pub use link::{Link, Notice, Payload};
pub use look_back::{ENTRIES_A_DAY_MAX, QUIET_S, is_flood, quiet};
pub use own::{Live, Own};
pub use publish::{Object, OwnEntries, OwnEntry, Published};
pub use read::{Cursor, Fetch, Fetched, Round};
pub use staged::{MILESTONE, Staged};
pub use take::Taken;
pub use take_way::{Looked, PLACES_MAX};
pub(crate) use went_on::GOES_ON;
pub use write::MadeKey;

/// What a vault kept of an entry, for a replica to be loaded.
pub struct Kept<'k> {
    /// Who wrote it.
    pub device: DeviceId,
    /// Its number.
    pub seq: u64,
    /// Its id.
    pub id: EntryId,
    /// Its header's bytes.
    pub header: &'k [u8],
    /// Its body, of an outline entry.
    pub outline: Option<&'k [u8]>,
}

/// An epoch that was announced here.
pub(crate) struct Epoch {
    pub announcement: Announcement,
    pub by: DeviceId,
    pub at: At,
}

/// One device's replica of a room.
pub struct Room {
    process: ProcessId,
    room: RoomId,
    me: DeviceId,
    /// The device that this one goes on from, for as long as it has not said so.
    was: Option<DeviceId>,
    graph: Graph,
    outlines: BTreeMap<At, Outline>,
    cards: BTreeMap<DeviceId, Card>,
    epochs: BTreeMap<EpochId, Epoch>,
    /// The epochs that content was written under.
    spans: carrying::Spans,
    /// Acts that take somebody or something out, whether they hold or not.
    excluding: Vec<At>,
    /// Whose a device is, by any act that says so.
    owners: BTreeMap<DeviceId, BTreeSet<PersonId>>,
    keys: Keyring,
    heads: BTreeMap<DeviceId, SignedHead>,
    cursors: BTreeMap<DeviceId, Cursor>,
    own: Own,
    /// What was resolved before: of a graph that grows it stays true.
    resolved: Rc<Known>,
}

impl Room {
    /// An empty replica of a room that was founded, or that one was let into.
    #[must_use]
    pub fn empty(process: ProcessId, room: RoomId, me: DeviceId) -> Self {
        Self {
            process,
            room,
            me,
            was: None,
            graph: Graph::default(),
            outlines: BTreeMap::new(),
            cards: BTreeMap::new(),
            epochs: BTreeMap::new(),
            spans: BTreeMap::new(),
            excluding: Vec::new(),
            owners: BTreeMap::new(),
            keys: Keyring::default(),
            heads: BTreeMap::new(),
            cursors: BTreeMap::new(),
            resolved: Rc::default(),
            own: Own::default(),
        }
    }

    /// Puts back an entry that a vault kept. They come in an order in which no past comes after.
    ///
    /// # Errors
    /// What the entry is refused for; a vault that was not tampered with gives none.
    pub fn put_back(&mut self, kept: &Kept<'_>) -> Result<(), Refused> {
        let view =
            HeaderView::parse(kept.header).map_err(|check| Refused::by(check).of(kept.device))?;
        let seen: Vec<EntryId> = view.seen().collect();
        let before = match kept.seq {
            1 => chain_start(&self.process, &self.room, &kept.device),
            seq => {
                // Where a device signed two histories, the id says which of them it goes on from.
                let all: Vec<EntryId> = self
                    .graph
                    .all_numbered(&kept.device, seq - 1)
                    .map(|at| self.graph.id(at))
                    .collect();
                let follows = |before: &&EntryId| next_id(before, seq, kept.header) == kept.id;
                let before = match &all[..] {
                    [only] => Some(only),
                    several => several.iter().find(follows),
                };
                *before.ok_or(Refused::by(Check::R020).of(kept.device))?
            }
        };
        let place = Place {
            device: kept.device,
            seq: kept.seq,
            before,
            id: kept.id,
            class: view.class,
            seen: &seen,
        };
        let at = self
            .graph
            .insert(&place)
            .map_err(|_| Refused::by(Check::R023).of(kept.device))?;
        if let Some(epoch) = view.epoch {
            self.note_span(kept.device, kept.seq, epoch);
        }
        if let (Class::Outline, Some(body)) = (view.class, kept.outline) {
            let outline =
                Outline::parse(body).map_err(|check| Refused::by(check).of(kept.device))?;
            self.note(at, outline);
        }
        Ok(())
    }

    /// Puts back the newest head of a device that a vault kept.
    ///
    /// # Errors
    /// What it is refused for.
    pub fn put_back_head(&mut self, envelope: &[u8]) -> Result<(), Refused> {
        let envelope = Envelope::parse(envelope)?;
        let device = envelope.device();
        let card = self
            .cards
            .get(&device)
            .ok_or(Refused::by(Check::R015).of(device))?;
        let head = envelope
            .verify(&self.process, &self.room, card)
            .map_err(|check| Refused::by(check).of(device))?;
        self.heads.insert(device, head);
        Ok(())
    }

    /// The keys that are held; those that a vault kept are put in here.
    pub fn keys_mut(&mut self) -> &mut Keyring {
        &mut self.keys
    }

    /// The keys that are held.
    #[must_use]
    pub fn keys(&self) -> &Keyring {
        &self.keys
    }

    /// What is remembered of own publications.
    #[must_use]
    pub fn own(&self) -> &Own {
        &self.own
    }

    /// Puts back what is remembered of own publications.
    pub fn put_back_own(&mut self, own: Own) {
        self.own = own;
    }

    /// How far a writer was read.
    #[must_use]
    pub fn cursor(&self, device: &DeviceId) -> Cursor {
        self.cursors.get(device).cloned().unwrap_or_default()
    }

    /// Says how far a writer was read, or where to begin with them.
    pub fn put_back_cursor(&mut self, device: DeviceId, cursor: Cursor) {
        self.cursors.insert(device, cursor);
    }

    /// The process.
    #[must_use]
    pub fn process(&self) -> &ProcessId {
        &self.process
    }

    /// The room.
    #[must_use]
    pub fn id(&self) -> &RoomId {
        &self.room
    }

    /// The own device.
    #[must_use]
    pub fn me(&self) -> &DeviceId {
        &self.me
    }

    /// The graph of what is here.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// What outline entries say, by their place.
    #[must_use]
    pub fn outlines(&self) -> &BTreeMap<At, Outline> {
        &self.outlines
    }

    /// The epochs that were announced here: where, and what for.
    pub fn epochs(&self) -> impl Iterator<Item = (&EpochId, At, &crate::epoch::Purpose)> {
        self.epochs
            .iter()
            .map(|(epoch, known)| (epoch, known.at, &known.announcement.purpose))
    }

    /// The card of a device that the room ever knew.
    #[must_use]
    pub fn card(&self, device: &DeviceId) -> Option<&Card> {
        self.cards.get(device)
    }

    /// The newest head of a device.
    #[must_use]
    pub fn head(&self, device: &DeviceId) -> Option<&SignedHead> {
        self.heads.get(device)
    }

    /// Who may have published something: every device that the outline ever named, and, for who is let
    /// in and has read nothing yet, those that the welcome named.
    pub fn writers(&self) -> Vec<DeviceId> {
        let mut writers: Vec<DeviceId> = self
            .cards
            .keys()
            .chain(self.cursors.keys())
            .copied()
            .collect();
        writers.sort_unstable();
        writers.dedup();
        writers
    }

    /// Remembers what an outline entry says.
    pub(crate) fn note(&mut self, at: At, outline: Outline) {
        match &outline {
            Outline::Genesis(genesis) => {
                let card = genesis.founder.card.clone();
                self.owners
                    .entry(card.device())
                    .or_default()
                    .insert(genesis.person);
                self.cards.insert(card.device(), card);
            }
            Outline::Act { act, .. } => {
                if excludes(act) {
                    self.excluding.push(at);
                }
                self.note_owner(at, act);
                let new = match act {
                    Act::Admit { .. }
                    | Act::Add { .. }
                    | Act::Recover { .. }
                    | Act::Restart { .. } => act.new_device(),
                    _ => None,
                };
                if let Some(new) = new {
                    self.cards.insert(new.card.device(), new.card.clone());
                }
            }
            Outline::Epoch { announcement, .. } => {
                let by = self.graph.device(at);
                let giver = self.giver(by);
                let before = self.before(at);
                let epoch = announcement.id(&giver, &before);
                self.epochs.insert(
                    epoch,
                    Epoch {
                        announcement: announcement.clone(),
                        by,
                        at,
                    },
                );
            }
            _ => {}
        }
        self.outlines.insert(at, outline);
    }

    /// Remembers whose device an act brings in.
    fn note_owner(&mut self, at: At, act: &Act) {
        let Some(new) = act.new_device() else { return };
        let of = |device: &DeviceId| self.owners.get(device).cloned().unwrap_or_default();
        let owners = match act {
            Act::Admit { person, .. } | Act::Recover { person, .. } => BTreeSet::from([*person]),
            Act::Restart { old, .. } => of(&old.device),
            _ => of(&self.graph.device(at)),
        };
        let device = new.card.device();
        self.owners.entry(device).or_default().extend(owners);
    }

    /// The id before an entry: the chain's start where it is the first.
    pub(crate) fn before(&self, at: At) -> EntryId {
        match self.graph.before(at) {
            Some(before) => self.graph.id(before),
            None => chain_start(&self.process, &self.room, &self.graph.device(at)),
        }
    }

    pub(crate) fn giver(&self, device: DeviceId) -> crate::handing::Giver {
        crate::handing::Giver {
            process: self.process,
            room: self.room,
            device,
        }
    }
}
