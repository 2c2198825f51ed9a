//! Who may read and write: devices, membership, epoch keys, the signed log, invitations, recovery.
//!
//! Step functions over bytes, as `docs/formats/room.md` has them: no files, no clock, no randomness.
//! Time (`now_s`) and random bytes are arguments. What comes from outside is bytes until it passed
//! the numbered checks of [`check`]; nothing panics on it.
#![forbid(unsafe_code)]

pub mod act;
pub mod base32;
pub mod cbor;
pub mod check;
pub mod code;
pub mod content;
pub mod derive;
pub mod device;
pub mod entry;
pub mod epoch;
pub mod genesis;
pub mod graph;
pub mod ids;
pub mod limits;
pub mod locator;
pub mod outline;
mod pasted;
pub mod policy;
pub mod sealed;
pub mod secret;
pub mod signature;
pub mod words;
