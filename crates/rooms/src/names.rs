//! Where objects lie in a storage: names that only who holds a key can tell (depot.md, section 3).

use crate::base32;
use crate::derive::{Label, derive};
use crate::epoch_key::OutlineKey;
use crate::ids::DeviceId;
use crate::secret::Secret;

/// Bytes of a hash that a name is made of.
const NAME_BYTES: usize = 16;

/// The folder of one device under one epoch.
#[must_use]
pub fn prefix(outline: &OutlineKey, device: &DeviceId) -> String {
    letters(Label::Prefix, &[outline.secret().bytes(), device.bytes()])
}

/// The name of a device's segment of that number, under one epoch.
#[must_use]
pub fn segment(outline: &OutlineKey, device: &DeviceId, number: u64) -> String {
    let number = number.to_be_bytes();
    let parts: [&[u8]; 3] = [outline.secret().bytes(), device.bytes(), &number];
    [prefix(outline, device), letters(Label::Object, &parts)].join("/")
}

/// The name of an attachment's chunk, counted from 0, in the folder of who put it there.
#[must_use]
pub fn chunk(outline: &OutlineKey, device: &DeviceId, key: &Secret, index: u64) -> String {
    let name = letters(Label::BlobName, &[key.bytes(), &index.to_be_bytes()]);
    [prefix(outline, device), name].join("/")
}

fn letters(label: Label, parts: &[&[u8]]) -> String {
    base32::encode(&derive(label, parts)[..NAME_BYTES])
}
