//! A way back that somebody left for this device (room.md, 15.6): where it is looked for, and what of it is
//! taken. Nothing of it counts: it says where to look, and what lies there is held against everything.

use std::collections::BTreeSet;

use crate::check::Check;
use crate::device::Keys;
use crate::epoch::KeyKind;
use crate::epoch_key::EpochKey;
use crate::limits::{DEVICES_MAX, STEP_BYTES_MAX};
use crate::resolve::State;
use crate::room::Room;
use crate::room::link::Notice;
use crate::room::read::{Fetch, Fetched};
use crate::room::take::Taken;
use crate::way_back::{self, Found};

/// Places that are looked at in one go: more of them hold something that is no way back.
pub const PLACES_MAX: u64 = 16;
/// More than any object in such a place is.
const OBJECT_BYTES_MAX: usize = STEP_BYTES_MAX + STEP_BYTES_MAX / 8;

/// What was found in a storage where ways back lie.
pub struct Looked {
    /// The last place that needs no further look.
    pub passed: u64,
    /// The first way back that opened.
    pub found: Option<Found>,
    /// What was noticed: who has no keys to this place may have put something there.
    pub notices: BTreeSet<Notice>,
}

impl Room {
    /// Looks in a storage for the first way back after a place, and passes over what is none.
    pub fn look_for_way(&self, keys: &Keys, passed: u64, fetch: &mut dyn Fetch) -> Looked {
        let mut looked = Looked {
            passed,
            found: None,
            notices: BTreeSet::new(),
        };
        for number in passed + 1..=passed + PLACES_MAX {
            let place = way_back::place(&self.room, &self.me, number);
            let object = match fetch.get(place.name(), OBJECT_BYTES_MAX) {
                Fetched::Here(object) => Some(object),
                Fetched::Unreadable => None,
                Fetched::Absent | Fetched::Failed | Fetched::Late => break,
            };
            looked.passed = number;
            let opened = match object {
                Some(object) => way_back::open(&self.room, number, keys, &object),
                None => Err(Check::R086),
            };
            match opened.and_then(|found| self.may_show(found)) {
                Ok(found) => {
                    looked.found = Some(found);
                    break;
                }
                // Whoever knows the room can put something there: whose it is is not known.
                Err(_) => {
                    looked.notices.insert(Notice {
                        check: Check::R086,
                        device: None,
                        count: 1,
                    });
                }
            }
        }
        looked
    }

    /// Refuses what was left by somebody who is known to be out.
    fn may_show(&self, found: Found) -> Result<Found, Check> {
        let now = self.resolver().whole();
        let seen = now.devices.get(&found.sender.device());
        match seen.is_some_and(|seen| seen.state == State::Out) {
            true => Err(Check::R086),
            false => Ok(found),
        }
    }

    /// Takes what a way back says: names that are not known, until an announcement says otherwise,
    /// and where to look for writers, besides what is known of them.
    pub fn take_way(&mut self, found: &Found, taken: &mut Taken) {
        for given in &found.start.keys {
            let key = EpochKey::of(KeyKind::Outline, given.key.clone());
            let announced = self.epochs.get(&given.epoch);
            let is_false = announced.is_some_and(|known| key.meets(&known.announcement).is_err());
            if is_false {
                let sender = found.sender.device();
                taken.notices.insert(Notice::of(Check::R052, sender));
                continue;
            }
            // What only another way back told gives way to what comes later: the one before may be false.
            let other = self.keys.key(&given.epoch).is_some_and(|held| {
                held.content().is_none() && held.secret().bytes() != given.key.bytes()
            });
            if announced.is_none() && other {
                self.keys.drop_key(&given.epoch);
            }
            if self.keys.take(given.epoch, key) {
                let secret = given.key.clone();
                taken.keys.push((given.epoch, KeyKind::Outline, secret));
            }
        }
        for at in &found.start.writers {
            let is_known = self.cards.contains_key(&at.device) || self.cursors.len() < DEVICES_MAX;
            let mut cursor = self.cursor(&at.device);
            if !is_known || at.device == self.me || at.segment <= cursor.number {
                continue;
            }
            cursor.told = Some((at.segment, at.epoch));
            self.move_to(at.device, cursor, taken);
        }
    }
}
