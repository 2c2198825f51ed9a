//! The wrong object under a name: two names swapped, or pieces of another group's storage mixed in.
//!
//! **Why it is survivable.** The name's parts, the room, the process, the epoch and the writer are
//! associated data of what is sealed, so an object opens in its own place alone (D-001, R-014, R-026);
//! and where a member of both puts it there, its head is not of the prefix's device (D-005).

use answerable_depot::{Depot, Failure, Name, Put};

use super::chance::Chance;
use super::memory::Memory;

/// Gives for each of two names what lies under the other.
pub struct Swapped<D> {
    depot: D,
    pair: (Name, Name),
}

impl<D: Depot> Swapped<D> {
    /// Swaps these two for who gets; putting and deleting reach the right ones.
    pub fn new(depot: D, one: Name, other: Name) -> Self {
        Self {
            depot,
            pair: (one, other),
        }
    }
}

impl<D: Depot> Depot for Swapped<D> {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        self.depot.put(name, bytes)
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
        let (one, other) = &self.pair;
        let name = if name == one {
            other
        } else if name == other {
            one
        } else {
            name
        };
        self.depot.get(name, bytes_max)
    }

    fn delete(&self, name: &Name) -> Result<(), Failure> {
        self.depot.delete(name)
    }
}

/// Gives for some names an object of another storage: of another room, of another group, or, where it
/// is the same storage, of another writer or number. Under names that are free as well: ghosts.
pub struct Mixed<D> {
    depot: D,
    with: Memory,
    chance: Chance,
    in_a_thousand: u32,
}

impl<D: Depot> Mixed<D> {
    /// Mixes in what is in that other storage when it is asked for.
    pub fn new(depot: D, with: &Memory, chance: Chance, in_a_thousand: u32) -> Self {
        Self {
            depot,
            with: with.clone(),
            chance,
            in_a_thousand,
        }
    }

    fn another(&self, name: &Name) -> Option<Name> {
        let chance = self.chance.named(name.as_str());
        let others = self.with.present();
        if others.is_empty() || !chance.happens(self.in_a_thousand) {
            return None;
        }
        let at = chance.of(1).below(others.len() as u64) as usize;
        others.into_iter().nth(at).filter(|other| other != name)
    }
}

impl<D: Depot> Depot for Mixed<D> {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        self.depot.put(name, bytes)
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
        match self.another(name) {
            Some(other) => self.with.get(&other, bytes_max),
            None => self.depot.get(name, bytes_max),
        }
    }

    fn delete(&self, name: &Name) -> Result<(), Failure> {
        self.depot.delete(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::depot::name;

    #[test]
    fn swapped_names_give_one_anothers_objects() {
        let memory = Memory::new();
        memory.put(&name(1), b"one").expect("memory does not fail");
        memory
            .put(&name(3), b"three")
            .expect("memory does not fail");
        let swapped = Swapped::new(memory, name(1), name(2));
        assert_eq!(swapped.get(&name(1), 9), Ok(None));
        assert_eq!(swapped.get(&name(2), 9), Ok(Some(b"one".to_vec())));
        assert_eq!(swapped.get(&name(3), 9), Ok(Some(b"three".to_vec())));
    }

    #[test]
    fn another_groups_object_comes_under_a_name_that_was_free() {
        let (ours, theirs) = (Memory::new(), Memory::new());
        theirs
            .put(&name(7), b"theirs")
            .expect("memory does not fail");
        let mixed = Mixed::new(ours, &theirs, Chance::new(1), 1000);
        assert_eq!(mixed.get(&name(1), 9), Ok(Some(b"theirs".to_vec())));
    }
}
