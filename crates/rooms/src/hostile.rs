//! Where bytes from outside come in, one function each: for fuzzing, and to show that nothing panics.

use crate::blob::Blob;
use crate::check::Check;
use crate::content::Content;
use crate::device::Card;
use crate::entry::Header;
use crate::epoch::KeyKind;
use crate::epoch_key::{EpochKey, OutlineKey};
use crate::frame::decompress;
use crate::head::Envelope;
use crate::ids::{DeviceId, EpochId, ProcessId, RoomId};
use crate::limits::FRAME_BYTES_MAX;
use crate::outline::Outline;
use crate::run::{Bodies, entries, runs};
use crate::secret::Secret;
use crate::segment::{Segment, SegmentName};

/// An entry's header.
///
/// # Errors
/// What a header is refused for.
pub fn header(bytes: &[u8]) -> Result<(), Check> {
    let read = Header::parse(bytes)?;
    assert!(read.encode() == bytes, "one form each");
    Ok(())
}

/// What a content entry says.
///
/// # Errors
/// What content is refused for.
pub fn content(bytes: &[u8]) -> Result<(), Check> {
    let read = Content::parse(bytes)?;
    assert!(read.encode() == bytes, "one form each");
    Ok(())
}

/// What an outline entry says.
///
/// # Errors
/// What the outline is refused for.
pub fn outline(bytes: &[u8]) -> Result<(), Check> {
    let read = Outline::parse(bytes)?;
    assert!(read.encode() == bytes, "one form each");
    Ok(())
}

/// A card.
///
/// # Errors
/// What a card is refused for.
pub fn card(bytes: &[u8]) -> Result<(), Check> {
    let read = Card::parse(bytes)?;
    assert!(read.bytes() == bytes, "one form each");
    Ok(())
}

/// A head in its envelope.
///
/// # Errors
/// What an envelope is refused for.
pub fn envelope(bytes: &[u8]) -> Result<(), Check> {
    Envelope::parse(bytes).map(drop)
}

/// A segment as it lies in a storage, under keys and a name that are all zeros.
///
/// # Errors
/// What a segment is refused for.
pub fn segment(bytes: &[u8]) -> Result<(), Check> {
    let content = EpochKey::of(KeyKind::Content, Secret::from([0; 32]));
    let outline = content.outline();
    let segment = Segment::open(bytes, nowhere(), &outline)?;
    segment.open_label(&outline)?;
    let opened = segment.open_outline(&outline)?;
    let runs = opened.runs()?;
    entries(&runs, None).try_for_each(|entry| entry.map(drop))
}

/// The two frames of a segment that was opened: what a member could send. The first byte says how many
/// of the others, in 256ths, are the outline's.
///
/// # Errors
/// What frames, runs and entries are refused for.
pub fn frames(bytes: &[u8]) -> Result<(), Check> {
    let (part, bytes) = bytes.split_first().ok_or(Check::R029)?;
    let (outline, content) = bytes.split_at(bytes.len() * usize::from(*part) / 256);
    let outline = decompress(outline, FRAME_BYTES_MAX)?;
    plain_frames(&outline, &decompress(content, FRAME_BYTES_MAX)?)
}

/// What is in the two frames.
///
/// # Errors
/// What runs and entries are refused for.
pub fn plain_frames(outline: &[u8], content: &[u8]) -> Result<(), Check> {
    let name = nowhere();
    let runs = runs(outline, &name.process, &name.room)?;
    let bodies = Bodies::parse(content)?;
    entries(&runs, Some(&bodies)).try_for_each(|entry| entry.map(drop))
}

/// A chunk of an attached file, under a key of zeros.
///
/// # Errors
/// D-009.
pub fn chunk(bytes: &[u8]) -> Result<(), Check> {
    let name = nowhere();
    let blob = Blob::new(&Secret::from([0; 32]), name.process, name.room, name.device);
    blob.open(0, bytes.len() as u64, bytes).map(drop)
}

/// A sealed segment's name and outline key, for who makes a corpus for [`segment`].
#[must_use]
pub fn place() -> (SegmentName, OutlineKey) {
    let content = EpochKey::of(KeyKind::Content, Secret::from([0; 32]));
    (nowhere(), content.outline())
}

fn nowhere() -> SegmentName {
    SegmentName {
        process: ProcessId([0; 32]),
        room: RoomId([0; 32]),
        naming: EpochId([0; 32]),
        device: DeviceId([0; 32]),
        number: 1,
    }
}
