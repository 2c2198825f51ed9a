//! What a group does together: invite, join, approve, sync, hand over.

mod adopt;
mod approve;
mod asked;
pub(crate) mod attached;
pub(crate) mod audit;
mod confirm;
mod depots;
mod devices;
mod erasing;
pub(crate) mod hers;
mod identity;
mod invite;
mod join;
mod members;
mod people;
mod plain;
mod replicas;
mod rights;
mod standing;
mod sync;
mod welcome;
pub(crate) mod write;
pub(crate) mod written;

pub use audit::{CompleteAsOf, Found, Missing, RoomVerified};
pub use plain::*;
pub use replicas::{Group, Place};
