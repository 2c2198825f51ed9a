//! Bounds of what a storage may take: bytes, and time.

use std::time::Duration;

/// Bytes of an object: the largest sealed segment (room.md, section 2).
pub const OBJECT_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Bytes of a locator, as an invitation carries it.
pub const LOCATOR_BYTES_MAX: usize = 512;

/// How long one put or get may take: 64 MiB over a line of 5 Mbit/s, and a stick that spins up.
pub const CARRYING_MAX: Duration = Duration::from_secs(120);

/// How long a deletion or an opening may take.
pub const ASKING_MAX: Duration = Duration::from_secs(30);

/// How old a half-written file is before it is taken for left over by somebody who was stopped.
///
/// Another device may be writing at this moment, and clocks of sticks are off by up to a day.
pub const LEFTOVER_AGE: Duration = Duration::from_secs(2 * 24 * 60 * 60);

/// How many entries of the folder an opening looks at for such files.
pub const ENTRIES_SWEPT_MAX: usize = 4_096;
