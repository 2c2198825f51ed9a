//! What happened in a room: nodes, each with all that its author had heard.

use std::cell::RefCell;
use std::collections::HashMap;

use super::keys::Paid;
use super::need::Ballot;
use super::resolve::Resolution;
use super::rules::Rules;
use super::set::Set;

/// Where a person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The survivor.
    Survivor,
    /// Her support group.
    Support,
    /// The contact group.
    Contact,
}

impl Side {
    /// The survivor and her support group.
    #[must_use]
    pub fn is_hers(self) -> bool {
        self != Self::Contact
    }
}

/// A person who is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// Where they stand.
    pub side: Side,
    /// Whether they read; else they have a voice alone.
    pub reader: bool,
    /// Whether they read from where they were let in on.
    pub from_now: bool,
}

impl Person {
    /// Of the contact group, reading from the beginning.
    pub const CONTACT: Self = Self {
        side: Side::Contact,
        reader: true,
        from_now: false,
    };
    /// Of her support group, reading from the beginning.
    pub const SUPPORT: Self = Self {
        side: Side::Support,
        ..Self::CONTACT
    };
}

/// What a node does to the membership. People, devices and nodes are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(
    missing_docs,
    reason = "each field is named after what the page calls it"
)]
pub enum Deed {
    /// The beginning: the first people are there, each with one device of their number.
    Genesis,
    Admit {
        person: usize,
        as_a: Person,
        device: usize,
        invite: usize,
    },
    Add {
        device: usize,
        invite: usize,
    },
    Remove {
        person: usize,
    },
    Leave,
    Drop {
        devices: Set,
    },
    Recover {
        person: usize,
        device: usize,
        invite: usize,
        lost: Set,
    },
    Settle {
        stand: Set,
        fall: Set,
    },
    Restart {
        old: usize,
        device: usize,
    },
    Approve {
        act: usize,
    },
    /// Nothing but what the node has seen.
    Seen,
}

/// One publication.
#[derive(Clone, Debug)]
pub struct Node {
    /// Whose it is.
    pub device: usize,
    /// Its number in the chain, from 1.
    pub seq: usize,
    /// The node before it in the chain.
    pub before: Option<usize>,
    /// All that its author had heard, without itself.
    pub past: Set,
    /// What it does.
    pub deed: Deed,
    /// The devices that a removal lists.
    pub lists: Set,
    /// How its author's word counts; none where it was not lawful.
    pub lawful: Option<Lawful>,
    /// What it gives away and writes.
    pub paid: Paid,
}

/// A lawful deed: whose word it is.
#[derive(Clone, Copy, Debug)]
pub struct Lawful {
    /// The person.
    pub person: usize,
    /// The node that let their device in.
    pub admission: usize,
    /// Whose word it takes, for an act.
    pub ballot: Option<Ballot>,
}

/// How a room begins.
#[derive(Clone, Debug)]
pub struct Start {
    /// Who is there from the beginning.
    pub people: Vec<Person>,
    /// How many of the contact group and of her side let somebody into the contact group.
    pub admit_contact: (usize, usize),
    /// The same for her side.
    pub admit_her: (usize, usize),
    /// More than which part of the readers removes somebody.
    pub removal: (usize, usize),
}

impl Start {
    /// People of the contact group alone, and the policy that a room has where nobody chose another.
    #[must_use]
    pub fn contact(people: usize) -> Self {
        Self::of(vec![Person::CONTACT; people])
    }

    /// These people, and the policy that a room has where nobody chose another.
    #[must_use]
    pub fn of(people: Vec<Person>) -> Self {
        Self {
            people,
            admit_contact: (2, 1),
            admit_her: (0, 1),
            removal: (1, 2),
        }
    }
}

/// All that happened in a room.
#[derive(Clone, Debug)]
pub struct History {
    /// How it began.
    pub start: Start,
    /// What happened, each after all of its past.
    pub nodes: Vec<Node>,
    /// Which rules hold.
    pub rules: Rules,
    /// Whether some chain has two nodes of one number.
    pub forked: bool,
    /// The numbers of people, devices and invitations that were used.
    pub used: (usize, usize, usize),
    /// Whether so much time has passed that others carry what an author has not.
    pub late: bool,
    /// What sets of nodes came to, by the last node in them.
    pub(super) known: RefCell<Vec<HashMap<Set, Resolution>>>,
}

/// A place in a history to go back to.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    nodes: usize,
    forked: bool,
    used: (usize, usize, usize),
    late: bool,
}

impl History {
    /// A room with its first people, who have all heard of it.
    #[must_use]
    pub fn begin(start: Start, rules: Rules) -> Self {
        let people = start.people.len();
        let mut history = Self {
            start,
            nodes: Vec::new(),
            rules,
            forked: false,
            used: (people, people, 0),
            late: false,
            known: RefCell::default(),
        };
        history.nodes.push(Node {
            device: 0,
            seq: 1,
            before: None,
            past: Set::EMPTY,
            deed: Deed::Genesis,
            lists: Set::EMPTY,
            lawful: Some(Lawful {
                person: 0,
                admission: 0,
                ballot: None,
            }),
            paid: Paid::default(),
        });
        history.nodes[0].paid = history.pay(0);
        history
    }

    /// Where it stands.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark {
            nodes: self.nodes.len(),
            forked: self.forked,
            used: self.used,
            late: self.late,
        }
    }

    /// Takes back what happened since.
    pub fn back_to(&mut self, mark: Mark) {
        self.nodes.truncate(mark.nodes);
        self.known.borrow_mut().truncate(mark.nodes);
        (self.forked, self.used, self.late) = (mark.forked, mark.used, mark.late);
    }

    /// Everything.
    #[must_use]
    pub fn whole(&self) -> Set {
        Set::below(self.nodes.len())
    }

    /// A node with its past.
    #[must_use]
    pub fn upto(&self, node: usize) -> Set {
        self.nodes[node].past.with(node)
    }

    /// The node that was last written by a device.
    #[must_use]
    pub fn tip(&self, device: usize) -> Option<usize> {
        (0..self.nodes.len())
            .rev()
            .find(|node| self.nodes[*node].device == device)
    }

    /// What a device is bound by: its own last node, or else those that let it in.
    #[must_use]
    pub fn base(&self, device: usize) -> Option<Set> {
        if let Some(tip) = self.tip(device) {
            return Some(self.upto(tip));
        }
        if device < self.start.people.len() {
            return Some(self.upto(0));
        }
        let carried = self.resolve(self.whole()).carried;
        let admission = carried
            .iter()
            .find(|node| self.brings(*node) == Some(device))?;
        let backs = |node: &usize| {
            let of = &self.nodes[*node];
            of.lawful.is_some() && of.deed == Deed::Approve { act: admission }
        };
        let backing = (0..self.nodes.len())
            .filter(backs)
            .map(|node| self.upto(node));
        Some(backing.fold(self.upto(admission), |all, upto| all | upto))
    }

    /// The device that a deed brings in; the genesis brings in several.
    #[must_use]
    pub fn brings(&self, node: usize) -> Option<usize> {
        match self.nodes[node].deed {
            Deed::Admit { device, .. }
            | Deed::Add { device, .. }
            | Deed::Recover { device, .. }
            | Deed::Restart { device, .. } => Some(device),
            _ => None,
        }
    }

    /// Writes the next node of a device, which has heard of all of `heard`, and pays what it owes.
    pub fn write(&mut self, device: usize, heard: Set, deed: Deed) -> usize {
        let before = self.tip(device);
        self.write_after(device, before, heard, deed)
    }

    /// Writes a node after an earlier one of the chain: a fork, where that has a follower.
    pub fn write_after(
        &mut self,
        device: usize,
        before: Option<usize>,
        heard: Set,
        deed: Deed,
    ) -> usize {
        let seq = before.map_or(1, |before| self.nodes[before].seq + 1);
        let past = heard | before.map_or(Set::EMPTY, |before| self.upto(before));
        let node = self.nodes.len();
        assert!(
            past.iter().all(|of| self.nodes[of].past.within(past)),
            "a past is whole"
        );
        self.forked |= self
            .nodes
            .iter()
            .any(|other| other.device == device && other.seq == seq);
        let lists = match deed {
            Deed::Remove { person } => self.live(&self.resolve(past), person),
            _ => Set::EMPTY,
        };
        let lawful = self.law(device, seq, past, &deed);
        self.nodes.push(Node {
            device,
            seq,
            before,
            past,
            deed,
            lists,
            lawful,
            paid: Paid::default(),
        });
        self.nodes[node].paid = self.pay(node);
        node
    }

    /// What the author of a node knows after it.
    #[must_use]
    pub fn after(&self, node: usize) -> Resolution {
        self.resolve(self.upto(node))
    }

    /// Numbers for somebody new: of the person, of the device, of the invitation.
    pub fn fresh(&mut self) -> (usize, usize, usize) {
        let fresh = self.used;
        self.used = (fresh.0 + 1, fresh.1 + 1, fresh.2 + 1);
        fresh
    }
}
