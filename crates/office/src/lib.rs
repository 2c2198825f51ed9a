//! The façade: unlock, write down, look up, print. It knows no terminal and no page.
//!
//! An [`Office`] is one open vault and what its record adds up to. One module a verb; plain
//! structs in and out; every failure says what happened, what is safe and what to do.
#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    reason = "the office opens the scripts, attachments and folders that people name"
)]

#[cfg(test)]
extern crate self as answerable_office;
/// Several vaults over one folder, as the tests beside the crate have them.
#[cfg(test)]
#[path = "../tests/group/mod.rs"]
mod several;

mod add;
mod aside;
mod check;
mod correcting;
mod demo;
mod drafts;
mod export;
mod failure;
mod file_given;
mod folding;
pub mod form;
mod found;
pub mod group;
mod import;
mod keep;
mod ledger;
mod liking;
mod lines;
mod listed;
mod looks;
pub mod minutes;
mod news;
mod once;
mod recorded;
mod row;
mod search;
mod show;
mod strength;
mod verify;

pub use add::{Beside, Draft, Written};
pub use answerable_paper as paper;
pub use answerable_record as record;
pub use answerable_vault::{KeyCost, Passphrase};
pub use check::{Checked, Files, Find, Folder, check, schema};
pub use correcting::{Changed, Correctable, Correction};
pub use demo::{
    DEMO_DAY, DEMO_MEMBERS, DEMO_PASSPHRASE, Demo, DemoGroup, DemoVault, demo, demo_members,
    demo_script,
};
pub use drafts::{
    DRAFT_BYTES_MAX, DRAFTS_MAX, DraftId, FileWaiting, Unfinished, WAITING_BYTES_MAX,
};
pub use export::Exported;
pub use failure::{Failure, Sort};
pub use file_given::FileGiven;
pub use found::{Founding, Office};
pub use import::Imported;
pub use keep::restore;
pub use ledger::Looked;
pub use liking::Liking;
pub use listed::{Listed, ListedPage, Vouched};
pub use looks::Readable;
pub use news::{Mark, New, News, NewsBy};
pub use once::Once;
pub use recorded::read_script;
pub use search::Found;
pub use show::{FileShown, Shown};
pub use strength::{Strength, strength};
pub use verify::Verified;

/// The day it is, and the second, as whoever runs the office says.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// The calendar day where the member is.
    pub day: record::Day,
    /// Seconds since 1970-01-01T00:00Z.
    pub seconds: i64,
}
