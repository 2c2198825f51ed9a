//! What a group does together: invite, join, approve, sync, hand over.

mod plain;
mod stub;

pub use plain::*;
