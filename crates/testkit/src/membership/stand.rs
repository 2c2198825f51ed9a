//! How each device and person stands: step 9 of section 11.

use super::history::{Deed, History};
use super::resolve::{NONE, Resolution, State, States};
use super::set::Set;

impl History {
    /// Step 9: how each device and person stands.
    pub(super) fn stand(&self, resolution: &mut Resolution) {
        for device in 0..self.start.people.len() {
            if resolution.carried.has(0) {
                (resolution.device[device], resolution.owner[device]) = (0, device as u8);
                resolution.person[device] = 0;
            }
        }
        // Of several that let in the same, the one that is met; else the first that did not fall.
        let rank = |node: usize| match (resolution.met.has(node), resolution.falls.has(node)) {
            (true, _) => 0,
            (_, false) => 1,
            _ => 2,
        };
        let admissions: Vec<usize> = resolution
            .carried
            .iter()
            .filter(|node| self.admits(*node))
            .collect();
        for node in &admissions {
            let lawful = self.nodes[*node]
                .lawful
                .expect("what is carried was lawful");
            let (device, owner) = match self.nodes[*node].deed {
                Deed::Admit { person, device, .. } => {
                    let known = resolution.person[person];
                    if known == NONE || rank(*node) < rank(usize::from(known)) {
                        resolution.person[person] = *node as u8;
                    }
                    (device, person)
                }
                Deed::Recover { person, device, .. } => (device, person),
                Deed::Add { device, .. } | Deed::Restart { device, .. } => (device, lawful.person),
                _ => continue,
            };
            let known = resolution.device[device];
            if known == NONE || rank(*node) < rank(usize::from(known)) {
                (resolution.device[device], resolution.owner[device]) = (*node as u8, owner as u8);
            } else if rank(*node) == rank(usize::from(known))
                && usize::from(resolution.owner[device]) != owner
            {
                // Until it is settled whose it is, it is nobody's.
                resolution.owner[device] = NONE;
            }
        }
        let mut by_person = [Set::EMPTY; 3];
        for device in 0..self.used.1 {
            let Some(admission) = resolution.admission_of(device) else {
                continue;
            };
            let owner = resolution.person_of(device);
            let named = |acts: Set| {
                acts.iter().any(|act| {
                    owner.is_some_and(|owner| self.names_person(act, owner))
                        || self.names_device(act, device)
                })
            };
            let state = if named(resolution.in_force) || resolution.falls.has(admission) {
                State::Out
            } else if named(resolution.candidates)
                || !resolution.met.has(admission)
                || resolution.forked.has(device)
            {
                State::Suspended
            } else {
                State::Member
            };
            resolution.devices.put(device, state);
            if let Some(owner) = owner {
                by_person[state as usize].put(owner);
            }
        }
        // Whose admission is in dispute is held up, even where others claim their only device.
        for person in 0..self.used.0 {
            let Some(node) = resolution.let_in(person) else {
                continue;
            };
            let gone = resolution
                .in_force
                .iter()
                .any(|act| self.names_person(act, person));
            let held_up = !(resolution.met | resolution.falls).has(node) && !gone;
            by_person[if held_up {
                State::Suspended
            } else {
                State::Out
            } as usize]
                .put(person);
        }
        let [members, suspended, out] = by_person;
        resolution.people = States {
            members,
            suspended: suspended - members,
            out: out - members - suspended,
        };
    }
}
