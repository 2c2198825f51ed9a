//! Taking in a script: all of it, or nothing.
//!
//! One thread reads and checks, the other writes, so that a long script takes as long as the slower
//! of the two. Nothing is there before the last line was found right.

use std::collections::HashSet;
use std::io::BufRead;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use answerable_record::{Entry, Field, Fold, Kind, Position, Script};
use answerable_vault::{NewEntry, RowId, Standing, Writer};

use crate::check::{Files, attachments_are_there, each_line};
use crate::found::Office;
use crate::{Failure, Now, row};

/// What was taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Entries.
    pub entries: u64,
    /// Attachments.
    pub attachments: u64,
    /// Entries of which only the stub was taken in, since the script erases them.
    pub erased: u64,
}

/// Lines that go from reading to writing at a time.
const BATCH_LINES: usize = 256;
/// Batches that may wait.
const BATCHES_MAX: usize = 8;

impl Office {
    /// Takes in a script and its attachments, in one transaction.
    ///
    /// The vault holds nothing but its process; the script's takes its place.
    ///
    /// # Errors
    /// Every fault of the script; a vault that holds more; what the machine says. Nothing is taken in then.
    pub fn import(
        &mut self,
        source: &mut (dyn BufRead + Send),
        files: &(dyn Files + Sync),
        now: Now,
    ) -> Result<Imported, Failure> {
        self.needs_to_be_in()?;
        let process = self.only_process()?;
        let author = self.me.clone().unwrap_or_default();
        let (imported, fold) = thread::scope(|scope| {
            let (sender, receiver) = sync_channel(BATCHES_MAX);
            let reading = scope.spawn(move || read(source, files, &sender));
            self.vault.write(|writer| {
                let mut taking = Taking::new(writer, process, author, now);
                let written = taking.take_all(&receiver, files);
                // Where writing failed, reading ends with it.
                drop(receiver);
                let read = reading.join().expect("reading does not panic");
                written?;
                let mut fold = read?;
                taking.erase(&fold)?;
                if taking.imported.erased > 0 {
                    fold = fold.without_unused_names();
                }
                if let Some(last) = fold.last() {
                    let bytes = fold.to_bytes();
                    let count = fold.len() as u64;
                    taking.writer.store_fold(row::at(last), count, &bytes)?;
                }
                Ok::<_, Failure>((taking.imported, fold))
            })
        })?;
        // What lies in rooms is folded as they have it.
        let alone = !self.is_grouped()?;
        self.looks.forget();
        self.fold = Some(fold).filter(|_| alone);
        self.unstored = 0;
        if !alone {
            self.forget_fold()?;
        }
        Ok(imported)
    }

    /// The row of the process, where the vault holds nothing else.
    fn only_process(&self) -> Result<RowId, Failure> {
        let mut process = None;
        if self.vault.count()? == 1 {
            self.vault.entries(None, |entry| -> Result<(), Failure> {
                process = (entry.kind == Kind::Process.name()).then_some(entry.row);
                Ok(())
            })?;
        }
        process.ok_or(Failure::NotEmpty)
    }
}

/// A line that keeps the rules, and what the vault needs to know of it.
struct Ready {
    line: u64,
    bytes: Vec<u8>,
    entry: Entry,
    search: String,
}

/// Reads and checks, and hands on what may be written; gives what the whole script adds up to.
fn read(
    source: &mut dyn BufRead,
    files: &dyn Files,
    to: &SyncSender<Vec<Ready>>,
) -> Result<Fold, Failure> {
    let mut script = Script::default();
    let mut batch = Vec::with_capacity(BATCH_LINES);
    each_line(source, &mut script, |script, bytes, entry| {
        attachments_are_there(script, &entry, files);
        if script.is_refused() {
            return Ok(());
        }
        let bytes = bytes
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(bytes)
            .to_vec();
        let search = row::search_text(&entry);
        batch.push(Ready {
            line: script.line_number(),
            bytes,
            entry,
            search,
        });
        match batch.len() {
            BATCH_LINES => send(to, &mut batch),
            _ => Ok(()),
        }
    })?;
    let fold = script.finish().map_err(Failure::Faults)?;
    send(to, &mut batch)?;
    Ok(fold)
}

/// Hands a batch on. Where nobody takes it any more, writing has failed, and says why itself.
fn send(to: &SyncSender<Vec<Ready>>, batch: &mut Vec<Ready>) -> Result<(), Failure> {
    let full = std::mem::replace(batch, Vec::with_capacity(BATCH_LINES));
    to.send(full)
        .map_err(|_| Failure::File(std::io::ErrorKind::BrokenPipe))
}

struct Taking<'w, 'v> {
    writer: &'w mut Writer<'v>,
    process: RowId,
    author: String,
    now: Now,
    imported: Imported,
    /// The row of each line.
    rows: Vec<RowId>,
    /// Lines that came as what is left of an erased entry.
    stubs: HashSet<u64>,
}

impl<'w, 'v> Taking<'w, 'v> {
    fn new(writer: &'w mut Writer<'v>, process: RowId, author: String, now: Now) -> Self {
        let imported = Imported::default();
        Taking {
            writer,
            process,
            author,
            now,
            imported,
            rows: Vec::new(),
            stubs: HashSet::new(),
        }
    }

    fn take_all(&mut self, from: &Receiver<Vec<Ready>>, files: &dyn Files) -> Result<(), Failure> {
        while let Ok(batch) = from.recv() {
            for ready in batch {
                self.take(&ready, files)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, ready: &Ready, files: &dyn Files) -> Result<(), Failure> {
        let entry = &ready.entry;
        let new = NewEntry {
            position: row::at(Position::line(ready.line)),
            name: &entry.name,
            kind: entry.kind.name(),
            author: &self.author,
            recorded_at_s: self.now.seconds,
            line: &ready.bytes,
            search: &ready.search,
            room: row::room(entry),
            standing: Standing::Counts,
        };
        let row = match ready.line {
            1 => self
                .writer
                .replace(self.process, &new)
                .map(|()| self.process)?,
            _ => self.writer.append(&new)?,
        };
        self.rows.push(row);
        if entry.erased {
            self.stubs.insert(ready.line);
        }
        for path in entry.said.texts(Field::Attachments) {
            self.writer.attach(row, path, files.open(path)?.as_mut())?;
            self.imported.attachments += 1;
        }
        self.imported.entries += 1;
        Ok(())
    }

    /// Leaves of what the script erases the stub alone.
    fn erase(&mut self, fold: &Fold) -> Result<(), Failure> {
        let content = |position: &Position| !self.stubs.contains(&position.depth);
        for (position, stub) in fold.erased().filter(|(position, _)| content(position)) {
            let line = usize::try_from(position.depth - 1).ok();
            let row = line.and_then(|line| self.rows.get(line).copied());
            let row = row.expect("each line of a script that keeps the rules has its row");
            self.writer.erase(row, stub.to_line().as_bytes())?;
            self.imported.erased += 1;
        }
        Ok(())
    }
}
