//! Checking a script without a vault.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

use answerable_record::{Entry, Faults, Field, Fold, Rule, Script};

use crate::Failure;
use crate::lines::{self, Line};

/// A script that keeps all rules.
#[derive(Debug)]
pub struct Checked {
    /// What it adds up to.
    pub fold: Fold,
    /// How many lines it has.
    pub lines: u64,
}

/// Where the files lie that a script names as attachments.
pub trait Files {
    /// Whether a path leads to a file that may be taken in.
    fn find(&self, path: &str) -> Find;

    /// Opens it.
    ///
    /// # Errors
    /// What the machine says.
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>>;
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Find {
    /// A file that may be taken in.
    There,
    /// Nothing, or no plain file.
    Missing,
    /// Out of the script's folder.
    Outside,
}

/// A folder on this machine.
pub struct Folder<'p>(pub &'p Path);

impl Files for Folder<'_> {
    fn find(&self, path: &str) -> Find {
        if !answerable_record::is_inside(path) {
            return Find::Outside;
        }
        // A link below the folder may lead out of it.
        match (self.0.join(path).canonicalize(), self.0.canonicalize()) {
            (Ok(real), Ok(folder)) if !real.starts_with(&folder) => Find::Outside,
            (Ok(real), Ok(_)) if real.is_file() => Find::There,
            _ => Find::Missing,
        }
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(self.0.join(path))?))
    }
}

/// Checks a script, and whether its attachments are there.
///
/// # Errors
/// Every fault of it, or what the machine says of the file.
pub fn check(source: &mut dyn BufRead, files: &dyn Files) -> Result<Checked, Failure> {
    let mut script = Script::default();
    each_line(source, &mut script, |script, _, entry| {
        attachments_are_there(script, &entry, files);
        Ok(())
    })?;
    let lines = script.line_number();
    let fold = script.finish().map_err(Failure::Faults)?;
    Ok(Checked { fold, lines })
}

/// The JSON Schema of a line.
pub fn schema() -> serde_json::Value {
    answerable_record::schema()
}

/// Gives each line that keeps the rules, with its entry.
pub(crate) fn each_line(
    source: &mut dyn BufRead,
    script: &mut Script,
    mut take: impl FnMut(&mut Script, &[u8], Entry) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut line = Vec::new();
    while let Some(read) = lines::next(source, &mut line)? {
        match read {
            Line::Overlong(bytes) => script.overlong_line(bytes),
            Line::Whole => {
                if let Some(entry) = script.line(&line) {
                    take(script, &line, entry)?;
                }
            }
        }
        if script.is_over() {
            break;
        }
    }
    Ok(())
}

/// Puts down attachments that are not there, or lie elsewhere.
pub(crate) fn attachments_are_there(script: &mut Script, entry: &Entry, files: &dyn Files) {
    for (path, number) in entry.said.texts(Field::Attachments).iter().zip(1..) {
        let rule = match files.find(path) {
            Find::There => continue,
            Find::Missing => Rule::AttachmentMissing { number },
            Find::Outside => Rule::AttachmentOutside { number },
        };
        script.fault(Field::Attachments.name(), rule);
    }
}

/// The faults of something that was typed in; where there are several, its number stands as the line.
pub(crate) fn faults(line: u64, broken: Vec<(String, Rule)>) -> Failure {
    let listed = broken
        .into_iter()
        .map(|(field, rule)| answerable_record::Fault { line, field, rule });
    Failure::Faults(Faults {
        listed: listed.collect(),
        unlisted: 0,
    })
}
