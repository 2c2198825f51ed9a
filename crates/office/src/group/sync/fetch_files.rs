//! Fetching the files that others' entries name: each chunk opened and checked as it comes, the whole
//! held against its entry before it is shown. What is not found stays "not here yet".

use std::io::Read;
use std::time::{Duration, Instant};

use answerable_depot::Depot;
use answerable_rooms::blob::Whole;
use answerable_rooms::check::Check;
use answerable_rooms::content::{Attachment, Content};
use answerable_vault::limits::CHUNK_BYTES as PIECE_BYTES;
use answerable_vault::{Attachment as Expected, AttachmentId, RowId, Standing, Vault, WriteError};
use zeroize::Zeroizing;

use super::super::attached::named;
use super::super::depots::KeptDepot;
use super::super::plain::{Noticed, Progress, Synced};
use super::super::replicas::Place;
use super::file_chunks::{Chunks, Found};
use crate::{Failure, Office};

/// The most that one sync fetches of files; the next one goes on.
const BYTES_MAX: u64 = 1 << 30;
/// After so long the next sync goes on.
const TIME_MAX: Duration = Duration::from_secs(10 * 60);
/// A file up to this is kept as a whole or not at all; of a longer one, the pieces that came are.
const AT_ONCE_BYTES_MAX: u64 = 8 << 20;
/// So many pieces are kept at a time.
const PIECES_KEPT: usize = 8;

impl Office {
    /// Fetches what is not here, the smallest first, from whichever depot has it.
    pub(super) fn fetch_files(
        &mut self,
        depots: &[(KeptDepot, Box<dyn Depot>)],
        progress: &mut dyn FnMut(&Progress),
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        let until = Instant::now() + TIME_MAX;
        let mut fetched = 0;
        let mut away = vec![false; depots.len()];
        for (row, expected) in self.vault.attachments_expected()? {
            let over = fetched > 0 && fetched + expected.bytes > BYTES_MAX;
            if over || Instant::now() > until {
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
                let limits = (until, &mut told as &mut dyn FnMut(u64));
                match self.fetch(place, file, &expected, depot.1.as_ref(), limits)? {
                    Found::Away => *away = true,
                    Found::Nowhere => {}
                    Found::Later => return Ok(()),
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
        (until, told): (Instant, &mut dyn FnMut(u64)),
    ) -> Result<Found, Failure> {
        let group = self.group.as_ref().ok_or(Failure::NoGroup)?;
        let room = &group.rooms[&place];
        let Some(outline) = room.keys().outline(&file.epoch) else {
            return Ok(Found::Nowhere);
        };
        let whole = Whole::begin(file, *room.process(), *room.id());
        let mut chunks = Chunks::of(depot, outline, file, whole, told);
        let id = expected.id;
        if expected.bytes > AT_ONCE_BYTES_MAX {
            go_on(&mut self.vault, id, &mut chunks)?;
            return by_pieces(&mut self.vault, id, &mut chunks, until);
        }
        let kept = self.vault.write(|writer| -> Result<(), WriteError> {
            writer.attachment_fetched(id, &mut chunks)
        });
        match (kept, chunks.failed()) {
            (Ok(()), _) => Ok(Found::Here),
            (Err(_), Some(why)) => Ok(why),
            (Err(WriteError::AttachmentDiffers), None) => Ok(Found::Damaged),
            (Err(error), None) => Err(error.into()),
        }
    }
}

/// Goes on where an earlier round was interrupted.
fn go_on(vault: &mut Vault, id: AttachmentId, chunks: &mut Chunks<'_>) -> Result<(), Failure> {
    let Ok(pieces) = vault.attachment_begun(id) else {
        return begin_anew(vault, id);
    };
    let mut kept = Zeroizing::new(Vec::with_capacity(2 * PIECE_BYTES));
    let mut piece = Zeroizing::new(Vec::with_capacity(PIECE_BYTES));
    for number in 0..pieces {
        vault.attachment_piece(id, number, &mut piece)?;
        kept.extend_from_slice(&piece);
        let passed = chunks.pass(&kept);
        kept.drain(..passed);
    }
    chunks.leave_out(kept.len());
    Ok(())
}

/// Fetches a large file a few pieces at a time, each of which is kept.
fn by_pieces(
    vault: &mut Vault,
    id: AttachmentId,
    chunks: &mut Chunks<'_>,
    until: Instant,
) -> Result<Found, Failure> {
    let mut piece = Zeroizing::new(Vec::with_capacity(PIECE_BYTES));
    loop {
        let kept = vault.write(|writer| -> Result<bool, WriteError> {
            for _ in 0..PIECES_KEPT {
                piece.clear();
                let read = Read::take(&mut *chunks, PIECE_BYTES as u64).read_to_end(&mut piece);
                if read.is_err() {
                    return Ok(false);
                }
                if writer.attachment_goes_on(id, &piece)? {
                    return Ok(true);
                }
            }
            Ok(false)
        });
        match (kept, chunks.failed()) {
            (Ok(true), _) => return Ok(Found::Here),
            (Ok(false), None) if Instant::now() < until => {}
            (Ok(false), None) => return Ok(Found::Later),
            (Ok(false), Some(why)) => {
                if why == Found::Damaged && chunks.are_at_the_last() {
                    // It may be what was kept before that is not the file.
                    begin_anew(vault, id)?;
                }
                return Ok(why);
            }
            (Err(WriteError::AttachmentDiffers), _) => {
                begin_anew(vault, id)?;
                return Ok(Found::Damaged);
            }
            (Err(error), _) => return Err(error.into()),
        }
    }
}

fn begin_anew(vault: &mut Vault, id: AttachmentId) -> Result<(), Failure> {
    Ok(vault.write(|writer| writer.attachment_begins_anew(id))?)
}

/// The body of an entry, wiped when dropped.
type Body = Zeroizing<Vec<u8>>;
