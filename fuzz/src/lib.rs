//! Hostile bytes against everything that reads bytes from outside.

pub mod targets;
