//! Letting people and devices in, and taking them out: what is proposed, approved, and handed over.

use answerable_rooms::act::{Act, NewDevice, Side};
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::epoch::{KeyKind, Purpose};
use answerable_rooms::ids::{DeviceId, InviteId, PersonId};
use answerable_rooms::outline::Outline;
use answerable_rooms::resolve::{ActState, State};
use answerable_rooms::room::Room;
use answerable_rooms::welcome::{EpochKey, RoomStart, WriterAt};

use super::drawn::Drawn;
use super::replica::Replica;
use super::{BEGIN_S, Member, World};
use crate::depot::Chance;

/// Somebody whose words were compared, and who waits to be let in.
pub(super) struct Pending {
    keys: Keys,
    person: PersonId,
    chance: Chance,
}

impl Pending {
    pub(super) fn of(keys: Keys, person: PersonId, chance: Chance) -> Self {
        Self {
            keys,
            person,
            chance,
        }
    }

    pub(super) fn is_for(&self, person: &PersonId) -> bool {
        self.person == *person
    }
}

/// The name of a person by number.
pub(super) fn person(chance: Chance, number: u64) -> PersonId {
    let bytes = chance.named("person").of(number).bytes(16);
    PersonId(bytes.try_into().expect("16"))
}

impl World {
    /// Keys of a device that nobody had before, and the invitation that brings it in.
    pub(super) fn fresh_device(&mut self, chance: Chance) -> (Keys, InviteId, NewDevice) {
        let process = *self.members[0].replica.room.process();
        let keys = Keys::draw(process, DeviceKind::Machine, &mut Drawn::new(chance));
        let invite = InviteId(chance.named("invite").bytes(32).try_into().expect("32"));
        let new = NewDevice {
            card: keys.card().clone(),
            possession: keys.prove(&invite.0),
        };
        (keys, invite, new)
    }

    /// A member proposes to let somebody in.
    pub(super) fn admit(&mut self, by: usize, from_now: bool, chance: Chance) {
        let (keys, invite, new) = self.fresh_device(chance);
        let person = person(chance, 1);
        let act = Act::Admit {
            person,
            side: Side::Contact,
            reader: true,
            from_now,
            new,
            invite,
        };
        self.propose(by, act);
        self.pending.push(Pending::of(keys, person, chance));
    }

    /// Somebody writes an act into their chain.
    pub(super) fn propose(&mut self, by: usize, act: Act) {
        let at = self.now_s();
        self.members[by].replica.say(Outline::Act { at, act });
    }

    pub(super) fn now_s(&self) -> u64 {
        BEGIN_S + self.minute * 60
    }

    /// Gives one's word to what waits for it.
    pub(super) fn approve(&mut self, by: usize, chance: Chance, all: bool) {
        let replica = &self.members[by].replica;
        let (room, me) = (&replica.room, self.members[by].person);
        let resolver = room.resolver();
        let whole = resolver.whole();
        if !whole.is_member(room.me()) || replica.copied {
            return;
        }
        let mut targets = Vec::new();
        for (at, (state, backers)) in &whole.acts {
            let open = matches!(state, ActState::Open(..)) && !backers.contains(&me);
            let id = room.graph().id(*at);
            let likes = chance.named("likes").of(u64::from(id.0[0])).happens(700);
            if open && (all || likes) && resolver.needed(*at).counts(&me) {
                targets.push(id);
            }
        }
        let at = self.now_s();
        for target in targets {
            let approve = Outline::Approve { at, target };
            self.members[by].replica.say(approve);
        }
    }

    /// Hands everybody who was let in by now what they begin with; says whether anybody was.
    pub(super) fn welcome(&mut self) -> bool {
        let mut any = false;
        for pending in std::mem::take(&mut self.pending) {
            let device = pending.keys.device();
            let mut helpers = self.members.iter().filter(|member| !member.gone);
            let start = helpers.find_map(|member| ready(&member.replica, &device));
            match start {
                Some(start) => {
                    any = true;
                    let replica = Replica::welcomed(&pending.keys, &start, pending.chance.of(9));
                    self.members.push(Member::of(replica, pending.person));
                }
                None => self.pending.push(pending),
            }
        }
        any
    }
}

/// What a member tells a newcomer to begin with, as the office does in its welcome.
fn ready(replica: &Replica, device: &DeviceId) -> Option<RoomStart> {
    let room = &replica.room;
    let whole = room.resolver().whole();
    let knows = whole.is_member(device) && whole.is_member(room.me()) && room.own().count > 0;
    let person = whole
        .people
        .get(&whole.person_of(device)?)
        .filter(|_| knows)?;
    let reads = person.reader && person.state == State::Member;
    let writes = |purpose: &Purpose| *purpose == Purpose::Write;
    let announced = room.epochs().filter(|(_, _, purpose)| writes(purpose));
    let keys = announced.filter_map(|(epoch, at, _)| {
        let reads = reads
            && person
                .from
                .is_none_or(|from| room.graph().is_past(from, at));
        let content = room.keys().content(epoch).filter(|_| reads);
        let (kind, key) = match content {
            Some(key) => (KeyKind::Content, key.secret().clone()),
            None => (
                KeyKind::Outline,
                room.keys().outline(epoch)?.secret().clone(),
            ),
        };
        Some(EpochKey {
            epoch: *epoch,
            kind,
            key,
        })
    });
    Some(RoomStart {
        room: *room.id(),
        keys: keys.collect(),
        writers: writers(room),
    })
}

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
