//! Writing down one more entry.

use std::fs::File;
use std::path::PathBuf;

use answerable_record::words::{ErasureReason, Room};
use answerable_record::{Arrival, Field, Kind, Position, Rule, read};
use answerable_rooms::limits::ATTACHMENTS_MAX;
use answerable_vault::{Entropy, NewEntry, Standing, WriteError};
use serde_json::{Map, Value as Json};

use crate::check::faults;
use crate::found::Office;
use crate::group::adopt::drawn;
use crate::group::attached::FileSaid;
use crate::group::{hers, write, written};
use crate::{Failure, Now, row};

/// What somebody wants to write down.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The fields as they stand in a line; `ref`, `on` and `by` are made up where they are absent.
    pub fields: Map<String, Json>,
    /// Files to be attached, wherever they lie; each goes under its own name.
    pub files: Vec<PathBuf>,
}

/// What was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its ref.
    pub reference: String,
    /// The entries of which only the stub is left, where this erased some.
    pub erased: Vec<String>,
}

impl Office {
    /// Writes down an entry of that type.
    ///
    /// # Errors
    /// Every rule that it would break; nothing is written then.
    pub fn write_down(&mut self, kind: Kind, draft: &Draft, now: Now) -> Result<Written, Failure> {
        self.needs_to_be_in()?;
        let me = self.me.clone();
        let is_alone = self.group()?.is_none();
        self.fold()?;
        let fold = self.fold.as_mut().expect("made above");
        let reference = match is_alone {
            true => next_ref(kind, fold),
            false => free_ref(kind, fold),
        };
        let line = whole(kind, &reference, draft, fold, me.as_deref(), now);
        let mut listed = Vec::new();
        let bytes = Json::Object(line).to_string();
        let read = read::line(bytes.as_bytes(), 1, |name| fold.kind_of(name), &mut listed);
        let mut broken: Vec<(String, Rule)> = listed
            .into_iter()
            .map(|fault| (fault.field, fault.rule))
            .collect();
        if kind == Kind::Process {
            broken.push((Field::Type.name().to_owned(), Rule::ProcessAgain));
        }
        let entry = read.entry.filter(|_| broken.is_empty());
        if let Some(entry) = &entry {
            broken = fold.check(entry, |_| false);
        }
        let names = draft
            .files
            .iter()
            .zip(1..)
            .filter(|(path, _)| !path.is_file());
        broken.extend(names.map(|(_, number)| {
            (
                Field::Attachments.name().to_owned(),
                Rule::AttachmentMissing { number },
            )
        }));
        let Some(entry) = entry.filter(|_| broken.is_empty()) else {
            return Err(faults(broken));
        };
        let alone = Position::line(fold.last().map_or(0, |last| last.depth) + 1);
        let room = fold.room_for(&entry);
        let erases = (kind == Kind::Erasure)
            .then(|| entry.said.name(Field::Of))
            .flatten();
        let stubs = erases.map(|of| fold.stubs_of(of)).unwrap_or_default();
        let files = match self.group()? {
            Some(_) => measured(&entry.name, &draft.files)?,
            None => Vec::new(),
        };
        let releases = (kind == Kind::Release)
            .then(|| {
                let of = entry.said.name(Field::Of)?.to_string();
                Some((of, entry.said.word::<Room>(Field::ToRoom)?))
            })
            .flatten();
        if let Some((_, to)) = releases.as_ref().filter(|(_, to)| *to != room) {
            self.needs_to_write_in(*to, now)?;
        }
        let line = write::Line {
            room,
            hers: hers::needs_her(kind),
            text: &bytes,
            files: &files,
        };
        let link = self.link_of_line(&line, now)?;
        let position = link.as_ref().map_or(alone, |(_, link, clock)| {
            row::position(written::position(*clock, link.depth, &link.id.0))
        });
        let new = NewEntry {
            position: row::at(position),
            name: &entry.name,
            kind: entry.kind.name(),
            author: me.as_deref().unwrap_or_default(),
            recorded_at_s: now.seconds,
            line: bytes.as_bytes(),
            search: &row::search_text(&entry),
            room: row::place(room),
            standing: Standing::Counts,
        };
        let rows = stubs
            .iter()
            .map(|(_, stub)| self.vault.find(&stub.name))
            .collect::<Result<Vec<_>, _>>()?;
        let own = self
            .group
            .as_ref()
            .map(|group| group.identity.keys.device());
        let arrival = Arrival {
            room: link.is_some().then_some(room),
            ..Arrival::default()
        };
        let kept = self.vault.write(|writer| -> Result<(), Failure> {
            let written = writer.append(&new)?;
            if let Some((place, link, _)) = &link {
                let room = self
                    .group
                    .as_ref()
                    .and_then(|group| group.rooms.get(place))
                    .expect("it was written into");
                written::append(writer, *place, room, link, written)?;
                for (path, file) in draft.files.iter().zip(&files) {
                    let (name, hash) = (&file.name, &file.hash);
                    let id = writer.attachment_expected(written, name, file.bytes, hash)?;
                    // A file that was changed since it was measured is refused here.
                    writer.attachment_fetched(id, &mut File::open(path)?)?;
                }
            } else {
                let names = file_names(&entry.name, &draft.files);
                for (path, name) in draft.files.iter().zip(names) {
                    writer.attach(written, &name, &mut File::open(path)?)?;
                }
            }
            for ((_, stub), rows) in stubs.iter().zip(&rows) {
                for erased in rows.iter().take(1) {
                    written::erase(writer, *erased, stub.to_line().as_bytes(), own)?;
                }
            }
            if !stubs.is_empty() {
                // It knows names out of what is gone.
                writer.drop_fold()?;
            }
            Ok(())
        });
        if kept.is_err() {
            // What is in memory is more than what is kept.
            self.group = None;
        }
        kept?;
        let fold = self.fold.as_mut().expect("made above");
        let change = fold.insert_as(position, &entry, arrival);
        if let Some(view) = &mut self.view {
            view.take(fold, &change);
        }
        self.unstored = self.unstored.saturating_add(1);
        if !stubs.is_empty() {
            // Nothing is left of it in memory either; the stored fold went with it.
            self.fold = Some(fold.without_unused_names());
            (self.view, self.unstored) = (None, u64::MAX);
        }
        let erased = stubs
            .iter()
            .map(|(_, stub)| stub.name.to_string())
            .collect();
        if let Some((place, ..)) = &link {
            let said = |field| entry.said.word::<ErasureReason>(field);
            match (erases, said(Field::Reason)) {
                (Some(of), Some(reason)) => self.ask_to_erase(of, reason, now)?,
                _ if hers::needs_her(kind) => self.restand(*place)?,
                _ => {}
            }
        }
        if let Some((of, to)) = releases.filter(|_| link.is_some()) {
            self.copy_out(&of, to, now)?;
        }
        Ok(Written {
            reference: entry.name.to_string(),
            erased,
        })
    }
}

/// The line that a draft makes, with what the program makes up.
fn whole(
    kind: Kind,
    reference: &str,
    draft: &Draft,
    fold: &answerable_record::Fold,
    me: Option<&str>,
    now: Now,
) -> Map<String, Json> {
    let mut line = Map::new();
    line.insert(Field::Type.name().to_owned(), kind.name().into());
    line.insert(Field::Ref.name().to_owned(), reference.into());
    line.insert(Field::On.name().to_owned(), now.day.to_string().into());
    // Who writes here is named only once the record knows the person.
    if let Some(me) = me.filter(|me| fold.kind_of(me) == Some(Kind::Person)) {
        line.insert(Field::By.name().to_owned(), me.into());
    }
    line.extend(draft.fields.clone());
    if !draft.files.is_empty() {
        let reference = line
            .get(Field::Ref.name())
            .and_then(Json::as_str)
            .unwrap_or_default();
        let names: Json = file_names(reference, &draft.files).into_iter().collect();
        line.insert(Field::Attachments.name().to_owned(), names);
    }
    line
}

/// What the entry will say of each file.
fn measured(reference: &str, files: &[PathBuf]) -> Result<Vec<FileSaid>, Failure> {
    if files.len() > ATTACHMENTS_MAX {
        return Err(WriteError::TooLong.into());
    }
    let names = file_names(reference, files).into_iter();
    let files = names.zip(files);
    files
        .map(|(name, path)| FileSaid::measured(name, &mut File::open(path)?))
        .collect()
}

/// The name of each file: below the ref of its entry, so that no two entries share one.
fn file_names(reference: &str, files: &[PathBuf]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.replace(['\\', ':'], "-");
        let taken = |name: &String| names.contains(name);
        let numbered = (2..).map(|number| format!("{reference}/{number}-{name}"));
        let mut free = std::iter::once(format!("{reference}/{name}")).chain(numbered);
        let free = free.find(|name| !taken(name));
        names.push(free.expect("there is always a next number"));
    }
    names
}

/// A ref that nobody has: the type and the next number.
fn next_ref(kind: Kind, fold: &answerable_record::Fold) -> String {
    let first = fold.count_of(kind) + 1;
    let refs = (first..).map(|number| format!("{kind}-{number}"));
    refs.into_iter()
        .find(|name| fold.kind_of(name).is_none())
        .expect("there is always a next number")
}

/// Letters that are told apart over a phone, and make no words.
const LETTERS: &[u8; 11] = b"fhklmqrwxyz";

/// A ref for a group: the type and six letters at random, as in `note-khm-wxr`. Others write at the same
/// time, so the next number would be theirs too; and it would say how much there is in a room that a
/// reader can't open.
fn free_ref(kind: Kind, fold: &answerable_record::Fold) -> String {
    let letter = || loop {
        let [byte] = drawn::<1>(&mut Entropy);
        // 253 is 23 times 11: each letter is as likely as another.
        if byte < 253 {
            return char::from(LETTERS[usize::from(byte) % LETTERS.len()]);
        }
    };
    loop {
        let three = || -> String { (0..3).map(|_| letter()).collect() };
        let name = format!("{kind}-{}-{}", three(), three());
        if fold.kind_of(&name).is_none() {
            return name;
        }
    }
}
