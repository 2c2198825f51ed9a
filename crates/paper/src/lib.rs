//! What goes out: pictures, statements, words.
//!
//! Pure: the day and the entries are passed in, and text comes out. The catalogue of the
//! program's words is embedded, for all crates that talk to people.

#![forbid(unsafe_code)]

pub mod briefing;
pub mod changes;
pub mod checks;
pub mod dates;
pub mod drawn;
pub mod faults;
pub mod handing_over;
pub mod key_sheet;
mod lines;
mod markup;
pub mod overview;
pub mod picture;
pub mod questions;
pub mod reading;
pub mod settling;
pub mod sheet;
pub mod statement;
pub mod words;
