//! What stands, whatever happens to that which is undecided: steps 7 and 8 of room.md, section 11.

use std::collections::{BTreeMap, BTreeSet};

use crate::act::Act;
use crate::graph::At;
use crate::ids::{DeviceId, PersonId};
use crate::outline::Outline;
use crate::resolve::{Resolver, admits};

/// What a walk needs to know; it is the same for every set of exclusions.
pub(super) struct Walk<'w, 'r> {
    pub resolver: &'w Resolver<'r>,
    pub entries: &'w [At],
    pub lawful: &'w BTreeSet<At>,
    pub backers: &'w BTreeMap<At, BTreeMap<PersonId, BTreeSet<At>>>,
    pub carried: &'w BTreeSet<At>,
    pub settled: &'w BTreeMap<At, bool>,
    pub forked: &'w dyn Fn(At) -> bool,
}

impl Walk<'_, '_> {
    /// What is in force of the exclusions, and which acts are met while all that may hold holds.
    pub fn fixpoint(&self, excluding: &BTreeSet<At>) -> (BTreeSet<At>, BTreeSet<At>) {
        let only =
            |met: BTreeSet<At>| -> BTreeSet<At> { met.intersection(excluding).copied().collect() };
        let mut high = excluding.clone();
        loop {
            let low = only(self.met(&high));
            let next = only(self.met(&low));
            if next == high {
                let met = self.met(&high);
                return (low, met);
            }
            high = next;
        }
    }

    /// The acts that are met where these exclusions hold.
    fn met(&self, holding: &BTreeSet<At>) -> BTreeSet<At> {
        let mut met: BTreeSet<At> = BTreeSet::new();
        let mut counting: BTreeSet<At> = BTreeSet::new();
        let mut let_in: BTreeMap<DeviceId, PersonId> = BTreeMap::new();
        for at in self.entries {
            let author = self.resolver.author(*at);
            let is_first = matches!(self.resolver.outlines.get(at), Some(Outline::Genesis(_)));
            let counts = self.lawful.contains(at)
                && !(self.forked)(*at)
                && (is_first || let_in.contains_key(&author))
                && !holding.iter().any(|act| self.is_beyond(*at, *act, &let_in));
            // What the undisputed let stand needs nobody's word any more.
            let stands = self.settled.get(at) == Some(&true);
            if !counts {
                if stands && self.is_met(*at, &counting) {
                    met.insert(*at);
                    self.let_in(*at, &mut let_in);
                }
                continue;
            }
            counting.insert(*at);
            let act = match self.resolver.outlines.get(at) {
                Some(Outline::Genesis(genesis)) => {
                    let_in.insert(author, genesis.person);
                    met.insert(*at);
                    continue;
                }
                Some(Outline::Act { .. }) => *at,
                Some(Outline::Approve { target, .. }) => match self.resolver.graph.find(target) {
                    Some(act) => act,
                    None => continue,
                },
                _ => continue,
            };
            if !met.contains(&act) && self.is_met(act, &counting) {
                met.insert(act);
                self.let_in(act, &mut let_in);
            }
        }
        met
    }

    fn is_met(&self, act: At, counting: &BTreeSet<At>) -> bool {
        match self.settled.get(&act) {
            Some(true) => return !self.is_rivalled(act),
            Some(false) => return false,
            None => {}
        }
        let Some(backers) = self.backers.get(&act) else {
            return false;
        };
        let persons: BTreeSet<PersonId> = backers
            .iter()
            .filter(|(_, entries)| entries.iter().any(|at| counting.contains(at)))
            .map(|(person, _)| *person)
            .collect();
        self.resolver.needed(act).is_met(&persons) && !self.is_rivalled(act)
    }

    /// Whether another carried admission uses up what this one does. Each was lawful, so neither
    /// knew that the other was carried.
    fn is_rivalled(&self, act: At) -> bool {
        let resolver = self.resolver;
        let Some(this) = resolver.act(act).filter(|this| admits(this)) else {
            return false;
        };
        let device = this.new_device().map(|new| new.card.device());
        self.carried.iter().any(|other| {
            let holds = *other != act && self.settled.get(other) != Some(&false);
            holds
                && resolver.act(*other).is_some_and(|other| {
                    let same_person = matches!((this, other), (Act::Admit { person: a, .. }, Act::Admit { person: b, .. }) if a == b);
                    let same_device = other.new_device().is_some_and(|new| Some(new.card.device()) == device);
                    let same_invite = this.invite().is_some() && this.invite() == other.invite();
                    same_person || same_device || same_invite
                })
        })
    }

    fn let_in(&self, act: At, let_in: &mut BTreeMap<DeviceId, PersonId>) {
        let Some(this) = self.resolver.act(act) else {
            return;
        };
        let person = match this {
            Act::Admit { person, .. } | Act::Recover { person, .. } => Some(*person),
            _ => let_in.get(&self.resolver.author(act)).copied(),
        };
        if let (Some(person), Some(new)) = (person, this.new_device()) {
            let_in.insert(new.card.device(), person);
        }
    }

    fn is_beyond(&self, at: At, act: At, let_in: &BTreeMap<DeviceId, PersonId>) -> bool {
        let device = self.resolver.author(at);
        at != act
            && !self.resolver.graph.is_past(at, act)
            && self
                .resolver
                .names(act, &device, let_in.get(&device).copied())
    }
}

impl Resolver<'_> {
    /// Whether an exclusion is about a device, or about the person whose it is.
    pub(crate) fn names(&self, act: At, device: &DeviceId, person: Option<PersonId>) -> bool {
        match self.act(act) {
            Some(Act::Remove {
                person: target,
                cuts,
            }) => person == Some(*target) || cuts.iter().any(|cut| cut.device == *device),
            Some(Act::Recover { cuts, .. }) => cuts.iter().any(|cut| cut.device == *device),
            Some(Act::Drop { devices }) => devices.contains(device),
            Some(Act::Leave) => {
                let author = self.author(act);
                author == *device
                    || (person.is_some() && person == self.view(act).person_of(&author))
            }
            _ => false,
        }
    }
}
