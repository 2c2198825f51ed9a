//! Two entries of one device and number: from there on, its chain counts for nothing.

use super::{At, Clock, Graph};
use crate::ids::{DeviceId, EntryId};

/// Proof that a device has written two different histories: two of its entries have one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fork {
    /// Whose chain it is.
    pub device: DeviceId,
    /// The first number that is there twice.
    pub seq: u64,
    /// Two of the entries with that number, in order.
    pub ids: [EntryId; 2],
}

impl Graph {
    /// The first number that a device has used twice, among the entries in this set.
    #[must_use]
    pub fn fork(&self, device: &DeviceId, within: &Clock) -> Option<Fork> {
        let lines = self.of_device.get(device).filter(|lines| lines.len() > 1)?;
        let mut here: Vec<_> = lines
            .iter()
            .map(|line| (self.lines[usize::from(*line)].first, *line))
            .filter(|(first, line)| within.of(*line) >= *first)
            .collect();
        here.sort_unstable();
        // In order of where they begin, the first that begins within another one is the first fork.
        let mut furthest: Option<At> = None;
        for (first, line) in here {
            if let Some(other) = furthest.filter(|other| other.seq >= first) {
                let mut ids =
                    [other.line, line].map(|line| self.lines[usize::from(line)].id(first));
                ids.sort_unstable();
                return Some(Fork {
                    device: *device,
                    seq: first.into(),
                    ids,
                });
            }
            furthest = Some(At {
                line,
                seq: within.of(line),
            });
        }
        None
    }

    /// All forks among the entries in this set, in order of devices.
    #[must_use]
    pub fn forks(&self, within: &Clock) -> Vec<Fork> {
        let forked = self.of_device.keys();
        forked
            .filter_map(|device| self.fork(device, within))
            .collect()
    }

    /// Whether it stands at or above a fork of its own chain, among the entries in this set.
    #[must_use]
    pub fn is_forked(&self, at: At, within: &Clock) -> bool {
        let fork = self.fork(&self.device(at), within);
        fork.is_some_and(|fork| fork.seq <= self.seq(at))
    }

    /// The last entry of a device that counts, among the entries in this set: below the fork where
    /// there is one.
    #[must_use]
    pub fn counted(&self, device: &DeviceId, within: &Clock) -> Option<At> {
        let lines = self.of_device.get(device)?;
        let here = lines.iter().map(|line| At {
            line: *line,
            seq: within.of(*line),
        });
        let last = here.filter(|at| at.seq > 0).max_by_key(|at| at.seq)?;
        match self.fork(device, within) {
            None => Some(last),
            Some(fork) => {
                let below = u32::try_from(fork.seq).expect("it is a number of a chain") - 1;
                (below > 0).then(|| self.up(last, below))
            }
        }
    }
}
