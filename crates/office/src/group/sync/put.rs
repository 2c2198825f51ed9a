//! Putting what was made into a depot, and deleting what it replaces.

use answerable_depot::{Depot, Name, Put};
use answerable_rooms::check::Check;

use super::super::depots::{KeptDepot, SENT};
use super::super::plain::{Noticed, Progress, Synced};
use super::super::replicas::{OWN, Place};
use super::MADE;
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
        all_reached: bool,
        progress: &mut dyn FnMut(&Progress),
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        for place in self.places()? {
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
                put += 1;
            }
            if put > 0 {
                progress(&Progress::Put(place.which(), put));
            }
            self.clean(place, depot, all_reached)?;
        }
        Ok(())
    }

    /// Deletes what was replaced; it is forgotten once no depot can hold it any more.
    fn clean(&mut self, place: Place, depot: &dyn Depot, forget: bool) -> Result<(), Failure> {
        let vault = &mut self.vault;
        let Some(room) = self
            .group
            .as_mut()
            .and_then(|group| group.rooms.get_mut(&place))
        else {
            return Ok(());
        };
        for name in room.rubbish().iter().filter_map(|name| Name::new(name)) {
            depot.delete(&name)?;
        }
        if forget && !room.own().rubbish.is_empty() {
            let gone: Vec<u64> = room
                .own()
                .rubbish
                .iter()
                .map(|(number, _)| *number)
                .collect();
            room.forget_rubbish();
            let own = room.own().encode();
            vault.write(|writer| -> Result<(), Failure> {
                for number in gone {
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
