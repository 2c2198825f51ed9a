//! The format a second time, from the page alone and without this crate's code: what the vectors are
//! made with, so that they are more than what the crate says of itself.
#![allow(dead_code, reason = "each test file takes what it needs")]

pub mod boxes;
pub mod hpke;

pub use Item::{A, B, Raw, T, U};

/// An item of the encoding, or bytes that stand in its place.
#[derive(Clone)]
pub enum Item {
    /// A whole number.
    U(u64),
    /// A byte string.
    B(Vec<u8>),
    /// A text string.
    T(String),
    /// An array.
    A(Vec<Item>),
    /// Bytes as they are, right or wrong.
    Raw(Vec<u8>),
}

/// A byte string of these bytes.
pub fn b(bytes: impl AsRef<[u8]>) -> Item {
    B(bytes.as_ref().to_vec())
}

/// The bytes of an item.
pub fn cbor(item: &Item) -> Vec<u8> {
    match item {
        U(number) => head(0, *number),
        B(bytes) => [head(2, bytes.len() as u64), bytes.clone()].concat(),
        T(text) => [head(3, text.len() as u64), text.as_bytes().to_vec()].concat(),
        A(items) => {
            let inner = items.iter().map(cbor).collect::<Vec<_>>().concat();
            [head(4, items.len() as u64), inner].concat()
        }
        Raw(bytes) => bytes.clone(),
    }
}

/// RFC 8949, section 3: the sort in three bits, the number in as few bytes as hold it.
fn head(sort: u8, number: u64) -> Vec<u8> {
    let (more, bytes) = match number {
        0..=23 => return vec![(sort << 5) | number as u8],
        24..=0xff => (24, 1),
        0x100..=0xffff => (25, 2),
        0x1_0000..=0xffff_ffff => (26, 4),
        _ => (27, 8),
    };
    let tail = &number.to_be_bytes()[8 - bytes..];
    [&[(sort << 5) | more], tail].concat()
}

/// `D(label, x)`.
pub fn d(label: &str, x: &[u8]) -> [u8; 32] {
    blake3::derive_key(&format!("answerable room 1: {label}"), x)
}

/// `D(label, x)` of several parts, joined.
pub fn dd(label: &str, parts: &[&[u8]]) -> [u8; 32] {
    d(label, &parts.concat())
}

/// The Padmé class of a length, with a base of 1,024.
pub fn padme(len: u64) -> u64 {
    let len = len.max(1_024);
    let exponent = 63 - u64::from(len.leading_zeros());
    let bits = 64 - u64::from(exponent.leading_zeros());
    let mask = (1 << (exponent - bits)) - 1;
    (len + mask) & !mask
}

/// RFC 4648, in lower case, without padding, of the first 16 bytes: 26 letters.
pub fn base32(bytes: &[u8]) -> String {
    let number = u128::from_be_bytes(bytes[..16].try_into().unwrap());
    let letter = |place: u32| {
        let five = if place == 25 {
            (number << 2) & 31
        } else {
            (number >> (123 - 5 * place)) & 31
        };
        b"abcdefghijklmnopqrstuvwxyz234567"[five as usize] as char
    };
    (0..26).map(letter).collect()
}

/// What is signed.
pub fn signed(label: &str, bytes: &[u8]) -> Vec<u8> {
    [b"answerable room 1: ", label.as_bytes(), &[0], bytes].concat()
}

/// A signature by an Ed25519 secret (RFC 8032, which gives each one signature).
pub fn sign(secret: &[u8; 32], label: &str, bytes: &[u8]) -> [u8; 64] {
    use ed25519_dalek::Signer;
    let key = ed25519_dalek::SigningKey::from_bytes(secret);
    key.sign(&signed(label, bytes)).to_bytes()
}

/// A device, of which everything is known.
#[derive(Clone)]
pub struct Device {
    pub process: [u8; 32],
    pub signing: [u8; 32],
    pub sealing: [u8; 32],
    pub kind: u64,
}

impl Device {
    /// The one of that name.
    pub fn of(name: &str) -> Self {
        Self {
            process: PROCESS,
            signing: d("test", &[b"signing ", name.as_bytes()].concat()),
            sealing: d("test", &[b"sealing ", name.as_bytes()].concat()),
            kind: 0,
        }
    }

    /// Its public keys, for signing and sealing.
    pub fn public(&self) -> ([u8; 32], Vec<u8>) {
        let signing = ed25519_dalek::SigningKey::from_bytes(&self.signing);
        (
            signing.verifying_key().to_bytes(),
            hpke::public(&self.sealing),
        )
    }

    /// The items of its card.
    pub fn items(&self) -> Vec<Item> {
        let (signing, sealing) = self.public();
        vec![
            U(1),
            U(1),
            b(self.process),
            b(signing),
            B(sealing),
            U(self.kind),
        ]
    }

    /// Its card.
    pub fn card(&self) -> Vec<u8> {
        cbor(&A(self.items()))
    }

    /// Its name.
    pub fn id(&self) -> [u8; 32] {
        d("device", &self.card())
    }

    /// A signature of its.
    pub fn sign(&self, label: &str, bytes: &[u8]) -> [u8; 64] {
        sign(&self.signing, label, bytes)
    }

    /// Its proof that it holds its key.
    pub fn proof(&self, bound: &[u8; 32]) -> [u8; 64] {
        self.sign("possession", &[self.id(), *bound].concat())
    }
}

/// The process of the vectors.
pub const PROCESS: [u8; 32] = [0x70; 32];
/// Their room.
pub const ROOM: [u8; 32] = [0x72; 32];
/// Another room.
pub const OTHER: [u8; 32] = [0x6f; 32];

/// The start of a device's chain.
pub fn chain_start(room: &[u8; 32], device: &[u8; 32]) -> [u8; 32] {
    d(
        "chain",
        &cbor(&A(vec![U(1), U(1), b(PROCESS), b(room), b(device)])),
    )
}

/// The id of an entry.
pub fn entry_id(before: &[u8; 32], seq: u64, header: &[u8]) -> [u8; 32] {
    dd("entry", &[before, &seq.to_be_bytes(), header])
}

/// The items of a header.
pub fn header(class: u64, epoch: &[u8], seen: &[[u8; 32]], commitment: &[u8; 32]) -> Vec<Item> {
    vec![
        U(class),
        b(epoch),
        A(seen.iter().map(b).collect()),
        b(commitment),
    ]
}
