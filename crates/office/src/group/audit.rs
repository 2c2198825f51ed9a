//! Looking whether the signed log of each room is what its authors signed, and what of it is here.

mod links;
mod told;

use std::collections::BTreeMap;

use answerable_record::words::Room as Which;
use answerable_record::{Kind, read};
use answerable_rooms::epoch_key::EpochKey;
use answerable_rooms::ids::{DeviceId, EpochId, PersonId, RoomId};
use answerable_rooms::room::{Audit, Own};
use answerable_vault::{Entry as Row, Position, RowId, Vault};

use super::hers::needs_her;
use super::identity::{GROUP, Identity};
use super::replicas::{HEADS, KEYS, NAMES, OWN, Place, kept_key};
use super::sync::{MADE, split};
use crate::{Failure, Office, Sort};

/// What was found in a room.
pub struct RoomVerified {
    /// Which.
    pub room: Which,
    /// Entries of its signed log that were looked at.
    pub entries: u64,
    /// What is not as it was signed.
    pub damaged: Vec<Found>,
    /// What was signed, and what its author should not have done.
    pub breaches: Vec<Found>,
    /// What is not here of somebody's, or here and not signed.
    pub gaps: Vec<Missing>,
    /// Up to when what each person wrote is here.
    pub people: Vec<CompleteAsOf>,
}

/// Entries, or heads, keys and segments, that do not pass a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The check's id, as in `R-020`.
    pub check: &'static str,
    /// Whose: a person's ref, or a device's short name.
    pub whose: String,
    /// The number of the first one in its author's chain; none where it is no entry.
    pub number: Option<u64>,
    /// The ref of the first one, where it shows one.
    pub entry: Option<String>,
    /// How many.
    pub count: u64,
}

/// What is not here of somebody's, or here and not signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Whose: a person's ref, or a device's short name.
    pub whose: String,
    /// Whether it is this device itself, whose unsigned entries are those that were not sent yet.
    pub me: bool,
    /// Entries that others have seen, and that are not here.
    pub missing: u64,
    /// Entries that could not be looked at, since what they rest on is damaged or not here.
    pub unplaced: u64,
    /// Entries that no signature that is here vouches for.
    pub unsigned: u64,
}

/// Up to when what a person wrote is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompleteAsOf {
    /// The person's ref, or a device's short name.
    pub whose: String,
    /// By their own clock, in seconds since 1970; none where they have signed nothing that is here.
    pub as_of_s: Option<u64>,
    /// Who has seen more of them, and how many entries more.
    pub more: Vec<(String, u64)>,
}

/// What the log says of a row.
pub(crate) struct RowSays {
    place: Place,
    /// Its place in the order, when it was recorded, and whether it is hers; nothing of an erased one.
    said: Option<(Position, u64, bool)>,
}

/// What the signed logs say of rows, by their number.
#[derive(Default)]
pub(crate) struct Rows(Vec<Option<RowSays>>);

impl Rows {
    fn say(&mut self, row: RowId, says: RowSays) {
        let Ok(at) = usize::try_from(row.number()) else {
            return;
        };
        if self.0.len() <= at {
            self.0.resize_with(at + 1, || None);
        }
        self.0[at] = Some(says);
    }

    /// Whether a row is what its author signed: its place, room and time. `None` where no log has it.
    pub(crate) fn agree(&self, row: &Row<'_>) -> Option<bool> {
        let at = usize::try_from(row.row.number()).ok()?;
        let says = self.0.get(at)?.as_ref()?;
        // Of an erased one nothing is left to hold against it.
        let as_said = |(position, at_s, _): (Position, u64, bool)| {
            row.position == position && u64::try_from(row.recorded_at_s).ok() == Some(at_s)
        };
        let placed = row.erased || says.said.is_some_and(as_said);
        Some(placed && row.room == says.place.shelf())
    }

    /// Whether the mark of her words fits the type.
    pub(crate) fn mark_fits(&self, row: RowId, kind: Kind) -> bool {
        let says = usize::try_from(row.number())
            .ok()
            .and_then(|at| self.0.get(at)?.as_ref());
        let said = says.and_then(|says| says.said);
        said.is_none_or(|(_, _, hers)| hers == needs_her(kind))
    }
}

impl Office {
    /// Looks at the signed log of each room; gives what it says of rows, too.
    pub(crate) fn audit(&mut self) -> Result<(Vec<RoomVerified>, Option<Rows>), Failure> {
        let Some(identity) = Identity::kept(&self.vault)? else {
            return Ok((Vec::new(), None));
        };
        let mut names = BTreeMap::new();
        self.vault.each_shelved(NAMES, &[], |key, value| {
            if let Some(person) = PersonId::from_slice(key) {
                names.insert(person, String::from_utf8_lossy(value).into_owned());
            }
            Ok::<(), Failure>(())
        })?;
        let (mut rooms, mut rows) = (Vec::new(), Rows::default());
        for place in Place::ALL {
            let Some(id) = self.vault.shelved(GROUP, &place.room_key())? else {
                continue;
            };
            let id = RoomId::from_slice(&id).ok_or(Failure::GroupDamaged)?;
            let mut audit = Audit::of(identity.process, id, identity.keys.device());
            let mut seen = Seen::default();
            let read = links::links(&mut self.vault, place, &mut audit, &mut seen, &mut rows);
            let unreadable = match read.and_then(|()| signed(&self.vault, place, &mut audit)) {
                Err(failure) if failure.sort() == Sort::Damaged => true,
                other => other.map(|()| false)?,
            };
            let told = told::Told {
                vault: &self.vault,
                place,
                names: &names,
                me: identity.keys.device(),
                seen,
            };
            rooms.push(told.room(audit.finish(), unreadable));
        }
        Ok((rooms, Some(rows)))
    }
}

/// What is remembered of the links for what is told of them.
#[derive(Default)]
struct Seen {
    devices: Vec<DeviceId>,
    entries: u64,
}

/// Keys, heads and own segments.
fn signed(vault: &Vault, place: Place, audit: &mut Audit) -> Result<(), Failure> {
    vault.each_shelved(&place.named(KEYS), &[], |key, value| {
        let (epoch, key): (EpochId, EpochKey) = kept_key(key, value)?;
        audit.key(epoch, key);
        Ok::<(), Failure>(())
    })?;
    vault.each_shelved(&place.named(HEADS), &[], |key, value| {
        let device = DeviceId::from_slice(key).ok_or(Failure::GroupDamaged)?;
        audit.head(device, value);
        Ok::<(), Failure>(())
    })?;
    let Some(own) = vault.shelved(&place.named(OWN), &[])? else {
        return Ok(());
    };
    let own = Own::decode(&own).map_err(|_| Failure::GroupDamaged)?;
    for live in &own.live {
        let made = vault.shelved(&place.named(MADE), &live.n.to_be_bytes())?;
        let bytes = made
            .as_deref()
            .and_then(|object| split(object))
            .map(|(_, bytes)| bytes.to_vec());
        audit.segment(live, bytes);
    }
    Ok(())
}

/// The type of a row's entry, as its line says it; `None` where it is no line any more.
pub(crate) fn kind_of(row: &Row<'_>) -> Option<(Kind, Box<str>)> {
    let entry = read::trusted(row.line, |_| None).ok()?;
    Some((entry.kind, entry.name))
}
