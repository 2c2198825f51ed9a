//! What a device keeps, as a vault would: all that is left of a replica when its program ends.
//!
//! A world ends programs between any two steps, copies what is kept and puts an old copy back. So a
//! replica holds nothing that is not in here, but for what it is doing at this moment.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use answerable_depot::Name;
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::entry::{Class, Opening};
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::epoch_key::EpochKey;
use answerable_rooms::ids::{DeviceId, EntryId, EpochId, ProcessId, RoomId};
use answerable_rooms::room::{
    AnyEntries, Cursor, Had, Kept as KeptEntry, Left, Link, Object, Own, OwnEntries, OwnEntry,
    Payload, Room, Staged, Taken,
};
use answerable_rooms::secret::Secret;
use answerable_rooms::segment::SegmentName;

/// An entry as it is kept.
#[derive(Clone)]
pub struct Row {
    /// Who wrote it.
    pub device: DeviceId,
    /// Its number.
    pub seq: u64,
    /// Its id.
    pub id: EntryId,
    /// Content or outline.
    pub class: Class,
    /// The epoch under which it was written; content only.
    pub epoch: Option<EpochId>,
    /// What it says, where that could be opened: opening and body.
    pub payload: Option<([u8; 16], Arc<[u8]>)>,
    /// Whether what it says was destroyed.
    pub destroyed: bool,
    header: Arc<[u8]>,
}

impl Row {
    fn as_own(&self) -> OwnEntry {
        OwnEntry {
            header: self.header.to_vec(),
            payload: self.payload.as_ref().map(|(opening, body)| Payload {
                opening: Opening(*opening),
                body: body.to_vec(),
            }),
        }
    }
}

/// The number of its place, and the object.
pub type Way = (u64, Arc<[u8]>);

/// All that a device keeps of a room.
#[derive(Clone)]
pub struct Kept {
    /// The room.
    pub room: RoomId,
    /// Entries, each after its past.
    pub rows: Vec<Row>,
    /// What was published.
    pub own: Own,
    /// Segments that were made, by number, for storages that do not have them yet.
    pub made: BTreeMap<u64, (Name, Arc<[u8]>)>,
    /// Up to which number each storage has them.
    pub sent: BTreeMap<u32, u64>,
    /// Up to which segment of whom each storage was seen to have what is here.
    pub had: BTreeMap<u32, Had>,
    /// Own entries that were destroyed, whose segments are to be written anew.
    pub erased: BTreeSet<u64>,
    /// Up to which place each storage was looked through for ways back.
    pub ways_passed: BTreeMap<u32, u64>,
    /// Ways back that were left, by storage and device.
    pub ways_left: BTreeMap<u32, BTreeMap<DeviceId, Left>>,
    /// The objects of these, with the number of their place; put again where a storage lost them.
    pub ways_made: BTreeMap<(u32, DeviceId), Way>,
    process: ProcessId,
    secrets: ([u8; 32], [u8; 32]),
    at: BTreeMap<EntryId, usize>,
    keys: BTreeMap<(EpochId, bool), [u8; 32]>,
    heads: BTreeMap<DeviceId, Vec<u8>>,
    cursors: BTreeMap<DeviceId, Cursor>,
    waiting: Vec<(SegmentName, Vec<u8>)>,
}

impl Kept {
    /// What a device keeps that has nothing yet.
    #[must_use]
    pub fn new(keys: &Keys, room: RoomId) -> Self {
        let (signing, sealing) = keys.secrets();
        Self {
            room,
            rows: Vec::new(),
            own: Own::default(),
            made: BTreeMap::new(),
            sent: BTreeMap::new(),
            had: BTreeMap::new(),
            erased: BTreeSet::new(),
            ways_passed: BTreeMap::new(),
            ways_left: BTreeMap::new(),
            ways_made: BTreeMap::new(),
            process: keys.card().process(),
            secrets: (*signing, *sealing),
            at: BTreeMap::new(),
            keys: BTreeMap::new(),
            heads: BTreeMap::new(),
            cursors: BTreeMap::new(),
            waiting: Vec::new(),
        }
    }

    /// The device's keys.
    #[must_use]
    pub fn device_keys(&self) -> Keys {
        let (signing, sealing) = &self.secrets;
        Keys::from_secrets(self.process, DeviceKind::Machine, signing, sealing)
    }

    /// The replica, as it is loaded when a program begins.
    #[must_use]
    pub fn load(&self, me: DeviceId) -> Room {
        let mut room = Room::empty(self.process, self.room, me);
        for row in &self.rows {
            let body = row.payload.as_ref().map(|(_, body)| &body[..]);
            let kept = KeptEntry {
                device: row.device,
                seq: row.seq,
                id: row.id,
                header: &row.header,
                outline: body.filter(|_| row.class == Class::Outline),
            };
            room.put_back(&kept).expect("what was kept is as it was");
        }
        for ((epoch, content), secret) in &self.keys {
            let key = EpochKey::of(kind(*content), Secret::from(*secret));
            room.keys_mut().take(*epoch, key);
        }
        for head in self.heads.values() {
            room.put_back_head(head)
                .expect("what was kept is as it was");
        }
        for (device, cursor) in &self.cursors {
            room.put_back_cursor(*device, cursor.clone());
        }
        room.put_back_own(self.own.clone());
        room
    }

    /// Segments whose content could not be opened when they were read.
    #[must_use]
    pub fn waiting(&self, room: &Room) -> Vec<Staged> {
        let waiting = self.waiting.iter().filter_map(|(name, bytes)| {
            Staged::open(*name, bytes.clone(), room.keys().outline(&name.naming)?).ok()
        });
        waiting.collect()
    }

    /// Keeps what was taken in; says whether something is open now that was not.
    pub fn take(&mut self, taken: &Taken) -> bool {
        self.write(&taken.links);
        let mut opened = false;
        for (id, payload) in &taken.opened {
            let at = self.at.get(id);
            if let Some(at) = at.filter(|at| !self.rows[**at].destroyed) {
                opened |= self.rows[*at].payload.is_none();
                self.rows[*at].payload = Some(said(payload));
            }
        }
        for (epoch, key_kind, secret) in &taken.keys {
            self.hold(*epoch, *key_kind, secret);
        }
        for (device, head) in &taken.heads {
            self.heads.insert(*device, head.clone());
        }
        for (device, cursor) in &taken.cursors {
            self.cursors.insert(*device, cursor.clone());
        }
        let waiting = taken.waiting.iter();
        self.waiting = waiting
            .map(|staged| (*staged.name(), staged.bytes().to_vec()))
            .collect();
        opened
    }

    /// Keeps what a storage was seen to have.
    pub fn note_had(&mut self, storage: u32, seen: &Had) {
        let had = self.had.entry(storage).or_default();
        for (device, number) in seen {
            let has = had.entry(*device).or_default();
            *has = *number.max(has);
        }
    }

    /// Destroys what an entry says; says whether it was here.
    pub fn destroy(&mut self, id: &EntryId) -> bool {
        let Some(at) = self.at.get(id) else {
            return false;
        };
        let me = self.device_keys().device();
        let row = &mut self.rows[*at];
        row.destroyed = true;
        let was_here = row.payload.take().is_some();
        if was_here && row.device == me {
            self.erased.insert(row.seq);
        }
        was_here
    }

    /// Keeps what a way back told.
    pub fn take_way(&mut self, taken: &Taken) {
        for (epoch, key_kind, secret) in &taken.keys {
            self.hold(*epoch, *key_kind, secret);
        }
        for (device, cursor) in &taken.cursors {
            self.cursors.insert(*device, cursor.clone());
        }
    }

    /// Whether it is here what an entry says.
    #[must_use]
    pub fn opens(&self, id: &EntryId) -> bool {
        let row = self.at.get(id).map(|at| &self.rows[*at]);
        row.is_some_and(|row| row.payload.is_some())
    }

    /// Keeps entries.
    pub fn write(&mut self, links: &[Link]) {
        for link in links {
            self.at.insert(link.id, self.rows.len());
            self.rows.push(Row {
                device: link.device,
                seq: link.seq,
                id: link.id,
                class: link.class,
                epoch: link.epoch,
                payload: link.payload.as_ref().map(said),
                destroyed: false,
                header: Arc::from(&link.header[..]),
            });
        }
    }

    /// Keeps a key.
    pub fn hold(&mut self, epoch: EpochId, key_kind: KeyKind, secret: &Secret) {
        let is_content = key_kind == KeyKind::Content;
        self.keys.insert((epoch, is_content), *secret.bytes());
    }

    /// Keeps where to begin with a writer.
    pub fn begin_with(&mut self, device: DeviceId, cursor: Cursor) {
        self.cursors.insert(device, cursor);
    }

    /// Keeps segments that were made, and what is published by them.
    pub fn publish(&mut self, objects: &[Object], own: &Own) {
        for object in objects {
            let name = Name::new(&object.name).expect("rooms computes names");
            self.made
                .insert(object.number, (name, Arc::from(&object.bytes[..])));
        }
        self.own = own.clone();
        self.erased.clear();
    }

    /// Up to which own entry the segments up to that number hold.
    #[must_use]
    pub fn published_by(&self, number: u64) -> u64 {
        let live = self.own.live.iter();
        let live = live.filter(|live| live.n <= number && !live.carries());
        live.map(|live| live.entries.1).max().unwrap_or(0)
    }

    /// What goes over to another device of the same person, and the ids of own entries that do not:
    /// those that nobody else has, as far as is known here. That a storage took a segment says nothing:
    /// the other copy's may lie under the same name. The old device is read on from the last segment that
    /// all storages, of which there are so many, were given: what lies after it in one may be the other's.
    #[must_use]
    pub fn as_another(
        &self,
        keys: &Keys,
        room: &Room,
        (agreed, storages): (u64, u32),
    ) -> (Self, Vec<EntryId>) {
        let me = *room.me();
        let stays = |row: &&Row| row.device == me && row.seq > agreed;
        let mut other = Self {
            process: self.process,
            keys: self.keys.clone(),
            heads: self.heads.clone(),
            cursors: self.cursors.clone(),
            had: self.had.clone(),
            waiting: self.waiting.clone(),
            ..Self::new(keys, self.room)
        };
        for row in self.rows.iter().filter(|row| !stays(row)) {
            other.at.insert(row.id, other.rows.len());
            other.rows.push(row.clone());
        }
        let sent = (0..storages).map(|at| self.sent.get(&at).copied().unwrap_or(0));
        let sent = sent.min().unwrap_or(0);
        let within = self
            .own
            .live
            .iter()
            .filter(|live| live.n <= sent && live.entries.1 <= agreed && !live.carries());
        let last = within.max_by_key(|live| live.n);
        let read = Cursor {
            number: last.map_or(0, |live| live.n),
            naming: last.map(|live| live.naming).or(self.own.naming),
            ..Cursor::default()
        };
        other.cursors.insert(me, read);
        let unpublished = self.rows.iter().filter(stays).map(|row| row.id);
        (other, unpublished.collect())
    }
}

/// Own entries, as they are kept.
pub struct Mine<'k>(pub &'k Kept, pub DeviceId);

impl OwnEntries for Mine<'_> {
    fn own(&mut self, seq: u64) -> OwnEntry {
        let mut own = self.0.rows.iter().filter(|row| row.device == self.1);
        let row = own.find(|row| row.seq == seq);
        row.expect("own entries are kept before they are published")
            .as_own()
    }
}

impl AnyEntries for Mine<'_> {
    fn entry(&mut self, id: &EntryId) -> OwnEntry {
        let row = self.0.at.get(id).map(|at| &self.0.rows[*at]);
        row.expect("what is carried is here").as_own()
    }
}

fn said(payload: &Payload) -> ([u8; 16], Arc<[u8]>) {
    (payload.opening.0, Arc::from(&payload.body[..]))
}

fn kind(content: bool) -> KeyKind {
    if content {
        KeyKind::Content
    } else {
        KeyKind::Outline
    }
}
