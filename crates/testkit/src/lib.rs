//! Generators, faulty storage, canaries for the tests.
#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a test that fails says with which seed, and is repeated with one from outside"
)]

pub mod depot;
pub mod membership;
pub mod records;
pub mod world;
