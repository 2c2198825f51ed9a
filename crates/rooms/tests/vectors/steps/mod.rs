//! What each vector does with the crate.

pub mod body;
pub mod card;
pub mod derivation;
pub mod encoding;
pub mod entry;
pub mod epoch;
pub mod head;
pub mod segment;

use answerable_rooms::ids::{DeviceId, EntryId, EpochId, ProcessId, RoomId};
use serde_json::{Value, json};

use crate::support::vectors::{array_of, hex};

pub fn process(given: &Value) -> ProcessId {
    ProcessId(array_of(given, "process"))
}

pub fn room(given: &Value) -> RoomId {
    RoomId(array_of(given, "room"))
}

pub fn device(given: &Value) -> DeviceId {
    DeviceId(array_of(given, "device"))
}

pub fn before(given: &Value) -> EntryId {
    EntryId(array_of(given, "before"))
}

pub fn epoch(given: &Value, field: &str) -> EpochId {
    EpochId(array_of(given, field))
}

/// Hexadecimal as a value.
pub fn h(bytes: impl AsRef<[u8]>) -> Value {
    json!(hex(bytes))
}
