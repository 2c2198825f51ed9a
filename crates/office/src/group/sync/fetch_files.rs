//! Fetching the files that others' entries name: each chunk opened and checked as it comes, the whole
//! held against its entry before any of it is kept. What is not found stays "not here yet".

use std::io::{self, Read};
use std::time::{Duration, Instant};

use answerable_depot::{Depot, Name};
use answerable_rooms::blob::Whole;
use answerable_rooms::check::Check;
use answerable_rooms::content::{Attachment, Content};
use answerable_rooms::epoch_key::OutlineKey;
use answerable_rooms::limits::CHUNK_BYTES;
use answerable_rooms::names;
use answerable_vault::{Attachment as Expected, RowId, Standing, WriteError};
use zeroize::Zeroizing;

use super::super::attached::named;
use super::super::depots::KeptDepot;
use super::super::plain::{Noticed, Progress, Synced};
use super::super::replicas::Place;
use crate::{Failure, Office};

/// The most that one sync fetches of files; the next one goes on.
const BYTES_MAX: u64 = 1 << 30;
/// After so long no further file is begun.
const TIME_MAX: Duration = Duration::from_secs(10 * 60);
/// The longest chunk: a full one, and its seal.
const SEALED_BYTES_MAX: usize = CHUNK_BYTES + 16;

impl Office {
    /// Fetches what is not here, the smallest first, from whichever depot has it.
    pub(super) fn fetch_files(
        &mut self,
        depots: &[(KeptDepot, Box<dyn Depot>)],
        progress: &mut dyn FnMut(&Progress),
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        let begun = Instant::now();
        let mut fetched = 0;
        let mut away = vec![false; depots.len()];
        for (row, expected) in self.vault.attachments_expected()? {
            let over = fetched > 0 && fetched + expected.bytes > BYTES_MAX;
            if over || begun.elapsed() > TIME_MAX {
                break;
            }
            let Some((place, body)) = self.body_of(row)? else {
                continue;
            };
            let Ok(content) = Content::parse(&body) else {
                continue;
            };
            let file = named(&content)
                .iter()
                .find(|file| file.name == expected.name && file.blake3 == expected.hash);
            let Some(file) = file else { continue };
            let mut found = Found::Nowhere;
            for (depot, away) in depots.iter().zip(&mut away).filter(|(_, away)| !**away) {
                let mut told = |bytes| {
                    progress(&Progress::GotFiles(place.which(), fetched + bytes));
                };
                match self.fetch(place, file, &expected, depot.1.as_ref(), &mut told)? {
                    Found::Away => *away = true,
                    Found::Nowhere => {}
                    other => found = other,
                }
                if matches!(found, Found::Here) {
                    break;
                }
            }
            let missing = synced.unreached.is_empty() && !away.contains(&true);
            let check = match found {
                Found::Here => {
                    fetched += expected.bytes;
                    synced.files += 1;
                    continue;
                }
                Found::Damaged => Check::D009,
                Found::Nowhere if missing && !depots.is_empty() => Check::D004,
                _ => continue,
            };
            synced.noticed.push(Noticed {
                check: check.id(),
                whose: Some(super::super::members::short(&file.device)),
                room: Some(place.which()),
                count: 1,
            });
        }
        Ok(())
    }

    /// The room and the body of a row's entry; `None` where it does not count, or was erased.
    fn body_of(&mut self, row: RowId) -> Result<Option<(Place, Body)>, Failure> {
        let standing = self.vault.entry(row, |entry| entry.standing)?;
        let place = self.vault.link_of(row)?;
        let place = place.and_then(|at| Some((at, Place::shelved(at.room)?)));
        let (Some((at, place)), false) = (
            place,
            matches!(standing, Standing::Hidden | Standing::Apart),
        ) else {
            return Ok(None);
        };
        let body = self.vault.link(at, |link| {
            let body = link.payload.map(|payload| payload.body().concat());
            body.map(Zeroizing::new)
        })?;
        Ok(body.map(|body| (place, body)))
    }

    fn fetch(
        &mut self,
        place: Place,
        file: &Attachment<'_>,
        expected: &Expected,
        depot: &dyn Depot,
        told: &mut dyn FnMut(u64),
    ) -> Result<Found, Failure> {
        let group = self.group.as_ref().ok_or(Failure::NoGroup)?;
        let room = &group.rooms[&place];
        let Some(outline) = room.keys().outline(&file.epoch) else {
            return Ok(Found::Nowhere);
        };
        let mut chunks = Chunks {
            depot,
            outline,
            file,
            whole: Whole::begin(file, *room.process(), *room.id()),
            next: 0,
            opened: Zeroizing::new(Vec::new()),
            used: 0,
            failed: None,
            told,
        };
        let id = expected.id;
        let kept = self.vault.write(|writer| -> Result<(), WriteError> {
            writer.attachment_fetched(id, &mut chunks)
        });
        match (kept, chunks.failed) {
            (Ok(()), _) => Ok(Found::Here),
            (Err(_), Some(why)) => Ok(why),
            (Err(WriteError::AttachmentDiffers), None) => Ok(Found::Damaged),
            (Err(error), None) => Err(error.into()),
        }
    }
}

/// The body of an entry, wiped when dropped.
type Body = Zeroizing<Vec<u8>>;

/// What became of a file in one depot.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Here,
    /// A chunk of it is not there.
    Nowhere,
    /// A chunk of it is not what it should be.
    Damaged,
    /// The depot does not answer any more.
    Away,
}

/// The chunks of a file, one after the other, opened.
struct Chunks<'c> {
    depot: &'c dyn Depot,
    outline: &'c OutlineKey,
    file: &'c Attachment<'c>,
    whole: Whole,
    next: u64,
    opened: Zeroizing<Vec<u8>>,
    used: usize,
    failed: Option<Found>,
    told: &'c mut dyn FnMut(u64),
}

impl Chunks<'_> {
    fn take_next(&mut self) -> Result<(), Found> {
        let file = self.file;
        let name = names::chunk(self.outline, &file.device, &file.key, self.next);
        let name = Name::new(&name).expect("names are made of letters and one slash");
        let sealed = match self.depot.get(&name, SEALED_BYTES_MAX) {
            Ok(Some(sealed)) => sealed,
            Ok(None) => return Err(Found::Nowhere),
            Err(failure) if failure.is_of_one_object() => return Err(Found::Damaged),
            Err(_) => return Err(Found::Away),
        };
        self.opened = self.whole.take(&sealed).map_err(|_| Found::Damaged)?;
        (self.used, self.next) = (0, self.next + 1);
        (self.told)((self.next * CHUNK_BYTES as u64).min(file.bytes));
        Ok(())
    }
}

impl Read for Chunks<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.used == self.opened.len() && !self.whole.is_whole() {
            if let Err(why) = self.take_next() {
                self.failed = Some(why);
                return Err(io::ErrorKind::Other.into());
            }
        }
        let left = &self.opened[self.used..];
        let count = left.len().min(into.len());
        into[..count].copy_from_slice(&left[..count]);
        self.used += count;
        Ok(count)
    }
}
