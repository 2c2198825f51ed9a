//! What an audit comes to: what is damaged, what its authors should not have done, what is missing.

use std::collections::BTreeMap;

use crate::check::Check;
use crate::device::DeviceKind;
use crate::head::SeenChain;
use crate::ids::{DeviceId, EpochId};
use crate::outline::Outline;
use crate::paper_key::writes_once;
use crate::resolve::Resolver;
use crate::room::Room;

use super::{Audit, Flaw, Placed};

/// What an audit comes to.
pub struct Verdict {
    /// The room, as far as it could be read.
    pub room: Room,
    /// What is not as it was signed.
    pub damaged: Vec<Flaw>,
    /// What was signed, and what its author should not have done: it is kept, and does not count, or is
    /// flagged.
    pub breaches: Vec<Flaw>,
    /// What is not here, or not signed.
    pub gaps: BTreeMap<DeviceId, Gap>,
}

/// What is not here of a device, or here and not signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// Entries that somebody's head has seen, and that are not here.
    pub missing: u64,
    /// Entries that could not be looked at, since what they rest on is damaged or not here.
    pub unplaced: u64,
    /// Entries that no signature that is here vouches for; of this device itself, those that it has not
    /// published yet.
    pub unsigned: u64,
}

/// What the last content of a device was judged by. What a device knows only grows along its chain, so
/// the number of outline entries says which they are.
#[derive(Clone, Copy)]
struct Known {
    epoch: EpochId,
    outlines: usize,
    judged: Result<(), Check>,
}

impl Audit {
    /// Judges what is here.
    #[must_use]
    pub fn finish(self) -> Verdict {
        let mut breaches = self.breaches();
        breaches.sort_unstable();
        breaches.dedup();
        let gaps = self.gaps();
        let mut damaged = self.flaws;
        damaged.sort_unstable();
        damaged.dedup();
        Verdict {
            room: self.room,
            damaged,
            breaches,
            gaps,
        }
    }

    fn breaches(&self) -> Vec<Flaw> {
        let (room, graph) = (&self.room, &self.room.graph);
        let resolver = room.resolver();
        let mut breaches = Vec::new();
        for fork in graph.forks(&graph.whole()) {
            breaches.push(Flaw {
                device: fork.device,
                seq: fork.seq,
                check: Check::R030,
            });
        }
        let mut known: BTreeMap<DeviceId, Known> = BTreeMap::new();
        for placed in &self.placed {
            let device = graph.device(placed.at);
            let judged = match placed.epoch {
                None => {
                    known.remove(&device);
                    room.judged(&resolver, placed.at, None)
                }
                Some(epoch) => {
                    let last = known.get(&device).filter(|last| last.epoch == epoch);
                    match last.filter(|_| !placed.heard) {
                        Some(same) => same.judged,
                        None => {
                            let now = self.known(placed, epoch, last.copied(), &resolver);
                            known.insert(device, now);
                            now.judged
                        }
                    }
                }
            };
            if let Err(check) = judged {
                breaches.push(Flaw {
                    device,
                    seq: graph.seq(placed.at),
                    check,
                });
            }
        }
        breaches.extend(self.paper_keys());
        breaches
    }

    /// Judges content that has newly heard of something. It depends on its author, its epoch, and what of the
    /// outline it knew: where that is as it was for the content of this epoch right before it, so is the answer.
    fn known(
        &self,
        placed: &Placed,
        epoch: EpochId,
        same: Option<Known>,
        resolver: &Resolver<'_>,
    ) -> Known {
        let (room, graph) = (&self.room, &self.room.graph);
        let past = graph.past(placed.at);
        let outlines = room.outlines.keys().filter(|at| past.contains(**at));
        let outlines = outlines.count();
        let forks = graph.forks(&past);
        match same.filter(|same| same.outlines == outlines && forks.is_empty()) {
            Some(same) => same,
            None => Known {
                epoch,
                outlines,
                judged: room.judged(resolver, placed.at, Some(&epoch)),
            },
        }
    }

    /// Paper keys write one *add* and one *drop*, and nothing else.
    fn paper_keys(&self) -> Vec<Flaw> {
        let room = &self.room;
        let paper = room
            .cards
            .iter()
            .filter(|(_, card)| card.kind() != DeviceKind::Machine);
        let broken = paper.filter(|(device, _)| {
            let chain = self
                .placed
                .iter()
                .map(|placed| placed.at)
                .filter(|at| room.graph.device(*at) == **device);
            writes_once(chain.map(|at| match room.outlines.get(&at) {
                Some(Outline::Act { act, .. }) => Some(act),
                _ => None,
            }))
            .is_err()
        });
        let flaw = |(device, _): (&DeviceId, _)| Flaw {
            device: *device,
            seq: 0,
            check: Check::R080,
        };
        broken.map(flaw).collect()
    }

    fn gaps(&self) -> BTreeMap<DeviceId, Gap> {
        let (room, graph) = (&self.room, &self.room.graph);
        let mut gaps: BTreeMap<DeviceId, Gap> = BTreeMap::new();
        let here = |device: &DeviceId| graph.tip(device).map_or(0, |at| graph.seq(at));
        for head in room.heads.values() {
            let not_here = |seen: &&SeenChain| graph.find(&seen.id).is_none();
            for seen in head.head().seen.iter().filter(not_here) {
                let missing = seen.seq.saturating_sub(here(&seen.device));
                let gap = gaps.entry(seen.device).or_default();
                gap.missing = gap.missing.max(missing);
            }
        }
        for (device, unplaced) in &self.unplaced {
            gaps.entry(*device).or_default().unplaced = *unplaced;
        }
        for device in graph.devices() {
            let signed = room.heads.get(device).map_or(0, |head| head.head().seq);
            gaps.entry(*device).or_default().unsigned = here(device).saturating_sub(signed);
        }
        gaps.retain(|_, gap| *gap != Gap::default());
        gaps
    }
}
