//! Carrying: what a reader from now on may read and no key of theirs opens is sealed to them alone
//! (room.md, 7.4). Which entries of before they are to have, somebody says who can read a line.

use std::collections::{BTreeMap, BTreeSet};

use rand_core::CryptoRng;

use crate::device::Card;
use crate::entry::Class;
use crate::epoch::{KeyKind, Purpose};
use crate::graph::At;
use crate::ids::{DeviceId, EntryId, EpochId, PersonId};
use crate::limits::CARRIED_MAX;
use crate::outline::Outline;
use crate::resolve::{Resolution, Resolver, State};
use crate::room::link::Link;
use crate::room::write::MadeKey;
use crate::room::{Epoch, Room};

/// The epochs that a chain's content was written under: from which number on each.
pub(crate) type Spans = BTreeMap<DeviceId, Vec<(u64, EpochId)>>;

/// Somebody who reads from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FromNowOn {
    /// Who.
    pub person: PersonId,
    /// The entry that let them in.
    pub admission: At,
}

/// The epochs that carry, as far as they are lawful.
pub(super) struct CarryEpochs {
    named: BTreeMap<EpochId, Vec<EntryId>>,
    others: BTreeSet<EpochId>,
}

impl CarryEpochs {
    /// Whether an epoch carries an entry.
    pub(super) fn name(&self, epoch: &EpochId, entry: &EntryId) -> bool {
        let named = self.named.get(epoch);
        named.is_some_and(|ids| ids.is_empty() || ids.binary_search(entry).is_ok())
    }

    /// Whether it is for somebody else, or for nobody by right.
    pub(super) fn is_for_others(&self, epoch: &EpochId) -> bool {
        self.others.contains(epoch)
    }
}

impl Room {
    /// The members who read from now on, but for oneself.
    #[must_use]
    pub fn from_now_on(&self) -> Vec<FromNowOn> {
        let now = self.resolver().whole();
        let me = now.person_of(&self.me);
        let others = now.people.iter().filter(|(person, seen)| {
            seen.reader && seen.state == State::Member && me != Some(**person)
        });
        let from = others.filter_map(|(person, seen)| {
            Some(FromNowOn {
                person: *person,
                admission: seen.from?,
            })
        });
        from.collect()
    }

    /// Content that a reader from now on may read, under an epoch that they get no key of: who wrote it had
    /// not heard of them.
    #[must_use]
    pub fn unheard(&self, reader: &FromNowOn) -> Vec<EntryId> {
        let now = self.resolver().whole();
        let Some(seen) = now.people.get(&reader.person) else {
            return Vec::new();
        };
        let past = self.graph.upto(reader.admission);
        let others = self
            .graph
            .devices()
            .filter(|device| now.person_of(device) != Some(reader.person));
        let mut unheard = Vec::new();
        for device in others {
            let known = self.graph.counted(device, &past);
            let after = known.map_or(0, |at| self.graph.seq(at));
            let last = self.graph.tip(device).map_or(0, |at| self.graph.seq(at));
            let spans = self.spans.get(device).map_or(&[][..], Vec::as_slice);
            for (place, (from, epoch)) in spans.iter().enumerate() {
                let to = spans.get(place + 1).map_or(last, |next| next.0 - 1);
                let closed = self
                    .epochs
                    .get(epoch)
                    .is_some_and(|known| !self.reads(seen, known.at));
                for seq in (*from).max(after + 1)..=to.min(last) {
                    let at = self.graph.numbered(device, seq);
                    let content = at.filter(|at| closed && self.graph.class(*at) == Class::Content);
                    unheard.extend(content.map(|at| self.graph.id(at)));
                }
            }
        }
        unheard
    }

    /// The entries that are carried to somebody already, so that each of their devices has them, or somebody
    /// is there who can give them the key.
    #[must_use]
    pub fn carried_to(&self, person: &PersonId) -> BTreeSet<EntryId> {
        let (resolver, mut carried) = (self.resolver(), BTreeSet::new());
        for epoch in self.epochs.keys() {
            if let Some((to, entries)) = self.carries(&resolver, epoch)
                && to == *person
                && self.can_be_given_on(&resolver.whole(), epoch, person)
            {
                carried.extend(entries.iter().copied());
            }
        }
        carried
    }

    /// Whether all devices of somebody were given the key of an epoch that carries, or a member was who can
    /// give it on.
    fn can_be_given_on(&self, now: &Resolution, epoch: &EpochId, person: &PersonId) -> bool {
        let Some(known) = self.epochs.get(epoch) else {
            return false;
        };
        let mut holders = BTreeSet::from([known.by]);
        holders.extend(known.announcement.recipients.iter().map(|to| to.device));
        for outline in self.outlines.values() {
            if let Outline::Grant { grant, .. } = outline
                && grant.epoch == *epoch
            {
                holders.extend(grant.recipients.iter().map(|to| to.device));
            }
        }
        let theirs = now
            .member_devices()
            .filter(|(_, device, _)| device.person == *person);
        let mut theirs = theirs.map(|(device, ..)| device);
        holders.iter().any(|holder| now.is_member(holder))
            || theirs.all(|device| holders.contains(device))
    }

    /// Announces what is carried to somebody: entries that are here, which no such epoch names yet. The
    /// next publication brings what they say.
    pub fn carry(
        &mut self,
        person: &PersonId,
        entries: &BTreeSet<EntryId>,
        now_s: u64,
        random: &mut dyn CryptoRng,
    ) -> Vec<(Link, MadeKey)> {
        let now = self.resolver().whole();
        if !now.is_member(&self.me) {
            return Vec::new();
        }
        let theirs = now
            .member_devices()
            .filter(|(_, device, _)| device.person == *person);
        let cards: Vec<Card> = theirs.map(|(_, device, _)| device.card.clone()).collect();
        let carried = self.carried_to(person);
        let owed: Vec<EntryId> = entries
            .difference(&carried)
            .filter(|id| self.graph.find(id).is_some())
            .copied()
            .collect();
        let recipients: Vec<(&Card, KeyKind)> =
            cards.iter().map(|card| (card, KeyKind::Content)).collect();
        let mut made = Vec::new();
        if recipients.is_empty() {
            return made;
        }
        for part in owed.chunks(CARRIED_MAX) {
            let purpose = Purpose::Carry(part.to_vec());
            made.push(self.announce(purpose, &recipients, now_s, random));
        }
        made
    }

    /// To whom a carry epoch that is lawful gives what; of one that names nothing, whatever is sealed
    /// under it.
    pub(super) fn carries(
        &self,
        resolver: &Resolver<'_>,
        epoch: &EpochId,
    ) -> Option<(PersonId, &[EntryId])> {
        let known = self.epochs.get(epoch)?;
        let Purpose::Carry(entries) = &known.announcement.purpose else {
            return None;
        };
        let first = known.announcement.recipients.first()?;
        self.judged(resolver, known.at, None).ok()?;
        let person = resolver.view(known.at).person_of(&first.device)?;
        Some((person, entries))
    }

    /// The entries that each lawful carry epoch names, and those that will never be for this device.
    pub(super) fn carry_epochs(&self) -> CarryEpochs {
        let (mut named, mut others) = (BTreeMap::new(), BTreeSet::new());
        let carrying = |known: &Epoch| known.announcement.purpose != Purpose::Write;
        if self.epochs.values().any(carrying) {
            let resolver = self.resolver();
            let me = resolver.whole().person_of(&self.me);
            for (epoch, _) in self.epochs.iter().filter(|(_, known)| carrying(known)) {
                let carried = self.carries(&resolver, epoch);
                if carried.is_none_or(|(to, _)| me.is_some_and(|me| me != to)) {
                    others.insert(*epoch);
                }
                if let Some((_, entries)) = carried {
                    named.insert(*epoch, entries.to_vec());
                }
            }
        }
        CarryEpochs { named, others }
    }

    /// Remembers the epoch of a content entry.
    pub(crate) fn note_span(&mut self, device: DeviceId, seq: u64, epoch: EpochId) {
        let spans = self.spans.entry(device).or_default();
        if spans
            .last()
            .is_none_or(|(from, last)| *from < seq && *last != epoch)
        {
            spans.push((seq, epoch));
        }
    }
}
