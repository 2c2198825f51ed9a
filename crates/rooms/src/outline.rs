//! Membership, keys, erasures: the bodies of outline entries, without names or words (room.md, 5.4).

use crate::act::Act;
use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::content::begin;
use crate::epoch::{Announcement, Grant};
use crate::genesis::Genesis;
use crate::ids::EntryId;
use crate::limits::OUTLINE_BYTES_MAX;

/// Membership, keys, erasures: what each admitted device may read from the beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outline {
    /// The beginning of the room.
    Genesis(Genesis),
    /// A proposal, or what needs nobody else.
    Act {
        /// The author's clock, in seconds since 1970.
        at: u64,
        /// What.
        act: Act,
    },
    /// The author stands behind an act or an erasure.
    Approve {
        /// The author's clock, in seconds since 1970.
        at: u64,
        /// The entry that holds it.
        target: EntryId,
    },
    /// A new epoch.
    Epoch {
        /// The author's clock, in seconds since 1970.
        at: u64,
        /// Its announcement.
        announcement: Announcement,
    },
    /// A key for further devices.
    Grant {
        /// The author's clock, in seconds since 1970.
        at: u64,
        /// The grant.
        grant: Grant,
    },
    /// Erases what a content entry says.
    Erase {
        /// The author's clock, in seconds since 1970.
        at: u64,
        /// The entry.
        entry: EntryId,
        /// Why: 0 to 4, in the order of the record's reasons.
        reason: u8,
    },
    /// Objects to an erasure.
    Object {
        /// The author's clock, in seconds since 1970.
        at: u64,
        /// The entry that holds it.
        erasure: EntryId,
    },
    /// Says nothing but what its header has seen.
    Seen {
        /// The author's clock, in seconds since 1970.
        at: u64,
    },
}

impl Outline {
    /// Reads an outline entry's body.
    ///
    /// # Errors
    /// of its form, R-025 of an unknown kind, and what [`Genesis`], [`Act`],
    /// [`Announcement`] and [`Grant`] are refused for.
    pub fn parse(bytes: &[u8]) -> Result<Self, Check> {
        if bytes.len() > OUTLINE_BYTES_MAX {
            return Err(Check::R002);
        }
        let mut reader = Reader::new(bytes);
        let (kind, at, len) = begin(&mut reader)?;
        let outline = match (kind, len) {
            (16, 13) => Self::Genesis(Genesis::read(&mut reader, at)?),
            (17, 3) => Self::Act {
                at,
                act: Act::read(&mut reader)?,
            },
            (18, 3) => Self::Approve {
                at,
                target: EntryId(reader.exactly()?),
            },
            (19, 7) => Self::Epoch {
                at,
                announcement: Announcement::read(&mut reader)?,
            },
            (20, 5) => Self::Grant {
                at,
                grant: Grant::read(&mut reader)?,
            },
            (21, 4) => Self::Erase {
                at,
                entry: EntryId(reader.exactly()?),
                reason: reader.uint_max(REASON_MAX)? as u8,
            },
            (22, 3) => Self::Object {
                at,
                erasure: EntryId(reader.exactly()?),
            },
            (23, 2) => Self::Seen { at },
            (16..=23, _) => return Err(Check::R001),
            _ => return Err(Check::R025),
        };
        reader.done()?;
        Ok(outline)
    }

    /// The body's bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let (kind, len) = match self {
            Self::Genesis(_) => (16, 13),
            Self::Act { .. } => (17, 3),
            Self::Approve { .. } => (18, 3),
            Self::Epoch { .. } => (19, 7),
            Self::Grant { .. } => (20, 5),
            Self::Erase { .. } => (21, 4),
            Self::Object { .. } => (22, 3),
            Self::Seen { .. } => (23, 2),
        };
        let mut writer = Writer::default();
        writer.array(len).uint(kind).uint(self.at());
        match self {
            Self::Genesis(genesis) => genesis.write(&mut writer),
            Self::Act { act, .. } => act.write(&mut writer),
            Self::Approve { target: entry, .. } | Self::Object { erasure: entry, .. } => {
                writer.bytes(entry.bytes());
            }
            Self::Epoch { announcement, .. } => announcement.write(&mut writer),
            Self::Grant { grant, .. } => grant.write(&mut writer),
            Self::Erase { entry, reason, .. } => {
                writer.bytes(entry.bytes()).uint((*reason).into());
            }
            Self::Seen { .. } => {}
        }
        writer.done()
    }

    /// The author's clock, in seconds since 1970: said and never relied on.
    #[must_use]
    pub fn at(&self) -> u64 {
        match self {
            Self::Genesis(genesis) => genesis.at,
            Self::Act { at, .. }
            | Self::Approve { at, .. }
            | Self::Epoch { at, .. }
            | Self::Grant { at, .. }
            | Self::Erase { at, .. }
            | Self::Object { at, .. }
            | Self::Seen { at } => *at,
        }
    }
}

/// The last of the record's reasons for an erasure.
const REASON_MAX: u64 = 4;
