//! `cargo xtask tidy`: the house rules that a compiler doesn't know.
//!
//! Each file here is one kind of rule; each rule is a pure function from a [`tree::Tree`] (or from
//! what `cargo metadata` says) to findings, so that its tests can show it a tree that breaks it.

mod checks;
mod graph;
mod layers;
mod links;
mod papers;
mod rust_text;
mod shape;
mod sources;
mod tree;

use std::fmt;

use crate::steps::{self, Stop};
use tree::Tree;

/// Holds the tree to every rule and prints what it found.
pub fn run() -> Result<(), Stop> {
    steps::heading("tidy");
    let tree = Tree::read(&steps::root())?;
    let mut findings = layers::check(&tree, &graph::Packages::ask()?);
    findings.extend(shape::check(&tree));
    findings.extend(sources::check(&tree));
    findings.extend(links::check(&tree));
    findings.extend(papers::check(&tree));
    findings.extend(checks::check(&tree));
    findings.sort_by(|a, b| (&a.path, a.line, &a.what).cmp(&(&b.path, b.line, &b.what)));
    for finding in &findings {
        println!("{finding}");
    }
    let faults = findings.iter().filter(|finding| !finding.remark).count();
    println!(
        "   {} files read, {faults} to mend, {} remarks, {} checks without code or test yet",
        tree.len(),
        findings.len() - faults,
        checks::open(&tree)
    );
    if faults == 0 {
        Ok(())
    } else {
        Err(Stop::Untidy(faults))
    }
}

/// One place that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    /// Counted from 1; 0 where it is the file as such.
    line: usize,
    what: String,
    why: &'static str,
    /// Said, but not held against anybody.
    remark: bool,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>, why: &'static str) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
            why,
            remark: false,
        }
    }

    fn remark(mut self) -> Self {
        self.remark = true;
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        let word = if self.remark { "remark: " } else { "" };
        write!(f, ": {word}{}\n    {}", self.what, self.why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finding_says_where_what_and_why() {
        let finding = Finding::new("crates/record/src/lib.rs", 7, "no", "because");
        assert_eq!(
            finding.to_string(),
            "crates/record/src/lib.rs:7: no\n    because"
        );
        assert_eq!(
            Finding::new("a", 0, "no", "because").remark().to_string(),
            "a: remark: no\n    because"
        );
    }

    #[test]
    fn no_rule_holds_anything_against_an_empty_tree() {
        let tree = Tree::of(&[]);
        let found = [
            shape::check(&tree),
            sources::check(&tree),
            links::check(&tree),
            checks::check(&tree)
                .into_iter()
                .filter(|finding| !finding.remark)
                .collect(),
        ];
        assert!(found.iter().all(Vec::is_empty));
    }
}
