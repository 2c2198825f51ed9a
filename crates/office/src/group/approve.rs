//! What waits for people's word, and giving it.

use std::collections::BTreeMap;

use answerable_rooms::act::Act;
use answerable_rooms::graph::At;
use answerable_rooms::ids::PersonId;
use answerable_rooms::outline::Outline;
use answerable_rooms::resolve::ActState;

use super::adopt::seconds;
use super::invite::{compare, handle};
use super::plain::{Given, Pending, PendingKind};
use super::replicas::Place;
use crate::{Failure, Now, Office};

/// An act in a room that waits, and whether one's own word would count.
struct Open {
    place: Place,
    at: At,
    kind: PendingKind,
    person: Option<PersonId>,
    backers: Vec<PersonId>,
    needs: (u32, u32),
    mine: bool,
    since_s: u64,
}

impl Office {
    /// What waits for people's word; looks for answers to own invitations in the depots.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn pending(&mut self, _now: Now) -> Result<Vec<Pending>, Failure> {
        let mut pending = Vec::new();
        for (id, answered) in self.answers()? {
            let rooms = answered
                .offer()
                .rooms()
                .iter()
                .filter_map(|offered| self.place_of(&offered.room));
            pending.push(Pending {
                handle: handle(id.bytes()),
                what: PendingKind::Answer,
                person: Some(answered.step1().name().to_owned()),
                rooms: rooms.map(Place::which).collect(),
                backers: Vec::new(),
                needs: (0, 0),
                mine: true,
                since_s: answered.code().at(),
                compare: Some(compare(answered.words())),
                entry: None,
                verdicts: Vec::new(),
            });
        }
        for (handle, open) in self.open()? {
            let Some(first) = open.first() else { continue };
            let name = |person: &PersonId| {
                let group = self.group.as_ref()?;
                group.names.get(person).cloned()
            };
            pending.push(Pending {
                handle,
                what: first.kind,
                person: first.person.as_ref().and_then(name),
                rooms: open.iter().map(|open| open.place.which()).collect(),
                backers: first.backers.iter().filter_map(name).collect(),
                needs: open.iter().map(|open| open.needs).max().unwrap_or_default(),
                mine: open.iter().any(|open| open.mine),
                since_s: first.since_s,
                compare: None,
                entry: None,
                verdicts: Vec::new(),
            });
        }
        pending.extend(self.pending_disputes()?);
        pending.extend(self.pending_erasures()?);
        Ok(pending)
    }

    /// Gives one's word: for an answer to an own invitation, that the four words were the same; of what is
    /// in dispute, that it stands.
    ///
    /// # Errors
    /// Where nothing of that handle waits, or one's own word does not count for it.
    pub fn approve(&mut self, wanted: &str, now: Now) -> Result<Given, Failure> {
        for (id, answered) in self.answers()? {
            if handle(id.bytes()) == wanted {
                let person = answered
                    .offer()
                    .rooms()
                    .first()
                    .map(|offered| offered.person);
                self.compared(id, answered, now)?;
                return self.given(|open| open.person == person);
            }
        }
        if let Some(given) = self.approve_erasure(wanted, now)? {
            return Ok(given);
        }
        if let Some(given) = self.settle_dispute(wanted, true, now)? {
            return Ok(given);
        }
        let open = self.open()?.remove(wanted).ok_or(Failure::NothingPending)?;
        if !open.iter().any(|open| open.mine) {
            return Err(Failure::NotYourWord);
        }
        let (person, kind) = (open[0].person, open[0].kind);
        for open in open.iter().filter(|open| open.mine) {
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let target = group.rooms[&open.place].graph().id(open.at);
            self.write_outline(
                open.place,
                Outline::Approve {
                    at: seconds(now),
                    target,
                },
            )?;
        }
        self.given(|open| open.person == person && open.kind == kind)
    }

    /// The four words differ: the code is dead, and nobody comes in by it.
    ///
    /// # Errors
    /// Where no answer to an own invitation has that handle.
    pub fn refuse(&mut self, wanted: &str) -> Result<(), Failure> {
        let answers = self.answers()?;
        let found = answers.iter().find(|(id, _)| handle(id.bytes()) == wanted);
        let (id, _) = found.ok_or(Failure::NothingPending)?;
        self.vault.write(|writer| -> Result<(), Failure> {
            writer.unshelve(super::invite::INVITES, id.bytes())?;
            Ok(())
        })
    }

    fn given(&mut self, of: impl Fn(&Open) -> bool) -> Result<Given, Failure> {
        let open = self.open()?;
        let needs = open
            .values()
            .flatten()
            .filter(|open| of(open))
            .map(|open| open.needs)
            .max();
        Ok(needs.map_or(Given::InForce, |(contact, hers)| {
            Given::Waits(contact, hers)
        }))
    }

    fn place_of(&self, room: &answerable_rooms::ids::RoomId) -> Option<Place> {
        let group = self.group.as_ref()?;
        group
            .rooms
            .iter()
            .find(|(_, known)| known.id() == room)
            .map(|(place, _)| *place)
    }

    /// Acts that wait, those of one admission or removal in several rooms together.
    fn open(&mut self) -> Result<BTreeMap<String, Vec<Open>>, Failure> {
        let mut waiting: BTreeMap<String, Vec<Open>> = BTreeMap::new();
        let Some(group) = self.group()? else {
            return Ok(waiting);
        };
        let me = group.identity.person;
        for (place, room) in &group.rooms {
            let resolver = room.resolver();
            let resolution = resolver.whole();
            let member = resolution.is_member(room.me());
            for (at, (state, backers)) in &resolution.acts {
                let ActState::Open(contact, hers) = state else {
                    continue;
                };
                let Some(Outline::Act { at: since_s, act }) = room.outlines().get(at) else {
                    continue;
                };
                let (kind, person, named) = match act {
                    Act::Admit { person, invite, .. } => {
                        (PendingKind::Admission, *person, handle(invite.bytes()))
                    }
                    Act::Recover { person, invite, .. } => {
                        (PendingKind::Recovery, *person, handle(invite.bytes()))
                    }
                    Act::Remove { person, .. } => {
                        (PendingKind::Removal, *person, handle(person.bytes()))
                    }
                    _ => continue,
                };
                let counts = resolver.needed(*at).counts(&me);
                waiting.entry(named).or_default().push(Open {
                    place: *place,
                    at: *at,
                    kind,
                    person: Some(person),
                    backers: backers.iter().copied().collect(),
                    needs: (
                        u32::try_from(*contact).unwrap_or(u32::MAX),
                        u32::try_from(*hers).unwrap_or(u32::MAX),
                    ),
                    mine: member && counts && !backers.contains(&me),
                    since_s: *since_s,
                });
            }
        }
        Ok(waiting)
    }
}
