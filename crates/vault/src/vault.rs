//! One vault, open: made, opened, locked, and given up after a failing disk.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::fault::{Cause, Store, faults};
use crate::files::{Place, beside, create_private, is_mistyped, is_taken, remove_leftover};
use crate::first_use;
use crate::key_file::{KeyFile, Malformed, VaultId, VaultKey};
use crate::key_store::{KeyStore, Unreplaced, Untaken};
use crate::passphrase::{KeyCost, Passphrase};
use crate::schema::{self, Unready};
use crate::ways_in::{SlotRandom, Unopened};

/// Holds one vault open: nobody else can open it until this is locked or dropped.
///
/// After a failure of the disk while writing it answers everything with `Closed`: what the disk
/// holds is then known only by opening the vault afresh.
pub struct Vault {
    // The order matters: the connection closes before the file below, because closing any other
    // handle on the database first would drop SQLite's locks; the key store's lock goes last.
    pub(crate) db: Connection,
    pub(crate) raw: File,
    pub(crate) place: Place,
    pub(crate) given_up: Cell<bool>,
    /// How often words were taken away since it was opened.
    pub(crate) taken_away: Cell<u64>,
    pub(crate) key_file: KeyFile,
    /// Kept so that another way in can be added; the database holds it as long in any case.
    pub(crate) key: VaultKey,
    key_store: KeyStore,
}

faults! {
    /// Why no vault could be made.
    pub enum CreateError {
        Taken => Refused, "vault.create.taken",
            "There is a vault or a key file at this place already.",
            "Nothing was changed. Choose another name, or open the one that is there.";
        NoPlace => Refused, "vault.create.no_place",
            "There is no such folder, or the path does not end in a file name.",
            "Nothing was changed. Make the folder first, or check the path.";
        Machine(Cause) => Environment, "vault.create.machine",
            "The vault could not be written.",
            "There is no new vault. Check that the disk has room and that you may write in this folder, then try again.";
    }
}

faults! {
    /// Why a vault did not open.
    pub enum OpenError {
        Missing => Refused, "vault.open.missing",
            "There is no vault at this place.",
            "Nothing was changed. Check the path.";
        KeyMissing => Refused, "vault.open.key_missing",
            "The vault is here, but its key file is not beside it.",
            "Nothing was changed. Put the key file of the same name beside the vault, or restore both from a backup.";
        Link => Refused, "vault.open.link",
            "The vault or its key file is a link or no plain file.",
            "Nothing was changed. Give the path of the place where the files really are.";
        InUse => InUse, "vault.open.in_use",
            "Another program has this vault open.",
            "Nothing was changed. Close the other one first.";
        WrongPassphrase => Locked, "vault.open.wrong_passphrase",
            "The passphrase does not open this vault.",
            "Nothing was changed. Check language and shift key of the keyboard and try again.";
        NoPaperKey => Refused, "vault.open.no_paper_key",
            "This vault has no paper key.",
            "Nothing was changed. Open it with its passphrase.";
        WrongPaperKey => Locked, "vault.open.wrong_paper_key",
            "The paper key does not open this vault.",
            "Nothing was changed. Check whether the sheet belongs to this vault and is the newest, then type the words again.";
        KeyDamaged => Damaged, "vault.open.key_damaged",
            "The key file is damaged.",
            "Nothing was changed. Restore the vault from a backup; keep the damaged files until that worked.";
        KeyUnreasonable => Damaged, "vault.open.key_unreasonable",
            "The key file asks for more memory or time than any vault does.",
            "Nothing was changed. It was not written by this program: restore the vault from a backup.";
        KeyOfAnother => Damaged, "vault.open.key_of_another",
            "The key file belongs to another vault, or the head of the vault is damaged.",
            "Nothing was changed. Put the right key file beside the vault, or restore both from a backup.";
        Damaged => Damaged, "vault.open.damaged",
            "The vault file is damaged.",
            "Nothing was changed. Restore it from a backup under another name; keep the damaged files until that worked.";
        TooNew => Refused, "vault.open.too_new",
            "A newer version of this program has written this vault.",
            "Nothing was changed. Install the newer version, then open it with that.";
        Machine(Cause) => Environment, "vault.open.machine",
            "The vault could not be read.",
            "Nothing was changed. Check that you may read and write both files and that the disk works, then try again.";
    }
}

faults! {
    /// Why the passphrase was not changed.
    pub enum PassphraseError {
        Wrong => Locked, "vault.passphrase.wrong",
            "The old passphrase is not right.",
            "The old passphrase stays. Try again.";
        WrongPaperKey => Locked, "vault.passphrase.wrong_paper_key",
            "The paper key does not open this vault.",
            "The old passphrase stays. Check whether the sheet belongs to this vault and is the newest.";
        Unsure(Cause) => Environment, "vault.passphrase.unsure",
            "The passphrase is changed, but the disk did not confirm it.",
            "The record is safe. Close the vault and open it again: with the new passphrase, or else with the old one.";
        Machine(Cause) => Environment, "vault.passphrase.machine",
            "The key file could not be written.",
            "The old passphrase stays. Check that the disk has room and that you may write in this folder, then try again.";
    }
}

impl Vault {
    /// Makes an empty vault and its key file, and opens it.
    ///
    /// # Errors
    /// See [`CreateError`]; nothing that was there before is touched.
    pub fn create(
        path: &Path,
        passphrase: &Passphrase,
        cost: KeyCost,
    ) -> Result<Self, CreateError> {
        let place = Place::of(path).map_err(|error| {
            if is_mistyped(&error) {
                CreateError::NoPlace
            } else {
                CreateError::Machine(error.into())
            }
        })?;
        if is_taken(&place.vault)? || is_taken(&place.key)? {
            return Err(CreateError::Taken);
        }
        let (id, key) = (random()?, VaultKey::filled(fill)?);
        let content = KeyFile::seal(id, &key, passphrase, cost, &slot_random()?)
            .map_err(|_| CreateError::Machine(Cause::Memory))?;
        let new = beside(&place.vault, ".new");
        build_empty(&new, &key, &id).inspect_err(|_| {
            let _ = remove_database(&new);
        })?;
        let key_store = KeyStore::create(&place, &content)?;
        fs::rename(&new, &place.vault)?;
        place.sync_folder()?;
        let raw = File::open(&place.vault)?;
        let db = connect(&place.vault, &key, &id)?;
        Ok(Self {
            db,
            raw,
            place,
            given_up: Cell::new(false),
            taken_away: Cell::new(0),
            key_file: content,
            key,
            key_store,
        })
    }

    /// Opens a vault, and brings one of an older version up to this program's.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open(path: &Path, passphrase: &Passphrase) -> Result<Self, OpenError> {
        Self::open_by(path, |key_file| {
            key_file.open(passphrase).map_err(|error| match error {
                Unopened::None | Unopened::Wrong => OpenError::WrongPassphrase,
                Unopened::OutOfMemory => OpenError::Machine(Cause::Memory),
            })
        })
    }

    /// Opens a vault by whatever takes the key out of its key file.
    pub(crate) fn open_by(
        path: &Path,
        way_in: impl FnOnce(&KeyFile) -> Result<VaultKey, OpenError>,
    ) -> Result<Self, OpenError> {
        let place = Place::of(path).map_err(|error| {
            if is_mistyped(&error) {
                OpenError::Missing
            } else {
                OpenError::Machine(error.into())
            }
        })?;
        match fs::symlink_metadata(&place.vault) {
            Ok(found) if found.is_file() => {}
            Ok(_) => return Err(OpenError::Link),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(OpenError::Missing);
            }
            Err(error) => return Err(error.into()),
        }
        let (key_store, key_file) = KeyStore::take(&place)?;
        let raw = File::open(&place.vault)?;
        if read_id(&raw)? != key_file.vault {
            return Err(OpenError::KeyOfAnother);
        }
        let key = way_in(&key_file)?;
        let mut db = connect(&place.vault, &key, &key_file.vault)?;
        schema::migrate(&mut db)?;
        Ok(Self {
            db,
            raw,
            place,
            given_up: Cell::new(false),
            taken_away: Cell::new(0),
            key_file,
            key,
            key_store,
        })
    }

    /// Changes the passphrase; the vault's own key, and so its pages, stay as they are.
    ///
    /// An old copy of the key file, as in a backup, still opens with the old passphrase.
    ///
    /// # Errors
    /// See [`PassphraseError`].
    pub fn change_passphrase(
        &mut self,
        old: &Passphrase,
        new: &Passphrase,
        cost: KeyCost,
    ) -> Result<(), PassphraseError> {
        let key = self.key_file.open(old)?;
        let random = slot_random().map_err(PassphraseError::Machine)?;
        let mut changed = self.key_file.copy();
        changed.set_passphrase(&key, new, cost, &random)?;
        Ok(self.replace_key_file(changed)?)
    }

    /// Puts a changed key file in place of the one that is there.
    pub(crate) fn replace_key_file(&mut self, changed: KeyFile) -> Result<(), Unreplaced> {
        let replaced = self.key_store.replace(&self.place, &changed);
        if !matches!(replaced, Err(Unreplaced::Unchanged(_))) {
            self.key_file = changed;
        }
        replaced
    }

    /// Locks the vault: keys and pages leave the memory, and others can open it. Dropping it does
    /// the same, but leaves the empty journal lying beside it.
    pub fn lock(self) {
        let Self {
            db,
            raw,
            place,
            given_up,
            taken_away: _,
            key_file: _,
            key,
            key_store,
        } = self;
        drop(key);
        let closed = db.close().is_ok();
        let journal = beside(&place.vault, "-journal");
        let empty = fs::metadata(&journal).is_ok_and(|found| found.len() == 0);
        if closed && empty && !given_up.get() {
            // One more file lying about would only raise questions; if it stays, nothing is lost.
            let _ = fs::remove_file(&journal);
        }
        drop(raw);
        drop(key_store);
    }

    /// Makes this handle unusable. What a sync that failed has left on the disk can't be known
    /// from here, and a second sync would report success without it being so.
    pub(crate) fn give_up(&self) {
        self.given_up.set(true);
    }

    pub(crate) fn usable(&self) -> Result<(), Store> {
        if self.given_up.get() {
            Err(Store::Poisoned)
        } else {
            Ok(())
        }
    }
}

/// Opens the database file, which must be there, under its key.
pub(crate) fn connect(path: &Path, key: &VaultKey, id: &VaultId) -> Result<Connection, Store> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    first_use::wait_until_ready();
    let db = Connection::open_with_flags(path, flags)?;
    db.set_prepared_statement_cache_capacity(64);
    schema::prepare(&db, key, id)?;
    Ok(db)
}

/// Makes a database with empty tables, closed and synced.
fn build_empty(path: &Path, key: &VaultKey, id: &VaultId) -> Result<(), CreateError> {
    remove_database(path)?;
    drop(create_private(path)?);
    let mut db = connect(path, key, id)?;
    schema::migrate(&mut db).map_err(|error| match error {
        Unready::Store(store) => CreateError::from(store),
        Unready::Foreign | Unready::TooNew => unreachable!("the file was empty"),
    })?;
    db.close().map_err(|(_, error)| Store::from(error))?;
    remove_leftover(&beside(path, "-journal"))?;
    Ok(())
}

fn remove_database(path: &Path) -> io::Result<()> {
    remove_leftover(path)?;
    remove_leftover(&beside(path, "-journal"))
}

fn read_id(mut file: &File) -> Result<VaultId, OpenError> {
    let mut id = VaultId::default();
    match file.read_exact(&mut id) {
        Ok(()) => Ok(id),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(OpenError::Damaged),
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N], Cause> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

fn fill<const N: usize>(bytes: &mut [u8; N]) -> Result<(), Cause> {
    getrandom::fill(bytes).map_err(|error| Cause::Os(error.into()))
}

pub(crate) fn slot_random() -> Result<SlotRandom, Cause> {
    Ok(SlotRandom {
        salt: random()?,
        nonce: random()?,
    })
}

impl Store {
    pub(crate) fn cause(self) -> Cause {
        match self {
            Self::Full(code) | Self::Io(code) | Self::Denied(code) => Cause::Database(code),
            Self::Damaged => Cause::Database(rusqlite::ffi::SQLITE_CORRUPT),
            Self::Busy => Cause::Database(rusqlite::ffi::SQLITE_BUSY),
            Self::Taken | Self::Missing => Cause::Database(rusqlite::ffi::SQLITE_CONSTRAINT),
            Self::Poisoned => Cause::Database(rusqlite::ffi::SQLITE_MISUSE),
        }
    }
}

impl From<io::Error> for CreateError {
    fn from(error: io::Error) -> Self {
        Self::Machine(error.into())
    }
}

impl From<Cause> for CreateError {
    fn from(cause: Cause) -> Self {
        Self::Machine(cause)
    }
}

impl From<Store> for CreateError {
    fn from(store: Store) -> Self {
        Self::Machine(store.cause())
    }
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        Self::Machine(error.into())
    }
}

impl From<Store> for OpenError {
    fn from(store: Store) -> Self {
        match store {
            Store::Damaged => Self::Damaged,
            Store::Busy => Self::InUse,
            other => Self::Machine(other.cause()),
        }
    }
}

impl From<Unready> for OpenError {
    fn from(unready: Unready) -> Self {
        match unready {
            Unready::Foreign => Self::Damaged,
            Unready::TooNew => Self::TooNew,
            Unready::Store(store) => store.into(),
        }
    }
}

impl From<Untaken> for OpenError {
    fn from(untaken: Untaken) -> Self {
        match untaken {
            Untaken::Missing => Self::KeyMissing,
            Untaken::Link => Self::Link,
            Untaken::InUse => Self::InUse,
            Untaken::Malformed(Malformed::Damaged) => Self::KeyDamaged,
            Untaken::Malformed(Malformed::TooNew) => Self::TooNew,
            Untaken::Malformed(Malformed::Unreasonable) => Self::KeyUnreasonable,
            Untaken::Io(error) => Self::Machine(error.into()),
        }
    }
}

impl From<Unopened> for PassphraseError {
    fn from(error: Unopened) -> Self {
        match error {
            Unopened::None | Unopened::Wrong => Self::Wrong,
            Unopened::OutOfMemory => Self::Machine(Cause::Memory),
        }
    }
}

impl From<Unreplaced> for PassphraseError {
    fn from(error: Unreplaced) -> Self {
        match error {
            Unreplaced::Unchanged(error) => Self::Machine(error.into()),
            Unreplaced::Unsure(error) => Self::Unsure(error.into()),
        }
    }
}
