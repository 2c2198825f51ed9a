//! To whom this device leaves a way back, and when (room.md, 15.6): to a member device of which nothing
//! shows that it can tell the names under which the others go on.

use std::collections::{BTreeMap, BTreeSet};

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::epoch::{KeyKind, Purpose};
use crate::graph::At;
use crate::ids::{DeviceId, EpochId};
use crate::limits::EPOCHS_MAX;
use crate::outline::Outline;
use crate::room::Room;
use crate::welcome::{EpochKey, RoomStart, WriterAt};

/// So long a device that somebody else gave the key to is left to find it by itself.
const PATIENCE_S: u64 = 30 * 24 * 60 * 60;
/// Times that the wait before the next one is doubled.
const DOUBLED_MAX: u64 = 5;

/// What was left for a device in one storage, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// When the last one was made, or, before the first, when it was noticed that it may be needed.
    pub at_s: u64,
    /// How many were made.
    pub times: u64,
    /// The newest own segment that the last one told of.
    pub segment: u64,
    /// The epochs whose names it told.
    pub told: BTreeSet<EpochId>,
}

impl Left {
    /// The bytes that a vault keeps.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.array(4).uint(self.at_s).uint(self.times);
        out.uint(self.segment).array(self.told.len());
        for epoch in &self.told {
            out.bytes(epoch.bytes());
        }
        out.done()
    }

    /// Reads what [`Self::encode`] gave.
    ///
    /// # Errors
    /// where it is something else.
    pub fn decode(bytes: &[u8]) -> Result<Self, Check> {
        let mut read = Reader::new(bytes);
        read.array_of(4)?;
        let mut left = Self {
            at_s: read.uint()?,
            times: read.uint()?,
            segment: read.uint()?,
            told: BTreeSet::new(),
        };
        for _ in 0..read.array_up_to(EPOCHS_MAX)? {
            left.told.insert(EpochId(read.exactly()?));
        }
        read.done()?;
        Ok(left)
    }

    /// How long after the last one the next is due, where nothing changed: 30 days, then twice that, and on.
    fn wait_s(&self) -> u64 {
        PATIENCE_S << self.times.saturating_sub(1).min(DOUBLED_MAX)
    }
}

/// Whether a device finds what this one has published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Finds {
    /// As far as can be told.
    All,
    /// Not without the names of an epoch that somebody else gave it.
    WithWhatOthersGave,
    /// Not without the names of an epoch that was made without it.
    Nothing,
}

impl Room {
    /// What is to be remembered of ways back in a storage, for each device of which it changes, and whether
    /// one is to be left there now. `None` where nothing has to be remembered any more.
    #[must_use]
    pub fn ways_owed(
        &self,
        left: &BTreeMap<DeviceId, Left>,
        now_s: u64,
    ) -> Vec<(DeviceId, Option<Left>, bool)> {
        let now = self.resolver().whole();
        let mut owed = Vec::new();
        let here = now.is_member(&self.me) && self.own.count > 0;
        let others = now.member_devices().map(|(device, ..)| *device);
        let others: BTreeSet<DeviceId> = others.filter(|other| here && *other != self.me).collect();
        for gone in left.keys().filter(|device| !others.contains(device)) {
            owed.push((*gone, None, false));
        }
        for device in others {
            let known = left.get(&device);
            let finds = self.finds_own(&device, 0, &BTreeSet::new());
            if finds == Finds::All {
                if known.is_some() {
                    owed.push((device, None, false));
                }
                continue;
            }
            let told = known.filter(|known| known.times > 0);
            let told =
                told.filter(|told| self.finds_own(&device, told.segment, &told.told) == Finds::All);
            let due = match (told, known) {
                (Some(told), _) => now_s >= told.at_s + told.wait_s(),
                (None, _) if finds == Finds::Nothing => true,
                (None, Some(known)) => now_s >= known.at_s + PATIENCE_S,
                (None, None) => false,
            };
            if due {
                let next = Left {
                    at_s: now_s,
                    times: told.map_or(0, |told| told.times) + 1,
                    segment: self.own.count,
                    told: self.named_under().collect(),
                };
                owed.push((device, Some(next), true));
            } else if known.is_none() {
                let noticed = Left {
                    at_s: now_s,
                    ..Left::default()
                };
                owed.push((device, Some(noticed), false));
            }
        }
        owed
    }

    /// Where the writers are found, and under which names: nothing that opens what people wrote. Keys to
    /// that are granted in signed entries alone.
    #[must_use]
    pub fn way_for(&self, device: &DeviceId) -> RoomStart {
        let keys = self.named_under().filter_map(|epoch| {
            Some(EpochKey {
                epoch,
                kind: KeyKind::Outline,
                key: self.keys.outline(&epoch)?.secret().clone(),
            })
        });
        let mut writers = self.found_at();
        writers.retain(|writer| writer.device != *device);
        RoomStart {
            room: self.room,
            keys: keys.collect(),
            writers,
        }
    }

    /// Where each writer's newest segment is, as far as it was read here.
    #[must_use]
    pub fn found_at(&self) -> Vec<WriterAt> {
        let others = self.writers().into_iter().filter_map(|device| {
            let cursor = self.cursor(&device);
            Some(WriterAt {
                device,
                segment: cursor.number,
                epoch: cursor.naming?,
            })
        });
        let own = self.own.live.last().map(|live| WriterAt {
            device: self.me,
            segment: live.n,
            epoch: live.naming,
        });
        others
            .filter(|at| at.device != self.me && at.segment > 0)
            .chain(own)
            .collect()
    }

    /// Epochs that segments may be named under, and whose names are known here.
    fn named_under(&self) -> impl Iterator<Item = EpochId> {
        let writes = self
            .epochs
            .iter()
            .filter(|(_, known)| known.announcement.purpose == Purpose::Write);
        let held = writes.filter(|(epoch, _)| self.keys.outline(epoch).is_some());
        held.map(|(epoch, _)| *epoch)
    }

    /// Whether a device finds the own segments after a number: those of which it has said nothing, one after
    /// the other, each under names that it has read, or was told, or finds in those before.
    fn finds_own(&self, device: &DeviceId, after: u64, told: &BTreeSet<EpochId>) -> Finds {
        let head = self.heads.get(device).map(|head| head.head());
        let seen = head.into_iter().flat_map(|head| &head.seen);
        let mine = seen.filter(|seen| seen.device == self.me);
        let read = mine.map(|seen| seen.counter).max().unwrap_or(0);
        let after = after.max(read);
        if after >= self.own.count {
            return Finds::All;
        }
        let given = self.given_at(device);
        let has_read = |at: &At| self.has_read(device, *at);
        let mut held: BTreeSet<EpochId> = told.clone();
        held.extend(
            given
                .iter()
                .filter(|(_, at)| at.iter().any(has_read))
                .map(|(epoch, _)| *epoch),
        );
        let before = self.own.live.iter().rev().find(|live| live.n <= read);
        held.extend(before.map(|live| live.naming));
        for live in self.own.live.iter().filter(|live| live.n > after) {
            if !held.contains(&live.naming) {
                let announced = self.epochs.get(&live.naming);
                let to = announced.map(|known| &known.announcement.recipients);
                let was_there = to.into_iter().flatten().any(|to| to.device == *device);
                let unheard = head.is_none();
                return match was_there || unheard {
                    true => Finds::WithWhatOthersGave,
                    false => Finds::Nothing,
                };
            }
            let within = |at: &At| {
                self.graph.device(*at) == self.me
                    && (live.entries.0..=live.entries.1).contains(&self.graph.seq(*at))
            };
            held.extend(
                given
                    .iter()
                    .filter(|(_, at)| at.iter().any(within))
                    .map(|(epoch, _)| *epoch),
            );
        }
        Finds::All
    }

    /// Where which epoch's key was given to a device, or made by it.
    pub(super) fn given_at(&self, device: &DeviceId) -> BTreeMap<EpochId, Vec<At>> {
        let mut given: BTreeMap<EpochId, Vec<At>> = BTreeMap::new();
        for (epoch, known) in &self.epochs {
            let mut to = known.announcement.recipients.iter();
            if known.by == *device || to.any(|to| to.device == *device) {
                given.entry(*epoch).or_default().push(known.at);
            }
        }
        for (at, outline) in &self.outlines {
            if let Outline::Grant { grant, .. } = outline
                && grant.recipients.iter().any(|to| to.device == *device)
            {
                given.entry(grant.epoch).or_default().push(*at);
            }
        }
        given
    }
}
