//! Exchanging with the depots: read, take in, publish, put. It can end anywhere and begin again:
//! what was taken in is kept before anything is put, and what was made is kept before it is put.

mod fetch_files;
mod file_chunks;
mod fill;
mod keep;
mod look;
mod mend;
mod publish;
mod put;
mod put_files;
mod read;
mod watch;
mod ways;
mod whose;

pub(super) use fill::note_destroyed;
pub(super) use keep::{Kinds, keep_in};
pub(super) use publish::chain_of;
pub(super) use put::split;
pub(super) use read::{From, Told, waiting};
pub use watch::Watch;
pub(super) use ways::{LEFT, PASSED, WAYS};

use std::collections::BTreeMap;

use answerable_depot::Depot;

use super::adopt::seconds;
use super::depots::{DEPOTS, KeptDepot, encode, opened};
use super::plain::{Progress, Synced};
use super::replicas::Place;
use super::restart::GoesOn;
use crate::{Failure, Now, Office};

/// Segments that this device made, for depots that do not have them yet.
pub(super) const MADE: &str = "made";
/// Own entries that were erased, whose segments are to be written anew.
pub(super) const ERASED: &str = "erased";
/// What a paper key said with its last words, for depots that do not have it yet.
pub(super) const LAST: &str = "last";
/// The last own entry that any depot was given.
pub(super) const GONE_OUT: &str = "gone";
/// Segments whose content can't be opened yet.
const WAITING: &str = "waiting";
/// Rounds of reading, each of which brought something that the next one may need.
pub(super) const ROUNDS_MAX: usize = 64;

impl Office {
    /// Exchanges with every depot.
    ///
    /// # Errors
    /// Where the vault fails. A depot that can't be reached is said in what comes back.
    pub fn sync(
        &mut self,
        now: Now,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<Synced, Failure> {
        self.exchange(true, None, now, progress)
    }

    /// Exchanges with every depot, and leaves attachments of others where they are.
    ///
    /// # Errors
    /// As [`Self::sync`].
    pub fn sync_without_attachments(
        &mut self,
        now: Now,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<Synced, Failure> {
        self.exchange(false, None, now, progress)
    }

    /// Exchanges with every depot until it is done or paused; begun again, it goes on.
    ///
    /// # Errors
    /// As [`Self::sync`].
    pub fn sync_while(
        &mut self,
        watch: &Watch,
        now: Now,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<Synced, Failure> {
        self.exchange(true, Some(watch), now, progress)
    }

    fn exchange(
        &mut self,
        files: bool,
        watch: Option<&Watch>,
        now: Now,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<Synced, Failure> {
        self.begin_group(now)?;
        let (mut told, mut synced) = (Told::default(), Synced::default());
        told.slice = watch.map(|_| watch::SLICE);
        let both = (&mut told, &mut synced);
        self.exchange_parts(files, watch, now, both, progress)?;
        let paused = watch.is_some_and(Watch::is_paused);
        synced.paused = paused;
        if paused {
            synced.noticed.extend(told.lasting());
        } else {
            synced.files_missing = self.vault.attachments_expected()?.len() as u64;
            synced.pending = self
                .pending(now)?
                .iter()
                .filter(|pending| pending.mine)
                .count() as u64;
            synced.noticed.extend(told.all());
        }
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        synced.noticed = whose::by_person(group, std::mem::take(&mut synced.noticed));
        Ok(synced)
    }

    /// The parts of it, one after the other. What one has kept, nothing later takes back, so it may end
    /// after any of them.
    fn exchange_parts(
        &mut self,
        files: bool,
        watch: Option<&Watch>,
        now: Now,
        (told, synced): (&mut Told, &mut Synced),
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<(), Failure> {
        let paused = || watch.is_some_and(Watch::is_paused);
        let mut reached = Vec::new();
        for kept in self.kept_depots()? {
            let depot = match watch {
                Some(watch) => watch.open(&kept.handle, &kept.locator),
                None => opened(&kept.locator),
            };
            match depot {
                Ok(depot) => reached.push((kept, depot)),
                Err(failure) => synced.unreached.push((kept.handle, failure.code())),
            }
        }
        let mut known = BTreeMap::new();
        let last = reached.iter().map(|(kept, _)| kept.synced_at_s).max();
        told.since_s = last
            .filter(|last| *last > 0)
            .map(|last| seconds(now).saturating_sub(last));
        let heard = self.take_all(
            &mut reached,
            &mut known,
            (&mut *told, &mut *synced),
            progress,
        )?;
        let heard = watch.map_or(heard, |watch| watch.heard(heard));
        if paused() {
            return Ok(());
        }
        let goes_on = self.go_on(&mut reached, &mut known, now, (&mut *told, &mut *synced))?;
        if goes_on != GoesOn::Stopped && !paused() {
            self.look_back(&reached, now, synced)?;
            self.settle_copies()?;
            self.erase_copies(now)?;
            for place in self.places()? {
                if paused() {
                    return Ok(());
                }
                self.pay(place, now)?;
                let waits = self.ripen(place, now)?;
                self.carry(place, now)?;
                synced.noticed.extend(self.tell_mismarked(place)?);
                self.publish(place, heard || waits, now, synced)?;
            }
            self.write_letters()?;
            self.put_into(&reached, now, progress, synced)?;
        }
        if paused() {
            return Ok(());
        }
        if synced.unreached.is_empty() && goes_on != GoesOn::Stopped {
            self.forget_replaced()?;
            self.forget_last()?;
            self.forget_letters()?;
        }
        self.welcome_all()?;
        if files {
            self.fetch_files(&reached, progress, synced)?;
        }
        Ok(())
    }

    /// Puts what was made into every depot that answers.
    fn put_into(
        &mut self,
        reached: &[(KeptDepot, Box<dyn Depot>)],
        now: Now,
        progress: &mut dyn FnMut(&Progress),
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        for (kept, depot) in reached {
            let put = self
                .put_last(depot.as_ref())
                .and_then(|()| self.put_all(kept, depot.as_ref(), progress, synced))
                .and_then(|()| self.post_letters(kept, depot.as_ref()))
                .and_then(|()| self.leave_ways(&kept.handle, depot.as_ref(), now));
            match put {
                Ok(()) => self.note_synced(kept, now)?,
                Err(Failure::Depot { code, .. }) => {
                    synced.unreached.push((kept.handle.clone(), code));
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }

    pub(super) fn places(&mut self) -> Result<Vec<Place>, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        Ok(group.rooms.keys().copied().collect())
    }

    fn note_synced(&mut self, kept: &KeptDepot, now: Now) -> Result<(), Failure> {
        let bytes = encode(&kept.locator, seconds(now));
        self.vault.write(|writer| -> Result<(), Failure> {
            Ok(writer.shelve(DEPOTS, kept.handle.as_bytes(), &bytes)?)
        })
    }
}
