//! Attachments that an entry names and that are not on this device yet.

use std::io::Read;

use rusqlite::{OptionalExtension, params};

use crate::attachments::{Attachment, AttachmentId};
use crate::entry::RowId;
use crate::limits;
use crate::read::ReadError;
use crate::vault::Vault;
use crate::write::{WriteError, Writer, found};

impl Vault {
    /// Lists the attachments whose bytes are elsewhere, with the entry of each, the smallest first.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn attachments_expected(&self) -> Result<Vec<(RowId, Attachment)>, ReadError> {
        self.usable()?;
        let mut statement = self.db.prepare_cached(
            "SELECT id, name, bytes, hash, row FROM attachments WHERE NOT here ORDER BY bytes, id",
        )?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let attachment = Attachment {
                id: AttachmentId(row.get(0)?),
                name: row.get(1)?,
                bytes: u64::try_from(row.get::<_, i64>(2)?).map_err(|_| ReadError::Damaged)?,
                hash: row.get(3)?,
                here: false,
            };
            found.push((RowId(row.get(4)?), attachment));
        }
        Ok(found)
    }
}

impl Writer<'_> {
    /// Notes an attachment that an entry names and whose bytes are elsewhere.
    ///
    /// # Errors
    /// As [`Self::attach`].
    pub fn attachment_expected(
        &mut self,
        row: RowId,
        name: &str,
        bytes: u64,
        hash: &[u8; 32],
    ) -> Result<AttachmentId, WriteError> {
        let noted = match i64::try_from(bytes) {
            Ok(size) if bytes <= limits::ATTACHMENT_BYTES_MAX => {
                self.name_attachment(row, name, size, hash, false)
            }
            _ => Err(WriteError::AttachmentTooLarge),
        };
        self.noted(noted)
    }

    /// Takes the bytes of an expected attachment in. Where they are here already, nothing is read.
    ///
    /// # Errors
    /// `AttachmentDiffers` where size or hash are not those that were expected; `Source` where the
    /// reader fails; `NoSuchEntry` where the attachment is not there, as after an erasure.
    pub fn attachment_fetched(
        &mut self,
        id: AttachmentId,
        source: &mut dyn Read,
    ) -> Result<(), WriteError> {
        let fetched = self.try_fetched(id, source);
        self.noted(fetched)
    }

    fn try_fetched(&mut self, id: AttachmentId, source: &mut dyn Read) -> Result<(), WriteError> {
        let expected = self.look(|db| {
            let mut statement =
                db.prepare_cached("SELECT bytes, hash, here FROM attachments WHERE id = ?1")?;
            let found = statement.query_row([id.0], |row| {
                Ok((row.get(0)?, row.get::<_, [u8; 32]>(1)?, row.get(2)?))
            });
            Ok(found.optional()?)
        })?;
        let (bytes, hash, here): (i64, _, bool) = expected.ok_or(WriteError::NoSuchEntry)?;
        if here {
            return Ok(());
        }
        let bytes = u64::try_from(bytes).map_err(|_| WriteError::Damaged)?;
        self.drop_pieces(id)?;
        let taken = match self.take_chunks(id, source, bytes) {
            Err(WriteError::AttachmentTooLarge) => return Err(WriteError::AttachmentDiffers),
            other => other?,
        };
        if taken != (bytes, hash) {
            return Err(WriteError::AttachmentDiffers);
        }
        self.run(
            "UPDATE attachments SET here = 1 WHERE id = ?1",
            params![id.0],
        )
        .and_then(found)
    }
}
