//! Random bytes that are the same for the same seed, for keys, nonces and openings.

use rand_core::{Infallible, TryCryptoRng, TryRng};

use crate::depot::Chance;

/// Random bytes that are the same for the same source: the BLAKE3 output of it.
pub struct Drawn(blake3::OutputReader);

impl Drawn {
    /// Begins at the first byte.
    #[must_use]
    pub fn new(chance: Chance) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&chance.bytes(32));
        Self(hasher.finalize_xof())
    }
}

impl TryRng for Drawn {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(to);
        Ok(())
    }
}

impl TryCryptoRng for Drawn {}
