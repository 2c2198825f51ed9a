//! A device that goes on as another one (room.md, 16.4): where others find the chain that goes on. Its
//! first entry says so, and nobody knows that chain's name yet; so the place of number 0, below the
//! prefix of the device that it was, holds that first entry too (depot.md, section 3).

use rand_core::CryptoRng;

use crate::act::Act;
use crate::check::Check;
use crate::device::{Card, Keys};
use crate::draft::{Bare, Draft};
use crate::entry::{Class, chain_start};
use crate::head::Head;
use crate::ids::{DeviceId, EpochId};
use crate::label::Label;
use crate::names;
use crate::outline::Outline;
use crate::restart::{Before, check};
use crate::room::Room;
use crate::room::link::Notice;
use crate::room::publish::{Object, OwnEntry};
use crate::room::read::{EPOCHS_TRIED_MAX, Fetch, Round};
use crate::room::staged::Staged;
use crate::run::entries;
use crate::segment::{SegmentName, seal_segment};

/// The number of the place at which a device says as which one it goes on.
pub(crate) const GOES_ON: u64 = 0;

impl Room {
    /// Whether a device went on as another one, by what is here.
    #[must_use]
    pub fn went_on(&self, device: &DeviceId) -> bool {
        self.restarts().any(|(old, _)| old == *device)
    }

    /// The device that this one was before, if it went on from one.
    #[must_use]
    pub fn went_on_from(&self) -> Option<DeviceId> {
        let mut mine = self.restarts().filter(|(_, new)| *new == self.me);
        mine.next().map(|(old, _)| old)
    }

    /// Says which device this one is to go on from. Until its first entry says so too, it is bound by what that
    /// one wrote last: what lies beyond a cut that it knew of is not taken in.
    pub fn goes_on_from(&mut self, old: DeviceId) {
        self.was = Some(old);
    }

    /// Whether the device that this one was went on as yet another one: two hold its key, and each
    /// holds up the other.
    #[must_use]
    pub fn went_on_twice(&self) -> bool {
        let old = self.went_on_from();
        let mut others = self.restarts().filter(|(_, new)| *new != self.me);
        others.any(|(of, _)| Some(of) == old)
    }

    pub(super) fn restarts(&self) -> impl Iterator<Item = (DeviceId, DeviceId)> {
        self.outlines.values().filter_map(|outline| match outline {
            Outline::Act {
                act: Act::Restart { old, new, .. },
                ..
            } => Some((old.device, new.card.device())),
            _ => None,
        })
    }

    /// Under how many names it is looked for who went on as another device. As a rule under few; under all where
    /// anybody says to have read somebody who is not known here: whoever goes on may know but older names.
    pub(super) fn names_of_next(&self, writers: &[DeviceId], round: &Round) -> usize {
        let is_stranger = |head: &Head| {
            let mut seen = head.seen.iter();
            seen.any(|seen| writers.binary_search(&seen.device).is_err())
        };
        match self.heads_of(round).any(is_stranger) {
            true => usize::MAX,
            false => EPOCHS_TRIED_MAX,
        }
    }

    /// Reads the device as which another one goes on, where that is none of those who are read anyway.
    pub(super) fn read_next(
        &self,
        old: DeviceId,
        (writers, most): (&[DeviceId], usize),
        fetch: &mut dyn Fetch,
        round: &mut Round,
    ) {
        let next = self.find_next(old, most, fetch, round);
        if let Some(new) = next.filter(|new| *new != self.me && !writers.contains(new)) {
            self.read_writer(new, self.cursor(&new), fetch, round);
        }
    }

    /// Looks where a device would say as which one it goes on. What its key did not sign is another's (D-005).
    fn find_next(
        &self,
        old: DeviceId,
        most: usize,
        fetch: &mut dyn Fetch,
        round: &mut Round,
    ) -> Option<DeviceId> {
        let last = match old == self.me {
            true => self.own.naming,
            false => self.cursor(&old).naming,
        };
        let mut candidates = self.candidates(last);
        candidates.truncate(most);
        let staged = self.find(old, GOES_ON, &candidates, fetch, round)?;
        let next = first_of(&staged)
            .and_then(|(device, body)| self.restarted(device, &body))
            .filter(|(from, _)| *from == old);
        if next.is_none() {
            round.notices.insert(Notice::of(Check::D005, old));
        }
        next.map(|(_, card)| card.device())
    }

    /// Learns the cards of devices whose first entry says from which known one they go on, so that their
    /// heads can be verified before that entry is here; gives the pairs, the older first, and leaves
    /// those that say nothing known.
    pub(super) fn learn_restarts(
        &mut self,
        firsts: &mut Vec<(DeviceId, Vec<u8>)>,
    ) -> Vec<(DeviceId, DeviceId)> {
        let mut learned = Vec::new();
        firsts.retain(|(device, body)| {
            let Some((old, card)) = self.restarted(*device, body) else {
                return true;
            };
            self.cards.entry(*device).or_insert(card);
            learned.push((old, *device));
            false
        });
        learned
    }

    /// The card of a device whose first entry says that it goes on from a known one, and which that is.
    fn restarted(&self, device: DeviceId, body: &[u8]) -> Option<(DeviceId, Card)> {
        let Ok(Outline::Act {
            act:
                Act::Restart {
                    old,
                    new,
                    signature,
                },
            ..
        }) = Outline::parse(body)
        else {
            return None;
        };
        if new.card.device() != device {
            return None;
        }
        // Whether it holds is the resolver's to say; this is whether the old key signed it.
        let before = Before {
            card: self.cards.get(&old.device)?,
            forked: false,
            restarted: false,
        };
        let signed = check((&old, &new, &signature), &self.process, &self.room, before);
        signed.is_ok().then_some((old.device, new.card))
    }

    /// The object that says where this device's chain is found, below the prefix of the one that it was.
    pub(super) fn goes_on(
        &mut self,
        (keys, old): (&Keys, DeviceId),
        naming: EpochId,
        first: &OwnEntry,
        now_s: u64,
        random: &mut dyn CryptoRng,
    ) -> Result<Object, Check> {
        let mut draft = Draft::default();
        draft.push(&Bare {
            device: self.me,
            seq: 1,
            before: chain_start(&self.process, &self.room, &self.me),
            class: Class::Outline,
            header: &first.header,
            payload: first
                .payload
                .as_ref()
                .map(|payload| (&payload.opening.0, &payload.body[..])),
        })?;
        let label = Label {
            head: self.head_of(1, now_s).sign(keys),
            replaces: Vec::new(),
        };
        self.own.beat += 1;
        let outline = self.keys.outline(&naming).ok_or(Check::R050)?;
        let name = SegmentName {
            process: self.process,
            room: self.room,
            naming,
            device: old,
            number: GOES_ON,
        };
        Ok(Object {
            name: names::segment(outline, &old, GOES_ON),
            number: GOES_ON,
            bytes: seal_segment(&name, outline, &label, &draft, None, random)?,
        })
    }
}

/// The first entry of a chain that a segment carries, with its device.
fn first_of(staged: &Staged) -> Option<(DeviceId, Vec<u8>)> {
    let runs = staged.outline.runs().ok()?;
    let first = entries(&runs, None).next()?.ok()?;
    let (_, body) = first.payload?;
    (first.seq == 1 && first.view.class == Class::Outline).then(|| (first.device, body.to_vec()))
}
