//! A segment before it is sealed: entries, in columns (room.md, 6.2).

use crate::cbor::Writer;
use crate::check::Check;
use crate::entry::{Class, Payload};
use crate::ids::{DeviceId, EntryId};
use crate::limits::SEGMENT_ENTRIES_MAX;
use crate::run::OPENING_BYTES;

/// Entries for a segment. Those of one device that follow each other are one run.
#[derive(Default)]
pub struct Draft {
    runs: Vec<Run>,
    openings: Vec<u8>,
    bodies: Writer,
    contents: usize,
    carries: bool,
    entries: usize,
    bytes: usize,
}

#[derive(Default)]
struct Run {
    place: Option<(DeviceId, u64, EntryId)>,
    headers: Writer,
    count: usize,
    payloads: Writer,
    payload_count: usize,
}

/// An entry to be put into a segment.
#[derive(Clone, Copy)]
pub struct Bare<'b> {
    /// Whose.
    pub device: DeviceId,
    /// Its number in their chain.
    pub seq: u64,
    /// The id of the entry before; the chain's start for number 1.
    pub before: EntryId,
    /// What kind of thing it is, as its header says.
    pub class: Class,
    /// Its header's bytes.
    pub header: &'b [u8],
    /// Opening and body. An outline entry always carries them; content that is erased, or belongs to
    /// another epoch than the segment's, does not.
    pub payload: Option<Payload<'b>>,
}

impl Draft {
    /// Adds an entry.
    ///
    /// # Errors
    /// R-002 where the segment is full.
    ///
    /// # Panics
    /// Where an outline entry carries nothing.
    pub fn push(&mut self, entry: &Bare<'_>) -> Result<(), Check> {
        if self.entries == SEGMENT_ENTRIES_MAX {
            return Err(Check::R002);
        }
        let follows = self.runs.last().is_some_and(|run| run.ends_before(entry));
        if !follows {
            self.runs.push(Run {
                place: Some((entry.device, entry.seq, entry.before)),
                ..Run::default()
            });
        }
        let run = self.runs.last_mut().expect("there is one now");
        run.headers.bytes(entry.header);
        match entry.class {
            Class::Outline => {
                let (opening, body) = entry.payload.expect("the outline is never erased");
                run.payloads.array(2).uint(run.count as u64);
                run.payloads.bytes(&[opening, body].concat());
                run.payload_count += 1;
            }
            Class::Content => {
                let (opening, body) = entry.payload.unwrap_or((&[0; OPENING_BYTES], &[]));
                self.openings.extend_from_slice(opening);
                self.bodies.bytes(body);
                self.contents += 1;
                self.carries |= !body.is_empty();
            }
        }
        run.count += 1;
        self.entries += 1;
        self.bytes += entry.header.len() + entry.payload.map_or(0, |(_, body)| 16 + body.len());
        Ok(())
    }

    /// How many entries it has.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.entries
    }

    /// How many bytes their headers and payloads have.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether the body of any content entry is in it.
    #[must_use]
    pub fn carries(&self) -> bool {
        self.carries
    }

    /// `[runs]`.
    pub(crate) fn runs(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.array(1).array(self.runs.len());
        for run in &self.runs {
            let (device, first, before) = run.place.expect("a run has an entry");
            writer.array(5).bytes(device.bytes()).uint(first);
            writer.bytes(before.bytes());
            writer.array(run.count).item(run.headers.so_far());
            writer.array(run.payload_count).item(run.payloads.so_far());
        }
        writer.done()
    }

    /// `[openings, bodies]`, where any body is carried.
    pub(crate) fn bodies(&self) -> Option<Vec<u8>> {
        let mut writer = Writer::default();
        writer.array(2).bytes(&self.openings);
        writer.array(self.contents).item(self.bodies.so_far());
        self.carries.then(|| writer.done())
    }
}

impl Run {
    fn ends_before(&self, entry: &Bare<'_>) -> bool {
        let next = |(device, first, _): (DeviceId, u64, _)| (device, first + self.count as u64);
        self.place.map(next) == Some((entry.device, entry.seq))
    }
}
