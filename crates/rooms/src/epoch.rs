//! Epochs: a random key, the devices that it was made for, and how it is handed on (room.md, section 7).

use crate::act::sorted;
use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::derive::{Label, derive};
use crate::device::SEALED_MORE_BYTES;
use crate::handing::Giver;
use crate::ids::{DeviceId, EntryId, EpochId};
use crate::limits::{CARRIED_MAX, DEVICES_MAX};

/// Bytes of a key that is sealed to a device.
pub const SEALED_KEY_BYTES: usize = SEALED_MORE_BYTES + 32;

/// What an epoch is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To write under.
    Write,
    /// To give one person what no other key of theirs opens: these entries, or, where the list is
    /// empty, those of the segments that name it.
    Carry(Vec<EntryId>),
}

/// A key sealed to a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedKey {
    /// Whom it is for.
    pub device: DeviceId,
    /// `enc` ‖ ciphertext.
    pub sealed: Vec<u8>,
}

/// The announcement of an epoch, as it stands in an outline entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// What the epoch is for.
    pub purpose: Purpose,
    /// Which content key it is.
    pub key_commitment: [u8; 32],
    /// Which outline key comes of it.
    pub outline_commitment: [u8; 32],
    /// Readers with the content key, voices with the outline key; sorted by device, each once.
    pub recipients: Vec<SealedKey>,
}

/// Which of an epoch's keys it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// The content key, `K`, of which the outline key comes.
    Content = 0,
    /// The outline key, `H`.
    Outline = 1,
}

/// A key handed on to further devices, as it stands in an outline entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Whose key.
    pub epoch: EpochId,
    /// Which of the two.
    pub kind: KeyKind,
    /// To whom; sorted by device, each once.
    pub recipients: Vec<SealedKey>,
}

impl Announcement {
    /// Reads the five elements that follow `[19, at, …`.
    ///
    /// # Errors
    /// of its form, R-025 of an unknown purpose, R-054 where recipients are not sorted,
    /// each once, R-055 where an epoch to write under names entries.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, Check> {
        let purpose = reader.uint()?;
        let key_commitment = reader.exactly()?;
        let outline_commitment = reader.exactly()?;
        let recipients = recipients(reader)?;
        let carried = carried(reader)?;
        let purpose = match purpose {
            0 if carried.is_empty() => Purpose::Write,
            0 => return Err(Check::R055),
            1 => Purpose::Carry(carried),
            _ => return Err(Check::R025),
        };
        Ok(Self {
            purpose,
            key_commitment,
            outline_commitment,
            recipients,
        })
    }

    /// The epoch's id, bound to the place of its announcement: the entry after `before`.
    ///
    /// It is known before anything is sealed: what is sealed is not in it.
    #[must_use]
    pub fn id(&self, giver: &Giver, before: &EntryId) -> EpochId {
        let mut devices = Writer::default();
        devices.array(self.recipients.len());
        for recipient in &self.recipients {
            devices.bytes(recipient.device.bytes());
        }
        let mut writer = Writer::default();
        writer.array(9);
        for id in [&giver.process.0, &giver.room.0, &giver.device.0] {
            writer.bytes(id);
        }
        writer
            .bytes(&self.key_commitment)
            .bytes(&self.outline_commitment);
        writer.uint(self.purpose.number());
        writer.bytes(&derive(Label::Recipients, &[&devices.done()]));
        writer.bytes(before.bytes());
        self.purpose.write_carried(&mut writer);
        EpochId(derive(Label::Epoch, &[&writer.done()]))
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.uint(self.purpose.number());
        writer
            .bytes(&self.key_commitment)
            .bytes(&self.outline_commitment);
        write_recipients(writer, &self.recipients);
        self.purpose.write_carried(writer);
    }
}

impl Grant {
    /// Reads the three elements that follow `[20, at, …`.
    ///
    /// # Errors
    /// of its form, R-025 of an unknown kind of key, R-054 where recipients are not
    /// sorted, each once.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, Check> {
        Ok(Self {
            epoch: EpochId(reader.exactly()?),
            kind: match reader.uint()? {
                0 => KeyKind::Content,
                1 => KeyKind::Outline,
                _ => return Err(Check::R025),
            },
            recipients: recipients(reader)?,
        })
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.bytes(self.epoch.bytes()).uint(self.kind as u64);
        write_recipients(writer, &self.recipients);
    }
}

impl Purpose {
    fn number(&self) -> u64 {
        match self {
            Self::Write => 0,
            Self::Carry(_) => 1,
        }
    }

    fn write_carried(&self, writer: &mut Writer) {
        let carried = match self {
            Self::Write => &[][..],
            Self::Carry(entries) => entries,
        };
        writer.array(carried.len());
        for entry in carried {
            writer.bytes(entry.bytes());
        }
    }
}

fn recipients(reader: &mut Reader<'_>) -> Result<Vec<SealedKey>, Check> {
    let len = reader.array_up_to(DEVICES_MAX)?;
    let mut recipients = Vec::with_capacity(len);
    for _ in 0..len {
        reader.array_of(2)?;
        let device = DeviceId(reader.exactly()?);
        let sealed = reader.exactly::<SEALED_KEY_BYTES>()?.to_vec();
        recipients.push(SealedKey { device, sealed });
    }
    sorted(&recipients, |recipient| recipient.device).map_err(|_| Check::R054)?;
    Ok(recipients)
}

fn write_recipients(writer: &mut Writer, recipients: &[SealedKey]) {
    writer.array(recipients.len());
    for SealedKey { device, sealed } in recipients {
        writer.array(2).bytes(device.bytes()).bytes(sealed);
    }
}

fn carried(reader: &mut Reader<'_>) -> Result<Vec<EntryId>, Check> {
    let len = reader.array_up_to(CARRIED_MAX)?;
    let carried: Vec<_> = (0..len)
        .map(|_| reader.exactly().map(EntryId))
        .collect::<Result<_, _>>()?;
    sorted(&carried, |entry| *entry)?;
    Ok(carried)
}
