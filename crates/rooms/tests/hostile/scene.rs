//! People with replicas of one room over a storage, and what somebody with a member's keys could make.

use std::collections::{BTreeMap, BTreeSet};

use answerable_rooms::act::{Act, NewDevice, Side};
use answerable_rooms::check::Check;
use answerable_rooms::content::{Content, Said};
use answerable_rooms::device::Keys;
use answerable_rooms::draft::{Bare, Draft};
use answerable_rooms::entry::{Class, Header, Opening, chain_start, commitment, next_id};
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::genesis::{Genesis, RoomKind};
use answerable_rooms::head::{Head, Live, SeenChain, SignedHead};
use answerable_rooms::ids::{DeviceId, EntryId, EpochId, InviteId, PersonId};
use answerable_rooms::label::Label;
use answerable_rooms::names;
use answerable_rooms::outline::Outline;
use answerable_rooms::policy::Policy;
use answerable_rooms::range::Range;
use answerable_rooms::room::{
    Cursor, Fetch, Fetched, Link, Object, OwnEntries, OwnEntry, Payload, Room, Staged,
};
use answerable_rooms::segment::{SegmentName, seal_segment};

use crate::support::{Drawn, PROCESS, keys};

/// A storage that does as it is told.
#[derive(Default, Clone)]
pub struct Storage {
    pub objects: BTreeMap<String, Vec<u8>>,
    pub asked: usize,
}

impl Fetch for Storage {
    fn get(&mut self, name: &str, bytes_max: usize) -> Fetched {
        self.asked += 1;
        match self.objects.get(name) {
            // As a depot gives it: no more than was asked for.
            Some(bytes) => Fetched::Here(bytes[..bytes.len().min(bytes_max)].to_vec()),
            None => Fetched::Absent,
        }
    }
}

impl Storage {
    pub fn put(&mut self, object: &Object) {
        let before = self
            .objects
            .insert(object.name.clone(), object.bytes.clone());
        assert!(before.is_none(), "an object is written once");
    }
}

/// Somebody, with what their vault would keep.
pub struct Member {
    pub keys: Keys,
    pub person: PersonId,
    pub room: Room,
    pub links: Vec<Link>,
    pub said: BTreeSet<(Check, Option<DeviceId>)>,
    pub waiting: Vec<Staged>,
    pub random: Drawn,
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

pub fn hash(text: &str) -> [u8; 32] {
    *blake3::hash(text.as_bytes()).as_bytes()
}

pub fn person(name: &str) -> PersonId {
    PersonId(hash(name)[..16].try_into().expect("16 of 32"))
}

pub fn proven(keys: &Keys, bound: &[u8; 32]) -> NewDevice {
    NewDevice {
        card: keys.card().clone(),
        possession: keys.prove(bound),
    }
}

/// An admission of somebody new, with an invitation of that name.
pub fn admission(name: &str, side: Side) -> Act {
    let invite = hash(name);
    Act::Admit {
        person: person(name),
        side,
        reader: true,
        from_now: false,
        new: proven(&keys(name), &invite),
        invite: InviteId(invite),
    }
}

impl Member {
    /// Founds a room.
    pub fn founds(name: &str, kind: RoomKind) -> Self {
        let keys = keys(name);
        let mut random = Drawn::new(&format!("{name} writes"));
        let nonce = hash(name);
        let genesis = Genesis {
            at: 1,
            process: PROCESS,
            nonce,
            kind,
            policy: Policy::default(),
            person: person(name),
            side: Side::Contact,
            reader: true,
            founder: proven(&keys, &nonce),
        };
        let (room, links, _) = Room::found(genesis, &keys, 1, &mut random);
        Self {
            keys,
            person: person(name),
            room,
            links,
            said: BTreeSet::new(),
            waiting: Vec::new(),
            random,
        }
    }

    /// A newcomer with what a welcome gives: who writes here, and the keys.
    pub fn welcomed(name: &str, by: &Member) -> Self {
        let keys = keys(name);
        let mut room = Room::empty(PROCESS, *by.room.id(), keys.device());
        for epoch in by.room.keys().epochs() {
            room.keys_mut()
                .take(*epoch, by.room.keys().key(epoch).expect("held").clone());
        }
        for device in by.room.writers() {
            let (number, naming) = match device == by.device() {
                true => (by.room.own().count, by.room.own().naming),
                false => (
                    by.room.cursor(&device).number,
                    by.room.cursor(&device).naming,
                ),
            };
            let start = naming.filter(|_| number > 0).map(|naming| (number, naming));
            room.put_back_cursor(
                device,
                Cursor {
                    start,
                    ..Cursor::default()
                },
            );
        }
        Self {
            keys,
            person: person(name),
            room,
            links: Vec::new(),
            said: BTreeSet::new(),
            waiting: Vec::new(),
            random: Drawn::new(&format!("{name} writes")),
        }
    }

    pub fn device(&self) -> DeviceId {
        self.keys.device()
    }

    pub fn keep(&mut self, link: Link) -> EntryId {
        let id = link.id;
        self.links.push(link);
        id
    }

    pub fn outline(&mut self, outline: Outline) -> EntryId {
        let link = self.room.write_outline(outline, &mut self.random);
        self.keep(link)
    }

    pub fn act(&mut self, act: Act) -> EntryId {
        self.outline(Outline::Act { at: 2, act })
    }

    pub fn approve(&mut self, target: EntryId) -> EntryId {
        self.outline(Outline::Approve { at: 2, target })
    }

    /// Removes somebody, as far as it is for this one to say.
    pub fn remove(&mut self, whom: &PersonId) -> EntryId {
        let cuts = self.room.cuts_of(whom);
        self.act(Act::Remove {
            person: *whom,
            cuts,
        })
    }

    pub fn write(&mut self, line: &str) -> EntryId {
        let epoch = self.room.writable().expect("a member writes");
        self.write_under(epoch, line)
    }

    pub fn write_under(&mut self, epoch: EpochId, line: &str) -> EntryId {
        let said = Said {
            hers: false,
            clock: 0,
            line,
            attachments: Vec::new(),
        };
        let content = Content::Record { at: 3, said };
        let link = self.room.write_content(epoch, &content, &mut self.random);
        self.keep(link)
    }

    /// An entry of this one's chain with a header of their own making, which nothing here looked at.
    pub fn raw(&self, before: EntryId, seq: u64, header: &Header, body: &[u8]) -> Link {
        let bytes = header.encode();
        Link {
            device: self.device(),
            seq,
            id: next_id(&before, seq, &bytes),
            header: bytes,
            class: header.class,
            depth: 0,
            epoch: header.epoch,
            payload: Some(Payload {
                opening: Opening([9; 16]),
                body: body.to_vec(),
            }),
        }
    }

    /// As [`Self::raw`], after all that this one wrote.
    pub fn raw_next(
        &self,
        class: Class,
        epoch: Option<EpochId>,
        seen: Vec<EntryId>,
        body: &[u8],
    ) -> Link {
        let header = Header {
            class,
            epoch,
            seen,
            commitment: commitment(&[9; 16], body),
        };
        self.raw(self.room.tip_id(), self.room.tip_seq() + 1, &header, body)
    }

    /// Pays what is owed and publishes.
    pub fn publish(&mut self, to: &mut Storage) -> Vec<Object> {
        let (links, _) = self.room.pay_debts(4, &mut self.random);
        self.links.extend(links);
        self.publish_as_is(to)
    }

    /// Publishes without paying anything.
    pub fn publish_as_is(&mut self, to: &mut Storage) -> Vec<Object> {
        let mut mine = Mine(&self.links, self.keys.device());
        let made = self
            .room
            .publish(&self.keys, true, 4, &mut mine, &mut self.random);
        let objects = made.expect("it fits").objects;
        objects.iter().for_each(|object| to.put(object));
        for name in self.room.rubbish() {
            to.objects.remove(&name);
        }
        self.room.forget_rubbish();
        objects
    }

    /// Reads until nothing comes any more, and remembers what was said.
    pub fn read(&mut self, from: &mut Storage) {
        self.said.clear();
        for round in 0.. {
            assert!(round < 64, "reading comes to an end");
            let round = self.room.read(from);
            let waiting = std::mem::take(&mut self.waiting);
            let taken = self.room.take(round, waiting, &self.keys);
            let notices = taken
                .notices
                .iter()
                .map(|notice| (notice.check, notice.device));
            self.said.extend(notices);
            let came = !taken.links.is_empty() || !taken.opened.is_empty();
            for (id, payload) in taken.opened {
                let link = self.links.iter_mut().find(|link| link.id == id);
                link.expect("what was opened is here").payload = Some(payload);
            }
            self.links.extend(taken.links);
            self.waiting = taken.waiting;
            if !came {
                break;
            }
        }
        // All of them share one storage, so it had the newest of all.
        let (notices, _) = self.room.look_back(&self.room.newest(), from);
        let notices = notices.iter();
        self.said
            .extend(notices.map(|notice| (notice.check, notice.device)));
    }

    /// Reads, pays, publishes.
    pub fn sync(&mut self, storage: &mut Storage) {
        self.read(storage);
        self.publish(storage);
    }

    /// What this one can read and what counts.
    pub fn lines(&self) -> Vec<String> {
        self.readable(true)
    }

    /// What this one can read, counting or not.
    pub fn all_lines(&self) -> Vec<String> {
        self.readable(false)
    }

    fn readable(&self, counting: bool) -> Vec<String> {
        let cuts = self.room.cuts();
        let graph = self.room.graph();
        let whole = self.room.resolver().whole();
        let counts = |link: &&Link| {
            let at = graph.find(&link.id).expect("it was taken in");
            let forked = graph.is_forked(at, &graph.whole());
            let within = cuts.get(&link.device).is_none_or(|last| link.seq <= *last);
            !counting || !forked && within && whole.devices.contains_key(&link.device)
        };
        let bodies = self
            .links
            .iter()
            .filter(counts)
            .filter_map(|link| link.payload.as_ref());
        let mut lines: Vec<String> = bodies
            .filter_map(|payload| match Content::parse(&payload.body) {
                Ok(Content::Record { said, .. }) => Some(said.line.to_owned()),
                _ => None,
            })
            .collect();
        lines.sort();
        lines
    }

    /// Whether an entry is here.
    pub fn has(&self, id: &EntryId) -> bool {
        self.room.graph().find(id).is_some()
    }

    pub fn is_member(&self, whom: &DeviceId) -> bool {
        self.room.resolver().whole().is_member(whom)
    }

    /// Holds that something was said of somebody's device.
    #[track_caller]
    pub fn was_told(&self, checks: &[Check], of: &DeviceId) {
        let told = self
            .said
            .iter()
            .any(|(check, device)| checks.contains(check) && *device == Some(*of));
        assert!(
            told,
            "one of {checks:?} should be said of {of:?}; said was {:?}",
            self.said
        );
    }

    /// Holds that nothing was said at all.
    #[track_caller]
    pub fn was_told_nothing(&self) {
        assert!(self.said.is_empty(), "said was {:?}", self.said);
    }

    /// The name of a segment, under the newest epoch that this one holds.
    pub fn place(&self, device: DeviceId, number: u64, naming: EpochId) -> (SegmentName, String) {
        let key = self.room.keys().outline(&naming).expect("the key is held");
        let name = SegmentName {
            process: PROCESS,
            room: *self.room.id(),
            naming,
            device,
            number,
        };
        (name, names::segment(key, &device, number))
    }

    /// The epoch under which things are named now.
    pub fn naming(&self) -> EpochId {
        self.room
            .eligible()
            .or(self.room.own().naming)
            .expect("there is one")
    }

    /// What an honest head says to have seen.
    pub fn seen(&self) -> Vec<SeenChain> {
        let graph = self.room.graph();
        let others = graph.devices().filter(|device| **device != self.device());
        let mut seen: Vec<SeenChain> = others
            .map(|device| {
                let at = graph.tip(device).expect("it wrote");
                let counter = self.room.cursor(device).number;
                let (seq, id) = (graph.seq(at), graph.id(at));
                SeenChain {
                    device: *device,
                    seq,
                    id,
                    counter,
                }
            })
            .collect();
        seen.sort_by_key(|seen| seen.device);
        seen
    }

    /// A head of one's own that says what it likes.
    pub fn head(&self, change: impl FnOnce(&mut Head)) -> SignedHead {
        let seq = self.room.tip_seq();
        let number = self.room.own().count + 1;
        let mut head = Head {
            process: PROCESS,
            room: *self.room.id(),
            device: self.device(),
            seq,
            id: match seq {
                0 => chain_start(&PROCESS, self.room.id(), &self.device()),
                _ => self.room.tip_id(),
            },
            beat: self.room.own().beat + 1,
            at: 5,
            seen: self.seen(),
            live: vec![Live {
                range: Range {
                    from: number,
                    to: number,
                },
                sealing: None,
                naming: self.naming(),
            }],
        };
        change(&mut head);
        head.sign(&self.keys)
    }

    /// Seals entries at a place of anybody's, with any head on them: who holds the room's keys can.
    pub fn forge(
        &mut self,
        whose: DeviceId,
        number: u64,
        head: SignedHead,
        entries: &[&Link],
    ) -> Object {
        let mut draft = Draft::default();
        let mut epoch = None;
        for link in entries {
            epoch = epoch.or(link.epoch);
            let before = match link.seq {
                1 => chain_start(&PROCESS, self.room.id(), &link.device),
                _ => self.before(link, entries),
            };
            let payload = link.payload.as_ref();
            draft
                .push(&Bare {
                    device: link.device,
                    seq: link.seq,
                    before,
                    class: link.class,
                    header: &link.header,
                    payload: payload.map(|payload| (&payload.opening.0, &payload.body[..])),
                })
                .expect("it fits");
        }
        let (name, at) = self.place(whose, number, self.naming());
        let content = epoch.and_then(|epoch| Some((epoch, self.room.keys().content(&epoch)?)));
        let outline = self.room.keys().outline(&name.naming).expect("held");
        let label = Label {
            head,
            replaces: Vec::new(),
        };
        let content = content.as_ref().map(|(epoch, key)| (epoch, *key));
        let bytes = seal_segment(&name, outline, &label, &draft, content, &mut self.random);
        Object {
            name: at,
            number,
            bytes: bytes.expect("it fits"),
        }
    }

    fn before(&self, link: &Link, beside: &[&Link]) -> EntryId {
        let same = |other: &&&Link| other.device == link.device && other.seq + 1 == link.seq;
        let beside = beside.iter().find(same).map(|other| other.id);
        let here = || {
            let at = self.room.graph().numbered(&link.device, link.seq - 1);
            self.room.graph().id(at.expect("the one before is here"))
        };
        beside.unwrap_or_else(here)
    }

    /// Announces an epoch to some, each of whom gets the key that the announcement commits to.
    pub fn announce_to(&mut self, whom: &[&Keys]) -> EpochId {
        let recipients: Vec<_> = whom
            .iter()
            .map(|keys| (keys.card(), KeyKind::Content))
            .collect();
        let purpose = answerable_rooms::epoch::Purpose::Write;
        let (link, made) = self
            .room
            .announce(purpose, &recipients, 3, &mut self.random);
        self.keep(link);
        made.0
    }
}

/// Ada founded the room; Bo, Cy and Mal were let in, and all have read what is there.
pub struct Scene {
    pub storage: Storage,
    pub ada: Member,
    pub bo: Member,
    pub cy: Member,
    pub mal: Member,
}

impl Scene {
    pub fn new() -> Self {
        let mut storage = Storage::default();
        let mut ada = Member::founds("ada", RoomKind::Contact);
        ada.write("one");
        let (mut bo, mut cy, mal);
        ada.act(admission("bo", Side::Contact));
        ada.publish(&mut storage);
        bo = Member::welcomed("bo", &ada);
        bo.sync(&mut storage);
        ada.read(&mut storage);
        for name in ["cy", "mal"] {
            let act = ada.act(admission(name, Side::Contact));
            ada.publish(&mut storage);
            bo.read(&mut storage);
            bo.approve(act);
            bo.publish(&mut storage);
            ada.sync(&mut storage);
        }
        cy = Member::welcomed("cy", &ada);
        mal = Member::welcomed("mal", &ada);
        let mut scene = Self {
            storage,
            ada,
            bo,
            cy,
            mal,
        };
        scene.all_sync();
        scene.all_sync();
        cy = std::mem::replace(&mut scene.cy, Member::founds("nobody", RoomKind::Contact));
        cy.read(&mut scene.storage);
        cy.was_told_nothing();
        scene.cy = cy;
        assert!(
            scene.cy.is_member(&scene.mal.device()),
            "Mal was let in by two"
        );
        scene
    }

    /// Everybody reads and publishes.
    pub fn all_sync(&mut self) {
        for who in [&mut self.ada, &mut self.bo, &mut self.cy, &mut self.mal] {
            who.sync(&mut self.storage);
        }
    }

    /// The honest read and publish, twice.
    pub fn honest_sync(&mut self) {
        for _ in 0..2 {
            for who in [&mut self.ada, &mut self.bo, &mut self.cy] {
                who.sync(&mut self.storage);
            }
        }
    }

    /// Ada and Bo and Cy remove Mal, and all three have heard of it.
    pub fn mal_is_removed(&mut self) {
        let act = self.ada.remove(&self.mal.person);
        self.ada.publish(&mut self.storage);
        for who in [&mut self.bo, &mut self.cy] {
            who.read(&mut self.storage);
            who.approve(act);
            who.publish(&mut self.storage);
        }
        self.honest_sync();
        assert!(
            !self.ada.is_member(&self.mal.device()),
            "three of four removed Mal"
        );
    }

    /// What Mal put is seen by all: it is said, and nothing that counts has changed.
    #[track_caller]
    pub fn refused(&mut self, checks: &[Check], of: DeviceId, lines: &[&str]) {
        for who in [&mut self.ada, &mut self.bo, &mut self.cy] {
            who.read(&mut self.storage);
            assert_eq!(who.lines(), lines);
            who.was_told(checks, &of);
        }
    }
}
