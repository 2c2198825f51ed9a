//! Shelves: what callers keep beside the record.

#[path = "support/spec.rs"]
mod spec;
mod support;

use answerable_vault::{ReadError, Vault, WriteError, limits};
use support::{PASSPHRASE, create, folder, reopen};

fn shelved(vault: &Vault, shelf: &str, key: &[u8]) -> Option<Vec<u8>> {
    vault
        .shelved(shelf, key)
        .expect("reads")
        .map(|value| value.to_vec())
}

fn keys(vault: &Vault, shelf: &str, prefix: &[u8]) -> Vec<Vec<u8>> {
    let mut keys = Vec::new();
    vault
        .each_shelved::<ReadError>(shelf, prefix, |key, value| {
            assert_eq!(value, key, "each value here says its key");
            keys.push(key.to_vec());
            Ok(())
        })
        .expect("reads");
    let listed = vault.shelf_keys(shelf, prefix).expect("reads");
    let lengths = keys.iter().map(|key| (key.clone(), key.len() as u64));
    assert_eq!(listed, lengths.collect::<Vec<_>>());
    keys
}

#[test]
fn value_is_kept_replaced_and_taken_off_again() {
    let place = folder();
    let mut vault = create(&place);
    assert_eq!(shelved(&vault, "heads", b"mo"), None);
    vault
        .write::<(), WriteError>(|w| {
            w.shelve("heads", b"mo", b"first")?;
            w.shelve("heads", b"mo", b"second")?;
            w.shelve("heads", b"", b"of no key")?;
            w.shelve("keys", b"mo", b"another shelf")
        })
        .expect("is written");
    vault.lock();
    let mut vault = reopen(&place);
    assert_eq!(
        shelved(&vault, "heads", b"mo").as_deref(),
        Some(&b"second"[..])
    );
    assert_eq!(
        shelved(&vault, "heads", b"").as_deref(),
        Some(&b"of no key"[..])
    );
    let (there, again) = vault
        .write::<_, WriteError>(|w| Ok((w.unshelve("heads", b"mo")?, w.unshelve("heads", b"mo")?)))
        .expect("is written");
    assert!(there && !again);
    assert_eq!(shelved(&vault, "heads", b"mo"), None);
    vault.write(|w| w.clear_shelf("heads")).expect("clears");
    assert_eq!(shelved(&vault, "heads", b""), None);
    assert_eq!(
        shelved(&vault, "keys", b"mo").as_deref(),
        Some(&b"another shelf"[..])
    );
}

#[test]
fn keys_come_in_order_and_only_those_that_begin_so() {
    let place = folder();
    let mut vault = create(&place);
    let all: [&[u8]; 8] = [
        &[],
        &[0],
        &[1],
        &[1, 0],
        &[1, 255],
        &[2],
        &[255],
        &[255, 255, 9],
    ];
    vault
        .write::<(), WriteError>(|w| {
            w.shelve("other", &[1, 7], b"not meant")?;
            all.iter().rev().try_for_each(|key| w.shelve("s", key, key))
        })
        .expect("is written");
    assert_eq!(keys(&vault, "s", &[]), all);
    assert_eq!(keys(&vault, "s", &[1]), all[2..5]);
    assert_eq!(keys(&vault, "s", &[1, 255]), all[4..5]);
    assert_eq!(keys(&vault, "s", &[255]), all[6..8]);
    assert_eq!(keys(&vault, "s", &[255, 255]), all[7..8]);
    assert!(keys(&vault, "s", &[3]).is_empty());
    assert!(keys(&vault, "none", &[]).is_empty());
}

#[test]
fn transaction_sees_what_it_has_put_down_and_leaves_nothing_where_it_fails() {
    let place = folder();
    let mut vault = create(&place);
    let failed = vault.write::<(), WriteError>(|w| {
        w.shelve("s", b"k", b"k")?;
        assert_eq!(w.shelved("s", b"k")?.expect("is there").as_slice(), b"k");
        let mut seen = 0;
        w.each_shelved::<WriteError>("s", b"", |_, _| {
            seen += 1;
            Ok(())
        })?;
        assert_eq!(seen, 1);
        Err(WriteError::NoSuchEntry)
    });
    assert!(failed.is_err());
    assert_eq!(shelved(&vault, "s", b"k"), None);
}

#[test]
fn value_as_large_as_a_segment_comes_out_as_it_went_in_and_leaves_nothing() {
    let place = folder();
    let mut vault = create(&place);
    let mark = b"a mark in the midst of a large value";
    let mut large = vec![7; limits::SHELF_VALUE_BYTES_MAX];
    large[40_000_000..][..mark.len()].copy_from_slice(mark);
    vault
        .write(|w| w.shelve("s", b"k", &large))
        .expect("is written");
    assert!(shelved(&vault, "s", b"k").as_deref() == Some(&large[..]));
    vault.write(|w| w.unshelve("s", b"k")).expect("is written");
    assert!(vault.check_integrity().expect("checks").is_sound());
    vault.lock();
    let pages = spec::decrypted_pages(&place.path, PASSPHRASE);
    assert!(spec::present(&pages, ["a mark in the midst of a large value"]).is_empty());
}

#[test]
fn what_is_too_long_is_refused() {
    let place = folder();
    let mut vault = create(&place);
    let long = vec![0; limits::SHELF_VALUE_BYTES_MAX + 1];
    let name = "n".repeat(limits::SHELF_KEY_BYTES_MAX + 1);
    for refused in [
        vault.write(|w| w.shelve("s", b"k", &long)),
        vault.write(|w| w.shelve("s", name.as_bytes(), b"")),
        vault.write(|w| w.shelve(&name, b"k", b"")),
    ] {
        assert!(matches!(refused, Err(WriteError::TooLong)));
    }
    assert_eq!(shelved(&vault, "s", b"k"), None);
}
