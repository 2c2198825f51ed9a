//! Reading a room from a depot, and what waits to be opened.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use answerable_depot::{Depot, Name};
use answerable_rooms::check::Check;
use answerable_rooms::ids::DeviceId;
use answerable_rooms::room::{Elsewhere, Fetch, Fetched, Notice, Room, Staged, Taken, is_flood};
use answerable_vault::Vault;

use super::super::depots::KeptDepot;
use super::super::plain::{Noticed, Progress, Synced};
use super::super::replicas::Place;
use super::{ROUNDS_MAX, WAITING};
use crate::{Failure, Office};

/// So long a depot is read in a round, per room.
const ROUND_MAX: Duration = Duration::from_secs(10 * 60);

impl Office {
    /// Reads all rooms from all depots until nothing comes any more; says whether anything did. A depot
    /// that fails is left out from there on.
    pub(super) fn take_all(
        &mut self,
        reached: &mut Vec<(KeptDepot, Box<dyn Depot>)>,
        known: &mut BTreeMap<Place, Elsewhere>,
        (told, synced): (&mut Told, &mut Synced),
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<bool, Failure> {
        for (kept, _) in reached.iter() {
            progress(&Progress::Depot(kept.handle.clone()));
        }
        let mut heard = false;
        for place in self.places()? {
            // A key that came opens names that could not be computed before, and one depot may have what
            // another one's pieces rest on.
            let mut rounds = 0;
            while rounds < ROUNDS_MAX {
                told.again(place);
                told.was_cut = false;
                let mut came = false;
                for (kept, depot) in std::mem::take(reached) {
                    let told = (&mut *told, &mut *synced);
                    let from = (Some(&kept.handle[..]), depot.as_ref());
                    match self.take_from(place, from, known, told, progress) {
                        Ok(any) => {
                            came |= any;
                            reached.push((kept, depot));
                        }
                        Err(Failure::Depot { code, .. }) => {
                            synced.unreached.push((kept.handle, code));
                        }
                        Err(failure) => return Err(failure),
                    }
                }
                heard |= came;
                // Who sends more than a group can write is read slowly: the next sync goes on.
                if !came && !told.was_cut || told.is_flooded(place) {
                    break;
                }
                rounds += usize::from(!told.was_cut);
                // Where a slice brought nothing new, the next round is read to its end.
                told.whole_next = told.was_cut && !came;
            }
            self.stand_anew(place)?;
        }
        Ok(heard)
    }

    /// Reads all rooms from one depot, for who has no vault's depots yet.
    pub(in crate::group) fn read_all(
        &mut self,
        depot: &dyn Depot,
        synced: &mut Synced,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<(), Failure> {
        let (mut known, mut told) = (BTreeMap::new(), Told::default());
        for place in self.places()? {
            for _ in 0..ROUNDS_MAX {
                let told = (&mut told, &mut *synced);
                if !self.take_from(place, (None, depot), &mut known, told, progress)? {
                    break;
                }
            }
            self.stand_anew(place)?;
        }
        Ok(())
    }

    /// Reads a room from a depot and keeps what came; says whether anything did.
    ///
    /// # Errors
    /// Where the vault fails, or the depot; what was read of that until then is kept.
    fn take_from(
        &mut self,
        place: Place,
        (handle, depot): (Option<&str>, &dyn Depot),
        known: &mut BTreeMap<Place, Elsewhere>,
        (told, synced): (&mut Told, &mut Synced),
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<bool, Failure> {
        self.group()?;
        let shown = match handle {
            Some(handle) => self.look_for_way(place, handle, depot, told)?,
            None => false,
        };
        let group = self.group.as_mut().ok_or(Failure::NoGroup)?;
        let room = group.rooms.get_mut(&place).expect("it was listed");
        let waiting = waiting(&self.vault, place, room)?;
        let mut from = From::new(depot);
        from.slice = told.slice.filter(|_| !told.whole_next);
        let round = room.read(&mut from);
        let seen = known.entry(place).or_default();
        *seen = std::mem::take(seen).and(room.seen_elsewhere(Some(&round)));
        let taken = room.take(round, waiting, &group.identity.keys);
        progress(&Progress::Read(place.which(), from.read));
        told.take(place, &taken.notices);
        told.count(place, &taken);
        told.was_cut |= from.cut;
        let kept = self.keep_taken(place, taken);
        if kept.is_err() {
            // What is in memory is more than what is kept.
            self.group = None;
        }
        let came = kept?;
        synced.taken += came.rows;
        progress(&Progress::Taken(place.which(), came.rows));
        from.done()?;
        Ok(came.news || shown)
    }
}

/// Segments whose content could not be opened when they came.
pub(in crate::group) fn waiting(
    vault: &Vault,
    place: Place,
    room: &Room,
) -> Result<Vec<Staged>, Failure> {
    let mut opened = Vec::new();
    vault.each_shelved(&place.named(WAITING), &[], |key, value| {
        opened.extend(open_waiting(room, key, value.to_vec()));
        Ok::<(), Failure>(())
    })?;
    Ok(opened)
}

/// What was noticed while reading. What only waits is looked at again in each round, since a later one, or
/// another depot, may bring what was missing.
#[derive(Default)]
pub(in crate::group) struct Told {
    lasting: Vec<Noticed>,
    waiting: Vec<(Place, Noticed)>,
    /// So long ago, in seconds, was all read; `None` where it never was, and there may be much.
    pub(in crate::group) since_s: Option<u64>,
    /// So long a round of reading takes, where somebody may wait meanwhile.
    pub(super) slice: Option<Duration>,
    /// Whether a round ended because of that, so that there is more.
    was_cut: bool,
    whole_next: bool,
    entries: BTreeMap<(Place, DeviceId), u64>,
}

impl Told {
    /// A room is read again: what only waited there is said anew.
    pub(in crate::group) fn again(&mut self, place: Place) {
        self.waiting.retain(|(other, _)| *other != place);
    }

    pub(in crate::group) fn take(&mut self, place: Place, notices: &BTreeSet<Notice>) {
        for notice in notices {
            match notice.check {
                Check::R023 | Check::R032 | Check::D004 => {
                    self.waiting.push((place, noticed(place, notice)));
                }
                _ => self.lasting.push(noticed(place, notice)),
            }
        }
    }

    /// Counts what came of each writer (D-006).
    fn count(&mut self, place: Place, taken: &Taken) {
        for link in &taken.links {
            *self.entries.entry((place, link.device)).or_default() += 1;
        }
    }

    fn floods(&self) -> impl Iterator<Item = (Place, Notice)> {
        let since = self.since_s;
        let floods = self
            .entries
            .iter()
            .filter(move |(_, entries)| since.is_some_and(|since| is_flood(**entries, since)));
        floods.map(|((place, device), entries)| {
            let notice = Notice {
                check: Check::D006,
                device: Some(*device),
                count: *entries,
            };
            (*place, notice)
        })
    }

    fn is_flooded(&self, place: Place) -> bool {
        self.floods().any(|(flooded, _)| flooded == place)
    }

    /// What is to be said where it was not read to the end: what only waits is said by the round that goes
    /// on, and that it took long says nothing of the storage.
    pub(super) fn lasting(self) -> Vec<Noticed> {
        let mut lasting = self.lasting;
        lasting.retain(|noticed| noticed.check != Check::D008.id());
        lasting
    }

    /// All that is to be said.
    pub(in crate::group) fn all(mut self) -> Vec<Noticed> {
        let floods: Vec<Noticed> = self.floods().map(|(at, one)| noticed(at, &one)).collect();
        self.lasting.extend(floods);
        let waiting = self.waiting.into_iter().map(|(_, noticed)| noticed);
        self.lasting.into_iter().chain(waiting).collect()
    }
}

pub(super) fn noticed(place: Place, notice: &Notice) -> Noticed {
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
    pub(in crate::group) read: u64,
    failed: Option<answerable_depot::Failure>,
    since: Instant,
    slice: Option<Duration>,
    cut: bool,
}

impl<'d> From<'d> {
    pub(in crate::group) fn new(depot: &'d dyn Depot) -> Self {
        Self {
            depot,
            read: 0,
            failed: None,
            since: Instant::now(),
            slice: None,
            cut: false,
        }
    }

    /// Says why the depot could not be read to the end, where it could not.
    pub(in crate::group) fn done(self) -> Result<(), Failure> {
        self.failed.map_or(Ok(()), |failure| Err(failure.into()))
    }
}

impl Fetch for From<'_> {
    fn get(&mut self, name: &str, bytes_max: usize) -> Fetched {
        let Some(name) = Name::new(name) else {
            return Fetched::Absent;
        };
        // What came until then is taken in; the next round goes on (D-008).
        if self.since.elapsed() > ROUND_MAX {
            return Fetched::Late;
        }
        let is_over = |slice: Duration| self.read > 0 && self.since.elapsed() > slice;
        if self.slice.is_some_and(is_over) {
            self.cut = true;
            return Fetched::Failed;
        }
        match self.depot.get(&name, bytes_max) {
            Ok(Some(bytes)) => {
                self.read += 1;
                Fetched::Here(bytes)
            }
            Ok(None) => Fetched::Absent,
            Err(failure) if failure.is_of_one_object() => Fetched::Unreadable,
            Err(failure) => {
                self.failed = Some(failure);
                if failure == answerable_depot::Failure::TooSlow {
                    Fetched::Late
                } else {
                    Fetched::Failed
                }
            }
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
