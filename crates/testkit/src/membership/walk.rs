//! What is carried, and what holds whatever becomes of the rest: steps 4 to 8 of section 11.

use super::history::{Deed, History};
use super::set::Set;

/// What the steps of one resolution share.
pub(super) struct Steps<'h> {
    pub history: &'h History,
    pub here: Set,
    pub lawful: Set,
    /// The acts that are here, and by node who backs it and by which nodes.
    pub acts: Set,
    pub backing: Vec<Set>,
    pub carried: Set,
    pub falls: Set,
    pub stands: Set,
    pub candidates: Set,
    /// Carried admissions that another one contradicts.
    pub rivalled: Set,
    pub beyond: Vec<(usize, Set)>,
    pub branched: Set,
}

impl Steps<'_> {
    /// Step 4: who stands behind each act, and which have enough.
    pub fn carry(&mut self) {
        let nodes = &self.history.nodes;
        let mut backers = vec![Set::EMPTY; nodes.len()];
        for node in self.lawful.iter() {
            let act = match nodes[node].deed {
                Deed::Approve { act } => act,
                _ => node,
            };
            let person = nodes[node].lawful.expect("it is lawful").person;
            self.backing[act].put(node);
            backers[act].put(person);
        }
        for act in self.acts.iter() {
            let ballot = nodes[act].lawful.expect("it is lawful").ballot;
            if ballot.is_none_or(|ballot| ballot.is_met(backers[act])) {
                self.carried.put(act);
            }
        }
    }

    /// Steps 5 and 6.
    pub fn settle(&mut self) {
        let nodes = &self.history.nodes;
        let settlements: Vec<(usize, Set, Set)> = self
            .carried
            .iter()
            .filter_map(|node| match nodes[node].deed {
                Deed::Settle { stand, fall } => Some((node, stand, fall)),
                _ => None,
            })
            .collect();
        let named = settlements
            .iter()
            .fold(Set::EMPTY, |all, (_, stand, fall)| all | *stand | *fall);
        for act in named.iter() {
            let about = settlements
                .iter()
                .filter(|(_, stand, fall)| (*stand | *fall).has(act));
            let last = about.clone().filter(|(node, ..)| {
                about
                    .clone()
                    .all(|(later, ..)| !nodes[*later].past.has(*node))
            });
            match (
                last.clone().all(|of| of.1.has(act)),
                last.clone().all(|of| of.2.has(act)),
            ) {
                (true, _) => self.stands.put(act),
                (_, true) => self.falls.put(act),
                _ => {}
            }
        }
        let excludes = |node: &usize| self.history.excludes(*node);
        self.candidates = self.carried.iter().filter(excludes).collect::<Set>() - self.falls;
        if self.history.rules.voiding {
            self.beyond = self
                .candidates
                .iter()
                .map(|act| (act, self.beyond(act)))
                .collect();
        }
    }

    /// What is beyond the cut of an exclusion: of whom it names, and not in its past.
    fn beyond(&self, act: usize) -> Set {
        let history = self.history;
        let later = self.here - history.upto(act);
        let leaves = history.nodes[act].deed == Deed::Leave;
        let named = |node: &usize| {
            let of = &history.nodes[*node];
            if leaves && of.deed == Deed::Leave {
                return false;
            }
            let person = of
                .lawful
                .is_some_and(|by| history.names_person(act, by.person));
            let old = history
                .restarts(*node)
                .is_some_and(|old| history.names_device(act, old));
            person || old || history.names_device(act, of.device)
        };
        later.iter().filter(named).collect()
    }

    /// Step 7: admissions that bring in the same as another.
    pub fn contradict(&mut self) {
        let admits = |node: &usize| self.history.admits(*node);
        let admissions: Set = (self.carried - self.falls).iter().filter(admits).collect();
        let held_up = |node: &usize| admissions.iter().any(|by| self.history.holds_up(by, *node));
        self.rivalled = admissions.iter().filter(held_up).collect();
    }

    /// Step 8: the exclusions in force, and the acts that are met under what may hold.
    pub fn fixpoint(&self) -> (Set, Set) {
        let mut high = self.candidates;
        loop {
            let low = self.met(high) & self.candidates;
            let next = self.met(low) & self.candidates;
            if next == high {
                return (low, self.met(high));
            }
            high = next;
        }
    }

    /// Step 7: the least set of acts that are met where these exclusions hold.
    fn met(&self, holding: Set) -> Set {
        let nodes = &self.history.nodes;
        let void = self.beyond.iter().filter(|(act, _)| holding.has(*act));
        let void = void.fold(self.branched, |all, (_, beyond)| all | *beyond);
        let may = self.lawful - void;
        let mut met = self.carried & self.stands;
        met.0 &= !(self.rivalled.0 | self.falls.0);
        if self.carried.has(0) {
            met.put(0);
        }
        loop {
            let before = met;
            for act in (self.carried - met - self.rivalled - self.falls).iter() {
                let lawful = nodes[act].lawful.expect("what is carried was lawful");
                let counting = (self.backing[act] & may).iter().filter_map(|node| {
                    nodes[node]
                        .lawful
                        .filter(|by| met.has(by.admission))
                        .map(|by| by.person)
                });
                let backers = counting.collect();
                if lawful.ballot.is_none_or(|ballot| ballot.is_met(backers)) {
                    met.put(act);
                }
            }
            if met == before {
                return met;
            }
        }
    }
}
