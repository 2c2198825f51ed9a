//! The folder on the disk: what OpenDAL's folder service does not see to.
//!
//! It syncs a file, but not the folder whose entry names it; it renames over what is there; it makes a
//! folder that has gone away anew, wherever that then lies; and it follows links. So folders are looked
//! at, bytes written and names given here: step by step from one folder held open to the next, so that
//! nothing is exchanged for a link in between, and nothing is made where a stick was.
//!
//! Everything here blocks.

use std::hash::{BuildHasher, RandomState};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};

use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, RenameFlags};
use rustix::io::Errno;

use crate::limits::{ENTRIES_SWEPT_MAX, LEFTOVER_AGE};
use crate::name::FOLDER;
use crate::{Failure, Name, Put};

/// Begins the name of what is not whole yet. No object's name has a dot or a hyphen.
const HALF: &str = ".half-";

/// Where a depot lies: the path of the folder that somebody named, without links.
#[derive(Clone)]
pub(crate) struct Place(PathBuf);

impl Place {
    /// Finds the place for a path as typed. Links in that path are the user's own, and followed once.
    pub(crate) fn of(path: &Path) -> io::Result<Self> {
        let path = fs::canonicalize(path)?;
        if !fs::metadata(&path)?.is_dir() {
            return Err(Errno::NOTDIR.into());
        }
        Ok(Self(path))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Makes our folder, where it isn't there.
    pub(crate) fn make(&self) -> Result<(), Failure> {
        let base = self.base()?;
        if make_folder(&base, FOLDER)? {
            sync_folder(&base)?;
        }
        self.enter().map(drop)
    }

    /// Opens our folder. It is never made here: where it is gone, what is seen at its path may be
    /// the empty place to which a stick belongs.
    pub(crate) fn enter(&self) -> Result<Inside, Failure> {
        let folder = open_folder(&self.base()?, FOLDER)?;
        Ok(Inside { folder })
    }

    fn base(&self) -> Result<OwnedFd, Failure> {
        match rustix::fs::openat(CWD, &self.0, FOLLOWING, Mode::empty()) {
            // Something else has its name now; the folder that was here is away all the same.
            Err(Errno::NOTDIR) => Err(Failure::Gone),
            other => Ok(other?),
        }
    }
}

/// Our folder, held open: whatever is moved or mounted meanwhile, it stays this one.
pub(crate) struct Inside {
    folder: OwnedFd,
}

impl Inside {
    /// Looks what is under a name: nothing, or a plain file.
    pub(crate) fn look(&self, name: &Name) -> Result<bool, Failure> {
        match self.folder_of(name)? {
            Some(folder) => is_object(folder.at(), name.leaf()),
            None => Ok(false),
        }
    }

    /// Puts a whole object under a name: written and synced first, then named.
    pub(crate) fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        let half = half_name();
        let file = match rustix::fs::openat(&self.folder, &half, NEW, PLAIN) {
            Ok(file) => file,
            // 64 random bits that somebody else has as well, or a prank: nothing of ours to clear away.
            Err(Errno::EXIST) => return Err(Failure::NotAnObject),
            Err(errno) => return Err(errno.into()),
        };
        let put = write_whole(file, bytes).and_then(|()| self.publish(&half, name));
        if put.is_err() {
            self.forget(&half);
        }
        put
    }

    /// Gives a half-written file its name, unless that is taken, and syncs the folder. The file itself
    /// has been synced before.
    fn publish(&self, half: &str, name: &Name) -> Result<Put, Failure> {
        let folder = self.made_folder_of(name)?;
        if self.give_name(half, folder.at(), name.leaf())? == Put::AlreadyThere {
            self.forget(half);
            return self.confirm(name);
        }
        sync_folder(folder.at())?;
        Ok(Put::Written)
    }

    /// Syncs what is under a taken name, so that "it is there" is as good as "it was written".
    pub(crate) fn confirm(&self, name: &Name) -> Result<Put, Failure> {
        let folder = self.folder_of(name)?.ok_or(Failure::Gone)?;
        let there = rustix::fs::openat(folder.at(), name.leaf(), FILE, Mode::empty())?;
        rustix::fs::fsync(there)?;
        sync_folder(folder.at())?;
        Ok(Put::AlreadyThere)
    }

    fn give_name(&self, half: &str, folder: BorrowedFd<'_>, leaf: &str) -> Result<Put, Failure> {
        let from = self.folder.as_fd();
        match rustix::fs::renameat_with(from, half, folder, leaf, RenameFlags::NOREPLACE) {
            Ok(()) => Ok(Put::Written),
            Err(Errno::EXIST) => match is_object(folder, leaf)? {
                true => Ok(Put::AlreadyThere),
                // Taken a moment ago, and free again: somebody deletes while we put.
                false => Err(Failure::of_os(&Errno::EXIST.into())),
            },
            // Network and FUSE file systems that know no such rename: look, then rename. Between the
            // two another writer could come; one writer a prefix makes that rare, and readers notice.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => match is_object(folder, leaf)? {
                true => Ok(Put::AlreadyThere),
                false => {
                    rustix::fs::renameat(from, half, folder, leaf)?;
                    Ok(Put::Written)
                }
            },
            Err(errno) => Err(errno.into()),
        }
    }

    /// Syncs the folder from which an object was deleted, and takes the folder away if it is empty.
    pub(crate) fn tidy_after(&self, name: &Name) -> Result<(), Failure> {
        let Some(folder) = self.folder_of(name)? else {
            return Ok(());
        };
        sync_folder(folder.at())?;
        if let Some(prefix) = name.prefix() {
            // Fails as a rule, since something is left in it.
            let _ = rustix::fs::unlinkat(&self.folder, prefix, AtFlags::REMOVEDIR);
        }
        Ok(())
    }

    /// Removes a half-written file. It is not worth a failure if that can't be.
    fn forget(&self, half: &str) {
        let _ = rustix::fs::unlinkat(&self.folder, half, AtFlags::empty());
    }

    /// Removes half-written files that somebody who was stopped has left, long enough ago.
    pub(crate) fn sweep(&self, now: SystemTime) {
        let Ok(entries) = rustix::fs::Dir::read_from(&self.folder) else {
            return;
        };
        let entries = entries.flatten().take(ENTRIES_SWEPT_MAX);
        let halves = entries.filter_map(|entry| {
            let name = entry.file_name().to_str().ok()?;
            name.starts_with(HALF).then(|| name.to_owned())
        });
        for half in halves.filter(|half| self.is_leftover(half, now)) {
            self.forget(&half);
        }
    }

    fn is_leftover(&self, half: &str, now: SystemTime) -> bool {
        let Ok(found) = rustix::fs::statat(&self.folder, half, AtFlags::SYMLINK_NOFOLLOW) else {
            return false;
        };
        let now_s = now
            .duration_since(SystemTime::UNIX_EPOCH)
            .map_or(0, |time| i64::try_from(time.as_secs()).unwrap_or(i64::MAX));
        let age_s = i64::try_from(LEFTOVER_AGE.as_secs()).expect("it is two days");
        found.st_mtime.saturating_add(age_s) < now_s
    }

    /// The folder that a name lies in; nothing where there is none.
    fn folder_of(&self, name: &Name) -> Result<Option<Folder<'_>>, Failure> {
        let Some(prefix) = name.prefix() else {
            return Ok(Some(Folder::Ours(self.folder.as_fd())));
        };
        match open_folder(&self.folder, prefix) {
            Ok(folder) => Ok(Some(Folder::Below(folder))),
            Err(Failure::Gone) => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    fn made_folder_of(&self, name: &Name) -> Result<Folder<'_>, Failure> {
        if let Some(prefix) = name.prefix()
            && make_folder(&self.folder, prefix)?
        {
            sync_folder(&self.folder)?;
        }
        // Gone again in this moment only if somebody deletes while we put.
        self.folder_of(name)?.ok_or(Failure::Gone)
    }
}

enum Folder<'a> {
    Ours(BorrowedFd<'a>),
    Below(OwnedFd),
}

impl Folder<'_> {
    fn at(&self) -> BorrowedFd<'_> {
        match self {
            Self::Ours(folder) => *folder,
            Self::Below(folder) => folder.as_fd(),
        }
    }
}

const FOLLOWING: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::CLOEXEC);
const NO_LINK: OFlags = FOLLOWING.union(OFlags::NOFOLLOW);
// Without waiting, in case that it has become a pipe.
const FILE: OFlags = OFlags::RDONLY
    .union(OFlags::NOFOLLOW)
    .union(OFlags::NONBLOCK)
    .union(OFlags::CLOEXEC);

// Of our own making: what is there is neither opened nor followed.
const NEW: OFlags = OFlags::WRONLY
    .union(OFlags::CREATE)
    .union(OFlags::EXCL)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);
/// What a file may be, before the user's own mask: that of any that a program makes.
const PLAIN: Mode = Mode::RUSR
    .union(Mode::WUSR)
    .union(Mode::RGRP)
    .union(Mode::WGRP)
    .union(Mode::ROTH)
    .union(Mode::WOTH);

/// A name for a half-written file that nobody else takes, and that says nothing.
fn half_name() -> String {
    // Its keys are the system's random bytes, and differ with each call.
    let random = RandomState::new().hash_one(0_u8);
    format!("{HALF}{random:016x}")
}

/// Writes a new file and makes it survive a loss of power.
fn write_whole(file: OwnedFd, bytes: &[u8]) -> Result<(), Failure> {
    let mut at = 0;
    while at < bytes.len() {
        match rustix::io::pwrite(&file, &bytes[at..], at as u64) {
            // No system does that for a plain file; it would be tried without end.
            Ok(0) => return Err(Failure::Full),
            Ok(written) => at += written,
            Err(Errno::INTR) => {}
            Err(errno) => return Err(errno.into()),
        }
    }
    Ok(rustix::fs::fsync(&file)?)
}

fn open_folder(at: impl AsFd, name: &str) -> Result<OwnedFd, Failure> {
    match rustix::fs::openat(at, name, NO_LINK, Mode::empty()) {
        // Which of the two it is for a link, systems differ.
        Err(Errno::LOOP | Errno::NOTDIR) => Err(Failure::NotAnObject),
        other => Ok(other?),
    }
}

/// Says whether it was made; it may be there already, as whatever.
fn make_folder(at: impl AsFd, name: &str) -> Result<bool, Failure> {
    match rustix::fs::mkdirat(at, name, Mode::RWXU | Mode::RWXG | Mode::RWXO) {
        Ok(()) => Ok(true),
        Err(Errno::EXIST) => Ok(false),
        Err(errno) => Err(errno.into()),
    }
}

fn is_object(folder: BorrowedFd<'_>, leaf: &str) -> Result<bool, Failure> {
    match rustix::fs::statat(folder, leaf, AtFlags::SYMLINK_NOFOLLOW) {
        Ok(found) if FileType::from_raw_mode(found.st_mode) == FileType::RegularFile => Ok(true),
        Ok(_) => Err(Failure::NotAnObject),
        Err(Errno::NOENT) => Ok(false),
        Err(errno) => Err(errno.into()),
    }
}

/// Makes what was named in a folder survive a loss of power.
fn sync_folder(folder: impl AsFd) -> Result<(), Failure> {
    match rustix::fs::fsync(folder) {
        // Some network and FUSE file systems can't sync a folder, and there is nothing else to do.
        Err(Errno::INVAL | Errno::NOTSUP | Errno::NOSYS) => Ok(()),
        other => Ok(other?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> Name {
        let part = "a".repeat(26);
        Name::new(&format!("{part}/{part}")).expect("it has the form of a name")
    }

    #[test]
    fn stick_that_is_pulled_after_it_was_entered_has_the_object_or_nothing_has() {
        let table = tempfile::tempdir().expect("a folder");
        let (stick, away) = (table.path().join("stick"), table.path().join("away"));
        fs::create_dir(&stick).expect("a folder");
        let place = Place::of(&stick).expect("it is there");
        place.make().expect("it can be made");
        let inside = place.enter().expect("it was made");
        fs::rename(&stick, &away).expect("pulled");
        assert_eq!(inside.put(&name(), b"sealed"), Ok(Put::Written));
        assert!(!stick.exists());
        let object = away.join(FOLDER).join(name().as_str());
        assert_eq!(fs::read(object).expect("it is there"), b"sealed");
        fs::remove_dir_all(away.join(FOLDER)).expect("gone");
        assert_eq!(inside.put(&name(), b"sealed"), Err(Failure::Gone));
        assert!(!stick.exists() && !away.join(FOLDER).exists());
    }
}
