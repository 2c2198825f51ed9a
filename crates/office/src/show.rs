//! Looking at one entry, or at all of them, with what they say.

use std::collections::BTreeMap;

use answerable_record::{Day, Entry, Fold, Kind, Sight, words::Room};
use answerable_vault::RowId;

use crate::Failure;
use crate::folding::{entry_of, shown_of};
use crate::found::Office;

/// An entry with what belongs to it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// As it was recorded.
    pub entry: Entry,
    /// As its corrections have it, where there are any.
    pub corrected: Option<Entry>,
    /// The room in which it lies.
    pub room: Room,
    /// Who wrote it in here; `by` may name somebody else.
    pub author: String,
    /// When it was written in, in seconds since 1970.
    pub recorded_at_s: i64,
    /// Entries that point at it, by ref and type.
    pub pointed_at_by: Vec<(String, Kind)>,
    /// What is flagged beside it: the flag's name, and the entry that makes it so.
    pub flags: Vec<(answerable_record::FlagKind, Option<String>)>,
    /// Its attachments.
    pub attachments: Vec<FileShown>,
}

/// An attachment of an entry.
#[derive(Clone, Debug)]
pub struct FileShown {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether it is on this device, or was not fetched yet.
    pub here: bool,
}

impl Office {
    /// Shows an entry as it is known today.
    ///
    /// # Errors
    /// Where no entry has that ref.
    pub fn show(&mut self, reference: &str, today: Day) -> Result<Shown, Failure> {
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let (reference, row) = self.row_of(fold, reference)?;
        let (entry, author, recorded_at_s) = self.vault.entry(row, |row| {
            entry_of(&row, |name| fold.kind_of(name))
                .map(|entry| (entry, row.author.to_owned(), row.recorded_at_s))
        })??;
        let view = self.looks.view(fold, today, Sight::ALL);
        let flags = view.flags_of(fold, reference).into_iter();
        let corrected = self.corrected(fold, &entry, today)?;
        let kind = |name: &str| fold.kind_of(name).map(|kind| (name.to_owned(), kind));
        Ok(Shown {
            room: fold.room_of(reference).unwrap_or(Room::Contact),
            corrected,
            author,
            recorded_at_s,
            pointed_at_by: fold
                .pointing_to(reference)
                .into_iter()
                .filter_map(kind)
                .collect(),
            flags: flags
                .map(|flag| (flag.flag, flag.because_of.map(str::to_owned)))
                .collect(),
            attachments: self
                .vault
                .attachments(row)?
                .into_iter()
                .map(|file| FileShown {
                    name: file.name,
                    bytes: file.bytes,
                    here: file.here,
                })
                .collect(),
            entry,
        })
    }

    /// One entry, as its corrections have it.
    ///
    /// # Errors
    /// Where no entry has that ref.
    pub fn entry(&mut self, reference: &str, today: Day) -> Result<Entry, Failure> {
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let (_, row) = self.row_of(fold, reference)?;
        let entry = self
            .vault
            .entry(row, |row| entry_of(&row, |name| fold.kind_of(name)))??;
        Ok(self.corrected(fold, &entry, today)?.unwrap_or(entry))
    }

    /// Writes an attachment of an entry out; its name may be given without the folder.
    ///
    /// # Errors
    /// Where there is none of that name.
    pub fn read_attachment(
        &self,
        reference: &str,
        name: &str,
        to: &mut dyn std::io::Write,
    ) -> Result<(), Failure> {
        for row in self.vault.find(reference)? {
            if let Some(file) = self
                .vault
                .attachments(row)?
                .into_iter()
                .find(|file| file.name == name || file.name.ends_with(&format!("/{name}")))
            {
                self.vault.read_attachment(file.id, to)?;
                return Ok(());
            }
        }
        Err(Failure::NoSuchEntry(reference.to_owned()))
    }

    /// All entries as they are known on a day, by ref, for papers that quote them.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn entries(&mut self, day: Day) -> Result<BTreeMap<String, Entry>, Failure> {
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let mut entries = BTreeMap::new();
        self.vault.entries(None, |row| -> Result<(), Failure> {
            let entry = shown_of(&row, fold)?;
            entries.insert(entry.name.to_string(), entry);
            Ok(())
        })?;
        corrected_all(fold, &mut entries, day);
        Ok(entries)
    }

    /// The row of an entry, by its own ref; of his person also by `perpetrator`.
    fn row_of<'n>(&self, fold: &'n Fold, reference: &'n str) -> Result<(&'n str, RowId), Failure> {
        let missing = || Failure::NoSuchEntry(reference.to_owned());
        let name = match reference {
            "perpetrator" => fold.perpetrator().ok_or_else(missing)?,
            name => name,
        };
        let row = self.vault.find(name)?.first().copied();
        Ok((name, row.ok_or_else(missing)?))
    }

    /// The entry as its corrections have it; `None` where there are none.
    pub(crate) fn corrected(
        &self,
        fold: &Fold,
        entry: &Entry,
        day: Day,
    ) -> Result<Option<Entry>, Failure> {
        let corrections = fold.corrections_of(&entry.name, day);
        let mut read = Vec::new();
        for name in &corrections {
            for row in self.vault.find(name)? {
                read.push(
                    self.vault
                        .entry(row, |row| entry_of(&row, |name| fold.kind_of(name)))??,
                );
            }
        }
        Ok((!read.is_empty()).then(|| entry.corrected(&fold.holding(&entry.name, day), &read)))
    }
}

/// Lays the corrections of each entry over it.
pub(crate) fn corrected_all(fold: &Fold, entries: &mut BTreeMap<String, Entry>, day: Day) {
    let names: Vec<String> = entries.keys().cloned().collect();
    for name in names {
        let corrections = fold.corrections_of(&name, day);
        let read: Vec<Entry> = corrections
            .iter()
            .filter_map(|name| entries.get(*name).cloned())
            .collect();
        if let Some(entry) = entries.get_mut(&name).filter(|_| !read.is_empty()) {
            *entry = entry.corrected(&fold.holding(&name, day), &read);
        }
    }
}
