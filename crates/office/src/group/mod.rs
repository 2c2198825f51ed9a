//! What a group does together: invite, join, approve, sync, hand over.

pub(crate) mod adopt;
mod approve;
mod asked;
pub(crate) mod attached;
pub(crate) mod audit;
mod carry;
mod come_back;
mod confirm;
mod depots;
mod devices;
mod erasing;
pub(crate) mod hers;
mod identity;
mod invite;
mod join;
mod mailboxes;
mod members;
mod paper_key;
mod people;
mod plain;
mod replicas;
mod restart;
mod rights;
mod shares;
mod standing;
mod sync;
mod welcome;
pub(crate) mod write;
pub(crate) mod written;

pub use audit::{CompleteAsOf, Found, Missing, RoomVerified};
pub use come_back::Anew;
pub(crate) use come_back::read_words;
pub use paper_key::Sheet;
pub use plain::*;
pub use replicas::{Group, Place};
pub use shares::Piece;
