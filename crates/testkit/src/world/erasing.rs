//! What somebody asked to erase: hidden from then on, destroyed where it is one's own to decide or others
//! approve (room.md, 14), worked out here once more. That nobody objects for two weeks is left out: it
//! hangs on a device's own clock, and so on more than the entries.

use std::collections::{BTreeMap, BTreeSet};

use answerable_rooms::graph::At;
use answerable_rooms::ids::PersonId;
use answerable_rooms::outline::Outline;
use answerable_rooms::resolve::State;
use answerable_rooms::room::Room;

use super::World;
use super::picture::Apart;
use crate::depot::Chance;

/// People whose yes it takes, where the room has as many.
const APPROVALS: usize = 2;

/// What has become of an entry that somebody asked to erase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// Somebody objected: it is shown again.
    Stopped,
    /// It is hidden.
    Waits,
    /// It is to be destroyed.
    InForce,
}

/// What has become of each entry that somebody asked to erase.
pub(super) fn verdicts(room: &Room) -> BTreeMap<At, Verdict> {
    let mut verdicts = BTreeMap::new();
    let outlines = room.outlines().iter();
    let is_asked = |(_, outline): &(&At, &Outline)| matches!(outline, Outline::Erase { .. });
    let asked: Vec<At> = outlines.filter(is_asked).map(|(at, _)| *at).collect();
    if asked.is_empty() {
        return verdicts;
    }
    let resolver = room.resolver();
    let whole = resolver.whole();
    let apart = Apart::of(room, &whole);
    for at in asked {
        let Ok((by, target)) = resolver.erasure(at) else {
            continue;
        };
        if apart.holds(room, at) {
            continue;
        }
        let (mut approved, mut objected) = (BTreeSet::new(), BTreeSet::new());
        for (word, outline) in room.outlines() {
            match (outline, resolver.word_on_erasure(*word)) {
                (_, Ok((_, of))) if of != at || apart.holds(room, *word) => {}
                (Outline::Approve { .. }, Ok((person, _))) => drop(approved.insert(person)),
                (Outline::Object { .. }, Ok((person, _))) => drop(objected.insert(person)),
                _ => {}
            }
        }
        let members = whole.people.iter();
        let others = members.filter(|(id, seen)| **id != by && seen.state == State::Member);
        let needed = APPROVALS.min(others.count());
        let verdict = if owner(room, target) == Some(by) || approved.len() >= needed {
            Verdict::InForce
        } else if objected.is_empty() {
            Verdict::Waits
        } else {
            Verdict::Stopped
        };
        let known = verdicts.entry(target).or_insert(verdict);
        *known = verdict.max(*known);
    }
    verdicts
}

fn owner(room: &Room, at: At) -> Option<PersonId> {
    let view = room.resolver().view(at);
    view.person_of(&room.graph().device(at))
}

impl World {
    /// Destroys what is to be destroyed with a member.
    pub(super) fn destroy(&mut self, at: usize) {
        let replica = &mut self.members[at].replica;
        let verdicts = verdicts(&replica.room);
        let gone = verdicts.iter().filter(|(_, v)| **v == Verdict::InForce);
        let gone: Vec<_> = gone
            .map(|(target, _)| replica.room.graph().id(*target))
            .collect();
        for id in gone {
            self.report.destroyed += u64::from(replica.kept.destroy(&id));
        }
    }

    /// Says yes or no to what others asked to erase.
    pub(super) fn say_of_erasures(&mut self, by: usize, chance: Chance) {
        let member = &self.members[by];
        let (room, me) = (&member.replica.room, member.person);
        let resolver = room.resolver();
        if !resolver.whole().is_member(room.me()) || member.replica.copied {
            return;
        }
        let words = room.outlines().keys();
        let said: BTreeSet<At> = words
            .filter_map(|at| resolver.word_on_erasure(*at).ok())
            .filter(|(person, _)| *person == me)
            .map(|(_, of)| of)
            .collect();
        let mut news = Vec::new();
        for (at, outline) in room.outlines() {
            let asked = matches!(outline, Outline::Erase { .. }) && !said.contains(at);
            let by_another = asked && resolver.erasure(*at).is_ok_and(|(by, _)| by != me);
            if by_another {
                let id = room.graph().id(*at);
                let chance = chance.named("erasure").of(u64::from(id.0[0]));
                let objects = chance.happens(200);
                // Some say nothing.
                if objects || chance.of(1).happens(600) {
                    news.push((objects, id));
                }
            }
        }
        let at = self.now_s();
        for (objects, id) in news {
            self.members[by].replica.say(match objects {
                true => Outline::Object { at, erasure: id },
                false => Outline::Approve { at, target: id },
            });
        }
    }
}
