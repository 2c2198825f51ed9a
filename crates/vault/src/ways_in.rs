//! The ways to a vault's key that this program knows: what their slots in the key file hold, and
//! how the key is taken out. `docs/formats/vault.md` section 2 has the bytes.
//!
//! Pure: no files, no clock; random bytes are passed in.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, Zeroizing};

use crate::key_file::{KeyFile, Malformed, Slot, VaultId, VaultKey, array};
use crate::limits;
use crate::passphrase::{KeyCost, Passphrase};

const PASSPHRASE: u8 = 1;
const PAPER_KEY: u8 = 2;
/// Memory, passes, lanes and salt stand before the nonce.
const PASSPHRASE_HEAD_LEN: usize = 4 + 4 + 4 + 16;
/// Nonce, wrapped key and tag: the end of each body.
const WRAPPED_LEN: usize = 24 + 32 + 16;
/// What the words on paper are derived with, for this purpose and no other.
const PAPER_KEY_CONTEXT: &str = "answerable vault 1: paper key";

/// Why a key could not be taken out of a key file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unopened {
    /// There is no such way in.
    None,
    Wrong,
    OutOfMemory,
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
        let mut head = Vec::with_capacity(PASSPHRASE_HEAD_LEN + WRAPPED_LEN);
        head.extend_from_slice(&cost.memory_kib.to_le_bytes());
        head.extend_from_slice(&cost.passes.to_le_bytes());
        head.extend_from_slice(&cost.lanes.to_le_bytes());
        head.extend_from_slice(&random.salt);
        let wrapping = stretch(passphrase, &random.salt, cost)?;
        let slot = self.wrap(PASSPHRASE, head, &wrapping, key, random.nonce);
        self.slots.retain(|slot| slot.kind != PASSPHRASE);
        self.slots.insert(0, slot);
        Ok(())
    }

    /// Takes the vault's key out with the passphrase, at the cost that the file says.
    pub(crate) fn open(&self, passphrase: &Passphrase) -> Result<VaultKey, Unopened> {
        let slot = self.slot(PASSPHRASE).ok_or(Unopened::None)?;
        let cost = cost_of(&slot.body).expect("bounds were checked when the file was read");
        let wrapping = stretch(passphrase, &array(&slot.body[12..]), cost)?;
        self.unwrap(slot, PASSPHRASE_HEAD_LEN, &wrapping)
    }

    /// Replaces the paper key; `false` where there is no room for one more slot.
    #[must_use]
    pub(crate) fn set_paper_key(
        &mut self,
        key: &VaultKey,
        entropy: &[u8; 32],
        nonce: [u8; 24],
    ) -> bool {
        self.drop_paper_key();
        if self.slots.len() >= limits::KEY_SLOTS_MAX {
            return false;
        }
        let slot = self.wrap(PAPER_KEY, Vec::new(), &of_paper(entropy), key, nonce);
        self.slots.push(slot);
        true
    }

    pub(crate) fn drop_paper_key(&mut self) {
        self.slots.retain(|slot| slot.kind != PAPER_KEY);
    }

    pub(crate) fn has_paper_key(&self) -> bool {
        self.slot(PAPER_KEY).is_some()
    }

    /// Takes the vault's key out with what is on paper.
    pub(crate) fn open_with_paper_key(&self, entropy: &[u8; 32]) -> Result<VaultKey, Unopened> {
        let slot = self.slot(PAPER_KEY).ok_or(Unopened::None)?;
        self.unwrap(slot, 0, &of_paper(entropy))
    }

    fn slot(&self, kind: u8) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.kind == kind)
    }

    /// Makes the slot in which the vault's key stands under a wrapping key, after its head.
    fn wrap(
        &self,
        kind: u8,
        head: Vec<u8>,
        wrapping: &[u8; 32],
        key: &VaultKey,
        nonce: [u8; 24],
    ) -> Slot {
        let bound = self.bound_to(kind, head.len() + WRAPPED_LEN, &head);
        let mut wrapped = Zeroizing::new(*key.bytes());
        let tag = XChaCha20Poly1305::new(wrapping.into())
            .encrypt_inout_detached(&XNonce::from(nonce), &bound, wrapped.as_mut_slice().into())
            .expect("32 bytes are far below the cipher's limit");
        let mut body = head;
        body.extend_from_slice(&nonce);
        body.extend_from_slice(wrapped.as_slice());
        body.extend_from_slice(&tag);
        Slot { kind, body }
    }

    fn unwrap(
        &self,
        slot: &Slot,
        head_len: usize,
        wrapping: &[u8; 32],
    ) -> Result<VaultKey, Unopened> {
        let (head, rest) = slot.body.split_at(head_len);
        let (nonce, rest) = rest.split_at(24);
        let (wrapped, tag) = rest.split_at(32);
        let bound = self.bound_to(slot.kind, slot.body.len(), head);
        VaultKey::filled(|key| {
            key.copy_from_slice(wrapped);
            XChaCha20Poly1305::new(wrapping.into())
                .decrypt_inout_detached(
                    &XNonce::from(array::<24>(nonce)),
                    &bound,
                    key.as_mut_slice().into(),
                    &Tag::from(array::<16>(tag)),
                )
                .map_err(|_| Unopened::Wrong)
        })
    }
}

/// Says whether this program knows what a slot of this kind holds; there is at most one of each.
pub(crate) fn is_known(kind: u8) -> bool {
    [PASSPHRASE, PAPER_KEY].contains(&kind)
}

/// Bounds what a slot asks for; one of a kind to come is let be.
pub(crate) fn check(slot: &Slot) -> Result<(), Malformed> {
    let len = match slot.kind {
        PASSPHRASE => PASSPHRASE_HEAD_LEN + WRAPPED_LEN,
        PAPER_KEY => WRAPPED_LEN,
        _ => return Ok(()),
    };
    if slot.body.len() != len {
        return Err(Malformed::Damaged);
    }
    if slot.kind == PASSPHRASE {
        cost_of(&slot.body).ok_or(Malformed::Unreasonable)?;
    }
    Ok(())
}

/// Reads the cost at the head of a passphrase slot; `None` where it is out of bounds.
fn cost_of(body: &[u8]) -> Option<KeyCost> {
    let number = |at: usize| u32::from_le_bytes(array(&body[at..]));
    KeyCost::new(number(0), number(4), number(8))
}

/// Derives the wrapping key of 32 random bytes. There is nothing to stretch in them.
fn of_paper(entropy: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(blake3::derive_key(PAPER_KEY_CONTEXT, entropy))
}

/// Derives the wrapping key (RFC 9106, Argon2id version 1.3) and wipes the memory that it took.
fn stretch(
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
