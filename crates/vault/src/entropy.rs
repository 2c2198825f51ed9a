//! Randomness for those who are passed it.

use std::convert::Infallible;

use rand_core::{TryCryptoRng, TryRng};

/// Random bytes from the operating system, for a crate that draws keys and has no source of its own.
///
/// Where the system has none, which an intact one never says once it runs, drawing panics: whatever
/// would be made without them protects nobody. The vault is whole then, as after any panic.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entropy;

impl TryRng for Entropy {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        getrandom::fill(bytes).expect("a running system gives random bytes");
        Ok(())
    }
}

impl TryCryptoRng for Entropy {}
