//! Generators, faulty storage, canaries for the tests.
#![forbid(unsafe_code)]

pub mod records;
