//! A way back for a device that can't tell any more under which names the others go on (room.md, 15.6): a
//! member leaves outline keys and the writers' newest numbers where that device looks. It only helps to find.

use rand_core::CryptoRng;

use crate::cbor::Writer;
use crate::check::Check;
use crate::derive::{Label, derive};
use crate::device::{Card, Keys};
use crate::epoch::KeyKind;
use crate::ids::{DeviceId, RoomId};
use crate::sealed::Place;
use crate::welcome::{RoomStart, Welcome};

/// A way back that was found.
pub struct Found {
    /// The device that left it. Whether it is a member, the room says.
    pub sender: Card,
    /// Where to look: outline keys alone, and writers.
    pub start: RoomStart,
}

/// Where the `number`th way back of a device lies, counted from 1.
#[must_use]
pub fn place(room: &RoomId, device: &DeviceId, number: u64) -> Place {
    let parts: [&[u8]; 3] = [room.bytes(), device.bytes(), &number.to_be_bytes()];
    Place::new(
        &derive(Label::ReturnPlace, &parts),
        derive(Label::ReturnKey, &parts[..2]),
        number,
    )
}

/// The object to put there, for the device with that card.
///
/// # Errors
/// R-002 where it is more than a room can have; R-086 where something else than outline keys is in it.
pub fn object(
    number: u64,
    start: RoomStart,
    sender: &Keys,
    to: &Card,
    random: &mut dyn CryptoRng,
) -> Result<Vec<u8>, Check> {
    let room = start.room;
    let welcome = Welcome::new(vec![start], Vec::new())?;
    only_outline(&room, &welcome)?;
    let info = info(&room, number, to);
    let sealed = welcome.seal(&info, sender, to, random);
    Ok(place(&room, &to.device(), number).seal(&sealed, random))
}

/// Opens what was found in a place of the keys' device.
///
/// # Errors
/// as any object; R-084 where it was not sealed for this place of this device; R-086
/// where it says something of another room, of a key to content, or of storages; and what
/// [`Welcome::read`] and a card are refused for.
pub fn open(room: &RoomId, number: u64, keys: &Keys, object: &[u8]) -> Result<Found, Check> {
    let sealed = place(room, &keys.device(), number).open(object)?;
    let (sender, welcome) = Welcome::open(&info(room, number, keys.card()), keys, &sealed)?;
    let start = only_outline(room, &welcome)?.clone();
    Ok(Found { sender, start })
}

/// The one room that it is about, if nothing but names can be told with it.
fn only_outline<'w>(room: &RoomId, welcome: &'w Welcome) -> Result<&'w RoomStart, Check> {
    match welcome.rooms() {
        [start]
            if start.room == *room
                && welcome.locators().is_empty()
                && start.keys.iter().all(|key| key.kind == KeyKind::Outline) =>
        {
            Ok(start)
        }
        _ => Err(Check::R086),
    }
}

fn info(room: &RoomId, number: u64, to: &Card) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.array(7).version();
    writer.text("return").bytes(to.process().bytes());
    writer.bytes(room.bytes()).uint(number);
    writer.bytes(to.device().bytes());
    writer.done()
}
