//! What a deed needs to be lawful, and whose word carries it (room.md, 10.2 and 11, step 3).

use super::history::{Deed, History, Lawful, Person, Side};
use super::resolve::Resolution;
use super::set::Set;

/// Whose word an act takes, fixed by what its author knew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ballot {
    /// Whose word counts.
    pub voters: Set,
    contact: Set,
    hers: Set,
    readers: Set,
    survivor: Set,
    /// How many it takes of the contact group, of her side, of readers, of anybody.
    needs: (usize, usize, usize, usize),
}

impl Ballot {
    /// Whether these people are enough.
    #[must_use]
    pub fn is_met(&self, backers: Set) -> bool {
        let backers = backers & self.voters;
        let (contact, hers, readers, all) = self.needs;
        (backers & self.contact).len() >= contact
            && (backers & self.hers).len() >= hers
            && (backers & self.readers).len() >= readers
            && backers.len() >= all
            && self.survivor.within(backers)
    }
}

impl History {
    /// Whose word a deed is and whose it takes, if its author may do it.
    pub(super) fn law(&self, device: usize, seq: usize, past: Set, deed: &Deed) -> Option<Lawful> {
        let view = self.resolve(past);
        let author = match deed {
            Deed::Restart { old, device: new } if *new == device && seq == 1 => *old,
            Deed::Restart { .. } => return None,
            _ => device,
        };
        if !view.devices.members.has(author) {
            return None;
        }
        let person = view.person_of(author)?;
        let lawful = |ballot| {
            let admission = view.admission_of(author)?;
            Some(Lawful {
                person,
                admission,
                ballot,
            })
        };
        match deed {
            Deed::Genesis => None,
            Deed::Seen => lawful(None),
            Deed::Approve { act } => self
                .may_approve(&view, past, person, *act)
                .then(|| lawful(None))
                .flatten(),
            act => {
                let may = self.is_new(&view, act) && self.may(&view, past, person, author, act);
                may.then(|| lawful(Some(self.ballot(&view, person, act))))
                    .flatten()
            }
        }
    }

    fn may_approve(&self, view: &Resolution, past: Set, person: usize, act: usize) -> bool {
        let Some(ballot) = self.nodes[act].lawful.and_then(|lawful| lawful.ballot) else {
            return false;
        };
        past.has(act)
            && !view.falls.has(act)
            && ballot.voters.has(person)
            && (view.carried.has(act) || !view.carried.iter().any(|by| self.holds_up(by, act)))
    }

    /// Whether a person, device and invitation that an act lets in are new.
    fn is_new(&self, view: &Resolution, act: &Deed) -> bool {
        let of = |deed: &Deed| match *deed {
            Deed::Admit {
                person,
                device,
                invite,
                ..
            } => (Some(person), Some(device), Some(invite)),
            Deed::Add { device, invite } | Deed::Recover { device, invite, .. } => {
                (None, Some(device), Some(invite))
            }
            Deed::Restart { device, .. } => (None, Some(device), None),
            _ => (None, None, None),
        };
        let (person, device, invite) = of(act);
        let began = |what: Option<usize>| what.is_some_and(|what| what < self.start.people.len());
        let clash = |known: &Deed| {
            let (p, d, i) = of(known);
            let same = |a: Option<usize>, b: Option<usize>| a.is_some() && a == b;
            same(person, p) || same(device, d) || same(invite, i)
        };
        !began(person)
            && !began(device)
            && view
                .carried
                .iter()
                .all(|node| !clash(&self.nodes[node].deed))
    }

    fn may(&self, view: &Resolution, past: Set, own: usize, author: usize, act: &Deed) -> bool {
        let there = view.people.members | view.people.suspended;
        match *act {
            Deed::Admit { as_a, .. } => {
                let side = |person| self.person(view, person).side;
                as_a.side != Side::Survivor
                    || there.iter().all(|other| side(other) != Side::Survivor)
            }
            Deed::Remove { person } => {
                let voters = view.people.members.iter().filter(|voter| *voter != person);
                there.has(person)
                    && person != own
                    && self.person(view, person).side != Side::Survivor
                    && voters
                        .filter(|voter| self.person(view, *voter).reader)
                        .count()
                        >= 2
            }
            Deed::Recover { person, lost, .. } => {
                let named = view
                    .candidates
                    .iter()
                    .any(|act| self.names_person(act, person));
                let theirs = |device: usize| {
                    view.person_of(device) == Some(person) && !view.devices.out.has(device)
                };
                let fell = view.let_in(person).is_none_or(|node| view.falls.has(node));
                !fell
                    && !named
                    && person != own
                    && lost.iter().all(theirs)
                    && (view.people.members - Set::one(person)).len() >= 2
            }
            Deed::Drop { devices } => {
                let own = |device: usize| {
                    view.person_of(device) == Some(own) && !view.devices.out.has(device)
                };
                !devices.is_empty() && devices.iter().all(own)
            }
            Deed::Settle { stand, fall } => {
                let named = stand | fall;
                !named.is_empty() && (stand & fall).is_empty() && named.within(view.disputed)
            }
            Deed::Restart { old, .. } => {
                // Nobody restarts a forked chain: such a device is suspended, so no member.
                author == old && !past.iter().any(|node| self.restarts(node) == Some(old))
            }
            _ => true,
        }
    }

    fn ballot(&self, view: &Resolution, own: usize, act: &Deed) -> Ballot {
        let members = view.people.members;
        let of = |wanted: &dyn Fn(Person) -> bool| -> Set {
            members
                .iter()
                .filter(|person| wanted(self.person(view, *person)))
                .collect()
        };
        let (contact, hers) = (
            of(&|one| !one.side.is_hers()),
            of(&|one| one.side.is_hers()),
        );
        let readers = of(&|one| one.reader);
        let base = Ballot {
            voters: members,
            contact,
            hers,
            readers,
            ..Ballot::default()
        };
        match *act {
            Deed::Admit { as_a, .. } => self.admission(view, base, as_a.side, 1),
            Deed::Recover { person, .. } => {
                let without = Set::one(person);
                let base = Ballot {
                    voters: members - without,
                    contact: contact - without,
                    hers: hers - without,
                    ..base
                };
                self.admission(view, base, self.person(view, person).side, 2)
            }
            Deed::Remove { person } => {
                let readers = readers - Set::one(person);
                let theirs = self.person(view, person).side.is_hers();
                let (over, under) = self.start.removal;
                let hers = if theirs {
                    hers - Set::one(person)
                } else {
                    Set::EMPTY
                };
                Ballot {
                    voters: readers | hers,
                    hers,
                    readers,
                    needs: (0, usize::from(theirs), readers.len() * over / under + 1, 0),
                    ..base
                }
            }
            Deed::Settle { .. } => Ballot {
                voters: readers,
                needs: (0, 0, readers.len() / 2 + 1, 0),
                ..base
            },
            _ => Ballot {
                voters: Set::one(own),
                needs: (0, 0, 0, 1),
                ..base
            },
        }
    }

    fn admission(&self, view: &Resolution, base: Ballot, side: Side, least: usize) -> Ballot {
        let ever = view.people.all();
        let ever = ever
            .iter()
            .any(|person| self.person(view, person).side.is_hers());
        // Where her side never was, nobody can ask it: its first is let in like one of the contact group.
        let (c, h) = match side.is_hers() && ever {
            true => self.start.admit_her,
            false => self.start.admit_contact,
        };
        let is_survivor = |person: &usize| self.person(view, *person).side == Side::Survivor;
        let survivor = base.hers.iter().filter(is_survivor).collect();
        let contact = c.min(base.contact.len());
        let hers = h.min(base.hers.len().max(usize::from(ever)));
        Ballot {
            survivor: if side.is_hers() { survivor } else { Set::EMPTY },
            needs: (contact, hers, 0, least),
            ..base
        }
    }
}
