//! A second reader of the two files, written from `docs/formats/vault.md` alone: shares no code
//! with the crate, so it shows that the specification says enough, and lets tests look at the
//! decrypted pages.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::disallowed_methods,
    reason = "a test looks at the files themselves"
)]

use std::collections::{HashMap, HashSet};
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use rusqlite::Connection;

/// Returns the vault's id and key out of the passphrase, by section 2 of the specification.
pub fn key_of(key_file: &[u8], passphrase: &str) -> ([u8; 16], [u8; 32]) {
    unwrapped(key_file, 1, 28, |head| {
        let number =
            |at: usize| u32::from_le_bytes(head[at..at + 4].try_into().expect("four bytes"));
        let params = Params::new(number(0), number(4), number(8), Some(32)).expect("sane");
        let mut wrapping = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &head[12..28], &mut wrapping)
            .expect("derives");
        wrapping
    })
}

/// Returns the same out of the entropy of a paper key.
pub fn key_by_paper(key_file: &[u8], entropy: &[u8; 32]) -> ([u8; 16], [u8; 32]) {
    unwrapped(key_file, 2, 0, |_| {
        blake3::derive_key("answerable vault 1: paper key", entropy)
    })
}

/// Takes the key out of the slot of a kind, whose body has a head of this length before the nonce.
fn unwrapped(
    key_file: &[u8],
    kind: u8,
    head_len: usize,
    derive: impl Fn(&[u8]) -> [u8; 32],
) -> ([u8; 16], [u8; 32]) {
    let (content, check) = key_file.split_at(key_file.len() - 16);
    assert_eq!(check, &blake3::hash(content).as_bytes()[..16]);
    assert_eq!(&content[..10], b"answkey\n\x01\x00");
    let id: [u8; 16] = content[10..26].try_into().expect("sixteen bytes");
    let mut slots = &content[27..];
    for _ in 0..content[26] {
        let len = usize::from(u16::from_le_bytes([slots[1], slots[2]]));
        let (slot, rest) = slots.split_at(3 + len);
        slots = rest;
        if slot[0] != kind {
            continue;
        }
        let (head, sealed) = slot[3..].split_at(head_len);
        let nonce: [u8; 24] = sealed[..24].try_into().expect("24 bytes");
        let mut aad = content[..26].to_vec();
        aad.extend_from_slice(&slot[..3 + head_len]);
        let payload = Payload {
            msg: &sealed[24..],
            aad: &aad,
        };
        let key = XChaCha20Poly1305::new(&Key::from(derive(head)))
            .decrypt(&XNonce::from(nonce), payload)
            .expect("unwraps");
        return (id, key.try_into().expect("32 bytes"));
    }
    panic!("there is no slot of kind {kind}");
}

/// Opens the vault file of a closed vault, by section 3 of the specification.
pub fn database(path: &Path, passphrase: &str) -> Connection {
    let key_file = std::fs::read(path.with_extension("vault.key")).expect("reads");
    let (id, key) = key_of(&key_file, passphrase);
    let hex: String = key
        .iter()
        .chain(&id)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let db = Connection::open(path).expect("opens");
    db.execute_batch(&format!("PRAGMA key = \"x'{hex}'\""))
        .expect("keys");
    db
}

/// Returns every page of a closed vault as it is after decryption, free ones too.
pub fn decrypted_pages(path: &Path, passphrase: &str) -> Vec<u8> {
    let db = database(path, passphrase);
    let pages: i64 = db
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .expect("counts");
    let bytes = db.serialize("main").expect("serialises").to_vec();
    assert_eq!(bytes.len() as i64, pages * 4096, "every page is there");
    bytes
}

/// Says which of the words are in the bytes, in one pass over them.
pub fn present<'w>(bytes: &[u8], words: impl IntoIterator<Item = &'w str>) -> HashSet<&'w str> {
    let mut by_start: HashMap<[u8; 4], Vec<&str>> = HashMap::new();
    let mut may_start = vec![false; 1 << 16];
    for word in words {
        let start: [u8; 4] = word.as_bytes()[..4].try_into().expect("four bytes");
        may_start[usize::from(u16::from_le_bytes([start[0], start[1]]))] = true;
        by_start.entry(start).or_default().push(word);
    }
    let mut present = HashSet::new();
    for (at, window) in bytes.windows(4).enumerate() {
        if !may_start[usize::from(u16::from_le_bytes([window[0], window[1]]))] {
            continue;
        }
        let start: [u8; 4] = window.try_into().expect("four bytes");
        for word in by_start.get(&start).into_iter().flatten() {
            if bytes[at..].starts_with(word.as_bytes()) {
                present.insert(*word);
            }
        }
    }
    present
}
