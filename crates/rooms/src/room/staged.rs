//! A segment that was fetched and opened as far as its outline, and not taken in yet.

use crate::check::Check;
use crate::epoch_key::OutlineKey;
use crate::head::Envelope;
use crate::ids::EpochId;
use crate::label::Label;
use crate::segment::{OpenedOutline, Segment, SegmentName};

/// Numbers that are a multiple of this are milestones: they carry a head alone, and are never deleted,
/// so that the newest segment can be found although those before it were packed away.
pub const MILESTONE: u64 = 64;

/// A segment that was fetched and opened as far as its outline.
pub struct Staged {
    pub(crate) name: SegmentName,
    pub(crate) bytes: Vec<u8>,
    pub(crate) label: Label<Envelope>,
    pub(crate) outline: OpenedOutline,
    pub(crate) sealing: Option<EpochId>,
}

impl Staged {
    /// Opens what the outline key of the naming epoch opens.
    ///
    /// # Errors
    /// What its boxes and forms are refused for.
    pub fn open(name: SegmentName, bytes: Vec<u8>, key: &OutlineKey) -> Result<Self, Check> {
        let segment = Segment::open(&bytes, name, key)?;
        let (label, outline) = (segment.open_label(key)?, segment.open_outline(key)?);
        let sealing = segment.sealing();
        Ok(Self {
            name,
            bytes,
            label,
            outline,
            sealing,
        })
    }

    /// Which segment it is.
    #[must_use]
    pub fn name(&self) -> &SegmentName {
        &self.name
    }

    /// Its bytes, as they were fetched.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}
