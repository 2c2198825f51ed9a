//! Shelves: bytes by name and key, for what callers keep beside the record: heads, keys, what waits
//! to be read or sent. Each caller names its own shelves.

use rusqlite::{Connection, params};
use zeroize::Zeroizing;

use crate::fault::Store;
use crate::limits;
use crate::read::ReadError;
use crate::vault::Vault;
use crate::write::{WriteError, Writer};

impl Writer<'_> {
    /// Puts a value on a shelf, in place of an earlier one of this key.
    ///
    /// # Errors
    /// Refuses what is beyond [`limits`].
    pub fn shelve(&mut self, shelf: &str, key: &[u8], value: &[u8]) -> Result<(), WriteError> {
        let fits = shelf.len() <= limits::SHELF_KEY_BYTES_MAX
            && key.len() <= limits::SHELF_KEY_BYTES_MAX
            && value.len() <= limits::SHELF_VALUE_BYTES_MAX;
        let put = if fits {
            self.run(
                "INSERT INTO shelf (shelf, key, value) VALUES (?1, ?2, ?3)
                 ON CONFLICT (shelf, key) DO UPDATE SET value = excluded.value",
                params![shelf, key, value],
            )
            .map(drop)
        } else {
            Err(WriteError::TooLong)
        };
        self.noted(put)
    }

    /// Takes a value off a shelf; says whether it was there. Nothing of it is left in the file.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn unshelve(&mut self, shelf: &str, key: &[u8]) -> Result<bool, WriteError> {
        let deleted = self.run(
            "DELETE FROM shelf WHERE shelf = ?1 AND key = ?2",
            params![shelf, key],
        );
        self.noted(deleted.map(|count| count > 0))
    }

    /// Empties a shelf.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn clear_shelf(&mut self, shelf: &str) -> Result<(), WriteError> {
        let cleared = self.run("DELETE FROM shelf WHERE shelf = ?1", [shelf]);
        self.noted(cleared.map(drop))
    }

    /// Returns a value from a shelf; `None` where there is none.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn shelved(
        &mut self,
        shelf: &str,
        key: &[u8],
    ) -> Result<Option<Zeroizing<Vec<u8>>>, WriteError> {
        self.look(|db| get(db, shelf, key))
    }

    /// Gives what lies on a shelf under keys that begin with a prefix, in order of the keys.
    ///
    /// # Errors
    /// The visitor's own, which ends the reading, or a [`WriteError`].
    pub fn each_shelved<E: From<WriteError>>(
        &mut self,
        shelf: &str,
        prefix: &[u8],
        visit: impl FnMut(&[u8], &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let db = self.db;
        scan(db, shelf, prefix, visit, |store| {
            let failed = Err(self.failed(store));
            self.noted::<()>(failed).expect_err("it has failed").into()
        })
    }
}

impl Vault {
    /// Returns a value from a shelf; `None` where there is none.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn shelved(
        &self,
        shelf: &str,
        key: &[u8],
    ) -> Result<Option<Zeroizing<Vec<u8>>>, ReadError> {
        self.usable()?;
        Ok(get(&self.db, shelf, key)?)
    }

    /// Gives what lies on a shelf under keys that begin with a prefix, in order of the keys.
    ///
    /// # Errors
    /// The visitor's own, which ends the reading, or a [`ReadError`].
    pub fn each_shelved<E: From<ReadError>>(
        &self,
        shelf: &str,
        prefix: &[u8],
        visit: impl FnMut(&[u8], &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        self.usable().map_err(ReadError::from)?;
        scan(&self.db, shelf, prefix, visit, |store| {
            ReadError::from(store).into()
        })
    }

    /// Lists the keys on a shelf that begin with a prefix, in order, each with the length of its
    /// value; the values stay unread.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn shelf_keys(&self, shelf: &str, prefix: &[u8]) -> Result<Vec<(Vec<u8>, u64)>, ReadError> {
        self.usable()?;
        let sql = "SELECT key, length(value) FROM shelf
             WHERE shelf = ?1 AND key >= ?2 AND key < ?3 ORDER BY key";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params![shelf, prefix, end_of(prefix)])?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            let bytes = u64::try_from(row.get::<_, i64>(1)?);
            keys.push((row.get(0)?, bytes.map_err(|_| ReadError::Damaged)?));
        }
        Ok(keys)
    }
}

fn get(db: &Connection, shelf: &str, key: &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>, Store> {
    let mut statement =
        db.prepare_cached("SELECT value FROM shelf WHERE shelf = ?1 AND key = ?2")?;
    let mut rows = statement.query(params![shelf, key])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    Ok(Some(Zeroizing::new(row.get(0)?)))
}

fn scan<E>(
    db: &Connection,
    shelf: &str,
    prefix: &[u8],
    mut visit: impl FnMut(&[u8], &[u8]) -> Result<(), E>,
    mut failed: impl FnMut(Store) -> E,
) -> Result<(), E> {
    let sql = "SELECT key, value FROM shelf
         WHERE shelf = ?1 AND key >= ?2 AND key < ?3 ORDER BY key";
    let mut told = |error: rusqlite::Error| failed(error.into());
    let mut statement = db.prepare_cached(sql).map_err(&mut told)?;
    let mut rows = statement
        .query(params![shelf, prefix, end_of(prefix)])
        .map_err(&mut told)?;
    while let Some(row) = rows.next().map_err(&mut told)? {
        let key = row.get_ref(0).map_err(&mut told)?;
        let value = row.get_ref(1).map_err(&mut told)?;
        let (Ok(key), Ok(value)) = (key.as_blob(), value.as_blob()) else {
            return Err(failed(Store::Damaged));
        };
        visit(key, value)?;
    }
    Ok(())
}

/// Returns a key that is greater than all with this prefix, and no greater than any other above.
fn end_of(prefix: &[u8]) -> Vec<u8> {
    let Some(last) = prefix.iter().rposition(|byte| *byte < u8::MAX) else {
        return vec![u8::MAX; limits::SHELF_KEY_BYTES_MAX + 1];
    };
    let mut end = prefix[..=last].to_vec();
    end[last] += 1;
    end
}
