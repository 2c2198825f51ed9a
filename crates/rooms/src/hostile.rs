//! Where bytes from outside come in, one function each: for fuzzing, and to show that nothing panics.

use crate::blob::Blob;
use crate::check::Check;
use crate::code::Code;
use crate::content::Content;
use crate::device::Card;
use crate::entry::Header;
use crate::epoch::KeyKind;
use crate::epoch_key::{EpochKey, OutlineKey};
use crate::frame::{compress, decompress};
use crate::head::Envelope;
use crate::ids::{DeviceId, EpochId, InviteId, ProcessId, RoomId};
use crate::kept::Kept;
use crate::lead::Lead;
use crate::limits::FRAME_BYTES_MAX;
use crate::locator::Locator;
use crate::offer::Offer;
use crate::outline::Outline;
use crate::paper_key::{Entropy, ShortProcess};
use crate::run::{Bodies, entries, runs};
use crate::sealed::Place;
use crate::secret::Secret;
use crate::segment::{Parts, Segment, SegmentName};
use crate::share::Share;
use crate::steps::StepOne;
use crate::welcome::Welcome;

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

/// A segment sealed as it should be, whatever is in it: what a member could send who writes their own
/// program. Blind changes get nowhere behind a seal, so here the inside is changed.
///
/// Five bytes come first: flags (1: the outline is a frame already, 2: so is the content, 4: lengths that
/// don't fit), and how long the label is and the outline, two bytes each.
///
/// # Errors
/// What a segment, its frames, runs and entries are refused for.
pub fn inside(bytes: &[u8]) -> Result<(), Check> {
    let ([flags, lens @ ..], rest) = bytes.split_first_chunk::<5>().ok_or(Check::R029)?;
    let len = |at: usize| usize::from(u16::from_be_bytes([lens[at], lens[at + 1]]));
    let (label, rest) = rest.split_at(len(0).min(rest.len()));
    let (outline, content) = rest.split_at(len(2).min(rest.len()));
    let frame = |is_one: bool, bytes: &[u8]| match is_one {
        true => bytes.to_vec(),
        false => compress(bytes),
    };
    let mut outline = frame(flags & 1 > 0, outline);
    let content = (!content.is_empty()).then(|| frame(flags & 2 > 0, content));
    let key = match EpochKey::of(KeyKind::Content, Secret::from([0; 32])) {
        EpochKey::Content(key) => key,
        EpochKey::Outline(_) => return Err(Check::R026),
    };
    let sealing = [u8::from(content.is_some()); 32];
    let len = content.as_ref().map_or(0, Vec::len);
    let lead = Lead::of(sealing, label.len(), outline.len(), len)?;
    let zeros = lead.zeros()?;
    outline.resize(
        outline.len() + zeros - zeros.min(usize::from(flags >> 2 & 1)),
        0,
    );
    let parts = Parts {
        lead: lead.encode(),
        label,
        outline: &outline,
        content: content.as_ref().map(|frame| (&key, &frame[..])),
    };
    let sealed = parts.seal(&nowhere(), &key.outline(), &[0; 24]);
    let opened = Segment::open(&sealed, nowhere(), &key.outline())?;
    let label = opened.open_label(&key.outline()).map(drop);
    let outline = opened.open_outline(&key.outline())?;
    let runs = outline.runs()?;
    entries(&runs, None).try_for_each(|entry| entry.map(drop))?;
    if content.is_some() {
        let content = opened.open_content(&key)?;
        let bodies = content.bodies()?;
        entries(&runs, Some(&bodies)).try_for_each(|entry| entry.map(drop))?;
    }
    label
}

/// What comes over a messenger, or lies in the places of an invitation, opened: a code, the steps, an offer,
/// a welcome; what a device keeps of it. The first byte says which.
///
/// # Errors
/// What each is refused for.
pub fn invitation(bytes: &[u8]) -> Result<(), Check> {
    let (which, bytes) = bytes.split_first().ok_or(Check::R001)?;
    let text = || std::str::from_utf8(bytes).map_err(|_| Check::R001);
    match which % 8 {
        0 => {
            let code = Code::parse(text()?)?;
            let again = Code::parse(&code.text())?;
            assert!(again.text() == code.text(), "one form each");
            Ok(())
        }
        1 => StepOne::read(bytes, &InviteId([0; 32]), &nowhere().process).map(drop),
        2 => Offer::read(bytes).map(drop),
        3 => Welcome::read(bytes).map(drop),
        4 => Place::step(&[0; 16], 1).open(bytes).map(drop),
        5 => Place::step(&[0; 16], 1).open(&within(bytes)).map(drop),
        6 => Kept::parse(bytes).map(drop),
        _ => Locator::new(text()?).map(drop),
    }
}

/// What is typed from paper, or pasted: words, letters, shares. The first byte says which.
///
/// # Errors
/// What each is refused for.
pub fn paper(bytes: &[u8]) -> Result<(), Check> {
    let (which, bytes) = bytes.split_first().ok_or(Check::R001)?;
    let text = std::str::from_utf8(bytes).map_err(|_| Check::R001)?;
    match which % 3 {
        0 => {
            let read = Entropy::read(text).map_err(|misread| misread.check())?;
            let again =
                Entropy::read(&read.words().join(" ")).map_err(|misread| misread.check())?;
            assert!(again.bytes() == read.bytes(), "one form each");
            Ok(())
        }
        1 => ShortProcess::read(text).map(drop),
        _ => {
            let share = Share::parse(text)?;
            let again = Share::parse(&share.text())?;
            assert!(again.text() == share.text(), "one form each");
            Ok(())
        }
    }
}

/// Bytes under the seal of a step, with the length and zeros that they have themselves.
fn within(bytes: &[u8]) -> Vec<u8> {
    let mut object = vec![0; 24];
    Place::step(&[0; 16], 1).seal_plain(bytes, &mut object);
    object
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

/// The segment of the vectors, so that what is in them fits what is opened here.
fn nowhere() -> SegmentName {
    SegmentName {
        process: ProcessId([0x70; 32]),
        room: RoomId([0x72; 32]),
        naming: EpochId([
            0xca, 0x0a, 0x76, 0xa0, 0x28, 0xbb, 0x19, 0x6a, 0x4f, 0x40, 0xfc, 0xdb, 0x58, 0x45,
            0x10, 0xb3, 0x9e, 0xe5, 0x6f, 0xbc, 0xf3, 0x67, 0x8e, 0x9a, 0x29, 0x8c, 0x37, 0xfb,
            0x6e, 0x74, 0x61, 0x28,
        ]),
        device: DeviceId([
            0x44, 0x3d, 0xc4, 0x56, 0xb3, 0xc3, 0xc5, 0xf7, 0xaf, 0xba, 0xc9, 0x76, 0xbb, 0x56,
            0xcc, 0x9d, 0xd6, 0x89, 0xba, 0xa3, 0xa1, 0xc0, 0x7f, 0xbb, 0x5d, 0x2d, 0xa5, 0x67,
            0x3f, 0xf6, 0xa2, 0x63,
        ]),
        number: 7,
    }
}

/// What is in a segment of the vectors, as [`inside`] takes it.
///
/// # Errors
/// What it is refused for.
pub fn opened(bytes: &[u8], keys: (Secret, Option<Secret>)) -> Result<Vec<u8>, Check> {
    let outline = EpochKey::of(KeyKind::Outline, keys.0).outline();
    let content = keys.1.map(|key| EpochKey::of(KeyKind::Content, key));
    let content = content.as_ref().and_then(EpochKey::content);
    let [label, frame, content] =
        Segment::open(bytes, nowhere(), &outline)?.plain(&outline, content)?;
    let mut out = vec![3];
    for part in [&label, &frame] {
        let len = u16::try_from(part.len()).map_err(|_| Check::R002)?;
        out.extend_from_slice(&len.to_be_bytes());
    }
    [label, frame, content]
        .iter()
        .for_each(|part| out.extend_from_slice(part));
    Ok(out)
}
