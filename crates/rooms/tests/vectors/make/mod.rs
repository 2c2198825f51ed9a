//! The vectors, group by group, made by the second implementation.
//!
//! A new one is put at the end of its group, so that none gets another's name.

pub mod body;
pub mod card;
pub mod derivation;
pub mod encoding;
pub mod entry;
pub mod epoch;
pub mod head;
pub mod segment;

use answerable_rooms::check::Check;
use serde_json::{Value, json};

use crate::second::{Device, PROCESS, ROOM};
use crate::support::vectors::{Vector, hex, unhex};

/// Vectors of one group.
pub struct Group {
    name: &'static str,
    vectors: Vec<Vector>,
}

impl Group {
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            vectors: Vec::new(),
        }
    }

    /// One that gives something.
    pub fn gives(&mut self, step: &str, why: &str, given: Value, input: &[u8], gives: Value) {
        self.add(step, why, given, input, Ok(gives));
    }

    /// One that is refused.
    pub fn refused(&mut self, step: &str, why: &str, given: Value, input: &[u8], check: Check) {
        self.add(step, why, given, input, Err(check));
    }

    pub fn done(self) -> Vec<Vector> {
        self.vectors
    }

    fn add(
        &mut self,
        step: &str,
        why: &str,
        given: Value,
        input: &[u8],
        outcome: Result<Value, Check>,
    ) {
        let mut all = json!({ "step": step });
        for (field, value) in given.as_object().unwrap() {
            all[field] = value.clone();
        }
        self.vectors.push(Vector {
            id: format!("{}-{:03}", self.name, self.vectors.len() + 1),
            why: why.to_owned(),
            given: all,
            input: input.to_vec(),
            outcome,
        });
    }
}

/// Hexadecimal as a value.
pub fn h(bytes: impl AsRef<[u8]>) -> Value {
    json!(hex(bytes))
}

/// The bytes of hexadecimal.
pub fn x(text: &str) -> Vec<u8> {
    unhex(&json!(text.replace(' ', "")))
}

/// 32 bytes that a name gives.
pub fn id(name: &str) -> [u8; 32] {
    crate::second::d("test", name.as_bytes())
}

/// So many random bytes, the same for the same name.
pub fn random<const N: usize>(name: &str) -> [u8; N] {
    let mut bytes = [0; N];
    blake3::Hasher::new_derive_key("answerable room 1: test")
        .update(name.as_bytes())
        .finalize_xof()
        .fill(&mut bytes);
    bytes
}

/// Process and room.
pub fn here() -> Value {
    json!({ "process": h(PROCESS), "room": h(ROOM) })
}

/// A given with more in it, or with something else in a field.
pub fn with(given: &Value, field: &str, value: impl Into<Value>) -> Value {
    let mut given = given.clone();
    given[field] = value.into();
    given
}

/// What makes a device's keys.
pub fn secrets(device: &Device) -> Value {
    json!({
        "process": h(device.process),
        "kind": device.kind,
        "signing secret": h(device.signing),
        "sealing seed": h(device.sealing),
    })
}

/// Bytes with one of them changed.
pub fn changed(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1;
    bytes
}
