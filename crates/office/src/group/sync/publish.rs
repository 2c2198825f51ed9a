//! Making segments of what was written here; they are kept before any is put.

use answerable_rooms::entry::Opening;
use answerable_rooms::ids::{DeviceId, EntryId};
use answerable_rooms::room::{AnyEntries, Object, OwnEntries, OwnEntry, Payload, Room};
use answerable_vault::{Entropy, LinkAt, Vault};

use super::super::adopt::seconds;
use super::super::plain::Synced;
use super::super::replicas::{OWN, Place};
use super::{ERASED, MADE};
use crate::{Failure, Now, Office};

/// So long after the last head another is made although nothing was written, where others wrote.
const HEAD_AGE_S: u64 = 24 * 60 * 60;

impl Office {
    /// Pays what this device owes the others in a room.
    pub(in crate::group) fn pay(&mut self, place: Place, now: Now) -> Result<(), Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get_mut(&place).expect("it was listed");
        let (links, keys) = room.pay_debts(seconds(now), &mut Entropy);
        self.keep_links(place, &links, &keys)
    }

    /// Makes segments of what was written here, and keeps them.
    pub(super) fn publish(
        &mut self,
        place: Place,
        heard: bool,
        now: Now,
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        let vault = &mut self.vault;
        let group = self.group.as_mut().ok_or(Failure::NoGroup)?;
        let keys = &group.identity.keys;
        let room = group.rooms.get_mut(&place).expect("it was listed");
        let head =
            heard && seconds(now) >= room.own().headed_at_s + HEAD_AGE_S || room.own().count == 0;
        let before = room.own().clone();
        let mut entries = Mine {
            vault,
            place,
            chain: chain_of(vault, place, room.me())?,
            failed: None,
        };
        let erased = erased_seqs(vault, place)?;
        let made = room
            .publish(keys, head, seconds(now), &mut entries, &mut Entropy)
            .and_then(|mut made| {
                // Where something was erased, or many small segments lie, they are written anew.
                let packed = room.pack(keys, &erased, seconds(now), &mut entries, &mut Entropy)?;
                made.objects.extend(packed);
                let carried =
                    room.publish_carried(keys, seconds(now), &mut entries, &mut Entropy)?;
                made.objects.extend(carried);
                Ok(made)
            });
        let failed = entries.failed;
        let made = made
            .map_err(|_| Failure::GroupDamaged)
            .and_then(|made| failed.map_or(Ok(made), Err));
        let kept = made.and_then(|made| {
            if *room.own() != before {
                keep_made(&mut self.vault, place, room, &made.objects)?;
            }
            Ok(made.entries)
        });
        if kept.is_err() {
            self.group = None;
        }
        synced.sent += kept?;
        Ok(())
    }
}

fn keep_made(
    vault: &mut Vault,
    place: Place,
    room: &Room,
    objects: &[Object],
) -> Result<(), Failure> {
    vault.write(|writer| -> Result<(), Failure> {
        for object in objects {
            let mut kept = object.name.as_bytes().to_vec();
            kept.push(0);
            kept.extend_from_slice(&object.bytes);
            writer.shelve(&place.named(MADE), &object.number.to_be_bytes(), &kept)?;
        }
        writer.clear_shelf(&place.named(ERASED))?;
        Ok(writer.shelve(&place.named(OWN), &[], &room.own().encode())?)
    })
}

/// Own entries whose text was erased since the last publication.
fn erased_seqs(vault: &Vault, place: Place) -> Result<Vec<u64>, Failure> {
    let keys = vault.shelf_keys(&place.named(ERASED), &[])?;
    let seqs = keys
        .into_iter()
        .filter_map(|(key, _)| key[..].try_into().ok());
    Ok(seqs.map(u64::from_be_bytes).collect())
}

/// Entries, out of the vault; own ones by their number.
struct Mine<'v> {
    vault: &'v Vault,
    place: Place,
    chain: u32,
    failed: Option<Failure>,
}

impl OwnEntries for Mine<'_> {
    fn own(&mut self, seq: u64) -> OwnEntry {
        let at = LinkAt {
            room: self.place.shelf(),
            chain: self.chain,
            seq: u32::try_from(seq).unwrap_or(u32::MAX),
        };
        let read = entry_at(self.vault, at);
        self.or_failed(read)
    }
}

impl AnyEntries for Mine<'_> {
    fn entry(&mut self, id: &EntryId) -> OwnEntry {
        let at = self.vault.find_link(self.place.shelf(), &id.0);
        let read = at.map_err(Failure::from).and_then(|at| {
            let at = at.ok_or(Failure::GroupDamaged)?;
            entry_at(self.vault, at)
        });
        self.or_failed(read)
    }
}

impl Mine<'_> {
    fn or_failed(&mut self, read: Result<OwnEntry, Failure>) -> OwnEntry {
        read.unwrap_or_else(|failure| {
            self.failed = Some(failure);
            OwnEntry {
                header: Vec::new(),
                payload: None,
            }
        })
    }
}

fn entry_at(vault: &Vault, at: LinkAt) -> Result<OwnEntry, Failure> {
    Ok(vault.link(at, |link| OwnEntry {
        header: link.header.to_vec(),
        payload: link.payload.map(|payload| Payload {
            opening: Opening(*payload.opening),
            body: payload.body().concat(),
        }),
    })?)
}

pub(in crate::group) fn chain_of(
    vault: &Vault,
    place: Place,
    device: &DeviceId,
) -> Result<u32, Failure> {
    let chains = vault.chains(place.shelf())?;
    let at = chains.iter().position(|known| *known == device.0);
    Ok(at.and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX))
}
