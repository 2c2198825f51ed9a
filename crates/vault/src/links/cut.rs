//! Links that were never published, taken off the end of a chain: its device goes on as another one
//! (room.md, 16.4), and one key never signs two histories.

use rusqlite::params;

use crate::entry::{Position, Room, RowId};
use crate::write::{WriteError, Writer, depth, found};

impl Writer<'_> {
    /// Takes the links after a number off a chain, ids and payloads with them. Their rows stay, and no
    /// link shows them.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn cut_chain(&mut self, room: Room, chain: u32, after: u32) -> Result<(), WriteError> {
        let cut = self.try_cut_chain(room, chain, after);
        self.noted(cut)
    }

    /// Puts a row that no link shows at another place in the order, and nothing else of it.
    ///
    /// # Errors
    /// Refuses a row that is not there, one that a link shows, and a position that is taken.
    pub fn reposition(&mut self, row: RowId, position: Position) -> Result<(), WriteError> {
        let put = self.try_reposition(row, position);
        self.noted(put)
    }

    fn try_cut_chain(&mut self, room: Room, chain: u32, after: u32) -> Result<(), WriteError> {
        self.index_ids()?;
        let at = params![room.number(), chain, after];
        self.run(
            "DELETE FROM ids WHERE room = ?1 AND id IN
                (SELECT id FROM links WHERE room = ?1 AND chain = ?2 AND seq > ?3)",
            at,
        )?;
        let at = params![room.number(), chain, after];
        self.run(
            "DELETE FROM links WHERE room = ?1 AND chain = ?2 AND seq > ?3",
            at,
        )
        .map(drop)
    }

    fn try_reposition(&mut self, row: RowId, position: Position) -> Result<(), WriteError> {
        if self.link_of(row)?.is_some() {
            return Err(WriteError::Signed);
        }
        let at = params![row.0, depth(position)?, position.tie];
        self.run("UPDATE log SET depth = ?2, tie = ?3 WHERE row = ?1", at)
            .and_then(found)
    }
}
