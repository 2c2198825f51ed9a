//! Reads the tables in `tests/broken/`: small scripts, each a sentence, with the faults that they have.
//!
//! `##` names a ground, the lines that the cases below it begin with. `#` is the sentence of a case; its
//! lines follow, then after `>` each fault: the line (`+1` is the first after the ground), field, code,
//! and `name=value` for what its message names. A case without `>` is taken in.
#![allow(clippy::disallowed_methods, reason = "a test reads its tables")]
#![allow(dead_code, reason = "each test file takes of it what it needs")]

use std::fs;
use std::path::Path;

use answerable_record::{Fault, Script};

/// One case of a table.
pub struct Case {
    /// What it says.
    pub sentence: String,
    /// The lines of its script.
    pub lines: Vec<String>,
    /// Its faults, as the table writes them with whole line numbers.
    pub faults: Vec<String>,
}

/// The tables, in the order in which a reader meets the rules.
pub const TABLES: [&str; 6] = [
    "reading.txt",
    "founding.txt",
    "work.txt",
    "judgement.txt",
    "corrections.txt",
    "erased.txt",
];

/// Reads a table; the tests of `paper` read the same ones.
pub fn table(name: &str) -> Vec<Case> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let folder = crates
        .expect("a crate lies in a folder")
        .join("record/tests/broken");
    let text = fs::read_to_string(folder.join(name)).expect("the tables lie beside the tests");
    let mut ground: Vec<String> = Vec::new();
    let mut cases: Vec<Case> = Vec::new();
    let mut in_ground = false;
    for row in text.lines() {
        if row.starts_with("## ") {
            in_ground = true;
            ground.clear();
        } else if let Some(sentence) = row.strip_prefix("# ") {
            in_ground = false;
            cases.push(Case {
                sentence: sentence.to_owned(),
                lines: ground.clone(),
                faults: Vec::new(),
            });
        } else if in_ground && !row.is_empty() {
            ground.push(row.to_owned());
        } else if let Some(case) = cases.last_mut() {
            match row.strip_prefix("> ") {
                Some(fault) => case.faults.push(absolute(fault, ground.len())),
                // An empty row parts cases; an empty line of a script is written as `(empty)`.
                None if row.is_empty() => {}
                None => case.lines.push(row.replace("(empty)", "")),
            }
        }
    }
    cases
}

/// Gives the faults of a script.
pub fn faults_of<'l>(lines: impl IntoIterator<Item = &'l [u8]>) -> Vec<Fault> {
    let mut script = Script::default();
    for line in lines {
        script.line(line);
    }
    script
        .finish()
        .err()
        .map_or_else(Vec::new, |faults| faults.listed)
}

/// A fault as a table writes it.
pub fn written(fault: &Fault) -> String {
    let mut row = format!("{} {} {}", fault.line, fault.field, fault.rule.code());
    for (name, value) in fault.rule.arguments() {
        row.push_str(&format!(" {name}={value}"));
    }
    row
}

fn absolute(fault: &str, ground: usize) -> String {
    let number = |text: &str| {
        let line: usize = text.parse().expect("a number after the plus");
        (ground + line).to_string()
    };
    let words = fault.split(' ').map(|word| {
        if let Some(line) = word.strip_prefix('+') {
            number(line)
        } else if let Some((name, line)) = word.split_once("=+") {
            format!("{name}={}", number(line))
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}
