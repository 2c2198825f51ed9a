//! The devices of one's own, and a new one for somebody who lost theirs.

use answerable_rooms::act::Act;
use answerable_rooms::ids::PersonId;
use answerable_rooms::offer::{Offered, Purpose};
use answerable_rooms::outline::Outline;
use answerable_rooms::resolve::{PersonSeen, State};

use super::members::short;
use super::plain::{Device, Invited};
use super::replicas::{Group, Place};
use crate::{Failure, Now, Office};

impl Office {
    /// A code for a further device of one's own.
    ///
    /// # Errors
    /// Where there is no depot to meet in.
    pub fn device_add(&mut self, now: Now) -> Result<Invited, Failure> {
        self.begin_group(now)?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let offered = offered(group, &group.identity.person);
        self.draw_invitation(Purpose::Own, offered, None, now)
    }

    /// A code for somebody who lost all devices.
    ///
    /// # Errors
    /// Where nobody of that ref is in a room, or there is no depot to meet in.
    pub fn recover_person(&mut self, person: &str, now: Now) -> Result<Invited, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let id = group.person(person).ok_or(Failure::NoSuchPerson)?;
        let offered = offered(group, &id);
        if offered.is_empty() {
            return Err(Failure::NoSuchPerson);
        }
        self.draw_invitation(Purpose::Recover, offered, Some(person), now)
    }

    /// The devices of one's own.
    ///
    /// # Errors
    /// Where somebody writes alone here.
    pub fn devices(&mut self) -> Result<Vec<Device>, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let me = group.identity.person;
        let mut devices: Vec<Device> = Vec::new();
        for room in group.rooms.values() {
            let resolution = room.resolver().whole();
            let reader = resolution.people.get(&me).is_some_and(|seen| seen.reader);
            for (id, seen) in resolution
                .devices
                .iter()
                .filter(|(_, seen)| seen.person == me)
            {
                if !devices.iter().any(|known| known.name == short(id)) {
                    devices.push(super::people::device(id, seen, reader, room));
                }
            }
        }
        Ok(devices)
    }

    /// Drops a device of one's own: nothing that is written from then on can be opened with it.
    ///
    /// # Errors
    /// Where one has none of that name, or it is the one in use.
    pub fn device_drop(&mut self, name: &str, now: Now) -> Result<(), Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let me = group.identity.person;
        let mut dropped: Vec<(Place, Act)> = Vec::new();
        for (place, room) in &group.rooms {
            let resolution = room.resolver().whole();
            let mine = resolution
                .devices_of(&me)
                .find(|device| short(device) == name);
            match mine {
                Some(device) if device == *room.me() => return Err(Failure::LastDevice),
                Some(device) => dropped.push((
                    *place,
                    Act::Drop {
                        devices: vec![device],
                    },
                )),
                None => {}
            }
        }
        if dropped.is_empty() {
            return Err(Failure::NoSuchDevice);
        }
        for (place, act) in dropped {
            self.write_act(place, act, now)?;
        }
        Ok(())
    }
}

impl Group {
    /// The person that the record calls so.
    pub(super) fn person(&self, reference: &str) -> Option<PersonId> {
        let found = self.names.iter().find(|(_, name)| *name == reference);
        found.map(|(person, _)| *person)
    }
}

/// The rooms in which a person is, as they are in them.
fn offered(group: &Group, person: &PersonId) -> Vec<Offered> {
    let offered = group.rooms.values().filter_map(|room| {
        let resolution = room.resolver().whole();
        let seen: &PersonSeen = resolution.people.get(person)?;
        let genesis = room
            .outlines()
            .values()
            .find(|outline| matches!(outline, Outline::Genesis(_)))?;
        (seen.state != State::Out).then(|| Offered {
            room: *room.id(),
            genesis: genesis.encode(),
            person: *person,
            side: seen.side,
            reader: seen.reader,
            from_now: seen.from.is_some(),
        })
    });
    offered.collect()
}
