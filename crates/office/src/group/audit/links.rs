//! The links of a room, read by one thread and looked at by another.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use answerable_rooms::content::{Content, Said};
use answerable_rooms::ids::{DeviceId, EntryId};
use answerable_rooms::room::{Audit, Stored};
use answerable_vault::{Held, Link, LinkAt, Parts, RowId, Vault};

use super::super::replicas::Place;
use super::super::written::position;
use super::{RowSays, Rows, Seen};
use crate::Failure;

/// Hands the links of a room to the audit. One thread reads, the other looks: the one takes about as long
/// as the other.
pub(super) fn links(
    vault: &mut Vault,
    place: Place,
    audit: &mut Audit,
    seen: &mut Seen,
    rows: &mut Rows,
) -> Result<(), Failure> {
    let chains = vault.chains(place.shelf())?;
    seen.devices = chains.iter().map(|device| DeviceId(*device)).collect();
    let devices = &seen.devices;
    let (count, read) = thread::scope(|scope| {
        let (sender, receiver) = sync_channel::<Batch>(BATCHES_MAX);
        let reading = scope.spawn(move || read(vault, place, devices.len(), &sender));
        let mut count = 0;
        for batch in receiver {
            count += batch.links.len() as u64;
            batch.look(place, devices, audit, rows);
        }
        (count, reading.join().expect("reading does not panic"))
    });
    seen.entries = count;
    read
}

/// Reads all links of a room, and hands them on.
fn read(
    vault: &mut Vault,
    place: Place,
    devices: usize,
    to: &SyncSender<Batch>,
) -> Result<(), Failure> {
    let mut batch = Batch::empty();
    let read = vault.links_by_depth(place.shelf(), Parts::All, |link| {
        if link.at.chain as usize >= devices {
            return Err(Failure::GroupDamaged);
        }
        batch.put(&link);
        if batch.links.len() == BATCH_LINKS {
            // Nobody hangs up before the last one was sent.
            let _ = to.send(std::mem::replace(&mut batch, Batch::empty()));
        }
        Ok(())
    });
    let _ = to.send(batch);
    read
}

/// Links that go from reading to looking at a time.
const BATCH_LINKS: usize = 256;
/// Batches that may wait.
const BATCHES_MAX: usize = 8;

/// Bytes that most batches stay below.
const BATCH_BYTES: usize = 256 * 1024;

/// Links on their way from the file to the audit, with their bytes one after the other.
struct Batch {
    links: Vec<Read>,
    bytes: Vec<u8>,
}

/// A link as it was read: where it stands, and how long its parts are.
struct Read {
    at: LinkAt,
    id: EntryId,
    depth: u64,
    row: Option<RowId>,
    held: Held,
    header: usize,
    /// The opening, and how long the body is.
    payload: Option<([u8; 16], usize)>,
}

impl Batch {
    fn empty() -> Self {
        Self {
            links: Vec::with_capacity(BATCH_LINKS),
            bytes: Vec::with_capacity(BATCH_BYTES),
        }
    }

    fn put(&mut self, link: &Link<'_>) {
        self.bytes.extend_from_slice(link.header);
        let payload = link.payload.filter(|_| link.held == Held::Here);
        let payload = payload.map(|payload| {
            let begin = self.bytes.len();
            for piece in payload.body() {
                self.bytes.extend_from_slice(piece);
            }
            (*payload.opening, self.bytes.len() - begin)
        });
        self.links.push(Read {
            at: link.at,
            id: EntryId(*link.id),
            depth: link.depth,
            row: link.row,
            held: link.held,
            header: link.header.len(),
            payload,
        });
    }

    fn look(&self, place: Place, devices: &[DeviceId], audit: &mut Audit, rows: &mut Rows) {
        let mut rest = &self.bytes[..];
        for link in &self.links {
            let (header, after) = rest.split_at(link.header);
            let (body, after) = after.split_at(link.payload.map_or(0, |(_, len)| len));
            rest = after;
            let opening = link.payload.as_ref().map(|(opening, _)| opening);
            let content = audit.link(&Stored {
                device: devices[link.at.chain as usize],
                chain: link.at.chain,
                seq: u64::from(link.at.seq),
                id: link.id,
                header,
                depth: link.depth,
                payload: opening.map(|opening| (opening, body)),
            });
            if let (Some(row), Some((at_s, said))) = (link.row, content.and_then(line)) {
                let position = position(said.clock, link.depth, &link.id.0);
                let said = Some((position, at_s, said.hers));
                rows.say(row, RowSays { place, said });
            } else if let (Some(row), Held::Erased) = (link.row, link.held) {
                rows.say(row, RowSays { place, said: None });
            }
        }
    }
}

fn line<'b>(content: Content<'b>) -> Option<(u64, Said<'b>)> {
    match content {
        Content::Record { at, said } | Content::Copy { at, said, .. } => Some((at, said)),
        _ => None,
    }
}
