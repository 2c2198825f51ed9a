//! Sources that whoever reads a statement can't see: they say so in the list of sources.

use crate::sheet::Sheet;
use crate::words::{Phrase, Words};

/// Marks the sources that do not lie where the statement will, and were not released to it.
pub fn mark_unreleased(sheet: &mut Sheet, words: &Words, is_unreleased: impl Fn(&str) -> bool) {
    let mark = words.say("statement-not-released", &[]);
    let sources = sheet.notes.iter_mut().zip(&sheet.cited);
    for (note, _) in sources.filter(|(_, name)| is_unreleased(name)) {
        note.push(Phrase::program(format!(" {mark}")));
    }
}
