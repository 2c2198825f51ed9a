//! Whose device is whose, and what the record calls them.

use std::collections::BTreeMap;

use answerable_rooms::act::Act;
use answerable_rooms::ids::{DeviceId, PersonId};
use answerable_rooms::outline::Outline;
use answerable_rooms::room::Room;

use super::replicas::{Group, Place};

impl Group {
    /// The ref of whoever wrote, by device, as far as the record says it.
    pub(super) fn authors(
        &self,
        place: Place,
        fresh: &[(PersonId, String)],
    ) -> BTreeMap<DeviceId, String> {
        let Some(room) = self.rooms.get(&place) else {
            return BTreeMap::new();
        };
        let persons = persons(room);
        let named = |(device, person)| {
            let fresh = fresh.iter().rev().find(|(named, _)| *named == person);
            let name = fresh.map(|(_, name)| name);
            Some((device, name.or_else(|| self.names.get(&person))?.clone()))
        };
        persons.into_iter().filter_map(named).collect()
    }
}

/// Whose device is whose, as the outline says it; whether they were let in is another question.
pub(super) fn persons(room: &Room) -> BTreeMap<DeviceId, PersonId> {
    let mut persons: BTreeMap<DeviceId, PersonId> = BTreeMap::new();
    let mut places: Vec<_> = room.outlines().keys().copied().collect();
    places.sort_by(|a, b| room.graph().order(*a, *b));
    for at in places {
        let by = room.graph().device(at);
        match &room.outlines()[&at] {
            Outline::Genesis(genesis) => {
                persons.insert(by, genesis.person);
            }
            Outline::Act { act, .. } => {
                let person = match act {
                    Act::Admit { person, .. } | Act::Recover { person, .. } => Some(*person),
                    Act::Add { .. } => persons.get(&by).copied(),
                    Act::Restart { old, .. } => persons.get(&old.device).copied(),
                    _ => None,
                };
                if let (Some(person), Some(new)) = (person, act.new_device()) {
                    persons.entry(new.card.device()).or_insert(person);
                }
            }
            _ => {}
        }
    }
    persons
}

/// The first letters of a device's id, for people to say which.
pub(crate) fn short(device: &DeviceId) -> String {
    answerable_rooms::base32::encode(&device.0[..5])
}
