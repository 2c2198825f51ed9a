//! A backup: one file that holds the key file and the vault file, encrypted as they are.
//! `docs/formats/vault.md` section 4 has the bytes.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use zeroize::Zeroizing;

use crate::fault::{Cause, faults};
use crate::files::{Place, beside, create_private, is_mistyped, is_taken, remove_leftover};
use crate::key_file::KeyFile;
use crate::key_store::KeyStore;
use crate::limits;
use crate::vault::Vault;

const MAGIC: &[u8; 8] = b"answbkup";
const VERSION: u16 = 1;
const HEAD_LEN: usize = 8 + 2 + 4 + 8;
const HASH_LEN: u64 = 32;

faults! {
    /// Why no backup was made.
    pub enum BackupError {
        Taken => Refused, "vault.backup.taken",
            "There is a file at the place of the backup already.",
            "Nothing was overwritten. Choose another name.";
        NoPlace => Refused, "vault.backup.no_place",
            "There is no such folder, or the path does not end in a file name.",
            "There is no backup. Make the folder first, or check the path.";
        Closed => Environment, "vault.backup.closed",
            "The disk failed earlier, and the vault gives nothing more until it is opened afresh.",
            "There is no backup. Close the vault, open it again, verify it, then make the backup.";
        Machine(Cause) => Environment, "vault.backup.machine",
            "The backup could not be written.",
            "There is no backup; the vault is unchanged. Check that there is room and that the disk works, then try again.";
    }
}

faults! {
    /// Why a backup was not restored.
    pub enum RestoreError {
        Taken => Refused, "vault.restore.taken",
            "There is a vault or a key file at this place already.",
            "Nothing was overwritten. Choose another name.";
        NoPlace => Refused, "vault.restore.no_place",
            "There is no such folder, or the path does not end in a file name.",
            "Nothing was restored. Make the folder first, or check the path.";
        Missing => Refused, "vault.restore.missing",
            "There is no backup at this place.",
            "Nothing was restored. Check the path.";
        NoBackup => Refused, "vault.restore.no_backup",
            "This file is no backup of a vault.",
            "Nothing was restored. Check the path.";
        TooNew => Refused, "vault.restore.too_new",
            "A newer version of this program has written this backup.",
            "Nothing was restored. Install the newer version, then restore with that.";
        Damaged => Damaged, "vault.restore.damaged",
            "The backup is damaged or was not written to its end.",
            "Nothing was restored. Copy it again from where it was kept, or take another backup.";
        Machine(Cause) => Environment, "vault.restore.machine",
            "The backup could not be read, or the vault not be written.",
            "Nothing was restored. Check that there is room and that you may write in this folder, then try again.";
    }
}

impl Vault {
    /// Writes a backup: one file, which opens with the passphrase of this moment.
    ///
    /// # Errors
    /// See [`BackupError`]; a backup that could not be written to its end is removed.
    pub fn backup(&self, to: &Path) -> Result<(), BackupError> {
        self.usable().map_err(|_| BackupError::Closed)?;
        let place = Place::of(to).map_err(|error| {
            if is_mistyped(&error) {
                BackupError::NoPlace
            } else {
                BackupError::Machine(error.into())
            }
        })?;
        if is_taken(&place.vault)? {
            return Err(BackupError::Taken);
        }
        let part = beside(&place.vault, ".part");
        remove_leftover(&part)?;
        let written = create_private(&part)
            .and_then(|file| self.write_backup(file))
            .and_then(|()| fs::rename(&part, &place.vault))
            .and_then(|()| place.sync_folder());
        written.map_err(|error| {
            let _ = fs::remove_file(&part);
            BackupError::Machine(error.into())
        })
    }

    fn write_backup(&self, file: File) -> io::Result<()> {
        // Between two transactions the vault file holds everything, and nobody else may write it.
        let mut source = &self.raw;
        let len = source.seek(SeekFrom::End(0))?;
        source.seek(SeekFrom::Start(0))?;
        let key_file = self.key_file.render();
        let key_len = u32::try_from(key_file.len()).expect("at most KEY_FILE_BYTES_MAX");
        let mut out = Hashed::new(file);
        out.write(MAGIC)?;
        out.write(&VERSION.to_le_bytes())?;
        out.write(&key_len.to_le_bytes())?;
        out.write(&len.to_le_bytes())?;
        out.write(&key_file)?;
        copy(&mut source.take(len), len, |bytes| out.write(bytes))?;
        let (mut file, hash) = out.end();
        file.write_all(&hash)?;
        file.sync_all()
    }

    /// Unpacks a backup into a vault and its key file; it opens with the passphrase that it had.
    ///
    /// # Errors
    /// See [`RestoreError`]; nothing that was there before is touched.
    pub fn restore(backup: &Path, to: &Path) -> Result<(), RestoreError> {
        let place = Place::of(to).map_err(|error| {
            if is_mistyped(&error) {
                RestoreError::NoPlace
            } else {
                RestoreError::Machine(error.into())
            }
        })?;
        if is_taken(&place.vault)? || is_taken(&place.key)? {
            return Err(RestoreError::Taken);
        }
        let source = File::open(backup).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => RestoreError::Missing,
            _ => RestoreError::Machine(error.into()),
        })?;
        let new = beside(&place.vault, ".new");
        remove_leftover(&new)?;
        let restored = unpack(source, &new).and_then(|key_file| {
            // A journal of this name would belong to a vault that is no longer here.
            remove_leftover(&beside(&place.vault, "-journal"))?;
            let _locked = KeyStore::create(&place, &key_file)?;
            fs::rename(&new, &place.vault)?;
            Ok(place.sync_folder()?)
        });
        restored.inspect_err(|_| {
            let _ = fs::remove_file(&new);
        })
    }
}

/// The head of a backup, read and bounded.
pub(crate) struct Head {
    /// Length of the key file.
    key_len: usize,
    /// Length of the vault file.
    len: u64,
}

impl Head {
    /// Reads the head of a backup whose whole length is known. Pure.
    pub(crate) fn parse(bytes: &[u8], file_len: u64) -> Result<Self, RestoreError> {
        let bytes: &[u8; HEAD_LEN] = bytes.try_into().map_err(|_| RestoreError::Damaged)?;
        if !bytes.starts_with(MAGIC) {
            return Err(RestoreError::NoBackup);
        }
        match u16::from_le_bytes([bytes[8], bytes[9]]) {
            VERSION => {}
            0 => return Err(RestoreError::Damaged),
            _ => return Err(RestoreError::TooNew),
        }
        let key_len = u32::from_le_bytes(bytes[10..14].try_into().expect("four bytes"));
        let len = u64::from_le_bytes(bytes[14..22].try_into().expect("eight bytes"));
        let whole = [HEAD_LEN as u64, u64::from(key_len), HASH_LEN]
            .iter()
            .try_fold(len, |sum, part| sum.checked_add(*part));
        let key_len = key_len as usize;
        if key_len > limits::KEY_FILE_BYTES_MAX || whole != Some(file_len) {
            return Err(RestoreError::Damaged);
        }
        Ok(Self { key_len, len })
    }
}

/// Writes the vault file of a backup to a new path, and returns the key file once all is checked.
fn unpack(mut source: File, new: &Path) -> Result<KeyFile, RestoreError> {
    let found = source.metadata()?;
    if !found.is_file() {
        return Err(RestoreError::NoBackup);
    }
    let mut head_bytes = [0; HEAD_LEN];
    source.read_exact(&mut head_bytes).map_err(cut_short)?;
    let Head { key_len, len } = Head::parse(&head_bytes, found.len())?;
    let mut key_bytes = vec![0; key_len];
    source.read_exact(&mut key_bytes).map_err(cut_short)?;
    let key_file = KeyFile::parse(&key_bytes).map_err(|_| RestoreError::Damaged)?;

    let mut out = Hashed::new(create_private(new)?);
    out.hasher.update(&head_bytes);
    out.hasher.update(&key_bytes);
    let mut first: Vec<u8> = Vec::with_capacity(16);
    copy(&mut (&mut source).take(len), len, |bytes| {
        first.extend(bytes.iter().take(16 - first.len()));
        out.write(bytes)
    })
    .map_err(cut_short)?;
    let (file, hash) = out.end();
    let mut expected = [0; HASH_LEN as usize];
    source.read_exact(&mut expected).map_err(cut_short)?;
    if expected != hash || first != key_file.vault {
        return Err(RestoreError::Damaged);
    }
    file.sync_all()?;
    Ok(key_file)
}

/// A file and the hash of what went into it.
struct Hashed {
    file: File,
    hasher: blake3::Hasher,
}

impl Hashed {
    fn new(file: File) -> Self {
        Self {
            file,
            hasher: blake3::Hasher::new(),
        }
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hasher.update(bytes);
        self.file.write_all(bytes)
    }

    fn end(self) -> (File, [u8; 32]) {
        (self.file, *self.hasher.finalize().as_bytes())
    }
}

/// Passes on exactly `len` bytes, in pieces.
fn copy(
    source: &mut dyn Read,
    len: u64,
    mut pass: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut piece = Zeroizing::new(vec![0; 256 * 1024]);
    let mut left = len;
    while left > 0 {
        let read = source.read(&mut piece)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        left -= read as u64;
        pass(&piece[..read])?;
    }
    Ok(())
}

fn cut_short(error: io::Error) -> RestoreError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => RestoreError::Damaged,
        _ => RestoreError::Machine(error.into()),
    }
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        Self::Machine(error.into())
    }
}

impl From<io::Error> for RestoreError {
    fn from(error: io::Error) -> Self {
        Self::Machine(error.into())
    }
}
