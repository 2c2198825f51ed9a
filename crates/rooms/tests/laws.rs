//! Laws: what is written is read as it was; what anybody sends is read, or refused, and nothing else.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod support;

use answerable_rooms::blob::{Blob, Whole};
use answerable_rooms::check::Check;
use answerable_rooms::content::{Attachment, Content, Said};
use answerable_rooms::device::Keys;
use answerable_rooms::entry::{Class, Header};
use answerable_rooms::epoch::{Grant, KeyKind, Purpose};
use answerable_rooms::epoch_key::{ContentKey, EpochKey};
use answerable_rooms::handing::Giver;
use answerable_rooms::head::{Head, Live, SeenChain};
use answerable_rooms::hostile;
use answerable_rooms::ids::{DeviceId, EntryId, EpochId, PersonId, ProcessId, RoomId};
use answerable_rooms::limits::CHUNK_BYTES;
use answerable_rooms::outline::Outline;
use answerable_rooms::range::Range;
use answerable_rooms::secret::Secret;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use support::{Drawn, PROCESS, keys};

const ROOM: RoomId = RoomId([0x72; 32]);

fn few() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(64)
    }
}

type Read = fn(&[u8]) -> Result<(), Check>;

/// Everything that reads what comes from outside.
const READERS: [Read; 8] = [
    hostile::header,
    hostile::content,
    hostile::outline,
    hostile::card,
    hostile::envelope,
    hostile::segment,
    hostile::frames,
    hostile::chunk,
];

/// One of each, as somebody would write it.
fn written() -> Vec<Vec<u8>> {
    let keys = keys("ada");
    let said = Said {
        hers: true,
        clock: 300,
        line: "a line of the record",
        attachments: vec![Attachment {
            name: "a",
            bytes: 70_000,
            blake3: [1; 32],
            key: Secret::from([2; 32]),
            device: keys.device(),
            epoch: EpochId([3; 32]),
        }],
    };
    let header = Header {
        class: Class::Content,
        epoch: Some(EpochId([3; 32])),
        seen: (0..30).map(|byte| EntryId([byte; 32])).collect(),
        commitment: [4; 32],
    };
    let (_, announcement) = announced(&keys);
    vec![
        header.encode(),
        Content::Record { at: 9, said }.encode(),
        Outline::Epoch {
            at: 9,
            announcement,
        }
        .encode(),
        keys.card().bytes().to_vec(),
        head(&keys, 3, 9).sign(&keys).encode(),
    ]
}

fn giver(keys: &Keys) -> Giver {
    Giver {
        process: PROCESS,
        room: ROOM,
        device: keys.device(),
    }
}

fn announced(keys: &Keys) -> (EpochId, answerable_rooms::epoch::Announcement) {
    let mut random = Drawn::new("epoch");
    let key = ContentKey::draw(&mut random);
    let to = [(keys.card(), KeyKind::Content)];
    let purpose = Purpose::Carry(vec![EntryId([9; 32])]);
    let before = EntryId([8; 32]);
    answerable_rooms::epoch::Announcement::make(
        &giver(keys),
        &before,
        &key,
        purpose,
        &to,
        &mut random,
    )
}

fn head(keys: &Keys, beat: u64, seq: u64) -> Head {
    Head {
        process: PROCESS,
        room: ROOM,
        device: keys.device(),
        seq,
        id: EntryId([seq as u8; 32]),
        beat,
        at: 7,
        seen: vec![SeenChain {
            device: DeviceId([1; 32]),
            seq: 4,
            id: EntryId([4; 32]),
            counter: 2,
        }],
        live: vec![Live {
            range: Range { from: 1, to: 4 },
            sealing: None,
            naming: EpochId([3; 32]),
        }],
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn a_header_is_what_was_written(
        content in any::<bool>(),
        seen in btree_set(any::<[u8; 32]>(), 0..40),
        commitment in any::<[u8; 32]>(),
    ) {
        let header = Header {
            class: if content { Class::Content } else { Class::Outline },
            epoch: content.then_some(EpochId([5; 32])),
            seen: seen.into_iter().map(EntryId).collect(),
            commitment,
        };
        prop_assert_eq!(Header::parse(&header.encode()), Ok(header));
    }

    #[test]
    fn content_is_what_was_written(
        at in 0..=1_u64 << 40,
        hers in any::<bool>(),
        clock in 0..=1_u64 << 40,
        line in ".{0,300}",
        sizes in vec(0..=1_u64 << 30, 0..5),
    ) {
        let file = |bytes: &u64| Attachment {
            name: "ä",
            bytes: *bytes,
            blake3: [1; 32],
            key: Secret::from([2; 32]),
            device: DeviceId([3; 32]),
            epoch: EpochId([4; 32]),
        };
        let said = Said { hers, clock, line: &line, attachments: sizes.iter().map(file).collect() };
        for content in [
            Content::Record { at, said: said.clone() },
            Content::Copy { at, source: [6; 32], said },
            Content::Who { at, person: PersonId([7; 16]), name: "Bo" },
            Content::Confirm { at, entry: EntryId([8; 32]) },
        ] {
            prop_assert!(Content::parse(&content.encode()).is_ok_and(|read| read == content));
        }
    }

    #[test]
    fn whatever_is_sent_is_read_or_refused(bytes in vec(any::<u8>(), 0..600)) {
        for read in READERS {
            let _ = read(&bytes);
        }
    }

    #[test]
    fn what_is_sent_with_something_changed_is_read_or_refused(
        which in 0..5_usize,
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = written()[which].clone();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let cut = cut.index(bytes.len());
        for read in READERS {
            let _ = (read(&bytes), read(&bytes[..cut]));
        }
        let _ = hostile::plain_frames(&bytes, &bytes[cut..]);
    }

    #[test]
    fn the_order_of_heads_is_the_same_from_both_sides(
        one in (1..4_u64, 1..4_u64),
        other in (1..4_u64, 1..4_u64),
    ) {
        let keys = keys("ada");
        let (one, other) = (head(&keys, one.0, one.1), head(&keys, other.0, other.1));
        let reversed = other.order(&one).map(std::cmp::Ordering::reverse);
        prop_assert_eq!(one.order(&other), reversed);
    }
}

#[test]
fn a_key_reaches_those_whom_it_is_for() {
    let [ada, bo, cleo] = ["ada", "bo", "cleo"].map(keys);
    let mut random = Drawn::new("keys");
    let key = ContentKey::draw(&mut random);
    let to = [
        (ada.card(), KeyKind::Content),
        (bo.card(), KeyKind::Outline),
    ];
    let before = EntryId([8; 32]);
    let giver = giver(&ada);
    let (epoch, announcement) = answerable_rooms::epoch::Announcement::make(
        &giver,
        &before,
        &key,
        Purpose::Write,
        &to,
        &mut random,
    );
    assert_eq!(announcement.id(&giver, &before), epoch);
    let open = |keys: &Keys| announcement.open(&giver, &epoch, keys).unwrap();
    assert!(open(&ada).unwrap().content() == Some(&key));
    let outline = open(&bo).unwrap();
    assert!(outline.content().is_none() && outline.outline() == key.outline());
    assert!(open(&cleo).is_none());

    let key = EpochKey::Content(key);
    let grant = Grant::make(&giver, epoch, &key, &[cleo.card(), bo.card()], &mut random);
    for keys in [&bo, &cleo] {
        assert!(grant.open(&giver, &announcement, keys).unwrap().unwrap() == key);
    }
    assert!(grant.open(&giver, &announcement, &ada).unwrap().is_none());
}

#[test]
fn a_file_is_put_together_as_it_was() {
    for len in [
        0,
        1,
        CHUNK_BYTES - 1,
        CHUNK_BYTES,
        CHUNK_BYTES + 1,
        2 * CHUNK_BYTES,
    ] {
        let mut file = vec![0; len];
        blake3::Hasher::new().finalize_xof().fill(&mut file);
        let attachment = Attachment {
            name: "a",
            bytes: len as u64,
            blake3: *blake3::hash(&file).as_bytes(),
            key: Secret::from([2; 32]),
            device: DeviceId([3; 32]),
            epoch: EpochId([4; 32]),
        };
        let blob = Blob::new(&attachment.key, PROCESS, ROOM, attachment.device);
        let mut whole = Whole::begin(&attachment, PROCESS, ROOM);
        let mut again = Vec::new();
        for index in 0..attachment.chunks() {
            let from = index as usize * CHUNK_BYTES;
            let chunk = &file[from..len.min(from + CHUNK_BYTES)];
            let sealed = blob.seal(index, index + 1 == attachment.chunks(), chunk);
            assert!(chunk.len() < CHUNK_BYTES || sealed.len() == 1 << 20);
            again.extend_from_slice(&whole.take(&sealed).unwrap());
        }
        assert!(whole.is_whole() && again == file);
        assert_eq!(whole.take(&[]).err(), Some(Check::D009));
    }
}

#[test]
fn a_file_that_is_not_what_its_entry_says_is_refused_at_its_end() {
    let attachment = Attachment {
        name: "a",
        bytes: 5,
        blake3: *blake3::hash(b"right").as_bytes(),
        key: Secret::from([2; 32]),
        device: DeviceId([3; 32]),
        epoch: EpochId([4; 32]),
    };
    let blob = Blob::new(&attachment.key, PROCESS, ROOM, attachment.device);
    let mut whole = Whole::begin(&attachment, PROCESS, ROOM);
    assert_eq!(
        whole.take(&blob.seal(0, true, b"wrong")).err(),
        Some(Check::D009)
    );
    let elsewhere = ProcessId([1; 32]);
    let mut whole = Whole::begin(&attachment, elsewhere, ROOM);
    assert_eq!(
        whole.take(&blob.seal(0, true, b"right")).err(),
        Some(Check::D009)
    );
}
