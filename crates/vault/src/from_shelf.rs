//! Attachments out of what lies on a shelf: a file that waited in the vault until its entry was written.

use crate::attachments::{AttachmentId, CHUNKS_MAX};
use crate::entry::RowId;
use crate::limits;
use crate::write::{WriteError, Writer, found};

/// A file that lies on a shelf. Has no `Debug`: its name is content.
pub struct OnShelf<'s> {
    /// Its name as an attachment.
    pub name: &'s str,
    /// Its size in bytes.
    pub bytes: u64,
    /// The BLAKE3 hash of its bytes.
    pub hash: &'s [u8; 32],
    /// The shelf.
    pub shelf: &'s str,
    /// Its keys are this and the number of a piece from 0: 4 bytes, big-endian. Each piece but the last
    /// has 1 MiB.
    pub prefix: &'s [u8],
}

impl Writer<'_> {
    /// Returns the row that came last, this transaction's own too; `None` where there is none.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn last_row(&mut self) -> Result<Option<RowId>, WriteError> {
        self.look(|db| Ok(crate::read::last_row(db)?.map(RowId)))
    }

    /// Gives an entry a file that lies on a shelf, which stays as it is.
    ///
    /// # Errors
    /// `AttachmentDiffers` where size or hash are not those that are named; else as [`Self::attach`].
    pub fn attach_from_shelf(
        &mut self,
        row: RowId,
        file: &OnShelf<'_>,
    ) -> Result<AttachmentId, WriteError> {
        let taken = self.try_from_shelf(row, file);
        self.noted(taken)
    }

    fn try_from_shelf(
        &mut self,
        row: RowId,
        file: &OnShelf<'_>,
    ) -> Result<AttachmentId, WriteError> {
        let size = i64::try_from(file.bytes).map_err(|_| WriteError::AttachmentTooLarge)?;
        let id = self.name_attachment(row, file.name, size, file.hash, true)?;
        let mut hasher = blake3::Hasher::new();
        let (mut total, mut ended) = (0, false);
        for number in 0_u32.. {
            let key = [file.prefix, &number.to_be_bytes()].concat();
            let Some(piece) = self.shelved(file.shelf, &key)? else {
                break;
            };
            if ended || piece.is_empty() || i64::from(number) >= CHUNKS_MAX {
                return Err(WriteError::AttachmentDiffers);
            }
            ended = piece.len() != limits::CHUNK_BYTES;
            hasher.update(&piece);
            total += piece.len() as u64;
            self.run(
                "INSERT INTO chunks (id, bytes) VALUES (?1, ?2)",
                rusqlite::params![id.0 * CHUNKS_MAX + i64::from(number), *piece],
            )
            .and_then(found)?;
        }
        if total != file.bytes || *hasher.finalize().as_bytes() != *file.hash {
            return Err(WriteError::AttachmentDiffers);
        }
        Ok(id)
    }
}
