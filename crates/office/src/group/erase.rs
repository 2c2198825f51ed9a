//! Erasing what this device wrote.

use answerable_record::Kind;
use answerable_rooms::ids::DeviceId;

use super::plain::Given;
use crate::{Draft, Failure, Now, Office};

impl Office {
    /// Erases an entry that this device wrote: here at once, in the depots at the next sync.
    ///
    /// # Errors
    /// Where no entry has that ref, or somebody else wrote it.
    pub fn erase(&mut self, reference: &str, reason: &str, now: Now) -> Result<Given, Failure> {
        let row = self.vault.find(reference)?.first().copied();
        let row = row.ok_or_else(|| Failure::NoSuchEntry(reference.to_owned()))?;
        if let Some(at) = self.vault.link_of(row)? {
            let me = self
                .group()?
                .ok_or(Failure::NoGroup)?
                .identity
                .keys
                .device();
            let chains = self.vault.chains(at.room)?;
            let author = chains
                .get(at.chain as usize)
                .map(|device| DeviceId(*device));
            if author != Some(me) {
                return Err(Failure::NotOwnEntry);
            }
        }
        let fields = [("of", reference), ("reason", reason)];
        let fields = fields
            .iter()
            .map(|(field, value)| ((*field).to_owned(), (*value).into()));
        self.write_down(
            Kind::Erasure,
            &Draft {
                fields: fields.collect(),
                files: Vec::new(),
            },
            now,
        )?;
        Ok(Given::InForce)
    }
}
