//! How whoever writes here likes the pages: it rests in the vault, so nobody reads it before a passphrase.

use serde::{Deserialize, Serialize};

use crate::Failure;
use crate::found::Office;

/// The shelf.
const LIKING: &str = "liking";
const PAGES: &[u8] = b"pages";

/// How whoever writes here likes the pages; what nobody chose is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Liking {
    /// The tag of a language.
    pub lang: Option<String>,
    /// After how many minutes without anybody the vault is locked.
    pub idle_minutes: Option<u64>,
}

impl Office {
    /// How the pages are liked; what does not read, as of a newer program, is nothing here.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn liking(&self) -> Result<Liking, Failure> {
        let kept = self.vault.shelved(LIKING, PAGES)?;
        let liking = kept.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Ok(liking.unwrap_or_default())
    }

    /// Keeps how the pages are liked.
    ///
    /// # Errors
    /// Where the vault can't be written.
    pub fn like(&mut self, liking: &Liking) -> Result<(), Failure> {
        let bytes = serde_json::to_vec(liking).expect("texts and numbers are JSON");
        Ok(self
            .vault
            .write(|writer| writer.shelve(LIKING, PAGES, &bytes))?)
    }
}
