//! Erasures of what somebody else wrote: what waits, and giving one's word for or against.

use std::collections::BTreeSet;

use answerable_record::Kind;
use answerable_rooms::graph::At;
use answerable_rooms::ids::{EntryId, PersonId};
use answerable_rooms::outline::Outline;

use super::adopt::seconds;
use super::erasing::{self, Verdict};
use super::hers::needs_her;
use super::invite::handle;
use super::plain::{Given, Pending, PendingKind};
use super::replicas::Place;
use super::rights::Rights;
use crate::{Failure, Now, Office};

/// An erasure that waits for people's word.
struct Waiting {
    place: Place,
    id: EntryId,
    target: EntryId,
    by: PersonId,
    approved: BTreeSet<PersonId>,
    more: usize,
    mine: bool,
    since_s: u64,
}

impl Office {
    /// Objects to an erasure that waits: what it would destroy is shown again. Of an answer to an own
    /// invitation it says that the words differ; of what is in dispute, that it falls.
    ///
    /// # Errors
    /// Where nothing of that handle waits, or it is one's own.
    pub fn object(&mut self, wanted: &str, now: Now) -> Result<Given, Failure> {
        if let Some(given) = self.settle_dispute(wanted, false, now)? {
            return Ok(given);
        }
        let Some(waiting) = self.waiting_erasure(wanted)? else {
            self.refuse(wanted)?;
            return Ok(Given::InForce);
        };
        let me = self.group()?.map(|group| group.identity.person);
        if me == Some(waiting.by) {
            return Err(Failure::NotYourWord);
        }
        let (at, erasure) = (seconds(now), waiting.id);
        self.write_outline(waiting.place, Outline::Object { at, erasure })?;
        self.restand(waiting.place)?;
        Ok(Given::InForce)
    }

    /// Approves an erasure; `None` where none of that handle waits.
    pub(super) fn approve_erasure(
        &mut self,
        wanted: &str,
        now: Now,
    ) -> Result<Option<Given>, Failure> {
        let Some(waiting) = self.waiting_erasure(wanted)? else {
            return Ok(None);
        };
        if !waiting.mine {
            return Err(Failure::NotYourWord);
        }
        let (at, target) = (seconds(now), waiting.id);
        self.write_outline(waiting.place, Outline::Approve { at, target })?;
        self.restand(waiting.place)?;
        self.erase_copies(now)?;
        let more = self.waiting_erasure(wanted)?.map(|waiting| waiting.more);
        Ok(Some(more.map_or(Given::InForce, |more| {
            Given::Waits(u32::try_from(more).unwrap_or(u32::MAX), 0)
        })))
    }

    /// Erasures that wait.
    pub(super) fn pending_erasures(&mut self) -> Result<Vec<Pending>, Failure> {
        let mut pending = Vec::new();
        for waiting in self.waiting_erasures()? {
            let entry = self.name_of(waiting.place, &waiting.target)?;
            let name = |person: &PersonId| {
                let group = self.group.as_ref()?;
                group.names.get(person).cloned()
            };
            pending.push(Pending {
                handle: handle(waiting.id.bytes()),
                what: PendingKind::Erasure,
                person: name(&waiting.by),
                rooms: vec![waiting.place.which()],
                backers: waiting.approved.iter().filter_map(name).collect(),
                needs: (u32::try_from(waiting.more).unwrap_or(u32::MAX), 0),
                mine: waiting.mine,
                since_s: waiting.since_s,
                compare: None,
                entry: entry.map(|(name, ..)| name),
                verdicts: Vec::new(),
            });
        }
        Ok(pending)
    }

    fn waiting_erasure(&mut self, wanted: &str) -> Result<Option<Waiting>, Failure> {
        let mut waiting = self.waiting_erasures()?.into_iter();
        Ok(waiting.find(|waiting| handle(waiting.id.bytes()) == wanted))
    }

    fn waiting_erasures(&mut self) -> Result<Vec<Waiting>, Failure> {
        let mut found = Vec::new();
        if self.group()?.is_none() {
            return Ok(found);
        }
        for place in self.places()? {
            let ripe = self.ripe(place)?;
            let hers = self.her_targets(place)?;
            let group = self.group.as_ref().ok_or(Failure::NoGroup)?;
            let (me, room) = (group.identity.person, &group.rooms[&place]);
            let rights = Rights::new(room);
            let verdicts = erasing::verdicts(&rights, &hers, &ripe);
            for (at, by, target) in erasing::asked(&rights) {
                let Some(Verdict::Waits(more)) = verdicts.get(&target) else {
                    continue;
                };
                let id = room.graph().id(at);
                let approved = erasing::approved(&rights, at);
                let member = rights.is_member(room.me());
                found.push(Waiting {
                    place,
                    id,
                    target: room.graph().id(target),
                    by,
                    mine: member && me != by && !approved.contains(&me),
                    approved,
                    more: *more,
                    since_s: room.outlines()[&at].at(),
                });
            }
        }
        // Whatever was destroyed here waits for nobody.
        let mut waiting = Vec::new();
        for of in found {
            let known = self.name_of(of.place, &of.target)?;
            if known.is_some_and(|(_, _, erased)| !erased) {
                waiting.push(of);
            }
        }
        Ok(waiting)
    }

    /// Entries in her name among those that somebody asked to erase.
    fn her_targets(&self, place: Place) -> Result<BTreeSet<At>, Failure> {
        let group = self.group.as_ref().ok_or(Failure::NoGroup)?;
        let room = &group.rooms[&place];
        let mut hers = BTreeSet::new();
        for outline in room.outlines().values() {
            if let Outline::Erase { entry, .. } = outline
                && let Some(at) = room.graph().find(entry)
                && let Some((_, kind, _)) = self.name_of(place, entry)?
                && needs_her(kind)
            {
                hers.insert(at);
            }
        }
        Ok(hers)
    }

    /// The ref and type of an entry, and whether its words are gone.
    fn name_of(&self, place: Place, id: &EntryId) -> Result<Option<(String, Kind, bool)>, Failure> {
        let Some(link) = self.vault.find_link(place.shelf(), &id.0)? else {
            return Ok(None);
        };
        let Some(row) = self.vault.link(link, |link| link.row)? else {
            return Ok(None);
        };
        Ok(self.vault.entry(row, |entry| {
            let kind = Kind::from_name(entry.kind)?;
            Some((entry.name.to_owned(), kind, entry.erased))
        })?)
    }
}
