//! The second way in: 32 random bytes that somebody keeps on paper, as words.
//!
//! What the words are, is settled elsewhere; here they are bytes.

use std::path::Path;

use crate::fault::{Cause, faults};
use crate::key_store::Unreplaced;
use crate::passphrase::{KeyCost, Passphrase};
use crate::vault::{OpenError, PassphraseError, Vault, random, slot_random};
use crate::ways_in::Unopened;

faults! {
    /// Why the paper key was not set or taken away.
    pub enum PaperKeyError {
        NoRoom => Refused, "vault.paper_key.no_room",
            "The key file has no room for another way in.",
            "The ways in are as before. Take one away that is no longer used, or update the program that added it.";
        Unsure(Cause) => Environment, "vault.paper_key.unsure",
            "The key file is changed, but the disk did not confirm it.",
            "The record is safe, and the passphrase opens it. Do this once more before you rely on the sheet.";
        Machine(Cause) => Environment, "vault.paper_key.machine",
            "The key file could not be written.",
            "The ways in are as before. Check that the disk has room and that you may write in this folder, then try again.";
    }
}

impl Vault {
    /// Opens a vault with its paper key, as [`Vault::open`] does with the passphrase.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open_with_paper_key(path: &Path, entropy: &[u8; 32]) -> Result<Self, OpenError> {
        Self::open_by(path, |key_file| {
            key_file
                .open_with_paper_key(entropy)
                .map_err(|error| match error {
                    Unopened::None => OpenError::NoPaperKey,
                    Unopened::Wrong => OpenError::WrongPaperKey,
                    Unopened::OutOfMemory => OpenError::Machine(Cause::Memory),
                })
        })
    }

    /// Makes 32 random bytes open this vault, in place of an earlier paper key; every other way in
    /// stays. An old copy of the key file, as in a backup, still opens with the earlier ones.
    ///
    /// # Errors
    /// See [`PaperKeyError`].
    pub fn set_paper_key(&mut self, entropy: &[u8; 32]) -> Result<(), PaperKeyError> {
        let nonce = random().map_err(PaperKeyError::Machine)?;
        let mut changed = self.key_file.copy();
        if !changed.set_paper_key(&self.key, entropy, nonce) {
            return Err(PaperKeyError::NoRoom);
        }
        Ok(self.replace_key_file(changed)?)
    }

    /// Takes the paper key away; where there is none, nothing is written.
    ///
    /// # Errors
    /// See [`PaperKeyError`].
    pub fn drop_paper_key(&mut self) -> Result<(), PaperKeyError> {
        if !self.has_paper_key() {
            return Ok(());
        }
        let mut changed = self.key_file.copy();
        changed.drop_paper_key();
        Ok(self.replace_key_file(changed)?)
    }

    /// Says whether a paper key opens this vault.
    #[must_use]
    pub fn has_paper_key(&self) -> bool {
        self.key_file.has_paper_key()
    }

    /// Sets another passphrase, for somebody who has the paper key and no longer knows the old one.
    ///
    /// # Errors
    /// See [`PassphraseError`].
    pub fn change_passphrase_by_paper_key(
        &mut self,
        entropy: &[u8; 32],
        new: &Passphrase,
        cost: KeyCost,
    ) -> Result<(), PassphraseError> {
        let key = self
            .key_file
            .open_with_paper_key(entropy)
            .map_err(|_| PassphraseError::WrongPaperKey)?;
        let random = slot_random().map_err(PassphraseError::Machine)?;
        let mut changed = self.key_file.copy();
        changed.set_passphrase(&key, new, cost, &random)?;
        Ok(self.replace_key_file(changed)?)
    }
}

impl From<Unreplaced> for PaperKeyError {
    fn from(error: Unreplaced) -> Self {
        match error {
            Unreplaced::Unchanged(error) => Self::Machine(error.into()),
            Unreplaced::Unsure(error) => Self::Unsure(error.into()),
        }
    }
}
