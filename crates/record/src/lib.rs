//! What is said: entries, the rules that they keep, and the ledgers that they add up to.
//!
//! The domain of Answerable, pure: no clock, no files, no randomness. Bytes come in as lines
//! ([`read`]), are checked against the rules and against all that stands above ([`Script`],
//! [`Fold::check`]), and are taken into a [`Fold`], which gives the [`Ledgers`] of any day for any
//! reader. The format is written down in the contract as *record format 1*; [`shape`] is its table.
#![forbid(unsafe_code)]

mod attachment;
pub mod date;
mod entry;
mod fault;
mod fold;
mod kind;
mod ledger;
pub mod limits;
mod node;
pub mod read;
mod rules;
mod schema;
mod script;
pub mod shape;
mod value;
pub mod words;

pub use attachment::is_inside;
pub use date::{Day, Grain, When};
pub use entry::{Entry, Said, written};
pub use fault::{Fault, Rule};
pub use fold::look::Sight;
pub use fold::{Arrival, Change, Fold, Position, ScriptLine, Standing, StoreError, written_ref};
pub use kind::{Field, Kind};
pub use ledger::*;
pub use rules::Broken;
pub use schema::schema;
pub use script::{Faults, Script};
pub use value::{Fields, Value};
