//! Putting what was made into a depot, and deleting what it replaces.

use answerable_depot::{Depot, Name, Put};
use answerable_rooms::check::Check;

use super::super::attached::UNFILED;
use super::super::depots::{KeptDepot, SENT};
use super::super::plain::{Noticed, Progress, Synced};
use super::super::replicas::{OWN, Place};
use super::{LAST, MADE};
use crate::{Failure, Office};

impl Office {
    /// Numbers of segments that a depot does not have yet.
    pub(in crate::group) fn unsent(&self, handle: &str, place: Place) -> Result<Vec<u64>, Failure> {
        let sent = self.vault.shelved(&place.named(SENT), handle.as_bytes())?;
        let sent = sent
            .and_then(|bytes| bytes[..].try_into().ok())
            .map_or(0, u64::from_be_bytes);
        let keys = self.vault.shelf_keys(&place.named(MADE), &[])?;
        let numbers = keys
            .into_iter()
            .filter_map(|(key, _)| key[..].try_into().ok().map(u64::from_be_bytes));
        Ok(numbers.filter(|number| *number > sent).collect())
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
                if !replaced
                    && depot.put(&name, bytes)? == Put::AlreadyThere
                    && depot.get(&name, bytes.len() + 1)?.as_deref() != Some(bytes)
                {
                    synced.noticed.push(Noticed {
                        check: Check::R081.id(),
                        whose: None,
                        room: Some(place.which()),
                        count: 1,
                    });
                    break;
                }
                self.vault.write(|writer| -> Result<(), Failure> {
                    Ok(writer.shelve(
                        &place.named(SENT),
                        kept.handle.as_bytes(),
                        &number.to_be_bytes(),
                    )?)
                })?;
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

    /// Deletes what was replaced or erased.
    fn clean(&mut self, place: Place, depot: &dyn Depot) -> Result<(), Failure> {
        self.unfile(place, depot)?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let replaced = group.rooms[&place].rubbish();
        for name in replaced.iter().filter_map(|name| Name::new(name)) {
            depot.delete(&name)?;
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

/// The name and the bytes of an object as it was kept.
pub(in crate::group) fn split(object: &[u8]) -> Option<(Name, &[u8])> {
    let end = object.iter().position(|byte| *byte == 0)?;
    let name = std::str::from_utf8(&object[..end])
        .ok()
        .and_then(Name::new)?;
    Some((name, &object[end + 1..]))
}
