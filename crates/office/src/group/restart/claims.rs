//! What others say alone of the own chain: that they have seen more of it than is here, while nothing shows
//! it. It is no reason to go on as another device, or a single member could have everybody do so at each sync;
//! nor may it be passed over, since a restored backup hears just that. So nothing is sent, and the person
//! of this vault is asked, who knows whether it was copied or restored (room.md, 16.4).

use std::collections::{BTreeMap, BTreeSet};

use answerable_rooms::check::Check;
use answerable_rooms::ids::{DeviceId, PersonId};
use answerable_rooms::room::Elsewhere;
use answerable_vault::Writer;

use super::super::members::short;
use super::super::plain::Noticed;
use super::super::replicas::Place;
use crate::{Failure, Office};

/// Devices that say so, each with the room in which they do; until the person of this vault has answered.
const CLAIMED: &str = "claimed";
/// People whose word alone is not taken for it any more.
const DISBELIEVED: &str = "disbelieved";
/// Whether the person of this vault says that it is a copy or a backup.
const ANEW: &str = "anew";

impl Office {
    /// Goes on as a new device at the next sync: the person of this vault says that it was copied or restored.
    ///
    /// # Errors
    /// Where nobody says that its device went on elsewhere.
    pub fn device_anew(&mut self) -> Result<(), Failure> {
        if self.vault.shelf_keys(CLAIMED, &[])?.is_empty() {
            return Err(Failure::NothingClaimed);
        }
        self.vault
            .write(|writer| -> Result<(), Failure> { Ok(writer.shelve(ANEW, &[], &[])?) })
    }

    /// Goes on as the same device: the person of this vault says that it was never copied nor restored.
    /// Gives the refs of those who said otherwise, and whose word alone does not stop it any more.
    ///
    /// # Errors
    /// As [`Self::device_anew`].
    pub fn device_same(&mut self) -> Result<Vec<String>, Failure> {
        let claimed = self.claimed()?;
        if claimed.is_empty() {
            return Err(Failure::NothingClaimed);
        }
        let people = self.who_claim(&claimed)?;
        self.vault.write(|writer| -> Result<(), Failure> {
            for person in &people {
                writer.shelve(DISBELIEVED, person.bytes(), &[])?;
            }
            Ok(writer.clear_shelf(CLAIMED)?)
        })?;
        self.named(&people)
    }

    /// Who says that this vault's device went on elsewhere, by ref, while its person has not answered.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn device_claimed(&mut self) -> Result<Vec<String>, Failure> {
        let claimed = self.claimed()?;
        if claimed.is_empty() || self.is_said_to_be_a_copy()? {
            return Ok(Vec::new());
        }
        let people = self.who_claim(&claimed)?;
        self.named(&people)
    }

    /// Whether the person of this vault says that it was copied or restored.
    pub(super) fn is_said_to_be_a_copy(&self) -> Result<bool, Failure> {
        Ok(self.vault.shelved(ANEW, &[])?.is_some())
    }

    /// What others say of the own chain, and nothing shows: remembered until it is answered, and said.
    pub(super) fn claims(
        &mut self,
        known: &BTreeMap<Place, Elsewhere>,
    ) -> Result<Vec<Noticed>, Failure> {
        let before = self.claimed()?;
        let mut claimed = before.clone();
        for (place, known) in known {
            // Whoever is out sends nothing anyway.
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let room = &group.rooms[place];
            if !room.resolver().whole().is_member(room.me()) {
                continue;
            }
            for device in &known.claimed {
                let person = self.person_of(*place, device)?;
                let Some(person) = person else { continue };
                if self.vault.shelved(DISBELIEVED, person.bytes())?.is_none() {
                    claimed.insert(*device, *place);
                }
            }
        }
        if claimed != before {
            self.vault.write(|writer| -> Result<(), Failure> {
                for (device, place) in &claimed {
                    let room = [place.shelf().number()];
                    writer.shelve(CLAIMED, device.bytes(), &room)?;
                }
                Ok(())
            })?;
        }
        let noticed = claimed.into_iter().map(|(device, place)| Noticed {
            check: Check::R085.id(),
            whose: Some(short(&device)),
            room: Some(place.which()),
            count: 1,
        });
        Ok(noticed.collect())
    }

    fn claimed(&self) -> Result<BTreeMap<DeviceId, Place>, Failure> {
        let mut claimed = BTreeMap::new();
        self.vault.each_shelved(CLAIMED, &[], |key, value| {
            let mut places = Place::ALL.into_iter();
            let place = places.find(|place| *value == [place.shelf().number()]);
            claimed.extend(DeviceId::from_slice(key).zip(place));
            Ok::<(), Failure>(())
        })?;
        Ok(claimed)
    }

    fn who_claim(
        &mut self,
        claimed: &BTreeMap<DeviceId, Place>,
    ) -> Result<BTreeSet<PersonId>, Failure> {
        let mut people = BTreeSet::new();
        for (device, place) in claimed {
            people.extend(self.person_of(*place, device)?);
        }
        Ok(people)
    }

    /// People as the record calls them; else the first letters of their ids.
    fn named(&mut self, people: &BTreeSet<PersonId>) -> Result<Vec<String>, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let named = people.iter().map(|person| match group.names.get(person) {
            Some(name) => name.clone(),
            None => answerable_rooms::base32::encode(&person.bytes()[..5]),
        });
        Ok(named.collect())
    }

    fn person_of(&mut self, place: Place, device: &DeviceId) -> Result<Option<PersonId>, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get(&place);
        Ok(room.and_then(|room| room.resolver().whole().person_of(device)))
    }
}

/// Forgets the question and its answer, once the vault goes on as another device.
pub(super) fn forget(writer: &mut Writer<'_>) -> Result<(), Failure> {
    writer.clear_shelf(CLAIMED)?;
    Ok(writer.clear_shelf(ANEW)?)
}
