//! What changes about an entry that is written down: whether it counts, and where it lies.

use rusqlite::params;

use crate::entry::{Position, Room, RowId, Standing};
use crate::write::{WriteError, Writer, depth, found};

impl Writer<'_> {
    /// Says of an entry whether it counts.
    ///
    /// # Errors
    /// Refuses a row that is not there.
    pub fn set_standing(&mut self, row: RowId, standing: Standing) -> Result<(), WriteError> {
        let set = self
            .run(
                "UPDATE log SET standing = ?2 WHERE row = ?1",
                params![row.0, standing.number()],
            )
            .and_then(found);
        self.noted(set)
    }

    /// Gives an entry its room and its position there, such as when a room adopts what was written
    /// before there were rooms. A stored fold no longer fits then; drop it.
    ///
    /// # Errors
    /// Refuses a row that is not there, and a position that is taken.
    pub fn adopt(&mut self, row: RowId, room: Room, position: Position) -> Result<(), WriteError> {
        let adopted = depth(position)
            .and_then(|depth| {
                self.run(
                    "UPDATE log SET room = ?2, depth = ?3, tie = ?4 WHERE row = ?1",
                    params![row.0, room.number(), depth, position.tie],
                )
            })
            .and_then(found);
        self.noted(adopted)
    }
}
