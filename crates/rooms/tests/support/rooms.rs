//! Rooms to invite into.

use answerable_rooms::act::{NewDevice, Side};
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::entry::room_of;
use answerable_rooms::genesis::{Genesis, RoomKind};
use answerable_rooms::ids::PersonId;
use answerable_rooms::offer::Offered;
use answerable_rooms::outline::Outline;
use answerable_rooms::policy::Policy;
use rand_core::Rng;

use super::{Drawn, PROCESS};

/// A moment in 2027.
pub const NOW: u64 = 1_800_000_000;

/// So many random bytes.
pub fn bytes<const N: usize>(random: &mut Drawn) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill_bytes(&mut bytes);
    bytes
}

/// A machine of the process.
pub fn machine(random: &mut Drawn) -> Keys {
    Keys::draw(PROCESS, DeviceKind::Machine, random)
}

/// The body of a room's first entry, by that device.
pub fn genesis(founder: &Keys, kind: RoomKind, random: &mut Drawn) -> Vec<u8> {
    let nonce = bytes(random);
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
pub fn offered(founder: &Keys, kind: RoomKind, random: &mut Drawn) -> Offered {
    let genesis = genesis(founder, kind, random);
    Offered {
        room: room_of(&genesis),
        genesis,
        person: PersonId(bytes(random)),
        side: Side::Contact,
        reader: true,
        from_now: false,
    }
}
