//! What the outline of a room says of single entries: who wrote them, for which side, and whether they
//! stand apart.

use std::collections::BTreeMap;

use answerable_rooms::graph::{At, Clock};
use answerable_rooms::ids::{DeviceId, PersonId};
use answerable_rooms::resolve::{Resolution, Resolver, State};
use answerable_rooms::room::Room;

use super::members::persons;
use super::replicas::{Group, Place};

/// A room, resolved.
pub(super) struct Rights<'r> {
    pub room: &'r Room,
    resolver: Resolver<'r>,
    now: std::rc::Rc<Resolution>,
    whole: Clock,
    cuts: BTreeMap<DeviceId, u64>,
    persons: BTreeMap<DeviceId, PersonId>,
}

impl<'r> Rights<'r> {
    pub(super) fn new(room: &'r Room) -> Self {
        let resolver = room.resolver();
        Self {
            room,
            now: resolver.whole(),
            resolver,
            whole: room.graph().whole(),
            cuts: room.cuts(),
            persons: persons(room),
        }
    }

    /// Whether an entry stands apart: its device had no right to write it, or has two histories.
    pub(super) fn is_apart(&self, at: At) -> bool {
        let graph = self.room.graph();
        let device = graph.device(at);
        if graph.is_forked(at, &self.whole) {
            return true;
        }
        match self.cuts.get(&device) {
            Some(last) => graph.seq(at) > *last,
            // Not cut off, and no member: nobody let it in who counts, or it forked, later than this.
            None => !self.now.is_member(&device) && graph.fork(&device, &self.whole).is_none(),
        }
    }

    /// Whose entry it is.
    pub(super) fn person(&self, at: At) -> Option<PersonId> {
        self.person_of(&self.room.graph().device(at))
    }

    /// Whose device it is.
    pub(super) fn person_of(&self, device: &DeviceId) -> Option<PersonId> {
        self.persons.get(device).copied()
    }

    /// What each entry's author could know.
    pub(super) fn resolver(&self) -> &Resolver<'r> {
        &self.resolver
    }

    /// Whether its device was of her side when it was written.
    pub(super) fn is_hers(&self, at: At) -> bool {
        let (device, view) = (self.room.graph().device(at), self.resolver.view(at));
        let person = view.person_of(&device);
        person
            .and_then(|person| view.people.get(&person))
            .is_some_and(|seen| seen.side.is_hers())
    }

    /// Whether nobody of her side had ever been in the room when an entry was written.
    pub(super) fn she_was_never_there(&self, at: At) -> bool {
        let view = self.resolver.view(at);
        !view.people.values().any(|seen| seen.side.is_hers())
    }

    /// Whether an erasure is its author's alone to decide: of their own words, or for her side of hers.
    pub(super) fn is_at_once(&self, erasure: At, target: At, hers: bool) -> bool {
        let (by, of) = (self.person(erasure), self.person(target));
        by.is_some() && by == of || hers && self.is_hers(erasure)
    }

    /// Whether a device is a member's.
    pub(super) fn is_member(&self, device: &DeviceId) -> bool {
        self.now.is_member(device)
    }

    /// How many members there are besides somebody.
    pub(super) fn others(&self, than: &PersonId) -> usize {
        let members = self.now.people.iter();
        members
            .filter(|(person, seen)| *person != than && seen.state == State::Member)
            .count()
    }
}

impl Group {
    /// The rooms whose content is read here.
    pub(super) fn read(&self) -> Vec<Place> {
        let reads = |room: &Room| {
            let now = room.resolver().whole();
            let me = now.people.get(&self.identity.person);
            me.is_some_and(|me| me.reader)
        };
        let rooms = self.rooms.iter().filter(|(_, room)| reads(room));
        rooms.map(|(place, _)| *place).collect()
    }
}
