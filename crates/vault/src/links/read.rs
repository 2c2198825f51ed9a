//! Reading the signed logs, borrowed from the pages they lie on.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, Rows, params};

use super::{Held, Link, LinkAt, Parts, Payload};
use crate::entry::{Room, RowId};
use crate::fault::Store;
use crate::read::ReadError;
use crate::vault::Vault;

impl Vault {
    /// Gives the links of a room one by one, chain after chain, each from its first link.
    ///
    /// # Errors
    /// The visitor's own, which ends the reading, or a [`ReadError`].
    pub fn links<E: From<ReadError>>(
        &self,
        room: Room,
        parts: Parts,
        mut visit: impl FnMut(Link<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.usable().map_err(ReadError::from)?;
        let sql = select(parts, "links.room = ?1 ORDER BY links.chain, links.seq");
        let mut statement = self.db.prepare_cached(&sql).map_err(ReadError::from)?;
        let mut rows = statement.query([room.number()]).map_err(ReadError::from)?;
        while let Some(row) = rows.next().map_err(ReadError::from)? {
            visit(link_of(row, parts).map_err(ReadError::from)?)?;
        }
        Ok(())
    }

    /// Gives the links of a room one by one in order of depth, so that each comes after all that it
    /// has seen; of one depth, chain after chain. A little slower than [`Self::links`].
    ///
    /// # Errors
    /// As [`Self::links`].
    pub fn links_by_depth<E: From<ReadError>>(
        &self,
        room: Room,
        parts: Parts,
        mut visit: impl FnMut(Link<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.usable().map_err(ReadError::from)?;
        // Within a chain depth only grows, so the next in order is the first of some chain.
        let mut statements = self.each_chain(room, parts).map_err(ReadError::from)?;
        let mut chains = Vec::with_capacity(statements.len());
        let mut next = BinaryHeap::with_capacity(statements.len());
        for (statement, chain) in &mut statements {
            let rows = statement.query(params![room.number(), *chain]);
            let mut rows = rows.map_err(ReadError::from)?;
            let depth = advance(&mut rows).map_err(ReadError::from)?;
            next.extend(depth.map(|depth| Reverse((depth, chains.len()))));
            chains.push(rows);
        }
        while let Some(Reverse((_, at))) = next.pop() {
            let rows = &mut chains[at];
            let row = rows
                .get()
                .expect("a chain with a next depth stands at a row");
            visit(link_of(row, parts).map_err(ReadError::from)?)?;
            let depth = advance(rows).map_err(ReadError::from)?;
            next.extend(depth.map(|depth| Reverse((depth, at))));
        }
        Ok(())
    }

    /// Gives one link to the visitor, with its payload.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn link<T>(&self, at: LinkAt, visit: impl FnOnce(Link<'_>) -> T) -> Result<T, ReadError> {
        self.usable()?;
        let sql = select(
            Parts::All,
            "links.room = ?1 AND links.chain = ?2 AND links.seq = ?3",
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(params![at.room.number(), at.chain, at.seq])?;
        let found = rows.next()?.ok_or(ReadError::NoSuch)?;
        Ok(visit(link_of(found, Parts::All)?))
    }

    /// Finds a link by its id.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn find_link(&self, room: Room, id: &[u8; 32]) -> Result<Option<LinkAt>, ReadError> {
        self.usable()?;
        Ok(find(&self.db, room, id)?)
    }

    /// Finds the link that a row shows.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn link_of(&self, row: RowId) -> Result<Option<LinkAt>, ReadError> {
        self.usable()?;
        Ok(of_row(&self.db, row)?)
    }

    /// Readies a statement for each chain that has a link.
    fn each_chain(
        &self,
        room: Room,
        parts: Parts,
    ) -> Result<Vec<(CachedStatement<'_>, u32)>, Store> {
        let sql = select(
            parts,
            "links.room = ?1 AND links.chain = ?2 ORDER BY links.seq",
        );
        let mut above = self
            .db
            .prepare_cached("SELECT min(chain) FROM links WHERE room = ?1 AND chain > ?2")?;
        let mut chains = Vec::new();
        let mut last = -1;
        while let Some(chain) = above.query_row(params![room.number(), last], |row| {
            row.get::<_, Option<u32>>(0)
        })? {
            chains.push((self.db.prepare_cached(&sql)?, chain));
            last = i64::from(chain);
        }
        Ok(chains)
    }
}

/// Finds the place of a link by its id.
pub(super) fn find(db: &Connection, room: Room, id: &[u8; 32]) -> Result<Option<LinkAt>, Store> {
    let mut statement =
        db.prepare_cached("SELECT room, chain, seq FROM ids WHERE room = ?1 AND id = ?2")?;
    let mut rows = statement.query(params![room.number(), id])?;
    rows.next()?.map(place_of).transpose()
}

/// Finds the place of the link that has a row.
pub(super) fn of_row(db: &Connection, row: RowId) -> Result<Option<LinkAt>, Store> {
    let mut statement = db.prepare_cached("SELECT room, chain, seq FROM links WHERE row = ?1")?;
    let mut rows = statement.query([row.0])?;
    rows.next()?.map(place_of).transpose()
}

/// Returns which row a link has, where the link is there.
pub(crate) fn row_of(db: &Connection, at: LinkAt) -> Result<Option<Option<RowId>>, Store> {
    let mut statement =
        db.prepare_cached("SELECT row FROM links WHERE room = ?1 AND chain = ?2 AND seq = ?3")?;
    let found = statement
        .query_row(params![at.room.number(), at.chain, at.seq], |row| {
            Ok(row.get::<_, Option<i64>>(0)?.map(RowId))
        })
        .optional()?;
    Ok(found)
}

pub(super) fn held(db: &Connection, at: LinkAt) -> Result<Option<Held>, Store> {
    let mut statement = db.prepare_cached(
        "SELECT erased, opening IS NOT NULL FROM links WHERE room = ?1 AND chain = ?2 AND seq = ?3",
    )?;
    let at = params![at.room.number(), at.chain, at.seq];
    let found = statement.query_row(at, |row| Ok(held_as(row.get(0)?, row.get(1)?)));
    Ok(found.optional()?)
}

fn held_as(erased: bool, is_here: bool) -> Held {
    match (erased, is_here) {
        (false, true) => Held::Here,
        (false, false) => Held::Away,
        (true, _) => Held::Erased,
    }
}

/// What is read of each link. Where payloads stay unread, so do the pages that they lie on.
fn select(parts: Parts, condition: &str) -> String {
    const HEAD: &str = "SELECT links.room, links.chain, links.seq, links.id, links.header,
        links.depth, links.row, links.erased, links.opening IS NOT NULL";
    match parts {
        Parts::Headers => format!("{HEAD} FROM links WHERE {condition}"),
        Parts::Rowless => format!(
            "{HEAD}, links.opening, links.after,
                CASE WHEN links.row IS NULL THEN links.before END, NULL
             FROM links WHERE {condition}"
        ),
        Parts::All => format!(
            "{HEAD}, links.opening, links.after, links.before, log.line
             FROM links LEFT JOIN log ON log.row = links.row WHERE {condition}"
        ),
    }
}

/// Goes to the next link of a chain, and returns its depth.
fn advance(rows: &mut Rows<'_>) -> Result<Option<i64>, Store> {
    rows.advance()?;
    Ok(rows.get().map(|row| row.get(5)).transpose()?)
}

fn place_of(row: &Row<'_>) -> Result<LinkAt, Store> {
    Ok(LinkAt {
        room: Room::read(row.get(0)?)?,
        chain: row.get(1)?,
        seq: row.get(2)?,
    })
}

fn link_of<'r>(row: &'r Row<'_>, parts: Parts) -> Result<Link<'r>, Store> {
    let shown_by: Option<i64> = row.get(6)?;
    let held = held_as(row.get(7)?, row.get(8)?);
    let wanted = match parts {
        Parts::Headers => false,
        Parts::Rowless => shown_by.is_none(),
        Parts::All => true,
    };
    let payload = if wanted && held == Held::Here {
        let line = match (row.get_ref(12)?, shown_by) {
            (ValueRef::Null, None) => &[],
            (line, Some(_)) => line.as_blob().map_err(|_| Store::Damaged)?,
            (_, None) => return Err(Store::Damaged),
        };
        Some(Payload {
            opening: fixed(row, 9)?,
            before: blob(row, 11)?,
            line,
            after: blob(row, 10)?,
        })
    } else {
        None
    };
    Ok(Link {
        at: place_of(row)?,
        id: fixed(row, 3)?,
        header: blob(row, 4)?,
        depth: u64::try_from(row.get::<_, i64>(5)?).map_err(|_| Store::Damaged)?,
        held,
        row: shown_by.map(RowId),
        payload,
    })
}

fn blob<'r>(row: &'r Row<'_>, at: usize) -> Result<&'r [u8], Store> {
    row.get_ref(at)?.as_blob().map_err(|_| Store::Damaged)
}

fn fixed<'r, const N: usize>(row: &'r Row<'_>, at: usize) -> Result<&'r [u8; N], Store> {
    blob(row, at)?.try_into().map_err(|_| Store::Damaged)
}
