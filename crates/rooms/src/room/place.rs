//! Placing what is vouched for and whose past is here.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::check::Check;
use crate::entry::Class;
use crate::graph::{Link as Place, Unplaced};
use crate::ids::{DeviceId, EntryId};
use crate::outline::Outline;
use crate::resolve::Known;
use crate::room::Room;
use crate::room::candidates::Candidates;
use crate::room::link::{Link, Notice};
use crate::room::take::Taken;

impl Room {
    /// Places what is vouched for and complete; says whether anything was.
    pub(super) fn place(
        &mut self,
        candidates: &mut Candidates,
        allowed: &BTreeSet<EntryId>,
        known: &Rc<Known>,
        taken: &mut Taken,
    ) -> bool {
        let mut any = false;
        loop {
            let mut progress = false;
            let waiting: Vec<_> = candidates
                .keys()
                .filter(|(_, _, id)| allowed.contains(id))
                .copied()
                .collect();
            for key in waiting {
                progress |= self.place_one(key, candidates, known, taken) == Some(true);
            }
            any |= progress;
            if !progress {
                return any;
            }
        }
    }

    /// Places one: `None` where its past is not here, and `false` where it is refused.
    fn place_one(
        &mut self,
        key: (DeviceId, u64, EntryId),
        candidates: &mut Candidates,
        known: &Rc<Known>,
        taken: &mut Taken,
    ) -> Option<bool> {
        let (device, seq, id) = key;
        let candidate = &candidates[&key];
        let place = Place {
            device,
            seq,
            before: candidate.before,
            id,
            class: candidate.class,
            seen: &candidate.seen,
        };
        let outline = match (candidate.class, &candidate.payload) {
            (Class::Outline, Some(payload)) => match Outline::parse(&payload.body) {
                Ok(outline) => Some(outline),
                Err(check) => {
                    taken.notices.insert(Notice::of(check, device));
                    return None;
                }
            },
            (Class::Outline, None) => return None,
            (Class::Content, _) => None,
        };
        let whose = |id: &EntryId| self.placed(id);
        let is_complete = || {
            candidate
                .seen
                .iter()
                .all(|id| self.graph.find(id).is_some())
        };
        if is_complete() && self.passes_on_late(&candidate.before, &candidate.seen, &whose, known) {
            taken.notices.insert(Notice::of(Check::R048, device));
            candidates.remove(&key);
            return Some(false);
        }
        let at = match self.graph.insert(&place) {
            Ok(at) => at,
            Err(Unplaced::Missing(_)) => return None,
            Err(Unplaced::Refused(check)) => {
                taken.notices.insert(Notice::of(check, device));
                candidates.remove(&key);
                return Some(false);
            }
        };
        if self.graph.fork(&device, &self.graph.whole()).is_some() {
            taken.notices.insert(Notice::of(Check::R030, device));
        }
        if let Some(epoch) = candidate.epoch {
            self.note_span(device, seq, epoch);
        }
        if let Some(outline) = outline {
            self.note(at, outline);
        }
        let candidate = candidates.remove(&key).expect("it was looked at above");
        taken.links.push(Link {
            device,
            seq,
            id: candidate.id,
            header: candidate.header,
            class: candidate.class,
            depth: self.graph.depth(at),
            epoch: candidate.epoch,
            payload: candidate.payload,
        });
        Some(true)
    }
}
