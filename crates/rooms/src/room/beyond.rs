//! What is beyond the cut of an exclusion is not taken in, unless a member passed it on (room.md, 11).

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Check;
use crate::ids::{DeviceId, EntryId};
use crate::room::Room;
use crate::room::candidates::{Candidate, Candidates};
use crate::room::link::Notice;

impl Room {
    pub(super) fn member_devices(&self) -> BTreeSet<DeviceId> {
        let now = self.resolver().whole();
        now.member_devices().map(|(device, ..)| *device).collect()
    }

    /// What was not taken in: beyond a cut, at the place of what its device vouches for,
    /// or waiting for its past.
    pub(super) fn say_what_is_left(
        &self,
        candidates: &Candidates,
        beyond: &BTreeSet<EntryId>,
        vouched: &BTreeSet<EntryId>,
        notices: &mut BTreeSet<Notice>,
    ) {
        let mut waiting: BTreeMap<DeviceId, u64> = BTreeMap::new();
        for (device, seq, id) in candidates.keys() {
            let other = candidates
                .range((*device, *seq, EntryId([0; 32]))..=(*device, *seq, EntryId([255; 32])));
            let rival = self.graph.numbered(device, *seq).is_some()
                || other
                    .map(|((_, _, other), _)| other)
                    .any(|other| vouched.contains(other));
            if beyond.contains(id) {
                notices.insert(Notice::of(Check::R047, *device));
            } else if rival && !vouched.contains(id) {
                notices.insert(Notice::of(Check::R016, *device));
            } else {
                *waiting.entry(*device).or_default() += 1;
            }
        }
        for (device, count) in waiting {
            notices.insert(Notice::many(Check::R023, device, count));
        }
    }
}

/// What excluded devices wrote beyond their cut, but for what a member passed on: what an entry of a
/// member, that its head vouches for, has seen, with all of its past.
pub(super) fn beyond_cuts(
    cuts: &BTreeMap<DeviceId, u64>,
    members: &BTreeSet<DeviceId>,
    candidates: &Candidates,
    vouched: &BTreeSet<EntryId>,
) -> BTreeSet<EntryId> {
    if cuts.is_empty() {
        return BTreeSet::new();
    }
    let by_id: BTreeMap<EntryId, &Candidate> = candidates
        .iter()
        .map(|((_, _, id), candidate)| (*id, candidate))
        .collect();
    let of_members = candidates.keys().filter(|(device, _, id)| {
        members.contains(device) && !cuts.contains_key(device) && vouched.contains(id)
    });
    let mut passing: Vec<EntryId> = of_members.map(|(_, _, id)| *id).collect();
    let mut passed_on: BTreeSet<EntryId> = BTreeSet::new();
    while let Some(id) = passing.pop() {
        if let Some(candidate) = by_id.get(&id).filter(|_| passed_on.insert(id)) {
            passing.push(candidate.before);
            passing.extend(&candidate.seen);
        }
    }
    let late = |(device, seq, id): &&(DeviceId, u64, EntryId)| {
        cuts.get(device).is_some_and(|last| seq > last) && !passed_on.contains(id)
    };
    candidates
        .keys()
        .filter(late)
        .map(|(_, _, id)| *id)
        .collect()
}
