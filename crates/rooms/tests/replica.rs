//! Replicas of a room exchange over names and bytes alone.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use std::collections::BTreeMap;

use answerable_rooms::act::{Act, NewDevice, Side};
use answerable_rooms::check::Check;
use answerable_rooms::content::{Content, Said};
use answerable_rooms::device::Keys;
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::genesis::{Genesis, RoomKind};
use answerable_rooms::ids::{DeviceId, EntryId, EpochId, InviteId, PersonId};
use answerable_rooms::outline::Outline;
use answerable_rooms::policy::{Need, Policy};
use answerable_rooms::room::{
    Cursor, Fetch, Fetched, Link, Object, OwnEntries, OwnEntry, Room, Taken,
};
use support::{Drawn, PROCESS, keys};

/// A storage, and how often it was asked.
#[derive(Default, Clone)]
struct Storage(BTreeMap<String, Vec<u8>>, usize);

impl Fetch for Storage {
    fn get(&mut self, name: &str, _: usize) -> Fetched {
        self.1 += 1;
        self.0
            .get(name)
            .map_or(Fetched::Absent, |bytes| Fetched::Here(bytes.clone()))
    }
}

/// A member with what a vault would keep.
struct Member {
    keys: Keys,
    room: Room,
    links: Vec<Link>,
    random: Drawn,
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
    fn founder() -> Self {
        Self::founder_as(Side::Contact, true)
    }

    fn founder_as(side: Side, reader: bool) -> Self {
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
            policy: Policy {
                admit_contact: Need {
                    contact: 1,
                    hers: 0,
                },
                ..Policy::default()
            },
            person: PersonId([1; 16]),
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
        }
    }

    /// Lets somebody in, without asking anybody: who may is not this file's question.
    fn let_in(&mut self, name: &str) -> Member {
        let keys = keys(name);
        let invite = InviteId(*blake3::hash(name.as_bytes()).as_bytes());
        let new = NewDevice {
            card: keys.card().clone(),
            possession: keys.prove(&invite.0),
        };
        let person = PersonId(
            blake3::hash(name.as_bytes()).as_bytes()[..16]
                .try_into()
                .expect("16"),
        );
        let act = Act::Admit {
            person,
            side: Side::Contact,
            reader: true,
            from_now: false,
            new,
            invite,
        };
        let link = self
            .room
            .write_outline(Outline::Act { at: 2, act }, &mut self.random);
        self.links.push(link);
        let epochs: Vec<EpochId> = self.room.keys().epochs().copied().collect();
        for epoch in &epochs {
            let grant = self.room.grant(
                *epoch,
                KeyKind::Content,
                &[keys.device()],
                2,
                &mut self.random,
            );
            self.links.push(grant.expect("the key is held"));
        }
        let mut room = Room::empty(PROCESS, *self.room.id(), keys.device());
        for epoch in epochs {
            room.keys_mut()
                .take(epoch, self.room.keys().key(&epoch).expect("held").clone());
        }
        room.put_back_cursor(*self.room.me(), Cursor::default());
        Member {
            keys,
            room,
            links: Vec::new(),
            random: Drawn::new(name),
        }
    }

    fn write(&mut self, line: &str) -> EntryId {
        let epoch = *self.room.keys().epochs().next().expect("there is one");
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

    fn pay(&mut self) {
        let (links, _) = self.room.pay_debts(3, &mut self.random);
        self.links.extend(links);
    }

    fn publish(&mut self, to: &mut Storage) -> Vec<Object> {
        let mut mine = Mine(&self.links, self.keys.device());
        let made = self
            .room
            .publish(&self.keys, true, 4, &mut mine, &mut self.random);
        let objects = made.expect("it fits").objects;
        put(&objects, to);
        objects
    }

    fn pack(&mut self, storage: &mut Storage) {
        let mut mine = Mine(&self.links, self.keys.device());
        let made = self
            .room
            .pack(&self.keys, &[], 5, &mut mine, &mut self.random)
            .expect("it fits");
        put(&made, storage);
        for name in self.room.rubbish() {
            storage.0.remove(&name).expect("what is replaced was there");
        }
        self.room.forget_rubbish();
    }

    fn read(&mut self, from: &mut Storage) -> Taken {
        let round = self.room.read(from);
        let mut taken = self.room.take(round, Vec::new(), &self.keys);
        self.links.append(&mut taken.links);
        taken
    }

    fn lines(&self) -> Vec<String> {
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

fn put(objects: &[Object], to: &mut Storage) {
    for object in objects {
        let before = to.0.insert(object.name.clone(), object.bytes.clone());
        assert!(before.is_none(), "an object is written once");
    }
}

#[test]
fn what_two_write_both_read() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    mo.write("one");
    let mut li = mo.let_in("li");
    mo.publish(&mut storage);
    assert!(li.read(&mut storage).notices.is_empty());
    li.write("two");
    li.publish(&mut storage);
    mo.write("three");
    mo.publish(&mut storage);
    assert!(mo.read(&mut storage).notices.is_empty());
    assert!(li.read(&mut storage).notices.is_empty());
    assert_eq!(mo.lines(), ["one", "three", "two"]);
    assert_eq!(li.lines(), mo.lines());
    assert_eq!(li.room.graph().len(), mo.room.graph().len());
}

#[test]
fn a_newcomer_finds_the_newest_behind_packed_segments() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    for number in 0..200 {
        mo.write(&format!("{number:03}"));
        mo.publish(&mut storage);
    }
    mo.pack(&mut storage);
    assert!(storage.0.len() < 12, "{} objects are left", storage.0.len());
    let mut li = mo.let_in("li");
    mo.publish(&mut storage);
    let taken = li.read(&mut storage);
    assert!(taken.notices.is_empty(), "{:?}", taken.notices);
    assert_eq!(li.lines().len(), 200);
    let asked = storage.1;
    li.read(&mut storage);
    assert!(
        storage.1 - asked <= 4,
        "a quiet round asks for {} names",
        storage.1 - asked
    );
}

#[test]
fn a_damaged_segment_is_said_and_nothing_of_it_is_taken_in() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let mut li = mo.let_in("li");
    mo.publish(&mut storage);
    mo.write("one");
    let object = mo.publish(&mut storage).remove(0);
    let bytes = storage.0.get_mut(&object.name).expect("it was put");
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    let taken = li.read(&mut storage);
    assert!(
        taken
            .notices
            .iter()
            .any(|notice| notice.check == Check::D001)
    );
    assert!(li.lines().is_empty());
    storage.0.insert(object.name, object.bytes);
    li.read(&mut storage);
    assert_eq!(li.lines(), ["one"]);
}

#[test]
fn what_rests_on_something_that_is_missing_waits_and_is_read_again() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let mut li = mo.let_in("li");
    let mut ra = mo.let_in("ra");
    mo.publish(&mut storage);
    li.read(&mut storage);
    ra.read(&mut storage);
    li.write("one");
    let lost = li.publish(&mut storage).remove(0);
    ra.read(&mut storage);
    ra.write("two");
    ra.publish(&mut storage);
    storage.0.remove(&lost.name);
    let taken = mo.read(&mut storage);
    assert!(mo.lines().is_empty(), "two has seen one, which is not here");
    assert!(
        taken
            .notices
            .iter()
            .any(|notice| notice.check == Check::R023)
    );
    put(&[lost], &mut storage);
    let taken = mo.read(&mut storage);
    assert!(taken.notices.is_empty(), "{:?}", taken.notices);
    assert_eq!(mo.lines(), ["one", "two"]);
}

#[test]
fn a_first_segment_that_announces_its_own_epoch_is_found_by_a_voice_who_can_not_open_what_follows()
{
    let mut storage = Storage::default();
    let mut ada = Member::founder_as(Side::Support, false);
    assert!(
        ada.room.writable().is_none(),
        "a voice writes nothing, and nobody under what it announced"
    );
    let mut mo = ada.let_in("li");
    ada.publish(&mut storage);
    mo.read(&mut storage);
    assert!(mo.room.writable().is_none());
    mo.pay();
    let epoch = mo.room.writable().expect("a reader announced an epoch");
    let said = Said {
        hers: false,
        clock: 0,
        line: "to the group",
        attachments: Vec::new(),
    };
    let content = Content::Record { at: 3, said };
    let link = mo.room.write_content(epoch, &content, &mut mo.random);
    let written = link.id;
    mo.links.push(link);
    mo.publish(&mut storage);
    let taken = ada.read(&mut storage);
    assert!(ada.room.graph().find(&written).is_some(), "she sees that");
    assert!(ada.lines().is_empty(), "and not what");
    assert!(ada.room.keys().content(&epoch).is_none());
    assert!(
        taken.waiting.is_empty(),
        "what a voice will never open is not kept"
    );
}
