//! The replicas of the rooms that this vault has, loaded from it when somebody needs them.

use std::collections::BTreeMap;

use answerable_record::words::Room as Which;
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::epoch_key::EpochKey;
use answerable_rooms::genesis::RoomKind;
use answerable_rooms::ids::{DeviceId, EntryId, EpochId, PersonId, RoomId};
use answerable_rooms::room::{Cursor, Kept, Own, Room};
use answerable_rooms::secret::Secret;
use answerable_vault::{Held, Parts, Room as Shelf, Vault, Writer};

use super::identity::{GROUP, Identity};
use crate::{Failure, Office};

/// What this vault has of its group: who it is, and its rooms.
pub struct Group {
    /// Who it is.
    pub identity: Identity,
    /// Its rooms.
    pub rooms: BTreeMap<Place, Room>,
    /// What the record calls people.
    pub names: BTreeMap<PersonId, String>,
}

/// One of the three rooms, in the order of the alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The contact group and her side.
    Bridge,
    /// The contact group.
    Contact,
    /// Her side.
    Survivor,
}

impl Place {
    /// All three.
    pub const ALL: [Place; 3] = [Place::Bridge, Place::Contact, Place::Survivor];

    /// As the record calls it.
    pub fn which(self) -> Which {
        match self {
            Place::Bridge => Which::Bridge,
            Place::Contact => Which::Contact,
            Place::Survivor => Which::Survivor,
        }
    }

    /// As the record calls it.
    pub fn of(which: Which) -> Place {
        match which {
            Which::Bridge => Place::Bridge,
            Which::Contact => Place::Contact,
            Which::Survivor => Place::Survivor,
        }
    }

    /// As its first entry says what kind it is.
    pub(super) fn of_kind(kind: RoomKind) -> Place {
        match kind {
            RoomKind::Bridge => Place::Bridge,
            RoomKind::Contact => Place::Contact,
            RoomKind::Survivor => Place::Survivor,
        }
    }

    /// As the vault calls it.
    pub(crate) fn shelf(self) -> Shelf {
        match self {
            Place::Bridge => Shelf::Bridge,
            Place::Contact => Shelf::Contact,
            Place::Survivor => Shelf::Survivor,
        }
    }

    /// The room that the vault calls so; `None` for rows that lie in none.
    pub(crate) fn shelved(room: Shelf) -> Option<Place> {
        Place::ALL.into_iter().find(|place| place.shelf() == room)
    }

    /// A shelf of the vault for something of this room.
    pub(super) fn named(self, what: &str) -> String {
        format!("{what}.{}", self.shelf().number())
    }

    pub(super) fn room_key(self) -> [u8; 2] {
        [b'r', self.shelf().number()]
    }
}

/// What the record calls people, by their name in the rooms.
pub(super) const NAMES: &str = "names";
pub(super) const KEYS: &str = "keys";
pub(super) const HEADS: &str = "heads";
pub(super) const CURSORS: &str = "cursors";
pub(super) const OWN: &str = "own";

impl Office {
    /// The group, loaded where it was not; `None` while somebody writes alone.
    ///
    /// # Errors
    /// Where the vault waits to be let into one, or can't be read.
    pub(crate) fn group(&mut self) -> Result<Option<&mut Group>, Failure> {
        if self.group.is_none()
            && let Some(identity) = Identity::kept(&self.vault)?
        {
            let mut rooms = BTreeMap::new();
            for place in Place::ALL {
                if let Some(room) = load(&self.vault, place, &identity, None)? {
                    rooms.insert(place, room);
                }
            }
            let names = names(&self.vault)?;
            self.group = Some(Group {
                identity,
                rooms,
                names,
            });
        }
        if self.group.is_none() {
            self.needs_to_be_in()?;
        }
        Ok(self.group.as_mut())
    }
}

/// Keeps which room it is; the rest of a replica is kept as it comes about.
pub(super) fn keep_room(
    writer: &mut Writer<'_>,
    place: Place,
    room: &RoomId,
) -> Result<(), Failure> {
    Ok(writer.shelve(GROUP, &place.room_key(), room.bytes())?)
}

/// Keeps a key of an epoch.
pub(super) fn keep_key(
    writer: &mut Writer<'_>,
    place: Place,
    (epoch, kind, secret): &(EpochId, KeyKind, Secret),
) -> Result<(), Failure> {
    let mut key = epoch.bytes().to_vec();
    key.push(*kind as u8);
    Ok(writer.shelve(&place.named(KEYS), &key, secret.bytes())?)
}

/// Reads a key of an epoch as it was kept.
pub(super) fn kept_key(key: &[u8], value: &[u8]) -> Result<(EpochId, EpochKey), Failure> {
    let damaged = || Failure::GroupDamaged;
    let (epoch, kind) = key.split_at_checked(32).ok_or_else(damaged)?;
    let epoch = EpochId::from_slice(epoch).ok_or_else(damaged)?;
    let kind = if kind == [KeyKind::Content as u8] {
        KeyKind::Content
    } else {
        KeyKind::Outline
    };
    let secret: [u8; 32] = value.try_into().map_err(|_| damaged())?;
    Ok((epoch, EpochKey::of(kind, secret.into())))
}

/// What the record calls people, as the vault keeps it.
pub(super) fn names(vault: &Vault) -> Result<BTreeMap<PersonId, String>, Failure> {
    let mut names = BTreeMap::new();
    vault.each_shelved(NAMES, &[], |key, value| {
        if let Some(person) = PersonId::from_slice(key) {
            names.insert(person, String::from_utf8_lossy(value).into_owned());
        }
        Ok::<(), Failure>(())
    })?;
    Ok(names)
}

/// A room out of the vault, as the device that the identity names; `None` where it is not here. What a
/// device wrote after a number is left out, where that is said.
pub(super) fn load(
    vault: &Vault,
    place: Place,
    identity: &Identity,
    without: Option<(DeviceId, u64)>,
) -> Result<Option<Room>, Failure> {
    let Some(id) = vault.shelved(GROUP, &place.room_key())? else {
        return Ok(None);
    };
    let damaged = || Failure::GroupDamaged;
    let id = RoomId::from_slice(&id).ok_or_else(damaged)?;
    let mut room = Room::empty(identity.process, id, identity.keys.device());
    let devices = vault.chains(place.shelf())?;
    vault.links_by_depth(place.shelf(), Parts::Rowless, |link| {
        let device = devices.get(link.at.chain as usize).ok_or_else(damaged)?;
        let left_out = |(of, after): (DeviceId, u64)| of.0 == *device && link.at.seq as u64 > after;
        if without.is_some_and(left_out) {
            return Ok(());
        }
        let outline = link
            .payload
            .filter(|_| link.row.is_none() && link.held == Held::Here);
        let kept = Kept {
            device: DeviceId(*device),
            seq: u64::from(link.at.seq),
            id: EntryId(*link.id),
            header: link.header,
            outline: outline.map(|payload| payload.before),
        };
        room.put_back(&kept).map_err(|_| Failure::GroupDamaged)
    })?;
    vault.each_shelved(&place.named(KEYS), &[], |key, value| {
        let (epoch, key) = kept_key(key, value)?;
        // A false one, that came with a welcome, is left where it is.
        room.put_back_key(epoch, key);
        Ok::<(), Failure>(())
    })?;
    vault.each_shelved(&place.named(HEADS), &[], |_, value| {
        room.put_back_head(value).map_err(|_| damaged())
    })?;
    vault.each_shelved(&place.named(CURSORS), &[], |key, value| {
        let device = DeviceId::from_slice(key).ok_or_else(damaged)?;
        room.put_back_cursor(device, Cursor::decode(value).map_err(|_| damaged())?);
        Ok::<(), Failure>(())
    })?;
    if let Some(own) = vault.shelved(&place.named(OWN), &[])? {
        room.put_back_own(Own::decode(&own).map_err(|_| damaged())?);
    }
    Ok(Some(room))
}
