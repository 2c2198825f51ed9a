//! Giving a depot what a device wrote that is out: it came later, or has lost it, and that device puts
//! nothing any more (depot.md, section 6, step 8). Whoever notices first puts it.

use answerable_depot::{Depot, Name};
use answerable_rooms::entry::{Class, HeaderView, Opening};
use answerable_rooms::ids::{DeviceId, EntryId};
use answerable_rooms::room::{AnyEntries, OwnEntry, Payload};
use answerable_vault::{Entropy, Held, Vault, Writer};

use super::super::replicas::Place;
use super::put::is_put;
use crate::{Failure, Office};

/// How much of a gone device's was destroyed when a depot was given its pieces.
const FILLED: &str = "filled";
/// How many entries of a device that is not the own one were destroyed here.
const DESTROYED: &str = "destroyed";

/// A sealed piece, and its name.
type Piece = (Name, Vec<u8>);

impl Office {
    /// Puts what is here of devices that are out and whose newest piece a depot does not have; and anew what
    /// was put so and holds something that was destroyed since.
    pub(super) fn fill(
        &mut self,
        place: Place,
        handle: &str,
        depot: &dyn Depot,
        has: impl Fn(&DeviceId) -> bool,
    ) -> Result<(), Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        for device in group.rooms[&place].gone() {
            let destroyed = destroyed(&self.vault, place, &device)?;
            let key = [handle.as_bytes(), device.bytes()].concat();
            let filled = self.vault.shelved(&place.named(FILLED), &key)?;
            let stale = filled.is_some_and(|filled| filled[..] != destroyed);
            if has(&device) && !stale {
                continue;
            }
            let Some(objects) = self.pieces(place, &device)? else {
                continue;
            };
            for (name, bytes) in &objects {
                if stale {
                    depot.delete(name)?;
                }
                // What is left of theirs holds less than this.
                if !is_put(depot, name, bytes)? {
                    depot.delete(name)?;
                    is_put(depot, name, bytes)?;
                }
            }
            self.vault.write(|writer| -> Result<(), Failure> {
                Ok(writer.shelve(&place.named(FILLED), &key, &destroyed)?)
            })?;
        }
        Ok(())
    }

    /// All that is here of a device; `None` where something of it is not, or can't be opened.
    fn pieces(&self, place: Place, device: &DeviceId) -> Result<Option<Vec<Piece>>, Failure> {
        let group = self.group.as_ref().ok_or(Failure::NoGroup)?;
        let mut all = All {
            vault: &self.vault,
            place,
            lacks: false,
            failed: None,
        };
        let pieces = group.rooms[&place].pieces_of(device, &mut all, &mut Entropy);
        if let Some(failure) = all.failed {
            return Err(failure);
        }
        let pieces = pieces.ok().filter(|_| !all.lacks);
        Ok(pieces.map(|pieces| {
            let named = pieces.into_iter();
            named
                .filter_map(|piece| Some((Name::new(&piece.name)?, piece.bytes)))
                .collect()
        }))
    }
}

fn destroyed(vault: &Vault, place: Place, device: &DeviceId) -> Result<[u8; 8], Failure> {
    let kept = vault.shelved(&place.named(DESTROYED), device.bytes())?;
    Ok(kept
        .and_then(|kept| kept[..].try_into().ok())
        .unwrap_or_default())
}

/// Counts that something was destroyed which a device wrote.
pub(in crate::group) fn note_destroyed(
    writer: &mut Writer<'_>,
    place: Place,
    device: &DeviceId,
) -> Result<(), Failure> {
    let shelf = place.named(DESTROYED);
    let known = writer.shelved(&shelf, device.bytes())?;
    let known = known.and_then(|known| known[..].try_into().ok());
    let count = known.map_or(0, u64::from_be_bytes) + 1;
    Ok(writer.shelve(&shelf, device.bytes(), &count.to_be_bytes())?)
}

/// Entries of anybody, out of the vault.
struct All<'v> {
    vault: &'v Vault,
    place: Place,
    /// Whether one of them has no payload here that was not destroyed.
    lacks: bool,
    failed: Option<Failure>,
}

impl AnyEntries for All<'_> {
    /// Once something lacks, nothing more is read: an entry without a header is none, and ends it.
    fn entry(&mut self, id: &EntryId) -> OwnEntry {
        let none = OwnEntry {
            header: Vec::new(),
            payload: None,
        };
        if self.lacks {
            return none;
        }
        self.read(id).unwrap_or_else(|failure| {
            self.failed = Some(failure);
            none
        })
    }
}

impl All<'_> {
    fn read(&mut self, id: &EntryId) -> Result<OwnEntry, Failure> {
        let at = self.vault.find_link(self.place.shelf(), &id.0)?;
        let (entry, held) = self.vault.link(at.ok_or(Failure::GroupDamaged)?, |link| {
            let entry = OwnEntry {
                header: link.header.to_vec(),
                payload: link.payload.map(|payload| Payload {
                    opening: Opening(*payload.opening),
                    body: payload.body().concat(),
                }),
            };
            (entry, link.held)
        })?;
        let is_content =
            HeaderView::parse(&entry.header).is_ok_and(|view| view.class == Class::Content);
        self.lacks |= is_content && held == Held::Away;
        Ok(entry)
    }
}
