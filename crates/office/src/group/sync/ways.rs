//! Ways back (room.md, 15.6): where somebody left one for this device, it is taken before a room is read;
//! and one is left for members who can't be seen to find what is published here. Each depot by itself.

use std::collections::BTreeMap;

use answerable_depot::{Depot, Name};
use answerable_rooms::ids::DeviceId;
use answerable_rooms::room::{Left, Taken};
use answerable_rooms::way_back;
use answerable_vault::{Entropy, Writer};

use super::super::adopt::seconds;
use super::super::replicas::{CURSORS, Place, keep_key};
use super::put::is_put;
use super::read::{From, Told};
use crate::{Failure, Now, Office};

/// Up to which place each depot was looked through for ways back to the own device.
pub(in crate::group) const PASSED: &str = "passed";
/// What was left for whom in which depot.
pub(in crate::group) const LEFT: &str = "left";
/// The objects of these that may have to be put again, with the number of their place.
pub(in crate::group) const WAYS: &str = "ways";
/// Places that are looked at for a free one in a round; where all are taken, the next round goes on.
const PLACES_MAX: u64 = 64;

impl Office {
    /// Takes the first way back that somebody left for this device; says whether there was one.
    pub(super) fn look_for_way(
        &mut self,
        place: Place,
        handle: &str,
        depot: &dyn Depot,
        told: &mut Told,
    ) -> Result<bool, Failure> {
        let group = self.group.as_mut().ok_or(Failure::NoGroup)?;
        let room = group.rooms.get_mut(&place).expect("it was listed");
        let shelf = place.named(PASSED);
        let key = [handle.as_bytes(), room.me().bytes()].concat();
        let passed = number(self.vault.shelved(&shelf, &key)?);
        let mut from = From::new(depot);
        let looked = room.look_for_way(&group.identity.keys, passed, &mut from);
        told.take(place, &looked.notices);
        if looked.passed > passed {
            let mut taken = Taken::default();
            if let Some(found) = &looked.found {
                room.take_way(found, &mut taken);
            }
            told.take(place, &taken.notices);
            let kept = self.vault.write(|writer| -> Result<(), Failure> {
                for key in &taken.keys {
                    keep_key(writer, place, key)?;
                }
                for (device, cursor) in &taken.cursors {
                    writer.shelve(&place.named(CURSORS), device.bytes(), &cursor.encode())?;
                }
                Ok(writer.shelve(&shelf, &key, &looked.passed.to_be_bytes())?)
            });
            if kept.is_err() {
                self.group = None;
            }
            kept?;
        }
        from.done()?;
        Ok(looked.found.is_some())
    }

    /// Leaves a way back in a depot for whom one is owed, and puts again what it lost of those left before.
    pub(super) fn leave_ways(
        &mut self,
        handle: &str,
        depot: &dyn Depot,
        now: Now,
    ) -> Result<(), Failure> {
        for place in self.places()? {
            self.note_ways_owed(place, handle, now)?;
            for (key, _) in self
                .vault
                .shelf_keys(&place.named(WAYS), handle.as_bytes())?
            {
                let device = key.len().checked_sub(32).map(|at| &key[at..]);
                if let Some(device) = device.and_then(DeviceId::from_slice) {
                    self.leave_way(place, &key, device, depot)?;
                }
            }
        }
        Ok(())
    }

    /// Remembers to whom a way back is owed now; what was left for others is put again no more.
    fn note_ways_owed(&mut self, place: Place, handle: &str, now: Now) -> Result<(), Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let me = *group.rooms[&place].me();
        let from = [handle.as_bytes(), me.bytes()].concat();
        let mut left = BTreeMap::new();
        self.vault
            .each_shelved(&place.named(LEFT), &from, |key, value| {
                let device = key.strip_prefix(&from[..]).and_then(DeviceId::from_slice);
                let known = Left::decode(value).map_err(|_| Failure::GroupDamaged)?;
                left.extend(device.map(|device| (device, known)));
                Ok::<(), Failure>(())
            })?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let owed = group.rooms[&place].ways_owed(&left, seconds(now));
        if owed.is_empty() {
            return Ok(());
        }
        self.vault.write(|writer| -> Result<(), Failure> {
            for (device, now, due) in &owed {
                let key = [&from, device.bytes()].concat();
                match now {
                    Some(now) => writer.shelve(&place.named(LEFT), &key, &now.encode())?,
                    None => {
                        writer.unshelve(&place.named(LEFT), &key)?;
                        writer.unshelve(&place.named(WAYS), &key)?;
                    }
                }
                if *due {
                    // It gets its place and is sealed when it is put.
                    keep_way(writer, place, &key, (0, &[]))?;
                }
            }
            Ok(())
        })
    }

    /// Puts a way back at the first place that is free; nothing where it lies there already.
    fn leave_way(
        &mut self,
        place: Place,
        key: &[u8],
        device: DeviceId,
        depot: &dyn Depot,
    ) -> Result<(), Failure> {
        let kept = self.vault.shelved(&place.named(WAYS), key)?;
        let kept = kept.unwrap_or_default();
        let (at, object) = kept.split_at_checked(8).ok_or(Failure::GroupDamaged)?;
        let at = u64::from_be_bytes(at.try_into().expect("it was cut so"));
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = &group.rooms[&place];
        let id = *room.id();
        let name = |at| Name::new(way_back::place(&id, &device, at).name()).expect("computed");
        if !object.is_empty() && is_put(depot, &name(at), object)? {
            return Ok(());
        }
        // A place that others took in the meantime is passed over. Where it has none yet, it begins at the
        // first: what a storage lost leaves a gap at which the other one waits.
        let from = if object.is_empty() { at + 1 } else { 1 };
        let mut free = None;
        for at in from..from + PLACES_MAX {
            match depot.get(&name(at), 0) {
                Ok(None) => {
                    free = Some(at);
                    break;
                }
                Ok(Some(_)) => {}
                Err(failure) if failure.is_of_one_object() => {}
                Err(failure) => return Err(failure.into()),
            }
        }
        let Some(card) = room.card(&device) else {
            return Ok(());
        };
        let (start, keys) = (room.way_for(&device), &group.identity.keys);
        let object = match free {
            Some(at) => way_back::object(at, start, keys, card, &mut Entropy)
                .map_err(|_| Failure::GroupDamaged)?,
            None => Vec::new(),
        };
        let at = free.unwrap_or(from + PLACES_MAX - 1);
        self.vault.write(|writer| -> Result<(), Failure> {
            keep_way(writer, place, key, (at, &object))
        })?;
        // Where somebody was quicker, the next round looks for another place.
        if !object.is_empty() {
            is_put(depot, &name(at), &object)?;
        }
        Ok(())
    }
}

fn keep_way(
    writer: &mut Writer<'_>,
    place: Place,
    key: &[u8],
    (at, object): (u64, &[u8]),
) -> Result<(), Failure> {
    let bytes = [&at.to_be_bytes()[..], object].concat();
    Ok(writer.shelve(&place.named(WAYS), key, &bytes)?)
}

fn number(bytes: Option<impl AsRef<[u8]>>) -> u64 {
    let bytes = bytes.and_then(|bytes| bytes.as_ref().try_into().ok());
    bytes.map_or(0, u64::from_be_bytes)
}
