//! Putting what was made into a depot, and deleting what it replaces.

use answerable_depot::{Depot, Name, Put};
use answerable_rooms::check::Check;

use super::super::attached::UNFILED;
use super::super::depots::{KeptDepot, SENT};
use super::super::plain::{Noticed, Progress, Synced};
use super::super::replicas::{OWN, Place};
use super::{ERASED, GONE_OUT, LAST, MADE};
use crate::{Failure, Office};

impl Office {
    /// Numbers of segments that a depot does not have yet.
    pub(in crate::group) fn unsent(&self, handle: &str, place: Place) -> Result<Vec<u64>, Failure> {
        let sent = self.sent(handle, place)?;
        let keys = self.vault.shelf_keys(&place.named(MADE), &[])?;
        let numbers = keys
            .into_iter()
            .filter_map(|(key, _)| key[..].try_into().ok().map(u64::from_be_bytes));
        Ok(numbers
            .filter(|number| sent.is_none_or(|sent| *number > sent))
            .collect())
    }

    /// The number of the last segment that a depot was given.
    pub(in crate::group) fn sent(
        &self,
        handle: &str,
        place: Place,
    ) -> Result<Option<u64>, Failure> {
        let sent = self.vault.shelved(&place.named(SENT), handle.as_bytes())?;
        Ok(sent.and_then(|bytes| Some(u64::from_be_bytes(bytes[..].try_into().ok()?))))
    }

    pub(super) fn put_all(
        &mut self,
        kept: &KeptDepot,
        depot: &dyn Depot,
        progress: &mut dyn FnMut(&Progress),
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        for place in self.places()? {
            self.put_files(place, &kept.handle, depot, progress, synced)?;
            let mut put = 0;
            let rubbish: Vec<u64> = self.group.as_ref().map_or_else(Vec::new, |group| {
                let replaced = &group.rooms[&place].own().rubbish;
                replaced.iter().map(|(number, _)| *number).collect()
            });
            for number in self.unsent(&kept.handle, place)? {
                let object = self
                    .vault
                    .shelved(&place.named(MADE), &number.to_be_bytes())?;
                let Some((name, bytes)) = object.as_deref().and_then(|object| split(object)) else {
                    continue;
                };
                let replaced = rubbish.contains(&number);
                if !replaced && !is_put(depot, &name, bytes)? {
                    synced.noticed.push(Noticed {
                        check: Check::D007.id(),
                        whose: None,
                        room: Some(place.which()),
                        count: 1,
                    });
                    if number == 0 {
                        // The rest is for whoever knows this device already.
                        continue;
                    }
                    self.make_anew(place, number)?;
                    break;
                }
                self.note_sent(place, &kept.handle, number)?;
                put += u64::from(!replaced);
            }
            if put > 0 {
                progress(&Progress::Put(place.which(), put));
            }
            self.clean(place, depot)?;
        }
        Ok(())
    }

    /// Puts what a paper key wrote by which one came back, where a depot does not have it.
    pub(super) fn put_last(&mut self, depot: &dyn Depot) -> Result<(), Failure> {
        for (key, _) in self.vault.shelf_keys(LAST, &[])? {
            let name = std::str::from_utf8(&key).ok().and_then(Name::new);
            let object = self.vault.shelved(LAST, &key)?;
            if let (Some(name), Some(object)) = (name, object) {
                depot.put(&name, &object)?;
            }
        }
        Ok(())
    }

    /// Forgets that, once every depot has it.
    pub(super) fn forget_last(&mut self) -> Result<(), Failure> {
        if self.vault.shelf_keys(LAST, &[])?.is_empty() {
            return Ok(());
        }
        self.vault
            .write(|writer| -> Result<(), Failure> { Ok(writer.clear_shelf(LAST)?) })
    }

    /// Remembers that a depot was given a segment, and up to which own entry anybody may have read.
    fn note_sent(&mut self, place: Place, handle: &str, number: u64) -> Result<(), Failure> {
        let group = self.group.as_ref().ok_or(Failure::NoGroup)?;
        let live = group.rooms[&place].own().live.iter();
        let last = live
            .filter(|live| live.n == number)
            .map(|live| live.entries.1)
            .fold(self.gone_out(place)?, u64::max);
        self.vault.write(|writer| -> Result<(), Failure> {
            writer.shelve(&place.named(GONE_OUT), &[], &last.to_be_bytes())?;
            let number = number.to_be_bytes();
            Ok(writer.shelve(&place.named(SENT), handle.as_bytes(), &number)?)
        })
    }

    /// The last own entry that any depot was given.
    pub(in crate::group) fn gone_out(&self, place: Place) -> Result<u64, Failure> {
        let kept = self.vault.shelved(&place.named(GONE_OUT), &[])?;
        let kept = kept.and_then(|bytes| bytes[..].try_into().ok());
        Ok(kept.map_or(0, u64::from_be_bytes))
    }

    /// Has a segment made anew further on, since something else lies in its place.
    fn make_anew(&mut self, place: Place, number: u64) -> Result<(), Failure> {
        let group = self.group.as_ref().ok_or(Failure::NoGroup)?;
        let mut live = group.rooms[&place].own().live.iter();
        let entries = live
            .find(|live| live.n == number)
            .map(|live| live.entries.0);
        let Some(first) = entries.filter(|first| *first > 0) else {
            return Ok(());
        };
        self.vault.write(|writer| -> Result<(), Failure> {
            Ok(writer.shelve(&place.named(ERASED), &first.to_be_bytes(), &[])?)
        })
    }

    /// Deletes what was replaced or erased.
    fn clean(&mut self, place: Place, depot: &dyn Depot) -> Result<(), Failure> {
        self.unfile(place, depot)?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let replaced = group.rooms[&place].rubbish();
        for name in replaced.iter().filter_map(|name| Name::new(name)) {
            match depot.delete(&name) {
                Err(failure) if !failure.is_of_one_object() => return Err(failure.into()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Forgets what was replaced or erased, once no depot holds it any more.
    pub(super) fn forget_replaced(&mut self) -> Result<(), Failure> {
        for place in self.places()? {
            let group = self.group.as_mut().ok_or(Failure::NoGroup)?;
            let room = group.rooms.get_mut(&place).expect("it was listed");
            let gone = room.own().rubbish.iter().map(|(number, _)| *number);
            let gone: Vec<u64> = gone.collect();
            let unfiled = self.vault.shelf_keys(&place.named(UNFILED), &[])?;
            if gone.is_empty() && unfiled.is_empty() {
                continue;
            }
            room.forget_rubbish();
            let own = room.own().encode();
            self.vault.write(|writer| -> Result<(), Failure> {
                writer.clear_shelf(&place.named(UNFILED))?;
                for number in &gone {
                    writer.unshelve(&place.named(MADE), &number.to_be_bytes())?;
                }
                Ok(writer.shelve(&place.named(OWN), &[], &own)?)
            })?;
        }
        Ok(())
    }
}

/// Puts an object; says whether it is there then. Where something else lies under its name, it is not (D-007).
pub(super) fn is_put(depot: &dyn Depot, name: &Name, bytes: &[u8]) -> Result<bool, Failure> {
    let there = match depot.put(name, bytes) {
        Ok(Put::Written) => return Ok(true),
        Ok(Put::AlreadyThere) => depot.get(name, bytes.len()),
        Err(failure) => Err(failure),
    };
    match there {
        Ok(there) => Ok(there.as_deref() == Some(bytes)),
        Err(failure) if failure.is_of_one_object() => Ok(false),
        Err(failure) => Err(failure.into()),
    }
}

/// The name and the bytes of an object as it was kept.
pub(in crate::group) fn split(object: &[u8]) -> Option<(Name, &[u8])> {
    let end = object.iter().position(|byte| *byte == 0)?;
    let name = std::str::from_utf8(&object[..end])
        .ok()
        .and_then(Name::new)?;
    Some((name, &object[end + 1..]))
}
