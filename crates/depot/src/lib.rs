//! How it travels: opaque objects over any storage that can put, get and delete.
//!
//! `docs/formats/depot.md` says what lies in a depot and how devices exchange it. This crate is
//! the plain end of that: a [`Depot`] is handed a [`Name`] and sealed bytes, and gives sealed bytes
//! back. It knows no key, no entry, no room; it never asks a storage what is in it; and it hands on
//! no word of what a storage said about itself, since that may hold a path or a password.
//!
//! ```text
//! open("file:///media/stick")        one table of what this build knows: schemes.rs
//!   └ ReadBack                       the first object of a run is read back
//!       └ Folder                     whole or not at all, on the disk, without links: folder.rs, place.rs
//!           └ Objects                bytes to and from Apache OpenDAL: objects.rs
//! ```
//!
//! A storage of another kind is a feature in `Cargo.toml` and a line in `schemes.rs`; `Remote` then
//! stands in the place of `Folder`, and has to keep the same contract (`answerable_testkit::depot::contract`, run by `tests/contract.rs`).
//!
//! The calls wait, and have an end: OpenDAL is asynchronous, so each storage keeps a small runtime of
//! its own, on which every call has its time limit ([`limits`]). Nothing of that is seen outside.

#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    reason = "storages are files, waiting and names that nobody else has taken"
)]

// OpenDAL would log paths. With this crate's feature `max_level_off`, which holds for the whole
// build, every such call is left out by the compiler.
use log as _;

mod failure;
mod folder;
pub mod limits;
mod locator;
mod name;
mod objects;
mod place;
mod read_back;
#[cfg(feature = "memory")]
mod remote;
mod schemes;
mod waiting;

pub use failure::{Cause, Failure, OpenError};
pub use locator::Locator;
pub use name::Name;
pub use schemes::{create, known, open};

/// Puts, gets and deletes objects of some storage. Calls may come from several threads, but not from
/// within an asynchronous task: they wait, and would hold up its runtime, which panics instead.
///
/// An object is written once. Whoever puts under a taken name is told so and reads what is there:
/// after a crash it is their own bytes, otherwise somebody else writes in their place (D-007).
pub trait Depot: Send + Sync {
    /// Puts an object under a name that nothing is under. Once this returns without failure, the
    /// object is there whole, and stays when the power goes. After a failure it is there whole or not
    /// at all; putting the same bytes again is safe.
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure>;

    /// Gets the object under a name, or nothing where there is none.
    ///
    /// Nothing is an answer: the storage was there, and looked. An object of more than `bytes_max` is
    /// a failure, [`Failure::TooLarge`], and not read to its end.
    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure>;

    /// Deletes the object under a name; it is fine if there is none.
    fn delete(&self, name: &Name) -> Result<(), Failure>;
}

/// What became of something put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is there now, and was not before.
    Written,
    /// Something is there already, perhaps the same, and was left as it is.
    AlreadyThere,
}

impl<D: Depot + ?Sized> Depot for Box<D> {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        (**self).put(name, bytes)
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
        (**self).get(name, bytes_max)
    }

    fn delete(&self, name: &Name) -> Result<(), Failure> {
        (**self).delete(name)
    }
}
