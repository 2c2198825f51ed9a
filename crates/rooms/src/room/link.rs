//! What a replica gives to be kept: links of chains, what they say, and what was noticed.

use crate::check::Check;
use crate::entry::{Class, Opening};
use crate::ids::{DeviceId, EntryId, EpochId};

/// One entry of a chain, verified and placed, as a vault keeps it. Has no `Debug`: it may hold content.
pub struct Link {
    /// Who wrote it.
    pub device: DeviceId,
    /// Its number in the chain, from 1.
    pub seq: u64,
    /// Its id.
    pub id: EntryId,
    /// The header's bytes, as they were received.
    pub header: Vec<u8>,
    /// Content or outline.
    pub class: Class,
    /// How many entries lie before it at least, plus one.
    pub depth: u64,
    /// The epoch under which it was written; content only.
    pub epoch: Option<EpochId>,
    /// What it says; `None` where it was erased, or can't be opened (yet).
    pub payload: Option<Payload>,
}

/// What an entry says, with the opening of its commitment. Has no `Debug`: it is content.
#[derive(Clone)]
pub struct Payload {
    /// The random bytes that keep an erased text from being guessed.
    pub opening: Opening,
    /// The body, as it was received.
    pub body: Vec<u8>,
}

/// What was noticed while reading; said to people in plain words, never hidden.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// Which check.
    pub check: Check,
    /// Whose device, where that is known.
    pub device: Option<DeviceId>,
    /// How many entries or objects it is about, where that says something.
    pub count: u64,
}

impl Notice {
    pub(crate) fn of(check: Check, device: DeviceId) -> Self {
        Self {
            check,
            device: Some(device),
            count: 1,
        }
    }

    pub(crate) fn many(check: Check, device: DeviceId, count: u64) -> Self {
        Self {
            check,
            device: Some(device),
            count,
        }
    }
}
