//! Ranges of a writer's segments, by their numbers.

use crate::cbor::Reader;
use crate::check::Check;
use crate::limits::SEGMENTS_MAX;

/// Segments of one writer: those two numbers, and all between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first, from 1.
    pub from: u64,
    /// The last, at least the first.
    pub to: u64,
}

impl Range {
    /// Reads two numbers that lie beyond all that came before.
    pub(crate) fn read(reader: &mut Reader<'_>, after: u64) -> Result<Self, Check> {
        let from = reader.uint_max(SEGMENTS_MAX)?;
        let to = reader.uint_max(SEGMENTS_MAX)?;
        if after < from && from <= to {
            Ok(Self { from, to })
        } else {
            Err(Check::R001)
        }
    }
}
