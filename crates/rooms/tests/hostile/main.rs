//! What a hostile storage, member, or former member may try. Nothing false is taken in, what was there
//! stays, and each is seen: the check's id comes out, for which there is a sentence (docs/checks.md).
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

#[path = "../support/mod.rs"]
mod support;

mod acts;
mod chains;
mod copies;
mod keys;
mod removed;
mod scene;
mod storage;
mod ways;
