//! What a device wrote that is out and publishes nothing more, for a storage that never got it or has lost
//! it (depot.md, section 6, step 8).
//!
//! Whoever is in the room can seal a segment of anybody's: what makes it theirs is the head that they
//! signed. So all that is here of such a device goes below its own prefix, where readers look for it, with
//! its own newest head: they read it as they would have read the device's own segments.

use std::collections::{BTreeMap, BTreeSet};

use rand_core::CryptoRng;

use crate::check::Check;
use crate::draft::Draft;
use crate::entry::HeaderView;
use crate::ids::{DeviceId, EpochId};
use crate::label::Label;
use crate::names;
use crate::resolve::State;
use crate::room::Room;
use crate::room::carried::AnyEntries;
use crate::room::link::Notice;
use crate::room::publish::Object;
use crate::segment::{SegmentName, seal_segment};

/// A number of a writer's segments, and the epoch that it is named under.
type Numbered = (u64, EpochId);

impl Room {
    /// Devices that are out, of which one unforked chain is here up to the newest head that was read.
    #[must_use]
    pub fn gone(&self) -> Vec<DeviceId> {
        let whole = self.resolver().whole();
        let devices = whole.devices.iter();
        let out = devices.filter(|(device, seen)| {
            seen.state == State::Out && **device != self.me && !whole.forked.contains(*device)
        });
        out.map(|(device, _)| *device)
            .filter(|device| {
                let newest = self.newest_of(device).map(|(number, _)| number);
                newest == Some(self.cursor(device).number)
            })
            .collect()
    }

    /// The names and bytes of all that is here of a device that is out; the newest number comes last, so
    /// that where it is, the others are.
    ///
    /// # Errors
    /// R-050 where a key is not held, R-027 where content was written under an epoch of which the device
    /// says no segment, R-002 where it is more than one segment an epoch may hold.
    pub fn pieces_of(
        &self,
        device: &DeviceId,
        kept: &mut dyn AnyEntries,
        random: &mut dyn CryptoRng,
    ) -> Result<Vec<Object>, Check> {
        let head = self.heads.get(device).ok_or(Check::R015)?;
        let newest = self.newest_of(device).ok_or(Check::R015)?;
        let mut places: BTreeMap<Option<EpochId>, Numbered> = BTreeMap::new();
        let mut home = None;
        for live in &head.head().live {
            places.insert(live.sealing, (live.range.to, live.naming));
            home = live.sealing;
        }
        // What needs no content key goes with the newest number.
        places.insert(home, newest);
        let mut drafts: BTreeMap<Option<EpochId>, Draft> =
            BTreeMap::from([(home, Draft::default())]);
        for seq in 1..=head.head().seq {
            let at = self.graph.numbered(device, seq).ok_or(Check::R020)?;
            let entry = kept.entry(&self.graph.id(at));
            let view = HeaderView::parse(&entry.header)?;
            let sealed_in = view.epoch.filter(|_| entry.payload.is_some());
            let group = sealed_in.map_or(home, Some);
            let bare = entry.bare((*device, seq, self.before(at)))?;
            drafts.entry(group).or_default().push(&bare)?;
        }
        let mut objects = Vec::new();
        for (sealing, draft) in &drafts {
            let (number, naming) = *places.get(sealing).ok_or(Check::R027)?;
            let outline = self.keys.outline(&naming).ok_or(Check::R050)?;
            let content = match sealing.filter(|_| draft.carries()) {
                Some(epoch) => Some((epoch, self.keys.content(&epoch).ok_or(Check::R050)?)),
                None => None,
            };
            let name = SegmentName {
                process: self.process,
                room: self.room,
                naming,
                device: *device,
                number,
            };
            let label = Label {
                head: head.clone(),
                replaces: Vec::new(),
            };
            let content = content.as_ref().map(|(epoch, key)| (epoch, *key));
            objects.push(Object {
                name: names::segment(outline, device, number),
                number,
                bytes: seal_segment(&name, outline, &label, draft, content, random)?,
            });
        }
        objects.sort_by_key(|object| object.number);
        Ok(objects)
    }

    /// The newest segment of a device, as its newest head says it, where its chain is here up to that.
    fn newest_of(&self, device: &DeviceId) -> Option<Numbered> {
        let head = self.heads.get(device)?.head();
        self.graph.find(&head.id)?;
        let last = head.live.last()?;
        Some((last.range.to, last.naming))
    }

    /// Says nothing of segments that are missing of who is out, where their chain is here up to their newest
    /// head: others may have put all there is into fewer.
    pub(super) fn say_nothing_of_the_gone(&self, notices: &mut BTreeSet<Notice>) {
        if notices.iter().all(|notice| notice.check != Check::D004) {
            return;
        }
        let whole = self.resolver().whole();
        let is_whole = |device: &DeviceId| {
            let seen = whole.devices.get(device);
            seen.is_some_and(|seen| seen.state == State::Out) && self.newest_of(device).is_some()
        };
        notices.retain(|notice| {
            notice.check != Check::D004 || !notice.device.as_ref().is_some_and(is_whole)
        });
    }
}
