//! Welcoming whoever was let in: their keys, and where each writer is found.

use answerable_rooms::device::Keys;
use answerable_rooms::epoch::{KeyKind, Purpose};
use answerable_rooms::ids::{DeviceId, InviteId};
use answerable_rooms::invite::{Compared, welcome};
use answerable_rooms::kept::Kept;
use answerable_rooms::locator::Locator;
use answerable_rooms::resolve::State;
use answerable_rooms::room::Room;
use answerable_rooms::steps::welcome_places;
use answerable_rooms::welcome::{EpochKey, RoomStart, Welcome, WriterAt};
use answerable_vault::Entropy;

use super::invite::INVITES;
use crate::{Failure, Office};

impl Office {
    /// Welcomes everybody whose words one compared, and who is let in by now.
    pub(super) fn welcome_all(&mut self) -> Result<(), Failure> {
        let mut compared: Vec<(InviteId, Compared)> = Vec::new();
        self.vault.each_shelved(INVITES, &[], |key, value| {
            if let (Some(id), Ok(Kept::Compared(state))) =
                (InviteId::from_slice(key), Kept::parse(value))
            {
                compared.push((id, state));
            }
            Ok::<(), Failure>(())
        })?;
        for (id, state) in compared {
            if let Some(ready) = self.ready(&state)? {
                self.put_welcome(&id, &state, ready)?;
            }
        }
        Ok(())
    }

    /// What the newcomer is told of each room; `None` while one of them has not let them in.
    fn ready(&mut self, state: &Compared) -> Result<Option<Vec<RoomStart>>, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let device = state.device().card.device();
        let mut starts = Vec::new();
        for offered in state.offer().rooms() {
            let Some(room) = group.rooms.values().find(|room| *room.id() == offered.room) else {
                continue;
            };
            let resolution = room.resolver().whole();
            if !resolution.is_member(&device) || room.own().count == 0 {
                return Ok(None);
            }
            starts.push(start(room, &device));
        }
        Ok(Some(starts).filter(|starts| !starts.is_empty()))
    }

    fn put_welcome(
        &mut self,
        id: &InviteId,
        state: &Compared,
        starts: Vec<RoomStart>,
    ) -> Result<(), Failure> {
        let locators: Vec<Locator> = state.code().locators().to_vec();
        let Ok(content) = Welcome::new(starts, locators) else {
            return Err(Failure::GroupDamaged);
        };
        // The first place that nobody has taken: others may have welcomed them too, or put rubbish there.
        for place in welcome_places(id) {
            if self.get_step(place.name())?.is_empty() {
                let object = welcome(
                    &place,
                    id,
                    &content,
                    keys_of(self)?,
                    &state.device().card,
                    &mut Entropy,
                );
                self.put_step(place.name(), &object)?;
                break;
            }
        }
        self.vault.write(|writer| -> Result<(), Failure> {
            writer.unshelve(INVITES, id.bytes())?;
            Ok(())
        })
    }
}

/// What a device that begins with nothing is told of a room: every key that it may have, and where
/// each writer is found.
pub(super) fn start(room: &Room, device: &DeviceId) -> RoomStart {
    let resolution = room.resolver().whole();
    let person = resolution
        .person_of(device)
        .and_then(|person| resolution.people.get(&person));
    let reader = person.is_some_and(|seen| seen.reader && seen.state == State::Member);
    let from = person.and_then(|seen| seen.from);
    let keys = room
        .epochs()
        .filter(|(_, _, purpose)| **purpose == Purpose::Write)
        .filter_map(|(epoch, at, _)| {
            let reads = reader && from.is_none_or(|from| room.graph().is_past(from, at));
            let content = room.keys().content(epoch).filter(|_| reads);
            let outline = room.keys().outline(epoch)?;
            let (kind, key) = match content {
                Some(key) => (KeyKind::Content, key.secret()),
                None => (KeyKind::Outline, outline.secret()),
            };
            Some(EpochKey {
                epoch: *epoch,
                kind,
                key: key.clone(),
            })
        });
    RoomStart {
        room: *room.id(),
        keys: keys.collect(),
        writers: writers(room),
    }
}

fn keys_of(office: &Office) -> Result<&Keys, Failure> {
    let group = office.group.as_ref().ok_or(Failure::NoGroup)?;
    Ok(&group.identity.keys)
}

/// Where each writer's newest segment is, as far as it was read here.
fn writers(room: &Room) -> Vec<WriterAt> {
    let others = room.writers().into_iter().filter_map(|device| {
        let cursor = room.cursor(&device);
        Some(WriterAt {
            device,
            segment: cursor.number,
            epoch: cursor.naming?,
        })
    });
    let own = room.own().live.last().map(|live| WriterAt {
        device: *room.me(),
        segment: live.n,
        epoch: live.naming,
    });
    others
        .filter(|at| at.device != *room.me() && at.segment > 0)
        .chain(own)
        .collect()
}
