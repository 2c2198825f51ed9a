//! A script: a whole record as lines, checked as they come, with every fault put down.

use std::collections::HashMap;

use crate::entry::Entry;
use crate::fault::{Fault, Rule};
use crate::fold::{Fold, Position};
use crate::kind::{Field, Kind};
use crate::limits::{FAULTS_LISTED_MAX, LINE_BYTES_MAX, SCRIPT_BYTES_MAX, SCRIPT_ENTRIES_MAX};
use crate::read;
use crate::rules::Broken;
use crate::shape::COMMON;
use crate::words::Room;

/// The name that means him wherever somebody is named.
const PERPETRATOR: &str = "perpetrator";

/// A script that is being read, line by line.
#[derive(Debug, Default)]
pub struct Script {
    fold: Fold,
    line: u64,
    bytes: u64,
    stopped: bool,
    /// Where each ref was written, also on lines that could not be taken in.
    written: HashMap<Box<str>, u64>,
    faults: Vec<Fault>,
    unlisted: u64,
}

/// What is wrong with a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults {
    /// The faults, by line; at most [`FAULTS_LISTED_MAX`].
    pub listed: Vec<Fault>,
    /// How many more there are.
    pub unlisted: u64,
}

impl Script {
    /// The number of the line that was read last.
    pub fn line_number(&self) -> u64 {
        self.line
    }

    /// What it adds up to so far.
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    /// Whether it is wrong already, so that nothing of it will be taken in.
    pub fn is_refused(&self) -> bool {
        !self.faults.is_empty()
    }

    /// Whether it is so long that reading on is of no use.
    pub fn is_over(&self) -> bool {
        self.stopped
    }

    /// Reads the next line, without its line feed; gives the entry where it keeps all rules.
    pub fn line(&mut self, bytes: &[u8]) -> Option<Entry> {
        self.line += 1;
        self.bytes += bytes.len() as u64 + 1;
        let bytes = match self.line {
            1 => bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
            _ => bytes,
        };
        if self.bytes > SCRIPT_BYTES_MAX || self.line > SCRIPT_ENTRIES_MAX {
            self.stopped = true;
            let entries_max = SCRIPT_ENTRIES_MAX;
            self.fault(
                "-",
                match self.bytes > SCRIPT_BYTES_MAX {
                    true => Rule::ScriptTooLong {
                        bytes_max: SCRIPT_BYTES_MAX,
                    },
                    false => Rule::TooManyEntries { entries_max },
                },
            );
            return None;
        }
        if bytes.len() > LINE_BYTES_MAX {
            self.too_long();
            return None;
        }
        let before = self.count();
        let mut faults = Vec::new();
        let read = read::line(
            bytes,
            self.line,
            |name| self.fold.kind_of(name),
            &mut faults,
        );
        self.first_line(read.kind, &mut faults);
        let entry = self.take(read, &faults);
        entry.filter(|_| self.count() == before)
    }

    /// Puts down that the next line is longer than a line can be; its bytes need not be kept.
    pub fn overlong_line(&mut self, bytes: u64) {
        self.line += 1;
        self.bytes = self.bytes.saturating_add(bytes);
        self.stopped |= self.bytes > SCRIPT_BYTES_MAX;
        self.too_long();
    }

    /// Puts down a fault of the line that was read last, such as an attachment that is not there.
    pub fn fault(&mut self, field: &str, rule: Rule) {
        self.put(Fault {
            line: self.line,
            field: field.to_owned(),
            rule,
        });
    }

    /// What the whole script adds up to; or all that is wrong with it.
    pub fn finish(mut self) -> Result<Fold, Faults> {
        if self.line == 0 {
            self.put(Fault {
                line: 1,
                field: "-".to_owned(),
                rule: Rule::EmptyScript,
            });
        }
        for fault in &mut self.faults {
            if let Rule::PointsNowhere { name } = &fault.rule
                && let Some(at_line) = self
                    .written
                    .get(name.as_str())
                    .filter(|at| **at >= fault.line)
            {
                let (name, at_line) = (name.clone(), *at_line);
                fault.rule = match at_line == fault.line {
                    true => Rule::PointsAtItself { name },
                    false => Rule::PointsForward { name, at_line },
                };
            }
        }
        match self.faults.is_empty() {
            true => Ok(self.fold),
            false => {
                self.faults.sort_by_key(|fault| fault.line);
                Err(Faults {
                    listed: self.faults,
                    unlisted: self.unlisted,
                })
            }
        }
    }

    fn too_long(&mut self) {
        self.fault(
            "-",
            Rule::LineTooLong {
                bytes_max: LINE_BYTES_MAX,
            },
        );
    }

    fn count(&self) -> u64 {
        self.faults.len() as u64 + self.unlisted
    }

    fn put(&mut self, fault: Fault) {
        match self.faults.len() < FAULTS_LISTED_MAX {
            true => self.faults.push(fault),
            false => self.unlisted += 1,
        }
    }

    /// The first line, and only that, is the process.
    fn first_line(&mut self, kind: Option<Kind>, faults: &mut Vec<Fault>) {
        let line = self.line;
        let whole = faults.iter().any(|fault| fault.field == "-");
        let mut put = |rule| {
            faults.push(Fault {
                line,
                field: Field::Type.name().to_owned(),
                rule,
            })
        };
        match (line, kind) {
            (1, kind) if kind != Some(Kind::Process) && !whole => {
                put(Rule::NoProcess);
                faults.retain(|fault| fault.rule == Rule::NoProcess);
            }
            (2.., Some(Kind::Process)) => put(Rule::ProcessAgain),
            _ => {}
        }
    }

    /// Checks an entry against all above, and takes it in so that those below find it, faults or not.
    fn take(&mut self, read: read::Line, unread: &[Fault]) -> Option<Entry> {
        let line = self.line;
        unread.iter().for_each(|fault| self.put(fault.clone()));
        let twice = read
            .name
            .as_ref()
            .and_then(|name| self.written.get(name).copied());
        match (read.name, twice) {
            (Some(name), Some(by_line)) => {
                let name = name.into();
                self.fault(Field::Ref.name(), Rule::RefTwice { name, by_line });
            }
            (Some(name), None) => {
                self.written.insert(name, line);
            }
            (None, _) => {}
        }
        let mut entry = read.entry?;
        let mut second = false;
        if !read.stub {
            let written = &self.written;
            let is_unread = |name: &str| written.get(name).is_some_and(|at| *at < line);
            let broken = self.fold.check(&entry, is_unread);
            for (field, rule) in broken.into_iter().filter(|broken| is_news(broken, unread)) {
                match rule {
                    // It lies where it belongs, and so does what points at it.
                    Rule::RoomGiven { .. } => entry.room = None,
                    // The first outcome holds; a thousand more must not slow down what is below.
                    Rule::SecondOutcome { .. } => second = true,
                    _ => {}
                }
                self.put(Fault { line, field, rule });
            }
        }
        if entry.kind == Kind::Process && line > 1 {
            return Some(entry);
        }
        let reserved = entry.name.as_ref() == PERPETRATOR && entry.kind != Kind::Person;
        if twice.is_some() || reserved {
            // Taken in under a name that nobody can write, so that the one who has the ref keeps it.
            entry.name = format!("~{line}").into();
        }
        let hidden = read.stub || second || unread.iter().any(|fault| hides(fault, read.kind));
        // What could not be read is like what was erased: rules that would need it are taken as kept.
        let taken = hidden.then(|| {
            let room = entry.room.or(entry.kind.home()).unwrap_or(Room::Contact);
            entry.erased_stub(room)
        });
        self.fold
            .insert(Position::line(line), taken.as_ref().unwrap_or(&entry));
        Some(entry)
    }
}

/// Whether a broken rule says something that faults of reading the same line don't say already.
fn is_news((field, rule): &Broken, unread: &[Fault]) -> bool {
    match rule {
        // These name what they are about; those of a ref are put down with the line that has it.
        Rule::RefTwice { .. } => return false,
        Rule::PointsNowhere { .. } | Rule::WrongTarget { .. } => return true,
        _ => {}
    }
    let could_not_read = |name: &str| {
        unread
            .iter()
            .any(|fault| first_step(&fault.field) == first_step(name))
    };
    let without = match rule {
        Rule::SecondOutcome { .. } => could_not_read(Field::UnawareOf.name()),
        _ => false,
    };
    !without && !could_not_read(field)
}

/// The field of an entry that a path leads into; of a correction, the field that it sets.
fn first_step(path: &str) -> &str {
    let from = if path.starts_with("set.") { 4 } else { 0 };
    let end = path[from..].find(['.', '[']);
    &path[..end.map_or(path.len(), |end| from + end)]
}

/// Whether a fault hides something that lines below may build on.
fn hides(fault: &Fault, kind: Option<Kind>) -> bool {
    let field = fault
        .field
        .split(['.', '['])
        .next()
        .and_then(Field::from_name);
    let needed = kind
        .zip(field)
        .and_then(|(kind, field)| kind.slot(field))
        .is_some_and(|slot| slot.required);
    let common = COMMON.iter().any(|slot| Some(slot.field) == field);
    let unknown =
        matches!(fault.rule, Rule::UnknownField { .. }) && !fault.field.contains(['.', '[']);
    !unknown && (needed || !common)
}
