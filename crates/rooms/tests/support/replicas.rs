//! Members of a room with what a vault would keep, and a storage that they exchange over.

use std::collections::BTreeMap;

use answerable_rooms::act::{Act, NewDevice, Side};
use answerable_rooms::content::{Content, Said};
use answerable_rooms::device::Keys;
use answerable_rooms::epoch::{KeyKind, Purpose};
use answerable_rooms::epoch_key::EpochKey;
use answerable_rooms::genesis::{Genesis, RoomKind};
use answerable_rooms::ids::{DeviceId, EntryId, EpochId, InviteId, PersonId};
use answerable_rooms::outline::Outline;
use answerable_rooms::policy::{Need, Policy};
use answerable_rooms::room::{
    Cursor, Fetch, Fetched, Link, Object, OwnEntries, OwnEntry, Room, Staged, Taken,
};

use super::{Drawn, PROCESS, keys};

/// A storage, and how often it was asked.
#[derive(Default, Clone)]
pub struct Storage(pub BTreeMap<String, Vec<u8>>, pub usize);

impl Fetch for Storage {
    fn get(&mut self, name: &str, _: usize) -> Fetched {
        self.1 += 1;
        self.0
            .get(name)
            .map_or(Fetched::Absent, |bytes| Fetched::Here(bytes.clone()))
    }
}

/// A member with what a vault would keep.
pub struct Member {
    pub keys: Keys,
    pub room: Room,
    pub links: Vec<Link>,
    pub random: Drawn,
    pub waiting: Vec<Staged>,
}

struct Mine<'m>(&'m [Link], DeviceId);

impl OwnEntries for Mine<'_> {
    fn own(&mut self, seq: u64) -> OwnEntry {
        let mut links = self.0.iter().filter(|link| link.device == self.1);
        let link = links
            .find(|link| link.seq == seq)
            .expect("own entries are kept");
        OwnEntry {
            header: link.header.clone(),
            payload: link.payload.clone(),
        }
    }
}

impl Member {
    /// Founds a room in which one member's word lets somebody in.
    pub fn founder() -> Self {
        Self::founder_as(Side::Contact, true)
    }

    /// Founds such a room as somebody of this side, who reads there or has a voice.
    pub fn founder_as(side: Side, reader: bool) -> Self {
        let admit_contact = Need {
            contact: 1,
            hers: 0,
        };
        let policy = Policy {
            admit_contact,
            ..Policy::default()
        };
        Self::begin(policy, side, reader)
    }

    /// Founds a room.
    pub fn founds(policy: Policy) -> Self {
        Self::begin(policy, Side::Contact, true)
    }

    fn begin(policy: Policy, side: Side, reader: bool) -> Self {
        let keys = keys("mo");
        let mut random = Drawn::new("mo writes");
        let nonce = [7; 32];
        let founder = NewDevice {
            card: keys.card().clone(),
            possession: keys.prove(&nonce),
        };
        let genesis = Genesis {
            at: 1,
            process: PROCESS,
            nonce,
            kind: RoomKind::Contact,
            policy,
            person: person("mo"),
            side,
            reader,
            founder,
        };
        let (room, links, _) = Room::found(genesis, &keys, 1, &mut random);
        Self {
            keys,
            room,
            links,
            random,
            waiting: Vec::new(),
        }
    }

    /// Lets somebody in, and gives them all keys.
    pub fn let_in(&mut self, name: &str) -> Member {
        self.lets_in(name, false)
    }

    /// Lets somebody in, from the beginning or from now on.
    pub fn lets_in(&mut self, name: &str, from_now: bool) -> Member {
        let keys = keys(name);
        let invite = InviteId(*blake3::hash(name.as_bytes()).as_bytes());
        let new = NewDevice {
            card: keys.card().clone(),
            possession: keys.prove(&invite.0),
        };
        let person = person(name);
        let act = Act::Admit {
            person,
            side: Side::Contact,
            reader: true,
            from_now,
            new,
            invite,
        };
        self.act(act);
        let epochs: Vec<EpochId> = self.room.keys().epochs().copied().collect();
        for epoch in &epochs {
            let kind = if from_now {
                KeyKind::Outline
            } else {
                KeyKind::Content
            };
            self.grant(*epoch, kind, &[keys.device()]);
        }
        let mut room = Room::empty(PROCESS, *self.room.id(), keys.device());
        for epoch in epochs {
            let held = self.room.keys().key(&epoch).expect("held");
            let given = match from_now {
                true => EpochKey::Outline(held.outline()),
                false => held.clone(),
            };
            room.keys_mut().take(epoch, given);
        }
        room.put_back_cursor(*self.room.me(), Cursor::default());
        Member {
            keys,
            room,
            links: Vec::new(),
            random: Drawn::new(name),
            waiting: Vec::new(),
        }
    }

    /// Proposes something.
    pub fn act(&mut self, act: Act) -> EntryId {
        self.outline(Outline::Act { at: 2, act })
    }

    /// Gives one's word.
    pub fn approve(&mut self, target: EntryId) -> EntryId {
        self.outline(Outline::Approve { at: 2, target })
    }

    /// Proposes to remove somebody.
    pub fn remove(&mut self, name: &str) -> EntryId {
        let person = person(name);
        let cuts = self.room.cuts_of(&person);
        self.act(Act::Remove { person, cuts })
    }

    /// Says something in the outline, whether one may or not.
    pub fn outline(&mut self, outline: Outline) -> EntryId {
        let link = self.room.write_outline(outline, &mut self.random);
        let id = link.id;
        self.links.push(link);
        id
    }

    /// Announces an epoch to these members.
    pub fn announce(&mut self, to: &[&Member]) -> EpochId {
        let recipients: Vec<_> = to
            .iter()
            .map(|member| (member.keys.card(), KeyKind::Content))
            .collect();
        let (link, (epoch, ..)) =
            self.room
                .announce(Purpose::Write, &recipients, 2, &mut self.random);
        self.links.push(link);
        epoch
    }

    /// Hands a key on.
    pub fn grant(&mut self, epoch: EpochId, kind: KeyKind, to: &[DeviceId]) {
        let grant = self.room.grant(epoch, kind, to, 2, &mut self.random);
        self.links.push(grant.expect("the key is held"));
    }

    /// Pays what is owed.
    pub fn pay(&mut self) {
        let (links, _) = self.room.pay_debts(3, &mut self.random);
        self.links.extend(links);
    }

    /// Writes under the first epoch that is held.
    pub fn write(&mut self, line: &str) -> EntryId {
        let epoch = *self.room.keys().epochs().next().expect("there is one");
        self.write_under(epoch, line)
    }

    /// Writes under an epoch, whether one may or not.
    pub fn write_under(&mut self, epoch: EpochId, line: &str) -> EntryId {
        let said = Said {
            hers: false,
            clock: 0,
            line,
            attachments: Vec::new(),
        };
        let link =
            self.room
                .write_content(epoch, &Content::Record { at: 3, said }, &mut self.random);
        let id = link.id;
        self.links.push(link);
        id
    }

    /// Publishes what is not published yet, and a head.
    pub fn publish(&mut self, to: &mut Storage) -> Vec<Object> {
        let mut mine = Mine(&self.links, self.keys.device());
        let made = self
            .room
            .publish(&self.keys, true, 4, &mut mine, &mut self.random);
        let objects = made.expect("it fits").objects;
        put(&objects, to);
        objects
    }

    /// Packs, and deletes what is replaced.
    pub fn pack(&mut self, storage: &mut Storage) {
        self.pack_without(&[], storage);
    }

    /// Packs, also what holds these own entries, which were erased, and deletes what is replaced.
    pub fn pack_without(&mut self, erased: &[u64], storage: &mut Storage) {
        for link in &mut self.links {
            if link.device == self.keys.device() && erased.contains(&link.seq) {
                link.payload = None;
            }
        }
        let mut mine = Mine(&self.links, self.keys.device());
        let made = self
            .room
            .pack(&self.keys, erased, 5, &mut mine, &mut self.random)
            .expect("it fits");
        put(&made, storage);
        for name in self.room.rubbish() {
            storage.0.remove(&name).expect("what is replaced was there");
        }
        self.room.forget_rubbish();
    }

    /// Reads what is new, and opens what waited.
    pub fn read(&mut self, from: &mut Storage) -> Taken {
        let round = self.room.read(from);
        let waiting = std::mem::take(&mut self.waiting);
        let mut taken = self.room.take(round, waiting, &self.keys);
        for (id, payload) in std::mem::take(&mut taken.opened) {
            let mut links = self.links.iter_mut().chain(&mut taken.links);
            let link = links.find(|link| link.id == id);
            link.expect("what is opened is here").payload = Some(payload);
        }
        self.links.append(&mut taken.links);
        self.waiting.append(&mut taken.waiting);
        taken
    }

    /// Reads, and gives the ids of what was noticed.
    pub fn notices(&mut self, from: &mut Storage) -> Vec<&'static str> {
        let taken = self.read(from);
        let mut ids: Vec<_> = taken
            .notices
            .iter()
            .map(|notice| notice.check.id())
            .collect();
        ids.dedup();
        ids
    }

    /// Whether an entry is here.
    pub fn has(&self, id: EntryId) -> bool {
        self.room.graph().find(&id).is_some()
    }

    /// What this member can read, in order of letters.
    pub fn lines(&self) -> Vec<String> {
        let bodies = self.links.iter().filter_map(|link| link.payload.as_ref());
        let mut lines: Vec<String> = bodies
            .filter_map(|payload| match Content::parse(&payload.body) {
                Ok(Content::Record { said, .. }) => Some(said.line.to_owned()),
                _ => None,
            })
            .collect();
        lines.sort();
        lines
    }
}

/// Puts what was made.
pub fn put(objects: &[Object], to: &mut Storage) {
    for object in objects {
        let before = to.0.insert(object.name.clone(), object.bytes.clone());
        assert!(before.is_none(), "an object is written once");
    }
}

/// The person of that name; the founder's is their own.
pub fn person(name: &str) -> PersonId {
    let hash = blake3::hash(name.as_bytes());
    PersonId(hash.as_bytes()[..16].try_into().expect("16 of 32"))
}
