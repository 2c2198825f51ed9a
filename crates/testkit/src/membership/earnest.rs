//! The same history in the crate that does it in earnest: a graph of entries, and what they say.
//!
//! A node is one entry. Ids are drawn by a salt, so that what must not hang on them can be seen not to.
//! The first people of a history, whom the model has from the beginning, are let in here one after another.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use answerable_rooms::act::{Act, Cut, NewDevice, Side as RoomSide};
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::entry::{Class, chain_start, room_of};
use answerable_rooms::genesis::{Genesis, RoomKind};
use answerable_rooms::graph::{At, Clock, Graph, Link};
use answerable_rooms::ids::{DeviceId, EntryId, InviteId, PersonId, ProcessId, RoomId};
use answerable_rooms::outline::Outline;
use answerable_rooms::policy::{Need, Policy};
use answerable_rooms::resolve::Resolver;
use answerable_rooms::restart;

use super::history::{Deed, History, Person, Side};
use super::set::Set;

const PROCESS: ProcessId = ProcessId([0x6d; 32]);

/// Invitations of the first people, beyond those of the model.
const FIRST_INVITES: usize = 1 << 32;

thread_local! {
    static KEYS: RefCell<HashMap<usize, Rc<Keys>>> = RefCell::default();
    static PROOFS: RefCell<HashMap<(usize, [u8; 32]), NewDevice>> = RefCell::default();
}

/// A history as entries.
pub struct Earnest {
    /// Which entry has seen what.
    pub graph: Graph,
    /// What they say.
    pub outlines: BTreeMap<At, Outline>,
    room: RoomId,
    /// By node: where it lies.
    pub at: Vec<At>,
    placed: Vec<(Placed, Outline)>,
    salt: u64,
}

/// An entry, to be placed again in another order.
#[derive(Clone)]
struct Placed {
    device: DeviceId,
    seq: u64,
    before: EntryId,
    id: EntryId,
    seen: Vec<EntryId>,
}

impl Earnest {
    /// Writes a history as entries, in the order of its nodes.
    ///
    /// # Panics
    /// Where the graph refuses what the model wrote.
    #[must_use]
    pub fn of(history: &History, salt: u64) -> Self {
        let genesis = genesis(history);
        let mut this = Self {
            graph: Graph::default(),
            outlines: BTreeMap::new(),
            room: room_of(&genesis.encode()),
            at: Vec::new(),
            placed: Vec::new(),
            salt,
        };
        let begun = this.begin(history, genesis);
        this.at.push(begun);
        for node in 1..history.nodes.len() {
            let known = this.clock(history.nodes[node].past);
            let outline = this.outline(history, node);
            let of = &history.nodes[node];
            let own = match of.before {
                Some(before) => Some(this.at[before]),
                None => this
                    .graph
                    .counted(&device(of.device), &this.graph.upto(begun)),
            };
            let at = this.write(of.device, own, &known, outline);
            this.at.push(at);
        }
        this
    }

    /// Its resolver.
    #[must_use]
    pub fn resolver(&self) -> Resolver<'_> {
        Resolver::new(&self.graph, &self.outlines, PROCESS, self.room)
    }

    /// All that these nodes and their pasts are here.
    #[must_use]
    pub fn clock(&self, of: Set) -> Clock {
        let mut clock = Clock::default();
        for node in of.iter() {
            clock.join(&self.graph.upto(self.at[node]));
        }
        clock
    }

    /// The same entries as somebody has them to whom the last came first, as far as taking in allows.
    ///
    /// # Panics
    /// Never: each entry's past is among them.
    #[must_use]
    pub fn arrived_otherwise(&self) -> Self {
        let mut other = Self {
            graph: Graph::default(),
            outlines: BTreeMap::new(),
            room: self.room,
            at: Vec::new(),
            placed: Vec::new(),
            salt: self.salt,
        };
        let mut left: Vec<&(Placed, Outline)> = self.placed.iter().collect();
        while !left.is_empty() {
            let place = |(placed, outline): &(Placed, Outline)| {
                let at = other.graph.insert(&placed.link()).ok()?;
                other.outlines.insert(at, outline.clone());
                Some(())
            };
            let next = left.iter().rposition({
                let mut place = place;
                move |entry| place(entry).is_some()
            });
            left.remove(next.expect("each entry's past is among them"));
        }
        let find = |at: &At| {
            other
                .graph
                .find(&self.graph.id(*at))
                .expect("it was placed")
        };
        other.at = self.at.iter().map(find).collect();
        other
    }

    /// The first people, each let in by all before them. Gives an entry that has seen all of it.
    fn begin(&mut self, history: &History, genesis: Outline) -> At {
        let mut tips = vec![self.write(0, None, &Clock::default(), genesis)];
        for (person, as_a) in history.start.people.iter().enumerate().skip(1) {
            let act = self.admit(person, *as_a, person, FIRST_INVITES + person);
            let known = self.graph.whole();
            tips[0] = self.write(0, Some(tips[0]), &known, act);
            let target = self.graph.id(tips[0]);
            for backer in 1..person {
                let known = self.graph.whole();
                let own = tips.get(backer).copied();
                let at = self.write(backer, own, &known, Outline::Approve { at: 1, target });
                if own.is_some() {
                    tips[backer] = at;
                } else {
                    tips.push(at);
                }
            }
        }
        let known = self.graph.whole();
        self.write(0, Some(tips[0]), &known, Outline::Seen { at: 1 })
    }

    fn write(&mut self, by: usize, own: Option<At>, known: &Clock, outline: Outline) -> At {
        let me = device(by);
        let upto = own.map(|own| self.graph.upto(own)).unwrap_or_default();
        let new = self.graph.between(&upto, known);
        let is_last = |at: &At| !new.iter().any(|later| self.graph.is_past(*at, *later));
        let others = new.iter().filter(|at| self.graph.device(**at) != me);
        let mut seen: Vec<EntryId> = others
            .filter(|at| is_last(at))
            .map(|at| self.graph.id(*at))
            .collect();
        seen.sort_unstable();
        let placed = Placed {
            device: me,
            seq: own.map_or(0, |own| self.graph.seq(own)) + 1,
            before: own.map_or_else(|| self.start_of(&me), |own| self.graph.id(own)),
            id: drawn(self.salt, self.placed.len()),
            seen,
        };
        let at = self
            .graph
            .insert(&placed.link())
            .expect("the model writes what can be placed");
        self.outlines.insert(at, outline.clone());
        self.placed.push((placed, outline));
        at
    }

    fn start_of(&self, device: &DeviceId) -> EntryId {
        chain_start(&PROCESS, &self.room, device)
    }

    fn cut(&self, of: usize, known: &Clock) -> Cut {
        let device = device(of);
        let last = self.graph.counted(&device, known);
        Cut {
            device,
            seq: last.map_or(0, |at| self.graph.seq(at)),
            id: last.map_or_else(|| self.start_of(&device), |at| self.graph.id(at)),
        }
    }

    fn cuts(&self, of: Set, known: &Clock) -> Vec<Cut> {
        let mut cuts: Vec<Cut> = of.iter().map(|device| self.cut(device, known)).collect();
        cuts.sort_unstable();
        cuts
    }

    fn outline(&self, history: &History, node: usize) -> Outline {
        let past = history.nodes[node].past;
        let known = self.clock(past);
        let act = match history.nodes[node].deed {
            Deed::Genesis => unreachable!("it is the first"),
            Deed::Seen => return Outline::Seen { at: 1 },
            Deed::Approve { act } => {
                return Outline::Approve {
                    at: 1,
                    target: self.graph.id(self.at[act]),
                };
            }
            Deed::Admit {
                person,
                as_a,
                device,
                invite,
            } => {
                return self.admit(person, as_a, device, invite);
            }
            Deed::Add { device, invite } => {
                let invite = self.invite(invite);
                Act::Add {
                    new: proven(device, &invite.0),
                    invite: Some(invite),
                }
            }
            Deed::Remove { person: of } => Act::Remove {
                person: person(of),
                cuts: self.cuts(history.nodes[node].lists, &known),
            },
            Deed::Leave => Act::Leave,
            Deed::Drop { devices } => {
                let mut devices: Vec<DeviceId> = devices.iter().map(device).collect();
                devices.sort_unstable();
                Act::Drop { devices }
            }
            Deed::Recover {
                person: of,
                device,
                invite,
                lost,
            } => {
                let invite = self.invite(invite);
                Act::Recover {
                    person: person(of),
                    new: proven(device, &invite.0),
                    invite,
                    cuts: self.cuts(lost, &known),
                }
            }
            Deed::Settle { stand, fall } => {
                let of = |acts: Set, stands| {
                    let ids = acts.iter().map(|act| (self.graph.id(self.at[act]), stands));
                    ids.collect::<Vec<_>>()
                };
                let mut verdicts = [of(stand, true), of(fall, false)].concat();
                verdicts.sort_unstable();
                Act::Settle { verdicts }
            }
            Deed::Restart { old, device: new } => {
                restart::act(&keys(old), self.cut(old, &known), &self.room, &keys(new))
            }
        };
        Outline::Act { at: 1, act }
    }

    fn admit(&self, of: usize, as_a: Person, device: usize, invite: usize) -> Outline {
        let invite = self.invite(invite);
        let act = Act::Admit {
            person: person(of),
            side: side(as_a.side),
            reader: as_a.reader,
            from_now: as_a.from_now,
            new: proven(device, &invite.0),
            invite,
        };
        Outline::Act { at: 1, act }
    }

    fn invite(&self, number: usize) -> InviteId {
        InviteId(drawn(u64::MAX, number).0)
    }
}

impl Placed {
    fn link(&self) -> Link<'_> {
        Link {
            device: self.device,
            seq: self.seq,
            before: self.before,
            id: self.id,
            class: Class::Outline,
            seen: &self.seen,
        }
    }
}

fn genesis(history: &History) -> Outline {
    let start = &history.start;
    let need = |(contact, hers): (usize, usize)| Need {
        contact: small(contact),
        hers: small(hers),
    };
    let first = start.people[0];
    let nonce = [0x6e; 32];
    Outline::Genesis(Genesis {
        at: 1,
        process: PROCESS,
        nonce,
        kind: RoomKind::Contact,
        policy: Policy {
            admit_contact: need(start.admit_contact),
            admit_her: need(start.admit_her),
            removal: (small(start.removal.0), small(start.removal.1)),
            ..Policy::default()
        },
        person: person(0),
        side: side(first.side),
        reader: first.reader,
        founder: proven(0, &nonce),
    })
}

fn small(number: usize) -> u8 {
    u8::try_from(number).expect("a policy has small numbers")
}

fn side(of: Side) -> RoomSide {
    match of {
        Side::Survivor => RoomSide::Survivor,
        Side::Support => RoomSide::Support,
        Side::Contact => RoomSide::Contact,
    }
}

/// The person of that number.
#[must_use]
pub fn person(number: usize) -> PersonId {
    let mut bytes = [0x70; 16];
    bytes[..8].copy_from_slice(&(number as u64).to_be_bytes());
    PersonId(bytes)
}

/// The device of that number.
#[must_use]
pub fn device(number: usize) -> DeviceId {
    keys(number).device()
}

fn keys(number: usize) -> Rc<Keys> {
    KEYS.with_borrow_mut(|known| {
        let make = || {
            let (signing, sealing) = (drawn(1, number).0, drawn(2, number).0);
            Rc::new(Keys::from_secrets(
                PROCESS,
                DeviceKind::Machine,
                &signing,
                &sealing,
            ))
        };
        Rc::clone(known.entry(number).or_insert_with(make))
    })
}

fn proven(number: usize, bound: &[u8; 32]) -> NewDevice {
    let keys = keys(number);
    PROOFS.with_borrow_mut(|known| {
        let make = || NewDevice {
            card: keys.card().clone(),
            possession: keys.prove(bound),
        };
        known.entry((number, *bound)).or_insert_with(make).clone()
    })
}

/// Bytes that look drawn, and are the same for the same numbers.
fn drawn(salt: u64, number: usize) -> EntryId {
    let mut bytes = [0; 32];
    let mut state = salt ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for part in bytes.chunks_mut(8) {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        part.copy_from_slice(&(mixed ^ mixed >> 31).to_be_bytes());
    }
    EntryId(bytes)
}
