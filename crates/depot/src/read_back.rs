//! The first object of a run is read back, so that a storage which only nods is found out at once.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::{Depot, Failure, Name, Put};

/// A depot whose first put of this run is not believed before it was read.
pub(crate) struct ReadBack<D> {
    depot: D,
    kept: AtomicBool,
}

impl<D: Depot> ReadBack<D> {
    pub(crate) fn over(depot: D) -> Self {
        Self {
            depot,
            kept: AtomicBool::new(false),
        }
    }
}

impl<D: Depot> Depot for ReadBack<D> {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        let put = self.depot.put(name, bytes)?;
        // What is there already may be somebody else's; whoever puts compares that anyway.
        if put == Put::Written && !self.kept.load(Ordering::Relaxed) {
            match self.depot.get(name, bytes.len()) {
                Ok(Some(back)) if back == bytes => self.kept.store(true, Ordering::Relaxed),
                Ok(_) | Err(Failure::TooLarge) => return Err(Failure::NotKept),
                Err(failure) => return Err(failure),
            }
        }
        Ok(put)
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
        self.depot.get(name, bytes_max)
    }

    fn delete(&self, name: &Name) -> Result<(), Failure> {
        self.depot.delete(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says yes to everything, and gives the same to everybody.
    struct Nods(Option<Vec<u8>>);

    impl Depot for Nods {
        fn put(&self, _: &Name, _: &[u8]) -> Result<Put, Failure> {
            Ok(Put::Written)
        }

        fn get(&self, _: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
            match &self.0 {
                Some(bytes) if bytes.len() > bytes_max => Err(Failure::TooLarge),
                other => Ok(other.clone()),
            }
        }

        fn delete(&self, _: &Name) -> Result<(), Failure> {
            Ok(())
        }
    }

    #[test]
    fn storage_that_only_says_yes_is_found_out_with_the_first_put() {
        let name = Name::new("aaaaaaaaaaaaaaaaaaaaaaaaaa").expect("it has the form of a name");
        let put = |gives: Option<&[u8]>| {
            ReadBack::over(Nods(gives.map(<[u8]>::to_vec))).put(&name, b"sealed")
        };
        assert_eq!(put(None), Err(Failure::NotKept));
        assert_eq!(put(Some(b"seale")), Err(Failure::NotKept));
        assert_eq!(put(Some(b"sealed, and more")), Err(Failure::NotKept));
        assert_eq!(put(Some(b"sealed")), Ok(Put::Written));
    }
}
