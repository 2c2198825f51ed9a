//! Whose word an act needs, fixed by what its author could know (room.md, 10.2).

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::act::{Act, Side};
use crate::graph::At;
use crate::ids::PersonId;
use crate::outline::Outline;
use crate::policy::Policy;
use crate::resolve::{Resolution, Resolver, State};

/// Who may give their word for an act, and whose side they are on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Electorate {
    /// Of the contact group.
    pub contact: BTreeSet<PersonId>,
    /// Of her side.
    pub hers: BTreeSet<PersonId>,
    /// Those of her side whose word counts as hers alone, where readers are asked: they don't read.
    pub voices: BTreeSet<PersonId>,
}

/// What an act needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needed {
    /// Whose word counts.
    pub electorate: Electorate,
    /// How many of the contact group.
    pub contact: usize,
    /// How many of her side.
    pub hers: usize,
    /// How many in all.
    pub all: usize,
    /// The survivor, where it is not carried without her own word.
    pub survivor: Option<PersonId>,
    /// Whether it can be carried at all.
    pub possible: bool,
}

impl Needed {
    /// Whether a person's word counts.
    #[must_use]
    pub fn counts(&self, person: &PersonId) -> bool {
        self.electorate.contact.contains(person) || self.electorate.hers.contains(person)
    }

    /// Whether these people are enough.
    #[must_use]
    pub fn is_met(&self, backers: &BTreeSet<PersonId>) -> bool {
        self.possible && self.lacking(backers) == (0, 0)
    }

    /// How many more it takes of the contact group or of anybody, and of her side.
    #[must_use]
    pub fn lacking(&self, backers: &BTreeSet<PersonId>) -> (usize, usize) {
        let contact = backers.intersection(&self.electorate.contact).count();
        let hers = backers.intersection(&self.electorate.hers).count();
        let lacks_her = self
            .survivor
            .is_some_and(|survivor| !backers.contains(&survivor));
        let hers_lacking = self.hers.saturating_sub(hers).max(usize::from(lacks_her));
        let voices = backers.intersection(&self.electorate.voices).count();
        let in_all = self.all.saturating_sub(contact + hers - voices);
        let contact_lacking = self
            .contact
            .saturating_sub(contact)
            .max(in_all.saturating_sub(hers_lacking));
        (contact_lacking, hers_lacking)
    }
}

impl Resolver<'_> {
    /// The room's policy, which stands in its first entry.
    #[must_use]
    pub fn policy(&self) -> Policy {
        *self.policy.get_or_init(|| {
            let genesis = self.outlines.values().find_map(|outline| match outline {
                Outline::Genesis(genesis) if self.begins(genesis) => Some(genesis.policy),
                _ => None,
            });
            genesis.unwrap_or_default()
        })
    }

    /// What an act needs, by what its author could know.
    #[must_use]
    pub fn needed(&self, at: At) -> Rc<Needed> {
        if let Some(known) = self.known.needs.borrow().get(&at) {
            return Rc::clone(known);
        }
        let needed = Rc::new(self.asked(at));
        self.known.needs.borrow_mut().insert(at, Rc::clone(&needed));
        needed
    }

    fn asked(&self, at: At) -> Needed {
        let (view, policy) = (self.view(at), self.policy());
        let own = view.person_of(&self.author(at));
        match self.act(at) {
            None => Needed::default(),
            Some(Act::Admit { side, .. }) => admission(&view, &policy, *side, None),
            Some(Act::Recover { person, .. }) => {
                let side = view
                    .people
                    .get(person)
                    .map_or(Side::Contact, |seen| seen.side);
                let mut needed = admission(&view, &policy, side, Some(person));
                needed.all = needed.all.max(2);
                let voters = needed.electorate.contact.len() + needed.electorate.hers.len();
                needed.possible = voters >= 2;
                needed
            }
            Some(Act::Remove { person, .. }) => removal(&view, &policy, person),
            Some(Act::Settle { .. }) => {
                let electorate = electorate(&view, |_, seen| seen.reader);
                let all = electorate.contact.len() + electorate.hers.len();
                Needed {
                    electorate,
                    all: all / 2 + 1,
                    possible: true,
                    ..Needed::default()
                }
            }
            Some(Act::Add { .. } | Act::Leave | Act::Drop { .. } | Act::Restart { .. }) => {
                let electorate = electorate(&view, |person, _| Some(*person) == own);
                Needed {
                    electorate,
                    all: 1,
                    possible: true,
                    ..Needed::default()
                }
            }
        }
    }
}

fn members(view: &Resolution) -> impl Iterator<Item = (&PersonId, &super::PersonSeen)> {
    view.people
        .iter()
        .filter(|(_, seen)| seen.state == State::Member)
}

fn electorate(
    view: &Resolution,
    votes: impl Fn(&PersonId, &super::PersonSeen) -> bool,
) -> Electorate {
    let mut electorate = Electorate::default();
    for (person, seen) in members(view).filter(|(person, seen)| votes(person, seen)) {
        let side = if seen.side.is_hers() {
            &mut electorate.hers
        } else {
            &mut electorate.contact
        };
        side.insert(*person);
    }
    electorate
}

fn admission(view: &Resolution, policy: &Policy, side: Side, of: Option<&PersonId>) -> Needed {
    let electorate = electorate(view, |person, _| Some(person) != of);
    let ever = view.people.values().any(|seen| seen.side.is_hers());
    // Where her side never was, nobody can be asked for it: the group lets in the first of them.
    let asked = if side.is_hers() && ever {
        &policy.admit_her
    } else {
        &policy.admit_contact
    };
    // Of those who can be asked: who is to be recovered is not.
    let (contact, hers) = (electorate.contact.len(), electorate.hers.len());
    let survivor = members(view)
        .find(|(_, seen)| seen.side == Side::Survivor)
        .map(|(person, _)| *person);
    let hers_needed = usize::from(asked.hers).min(hers.max(usize::from(ever)));
    let contact_needed = usize::from(asked.contact).min(contact);
    Needed {
        contact: contact_needed,
        hers: hers_needed,
        // Nobody comes in on nobody's word.
        all: (contact_needed + hers_needed).max(1),
        survivor: survivor.filter(|survivor| side.is_hers() && Some(survivor) != of),
        possible: true,
        electorate,
    }
}

fn removal(view: &Resolution, policy: &Policy, person: &PersonId) -> Needed {
    let target = view.people.get(person);
    let of_hers = target.is_some_and(|seen| seen.side.is_hers());
    let asked = |voter: &PersonId, seen: &super::PersonSeen| {
        voter != person && (seen.reader || (of_hers && seen.side.is_hers()))
    };
    let mut electorate = electorate(view, asked);
    let reads = |voter: &PersonId| view.people.get(voter).is_some_and(|seen| seen.reader);
    let voices = electorate.hers.iter().filter(|voter| !reads(voter));
    electorate.voices = voices.copied().collect();
    let readers = electorate.contact.len() + electorate.hers.len() - electorate.voices.len();
    let (part, whole) = (
        usize::from(policy.removal.0),
        usize::from(policy.removal.1).max(1),
    );
    Needed {
        contact: 0,
        hers: usize::from(of_hers),
        all: readers * part / whole + 1,
        survivor: None,
        possible: readers >= 2 && target.is_some_and(|seen| seen.side != Side::Survivor),
        electorate,
    }
}
