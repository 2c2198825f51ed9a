//! What is said of entries that were taken in: by whom they should not have been written, under which key,
//! and to whom keys should not have been given. They are kept, and what they say does not count.

use crate::check::Check;
use crate::entry::Class;
use crate::epoch::KeyKind;
use crate::graph::At;
use crate::ids::{DeviceId, EpochId};
use crate::outline::Outline;
use crate::resolve::{Resolution, Resolver};
use crate::room::Room;
use crate::room::link::Notice;
use crate::room::take::Taken;

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
        if !view.is_member(&self.graph.device(at)) {
            return Err(Check::R041);
        }
        let known = self
            .epochs
            .get(epoch)
            .filter(|known| self.graph.is_past(known.at, at));
        let known = known.ok_or(Check::R051)?;
        if !resolver.view(known.at).is_member(&known.by) {
            return Err(Check::R051);
        }
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
            Outline::Genesis(_) | Outline::Act { .. } => return resolver.law(at),
            Outline::Approve { target, .. } => {
                let act = self.graph.find(target);
                if act.is_none_or(|act| {
                    !matches!(self.outlines.get(&act), Some(Outline::Erase { .. }))
                }) {
                    return resolver.law(at);
                }
            }
            _ => {}
        }
        if !view.is_member(&self.graph.device(at)) {
            return Err(Check::R041);
        }
        match outline {
            Outline::Grant { grant, .. } => {
                let known = self.epochs.get(&grant.epoch);
                let known = known
                    .filter(|known| self.graph.is_past(known.at, at))
                    .ok_or(Check::R051)?;
                let entitled = |device: &DeviceId| {
                    let is_voice = grant.kind == KeyKind::Outline;
                    view.is_member(device) && (is_voice || self.may_read(&view, device, known.at))
                };
                let all = grant.recipients.iter().all(|to| entitled(&to.device));
                if all { Ok(()) } else { Err(Check::R054) }
            }
            Outline::Epoch { announcement, .. } => {
                let all = announcement
                    .recipients
                    .iter()
                    .all(|to| view.is_member(&to.device));
                if all { Ok(()) } else { Err(Check::R054) }
            }
            _ => Ok(()),
        }
    }

    fn may_read(&self, view: &Resolution, device: &DeviceId, announced: At) -> bool {
        let person = view
            .person_of(device)
            .and_then(|person| view.people.get(&person));
        person.is_some_and(|person| self.reads(person, announced))
    }
}
