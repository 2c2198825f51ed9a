//! What the record adds up to, kept between openings so that it need not be begun anew.

use std::collections::HashMap;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread;

use answerable_record::{Arrival, Day, Entry, Fold, Kind, Position, Standing, read};
use answerable_vault::{Entry as Row, RowId, Standing as Kept};

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
            let (mut fold, unstored) = match self.stored_fold()? {
                Some(stored) => stored,
                None => (self.folded_anew()?, u64::MAX),
            };
            // A stored one was told already.
            if unstored > 0 && self.is_grouped()? {
                self.tell_unaware(&mut fold)?;
            }
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
        let came = self.came()?;
        let mut unstored = 0;
        self.vault.entries(Some(stored.position), |row| {
            unstored += 1;
            take(&mut fold, &row, &came)
        })?;
        // An entry that came in before the last one is not among those after it.
        let complete = fold.len() as u64 == self.vault.count()?;
        Ok(complete.then_some((fold, unstored)))
    }

    /// The fold of the log, and of nothing that was stored.
    ///
    /// One thread reads rows, the other folds them; where rows wait, the first one helps along.
    pub(crate) fn folded_anew(&self) -> Result<Fold, Failure> {
        let came = self.came()?;
        thread::scope(|scope| {
            let (sender, receiver) = sync_channel::<Batch>(BATCHES_MAX);
            let folding = scope.spawn(move || {
                let mut fold = Fold::default();
                for batch in receiver {
                    batch.take_into(&mut fold)?;
                }
                Ok(fold)
            });
            let mut rows = Rows::default();
            let mut taken = true;
            let read = self.vault.entries(None, |row| {
                rows.put(&row, &came);
                if taken && rows.ends.len() == BATCH_ROWS {
                    taken = hand_on(&sender, std::mem::take(&mut rows))?;
                }
                Ok(())
            });
            let last = read.and_then(|()| hand_on(&sender, rows));
            drop(sender);
            let fold = folding.join().expect("folding does not panic");
            last.and(fold)
        })
    }

    fn came(&self) -> Result<Came, Failure> {
        Ok(Came {
            grouped: self.is_grouped()?,
            copies: self.copies_since()?,
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
        self.looks.forget();
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

/// The entry of a row, under the ref by which it is shown: two members can have made up the same.
pub(crate) fn shown_of(row: &Row<'_>, fold: &Fold) -> Result<Entry, Failure> {
    let mut entry = entry_of(row, |name| fold.kind_of(name))?;
    if let Some(name) = fold.name_at(row::position(row.position)) {
        entry.name = name.into();
    }
    Ok(entry)
}

fn entry(
    line: &[u8],
    number: u64,
    kind_of: impl Fn(&str) -> Option<Kind>,
) -> Result<Entry, Failure> {
    read::trusted(line, kind_of).map_err(|_| Failure::Unreadable { line: number })
}

fn take(fold: &mut Fold, row: &Row<'_>, came: &Came) -> Result<(), Failure> {
    let entry = entry_of(row, |name| fold.kind_of(name))?;
    fold.insert_as(row::position(row.position), &entry, arrival(row, came));
    Ok(())
}

/// How rows came here, beside what the log says of them.
struct Came {
    grouped: bool,
    /// Since when each row that is a released copy is shown.
    copies: HashMap<RowId, Day>,
}

/// What the fold is told of a row beside what it says.
fn arrival(row: &Row<'_>, came: &Came) -> Arrival {
    Arrival {
        standing: match row.standing {
            Kept::Counts | Kept::RelayedCounts => Standing::Counts,
            Kept::Relayed | Kept::Hidden => Standing::Kept,
            Kept::Apart => Standing::Apart,
        },
        // Before there are rooms, what an entry says of itself is all there is.
        room: row::which(row.room).filter(|_| came.grouped),
        copy_since: came.copies.get(&row.row).copied(),
        ..Arrival::default()
    }
}

/// Rows on their way from the file to the fold.
#[derive(Default)]
struct Rows {
    lines: Vec<u8>,
    /// The place of each, how it came, and where its line ends.
    ends: Vec<(Position, Arrival, usize)>,
}

/// What goes to the fold at a time.
enum Batch {
    /// Still to be read as entries.
    Rows(Rows),
    /// Read.
    Entries(Vec<(Position, Arrival, Entry)>),
}

/// Hands rows on; says whether anybody takes them. Where folding has failed it says why itself.
fn hand_on(to: &SyncSender<Batch>, rows: Rows) -> Result<bool, Failure> {
    let waiting = match to.try_send(Batch::Rows(rows)) {
        Ok(()) => return Ok(true),
        Err(TrySendError::Full(Batch::Rows(rows))) => Batch::Entries(rows.entries()?),
        Err(TrySendError::Full(entries)) => entries,
        Err(TrySendError::Disconnected(_)) => return Ok(false),
    };
    Ok(to.send(waiting).is_ok())
}

impl Rows {
    fn put(&mut self, row: &Row<'_>, came: &Came) {
        self.lines.extend_from_slice(row.line);
        self.ends.push((
            row::position(row.position),
            arrival(row, came),
            self.lines.len(),
        ));
    }

    fn entries(self) -> Result<Vec<(Position, Arrival, Entry)>, Failure> {
        let mut start = 0;
        let lines = self.lines;
        let entries = self.ends.into_iter().map(|(position, arrival, end)| {
            let line = &lines[start..end];
            start = end;
            // What a correction may set is known to the fold, which has its target.
            Ok((position, arrival, entry(line, position.depth, |_| None)?))
        });
        entries.collect()
    }
}

impl Batch {
    fn take_into(self, fold: &mut Fold) -> Result<(), Failure> {
        let entries = match self {
            Batch::Rows(rows) => rows.entries()?,
            Batch::Entries(entries) => entries,
        };
        for (position, arrival, entry) in entries {
            fold.insert_as(position, &entry, arrival);
        }
        Ok(())
    }
}
