//! What somebody was in the middle of when the vault was locked: it rests on a shelf, sealed, and is taken from
//! there when the vault is opened. It goes with anything that is erased, since it may have its words.

use answerable_vault::{WriteError, Writer};
use zeroize::Zeroizing;

use crate::Failure;
use crate::found::Office;

/// The shelf.
const ASIDE: &str = "aside";
const PAGES: &[u8] = b"pages";
/// Beyond so many bytes nothing is put there.
const ASIDE_BYTES_MAX: usize = 48 << 20;

impl Office {
    /// Puts something aside, in place of what lay there; what is too long is not put there. Gives back whether it was.
    ///
    /// # Errors
    /// Where the vault can't be written.
    pub fn put_aside(&mut self, bytes: &[u8]) -> Result<bool, Failure> {
        if bytes.len() > ASIDE_BYTES_MAX {
            return Ok(false);
        }
        self.write_apart(|writer| writer.shelve(ASIDE, PAGES, bytes))?;
        Ok(true)
    }

    /// Takes what was put aside; nothing of it is left in the vault.
    ///
    /// # Errors
    /// Where the vault can't be read or written.
    pub fn take_aside(&mut self) -> Result<Option<Zeroizing<Vec<u8>>>, Failure> {
        let kept = self.vault.shelved(ASIDE, PAGES)?;
        if kept.is_some() {
            self.write_apart(drop_from)?;
        }
        Ok(kept)
    }
}

/// Drops what was put aside.
pub(crate) fn drop_from(writer: &mut Writer<'_>) -> Result<(), WriteError> {
    writer.clear_shelf(ASIDE)
}
