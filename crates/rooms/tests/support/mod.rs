//! What the tests of this crate share.
#![allow(dead_code, reason = "each test file takes what it needs")]

pub mod replicas;
pub mod rooms;
pub mod vectors;

use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::ids::ProcessId;
use rand_core::{Infallible, TryCryptoRng, TryRng};

/// Random bytes that are the same for the same seed: the BLAKE3 output of it.
pub struct Drawn(blake3::OutputReader);

impl Drawn {
    /// Begins at the first byte.
    pub fn new(seed: &str) -> Self {
        Self(blake3::Hasher::new().update(seed.as_bytes()).finalize_xof())
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

/// A process for tests.
pub const PROCESS: ProcessId = ProcessId([0x70; 32]);

/// A machine's keys, the same for the same name.
pub fn keys(name: &str) -> Keys {
    Keys::draw(PROCESS, DeviceKind::Machine, &mut Drawn::new(name))
}
