//! What must hold, whatever happened.

use super::history::{Deed, History};
use super::set::Set;

/// What must hold, whatever happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Law {
    /// No device known to be removed can open a later entry.
    RemovedOpenNothingLater,
    /// Once everything was exchanged, every entitled device can open everything from its floor on.
    EntitledOpenEverything,
    /// Nobody who reads from now on can open what their admission had seen.
    FloorsHold,
    /// Replicas of members agree on who is in the room, and on what stands apart.
    MembersAgree,
    /// No history empties a room against the will of its last undisputed members.
    NotEmptied,
    /// An exclusion that was carried excludes in every larger set, until it is settled that it falls.
    ExclusionsStick,
    /// An act that is in force rests on nobody's word from beyond a cut that is in force.
    CutsHold,
    /// The crate that resolves in earnest says the same.
    SameInEarnest,
    /// Everybody has soon published what they owe.
    ComesToAnEnd,
}

impl Law {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::RemovedOpenNothingLater,
        Self::EntitledOpenEverything,
        Self::FloorsHold,
        Self::MembersAgree,
        Self::NotEmptied,
        Self::ExclusionsStick,
        Self::CutsHold,
        Self::SameInEarnest,
        Self::ComesToAnEnd,
    ];
}

/// A history in which a law does not hold.
#[derive(Clone, Debug)]
pub struct Broken {
    /// Which.
    pub law: Law,
    /// Where: the node, device or person.
    pub what: String,
    /// What happened.
    pub history: History,
}

impl History {
    /// Holds the history against all laws, as it ends when everybody exchanges everything.
    #[must_use]
    pub fn breaks(&self) -> Option<Broken> {
        let mut history = self.clone();
        let broken = history.find_broken();
        broken.map(|(law, what)| Broken { law, what, history })
    }

    /// The same, in place; what the exchange wrote stays.
    pub(super) fn find_broken(&mut self) -> Option<(Law, String)> {
        let replicas = self.exchange();
        self.opens_later()
            .map(|what| (Law::RemovedOpenNothingLater, what))
            .or_else(|| self.reads_before().map(|what| (Law::FloorsHold, what)))
            .or_else(|| {
                self.comes_unstuck()
                    .map(|what| (Law::ExclusionsStick, what))
            })
            .or_else(|| self.counts_beyond().map(|what| (Law::CutsHold, what)))
            .or_else(|| {
                let Some(replicas) = &replicas else {
                    return Some((Law::ComesToAnEnd, String::new()));
                };
                self.disagree(replicas)
                    .map(|what| (Law::MembersAgree, what))
                    .or_else(|| {
                        self.is_emptied(replicas)
                            .map(|what| (Law::NotEmptied, what))
                    })
                    .or_else(|| {
                        self.lacks(replicas)
                            .map(|what| (Law::EntitledOpenEverything, what))
                    })
            })
    }

    fn contents(&self) -> impl Iterator<Item = (usize, usize)> {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter_map(|(node, of)| Some((node, of.paid.content?)))
    }

    /// Who was given a key in good faith by somebody who knew less of their removal, or that it was
    /// settled. By what giver and writer knew between them, they have to be in the room.
    fn opens_later(&self) -> Option<String> {
        self.contents().find_map(|(node, epoch)| {
            let removed = self.after(node).devices.excluded();
            let given = self.given(node, epoch).find(|(giver, to)| {
                let both = self.upto(*giver) | self.upto(node);
                !(*to & removed & self.resolve(both).devices.excluded()).is_empty()
            });
            given.map(|(giver, to)| {
                format!("{to:?} open node {node}, under {epoch}, by node {giver}")
            })
        })
    }

    /// By which nodes, and to which devices, what a node says was given.
    fn given(&self, content: usize, epoch: usize) -> impl Iterator<Item = (usize, Set)> {
        let nodes = self.nodes.iter().enumerate();
        nodes.flat_map(move |(node, of)| {
            let sealed = of.paid.epoch.filter(|_| node == epoch);
            let granted = of.paid.grants.iter().filter(move |(of, _)| *of == epoch);
            let carried = of.paid.carried.iter().filter(move |(of, _)| *of == content);
            let to = sealed
                .into_iter()
                .chain(granted.chain(carried).map(|(_, to)| *to));
            to.map(move |to| (node, to))
        })
    }

    /// Who was given what their admission had seen, as the giver knew it.
    fn reads_before(&self) -> Option<String> {
        self.contents().find_map(|(node, epoch)| {
            let early = self.given(node, epoch).find(|(giver, to)| {
                let view = self.after(*giver);
                to.iter().any(|device| !self.may_read(device, node, &view))
            });
            early.map(|(giver, to)| {
                format!("{to:?} were given node {node}, below a floor, by node {giver}")
            })
        })
    }

    fn comes_unstuck(&self) -> Option<String> {
        let whole = self.resolve(self.whole());
        (0..self.nodes.len()).find_map(|node| {
            let then = self.after(node);
            // Whoever was named by what still is a candidate, and could not be unnamed since.
            let acts = then.candidates - whole.falls;
            let back: Set = whole
                .people
                .members
                .iter()
                .filter(|person| acts.iter().any(|act| self.names_person(act, *person)))
                .collect();
            (!back.is_empty()).then(|| format!("{back:?}, excluded at node {node}, are back"))
        })
    }

    /// An act that lacks somebody's word, but for what they said beyond a cut.
    fn counts_beyond(&self) -> Option<String> {
        let whole = self.resolve(self.whole());
        let holding = whole.in_force | (whole.met - whole.candidates);
        (holding - whole.stands).iter().find_map(|act| {
            let ballot = self.nodes[act].lawful.and_then(|lawful| lawful.ballot)?;
            let cut = |node: &usize| {
                let about = self.nodes[*node].deed == Deed::Approve { act } || *node == act;
                about && self.lawful_beyond(*node, whole.in_force)
            };
            let cut: Set = (0..self.nodes.len()).filter(cut).collect();
            let backers = self.backers(act, self.whole() - cut);
            (!ballot.is_met(backers)).then(|| format!("act {act} rests on {cut:?}"))
        })
    }

    /// Whether a lawful node is of somebody whom one of these exclusions names, and not in its past.
    fn lawful_beyond(&self, node: usize, exclusions: Set) -> bool {
        let of = &self.nodes[node];
        let word = self.restarts(node).unwrap_or(of.device);
        of.lawful.is_some_and(|by| {
            (exclusions - Set::one(node)).iter().any(|act| {
                let both_leave = of.deed == Deed::Leave && self.nodes[act].deed == Deed::Leave;
                let named = self.names_person(act, by.person) || self.names_device(act, word);
                named && !both_leave && !self.nodes[act].past.has(node)
            })
        })
    }

    fn disagree(&self, replicas: &[(usize, Set)]) -> Option<String> {
        let seen: Vec<_> = replicas
            .iter()
            .map(|(device, here)| (*device, *here, self.resolve(*here)))
            .collect();
        for (a, here_a, of_a) in &seen {
            for (b, here_b, of_b) in seen.iter().filter(|(b, ..)| b > a) {
                let both = Set::one(*a).with(*b);
                let members =
                    both.within(of_a.devices.members) && both.within(of_b.devices.members);
                if !members || here_a == here_b {
                    continue;
                }
                let differ = of_a.people != of_b.people || of_a.devices != of_b.devices;
                let counts = |here: Set, of: &super::Resolution| -> Set {
                    here.iter()
                        .filter(|node| !self.is_apart(*node, of, here))
                        .collect()
                };
                if differ || counts(*here_a, of_a) != counts(*here_b, of_b) {
                    return Some(format!(
                        "devices {a} and {b}, with {here_a:?} and {here_b:?}"
                    ));
                }
            }
        }
        None
    }

    fn is_emptied(&self, replicas: &[(usize, Set)]) -> Option<String> {
        let sets = replicas.iter().map(|(_, here)| *here).chain([self.whole()]);
        sets.into_iter().find_map(|here| {
            let view = self.resolve(here);
            let by_will = view.stands;
            let removals: Set = (view.in_force - by_will)
                .iter()
                .filter(|act| matches!(self.nodes[*act].deed, Deed::Remove { .. }))
                .collect();
            let removed = |person: &usize| {
                view.in_force.iter().any(|act| {
                    matches!(self.nodes[act].deed, Deed::Remove { person: named } if named == *person)
                })
            };
            let left: Set = view.people.all().iter().filter(|person| !removed(person)).collect();
            (!removals.is_empty() && by_will.is_empty() && left.len() < 2)
                .then(|| format!("only {left:?} are not removed"))
        })
    }

    /// What a member can't open, though somebody could hand it on who has them for a member too. Where
    /// nobody holds a key any more, nobody can hand it on.
    fn lacks(&self, replicas: &[(usize, Set)]) -> Option<String> {
        let seen: Vec<_> = replicas
            .iter()
            .map(|(device, here)| (*device, *here, self.resolve(*here)))
            .collect();
        for (device, here, view) in seen
            .iter()
            .filter(|(of, _, view)| view.devices.members.has(*of))
        {
            for (node, epoch) in self.contents().filter(|(node, _)| here.has(*node)) {
                let has = self.holders(epoch, *here) | self.carried_to(node, *here);
                if has.has(*device)
                    || !self.may_read(*device, node, view)
                    || self.is_apart(node, view, *here)
                {
                    continue;
                }
                let could = seen.iter().find(|(other, _, theirs)| {
                    let both = Set::one(*other).with(*device);
                    has.has(*other) && both.within(view.devices.members & theirs.devices.members)
                });
                if let Some((other, ..)) = could {
                    return Some(format!(
                        "device {device} can't open node {node}, which {other} can"
                    ));
                }
            }
        }
        None
    }

    /// The history as lines, for a person to read.
    #[must_use]
    pub fn story(&self) -> String {
        let line = |(node, of): (usize, &super::Node)| {
            let lawful = if of.lawful.is_some() { "" } else { " UNLAWFUL" };
            let past = of.past;
            format!(
                "{node}: device {} #{} {:?}{lawful}, knowing {past:?}, {:?}\n",
                of.device, of.seq, of.deed, of.paid
            )
        };
        self.nodes.iter().enumerate().map(line).collect()
    }
}
