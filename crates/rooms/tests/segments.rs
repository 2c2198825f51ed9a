//! What travels: sealed by one device, opened by another, refused when anything at all was changed.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod support;

use answerable_rooms::check::Check;
use answerable_rooms::content::{Content, Said};
use answerable_rooms::device::Keys;
use answerable_rooms::draft::{Bare, Draft};
use answerable_rooms::entry::{self, Class, Header, Opening};
use answerable_rooms::epoch_key::ContentKey;
use answerable_rooms::head::{Head, SignedHead};
use answerable_rooms::ids::{DeviceId, EntryId, EpochId, RoomId};
use answerable_rooms::label::Label;
use answerable_rooms::outline::Outline;
use answerable_rooms::run::entries;
use answerable_rooms::segment::{Segment, SegmentName, seal_segment};
use support::{Drawn, PROCESS, keys};

const ROOM: RoomId = RoomId([0x72; 32]);
const EPOCH: EpochId = EpochId([0x65; 32]);

/// An entry with everything that its author knows.
struct Whole {
    class: Class,
    seq: u64,
    before: EntryId,
    id: EntryId,
    header: Vec<u8>,
    opening: Opening,
    body: Vec<u8>,
}

impl Whole {
    fn bare(&self, device: DeviceId, carried: bool) -> Bare<'_> {
        Bare {
            device,
            seq: self.seq,
            before: self.before,
            class: self.class,
            header: &self.header,
            payload: carried.then_some((&self.opening.0, &self.body)),
        }
    }
}

/// A chain in which every fourth entry is of the outline.
fn chain(device: &DeviceId, len: u64) -> Vec<Whole> {
    let mut random = Drawn::new("chain");
    let mut before = entry::chain_start(&PROCESS, &ROOM, device);
    let one = |seq: u64| {
        let outline = seq.is_multiple_of(4);
        let (class, epoch) = if outline {
            (Class::Outline, None)
        } else {
            (Class::Content, Some(EPOCH))
        };
        let line = format!("the line of entry {seq}, and what it says");
        let said = Said {
            hers: false,
            clock: seq,
            line: &line,
            attachments: Vec::new(),
        };
        let body = if outline {
            Outline::Seen { at: seq }.encode()
        } else {
            Content::Record { at: seq, said }.encode()
        };
        let opening = Opening::draw(&mut random);
        let header = Header {
            class,
            epoch,
            seen: Vec::new(),
            commitment: entry::commitment(&opening.0, &body),
        };
        let header = header.encode();
        let id = entry::next_id(&before, seq, &header);
        let whole = Whole {
            class,
            seq,
            before,
            id,
            header,
            opening,
            body,
        };
        before = id;
        whole
    };
    (1..=len).map(one).collect()
}

fn head(keys: &Keys, chain: &[Whole]) -> SignedHead {
    let start = entry::chain_start(&PROCESS, &ROOM, &keys.device());
    let head = Head {
        process: PROCESS,
        room: ROOM,
        device: keys.device(),
        seq: chain.len() as u64,
        id: chain.last().map_or(start, |last| last.id),
        beat: 1,
        at: 5,
        seen: Vec::new(),
        live: Vec::new(),
    };
    head.sign(keys)
}

fn name(keys: &Keys) -> SegmentName {
    SegmentName {
        process: PROCESS,
        room: ROOM,
        naming: EPOCH,
        device: keys.device(),
        number: 1,
    }
}

fn key() -> ContentKey {
    ContentKey::draw(&mut Drawn::new("epoch"))
}

fn segment(keys: &Keys, chain: &[Whole], carried: impl Fn(u64) -> bool) -> Vec<u8> {
    let mut draft = Draft::default();
    for whole in chain {
        let carried = whole.class == Class::Outline || carried(whole.seq);
        draft
            .push(&whole.bare(keys.device(), carried))
            .expect("a short chain");
    }
    let label = Label {
        head: head(keys, chain),
        replaces: Vec::new(),
    };
    let key = key();
    let random = &mut Drawn::new("nonce");
    seal_segment(
        &name(keys),
        &key.outline(),
        &label,
        &draft,
        Some((&EPOCH, &key)),
        random,
    )
    .expect("a short segment")
}

/// Opens all of it, and gives how many bodies of content were in it.
fn open(bytes: &[u8], name: SegmentName, keys: &Keys, chain: &[Whole]) -> Result<usize, Check> {
    let (key, outline) = (key(), key().outline());
    let segment = Segment::open(bytes, name, &outline)?;
    let label = segment.open_label(&outline)?;
    label.head.verify(&PROCESS, &ROOM, keys.card())?;
    let opened = segment.open_outline(&outline)?;
    let runs = opened.runs()?;
    let content = match segment.sealing() {
        Some(EPOCH) => Some(segment.open_content(&key)?),
        _ => None,
    };
    let bodies = content
        .as_ref()
        .map(|content| content.bodies())
        .transpose()?;
    let (mut count, mut left) = (0, chain.iter());
    for entry in entries(&runs, bodies.as_ref()) {
        let (entry, whole) = (entry?, left.next().ok_or(Check::R020)?);
        assert_eq!(
            (entry.id, entry.seq, entry.before),
            (whole.id, whole.seq, whole.before)
        );
        if let Some((opening, body)) = entry.payload {
            assert!(*opening == whole.opening.0 && body == whole.body);
            count += usize::from(entry.view.class == Class::Content);
        }
    }
    assert!(left.next().is_none());
    Ok(count)
}

#[test]
fn what_one_device_seals_another_opens() {
    let keys = keys("writer");
    for len in [0, 1, 3, 4, 50, 2_000] {
        let chain = chain(&keys.device(), len);
        let bytes = segment(&keys, &chain, |_| true);
        let contents = (len - len / 4) as usize;
        assert_eq!(open(&bytes, name(&keys), &keys, &chain), Ok(contents));
    }
}

#[test]
fn what_is_erased_is_not_carried_and_everything_else_is() {
    let keys = keys("writer");
    let chain = chain(&keys.device(), 40);
    let bytes = segment(&keys, &chain, |seq| seq % 3 != 0);
    let kept = (1..=40).filter(|seq| seq % 4 != 0 && seq % 3 != 0).count();
    assert_eq!(open(&bytes, name(&keys), &keys, &chain), Ok(kept));
    let nothing = segment(&keys, &chain, |_| false);
    assert_eq!(open(&nothing, name(&keys), &keys, &chain), Ok(0));
    assert!(nothing.len() < bytes.len());
}

#[test]
fn a_voice_reads_the_outline_and_none_of_the_content() {
    let keys = keys("writer");
    let chain = chain(&keys.device(), 10);
    let bytes = segment(&keys, &chain, |_| true);
    let outline = key().outline();
    let segment = Segment::open(&bytes, name(&keys), &outline).expect("a voice opens the lead");
    let opened = segment.open_outline(&outline).expect("and the outline");
    let runs = opened.runs().expect("and reads it");
    for entry in entries(&runs, None) {
        let entry = entry.expect("each entry is right");
        assert_eq!(entry.payload.is_some(), entry.view.class == Class::Outline);
    }
    let other = ContentKey::draw(&mut Drawn::new("another epoch"));
    assert_eq!(segment.open_content(&other).err(), Some(Check::R026));
}

#[test]
fn a_segment_does_not_open_elsewhere() {
    let keys = keys("writer");
    let chain = chain(&keys.device(), 5);
    let bytes = segment(&keys, &chain, |_| true);
    let here = name(&keys);
    for other in [
        SegmentName { number: 2, ..here },
        SegmentName {
            room: RoomId([1; 32]),
            ..here
        },
        SegmentName {
            naming: EpochId([1; 32]),
            ..here
        },
        SegmentName {
            device: DeviceId([1; 32]),
            ..here
        },
    ] {
        assert_eq!(open(&bytes, other, &keys, &chain), Err(Check::R026));
    }
}

#[test]
fn a_segment_with_any_byte_changed_is_refused() {
    let keys = keys("writer");
    let chain = chain(&keys.device(), 3);
    let bytes = segment(&keys, &chain, |_| true);
    for at in 0..bytes.len() {
        let mut other = bytes.clone();
        other[at] ^= 1 << (at % 8);
        assert!(
            open(&other, name(&keys), &keys, &chain).is_err(),
            "byte {at}"
        );
    }
    for end in (0..bytes.len()).step_by(7) {
        assert!(open(&bytes[..end], name(&keys), &keys, &chain).is_err());
    }
}
