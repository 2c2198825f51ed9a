//! What the tables are, and how a vault of an older version becomes one of this.

use rusqlite::{Connection, Transaction};

use crate::fault::Store;
use crate::key_file::{VaultId, VaultKey};
use crate::limits;
use zeroize::Zeroizing;

/// `ANSW`, in the database's own header: says whose file it is.
const APPLICATION_ID: i32 = 0x414E_5357;

/// One step from a version to the next.
type Migration = fn(&Transaction<'_>) -> rusqlite::Result<()>;

/// All steps, in order: the first makes version 1 out of an empty file. A step that has been
/// released is never changed; `tests/compat/` holds a vault of each version.
const MIGRATIONS: &[Migration] = &[version_1, version_2, version_3];

/// Why the tables could not be made ready.
#[derive(Debug)]
pub(crate) enum Unready {
    Foreign,
    TooNew,
    Store(Store),
}

impl<E: Into<Store>> From<E> for Unready {
    fn from(error: E) -> Self {
        Self::Store(error.into())
    }
}

/// Gives the connection its key and its manners. The first page is read only afterwards.
pub(crate) fn prepare(db: &Connection, key: &VaultKey, id: &VaultId) -> Result<(), Store> {
    // SQLCipher would write to standard error, into somebody's page or log.
    db.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    let mut pragma = Zeroizing::new(String::with_capacity(128));
    pragma.push_str("PRAGMA key = \"x'");
    for byte in key.bytes().iter().chain(id) {
        push_hex(&mut pragma, *byte);
    }
    pragma.push_str("'\";");
    db.execute_batch(&pragma)?;
    db.execute_batch(&format!(
        "PRAGMA temp_store = MEMORY;
         PRAGMA mmap_size = 0;
         PRAGMA cache_size = -{cache};
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA locking_mode = EXCLUSIVE;",
        cache = limits::PAGE_CACHE_KIB,
    ))?;
    // The first read of the file: rolls back what a killed run left half-written, fails with
    // `Damaged` where the key does not fit the pages, and with `Busy` where another program holds
    // them. The lock stays until the connection closes.
    db.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?;
    // With TRUNCATE the vault file alone holds all that was confirmed, and nothing of an erased
    // page stays in the journal. docs/adr/0002-sqlcipher.md has the measurements.
    let mode: String = db.query_row("PRAGMA journal_mode = TRUNCATE", [], |row| row.get(0))?;
    assert_eq!(mode, "truncate", "a plain file takes this mode");
    db.execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;")?;
    Ok(())
}

/// Brings the tables to this program's version, in one transaction a step.
pub(crate) fn migrate(db: &mut Connection) -> Result<(), Unready> {
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let application: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version = usize::try_from(version).map_err(|_| Unready::Foreign)?;
    if version > 0 && application != APPLICATION_ID {
        return Err(Unready::Foreign);
    }
    if version > MIGRATIONS.len() {
        return Err(Unready::TooNew);
    }
    for (next, migration) in (1_i64..).zip(MIGRATIONS).skip(version) {
        let transaction = db.transaction()?;
        migration(&transaction)?;
        transaction.pragma_update(None, "user_version", next)?;
        transaction.commit()?;
    }
    Ok(())
}

/// The search index merges its pieces sixteen of one size at a time, and not by and by: else an entry
/// that is written down now and then waits until old pieces are moved.
fn version_1(db: &Transaction<'_>) -> rusqlite::Result<()> {
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    db.execute_batch(&format!(
        "CREATE TABLE log (
            row INTEGER PRIMARY KEY,
            depth INTEGER NOT NULL,
            tie BLOB NOT NULL CHECK (length(tie) = 16),
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            author TEXT NOT NULL,
            recorded_at_s INTEGER NOT NULL,
            erased INTEGER NOT NULL DEFAULT 0,
            line BLOB NOT NULL
         ) STRICT;
         CREATE UNIQUE INDEX log_position ON log (depth, tie);
         CREATE INDEX log_name ON log (name);
         CREATE TABLE texts (row INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
         CREATE VIRTUAL TABLE words USING fts5 (
            text, content = 'texts', content_rowid = 'row', detail = none, columnsize = 0,
            tokenize = 'unicode61 remove_diacritics 2'
         );
         INSERT INTO words (words, rank) VALUES ('hashsize', {buffer});
         INSERT INTO words (words, rank) VALUES ('pgsz', 3900);
         INSERT INTO words (words, rank) VALUES ('automerge', 0);
         CREATE TABLE attachments (
            id INTEGER PRIMARY KEY,
            row INTEGER NOT NULL REFERENCES log (row),
            name TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            hash BLOB NOT NULL,
            UNIQUE (row, name)
         ) STRICT;
         CREATE TABLE chunks (
            id INTEGER PRIMARY KEY,
            bytes BLOB NOT NULL
         ) STRICT;
         CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
         CREATE TABLE fold (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            depth INTEGER NOT NULL,
            tie BLOB NOT NULL,
            count INTEGER NOT NULL,
            bytes BLOB NOT NULL
         ) STRICT;",
        buffer = limits::SEARCH_BUFFER_BYTES,
    ))
}

/// Rooms: where each row lies and whether it counts; the signed logs; a shelf for the rest.
///
/// What is hidden has an index of its own, so that a search need not look at the log to leave it
/// out. In `links` what is read to load a log stands before what may be long. `ids` is no index, so
/// that it can be written in order at the end of a transaction.
fn version_2(db: &Transaction<'_>) -> rusqlite::Result<()> {
    db.execute_batch(
        "ALTER TABLE log ADD COLUMN room INTEGER NOT NULL DEFAULT 3 CHECK (room BETWEEN 0 AND 3);
         ALTER TABLE log ADD COLUMN standing INTEGER NOT NULL DEFAULT 0
            CHECK (standing BETWEEN 0 AND 4);
         CREATE INDEX log_hidden ON log (row) WHERE standing = 2;
         ALTER TABLE attachments ADD COLUMN here INTEGER NOT NULL DEFAULT 1
            CHECK (here IN (0, 1));
         CREATE TABLE chains (
            room INTEGER NOT NULL CHECK (room BETWEEN 0 AND 3),
            chain INTEGER NOT NULL CHECK (chain BETWEEN 0 AND 4294967295),
            device BLOB NOT NULL CHECK (length(device) = 32),
            PRIMARY KEY (room, chain),
            UNIQUE (room, device)
         ) STRICT, WITHOUT ROWID;
         CREATE TABLE links (
            room INTEGER NOT NULL CHECK (room BETWEEN 0 AND 3),
            chain INTEGER NOT NULL CHECK (chain BETWEEN 0 AND 4294967295),
            seq INTEGER NOT NULL CHECK (seq BETWEEN 0 AND 4294967295),
            id BLOB NOT NULL CHECK (length(id) = 32),
            header BLOB NOT NULL,
            depth INTEGER NOT NULL,
            row INTEGER REFERENCES log (row),
            erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1)),
            opening BLOB CHECK (length(opening) = 16),
            after BLOB,
            before BLOB,
            PRIMARY KEY (room, chain, seq),
            CHECK ((opening IS NULL) = (before IS NULL) AND (opening IS NULL) = (after IS NULL)),
            CHECK (NOT erased OR opening IS NULL)
         ) STRICT, WITHOUT ROWID;
         CREATE TABLE ids (
            room INTEGER NOT NULL,
            id BLOB NOT NULL,
            chain INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            PRIMARY KEY (room, id)
         ) STRICT, WITHOUT ROWID;
         CREATE UNIQUE INDEX links_row ON links (row) WHERE row IS NOT NULL;
         CREATE TABLE shelf (
            shelf TEXT NOT NULL,
            key BLOB NOT NULL,
            value BLOB NOT NULL,
            PRIMARY KEY (shelf, key)
         ) STRICT, WITHOUT ROWID;",
    )
}

/// A device that signed two histories has a chain for each.
fn version_3(db: &Transaction<'_>) -> rusqlite::Result<()> {
    db.execute_batch(
        "ALTER TABLE chains RENAME TO chains_2;
         CREATE TABLE chains (
            room INTEGER NOT NULL CHECK (room BETWEEN 0 AND 3),
            chain INTEGER NOT NULL CHECK (chain BETWEEN 0 AND 4294967295),
            device BLOB NOT NULL CHECK (length(device) = 32),
            PRIMARY KEY (room, chain)
         ) STRICT, WITHOUT ROWID;
         CREATE INDEX chains_device ON chains (room, device);
         INSERT INTO chains (room, chain, device) SELECT room, chain, device FROM chains_2;
         DROP TABLE chains_2;",
    )
}

fn push_hex(out: &mut String, byte: u8) {
    for nibble in [byte >> 4, byte & 15] {
        out.push(char::from_digit(u32::from(nibble), 16).expect("a nibble is below 16"));
    }
}
