//! Putting one's own files into a depot, chunk by chunk, before the segments that name them. It can be
//! stopped at any chunk: the same bytes are put again under the same names (`sealing.rs`).

use std::ops::Range;

use answerable_depot::{Depot, Name};
use answerable_rooms::blob::{Blob, SEALED_BYTES_MAX};
use answerable_rooms::check::Check;
use answerable_rooms::content::Content;
use answerable_rooms::limits::CHUNK_BYTES;
use answerable_vault::limits::CHUNK_BYTES as PIECE_BYTES;
use answerable_vault::{AttachmentId, LinkAt, Vault};
use zeroize::Zeroizing;

use super::super::attached::{FILED, FILES, UNFILED, file_key, named};
use super::super::plain::{Noticed, Progress, Synced};
use super::super::replicas::Place;
use super::mend::is_there;
use super::publish::chain_of;
use super::sealing::{SentFile, put_again, send_file};
use crate::{Failure, Office};

/// After so many chunks it is kept how far a depot has them; those after it are looked at again.
const CHUNKS_NOTED: usize = 16;

/// A file of one's own: the number of its entry, its own number in that, and the names of its chunks.
struct Own {
    seq: u64,
    number: u16,
    names: Vec<Name>,
}

impl Office {
    /// Puts the files of one's own that a depot does not have.
    pub(super) fn put_files(
        &mut self,
        place: Place,
        handle: &str,
        depot: &dyn Depot,
        progress: &mut dyn FnMut(&Progress),
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        let mut put = 0;
        for (own, first) in self.unfiled(place, handle)? {
            let Some((blob, pieces)) = self.own_file(place, &own)? else {
                continue;
            };
            let mut filing = Filing {
                office: &mut *self,
                at: (place, handle),
                own: &own,
                pieces,
                put: &mut put,
                progress: &mut *progress,
                synced: &mut *synced,
            };
            send_file(&mut filing, &blob, &own.names, first, depot)?;
        }
        Ok(())
    }

    /// Puts a chunk of one's own again that a depot has lost; says whether it had.
    pub(super) fn mend_chunk(
        &mut self,
        place: Place,
        key: &[u8],
        chunk: u64,
        depot: &dyn Depot,
    ) -> Result<bool, Failure> {
        let own = self.own_names(place, key)?;
        let at = usize::try_from(chunk).expect("a file has 1,025 chunks at most");
        let Some(name) = own.names.get(at) else {
            return Ok(false);
        };
        if is_there(depot, name)? {
            return Ok(false);
        }
        let Some((blob, mut pieces)) = self.own_file(place, &own)? else {
            return Ok(false);
        };
        let mut sealed = Zeroizing::new(Vec::with_capacity(SEALED_BYTES_MAX));
        pieces.read(&self.vault, at, &mut sealed)?;
        blob.seal_in_place(chunk, at + 1 == own.names.len(), &mut sealed);
        put_again(depot, name, &sealed)?;
        Ok(true)
    }

    /// The names of an own file's chunks.
    fn own_names(&self, place: Place, key: &[u8]) -> Result<Own, Failure> {
        let damaged = || Failure::GroupDamaged;
        let (seq, number) = key.split_at_checked(8).ok_or_else(damaged)?;
        let names = self.vault.shelved(&place.named(FILES), key)?;
        Ok(Own {
            seq: u64::from_be_bytes(seq.try_into().map_err(|_| damaged())?),
            number: u16::from_be_bytes(number.try_into().map_err(|_| damaged())?),
            names: lines(&names.unwrap_or_default()),
        })
    }

    /// Deletes the chunks of files whose entries were erased.
    pub(super) fn unfile(&mut self, place: Place, depot: &dyn Depot) -> Result<(), Failure> {
        for (key, _) in self.vault.shelf_keys(&place.named(UNFILED), &[])? {
            let names = self.vault.shelved(&place.named(UNFILED), &key)?;
            for name in lines(&names.unwrap_or_default()) {
                depot.delete(&name)?;
            }
        }
        Ok(())
    }

    /// The files that a depot does not have, in order, each with its first chunk that is not there.
    fn unfiled(&self, place: Place, handle: &str) -> Result<Vec<(Own, usize)>, Failure> {
        let filed = self
            .vault
            .shelved(&place.named(FILED), handle.as_bytes())?
            .unwrap_or_default();
        let (last, chunks) = filed.split_at_checked(10).unwrap_or_default();
        let chunks = chunks.try_into().map_or(0, u32::from_be_bytes) as usize;
        let mut unfiled = Vec::new();
        for (key, _) in self.vault.shelf_keys(&place.named(FILES), &[])? {
            if &key[..] < last {
                continue;
            }
            let own = self.own_names(place, &key)?;
            let first = if key == last { chunks } else { 0 };
            if first < own.names.len() {
                unfiled.push((own, first));
            }
        }
        Ok(unfiled)
    }

    fn note_filed(
        &mut self,
        place: Place,
        handle: &str,
        own: &Own,
        chunks: usize,
    ) -> Result<(), Failure> {
        let chunks = u32::try_from(chunks).expect("a file has 1,025 chunks at most");
        let filed = [&file_key(own.seq, own.number)[..], &chunks.to_be_bytes()].concat();
        self.vault.write(|writer| -> Result<(), Failure> {
            Ok(writer.shelve(&place.named(FILED), handle.as_bytes(), &filed)?)
        })
    }

    /// A file of one's own; `None` where its bytes are not here.
    fn own_file(&mut self, place: Place, own: &Own) -> Result<Option<(Blob, Pieces)>, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = &group.rooms[&place];
        let (process, room, me) = (*room.process(), *room.id(), *room.me());
        let at = LinkAt {
            room: place.shelf(),
            chain: chain_of(&self.vault, place, &me)?,
            seq: u32::try_from(own.seq).map_err(|_| Failure::GroupDamaged)?,
        };
        let (row, body) = self.vault.link(at, |link| {
            let body = link.payload.map(|payload| payload.body().concat());
            (link.row, Zeroizing::new(body.unwrap_or_default()))
        })?;
        let Ok(content) = Content::parse(&body) else {
            return Ok(None);
        };
        // A copy that one made oneself has no row: its files are those of its original.
        let row = match (row, &content) {
            (None, Content::Copy { source, said, .. }) => self.original_row(source, said.line)?,
            (row, _) => row,
        };
        let Some(row) = row else { return Ok(None) };
        let Some(file) = named(&content).get(usize::from(own.number)) else {
            return Ok(None);
        };
        if own.names.len() as u64 != file.chunks() {
            return Err(Failure::GroupDamaged);
        }
        let kept = self.vault.attachments(row)?;
        let kept = kept
            .iter()
            .find(|kept| kept.here && kept.name == file.name && kept.hash == file.blake3);
        Ok(kept.map(|kept| {
            let blob = Blob::new(&file.key, process, room, me);
            (blob, Pieces::of(kept.id, kept.bytes))
        }))
    }
}

fn lines(names: &[u8]) -> Vec<Name> {
    let names = std::str::from_utf8(names).unwrap_or_default().lines();
    names.filter_map(Name::new).collect()
}

/// A file of one's own on its way into a depot.
struct Filing<'f> {
    office: &'f mut Office,
    at: (Place, &'f str),
    own: &'f Own,
    pieces: Pieces,
    put: &'f mut u64,
    progress: &'f mut dyn FnMut(&Progress),
    synced: &'f mut Synced,
}

impl SentFile for Filing<'_> {
    fn read(&mut self, chunk: usize, into: &mut Vec<u8>) -> Result<(), Failure> {
        self.pieces.read(&self.office.vault, chunk, into)
    }

    fn is_there(&mut self, chunk: usize, replaced: bool) -> Result<(), Failure> {
        let (place, handle) = self.at;
        if replaced {
            self.synced.noticed.push(Noticed {
                check: Check::D007.id(),
                whose: None,
                room: Some(place.which()),
                count: 1,
            });
        }
        let part = self.pieces.part(chunk);
        *self.put += part.end - part.start;
        (self.progress)(&Progress::PutFiles(place.which(), *self.put));
        let there = chunk + 1;
        if there.is_multiple_of(CHUNKS_NOTED) || there == self.own.names.len() {
            self.office.note_filed(place, handle, self.own, there)?;
        }
        Ok(())
    }
}

/// A file that lies in the vault, in pieces that are a little longer than a chunk.
struct Pieces {
    id: AttachmentId,
    bytes: u64,
    /// The one that was read last: the next chunk begins in it.
    last: Option<u32>,
    piece: Zeroizing<Vec<u8>>,
}

impl Pieces {
    fn of(id: AttachmentId, bytes: u64) -> Self {
        Self {
            id,
            bytes,
            last: None,
            piece: Zeroizing::new(Vec::with_capacity(PIECE_BYTES)),
        }
    }

    /// Which of the file's bytes a chunk holds.
    fn part(&self, chunk: usize) -> Range<u64> {
        let from = chunk as u64 * CHUNK_BYTES as u64;
        from..self.bytes.min(from + CHUNK_BYTES as u64)
    }

    /// Reads a chunk, behind what is there.
    fn read(&mut self, vault: &Vault, chunk: usize, into: &mut Vec<u8>) -> Result<(), Failure> {
        let size = PIECE_BYTES as u64;
        let part = self.part(chunk);
        let mut at = part.start;
        while at < part.end {
            let number = u32::try_from(at / size).expect("a file has 1,024 pieces at most");
            if self.last != Some(number) {
                self.last = None;
                vault.attachment_chunk(self.id, number, &mut self.piece)?;
                self.last = Some(number);
            }
            let begins = u64::from(number) * size;
            let within = |at: u64| usize::try_from(at - begins).expect("less than a piece");
            let end = part.end.min(begins + size);
            into.extend_from_slice(&self.piece[within(at)..within(end)]);
            at = end;
        }
        Ok(())
    }
}
