//! Looking whether the record is whole: the file, each line, the rules, and what is stored of the fold.

use answerable_record::{Fault, Script};
use answerable_vault::Integrity;

use crate::Failure;
use crate::found::Office;

/// What was found.
pub struct Verified {
    /// Entries that were read.
    pub entries: u64,
    /// Of these, entries of which only the stub is left.
    pub erased: u64,
    /// What the vault says of its pages, its structure and its search index.
    pub integrity: Integrity,
    /// Rules that entries break. They are kept and count; somebody should know.
    pub broken: Vec<Fault>,
    /// Whether the stored fold, where there is one, says what the entries say.
    pub fold_agrees: bool,
}

impl Verified {
    /// Whether nothing is damaged. Broken rules are no damage.
    pub fn is_whole(&self) -> bool {
        self.integrity.is_sound() && self.fold_agrees
    }
}

impl Office {
    /// Reads the whole vault and looks whether it is what was written.
    ///
    /// # Errors
    /// Where it can't be read at all.
    pub fn verify(&mut self) -> Result<Verified, Failure> {
        let integrity = self.vault.check_integrity()?;
        let (mut script, mut entries, mut erased) = (Script::default(), 0, 0);
        self.vault.entries(None, |entry| -> Result<(), Failure> {
            entries += 1;
            erased += u64::from(entry.erased);
            script.line(entry.line);
            Ok(())
        })?;
        let broken = script
            .finish()
            .err()
            .map(|faults| faults.listed)
            .unwrap_or_default();
        let anew = self.folded_anew()?.without_unused_names().to_bytes();
        let fold_agrees = self.fold()?.without_unused_names().to_bytes() == anew;
        Ok(Verified {
            entries,
            erased,
            integrity,
            broken,
            fold_agrees,
        })
    }
}
