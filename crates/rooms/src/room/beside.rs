//! Several storages: how far a writer was read is one number, and what one of them has below it may be
//! another history than the one that was read, of a vault that was copied (depot.md, section 6). So it is
//! remembered of each storage up to which number it was seen to have what is here, and the rest is looked at.

use std::collections::BTreeMap;

use crate::head::Head;
use crate::ids::{DeviceId, EpochId};
use crate::room::Room;
use crate::room::read::{EPOCHS_TRIED_MAX, Fetch, Round, SEGMENTS_OF_A_WRITER_MAX};
use crate::room::staged::MILESTONE;

/// Up to which of each writer's segments one storage was seen to have what is here.
pub type Had = BTreeMap<DeviceId, u64>;

impl Room {
    /// Looks whether a storage has of each writer what was read, up to where that was read elsewhere.
    ///
    /// As a rule it is asked for one segment of each writer, the newest that is known; where it lacks that,
    /// for that number under other names, and for those before it that it was never seen to have.
    pub(super) fn read_beside(&self, had: &Had, fetch: &mut dyn Fetch, round: &mut Round) {
        let writers = self.writers();
        for writer in writers.iter().filter(|writer| **writer != self.me) {
            let cursor = self.cursor(writer);
            let from = had.get(writer).copied().unwrap_or(0);
            let naming = cursor.naming.filter(|_| from < cursor.number);
            let Some(naming) = naming else { continue };
            round.turn(writers.len());
            // Of another history that number may be named under another epoch.
            let mut others = self.any_name(*writer);
            others.retain(|other| *other != naming);
            let mut is_there = |namings: &[EpochId]| {
                let newest = (cursor.number, namings);
                self.look_at(*writer, newest, from, fetch, round)
            };
            if !is_there(&[naming]) && !is_there(&others) {
                self.walk_beside(*writer, (from, cursor.number), fetch, round);
            }
        }
        self.look_who_went_on_beside((had, &writers), fetch, round);
    }

    /// Looks as which one a device goes on by this storage, where it is known from another one: of a vault
    /// that was copied each copy may have said so in a storage of its own. One that was seen to have
    /// something of the one that is known says the same.
    fn look_who_went_on_beside(
        &self,
        (had, writers): (&Had, &[DeviceId]),
        fetch: &mut dyn Fetch,
        round: &mut Round,
    ) {
        let mut next: BTreeMap<DeviceId, Vec<DeviceId>> = BTreeMap::new();
        for (old, new) in self.restarts() {
            next.entry(old).or_default().push(new);
        }
        let has = |new: &DeviceId| had.get(new).is_some_and(|number| *number > 0);
        let most = self.names_of_next(writers, round);
        for (old, _) in next.iter().filter(|(_, next)| !next.iter().any(has)) {
            round.turn(writers.len());
            self.read_next(*old, (writers, most), fetch, round);
        }
    }

    /// Goes on from the last that a storage was seen to have, up to where the writer was read.
    fn walk_beside(
        &self,
        writer: DeviceId,
        (from, to): (u64, u64),
        fetch: &mut dyn Fetch,
        round: &mut Round,
    ) {
        let mut number = from + 1;
        while number < to && number - from <= SEGMENTS_OF_A_WRITER_MAX as u64 {
            // Of another history it may be named under another epoch, as the newest number may.
            let (said, others) = self.named(writer, number);
            let mut is_there =
                |namings: &[EpochId]| self.look_at(writer, (number, namings), from, fetch, round);
            if is_there(&said) || is_there(&others) {
                number += 1;
            } else if number.is_multiple_of(MILESTONE) {
                return;
            } else {
                // Those between may be packed away there.
                number = (number / MILESTONE + 1) * MILESTONE;
            }
        }
    }

    /// Looks at a segment, and at all that its head says is live where it is of another history; says
    /// whether there is one.
    fn look_at(
        &self,
        writer: DeviceId,
        (number, namings): (u64, &[EpochId]),
        from: u64,
        fetch: &mut dyn Fetch,
        round: &mut Round,
    ) -> bool {
        let Some(staged) = self.find(writer, number, namings, fetch, round) else {
            return false;
        };
        if self.is_here(staged.label.head.claimed()) {
            let has = round.has.entry(writer).or_default();
            *has = number.max(*has);
        } else {
            round.staged.insert((writer, number), staged);
            self.read_live(writer, number, from, fetch, round);
        }
        true
    }

    /// The names that a writer's segment may have: as its newest head says, and any other.
    fn named(&self, writer: DeviceId, number: u64) -> (Vec<EpochId>, Vec<EpochId>) {
        let head = self.heads.get(&writer);
        let mut live = head.into_iter().flat_map(|head| &head.head().live);
        let said = live.find(|live| (live.range.from..=live.range.to).contains(&number));
        let said: Vec<EpochId> = said.map(|live| live.naming).into_iter().collect();
        let mut others = self.any_name(writer);
        others.retain(|other| !said.contains(other));
        (said, others)
    }

    fn any_name(&self, writer: DeviceId) -> Vec<EpochId> {
        let mut all = self.candidates(self.cursor(&writer).naming);
        all.truncate(EPOCHS_TRIED_MAX);
        all
    }

    /// Whether all that a head names of its own chain is here.
    pub(super) fn is_here(&self, head: &Head) -> bool {
        head.seq == 0 || self.graph.find(&head.id).is_some()
    }
}
