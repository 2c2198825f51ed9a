//! Whether a storage still has what it had: what was read from it, and what was put there (depot.md, 7).
//!
//! One object of each writer is asked for, the newest: whoever is put back to an older state lacks that.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Check;
use crate::ids::DeviceId;
use crate::limits::SEGMENT_SEALED_BYTES_MAX;
use crate::names;
use crate::room::Room;
use crate::room::link::Notice;
use crate::room::read::{Fetch, Fetched};

/// So long nobody else wrote anything before that is said (D-003).
pub const QUIET_S: u64 = 30 * DAY_S;
/// Entries that a group may write in a day and writer before that is said (D-006).
pub const ENTRIES_A_DAY_MAX: u64 = 5_000;
const DAY_S: u64 = 24 * 60 * 60;

impl Room {
    /// The newest segment of each other writer that was read, and the newest own one: what a storage has
    /// that gave, or was given, all of it.
    #[must_use]
    pub fn newest(&self) -> BTreeMap<DeviceId, u64> {
        let cursors = self.cursors.iter();
        let others = cursors.map(|(device, cursor)| (*device, cursor.number));
        let own = self.own.live.last().map(|live| (self.me, live.n));
        others
            .chain(own)
            .filter(|(_, number)| *number > 0)
            .collect()
    }

    /// Asks a storage for the newest segment of each writer, and says of what it had which it has no more
    /// (D-002), and whether an own one is another one now (D-007). Gives what it has of them.
    ///
    /// What it had and is not the newest any more may be packed away by now, and is not asked for.
    pub fn look_back(
        &self,
        had: &BTreeMap<DeviceId, u64>,
        fetch: &mut dyn Fetch,
    ) -> (BTreeSet<Notice>, BTreeMap<DeviceId, u64>) {
        let (mut notices, mut has) = (BTreeSet::new(), BTreeMap::new());
        for (device, newest) in self.newest() {
            let given = had.get(&device).copied();
            let own = || {
                let live = self.own.live.iter().rev();
                let mut live = live.filter(|live| given.is_some_and(|given| live.n <= given));
                live.next()
                    .map(|live| (live.n, live.naming, Some(live.hash)))
            };
            let theirs = || Some((newest, self.cursor(&device).naming?, None));
            let asked = if device == self.me { own() } else { theirs() };
            let Some((number, naming, hash)) = asked else {
                continue;
            };
            let Some(key) = self.keys.outline(&naming) else {
                continue;
            };
            // Of others it is enough that something is there: what it says was read.
            let bytes_max = if hash.is_some() {
                SEGMENT_SEALED_BYTES_MAX
            } else {
                1
            };
            let check = match (
                fetch.get(&names::segment(key, &device, number), bytes_max),
                hash,
            ) {
                (Fetched::Failed | Fetched::Late, _) => break,
                (Fetched::Absent, None) if given != Some(number) => continue,
                (Fetched::Absent, _) => Check::D002,
                (Fetched::Here(bytes), Some(hash)) if *blake3::hash(&bytes).as_bytes() != hash => {
                    Check::D007
                }
                (Fetched::Unreadable, Some(_)) => Check::D007,
                _ => {
                    has.insert(device, number);
                    continue;
                }
            };
            notices.insert(Notice::of(check, device));
        }
        (notices, has)
    }

    /// When the newest of what came here from other members was written, by their own clocks.
    #[must_use]
    pub fn last_heard(&self) -> Option<u64> {
        let now = self.resolver().whole();
        let others = now.member_devices().map(|(device, ..)| device);
        let heads = others
            .filter(|device| **device != self.me)
            .filter_map(|device| self.heads.get(device));
        heads.map(|head| head.head().at).max()
    }
}

/// Says since how many days nobody else has written anything that came here, in any room (D-003): either
/// nobody wrote, or it is held back.
#[must_use]
pub fn quiet(last_heard: Option<u64>, now_s: u64) -> Option<Notice> {
    let since = now_s.saturating_sub(last_heard?);
    (since >= QUIET_S).then_some(Notice {
        check: Check::D003,
        device: None,
        count: since / DAY_S,
    })
}

/// Whether so many entries of one writer in so many seconds are more than a group can write (D-006).
#[must_use]
pub fn is_flood(entries: u64, seconds: u64) -> bool {
    entries > ENTRIES_A_DAY_MAX * (1 + seconds / DAY_S)
}
