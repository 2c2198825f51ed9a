//! What the record adds up to, kept between openings so that it need not be begun anew.

use std::sync::mpsc::sync_channel;
use std::thread;

use answerable_record::{Entry, Fold, Kind, Position, read};
use answerable_vault::Entry as Row;

use crate::found::Office;
use crate::{Failure, row};

/// So many entries more than stored are read faster than a fold is written.
const UNSTORED_MAX: u64 = 256;
/// Rows that go from the file to the fold at a time.
const BATCH_ROWS: usize = 256;
/// Batches that may wait.
const BATCHES_MAX: usize = 8;

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
            take(&mut fold, &row)
        })?;
        // An entry that came in before the last one is not among those after it.
        let complete = fold.len() as u64 == self.vault.count()?;
        Ok(complete.then_some((fold, unstored)))
    }

    /// The fold of the log, and of nothing that was stored.
    pub(crate) fn folded_anew(&self) -> Result<Fold, Failure> {
        thread::scope(|scope| {
            let (sender, receiver) = sync_channel::<Batch>(BATCHES_MAX);
            let folding = scope.spawn(move || {
                let mut fold = Fold::default();
                for batch in receiver {
                    batch.take_into(&mut fold)?;
                }
                Ok(fold)
            });
            let mut batch = Batch::default();
            let mut open = true;
            let read = self.vault.entries(None, |row| -> Result<(), Failure> {
                batch.put(&row);
                if open && batch.rows.len() == BATCH_ROWS {
                    // Where folding has failed it takes no more, and says why itself.
                    open = sender.send(std::mem::take(&mut batch)).is_ok();
                }
                Ok(())
            });
            let _ = sender.send(batch);
            drop(sender);
            let fold = folding.join().expect("folding does not panic");
            read.and(fold)
        })
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
    entry(row.line, row.position.depth, kind_of)
}

fn entry(
    line: &[u8],
    number: u64,
    kind_of: impl Fn(&str) -> Option<Kind>,
) -> Result<Entry, Failure> {
    read::trusted(line, kind_of).map_err(|_| Failure::Unreadable { line: number })
}

fn take(fold: &mut Fold, row: &Row<'_>) -> Result<(), Failure> {
    let entry = entry_of(row, |name| fold.kind_of(name))?;
    fold.insert(row::position(row.position), &entry);
    Ok(())
}

/// Rows on their way from the file to the fold.
#[derive(Default)]
struct Batch {
    lines: Vec<u8>,
    /// The place of each, and where its line ends.
    rows: Vec<(Position, usize)>,
}

impl Batch {
    fn put(&mut self, row: &Row<'_>) {
        self.lines.extend_from_slice(row.line);
        self.rows
            .push((row::position(row.position), self.lines.len()));
    }

    fn take_into(&self, fold: &mut Fold) -> Result<(), Failure> {
        let mut start = 0;
        for (position, end) in &self.rows {
            let line = &self.lines[start..*end];
            let entry = entry(line, position.depth, |name| fold.kind_of(name))?;
            fold.insert(*position, &entry);
            start = *end;
        }
        Ok(())
    }
}
