//! A device: its secret keys, and the card that names it to others (room.md, section 4).

use std::fmt;
use std::sync::Arc;

use ed25519_dalek::{Signer, SigningKey};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::XWing;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::derive::{Label, derive};
use crate::ids::{DeviceId, ProcessId};
use crate::signature::{SignLabel, Signature, signing_key, verifies};

/// Bytes of a sealing key.
pub const SEALING_KEY_BYTES: usize = 1_216;
/// Bytes that sealing puts before the ciphertext.
pub const ENCAPSULATED_BYTES: usize = 1_120;
/// Bytes by which something sealed to a device is longer than what is in it.
pub const SEALED_MORE_BYTES: usize = ENCAPSULATED_BYTES + 16;

/// What a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceKind {
    /// A machine with a vault.
    Machine = 0,
    /// A paper key, which is written down and used once.
    Paper = 1,
    /// A recovery device, whose secret is split into shares.
    Shares = 2,
}

/// A device's secret keys. They are wiped when dropped, and can be neither shown, copied nor serialised.
pub struct Keys {
    signing: SigningKey,
    sealing: <XWing as Kem>::PrivateKey,
    card: Card,
}

impl Keys {
    /// Draws the keys of a new device: 32 bytes to sign with, then 32 to be sealed to.
    #[must_use]
    pub fn draw(process: ProcessId, kind: DeviceKind, random: &mut dyn CryptoRng) -> Self {
        let mut signing = Zeroizing::new([0; 32]);
        let mut sealing = Zeroizing::new([0; 32]);
        random.fill_bytes(&mut *signing);
        random.fill_bytes(&mut *sealing);
        Self::from_secrets(process, kind, &signing, &sealing)
    }

    /// The keys that come from an Ed25519 secret and an X-Wing seed.
    #[must_use]
    pub fn from_secrets(
        process: ProcessId,
        kind: DeviceKind,
        signing: &[u8; 32],
        sealing: &[u8; 32],
    ) -> Self {
        let signing = SigningKey::from_bytes(signing);
        let sealing = <XWing as Kem>::PrivateKey::from_bytes(sealing).expect("32 bytes are a seed");
        let mut public = [0; SEALING_KEY_BYTES];
        XWing::sk_to_pk(&sealing).write_exact(&mut public);
        let card = Card::write(process, signing.verifying_key().to_bytes(), &public, kind);
        Self {
            signing,
            sealing,
            card,
        }
    }

    /// The secrets that [`Self::from_secrets`] takes, to be kept in a vault and nowhere else.
    #[must_use]
    pub fn secrets(&self) -> (Zeroizing<[u8; 32]>, Zeroizing<[u8; 32]>) {
        let mut sealing = Zeroizing::new([0; 32]);
        self.sealing.write_exact(&mut *sealing);
        (Zeroizing::new(self.signing.to_bytes()), sealing)
    }

    /// The card that names this device to others.
    #[must_use]
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The device's name.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.card.device
    }

    /// Shows that this device holds its key, where its card is brought in: bound to an invitation's
    /// id, the nonce of a genesis, or a room.
    #[must_use]
    pub fn prove(&self, bound: &[u8; 32]) -> Signature {
        self.sign(SignLabel::Possession, &self.card.possession(bound))
    }

    /// Signs bytes for one purpose.
    #[must_use]
    pub fn sign(&self, label: SignLabel, bytes: &[u8]) -> Signature {
        Signature(self.signing.sign(&label.over(bytes)).to_bytes())
    }

    /// Opens what was sealed to this device with the same `info`.
    ///
    /// # Errors
    ///
    pub fn open(&self, info: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Check> {
        let (enc, text) = sealed
            .split_at_checked(ENCAPSULATED_BYTES)
            .ok_or(Check::R053)?;
        let enc = <XWing as Kem>::EncappedKey::from_bytes(enc).map_err(|_| Check::R053)?;
        let mode = OpModeR::Base;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &mode,
            &self.sealing,
            &enc,
            info,
            text,
            &[],
        )
        .map(Zeroizing::new)
        .map_err(|_| Check::R053)
    }
}

/// A device as others know it: `[1, suite, process, signing key, sealing key, kind]`.
///
/// Both keys of a card that is here are valid. Cloning is cheap.
#[derive(Clone, PartialEq, Eq)]
pub struct Card {
    bytes: Arc<[u8]>,
    device: DeviceId,
    process: ProcessId,
    signing: [u8; 32],
    kind: DeviceKind,
}

impl Card {
    /// Reads a card.
    ///
    /// # Errors
    /// of its form, R-003 of another version or suite, R-025 of an unknown kind, R-011
    /// of a key that can't protect anybody.
    pub fn parse(bytes: &[u8]) -> Result<Self, Check> {
        let mut reader = Reader::new(bytes);
        reader.array_of(6)?;
        reader.version()?;
        let process = ProcessId(reader.exactly()?);
        let signing = reader.exactly()?;
        let sealing: [u8; SEALING_KEY_BYTES] = reader.exactly()?;
        let kind = match reader.uint()? {
            0 => DeviceKind::Machine,
            1 => DeviceKind::Paper,
            2 => DeviceKind::Shares,
            _ => return Err(Check::R025),
        };
        reader.done()?;
        signing_key(&signing).ok_or(Check::R011)?;
        sealing_key(&sealing).ok_or(Check::R011)?;
        Ok(Self::write(process, signing, &sealing, kind))
    }

    /// The card's bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The device's name: the hash of the card.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// The one process that the device is for.
    #[must_use]
    pub fn process(&self) -> ProcessId {
        self.process
    }

    /// What the device is.
    #[must_use]
    pub fn kind(&self) -> DeviceKind {
        self.kind
    }

    /// Refuses the card of a device of another process.
    ///
    /// # Errors
    ///
    pub fn belongs(&self, process: &ProcessId) -> Result<(), Check> {
        let own = self.process == *process;
        if own { Ok(()) } else { Err(Check::R014) }
    }

    /// Says whether this device signed those bytes, for that purpose.
    #[must_use]
    pub fn verify(&self, label: SignLabel, bytes: &[u8], signature: &Signature) -> bool {
        verifies(&self.signing, label, bytes, signature)
    }

    /// Refuses a card that is brought in without proof that the key is held; see [`Keys::prove`].
    ///
    /// # Errors
    ///
    pub fn proves(&self, bound: &[u8; 32], possession: &Signature) -> Result<(), Check> {
        let over = self.possession(bound);
        let proved = self.verify(SignLabel::Possession, &over, possession);
        if proved { Ok(()) } else { Err(Check::R012) }
    }

    /// Seals to this device: `enc` (1,120 bytes) ‖ ciphertext, with 64 random bytes drawn.
    #[must_use]
    pub fn seal(&self, info: &[u8], plaintext: &[u8], random: &mut dyn CryptoRng) -> Vec<u8> {
        let key = sealing_key(self.sealing()).expect("checked where the card was made");
        let mut random = random;
        let (enc, text) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeS::Base,
            &key,
            info,
            plaintext,
            &[],
            &mut random,
        )
        .expect("a valid key takes a short text");
        [enc.to_bytes().as_slice(), &text].concat()
    }

    fn write(
        process: ProcessId,
        signing: [u8; 32],
        sealing: &[u8; SEALING_KEY_BYTES],
        kind: DeviceKind,
    ) -> Self {
        let mut writer = Writer::default();
        writer.array(6).version();
        writer.bytes(process.bytes()).bytes(&signing);
        writer.bytes(sealing).uint(kind as u64);
        let bytes = writer.done();
        Self {
            device: DeviceId(derive(Label::Device, &[&bytes])),
            bytes: bytes.into(),
            process,
            signing,
            kind,
        }
    }

    /// What stands before the kind, which is one byte.
    fn sealing(&self) -> &[u8; SEALING_KEY_BYTES] {
        let end = self.bytes.len() - 1;
        let key = &self.bytes[end - SEALING_KEY_BYTES..end];
        key.try_into().expect("as long as it was written")
    }

    fn possession(&self, bound: &[u8; 32]) -> [u8; 64] {
        let mut over = [0; 64];
        over[..32].copy_from_slice(self.device.bytes());
        over[32..].copy_from_slice(bound);
        over
    }
}

impl fmt::Debug for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Card({:?}, {:?})", self.device, self.kind)
    }
}

/// The key, if its coefficients are reduced, and its curve point canonical and not of low order.
fn sealing_key(bytes: &[u8; SEALING_KEY_BYTES]) -> Option<<XWing as Kem>::PublicKey> {
    let point = bytes.last_chunk().expect("longer than a point");
    if !curve_point(point) {
        return None;
    }
    <XWing as Kem>::PublicKey::from_bytes(bytes).ok()
}

/// Says whether an X25519 key, little-endian, is below the prime 2²⁵⁵ - 19 and none of the five of
/// low order (RFC 7748, section 6.1; of their twelve encodings these are the canonical ones).
fn curve_point(point: &[u8; 32]) -> bool {
    const ORDER_EIGHT: [[u8; 32]; 2] = [
        [
            0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f,
            0xc4, 0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16,
            0x5f, 0x49, 0xb8, 0x00,
        ],
        [
            0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83,
            0xef, 0x5b, 0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd,
            0xd0, 0x9f, 0x11, 0x57,
        ],
    ];
    let (low, middle, high) = (point[0], &point[1..31], point[31]);
    let near_prime = high == 0x7f && middle.iter().all(|byte| *byte == 0xff) && low >= 0xec;
    let nought_or_one = low <= 1 && point[1..].iter().all(|byte| *byte == 0);
    high < 0x80 && !near_prime && !nought_or_one && !ORDER_EIGHT.contains(point)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROCESS: ProcessId = ProcessId([7; 32]);

    fn keys() -> Keys {
        Keys::from_secrets(PROCESS, DeviceKind::Machine, &[1; 32], &[2; 32])
    }

    #[test]
    fn a_card_is_read_as_it_was_written() {
        let keys = keys();
        let read = Card::parse(keys.card().bytes()).expect("its own card");
        assert_eq!(&read, keys.card());
        let (signing, sealing) = keys.secrets();
        assert_eq!((*signing, *sealing), ([1; 32], [2; 32]));
    }

    #[test]
    fn a_proof_of_one_room_is_none_in_another() {
        let keys = keys();
        let proof = keys.prove(&[3; 32]);
        assert_eq!(keys.card().proves(&[3; 32], &proof), Ok(()));
        assert_eq!(keys.card().proves(&[4; 32], &proof), Err(Check::R012));
    }

    #[test]
    fn a_sealing_key_of_low_order_or_above_the_prime_is_refused() {
        assert!(curve_point(&[9; 32]));
        for low in [0xec, 0xed, 0xee, 0xff] {
            let mut point = [0xff; 32];
            (point[0], point[31]) = (low, 0x7f);
            assert!(!curve_point(&point));
        }
        for low in [0, 1] {
            let mut point = [0; 32];
            point[0] = low;
            assert!(!curve_point(&point));
            point[31] = 0x80;
            assert!(!curve_point(&point));
        }
    }
}
