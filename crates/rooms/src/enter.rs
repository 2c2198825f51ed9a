//! After the welcome: what it says of a room is held against the room itself, from its beginning on,
//! before anything of it is kept (room.md, 15.5). It only helped to find and to open.

use crate::check::Check;
use crate::device::Card;
use crate::epoch_key::EpochKey;
use crate::ids::RoomId;
use crate::join::{Awaiting, LetIn};
use crate::outline::Outline;
use crate::room::{Cursor, Fetch, Room};
use crate::welcome::{EpochKey as Given, RoomStart, Welcome};

/// Rounds of reading, each of which brought something that the next one may need.
const ROUNDS_MAX: usize = 64;

impl Awaiting {
    /// Holds welcomes against the rooms, as these storages give them: a room that was offered lets this
    /// device in as it was offered, by the first welcome that is true of it. Gives where to begin in each
    /// that does, but for those that it is `inside` of already, with the keys that are not other than those
    /// that were announced there. A room that does not bear it out yet, or can't be read, keeps nobody out of
    /// the others.
    ///
    /// # Errors
    /// R-073 where a room lets in another card by this invitation; R-074 where none bears out what was
    /// offered, or not yet; R-052 where a key is not the one that was announced, and the room can't be read
    /// without it.
    pub fn enter(
        &self,
        welcomes: &[(Card, Welcome)],
        inside: &[RoomId],
        storages: &mut [&mut dyn Fetch],
    ) -> Result<Vec<RoomStart>, Check> {
        let mut entered = Vec::new();
        let offered = self.offer().rooms().iter();
        for offered in offered.filter(|offered| !inside.contains(&offered.room)) {
            let mut found = Err(Check::R074);
            for (sender, welcome) in welcomes {
                let start = welcome.rooms().iter().find(|at| at.room == offered.room);
                if let (Err(_), Some(start)) = (&found, start) {
                    found = self.enter_room(sender, start, storages);
                }
            }
            match found {
                Ok(start) => entered.push(start),
                // It may be that the others have not given their word there, or that a storage is behind.
                Err(Check::R074) => {}
                Err(check) => return Err(check),
            }
        }
        match entered.is_empty() {
            true => Err(Check::R074),
            false => Ok(entered),
        }
    }

    fn enter_room(
        &self,
        sender: &Card,
        start: &RoomStart,
        storages: &mut [&mut dyn Fetch],
    ) -> Result<RoomStart, Check> {
        let (process, own) = (self.keys().card().process(), self.keys().device());
        let given = |key: &Given| EpochKey::of(key.kind, key.key.clone());
        let mut room = Room::empty(process, start.room, own);
        // The outline says who is in the room; what people wrote stays closed until this device is.
        for key in &start.keys {
            room.put_back_key(key.epoch, EpochKey::Outline(given(key).outline()));
        }
        for at in &start.writers {
            let cursor = Cursor {
                start: Some((at.segment, at.epoch)),
                ..Cursor::default()
            };
            room.put_back_cursor(at.device, cursor);
        }
        let mut false_key = false;
        for _ in 0..ROUNDS_MAX {
            let mut came = false;
            for storage in &mut *storages {
                let round = room.read(*storage);
                let taken = room.take(round, Vec::new(), self.keys());
                came |= !taken.links.is_empty() || !taken.keys.is_empty();
                false_key |= taken.notices.iter().any(|one| one.check == Check::R052);
            }
            if !came {
                break;
            }
        }
        match self.is_let_in(&room, sender) {
            Ok(()) => {}
            Err(_) if false_key => return Err(Check::R052),
            Err(check) => return Err(check),
        }
        let mut start = start.clone();
        start
            .keys
            .retain(|key| room.put_back_key(key.epoch, given(key)));
        Ok(start)
    }

    fn is_let_in(&self, room: &Room, sender: &Card) -> Result<(), Check> {
        let now = room.resolver().whole();
        let seen = now.devices.get(&self.keys().device());
        let seen = seen.ok_or(Check::R074)?;
        let Some(Outline::Act { act, .. }) = room.outlines().get(&seen.let_in) else {
            return Err(Check::R074);
        };
        let found = LetIn {
            act,
            person: seen.person,
            sender: sender.device(),
            is_member: &|device| now.is_member(device),
        };
        self.let_in(room.id(), &found)
    }
}
