//! The lead of a segment: how long its parts are, in 64 bytes (room.md, 6.2).

use crate::check::Check;
use crate::cipher::{NONCE_BYTES, TAG_BYTES};
use crate::derive::padded;
use crate::limits::{LABEL_BYTES_MAX, SEGMENT_SEALED_BYTES_MAX};

pub(crate) const LEAD_BYTES: usize = 64;

/// How long everything is, and which epoch seals the content: 32 zeros where there is none.
#[derive(Clone, Copy)]
pub(crate) struct Lead {
    pub(crate) sealing: [u8; 32],
    pub(crate) label: usize,
    pub(crate) outline: usize,
    pub(crate) content: usize,
}

impl Lead {
    pub(crate) fn of(
        sealing: [u8; 32],
        label: usize,
        outline: usize,
        content: usize,
    ) -> Result<Self, Check> {
        let fits = label <= LABEL_BYTES_MAX
            && outline <= SEGMENT_SEALED_BYTES_MAX
            && content <= SEGMENT_SEALED_BYTES_MAX;
        let lead = Self {
            sealing,
            label,
            outline,
            content,
        };
        if fits { Ok(lead) } else { Err(Check::R002) }
    }

    pub(crate) fn encode(&self) -> [u8; LEAD_BYTES] {
        let mut bytes = [0; LEAD_BYTES];
        bytes[..32].copy_from_slice(&self.sealing);
        for (at, len) in [(32, self.label), (36, self.outline), (40, self.content)] {
            let len = u32::try_from(len).expect("held against the limits");
            bytes[at..at + 4].copy_from_slice(&len.to_be_bytes());
        }
        bytes
    }

    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Check> {
        let (sealing, rest) = bytes.split_first_chunk().ok_or(Check::R028)?;
        let (lengths, zeros) = rest.split_at(12);
        let length = |at: usize| {
            let four = lengths[at..at + 4].try_into().expect("four of twelve");
            u32::from_be_bytes(four) as usize
        };
        let lead = Self::of(*sealing, length(0), length(4), length(8))?;
        let none = *sealing == [0; 32];
        if zeros.iter().any(|byte| *byte != 0) || none != (lead.content == 0) {
            return Err(Check::R028);
        }
        Ok(lead)
    }

    /// The length of the content's box; without content there is none.
    pub(crate) fn content_box(&self) -> usize {
        if self.content == 0 {
            0
        } else {
            self.content + TAG_BYTES
        }
    }

    /// How many zeros bring the whole to its Padmé class.
    pub(crate) fn zeros(&self) -> Result<usize, Check> {
        let boxes = [LEAD_BYTES, self.label, self.outline].map(|len| len + TAG_BYTES);
        let bare = NONCE_BYTES + boxes.iter().sum::<usize>() + self.content_box();
        let class = usize::try_from(padded(bare as u64)).map_err(|_| Check::R002)?;
        if class <= SEGMENT_SEALED_BYTES_MAX {
            Ok(class - bare)
        } else {
            Err(Check::R002)
        }
    }
}
