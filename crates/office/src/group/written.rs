//! Between a link of a room and what the vault keeps of it.

use answerable_record::{Entry, Kind, read};
use answerable_rooms::content::Content;
use answerable_rooms::entry::Class;
use answerable_rooms::ids::{DeviceId, EntryId};
use answerable_rooms::room::{Link, Payload, Room};
use answerable_vault::{
    Held, LinkAt, NewEntry, NewLink, NewPayload, Position, RowId, Standing, Writer,
};

use super::attached;
use super::copies;
use super::marks;
use super::replicas::Place;
use crate::{Failure, row};

/// Where an entry stands in the order of recording: its clock, or its depth where that is more.
pub(crate) fn position(clock: u64, depth: u64, id: &[u8; 32]) -> Position {
    Position {
        depth: clock.max(depth),
        tie: id[..16].try_into().expect("16 of 32 bytes"),
    }
}

/// Keeps the link of a row that was just written, and notes its files to be put into the depots.
pub(crate) fn append(
    writer: &mut Writer<'_>,
    place: Place,
    room: &Room,
    link: &Link,
    row: RowId,
) -> Result<(), Failure> {
    let chain = writer.chain(place.shelf(), &link.device.0)?;
    let payload = link
        .payload
        .as_ref()
        .expect("what was just written says something");
    writer.append_link(&NewLink {
        at: at(place, chain, link.seq),
        id: &link.id.0,
        header: &link.header,
        depth: link.depth,
        payload: Some(parts(payload, Some(row))),
    })?;
    attached::note_own(writer, place, room, link)
}

/// Erases what a row says, and its payload in the log. What somebody else wrote stays sealed where it
/// is: the erasure hides it, and whether it is destroyed is not one device's to say (room.md, 14).
pub(crate) fn erase(
    writer: &mut Writer<'_>,
    row: RowId,
    stub: &[u8],
    own: Option<DeviceId>,
) -> Result<(), Failure> {
    crate::aside::drop_from(writer)?;
    let Some(at) = writer.link_of(row)? else {
        return Ok(writer.erase(row, stub)?);
    };
    let Some(own) = own else { return Ok(()) };
    if writer.chain(at.room, &own.0)? != at.chain {
        return Ok(());
    }
    writer.destroy_payload(at, stub)?;
    if let Some(place) = Place::shelved(at.room) {
        attached::forget_own(writer, place, at.seq.into())?;
    }
    let erased = format!("{}.{}", super::sync::ERASED, at.room.number());
    Ok(writer.shelve(&erased, &u64::from(at.seq).to_be_bytes(), &[])?)
}

fn at(place: Place, chain: u32, seq: u64) -> LinkAt {
    LinkAt {
        room: place.shelf(),
        chain,
        seq: number(seq),
    }
}

fn number(seq: u64) -> u32 {
    u32::try_from(seq).expect("a chain has fewer than 2^32 entries")
}

/// Keeps a link; of a line of the record, with its row.
///
/// `before` is the link before it where its device signed more than one history.
pub(super) fn keep(
    writer: &mut Writer<'_>,
    place: Place,
    link: &Link,
    before: Option<EntryId>,
    author: &str,
    kind_of: &dyn Fn(&str) -> Option<Kind>,
) -> Result<Option<(Position, Entry, RowId)>, Failure> {
    let (room, device) = (place.shelf(), &link.device.0);
    let chain = match before {
        None => writer.chain(room, device)?,
        Some(before) => writer.chain_after(room, device, number(link.seq), &before.0)?,
    };
    let at = at(place, chain, link.seq);
    let mut row = None;
    if let (Class::Content, Some(payload)) = (link.class, &link.payload) {
        row = keep_row(writer, place, link, payload, author, kind_of)?;
    }
    let new = NewLink {
        at,
        id: &link.id.0,
        header: &link.header,
        depth: link.depth,
        payload: link
            .payload
            .as_ref()
            .map(|payload| parts(payload, row.as_ref().map(|(_, _, row)| *row))),
    };
    writer.append_link(&new)?;
    Ok(row)
}

/// What came of giving a link what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// It was here already, or was destroyed since.
    Nothing,
    /// It is here now.
    Payload,
    /// It is here now, and is a line of the record.
    Row,
}

/// Keeps what a link says that was here without it.
pub(super) fn give(
    writer: &mut Writer<'_>,
    place: Place,
    link: &Link,
    author: &str,
    kind_of: &dyn Fn(&str) -> Option<Kind>,
) -> Result<Given, Failure> {
    let Some(at) = writer.find_link(place.shelf(), &link.id.0)? else {
        return Ok(Given::Nothing);
    };
    // A pack says again what is here already, and what was destroyed since.
    let Some(payload) = &link.payload else {
        return Ok(Given::Nothing);
    };
    if writer.held(at)? != Held::Away {
        return Ok(Given::Nothing);
    }
    let row = keep_row(writer, place, link, payload, author, kind_of)?;
    writer.give_payload(at, &parts(payload, row.as_ref().map(|(_, _, row)| *row)))?;
    Ok(match row {
        Some(_) => Given::Row,
        None => Given::Payload,
    })
}

/// The pieces of a payload around its line.
pub(super) fn parts(payload: &Payload, row: Option<RowId>) -> NewPayload<'_> {
    let body = &payload.body[..];
    let line = row.and_then(|_| match Content::parse(body) {
        Ok(Content::Record { said, .. } | Content::Copy { said, .. }) => {
            let from = said.line.as_ptr().addr() - body.as_ptr().addr();
            Some((from, from + said.line.len()))
        }
        _ => None,
    });
    let (from, to) = line.unwrap_or((body.len(), body.len()));
    NewPayload {
        opening: &payload.opening.0,
        before: &body[..from],
        row,
        after: &body[to..],
    }
}

fn keep_row(
    writer: &mut Writer<'_>,
    place: Place,
    link: &Link,
    payload: &Payload,
    author: &str,
    kind_of: &dyn Fn(&str) -> Option<Kind>,
) -> Result<Option<(Position, Entry, RowId)>, Failure> {
    let (at_s, said) = match Content::parse(&payload.body) {
        Ok(Content::Record { at, said }) => (at, said),
        Ok(Content::Copy { at, source, .. }) => {
            copies::note(writer, place, link, source, at)?;
            return Ok(None);
        }
        _ => return Ok(None),
    };
    // What does not read as a line of the record is kept in the log and shown nowhere.
    let Ok(entry) = read::trusted(said.line.as_bytes(), kind_of) else {
        return Ok(None);
    };
    let position = position(said.clock, link.depth, &link.id.0);
    let row = writer.append(&NewEntry {
        position,
        name: &entry.name,
        kind: entry.kind.name(),
        author,
        recorded_at_s: i64::try_from(at_s).unwrap_or(i64::MAX),
        line: said.line.as_bytes(),
        search: &row::search_text(&entry),
        room: place.shelf(),
        standing: Standing::Counts,
    })?;
    attached::expect(writer, row, &entry, &said.attachments)?;
    marks::note(writer, place, link, &said, entry.kind)?;
    Ok(Some((position, entry, row)))
}
