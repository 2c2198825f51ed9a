//! Sealing what is carried: other people's entries and one's own, under the epoch that names them.

use rand_core::CryptoRng;

use crate::check::Check;
use crate::device::Keys;
use crate::draft::Draft;
use crate::epoch::Purpose;
use crate::graph::At;
use crate::ids::{EntryId, EpochId};
use crate::limits::{PACK_BYTES_MAX, PACK_ENTRIES_MAX};
use crate::room::Room;
use crate::room::own::Live;
use crate::room::publish::{Object, OwnEntry};
use crate::room::staged::MILESTONE;

/// Gives entries of anybody, as a vault kept them.
pub trait AnyEntries {
    /// The entry of that id, which is there.
    fn entry(&mut self, id: &EntryId) -> OwnEntry;
}

impl Room {
    /// Makes segments of what this device announced that it carries; anew where something of it was
    /// erased since.
    ///
    /// It comes after [`Room::publish`]; the caller keeps the objects with its own.
    ///
    /// # Errors
    /// As [`Room::publish`].
    pub fn publish_carried(
        &mut self,
        keys: &Keys,
        now_s: u64,
        entries: &mut dyn AnyEntries,
        random: &mut dyn CryptoRng,
    ) -> Result<Vec<Object>, Check> {
        let (mut objects, mut replaced) = (Vec::new(), Vec::new());
        for (epoch, named) in self.announced_to_carry() {
            let mut here: Vec<At> = Vec::with_capacity(named.len());
            for at in named {
                let entry = entries.entry(&self.graph.id(at));
                here.extend(entry.payload.map(|_| at));
            }
            let holds = |live: &&Live| live.carries() && live.sealing == Some(epoch);
            let live: Vec<Live> = self.own.live.iter().filter(holds).copied().collect();
            if live.iter().map(|live| live.entries.1).sum::<u64>() == here.len() as u64 {
                continue;
            }
            self.own.live.retain(|own| !live.contains(own));
            let gone = live.iter().map(|live| (live.n, live.naming));
            replaced.extend(gone);
            self.seal_carried(keys, epoch, &here, now_s, entries, random, &mut objects)?;
        }
        if !replaced.is_empty() {
            let naming = self.naming_epoch().ok_or(Check::R050)?;
            objects.push(self.end_at_milestone(keys, naming, now_s, random)?);
            self.own.rubbish.extend(replaced);
        }
        Ok(objects)
    }

    /// The carry epochs that this device announced and published, with the entries that each names.
    fn announced_to_carry(&self) -> Vec<(EpochId, Vec<At>)> {
        let mine = self.epochs.iter().filter(|(_, known)| {
            known.by == self.me && self.graph.seq(known.at) <= self.own.published
        });
        let carried = mine.filter_map(|(epoch, known)| {
            let Purpose::Carry(ids) = &known.announcement.purpose else {
                return None;
            };
            let mut named: Vec<At> = ids.iter().filter_map(|id| self.graph.find(id)).collect();
            named.sort_by_key(|at| (self.graph.device(*at), self.graph.seq(*at)));
            Some((*epoch, named))
        });
        carried.collect()
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "all of it goes into a few segments, and nowhere else"
    )]
    fn seal_carried(
        &mut self,
        keys: &Keys,
        epoch: EpochId,
        here: &[At],
        now_s: u64,
        entries: &mut dyn AnyEntries,
        random: &mut dyn CryptoRng,
        objects: &mut Vec<Object>,
    ) -> Result<(), Check> {
        let naming = self.naming_epoch().ok_or(Check::R050)?;
        let mut left = here.iter().peekable();
        while left.peek().is_some() {
            if (self.own.count + 1).is_multiple_of(MILESTONE) {
                objects.push(self.head_alone(keys, naming, now_s, random)?);
            }
            let mut draft = Draft::default();
            while draft.entries() < PACK_ENTRIES_MAX
                && draft.bytes() < PACK_BYTES_MAX
                && let Some(at) = left.next()
            {
                let (device, seq) = (self.graph.device(*at), self.graph.seq(*at));
                let entry = entries.entry(&self.graph.id(*at));
                draft.push(&entry.bare((device, seq, self.before(*at)))?)?;
            }
            let span = (0, draft.entries() as u64);
            objects.push(self.seal(keys, naming, &draft, Some(epoch), span, now_s, random)?);
        }
        Ok(())
    }
}
