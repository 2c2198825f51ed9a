//! What is beyond the cut of an exclusion is not taken in, unless a member passed it on (room.md, 11).
//!
//! It is asked of what this device knew when it last wrote, so that what it takes in afterwards changes
//! nothing of what it had to take in before; its next entry says what it had, and binds it from then on.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::act::Act;
use crate::graph::{At, Clock};
use crate::ids::{DeviceId, EntryId, PersonId};
use crate::outline::Outline;
use crate::resolve::{Known, Resolver};
use crate::room::Room;
use crate::room::candidates::{Candidate, Candidates};

/// Who was excluded and who was a member, by what this device knew when it last wrote.
#[derive(Default)]
pub(super) struct Before {
    pub excluded: BTreeSet<DeviceId>,
    members: BTreeSet<DeviceId>,
}

impl Before {
    /// Who goes on as another device is what they were: nobody comes back so from where they were excluded,
    /// and what a member's new device has seen is passed on by a member, though it is one by that entry only.
    pub fn goes_on(&mut self, old: &DeviceId, new: DeviceId) {
        if self.excluded.contains(old) {
            self.excluded.insert(new);
        } else if self.members.contains(old) {
            self.members.insert(new);
        }
    }
}

/// What is not taken in, by what was in force.
#[derive(Default)]
pub(super) struct Beyond {
    /// What excluded devices wrote beyond their cut.
    pub late: BTreeSet<EntryId>,
    /// What names such an entry although its author knew.
    pub passing: BTreeSet<EntryId>,
}

/// Whose an entry is, and where it lies if it is here.
type Whose<'w> = dyn Fn(&EntryId) -> Option<(DeviceId, Option<At>)> + 'w;

impl Room {
    pub(super) fn resolver_knowing(&self, known: &Rc<Known>) -> Resolver<'_> {
        self.resolver().knowing(known)
    }

    /// Who was excluded by the own latest entry and its past, of who has written nothing yet by what let
    /// them in; and who is a member there, or came to be one by what was taken in since.
    pub(super) fn before_now(&self, known: &Rc<Known>) -> Before {
        let Some(bound) = self.bound_by() else {
            return Before::default();
        };
        let resolver = self.resolver_knowing(known);
        let (then, now) = (resolver.resolve(&bound), resolver.whole());
        let acts: Vec<At> = then.in_force().collect();
        let named = |device: &DeviceId| {
            let person = then.person_of(device).or_else(|| now.person_of(device));
            acts.iter().any(|act| resolver.names(*act, device, person))
        };
        let members = then.member_devices().chain(now.member_devices());
        Before {
            excluded: self.cards.keys().filter(|id| named(id)).copied().collect(),
            members: members.map(|(device, ..)| *device).collect(),
        }
    }

    /// What this device is bound by: its own last entry with its past, or what let it in, with the word of
    /// all who agreed; one that is to go on from another is bound as that one.
    fn bound_by(&self) -> Option<Clock> {
        let tip = self.graph.tip(&self.me);
        let was = self.was.filter(|_| tip.is_none());
        let tip = tip.or_else(|| self.graph.tip(&was?));
        if let Some(tip) = tip {
            return Some(self.graph.upto(tip));
        }
        let let_in = self.let_in(&was.unwrap_or(self.me))?;
        let id = self.graph.id(let_in);
        let mut bound = self.graph.upto(let_in);
        for (at, outline) in &self.outlines {
            if matches!(outline, Outline::Approve { target, .. } if *target == id) {
                bound.join(&self.graph.upto(*at));
            }
        }
        Some(bound)
    }

    /// The entry that lets a device in, as far as it is here.
    fn let_in(&self, device: &DeviceId) -> Option<At> {
        let lets = |outline: &Outline| match outline {
            Outline::Genesis(genesis) => genesis.founder.card.device() == *device,
            Outline::Act { act, .. } => lets_in(act, device),
            _ => false,
        };
        let mut found = self.outlines.iter().filter(|(_, outline)| lets(outline));
        found.next().map(|(at, _)| *at)
    }

    /// For who has written nothing and has not read yet what let them in: that entry and the word of who
    /// agreed, with all of their past, which is taken in first, so that the rest can be held against it.
    pub(super) fn until_let_in(&self, candidates: &Candidates) -> Option<BTreeSet<EntryId>> {
        if self.graph.tip(&self.me).is_some() || self.let_in(&self.me).is_some() {
            return None;
        }
        let said = |candidate: &Candidate| {
            let payload = candidate.payload.as_ref()?;
            Outline::parse(&payload.body).ok()
        };
        let lets = |candidate: &&Candidate| matches!(said(candidate), Some(Outline::Act { act, .. }) if lets_in(&act, &self.me));
        let mut from: Vec<EntryId> = candidates.values().filter(lets).map(|one| one.id).collect();
        let agrees = |candidate: &&Candidate| matches!(said(candidate), Some(Outline::Approve { target, .. }) if from.contains(&target));
        let agreed: Vec<EntryId> = candidates
            .values()
            .filter(agrees)
            .map(|one| one.id)
            .collect();
        from.extend(agreed);
        (!from.is_empty()).then(|| with_past(from, &by_id(candidates)))
    }

    /// What excluded devices wrote that is not here, but for what a member passed on: what an entry of a
    /// member, that its head vouches for, has seen, with all of its past. Nothing is passed on by
    /// who knew that it was beyond.
    pub(super) fn beyond_cuts(
        &self,
        before: &Before,
        candidates: &Candidates,
        vouched: &BTreeSet<EntryId>,
        known: &Rc<Known>,
    ) -> Beyond {
        let mut beyond = Beyond::default();
        if before.excluded.is_empty() {
            return beyond;
        }
        let by_id = by_id(candidates);
        let whose = |id: &EntryId| {
            by_id
                .get(id)
                .map(|(device, _)| (*device, None))
                .or_else(|| self.placed(id))
        };
        // What can't be placed passes nothing on: what it names would stand here by itself, and nobody who
        // knew may name that.
        let waiting = self.waiting_for_more(candidates, &by_id, vouched);
        let mut passing = Vec::new();
        for ((device, seq, id), candidate) in candidates {
            // Of each chain the first that is not here: the others rest on it.
            let next = *seq == 1 || self.graph.find(&candidate.before).is_some();
            let here = vouched.contains(id) && !waiting.contains(id);
            if !next || before.excluded.contains(device) || !here {
                continue;
            }
            if self.passes_on_late(&candidate.before, &candidate.seen, &whose, known) {
                beyond.passing.insert(*id);
            } else if before.members.contains(device) {
                passing.push(*id);
            }
        }
        let passed_on = with_past(passing, &by_id);
        let late = |(device, _, id): &&(DeviceId, u64, EntryId)| {
            before.excluded.contains(device) && !passed_on.contains(id)
        };
        let late = candidates.keys().filter(late);
        beyond.late = late.map(|(_, _, id)| *id).collect();
        beyond
    }

    /// What can't be placed by what is here: something of its past is neither here nor vouched for.
    fn waiting_for_more(
        &self,
        candidates: &Candidates,
        by_id: &ById<'_>,
        vouched: &BTreeSet<EntryId>,
    ) -> BTreeSet<EntryId> {
        let mut after: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
        let mut waits = Vec::new();
        for ((_, seq, id), candidate) in candidates {
            let first = (*seq > 1).then_some(&candidate.before);
            for before in first.into_iter().chain(&candidate.seen) {
                if by_id.contains_key(before) && vouched.contains(before) {
                    after.entry(*before).or_default().push(*id);
                } else if self.graph.find(before).is_none() {
                    waits.push(*id);
                }
            }
        }
        let mut all = BTreeSet::new();
        while let Some(id) = waits.pop() {
            if all.insert(id) {
                waits.extend(after.get(&id).into_iter().flatten());
            }
        }
        all
    }

    /// Whether a header names something beyond the cut of an exclusion that was in force by the entry before
    /// it and its past.
    pub(super) fn passes_on_late(
        &self,
        before: &EntryId,
        seen: &[EntryId],
        whose: &Whose<'_>,
        known: &Rc<Known>,
    ) -> bool {
        let Some(before) = self.graph.find(before) else {
            return false;
        };
        let is_late = |act: &At, at: Option<At>| at.is_none_or(|at| !self.graph.is_past(at, *act));
        let heard: Vec<At> = self
            .excluding
            .iter()
            .copied()
            .filter(|act| *act == before || self.graph.is_past(*act, before))
            .collect();
        let seen: Vec<(DeviceId, Option<At>)> = seen.iter().filter_map(whose).collect();
        let may_be = seen.iter().any(|(device, at)| {
            heard
                .iter()
                .any(|act| is_late(act, *at) && self.may_name(*act, device))
        });
        if !may_be {
            return false;
        }
        let resolver = self.resolver_knowing(known);
        let then = resolver.resolve(&self.graph.upto(before));
        let acts: Vec<At> = then.in_force().collect();
        seen.iter().any(|(device, at)| {
            let theirs = || at.and_then(|at| resolver.view(at).person_of(device));
            let person = then.person_of(device).or_else(theirs);
            acts.iter()
                .any(|act| is_late(act, *at) && resolver.names(*act, device, person))
        })
    }

    /// Whose an entry is that is here, and where.
    pub(super) fn placed(&self, id: &EntryId) -> Option<(DeviceId, Option<At>)> {
        let at = self.graph.find(id)?;
        Some((self.graph.device(at), Some(at)))
    }

    /// Whether an exclusion can be about a device, by what acts say of whose it is: a guess that is never
    /// too small, so that most entries need no closer look.
    fn may_name(&self, act: At, device: &DeviceId) -> bool {
        let owners = |device: &DeviceId| self.owners.get(device).into_iter().flatten();
        let is_theirs = |person: &PersonId| owners(device).any(|owner| owner == person);
        match self.outlines.get(&act) {
            Some(Outline::Act { act: said, .. }) => match said {
                Act::Remove { person, cuts } => {
                    is_theirs(person) || cuts.iter().any(|cut| cut.device == *device)
                }
                Act::Recover { cuts, .. } => cuts.iter().any(|cut| cut.device == *device),
                Act::Drop { devices } => devices.contains(device),
                Act::Leave => {
                    let author = self.graph.device(act);
                    author == *device || owners(&author).any(is_theirs)
                }
                _ => false,
            },
            _ => false,
        }
    }
}

fn lets_in(act: &Act, device: &DeviceId) -> bool {
    act.new_device()
        .is_some_and(|new| new.card.device() == *device)
}

type ById<'c> = BTreeMap<EntryId, (DeviceId, &'c Candidate)>;

fn by_id(candidates: &Candidates) -> ById<'_> {
    let each = candidates.iter();
    each.map(|((device, _, id), candidate)| (*id, (*device, candidate)))
        .collect()
}

/// These, with all of their past that is not here.
fn with_past(mut from: Vec<EntryId>, by_id: &ById<'_>) -> BTreeSet<EntryId> {
    let mut reached = BTreeSet::new();
    while let Some(id) = from.pop() {
        if let Some((_, candidate)) = by_id.get(&id).filter(|_| reached.insert(id)) {
            from.push(candidate.before);
            from.extend(&candidate.seen);
        }
    }
    reached
}
