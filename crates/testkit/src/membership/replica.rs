//! What a device takes in of all that is offered, and how replicas come to an end (room.md, 11).

use super::history::{Deed, History};
use super::resolve::Resolution;
use super::set::Set;

/// Rounds in which everybody reads and publishes; it takes two or three.
const ROUNDS_MAX: usize = 12;

impl History {
    /// What a device that is bound by `base` takes in, where `offered` is there.
    ///
    /// First all that lies beyond no cut that it knows; then what members passed on who have thereby
    /// come in, and so on.
    #[must_use]
    pub fn take(&self, base: Set, offered: Set) -> Set {
        let view = self.resolve(base);
        let offered = offered | base;
        if !self.rules.taking_in || view.in_force.is_empty() {
            return self.complete(base, offered);
        }
        let beyond = self.beyond_cut(view.in_force, offered, &view);
        let mut members = view.devices.members;
        let mut passed = Set::EMPTY;
        loop {
            for node in (offered - beyond).iter() {
                // A restart is the old device's word.
                if members.has(self.restarts(node).unwrap_or(self.nodes[node].device)) {
                    passed = passed | self.nodes[node].past;
                }
            }
            let taken = self.complete(base, (offered - beyond) | (offered & passed));
            let known = members;
            members = members | self.resolve(taken).devices.members;
            if members == known {
                return taken;
            }
        }
    }

    /// What of this has all of its past here.
    fn complete(&self, base: Set, of: Set) -> Set {
        let mut taken = base;
        for node in (of - base).iter() {
            if self.nodes[node].past.within(taken) {
                taken.put(node);
            }
        }
        taken
    }

    fn beyond_cut(&self, acts: Set, offered: Set, view: &Resolution) -> Set {
        let beyond = |node: &usize| {
            let device = self.nodes[*node].device;
            acts.iter().any(|act| {
                let person = view.person_of(device);
                let person = person.is_some_and(|person| self.names_person(act, person));
                let old = self
                    .restarts(*node)
                    .is_some_and(|old| self.names_device(act, old));
                let by = self.nodes[*node]
                    .lawful
                    .is_some_and(|by| self.names_person(act, by.person));
                (person || old || by || self.names_device(act, device))
                    && !self.upto(act).has(*node)
            })
        };
        offered.iter().filter(beyond).collect()
    }

    /// Whether what a node says stands apart (11, step 10).
    #[must_use]
    pub fn is_apart(&self, node: usize, view: &Resolution, here: Set) -> bool {
        let device = self.nodes[node].device;
        let met = view
            .admission_of(device)
            .is_some_and(|admission| view.met.has(admission));
        let beyond = self.beyond_cut(view.candidates, Set::one(node), view);
        let excluded = view.devices.excluded().has(device) && !beyond.is_empty();
        !met || excluded || self.is_branched(node, here)
    }

    /// Everybody reads all there is and publishes what they owe, until nobody owes anything. Gives
    /// each device's replica, or nothing where that never ends.
    pub fn exchange(&mut self) -> Option<Vec<(usize, Set)>> {
        self.exchange_without(Set::EMPTY)
    }

    /// The same, while some devices neither read nor publish.
    pub fn exchange_without(&mut self, silent: Set) -> Option<Vec<(usize, Set)>> {
        self.late = true;
        for _ in 0..ROUNDS_MAX {
            let mut quiet = true;
            for device in (Set::below(self.used.1) - silent).iter() {
                let Some(base) = self.base(device) else {
                    continue;
                };
                let taken = self.take(base, self.whole());
                let view = self.resolve(taken);
                // A newcomer has not said of anything yet that they know it.
                let said = self.tip(device).map_or(Set::EMPTY, |_| base);
                let known = self.resolve(said);
                let news = (known.candidates, known.disputed) != (view.candidates, view.disputed);
                let mark = self.mark();
                let node = self.write(device, taken, Deed::Seen);
                // Who learns that they are excluded says so too: others may not know yet by whom.
                let owed = self.nodes[node].paid.is_owed();
                if owed || (news && self.rules.acknowledging) {
                    quiet = false;
                } else {
                    self.back_to(mark);
                }
            }
            if quiet {
                let replica = |device| Some((device, self.take(self.base(device)?, self.whole())));
                let devices = Set::below(self.used.1) - silent;
                return Some(devices.iter().filter_map(replica).collect());
            }
        }
        None
    }
}
