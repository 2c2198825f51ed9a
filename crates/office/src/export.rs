//! Giving the record out as a script, with its attachments.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use answerable_record::words::Room;
use answerable_record::{Day, Entry, Field, Fold, Kind, Position, ScriptLine};
use answerable_vault::{Entry as Row, RowId};
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
    /// Attachments that are not on this device yet.
    pub not_here: u64,
    /// Attachments of others that would have taken the name of another file.
    pub clashing: u64,
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
                if !attachment.here {
                    exported.not_here += 1;
                    continue;
                }
                // Several entries may name one file of a script; two files never share a name, but for
                // those of several people, of which the first is given out.
                if written.get(&attachment.name) == Some(&attachment.hash) {
                    continue;
                }
                let Some(mut file) = attached(folder, &attachment.name)? else {
                    exported.clashing += 1;
                    continue;
                };
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
        let mut giving = Giving {
            fold,
            to,
            known: HashSet::new(),
            rows: Vec::new(),
        };
        match room {
            Some(room) => self.of_room(&mut giving, room)?,
            None => self.whole(&mut giving)?,
        };
        let entries = giving.rows.len() as u64;
        let given = giving.rows.into_iter().flatten().collect();
        let exported = Exported {
            entries,
            ..Exported::default()
        };
        Ok((exported, given))
    }

    /// What lies in a room or was released to it, in the order of recording.
    fn of_room(&self, giving: &mut Giving<'_>, room: Room) -> Result<(), Failure> {
        let fold = giving.fold;
        self.vault.entries(None, |row| -> Result<(), Failure> {
            let is_process = row.kind == Kind::Process.name();
            if !is_process && !fold.lies_in(row.name, room) {
                return Ok(());
            }
            let released = fold.room_of(row.name) != Some(room);
            if is_process || !released {
                return giving.line(&row, None);
            }
            // The other room reads it as it stands, and not what was corrected away.
            let recorded = entry_of(&row, |name| fold.kind_of(name))?;
            let stands = self.corrected(fold, &recorded, Day::MAX)?;
            giving.write(stands.unwrap_or(recorded).to_line().as_bytes(), None)
        })
    }

    /// Everything, in an order in which each line points only at lines above it.
    fn whole(&self, giving: &mut Giving<'_>) -> Result<(), Failure> {
        let script = giving.fold.script();
        if script.is_sorted_by_key(|line| line.position) {
            let mut script = script.iter().peekable();
            return self.vault.entries(None, |row| -> Result<(), Failure> {
                let at = row::position(row.position);
                let line = script.next_if(|line| line.position == at);
                line.map_or(Ok(()), |line| giving.line(&row, Some(line)))
            });
        }
        // Entries of several rooms, or a clock that is wrong: some have to wait for what they point at.
        let mut rows: HashMap<Position, RowId> = HashMap::new();
        self.vault.entries(None, |row| -> Result<(), Failure> {
            rows.insert(row::position(row.position), row.row);
            Ok(())
        })?;
        for line in &script {
            if let Some(row) = rows.get(&line.position) {
                self.vault
                    .entry(*row, |row| giving.line(&row, Some(line)))??;
            }
        }
        Ok(())
    }
}

/// A script being given out.
struct Giving<'g> {
    fold: &'g Fold,
    to: &'g mut dyn Write,
    /// Persons above, who can be named as recorders.
    known: HashSet<String>,
    /// The row of each line, where its attachments go with it.
    rows: Vec<Option<RowId>>,
}

impl Giving<'_> {
    /// Gives out a row: as the script has to say it, or in the order of recording as it was written.
    fn line(&mut self, row: &Row<'_>, line: Option<&ScriptLine<'_>>) -> Result<(), Failure> {
        let said_anew = |line: &&ScriptLine<'_>| {
            let plain = line.unaware_of.is_empty() && line.room.is_none() && line.stub_in.is_none();
            !row.erased && (!plain || line.name != row.name)
        };
        let anew = match line.filter(said_anew) {
            Some(line) => Some(line.of(&entry_of(row, |name| self.fold.kind_of(name))?)),
            None => None,
        };
        let text = anew.as_ref().map(Entry::to_line);
        let mut bytes = Cow::Borrowed(text.as_deref().map_or(row.line, str::as_bytes));
        let stub = anew.as_ref().is_some_and(|anew| anew.erased);
        let knows = match line {
            Some(_) => self.known.contains(row.author),
            None => self.is_known_before(row.author, row::position(row.position)),
        };
        if knows && !row.erased && !stub {
            bytes = Cow::Owned(with_recorder(&bytes, row.author));
        }
        if row.kind == Kind::Person.name() {
            let name = line.map_or(row.name, |line| line.name.as_ref());
            self.known.insert(name.to_owned());
        }
        self.write(&bytes, (!stub).then_some(row.row))
    }

    fn is_known_before(&self, author: &str, position: Position) -> bool {
        let person = self.fold.kind_of(author) == Some(Kind::Person);
        let placed = self.fold.position_of(author);
        person && placed.is_some_and(|person| person < position)
    }

    fn write(&mut self, line: &[u8], row: Option<RowId>) -> Result<(), Failure> {
        self.to.write_all(line)?;
        self.to.write_all(b"\n")?;
        self.rows.push(row);
        Ok(())
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

/// Makes the file of an attachment; `None` where another has its place, or it would lie outside.
fn attached(folder: &Path, name: &str) -> io::Result<Option<fs::File>> {
    if !answerable_record::is_inside(name) {
        return Ok(None);
    }
    let path = folder.join(name);
    let made = make_folder(path.parent().unwrap_or(folder)).and_then(|()| make_file(&path));
    match made {
        Ok(file) => Ok(Some(file)),
        Err(error) if is_taken(error.kind()) => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_taken(kind: io::ErrorKind) -> bool {
    use io::ErrorKind::{AlreadyExists, InvalidFilename, NotADirectory};
    matches!(kind, AlreadyExists | NotADirectory | InvalidFilename)
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
