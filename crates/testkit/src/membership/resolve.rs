//! Who is in the room, by a set of nodes: section 11 of the page, word by word.

use std::collections::HashMap;

use super::history::{Deed, History};
use super::set::Set;
use super::walk::Steps;

/// How people or devices stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// In the room.
    Member,
    /// Held up by a dispute or a fork.
    Suspended,
    /// Removed, left, dropped; or let in by what fell.
    Out,
}

/// People or devices, by how they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct States {
    /// In the room.
    pub members: Set,
    /// Held up.
    pub suspended: Set,
    /// No longer there.
    pub out: Set,
}

impl States {
    /// Everybody who was ever let in.
    #[must_use]
    pub fn all(&self) -> Set {
        self.members | self.suspended | self.out
    }

    /// Who is held up or no longer there.
    #[must_use]
    pub fn excluded(&self) -> Set {
        self.suspended | self.out
    }

    pub(super) fn put(&mut self, one: usize, state: State) {
        match state {
            State::Member => self.members.put(one),
            State::Suspended => self.suspended.put(one),
            State::Out => self.out.put(one),
        }
    }
}

pub(super) const NONE: u8 = u8::MAX;
const MOST: usize = 48;

/// What a set of nodes comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// Acts with enough backers.
    pub carried: Set,
    /// Acts that were settled to fall.
    pub falls: Set,
    /// Acts that were settled to stand.
    pub stands: Set,
    /// Carried exclusions that did not fall.
    pub candidates: Set,
    /// Those of them that hold whatever becomes of the others.
    pub in_force: Set,
    /// Acts that are met while all exclusions hold that may.
    pub met: Set,
    /// Exclusions and admissions that were carried, and are neither in force nor fallen.
    pub disputed: Set,
    /// Devices with two nodes of one number.
    pub forked: Set,
    /// The devices.
    pub devices: States,
    /// The people.
    pub people: States,
    /// The admission of each device, and of each person.
    pub(super) device: [u8; MOST],
    pub(super) person: [u8; MOST],
    pub(super) owner: [u8; MOST],
}

impl Resolution {
    /// Whose device it is.
    #[must_use]
    pub fn person_of(&self, device: usize) -> Option<usize> {
        Some(self.owner[device])
            .filter(|at| *at != NONE)
            .map(usize::from)
    }

    /// The node that let a device in.
    #[must_use]
    pub fn admission_of(&self, device: usize) -> Option<usize> {
        Some(self.device[device])
            .filter(|at| *at != NONE)
            .map(usize::from)
    }

    /// The node that let a person in.
    #[must_use]
    pub fn let_in(&self, person: usize) -> Option<usize> {
        Some(self.person[person])
            .filter(|at| *at != NONE)
            .map(usize::from)
    }
}

impl History {
    /// What a set of nodes, which holds the past of each, comes to.
    #[must_use]
    pub fn resolve(&self, here: Set) -> Resolution {
        let last = here.last().unwrap_or(0);
        if let Some(known) = self.known.borrow().get(last).and_then(|of| of.get(&here)) {
            return *known;
        }
        let resolution = self.resolve_anew(here);
        let mut known = self.known.borrow_mut();
        if known.len() <= last {
            known.resize_with(last + 1, HashMap::new);
        }
        known[last].insert(here, resolution);
        resolution
    }

    fn resolve_anew(&self, here: Set) -> Resolution {
        let (branched, forked) = self.forks(here);
        let lawful: Set = here
            .iter()
            .filter(|node| self.nodes[*node].lawful.is_some())
            .collect();
        let is_act =
            |node: &usize| !matches!(self.nodes[*node].deed, Deed::Approve { .. } | Deed::Seen);
        let acts: Set = lawful.iter().filter(is_act).collect();
        let mut steps = Steps {
            history: self,
            here,
            lawful,
            acts,
            backing: vec![Set::EMPTY; self.nodes.len()],
            carried: Set::EMPTY,
            falls: Set::EMPTY,
            stands: Set::EMPTY,
            candidates: Set::EMPTY,
            rivalled: Set::EMPTY,
            beyond: Vec::new(),
            branched,
        };
        steps.carry();
        steps.settle();
        steps.contradict();
        let (in_force, met) = steps.fixpoint();
        let admits = |node: &usize| self.admits(*node);
        let unmet = steps.carried.iter().filter(admits).collect::<Set>() - met - steps.falls;
        let mut resolution = Resolution {
            carried: steps.carried,
            falls: steps.falls,
            stands: steps.stands,
            candidates: steps.candidates,
            in_force,
            met,
            disputed: (steps.candidates - in_force) | unmet,
            forked,
            devices: States::default(),
            people: States::default(),
            device: [NONE; MOST],
            person: [NONE; MOST],
            owner: [NONE; MOST],
        };
        self.stand(&mut resolution);
        resolution
    }
}
