//! Keeping: passphrase, backup, coming back from one.

use std::path::Path;

use answerable_vault::{KeyCost, Passphrase, Vault};

use crate::Failure;
use crate::found::Office;
use crate::group::read_words;

impl Office {
    /// Takes another passphrase.
    ///
    /// # Errors
    /// Where the old one is wrong, or the key file can't be written; the old one stays then.
    pub fn change_passphrase(
        &mut self,
        old: &Passphrase,
        new: &Passphrase,
        cost: KeyCost,
    ) -> Result<(), Failure> {
        Ok(self.vault.change_passphrase(old, new, cost)?)
    }

    /// Sets another passphrase with the words of the vault's paper key, where the old one is forgotten.
    ///
    /// # Errors
    /// Where they are not its words, or the key file can't be written.
    pub fn passphrase_by_paper(
        path: &Path,
        words: &str,
        new: &Passphrase,
        cost: KeyCost,
    ) -> Result<(), Failure> {
        let words = read_words(words)?;
        let mut vault = Vault::open_with_paper_key(path, words.bytes())?;
        Ok(vault.change_passphrase_by_paper_key(words.bytes(), new, cost)?)
    }

    /// Writes a backup: one file, as encrypted as the vault.
    ///
    /// # Errors
    /// Where the file is there already, the disk says no, or the vault is damaged: a backup of that
    /// would only take the place of a good one.
    pub fn backup(&self, to: &Path) -> Result<(), Failure> {
        if !self.vault.check_integrity()?.is_sound() {
            return Err(answerable_vault::ReadError::Damaged.into());
        }
        Ok(self.vault.backup(to)?)
    }
}

/// Makes a vault out of a backup.
///
/// # Errors
/// Where there is a vault already, or the backup is damaged.
pub fn restore(backup: &Path, to: &Path) -> Result<(), Failure> {
    Ok(Vault::restore(backup, to)?)
}
