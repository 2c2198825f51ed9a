//! One unbroken run of a device's entries, and what each of them had heard of other lines.

use super::At;
use crate::entry::Class;
use crate::ids::{DeviceId, EntryId};

/// Entries of one device, each right after the one before.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) device: DeviceId,
    /// The number of the first entry of its own: 1, but for a branch.
    pub(super) first: u32,
    /// The line that a branch leaves, with the entry before `first`.
    pub(super) parent: Option<u16>,
    entries: Vec<Kept>,
    /// What was heard of other lines, in the order in which they were first heard of.
    heard: Vec<(u16, Steps)>,
}

#[derive(Clone, Debug)]
struct Kept {
    id: EntryId,
    depth: u32,
    class: Class,
}

/// From which own number on another line is known up to where; both grow.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps(Vec<(u32, u32)>);

impl Steps {
    /// Up to where the other line is known by the entry of this number.
    pub(super) fn upto(&self, seq: u32) -> u32 {
        let after = self.0.partition_point(|(from, _)| *from <= seq);
        after.checked_sub(1).map_or(0, |step| self.0[step].1)
    }
}

impl Line {
    pub(super) fn begin(device: DeviceId, first: u32, before: Option<At>) -> Self {
        Self {
            device,
            first,
            parent: before.map(|before| before.line),
            entries: Vec::new(),
            heard: Vec::new(),
        }
    }

    /// A branch knows what the entry knew that it follows.
    pub(super) fn inherit(&mut self, known: &super::Clock) {
        let first = self.first;
        let all: Vec<_> = known.beyond(&super::Clock::default()).collect();
        for (line, upto) in all {
            self.hear(line, first, upto);
        }
    }

    pub(super) fn push(&mut self, id: EntryId, class: Class, depth: u64, heard: &[(u16, u32)]) {
        let depth = u32::try_from(depth).expect("so many entries fit nowhere");
        let seq = self.first + self.entries.len() as u32;
        self.entries.push(Kept { id, depth, class });
        for (line, upto) in heard {
            self.hear(*line, seq, *upto);
        }
    }

    /// The number of the last entry.
    pub(super) fn last(&self) -> u32 {
        self.first + self.entries.len() as u32 - 1
    }

    pub(super) fn id(&self, seq: u32) -> EntryId {
        self.kept(seq).id
    }

    pub(super) fn class(&self, seq: u32) -> Class {
        self.kept(seq).class
    }

    pub(super) fn depth(&self, seq: u32) -> u64 {
        self.kept(seq).depth.into()
    }

    pub(super) fn before(&self, at: At) -> Option<At> {
        let line = if at.seq > self.first {
            Some(at.line)
        } else {
            self.parent
        };
        line.map(|line| At {
            line,
            seq: at.seq - 1,
        })
    }

    pub(super) fn heard(&self) -> &[(u16, Steps)] {
        &self.heard
    }

    /// Up to where another line is known by the entry of this number.
    pub(super) fn upto(&self, other: u16, seq: u32) -> u32 {
        let heard = self.heard.iter().find(|(line, _)| *line == other);
        heard.map_or(0, |(_, steps)| steps.upto(seq))
    }

    fn hear(&mut self, other: u16, seq: u32, upto: u32) {
        let index = match self.heard.iter().position(|(line, _)| *line == other) {
            Some(index) => index,
            None => {
                self.heard.push((other, Steps::default()));
                self.heard.len() - 1
            }
        };
        let steps = &mut self.heard[index].1.0;
        match steps.last_mut() {
            Some((from, known)) if *from == seq => *known = upto,
            _ => steps.push((seq, upto)),
        }
    }

    fn kept(&self, seq: u32) -> &Kept {
        &self.entries[(seq - self.first) as usize]
    }
}
