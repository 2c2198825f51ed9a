//! Writing: one transaction, all of it or nothing.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use crate::entry::{NewEntry, Position, RowId};
use crate::fault::{Cause, Store, faults};
use crate::limits;
use crate::links::LinkAt;
use crate::vault::Vault;

faults! {
    /// Why something was not written.
    pub enum WriteError {
        PositionTaken => Refused, "vault.write.position_taken",
            "There is an entry at this position of the log, or an attachment of this name, already.",
            "Nothing was written. Read the log afresh and write again.";
        TooLong => Refused, "vault.write.too_long",
            "An entry or one of its labels is longer than a vault takes.",
            "Nothing was written. Shorten it, or attach the long part as a file.";
        AttachmentTooLarge => Refused, "vault.write.attachment_too_large",
            "An attachment is larger than 1 GiB.",
            "Nothing was written. Split the file.";
        NoSuchEntry => Refused, "vault.write.no_such_entry",
            "There is no such entry in this vault.",
            "Nothing was written.";
        Signed => Refused, "vault.write.signed",
            "This entry is signed in the log of its room, or is erased there.",
            "Nothing was written. Write another entry that corrects it.";
        AttachmentDiffers => Refused, "vault.write.attachment_differs",
            "What was fetched is not the attachment that the entry names.",
            "Nothing was written. Fetch it again, or from somebody else.";
        Unfinished => Refused, "vault.write.unfinished",
            "A part of what was to be written failed.",
            "Nothing of it was written. Write it again as a whole.";
        Source(Cause) => Environment, "vault.write.source",
            "A file that was to be attached could not be read.",
            "Nothing was written. Check the file and try again.";
        DiskFull => Environment, "vault.write.disk_full",
            "The disk is full.",
            "Nothing of this was written; everything before it is safe. Make room and try again.";
        Damaged => Damaged, "vault.write.damaged",
            "A page of the vault is damaged.",
            "Nothing of this was written. Close the vault, keep its files, and restore a backup under another name.";
        Failed(Cause) => Environment, "vault.write.failed",
            "The disk failed while writing.",
            "This may be written or not; everything confirmed before is safe. Close the vault, open it again, verify it and look.";
        Closed => Environment, "vault.write.closed",
            "The disk failed earlier, and the vault takes nothing more until it is opened afresh.",
            "Everything confirmed before is safe. Close the vault, open it again and verify it.";
        Machine(Cause) => Environment, "vault.write.machine",
            "The machine refused to write.",
            "Nothing of this was written; everything before it is safe. Check permissions and memory and try again.";
    }
}

/// Writes within one transaction; see [`Vault::write`].
pub struct Writer<'v> {
    pub(crate) db: &'v Transaction<'v>,
    /// Links that can't yet be found by their ids.
    pub(crate) unindexed_ids: Vec<([u8; 32], LinkAt)>,
    /// The first row that was appended and is not yet in the search index.
    unindexed_from: Option<i64>,
    /// Whether words were taken away, so that the search index must be built afresh.
    unindex: bool,
    /// Set by the first operation that failed: then nothing may be kept, whatever the caller says.
    spoiled: bool,
    /// Whether that failure makes the vault unusable until it is opened afresh.
    fatal: bool,
}

impl Vault {
    /// Writes all that the closure writes, or nothing: where it fails, or the disk does, the vault
    /// is as before. When this returns `Ok`, the disk has confirmed everything.
    ///
    /// # Errors
    /// The closure's own, or a [`WriteError`].
    pub fn write<T, E: From<WriteError>>(
        &mut self,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.usable().map_err(WriteError::from)?;
        let transaction =
            rusqlite::Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)
                .map_err(WriteError::from)?;
        let mut writer = Writer {
            db: &transaction,
            unindexed_ids: Vec::new(),
            unindexed_from: None,
            unindex: false,
            spoiled: false,
            fatal: false,
        };
        let done = work(&mut writer);
        let finished = done.and_then(|value| Ok((value, writer.finish()?)));
        let (fatal, takes_away) = (writer.fatal, writer.unindex);
        let value = match finished {
            Ok((value, ())) => value,
            Err(error) => {
                if transaction.rollback().is_err() || fatal {
                    self.give_up();
                }
                return Err(error);
            }
        };
        if let Err(error) = transaction.commit().map_err(Store::from) {
            // Whatever a failed commit has left on the disk, the next opening decides.
            self.give_up();
            return Err(WriteError::from(error).into());
        }
        let taken_away = self.taken_away.get() + u64::from(takes_away);
        self.taken_away.set(taken_away);
        Ok(value)
    }
}

impl Writer<'_> {
    /// Writes an entry down.
    ///
    /// # Errors
    /// Refuses a position that is taken and labels or lines beyond [`limits`].
    pub fn append(&mut self, entry: &NewEntry<'_>) -> Result<RowId, WriteError> {
        let appended = self.try_append(entry);
        self.noted(appended)
    }

    /// Puts an entry in place of another, its search words too; the row stays. Only for an entry
    /// that nobody has seen, such as a new vault's own process before an import.
    ///
    /// # Errors
    /// As [`Self::append`], where there is no such row, and where a link has it as its line.
    pub fn replace(&mut self, row: RowId, entry: &NewEntry<'_>) -> Result<(), WriteError> {
        let replaced = self.try_replace(row, entry);
        self.noted(replaced)
    }

    /// Erases an entry's bytes, its search words, its attachments, and what a link holds beside its
    /// line; the stub stands in its place. Name, kind, author and position stay.
    ///
    /// # Errors
    /// Refuses a row that is not there.
    pub fn erase(&mut self, row: RowId, stub: &[u8]) -> Result<(), WriteError> {
        let erased = self.try_erase(row, stub);
        self.noted(erased)
    }

    /// Takes an entry out of the log again, with its search words and attachments: another row says the
    /// same, as of a copy whose original has come.
    ///
    /// # Errors
    /// Refuses a row that is not there, and one whose line a link has.
    pub fn take_back(&mut self, row: RowId) -> Result<(), WriteError> {
        let taken = self.try_take_back(row);
        self.noted(taken)
    }

    /// Keeps a setting; it takes the place of an earlier one of this name.
    ///
    /// # Errors
    /// Refuses what is beyond [`limits`].
    pub fn put_setting(&mut self, name: &str, value: &[u8]) -> Result<(), WriteError> {
        let put = if name.len() > limits::LABEL_BYTES_MAX || value.len() > limits::SETTING_BYTES_MAX
        {
            Err(WriteError::TooLong)
        } else {
            self.run(
                "INSERT INTO settings (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                params![name, value],
            )
            .map(drop)
        };
        self.noted(put)
    }

    /// Stores a fold in place of the earlier one.
    ///
    /// # Errors
    /// Refuses what is beyond [`limits`].
    pub fn store_fold(
        &mut self,
        position: Position,
        count: u64,
        bytes: &[u8],
    ) -> Result<(), WriteError> {
        let stored = if bytes.len() > limits::FOLD_BYTES_MAX {
            Err(WriteError::TooLong)
        } else {
            depth(position).and_then(|depth| {
                let count = i64::try_from(count).map_err(|_| WriteError::TooLong)?;
                self.run(
                    "INSERT OR REPLACE INTO fold (one, depth, tie, count, bytes)
                     VALUES (1, ?1, ?2, ?3, ?4)",
                    params![depth, position.tie, count, bytes],
                )
                .map(drop)
            })
        };
        self.noted(stored)
    }

    /// Deletes the stored fold; nothing but time is lost.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn drop_fold(&mut self) -> Result<(), WriteError> {
        let dropped = self.run("DELETE FROM fold", []).map(drop);
        self.noted(dropped)
    }

    fn try_append(&mut self, entry: &NewEntry<'_>) -> Result<RowId, WriteError> {
        bounded(entry)?;
        let at = depth(entry.position)?;
        self.run(
            "INSERT INTO log
                (depth, tie, name, kind, author, recorded_at_s, line, room, standing)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                at,
                entry.position.tie,
                entry.name,
                entry.kind,
                entry.author,
                entry.recorded_at_s,
                entry.line,
                entry.room.number(),
                entry.standing.number(),
            ],
        )?;
        let row = self.db.last_insert_rowid();
        self.add_text(row, entry.search)?;
        Ok(RowId(row))
    }

    fn try_replace(&mut self, row: RowId, entry: &NewEntry<'_>) -> Result<(), WriteError> {
        bounded(entry)?;
        let at = depth(entry.position)?;
        if self.link_of(row)?.is_some() {
            return Err(WriteError::Signed);
        }
        let changed = self.run(
            "UPDATE log SET depth = ?2, tie = ?3, name = ?4, kind = ?5, author = ?6,
                recorded_at_s = ?7, erased = 0, line = ?8, room = ?9, standing = ?10 WHERE row = ?1",
            params![
                row.0,
                at,
                entry.position.tie,
                entry.name,
                entry.kind,
                entry.author,
                entry.recorded_at_s,
                entry.line,
                entry.room.number(),
                entry.standing.number(),
            ],
        )?;
        if changed == 0 {
            return Err(WriteError::NoSuchEntry);
        }
        self.drop_text(row.0)?;
        self.add_text(row.0, entry.search)
    }

    fn try_erase(&mut self, row: RowId, stub: &[u8]) -> Result<(), WriteError> {
        if stub.len() > limits::LINE_BYTES_MAX {
            return Err(WriteError::TooLong);
        }
        let changed = self.run(
            "UPDATE log SET line = ?2, erased = 1 WHERE row = ?1",
            params![row.0, stub],
        )?;
        if changed == 0 {
            return Err(WriteError::NoSuchEntry);
        }
        self.drop_text(row.0)?;
        self.drop_attachments(row)?;
        self.strip_link_of(row)?;
        self.run("DELETE FROM fold", []).map(drop)
    }

    fn try_take_back(&mut self, row: RowId) -> Result<(), WriteError> {
        if self.link_of(row)?.is_some() {
            return Err(WriteError::Signed);
        }
        self.drop_text(row.0)?;
        self.drop_attachments(row)?;
        self.run("DELETE FROM log WHERE row = ?1", [row.0])
            .and_then(found)?;
        self.run("DELETE FROM fold", []).map(drop)
    }

    fn add_text(&mut self, row: i64, search: &str) -> Result<(), WriteError> {
        if search.is_empty() {
            return Ok(());
        }
        self.run(
            "INSERT INTO texts (row, text) VALUES (?1, ?2)",
            params![row, search],
        )?;
        self.unindexed_from.get_or_insert(row);
        Ok(())
    }

    fn drop_text(&mut self, row: i64) -> Result<(), WriteError> {
        self.run("DELETE FROM texts WHERE row = ?1", [row])?;
        self.unindex = true;
        Ok(())
    }

    pub(crate) fn run(
        &mut self,
        sql: &str,
        parameters: impl rusqlite::Params,
    ) -> Result<usize, WriteError> {
        let ran = self
            .db
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(parameters));
        ran.map_err(|error| self.failed(error.into()))
    }

    /// Reads what is there, this transaction's own writing too.
    pub(crate) fn look<T>(
        &mut self,
        look: impl FnOnce(&Connection) -> Result<T, Store>,
    ) -> Result<T, WriteError> {
        let looked = look(self.db).map_err(|store| self.failed(store));
        self.noted(looked)
    }

    pub(crate) fn failed(&mut self, store: Store) -> WriteError {
        self.fatal |= matches!(store, Store::Io(_) | Store::Damaged);
        store.into()
    }

    /// Remembers that an operation failed, so that a caller who goes on can't keep half of it.
    pub(crate) fn noted<T>(&mut self, done: Result<T, WriteError>) -> Result<T, WriteError> {
        self.spoiled |= done.is_err();
        done
    }

    /// Says whether what was written may be kept, and brings the indexes up to it.
    ///
    /// All rows at once: that takes a fifth less of an import than indexing each as it comes.
    fn finish(&mut self) -> Result<(), WriteError> {
        if self.spoiled {
            return Err(WriteError::Unfinished);
        }
        self.index_ids()?;
        if self.unindex {
            // Deleting a row from the index can leave beginnings of its words behind, as separators
            // between pages, even with FTS5's `secure-delete`. Building it afresh leaves none.
            self.run("INSERT INTO words (words) VALUES ('rebuild')", [])?;
        } else if let Some(first) = self.unindexed_from {
            self.run(
                "INSERT INTO words (rowid, text) SELECT row, text FROM texts WHERE row >= ?1",
                [first],
            )?;
        }
        Ok(())
    }
}

/// Says what it means that a statement has changed so many rows.
pub(crate) fn found(changed: usize) -> Result<(), WriteError> {
    match changed {
        0 => Err(WriteError::NoSuchEntry),
        _ => Ok(()),
    }
}

fn bounded(entry: &NewEntry<'_>) -> Result<(), WriteError> {
    let labels = [entry.name, entry.kind, entry.author];
    let fits = labels
        .iter()
        .all(|label| label.len() <= limits::LABEL_BYTES_MAX)
        && entry.line.len() <= limits::LINE_BYTES_MAX
        && entry.search.len() <= limits::LINE_BYTES_MAX;
    if fits {
        Ok(())
    } else {
        Err(WriteError::TooLong)
    }
}

pub(crate) fn depth(position: Position) -> Result<i64, WriteError> {
    i64::try_from(position.depth).map_err(|_| WriteError::TooLong)
}

impl From<Store> for WriteError {
    fn from(store: Store) -> Self {
        match store {
            Store::Full(_) => Self::DiskFull,
            Store::Io(code) => Self::Failed(Cause::Database(code)),
            Store::Damaged => Self::Damaged,
            Store::Taken => Self::PositionTaken,
            Store::Missing => Self::NoSuchEntry,
            Store::Poisoned => Self::Closed,
            other @ (Store::Busy | Store::Denied(_)) => Self::Machine(other.cause()),
        }
    }
}

impl From<rusqlite::Error> for WriteError {
    fn from(error: rusqlite::Error) -> Self {
        Store::from(error).into()
    }
}
