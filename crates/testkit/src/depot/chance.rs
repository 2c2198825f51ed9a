//! Chance as a function: the same seed and the same question give the same answer.
//!
//! A generator that is drawn from one number after the other gives other numbers as soon as somebody
//! asks once more. Here each decision is hashed from what it is about, so that a fault stays where it
//! was while a failing test is being understood.

use std::env;

/// A source of decisions, and of others below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance(u64);

impl Chance {
    /// The source of that seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(mix(seed ^ 0x9e37_79b9_7f4a_7c15))
    }

    /// The source for something: a number, such as a week or a reader.
    #[must_use]
    pub fn of(self, about: u64) -> Self {
        Self(mix(self.0 ^ mix(about)))
    }

    /// The source for something that has a name.
    #[must_use]
    pub fn named(self, about: &str) -> Self {
        let bytes = about.bytes();
        bytes.fold(self.of(about.len() as u64), |chance, byte| {
            chance.of(u64::from(byte))
        })
    }

    /// A number of 64 bits.
    #[must_use]
    pub fn bits(self) -> u64 {
        mix(self.0)
    }

    /// A number below `end`, which is not nought.
    #[must_use]
    pub fn below(self, end: u64) -> u64 {
        // The remainder favours small numbers by less than one in 2³² for every `end` used here.
        self.bits() % end
    }

    /// Whether something happens that happens so many times in a thousand.
    #[must_use]
    pub fn happens(self, in_a_thousand: u32) -> bool {
        self.below(1000) < u64::from(in_a_thousand)
    }

    /// So many bytes.
    #[must_use]
    pub fn bytes(self, count: usize) -> Vec<u8> {
        let words = (0..count.div_ceil(8) as u64).map(|at| self.of(at).bits());
        let mut bytes: Vec<u8> = words.flat_map(u64::to_le_bytes).collect();
        bytes.truncate(count);
        bytes
    }
}

/// The last step of SplitMix64 (Steele, Lea, Flood 2014): every bit depends on every bit.
fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A seed in use: where the test fails while it is held, it is printed.
#[derive(Debug)]
pub struct Seed {
    /// The number.
    pub number: u64,
    what: &'static str,
}

impl Seed {
    /// The source of this seed.
    #[must_use]
    pub fn chance(&self) -> Chance {
        Chance::new(self.number).named(self.what)
    }
}

impl Drop for Seed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let Self { number, what } = self;
            eprintln!("{what}: failed with seed {number}; to repeat it: ANSWERABLE_SEED={number}");
        }
    }
}

/// The seeds from 0 on for a test of that name, or the one that `ANSWERABLE_SEED` says.
///
/// The seed is to be held while it is used, so that it is printed if the test fails:
///
/// ```
/// for seed in answerable_testkit::depot::seeds("five replicas meet", 3) {
///     let chance = seed.chance();
///     assert_eq!(chance.bits(), chance.bits());
/// }
/// ```
pub fn seeds(what: &'static str, count: u64) -> impl Iterator<Item = Seed> {
    let one: Option<u64> = env::var("ANSWERABLE_SEED")
        .ok()
        .and_then(|text| text.parse().ok());
    let range = one.map_or(0..count, |one| one..one + 1);
    range.map(move |number| Seed { number, what })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answer_depends_on_seed_and_question_alone() {
        let chance = Chance::new(7);
        assert_eq!(chance.named("a").of(3), Chance::new(7).named("a").of(3));
        assert_ne!(chance.of(1).bits(), chance.of(2).bits());
        assert_ne!(chance.named("ab").bits(), chance.named("ba").bits());
        assert_ne!(chance.bits(), Chance::new(8).bits());
        assert_eq!(chance.bytes(11)[..8], chance.bytes(8)[..]);
    }

    #[test]
    fn what_happens_one_time_in_ten_does_so() {
        let chance = Chance::new(0);
        let times = (0..10_000).filter(|&at| chance.of(at).happens(100)).count();
        assert!((900..1100).contains(&times), "{times}");
        assert!((0..1000).all(|at| !chance.of(at).happens(0) && chance.of(at).happens(1000)));
    }
}
