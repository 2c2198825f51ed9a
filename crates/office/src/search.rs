//! Looking words up.

use crate::Failure;
use crate::found::Office;

/// An entry that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its ref.
    pub reference: String,
    /// Its type, as in the format.
    pub kind: String,
    /// A piece of what it says: texts, and whether each is one of the words looked for.
    pub snippet: Vec<(String, bool)>,
}

impl Office {
    /// Finds the entries that hold all these words, the last written first, at most so many.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn search(&self, words: &str, most: usize) -> Result<Vec<Found>, Failure> {
        let hits = self.vault.search(words, most)?;
        hits.into_iter()
            .map(|hit| {
                let (reference, kind) = self
                    .vault
                    .entry(hit.row, |row| (row.name.to_owned(), row.kind.to_owned()))?;
                let snippet = hit
                    .snippet
                    .into_iter()
                    .map(|part| (part.text, part.found))
                    .collect();
                Ok(Found {
                    reference,
                    kind,
                    snippet,
                })
            })
            .collect()
    }
}
