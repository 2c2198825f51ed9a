//! A folder as a depot: a stick, a directory that Syncthing carries, a mounted share.
//!
//! An object is written under a name of its own in our folder, and synced; then it is given its name,
//! where that is free, and the folder is synced (`place.rs`). So under a name lies the whole object or
//! none, and what was confirmed outlasts a pulled plug. All of that goes by one folder held open from
//! before it: a stick that is pulled meanwhile ends in a failure, or has it; its place is never written to.
//! What is read and deleted goes by OpenDAL, which makes nothing then.

use std::path::Path;
use std::sync::Mutex;
use std::time::SystemTime;

use opendal::Operator;
use opendal::services::Fs;

use crate::limits::{ASKING_MAX, CARRYING_MAX, OBJECT_BYTES_MAX};
use crate::objects::Objects;
use crate::place::{Inside, Place};
use crate::waiting::{Waiting, aside};
use crate::{Depot, Failure, Name, OpenError, Put};

/// A depot in a folder of a file system.
pub(crate) struct Folder {
    place: Place,
    objects: Objects,
    waiting: Waiting,
    spare: Spare,
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
                spare: Spare::default(),
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

    /// Writes on a thread that can be left behind, and so from bytes of its own.
    async fn put_whole(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        let (place, name, bytes) = (self.place.clone(), name.clone(), self.spare.copied(bytes));
        let (put, bytes) = aside(move || {
            let put = place.enter().and_then(|inside| match inside.look(&name)? {
                // Nothing need be carried; giving the name would find out the same.
                true => inside.confirm(&name),
                false => inside.put(&name, &bytes),
            });
            Ok((put, bytes))
        })
        .await?;
        self.spare.keep(bytes);
        put
    }

    async fn look(&self, name: &Name) -> Result<bool, Failure> {
        let inside = self.enter().await?;
        let name = name.clone();
        aside(move || inside.look(&name)).await
    }
}

/// Memory for what is put, used again: taking it anew from the system for each of a thousand chunks
/// costs as much as sealing them.
#[derive(Default)]
struct Spare(Mutex<Vec<Vec<u8>>>);

impl Spare {
    /// A full chunk of an attached file; what is larger is rare, and given back.
    const BYTES_MAX: usize = 1024 * 1024;
    /// More are not put at once.
    const COUNT_MAX: usize = 4;

    fn copied(&self, bytes: &[u8]) -> Vec<u8> {
        let mut copy = self.all().pop().unwrap_or_default();
        copy.extend_from_slice(bytes);
        copy
    }

    fn keep(&self, mut bytes: Vec<u8>) {
        bytes.clear();
        let mut all = self.all();
        if bytes.capacity() <= Self::BYTES_MAX && all.len() < Self::COUNT_MAX {
            all.push(bytes);
        }
    }

    fn all(&self) -> std::sync::MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().expect("nobody panics while holding it")
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
