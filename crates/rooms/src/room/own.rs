//! What a device remembers of its own publications: how many, up to where, and which are to be read.

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::ids::EpochId;
use crate::limits::SEQ_MAX;

/// A published segment that is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Live {
    /// Its number among the device's segments, from 1.
    pub n: u64,
    /// The epoch that its name and its outline are sealed under.
    pub naming: EpochId,
    /// The epoch that its content is sealed under; `None` where it has none.
    pub sealing: Option<EpochId>,
    /// The first of the device's own entries in it, and the last; `(0, 0)` where it has none, and
    /// `(0, n)` where it carries n of anybody's.
    pub entries: (u64, u64),
    /// BLAKE3 of its bytes, by which an overwritten object is noticed.
    pub hash: [u8; 32],
}

impl Live {
    /// Whether it carries entries to somebody, instead of holding this device's own.
    #[must_use]
    pub fn carries(&self) -> bool {
        self.entries.0 == 0 && self.sealing.is_some()
    }
}

/// What a device remembers of its own publications in a room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// How many segments it has published.
    pub count: u64,
    /// How many heads it has signed.
    pub beat: u64,
    /// Its last entry that is published.
    pub published: u64,
    /// When its last head was signed, by its own clock.
    pub headed_at_s: u64,
    /// The epoch under which its last segment was named.
    pub naming: Option<EpochId>,
    /// Its segments that are to be read, by number.
    pub live: Vec<Live>,
    /// Numbers of segments that are replaced and still have to be deleted, with their naming epochs.
    pub rubbish: Vec<(u64, EpochId)>,
}

impl Own {
    /// The bytes that a vault keeps.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.array(7)
            .uint(self.count)
            .uint(self.beat)
            .uint(self.published)
            .uint(self.headed_at_s);
        out.bytes(self.naming.as_ref().map_or(&[], EpochId::bytes));
        out.array(self.live.len());
        for live in &self.live {
            out.array(6).uint(live.n).bytes(live.naming.bytes());
            out.bytes(live.sealing.as_ref().map_or(&[], EpochId::bytes));
            out.uint(live.entries.0)
                .uint(live.entries.1)
                .bytes(&live.hash);
        }
        out.array(self.rubbish.len());
        for (n, naming) in &self.rubbish {
            out.array(2).uint(*n).bytes(naming.bytes());
        }
        out.done()
    }

    /// Reads the bytes that [`Self::encode`] gave.
    ///
    /// # Errors
    /// R-001 where they are not such bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, Check> {
        let mut read = Reader::new(bytes);
        read.array_of(7)?;
        let (count, beat, published) = (read.uint()?, read.uint()?, read.uint_max(SEQ_MAX)?);
        let headed_at_s = read.uint()?;
        let naming = epoch(&mut read)?;
        let mut live = Vec::new();
        for _ in 0..read.array()? {
            read.array_of(6)?;
            live.push(Live {
                n: read.uint()?,
                naming: EpochId(read.exactly()?),
                sealing: epoch(&mut read)?,
                entries: (read.uint()?, read.uint()?),
                hash: read.exactly()?,
            });
        }
        let mut rubbish = Vec::new();
        for _ in 0..read.array()? {
            read.array_of(2)?;
            rubbish.push((read.uint()?, EpochId(read.exactly()?)));
        }
        read.done()?;
        Ok(Self {
            count,
            beat,
            published,
            headed_at_s,
            naming,
            live,
            rubbish,
        })
    }
}

/// An epoch's id, or none where the string is empty.
pub(crate) fn epoch(read: &mut Reader<'_>) -> Result<Option<EpochId>, Check> {
    match read.bytes(32)? {
        [] => Ok(None),
        bytes => EpochId::from_slice(bytes).map(Some).ok_or(Check::R001),
    }
}
