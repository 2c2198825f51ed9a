//! Who holds which key: epochs, grants and what is carried (room.md, section 7).

use super::history::{Deed, History};
use super::resolve::Resolution;
use super::rules::Known;
use super::set::Set;

/// What a device gives away and writes in a publication. An epoch is named by the node that announced it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    /// An epoch of its own, and the devices that it is sealed to.
    pub epoch: Option<Set>,
    /// Keys of epochs that are handed on, and to which devices.
    pub grants: Vec<(usize, Set)>,
    /// Nodes whose content is carried, and to which devices.
    pub carried: Vec<(usize, Set)>,
    /// The epoch that its own content is written under.
    pub content: Option<usize>,
}

impl Paid {
    /// Whether others get something that they were owed.
    #[must_use]
    pub fn is_owed(&self) -> bool {
        self.epoch.is_some() || !self.grants.is_empty() || !self.carried.is_empty()
    }
}

impl History {
    /// The devices that hold the key of an epoch, by what these nodes gave away.
    #[must_use]
    pub fn holders(&self, epoch: usize, here: Set) -> Set {
        let mut holders = Set::one(self.nodes[epoch].device);
        if let Some(sealed) = self.nodes[epoch].paid.epoch.filter(|_| here.has(epoch)) {
            holders = holders | sealed;
        }
        for node in here.iter() {
            for (granted, to) in &self.nodes[node].paid.grants {
                if *granted == epoch {
                    holders = holders | *to;
                }
            }
        }
        holders
    }

    /// The devices that the content of a node was carried to.
    #[must_use]
    pub fn carried_to(&self, content: usize, here: Set) -> Set {
        let carried = here.iter().flat_map(|node| &self.nodes[node].paid.carried);
        carried
            .filter(|(of, _)| *of == content)
            .fold(Set::EMPTY, |all, (_, to)| all | *to)
    }

    /// Whether one who knows these nodes may write under an epoch (7.2).
    #[must_use]
    pub fn is_eligible(&self, epoch: usize, here: Set, view: &Resolution) -> bool {
        let Some(sealed) = self.nodes[epoch].paid.epoch else {
            return false;
        };
        let then = self.upto(epoch);
        let recipients = sealed.with(self.nodes[epoch].device);
        let knew = match self.rules.known {
            Known::Nothing => true,
            Known::Devices => {
                let excluded = self.resolve(then).devices.excluded();
                view.devices.excluded().within(excluded)
            }
            Known::Acts => {
                let forked = self.resolve(then).forked;
                self.bearing(here, view).within(then) && view.forked.within(forked)
            }
        };
        let floors = view.people.members.iter().all(|person| {
            let floor = self.floor(view, person);
            floor.is_none_or(|admission| then.has(admission))
        });
        here.has(epoch)
            && (!self.rules.recipients || recipients.within(view.devices.members))
            && knew
            && (!self.rules.floors || floors)
    }

    /// What bears on who is excluded: carried exclusions and settlements with all who back them; and
    /// while something is in dispute, every act and approval.
    fn bearing(&self, here: Set, view: &Resolution) -> Set {
        let decides = |node: &usize| {
            let of = &self.nodes[*node];
            let about = match of.deed {
                Deed::Approve { act } => act,
                _ => *node,
            };
            let settles = matches!(self.nodes[about].deed, Deed::Settle { .. });
            let excludes = self.excludes(about) || settles;
            let all = !view.disputed.is_empty() && of.deed != Deed::Seen;
            of.lawful.is_some() && (all || (excludes && view.carried.has(about)))
        };
        here.iter().filter(decides).collect()
    }

    /// Where somebody was let in who reads from there on alone.
    fn floor(&self, view: &Resolution, person: usize) -> Option<usize> {
        let from_now = self.person(view, person).from_now && self.person(view, person).reader;
        view.let_in(person).filter(|_| from_now)
    }

    /// Whether the floor of a device lets it have the key of an epoch (7.3).
    #[must_use]
    pub fn is_entitled(&self, device: usize, epoch: usize, view: &Resolution) -> bool {
        let Some(person) = view.person_of(device) else {
            return false;
        };
        let floor = self.floor(view, person);
        self.person(view, person).reader
            && floor.is_none_or(|admission| self.upto(epoch).has(admission))
    }

    /// Whether a device may read what a node says, by its floor alone.
    #[must_use]
    pub fn may_read(&self, device: usize, content: usize, view: &Resolution) -> bool {
        let Some(person) = view.person_of(device) else {
            return false;
        };
        let floor = self.floor(view, person);
        self.person(view, person).reader
            && floor.is_none_or(|admission| !self.nodes[admission].past.has(content))
    }

    /// What the author of a node gives away and writes after it.
    pub(super) fn pay(&self, node: usize) -> Paid {
        let me = self.nodes[node].device;
        let here = self.upto(node);
        let view = self.resolve(here);
        let mut paid = Paid::default();
        let is_reader = |device: usize| {
            view.person_of(device)
                .is_some_and(|person| self.person(&view, person).reader)
        };
        let readers: Set = view
            .devices
            .members
            .iter()
            .filter(|device| is_reader(*device))
            .collect();
        if !readers.has(me) {
            return paid;
        }
        let epochs: Vec<usize> = here
            .iter()
            .filter(|node| self.nodes[*node].paid.epoch.is_some())
            .collect();
        let held = |epoch: &usize| self.holders(*epoch, here).has(me);
        let eligible = epochs.iter().copied().filter(held);
        let eligible = eligible.filter(|epoch| self.is_eligible(*epoch, here, &view));
        paid.content = eligible.max_by_key(|epoch| self.nodes[*epoch].past.len());
        if paid.content.is_none() {
            paid.epoch = Some(readers);
            paid.content = Some(node);
        }
        if self.rules.grants {
            for epoch in epochs.iter().copied().filter(held) {
                let lacking = (readers - self.holders(epoch, here)).iter();
                let to: Set = lacking
                    .filter(|to| self.is_entitled(*to, epoch, &view))
                    .collect();
                if !to.is_empty() {
                    paid.grants.push((epoch, to));
                }
            }
        }
        if self.rules.carrying {
            paid.carried = self.carry(me, here, &view, readers);
        }
        paid
    }

    /// What this device can open and readers can't, by no key that they are entitled to and that a
    /// member holds: its own at once, others' when the author had time enough (7.4).
    fn carry(&self, me: usize, here: Set, view: &Resolution, readers: Set) -> Vec<(usize, Set)> {
        let mut carried = Vec::new();
        for node in here.iter() {
            let Some(epoch) = self.nodes[node].paid.content else {
                continue;
            };
            let mine = self.nodes[node].device == me;
            let opens = self.holders(epoch, here).has(me) || self.carried_to(node, here).has(me);
            if !(mine || self.late) || !opens || self.is_apart(node, view, here) {
                continue;
            }
            let has = self.holders(epoch, here) | self.carried_to(node, here);
            let lost = (self.holders(epoch, here) & view.devices.members).is_empty();
            let owed = |to: &usize| {
                self.may_read(*to, node, view) && (lost || !self.is_entitled(*to, epoch, view))
            };
            let to: Set = (readers - has).iter().filter(owed).collect();
            if !to.is_empty() {
                carried.push((node, to));
            }
        }
        carried
    }
}
