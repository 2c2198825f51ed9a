//! Adding links, giving them their payload later, and destroying it.

use rusqlite::params;

use super::{Held, LinkAt, NewLink, NewPayload, read};
use crate::entry::{Room, RowId};
use crate::limits;
use crate::write::{WriteError, Writer, found};

/// So many ids wait until they are written in order; they take 6 MiB.
const UNINDEXED_IDS_MAX: usize = 128 * 1024;

impl Writer<'_> {
    /// Adds a link to the log of its room.
    ///
    /// # Errors
    /// Refuses a place or a row that is taken, a row that is not there, and what is beyond
    /// [`limits`]. An id that is taken is refused at the latest when the transaction ends.
    pub fn append_link(&mut self, link: &NewLink<'_>) -> Result<(), WriteError> {
        let appended = self.try_append_link(link);
        self.noted(appended)
    }

    /// Gives a link the payload that it came without.
    ///
    /// # Errors
    /// Refuses a link that is not there, and one whose payload is here or was destroyed.
    pub fn give_payload(&mut self, at: LinkAt, payload: &NewPayload<'_>) -> Result<(), WriteError> {
        let given = self.try_give_payload(at, payload);
        self.noted(given)
    }

    /// Cuts the body of a link anew: around a line that a row shows now, or whole where none does any more.
    /// The bytes stay those that it had; the caller sees to that.
    ///
    /// # Errors
    /// Refuses a link that is not there, or whose payload is not, and a row that is taken.
    pub fn recut(&mut self, at: LinkAt, payload: &NewPayload<'_>) -> Result<(), WriteError> {
        let cut = self.try_recut(at, payload);
        self.noted(cut)
    }

    /// Destroys the payload of a link, and erases its row where it has one: the stub stands in
    /// place of the line. Id, header and depth stay.
    ///
    /// # Errors
    /// Refuses a link that is not there.
    pub fn destroy_payload(&mut self, at: LinkAt, stub: &[u8]) -> Result<(), WriteError> {
        let destroyed = self.try_destroy_payload(at, stub);
        self.noted(destroyed)
    }

    /// Finds a link by its id, among those of this transaction too.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn find_link(&mut self, room: Room, id: &[u8; 32]) -> Result<Option<LinkAt>, WriteError> {
        let indexed = self.index_ids();
        self.noted(indexed)?;
        self.look(|db| read::find(db, room, id))
    }

    /// Finds the link that a row shows, among those of this transaction too.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn link_of(&mut self, row: RowId) -> Result<Option<LinkAt>, WriteError> {
        self.look(|db| read::of_row(db, row))
    }

    /// Says whether the payload of a link is here.
    ///
    /// # Errors
    /// Refuses a link that is not there.
    pub fn held(&mut self, at: LinkAt) -> Result<Held, WriteError> {
        let held = self.look(|db| read::held(db, at))?;
        self.noted(held.ok_or(WriteError::NoSuchEntry))
    }

    fn try_append_link(&mut self, link: &NewLink<'_>) -> Result<(), WriteError> {
        if link.header.len() > limits::LINK_HEADER_BYTES_MAX {
            return Err(WriteError::TooLong);
        }
        link.payload.as_ref().map_or(Ok(()), bounded)?;
        let depth = i64::try_from(link.depth).map_err(|_| WriteError::TooLong)?;
        let payload = link.payload.as_ref();
        self.run(
            "INSERT INTO links (room, chain, seq, id, header, depth, row, opening, before, after)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                link.at.room.number(),
                link.at.chain,
                link.at.seq,
                link.id,
                link.header,
                depth,
                payload.and_then(|payload| payload.row).map(|row| row.0),
                payload.map(|payload| payload.opening),
                payload.map(|payload| payload.before),
                payload.map(|payload| payload.after),
            ],
        )?;
        self.unindexed_ids.push((*link.id, link.at));
        match self.unindexed_ids.len() {
            UNINDEXED_IDS_MAX => self.index_ids(),
            _ => Ok(()),
        }
    }

    /// Makes the new links findable by id.
    ///
    /// Ids have no order, and writing each into its page as it comes takes a third of the time of
    /// an import; in their own order they fill page after page.
    pub(crate) fn index_ids(&mut self) -> Result<(), WriteError> {
        let mut ids = std::mem::take(&mut self.unindexed_ids);
        ids.sort_unstable_by_key(|(id, at)| (at.room, *id));
        for (id, at) in &ids {
            self.run(
                "INSERT INTO ids (room, id, chain, seq) VALUES (?1, ?2, ?3, ?4)",
                params![at.room.number(), id, at.chain, at.seq],
            )?;
        }
        Ok(())
    }

    fn try_give_payload(&mut self, at: LinkAt, payload: &NewPayload<'_>) -> Result<(), WriteError> {
        bounded(payload)?;
        let changed = self.run(
            "UPDATE links SET row = ?4, opening = ?5, before = ?6, after = ?7
             WHERE room = ?1 AND chain = ?2 AND seq = ?3 AND opening IS NULL AND NOT erased",
            params![
                at.room.number(),
                at.chain,
                at.seq,
                payload.row.map(|row| row.0),
                payload.opening,
                payload.before,
                payload.after,
            ],
        )?;
        if changed == 1 {
            return Ok(());
        }
        Err(match self.look(|db| read::row_of(db, at))? {
            Some(_) => WriteError::Signed,
            None => WriteError::NoSuchEntry,
        })
    }

    fn try_recut(&mut self, at: LinkAt, payload: &NewPayload<'_>) -> Result<(), WriteError> {
        bounded(payload)?;
        self.run(
            "UPDATE links SET row = ?4, before = ?5, after = ?6
             WHERE room = ?1 AND chain = ?2 AND seq = ?3 AND opening IS NOT NULL",
            params![
                at.room.number(),
                at.chain,
                at.seq,
                payload.row.map(|row| row.0),
                payload.before,
                payload.after,
            ],
        )
        .and_then(found)
    }

    fn try_destroy_payload(&mut self, at: LinkAt, stub: &[u8]) -> Result<(), WriteError> {
        let row = self.look(|db| read::row_of(db, at))?;
        match row.ok_or(WriteError::NoSuchEntry)? {
            Some(row) => self.erase(row, stub),
            None => {
                let at = params![at.room.number(), at.chain, at.seq];
                self.run(
                    "UPDATE links SET opening = NULL, before = NULL, after = NULL, erased = 1
                     WHERE room = ?1 AND chain = ?2 AND seq = ?3",
                    at,
                )
                .and_then(found)
            }
        }
    }

    /// Destroys what the link of a row holds beside the line, where a link has that row.
    pub(crate) fn strip_link_of(&mut self, row: RowId) -> Result<(), WriteError> {
        self.run(
            "UPDATE links SET opening = NULL, before = NULL, after = NULL, erased = 1
             WHERE row = ?1",
            [row.0],
        )
        .map(drop)
    }
}

fn bounded(payload: &NewPayload<'_>) -> Result<(), WriteError> {
    let fits = [payload.before, payload.after]
        .iter()
        .all(|part| part.len() <= limits::LINK_PART_BYTES_MAX);
    if fits {
        Ok(())
    } else {
        Err(WriteError::TooLong)
    }
}
