//! Writing down: one more entry, or several that belong together, all of them or none.

use answerable_record::words::{ErasureReason, Room};
use answerable_record::{Arrival, Change, Entry, Field, Fold, Kind, Position, Rule, read};
use answerable_rooms::room::Link;
use answerable_vault::{Entropy, NewEntry, RowId, Standing, Writer};
use serde_json::{Map, Value as Json};

use crate::check::faults;
use crate::drafts::DraftId;
use crate::file_given::{FileGiven, file_names};
use crate::found::Office;
use crate::group::adopt::drawn;
use crate::group::attached::FileSaid;
use crate::group::{Place, hers, write, written};
use crate::once::{self, Once};
use crate::{Failure, Now, row};

/// What somebody wants to write down.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The fields as they stand in a line; `ref`, `on` and `by` are made up where they are absent.
    pub fields: Map<String, Json>,
    /// Files to be attached, wherever they lie; each goes under its own name.
    pub files: Vec<FileGiven>,
}

/// What was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its ref.
    pub reference: String,
    /// The entries of which only the stub is left, where this erased some.
    pub erased: Vec<String>,
}

/// What is done in the same breath as writing down.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'b> {
    /// What is written once under this, however often it is sent.
    pub once: Option<&'b Once>,
    /// The draft that this was, which is gone then.
    pub draft: Option<&'b DraftId>,
}

impl Office {
    /// Writes down an entry of that type.
    ///
    /// # Errors
    /// Every rule that it would break; nothing is written then.
    pub fn write_down(&mut self, kind: Kind, draft: &Draft, now: Now) -> Result<Written, Failure> {
        let mut written = self.write_all(&[(kind, draft)], Beside::default(), now)?;
        Ok(written.pop().expect("one was written"))
    }

    /// Writes down entries that belong together, in this order and in one transaction. Each may point at
    /// those before it. What was written under the same `once` before is not written again: then this
    /// gives what was.
    ///
    /// # Errors
    /// Every rule that one of them would break, with its number, from 1, as the line; nothing is
    /// written then.
    pub fn write_all(
        &mut self,
        drafts: &[(Kind, &Draft)],
        beside: Beside<'_>,
        now: Now,
    ) -> Result<Vec<Written>, Failure> {
        self.needs_to_be_in()?;
        if let Some(again) = beside
            .once
            .map(|once| self.once_written(once))
            .transpose()?
            && let Some(again) = again
        {
            return Ok(again);
        }
        let mut ready: Vec<Ready> = Vec::with_capacity(drafts.len());
        let mut changes = Vec::with_capacity(drafts.len());
        for ((kind, draft), number) in drafts.iter().zip(1..) {
            match self.ready_line(*kind, draft, number, now) {
                // The next one is checked against it.
                Ok(next) => {
                    changes.push(self.take_ready(&next));
                    ready.push(next);
                }
                Err(failure) => {
                    if !ready.is_empty() {
                        self.forget_memory();
                    }
                    return Err(failure);
                }
            }
        }
        if let Err(failure) = self.keep_ready(drafts, &ready, beside, now) {
            self.forget_memory();
            return Err(failure);
        }
        self.unstored = self.unstored.saturating_add(ready.len() as u64);
        if ready.iter().any(|ready| !ready.stubs.is_empty()) {
            // Nothing is left of it in memory either; the stored fold went with it.
            self.fold = self.fold.take().map(|fold| fold.without_unused_names());
            self.unstored = u64::MAX;
            self.looks.forget();
        }
        self.take_texts(&changes);
        for ready in &ready {
            self.follow_ready(ready, now)?;
        }
        Ok(ready.iter().map(Ready::said).collect())
    }

    /// A ref that nobody has, for an entry that others of the same breath point at.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn made_up_ref(&mut self, kind: Kind, taken: &[String]) -> Result<String, Failure> {
        let is_alone = self.group()?.is_none();
        let fold = self.fold()?;
        Ok(match is_alone {
            true => next_ref(kind, fold, taken),
            false => free_ref(kind, fold),
        })
    }

    /// Looks whether a draft keeps the rules, and makes the line and the link of it.
    fn ready_line(
        &mut self,
        kind: Kind,
        draft: &Draft,
        number: u64,
        now: Now,
    ) -> Result<Ready, Failure> {
        let me = self.me.clone();
        let reference = self.made_up_ref(kind, &[])?;
        let fold = self.fold.as_mut().expect("made for the ref");
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
        let missing = draft
            .files
            .iter()
            .zip(1..)
            .filter(|(file, _)| file.is_missing());
        broken.extend(missing.map(|(_, number)| {
            (
                Field::Attachments.name().to_owned(),
                Rule::AttachmentMissing { number },
            )
        }));
        let Some(entry) = entry.filter(|_| broken.is_empty()) else {
            return Err(faults(number, broken));
        };
        let alone = Position::line(fold.last().map_or(0, |last| last.depth) + 1);
        let room = fold.room_for(&entry);
        let erases = (kind == Kind::Erasure)
            .then(|| entry.said.name(Field::Of))
            .flatten();
        let stubs = erases.map(|of| fold.stubs_of(of)).unwrap_or_default();
        let files = match self.group()? {
            Some(_) => FileGiven::measured(&entry.name, &draft.files)?,
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
        let erased = stubs
            .iter()
            .map(|(_, stub)| Ok(self.vault.find(&stub.name)?.first().copied()))
            .collect::<Result<Vec<_>, Failure>>()?;
        Ok(Ready {
            entry,
            bytes,
            room,
            position,
            link: link.map(|(place, link, _)| (place, link)),
            stubs: stubs.into_iter().map(|(_, stub)| stub).collect(),
            erased,
            files,
            releases,
        })
    }

    /// Takes an entry into what is in memory.
    fn take_ready(&mut self, ready: &Ready) -> Change {
        let fold = self.fold.as_mut().expect("it was looked at");
        let arrival = Arrival {
            room: ready.link.is_some().then_some(ready.room),
            ..Arrival::default()
        };
        let change = fold.insert_as(ready.position, &ready.entry, arrival);
        self.looks.take(fold, &change);
        change
    }

    /// What is in memory is more than what is kept.
    fn forget_memory(&mut self) {
        self.begin_anew();
        self.group = None;
    }

    /// Keeps all of them, with what is done in the same breath.
    fn keep_ready(
        &mut self,
        drafts: &[(Kind, &Draft)],
        ready: &[Ready],
        beside: Beside<'_>,
        now: Now,
    ) -> Result<(), Failure> {
        let me = self.me.clone().unwrap_or_default();
        let group = self.group.as_ref();
        let own = group.map(|group| group.identity.keys.device());
        self.vault.write(|writer| -> Result<(), Failure> {
            for ((_, draft), ready) in drafts.iter().zip(ready) {
                let row = writer.append(&NewEntry {
                    position: row::at(ready.position),
                    name: &ready.entry.name,
                    kind: ready.entry.kind.name(),
                    author: &me,
                    recorded_at_s: now.seconds,
                    line: ready.bytes.as_bytes(),
                    search: &row::search_text(&ready.entry),
                    room: row::place(ready.room),
                    standing: Standing::Counts,
                })?;
                if let Some((place, link)) = &ready.link {
                    let room = group
                        .and_then(|group| group.rooms.get(place))
                        .expect("it was written into");
                    written::append(writer, *place, room, link, row)?;
                }
                ready.attach(writer, row, &draft.files)?;
                for (stub, erased) in ready.stubs.iter().zip(&ready.erased) {
                    if let Some(erased) = erased {
                        written::erase(writer, *erased, stub.to_line().as_bytes(), own)?;
                    }
                }
                if !ready.stubs.is_empty() {
                    // It knows names out of what is gone.
                    writer.drop_fold()?;
                }
            }
            if let Some(once) = beside.once {
                let written: Vec<Written> = ready.iter().map(Ready::said).collect();
                once::keep(writer, once, &written, now)?;
            }
            if let Some(draft) = beside.draft {
                draft.drop_from(writer)?;
            }
            Ok(())
        })
    }

    /// Does what hangs on an entry once it is kept.
    fn follow_ready(&mut self, ready: &Ready, now: Now) -> Result<(), Failure> {
        let Some((place, _)) = ready.link else {
            return Ok(());
        };
        let entry = &ready.entry;
        let erases = (entry.kind == Kind::Erasure).then(|| entry.said.name(Field::Of));
        let reason = entry.said.word::<ErasureReason>(Field::Reason);
        match (erases.flatten(), reason) {
            (Some(of), Some(reason)) => self.ask_to_erase(of, reason, now)?,
            _ if hers::needs_her(entry.kind) => self.restand(place)?,
            _ => {}
        }
        match &ready.releases {
            Some((of, to)) => self.copy_out(of, *to, now),
            None => Ok(()),
        }
    }
}

/// An entry that keeps the rules, and what the vault needs to know of it.
struct Ready {
    entry: Entry,
    bytes: String,
    room: Room,
    position: Position,
    link: Option<(Place, Link)>,
    /// What is left of the entries that it erases, and the row of each.
    stubs: Vec<Entry>,
    erased: Vec<Option<RowId>>,
    /// Its files as its body in the room names them.
    files: Vec<FileSaid>,
    /// What it shows to which room.
    releases: Option<(String, Room)>,
}

impl Ready {
    fn attach(
        &self,
        writer: &mut Writer<'_>,
        row: RowId,
        given: &[FileGiven],
    ) -> Result<(), Failure> {
        if self.link.is_some() {
            for (file, said) in given.iter().zip(&self.files) {
                file.attach_as(writer, row, said)?;
            }
            return Ok(());
        }
        for (file, name) in given.iter().zip(file_names(&self.entry.name, given)) {
            file.attach(writer, row, &name)?;
        }
        Ok(())
    }

    fn said(&self) -> Written {
        let erased = self.stubs.iter().map(|stub| stub.name.to_string());
        Written {
            reference: self.entry.name.to_string(),
            erased: erased.collect(),
        }
    }
}

/// The line that a draft makes, with what the program makes up.
fn whole(
    kind: Kind,
    reference: &str,
    draft: &Draft,
    fold: &Fold,
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

/// A ref that nobody has: the type and the next number.
fn next_ref(kind: Kind, fold: &Fold, taken: &[String]) -> String {
    let first = fold.count_of(kind) + 1;
    let refs = (first..).map(|number| format!("{kind}-{number}"));
    refs.into_iter()
        .find(|name| fold.kind_of(name).is_none() && !taken.contains(name))
        .expect("there is always a next number")
}

/// Letters that are told apart over a phone, and make no words.
const LETTERS: &[u8; 11] = b"fhklmqrwxyz";

/// A ref for a group: the type and six letters at random, as in `note-khm-wxr`. Others write at the same
/// time, so the next number would be theirs too; and it would say how much there is in a room that a
/// reader can't open.
fn free_ref(kind: Kind, fold: &Fold) -> String {
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
