//! Giving the record out as a script, with its attachments.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use answerable_record::{Day, Field, Kind, words::Room};
use answerable_vault::RowId;
use serde_json::{Map, Value as Json};

use crate::folding::entry_of;
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
        make_folder(folder)?;
        if fs::read_dir(folder)?.next().is_some() {
            return Err(Failure::FolderInUse);
        }
        let mut script = BufWriter::new(make_file(&folder.join(SCRIPT))?);
        let (mut exported, rows) = self.lines(&mut script, room)?;
        script
            .into_inner()
            .map_err(|error| error.into_error())?
            .sync_all()?;
        let mut written: HashMap<String, [u8; 32]> = HashMap::new();
        for row in rows {
            for attachment in self.vault.attachments(row)? {
                // Several entries may name one file of a script; two files never share a name.
                match written.get(&attachment.name) {
                    Some(hash) if *hash == attachment.hash => continue,
                    Some(_) => return Err(Failure::File(io::ErrorKind::AlreadyExists)),
                    None if !answerable_record::is_inside(&attachment.name) => {
                        return Err(Failure::File(io::ErrorKind::InvalidInput));
                    }
                    None => {}
                }
                let path = folder.join(&attachment.name);
                make_folder(path.parent().unwrap_or(folder))?;
                let mut file = make_file(&path)?;
                self.vault.read_attachment(attachment.id, &mut file)?;
                file.sync_all()?;
                written.insert(attachment.name, attachment.hash);
                exported.attachments += 1;
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
            let released = room.is_some_and(|room| fold.room_of(entry.name) != Some(room));
            if released && !is_process {
                // The other room reads it as it stands, and not what was corrected away.
                let recorded = entry_of(&entry, |name| fold.kind_of(name))?;
                let stands = self
                    .corrected(fold, &recorded, Day::MAX)?
                    .unwrap_or(recorded);
                to.write_all(stands.to_line().as_bytes())?;
                to.write_all(b"\n")?;
                exported.entries += 1;
                return Ok(());
            }
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

/// Makes a folder, and those above it, for nobody but who runs the program: an export is not sealed.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes a file that is not there yet, for nobody but who runs the program.
fn make_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
