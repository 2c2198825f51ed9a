//! Files that belong to an entry, in pieces of 1 MiB on encrypted pages.

use std::io::{self, Read, Write};

use rusqlite::params;

use crate::entry::RowId;
use crate::fault::Cause;
use crate::limits;
use crate::read::ReadError;
use crate::vault::Vault;
use crate::write::{WriteError, Writer};

/// Names an attachment within this vault, and nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttachmentId(pub(crate) i64);

/// What is known of an attachment without reading it. Has no `Debug`: its name is content.
pub struct Attachment {
    /// By this it is read.
    pub id: AttachmentId,
    /// Its name, as given.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The BLAKE3 hash of its bytes.
    pub hash: [u8; 32],
    /// Whether its bytes are on this device.
    pub here: bool,
}

impl Attachment {
    /// Returns in how many chunks it rests and travels: at least one, which may be empty.
    #[must_use]
    pub fn chunks(&self) -> u32 {
        chunks_of(self.bytes)
    }
}

/// Counts the chunks of so many bytes.
pub(crate) fn chunks_of(bytes: u64) -> u32 {
    let chunks = bytes.div_ceil(limits::CHUNK_BYTES as u64).max(1);
    u32::try_from(chunks).unwrap_or(u32::MAX)
}

/// A chunk's id is its attachment's times this, plus its number; so chunks lie in order.
pub(crate) const CHUNKS_MAX: i64 = 1 << 20;

impl Writer<'_> {
    /// Takes a file in and gives it to an entry.
    ///
    /// # Errors
    /// Refuses a name that the entry has already and more than
    /// [`limits::ATTACHMENT_BYTES_MAX`]; `Source` where the reader fails.
    pub fn attach(
        &mut self,
        row: RowId,
        name: &str,
        source: &mut dyn Read,
    ) -> Result<AttachmentId, WriteError> {
        let attached = self.try_attach(row, name, source);
        self.noted(attached)
    }

    fn try_attach(
        &mut self,
        row: RowId,
        name: &str,
        source: &mut dyn Read,
    ) -> Result<AttachmentId, WriteError> {
        let id = self.name_attachment(row, name, 0, &[], true)?;
        let (total, hash) = self.take_chunks(id, source, limits::ATTACHMENT_BYTES_MAX)?;
        let total = i64::try_from(total).expect("at most 1 GiB");
        self.run(
            "UPDATE attachments SET bytes = ?2, hash = ?3 WHERE id = ?1",
            params![id.0, total, hash],
        )?;
        Ok(id)
    }

    /// Notes the name of an attachment, and what is known of it.
    pub(crate) fn name_attachment(
        &mut self,
        row: RowId,
        name: &str,
        bytes: i64,
        hash: &[u8],
        here: bool,
    ) -> Result<AttachmentId, WriteError> {
        if name.len() > limits::ATTACHMENT_NAME_BYTES_MAX {
            return Err(WriteError::TooLong);
        }
        let exists = self
            .db
            .prepare_cached("SELECT 1 FROM log WHERE row = ?1")?
            .exists([row.0])?;
        if !exists {
            return Err(WriteError::NoSuchEntry);
        }
        self.run(
            "INSERT INTO attachments (row, name, bytes, hash, here) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![row.0, name, bytes, hash, here],
        )?;
        Ok(AttachmentId(self.db.last_insert_rowid()))
    }

    /// Puts the bytes of an attachment down, and returns their number and hash.
    pub(crate) fn take_chunks(
        &mut self,
        id: AttachmentId,
        source: &mut dyn Read,
        bytes_max: u64,
    ) -> Result<(u64, [u8; 32]), WriteError> {
        let mut hasher = blake3::Hasher::new();
        let mut total: u64 = 0;
        let mut chunk = zeroize::Zeroizing::new(Vec::with_capacity(limits::CHUNK_BYTES));
        for number in 0.. {
            chunk.clear();
            let read = io::Read::take(&mut *source, limits::CHUNK_BYTES as u64)
                .read_to_end(&mut chunk)
                .map_err(|error| WriteError::Source(Cause::Os(error)))?;
            if read == 0 {
                break;
            }
            total += read as u64;
            if total > bytes_max {
                return Err(WriteError::AttachmentTooLarge);
            }
            hasher.update(&chunk);
            self.run(
                "INSERT INTO chunks (id, bytes) VALUES (?1, ?2)",
                params![id.0 * CHUNKS_MAX + number, *chunk],
            )?;
        }
        Ok((total, *hasher.finalize().as_bytes()))
    }

    /// Destroys the attachments of an entry.
    pub(crate) fn drop_attachments(&mut self, row: RowId) -> Result<(), WriteError> {
        self.run(
            "DELETE FROM chunks WHERE EXISTS (
                SELECT 1 FROM attachments a WHERE a.row = ?1
                AND chunks.id >= a.id * 1048576 AND chunks.id < (a.id + 1) * 1048576)",
            [row.0],
        )?;
        self.run("DELETE FROM attachments WHERE row = ?1", [row.0])
            .map(drop)
    }
}

impl Vault {
    /// Lists the attachments of an entry in the order in which they were taken in.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn attachments(&self, row: RowId) -> Result<Vec<Attachment>, ReadError> {
        self.usable()?;
        let mut statement = self.db.prepare_cached(
            "SELECT id, name, bytes, hash, here FROM attachments WHERE row = ?1 ORDER BY id",
        )?;
        let mut rows = statement.query([row.0])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Attachment {
                id: AttachmentId(row.get(0)?),
                name: row.get(1)?,
                bytes: u64::try_from(row.get::<_, i64>(2)?).map_err(|_| ReadError::Damaged)?,
                hash: row.get(3)?,
                here: row.get(4)?,
            });
        }
        Ok(found)
    }

    /// Passes an attachment on, chunk by chunk, and returns its size once its hash was found right.
    ///
    /// # Errors
    /// `Damaged` where the bytes that were passed on are not those that were taken in; `NotFetched`
    /// where they are not here.
    pub fn read_attachment(
        &self,
        id: AttachmentId,
        sink: &mut dyn Write,
    ) -> Result<u64, ReadError> {
        self.usable()?;
        let (bytes, hash) = self.known_attachment(id)?;
        let mut statement = self
            .db
            .prepare_cached("SELECT bytes FROM chunks WHERE id >= ?1 AND id < ?2 ORDER BY id")?;
        let mut rows = statement.query([id.0 * CHUNKS_MAX, (id.0 + 1) * CHUNKS_MAX])?;
        let mut hasher = blake3::Hasher::new();
        let mut total: u64 = 0;
        while let Some(row) = rows.next()? {
            let chunk = row.get_ref(0)?.as_blob().map_err(|_| ReadError::Damaged)?;
            hasher.update(chunk);
            total += chunk.len() as u64;
            sink.write_all(chunk)
                .map_err(|error| ReadError::Sink(Cause::Os(error)))?;
        }
        if bytes != total || *hasher.finalize().as_bytes() != hash {
            return Err(ReadError::Damaged);
        }
        Ok(total)
    }
    /// Reads one chunk of an attachment, numbered from nought, in place of what the buffer holds.
    ///
    /// # Errors
    /// `NoSuch` beyond the last chunk; `NotFetched` where the bytes are not here.
    pub fn attachment_chunk(
        &self,
        id: AttachmentId,
        number: u32,
        buffer: &mut Vec<u8>,
    ) -> Result<(), ReadError> {
        self.usable()?;
        let (bytes, _) = self.known_attachment(id)?;
        if number >= chunks_of(bytes) {
            return Err(ReadError::NoSuch);
        }
        buffer.clear();
        if bytes == 0 {
            return Ok(());
        }
        let mut statement = self
            .db
            .prepare_cached("SELECT bytes FROM chunks WHERE id = ?1")?;
        let mut rows = statement.query([id.0 * CHUNKS_MAX + i64::from(number)])?;
        let row = rows.next()?.ok_or(ReadError::Damaged)?;
        buffer.extend_from_slice(row.get_ref(0)?.as_blob().map_err(|_| ReadError::Damaged)?);
        let rest = bytes - u64::from(number) * limits::CHUNK_BYTES as u64;
        if buffer.len() as u64 != rest.min(limits::CHUNK_BYTES as u64) {
            return Err(ReadError::Damaged);
        }
        Ok(())
    }

    /// Returns size and hash of an attachment whose bytes are here.
    fn known_attachment(&self, id: AttachmentId) -> Result<(u64, [u8; 32]), ReadError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT bytes, hash, here FROM attachments WHERE id = ?1")?;
        let mut rows = statement.query([id.0])?;
        let row = rows.next()?.ok_or(ReadError::NoSuch)?;
        if !row.get::<_, bool>(2)? {
            return Err(ReadError::NotFetched);
        }
        let bytes = u64::try_from(row.get::<_, i64>(0)?).map_err(|_| ReadError::Damaged)?;
        Ok((bytes, row.get(1)?))
    }
}
