//! The entries themselves, for papers that quote them.

use std::io::BufRead;

use answerable_record::{Entry, Script};

use crate::Failure;
use crate::check::{Checked, Files, attachments_are_there, each_line};
use crate::folding::shown_of;
use crate::found::Office;

impl Office {
    /// All entries in the order of recording, corrections beside what they correct, each under the ref
    /// that it is shown by.
    ///
    /// # Errors
    /// Where the vault can't be read, or a line in it is none any more.
    pub fn recorded(&mut self) -> Result<Vec<Entry>, Failure> {
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let mut entries = Vec::with_capacity(fold.len());
        self.vault.entries(None, |row| -> Result<(), Failure> {
            entries.push(shown_of(&row, fold)?);
            Ok(())
        })?;
        Ok(entries)
    }
}

/// Checks a script, and gives its entries besides.
///
/// # Errors
/// Every fault of it, or what the machine says of the file.
pub fn read_script(
    source: &mut dyn BufRead,
    files: &dyn Files,
) -> Result<(Checked, Vec<Entry>), Failure> {
    let mut script = Script::default();
    let mut entries = Vec::new();
    each_line(source, &mut script, |script, _, entry| {
        attachments_are_there(script, &entry, files);
        if !script.is_refused() {
            entries.push(entry);
        }
        Ok(())
    })?;
    let lines = script.line_number();
    let fold = script.finish().map_err(Failure::Faults)?;
    Ok((Checked { fold, lines }, entries))
}
