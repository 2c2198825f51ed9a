//! The key file on disk. Who holds it open and locked holds the vault: the lock is the
//! operating system's, so it ends with the process, however that ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::MetadataExt;

use crate::files::{Place, beside, create_private, remove_leftover};
use crate::key_file::{KeyFile, Malformed};
use crate::limits;

/// The key file, open and locked for as long as this lives.
pub(crate) struct KeyStore {
    locked: File,
}

/// Why a key file could not be taken.
#[derive(Debug)]
pub(crate) enum Untaken {
    Missing,
    Link,
    InUse,
    Malformed(Malformed),
    Io(io::Error),
}

impl From<io::Error> for Untaken {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// How a replacement of the key file failed.
#[derive(Debug)]
pub(crate) enum Unreplaced {
    /// The old file is in place.
    Unchanged(io::Error),
    /// The new one is in place now, but may not survive a loss of power.
    Unsure(io::Error),
}

impl KeyStore {
    /// Opens, locks and reads the key file at a place.
    pub(crate) fn take(place: &Place) -> Result<(Self, KeyFile), Untaken> {
        // A passphrase change exchanges the file between our opening and our locking it; then we
        // hold one that is no longer there, and look again.
        for _ in 0..8 {
            match fs::symlink_metadata(&place.key) {
                Ok(found) if found.is_file() => {}
                Ok(_) => return Err(Untaken::Link),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Err(Untaken::Missing);
                }
                Err(error) => return Err(error.into()),
            }
            let mut file = OpenOptions::new().read(true).write(true).open(&place.key)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Untaken::InUse),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
            let (held, found) = (file.metadata()?, fs::symlink_metadata(&place.key)?);
            if (held.dev(), held.ino()) != (found.dev(), found.ino()) {
                continue;
            }
            let mut bytes = Vec::new();
            let bound = limits::KEY_FILE_BYTES_MAX as u64 + 1;
            (&mut file).take(bound).read_to_end(&mut bytes)?;
            let parsed = KeyFile::parse(&bytes).map_err(Untaken::Malformed)?;
            return Ok((Self { locked: file }, parsed));
        }
        Err(Untaken::InUse)
    }

    /// Puts a key file where none is, locked from its first moment.
    pub(crate) fn create(place: &Place, content: &KeyFile) -> io::Result<Self> {
        let locked = write_new(place, content)?;
        fs::rename(beside(&place.key, ".new"), &place.key)?;
        place.sync_folder()?;
        Ok(Self { locked })
    }

    /// Exchanges the key file, whole or not at all.
    pub(crate) fn replace(&mut self, place: &Place, content: &KeyFile) -> Result<(), Unreplaced> {
        let locked = write_new(place, content).map_err(Unreplaced::Unchanged)?;
        let new = beside(&place.key, ".new");
        if let Err(error) = fs::rename(&new, &place.key) {
            let _ = fs::remove_file(&new);
            return Err(Unreplaced::Unchanged(error));
        }
        // The new file was locked before it took the name, so there was no moment without a lock.
        self.locked = locked;
        place.sync_folder().map_err(Unreplaced::Unsure)
    }
}

impl Drop for KeyStore {
    fn drop(&mut self) {
        // Closing would do, but for a child that was forked at this moment and still has a copy.
        let _ = self.locked.unlock();
    }
}

/// Writes, syncs and locks the file that is to take the key file's name.
fn write_new(place: &Place, content: &KeyFile) -> io::Result<File> {
    let new = beside(&place.key, ".new");
    remove_leftover(&new)?;
    let mut file = create_private(&new)?;
    let written = file
        .try_lock()
        .map_err(io::Error::from)
        .and_then(|()| file.write_all(&content.render()))
        .and_then(|()| file.sync_all());
    match written {
        Ok(()) => Ok(file),
        Err(error) => {
            let _ = fs::remove_file(&new);
            Err(error)
        }
    }
}
