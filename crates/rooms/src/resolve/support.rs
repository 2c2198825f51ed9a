//! What stands, whatever happens to that which is undecided: steps 7 and 8 of room.md, section 11.

use std::collections::{BTreeMap, BTreeSet};

use crate::act::{Act, Side};
use crate::graph::At;
use crate::ids::{DeviceId, PersonId};
use crate::outline::Outline;
use crate::resolve::{Resolver, admits};

/// What every look needs to know; it is the same for every set of exclusions.
pub(super) struct Support<'w, 'r> {
    pub resolver: &'w Resolver<'r>,
    pub lawful: &'w BTreeSet<At>,
    pub backers: &'w BTreeMap<At, BTreeMap<PersonId, BTreeSet<At>>>,
    pub carried: &'w BTreeSet<At>,
    pub settled: &'w BTreeMap<At, bool>,
    pub forked: &'w dyn Fn(At) -> bool,
}

impl Support<'_, '_> {
    /// What is in force of the exclusions, and which acts are met while all that may hold holds.
    pub fn fixpoint(&self, excluding: &BTreeSet<At>) -> (BTreeSet<At>, BTreeSet<At>) {
        let only =
            |met: BTreeSet<At>| -> BTreeSet<At> { met.intersection(excluding).copied().collect() };
        let may = self.may_be_met();
        let mut high = excluding.clone();
        loop {
            let low = only(self.met(&high, &may));
            let next = only(self.met(&low, &may));
            if next == high {
                let met = self.met(&high, &may);
                return (low, met);
            }
            high = next;
        }
    }

    /// Carried acts that did not fall and that no other one holds up.
    fn may_be_met(&self) -> BTreeSet<At> {
        let stands = |at: &&At| self.settled.get(at) != Some(&false);
        let held_up = |at: &At| {
            let mut others = self.carried.iter().filter(stands);
            others.any(|other| self.resolver.holds_up(*other, *at))
        };
        let may = self.carried.iter().filter(stands);
        may.copied().filter(|at| !held_up(at)).collect()
    }

    /// The acts that are met where these exclusions hold: the least set in which each has enough words
    /// of those whose own admission is in it. It hangs on no order.
    fn met(&self, holding: &BTreeSet<At>, may: &BTreeSet<At>) -> BTreeSet<At> {
        let resolver = self.resolver;
        let void =
            |at: At| (self.forked)(at) || holding.iter().any(|act| resolver.is_beyond(at, *act));
        // Each word that counts with the admission that it hangs on.
        let words: BTreeMap<At, At> = self
            .lawful
            .iter()
            .copied()
            .filter(|at| !void(*at))
            .filter_map(|at| Some((at, resolver.let_in(at)?)))
            .collect();
        let genesis = |at: &At| matches!(resolver.outlines.get(at), Some(Outline::Genesis(_)));
        let mut met: BTreeSet<At> = self.lawful.iter().copied().filter(genesis).collect();
        // What the undisputed let stand needs nobody's word any more.
        let stands = |at: &&At| self.settled.get(at) == Some(&true);
        met.extend(may.iter().filter(stands));
        loop {
            let enough = |act: &At| {
                let counts = |at: &At| words.get(at).is_some_and(|by| met.contains(by));
                let behind = self.backers.get(act).into_iter().flatten();
                let persons = behind
                    .filter(|(_, entries)| entries.iter().any(counts))
                    .map(|(person, _)| *person);
                !met.contains(act) && resolver.needed(*act).is_met(&persons.collect())
            };
            let more: Vec<At> = may.iter().copied().filter(enough).collect();
            if more.is_empty() {
                return met;
            }
            met.extend(more);
        }
    }
}

impl Resolver<'_> {
    /// Whether one admission, where it was carried, holds up another that brings in the same. What one
    /// person did alone does not hold up what several did: else whoever reads of a newcomer's device
    /// before they are let in could keep them out.
    pub(crate) fn holds_up(&self, one: At, other: At) -> bool {
        let acts = (self.act(one), self.act(other));
        let (Some(a), Some(b)) = acts else {
            return false;
        };
        one != other && admits(a) && admits(b) && rank(b) <= rank(a) && is_same(a, b)
    }

    /// Whether an entry is of somebody whom an exclusion names, and was not seen by it.
    pub(super) fn is_beyond(&self, at: At, act: At) -> bool {
        if at == act || self.graph.is_past(at, act) {
            return false;
        }
        let author = self.author(at);
        let person = self.view(at).person_of(&author);
        let both_leave = matches!(
            (self.act(at), self.act(act)),
            (Some(Act::Leave), Some(Act::Leave))
        );
        // Who leaves twice, by two devices, has left.
        !both_leave && self.names(act, &author, person)
    }

    /// The admission of the device whose word an entry is, as its author knew it.
    fn let_in(&self, at: At) -> Option<At> {
        if matches!(self.outlines.get(&at), Some(Outline::Genesis(_))) {
            return Some(at);
        }
        let view = self.view(at);
        view.devices.get(&self.author(at)).map(|seen| seen.let_in)
    }

    /// Whether an exclusion is about a device, or about the person whose it is.
    pub(crate) fn names(&self, act: At, device: &DeviceId, person: Option<PersonId>) -> bool {
        let cut = match self.act(act) {
            Some(Act::Remove { cuts, .. } | Act::Recover { cuts, .. }) => {
                cuts.iter().any(|cut| cut.device == *device)
            }
            Some(Act::Drop { devices }) => devices.contains(device),
            _ => false,
        };
        cut || person.is_some_and(|person| self.is_about(act, &person))
    }

    /// Whether an exclusion is about a person as such.
    pub(crate) fn is_about(&self, act: At, person: &PersonId) -> bool {
        match self.act(act) {
            Some(Act::Remove { person: target, .. }) => target == person,
            Some(Act::Leave) => self.view(act).person_of(&self.author(act)) == Some(*person),
            _ => false,
        }
    }
}

/// How many stand behind an admission: the own person, by one device or by its key, or several people.
fn rank(act: &Act) -> u8 {
    match act {
        Act::Admit { .. } | Act::Recover { .. } => 2,
        Act::Restart { .. } => 1,
        _ => 0,
    }
}

fn is_same(a: &Act, b: &Act) -> bool {
    let device = |act: &Act| act.new_device().map(|new| new.card.device());
    let invite = a.invite().is_some() && a.invite() == b.invite();
    let other = match (a, b) {
        (
            Act::Admit {
                person: p, side: s, ..
            },
            Act::Admit {
                person: q, side: t, ..
            },
        ) => p == q || (*s == Side::Survivor && *t == Side::Survivor),
        (Act::Restart { old: p, .. }, Act::Restart { old: q, .. }) => p.device == q.device,
        _ => false,
    };
    device(a) == device(b) || invite || other
}
