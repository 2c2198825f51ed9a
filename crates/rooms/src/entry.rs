//! Entries: their headers, their ids in a chain, and the commitment to what they say (room.md, section 5).

use rand_core::CryptoRng;
use zeroize::Zeroize;

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::derive::{Label, derive};
use crate::ids::{DeviceId, EntryId, EpochId, ProcessId, RoomId};
use crate::limits::{HEADER_BYTES_MAX, SEEN_MAX};

/// What kind of thing an entry is, and who may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// What people record; it follows floors.
    Content = 0,
    /// Membership, keys, erasures: each admitted device may read it from the beginning.
    Outline = 1,
}

/// A header: `[class, epoch, seen, commitment]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The class.
    pub class: Class,
    /// The epoch; none exactly in outline entries.
    pub epoch: Option<EpochId>,
    /// Other chains' entries newly seen, sorted, each once.
    pub seen: Vec<EntryId>,
    /// The commitment to opening and body.
    pub commitment: [u8; 32],
}

impl Header {
    /// Reads a header.
    ///
    /// # Errors
    /// As [`HeaderView::parse`].
    pub fn parse(bytes: &[u8]) -> Result<Self, Check> {
        let view = HeaderView::parse(bytes)?;
        Ok(Self {
            class: view.class,
            epoch: view.epoch,
            seen: view.seen().collect(),
            commitment: view.commitment,
        })
    }

    /// The header's bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.array(4).uint(self.class as u64);
        writer.bytes(self.epoch.as_ref().map_or(&[], EpochId::bytes));
        writer.array(self.seen.len());
        for id in &self.seen {
            writer.bytes(id.bytes());
        }
        writer.bytes(&self.commitment);
        writer.done()
    }
}

/// A header that was checked and lies where it came from; reading one takes no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderView<'b> {
    /// The class.
    pub class: Class,
    /// The epoch; none exactly in outline entries.
    pub epoch: Option<EpochId>,
    /// The commitment to opening and body.
    pub commitment: [u8; 32],
    /// The ids as they are encoded, each after two bytes that say its length.
    seen: &'b [u8],
}

/// An id in a header: two bytes that say its length, and 32.
const SEEN_BYTES: usize = 34;

impl<'b> HeaderView<'b> {
    /// Reads a header.
    ///
    /// # Errors
    /// of its form, R-025 of an unknown class or an epoch where there should be none,
    /// or none where there should be one; R-022 where what it has seen is not sorted, each once.
    pub fn parse(bytes: &'b [u8]) -> Result<Self, Check> {
        if bytes.len() > HEADER_BYTES_MAX {
            return Err(Check::R002);
        }
        let mut reader = Reader::new(bytes);
        reader.array_of(4)?;
        let class = match reader.uint()? {
            0 => Class::Content,
            1 => Class::Outline,
            _ => return Err(Check::R025),
        };
        let epoch = match (reader.bytes(32)?, class) {
            ([], Class::Outline) => None,
            (epoch, Class::Content) if epoch.len() == 32 => EpochId::from_slice(epoch),
            ([], _) | (_, Class::Outline) => return Err(Check::R025),
            _ => return Err(Check::R001),
        };
        let len = reader.array_up_to(SEEN_MAX)?;
        let from = reader.position();
        let mut before: Option<&[u8]> = None;
        for _ in 0..len {
            let id = reader.bytes(32)?;
            if id.len() != 32 {
                return Err(Check::R001);
            }
            if before.is_some_and(|before| before >= id) {
                return Err(Check::R022);
            }
            before = Some(id);
        }
        let seen = reader.between(from, reader.position());
        let commitment = reader.exactly()?;
        reader.done()?;
        Ok(Self {
            class,
            epoch,
            commitment,
            seen,
        })
    }

    /// Other chains' entries newly seen, in order of their ids.
    pub fn seen(&self) -> impl ExactSizeIterator<Item = EntryId> + 'b {
        let id = |bytes: &[u8]| EntryId::from_slice(&bytes[2..]).expect("34 bytes without two");
        self.seen.chunks_exact(SEEN_BYTES).map(id)
    }
}

/// The start of a device's chain in a room, which stands in for the id before the first entry.
#[must_use]
pub fn chain_start(process: &ProcessId, room: &RoomId, device: &DeviceId) -> EntryId {
    let mut writer = Writer::default();
    writer.array(5).version();
    for part in [process.bytes(), room.bytes(), device.bytes()] {
        writer.bytes(part);
    }
    EntryId(derive(Label::Chain, &[&writer.done()]))
}

/// The id of the entry of that number, over its header's bytes as they were received.
#[must_use]
pub fn next_id(before: &EntryId, seq: u64, header: &[u8]) -> EntryId {
    let parts: [&[u8]; 3] = [before.bytes(), &seq.to_be_bytes(), header];
    EntryId(derive(Label::Entry, &parts))
}

/// The room that a genesis makes: the hash of its body.
#[must_use]
pub fn room_of(genesis: &[u8]) -> RoomId {
    RoomId(derive(Label::Room, &[genesis]))
}

/// 16 random bytes beside a body. While they are here, a text can be held against its commitment;
/// once destroyed, nobody can try guesses. Wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening(pub [u8; 16]);

impl Opening {
    /// Draws one.
    #[must_use]
    pub fn draw(random: &mut dyn CryptoRng) -> Self {
        let mut opening = Self([0; 16]);
        random.fill_bytes(&mut opening.0);
        opening
    }
}

impl Drop for Opening {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Opening and body, where they lie.
pub type Payload<'b> = (&'b [u8; 16], &'b [u8]);

/// What a header says of its body: `D("payload", opening ‖ body)`.
#[must_use]
pub fn commitment(opening: &[u8; 16], body: &[u8]) -> [u8; 32] {
    derive(Label::Payload, &[opening, body])
}

/// Refuses a body that is not the one that its header committed to; gives opening and body.
///
/// # Errors
///
pub fn payload<'b>(payload: &'b [u8], committed: &[u8; 32]) -> Result<Payload<'b>, Check> {
    let (opening, body) = payload.split_first_chunk().ok_or(Check::R024)?;
    let met = commitment(opening, body) == *committed;
    if met {
        Ok((opening, body))
    } else {
        Err(Check::R024)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(class: Class, epoch: Option<EpochId>, seen: &[u8]) -> Header {
        Header {
            class,
            epoch,
            seen: seen.iter().map(|byte| EntryId([*byte; 32])).collect(),
            commitment: [9; 32],
        }
    }

    #[test]
    fn a_header_is_read_as_it_was_written() {
        for seen in [&[][..], &[1], &[1, 2, 3]] {
            for header in [
                header(Class::Content, Some(EpochId([4; 32])), seen),
                header(Class::Outline, None, seen),
            ] {
                assert_eq!(Header::parse(&header.encode()), Ok(header));
            }
        }
    }

    #[test]
    fn a_header_with_all_that_it_may_have_seen_fits() {
        let mut header = header(Class::Content, Some(EpochId([4; 32])), &[]);
        header.seen = (0..=255).map(|byte| EntryId([byte; 32])).collect();
        assert_eq!(Header::parse(&header.encode()), Ok(header));
    }

    #[test]
    fn a_header_that_names_what_it_saw_out_of_order_or_twice_is_refused() {
        let parse = |seen: &[u8]| Header::parse(&header(Class::Outline, None, seen).encode());
        assert_eq!(parse(&[2, 1]), Err(Check::R022));
        assert_eq!(parse(&[1, 1]), Err(Check::R022));
    }

    #[test]
    fn an_epoch_stands_in_content_and_nowhere_else() {
        let parse = |class, epoch| Header::parse(&header(class, epoch, &[]).encode());
        assert_eq!(parse(Class::Content, None), Err(Check::R025));
        assert_eq!(
            parse(Class::Outline, Some(EpochId([4; 32]))),
            Err(Check::R025)
        );
    }
}
