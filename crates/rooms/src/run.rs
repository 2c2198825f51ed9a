//! Runs of entries as they lie in a segment: headers in unbroken order, bodies in columns (room.md, 6.2).
//!
//! All of it borrows from the opened frames; an entry takes no memory of its own.

use std::collections::BTreeMap;

use crate::cbor::Reader;
use crate::check::Check;
use crate::entry::{Class, HeaderView, Payload, chain_start, commitment, next_id, payload};
use crate::ids::{DeviceId, EntryId, ProcessId, RoomId};
use crate::limits::{
    CONTENT_BYTES_MAX, HEADER_BYTES_MAX, OUTLINE_BYTES_MAX, SEGMENT_ENTRIES_MAX, SEQ_MAX,
};

/// Bytes of an opening.
pub(crate) const OPENING_BYTES: usize = 16;

/// Entries of one device, one after the other, with the payloads of the outline.
#[derive(Clone, PartialEq, Eq)]
pub struct Run<'b> {
    /// Whose.
    pub device: DeviceId,
    /// The number of the first.
    pub first: u64,
    /// The id of the entry before; the chain's start where the first is number 1.
    pub before: EntryId,
    headers: Vec<&'b [u8]>,
    /// Where in the run an outline entry's payload belongs, in order.
    payloads: Vec<(u32, &'b [u8])>,
}

/// The openings and bodies of content entries; 16 zeros and nothing where one is not carried.
#[derive(Clone, PartialEq, Eq)]
pub struct Bodies<'b> {
    openings: &'b [u8],
    bodies: Vec<&'b [u8]>,
}

/// An entry as a segment holds it: its id is right if the one before is, and what it carries is what
/// its author committed to.
#[derive(Clone, Copy)]
pub struct Carried<'b> {
    /// Whose.
    pub device: DeviceId,
    /// Its number in their chain.
    pub seq: u64,
    /// Its id.
    pub id: EntryId,
    /// The id of the entry before.
    pub before: EntryId,
    /// Its header's bytes.
    pub header: &'b [u8],
    /// Its header, read.
    pub view: HeaderView<'b>,
    /// Opening and body, where they are carried and their key is here.
    pub payload: Option<Payload<'b>>,
}

/// Reads the outline's frame: `[runs]`.
///
/// # Errors
/// of its form; R-020 where a run begins a chain elsewhere than at its start, or two
/// runs of one device overlap. Headers are read one by one, in [`entries`].
pub(crate) fn runs<'b>(
    bytes: &'b [u8],
    process: &ProcessId,
    room: &RoomId,
) -> Result<Vec<Run<'b>>, Check> {
    let mut reader = Reader::new(bytes);
    reader.array_of(1)?;
    let len = reader.array_up_to(SEGMENT_ENTRIES_MAX)?;
    let (mut runs, mut total) = (Vec::new(), 0);
    let mut taken: BTreeMap<(DeviceId, u64), u64> = BTreeMap::new();
    for _ in 0..len {
        let run = Run::read(&mut reader, SEGMENT_ENTRIES_MAX - total)?;
        total += run.headers.len();
        let start = run.first > 1 || run.before == chain_start(process, room, &run.device);
        if !start || overlaps(&taken, &run) {
            return Err(Check::R020);
        }
        taken.insert((run.device, run.first), run.last());
        runs.push(run);
    }
    reader.done()?;
    Ok(runs)
}

fn overlaps(taken: &BTreeMap<(DeviceId, u64), u64>, run: &Run<'_>) -> bool {
    let up_to = (run.device, run.last());
    let below = taken.range((run.device, 0)..=up_to).next_back();
    below.is_some_and(|(_, last)| *last >= run.first)
}

impl<'b> Run<'b> {
    /// How many entries it has; at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.headers.len()
    }

    /// The number of the last.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.first + self.headers.len() as u64 - 1
    }

    fn read(reader: &mut Reader<'b>, max: usize) -> Result<Self, Check> {
        reader.array_of(5)?;
        let device = DeviceId(reader.exactly()?);
        let first = reader.uint_max(SEQ_MAX)?;
        let before = EntryId(reader.exactly()?);
        let count = reader.array_up_to(max)?;
        if first == 0 || count == 0 {
            return Err(Check::R001);
        }
        if first + count as u64 - 1 > SEQ_MAX {
            return Err(Check::R002);
        }
        let mut headers = Vec::with_capacity(count);
        for _ in 0..count {
            headers.push(reader.bytes(HEADER_BYTES_MAX)?);
        }
        let payloads = payloads(reader, count)?;
        Ok(Self {
            device,
            first,
            before,
            headers,
            payloads,
        })
    }
}

fn payloads<'b>(reader: &mut Reader<'b>, count: usize) -> Result<Vec<(u32, &'b [u8])>, Check> {
    let len = reader.array_up_to(count)?;
    let mut payloads: Vec<(u32, &[u8])> = Vec::with_capacity(len);
    for _ in 0..len {
        reader.array_of(2)?;
        let index = reader.uint()?;
        let rises = payloads
            .last()
            .is_none_or(|(before, _)| index > u64::from(*before));
        if !rises || index >= count as u64 {
            return Err(Check::R001);
        }
        let payload = reader.bytes(OPENING_BYTES + OUTLINE_BYTES_MAX)?;
        payloads.push((index as u32, payload));
    }
    Ok(payloads)
}

impl<'b> Bodies<'b> {
    /// Reads the content's frame: `[openings, bodies]`.
    ///
    /// # Errors
    /// of its form; R-028 where there is not an opening for each body.
    pub(crate) fn parse(bytes: &'b [u8]) -> Result<Self, Check> {
        let mut reader = Reader::new(bytes);
        reader.array_of(2)?;
        let openings = reader.bytes(OPENING_BYTES * SEGMENT_ENTRIES_MAX)?;
        let len = reader.array_up_to(SEGMENT_ENTRIES_MAX)?;
        if openings.len() != OPENING_BYTES * len {
            return Err(Check::R028);
        }
        let mut bodies = Vec::with_capacity(len);
        for opening in openings.chunks_exact(OPENING_BYTES) {
            let body = reader.bytes(CONTENT_BYTES_MAX)?;
            if body.is_empty() && opening.iter().any(|byte| *byte != 0) {
                return Err(Check::R001);
            }
            bodies.push(body);
        }
        reader.done()?;
        Ok(Self { openings, bodies })
    }

    fn get(&self, index: usize) -> Option<Payload<'b>> {
        let body = *self.bodies.get(index).filter(|body| !body.is_empty())?;
        let opening = self.openings[OPENING_BYTES * index..].first_chunk()?;
        Some((opening, body))
    }
}

/// Walks through all entries of a segment's runs, in order.
///
/// What is given up to an error is right; nothing after it is given. A body under a commitment that it
/// does not meet is R-024, an outline payload in the place of content R-025, a number of bodies that is
/// not that of the content entries R-028.
pub fn entries<'b>(
    runs: &'b [Run<'b>],
    bodies: Option<&'b Bodies<'b>>,
) -> impl Iterator<Item = Result<Carried<'b>, Check>> {
    let mut walk = Walk {
        runs,
        bodies,
        run: 0,
        entry: 0,
        payload: 0,
        content: 0,
        before: runs.first().map_or(EntryId([0; 32]), |run| run.before),
        ended: false,
    };
    std::iter::from_fn(move || walk.next())
}

struct Walk<'b> {
    runs: &'b [Run<'b>],
    bodies: Option<&'b Bodies<'b>>,
    /// Places in the runs, in the run's headers and payloads, and among all content entries.
    run: usize,
    entry: usize,
    payload: usize,
    content: usize,
    before: EntryId,
    ended: bool,
}

impl<'b> Walk<'b> {
    fn next(&mut self) -> Option<Result<Carried<'b>, Check>> {
        if self.ended {
            return None;
        }
        let Some(run) = self.runs.get(self.run) else {
            self.ended = true;
            let right = self
                .bodies
                .is_none_or(|bodies| bodies.bodies.len() == self.content);
            return (!right).then_some(Err(Check::R028));
        };
        let entry = self.step(run);
        self.ended = entry.is_err();
        if self.entry == run.headers.len() {
            (self.run, self.entry, self.payload) = (self.run + 1, 0, 0);
            self.before = self
                .runs
                .get(self.run)
                .map_or(self.before, |run| run.before);
        }
        Some(entry)
    }

    fn step(&mut self, run: &'b Run<'b>) -> Result<Carried<'b>, Check> {
        let header = run.headers[self.entry];
        let seq = run.first + self.entry as u64;
        let view = HeaderView::parse(header)?;
        let id = next_id(&self.before, seq, header);
        let entry = Carried {
            device: run.device,
            seq,
            id,
            before: self.before,
            header,
            view,
            payload: self.payload(run, &view)?,
        };
        (self.entry, self.before) = (self.entry + 1, id);
        Ok(entry)
    }

    fn payload(
        &mut self,
        run: &Run<'b>,
        view: &HeaderView<'_>,
    ) -> Result<Option<Payload<'b>>, Check> {
        let outline = run
            .payloads
            .get(self.payload)
            .filter(|(index, _)| *index as usize == self.entry);
        match (view.class, outline) {
            (Class::Outline, Some((_, bytes))) => {
                self.payload += 1;
                payload(bytes, &view.commitment).map(Some)
            }
            // An outline entry says what it says to all who may read the outline.
            (Class::Outline, None) => Err(Check::R024),
            (Class::Content, Some(_)) => Err(Check::R025),
            (Class::Content, None) => {
                let carried = self.bodies.and_then(|bodies| bodies.get(self.content));
                self.content += 1;
                let met = carried
                    .is_none_or(|(opening, body)| commitment(opening, body) == view.commitment);
                if met { Ok(carried) } else { Err(Check::R024) }
            }
        }
    }
}
