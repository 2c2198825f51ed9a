//! The graph of a room: which entries are here, and what each of them had seen (room.md, 8 and 9).
//!
//! A device writes one chain, so what an entry has seen is a number for each chain: a [`Clock`]. Of an
//! entry are kept its id, depth and class; what it has newly seen is kept as steps of its chain, so a
//! hundred thousand entries of a few devices take a few bytes each. Where a device has written two
//! entries of one number, its chain has more than one *line*: each branch is a line of its own.

mod clock;
mod fork;
mod line;
#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]
mod tests;

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use crate::check::Check;
use crate::entry::Class;
use crate::ids::{DeviceId, EntryId};
use crate::limits::{DEVICES_MAX, SEEN_MAX, SEQ_MAX};

pub use clock::Clock;
pub use fork::Fork;
use line::Line;

/// The bytes of an id that are part of an entry's place in a vault's order: no two entries share them.
type Tie = [u8; 16];

/// Lines in a graph: what honest devices write takes one each, and a branch one more.
const LINES_MAX: usize = 4 * DEVICES_MAX;

/// Where an entry lies, in the one graph that gave it. It stays valid as the graph grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    line: u16,
    seq: u32,
}

/// An entry that is to be placed. Its id has been derived from the other parts by the caller.
#[derive(Clone, Copy, Debug)]
pub struct Link<'l> {
    /// Who wrote it.
    pub device: DeviceId,
    /// Its number in the chain, from 1.
    pub seq: u64,
    /// The id of the entry before it; the chain's start where it is the first.
    pub before: EntryId,
    /// Its own id.
    pub id: EntryId,
    /// Content or outline.
    pub class: Class,
    /// What its header says that it has newly seen.
    pub seen: &'l [EntryId],
}

/// Why an entry has no place in the graph, or none yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unplaced {
    /// So much of its past is not here: ids of what comes right before it. It waits.
    Missing(Vec<EntryId>),
    /// It is not taken in, now or later: of too many
    /// branches.
    Refused(Check),
}

/// The complete entries of a room: each of them with all of its past.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    lines: Vec<Line>,
    /// The lines of each device; the first is the one that was here first.
    of_device: BTreeMap<DeviceId, Vec<u16>>,
    found: HashMap<Tie, At>,
}

impl Graph {
    /// Places an entry whose past is here. Placing it again changes nothing.
    ///
    /// A second entry of one device and number is placed too: see [`Self::fork`].
    ///
    /// # Errors
    /// Says what is missing, or why it is refused.
    pub fn insert(&mut self, link: &Link<'_>) -> Result<At, Unplaced> {
        if let Some(at) = self.found.get(&tie(&link.id)).copied() {
            // Where the place in a vault's order is another one's, it is refused. What an entry says
            // of its place besides, its clock, is not known here, so that any two such ids are one place; who
            // means no harm never makes them.
            let same = self.id(at) == link.id;
            return if same {
                Ok(at)
            } else {
                Err(Unplaced::Refused(Check::R031))
            };
        }
        let seq = self.number(link)?;
        let (before, seen) = self.right_before(link)?;
        let heard = self.heard(link, before, &seen)?;
        let depths = seen.iter().chain(&before).map(|at| self.depth(*at));
        let depth = 1 + depths.max().unwrap_or(0);
        let line = self.line_for(link, before, seq)?;
        self.lines[usize::from(line)].push(link.id, link.class, depth, &heard);
        let at = At { line, seq };
        self.found.insert(tie(&link.id), at);
        Ok(at)
    }

    /// Where the entry lies, if it is here.
    #[must_use]
    pub fn find(&self, id: &EntryId) -> Option<At> {
        let at = self.found.get(&tie(id)).copied();
        at.filter(|at| self.id(*at) == *id)
    }

    /// How many entries are here.
    #[must_use]
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing is here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Who wrote it.
    #[must_use]
    pub fn device(&self, at: At) -> DeviceId {
        self.line(at).device
    }

    /// Its number in its chain.
    #[must_use]
    pub fn seq(&self, at: At) -> u64 {
        at.seq.into()
    }

    /// Its id.
    #[must_use]
    pub fn id(&self, at: At) -> EntryId {
        self.line(at).id(at.seq)
    }

    /// Content or outline.
    #[must_use]
    pub fn class(&self, at: At) -> Class {
        self.line(at).class(at.seq)
    }

    /// 1 more than the greatest depth of what comes right before it; 1 for a genesis.
    #[must_use]
    pub fn depth(&self, at: At) -> u64 {
        self.line(at).depth(at.seq)
    }

    /// The entry before it in its chain.
    #[must_use]
    pub fn before(&self, at: At) -> Option<At> {
        self.line(at).before(at)
    }

    /// The order of a room: by depth, then by id.
    #[must_use]
    pub fn order(&self, a: At, b: At) -> Ordering {
        let key = |at| (self.depth(at), self.id(at));
        key(a).cmp(&key(b))
    }

    /// All that the entry can reach, *without* itself.
    #[must_use]
    pub fn past(&self, at: At) -> Clock {
        let line = self.line(at);
        let mut clock = Clock::default();
        for (other, steps) in line.heard() {
            clock.raise(*other, steps.upto(at.seq));
        }
        if at.seq > line.first {
            clock.raise(at.line, at.seq - 1);
        }
        clock
    }

    /// All that the entry can reach, *with* itself.
    #[must_use]
    pub fn upto(&self, at: At) -> Clock {
        let mut clock = self.past(at);
        clock.raise(at.line, at.seq);
        clock
    }

    /// Whether `a` is in the past of `b`. No entry is in its own past.
    #[must_use]
    pub fn is_past(&self, a: At, b: At) -> bool {
        if a.line == b.line {
            a.seq < b.seq
        } else {
            self.line(b).upto(a.line, b.seq) >= a.seq
        }
    }

    /// Everything that is here.
    #[must_use]
    pub fn whole(&self) -> Clock {
        let mut clock = Clock::default();
        for (number, line) in (0_u16..).zip(&self.lines) {
            clock.raise(number, line.last());
        }
        clock
    }

    /// The devices that wrote something that is here, in order.
    pub fn devices(&self) -> impl Iterator<Item = &DeviceId> {
        self.of_device.keys()
    }

    /// The last entry of a device's chain that is here; of a forked chain, the last below the fork.
    #[must_use]
    pub fn tip(&self, device: &DeviceId) -> Option<At> {
        self.counted(device, &self.whole())
    }

    /// The entry of that number in a device's chain; of a forked chain, only below the fork.
    #[must_use]
    pub fn numbered(&self, device: &DeviceId, seq: u64) -> Option<At> {
        let tip = self.tip(device)?;
        let seq = u32::try_from(seq)
            .ok()
            .filter(|seq| (1..=tip.seq).contains(seq))?;
        Some(self.up(tip, seq))
    }

    /// All entries of that number by a device: more than one where it signed more than one history.
    pub fn all_numbered(&self, device: &DeviceId, seq: u64) -> impl Iterator<Item = At> {
        let seq = u32::try_from(seq).unwrap_or(u32::MAX);
        let lines = self.of_device.get(device).map_or(&[][..], Vec::as_slice);
        lines.iter().filter_map(move |number| {
            let line = &self.lines[usize::from(*number)];
            let here = (line.first..=line.last()).contains(&seq);
            here.then_some(At { line: *number, seq })
        })
    }

    /// What the next header of this device says that it has newly seen: what is here of others and in
    /// nobody's past, in order of ids, each once, and no more than so many.
    #[must_use]
    pub fn frontier(&self, device: &DeviceId, max: usize) -> Vec<EntryId> {
        let own = self.of_device.get(device).map_or(&[][..], Vec::as_slice);
        let tips = || {
            (0_u16..).zip(&self.lines).map(|(line, of)| At {
                line,
                seq: of.last(),
            })
        };
        let others = tips().filter(|tip| !own.contains(&tip.line));
        let mut ids: Vec<_> = others
            .filter(|tip| tips().all(|later| !self.is_past(*tip, later)))
            .map(|tip| self.id(tip))
            .collect();
        ids.sort_unstable();
        ids.truncate(max);
        ids
    }

    /// The entries in one clock and not in the other, in the room's order.
    #[must_use]
    pub fn between(&self, from: &Clock, to: &Clock) -> Vec<At> {
        let mut all = Vec::new();
        for (number, line) in (0_u16..).zip(&self.lines) {
            let first = line.first.max(from.of(number).saturating_add(1));
            all.extend((first..=to.of(number)).map(|seq| At { line: number, seq }));
        }
        all.sort_by_cached_key(|at| (self.depth(*at), self.id(*at)));
        all
    }

    /// All entries, in the room's order.
    #[must_use]
    pub fn ordered(&self) -> Vec<At> {
        self.between(&Clock::default(), &self.whole())
    }

    fn line(&self, at: At) -> &Line {
        &self.lines[usize::from(at.line)]
    }

    /// The entry of that number which leads up to this one.
    fn up(&self, mut at: At, seq: u32) -> At {
        loop {
            let line = self.line(at);
            match line.parent {
                Some(parent) if seq < line.first => at.line = parent,
                _ => return At { seq, ..at },
            }
        }
    }

    fn number(&self, link: &Link<'_>) -> Result<u32, Unplaced> {
        if link.seen.len() > SEEN_MAX || link.seq > SEQ_MAX {
            return Err(Unplaced::Refused(Check::R002));
        }
        let is_new = !self.of_device.contains_key(&link.device);
        if is_new && self.of_device.len() >= DEVICES_MAX {
            return Err(Unplaced::Refused(Check::R002));
        }
        match u32::try_from(link.seq) {
            Ok(seq) if seq > 0 => Ok(seq),
            _ => Err(Unplaced::Refused(Check::R020)),
        }
    }

    /// The entry before it, and those that it has newly seen.
    fn right_before(&self, link: &Link<'_>) -> Result<(Option<At>, Vec<At>), Unplaced> {
        let mut missing = Vec::new();
        let mut before = None;
        if link.seq > 1 {
            before = self.find(&link.before);
            match before {
                None => missing.push(link.before),
                Some(at) if self.device(at) == link.device && self.seq(at) + 1 == link.seq => {}
                Some(_) => return Err(Unplaced::Refused(Check::R020)),
            }
        }
        let mut seen = Vec::with_capacity(link.seen.len());
        for id in link.seen {
            match self.find(id) {
                None => missing.push(*id),
                Some(at) => seen.push(at),
            }
        }
        if missing.is_empty() {
            Ok((before, seen))
        } else {
            Err(Unplaced::Missing(missing))
        }
    }

    /// Up to where the entry has newly heard of which line, where it names a true frontier.
    fn heard(
        &self,
        link: &Link<'_>,
        before: Option<At>,
        seen: &[At],
    ) -> Result<Vec<(u16, u32)>, Unplaced> {
        if seen.is_empty() {
            return Ok(Vec::new());
        }
        let known = before.map_or_else(Clock::default, |before| self.upto(before));
        let mut reached = known.clone();
        for at in seen {
            reached.join(&self.past(*at));
        }
        let sorted = link.seen.windows(2).all(|pair| pair[0] < pair[1]);
        let fresh = |at: &At| self.device(*at) != link.device && !reached.contains(*at);
        if !sorted || !seen.iter().all(fresh) {
            return Err(Unplaced::Refused(Check::R022));
        }
        for at in seen {
            reached.raise(at.line, at.seq);
        }
        Ok(reached.beyond(&known).collect())
    }

    /// The line that goes on with this entry: a new one where it is the first, or a branch.
    fn line_for(&mut self, link: &Link<'_>, before: Option<At>, seq: u32) -> Result<u16, Unplaced> {
        if let Some(before) = before
            && self.line(before).last() == before.seq
        {
            return Ok(before.line);
        }
        if self.lines.len() >= LINES_MAX {
            return Err(Unplaced::Refused(Check::R030));
        }
        let mut line = Line::begin(link.device, seq, before);
        if let Some(before) = before {
            line.inherit(&self.upto(before));
        }
        let number = u16::try_from(self.lines.len()).expect("there are few lines");
        self.lines.push(line);
        self.of_device.entry(link.device).or_default().push(number);
        Ok(number)
    }
}

fn tie(id: &EntryId) -> Tie {
    *id.0.first_chunk().expect("half of an id")
}
