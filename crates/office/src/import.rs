//! Taking in a script: all of it, or nothing.

use std::collections::HashSet;
use std::io::BufRead;

use answerable_record::{Entry, Field, Fold, Kind, Position, Script};
use answerable_vault::{NewEntry, RowId, Writer};

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

impl Office {
    /// Takes in a script and its attachments, in one transaction.
    ///
    /// The vault holds nothing but its process; the script's takes its place.
    ///
    /// # Errors
    /// Every fault of the script; a vault that holds more; what the machine says. Nothing is taken in then.
    pub fn import(
        &mut self,
        source: &mut dyn BufRead,
        files: &dyn Files,
        now: Now,
    ) -> Result<Imported, Failure> {
        if self.vault.count()? != 1 {
            return Err(Failure::NotEmpty);
        }
        let mut process = None;
        self.vault.entries(None, |entry| -> Result<(), Failure> {
            process = Some((entry.row, entry.kind == Kind::Process.name()));
            Ok(())
        })?;
        let Some((process, true)) = process else {
            return Err(Failure::NotEmpty);
        };
        let author = self.me.clone().unwrap_or_default();
        let (imported, fold) = self.vault.write(|writer| {
            let mut taking = Taking {
                writer,
                process,
                author,
                now,
                imported: Imported::default(),
                rows: Vec::new(),
                stubs: HashSet::new(),
            };
            let mut script = Script::default();
            each_line(source, &mut script, |script, line, entry| {
                attachments_are_there(script, &entry, files);
                match script.is_refused() {
                    true => Ok(()),
                    false => taking.take(script.line_number(), line, &entry, files),
                }
            })?;
            let fold = script.finish().map_err(Failure::Faults)?;
            taking.erase(&fold)?;
            // A fold that saw what the script erases is not kept: names of it would be.
            let keep = taking.imported.erased == 0;
            if keep && let Some(last) = fold.last() {
                taking
                    .writer
                    .store_fold(row::at(last), fold.len() as u64, &fold.to_bytes())?;
            }
            Ok::<_, Failure>((taking.imported, keep.then_some(fold)))
        })?;
        self.fold = fold;
        self.unstored = 0;
        if self.fold.is_none() {
            self.fold()?;
            self.rest()?;
        }
        Ok(imported)
    }
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

impl Taking<'_, '_> {
    fn take(
        &mut self,
        line: u64,
        bytes: &[u8],
        entry: &Entry,
        files: &dyn Files,
    ) -> Result<(), Failure> {
        let new = NewEntry {
            position: row::at(Position::line(line)),
            name: &entry.name,
            kind: entry.kind.name(),
            author: &self.author,
            recorded_at_s: self.now.seconds,
            line: bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
            search: &row::search_text(entry),
        };
        let row = match line {
            1 => self
                .writer
                .replace(self.process, &new)
                .map(|()| self.process)?,
            _ => self.writer.append(&new)?,
        };
        self.rows.push(row);
        if entry.erased {
            self.stubs.insert(line);
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
        for (position, stub) in fold
            .erased()
            .filter(|(position, _)| !self.stubs.contains(&position.depth))
        {
            let row = usize::try_from(position.depth - 1)
                .ok()
                .and_then(|line| self.rows.get(line).copied());
            let row = row.expect("each line of a script that keeps the rules has its row");
            self.writer.erase(row, stub.to_line().as_bytes())?;
            self.imported.erased += 1;
        }
        Ok(())
    }
}
