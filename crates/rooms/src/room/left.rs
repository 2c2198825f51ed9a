//! What was read and not taken in, and why.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Check;
use crate::ids::{DeviceId, EntryId};
use crate::room::Room;
use crate::room::beyond::{Before, Beyond};
use crate::room::candidates::Candidates;
use crate::room::link::Notice;

impl Room {
    /// Says what was not taken in: beyond a cut, passing
    /// that on, beside what its device vouches for, not
    /// going on from what is known, or waiting for its past.
    pub(super) fn say_what_is_left(
        &self,
        candidates: &Candidates,
        beyond: &Beyond,
        vouched: &BTreeSet<EntryId>,
        notices: &mut BTreeSet<Notice>,
    ) {
        let mut waiting: BTreeMap<DeviceId, u64> = BTreeMap::new();
        for ((device, seq, id), candidate) in candidates {
            let among = |seq: u64, id: Option<EntryId>| {
                let from = (*device, seq, id.unwrap_or(EntryId([0; 32])));
                let to = (*device, seq, id.unwrap_or(EntryId([255; 32])));
                candidates.range(from..=to).map(|((_, _, other), _)| other)
            };
            let rival = self.graph.numbered(device, *seq).is_some()
                || among(*seq, None).any(|other| vouched.contains(other));
            let follows = *seq == 1
                || self.graph.find(&candidate.before).is_some()
                || among(seq - 1, Some(candidate.before)).next().is_some();
            let elsewhere = self.graph.numbered(device, seq - 1).is_some();
            if beyond.late.contains(id) {
                notices.insert(Notice::of(Check::R047, *device));
            } else if beyond.passing.contains(id) {
                notices.insert(Notice::of(Check::R048, *device));
            } else if rival && !vouched.contains(id) {
                notices.insert(Notice::of(Check::R016, *device));
            } else if !follows && elsewhere {
                notices.insert(Notice::of(Check::R021, *device));
            } else {
                *waiting.entry(*device).or_default() += 1;
            }
        }
        for (device, count) in waiting {
            notices.insert(Notice::many(Check::R023, device, count));
        }
    }
    /// Says what others' heads have seen of a writer and what is not here: how many entries, by the
    /// greatest number that anybody names. Of who was excluded nothing is waited for.
    pub(super) fn say_what_others_saw(&self, before: &Before, notices: &mut BTreeSet<Notice>) {
        let mut missing: BTreeMap<DeviceId, u64> = BTreeMap::new();
        let seen = self.heads.values().flat_map(|head| &head.head().seen);
        for seen in seen.filter(|seen| seen.device != self.me && seen.seq > 0) {
            let waits = !before.excluded.contains(&seen.device);
            if waits && self.graph.find(&seen.id).is_none() {
                let tip = self.graph.tip(&seen.device);
                let here = tip.map_or(0, |at| self.graph.seq(at));
                let count = seen.seq.saturating_sub(here).max(1);
                let known = missing.entry(seen.device).or_default();
                *known = count.max(*known);
            }
        }
        for (device, count) in missing {
            notices.insert(Notice::many(Check::R032, device, count));
        }
    }
}
