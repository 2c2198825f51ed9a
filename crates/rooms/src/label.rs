//! What stands on a segment: its writer's head, and what it replaces (room.md, 6.2; depot.md, section 4).

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::head::{Envelope, SignedHead};
use crate::limits::RANGES_MAX;
use crate::range::Range;

/// What stands on a segment: `[envelope, replaces]` (depot.md, section 4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label<H> {
    /// The writer's head of that moment.
    pub head: H,
    /// The segments whose entries are all in this one, in order.
    pub replaces: Vec<Range>,
}

impl Label<SignedHead> {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.array(2);
        self.head.write(&mut writer);
        writer.array(self.replaces.len());
        for range in &self.replaces {
            writer.array(2).uint(range.from).uint(range.to);
        }
        writer.done()
    }
}

impl Label<Envelope> {
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Check> {
        let mut reader = Reader::new(bytes);
        reader.array_of(2)?;
        let head = Envelope::read(&mut reader)?;
        let len = reader.array_up_to(RANGES_MAX)?;
        let mut replaces: Vec<Range> = Vec::with_capacity(len);
        for _ in 0..len {
            reader.array_of(2)?;
            let after = replaces.last().map_or(0, |range| range.to);
            replaces.push(Range::read(&mut reader, after)?);
        }
        reader.done()?;
        Ok(Self { head, replaces })
    }
}
