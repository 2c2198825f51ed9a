//! What a resolution says: of each person, device and act.

use std::collections::{BTreeMap, BTreeSet};

use crate::act::{Act, Side};
use crate::device::Card;
use crate::genesis::RoomKind;
use crate::graph::{At, Clock};
use crate::ids::{DeviceId, InviteId, PersonId};
use crate::outline::Outline;
use crate::resolve::{Resolver, admits};

/// How somebody, or a device, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Reads and writes, or has a voice.
    Member,
    /// Held up by a dispute; reads what it could.
    Suspended,
    /// Left, dropped, or removed.
    Out,
}

/// A person, as the room knows them.
#[derive(Clone, Debug)]
pub struct PersonSeen {
    /// Where they stand.
    pub side: Side,
    /// Whether they read; a voice reads the outline alone.
    pub reader: bool,
    /// Where they were let in, if they read from there on alone.
    pub from: Option<At>,
    /// How they stand.
    pub state: State,
    /// The entry that let them in.
    pub let_in: At,
}

/// A device, as the room knows it.
#[derive(Clone, Debug)]
pub struct DeviceSeen {
    /// Whose it is.
    pub person: PersonId,
    /// Whether others brought it in as somebody else's: until that is settled, it is nobody's.
    pub contested: bool,
    /// Its card.
    pub card: Card,
    /// How it stands.
    pub state: State,
    /// The entry that let it in.
    pub let_in: At,
}

/// How an act stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActState {
    /// It holds.
    InForce,
    /// It needs so many more of the contact group or of anybody, and of her side.
    Open(usize, usize),
    /// It contradicts another one, until that is settled.
    InDispute,
    /// It was settled that it falls.
    Fallen,
}

/// Who is in the room, and what is decided about that.
#[derive(Clone, Debug, Default)]
pub struct Resolution {
    /// Everybody who was ever let in.
    pub people: BTreeMap<PersonId, PersonSeen>,
    /// Every device that was ever let in.
    pub devices: BTreeMap<DeviceId, DeviceSeen>,
    /// Every lawful act, with who stands behind it.
    pub acts: BTreeMap<At, (ActState, BTreeSet<PersonId>)>,
    /// Acts in dispute.
    pub in_dispute: BTreeSet<At>,
    /// Carried exclusions that did not fall: who they name is no member.
    pub exclusions: BTreeSet<At>,
    /// What bears on who is excluded: carried exclusions and settlements with all who back them, and
    /// while anything is in dispute every act and approval.
    pub(crate) bearing: BTreeSet<At>,
    /// Devices whose chain is forked.
    pub(crate) forked: BTreeSet<DeviceId>,
    /// Invitations that are used up.
    pub(crate) invites: BTreeSet<InviteId>,
    /// Devices that went on as another one.
    pub(crate) restarted: BTreeSet<DeviceId>,
    /// Whether the room can have voices.
    pub(crate) has_voices: bool,
}

impl Resolution {
    /// Whose device it is.
    #[must_use]
    pub fn person_of(&self, device: &DeviceId) -> Option<PersonId> {
        let seen = self.devices.get(device).filter(|seen| !seen.contested);
        seen.map(|seen| seen.person)
    }

    /// Whether it is a member's device that stands.
    #[must_use]
    pub fn is_member(&self, device: &DeviceId) -> bool {
        self.devices
            .get(device)
            .is_some_and(|seen| seen.state == State::Member)
    }

    /// Whether it was a member's device once, and is none now.
    #[must_use]
    pub fn is_excluded(&self, device: &DeviceId) -> bool {
        self.devices
            .get(device)
            .is_some_and(|seen| seen.state != State::Member)
    }

    /// The devices of a person that are not out.
    pub fn devices_of<'s>(&'s self, person: &PersonId) -> impl Iterator<Item = DeviceId> + use<'s> {
        let person = *person;
        let theirs = move |(_, seen): &(&DeviceId, &DeviceSeen)| {
            seen.person == person && !seen.contested && seen.state != State::Out
        };
        self.devices
            .iter()
            .filter(theirs)
            .map(|(device, _)| *device)
    }

    /// The devices that are members, with whether they read.
    pub fn member_devices(&self) -> impl Iterator<Item = (&DeviceId, &DeviceSeen, &PersonSeen)> {
        let members = self
            .devices
            .iter()
            .filter(|(_, seen)| seen.state == State::Member);
        members.filter_map(|(device, seen)| Some((device, seen, self.people.get(&seen.person)?)))
    }

    /// Exclusions that hold, and are not disputed.
    pub fn in_force(&self) -> impl Iterator<Item = At> {
        self.exclusions.difference(&self.in_dispute).copied()
    }

    pub(crate) fn falls(&self, act: At) -> Option<bool> {
        self.acts
            .get(&act)
            .map(|(state, _)| *state == ActState::Fallen)
    }
}

impl Resolver<'_> {
    #[allow(
        clippy::too_many_arguments,
        reason = "one step of one function, set apart to be read"
    )]
    pub(super) fn states(
        &self,
        entries: &[At],
        within: &Clock,
        carried: &BTreeSet<At>,
        excluding: &BTreeSet<At>,
        in_force: &BTreeSet<At>,
        met: &BTreeSet<At>,
        backers: &BTreeMap<At, BTreeMap<PersonId, BTreeSet<At>>>,
        settled: &BTreeMap<At, bool>,
    ) -> Resolution {
        let mut seen = Resolution {
            exclusions: excluding.clone(),
            ..Resolution::default()
        };
        let mut admissions: Vec<(At, &Act)> = Vec::new();
        for at in entries {
            match self.outlines.get(at) {
                Some(Outline::Genesis(genesis)) if self.is_lawful(*at) => {
                    seen.has_voices = genesis.kind == RoomKind::Contact;
                    seen.people.insert(
                        genesis.person,
                        person(genesis.side, genesis.reader, None, *at),
                    );
                    let founder = genesis.founder.card.clone();
                    seen.devices
                        .insert(founder.device(), device(genesis.person, founder, *at));
                }
                Some(Outline::Act { act, .. }) if carried.contains(at) && admits(act) => {
                    admissions.push((*at, act));
                }
                _ => {}
            }
        }
        // Of several that bring in the same, the one that is met; else the first that did not fall.
        let rank = |at: &At| (!met.contains(at), settled.get(at) == Some(&false));
        admissions.sort_by_key(|(at, _)| rank(at));
        for (at, act) in &admissions {
            self.bring_in(*at, act, &mut seen);
        }
        for (at, act) in &admissions {
            let Some(new) = act.new_device().map(|new| new.card.device()) else {
                continue;
            };
            let person = self.lets_in(*at, act);
            if let Some(seen) = seen.devices.get_mut(&new) {
                let alike = rank(at) == rank(&seen.let_in) && person != Some(seen.person);
                seen.contested |= alike;
            }
        }
        let disputed: BTreeSet<At> = excluding.difference(in_force).copied().collect();
        let devices: Vec<DeviceId> = seen.devices.keys().copied().collect();
        for id in devices {
            let this = &seen.devices[&id];
            let named = |acts: &BTreeSet<At>| {
                let person = Some(this.person).filter(|_| !this.contested);
                acts.iter().any(|act| self.names(*act, &id, person))
            };
            let forked = self.graph.fork(&id, within).is_some();
            if forked {
                seen.forked.insert(id);
            }
            let fell = settled.get(&this.let_in) == Some(&false);
            let state = if named(in_force) || fell {
                State::Out
            } else if named(&disputed) || !met.contains(&this.let_in) || forked {
                State::Suspended
            } else {
                State::Member
            };
            seen.devices.get_mut(&id).expect("it is listed").state = state;
        }
        for (person, of) in &mut seen.people {
            let states = seen
                .devices
                .values()
                .filter(|device| device.person == *person && !device.contested);
            let least = states.map(|device| device.state).min();
            // Whose admission is in dispute is held up, even where others claim their only device.
            let fell = settled.get(&of.let_in) == Some(&false);
            let gone = || in_force.iter().any(|act| self.is_about(*act, person));
            let held_up = !met.contains(&of.let_in) && !fell && !gone();
            let most = if held_up {
                State::Suspended
            } else {
                State::Out
            };
            of.state = least.map_or(most, |least| least.min(most));
        }
        seen.in_dispute = disputed;
        let unmet = |at: &At| {
            self.act(*at).is_some_and(admits)
                && !met.contains(at)
                && settled.get(at) != Some(&false)
        };
        seen.in_dispute
            .extend(carried.iter().copied().filter(unmet));
        for (at, behind) in backers {
            let persons: BTreeSet<PersonId> = behind.keys().copied().collect();
            let state = if settled.get(at) == Some(&false) {
                ActState::Fallen
            } else if seen.in_dispute.contains(at) {
                ActState::InDispute
            } else if carried.contains(at) {
                ActState::InForce
            } else {
                let (contact, hers) = self.needed(*at).lacking(&persons);
                ActState::Open(contact, hers)
            };
            seen.acts.insert(*at, (state, persons));
        }
        let settles = |at: &At| matches!(self.act(*at), Some(Act::Settle { .. }));
        for (at, behind) in backers {
            let decides = excluding.contains(at) || (carried.contains(at) && settles(at));
            if decides || !seen.in_dispute.is_empty() {
                seen.bearing.insert(*at);
                seen.bearing.extend(behind.values().flatten());
            }
        }
        seen
    }

    fn bring_in(&self, at: At, act: &Act, seen: &mut Resolution) {
        seen.invites.extend(act.invite());
        match act {
            Act::Admit {
                person: id,
                side,
                reader,
                from_now,
                ..
            } => {
                let from = from_now.then_some(at);
                seen.people
                    .entry(*id)
                    .or_insert_with(|| person(*side, *reader, from, at));
            }
            Act::Restart { old, .. } => {
                seen.restarted.insert(old.device);
            }
            _ => {}
        }
        if let (Some(of), Some(new)) = (self.lets_in(at, act), act.new_device()) {
            seen.devices
                .entry(new.card.device())
                .or_insert_with(|| device(of, new.card.clone(), at));
        }
    }

    /// Whose device an act brings in.
    fn lets_in(&self, at: At, act: &Act) -> Option<PersonId> {
        match act {
            Act::Admit { person, .. } | Act::Recover { person, .. } => Some(*person),
            _ => self.view(at).person_of(&self.author(at)),
        }
    }
}

fn person(side: Side, reader: bool, from: Option<At>, let_in: At) -> PersonSeen {
    PersonSeen {
        side,
        reader,
        from,
        state: State::Member,
        let_in,
    }
}

fn device(person: PersonId, card: Card, let_in: At) -> DeviceSeen {
    DeviceSeen {
        person,
        contested: false,
        card,
        state: State::Member,
        let_in,
    }
}
