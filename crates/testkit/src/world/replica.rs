//! One device that exchanges with storages: read, take in, pay, publish, put, put again, clean.
//!
//! It does what the office does when it syncs, in the same order, over what is kept in memory instead
//! of a vault. It may be ended between any two steps: then it goes on with what was kept.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Included, Unbounded};
use std::sync::Arc;

use answerable_depot::{Depot, Failure, Name, Put};
use answerable_rooms::content::{Content, Said};
use answerable_rooms::device::Keys;
use answerable_rooms::epoch_key::EpochKey;
use answerable_rooms::ids::{DeviceId, EntryId, EpochId};
use answerable_rooms::outline::Outline;
use answerable_rooms::room::{Fetch, Fetched, Link, MadeKey, Notice, Room, Round, Taken};
use answerable_rooms::way_back;
use answerable_rooms::welcome::RoomStart;

use super::drawn::Drawn;
use super::kept::{Kept, Mine};
use crate::depot::Chance;

/// Rounds of reading, each of which brought something that the next one may need.
const ROUNDS_MAX: usize = 64;
/// So many own segments are looked for in a storage at each visit, in turn.
const MENDED_AT_ONCE: usize = 4;

/// When a program is ended in a visit, if it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What was read is in memory, and not kept.
    Read,
    /// What was read is kept, and nothing is paid.
    Taken,
    /// What is owed was written in memory, and not kept.
    Paid,
    /// Segments were made in memory, and are not kept.
    Made,
    /// Segments are kept, and none is put.
    Kept,
    /// Some segments are put.
    Put,
}

/// The steps, for who draws one.
pub const STEPS: [Step; 6] = [
    Step::Read,
    Step::Taken,
    Step::Paid,
    Step::Made,
    Step::Kept,
    Step::Put,
];

/// How a visit goes.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// The device's clock.
    pub now_s: u64,
    /// Where the program is ended.
    pub ends: Option<Step>,
    /// After so long a head is published although nothing was written.
    pub head_age_s: u64,
    /// Whether all own segments are looked for, and not just some.
    pub mend_all: bool,
    /// Whether lost segments are put again at all; a world in which they are not has to be found out.
    pub mends: bool,
    /// Whether what others have to know is written; a world in which it is not has to be found out.
    pub pays: bool,
    /// Whether it is said what is missing; a world in which it is not has to be found out.
    pub says: bool,
}

/// What a visit came to.
#[derive(Clone, Debug, Default)]
pub struct Visited {
    /// Whether anything came that was not here, or anything was put that was not there.
    pub moved: bool,
    /// Segments that were put again since the storage had lost them.
    pub mended: u64,
    /// Whether the storage failed.
    pub failed: bool,
    /// Whether the program was ended.
    pub ended: bool,
    /// What was noticed.
    pub notices: BTreeSet<Notice>,
    /// Ways back that were found.
    pub ways: u64,
    /// Ways back that were left for others.
    pub ways_left: u64,
    /// Segments that were fetched and could not be taken in whole, without a word about it.
    pub unsaid: Vec<DeviceId>,
}

/// One device.
pub struct Replica {
    /// What is kept of it.
    pub kept: Kept,
    /// The replica, in memory.
    pub room: Room,
    /// Its keys.
    pub keys: Keys,
    /// Random bytes.
    pub random: Drawn,
    /// Whether it has found that another copy of it is alive: it writes nothing more.
    pub copied: bool,
    /// Up to which own entry others have what is here.
    pub agreed: u64,
    /// The number of an own entry in whose place the other copy has another one.
    pub parted: Option<u64>,
    cleaned: BTreeSet<u32>,
    looked_at: BTreeMap<u32, u64>,
    unpaid: bool,
}

impl Replica {
    /// A device that has what is kept.
    #[must_use]
    pub fn of(kept: Kept, chance: Chance) -> Self {
        let keys = kept.device_keys();
        Self {
            room: kept.load(keys.device()),
            kept,
            keys,
            random: Drawn::new(chance),
            copied: false,
            agreed: 0,
            parted: None,
            cleaned: BTreeSet::new(),
            looked_at: BTreeMap::new(),
            unpaid: true,
        }
    }

    /// A device that was let in, with what somebody told it to begin with.
    #[must_use]
    pub fn welcomed(keys: &Keys, start: &RoomStart, chance: Chance) -> Self {
        let mut kept = Kept::new(keys, start.room);
        for key in &start.keys {
            kept.hold(key.epoch, key.kind, &key.key);
        }
        for writer in &start.writers {
            let cursor = answerable_rooms::room::Cursor {
                start: Some((writer.segment, writer.epoch)),
                ..Default::default()
            };
            kept.begin_with(writer.device, cursor);
        }
        Self::of(kept, chance)
    }

    /// The device.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.keys.device()
    }

    /// Ends the program and begins it again.
    pub fn end(&mut self) {
        self.room = self.kept.load(self.device());
        self.unpaid = true;
    }

    /// Writes a line, where this device writes at all.
    pub fn write(&mut self, line: &str, now_s: u64) -> Option<EntryId> {
        if self.copied {
            return None;
        }
        if self.room.writable().is_none() {
            self.pay(now_s);
        }
        let epoch = self.room.writable()?;
        Some(self.write_under(epoch, line, now_s))
    }

    /// Writes a line under the first key that this device ever had, as nobody should: who was removed
    /// since may have it too.
    pub fn write_under_the_oldest_key(&mut self, line: &str, now_s: u64) -> Option<EntryId> {
        self.room.writable()?;
        let mut epochs: Vec<_> = self
            .room
            .epochs()
            .map(|(epoch, at, _)| (at, *epoch))
            .collect();
        epochs.sort_by(|(a, _), (b, _)| self.room.graph().order(*a, *b));
        let held = epochs.into_iter().find(|(_, epoch)| self.holds(epoch));
        let epoch = held?.1;
        Some(self.write_under(epoch, line, now_s))
    }

    fn write_under(&mut self, epoch: EpochId, line: &str, now_s: u64) -> EntryId {
        let said = Said {
            hers: false,
            clock: self.clock() + 1,
            line,
            attachments: Vec::new(),
        };
        let content = Content::Record { at: now_s, said };
        let link = self.room.write_content(epoch, &content, &mut self.random);
        let id = link.id;
        self.kept.write(&[link]);
        self.unpaid = true;
        id
    }

    /// Writes what the room itself has to say.
    pub fn say(&mut self, outline: Outline) -> EntryId {
        let link = self.room.write_outline(outline, &mut self.random);
        let id = link.id;
        self.kept.write(&[link]);
        self.unpaid = true;
        id
    }

    /// Exchanges with a storage.
    pub fn visit(&mut self, number: u32, depot: &dyn Depot, manner: Manner) -> Visited {
        let mut visited = Visited::default();
        let heard = self.read(number, depot, manner, &mut visited);
        visited.moved |= heard;
        if visited.ended || self.copied {
            return visited;
        }
        if manner.pays && (heard || self.unpaid) {
            let (links, made) = self.debts(manner.now_s);
            if self.ends(Step::Paid, manner, &mut visited) {
                return visited;
            }
            self.keep_own(&links, &made);
            self.unpaid = false;
        }
        if !self.publish(heard, manner, &mut visited) {
            return visited;
        }
        match self.put(number, depot, manner, &mut visited) {
            Ok(()) if manner.pays && !visited.ended => {
                let left = self.leave_ways(number, depot, manner, &mut visited);
                visited.failed |= left.is_err();
            }
            Ok(()) => {}
            Err(Failure::NotKept) => self.copied = true,
            Err(_) => visited.failed = true,
        }
        visited
    }

    fn read(
        &mut self,
        number: u32,
        depot: &dyn Depot,
        manner: Manner,
        visited: &mut Visited,
    ) -> bool {
        let mut heard = false;
        for _ in 0..ROUNDS_MAX {
            let shown = self.look_for_way(number, depot, visited);
            let had = self.kept.had.entry(number).or_default();
            let round = self.room.read_one_of(had, &mut From(depot));
            let failed = round.failed;
            self.look_elsewhere(number, depot, Some(&round));
            visited.failed |= failed;
            let staged: Vec<(DeviceId, u64)> = round.staged.keys().copied().collect();
            let waiting = self.kept.waiting(&self.room);
            if staged.is_empty() && waiting.is_empty() && !shown {
                self.kept.note_had(number, round.has());
                visited.notices.extend(round.notices);
                break;
            }
            let waited = waiting.len();
            let taken = self.room.take(round, waiting, &self.keys);
            if self.ends(Step::Read, manner, visited) {
                return heard;
            }
            let came =
                !taken.links.is_empty() || !taken.heads.is_empty() || taken.waiting.len() < waited;
            let came = self.kept.take(&taken) || came;
            self.kept.note_had(number, &taken.has);
            let silence = BTreeSet::new();
            let said = if manner.says {
                &taken.notices
            } else {
                &silence
            };
            if !failed {
                self.look_for_unsaid(&staged, said, visited);
            }
            visited.notices.extend(taken.notices);
            heard |= came;
            if !came && !shown {
                break;
            }
        }
        self.look_elsewhere(number, depot, None);
        self.ends(Step::Taken, manner, visited);
        heard
    }

    /// What was fetched and is not here whole must have been said to be missing, or refused.
    fn look_for_unsaid(
        &self,
        staged: &[(DeviceId, u64)],
        notices: &BTreeSet<Notice>,
        visited: &mut Visited,
    ) {
        for (device, number) in staged {
            let here = self.room.cursor(device).number >= *number;
            let said = notices.iter().any(|notice| notice.device == Some(*device));
            if !here && !said {
                visited.unsaid.push(*device);
            }
        }
    }

    /// Whether the own chain went on without this vault, as the storage or others' heads say.
    fn look_elsewhere(&mut self, number: u32, depot: &dyn Depot, round: Option<&Round>) {
        let sent = self.kept.sent.get(&number).copied().unwrap_or(0);
        let mut known = self.room.seen_elsewhere(round);
        if round.is_none() {
            let there = self.room.elsewhere((sent, None), &mut From(depot));
            known = known.and(there.unwrap_or_default());
        }
        // Everybody here knows whether their vault was copied or restored, and says so when they are asked.
        self.copied |= known.ahead || !known.claimed.is_empty();
        self.agreed = self.agreed.max(known.agreed);
        let parted = [self.parted, known.parted, known.claimed_parted];
        self.parted = parted.into_iter().flatten().min();
    }

    /// The last own entry that others have, or that a storage was given.
    #[must_use]
    pub fn gone_out(&self) -> u64 {
        let sent = self.kept.sent.values().copied().max().unwrap_or(0);
        self.agreed.max(self.kept.published_by(sent))
    }

    /// Whether the own key alone does not allow to go on as another device, which has read what there
    /// is: two histories are signed by it, or it went on before.
    #[must_use]
    pub fn is_barred(&self, next: &Self) -> bool {
        let (me, graph) = (self.room.me(), next.room.graph());
        self.parted.is_some_and(|parted| parted <= self.gone_out())
            || graph.fork(me, &graph.whole()).is_some()
            || next.room.went_on(me)
            || self.room.went_on_twice()
    }

    /// Reads for the device that this one is to go on from, before it says so: what that one wrote elsewhere,
    /// and what rests on it. Keys are still given to that one.
    pub fn read_after(&mut self, old: &Self, number: u32, depot: &dyn Depot, manner: Manner) {
        self.room.goes_on_from(old.device());
        let keys = std::mem::replace(&mut self.keys, old.kept.device_keys());
        let manner = Manner {
            ends: None,
            ..manner
        };
        self.read(number, depot, manner, &mut Visited::default());
        self.keys = keys;
    }

    fn pay(&mut self, now_s: u64) {
        let (links, made) = self.room.pay_debts(now_s, &mut self.random);
        self.keep_own(&links, &made);
    }

    /// What is owed, and what readers from now on may read and can't open, to be carried to them.
    fn debts(&mut self, now_s: u64) -> (Vec<Link>, Vec<MadeKey>) {
        let (mut links, mut made) = self.room.pay_debts(now_s, &mut self.random);
        for reader in self.room.from_now_on() {
            let opened = |id: &EntryId| self.kept.opens(id);
            let unheard = self.room.unheard(&reader).into_iter().filter(opened);
            let unheard: BTreeSet<EntryId> = unheard.collect();
            if unheard.is_empty() {
                continue;
            }
            let random = &mut self.random;
            for (link, key) in self.room.carry(&reader.person, &unheard, now_s, random) {
                links.push(link);
                made.push(key);
            }
        }
        (links, made)
    }

    fn keep_own(&mut self, links: &[Link], made: &[MadeKey]) {
        self.kept.write(links);
        for (epoch, kind, secret) in made {
            self.kept.hold(*epoch, *kind, secret);
        }
    }

    /// Looks whether somebody left a way back, and takes the first; says whether there was one.
    fn look_for_way(&mut self, number: u32, depot: &dyn Depot, visited: &mut Visited) -> bool {
        let passed = self.kept.ways_passed.get(&number).copied().unwrap_or(0);
        let looked = self.room.look_for_way(&self.keys, passed, &mut From(depot));
        visited.notices.extend(looked.notices);
        let mut taken = Taken::default();
        if let Some(found) = &looked.found {
            self.room.take_way(found, &mut taken);
            visited.ways += 1;
        }
        self.kept.take_way(&taken);
        self.kept.ways_passed.insert(number, looked.passed);
        looked.found.is_some()
    }

    /// Leaves a way back for members who can't be seen to find what is published here.
    fn leave_ways(
        &mut self,
        number: u32,
        depot: &dyn Depot,
        manner: Manner,
        visited: &mut Visited,
    ) -> Result<(), Failure> {
        let left = self.kept.ways_left.entry(number).or_default();
        for (device, now, due) in self.room.ways_owed(left, manner.now_s) {
            match now {
                Some(now) => drop(left.insert(device, now)),
                None => {
                    left.remove(&device);
                    self.kept.ways_made.remove(&(number, device));
                }
            }
            if due {
                // It gets its place when it is put.
                self.kept
                    .ways_made
                    .insert((number, device), (0, [][..].into()));
                visited.moved = true;
            }
        }
        let owed = self.kept.ways_made.keys();
        let owed: Vec<DeviceId> = owed
            .filter(|(storage, _)| *storage == number)
            .map(|(_, device)| *device)
            .collect();
        for device in owed {
            self.leave_way(number, device, depot, visited)?;
            if self.ends(Step::Put, manner, visited) {
                break;
            }
        }
        Ok(())
    }

    /// Puts a way back at the first place that is free, and again where it is gone.
    fn leave_way(
        &mut self,
        number: u32,
        device: DeviceId,
        depot: &dyn Depot,
        visited: &mut Visited,
    ) -> Result<(), Failure> {
        let room = *self.room.id();
        let name = |at| Name::new(way_back::place(&room, &device, at).name()).expect("computed");
        let (mut at, mut bytes) = self.kept.ways_made[&(number, device)].clone();
        if at > 0 && is_taken(depot, &name(at))? {
            return Ok(());
        }
        loop {
            if at == 0 {
                at = 1;
                while is_taken(depot, &name(at))? {
                    at += 1;
                }
                let card = self
                    .room
                    .card(&device)
                    .expect("a member's is known")
                    .clone();
                let start = self.room.way_for(&device);
                let object = way_back::object(at, start, &self.keys, &card, &mut self.random);
                bytes = object.expect("a room is within its bounds").into();
                self.kept
                    .ways_made
                    .insert((number, device), (at, Arc::clone(&bytes)));
            }
            match put_one(depot, &name(at), &bytes) {
                Ok(()) => break,
                Err(Failure::NotKept) => at = 0,
                Err(failure) => return Err(failure),
            }
        }
        visited.moved = true;
        visited.ways_left += 1;
        Ok(())
    }

    fn publish(&mut self, heard: bool, manner: Manner, visited: &mut Visited) -> bool {
        let own = self.room.own().clone();
        let aged = manner.now_s >= own.headed_at_s + manner.head_age_s;
        let head = (heard && aged) || own.count == 0;
        let mut mine = Mine(&self.kept, self.keys.device());
        let erased: Vec<u64> = self.kept.erased.iter().copied().collect();
        let random = &mut self.random;
        let made = self
            .room
            .publish(&self.keys, head, manner.now_s, &mut mine, random);
        let mut objects = made.expect("a key is held, and lines are short").objects;
        let packed = self
            .room
            .pack(&self.keys, &erased, manner.now_s, &mut mine, random);
        objects.extend(packed.expect("what was published can be packed"));
        let carried = self
            .room
            .publish_carried(&self.keys, manner.now_s, &mut mine, random);
        objects.extend(carried.expect("what was announced is here"));
        if self.ends(Step::Made, manner, visited) {
            return false;
        }
        if *self.room.own() != own {
            if self.room.own().rubbish != own.rubbish {
                self.cleaned.clear();
            }
            self.kept.publish(&objects, self.room.own());
        }
        !self.ends(Step::Kept, manner, visited)
    }

    /// Puts what this storage does not have yet, puts again what it has lost, and deletes what was
    /// replaced. `NotKept` says that somebody else's bytes lie under an own name.
    fn put(
        &mut self,
        number: u32,
        depot: &dyn Depot,
        manner: Manner,
        visited: &mut Visited,
    ) -> Result<(), Failure> {
        let rubbish = self.rubbish();
        // Where a device says as which one it goes on has the number 0, and comes before all others.
        let fresh_from = self
            .kept
            .sent
            .get(&number)
            .map_or(Included(0), |n| Excluded(*n));
        let fresh: Vec<u64> = self
            .kept
            .made
            .range((fresh_from, Unbounded))
            .map(|(n, _)| *n)
            .collect();
        for made in fresh {
            let (name, bytes) = self.kept.made[&made].clone();
            if !rubbish.contains(&made) {
                put_one(depot, &name, &bytes)?;
                visited.moved = true;
            }
            self.kept.sent.insert(number, made);
            if self.ends(Step::Put, manner, visited) {
                return Ok(());
            }
        }
        if manner.mends {
            self.mend(number, depot, manner, visited)?;
        }
        if !rubbish.is_empty() && self.cleaned.insert(number) {
            for name in self
                .room
                .rubbish()
                .iter()
                .filter_map(|name| Name::new(name))
            {
                depot.delete(&name)?;
            }
        }
        Ok(())
    }

    /// Forgets what was replaced once it is deleted from all storages.
    pub fn forget_rubbish(&mut self, depots: u32) {
        if (0..depots).all(|depot| self.cleaned.contains(&depot)) && !self.rubbish().is_empty() {
            for number in self.rubbish() {
                self.kept.made.remove(&number);
            }
            self.room.forget_rubbish();
            self.kept.own = self.room.own().clone();
            self.cleaned.clear();
        }
    }

    fn rubbish(&self) -> BTreeSet<u64> {
        let own = self.room.own();
        own.rubbish.iter().map(|(number, _)| *number).collect()
    }

    fn mend(
        &mut self,
        number: u32,
        depot: &dyn Depot,
        manner: Manner,
        visited: &mut Visited,
    ) -> Result<(), Failure> {
        let sent = self.kept.sent.get(&number).copied().unwrap_or(0);
        let rubbish = self.rubbish();
        let from = self.looked_at.get(&number).copied().unwrap_or(0);
        let all: Vec<u64> = self.kept.made.range(..=sent).map(|(n, _)| *n).collect();
        let later = all.iter().filter(|n| **n > from);
        let turn = later.chain(all.iter().filter(|n| **n <= from));
        let at_once = if manner.mend_all {
            all.len()
        } else {
            MENDED_AT_ONCE
        };
        for made in turn.filter(|n| !rubbish.contains(n)).take(at_once) {
            let (name, bytes) = &self.kept.made[made];
            self.looked_at.insert(number, *made);
            match depot.get(name, 0) {
                Ok(None) => {
                    put_one(depot, name, bytes)?;
                    visited.mended += 1;
                    visited.moved = true;
                }
                Ok(Some(_)) | Err(Failure::TooLarge) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }

    fn ends(&mut self, step: Step, manner: Manner, visited: &mut Visited) -> bool {
        if manner.ends == Some(step) {
            self.end();
            visited.ended = true;
        }
        manner.ends == Some(step)
    }

    /// A place in the order that is after all that is known here.
    fn clock(&self) -> u64 {
        self.kept.rows.len() as u64
    }

    /// What is held of an epoch's key.
    #[must_use]
    pub fn holds(&self, epoch: &EpochId) -> bool {
        self.room
            .keys()
            .key(epoch)
            .and_then(EpochKey::content)
            .is_some()
    }
}

fn put_one(depot: &dyn Depot, name: &Name, bytes: &[u8]) -> Result<(), Failure> {
    if depot.put(name, bytes)? == Put::AlreadyThere {
        let there = depot.get(name, bytes.len() + 1);
        // An old answer of the storage may say that there is nothing after all; that is no other copy.
        if there.is_ok_and(|there| there.is_some_and(|there| there != bytes)) {
            return Err(Failure::NotKept);
        }
    }
    Ok(())
}

fn is_taken(depot: &dyn Depot, name: &Name) -> Result<bool, Failure> {
    match depot.get(name, 0) {
        Ok(there) => Ok(there.is_some()),
        Err(Failure::TooLarge) => Ok(true),
        Err(failure) => Err(failure),
    }
}

/// A storage, as a replica asks it.
struct From<'d>(&'d dyn Depot);

impl Fetch for From<'_> {
    fn get(&mut self, name: &str, bytes_max: usize) -> Fetched {
        let Some(name) = Name::new(name) else {
            return Fetched::Absent;
        };
        match self.0.get(&name, bytes_max) {
            Ok(Some(bytes)) => Fetched::Here(bytes),
            Ok(None) => Fetched::Absent,
            Err(_) => Fetched::Failed,
        }
    }
}
