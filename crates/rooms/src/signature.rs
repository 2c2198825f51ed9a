//! Ed25519, strictly: one key has one form, one message under one key few signatures (room.md, section 3).

use std::fmt;

use ed25519_dalek::VerifyingKey;

/// What a signature is for; signed is `answerable room 1: ` ‖ label ‖ 0x00 ‖ bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignLabel {
    /// `head`: a writer's state at one moment.
    Head,
    /// `possession`: whoever brings in a card holds its key.
    Possession,
    /// `restart`: a copied device goes on as a new one.
    Restart,
    /// `invite answer`: what an inviter offers.
    InviteAnswer,
    /// `welcome`: what a member hands to a newcomer.
    Welcome,
}

impl SignLabel {
    /// The bytes that are signed.
    #[must_use]
    pub fn over(self, bytes: &[u8]) -> Vec<u8> {
        let prefix: &[u8] = match self {
            Self::Head => b"answerable room 1: head\0",
            Self::Possession => b"answerable room 1: possession\0",
            Self::Restart => b"answerable room 1: restart\0",
            Self::InviteAnswer => b"answerable room 1: invite answer\0",
            Self::Welcome => b"answerable room 1: welcome\0",
        };
        [prefix, bytes].concat()
    }
}

/// A signature, not yet held against anything.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({:02x}{:02x}…)", self.0[0], self.0[1])
    }
}

/// Says whether a signature over those bytes is by that key.
///
/// False as well for a key that is not in its one form or of low order, a signature whose `S` is not
/// reduced, and one whose `R` is of low order or not in its one form.
#[must_use]
pub fn verifies(key: &[u8; 32], label: SignLabel, bytes: &[u8], signature: &Signature) -> bool {
    verifies_bare(key, &label.over(bytes), signature)
}

/// The same over bytes without a label: for known answers alone, nothing is signed like this.
#[doc(hidden)]
#[must_use]
pub fn verifies_bare(key: &[u8; 32], bytes: &[u8], signature: &Signature) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
    signing_key(key).is_some_and(|key| key.verify_strict(bytes, &signature).is_ok())
}

/// The key, if it is canonical and not of low order.
///
/// Decompressing takes `y` modulo the prime and a sign for `x = 0`, so the point is compressed again.
pub(crate) fn signing_key(bytes: &[u8; 32]) -> Option<VerifyingKey> {
    let key = VerifyingKey::from_bytes(bytes).ok()?;
    let canonical = key.to_edwards().compress().to_bytes() == *bytes;
    (canonical && !key.is_weak()).then_some(key)
}
