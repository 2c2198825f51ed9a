//! Taking an expected attachment in piece by piece, so that what was interrupted goes on where it was.

use rusqlite::{Connection, OptionalExtension, params};

use crate::attachments::{AttachmentId, CHUNKS_MAX, chunks_of};
use crate::fault::Store;
use crate::limits::CHUNK_BYTES;
use crate::read::ReadError;
use crate::vault::Vault;
use crate::write::{WriteError, Writer, found};

impl Vault {
    /// Counts the pieces of an expected attachment that are here: its first ones, each of them full.
    ///
    /// # Errors
    /// `Damaged` where what is here can't be its beginning: drop it, and fetch it from there.
    pub fn attachment_begun(&self, id: AttachmentId) -> Result<u32, ReadError> {
        self.usable()?;
        let (pieces, bytes) = begun(&self.db, id)?;
        if bytes == u64::from(pieces) * CHUNK_BYTES as u64 {
            Ok(pieces)
        } else {
            Err(ReadError::Damaged)
        }
    }

    /// Reads one of those pieces, numbered from nought, in place of what the buffer holds.
    ///
    /// # Errors
    /// `NoSuch` where it is not here.
    pub fn attachment_piece(
        &self,
        id: AttachmentId,
        number: u32,
        buffer: &mut Vec<u8>,
    ) -> Result<(), ReadError> {
        self.usable()?;
        let mut statement = self
            .db
            .prepare_cached("SELECT bytes FROM chunks WHERE id = ?1")?;
        let mut rows = statement.query([id.0 * CHUNKS_MAX + i64::from(number)])?;
        let row = rows.next()?.ok_or(ReadError::NoSuch)?;
        buffer.clear();
        buffer.extend_from_slice(row.get_ref(0)?.as_blob().map_err(|_| ReadError::Damaged)?);
        Ok(())
    }
}

impl Writer<'_> {
    /// Takes the next piece of an expected attachment, a full one or the last; says whether it is whole.
    ///
    /// # Errors
    /// `AttachmentDiffers` where it is no such piece, or where the whole is not what was expected: then
    /// drop what is here of it; `NoSuchEntry` where the attachment is not there, as after an erasure.
    pub fn attachment_goes_on(
        &mut self,
        id: AttachmentId,
        piece: &[u8],
    ) -> Result<bool, WriteError> {
        let taken = self.try_piece(id, piece);
        self.noted(taken)
    }

    /// Drops what is here of an attachment that is not whole.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn attachment_begins_anew(&mut self, id: AttachmentId) -> Result<(), WriteError> {
        let dropped = self.drop_pieces(id);
        self.noted(dropped)
    }

    fn try_piece(&mut self, id: AttachmentId, piece: &[u8]) -> Result<bool, WriteError> {
        let expected = self.look(|db| {
            let mut statement = db
                .prepare_cached("SELECT bytes, hash FROM attachments WHERE id = ?1 AND NOT here")?;
            let found = statement.query_row([id.0], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, [u8; 32]>(1)?))
            });
            Ok(found.optional()?)
        })?;
        let (bytes, hash) = expected.ok_or(WriteError::NoSuchEntry)?;
        let bytes = u64::try_from(bytes).map_err(|_| WriteError::Damaged)?;
        let (pieces, here) = self.look(|db| begun(db, id))?;
        let left = bytes
            .checked_sub(here)
            .ok_or(WriteError::AttachmentDiffers)?;
        if pieces == chunks_of(bytes) || piece.len() as u64 != left.min(CHUNK_BYTES as u64) {
            return Err(WriteError::AttachmentDiffers);
        }
        self.run(
            "INSERT INTO chunks (id, bytes) VALUES (?1, ?2)",
            params![id.0 * CHUNKS_MAX + i64::from(pieces), piece],
        )?;
        if here + (piece.len() as u64) < bytes {
            return Ok(false);
        }
        if self.look(|db| hashed(db, id))? != hash {
            return Err(WriteError::AttachmentDiffers);
        }
        self.run("UPDATE attachments SET here = 1 WHERE id = ?1", [id.0])
            .and_then(found)?;
        Ok(true)
    }

    /// Deletes the pieces of an attachment, unless it is whole.
    pub(crate) fn drop_pieces(&mut self, id: AttachmentId) -> Result<(), WriteError> {
        self.run(
            "DELETE FROM chunks WHERE id >= ?1 AND id < ?2
             AND EXISTS (SELECT 1 FROM attachments WHERE id = ?3 AND NOT here)",
            params![id.0 * CHUNKS_MAX, (id.0 + 1) * CHUNKS_MAX, id.0],
        )
        .map(drop)
    }
}

fn begun(db: &Connection, id: AttachmentId) -> Result<(u32, u64), Store> {
    let mut statement = db.prepare_cached(
        "SELECT count(*), coalesce(sum(length(bytes)), 0), coalesce(max(id), 0) FROM chunks
         WHERE id >= ?1 AND id < ?2",
    )?;
    let (first, next) = (id.0 * CHUNKS_MAX, (id.0 + 1) * CHUNKS_MAX);
    let counted = statement.query_row([first, next], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, i64>(2)?,
        ))
    });
    let (pieces, bytes, last) = counted?;
    if pieces > 0 && last != first + pieces - 1 {
        return Err(Store::Damaged);
    }
    let pieces = u32::try_from(pieces).map_err(|_| Store::Damaged)?;
    Ok((pieces, u64::try_from(bytes).map_err(|_| Store::Damaged)?))
}

fn hashed(db: &Connection, id: AttachmentId) -> Result<[u8; 32], Store> {
    let mut statement =
        db.prepare_cached("SELECT bytes FROM chunks WHERE id >= ?1 AND id < ?2 ORDER BY id")?;
    let mut rows = statement.query([id.0 * CHUNKS_MAX, (id.0 + 1) * CHUNKS_MAX])?;
    let mut hasher = blake3::Hasher::new();
    while let Some(row) = rows.next()? {
        hasher.update(row.get_ref(0)?.as_blob().map_err(|_| Store::Damaged)?);
    }
    Ok(*hasher.finalize().as_bytes())
}
