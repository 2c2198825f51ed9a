//! Looking whether the vault is still what was written.

use std::io;

use crate::entry::RowId;
use crate::fault::Store;
use crate::read::ReadError;
use crate::vault::Vault;

/// What a check of the whole vault found. All of it is nought in a sound vault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Integrity {
    /// Pages whose seal is broken: the file was changed by something else than this program.
    pub pages_unsealed: u64,
    /// Faults in how pages hang together, of which 100 are counted, and links that are not where
    /// their id says or whose row is missing.
    pub structure_faults: u64,
    /// Attachments whose bytes are not those that were taken in.
    pub attachments_damaged: u64,
    /// Whether the search index differs from the texts it was made of.
    pub search_index_differs: bool,
}

impl Integrity {
    /// Says whether nothing was found.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        *self == Self::default()
    }
}

impl Vault {
    /// Checks every page, the structure, the search index and the attachments. Takes as long as
    /// reading the whole file a few times.
    ///
    /// # Errors
    /// Only where the check itself could not be made; what it finds is in the result.
    pub fn check_integrity(&self) -> Result<Integrity, ReadError> {
        self.usable()?;
        let mut found = Integrity::default();
        let mut unsealed = self.db.prepare("PRAGMA cipher_integrity_check")?;
        let mut rows = unsealed.query([])?;
        while rows.next()?.is_some() {
            found.pages_unsealed += 1;
        }
        found.structure_faults = match self.structure_faults() {
            Err(ReadError::Damaged) => 1,
            other => other?,
        };
        found.search_index_differs = match self.search_index_differs() {
            Err(ReadError::Damaged) => true,
            other => other?,
        };
        found.attachments_damaged = match self.attachments_damaged() {
            Err(ReadError::Damaged) => 1,
            other => other?,
        };
        Ok(found)
    }

    fn structure_faults(&self) -> Result<u64, ReadError> {
        let mut statement = self.db.prepare("PRAGMA integrity_check(100)")?;
        let mut rows = statement.query([])?;
        let mut faults = 0;
        while let Some(row) = rows.next()? {
            let finding: String = row.get(0)?;
            faults += u64::from(finding != "ok");
        }
        Ok(faults + self.links_misplaced()?)
    }

    /// Counts links that are not found by their id, or whose row is not there.
    fn links_misplaced(&self) -> Result<u64, ReadError> {
        let mut statement = self.db.prepare(
            "SELECT count(*) FROM links
             LEFT JOIN ids ON ids.room = links.room AND ids.id = links.id
             LEFT JOIN log ON log.row = links.row
             WHERE ids.chain IS NOT links.chain OR ids.seq IS NOT links.seq
                OR log.row IS NOT links.row",
        )?;
        let misplaced: i64 = statement.query_row([], |row| row.get(0))?;
        u64::try_from(misplaced).map_err(|_| ReadError::Damaged)
    }

    fn search_index_differs(&self) -> Result<bool, ReadError> {
        let sql = "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)";
        match self.db.execute(sql, []).map_err(Store::from) {
            Ok(_) => Ok(false),
            Err(Store::Damaged) => Ok(true),
            Err(other) => Err(other.into()),
        }
    }

    fn attachments_damaged(&self) -> Result<u64, ReadError> {
        let mut statement = self
            .db
            .prepare("SELECT DISTINCT row FROM attachments WHERE here")?;
        let holders = statement.query_map([], |row| row.get(0).map(RowId))?;
        let mut damaged = 0;
        for holder in holders {
            for attachment in self.attachments(holder?)?.iter().filter(|one| one.here) {
                match self.read_attachment(attachment.id, &mut io::sink()) {
                    Ok(_) => {}
                    Err(ReadError::Damaged) => damaged += 1,
                    Err(other) => return Err(other),
                }
            }
        }
        Ok(damaged)
    }
}
