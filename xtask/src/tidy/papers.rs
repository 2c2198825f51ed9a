//! Decisions, dependencies and languages: each told once, each told completely.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::tree::Tree;

const DECISIONS: &str = "docs/adr/";
const DEPENDENCIES: &str = "docs/dependencies.md";

/// Holds the numbered decisions, the list of dependencies and the languages to their forms.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = decisions(tree);
    findings.extend(dependencies(tree));
    findings.extend(languages(tree));
    findings
}

fn decisions(tree: &Tree) -> Vec<Finding> {
    const NUMBERED: &str = "a decision is `NNNN-what-it-is-about.md`";
    const ONCE: &str = "a number means one decision, for good; take the next free one";
    let mut findings = Vec::new();
    let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
    for file in tree.ending(".md") {
        let Some(name) = file.path.strip_prefix(DECISIONS) else {
            continue;
        };
        let number = name.split('-').next().unwrap_or_default();
        if number.len() != 4 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            findings.push(Finding::new(&file.path, 0, "has no number", NUMBERED));
        } else if let Some(other) = taken.insert(number, &file.path) {
            findings.push(Finding::new(
                &file.path,
                0,
                format!("has the number of {other}"),
                ONCE,
            ));
        }
    }
    findings
}

/// Every outside crate of `[workspace.dependencies]` has its row, and every row its crate.
fn dependencies(tree: &Tree) -> Vec<Finding> {
    const WHY: &str = "each crate from outside is a decision: `| name | what for, and why this one |` in docs/dependencies.md";
    const GONE: &str = "the list says what is taken in now; delete the row";
    let Some(manifest) = tree.get("Cargo.toml") else {
        return Vec::new();
    };
    let listed = tree.get(DEPENDENCIES).map_or("", |file| &file.text);
    let rows: BTreeMap<&str, usize> = listed
        .lines()
        .enumerate()
        .filter_map(|(number, line)| {
            let name = line.strip_prefix("| `")?.split('`').next()?;
            Some((name, number + 1))
        })
        .collect();
    let taken = outside_crates(&manifest.text);
    let unlisted = taken
        .iter()
        .filter(|(name, _)| !rows.contains_key(**name))
        .map(|(name, line)| {
            Finding::new(
                "Cargo.toml",
                *line,
                format!("`{name}` is taken in without a reason"),
                WHY,
            )
        });
    let gone = rows
        .iter()
        .filter(|(name, _)| !taken.contains_key(**name))
        .map(|(name, line)| {
            Finding::new(
                DEPENDENCIES,
                *line,
                format!("`{name}` is not taken in any more"),
                GONE,
            )
        });
    unlisted.chain(gone).collect()
}

/// The crates of the workspace's table that are not our own, with their lines.
fn outside_crates(manifest: &str) -> BTreeMap<&str, usize> {
    manifest
        .lines()
        .enumerate()
        .skip_while(|(_, line)| line.trim() != "[workspace.dependencies]")
        .skip(1)
        .take_while(|(_, line)| !line.starts_with('['))
        .filter_map(|(number, line)| {
            let name = line.split(['=', '.']).next()?.trim();
            let ours = name.is_empty() || name.starts_with('#') || name.starts_with("answerable-");
            (!ours).then_some((name, number + 1))
        })
        .collect()
}

/// Every folder of a language has the same files as the others beside it.
fn languages(tree: &Tree) -> Vec<Finding> {
    const WHY: &str = "a language is complete or not there: a missing file is a page without words";
    let mut shelves: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    for file in tree.files() {
        let Some((shelf, inside)) = file.path.split_once("/i18n/") else {
            continue;
        };
        let Some((language, name)) = inside.split_once('/') else {
            continue;
        };
        shelves
            .entry(shelf)
            .or_default()
            .entry(language)
            .or_default()
            .insert(name);
    }
    let mut findings = Vec::new();
    for (shelf, languages) in &shelves {
        let all: BTreeSet<&str> = languages.values().flatten().copied().collect();
        for (language, names) in languages {
            for name in all.difference(names) {
                let folder = format!("{shelf}/i18n/{language}");
                findings.push(Finding::new(&folder, 0, format!("has no `{name}`"), WHY));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let findings = check(&Tree::of(files));
        findings
            .iter()
            .map(|finding| format!("{}: {}", finding.path, finding.what))
            .collect()
    }

    #[test]
    fn decision_number_is_given_once() {
        let files = [
            ("docs/adr/0001-a.md", ""),
            ("docs/adr/0001-b.md", ""),
            ("docs/adr/0002-c.md", ""),
        ];
        assert_eq!(
            found(&files),
            ["docs/adr/0001-b.md: has the number of docs/adr/0001-a.md"]
        );
    }

    #[test]
    fn decision_without_a_number_is_found() {
        assert_eq!(
            found(&[("docs/adr/words.md", "")]),
            ["docs/adr/words.md: has no number"]
        );
    }

    #[test]
    fn outside_crate_needs_a_row_and_a_row_needs_its_crate() {
        let manifest = "[workspace.dependencies]\nanswerable-record = { path = \"x\" }\nserde = \"1\"\njiff.version = \"0.2\"\n\n[profile.dev]\ndebug = 1\n";
        let list = "| crate | why |\n| --- | --- |\n| `serde` | reads |\n| `rand` | gone |\n";
        let files = [("Cargo.toml", manifest), (DEPENDENCIES, list)];
        assert_eq!(
            found(&files),
            [
                "Cargo.toml: `jiff` is taken in without a reason",
                "docs/dependencies.md: `rand` is not taken in any more"
            ]
        );
    }

    #[test]
    fn language_that_lacks_a_file_is_found() {
        let files = [
            ("crates/paper/i18n/en/a.ftl", ""),
            ("crates/paper/i18n/en/b.ftl", ""),
            ("crates/paper/i18n/de/a.ftl", ""),
        ];
        assert_eq!(found(&files), ["crates/paper/i18n/de: has no `b.ftl`"]);
    }
}
