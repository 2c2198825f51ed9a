//! What is said of entries that were taken in: by whom they should not have been written, under which key,
//! and to whom keys should not have been given. They are kept, and what they say does not count.

use std::collections::BTreeSet;

use crate::check::Check;
use crate::entry::Class;
use crate::epoch::{KeyKind, Purpose, SealedKey};
use crate::graph::At;
use crate::ids::{DeviceId, EntryId, EpochId};
use crate::outline::Outline;
use crate::resolve::{Resolution, Resolver};
use crate::room::link::Notice;
use crate::room::take::Taken;
use crate::room::{Epoch, Room};

impl Room {
    /// Notices what new entries break.
    pub(super) fn judge(&self, taken: &mut Taken) {
        let resolver = self.resolver();
        for link in &taken.links {
            let Some(at) = self.graph.find(&link.id) else {
                continue;
            };
            let broken = self.judged(&resolver, at, link.epoch.as_ref());
            if let Err(check) = broken {
                taken.notices.insert(Notice::of(check, link.device));
            }
        }
    }

    /// Says what an entry that is here breaks; of content, `epoch` is the one that it names.
    pub(super) fn judged(
        &self,
        resolver: &Resolver<'_>,
        at: At,
        epoch: Option<&EpochId>,
    ) -> Result<(), Check> {
        match (self.graph.class(at), epoch) {
            (Class::Content, Some(epoch)) => self.judge_content(resolver, at, epoch),
            _ => self.judge_outline(resolver, at),
        }
    }

    fn judge_content(&self, resolver: &Resolver<'_>, at: At, epoch: &EpochId) -> Result<(), Check> {
        let view = resolver.view(at);
        resolver.may_write(at)?;
        let known = self
            .epochs
            .get(epoch)
            .filter(|known| self.graph.is_past(known.at, at));
        let known = known.ok_or(Check::R051)?;
        resolver.law(known.at).map_err(|_| Check::R051)?;
        if self.is_eligible(resolver, &view, epoch) {
            Ok(())
        } else {
            Err(Check::R050)
        }
    }

    fn judge_outline(&self, resolver: &Resolver<'_>, at: At) -> Result<(), Check> {
        let Some(outline) = self.outlines.get(&at) else {
            return Ok(());
        };
        let view = resolver.view(at);
        match outline {
            Outline::Grant { grant, .. } => {
                self.may_give(resolver, at)?;
                let known = &self.epochs[&grant.epoch];
                let entitled =
                    |to: &SealedKey| self.is_entitled(&view, &to.device, known, grant.kind);
                let all = grant.recipients.iter().all(entitled);
                if all { Ok(()) } else { Err(Check::R054) }
            }
            Outline::Epoch { announcement, .. } => {
                self.may_give(resolver, at)?;
                let recipients = announcement.recipients.iter();
                let all = recipients.clone().all(|to| view.is_member(&to.device));
                let Purpose::Carry(entries) = &announcement.purpose else {
                    return if all { Ok(()) } else { Err(Check::R054) };
                };
                let people: BTreeSet<_> = recipients.map(|to| view.person_of(&to.device)).collect();
                let there = |id: &EntryId| {
                    let entry = self.graph.find(id);
                    entry.is_some_and(|entry| self.graph.is_past(entry, at))
                };
                let one = people.len() == 1 && entries.iter().all(there);
                match (all, one) {
                    (false, _) => Err(Check::R054),
                    (_, false) => Err(Check::R055),
                    _ => Ok(()),
                }
            }
            _ => resolver.law(at),
        }
    }

    /// Whether an announcement or a grant is by somebody who may give keys, of an epoch that was announced.
    pub(super) fn may_give(&self, resolver: &Resolver<'_>, at: At) -> Result<(), Check> {
        resolver.law(at)?;
        let Some(Outline::Grant { grant, .. }) = self.outlines.get(&at) else {
            return Ok(());
        };
        let known = self.epochs.get(&grant.epoch);
        let known = known.filter(|known| self.graph.is_past(known.at, at));
        let announced = known.is_some_and(|known| resolver.law(known.at).is_ok());
        if announced { Ok(()) } else { Err(Check::R051) }
    }

    /// Whether a device may have a key of an epoch (room.md, 7.3).
    pub(super) fn is_entitled(
        &self,
        view: &Resolution,
        device: &DeviceId,
        epoch: &Epoch,
        kind: KeyKind,
    ) -> bool {
        let theirs = |to: &SealedKey| view.person_of(&to.device) == view.person_of(device);
        let reads = || match &epoch.announcement.purpose {
            Purpose::Write => self.may_read(view, device, epoch.at),
            Purpose::Carry(_) => epoch.announcement.recipients.iter().any(theirs),
        };
        view.is_member(device) && (kind == KeyKind::Outline || reads())
    }

    fn may_read(&self, view: &Resolution, device: &DeviceId, announced: At) -> bool {
        let person = view
            .person_of(device)
            .and_then(|person| view.people.get(&person));
        person.is_some_and(|person| self.reads(person, announced))
    }
}
