//! Handing an epoch's key on: to those whom it is announced to, and later to those who are owed it
//! (room.md, 7.1).

use rand_core::CryptoRng;

use crate::act::sorted;
use crate::cbor::Writer;
use crate::check::Check;
use crate::device::{Card, Keys};
use crate::epoch::{Announcement, Grant, KeyKind, Purpose, SealedKey};
use crate::epoch_key::{ContentKey, EpochKey};
use crate::ids::{DeviceId, EntryId, EpochId, ProcessId, RoomId};
use crate::secret::Secret;

/// Who hands on, and in which room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Giver {
    /// The process.
    pub process: ProcessId,
    /// The room.
    pub room: RoomId,
    /// The announcer, or the granter.
    pub device: DeviceId,
}

impl Announcement {
    /// Announces an epoch in the entry that follows `before`, its id known before anything is sealed.
    ///
    /// Readers are given the content key, voices the outline key; for each 64 random bytes are drawn.
    /// Recipients and carried entries are put in order.
    #[must_use]
    pub fn make(
        giver: &Giver,
        before: &EntryId,
        key: &ContentKey,
        purpose: Purpose,
        recipients: &[(&Card, KeyKind)],
        random: &mut dyn CryptoRng,
    ) -> (EpochId, Self) {
        let mut recipients = recipients.to_vec();
        recipients.sort_by_key(|(card, _)| card.device());
        recipients.dedup_by_key(|(card, _)| card.device());
        let blank = |(card, _): &(&Card, KeyKind)| SealedKey {
            device: card.device(),
            sealed: Vec::new(),
        };
        let mut announcement = Self {
            purpose: purpose.ordered(),
            key_commitment: key.commitment(),
            outline_commitment: key.outline().commitment(),
            recipients: recipients.iter().map(blank).collect(),
        };
        let epoch = announcement.id(giver, before);
        let outline = key.outline();
        for (to, (card, kind)) in announcement.recipients.iter_mut().zip(recipients) {
            let key = match kind {
                KeyKind::Content => key.secret(),
                KeyKind::Outline => outline.secret(),
            };
            let info = epoch_info(giver, &epoch, &card.device());
            to.sealed = card.seal(&info, key.bytes(), random);
        }
        (epoch, announcement)
    }

    /// Opens the key for this device, if there is one: the content key where it meets that commitment,
    /// or else the outline key.
    ///
    /// # Errors
    /// R-053 where it does not open, R-052 where it is not the key that was announced.
    pub fn open(
        &self,
        giver: &Giver,
        epoch: &EpochId,
        keys: &Keys,
    ) -> Result<Option<EpochKey>, Check> {
        let Some(sealed) = find(&self.recipients, &keys.device()) else {
            return Ok(None);
        };
        let secret = unseal(keys, &epoch_info(giver, epoch, &keys.device()), sealed)?;
        let content = EpochKey::of(KeyKind::Content, secret.clone());
        if content.meets(self).is_ok() {
            return Ok(Some(content));
        }
        let outline = EpochKey::of(KeyKind::Outline, secret);
        outline.meets(self)?;
        Ok(Some(outline))
    }
}

impl Grant {
    /// Grants a key of an epoch to further devices; for each 64 random bytes are drawn. Recipients are
    /// put in order.
    #[must_use]
    pub fn make(
        giver: &Giver,
        epoch: EpochId,
        key: &EpochKey,
        recipients: &[&Card],
        random: &mut dyn CryptoRng,
    ) -> Self {
        let mut recipients = recipients.to_vec();
        recipients.sort_by_key(|card| card.device());
        recipients.dedup_by_key(|card| card.device());
        let kind = key.kind();
        let seal = |card: &Card| {
            let info = grant_info(giver, &epoch, &card.device(), kind);
            card.seal(&info, key.secret().bytes(), random)
        };
        let devices = recipients.iter().map(|card| card.device());
        let sealed: Vec<_> = recipients.iter().copied().map(seal).collect();
        let to = |(device, sealed)| SealedKey { device, sealed };
        Self {
            epoch,
            kind,
            recipients: devices.zip(sealed).map(to).collect(),
        }
    }

    /// Opens the key for this device, if there is one, and holds it against the epoch's announcement.
    ///
    /// # Errors
    /// R-053 where it does not open, R-052 where it is not the key that was announced.
    pub fn open(
        &self,
        giver: &Giver,
        announcement: &Announcement,
        keys: &Keys,
    ) -> Result<Option<EpochKey>, Check> {
        let Some(sealed) = find(&self.recipients, &keys.device()) else {
            return Ok(None);
        };
        let info = grant_info(giver, &self.epoch, &keys.device(), self.kind);
        let key = EpochKey::of(self.kind, unseal(keys, &info, sealed)?);
        key.meets(announcement)?;
        Ok(Some(key))
    }
}

impl Purpose {
    fn ordered(self) -> Self {
        match self {
            Self::Write => Self::Write,
            Self::Carry(mut entries) => {
                entries.sort_unstable();
                entries.dedup();
                Self::Carry(entries)
            }
        }
    }
}

fn find<'a>(recipients: &'a [SealedKey], device: &DeviceId) -> Option<&'a [u8]> {
    debug_assert!(
        sorted(recipients, |to| to.device).is_ok(),
        "read or made in order"
    );
    let found = recipients
        .binary_search_by_key(device, |to| to.device)
        .ok()?;
    Some(&recipients[found].sealed)
}

fn unseal(keys: &Keys, info: &[u8], sealed: &[u8]) -> Result<Secret, Check> {
    let opened = keys.open(info, sealed)?;
    let secret: [u8; 32] = opened.as_slice().try_into().map_err(|_| Check::R053)?;
    Ok(secret.into())
}

/// What the sealing of an epoch's key is bound to:
/// `[1, suite, "epoch", process, room, epoch, recipient, announcer]`.
#[must_use]
pub fn epoch_info(giver: &Giver, epoch: &EpochId, to: &DeviceId) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.array(8).version().text("epoch");
    write_parties(&mut writer, giver, epoch, to);
    writer.done()
}

/// `[1, suite, "grant", process, room, epoch, recipient, granter, kind]`.
fn grant_info(giver: &Giver, epoch: &EpochId, to: &DeviceId, kind: KeyKind) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.array(9).version().text("grant");
    write_parties(&mut writer, giver, epoch, to);
    writer.uint(kind as u64);
    writer.done()
}

fn write_parties(writer: &mut Writer, giver: &Giver, epoch: &EpochId, to: &DeviceId) {
    for id in [
        &giver.process.0,
        &giver.room.0,
        &epoch.0,
        &to.0,
        &giver.device.0,
    ] {
        writer.bytes(id);
    }
}
