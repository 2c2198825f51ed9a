//! What people do in a week.

use answerable_rooms::act::Act;
use answerable_rooms::outline::Outline;
use answerable_rooms::resolve::{ActState, State};

use super::World;
use super::people::Pending;
use super::shape::DEVICES_MAX;
use crate::depot::Chance;

/// Weeks between two copies of a vault that somebody puts aside.
const COPY_WEEKS: u64 = 20;
/// Weeks in which a group comes together, and nobody is against anybody.
const GATHER_WEEKS: u64 = 40;

impl World {
    /// What all of them do in a week, before they come to the storages.
    pub(super) fn live(&mut self, week: u64) {
        self.gather(week);
        self.catch_up(week);
        let chance = self.chance.named("changes").of(week);
        let gathered = self.members.len() >= self.shape.people as usize;
        if gathered && chance.happens(self.shape.changes) {
            self.change(chance);
        }
        for at in 0..self.members.len() {
            let chance = self.chance.named("member").of(at as u64);
            if self.members[at].gone {
                continue;
            }
            if (week + chance.below(COPY_WEEKS)).is_multiple_of(COPY_WEEKS) {
                self.members[at].copy = Some(self.members[at].replica.kept.clone());
            }
            self.look_after(at, week, chance);
            if chance.of(week).happens(self.shape.writes) {
                self.write(at, week);
            }
        }
    }

    /// Looks at what is new: gives one's word, settles, and sees whether one's own device is forked.
    fn look_after(&mut self, at: usize, week: u64, chance: Chance) {
        let known = self.members[at].replica.kept.rows.len();
        if self.members[at].looked_at == known {
            return;
        }
        self.approve(at, chance, week < GATHER_WEEKS);
        self.settle_disputes(at);
        self.say_of_erasures(at, chance);
        self.destroy(at);
        self.members[at].looked_at = self.members[at].replica.kept.rows.len();
        let room = &self.members[at].replica.room;
        if room
            .graph()
            .fork(room.me(), &room.graph().whole())
            .is_some()
        {
            self.stop(at);
        }
    }

    /// In the first weeks the group comes together.
    fn gather(&mut self, week: u64) {
        let people = self.members.len() + self.pending.len();
        let first = people < self.shape.people as usize && week < GATHER_WEEKS;
        if first && self.pending.is_empty() {
            self.admit(0, false, self.chance.named("gathers").of(week));
        }
    }

    /// Something about who is in the room, or on which device.
    fn change(&mut self, chance: Chance) {
        let present = self.present();
        if present.len() < 2 || self.members.len() + self.pending.len() >= DEVICES_MAX as usize {
            return;
        }
        let pick = |about: u64| present[chance.of(about).below(present.len() as u64) as usize];
        let (by, other) = (pick(1), pick(2));
        let people = self.people();
        let copies = chance.of(5).happens(self.shape.copies);
        match if copies { 10 } else { chance.of(3).below(11) } {
            0 => self.admit(by, false, chance.of(4)),
            1 | 2 => self.admit(by, true, chance.of(4)),
            3 => self.add(by, chance.of(4)),
            4 if people > 3 => self.propose(by, Act::Leave),
            5 | 6 if people > 3 => self.remove(by, other),
            7 if people > 4 => {
                self.remove(by, other);
                self.remove(other, by);
            }
            8 if people > 2 && self.shape.has_a_keeper() => self.lose(other, chance.of(4)),
            9 if self.shape.all_keep() => self.restore(by, chance.of(4)),
            10 if self.shape.shows_taken_names() => self.twin(by, chance.of(4)),
            _ => {}
        }
    }

    fn remove(&mut self, by: usize, other: usize) {
        let person = self.members[other].person;
        if self.members[by].person != person {
            let cuts = self.members[by].replica.room.cuts_of(&person);
            self.propose(by, Act::Remove { person, cuts });
        }
    }

    fn add(&mut self, by: usize, chance: Chance) {
        let person = self.members[by].person;
        let (keys, invite, new) = self.fresh_device(chance);
        let invite = Some(invite);
        self.propose(by, Act::Add { new, invite });
        self.pending.push(Pending::of(keys, person, chance));
    }

    /// How many people are members, as the first who is one knows it.
    fn people(&self) -> usize {
        let Some(first) = self.present().first().copied() else {
            return 0;
        };
        let whole = self.members[first].replica.room.resolver().whole();
        let states = whole.people.values().map(|seen| seen.state);
        states.filter(|state| *state == State::Member).count()
    }

    /// Whoever is undisputed proposes how a dispute ends; all are of one mind about it.
    fn settle_disputes(&mut self, by: usize) {
        let room = &self.members[by].replica.room;
        let resolver = room.resolver();
        let whole = resolver.whole();
        if whole.in_dispute.is_empty() || !whole.is_member(room.me()) {
            return;
        }
        let settles = |act: &Act| matches!(act, Act::Settle { .. });
        let waits = whole.acts.iter().any(|(at, (state, _))| {
            matches!(state, ActState::Open(..))
                && matches!(&room.outlines()[at], Outline::Act { act, .. } if settles(act))
        });
        if waits {
            return;
        }
        let disputed = whole.in_dispute.iter().map(|at| room.graph().id(*at));
        let mut verdicts: Vec<_> = disputed.map(|id| (id, id.0[0] % 2 == 0)).collect();
        verdicts.sort();
        self.report.disputes += 1;
        self.propose(by, Act::Settle { verdicts });
    }
}
