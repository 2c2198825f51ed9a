//! The verbs of a group, by signature.
#![allow(
    unused_variables,
    clippy::needless_pass_by_value,
    clippy::unused_self,
    missing_docs
)]

use std::path::Path;

use answerable_record::words::Room;
use answerable_vault::{KeyCost, Passphrase};

use super::plain::*;
use crate::{Failure, Now, Office};

impl Office {
    pub fn object(&mut self, handle: &str, now: Now) -> Result<Given, Failure> {
        todo!()
    }
    /// Twenty-four words, and the number of the process that belongs on the same sheet.
    pub fn paper_key(&mut self, now: Now) -> Result<(Vec<String>, String), Failure> {
        todo!()
    }
    /// Comes back with the words on paper, out of a depot.
    pub fn recover_with_paper(
        path: &Path,
        passphrase: &Passphrase,
        cost: KeyCost,
        words: &str,
        process: &str,
        depot: &str,
        now: Now,
    ) -> Result<Office, Failure> {
        todo!()
    }
    /// Shows an entry to another room, as a new sealed copy.
    pub fn release(&mut self, reference: &str, to: Room, now: Now) -> Result<String, Failure> {
        todo!()
    }
    /// Erases, or asks for it; gives whether it is destroyed already.
    pub fn erase(&mut self, reference: &str, reason: &str, now: Now) -> Result<Given, Failure> {
        todo!()
    }
    /// Her side stands by words that were relayed in her name.
    pub fn confirm(&mut self, reference: &str, now: Now) -> Result<(), Failure> {
        todo!()
    }
}
