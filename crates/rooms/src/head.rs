//! Heads: what a device signs at each publication, vouching for its whole chain (room.md, 6.1).

use std::cmp::Ordering;

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::device::{Card, Keys};
use crate::entry::chain_start;
use crate::ids::{DeviceId, EntryId, EpochId, ProcessId, RoomId};
use crate::limits::{
    BEAT_MAX, DEVICES_MAX, HEAD_BYTES_MAX, RANGES_MAX, SECONDS_MAX, SEGMENTS_MAX, SEQ_MAX,
};
use crate::range::Range;
use crate::room::GOES_ON;
use crate::segment::SegmentName;
use crate::signature::{SignLabel, Signature};

/// A writer's state at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The process.
    pub process: ProcessId,
    /// The room.
    pub room: RoomId,
    /// The writer.
    pub device: DeviceId,
    /// The number of the last entry of their chain; 0 where there is none.
    pub seq: u64,
    /// Its id; the chain's start where there is none.
    pub id: EntryId,
    /// Counts the writer's heads, from 1.
    pub beat: u64,
    /// The writer's clock, in seconds since 1970.
    pub at: u64,
    /// Up to where the writer has taken in the others; sorted by device, each once.
    pub seen: Vec<SeenChain>,
    /// The writer's segments that are to be read, in order.
    pub live: Vec<Live>,
}

/// Up to where a writer has taken in another's chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenChain {
    /// The other.
    pub device: DeviceId,
    /// The number of the last entry taken in; 0 where there is none.
    pub seq: u64,
    /// Its id; the chain's start where there is none.
    pub id: EntryId,
    /// The number of the last segment read; 0 where there is none.
    pub counter: u64,
}

/// Segments that are to be read, and which keys they need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Live {
    /// Their numbers.
    pub range: Range,
    /// The epoch that seals their content; none where there is none in them.
    pub sealing: Option<EpochId>,
    /// The epoch that they are named under.
    pub naming: EpochId,
}

impl Head {
    /// Reads a head.
    ///
    /// # Errors
    /// of its form, R-003 of another version or suite; where a chain
    /// without an entry does not begin at its start, R-018 where what was seen is not sorted, each
    /// device once, or is the writer's own.
    pub fn parse(bytes: &[u8]) -> Result<Self, Check> {
        if bytes.len() > HEAD_BYTES_MAX {
            return Err(Check::R002);
        }
        let mut reader = Reader::new(bytes);
        reader.array_of(11)?;
        reader.version()?;
        let head = Self {
            process: ProcessId(reader.exactly()?),
            room: RoomId(reader.exactly()?),
            device: DeviceId(reader.exactly()?),
            seq: reader.uint_max(SEQ_MAX)?,
            id: EntryId(reader.exactly()?),
            beat: reader.uint_max(BEAT_MAX)?,
            at: reader.uint_max(SECONDS_MAX)?,
            seen: seen(&mut reader)?,
            live: live(&mut reader)?,
        };
        reader.done()?;
        head.check()?;
        Ok(head)
    }

    /// The head's bytes, which are signed.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.array(11).version();
        for id in [self.process.bytes(), self.room.bytes(), self.device.bytes()] {
            writer.bytes(id);
        }
        writer.uint(self.seq).bytes(self.id.bytes());
        writer.uint(self.beat).uint(self.at);
        writer.array(self.seen.len());
        for seen in &self.seen {
            writer.array(4).bytes(seen.device.bytes()).uint(seen.seq);
            writer.bytes(seen.id.bytes()).uint(seen.counter);
        }
        writer.array(self.live.len());
        for live in &self.live {
            let sealing = live.sealing.unwrap_or(EpochId([0; 32]));
            writer.array(4).uint(live.range.from).uint(live.range.to);
            writer.bytes(sealing.bytes()).bytes(live.naming.bytes());
        }
        writer.done()
    }

    /// Signs the head, whose device must be that of the keys.
    #[must_use]
    pub fn sign(self, keys: &Keys) -> SignedHead {
        assert_eq!(self.device, keys.device(), "a device signs its own head");
        let bytes = self.encode();
        let signature = keys.sign(SignLabel::Head, &bytes);
        SignedHead {
            head: self,
            bytes,
            signature,
        }
    }

    /// Says which of two heads of one device is the newer, or that they are the same.
    ///
    /// Whether the newer one's chain extends the other's is for who has the chain.
    ///
    /// # Errors
    /// R-030 where one beat or one number has two forms, R-017 where the later beat has the shorter
    /// chain, R-018 where it has unlearned something.
    pub fn order(&self, other: &Self) -> Result<Ordering, Check> {
        let (old, new) = match self.beat.cmp(&other.beat) {
            Ordering::Equal if self == other => return Ok(Ordering::Equal),
            Ordering::Equal => return Err(Check::R030),
            Ordering::Greater => (other, self),
            Ordering::Less => (self, other),
        };
        if new.seq < old.seq {
            return Err(Check::R017);
        }
        if new.seq == old.seq && new.id != old.id {
            return Err(Check::R030);
        }
        let kept = |old: &SeenChain| {
            let found = new
                .seen
                .binary_search_by_key(&old.device, |seen| seen.device);
            found.is_ok_and(|at| {
                let new = &new.seen[at];
                let same = new.seq > old.seq || new.id == old.id;
                new.seq >= old.seq && new.counter >= old.counter && same
            })
        };
        if !old.seen.iter().all(kept) {
            return Err(Check::R018);
        }
        Ok(self.beat.cmp(&other.beat))
    }

    fn check(&self) -> Result<(), Check> {
        let start = |device: &DeviceId| chain_start(&self.process, &self.room, device);
        if self.beat == 0 {
            return Err(Check::R001);
        }
        if self.seq == 0 && self.id != start(&self.device) {
            return Err(Check::R016);
        }
        let rises = self
            .seen
            .windows(2)
            .all(|two| two[0].device < two[1].device);
        let fine = |seen: &SeenChain| {
            seen.device != self.device && (seen.seq > 0 || seen.id == start(&seen.device))
        };
        if rises && self.seen.iter().all(fine) {
            Ok(())
        } else {
            Err(Check::R018)
        }
    }
}

fn seen(reader: &mut Reader<'_>) -> Result<Vec<SeenChain>, Check> {
    let len = reader.array_up_to(DEVICES_MAX)?;
    let mut seen = Vec::with_capacity(len);
    for _ in 0..len {
        reader.array_of(4)?;
        seen.push(SeenChain {
            device: DeviceId(reader.exactly()?),
            seq: reader.uint_max(SEQ_MAX)?,
            id: EntryId(reader.exactly()?),
            counter: reader.uint_max(SEGMENTS_MAX)?,
        });
    }
    Ok(seen)
}

fn live(reader: &mut Reader<'_>) -> Result<Vec<Live>, Check> {
    let len = reader.array_up_to(RANGES_MAX)?;
    let mut live: Vec<Live> = Vec::with_capacity(len);
    for _ in 0..len {
        reader.array_of(4)?;
        let range = Range::read(reader, live.last().map_or(0, |live| live.range.to))?;
        let sealing = EpochId(reader.exactly()?);
        live.push(Live {
            range,
            sealing: (sealing.0 != [0; 32]).then_some(sealing),
            naming: EpochId(reader.exactly()?),
        });
    }
    Ok(live)
}

/// A head in its envelope, whose signature nobody has looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope(SignedHead);

/// A head whose signature is right: `[head bytes, [signature, empty]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedHead {
    head: Head,
    bytes: Vec<u8>,
    signature: Signature,
}

impl Envelope {
    /// Reads an envelope.
    ///
    /// # Errors
    /// As [`Head::parse`], and R-013 where the reserved signature is there.
    pub fn parse(bytes: &[u8]) -> Result<Self, Check> {
        let mut reader = Reader::new(bytes);
        let envelope = Self::read(&mut reader)?;
        reader.done()?;
        Ok(envelope)
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, Check> {
        reader.array_of(2)?;
        let bytes = reader.bytes(HEAD_BYTES_MAX)?.to_vec();
        reader.array_of(2)?;
        let signature = Signature(reader.exactly()?);
        if !reader.bytes(usize::MAX)?.is_empty() {
            return Err(Check::R013);
        }
        Ok(Self(SignedHead {
            head: Head::parse(&bytes)?,
            bytes,
            signature,
        }))
    }

    /// Whose head it claims to be: to look for their card.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.0.head.device
    }

    /// What the head says, as long as nobody has verified it: good for guessing where to look.
    #[must_use]
    pub fn claimed(&self) -> &Head {
        &self.0.head
    }

    /// Refuses the head of another writer or room than the segment that it stands on.
    pub(crate) fn belongs(&self, name: &SegmentName) -> Result<(), Check> {
        let head = &self.0.head;
        if head.process != name.process || head.room != name.room {
            return Err(Check::R014);
        }
        if head.device == name.device || name.number == GOES_ON {
            Ok(())
        } else {
            Err(Check::R015)
        }
    }

    /// Holds the head against its writer's card and the room.
    ///
    /// # Errors
    /// R-014 of another process or room, R-015 where the card is another device's, R-010 of a signature
    /// that is not right.
    pub fn verify(
        self,
        process: &ProcessId,
        room: &RoomId,
        card: &Card,
    ) -> Result<SignedHead, Check> {
        let Self(signed) = self;
        if signed.head.process != *process || signed.head.room != *room {
            return Err(Check::R014);
        }
        card.belongs(process)?;
        if card.device() != signed.head.device {
            return Err(Check::R015);
        }
        let right = card.verify(SignLabel::Head, &signed.bytes, &signed.signature);
        if right { Ok(signed) } else { Err(Check::R010) }
    }
}

impl SignedHead {
    /// What was signed.
    #[must_use]
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The envelope's bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        self.write(&mut writer);
        writer.done()
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.array(2).bytes(&self.bytes);
        writer.array(2).bytes(&self.signature.0).bytes(&[]);
    }
}
