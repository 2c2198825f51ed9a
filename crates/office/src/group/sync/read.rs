//! Reading a room from a depot, and what waits to be opened.

use answerable_depot::{Depot, Name};
use answerable_rooms::ids::DeviceId;
use answerable_rooms::room::{Fetch, Fetched, Notice, Room, Staged};

use super::super::plain::{Noticed, Progress, Synced};
use super::super::replicas::Place;
use super::WAITING;
use crate::{Failure, Office};

impl Office {
    /// Reads a room from a depot and keeps what came; says whether anything did.
    pub(super) fn take_from(
        &mut self,
        place: Place,
        depot: &dyn Depot,
        synced: &mut Synced,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<bool, Failure> {
        let waiting = self.waiting(place)?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let keys = &group.identity.keys;
        let room = group.rooms.get_mut(&place).expect("it was listed");
        let mut from = From::new(depot);
        let round = room.read(&mut from);
        let read = from.read;
        let taken = room.take(round, waiting, keys);
        progress(&Progress::Read(place.which(), read));
        let came = !taken.links.is_empty() || !taken.opened.is_empty() || !taken.heads.is_empty();
        synced
            .noticed
            .extend(taken.notices.iter().map(|notice| noticed(place, notice)));
        let kept = self.keep_taken(place, taken);
        if kept.is_err() {
            // What is in memory is more than what is kept.
            self.group = None;
        }
        let count = kept?;
        synced.taken += count;
        progress(&Progress::Taken(place.which(), count));
        Ok(came)
    }

    fn waiting(&mut self, place: Place) -> Result<Vec<Staged>, Failure> {
        let mut kept: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
        self.vault
            .each_shelved(&place.named(WAITING), &[], |key, value| {
                kept.push((key.to_vec(), value.to_vec()));
                Ok::<(), Failure>(())
            })?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = &group.rooms[&place];
        let opened = kept
            .into_iter()
            .filter_map(|(key, bytes)| open_waiting(room, &key, bytes));
        Ok(opened.collect())
    }
}

fn noticed(place: Place, notice: &Notice) -> Noticed {
    let whose = notice
        .device
        .map(|device| super::super::members::short(&device));
    Noticed {
        check: notice.check.id(),
        whose,
        room: Some(place.which()),
        count: notice.count,
    }
}

/// A depot, as the rooms ask it.
pub(in crate::group) struct From<'d> {
    depot: &'d dyn Depot,
    read: u64,
}

impl<'d> From<'d> {
    /// None of it is read yet.
    pub(in crate::group) fn new(depot: &'d dyn Depot) -> From<'d> {
        From { depot, read: 0 }
    }
}

impl Fetch for From<'_> {
    fn get(&mut self, name: &str, bytes_max: usize) -> Fetched {
        let Some(name) = Name::new(name) else {
            return Fetched::Absent;
        };
        match self.depot.get(&name, bytes_max) {
            Ok(Some(bytes)) => {
                self.read += 1;
                Fetched::Here(bytes)
            }
            Ok(None) => Fetched::Absent,
            Err(_) => Fetched::Failed,
        }
    }
}

fn open_waiting(room: &Room, key: &[u8], bytes: Vec<u8>) -> Option<Staged> {
    let (naming, rest) = key.split_at_checked(32)?;
    let (device, number) = rest.split_at_checked(32)?;
    let naming = answerable_rooms::ids::EpochId::from_slice(naming)?;
    let name = answerable_rooms::segment::SegmentName {
        process: *room.process(),
        room: *room.id(),
        naming,
        device: DeviceId::from_slice(device)?,
        number: u64::from_be_bytes(number.try_into().ok()?),
    };
    Staged::open(name, bytes, room.keys().outline(&naming)?).ok()
}
