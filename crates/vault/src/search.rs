//! Looking words up in the index inside the encrypted file.

use crate::entry::RowId;
use crate::limits;
use crate::read::ReadError;
use crate::vault::Vault;

/// An entry that a search found. Has no `Debug`: it is content.
pub struct Hit {
    /// The entry's row.
    pub row: RowId,
    /// A piece of its search text around the words, in parts.
    pub snippet: Vec<SnippetPart>,
}

/// A part of a snippet. Has no `Debug`: it is content.
pub struct SnippetPart {
    /// The text.
    pub text: String,
    /// Whether it is one of the words that were looked for.
    pub found: bool,
}

/// Mark the found words inside of what the database returns; both are non-characters of Unicode.
const FOUND_START: char = '\u{FDD0}';
const FOUND_END: char = '\u{FDD1}';

impl Vault {
    /// Finds the entries that hold all these words, the last written first.
    ///
    /// What is hidden is not found. Case and accents don't matter; a word of four letters or more also finds longer ones that
    /// begin with it. Signs are never read as a command.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn search(&self, words: &str, hits_max: usize) -> Result<Vec<Hit>, ReadError> {
        self.usable()?;
        let Some(question) = question(words) else {
            return Ok(Vec::new());
        };
        let hits_max = i64::try_from(hits_max.min(limits::SEARCH_HITS_MAX)).expect("at most 1000");
        let mut statement = self.db.prepare_cached(
            "SELECT rowid, snippet(words, 0, char(0xFDD0), char(0xFDD1), '…', 16)
             FROM words
             WHERE words MATCH ?1 AND rowid NOT IN (SELECT row FROM log WHERE standing = 2)
             ORDER BY rowid DESC LIMIT ?2",
        )?;
        let mut rows = statement.query(rusqlite::params![question, hits_max])?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let snippet: String = row.get(1)?;
            hits.push(Hit {
                row: RowId(row.get(0)?),
                snippet: parts(&snippet),
            });
        }
        Ok(hits)
    }
}

/// Turns words as typed into a question to the index; `None` where there is no word in them.
///
/// Words are cut where the index cuts them, and each is quoted, so that nothing in them is syntax.
fn question(words: &str) -> Option<String> {
    let mut question = String::new();
    let cut = words.split(|c: char| !(c.is_alphanumeric() || is_mark(c)));
    for word in cut
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(limits::SEARCH_WORDS_MAX)
    {
        let word: String = word.chars().take(limits::SEARCH_WORD_CHARS_MAX).collect();
        if !question.is_empty() {
            question.push(' ');
        }
        question.push('"');
        question.push_str(&word);
        question.push('"');
        if word.chars().count() >= limits::SEARCH_PREFIX_CHARS_MIN {
            question.push('*');
        }
    }
    (!question.is_empty()).then_some(question)
}

/// Says whether a character only adds to the one before it; the index drops these.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn parts(snippet: &str) -> Vec<SnippetPart> {
    let mut parts = Vec::new();
    let mut found = false;
    for text in snippet.split_inclusive([FOUND_START, FOUND_END]) {
        let plain = text.trim_end_matches([FOUND_START, FOUND_END]);
        if !plain.is_empty() {
            parts.push(SnippetPart {
                text: plain.to_owned(),
                found,
            });
        }
        found = text.ends_with(FOUND_START);
    }
    parts
}
