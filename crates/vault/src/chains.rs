//! Which device writes which chain: a number instead of 32 bytes beside each link.

use rusqlite::{Connection, OptionalExtension, params};

use crate::entry::Room;
use crate::fault::Store;
use crate::links::LinkAt;
use crate::links::row_of;
use crate::read::ReadError;
use crate::vault::Vault;
use crate::write::{WriteError, Writer};

impl Writer<'_> {
    /// Returns the number of a device's chain in a room, and gives it the next one where it has
    /// none. Numbers begin at nought, without a gap.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn chain(&mut self, room: Room, device: &[u8; 32]) -> Result<u32, WriteError> {
        match self.look(|db| find(db, room, device))? {
            Some(chain) => Ok(chain),
            None => self.begin_chain(room, device),
        }
    }

    /// Returns the number of the chain in which a link stands that follows another one, of a device that
    /// signed more than one history: that of the other one, or a new one where this place is taken there.
    ///
    /// `before` is the id of the link before; of a first link, anything.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn chain_after(
        &mut self,
        room: Room,
        device: &[u8; 32],
        seq: u32,
        before: &[u8; 32],
    ) -> Result<u32, WriteError> {
        let chain = match self.find_link(room, before)? {
            Some(at) => at.chain,
            None => self.chain(room, device)?,
        };
        let at = LinkAt { room, chain, seq };
        match self.look(|db| row_of(db, at))? {
            None => Ok(chain),
            Some(_) => self.begin_chain(room, device),
        }
    }

    fn begin_chain(&mut self, room: Room, device: &[u8; 32]) -> Result<u32, WriteError> {
        let chain = self.look(|db| next(db, room))?;
        let added = self.run(
            "INSERT INTO chains (room, chain, device) VALUES (?1, ?2, ?3)",
            params![room.number(), chain, device],
        );
        self.noted(added)?;
        Ok(chain)
    }
}

impl Vault {
    /// Lists the devices that have a chain in a room; the place in the list is the chain's number. One
    /// that signed more than one history is there as often.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn chains(&self, room: Room) -> Result<Vec<[u8; 32]>, ReadError> {
        self.usable()?;
        let mut statement = self
            .db
            .prepare_cached("SELECT chain, device FROM chains WHERE room = ?1 ORDER BY chain")?;
        let mut rows = statement.query([room.number()])?;
        let mut devices = Vec::new();
        while let Some(row) = rows.next()? {
            if usize::try_from(row.get::<_, u32>(0)?) != Ok(devices.len()) {
                return Err(ReadError::Damaged);
            }
            devices.push(row.get(1)?);
        }
        Ok(devices)
    }
}

fn find(db: &Connection, room: Room, device: &[u8; 32]) -> Result<Option<u32>, Store> {
    let mut statement = db.prepare_cached(
        "SELECT chain FROM chains WHERE room = ?1 AND device = ?2 ORDER BY chain LIMIT 1",
    )?;
    let found = statement.query_row(params![room.number(), device], |row| row.get(0));
    Ok(found.optional()?)
}

fn next(db: &Connection, room: Room) -> Result<u32, Store> {
    let mut statement =
        db.prepare_cached("SELECT coalesce(max(chain) + 1, 0) FROM chains WHERE room = ?1")?;
    Ok(statement.query_row([room.number()], |row| row.get(0))?)
}
