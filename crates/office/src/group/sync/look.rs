//! Looking whether a depot still has what it had, and whether anything came for long.

use answerable_depot::Depot;
use answerable_rooms::check::Check;
use answerable_rooms::ids::DeviceId;
use answerable_rooms::room::{Had, Room, quiet};

use super::super::adopt::seconds;
use super::super::attached::FILED;
use super::super::depots::{HAD, KeptDepot, SAME, SENT};
use super::super::plain::{Noticed, Synced};
use super::super::replicas::Place;
use super::read::{From, noticed};
use crate::{Failure, Now, Office};

impl Office {
    /// Asks each depot for the newest that it had of everybody (D-002, D-007), and says where nothing came
    /// from anybody for long (D-003). What it had of this device and lost is put there again.
    pub(super) fn look_back(
        &mut self,
        reached: &[(KeptDepot, Box<dyn Depot>)],
        now: Now,
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        for place in self.places()? {
            for (kept, depot) in reached {
                // A depot that fails now is said where something is put into it.
                match self.look_back_at(place, kept, depot.as_ref(), synced) {
                    Ok(()) | Err(Failure::Depot { .. }) => {}
                    Err(failure) => return Err(failure),
                }
            }
        }
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let heard = group.rooms.values().filter_map(Room::last_heard).max();
        if let Some(notice) = quiet(heard, seconds(now)) {
            synced.noticed.push(Noticed {
                check: notice.check.id(),
                whose: None,
                room: None,
                count: notice.count,
            });
        }
        Ok(())
    }

    fn look_back_at(
        &mut self,
        place: Place,
        kept: &KeptDepot,
        depot: &dyn Depot,
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        let sent = self.sent(&kept.handle, place)?;
        let mut had = self.had(place, HAD, &kept.handle)?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = &group.rooms[&place];
        let me = *room.me();
        had.extend(sent.map(|sent| (me, sent)));
        let (notices, has) = room.look_back(&had, &mut From::new(depot));
        let told = notices.iter().map(|notice| noticed(place, notice));
        synced.noticed.extend(told);
        let lost = notices
            .iter()
            .any(|notice| notice.check == Check::D002 && notice.device == Some(me));
        self.fill(place, &kept.handle, depot, |device| {
            has.contains_key(device)
        })?;
        if !lost {
            self.mend(place, &kept.handle, depot, synced)?;
        }
        let fresh: Vec<(DeviceId, u64)> = has
            .into_iter()
            .filter(|(device, number)| *device != me && had.get(device) != Some(number))
            .collect();
        let older = notices.iter().filter(|notice| notice.check == Check::D002);
        let older: Vec<DeviceId> = older.filter_map(|notice| notice.device).collect();
        if fresh.is_empty() && older.is_empty() {
            return Ok(());
        }
        self.vault.write(|writer| -> Result<(), Failure> {
            for (device, number) in &fresh {
                let key = key(&kept.handle, device);
                writer.shelve(&place.named(HAD), &key, &number.to_be_bytes())?;
            }
            // What a depot lost may come back as something else.
            for device in &older {
                writer.unshelve(&place.named(SAME), &key(&kept.handle, device))?;
            }
            if lost {
                writer.unshelve(&place.named(SENT), kept.handle.as_bytes())?;
                writer.unshelve(&place.named(FILED), kept.handle.as_bytes())?;
            }
            Ok(())
        })
    }

    /// A number for each writer, as it was remembered of a depot.
    pub(super) fn had(&self, place: Place, shelf: &str, handle: &str) -> Result<Had, Failure> {
        let mut had = Had::new();
        let prefix = handle.as_bytes();
        self.vault
            .each_shelved(&place.named(shelf), prefix, |key, value| {
                let device = key.strip_prefix(prefix).and_then(DeviceId::from_slice);
                let number = value.try_into().ok().map(u64::from_be_bytes);
                had.extend(device.zip(number));
                Ok::<(), Failure>(())
            })?;
        Ok(had)
    }
}

pub(super) fn key(handle: &str, device: &DeviceId) -> Vec<u8> {
    [handle.as_bytes(), device.bytes()].concat()
}
