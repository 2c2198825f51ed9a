//! Giving the record out as a script, with its attachments.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use answerable_record::{Field, Kind, words::Room};
use answerable_vault::RowId;
use serde_json::{Map, Value as Json};

use crate::found::Office;
use crate::{Failure, row};

/// The script's name in the folder of an export.
const SCRIPT: &str = "record.jsonl";

/// What was given out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Entries.
    pub entries: u64,
    /// Attachments that were written.
    pub attachments: u64,
    /// Attachments that were left out, since only the script was asked for.
    pub left_out: u64,
}

impl Office {
    /// Writes the script; of one room, for reading, only what lies in it or was released to it.
    ///
    /// # Errors
    /// What the vault or the stream says.
    pub fn export(&mut self, to: &mut dyn Write, room: Option<Room>) -> Result<Exported, Failure> {
        let (exported, rows) = self.lines(to, room)?;
        let mut left_out = 0;
        for row in rows {
            left_out += self.vault.attachments(row)?.len() as u64;
        }
        Ok(Exported {
            left_out,
            ..exported
        })
    }

    /// Writes the script and the attachments into a folder that is new or empty.
    ///
    /// # Errors
    /// Where the folder holds something already, or what the machine says.
    pub fn export_to(&mut self, folder: &Path, room: Option<Room>) -> Result<Exported, Failure> {
        fs::create_dir_all(folder)?;
        if fs::read_dir(folder)?.next().is_some() {
            return Err(Failure::FolderInUse);
        }
        let mut script = BufWriter::new(fs::File::create_new(folder.join(SCRIPT))?);
        let (mut exported, rows) = self.lines(&mut script, room)?;
        script
            .into_inner()
            .map_err(|error| error.into_error())?
            .sync_all()?;
        for row in rows {
            for attachment in self.vault.attachments(row)? {
                let inside =
                    answerable_record::is_inside(&attachment.name) && attachment.name != SCRIPT;
                let path = folder.join(if inside {
                    attachment.name.as_str()
                } else {
                    continue;
                });
                if let Some(below) = path.parent() {
                    fs::create_dir_all(below)?;
                }
                // Two entries may have the same file; then it is there already.
                if let Ok(mut file) = fs::File::create_new(&path) {
                    self.vault.read_attachment(attachment.id, &mut file)?;
                    exported.attachments += 1;
                }
            }
        }
        Ok(exported)
    }

    fn lines(
        &mut self,
        to: &mut dyn Write,
        room: Option<Room>,
    ) -> Result<(Exported, Vec<RowId>), Failure> {
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let mut exported = Exported::default();
        let mut rows = Vec::new();
        self.vault.entries(None, |entry| -> Result<(), Failure> {
            let is_process = entry.kind == Kind::Process.name();
            if room.is_some_and(|room| !is_process && !fold.lies_in(entry.name, room)) {
                return Ok(());
            }
            let known = |author: &str| {
                fold.kind_of(author) == Some(Kind::Person)
                    && fold
                        .position_of(author)
                        .is_some_and(|person| person < row::position(entry.position))
            };
            match entry.author {
                author if !entry.erased && known(author) => {
                    to.write_all(&with_recorder(entry.line, author))?
                }
                _ => to.write_all(entry.line)?,
            }
            to.write_all(b"\n")?;
            rows.push(entry.row);
            exported.entries += 1;
            Ok(())
        })?;
        Ok((exported, rows))
    }
}

/// The line, naming who recorded it where it does not say so itself: elsewhere that would be the reader.
fn with_recorder(line: &[u8], author: &str) -> Vec<u8> {
    match serde_json::from_slice::<Map<String, Json>>(line) {
        Ok(mut fields)
            if ![Field::By, Field::Erased]
                .iter()
                .any(|field| fields.contains_key(field.name())) =>
        {
            fields.insert(Field::By.name().to_owned(), author.into());
            Json::Object(fields).to_string().into_bytes()
        }
        _ => line.to_vec(),
    }
}
