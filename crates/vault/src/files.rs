//! Files that nobody else may read, replaced whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Where the two files of one vault are.
#[derive(Clone)]
pub(crate) struct Place {
    folder: PathBuf,
    pub(crate) vault: PathBuf,
    pub(crate) key: PathBuf,
}

impl Place {
    /// Finds the place for a path as typed. The folder must exist; links in its path are followed
    /// once, here, so that what is opened later can't be exchanged by moving one.
    pub(crate) fn of(path: &Path) -> io::Result<Self> {
        let name = path
            .file_name()
            .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let folder = fs::canonicalize(folder)?;
        let vault = folder.join(name);
        let key = beside(&vault, ".key");
        Ok(Self { folder, vault, key })
    }

    /// Syncs the folder, so that a rename in it survives a loss of power.
    pub(crate) fn sync_folder(&self) -> io::Result<()> {
        File::open(&self.folder)?.sync_all()
    }
}

/// Returns the path with an ending added to the whole file name (`a.vault` gives `a.vault.key`).
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(ending);
    PathBuf::from(name)
}

/// Says whether something, be it a dangling link, is at this path.
pub(crate) fn is_taken(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Makes a new file that only its owner can read; fails where something is at the path.
pub(crate) fn create_private(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

/// Removes what a run that was killed may have left; it is fine if there is nothing.
pub(crate) fn remove_leftover(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Says whether a path could not be resolved because of what was typed.
pub(crate) fn is_mistyped(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::NotFound | Kind::InvalidInput | Kind::NotADirectory
    )
}
