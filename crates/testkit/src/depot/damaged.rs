//! Bytes that are not those that were put: flipped, cut, lengthened, emptied, replaced.
//!
//! **Why it is survivable.** An object is sealed with its name, room, epoch and writer as associated
//! data, its lengths stand inside, and it is padded to a class: whatever is changed, it does not open
//! (D-001, R-026, R-028). It is set aside under its name, and another storage or member has it.

use answerable_depot::{Depot, Failure, Name, Put};

use super::chance::Chance;

/// What is done to the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// One bit is another.
    Flipped,
    /// Something at the end is missing, at most all of it.
    Cut,
    /// There is more at the end than was put; where that is more than is asked for, it fails as it should.
    Lengthened,
    /// There is more than was asked for, and it is given all the same: a storage that breaks its contract.
    Oversized,
    /// Nothing is left of the bytes, but there is an object.
    Emptied,
    /// Random bytes of the same length, as when somebody with the password writes over it.
    Replaced,
}

impl How {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Flipped,
        Self::Cut,
        Self::Lengthened,
        Self::Oversized,
        Self::Emptied,
        Self::Replaced,
    ];
}

/// Damages some of the objects on the way out, always the same ones in the same way.
pub struct Damaged<D> {
    depot: D,
    how: How,
    chance: Chance,
    in_a_thousand: u32,
}

impl<D: Depot> Damaged<D> {
    /// Damages so many of the objects.
    pub fn new(depot: D, how: How, chance: Chance, in_a_thousand: u32) -> Self {
        Self {
            depot,
            how,
            chance,
            in_a_thousand,
        }
    }
}

impl<D: Depot> Depot for Damaged<D> {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        self.depot.put(name, bytes)
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
        let got = self.depot.get(name, bytes_max)?;
        let chance = self.chance.named(name.as_str());
        if !chance.happens(self.in_a_thousand) {
            return Ok(got);
        }
        let Some(bytes) = got.map(|bytes| damage(bytes, self.how, chance.of(1), bytes_max)) else {
            return Ok(None);
        };
        if bytes.len() > bytes_max && self.how != How::Oversized {
            return Err(Failure::TooLarge);
        }
        Ok(Some(bytes))
    }

    fn delete(&self, name: &Name) -> Result<(), Failure> {
        self.depot.delete(name)
    }
}

fn damage(mut bytes: Vec<u8>, how: How, chance: Chance, bytes_max: usize) -> Vec<u8> {
    let length = bytes.len();
    let below = |end: usize| chance.below(end.max(1) as u64) as usize;
    match how {
        How::Flipped => {
            if let Some(byte) = bytes.get_mut(below(length)) {
                *byte ^= 1 << (chance.of(1).below(8));
            }
        }
        How::Cut => bytes.truncate(below(length)),
        How::Lengthened => bytes.extend(chance.bytes(1 + below(4096))),
        How::Oversized => bytes.extend(chance.bytes(bytes_max.saturating_sub(length) + 1)),
        How::Emptied => bytes.clear(),
        How::Replaced => bytes = chance.bytes(length),
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::depot::{Memory, name};

    #[test]
    fn every_damage_changes_the_bytes_the_same_way_each_time() {
        let memory = Memory::new();
        let put = Chance::new(1).bytes(500);
        memory.put(&name(1), &put).expect("memory does not fail");
        for how in How::ALL {
            let damaged = Damaged::new(memory.clone(), how, Chance::new(2), 1000);
            let got = damaged.get(&name(1), 10_000).expect("it is within bounds");
            let got = got.expect("it is there");
            assert_ne!(got, put, "{how:?}");
            assert_eq!(damaged.get(&name(1), 10_000), Ok(Some(got)), "{how:?}");
            assert_eq!(damaged.get(&name(2), 10_000), Ok(None), "{how:?}");
            let never = Damaged::new(memory.clone(), how, Chance::new(2), 0);
            assert_eq!(never.get(&name(1), 500), Ok(Some(put.clone())), "{how:?}");
        }
    }
}
