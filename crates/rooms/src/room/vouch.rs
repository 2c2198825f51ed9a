//! Heads: whose signature vouches for which entries, and which head is kept.

use std::collections::BTreeSet;

use crate::check::Check;
use crate::head::SignedHead;
use crate::ids::{DeviceId, EntryId};
use crate::room::Room;
use crate::room::candidates::Candidates;
use crate::room::link::Notice;
use crate::room::staged::Staged;
use crate::room::take::Taken;

impl Room {
    /// The entries that heads which verify vouch for, each with all before it; takes new heads in.
    ///
    /// It is the chain up to the head's own entry that is vouched for and nothing beside it: whoever
    /// holds the room's keys can seal a segment in another's name, with a true head on it.
    pub(super) fn vouched(
        &mut self,
        staged: &[Staged],
        candidates: &Candidates,
        refused: &mut BTreeSet<(DeviceId, u64)>,
        taken: &mut Taken,
    ) -> BTreeSet<EntryId> {
        let mut vouched: BTreeSet<EntryId> = BTreeSet::new();
        for segment in staged {
            let (device, number) = (segment.name.device, segment.name.number);
            let Some(card) = self.cards.get(&device) else {
                taken.notices.insert(Notice::of(Check::R015, device));
                continue;
            };
            taken.notices.remove(&Notice::of(Check::R015, device));
            if refused.contains(&(device, number)) {
                continue;
            }
            let envelope = segment.label.head.clone();
            let verified = envelope.verify(&self.process, &self.room, card);
            let fits = verified.and_then(|head| self.fits(head, candidates));
            let head = match fits {
                Ok(head) => head,
                Err(check) => {
                    refused.insert((device, number));
                    taken.notices.insert(Notice::of(check, device));
                    continue;
                }
            };
            let (mut seq, mut id) = (head.head().seq, head.head().id);
            if seq == 0 || self.graph.find(&id).is_some() {
                self.take_head(head, taken);
            }
            while let Some(candidate) = candidates.get(&(device, seq, id)) {
                if !vouched.insert(id) {
                    break;
                }
                (seq, id) = (seq - 1, candidate.before);
            }
        }
        vouched
    }

    /// Refuses a head that names another device's entry, or another number than the entry's.
    fn fits(&self, head: SignedHead, candidates: &Candidates) -> Result<SignedHead, Check> {
        let (device, seq, id) = (head.head().device, head.head().seq, head.head().id);
        let here = self.graph.find(&id);
        let other =
            here.is_some_and(|at| self.graph.device(at) != device || self.graph.seq(at) != seq);
        let from = (device, 0, EntryId([0; 32]));
        let to = (device, u64::MAX, EntryId([255; 32]));
        let misnumbered = here.is_none()
            && !candidates.contains_key(&(device, seq, id))
            && candidates
                .range(from..=to)
                .any(|((_, _, other), _)| *other == id);
        if other || misnumbered {
            Err(Check::R016)
        } else {
            Ok(head)
        }
    }

    /// Keeps the newer of two heads; notices two that contradict each other.
    fn take_head(&mut self, head: SignedHead, taken: &mut Taken) {
        let device = head.head().device;
        if let Some(known) = self.heads.get(&device) {
            match known.head().order(head.head()) {
                Ok(std::cmp::Ordering::Less) => {}
                Ok(_) => return,
                Err(check) => {
                    taken.notices.insert(Notice::of(check, device));
                    return;
                }
            }
        }
        taken.heads.retain(|(other, _)| *other != device);
        taken.heads.push((device, head.encode()));
        self.heads.insert(device, head);
    }
}
