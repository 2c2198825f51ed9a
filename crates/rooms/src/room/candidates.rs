//! Entries that were read and are not taken in yet: from which segments, and what each of them says.

use std::collections::{BTreeMap, BTreeSet};

use crate::entry::{Class, Opening, room_of};
use crate::ids::{DeviceId, EntryId, EpochId};
use crate::outline::Outline;
use crate::room::Room;
use crate::room::link::{Notice, Payload};
use crate::room::staged::Staged;
use crate::run::entries;

/// An entry that was read and not taken in yet.
pub(super) struct Candidate {
    pub before: EntryId,
    pub id: EntryId,
    pub header: Vec<u8>,
    pub class: Class,
    pub epoch: Option<EpochId>,
    pub seen: Vec<EntryId>,
    pub payload: Option<Payload>,
}

pub(super) type Candidates = BTreeMap<(DeviceId, u64, EntryId), Candidate>;

impl Room {
    /// The entries of all segments that are not here.
    pub(super) fn candidates_of(
        &self,
        staged: &[Staged],
        notices: &mut BTreeSet<Notice>,
    ) -> Candidates {
        let mut candidates = Candidates::new();
        for segment in staged {
            let writer = segment.name.device;
            let runs = match segment.outline.runs() {
                Ok(runs) => runs,
                Err(check) => {
                    notices.insert(Notice::of(check, writer));
                    continue;
                }
            };
            for carried in entries(&runs, None) {
                let carried = match carried {
                    Ok(carried) => carried,
                    Err(check) => {
                        notices.insert(Notice::of(check, writer));
                        break;
                    }
                };
                if carried.device != writer || self.graph.find(&carried.id).is_some() {
                    continue;
                }
                let key = (carried.device, carried.seq, carried.id);
                candidates.entry(key).or_insert_with(|| Candidate {
                    before: carried.before,
                    id: carried.id,
                    header: carried.header.to_vec(),
                    class: carried.view.class,
                    epoch: carried.view.epoch,
                    seen: carried.view.seen().collect(),
                    payload: carried.payload.map(|(opening, body)| Payload {
                        opening: Opening(*opening),
                        body: body.to_vec(),
                    }),
                });
            }
        }
        candidates
    }

    /// Who founded the room stands in its first entry, whose hash is the room's own name.
    pub(super) fn learn_founder(&mut self, candidates: &Candidates) {
        let first = candidates.iter().filter(|((_, seq, _), _)| *seq == 1);
        for body in first.filter_map(|(_, candidate)| candidate.payload.as_ref()) {
            if room_of(&body.body) != self.room {
                continue;
            }
            if let Ok(Outline::Genesis(genesis)) = Outline::parse(&body.body) {
                let card = genesis.founder.card;
                self.cards.insert(card.device(), card);
            }
        }
    }
}
