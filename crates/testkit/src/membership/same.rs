//! Which histories are the same but for the names of people: each is looked at once.

use super::history::{Deed, History, Person, Side};

/// A history's mark under each way of naming the first people that keeps what they are.
///
/// A node's mark is made of what it does and of the marks of its past, so the order in which
/// concurrent nodes were written is not in it; who was let in later is named by the node that did it.
#[derive(Clone, Debug)]
pub struct Marks {
    namings: Vec<Vec<u64>>,
    /// By naming: marks of the nodes.
    nodes: Vec<Vec<u64>>,
}

fn mix(a: u64, b: u64) -> u64 {
    let mut mixed = (a ^ b.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^= mixed >> 32;
    mixed = mixed.wrapping_mul(0xd6e8_feb8_6659_fd93);
    mixed ^ mixed >> 29
}

fn all(parts: &[u64]) -> u64 {
    parts.iter().fold(7, |sum, part| mix(sum, *part))
}

impl Marks {
    /// For the first people of a history.
    #[must_use]
    pub fn new(people: &[Person]) -> Self {
        let mut namings = vec![Vec::new()];
        for place in 0..people.len() {
            let longer = namings.iter().flat_map(|naming: &Vec<u64>| {
                let free = (0..people.len()).filter(move |name| !naming.contains(&(*name as u64)));
                let alike = free.filter(move |name| people[*name] == people[place]);
                alike.map(move |name| [naming.as_slice(), &[name as u64]].concat())
            });
            namings = longer.collect();
        }
        let nodes = vec![Vec::new(); namings.len()];
        Self { namings, nodes }
    }

    /// Takes in the nodes that are new, and forgets those that were taken back; gives the mark of all.
    pub fn of(&mut self, history: &History) -> u64 {
        let mut least = u64::MAX;
        for (naming, nodes) in self.namings.iter().zip(&mut self.nodes) {
            nodes.truncate(history.nodes.len());
            for node in nodes.len()..history.nodes.len() {
                let mark = Named {
                    history,
                    naming,
                    nodes,
                }
                .node(node);
                nodes.push(mark);
            }
            least = least.min(
                nodes
                    .iter()
                    .fold(0, |sum, mark| sum.wrapping_add(mix(*mark, 3))),
            );
        }
        least
    }

    /// Forgets all but so many nodes.
    pub fn back_to(&mut self, nodes: usize) {
        self.nodes
            .iter_mut()
            .for_each(|marks| marks.truncate(nodes));
    }
}

struct Named<'n> {
    history: &'n History,
    naming: &'n [u64],
    nodes: &'n [u64],
}

impl Named<'_> {
    fn node(&self, node: usize) -> u64 {
        let of = &self.history.nodes[node];
        let past = of.past.iter().fold(0, |sum: u64, past| {
            sum.wrapping_add(mix(self.nodes[past], 5))
        });
        let own = match of.deed {
            Deed::Genesis => 0,
            Deed::Restart { old, .. } => self.device(old),
            _ => self.device(of.device),
        };
        let before = of.before.map_or(0, |before| self.nodes[before]);
        let deed = match of.deed {
            Deed::Genesis => all(&[1]),
            // The numbers of what is new say nothing but whether another node uses them too.
            Deed::Admit {
                as_a,
                device,
                invite,
                ..
            } => all(&[2, kind(as_a), self.shared(node, device, invite)]),
            Deed::Add { device, invite } => all(&[3, self.shared(node, device, invite)]),
            Deed::Remove { person } => all(&[4, self.person(person)]),
            Deed::Leave => all(&[5]),
            Deed::Drop { devices } => all(&[6, self.devices(devices)]),
            Deed::Recover { person, lost, .. } => {
                all(&[7, self.person(person), self.devices(lost)])
            }
            Deed::Settle { stand, fall } => {
                let acts = |acts: super::Set| {
                    acts.iter().fold(0, |sum: u64, act| {
                        sum.wrapping_add(mix(self.nodes[act], 11))
                    })
                };
                all(&[8, acts(stand), acts(fall)])
            }
            Deed::Restart { .. } => all(&[9]),
            Deed::Approve { act } => all(&[10, self.nodes[act]]),
            Deed::Seen => all(&[11]),
        };
        all(&[own, before, past, deed])
    }

    fn device(&self, device: usize) -> u64 {
        match self.naming.get(device) {
            Some(name) => mix(*name, 13),
            None => self.born(|node| self.history.brings(node) == Some(device)),
        }
    }

    fn person(&self, person: usize) -> u64 {
        let lets_in = |deed: Deed| matches!(deed, Deed::Admit { person: new, .. } if new == person);
        match self.naming.get(person) {
            Some(name) => mix(*name, 13),
            None => self.born(|node| lets_in(self.history.nodes[node].deed)),
        }
    }

    fn born(&self, by: impl Fn(usize) -> bool) -> u64 {
        let node = (0..self.nodes.len()).find(|node| by(*node));
        node.map_or(17, |node| mix(self.nodes[node], 17))
    }

    fn devices(&self, devices: super::Set) -> u64 {
        devices
            .iter()
            .fold(0, |sum, device| sum.wrapping_add(self.device(device)))
    }

    /// The marks of earlier nodes that let in the same device or use the same invitation.
    fn shared(&self, node: usize, device: usize, invite: usize) -> u64 {
        let same = |earlier: &usize| {
            let of = self.history.nodes[*earlier].deed;
            let (d, i) = match of {
                Deed::Admit { device, invite, .. } | Deed::Add { device, invite } => {
                    (device, invite)
                }
                _ => return false,
            };
            d == device || i == invite
        };
        (0..node).filter(same).fold(19, |sum: u64, earlier| {
            sum.wrapping_add(self.nodes[earlier])
        })
    }
}

fn kind(person: Person) -> u64 {
    let side = match person.side {
        Side::Survivor => 0,
        Side::Support => 1,
        Side::Contact => 2,
    };
    side + 4 * u64::from(person.reader) + 8 * u64::from(person.from_now)
}
