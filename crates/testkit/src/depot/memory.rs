//! A storage in memory that forgets nothing: the whole of what a hostile one could have kept.
//!
//! It keeps the contract of a depot, and has no fault of its own. Tests look for canaries in
//! [`everything`](Memory::everything), and for what links objects in the names and lengths of it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use answerable_depot::{Depot, Failure, Name, Put, limits};

/// Somebody who comes to a storage: a device, by any number the test likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reader(pub u32);

/// One put or deletion, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When.
    pub tick: u64,
    /// By whom.
    pub by: Reader,
    /// What was put; nothing where it was deleted.
    pub bytes: Option<Arc<[u8]>>,
}

/// A storage in memory. Clones are the same storage; used as a depot, the reader is number 0.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<Shelf>>);

#[derive(Default)]
struct Shelf {
    now: u64,
    versions: BTreeMap<Name, Vec<Version>>,
}

impl Memory {
    /// An empty storage, at tick 0.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What time it is. Each put and each deletion takes one tick.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.shelf().now
    }

    /// Lets time pass up to a tick; it never goes back.
    pub fn wait_until(&self, tick: u64) {
        let mut shelf = self.shelf();
        shelf.now = shelf.now.max(tick);
    }

    /// Everything that was ever put, whether it was deleted since or not.
    #[must_use]
    pub fn everything(&self) -> Vec<(Name, Arc<[u8]>)> {
        let shelf = self.shelf();
        let all = shelf.versions.iter().flat_map(|(name, versions)| {
            let put = versions.iter().filter_map(|version| version.bytes.as_ref());
            put.map(|bytes| (name.clone(), Arc::clone(bytes)))
        });
        all.collect()
    }

    /// The names under which something is now.
    #[must_use]
    pub fn present(&self) -> Vec<Name> {
        let shelf = self.shelf();
        let mut names: Vec<Name> = Vec::new();
        for (name, versions) in &shelf.versions {
            if versions.last().is_some_and(|last| last.bytes.is_some()) {
                names.push(name.clone());
            }
        }
        names
    }

    /// What happened under a name, in order.
    #[must_use]
    pub fn history(&self, name: &Name) -> Vec<Version> {
        self.shelf().versions.get(name).cloned().unwrap_or_default()
    }

    /// Does what no contract allows: writes over whatever is there, as a hostile storage or somebody
    /// with its password can. Nothing as bytes takes the object away.
    pub fn force(&self, by: Reader, name: &Name, bytes: Option<Vec<u8>>) {
        let mut shelf = self.shelf();
        shelf.now += 1;
        let tick = shelf.now;
        let bytes = bytes.map(Arc::from);
        let versions = shelf.versions.entry(name.clone()).or_default();
        versions.push(Version { tick, by, bytes });
    }

    /// Puts for somebody to whom not every version is shown.
    pub(super) fn put_where(
        &self,
        by: Reader,
        name: &Name,
        bytes: &[u8],
        shown: impl Fn(&Version) -> bool,
    ) -> Result<Put, Failure> {
        if bytes.len() > limits::OBJECT_BYTES_MAX {
            return Err(Failure::TooLarge);
        }
        let mut shelf = self.shelf();
        let versions = shelf.versions.get(name);
        if last_shown(versions, &shown).is_some() {
            return Ok(Put::AlreadyThere);
        }
        shelf.now += 1;
        let (tick, bytes) = (shelf.now, Some(bytes.into()));
        let versions = shelf.versions.entry(name.clone()).or_default();
        versions.push(Version { tick, by, bytes });
        Ok(Put::Written)
    }

    /// Gets for somebody to whom not every version is shown.
    pub(super) fn get_where(
        &self,
        name: &Name,
        bytes_max: usize,
        shown: impl Fn(&Version) -> bool,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let shelf = self.shelf();
        match last_shown(shelf.versions.get(name), &shown) {
            Some(bytes) if bytes.len() > bytes_max => Err(Failure::TooLarge),
            found => Ok(found.map(|bytes| bytes.to_vec())),
        }
    }

    /// Deletes, and takes no tick where nothing was there.
    pub(super) fn delete_as(&self, by: Reader, name: &Name) {
        let there = last_shown(self.shelf().versions.get(name), &|_| true).is_some();
        if there {
            self.force(by, name, None);
        }
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.0
            .lock()
            .expect("nothing panics while it holds the shelf")
    }
}

fn last_shown<'a>(
    versions: Option<&'a Vec<Version>>,
    shown: &impl Fn(&Version) -> bool,
) -> Option<&'a Arc<[u8]>> {
    let mut versions = versions?.iter().rev();
    versions.find(|version| shown(version))?.bytes.as_ref()
}

impl Depot for Memory {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        self.put_where(Reader(0), name, bytes, |_| true)
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
        self.get_where(name, bytes_max, |_| true)
    }

    fn delete(&self, name: &Name) -> Result<(), Failure> {
        self.delete_as(Reader(0), name);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::depot::{contract, name};

    #[test]
    fn memory_keeps_the_contract() {
        contract(&|| Box::new(Memory::new()));
    }

    #[test]
    fn what_was_ever_put_is_there_for_whoever_looks_for_it() {
        let memory = Memory::new();
        memory
            .put(&name(1), b"first")
            .expect("memory does not fail");
        memory.delete(&name(1)).expect("memory does not fail");
        memory
            .put(&name(1), b"second")
            .expect("memory does not fail");
        memory.force(Reader(9), &name(1), Some(b"third".to_vec()));
        let all: Vec<Vec<u8>> = memory
            .everything()
            .into_iter()
            .map(|(_, bytes)| bytes.to_vec())
            .collect();
        assert_eq!(all, [&b"first"[..], b"second", b"third"]);
        assert_eq!(memory.history(&name(1)).len(), 4);
        assert_eq!(memory.now(), 4);
    }
}
