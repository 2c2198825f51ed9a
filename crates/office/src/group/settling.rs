//! Acts in dispute: what contradicts what, who has said how it is to end, and saying so oneself.
//!
//! Those who are not in the dispute settle it, more than half of them who read the room (room.md, 10.2 and
//! 11). One says of an act that it stands or falls; others give their word to just that.

use std::collections::{BTreeMap, BTreeSet};

use answerable_rooms::act::Act;
use answerable_rooms::graph::At;
use answerable_rooms::ids::{EntryId, PersonId};
use answerable_rooms::outline::Outline;
use answerable_rooms::resolve::{ActState, Resolution, Resolver};
use answerable_rooms::room::Room;

use super::adopt::seconds;
use super::invite::handle;
use super::plain::{Given, Pending, PendingKind, Verdict};
use super::replicas::Place;
use crate::{Failure, Now, Office};

/// What contradicts something else about one person, in the rooms in which it does.
struct Dispute {
    kind: PendingKind,
    person: PersonId,
    parts: Vec<Part>,
}

/// A dispute in one room.
struct Part {
    place: Place,
    /// The acts about that person that are in dispute.
    acts: BTreeSet<EntryId>,
    backers: BTreeSet<PersonId>,
    /// Who said how it is to end, and what that still takes.
    said: Vec<Word>,
    /// Whether one's own word is asked for here.
    asked: bool,
    since_s: u64,
}

/// A settlement that waits for others.
struct Word {
    id: EntryId,
    stands: bool,
    by: BTreeSet<PersonId>,
    lacks: (usize, usize),
}

impl Dispute {
    fn handle(&self) -> String {
        let acts = self.parts.iter().flat_map(|part| part.acts.first());
        acts.min().map_or_else(String::new, |id| handle(id.bytes()))
    }

    /// How many more it takes for what most have said, or for one way to end it, in the room that needs most.
    fn lacks(&self, stands: Option<bool>) -> (usize, usize) {
        let least = |part: &Part| {
            let said = part.said.iter();
            let said = said.filter(|word| stands.is_none_or(|stands| word.stands == stands));
            said.map(|word| word.lacks).min()
        };
        self.parts
            .iter()
            .filter_map(least)
            .max()
            .unwrap_or_default()
    }

    fn is_mine(&self, me: &PersonId) -> bool {
        self.parts.iter().any(|part| {
            let mut said = part.said.iter().filter(|word| word.by.contains(me));
            let is_silent = said.clone().next().is_none();
            part.asked && (is_silent || said.any(|word| part.asks(me, word.stands)))
        })
    }
}

impl Part {
    /// Whether somebody can say that it stands, or falls: who said the other may change their mind, and of
    /// two who said the same before they heard of each other one gives their word to the other's.
    fn asks(&self, me: &PersonId, stands: bool) -> bool {
        let mut same = self.said.iter().filter(|word| word.stands == stands);
        let said = same.clone().any(|word| word.by.contains(me));
        self.asked && (!said || same.any(|word| !word.by.contains(me)))
    }

    /// What others said of it already, to which somebody's word can be given: the one that most stand behind.
    fn same(&self, me: &PersonId, stands: bool) -> Option<EntryId> {
        let same = self.said.iter();
        let same = same.filter(|word| word.stands == stands && !word.by.contains(me));
        same.map(|word| (word.by.len(), word.id))
            .max()
            .map(|(_, id)| id)
    }
}

impl Office {
    /// Acts in dispute, for the list of what waits for people's word.
    pub(super) fn pending_disputes(&mut self) -> Result<Vec<Pending>, Failure> {
        let disputes = self.disputes()?;
        let Some(group) = self.group()? else {
            return Ok(Vec::new());
        };
        let me = group.identity.person;
        let name = |person: &PersonId| group.names.get(person).cloned();
        let named = |people: BTreeSet<PersonId>| people.iter().filter_map(name).collect();
        let pending = disputes.iter().map(|dispute| {
            let parts = dispute.parts.iter();
            let backers = parts.clone().flat_map(|part| part.backers.iter().copied());
            let said = parts.clone().flat_map(|part| &part.said);
            let mut verdicts: Vec<Verdict> = Vec::new();
            for stands in [true, false] {
                let by = said.clone().filter(|word| word.stands == stands);
                let by: BTreeSet<PersonId> = by.flat_map(|word| word.by.iter().copied()).collect();
                if !by.is_empty() {
                    let by = named(by);
                    verdicts.push(Verdict { stands, by });
                }
            }
            Pending {
                handle: dispute.handle(),
                what: dispute.kind,
                person: name(&dispute.person),
                rooms: parts.clone().map(|part| part.place.which()).collect(),
                backers: named(backers.collect()),
                needs: counts(dispute.lacks(None)),
                mine: dispute.is_mine(&me),
                since_s: parts.map(|part| part.since_s).min().unwrap_or_default(),
                compare: None,
                entry: None,
                verdicts,
            }
        });
        Ok(pending.collect())
    }

    /// Says of what is in dispute that it stands, or falls; `None` where nothing of that handle is.
    ///
    /// # Errors
    /// Where one's own word is not asked for, or was given.
    pub(super) fn settle_dispute(
        &mut self,
        wanted: &str,
        stands: bool,
        now: Now,
    ) -> Result<Option<Given>, Failure> {
        let mut disputes = self.disputes()?.into_iter();
        let Some(dispute) = disputes.find(|dispute| dispute.handle() == wanted) else {
            return Ok(None);
        };
        let me = self.group()?.ok_or(Failure::NoGroup)?.identity.person;
        if !dispute.parts.iter().any(|part| part.asks(&me, stands)) {
            return Err(Failure::NotYourWord);
        }
        for part in dispute.parts.iter().filter(|part| part.asks(&me, stands)) {
            let at = seconds(now);
            let outline = match part.same(&me, stands) {
                Some(target) => Outline::Approve { at, target },
                None => {
                    let verdicts = part.acts.iter().map(|id| (*id, stands)).collect();
                    let act = Act::Settle { verdicts };
                    Outline::Act { at, act }
                }
            };
            self.write_outline(part.place, outline)?;
            self.restand(part.place)?;
        }
        let (kind, person) = (dispute.kind, dispute.person);
        let mut left = self.disputes()?.into_iter();
        let left = left.find(|left| (left.kind, left.person) == (kind, person));
        Ok(Some(left.map_or(Given::InForce, |left| {
            let (contact, hers) = counts(left.lacks(Some(stands)));
            Given::Waits(contact, hers)
        })))
    }

    /// Everything that is in dispute about people, those of one person in several rooms together.
    fn disputes(&mut self) -> Result<Vec<Dispute>, Failure> {
        let mut disputes: BTreeMap<(bool, PersonId), Dispute> = BTreeMap::new();
        let Some(group) = self.group()? else {
            return Ok(Vec::new());
        };
        let me = group.identity.person;
        for (place, room) in &group.rooms {
            let resolver = room.resolver();
            let whole = resolver.whole();
            let mut parts: BTreeMap<(bool, PersonId), Part> = BTreeMap::new();
            for at in &whole.in_dispute {
                let Some((kind, person)) = about(room, &whole, *at) else {
                    continue;
                };
                let lets_in = kind == PendingKind::DisputedAdmission;
                let part = parts.entry((lets_in, person)).or_insert_with(|| Part {
                    place: *place,
                    acts: BTreeSet::new(),
                    backers: BTreeSet::new(),
                    said: Vec::new(),
                    asked: is_asked(room, &whole, &me),
                    since_s: u64::MAX,
                });
                part.acts.insert(room.graph().id(*at));
                part.since_s = part.since_s.min(room.outlines()[at].at());
                if let Some((_, backers)) = whole.acts.get(at) {
                    part.backers.extend(backers);
                }
            }
            for ((lets_in, person), mut part) in parts {
                part.said = words_on(room, &resolver, &part.acts);
                let kind = match lets_in {
                    true => PendingKind::DisputedAdmission,
                    false => PendingKind::Dispute,
                };
                let dispute = disputes
                    .entry((lets_in, person))
                    .or_insert_with(|| Dispute {
                        kind,
                        person,
                        parts: Vec::new(),
                    });
                dispute.parts.push(part);
            }
        }
        Ok(disputes.into_values().collect())
    }
}

/// What an act in dispute is about. What hangs on another one's being settled is not asked about by itself.
fn about(room: &Room, whole: &Resolution, at: At) -> Option<(PendingKind, PersonId)> {
    let Some(Outline::Act { act, .. }) = room.outlines().get(&at) else {
        return None;
    };
    match act {
        Act::Remove { person, .. } => Some((PendingKind::Dispute, *person)),
        Act::Admit { person, .. } | Act::Recover { person, .. } => {
            Some((PendingKind::DisputedAdmission, *person))
        }
        Act::Add { .. } | Act::Restart { .. } => {
            let device = act.new_device()?.card.device();
            let person = whole.devices.get(&device)?.person;
            Some((PendingKind::DisputedAdmission, person))
        }
        _ => None,
    }
}

/// The settlements of just these acts, all the same way, that wait for others.
fn words_on(room: &Room, resolver: &Resolver<'_>, acts: &BTreeSet<EntryId>) -> Vec<Word> {
    let whole = resolver.whole();
    let mut words = Vec::new();
    for (at, (state, by)) in &whole.acts {
        let Some(Outline::Act {
            act: Act::Settle { verdicts },
            ..
        }) = room.outlines().get(at)
        else {
            continue;
        };
        let first = verdicts.first().map(|(_, stands)| *stands);
        let named: BTreeSet<EntryId> = verdicts.iter().map(|(id, _)| *id).collect();
        if let (ActState::Open(..), Some(stands)) = (state, first)
            && named == *acts
            && verdicts.iter().all(|(_, other)| *other == stands)
        {
            words.push(Word {
                id: room.graph().id(*at),
                stands,
                by: by.clone(),
                lacks: resolver.needed(*at).lacking(by),
            });
        }
    }
    words
}

/// Whether somebody is among those who settle a dispute: they read the room, and are in none themselves.
fn is_asked(room: &Room, whole: &Resolution, me: &PersonId) -> bool {
    let reads = whole.people.get(me).is_some_and(|seen| seen.reader);
    reads && whole.is_member(room.me())
}

fn counts((contact, hers): (usize, usize)) -> (u32, u32) {
    let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
    (count(contact), count(hers))
}
