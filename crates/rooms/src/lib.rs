//! Who may read and write: devices, membership, epoch keys, the signed log, invitations, recovery.
//!
//! Step functions over bytes, as `docs/formats/room.md` has them: no files, no clock, no randomness.
//! Time (`now_s`) and random bytes are arguments. What comes from outside is bytes until it passed
//! the numbered checks of [`check`]; nothing panics on it.
#![forbid(unsafe_code)]

pub mod act;
pub mod base32;
pub mod blob;
pub mod cbor;
pub mod check;
#[doc(hidden)]
pub mod cipher;
pub mod code;
pub mod content;
pub mod derive;
pub mod device;
pub mod draft;
pub mod enter;
pub mod entry;
pub mod epoch;
pub mod epoch_key;
pub mod frame;
pub mod genesis;
pub mod graph;
pub mod handing;
pub mod head;
#[doc(hidden)]
pub mod hostile;
pub mod ids;
pub mod invite;
pub mod join;
pub mod kept;
pub mod label;
mod lead;
pub mod limits;
pub mod locator;
pub mod mailbox;
pub mod names;
pub mod offer;
pub mod outline;
pub mod paper_key;
mod pasted;
pub mod policy;
pub mod range;
pub mod resolve;
pub mod restart;
pub mod room;
pub mod run;
pub mod sealed;
pub mod secret;
pub mod segment;
mod share;
pub mod shares;
pub mod signature;
pub mod steps;
pub mod way_back;
pub mod welcome;
pub mod words;
