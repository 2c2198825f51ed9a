//! Chance that repeats, and rooms to invite into.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::convert::Infallible;

use answerable_rooms::act::{NewDevice, Side};
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::entry::room_of;
use answerable_rooms::genesis::{Genesis, RoomKind};
use answerable_rooms::ids::{PersonId, ProcessId};
use answerable_rooms::offer::Offered;
use answerable_rooms::outline::Outline;
use answerable_rooms::policy::Policy;
use rand_core::{TryCryptoRng, TryRng};

pub const PROCESS: ProcessId = ProcessId([0x70; 32]);
pub const NOW: u64 = 1_800_000_000;

/// Random bytes that are the same in each run.
pub struct Chance(blake3::OutputReader);

impl Chance {
    pub fn seeded(seed: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(seed.as_bytes());
        Self(hasher.finalize_xof())
    }

    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill(&mut bytes);
        bytes
    }
}

impl TryRng for Chance {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.bytes()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.bytes()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Chance {}

/// A machine of the process.
pub fn machine(chance: &mut Chance) -> Keys {
    Keys::draw(PROCESS, DeviceKind::Machine, chance)
}

/// The body of a room's first entry, by that device.
pub fn genesis(founder: &Keys, kind: RoomKind, chance: &mut Chance) -> Vec<u8> {
    let nonce = chance.bytes();
    Outline::Genesis(Genesis {
        at: NOW,
        process: founder.card().process(),
        nonce,
        kind,
        policy: Policy::default(),
        person: PersonId([1; 16]),
        side: Side::Contact,
        reader: true,
        founder: NewDevice {
            card: founder.card().clone(),
            possession: founder.prove(&nonce),
        },
    })
    .encode()
}

/// A place in a new room for somebody new.
pub fn offered(founder: &Keys, kind: RoomKind, chance: &mut Chance) -> Offered {
    let genesis = genesis(founder, kind, chance);
    Offered {
        room: room_of(&genesis),
        genesis,
        person: PersonId(chance.bytes()),
        side: Side::Contact,
        reader: true,
        from_now: false,
    }
}
