//! Generators, faulty storage, canaries for the tests.
#![forbid(unsafe_code)]

pub mod depot;
pub mod records;
