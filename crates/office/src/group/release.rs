//! Releasing: an entry is shown to another room, as a copy that is signed anew there.

use answerable_record::{Field, Kind, words::Room as Which, words::Word};
use answerable_rooms::content::{Content, Said, released};
use answerable_vault::{Entropy, RowId};
use serde_json::{Map, Value as Json};

use super::adopt::seconds;
use super::attached::{self, FileSaid};
use super::hers::needs_her;
use super::replicas::Place;
use crate::folding::entry_of;
use crate::{Draft, Failure, Now, Office};

impl Office {
    /// Shows an entry to another room; gives the ref of the entry that says so.
    ///
    /// # Errors
    /// Where no entry has that ref, a rule is against it, or one does not write in that room.
    pub fn release(&mut self, reference: &str, to: Which, now: Now) -> Result<String, Failure> {
        let mut fields = Map::new();
        fields.insert(Field::Of.name().to_owned(), Json::from(reference));
        fields.insert(Field::ToRoom.name().to_owned(), Json::from(to.name()));
        let draft = Draft {
            fields,
            files: Vec::new(),
        };
        Ok(self.write_down(Kind::Release, &draft, now)?.reference)
    }

    /// Writes the copy of a released entry into the other room, as it stands now, with those of its files
    /// that are here, sealed anew; whence it came is not said. Where it was corrected since an earlier
    /// copy, this one takes its place.
    pub(crate) fn copy_out(&mut self, of: &str, to: Which, now: Now) -> Result<(), Failure> {
        let place = Place::of(to);
        let Some((from, original)) = self.place_and_id(of)? else {
            return Ok(());
        };
        if from == place {
            return Ok(());
        }
        let entry = self.entry(of, now.day)?;
        if entry.erased {
            return Ok(());
        }
        let row = self.vault.find(of)?.first().copied();
        let row = row.ok_or_else(|| Failure::NoSuchEntry(of.to_owned()))?;
        let author = self.vault.entry(row, |row| row.author.to_owned())?;
        let known = self.fold()?.kind_of(&author) == Some(Kind::Person);
        let files = self.files_here(row)?;
        let line = copied(&entry.to_line(), Some(author).filter(|_| known), &files)?;
        if self.is_copied_to(place, &original, &line)? {
            return Ok(());
        }
        let epoch = self.writable(place, now)?;
        let clock = self.clock(place)?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get_mut(&place).ok_or(Failure::NotInRoom)?;
        let content = Content::Copy {
            at: seconds(now),
            source: released(&original),
            said: Said {
                hers: needs_her(entry.kind),
                clock,
                line: &line,
                attachments: attached::said(&files, *room.me(), epoch),
            },
        };
        let link = room.write_content(epoch, &content, &mut Entropy);
        self.keep_links(place, &[link], &[])
    }

    /// The files of an entry whose bytes are here.
    fn files_here(&self, row: RowId) -> Result<Vec<FileSaid>, Failure> {
        let files = self.vault.attachments(row)?.into_iter();
        let here = files.filter(|file| file.here);
        Ok(here
            .map(|file| FileSaid {
                name: file.name,
                bytes: file.bytes,
                hash: file.hash,
            })
            .collect())
    }

    /// Makes the copies of what was released while somebody wrote alone.
    pub(super) fn copy_released(&mut self, now: Now) -> Result<(), Failure> {
        let mut released: Vec<(String, Which)> = Vec::new();
        self.vault.entries(None, |row| -> Result<(), Failure> {
            if row.kind == Kind::Release.name() && !row.erased {
                let entry = entry_of(&row, |_| None)?;
                let of = entry.said.name(Field::Of).map(ToString::to_string);
                released.extend(of.zip(entry.said.word::<Which>(Field::ToRoom)));
            }
            Ok(())
        })?;
        for (of, to) in released {
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let room = group.rooms.get(&Place::of(to));
            if room.is_some_and(|room| room.writable().is_some())
                && !self.vault.find(&of)?.is_empty()
            {
                self.copy_out(&of, to, now)?;
            }
        }
        Ok(())
    }
}

/// The line as the other room gets it: with who recorded it and the files that go with it, and not saying
/// where it lies.
fn copied(line: &str, by: Option<String>, files: &[FileSaid]) -> Result<String, Failure> {
    let read = serde_json::from_str::<Map<String, Json>>(line);
    let mut fields = read.map_err(|_| Failure::Unreadable { line: 0 })?;
    fields.remove(Field::Attachments.name());
    if !files.is_empty() {
        let names: Json = files.iter().map(|file| file.name.as_str()).collect();
        fields.insert(Field::Attachments.name().to_owned(), names);
    }
    fields.remove(Field::Room.name());
    fields.remove(Field::UnawareOf.name());
    if let Some(by) = by {
        fields
            .entry(Field::By.name().to_owned())
            .or_insert_with(|| by.into());
    }
    Ok(Json::Object(fields).to_string())
}
