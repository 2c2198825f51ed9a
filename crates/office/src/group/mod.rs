//! What a group does together: invite, join, approve, sync, hand over.

mod adopt;
mod depots;
pub(crate) mod hers;
mod identity;
mod members;
mod plain;
mod replicas;
mod stub;
mod sync;
pub(crate) mod write;
pub(crate) mod written;

pub use plain::*;
pub use replicas::{Group, Place};
