//! Reading the log, borrowed from the pages it lies on.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::entry::{Entry, Fold, Position, Room, RowId, Standing};
use crate::fault::{Cause, Store, faults};
use crate::vault::Vault;

faults! {
    /// Why something was not read.
    pub enum ReadError {
        NoSuch => Refused, "vault.read.no_such",
            "There is no such entry or attachment in this vault.",
            "Nothing was changed.";
        NotFetched => Refused, "vault.read.not_fetched",
            "This attachment is known here, but its bytes are not on this device yet.",
            "Nothing was changed. Fetch it from where the group keeps it, then read it again.";
        Sink(Cause) => Environment, "vault.read.sink",
            "What was read could not be passed on.",
            "The vault is unchanged. Check where it was to be written and try again.";
        Damaged => Damaged, "vault.read.damaged",
            "A page of the vault is damaged.",
            "Nothing was changed. Close the vault, keep its files, and restore a backup under another name.";
        Closed => Environment, "vault.read.closed",
            "The disk failed earlier, and the vault gives nothing more until it is opened afresh.",
            "Everything confirmed before is safe. Close the vault, open it again and verify it.";
        Machine(Cause) => Environment, "vault.read.machine",
            "The machine could not read the vault.",
            "Nothing was changed. Check disk and memory, close the vault and open it again.";
    }
}

const COLUMNS: &str =
    "row, depth, tie, name, kind, author, recorded_at_s, erased, line, room, standing";

impl Vault {
    /// Gives the entries after a position, or all of them, one by one in the order of the log.
    ///
    /// # Errors
    /// The visitor's own, which ends the reading, or a [`ReadError`].
    pub fn entries<E: From<ReadError>>(
        &self,
        after: Option<Position>,
        mut visit: impl FnMut(Entry<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.usable().map_err(ReadError::from)?;
        let (depth, tie) = match after {
            None => (-1, [0; 16]),
            Some(Position { depth, tie }) => (i64::try_from(depth).unwrap_or(i64::MAX), tie),
        };
        let sql =
            format!("SELECT {COLUMNS} FROM log WHERE (depth, tie) > (?1, ?2) ORDER BY depth, tie");
        let mut statement = self.db.prepare_cached(&sql).map_err(ReadError::from)?;
        let mut rows = statement
            .query(params![depth, tie])
            .map_err(ReadError::from)?;
        while let Some(row) = rows.next().map_err(ReadError::from)? {
            visit(entry_of(row)?)?;
        }
        Ok(())
    }

    /// Gives the entries before a position, or all of them, the last of the log first, until the visitor
    /// says that it has enough.
    ///
    /// # Errors
    /// The visitor's own, which ends the reading, or a [`ReadError`].
    pub fn entries_back<E: From<ReadError>>(
        &self,
        before: Option<Position>,
        mut visit: impl FnMut(Entry<'_>) -> Result<bool, E>,
    ) -> Result<(), E> {
        self.usable().map_err(ReadError::from)?;
        let (depth, tie) = match before {
            None => (i64::MAX, [u8::MAX; 16]),
            Some(Position { depth, tie }) => (i64::try_from(depth).unwrap_or(i64::MAX), tie),
        };
        let sql = format!(
            "SELECT {COLUMNS} FROM log WHERE (depth, tie) < (?1, ?2) ORDER BY depth DESC, tie DESC"
        );
        let mut statement = self.db.prepare_cached(&sql).map_err(ReadError::from)?;
        let mut rows = statement
            .query(params![depth, tie])
            .map_err(ReadError::from)?;
        while let Some(row) = rows.next().map_err(ReadError::from)? {
            if !visit(entry_of(row)?)? {
                break;
            }
        }
        Ok(())
    }

    /// Gives the entries that came into this vault after a row, wherever they stand in the log, in the
    /// order of coming.
    ///
    /// # Errors
    /// The visitor's own, which ends the reading, or a [`ReadError`].
    pub fn entries_since<E: From<ReadError>>(
        &self,
        row: RowId,
        mut visit: impl FnMut(Entry<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.usable().map_err(ReadError::from)?;
        let sql = format!("SELECT {COLUMNS} FROM log WHERE row > ?1 ORDER BY row");
        let mut statement = self.db.prepare_cached(&sql).map_err(ReadError::from)?;
        let mut rows = statement.query([row.0]).map_err(ReadError::from)?;
        while let Some(row) = rows.next().map_err(ReadError::from)? {
            visit(entry_of(row)?)?;
        }
        Ok(())
    }

    /// Returns a number that grows with everything that is written while the vault is open, and never
    /// else: what was read at one number still stands at the same.
    pub fn changes(&self) -> u64 {
        self.db.total_changes()
    }

    /// Returns a number that grows whenever words of an entry are taken away, as by erasing it, while the vault is
    /// open: what was made of its texts at one number holds nothing that is gone at the same.
    pub fn taken_away(&self) -> u64 {
        self.taken_away.get()
    }

    /// Returns the row that came last; `None` where there is none.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn last_row(&self) -> Result<Option<RowId>, ReadError> {
        self.usable()?;
        Ok(last_row(&self.db)?.map(RowId))
    }

    /// Gives one entry to the visitor.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn entry<T>(&self, row: RowId, visit: impl FnOnce(Entry<'_>) -> T) -> Result<T, ReadError> {
        self.usable()?;
        let sql = format!("SELECT {COLUMNS} FROM log WHERE row = ?1");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([row.0])?;
        let found = rows.next()?.ok_or(ReadError::NoSuch)?;
        Ok(visit(entry_of(found)?))
    }

    /// Finds the rows of a name, in the order of the log.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn find(&self, name: &str) -> Result<Vec<RowId>, ReadError> {
        self.usable()?;
        let mut statement = self
            .db
            .prepare_cached("SELECT row FROM log WHERE name = ?1 ORDER BY depth, tie")?;
        let rows = statement.query_map([name], |row| row.get(0).map(RowId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Finds the row of the entry at a position; `None` where there is none.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn row_at(&self, position: Position) -> Result<Option<RowId>, ReadError> {
        self.usable()?;
        let Ok(depth) = i64::try_from(position.depth) else {
            return Ok(None);
        };
        let mut statement = self
            .db
            .prepare_cached("SELECT row FROM log WHERE depth = ?1 AND tie = ?2")?;
        let found = statement.query_row(params![depth, position.tie], |row| row.get(0).map(RowId));
        Ok(found.optional()?)
    }

    /// Counts the entries, the erased ones too.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn count(&self) -> Result<u64, ReadError> {
        self.usable()?;
        // Rows of the log are numbered from one and never deleted, so the last number is the count.
        let mut statement = self
            .db
            .prepare_cached("SELECT coalesce(max(row), 0) FROM log")?;
        let count: i64 = statement.query_row([], |row| row.get(0))?;
        u64::try_from(count).map_err(|_| ReadError::Damaged)
    }

    /// Returns the position of the last entry; `None` where there is none.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn last_position(&self) -> Result<Option<Position>, ReadError> {
        self.usable()?;
        let sql = "SELECT depth, tie FROM log ORDER BY depth DESC, tie DESC LIMIT 1";
        let mut statement = self.db.prepare_cached(sql)?;
        let found = statement
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        found
            .map(|(depth, tie)| position_of(depth, tie))
            .transpose()
    }

    /// Returns a setting; `None` where it was never put.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        self.usable()?;
        let mut statement = self
            .db
            .prepare_cached("SELECT value FROM settings WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Returns the stored fold; `None` where there is none.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn fold(&self) -> Result<Option<Fold>, ReadError> {
        self.usable()?;
        let mut statement = self
            .db
            .prepare_cached("SELECT depth, tie, count, bytes FROM fold")?;
        let mut rows = statement.query([])?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        Ok(Some(Fold {
            position: position_of(row.get(0)?, row.get(1)?)?,
            count: u64::try_from(row.get::<_, i64>(2)?).map_err(|_| ReadError::Damaged)?,
            bytes: row.get(3)?,
        }))
    }
}

/// The number of the row that came last.
pub(crate) fn last_row(db: &Connection) -> rusqlite::Result<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT max(row) FROM log")?;
    statement.query_row([], |row| row.get(0))
}

fn entry_of<'r>(row: &'r Row<'_>) -> Result<Entry<'r>, ReadError> {
    let label = |at: usize| -> Result<&'r str, ReadError> {
        row.get_ref(at)?.as_str().map_err(|_| ReadError::Damaged)
    };
    let tie = row.get_ref(2)?.as_blob().map_err(|_| ReadError::Damaged)?;
    Ok(Entry {
        row: RowId(row.get(0)?),
        position: Position {
            depth: u64::try_from(row.get::<_, i64>(1)?).map_err(|_| ReadError::Damaged)?,
            tie: tie.try_into().map_err(|_| ReadError::Damaged)?,
        },
        name: label(3)?,
        kind: label(4)?,
        author: label(5)?,
        recorded_at_s: row.get(6)?,
        erased: row.get::<_, i64>(7)? != 0,
        line: row.get_ref(8)?.as_blob().map_err(|_| ReadError::Damaged)?,
        room: Room::read(row.get(9)?)?,
        standing: Standing::read(row.get(10)?)?,
    })
}

fn position_of(depth: i64, tie: [u8; 16]) -> Result<Position, ReadError> {
    let depth = u64::try_from(depth).map_err(|_| ReadError::Damaged)?;
    Ok(Position { depth, tie })
}

impl From<Store> for ReadError {
    fn from(store: Store) -> Self {
        match store {
            Store::Damaged => Self::Damaged,
            Store::Poisoned => Self::Closed,
            other => Self::Machine(other.cause()),
        }
    }
}

impl From<rusqlite::Error> for ReadError {
    fn from(error: rusqlite::Error) -> Self {
        Store::from(error).into()
    }
}
