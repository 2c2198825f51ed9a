//! What happens to devices: lost, restored from an old copy, copied and used on both; and going on as
//! another device (room.md, 16.2 and 16.4).

use answerable_depot::Depot;
use answerable_rooms::act::{Act, Cut};
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::ids::{DeviceId, EntryId};
use answerable_rooms::outline::Outline;
use answerable_rooms::restart;

use super::drawn::Drawn;
use super::people::Pending;
use super::replica::{Manner, Replica};
use super::{Member, World};
use crate::depot::Chance;

/// What somebody who went on as another device does some weeks later, when they have read what there is.
pub(super) struct Later {
    week: u64,
    by: usize,
    /// The device that nobody uses any more.
    left: Option<DeviceId>,
    /// Lines that were written and never published.
    lines: Vec<usize>,
}

impl World {
    /// A device is lost. Another one of that person drops it; else somebody brings them back.
    pub(super) fn lose(&mut self, at: usize, chance: Chance) {
        self.members[at].gone = true;
        self.mark_lost(at);
        self.never_rewritten(at);
        let person = self.members[at].person;
        let (lost, mut others) = (
            self.members[at].replica.device(),
            self.present().into_iter(),
        );
        match others.find(|other| self.members[*other].person == person) {
            Some(own) => self.propose(
                own,
                Act::Drop {
                    devices: vec![lost],
                },
            ),
            None => self.recover(at, chance),
        }
    }

    /// Two hold one key, and it writes nothing more. Who has no other device takes one with the others' word.
    pub(super) fn stop(&mut self, at: usize) {
        self.members[at].gone = true;
        self.report.forked += 1;
        // What this copy wrote stays in its vault, where nobody else has it.
        let replica = &self.members[at].replica;
        let own = replica.kept.rows.iter();
        let own = own.filter(|row| row.device == replica.device() && row.seq > replica.agreed);
        let own: Vec<_> = own.map(|row| row.id).collect();
        self.may_be_lost(&own);
        self.never_rewritten(at);
        let person = self.members[at].person;
        let mut others = self.present().into_iter();
        let has_another = others.any(|other| self.members[other].person == person);
        if !has_another && self.pending.iter().all(|pending| !pending.is_for(&person)) {
            let chance = self.chance.named("forked").of(at as u64);
            self.recover(at, chance.of(self.minute));
        }
    }

    /// Somebody proposes to give a person a new device in place of what they had.
    pub(super) fn recover(&mut self, at: usize, chance: Chance) {
        let person = self.members[at].person;
        let Some(helper) = self.present().first().copied() else {
            return;
        };
        let (keys, invite, new) = self.fresh_device(chance);
        let cuts = self.members[helper].replica.room.cuts_of(&person);
        let act = Act::Recover {
            person,
            new,
            invite,
            cuts,
        };
        self.propose(helper, act);
        self.pending.push(Pending::of(keys, person, chance));
    }

    /// A device's disk dies, and an old copy of the vault is put on a new one.
    pub(super) fn restore(&mut self, at: usize, chance: Chance) {
        let Some(old) = self.members[at].copy.take() else {
            return;
        };
        self.mark_lost(at);
        self.report.restored += 1;
        self.members[at].replica = Replica::of(old, chance);
    }

    /// A vault is copied to a second machine, and both are used.
    pub(super) fn twin(&mut self, at: usize, chance: Chance) {
        let member = &self.members[at];
        let replica = Replica::of(member.replica.kept.clone(), chance);
        let mut twin = Member::of(replica, member.person);
        twin.is_twin = true;
        self.report.twins += 1;
        self.members.push(twin);
        self.twice_at(at);
    }

    /// Lines that are lost with a disk: what is not in a storage that keeps what it is given.
    fn mark_lost(&mut self, at: usize) {
        let keeps = |depot: &u32| self.shape.keeps(*depot);
        let kept = &self.members[at].replica.kept;
        let safe = kept.sent.iter().filter(|(depot, _)| keeps(depot));
        let safe = kept.published_by(safe.map(|(_, sent)| *sent).max().unwrap_or(0));
        let mine = |row: &&super::kept::Row| row.device == self.members[at].replica.device();
        let rows = kept.rows.iter().filter(mine);
        let lost: Vec<_> = rows
            .filter(|row| row.seq > safe)
            .map(|row| row.id)
            .collect();
        self.may_be_lost(&lost);
    }

    fn may_be_lost(&mut self, ids: &[EntryId]) {
        let written = self.written.iter_mut();
        let which = written.filter(|written| ids.contains(&written.id));
        which.for_each(|written| written.lost = true);
    }

    /// Lines that a device was still to write anew when it stopped: nobody else has them.
    fn never_rewritten(&mut self, at: usize) {
        let of_this = self.later.iter_mut().filter(|later| later.by == at);
        for line in of_this.flat_map(|later| std::mem::take(&mut later.lines)) {
            self.written[line].lost = true;
        }
    }

    /// Both copies have these lines, unpublished: each may publish them.
    fn twice_at(&mut self, at: usize) {
        let kept = &self.members[at].replica.kept;
        let published = kept.published_by(kept.sent.values().copied().max().unwrap_or(0));
        let device = self.members[at].replica.device();
        let open = kept
            .rows
            .iter()
            .filter(|row| row.device == device && row.seq > published);
        let open: Vec<_> = open.map(|row| row.id).collect();
        self.may_be_lost(&open);
    }

    /// Who found that another copy is alive, or newer, reads what this storage has, as the office does, and goes
    /// on as another device; where both have sent something by then, their person takes one with the word of
    /// the others.
    pub(super) fn go_on(&mut self, at: usize, (depot, storage): (u32, &dyn Depot), manner: Manner) {
        let chance = self.chance.named("goes on").of(at as u64).of(self.minute);
        let old = &self.members[at].replica;
        let process = *old.room.process();
        let keys = Keys::draw(process, DeviceKind::Machine, &mut Drawn::new(chance));
        let storages = u32::try_from(self.places.len()).expect("a few");
        let until = (old.gone_out(), storages);
        let (kept, unpublished) = old.kept.as_another(&keys, &old.room, until);
        let unpublished: Vec<usize> = (0..self.written.len())
            .filter(|written| unpublished.contains(&self.written[*written].id))
            .collect();
        let mut new = Replica::of(kept, chance.of(1));
        new.read_after(old, depot, storage, manner);
        if old.is_barred(&new) {
            self.stop(at);
            return;
        }
        let graph = new.room.graph();
        let tip = graph.tip(&old.device());
        let last = Cut {
            device: old.device(),
            seq: tip.map_or(0, |at| graph.seq(at)),
            id: tip.map_or_else(
                || answerable_rooms::entry::chain_start(&process, new.room.id(), &old.device()),
                |at| graph.id(at),
            ),
        };
        let act = restart::act(&old.keys, last, new.room.id(), &keys);
        let left = (!self.members[at].is_twin).then(|| old.device());
        new.say(Outline::Act {
            at: self.now_s(),
            act,
        });
        self.members[at].replica = new;
        self.members[at].is_twin = false;
        self.report.restarts += 1;
        self.later.push(Later {
            week: self.minute / super::WEEK + 4,
            by: at,
            left,
            lines: unpublished,
        });
    }

    /// What was put off until more was read.
    pub(super) fn catch_up(&mut self, week: u64) {
        for later in std::mem::take(&mut self.later) {
            if later.week > week {
                self.later.push(later);
                continue;
            }
            let by = later.by;
            if !self.present().contains(&by) {
                continue;
            }
            if let Some(left) = later.left {
                self.propose(
                    by,
                    Act::Drop {
                        devices: vec![left],
                    },
                );
            }
            for line in later.lines {
                let graph = self.members[by].replica.room.graph();
                if graph.find(&self.written[line].id).is_some() {
                    continue;
                }
                let (text, now_s) = (self.written[line].line.clone(), self.now_s());
                if let Some(id) = self.members[by].replica.write(&text, now_s) {
                    self.written[line].id = id;
                    self.written[line].device = self.members[by].replica.device();
                    self.report.rewritten += 1;
                }
            }
        }
    }
}
