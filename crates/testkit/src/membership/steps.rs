//! What can happen next in a history: who may do what, having heard of what.

use super::history::{Deed, History, Person};
use super::set::Set;

/// A step: a device writes a node.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Whose node it is.
    pub device: usize,
    /// The node that it follows in its chain.
    pub before: Option<usize>,
    /// All that the device has heard.
    pub heard: Set,
    /// What it does.
    pub deed: Deed,
}

impl History {
    /// All that a device bound by `base` can have heard: sets of what is there, each with its past.
    #[must_use]
    pub fn hearings(&self, base: Set) -> Vec<Set> {
        let mut found = vec![base];
        for node in (self.whole() - base).iter() {
            for at in 0..found.len() {
                if self.nodes[node].past.within(found[at]) {
                    found.push(found[at].with(node));
                }
            }
        }
        found.retain(|heard| self.take(base, *heard) == *heard);
        found
    }

    /// The deeds that are lawful for a device which has heard of these nodes; each newcomer as one of
    /// these, while there are fewer people than `people_max`.
    #[must_use]
    pub fn deeds(
        &self,
        device: usize,
        heard: Set,
        newcomers: &[Person],
        people_max: usize,
    ) -> Vec<Deed> {
        let view = self.resolve(heard);
        let Some(own) = view
            .person_of(device)
            .filter(|_| view.devices.members.has(device))
        else {
            return Vec::new();
        };
        let (person, fresh, invite) = self.used;
        let mut deeds = vec![Deed::Leave];
        // Who stands behind an act by this device already adds nothing.
        let said = |act: usize| {
            let mut nodes = heard.iter().map(|node| (node, &self.nodes[node]));
            nodes.any(|(node, of)| {
                of.device == device && (node == act || of.deed == Deed::Approve { act })
            })
        };
        let acts = heard.iter().filter(|act| !said(*act));
        deeds.extend(acts.map(|act| Deed::Approve { act }));
        let there = view.people.members | view.people.suspended;
        deeds.extend(there.iter().map(|person| Deed::Remove { person }));
        if person < people_max {
            let admit = |as_a: &Person| Deed::Admit {
                person,
                as_a: *as_a,
                device: fresh,
                invite,
            };
            deeds.extend(newcomers.iter().map(admit));
            // Somebody answers the same code, or brings the same device, in another's name.
            let others = (self.whole() - heard)
                .iter()
                .map(|node| self.nodes[node].deed);
            deeds.extend(others.filter_map(|deed| match deed {
                Deed::Admit {
                    as_a,
                    device,
                    invite,
                    ..
                } => Some(Deed::Admit {
                    person,
                    as_a,
                    device,
                    invite,
                }),
                _ => None,
            }));
        }
        let theirs = |person: usize| self.live(&view, person);
        deeds.extend(theirs(own).iter().map(|device| Deed::Drop {
            devices: Set::one(device),
        }));
        deeds.push(Deed::Add {
            device: fresh,
            invite,
        });
        let everybody = view.people.all() - Set::one(own);
        deeds.extend(everybody.iter().map(|person| Deed::Recover {
            person,
            device: fresh,
            invite,
            lost: theirs(person),
        }));
        let disputed: Vec<usize> = view.disputed.iter().collect();
        for act in &disputed {
            let (one, rest) = (Set::one(*act), view.disputed - Set::one(*act));
            deeds.push(Deed::Settle {
                stand: Set::EMPTY,
                fall: one,
            });
            deeds.push(Deed::Settle {
                stand: one,
                fall: Set::EMPTY,
            });
            if !rest.is_empty() {
                deeds.push(Deed::Settle {
                    stand: one,
                    fall: rest,
                });
            }
        }
        deeds.push(Deed::Seen);
        deeds.retain(|deed| self.law(device, 0, heard, deed).is_some());
        deeds
    }

    /// Takes a step.
    pub fn step(&mut self, step: &Step) -> usize {
        self.use_up(&step.deed);
        self.write_after(step.device, step.before, step.heard, step.deed)
    }

    fn use_up(&mut self, deed: &Deed) {
        let (people, devices, invites) = &mut self.used;
        match *deed {
            Deed::Admit {
                person,
                device,
                invite,
                ..
            } => {
                *people = (*people).max(person + 1);
                *devices = (*devices).max(device + 1);
                *invites = (*invites).max(invite + 1);
            }
            Deed::Add { device, invite } | Deed::Recover { device, invite, .. } => {
                *devices = (*devices).max(device + 1);
                *invites = (*invites).max(invite + 1);
            }
            Deed::Restart { device, .. } => *devices = (*devices).max(device + 1),
            _ => {}
        }
    }
}
