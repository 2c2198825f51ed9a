//! Files that are cut, changed or made to harm: told as damaged, never a panic.
#![allow(clippy::disallowed_methods, reason = "a test writes the files itself")]

mod support;

use std::fs;
use std::path::Path;

use answerable_vault::{Fault, OpenError, PaperKeyError, ReadError, Sort, Vault};
use proptest::prelude::*;
use support::{create, folder, passphrase, write};

fn key_path(path: &Path) -> std::path::PathBuf {
    path.with_extension("vault.key")
}

/// Makes a vault of some pages and returns the bytes of its two files.
fn sound() -> (Vec<u8>, Vec<u8>) {
    let place = folder();
    let mut vault = create(&place);
    for depth in 0..40 {
        write(&mut vault, depth, &"a line of some length ".repeat(20));
    }
    vault.lock();
    (
        fs::read(&place.path).expect("reads"),
        fs::read(key_path(&place.path)).expect("reads"),
    )
}

fn open_with(vault: &[u8], key: &[u8]) -> Result<(support::Folder, Vault), OpenError> {
    let place = folder();
    fs::write(&place.path, vault).expect("writes");
    fs::write(key_path(&place.path), key).expect("writes");
    let vault = Vault::open(&place.path, &passphrase())?;
    Ok((place, vault))
}

/// Writes the check that accidents would not have, as somebody hostile would.
fn with_check(mut content: Vec<u8>) -> Vec<u8> {
    let check = blake3::hash(&content);
    content.extend_from_slice(&check.as_bytes()[..16]);
    content
}

#[test]
fn key_file_that_is_cut_anywhere_is_damaged() {
    let (vault, key) = sound();
    for len in 0..key.len() {
        assert!(
            matches!(open_with(&vault, &key[..len]), Err(OpenError::KeyDamaged)),
            "{len}"
        );
    }
}

#[test]
fn key_file_with_any_bit_flipped_is_damaged_and_not_a_wrong_passphrase() {
    let (vault, key) = sound();
    for bit in 0..key.len() * 8 {
        let mut changed = key.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(
            matches!(open_with(&vault, &changed), Err(OpenError::KeyDamaged)),
            "bit {bit}"
        );
    }
}

#[test]
fn key_file_that_asks_for_too_much_is_refused_before_it_gets_it() {
    let (vault, key) = sound();
    let content = &key[..key.len() - 16];
    for (at, value) in [
        (30, u32::MAX),
        (30, 2 * 1024 * 1024),
        (30, 7),
        (34, 17),
        (34, 0),
        (38, 9),
        (38, 0),
    ] {
        let mut hostile = content.to_vec();
        hostile[at..at + 4].copy_from_slice(&u32::to_le_bytes(value));
        let refused = open_with(&vault, &with_check(hostile));
        assert!(
            matches!(refused, Err(OpenError::KeyUnreasonable)),
            "{at} {value}"
        );
    }
}

#[test]
fn key_file_of_a_cheaper_cost_does_not_open() {
    let (vault, key) = sound();
    let mut cheaper = key[..key.len() - 16].to_vec();
    cheaper[30..34].copy_from_slice(&16_u32.to_le_bytes());
    let refused = open_with(&vault, &with_check(cheaper));
    assert!(
        matches!(refused, Err(OpenError::WrongPassphrase)),
        "the cost is bound to the key"
    );
}

#[test]
fn key_file_of_a_strange_shape_is_damaged() {
    let (vault, key) = sound();
    let content = key[..key.len() - 16].to_vec();
    let shapes: [fn(&mut Vec<u8>); 8] = [
        |k| k[0] = b'A',
        |k| k[8] = 0,
        |k| k[26] = 0,
        |k| k[26] = 2,
        |k| k[26] = 200,
        |k| k[27] = 0,
        |k| k[28] = 99,
        |k| k.push(0),
    ];
    for (number, change) in shapes.iter().enumerate() {
        let mut hostile = content.clone();
        change(&mut hostile);
        let refused = open_with(&vault, &with_check(hostile));
        assert!(
            matches!(refused, Err(OpenError::KeyDamaged)),
            "shape {number}"
        );
    }
    let mut twice = content.clone();
    twice[26] = 2;
    twice.extend_from_slice(&content[27..]);
    assert!(matches!(
        open_with(&vault, &with_check(twice)),
        Err(OpenError::KeyDamaged)
    ));
    let mut newer = content.clone();
    newer[8] = 2;
    assert!(matches!(
        open_with(&vault, &with_check(newer)),
        Err(OpenError::TooNew)
    ));
}

#[test]
fn slot_of_a_kind_to_come_is_kept_when_the_passphrase_changes() {
    let (vault, key) = sound();
    let mut content = key[..key.len() - 16].to_vec();
    content[26] = 2;
    content.extend_from_slice(&[9, 5, 0, b'p', b'a', b'p', b'e', b'r']);
    let (place, mut vault) = open_with(&vault, &with_check(content)).expect("opens");
    let cost = answerable_vault::KeyCost::lowest();
    vault
        .change_passphrase(&passphrase(), &support::other_passphrase(), cost)
        .expect("changes");
    vault.lock();
    let changed = fs::read(key_path(&place.path)).expect("reads");
    assert_eq!(&changed[changed.len() - 21..changed.len() - 16], b"paper");
}

#[test]
fn paper_key_slot_of_another_length_or_twice_is_damaged() {
    let (vault, key) = sound();
    let content = &key[..key.len() - 16];
    let with_slots = |lens: &[u8]| {
        let mut changed = content.to_vec();
        changed[26] += u8::try_from(lens.len()).expect("few");
        for len in lens {
            changed.extend_from_slice(&[2, *len, 0]);
            changed.extend(std::iter::repeat_n(7, usize::from(*len)));
        }
        open_with(&vault, &with_check(changed)).map(drop)
    };
    for lens in [&[0][..], &[71], &[73], &[72, 72]] {
        let refused = with_slots(lens);
        assert!(matches!(refused, Err(OpenError::KeyDamaged)), "{lens:?}");
    }
    assert!(with_slots(&[72]).is_ok(), "the passphrase still opens");
}

#[test]
fn no_room_for_a_paper_key_is_told_before_anything_is_written() {
    let (vault, key) = sound();
    let mut content = key[..key.len() - 16].to_vec();
    content[26] = 8;
    for kind in 10..17 {
        content.extend_from_slice(&[kind, 0, 0]);
    }
    let (place, mut vault) = open_with(&vault, &with_check(content)).expect("opens");
    let before = fs::read(key_path(&place.path)).expect("reads");
    let refused = vault.set_paper_key(&[1; 32]);
    assert!(matches!(refused, Err(PaperKeyError::NoRoom)));
    assert!(!vault.has_paper_key());
    assert!(fs::read(key_path(&place.path)).expect("reads") == before);
}

#[test]
fn key_file_of_another_vault_is_told_as_such() {
    let ((vault, _), (_, key)) = (sound(), sound());
    assert!(matches!(
        open_with(&vault, &key),
        Err(OpenError::KeyOfAnother)
    ));
}

#[test]
fn vault_that_is_cut_is_damaged_or_found_unsound() {
    let (vault, key) = sound();
    for len in [
        0,
        1,
        15,
        16,
        17,
        100,
        511,
        512,
        1024,
        4095,
        4096,
        4097,
        8192,
        vault.len() / 2,
        vault.len() - 4096,
        vault.len() - 1,
    ] {
        assert_noticed(&vault[..len], &key, &format!("cut to {len}"));
    }
}

/// Opens, reads and checks: something of these must say that the vault is damaged.
fn assert_noticed(vault: &[u8], key: &[u8], how: &str) {
    match open_with(vault, key) {
        Err(error) => assert_eq!(error.sort(), Sort::Damaged, "{how}: {error}"),
        Ok((_place, vault)) => {
            let read = vault.entries::<ReadError>(None, |_| Ok(()));
            if let Err(error) = read {
                assert_eq!(error.sort(), Sort::Damaged, "{how}: {error}");
            }
            let found = vault.check_integrity().expect("a check can be made");
            assert!(!found.is_sound(), "{how} goes unseen");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_a_key_file_are_damaged(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let refused = open_with(b"whatever there is, sixteen bytes", &bytes);
        prop_assert!(refused.is_err());
        let mut dressed = b"answkey\n\x01\x00".to_vec();
        dressed.extend_from_slice(&bytes);
        prop_assert!(open_with(b"whatever there is, sixteen bytes", &with_check(dressed)).is_err());
    }

    #[test]
    fn any_bytes_as_a_vault_are_damaged(bytes in prop::collection::vec(any::<u8>(), 0..9000)) {
        thread_local!(static SOUND: (Vec<u8>, Vec<u8>) = sound());
        SOUND.with(|(vault, key)| {
            let mut bytes = bytes;
            let head = bytes.len().min(16);
            bytes[..head].copy_from_slice(&vault[..head]);
            let error = open_with(&bytes, key).err().expect("does not open");
            assert_eq!(error.sort(), Sort::Damaged, "{error}");
        });
    }

    #[test]
    fn any_bytes_as_the_head_of_a_backup_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..40), dressed: bool, len: u64,
    ) {
        let mut head = if dressed { b"answbkup\x01\x00".to_vec() } else { Vec::new() };
        head.extend(bytes);
        head.truncate(22);
        answerable_vault::hostile::backup_head(&head, len);
    }

    #[test]
    fn key_file_that_is_read_is_written_as_it_was(
        slots in prop::collection::vec((3_u8.., prop::collection::vec(any::<u8>(), 0..30)), 0..9),
    ) {
        let mut content = b"answkey\n\x01\x00an id of sixteen".to_vec();
        content.push(u8::try_from(slots.len()).expect("few"));
        for (kind, body) in &slots {
            content.extend_from_slice(&[*kind, u8::try_from(body.len()).expect("short"), 0]);
            content.extend_from_slice(body);
        }
        let read = answerable_vault::hostile::key_file(&with_check(content));
        prop_assert_eq!(read, (1..=8).contains(&slots.len()));
    }

    #[test]
    fn any_changed_bytes_of_a_vault_are_noticed(at in 0_usize..40_000, xor in 1_u8..) {
        thread_local!(static SOUND: (Vec<u8>, Vec<u8>) = sound());
        SOUND.with(|(vault, key)| {
            let mut changed = vault.clone();
            let at = at % changed.len();
            changed[at] ^= xor;
            assert_noticed(&changed, key, &format!("byte {at}"));
        });
    }
}
