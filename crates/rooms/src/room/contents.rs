//! Opening what entries say, and holding it against what their authors committed to.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Check;
use crate::entry::{Class, Opening};
use crate::epoch::Purpose;
use crate::epoch_key::ContentKey;
use crate::ids::{EntryId, EpochId};
use crate::room::Room;
use crate::room::carrying::CarryEpochs;
use crate::room::link::{Notice, Payload};
use crate::room::staged::Staged;
use crate::room::take::Taken;
use crate::run::entries;
use crate::segment::Segment;

impl Room {
    /// Opens contents whose key is here, and gives the others back to wait.
    pub(super) fn open_contents(&mut self, staged: Vec<Staged>, taken: &mut Taken) {
        let mut bodies: BTreeMap<EntryId, Payload> = BTreeMap::new();
        // A voice, or who reads from later on, is never given some keys, nor those of what is carried to
        // others: nothing waits for those.
        let (never, carry) = (self.never_given(), self.carry_epochs());
        for segment in staged {
            let Some(sealing) = segment.sealing else {
                continue;
            };
            let Some(key) = self.keys.content(&sealing) else {
                if !never.contains(&sealing) && !carry.is_for_others(&sealing) {
                    taken.waiting.push(segment);
                }
                continue;
            };
            let opened = self.open_content(&segment, key, &carry, &mut bodies);
            let (device, number) = (segment.name.device, segment.name.number);
            if let Err(check) = opened {
                taken.notices.insert(Notice::of(check, device));
            }
            let mut cursor = self.cursor(&device);
            if number <= cursor.number
                && cursor.ask_again(number, segment.name.naming, opened.is_err())
            {
                self.move_to(device, cursor, taken);
            }
        }
        for link in &mut taken.links {
            if link.class == Class::Content
                && let Some(payload) = bodies.remove(&link.id)
            {
                link.payload = Some(payload);
            }
        }
        taken.opened.extend(bodies);
    }

    /// The epochs whose content this device's person is not entitled to.
    fn never_given(&self) -> BTreeSet<EpochId> {
        let now = self.resolver().whole();
        let me = now.person_of(&self.me);
        let Some(me) = me.and_then(|me| now.people.get(&me)) else {
            return BTreeSet::new();
        };
        let never = self
            .epochs
            .iter()
            .filter(|(_, known)| match known.announcement.purpose {
                Purpose::Write => !self.reads(me, known.at),
                Purpose::Carry(_) => !me.reader,
            });
        never.map(|(epoch, _)| *epoch).collect()
    }

    /// Opens what a segment's content key opens; R-027 where that is not the key of the entries' epoch, and
    /// none that lawfully carries them.
    fn open_content(
        &self,
        segment: &Staged,
        key: &ContentKey,
        carry: &CarryEpochs,
        bodies: &mut BTreeMap<EntryId, Payload>,
    ) -> Result<(), Check> {
        let outline = self.keys.outline(&segment.name.naming).ok_or(Check::R026)?;
        let opened = Segment::open(&segment.bytes, segment.name, outline)?.open_content(key)?;
        let runs = segment.outline.runs()?;
        let columns = opened.bodies()?;
        let sealing = segment.sealing.ok_or(Check::R027)?;
        for carried in entries(&runs, Some(&columns)) {
            let carried = carried?;
            let Some((opening, body)) = carried
                .payload
                .filter(|_| carried.view.class == Class::Content)
            else {
                continue;
            };
            if carried.view.epoch != Some(sealing) && !carry.name(&sealing, &carried.id) {
                return Err(Check::R027);
            }
            if self.graph.find(&carried.id).is_some() {
                bodies.insert(
                    carried.id,
                    Payload {
                        opening: Opening(*opening),
                        body: body.to_vec(),
                    },
                );
            }
        }
        Ok(())
    }
}
