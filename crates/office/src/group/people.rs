//! Who is in the rooms, leaving, and removing.

use std::collections::BTreeMap;

use answerable_record::{Day, words::Room as Which};
use answerable_rooms::act::{Act, Side as RoomSide};
use answerable_rooms::device::DeviceKind as RoomKind;
use answerable_rooms::graph::At;
use answerable_rooms::ids::{DeviceId, PersonId};
use answerable_rooms::outline::Outline;
use answerable_rooms::resolve::{DeviceSeen, PersonSeen, State};
use answerable_rooms::room::Room;

use super::members::short;
use super::plain::{
    Device, DeviceKind, Given, Member, Members, Noticed, Removed, RoomSeen, Side, Standing,
};
use super::replicas::{Group, Place};
use crate::{Draft, Failure, Now, Office};

impl Office {
    /// Who is in the rooms, how complete each is, and what was noticed.
    ///
    /// # Errors
    /// Where somebody writes alone here, or the vault can't be read.
    pub fn members(&mut self, _now: Now) -> Result<Members, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let mut people: BTreeMap<PersonId, Member> = BTreeMap::new();
        let mut order: Vec<PersonId> = Vec::new();
        let (mut rooms, mut noticed) = (Vec::new(), Vec::new());
        for (place, room) in &group.rooms {
            let resolution = room.resolver().whole();
            let me = resolution.people.get(&group.identity.person);
            rooms.push(RoomSeen {
                room: place.which(),
                reads: me.is_some_and(|me| me.reader),
                from: me.and_then(|me| me.from).map(|at| day(room, at)),
                entries: room.graph().len() as u64,
                missing: missing(room),
            });
            let mut seen: Vec<(&PersonId, &PersonSeen)> = resolution.people.iter().collect();
            seen.sort_by(|(_, a), (_, b)| room.graph().order(a.let_in, b.let_in));
            for (id, seen) in seen {
                if !order.contains(id) {
                    order.push(*id);
                }
                let member = people.entry(*id).or_insert_with(|| empty(group, id, seen));
                member
                    .rooms
                    .push((place.which(), standing(seen.state, seen.reader)));
                let backers = resolution
                    .acts
                    .get(&seen.let_in)
                    .map(|(_, backers)| backers);
                for backer in backers
                    .into_iter()
                    .flatten()
                    .filter_map(|backer| group.names.get(backer))
                {
                    if !member.let_in_by.contains(backer) {
                        member.let_in_by.push(backer.clone());
                    }
                }
                for (id_of, of) in resolution.devices.iter().filter(|(_, of)| of.person == *id) {
                    let own =
                        Some(room.own().headed_at_s).filter(|at| id_of == room.me() && *at > 0);
                    let head = room.head(id_of).map(|head| head.head().at).or(own);
                    member.complete_as_of_s = member.complete_as_of_s.max(head);
                    let name = short(id_of);
                    if !member.devices.iter().any(|known| known.name == name) {
                        member.devices.push(device(id_of, of, seen.reader, room));
                    }
                }
            }
            for fork in room.graph().forks(&room.graph().whole()) {
                noticed.push(Noticed {
                    check: "R-030",
                    whose: Some(whose(group, room, &fork.device)),
                    room: Some(place.which()),
                    count: 1,
                });
            }
        }
        if group
            .rooms
            .values()
            .any(|room| room.went_on_from().is_some())
        {
            noticed.push(Noticed {
                check: "R-081",
                whose: None,
                room: None,
                count: 1,
            });
        }
        let people = order
            .into_iter()
            .filter_map(|id| people.remove(&id))
            .collect();
        Ok(Members {
            people,
            rooms,
            noticed,
        })
    }

    /// Leaves rooms; all of them where none is named. What was read stays.
    ///
    /// # Errors
    /// Where one is not in a room.
    pub fn leave(&mut self, rooms: &[Which], now: Now) -> Result<(), Failure> {
        let asked = |place: &Place| rooms.is_empty() || rooms.contains(&place.which());
        let places: Vec<Place> = self.places()?.into_iter().filter(asked).collect();
        if places.is_empty() {
            return Err(Failure::NotInRoom);
        }
        if rooms.is_empty()
            && let Some(me) = self.me.clone()
        {
            self.say_left(&me, now)?;
        }
        for place in places {
            self.write_act(place, Act::Leave, now)?;
        }
        Ok(())
    }

    /// Proposes to remove a person from rooms; from all that they are in where none is named.
    ///
    /// # Errors
    /// Where no person of that ref is in a room, or they can't be removed.
    pub fn remove(&mut self, person: &str, rooms: &[Which], now: Now) -> Result<Removed, Failure> {
        let id = {
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let found = group.names.iter().find(|(_, name)| *name == person);
            *found.ok_or(Failure::NoSuchPerson)?.0
        };
        let mut given = Given::InForce;
        let mut proposed = false;
        for place in self.places()? {
            if !rooms.is_empty() && !rooms.contains(&place.which()) {
                continue;
            }
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let room = &group.rooms[&place];
            let resolution = room.resolver().whole();
            let Some(seen) = resolution
                .people
                .get(&id)
                .filter(|seen| seen.state != State::Out)
            else {
                continue;
            };
            if seen.side == RoomSide::Survivor
                || !resolution.is_member(room.me())
                || id == group.identity.person
            {
                return Err(Failure::CantRemove);
            }
            let cuts = room.cuts_of(&id);
            self.write_act(place, Act::Remove { person: id, cuts }, now)?;
            proposed = true;
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let room = &group.rooms[&place];
            let at = room
                .graph()
                .find(&room.tip_id())
                .ok_or(Failure::GroupDamaged)?;
            let resolver = room.resolver();
            let backers = resolver
                .whole()
                .acts
                .get(&at)
                .map(|(_, backers)| backers.clone())
                .unwrap_or_default();
            let needed = resolver.needed(at);
            if !needed.possible {
                return Err(Failure::CantRemove);
            }
            if !needed.is_met(&backers) {
                let (contact, hers) = needed.lacking(&backers);
                given = Given::Waits(
                    u32::try_from(contact).unwrap_or(u32::MAX),
                    u32::try_from(hers).unwrap_or(u32::MAX),
                );
            }
        }
        if !proposed {
            return Err(Failure::NoSuchPerson);
        }
        let depots = self
            .depots()?
            .into_iter()
            .map(|depot| depot.place)
            .collect();
        Ok(Removed { given, depots })
    }

    fn say_left(&mut self, person: &str, now: Now) -> Result<(), Failure> {
        let fields = [("person", person), ("change", "left")];
        let fields = fields
            .iter()
            .map(|(field, value)| ((*field).to_owned(), (*value).into()))
            .collect();
        // Where the record does not know them as a member, there is nothing to say.
        match self.write_down(
            answerable_record::Kind::Membership,
            &Draft {
                fields,
                files: Vec::new(),
            },
            now,
        ) {
            Ok(_) | Err(Failure::Faults(_)) => Ok(()),
            Err(failure) => Err(failure),
        }
    }
}

fn empty(group: &Group, id: &PersonId, seen: &PersonSeen) -> Member {
    Member {
        person: group.names.get(id).cloned(),
        name: group.names.get(id).cloned(),
        side: match seen.side {
            RoomSide::Survivor => Side::Survivor,
            RoomSide::Support => Side::Support,
            RoomSide::Contact => Side::Contact,
        },
        rooms: Vec::new(),
        devices: Vec::new(),
        complete_as_of_s: None,
        me: *id == group.identity.person,
        let_in_by: Vec::new(),
    }
}

fn standing(state: State, reader: bool) -> Standing {
    match (state, reader) {
        (State::Member, true) => Standing::Reads,
        (State::Member, false) => Standing::Voice,
        (State::Suspended, _) => Standing::Suspended,
        (State::Out, _) => Standing::Out,
    }
}

/// The day on which an entry was written, by its author's clock.
fn day(room: &Room, at: At) -> String {
    let seconds = room.outlines().get(&at).map_or(0, Outline::at);
    let days = i32::try_from(seconds / (24 * 60 * 60)).unwrap_or(i32::MAX);
    Day::from_number(days).to_string()
}

/// A device, as people see it.
pub(super) fn device(id: &DeviceId, of: &DeviceSeen, reader: bool, room: &Room) -> Device {
    Device {
        name: short(id),
        kind: match of.card.kind() {
            RoomKind::Machine => DeviceKind::Machine,
            RoomKind::Paper => DeviceKind::Paper,
            RoomKind::Shares => DeviceKind::Shares,
        },
        standing: standing(of.state, reader),
        this: id == room.me(),
    }
}

/// Who a device belongs to, as the record calls them, or the device's short name.
pub(super) fn whose(group: &Group, room: &Room, device: &DeviceId) -> String {
    let person = room.resolver().whole().person_of(device);
    let name = person.and_then(|person| group.names.get(&person).cloned());
    name.unwrap_or_else(|| short(device))
}

/// How many entries others say that they have seen, and that are not here.
fn missing(room: &Room) -> u64 {
    let mut known: BTreeMap<DeviceId, u64> = BTreeMap::new();
    for writer in room.writers() {
        for seen in room
            .head(&writer)
            .into_iter()
            .flat_map(|head| &head.head().seen)
        {
            let told = known.entry(seen.device).or_default();
            *told = seen.seq.max(*told);
        }
    }
    let here = |device: &DeviceId| {
        room.graph()
            .tip(device)
            .map_or(0, |at| room.graph().seq(at))
    };
    known
        .iter()
        .map(|(device, told)| told.saturating_sub(here(device)))
        .sum()
}
