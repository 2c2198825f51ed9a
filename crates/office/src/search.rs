//! Looking words up.

use answerable_record::Field;

use crate::Failure;
use crate::folding::entry_of;
use crate::found::Office;

/// An entry that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its ref.
    pub reference: String,
    /// Its type, as in the format.
    pub kind: String,
    /// What a reader should know before opening it; where there is such a note, show it and not the piece.
    pub content_note: Option<String>,
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
                let (reference, kind, content_note) = self.vault.entry(hit.row, |row| {
                    let entry = entry_of(&row, |_| None).ok();
                    let note = entry.and_then(|entry| entry.said.text(Field::ContentNote).cloned());
                    (
                        row.name.to_owned(),
                        row.kind.to_owned(),
                        note.map(String::from),
                    )
                })?;
                let snippet = hit
                    .snippet
                    .into_iter()
                    .map(|part| (part.text, part.found))
                    .collect();
                Ok(Found {
                    reference,
                    kind,
                    content_note,
                    snippet,
                })
            })
            .collect()
    }
}
