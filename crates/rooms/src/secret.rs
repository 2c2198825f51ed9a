//! 32 bytes that must stay secret.

use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A key. It is wiped when dropped, and can be neither shown nor serialised; two are compared in
/// constant time.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; 32]);

impl Secret {
    /// Draws a key.
    #[must_use]
    pub fn draw(random: &mut dyn CryptoRng) -> Self {
        let mut secret = Self([0; 32]);
        random.fill_bytes(&mut secret.0);
        secret
    }

    /// The bytes, to be used and not kept.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for Secret {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        let pairs = self.0.iter().zip(&other.0);
        pairs.fold(0, |differs, (one, other)| differs | (one ^ other)) == 0
    }
}

impl Eq for Secret {}
