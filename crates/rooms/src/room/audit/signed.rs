//! Heads, keys and own segments as they were kept, held against the log.

use crate::check::Check;
use crate::epoch_key::EpochKey;
use crate::head::{Envelope, SignedHead};
use crate::ids::{DeviceId, EpochId};
use crate::room::own::Live;
use crate::room::staged::Staged;
use crate::segment::SegmentName;

use super::{Audit, Flaw};

impl Audit {
    /// Looks at a head that was kept. To be called when all links and keys are here.
    pub fn head(&mut self, of: DeviceId, envelope: &[u8]) {
        let read = Envelope::parse(envelope);
        if let Err(check) = read.and_then(|envelope| self.take(&of, envelope)) {
            self.flaw_of(of, check);
        }
    }

    /// Looks at a key that was kept: it is the one that was announced. A key whose announcement
    /// was not read yet is passed over.
    pub fn key(&mut self, epoch: EpochId, key: EpochKey) {
        if let Some(known) = self.room.epochs.get(&epoch)
            && let Err(check) = key.meets(&known.announcement)
        {
            let by = known.by;
            self.flaw_of(by, check);
        }
        self.room.keys.take(epoch, key);
    }

    /// Looks at an own segment as it was made: its bytes are those that were put, it opens, and the head
    /// on it is signed and names the own chain.
    pub fn segment(&mut self, live: &Live, bytes: Option<Vec<u8>>) {
        let me = self.room.me;
        let looked = bytes.ok_or(Check::D004).and_then(|bytes| {
            if blake3::hash(&bytes) != blake3::Hash::from_bytes(live.hash) {
                return Err(Check::D007);
            }
            let name = SegmentName {
                process: self.room.process,
                room: self.room.room,
                naming: live.naming,
                device: me,
                number: live.n,
            };
            let key = self.room.keys.outline(&live.naming).ok_or(Check::R026)?;
            let staged = Staged::open(name, bytes, key)?;
            self.take(&me, staged.label.head)
        });
        if let Err(check) = looked {
            self.flaw_of(me, check);
        }
    }

    /// Verifies a head, and that it names an entry of its own chain as it is here.
    fn take(&mut self, of: &DeviceId, envelope: Envelope) -> Result<(), Check> {
        let card = self.room.cards.get(of).ok_or(Check::R015)?;
        let head = envelope.verify(&self.room.process, &self.room.room, card)?;
        if !self.names_its_chain(&head) {
            return Err(Check::R016);
        }
        let newer = self
            .room
            .heads
            .get(of)
            .is_none_or(|known| known.head().beat < head.head().beat);
        if newer {
            self.room.heads.insert(*of, head);
        }
        Ok(())
    }

    fn names_its_chain(&self, head: &SignedHead) -> bool {
        let (head, graph) = (head.head(), &self.room.graph);
        head.seq == 0
            || graph
                .find(&head.id)
                .is_some_and(|at| graph.device(at) == head.device && graph.seq(at) == head.seq)
    }

    fn flaw_of(&mut self, device: DeviceId, check: Check) {
        self.flaws.push(Flaw {
            device,
            seq: 0,
            check,
        });
    }
}
