//! Any service of OpenDAL's as a depot: whatever it promises of whole objects is its own promise.

use opendal::Operator;

use crate::limits::{ASKING_MAX, CARRYING_MAX, OBJECT_BYTES_MAX};
use crate::objects::Objects;
use crate::waiting::Waiting;
use crate::{Depot, Failure, Name, Put};

/// A depot in a service that keeps objects by itself, such as one over HTTP.
pub(crate) struct Remote {
    objects: Objects,
    waiting: Waiting,
}

impl Remote {
    pub(crate) fn over(service: impl opendal::Builder) -> Result<Self, Failure> {
        let operator = Operator::new(service).map_err(|error| Failure::of_opendal(&error))?;
        let objects = Objects::of(operator);
        let waiting = Waiting::new()?;
        Ok(Self { objects, waiting })
    }
}

impl Depot for Remote {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        if bytes.len() > OBJECT_BYTES_MAX {
            return Err(Failure::TooLarge);
        }
        let path = name.path();
        let refuses = self.objects.can_refuse_overwriting();
        self.waiting.at_most(CARRYING_MAX, async {
            // A service that can't refuse is asked first. Between the two another writer could come;
            // one writer a prefix makes that rare, and readers notice (D-007).
            let free = refuses || self.is_free(&path).await?;
            if !free {
                return Ok(Put::AlreadyThere);
            }
            self.objects.write(&path, bytes.to_vec(), refuses).await
        })
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
        let path = name.path();
        let read = self.objects.read(&path, bytes_max);
        self.waiting.at_most(CARRYING_MAX, read)
    }

    fn delete(&self, name: &Name) -> Result<(), Failure> {
        let path = name.path();
        self.waiting.at_most(ASKING_MAX, self.objects.delete(&path))
    }
}

impl Remote {
    async fn is_free(&self, path: &str) -> Result<bool, Failure> {
        match self.objects.read(path, 0).await {
            Ok(None) => Ok(true),
            // Something is there, and longer than nothing.
            Ok(Some(_)) | Err(Failure::TooLarge) => Ok(false),
            Err(failure) => Err(failure),
        }
    }
}
