//! Calls that fail: the n-th, or now and then, before they had their effect or after.
//!
//! A failure after the effect is what a cut line looks like: the storage has done it, and nobody was
//! told. A storage that is slow or never answers looks the same from outside, after its time limit.
//!
//! **Why it is survivable.** A failure ends the round in good order and says nothing of what is there. The
//! bytes of a segment are kept in the vault until they are confirmed, and the same bytes are put again;
//! a segment found under its own name with the same bytes is confirmed (depot.md, 6, step 6).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use answerable_depot::{Depot, Failure, Name, Put};

use super::chance::Chance;

/// Whether a failing call has done what it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It has not.
    Before,
    /// It has.
    After,
}

/// Fails at one call, counted over puts, gets and deletions together.
///
/// To go through them all: fail at the first, then at the second, until [`failed`](FailNth::failed) says that the
/// work was through before it came to that.
pub struct FailNth<D> {
    depot: D,
    nth: u64,
    lasting: bool,
    when: When,
    with: Failure,
    calls: Arc<AtomicU64>,
}

impl<D: Depot> FailNth<D> {
    /// Fails at the n-th call, from 1, and at no other.
    pub fn once(depot: D, nth: u64, when: When, with: Failure) -> Self {
        Self {
            depot,
            nth,
            lasting: false,
            when,
            with,
            calls: Arc::default(),
        }
    }

    /// Fails at the n-th call and at every one after it: the stick was pulled, the disk is full.
    pub fn from(depot: D, nth: u64, when: When, with: Failure) -> Self {
        Self {
            lasting: true,
            ..Self::once(depot, nth, when, with)
        }
    }

    /// Whether it has come to that.
    pub fn failed(&self) -> bool {
        self.calls.load(Ordering::SeqCst) >= self.nth
    }

    /// Counts on in another's count: one number for several storages.
    #[must_use]
    pub fn counting_with<E>(mut self, other: &FailNth<E>) -> Self {
        self.calls = Arc::clone(&other.calls);
        self
    }

    fn call<T>(&self, call: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        let number = self.calls.fetch_add(1, Ordering::SeqCst) + 1;
        let fails = number == self.nth || (self.lasting && number > self.nth);
        fail(fails.then_some(self.when), self.with, call)
    }
}

/// Fails now and then, by chance.
pub struct Flaky<D> {
    depot: D,
    chance: Chance,
    in_a_thousand: u32,
    with: Failure,
    calls: AtomicU64,
}

impl<D: Depot> Flaky<D> {
    /// Fails so often, half of the times after the effect.
    pub fn new(depot: D, chance: Chance, in_a_thousand: u32, with: Failure) -> Self {
        Self {
            depot,
            chance,
            in_a_thousand,
            with,
            calls: AtomicU64::new(0),
        }
    }

    fn call<T>(&self, call: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        let chance = self.chance.of(self.calls.fetch_add(1, Ordering::SeqCst));
        let when = match chance.of(1).happens(500) {
            true => When::Before,
            false => When::After,
        };
        let fails = chance.happens(self.in_a_thousand);
        fail(fails.then_some(when), self.with, call)
    }
}

fn fail<T>(
    when: Option<When>,
    with: Failure,
    call: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    match when {
        None => call(),
        Some(When::Before) => Err(with),
        Some(When::After) => call().and(Err(with)),
    }
}

macro_rules! fails {
    ($($which:ident)*) => {$(
        impl<D: Depot> Depot for $which<D> {
            fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
                self.call(|| self.depot.put(name, bytes))
            }

            fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
                self.call(|| self.depot.get(name, bytes_max))
            }

            fn delete(&self, name: &Name) -> Result<(), Failure> {
                self.call(|| self.depot.delete(name))
            }
        }
    )*};
}

fails!(FailNth Flaky);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::depot::{Memory, name};

    #[test]
    fn put_whose_answer_was_lost_is_there() {
        let memory = Memory::new();
        let failing = FailNth::once(memory.clone(), 1, When::After, Failure::TooSlow);
        assert_eq!(failing.put(&name(1), b"x"), Err(Failure::TooSlow));
        assert_eq!(failing.put(&name(1), b"x"), Ok(Put::AlreadyThere));
        let failing = FailNth::from(memory.clone(), 2, When::Before, Failure::Gone);
        assert_eq!(failing.put(&name(2), b"x"), Ok(Put::Written));
        assert!(!failing.failed());
        assert_eq!(failing.put(&name(3), b"x"), Err(Failure::Gone));
        assert_eq!(failing.get(&name(2), 9), Err(Failure::Gone));
        assert!(failing.failed());
        assert_eq!(memory.get(&name(3), 9), Ok(None));
    }

    #[test]
    fn one_count_goes_over_two_storages() {
        let one = FailNth::once(Memory::new(), 2, When::Before, Failure::Full);
        let other =
            FailNth::once(Memory::new(), 2, When::Before, Failure::Full).counting_with(&one);
        assert_eq!(one.put(&name(1), b"x"), Ok(Put::Written));
        assert_eq!(other.put(&name(1), b"x"), Err(Failure::Full));
        assert_eq!(other.put(&name(1), b"x"), Ok(Put::Written));
    }

    #[test]
    fn flaky_storage_fails_about_as_often_as_it_should() {
        let flaky = Flaky::new(Memory::new(), Chance::new(3), 200, Failure::TooSlow);
        let failed = (0..1000)
            .filter(|_| flaky.get(&name(1), 9).is_err())
            .count();
        assert!((150..250).contains(&failed), "{failed}");
    }
}
