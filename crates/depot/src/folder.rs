//! A folder as a depot: a stick, a directory that Syncthing carries, a mounted share.
//!
//! An object is written under a name of its own in our folder, by OpenDAL, which syncs it; then it is
//! given its name, where that is free, and the folder is synced (`place.rs`). So under a name lies
//! the whole object or none, and what was confirmed outlasts a pulled plug.

use std::path::Path;
use std::time::SystemTime;

use opendal::Operator;
use opendal::services::Fs;

use crate::limits::{ASKING_MAX, CARRYING_MAX, OBJECT_BYTES_MAX};
use crate::objects::Objects;
use crate::place::{Inside, Place, half_name, half_path};
use crate::waiting::{Waiting, aside};
use crate::{Depot, Failure, Name, OpenError, Put};

/// A depot in a folder of a file system.
pub(crate) struct Folder {
    place: Place,
    objects: Objects,
    waiting: Waiting,
}

impl Folder {
    /// Opens the depot in a folder, and clears away what others who were stopped left half done.
    pub(crate) fn open(path: &Path) -> Result<Self, OpenError> {
        let (place, waiting) = find(path)?;
        let inside = place.clone();
        let entered = waiting.at_most(
            ASKING_MAX,
            aside(move || {
                inside.enter()?.sweep(SystemTime::now());
                Ok(())
            }),
        );
        match entered {
            Ok(()) => Ok(Self {
                objects: objects(&place)?,
                place,
                waiting,
            }),
            Err(Failure::Gone) => Err(OpenError::NoDepot),
            Err(failure) => Err(failure.into()),
        }
    }

    /// Makes the depot in a folder that is there; it is fine if it is made already.
    pub(crate) fn create(path: &Path) -> Result<Self, OpenError> {
        let (place, waiting) = find(path)?;
        waiting.at_most(ASKING_MAX, aside(move || place.make()))?;
        Self::open(path)
    }

    async fn enter(&self) -> Result<Inside, Failure> {
        let place = self.place.clone();
        aside(move || place.enter()).await
    }

    async fn put_whole(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        // Held open from before the writing: were the stick exchanged meanwhile, what was written would
        // not be found in here, and nothing be named.
        let inside = self.enter().await?;
        let there = name.clone();
        let (inside, taken) = aside(move || {
            let taken = inside.look(&there)?;
            Ok((inside, taken))
        })
        .await?;
        if taken {
            // Nothing need be carried; giving the name would find out the same.
            let name = name.clone();
            return aside(move || inside.confirm(&name)).await;
        }
        let half = half_name();
        let written = self
            .objects
            .write(&half_path(&half), bytes.to_vec(), true)
            .await;
        let name = name.clone();
        aside(move || {
            let put = match written {
                Ok(Put::Written) => inside.publish(&half, &name),
                // 64 random bits that somebody else has as well, or a prank: nothing of ours to clear away.
                Ok(Put::AlreadyThere) => return Err(Failure::NotAnObject),
                Err(failure) => Err(failure),
            };
            if put.is_err() {
                inside.forget(&half);
            }
            put
        })
        .await
    }

    async fn look(&self, name: &Name) -> Result<bool, Failure> {
        let inside = self.enter().await?;
        let name = name.clone();
        aside(move || inside.look(&name)).await
    }
}

fn find(path: &Path) -> Result<(Place, Waiting), OpenError> {
    let waiting = Waiting::new()?;
    let path = path.to_owned();
    let found = waiting.at_most(ASKING_MAX, aside(move || Ok(Place::of(&path)?)));
    match found {
        Ok(place) => Ok((place, waiting)),
        Err(Failure::Gone | Failure::NotAnObject) => Err(OpenError::NoFolder),
        Err(failure) => Err(failure.into()),
    }
}

/// OpenDAL's folder service. It is given no folder for half-written files: its own way of naming a file
/// writes over what is there.
fn objects(place: &Place) -> Result<Objects, Failure> {
    let path = place.path().to_str().ok_or(Failure::Gone)?;
    let operator = Operator::new(Fs::default().root(path));
    Ok(Objects::of(
        operator.map_err(|error| Failure::of_opendal(&error))?,
    ))
}

impl Depot for Folder {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        if bytes.len() > OBJECT_BYTES_MAX {
            return Err(Failure::TooLarge);
        }
        self.waiting
            .at_most(CARRYING_MAX, self.put_whole(name, bytes))
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
        self.waiting.at_most(CARRYING_MAX, async {
            if !self.look(name).await? {
                return Ok(None);
            }
            // A file that was there a moment ago and is not any more is deleted by somebody, or its
            // stick was pulled. Only the first is an absence.
            match self.objects.read(&name.path(), bytes_max).await? {
                None if self.look(name).await? => Err(Failure::NotKept),
                got => Ok(got),
            }
        })
    }

    fn delete(&self, name: &Name) -> Result<(), Failure> {
        self.waiting.at_most(ASKING_MAX, async {
            let inside = self.enter().await?;
            let there = name.clone();
            let (inside, there) = aside(move || {
                let found = inside.look(&there)?;
                Ok((inside, found.then_some(there)))
            })
            .await?;
            let Some(there) = there else {
                return Ok(());
            };
            self.objects.delete(&there.path()).await?;
            aside(move || inside.tidy_after(&there)).await
        })
    }
}
