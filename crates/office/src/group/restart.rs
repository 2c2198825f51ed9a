//! A vault whose device went on elsewhere is a copy or a backup: it goes on as a new device,
//! since one key never signs two histories (room.md, 16.4).
//!
//! Everything is worked out in memory first, from what the depots give: what the old device wrote
//! elsewhere, the new device's first entries, and what was never published, written anew. Then all of it
//! is kept in one transaction. So a program that is killed has either not begun or is done.

mod anew;
mod claims;
mod keep;
mod unpublished;

use std::collections::{BTreeMap, BTreeSet};

use answerable_depot::Depot;
use answerable_rooms::check::Check;
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::ids::{DeviceId, EntryId};
use answerable_rooms::room::{Cursor, Elsewhere, MadeKey, Own, Room, Taken};
use answerable_vault::Entropy;

use super::depots::KeptDepot;
use super::identity::Identity;
use super::plain::{Noticed, Synced};
use super::replicas::{Group, Place, load};
use super::sync::{From, ROUNDS_MAX, Told, waiting};
use crate::{Failure, Now, Office};
use anew::Anew;
use unpublished::Unpublished;

/// How the own device goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GoesOn {
    /// As it was.
    AsBefore,
    /// As a new device.
    AsNew,
    /// Not at all: its key alone does not allow it, or too little is known yet.
    Stopped,
}

/// A room on its way to a new device.
struct Leaving {
    /// The last own entry that others have or may have.
    last: u64,
    /// What was written after it, in order.
    unpublished: Vec<Unpublished>,
    /// What came in on the way.
    taken: Vec<Taken>,
    /// What the new device writes.
    anew: Vec<Anew>,
    /// Keys that it made.
    keys: Vec<MadeKey>,
}

/// A vault on its way to a new device.
struct Going {
    old: Identity,
    group: Group,
    rooms: BTreeMap<Place, Leaving>,
}

impl Office {
    /// Looks what a depot has of the own chains.
    fn look_elsewhere(
        &mut self,
        handle: &str,
        depot: &dyn Depot,
        known: &mut BTreeMap<Place, Elsewhere>,
    ) -> Result<(), Failure> {
        for place in self.places()? {
            let sent = self.sent(handle, place)?.unwrap_or(0);
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let room = &group.rooms[&place];
            let mut live = room.own().live.iter();
            let naming = live.find(|live| live.n == sent).map(|live| live.naming);
            let mut from = From::new(depot);
            if let Some(found) = room.elsewhere((sent, naming), &mut from) {
                let so_far = known.entry(place).or_default();
                *so_far = std::mem::take(so_far).and(found);
            }
            from.done()?;
        }
        Ok(())
    }

    /// Goes on as a new device where the own one went on elsewhere: something shows it that the own key
    /// signed, or the person of this vault says so. Where others say it alone, nothing is sent before that
    /// person has answered.
    pub(super) fn go_on(
        &mut self,
        reached: &mut Vec<(KeptDepot, Box<dyn Depot>)>,
        known: &mut BTreeMap<Place, Elsewhere>,
        now: Now,
        (told, synced): (&mut Told, &mut Synced),
    ) -> Result<GoesOn, Failure> {
        for (kept, depot) in std::mem::take(reached) {
            match self.look_elsewhere(&kept.handle, depot.as_ref(), known) {
                Ok(()) => reached.push((kept, depot)),
                // What is not known is no "no": nothing is put there before it was asked.
                Err(Failure::Depot { code, .. }) => synced.unreached.push((kept.handle, code)),
                Err(failure) => return Err(failure),
            }
        }
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        if group.rooms.values().any(is_held_up_by_another_copy) {
            synced.noticed.push(said(Check::R082));
            return Ok(GoesOn::Stopped);
        }
        let went_on = known.iter().any(|(place, known)| {
            let room = &group.rooms[place];
            known.ahead && room.resolver().whole().is_member(room.me())
        });
        let is_said = self.is_said_to_be_a_copy()?;
        if !went_on && !is_said {
            let claims = self.claims(known)?;
            if claims.is_empty() {
                return Ok(GoesOn::AsBefore);
            }
            synced.noticed.extend(claims);
            return Ok(GoesOn::Stopped);
        }
        let going = self.going(known)?;
        let Some(mut going) = going else {
            // The very beginning of a room is not known to be the same; a depot that has it will tell.
            synced.noticed.push(said(Check::R081));
            return Ok(GoesOn::Stopped);
        };
        going.read(self, reached, told)?;
        if going.is_barred(known, is_said) {
            synced.noticed.push(said(Check::R082));
            return Ok(GoesOn::Stopped);
        }
        going.write(now);
        synced.taken += self.keep_going(going)?;
        synced.restarted = true;
        synced.noticed.push(said(Check::R081));
        Ok(GoesOn::AsNew)
    }

    /// Draws a new device and loads every room for it, without what was never published.
    fn going(&mut self, known: &BTreeMap<Place, Elsewhere>) -> Result<Option<Going>, Failure> {
        let old = Identity::kept(&self.vault)?.ok_or(Failure::NoGroup)?;
        let new = Identity {
            process: old.process,
            person: old.person,
            keys: Keys::draw(old.process, DeviceKind::Machine, &mut Entropy),
        };
        let device = old.keys.device();
        let mut going = Going {
            group: Group {
                identity: new,
                rooms: BTreeMap::new(),
                names: self.group()?.ok_or(Failure::NoGroup)?.names.clone(),
            },
            old,
            rooms: BTreeMap::new(),
        };
        for place in self.places()? {
            let agreed = known.get(&place).map_or(0, |known| known.agreed);
            let sent = self.sent_to_all(place)?;
            let last = agreed.max(self.gone_out(place)?);
            let room = &self.group.as_ref().ok_or(Failure::NoGroup)?.rooms[&place];
            let is_member = room.resolver().whole().is_member(&device);
            // Where it is no member nothing can be written anew, and nothing is published: it stays.
            let last = if is_member { last } else { room.tip_seq() };
            if last == 0 && unpublished::begins_something(room) {
                return Ok(None);
            }
            let unpublished = unpublished::after(&self.vault, place, room, last)?;
            let naming = room.own().live.iter().find(|live| live.n == sent);
            let cursor = Cursor {
                number: sent,
                naming: naming.map(|live| live.naming).or(room.own().naming),
                ..Cursor::default()
            };
            let without = Some((device, last));
            let next = load(&self.vault, place, &going.group.identity, without)?;
            let mut next = next.ok_or(Failure::GroupDamaged)?;
            next.goes_on_from(device);
            next.put_back_own(Own::default());
            next.put_back_cursor(device, cursor);
            going.group.rooms.insert(place, next);
            going.rooms.insert(
                place,
                Leaving {
                    last,
                    unpublished,
                    taken: Vec::new(),
                    anew: Vec::new(),
                    keys: Vec::new(),
                },
            );
        }
        Ok(Some(going))
    }

    /// The number of the last segment that all depots were given: what lies after it in one of them may
    /// be another's.
    fn sent_to_all(&self, place: Place) -> Result<u64, Failure> {
        let mut last = u64::MAX;
        for kept in self.kept_depots()? {
            last = self.sent(&kept.handle, place)?.unwrap_or(0).min(last);
        }
        Ok(last)
    }
}

impl Going {
    fn device(&self) -> DeviceId {
        self.old.keys.device()
    }

    /// Takes in what the old device wrote elsewhere, and what waited for that. Keys are still given to it.
    fn read(
        &mut self,
        office: &Office,
        reached: &[(KeptDepot, Box<dyn Depot>)],
        told: &mut Told,
    ) -> Result<(), Failure> {
        for (place, leaving) in &mut self.rooms {
            let room = self.group.rooms.get_mut(place).expect("it was loaded");
            let mut held = waiting(&office.vault, *place, room)?;
            let mut opened: BTreeSet<EntryId> = BTreeSet::new();
            for _ in 0..ROUNDS_MAX {
                let mut came = false;
                told.again(*place);
                for (_, depot) in reached {
                    let round = room.read(&mut From::new(depot.as_ref()));
                    let mut taken = room.take(round, held, &self.old.keys);
                    held = std::mem::take(&mut taken.waiting);
                    told.take(*place, &taken.notices);
                    came |= !taken.links.is_empty()
                        || !taken.heads.is_empty()
                        || taken.opened.iter().any(|(id, _)| opened.insert(*id));
                    leaving.taken.push(taken);
                }
                if !came {
                    break;
                }
            }
            if let Some(last) = leaving.taken.last_mut() {
                last.waiting = held;
            }
        }
        Ok(())
    }

    /// Whether the old key alone does not allow it: two histories are signed by it, it went on as
    /// another device before, or it is in none of the rooms any more.
    ///
    /// `said`: others are believed, since the person of this vault says the same.
    fn is_barred(&self, known: &BTreeMap<Place, Elsewhere>, said: bool) -> bool {
        let device = self.device();
        let parted = |(place, leaving): (&Place, &Leaving)| {
            let known = known.get(place);
            let claimed = known.and_then(|known| known.claimed_parted);
            let shown = known.and_then(|known| known.parted);
            let mut parted = shown.into_iter().chain(claimed.filter(|_| said));
            parted.any(|parted| parted <= leaving.last)
        };
        let twice = |room: &Room| {
            let forked = room.graph().fork(&device, &room.graph().whole());
            forked.is_some() || room.went_on(&device)
        };
        self.rooms.iter().any(parted)
            || self.group.rooms.values().any(twice)
            || !self.group.rooms.values().any(|room| is_in(room, &device))
    }
}

/// Whether the device that the own one was went on as yet another one, and nobody has settled which of them stands.
fn is_held_up_by_another_copy(room: &Room) -> bool {
    room.went_on_twice() && !is_in(room, room.me())
}

fn is_in(room: &Room, device: &DeviceId) -> bool {
    room.resolver().whole().is_member(device)
}

fn said(check: Check) -> Noticed {
    Noticed {
        check: check.id(),
        whose: None,
        room: None,
        count: 1,
    }
}
