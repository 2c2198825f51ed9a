//! What a member hands to a device that begins with nothing (room.md, 15.5 and 16.3): keys, and from
//! where to read. It only helps to find and to open; who is in the room says the room alone.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::act::sorted;
use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::device::{Card, Keys};
use crate::epoch::KeyKind;
use crate::ids::{DeviceId, EpochId, RoomId};
use crate::limits::{CARD_BYTES_MAX, DEVICES_MAX, EPOCHS_MAX, ROOMS_MAX, SEQ_MAX, STEP_BYTES_MAX};
use crate::locator::{self, Locator};
use crate::secret::Secret;
use crate::signature::{SignLabel, Signature};

/// An epoch's key. That it is the one that all others have is checked against the epoch's
/// announcement, once that is read.
#[derive(Clone)]
pub struct EpochKey {
    /// Whose key.
    pub epoch: EpochId,
    /// Which of the two.
    pub kind: KeyKind,
    /// The key.
    pub key: Secret,
}

/// Up to where a writer has published, as the sender knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriterAt {
    /// The writer.
    pub device: DeviceId,
    /// The number of its newest segment; 0 where none is known.
    pub segment: u64,
    /// The epoch under which that is named.
    pub epoch: EpochId,
}

/// Where to begin in one room.
#[derive(Clone)]
pub struct RoomStart {
    /// The room.
    pub room: RoomId,
    /// Keys, in order of epochs, each epoch once.
    pub keys: Vec<EpochKey>,
    /// Writers, in order of devices, each once.
    pub writers: Vec<WriterAt>,
}

/// A welcome, for one device.
#[derive(Clone)]
pub struct Welcome {
    /// Rooms in order, each once.
    pub(crate) rooms: Vec<RoomStart>,
    /// Where the rooms' segments lie.
    pub(crate) locators: Vec<Locator>,
}

impl Welcome {
    /// Takes what is to be handed over, in any order; of an epoch whose two keys are there, the
    /// content key, since the other comes of it.
    ///
    /// # Errors
    /// R-002 where it is more than a process can have.
    pub fn new(mut rooms: Vec<RoomStart>, locators: Vec<Locator>) -> Result<Self, Check> {
        rooms.sort_by_key(|start| start.room);
        for start in &mut rooms {
            start.keys.sort_by_key(|key| (key.epoch, key.kind));
            start.keys.dedup_by_key(|key| key.epoch);
            start.writers.sort_by_key(|writer| writer.device);
        }
        let welcome = Self { rooms, locators };
        // What would not be read is not written.
        Self::read(&welcome.body())?;
        Ok(welcome)
    }

    /// The rooms.
    #[must_use]
    pub fn rooms(&self) -> &[RoomStart] {
        &self.rooms
    }

    /// Where their segments lie.
    #[must_use]
    pub fn locators(&self) -> &[Locator] {
        &self.locators
    }

    /// Seals it to a device; `info` binds process, device and occasion.
    pub(crate) fn seal(
        &self,
        info: &[u8],
        sender: &Keys,
        to: &Card,
        random: &mut dyn CryptoRng,
    ) -> Vec<u8> {
        let body = self.body();
        let signed = Zeroizing::new([info, &body].concat());
        let signature = sender.sign(SignLabel::Welcome, &signed);
        let mut writer = Writer::default();
        writer.array(3).bytes(sender.card().bytes());
        writer.bytes(&body).bytes(&signature.0);
        to.seal(info, &Zeroizing::new(writer.done()), random)
    }

    /// Opens what was sealed to a device, and says who sent it.
    pub(crate) fn open(info: &[u8], keys: &Keys, sealed: &[u8]) -> Result<(Card, Self), Check> {
        let opened = keys.open(info, sealed).map_err(|_| Check::R084)?;
        let mut reader = Reader::new(&opened);
        reader.array_of(3)?;
        let sender = Card::parse(reader.bytes(CARD_BYTES_MAX)?)?;
        let body = reader.bytes(STEP_BYTES_MAX)?;
        let signature = Signature(reader.exactly()?);
        reader.done()?;
        sender.belongs(&keys.card().process())?;
        let signed = Zeroizing::new([info, body].concat());
        if !sender.verify(SignLabel::Welcome, &signed, &signature) {
            return Err(Check::R084);
        }
        Ok((sender, Self::read(body)?))
    }

    /// `[[[room, [[epoch, kind, key]…], [[device, segment, epoch]…]]…], [locator…]]`.
    fn body(&self) -> Zeroizing<Vec<u8>> {
        let mut writer = Writer::default();
        writer.array(2).array(self.rooms.len());
        for start in &self.rooms {
            writer.array(3).bytes(start.room.bytes());
            writer.array(start.keys.len());
            for key in &start.keys {
                writer.array(3).bytes(key.epoch.bytes());
                writer.uint(key.kind as u64).bytes(key.key.bytes());
            }
            writer.array(start.writers.len());
            for at in &start.writers {
                writer.array(3).bytes(at.device.bytes());
                writer.uint(at.segment).bytes(at.epoch.bytes());
            }
        }
        locator::write(&mut writer, &self.locators);
        Zeroizing::new(writer.done())
    }

    /// Reads a welcome's body: hostile bytes until its sender's signature was checked.
    ///
    /// # Errors
    /// of its form, R-025 of a kind of key that is not known.
    pub fn read(body: &[u8]) -> Result<Self, Check> {
        let mut reader = Reader::new(body);
        reader.array_of(2)?;
        let len = reader.array_up_to(ROOMS_MAX)?;
        let rooms: Vec<RoomStart> = (0..len)
            .map(|_| start(&mut reader))
            .collect::<Result<_, _>>()?;
        sorted(&rooms, |start| start.room)?;
        let locators = locator::read(&mut reader)?;
        reader.done()?;
        Ok(Self { rooms, locators })
    }
}

fn start(reader: &mut Reader<'_>) -> Result<RoomStart, Check> {
    reader.array_of(3)?;
    let room = RoomId(reader.exactly()?);
    let len = reader.array_up_to(EPOCHS_MAX)?;
    let keys: Vec<EpochKey> = (0..len).map(|_| key(reader)).collect::<Result<_, _>>()?;
    sorted(&keys, |key| key.epoch)?;
    let len = reader.array_up_to(DEVICES_MAX)?;
    let writers: Vec<WriterAt> = (0..len)
        .map(|_| writer_at(reader))
        .collect::<Result<_, _>>()?;
    sorted(&writers, |writer| writer.device)?;
    Ok(RoomStart {
        room,
        keys,
        writers,
    })
}

fn key(reader: &mut Reader<'_>) -> Result<EpochKey, Check> {
    reader.array_of(3)?;
    Ok(EpochKey {
        epoch: EpochId(reader.exactly()?),
        kind: match reader.uint()? {
            0 => KeyKind::Content,
            1 => KeyKind::Outline,
            _ => return Err(Check::R025),
        },
        key: Secret::from(reader.exactly()?),
    })
}

fn writer_at(reader: &mut Reader<'_>) -> Result<WriterAt, Check> {
    reader.array_of(3)?;
    Ok(WriterAt {
        device: DeviceId(reader.exactly()?),
        segment: reader.uint_max(SEQ_MAX)?,
        epoch: EpochId(reader.exactly()?),
    })
}
