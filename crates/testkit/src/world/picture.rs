//! What a member says of a room: who is in, what counts, in which order.

use std::collections::{BTreeMap, BTreeSet};

use answerable_rooms::entry::Class;
use answerable_rooms::graph::At;
use answerable_rooms::ids::{DeviceId, EntryId, PersonId};
use answerable_rooms::resolve::{ActState, Resolution, State};
use answerable_rooms::room::Room;

use super::kept::Row;
use super::replica::Replica;

/// What members have to agree on.
#[derive(PartialEq, Eq)]
pub(super) struct Picture {
    people: BTreeMap<PersonId, (bool, State)>,
    devices: BTreeMap<DeviceId, State>,
    acts: BTreeMap<EntryId, (ActState, BTreeSet<PersonId>)>,
    counted: Vec<EntryId>,
}

impl Picture {
    pub(super) fn of(room: &Room) -> Self {
        let whole = room.resolver().whole();
        let people = whole.people.iter();
        let devices = whole.devices.iter();
        let acts = whole.acts.iter();
        let apart = Apart::of(room, &whole);
        let ordered = room.graph().ordered().into_iter();
        let counted = ordered.filter(|at| room.graph().class(*at) == Class::Content);
        Self {
            people: people
                .map(|(id, seen)| (*id, (seen.reader, seen.state)))
                .collect(),
            devices: devices.map(|(id, seen)| (*id, seen.state)).collect(),
            acts: acts
                .map(|(at, act)| (room.graph().id(*at), act.clone()))
                .collect(),
            counted: counted
                .filter(|at| !apart.holds(room, *at))
                .map(|at| room.graph().id(at))
                .collect(),
        }
    }

    pub(super) fn acts_in_force(&self) -> u64 {
        let states = self.acts.values().map(|(state, _)| state);
        states.filter(|state| **state == ActState::InForce).count() as u64
    }

    /// In what another picture differs.
    pub(super) fn difference(&self, other: &Self) -> String {
        let mine: BTreeSet<_> = self.counted.iter().collect();
        let theirs: BTreeSet<_> = other.counted.iter().collect();
        format!(
            "people {}, devices {}, acts {} and {}, counted {} and {}, only here {}, only there {}",
            if self.people == other.people {
                "same"
            } else {
                "differ"
            },
            if self.devices == other.devices {
                "same"
            } else {
                "differ"
            },
            self.acts.len(),
            other.acts.len(),
            mine.len(),
            theirs.len(),
            mine.difference(&theirs).count(),
            theirs.difference(&mine).count(),
        )
    }
}

/// What stands apart, as room.md has it (section 11, step 10), worked out here once more.
pub(super) struct Apart {
    cuts: BTreeMap<DeviceId, u64>,
    not_let_in: BTreeSet<DeviceId>,
    known: BTreeSet<DeviceId>,
}

impl Apart {
    pub(super) fn of(room: &Room, whole: &Resolution) -> Self {
        let disputed = |at: &At| whole.in_dispute.contains(at);
        let devices = whole.devices.iter();
        let not_let_in = devices.filter(|(_, seen)| disputed(&seen.let_in));
        Self {
            cuts: room.cuts(),
            not_let_in: not_let_in.map(|(device, _)| *device).collect(),
            known: whole.devices.keys().copied().collect(),
        }
    }

    /// Whether an entry stands apart.
    pub(super) fn holds(&self, room: &Room, at: At) -> bool {
        let graph = room.graph();
        let device = graph.device(at);
        let beyond = self
            .cuts
            .get(&device)
            .is_some_and(|last| graph.seq(at) > *last);
        beyond
            || graph.is_forked(at, &graph.whole())
            || self.not_let_in.contains(&device)
            || !self.known.contains(&device)
    }
}

/// The content that counts with a device.
pub(super) fn counted_rows(replica: &Replica) -> impl Iterator<Item = &Row> {
    let room = &replica.room;
    let apart = Apart::of(room, &room.resolver().whole());
    let rows = replica.kept.rows.iter();
    rows.filter(move |row| {
        let at = room.graph().find(&row.id);
        row.class == Class::Content && at.is_some_and(|at| !apart.holds(room, at))
    })
}
