//! The bytes of `NAME.vault.key`, as `docs/formats/vault.md` section 2 has them.
//!
//! Pure: no files, no clock; random bytes are passed in.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, Zeroizing};

use crate::limits;
use crate::passphrase::{KeyCost, Passphrase};

/// The first bytes of each key file.
const MAGIC: &[u8; 8] = b"answkey\n";
/// The version that this program writes, and the only one so far.
const VERSION: u16 = 1;
const HEADER_LEN: usize = 8 + 2 + 16 + 1;
const CHECK_LEN: usize = 16;
const PASSPHRASE_SLOT: u8 = 1;
const PASSPHRASE_BODY_LEN: usize = 4 + 4 + 4 + 16 + 24 + 32 + 16;

/// The random key that the pages of a vault are encrypted with.
pub(crate) struct VaultKey(Zeroizing<[u8; 32]>);

impl VaultKey {
    pub(crate) fn new(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Names a vault: random, in the clear at the head of both of its files, so that a key file
/// which belongs to another vault is told apart from a damaged one.
pub(crate) type VaultId = [u8; 16];

/// Why a key file can't be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// It is damaged, or no key file.
    Damaged,
    /// A newer program wrote it.
    TooNew,
    /// It asks for more memory or time than any vault would.
    Unreasonable,
}

/// Why a key could not be taken out of a key file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unopened {
    WrongPassphrase,
    OutOfMemory,
}

/// A key file, read and bounded but not opened.
pub(crate) struct KeyFile {
    pub(crate) vault: VaultId,
    slots: Vec<Slot>,
}

/// One way to the key. Kinds that this program does not know are carried along as they are.
struct Slot {
    kind: u8,
    body: Vec<u8>,
}

/// Fresh random bytes for one slot.
pub(crate) struct SlotRandom {
    pub(crate) salt: [u8; 16],
    pub(crate) nonce: [u8; 24],
}

impl KeyFile {
    /// Makes a key file whose only way in is the passphrase.
    pub(crate) fn seal(
        vault: VaultId,
        key: &VaultKey,
        passphrase: &Passphrase,
        cost: KeyCost,
        random: &SlotRandom,
    ) -> Result<Self, Unopened> {
        let mut file = Self {
            vault,
            slots: Vec::new(),
        };
        file.set_passphrase(key, passphrase, cost, random)?;
        Ok(file)
    }

    /// Replaces the passphrase; every other slot stays.
    pub(crate) fn set_passphrase(
        &mut self,
        key: &VaultKey,
        passphrase: &Passphrase,
        cost: KeyCost,
        random: &SlotRandom,
    ) -> Result<(), Unopened> {
        let mut body = Vec::with_capacity(PASSPHRASE_BODY_LEN);
        body.extend_from_slice(&cost.memory_kib.to_le_bytes());
        body.extend_from_slice(&cost.passes.to_le_bytes());
        body.extend_from_slice(&cost.lanes.to_le_bytes());
        body.extend_from_slice(&random.salt);
        let bound = self.bound_to(PASSPHRASE_SLOT, PASSPHRASE_BODY_LEN, &body);
        let wrapping = derive(passphrase, &random.salt, cost)?;
        let cipher = XChaCha20Poly1305::new((&*wrapping).into());
        let mut wrapped = Zeroizing::new(*key.bytes());
        let tag = cipher
            .encrypt_inout_detached(
                &XNonce::from(random.nonce),
                &bound,
                wrapped.as_mut_slice().into(),
            )
            .expect("32 bytes are far below the cipher's limit");
        body.extend_from_slice(&random.nonce);
        body.extend_from_slice(wrapped.as_slice());
        body.extend_from_slice(&tag);
        self.slots.retain(|slot| slot.kind != PASSPHRASE_SLOT);
        self.slots.insert(
            0,
            Slot {
                kind: PASSPHRASE_SLOT,
                body,
            },
        );
        Ok(())
    }

    /// Takes the vault's key out, with the cost that the file says.
    pub(crate) fn open(&self, passphrase: &Passphrase) -> Result<VaultKey, Unopened> {
        let slot = self
            .slots
            .iter()
            .find(|slot| slot.kind == PASSPHRASE_SLOT)
            .ok_or(Unopened::WrongPassphrase)?;
        let (head, rest) = slot.body.split_at(28);
        let (nonce, rest) = rest.split_at(24);
        let (wrapped, tag) = rest.split_at(32);
        let cost = cost_of(head).expect("bounds were checked when the file was read");
        let bound = self.bound_to(PASSPHRASE_SLOT, slot.body.len(), head);
        let wrapping = derive(passphrase, &array(&head[12..]), cost)?;
        let cipher = XChaCha20Poly1305::new((&*wrapping).into());
        let mut key = Zeroizing::new(array::<32>(wrapped));
        cipher
            .decrypt_inout_detached(
                &XNonce::from(array::<24>(nonce)),
                &bound,
                key.as_mut_slice().into(),
                &Tag::from(array::<16>(tag)),
            )
            .map_err(|_| Unopened::WrongPassphrase)?;
        Ok(VaultKey(key))
    }

    /// Reads the bytes of a key file, and bounds everything that it asks for.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        if bytes.len() < HEADER_LEN + CHECK_LEN || bytes.len() > limits::KEY_FILE_BYTES_MAX {
            return Err(Malformed::Damaged);
        }
        if !bytes.starts_with(MAGIC) {
            return Err(Malformed::Damaged);
        }
        let (content, check) = bytes.split_at(bytes.len() - CHECK_LEN);
        if check != &blake3::hash(content).as_bytes()[..CHECK_LEN] {
            return Err(Malformed::Damaged);
        }
        match u16::from_le_bytes(array(&content[8..])) {
            VERSION => {}
            0 => return Err(Malformed::Damaged),
            _ => return Err(Malformed::TooNew),
        }
        let vault = array(&content[10..]);
        let count = usize::from(content[26]);
        if count == 0 || count > limits::KEY_SLOTS_MAX {
            return Err(Malformed::Damaged);
        }
        let mut rest = &content[HEADER_LEN..];
        let mut slots: Vec<Slot> = Vec::with_capacity(count);
        for _ in 0..count {
            let (slot, after) = Slot::parse(rest)?;
            let twice = slots.iter().any(|other| other.kind == slot.kind);
            if twice && slot.kind == PASSPHRASE_SLOT {
                return Err(Malformed::Damaged);
            }
            slots.push(slot);
            rest = after;
        }
        if !rest.is_empty() {
            return Err(Malformed::Damaged);
        }
        Ok(Self { vault, slots })
    }

    /// Writes the bytes of the key file.
    pub(crate) fn render(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(256);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&self.vault);
        bytes.push(u8::try_from(self.slots.len()).expect("at most KEY_SLOTS_MAX"));
        for slot in &self.slots {
            bytes.push(slot.kind);
            bytes.extend_from_slice(&body_len(slot.body.len()));
            bytes.extend_from_slice(&slot.body);
        }
        let check = blake3::hash(&bytes);
        bytes.extend_from_slice(&check.as_bytes()[..CHECK_LEN]);
        bytes
    }

    /// Says what a wrapped key is bound to: the file's head and all of its own slot before the
    /// nonce. The number of slots stays out, so that another can be added without this secret.
    fn bound_to(&self, kind: u8, len: usize, head: &[u8]) -> Vec<u8> {
        let mut bound = Vec::with_capacity(64);
        bound.extend_from_slice(MAGIC);
        bound.extend_from_slice(&VERSION.to_le_bytes());
        bound.extend_from_slice(&self.vault);
        bound.push(kind);
        bound.extend_from_slice(&body_len(len));
        bound.extend_from_slice(head);
        bound
    }
}

impl Slot {
    fn parse(bytes: &[u8]) -> Result<(Self, &[u8]), Malformed> {
        let (head, rest) = bytes.split_at_checked(3).ok_or(Malformed::Damaged)?;
        let len = usize::from(u16::from_le_bytes([head[1], head[2]]));
        if len > limits::KEY_SLOT_BYTES_MAX {
            return Err(Malformed::Damaged);
        }
        let (body, after) = rest.split_at_checked(len).ok_or(Malformed::Damaged)?;
        let slot = Self {
            kind: head[0],
            body: body.to_vec(),
        };
        match slot.kind {
            0 => return Err(Malformed::Damaged),
            PASSPHRASE_SLOT => {
                if body.len() != PASSPHRASE_BODY_LEN {
                    return Err(Malformed::Damaged);
                }
                cost_of(body).ok_or(Malformed::Unreasonable)?;
            }
            _ => {}
        }
        Ok((slot, after))
    }
}

/// Reads the cost at the head of a passphrase slot; `None` where it is out of bounds.
fn cost_of(body: &[u8]) -> Option<KeyCost> {
    let number = |at: usize| u32::from_le_bytes(array(&body[at..]));
    KeyCost::new(number(0), number(4), number(8))
}

/// Derives the wrapping key (RFC 9106, Argon2id version 1.3) and wipes the memory that it took.
fn derive(
    passphrase: &Passphrase,
    salt: &[u8; 16],
    cost: KeyCost,
) -> Result<Zeroizing<[u8; 32]>, Unopened> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .expect("a KeyCost is within Argon2's bounds");
    let mut blocks: Vec<Block> = Vec::new();
    blocks
        .try_reserve_exact(params.block_count())
        .map_err(|_| Unopened::OutOfMemory)?;
    blocks.resize(params.block_count(), Block::default());
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(
            passphrase.bytes(),
            salt,
            key.as_mut_slice(),
            blocks.as_mut_slice(),
        )
        .expect("lengths of salt, passphrase and output are within Argon2's bounds");
    blocks.zeroize();
    Ok(key)
}

fn body_len(len: usize) -> [u8; 2] {
    u16::try_from(len)
        .expect("a slot is at most KEY_SLOT_BYTES_MAX")
        .to_le_bytes()
}

/// Copies the first `N` bytes; the caller has made sure that they are there.
fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    out.copy_from_slice(&bytes[..N]);
    out
}
