//! Joining: the newcomer's half. A code, keys of one's own, four words to compare, and the welcome.

use std::path::Path;

use answerable_rooms::check::Check;
use answerable_rooms::code::Code;
use answerable_rooms::ids::RoomId;
use answerable_rooms::join::{Awaiting, Joining as Begun};
use answerable_rooms::kept::Kept;
use answerable_rooms::room::{Cursor, Fetch};
use answerable_rooms::welcome::RoomStart;
use answerable_vault::{Entropy, KeyCost, Passphrase, Vault, Writer};

use super::depots::{DEPOTS, encode, fresh_handle};
use super::identity::Identity;
use super::invite::compare;
use super::plain::{Joining, Noticed};
use super::replicas::{CURSORS, Place, keep_key, keep_room};
use super::sync::From;
use crate::{Failure, Now, Office};

/// Where the vault keeps how far its coming in has come.
pub(super) const JOIN: &str = "join";
/// There while somebody comes back into this vault with what they have on paper.
pub(super) const BACK: &[u8] = b"back";
const STATE: &[u8] = b"state";

impl Office {
    /// Makes a vault and answers an invitation; `name` is the pseudonym that they give.
    ///
    /// # Errors
    /// Where the code is not whole, no depot of it can be reached, or there is a vault already.
    pub fn join(
        path: &Path,
        passphrase: &Passphrase,
        cost: KeyCost,
        code: &str,
        name: &str,
        now: Now,
    ) -> Result<(Office, Joining), Failure> {
        let code = Code::parse(code).map_err(|_| Failure::NoCode)?;
        let locators: Vec<String> = code
            .locators()
            .iter()
            .map(|locator| locator.as_str().to_owned())
            .collect();
        let begun = Begun::begin(code, name, &mut Entropy).map_err(|_| Failure::NoCode)?;
        let bytes = begun.encode();
        let mut vault = Vault::create(path, passphrase, cost)?;
        vault.write(|writer| -> Result<(), Failure> {
            for locator in &locators {
                writer.shelve(DEPOTS, fresh_handle().as_bytes(), &encode(locator, 0))?;
            }
            Ok(writer.shelve(JOIN, STATE, &bytes)?)
        })?;
        let mut office = Office::of(vault);
        let joining = office.joining(now)?;
        Ok((office, joining))
    }

    /// How far the joining of this vault has come; looks into the depots of its code.
    ///
    /// # Errors
    /// Where this vault joins nothing, or no depot can be reached.
    pub fn joining(&mut self, _now: Now) -> Result<Joining, Failure> {
        let Some(bytes) = self.vault.shelved(JOIN, STATE)? else {
            return if self.group()?.is_some() {
                Ok(Joining::In)
            } else {
                Err(Failure::NotJoining)
            };
        };
        if self.is_in()? {
            return Ok(Joining::In);
        }
        match Kept::parse(&bytes).map_err(|_| Failure::GroupDamaged)? {
            Kept::Joining(begun) => self.answered(begun),
            Kept::Invited(invited) => {
                let shown = Joining::Compare(compare(invited.words()));
                self.welcomed(&invited.same(), shown)
            }
            _ => Err(Failure::GroupDamaged),
        }
    }

    /// Refuses what would begin a record or rooms of its own in a vault that waits to be let in.
    ///
    /// # Errors
    /// Where it waits, or where coming back into it was stopped.
    pub fn needs_to_be_in(&self) -> Result<(), Failure> {
        if self.vault.shelved(JOIN, BACK)?.is_some() {
            return Err(Failure::NotBack);
        }
        // Who is in one of the rooms writes there, whether the others have let them in or not.
        match self.vault.shelved(JOIN, STATE)? {
            Some(_) if !self.is_in()? => Err(Failure::NotLetIn),
            _ => Ok(()),
        }
    }

    /// Whether this vault is in a room.
    fn is_in(&self) -> Result<bool, Failure> {
        Ok(Identity::kept(&self.vault)?.is_some())
    }

    /// Looks whether the rooms that did not let this device in yet do so by now; says of those that do not
    /// that they do not.
    pub(super) fn enter_the_rest(&mut self) -> Result<Vec<Noticed>, Failure> {
        let Some(bytes) = self.vault.shelved(JOIN, STATE)? else {
            return Ok(Vec::new());
        };
        let Ok(Kept::Invited(invited)) = Kept::parse(&bytes) else {
            return Err(Failure::GroupDamaged);
        };
        let awaiting = invited.same();
        let me = Identity::kept(&self.vault)?.ok_or(Failure::NoGroup)?;
        if me.keys.device() != awaiting.keys().device() {
            // It went on as another device since, which those rooms would not know.
            self.vault.write(|writer| -> Result<(), Failure> {
                writer.unshelve(JOIN, STATE)?;
                Ok(())
            })?;
            return Ok(Vec::new());
        }
        let offered = awaiting.offer().rooms();
        let refused = match self.hold_welcomes(&awaiting) {
            Ok(None) => Check::R074,
            Ok(Some(Ok(rooms))) => {
                self.enter(&awaiting, &rooms)?;
                Check::R074
            }
            Ok(Some(Err(check))) => check,
            // A depot that can't be reached is said where it is read.
            Err(Failure::Depot { .. }) => Check::R074,
            Err(failure) => return Err(failure),
        };
        let inside = self.inside()?;
        let outside = offered.iter().filter(|at| !inside.contains(&at.room));
        let noticed = outside.map(|at| Noticed {
            check: refused.id(),
            whose: None,
            room: Some(Place::of_kind(at.kind()).which()),
            count: 1,
        });
        Ok(noticed.collect())
    }

    /// The rooms that this vault is in.
    fn inside(&mut self) -> Result<Vec<RoomId>, Failure> {
        if !self.is_in()? {
            return Ok(Vec::new());
        }
        let group = self.group()?;
        let rooms = group.map(|group| group.rooms.values().map(|room| *room.id()));
        Ok(rooms.map_or_else(Vec::new, Iterator::collect))
    }

    fn answered(&mut self, begun: Begun) -> Result<Joining, Failure> {
        let (place, object) = begun.object();
        self.put_step(place.name(), object)?;
        let answers = self.get_step(begun.answer_place().name())?;
        let Some(answer) = answers.iter().find_map(|object| begun.read(object).ok()) else {
            return Ok(Joining::Waiting);
        };
        let invited = begun.take(answer);
        let bytes = invited.encode();
        self.vault
            .write(|writer| -> Result<(), Failure> { Ok(writer.shelve(JOIN, STATE, &bytes)?) })?;
        Ok(Joining::Compare(compare(invited.words())))
    }

    fn welcomed(&mut self, awaiting: &Awaiting, shown: Joining) -> Result<Joining, Failure> {
        match self.hold_welcomes(awaiting)? {
            None => Ok(shown),
            Some(Ok(rooms)) => {
                self.enter(awaiting, &rooms)?;
                Ok(Joining::In)
            }
            // The depot may be behind, so it is looked at again; nothing of it is kept.
            Some(Err(check)) => Ok(Joining::Refused(Noticed {
                check: check.id(),
                whose: None,
                room: None,
                count: 1,
            })),
        }
    }

    /// Holds the welcomes that lie in the depots against the rooms; `None` where there are none.
    fn hold_welcomes(
        &mut self,
        awaiting: &Awaiting,
    ) -> Result<Option<Result<Vec<RoomStart>, Check>>, Failure> {
        let mut welcomes = Vec::new();
        for place in awaiting.welcome_places() {
            let objects = self.get_step(place.name())?;
            let opened = objects.iter().map(|object| awaiting.open(&place, object));
            welcomes.extend(opened.flatten());
        }
        if welcomes.is_empty() {
            return Ok(None);
        }
        let inside = self.inside()?;
        let depots = self.reachable()?;
        let mut storages: Vec<From<'_>> = depots
            .iter()
            .map(|depot| From::new(depot.as_ref()))
            .collect();
        let mut storages: Vec<&mut dyn Fetch> = storages
            .iter_mut()
            .map(|storage| storage as &mut dyn Fetch)
            .collect();
        Ok(Some(awaiting.enter(&welcomes, &inside, &mut storages)))
    }

    /// Takes the rooms that let this device in: their keys, and where each writer is found.
    fn enter(&mut self, awaiting: &Awaiting, rooms: &[RoomStart]) -> Result<(), Failure> {
        let offered = awaiting.offer().rooms();
        let person = offered
            .first()
            .map(|offered| offered.person)
            .ok_or(Failure::GroupDamaged)?;
        let keys = awaiting.keys();
        let process = keys.card().process();
        let inside = self.inside()?;
        let is_all = offered.len() <= inside.len() + rooms.len();
        self.vault.write(|writer| -> Result<(), Failure> {
            let (signing, sealing) = keys.secrets();
            let keys = answerable_rooms::device::Keys::from_secrets(
                process,
                answerable_rooms::device::DeviceKind::Machine,
                &signing,
                &sealing,
            );
            Identity {
                process,
                person,
                keys,
            }
            .keep(writer)?;
            for start in rooms {
                let Some(offered) = offered.iter().find(|offered| offered.room == start.room)
                else {
                    continue;
                };
                keep_start(writer, Place::of_kind(offered.kind()), start)?;
            }
            if is_all {
                writer.unshelve(JOIN, STATE)?;
            }
            Ok(())
        })?;
        self.group = None;
        Ok(())
    }
}

/// Keeps where to begin in a room: its keys, and where each writer is found.
pub(super) fn keep_start(
    writer: &mut Writer<'_>,
    place: Place,
    start: &RoomStart,
) -> Result<(), Failure> {
    keep_room(writer, place, &start.room)?;
    for key in &start.keys {
        keep_key(writer, place, &(key.epoch, key.kind, key.key.clone()))?;
    }
    for at in &start.writers {
        let cursor = Cursor {
            start: Some((at.segment, at.epoch)),
            ..Cursor::default()
        };
        writer.shelve(&place.named(CURSORS), at.device.bytes(), &cursor.encode())?;
    }
    Ok(())
}
