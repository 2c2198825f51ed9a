//! What a node is about: whose words, whom it lets in, whom it names.

use super::history::{Deed, History, Person, Side};
use super::resolve::Resolution;
use super::set::Set;

impl History {
    /// Who stands behind an act, by the nodes that are here.
    pub(super) fn backers(&self, act: usize, here: Set) -> Set {
        let backs = |node: &usize| {
            let is_it = *node == act || self.nodes[*node].deed == Deed::Approve { act };
            here.has(*node) && is_it
        };
        let lawful = (0..self.nodes.len())
            .filter(backs)
            .filter_map(|node| self.nodes[node].lawful);
        lawful.map(|lawful| lawful.person).collect()
    }

    /// The nodes at and above a fork, and the devices that forked.
    pub(super) fn forks(&self, here: Set) -> (Set, Set) {
        let (mut branched, mut forked) = (Set::EMPTY, Set::EMPTY);
        if !self.forked {
            return (branched, forked);
        }
        for node in here.iter() {
            let Some(from) = self.fork_of(self.nodes[node].device, here) else {
                continue;
            };
            forked.put(self.nodes[node].device);
            // A restart stands where the old device's next node would.
            if self.nodes[node].seq >= from {
                branched.put(node);
            }
        }
        for node in here.iter() {
            if let Deed::Restart { old, .. } = self.nodes[node].deed
                && let Some(from) = self.fork_of(old, here)
                && self.last_of(old, self.nodes[node].past) >= from
            {
                branched.put(node);
            }
        }
        (branched, forked)
    }

    /// Whether a node stands at or above a fork.
    pub(super) fn is_branched(&self, node: usize, here: Set) -> bool {
        self.forks(here).0.has(node)
    }

    fn fork_of(&self, device: usize, here: Set) -> Option<usize> {
        let theirs = here
            .iter()
            .filter(|node| self.nodes[*node].device == device);
        let twice = |node: &usize| {
            let seq = self.nodes[*node].seq;
            here.iter().any(|other| {
                other != *node && self.nodes[other].device == device && self.nodes[other].seq == seq
            })
        };
        theirs.filter(twice).map(|node| self.nodes[node].seq).min()
    }

    fn last_of(&self, device: usize, past: Set) -> usize {
        let theirs = past
            .iter()
            .filter(|node| self.nodes[*node].device == device);
        theirs.map(|node| self.nodes[node].seq).max().unwrap_or(0)
    }

    /// The device that a restart goes on from.
    pub(super) fn restarts(&self, node: usize) -> Option<usize> {
        match self.nodes[node].deed {
            Deed::Restart { old, .. } if self.nodes[node].lawful.is_some() => Some(old),
            _ => None,
        }
    }

    pub(super) fn admits(&self, node: usize) -> bool {
        let deed = &self.nodes[node].deed;
        matches!(
            deed,
            Deed::Admit { .. } | Deed::Add { .. } | Deed::Recover { .. } | Deed::Restart { .. }
        )
    }

    /// Whether one admission, where it was carried, holds up another that brings in the same. What one
    /// person did alone does not hold up what several did.
    pub(super) fn holds_up(&self, one: usize, other: usize) -> bool {
        // How many stand behind it; device, invitation, person, restarted device; the survivor.
        let of = |node: usize| match self.nodes[node].deed {
            Deed::Admit {
                device,
                invite,
                person,
                as_a,
            } => {
                let survives = as_a.side == Side::Survivor;
                Some((2, device, Some(invite), Some(person), None, survives))
            }
            Deed::Recover { device, invite, .. } => {
                Some((2, device, Some(invite), None, None, false))
            }
            Deed::Restart { device, old } => Some((1, device, None, None, Some(old), false)),
            Deed::Add { device, invite } => Some((0, device, Some(invite), None, None, false)),
            _ => None,
        };
        let same = |a: Option<usize>, b: Option<usize>| a.is_some() && a == b;
        let (Some(a), Some(b)) = (of(one), of(other)) else {
            return false;
        };
        let clash =
            a.1 == b.1 || same(a.2, b.2) || same(a.3, b.3) || same(a.4, b.4) || (a.5 && b.5);
        one != other && b.0 <= a.0 && clash
    }

    pub(super) fn excludes(&self, node: usize) -> bool {
        match self.nodes[node].deed {
            Deed::Remove { .. } | Deed::Leave | Deed::Drop { .. } => true,
            Deed::Recover { lost, .. } => !lost.is_empty(),
            _ => false,
        }
    }

    /// Whether an exclusion is about the person as such.
    pub(super) fn names_person(&self, act: usize, person: usize) -> bool {
        match self.nodes[act].deed {
            Deed::Remove { person: named } => named == person,
            Deed::Leave => self.nodes[act].lawful.is_some_and(|by| by.person == person),
            _ => false,
        }
    }

    pub(super) fn names_device(&self, act: usize, device: usize) -> bool {
        match self.nodes[act].deed {
            Deed::Drop { devices } => devices.has(device),
            Deed::Recover { lost, .. } => lost.has(device),
            Deed::Remove { .. } => self.nodes[act].lists.has(device),
            _ => false,
        }
    }

    /// The devices of a person that are not out.
    pub(super) fn live(&self, view: &Resolution, person: usize) -> Set {
        let live = view.devices.members | view.devices.suspended;
        live.iter()
            .filter(|device| view.person_of(*device) == Some(person))
            .collect()
    }

    /// What a person was let in as.
    pub(super) fn person(&self, view: &Resolution, person: usize) -> Person {
        match view.let_in(person).map(|node| self.nodes[node].deed) {
            Some(Deed::Admit { as_a, .. }) => as_a,
            _ => self.start.people[person],
        }
    }
}
