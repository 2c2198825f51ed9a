//! Whether the own chain went on elsewhere: then this vault is a copy or a backup (R-081, room.md 16.4).

use std::collections::BTreeSet;

use crate::head::Head;
use crate::ids::{DeviceId, EntryId, EpochId};
use crate::restart::is_current;
use crate::room::Room;
use crate::room::read::{Cursor, Fetch, Round};
use crate::room::staged::Staged;
use crate::run::entries;

/// What is known elsewhere of the own chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Whether it went on without this vault, as something shows that the own key signed.
    pub ahead: bool,
    /// Up to which own entry others have what is here.
    pub agreed: u64,
    /// The number of an own entry in whose place there is another one, signed by the own key: the two parted
    /// there, or before.
    pub parted: Option<u64>,
    /// Members who say that they have seen more of it. Anybody can say so, and nobody can show
    /// that it is not: it is not obeyed before something shows it, or the own person says that it is so.
    /// The own device stands for whoever put a known head of it in a place where another segment was put.
    pub claimed: BTreeSet<DeviceId>,
    /// As [`Self::parted`], by what these say alone.
    pub claimed_parted: Option<u64>,
}

impl Elsewhere {
    /// What two sources say together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.claimed.extend(other.claimed);
        Self {
            ahead: self.ahead || other.ahead,
            agreed: self.agreed.max(other.agreed),
            parted: first(self.parted, other.parted),
            claimed: self.claimed,
            claimed_parted: first(self.claimed_parted, other.claimed_parted),
        }
    }
}

fn first(one: Option<u64>, two: Option<u64>) -> Option<u64> {
    one.into_iter().chain(two).min()
}

impl Room {
    /// Looks for what a storage has of the own chain beyond the segment that was put there last, and in its
    /// place: where a storage is late, two copies put different ones under one name. `None` where it could
    /// not be asked, which is no answer.
    pub fn elsewhere(
        &self,
        (number, naming): (u64, Option<EpochId>),
        fetch: &mut dyn Fetch,
    ) -> Option<Elsewhere> {
        let mut round = Round::default();
        let from = Cursor {
            number,
            naming: naming.or(self.own.naming),
            ..Cursor::default()
        };
        self.read_writer(self.me, from, fetch, &mut round);
        let mut known = Elsewhere::default();
        for staged in round.staged.values() {
            known = known.and(self.own_segment(staged));
        }
        if let Some(there) = self.in_the_own_place(number, fetch, &mut round) {
            known = known.and(there);
        }
        (!round.failed).then_some(known)
    }

    /// What lies where a segment was put, where it is another one that the own key signed.
    fn in_the_own_place(
        &self,
        number: u64,
        fetch: &mut dyn Fetch,
        round: &mut Round,
    ) -> Option<Elsewhere> {
        let live = self.own.live.iter().find(|live| live.n == number)?;
        let staged = self.find(self.me, number, &[live.naming], fetch, round)?;
        // Of what the own key did not sign it is said that it was overwritten (D-007), and no more.
        Some(self.own_segment(&staged)).filter(|there| there.ahead)
    }

    /// What members say that they have seen of the own chain: in heads that are kept, and in those that a
    /// round brought, which may wait for just those own entries. It shows nothing by itself.
    #[must_use]
    pub fn seen_elsewhere(&self, round: Option<&Round>) -> Elsewhere {
        let mut known = Elsewhere {
            agreed: self.rested_on(),
            ..Elsewhere::default()
        };
        let now = self.resolver().whole();
        let mut said = |head: &Head| {
            if now.is_member(&head.device) {
                known = std::mem::take(&mut known).and(self.seen_by(head));
            }
        };
        for head in self.heads.values() {
            said(head.head());
        }
        for staged in round.into_iter().flat_map(|round| round.staged.values()) {
            let envelope = staged.label.head.clone();
            let card = self.cards.get(&staged.name.device);
            let verified = card.map(|card| envelope.verify(&self.process, &self.room, card));
            if let Some(Ok(head)) = verified {
                said(head.head());
            }
        }
        known
    }

    /// A segment below the own prefix: the own key alone can sign a head that is not known here.
    fn own_segment(&self, staged: &Staged) -> Elsewhere {
        let mut known = Elsewhere::default();
        let Some(card) = self.cards.get(&self.me) else {
            return known;
        };
        let envelope = staged.label.head.clone();
        let Ok(head) = envelope.verify(&self.process, &self.room, card) else {
            return known;
        };
        let head = head.head();
        let made = self
            .own
            .live
            .iter()
            .find(|live| live.n == staged.name.number);
        let other = made.is_some_and(|live| live.hash != *blake3::hash(&staged.bytes).as_bytes());
        known.ahead = head.beat > self.own.beat
            || is_current((head.seq, head.id), |seq| self.own_at(seq)).is_err();
        if other && !known.ahead {
            // A head that is known, in a segment that is not: whoever has the room's keys can make that.
            known.claimed.insert(self.me);
        }
        known.parted = self
            .own_at(head.seq)
            .filter(|id| *id != head.id)
            .map(|_| head.seq);
        let runs = staged.outline.runs();
        for carried in runs.iter().flat_map(|runs| entries(runs, None)) {
            let Ok(carried) = carried else { break };
            if carried.device == self.me && self.own_at(carried.seq - 1) == Some(carried.before) {
                // Whoever goes on from an entry has it.
                known.agreed = known.agreed.max(carried.seq - 1);
            }
            match self.own_at(carried.seq) {
                Some(id) if carried.device == self.me && id == carried.id => {
                    known.agreed = known.agreed.max(carried.seq);
                }
                // What a head does not vouch for, anybody with the room's keys could have put there.
                Some(_) if carried.device == self.me && known.ahead => {
                    known.parted = Some(known.parted.unwrap_or(u64::MAX).min(carried.seq));
                }
                _ => {}
            }
        }
        known
    }

    fn seen_by(&self, head: &Head) -> Elsewhere {
        let Some(seen) = head.seen.iter().find(|seen| seen.device == self.me) else {
            return Elsewhere::default();
        };
        let by = BTreeSet::from([head.device]);
        match is_current((seen.seq, seen.id), |seq| self.own_at(seq)) {
            Ok(()) => Elsewhere {
                claimed: if seen.counter > self.own.count {
                    by
                } else {
                    BTreeSet::new()
                },
                agreed: seen.seq,
                ..Elsewhere::default()
            },
            Err(_) => Elsewhere {
                claimed: by,
                claimed_parted: self.own_at(seen.seq).map(|_| seen.seq),
                ..Elsewhere::default()
            },
        }
    }

    /// The last own entry that an entry of somebody else, which is here, has in its past.
    fn rested_on(&self) -> u64 {
        let others = self.graph.devices().filter(|device| **device != self.me);
        let tips = others.filter_map(|device| self.graph.tip(device));
        let seen = tips.filter_map(|tip| self.graph.counted(&self.me, &self.graph.upto(tip)));
        seen.map(|at| self.graph.seq(at)).max().unwrap_or(0)
    }

    fn own_at(&self, seq: u64) -> Option<EntryId> {
        let at = self.graph.numbered(&self.me, seq)?;
        Some(self.graph.id(at))
    }
}
