//! An executable model of who is in a room, and who can open what (docs/formats/room.md, 7 and 10-12).
//!
//! It is written from that page alone, with sets in place of hashes, clocks and ciphertexts: an entry
//! is a node that names its whole past, a key is the set of devices that hold it. It is slow, plain,
//! and knows nothing of the crate that does this in earnest; so the two can be held against each other.
//!
//! A node stands for one publication: at most one act, and after it, in this order, what the device
//! owes the others (an epoch, grants, what it carries) and what it writes itself.

mod about;
mod against;
mod all;
mod attack;
mod earnest;
mod history;
mod keys;
mod laws;
mod need;
mod random;
mod replica;
mod resolve;
mod rules;
mod same;
mod set;
mod stand;
mod steps;
mod walk;

pub use against::differs;
pub use all::{Looked, coarse, every_kind};
pub use attack::{Attack, Outcome};
pub use history::{Deed, History, Mark, Node, Person, Side, Start};
pub use keys::Paid;
pub use laws::{Broken, Law};
pub use need::Ballot;
pub use random::{Chance, history};
pub use resolve::{Resolution, State};
pub use rules::{Known, Rules};
pub use set::Set;
pub use steps::Step;
