//! What this device owes the others: that it has heard of an exclusion, an epoch that nobody removed
//! can open, and keys for whoever is entitled to them (room.md, 7.2, 7.3 and 11).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rand_core::CryptoRng;

use crate::act::Cut;
use crate::device::Card;
use crate::entry::chain_start;
use crate::epoch::{KeyKind, Purpose};
use crate::graph::At;
use crate::ids::{DeviceId, EpochId, PersonId};
use crate::outline::Outline;
use crate::resolve::{PersonSeen, Resolution, Resolver};
use crate::room::link::Link;
use crate::room::write::MadeKey;
use crate::room::{Epoch, Room};

impl Room {
    /// Who is in the room, by what is here.
    #[must_use]
    pub fn resolver(&self) -> Resolver<'_> {
        Resolver::new(&self.graph, &self.outlines, self.process, self.room).knowing(&self.resolved)
    }

    /// The epoch to write under: of the eligible ones whose key is held, the deepest, then the least id.
    #[must_use]
    pub fn eligible(&self) -> Option<EpochId> {
        let resolver = self.resolver();
        let now = resolver.whole();
        self.eligible_epochs(&resolver, &now).next()
    }

    /// Eligible epochs of which a key is held, in the order in which one writes under them.
    pub(super) fn eligible_epochs(
        &self,
        resolver: &Resolver<'_>,
        now: &Resolution,
    ) -> impl Iterator<Item = EpochId> + use<> {
        let eligible = self.epochs.iter().filter(|(epoch, _)| {
            self.keys.outline(epoch).is_some() && self.is_eligible(resolver, now, epoch)
        });
        let mut eligible: Vec<(Reverse<u64>, EpochId)> = eligible
            .map(|(epoch, known)| (Reverse(self.graph.depth(known.at)), *epoch))
            .collect();
        eligible.sort_unstable();
        eligible.into_iter().map(|(_, epoch)| epoch)
    }

    /// The eligible epoch whose content key is held, if this device writes here.
    #[must_use]
    pub fn writable(&self) -> Option<EpochId> {
        let member = self.resolver().whole().is_member(&self.me);
        self.eligible()
            .filter(|epoch| member && self.keys.content(epoch).is_some())
    }

    /// Whether something written now, knowing all that is here, may be sealed under an epoch.
    pub(super) fn is_eligible(
        &self,
        resolver: &Resolver<'_>,
        now: &Resolution,
        epoch: &EpochId,
    ) -> bool {
        let known = &self.epochs[epoch];
        let then = resolver.view(known.at);
        let by_reader = then.is_member(&known.by)
            && then
                .person_of(&known.by)
                .and_then(|person| then.people.get(&person))
                .is_some_and(|seen| seen.reader);
        let only_members = known
            .announcement
            .recipients
            .iter()
            .all(|to| now.is_member(&to.device));
        let knew = now
            .devices
            .keys()
            .all(|device| !now.is_excluded(device) || then.is_excluded(device))
            // Who is excluded again may have been given the key while they were back.
            && now.bearing.iter().all(|at| self.graph.is_past(*at, known.at))
            && now.forked.is_subset(&then.forked);
        let floors = now
            .people
            .values()
            .filter(|seen| seen.reader && seen.state == crate::resolve::State::Member);
        let after_floors = floors
            .filter_map(|seen| seen.from)
            .all(|from| self.graph.is_past(from, known.at));
        known.announcement.purpose == Purpose::Write
            && by_reader
            && only_members
            && knew
            && after_floors
    }

    /// Pays what is owed: gives entries to be kept, and keys that were made.
    pub fn pay_debts(
        &mut self,
        now_s: u64,
        random: &mut dyn CryptoRng,
    ) -> (Vec<Link>, Vec<MadeKey>) {
        let (mut links, mut made) = (Vec::new(), Vec::new());
        let resolution = self.resolver().whole();
        let Some(me) = resolution
            .person_of(&self.me)
            .and_then(|me| resolution.people.get(&me).cloned())
        else {
            return (links, made);
        };
        if !resolution.is_member(&self.me) {
            return (links, made);
        }
        if self.has_news(&resolution) {
            links.push(self.write_outline(Outline::Seen { at: now_s }, random));
        }
        if me.reader && self.eligible().is_none() {
            let recipients: Vec<(Card, KeyKind)> = resolution
                .member_devices()
                .map(|(_, device, person)| (device.card.clone(), full(person)))
                .collect();
            let recipients: Vec<(&Card, KeyKind)> = recipients
                .iter()
                .map(|(card, kind)| (card, *kind))
                .collect();
            let (link, key) = self.announce(Purpose::Write, &recipients, now_s, random);
            links.push(link);
            made.push(key);
        }
        for ((epoch, kind), devices) in self.owed(&resolution) {
            let kind = if kind {
                KeyKind::Content
            } else {
                KeyKind::Outline
            };
            links.extend(self.grant(epoch, kind, &devices, now_s, random));
        }
        (links, made)
    }

    /// Whether an exclusion or a dispute began or ended since this device's last entry. A newcomer has
    /// not said of any that they know it.
    fn has_news(&self, now: &Resolution) -> bool {
        let tip = self.graph.tip(&self.me);
        let said = tip.map(|tip| self.graph.upto(tip)).unwrap_or_default();
        let then = self.resolver().resolve(&said);
        then.exclusions != now.exclusions || then.in_dispute != now.in_dispute
    }

    /// Which keys that are held here nobody gave to a member device that is entitled to them.
    fn owed(&self, now: &Resolution) -> BTreeMap<(EpochId, bool), Vec<DeviceId>> {
        let given = self.given(&|_| true);
        let resolver = self.resolver();
        let mut owed: BTreeMap<(EpochId, bool), Vec<DeviceId>> = BTreeMap::new();
        for (device, _, person) in now
            .member_devices()
            .filter(|(device, ..)| **device != self.me)
        {
            for (epoch, known) in &self.epochs {
                let content = match known.announcement.purpose {
                    Purpose::Write => self.reads(person, known.at),
                    // It is one person's; their further devices get it too.
                    Purpose::Carry(_) => match self.carries(&resolver, epoch) {
                        Some((to, _)) if now.person_of(device) == Some(to) => true,
                        _ => continue,
                    },
                };
                let held = match content {
                    true => self.keys.content(epoch).is_some(),
                    false => self.keys.outline(epoch).is_some(),
                };
                let has = given.contains(&(*epoch, *device, true))
                    || (!content && given.contains(&(*epoch, *device, false)));
                if held && !(has && self.finds(device, epoch, known)) {
                    owed.entry((*epoch, content)).or_default().push(*device);
                }
            }
        }
        owed
    }

    /// Whether a device finds the key that it was given: it was there when the epoch was announced, or this
    /// device gave it, or it has read where somebody else did. Until then their grant may lie under names
    /// that nobody can compute without it.
    fn finds(&self, device: &DeviceId, epoch: &EpochId, known: &Epoch) -> bool {
        let mut to = known.announcement.recipients.iter();
        to.any(|to| to.device == *device)
            || self.outlines.iter().any(|(at, outline)| match outline {
                Outline::Grant { grant, .. } if grant.epoch == *epoch => {
                    grant.recipients.iter().any(|to| to.device == *device)
                        && (self.graph.device(*at) == self.me || self.has_read(device, *at))
                }
                _ => false,
            })
    }

    /// Whether somebody is entitled to the content of an epoch that was announced there.
    pub(super) fn reads(&self, person: &PersonSeen, announced: At) -> bool {
        person.reader
            && person
                .from
                .is_none_or(|from| self.graph.is_past(from, announced))
    }

    /// All keys that announcements and grants of some entries gave: epoch, device, and whether it opens the
    /// content.
    pub(super) fn given(&self, from: &dyn Fn(At) -> bool) -> BTreeSet<(EpochId, DeviceId, bool)> {
        let mut given = BTreeSet::new();
        let resolver = self.resolver();
        for (epoch, known) in self.epochs.iter().filter(|(_, known)| from(known.at)) {
            let recipients = &known.announcement.recipients;
            if self.may_give(&resolver, known.at).is_err() {
                continue;
            }
            let people = resolver.view(known.at);
            for to in recipients {
                let reads = people
                    .person_of(&to.device)
                    .and_then(|person| people.people.get(&person))
                    .is_none_or(|seen| seen.reader);
                given.insert((*epoch, to.device, reads));
            }
        }
        for (at, outline) in self.outlines.iter().filter(|(at, _)| from(**at)) {
            if let Outline::Grant { grant, .. } = outline
                && self.may_give(&resolver, *at).is_ok()
            {
                let content = grant.kind == KeyKind::Content;
                given.extend(
                    grant
                        .recipients
                        .iter()
                        .map(|to| (grant.epoch, to.device, content)),
                );
            }
        }
        given
    }

    /// The last entry that is here of each device of a person, as an act that takes them out names it.
    #[must_use]
    pub fn cuts_of(&self, person: &PersonId) -> Vec<Cut> {
        let whole = self.graph.whole();
        let devices = self.resolver().whole();
        let cut = |device: DeviceId| match self.graph.counted(&device, &whole) {
            Some(at) => Cut {
                device,
                seq: self.graph.seq(at),
                id: self.graph.id(at),
            },
            None => Cut {
                device,
                seq: 0,
                id: chain_start(&self.process, &self.room, &device),
            },
        };
        devices.devices_of(person).map(cut).collect()
    }

    /// Up to which entry each excluded device counts: what is beyond stands apart.
    #[must_use]
    pub fn cuts(&self) -> BTreeMap<DeviceId, u64> {
        let resolver = self.resolver();
        let now = resolver.whole();
        let mut cuts = BTreeMap::new();
        for (device, seen) in now
            .devices
            .iter()
            .filter(|(device, _)| now.is_excluded(device))
        {
            for act in &now.exclusions {
                if resolver.names(*act, device, Some(seen.person)) {
                    let within = self.graph.upto(*act);
                    let last = self
                        .graph
                        .counted(device, &within)
                        .map_or(0, |at| self.graph.seq(at));
                    let cut = cuts.entry(*device).or_insert(last);
                    *cut = last.min(*cut);
                }
            }
        }
        cuts
    }
}

/// The key that a member gets of a new epoch.
fn full(person: &PersonSeen) -> KeyKind {
    if person.reader {
        KeyKind::Content
    } else {
        KeyKind::Outline
    }
}
