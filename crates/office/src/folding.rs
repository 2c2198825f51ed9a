//! What the record adds up to, kept between openings so that it need not be begun anew.

use answerable_record::{Entry, Fold, Kind, Position, read};
use answerable_vault::Entry as Row;

use crate::found::Office;
use crate::{Failure, row};

/// So many entries more than stored are read faster than a fold is written.
const UNSTORED_MAX: u64 = 256;

impl Office {
    /// What the record adds up to.
    ///
    /// # Errors
    /// Where the vault can't be read, or a line in it is none any more.
    pub fn fold(&mut self) -> Result<&Fold, Failure> {
        if self.fold.is_none() {
            let (fold, unstored) = match self.stored_fold()? {
                Some(stored) => stored,
                None => (self.folded_anew()?, u64::MAX),
            };
            self.fold = Some(fold);
            self.unstored = unstored;
        }
        Ok(self.fold.as_ref().expect("it was just made"))
    }

    /// The stored fold with what was recorded since; `None` where there is none that fits.
    fn stored_fold(&self) -> Result<Option<(Fold, u64)>, Failure> {
        let Some(stored) = self.vault.fold()? else {
            return Ok(None);
        };
        let Ok(mut fold) = Fold::from_bytes(&stored.bytes) else {
            return Ok(None);
        };
        let fits = fold.len() as u64 == stored.count
            && fold.last() == Some(row::position(stored.position));
        if !fits {
            return Ok(None);
        }
        let mut unstored = 0;
        self.vault.entries(Some(stored.position), |row| {
            unstored += 1;
            take(&mut fold, row)
        })?;
        // An entry that came in before the last one is not among those after it.
        let complete = fold.len() as u64 == self.vault.count()?;
        Ok(complete.then_some((fold, unstored)))
    }

    /// The fold of the log, and of nothing that was stored.
    pub(crate) fn folded_anew(&self) -> Result<Fold, Failure> {
        let mut fold = Fold::default();
        self.vault.entries(None, |row| take(&mut fold, row))?;
        Ok(fold)
    }

    /// Stores the fold where reading what came since would cost more.
    ///
    /// # Errors
    /// Where the vault can't be written.
    pub fn rest(&mut self) -> Result<(), Failure> {
        if self.unstored <= UNSTORED_MAX || self.fold.is_none() {
            return Ok(());
        }
        let count = self.vault.count()?;
        let fold = self.fold.as_ref().expect("looked at above");
        // Of an erased entry nothing may be left, names neither: a fold that had it is not stored.
        if let Some(last) = fold.last().filter(|_| fold.len() as u64 == count) {
            let bytes = fold.to_bytes();
            self.vault.write(|writer| -> Result<(), Failure> {
                Ok(writer.store_fold(row::at(last), count, &bytes)?)
            })?;
            self.unstored = 0;
        }
        Ok(())
    }

    /// Throws the stored fold away; that costs time and nothing else.
    ///
    /// # Errors
    /// Where the vault can't be written.
    pub fn forget_fold(&mut self) -> Result<(), Failure> {
        self.fold = None;
        self.vault
            .write(|writer| -> Result<(), Failure> { Ok(writer.drop_fold()?) })
    }
}

/// Reads a row as the entry it is.
pub(crate) fn entry_of(
    row: &Row<'_>,
    kind_of: impl Fn(&str) -> Option<Kind>,
) -> Result<Entry, Failure> {
    read::trusted(row.line, kind_of).map_err(|_| Failure::Unreadable {
        line: row.position.depth,
    })
}

fn take(fold: &mut Fold, row: Row<'_>) -> Result<(), Failure> {
    let entry = entry_of(&row, |name| fold.kind_of(name))?;
    let position: Position = row::position(row.position);
    fold.insert(position, &entry);
    Ok(())
}
