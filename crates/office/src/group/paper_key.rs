//! The paper key: one more device of one's own, which is words on a sheet (room.md, 16.3).

use answerable_rooms::act::{Act, NewDevice};
use answerable_rooms::device::DeviceKind;
use answerable_rooms::ids::{DeviceId, PersonId};
use answerable_rooms::paper_key::{Entropy as Words, ShortProcess, WORDS};
use answerable_rooms::room::Room;
use answerable_vault::Entropy;
use zeroize::Zeroizing;

use super::adopt::seconds;
use super::mailboxes::Letters;
use super::replicas::Place;
use crate::{Failure, Now, Office};

/// What stands on the sheet. It is nowhere else, and wiped when dropped.
pub struct Sheet {
    words: Words,
    process: ShortProcess,
}

impl Sheet {
    /// The words, in their order.
    pub fn words(&self) -> [&'static str; WORDS] {
        self.words.words()
    }

    /// Letters that say for which process it is, in four groups.
    pub fn process(&self) -> String {
        self.process.text()
    }

    /// The words as one text, as they are typed.
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.words().join(" "))
    }
}

/// The settings that say which recovery key was compared with what was written down, and when.
const COMPARED: &str = "paper-key-compared";
const SHARES_COMPARED: &str = "shares-compared";

fn compared_of(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Shares => SHARES_COMPARED,
        _ => COMPARED,
    }
}

/// The paper key that one has, or the key in pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperKeySeen {
    /// Whether some depot has what it needs: before that nobody comes back with it.
    pub usable: bool,
    /// When what was written down was compared with it, in seconds since 1970.
    pub compared_at_s: Option<u64>,
}

impl Office {
    /// The paper key that one has; nothing where there is none, or it was dropped or used.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn paper_key_seen(&mut self) -> Result<Option<PaperKeySeen>, Failure> {
        self.recovery_seen(DeviceKind::Paper)
    }

    pub(super) fn recovery_seen(
        &mut self,
        kind: DeviceKind,
    ) -> Result<Option<PaperKeySeen>, Failure> {
        let Some(device) = self.recovery_device(kind)? else {
            return Ok(None);
        };
        let compared = self.vault.setting(compared_of(kind))?;
        let compared = compared
            .as_deref()
            .and_then(|kept| kept.split_at_checked(8));
        let compared = compared.filter(|(_, of)| *of == device.bytes());
        Ok(Some(PaperKeySeen {
            usable: self.is_posted(&device)?,
            compared_at_s: compared
                .and_then(|(at, _)| at.try_into().ok())
                .map(u64::from_be_bytes),
        }))
    }

    /// Keeps that the sheet was compared with the words.
    ///
    /// # Errors
    /// Where the vault can't be written.
    pub fn paper_key_compared(&mut self, now: Now) -> Result<(), Failure> {
        self.recovery_compared(DeviceKind::Paper, now)
    }

    pub(super) fn recovery_compared(&mut self, kind: DeviceKind, now: Now) -> Result<(), Failure> {
        let Some(device) = self.recovery_device(kind)? else {
            return Ok(());
        };
        let kept = [&seconds(now).to_be_bytes()[..], device.bytes()].concat();
        let setting = compared_of(kind);
        self.vault
            .write(|writer| -> Result<(), Failure> { Ok(writer.put_setting(setting, &kept)?) })
    }

    fn recovery_device(&mut self, kind: DeviceKind) -> Result<Option<DeviceId>, Failure> {
        let Some(group) = self.group()? else {
            return Ok(None);
        };
        let me = group.identity.person;
        let mut rooms = group.rooms.values();
        Ok(rooms.find_map(|room| of_kind(room, &me, kind).pop()))
    }

    /// Makes a paper key in the place of an earlier one: a device in each room, and a way into this
    /// vault without its passphrase. It can be used once the next exchange is through.
    ///
    /// # Errors
    /// Where there is no depot in which it could find anything, or one is in no room.
    pub fn paper_key(&mut self, now: Now) -> Result<Sheet, Failure> {
        if self.kept_depots()?.is_empty() {
            return Err(Failure::NoDepot);
        }
        self.begin_group(now)?;
        let words = Words::draw(&mut Entropy);
        let process = self.add_recovery_device(&words, DeviceKind::Paper, None, now)?;
        self.vault.set_paper_key(words.bytes())?;
        Ok(Sheet { words, process })
    }

    /// Adds a device without a machine to one room, or to all that one is in, in the place of earlier ones.
    pub(super) fn add_recovery_device(
        &mut self,
        words: &Words,
        kind: DeviceKind,
        only: Option<Place>,
        now: Now,
    ) -> Result<ShortProcess, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let me = group.identity.person;
        let process = group.identity.process;
        let keys = words.keys(process, kind);
        let rooms = group.rooms.iter();
        let asked = rooms.filter(|(place, _)| only.is_none_or(|only| only == **place));
        let within = asked.filter(|(_, room)| room.resolver().whole().is_member(room.me()));
        let adding: Vec<(Place, Act, Vec<DeviceId>)> = within
            .map(|(place, room)| {
                let new = NewDevice {
                    card: keys.card().clone(),
                    possession: keys.prove(&room.id().0),
                };
                (
                    *place,
                    Act::Add { new, invite: None },
                    of_kind(room, &me, kind),
                )
            })
            .collect();
        if adding.is_empty() {
            return Err(Failure::NotInRoom);
        }
        let short = ShortProcess::of(&process);
        // Whoever fills its mailbox is kept first: a device that finds nothing would help nobody.
        let letters = Letters::begin(words.mailbox(short), keys.card().clone());
        self.vault.write(|writer| letters.keep(writer))?;
        for (place, act, devices) in adding {
            self.write_act(place, act, now)?;
            if !devices.is_empty() {
                self.write_act(place, Act::Drop { devices }, now)?;
            }
        }
        Ok(short)
    }
}

/// The devices of one's own of a kind that are not out.
fn of_kind(room: &Room, me: &PersonId, kind: DeviceKind) -> Vec<DeviceId> {
    let resolution = room.resolver().whole();
    let devices = resolution.devices.iter();
    devices
        .filter(|(_, seen)| seen.person == *me && seen.card.kind() == kind)
        .filter(|(_, seen)| seen.state != answerable_rooms::resolve::State::Out)
        .map(|(device, _)| *device)
        .collect()
}
