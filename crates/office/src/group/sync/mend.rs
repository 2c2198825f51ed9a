//! Looking in turn whether a depot still has one's own pieces and the chunks of one's own files, and putting
//! again what it has lost: a few at each sync, so that all come round (depot.md, section 7).

use answerable_depot::{Depot, Name};
use answerable_rooms::check::Check;

use super::super::attached::{FILED, FILES};
use super::super::members::short;
use super::super::plain::{Noticed, Synced};
use super::super::replicas::Place;
use super::MADE;
use super::put::{is_put, split};
use crate::{Failure, Office};

/// The piece, and the chunk, that was looked for last in each depot.
const MENDED: &str = "mended";
const MENDED_FILES: &str = "mended.files";
/// So many of each are looked for at a sync.
const AT_ONCE: usize = 4;

impl Office {
    /// Looks for a few own pieces and chunks that a depot was given, after those of the last time.
    pub(super) fn mend(
        &mut self,
        place: Place,
        handle: &str,
        depot: &dyn Depot,
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        let lost =
            self.mend_pieces(place, handle, depot)? + self.mend_files(place, handle, depot)?;
        if lost > 0 {
            let group = self.group.as_ref().ok_or(Failure::NoGroup)?;
            synced.noticed.push(Noticed {
                check: Check::D002.id(),
                whose: Some(short(group.rooms[&place].me())),
                room: Some(place.which()),
                count: lost,
            });
        }
        Ok(())
    }

    fn mend_pieces(
        &mut self,
        place: Place,
        handle: &str,
        depot: &dyn Depot,
    ) -> Result<u64, Failure> {
        let Some(sent) = self.sent(handle, place)? else {
            return Ok(0);
        };
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let live = group.rooms[&place].own().live.iter().map(|live| live.n);
        let given: Vec<u64> = live.filter(|number| *number <= sent).collect();
        let last = self
            .vault
            .shelved(&place.named(MENDED), handle.as_bytes())?;
        let last = last.and_then(|last| last[..].try_into().ok());
        let last = last.map_or(0, u64::from_be_bytes);
        let (mut lost, mut looked) = (0, None);
        for number in in_turn(&given, &last) {
            let object = self
                .vault
                .shelved(&place.named(MADE), &number.to_be_bytes())?;
            if let Some((name, bytes)) = object.as_deref().and_then(|object| split(object))
                && !is_there(depot, &name)?
            {
                is_put(depot, &name, bytes)?;
                lost += 1;
            }
            looked = Some(number.to_be_bytes());
        }
        self.note_mended(place, MENDED, handle, looked.as_ref().map(|at| &at[..]))?;
        Ok(lost)
    }

    fn mend_files(
        &mut self,
        place: Place,
        handle: &str,
        depot: &dyn Depot,
    ) -> Result<u64, Failure> {
        let Some(filed) = self.vault.shelved(&place.named(FILED), handle.as_bytes())? else {
            return Ok(0);
        };
        let last = self
            .vault
            .shelved(&place.named(MENDED_FILES), handle.as_bytes())?
            .map_or_else(Vec::new, |last| last.to_vec());
        // Chunks in the order in which they are put: the entry's number, the file's, and their own.
        let mut given: Vec<Vec<u8>> = Vec::new();
        for (key, _) in self.vault.shelf_keys(&place.named(FILES), &[])? {
            let names = self.vault.shelved(&place.named(FILES), &key)?;
            let chunks = names.map_or(0, |names| names.split(|byte| *byte == b'\n').count());
            let chunks = (0..u32::try_from(chunks).unwrap_or(u32::MAX))
                .map(|chunk| [&key[..], &chunk.to_be_bytes()].concat());
            given.extend(chunks.take_while(|chunk| chunk[..] < filed[..]));
        }
        let (mut lost, mut looked) = (0, None);
        for chunk in in_turn(&given, &last) {
            let (key, number) = chunk.split_at(chunk.len() - 4);
            let number = u32::from_be_bytes(number.try_into().expect("4 bytes"));
            lost += u64::from(self.mend_chunk(place, key, number.into(), depot)?);
            looked = Some(chunk.clone());
        }
        self.note_mended(place, MENDED_FILES, handle, looked.as_deref())?;
        Ok(lost)
    }

    /// Remembers where to go on.
    fn note_mended(
        &mut self,
        place: Place,
        shelf: &str,
        handle: &str,
        looked: Option<&[u8]>,
    ) -> Result<(), Failure> {
        let Some(looked) = looked else { return Ok(()) };
        self.vault.write(|writer| -> Result<(), Failure> {
            Ok(writer.shelve(&place.named(shelf), handle.as_bytes(), looked)?)
        })
    }
}

/// The next few after one, and from the beginning where the end is reached.
fn in_turn<T: Ord + Clone>(all: &[T], after: &T) -> Vec<T> {
    let from = all.partition_point(|one| one <= after);
    let (before, later) = all.split_at(from);
    later.iter().chain(before).take(AT_ONCE).cloned().collect()
}

/// Whether a depot has an object, whatever it is.
pub(super) fn is_there(depot: &dyn Depot, name: &Name) -> Result<bool, Failure> {
    match depot.get(name, 1) {
        Ok(there) => Ok(there.is_some()),
        Err(failure) if failure.is_of_one_object() => Ok(true),
        Err(failure) => Err(failure.into()),
    }
}
