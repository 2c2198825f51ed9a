//! How often a storage was asked, and how much it carried: to hold rounds to their bounds.

use std::sync::{Arc, Mutex};

use answerable_depot::{Depot, Failure, Name, Put};

/// What was asked of a storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calls {
    /// Puts.
    pub puts: u64,
    /// Gets.
    pub gets: u64,
    /// Gets that found nothing.
    pub gets_of_nothing: u64,
    /// Deletions.
    pub deletions: u64,
    /// Bytes put.
    pub bytes_put: u64,
    /// Bytes got.
    pub bytes_got: u64,
}

/// Counts the calls to a storage.
pub struct Counted<D> {
    depot: D,
    calls: Arc<Mutex<Calls>>,
}

impl<D: Depot> Counted<D> {
    /// Counts from nought.
    pub fn new(depot: D) -> Self {
        Self::into(depot, Arc::default())
    }

    /// Counts into a sum that somebody else reads, or adds to as well.
    pub fn into(depot: D, calls: Arc<Mutex<Calls>>) -> Self {
        Self { depot, calls }
    }

    /// What was asked so far.
    pub fn calls(&self) -> Calls {
        *self.calls.lock().expect("nothing panics while it counts")
    }

    fn count(&self, count: impl FnOnce(&mut Calls)) {
        count(&mut self.calls.lock().expect("nothing panics while it counts"));
    }
}

impl<D: Depot> Depot for Counted<D> {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        self.count(|calls| {
            calls.puts += 1;
            calls.bytes_put += bytes.len() as u64;
        });
        self.depot.put(name, bytes)
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
        let got = self.depot.get(name, bytes_max);
        self.count(|calls| {
            calls.gets += 1;
            calls.gets_of_nothing += u64::from(got == Ok(None));
            if let Ok(Some(bytes)) = &got {
                calls.bytes_got += bytes.len() as u64;
            }
        });
        got
    }

    fn delete(&self, name: &Name) -> Result<(), Failure> {
        self.count(|calls| calls.deletions += 1);
        self.depot.delete(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::depot::{Memory, name};

    #[test]
    fn calls_and_bytes_are_counted() {
        let counted = Counted::new(Memory::new());
        let _ = counted.put(&name(1), b"abc");
        let _ = counted.get(&name(1), 3);
        let _ = counted.get(&name(2), 3);
        let _ = counted.delete(&name(1));
        let expected = Calls {
            puts: 1,
            gets: 2,
            gets_of_nothing: 1,
            deletions: 1,
            bytes_put: 3,
            bytes_got: 3,
        };
        assert_eq!(counted.calls(), expected);
    }
}
