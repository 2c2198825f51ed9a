//! The shape of the workspace: every crate is held to the same lints, every file belongs somewhere.

use std::collections::BTreeMap;

use super::Finding;
use super::rust_text::code_only;
use super::tree::{File, Tree};

/// Holds every crate to the shape of the workspace.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings: Vec<Finding> = manifests(tree).filter_map(workspace_lints).collect();
    let crates = crates(tree);
    findings.extend(tree.ending(".rs").filter_map(|file| orphan(&crates, file)));
    findings
}

/// The code of each crate's `src`, by the folder that it lies in.
fn crates(tree: &Tree) -> BTreeMap<&str, String> {
    let mut crates: BTreeMap<&str, String> = BTreeMap::new();
    for file in tree.ending(".rs") {
        if let Some((folder, _)) = file.path.split_once("/src/") {
            crates
                .entry(folder)
                .or_default()
                .push_str(&code_only(&file.text));
        }
    }
    crates
}

/// The manifests of the crates.
fn manifests(tree: &Tree) -> impl Iterator<Item = &File> {
    tree.ending("/Cargo.toml")
}

fn workspace_lints(manifest: &File) -> Option<Finding> {
    const WHY: &str = "one set of lints for the house: `[lints]` and `workspace = true`";
    let mut lines = manifest
        .text
        .lines()
        .map(str::trim)
        .skip_while(|line| *line != "[lints]")
        .skip(1);
    let on = lines.find(|line| !line.is_empty()) == Some("workspace = true");
    (!on).then(|| {
        Finding::new(
            &manifest.path,
            0,
            "does not take the workspace's lints",
            WHY,
        )
    })
}

/// A file below a crate's `src` that no module names is compiled by nobody.
fn orphan(crates: &BTreeMap<&str, String>, file: &File) -> Option<Finding> {
    const WHY: &str = "no `mod` names it, so nobody compiles it and its tests never run";
    let (folder, inside) = file.path.split_once("/src/")?;
    let mut parts: Vec<&str> = inside.trim_end_matches(".rs").split('/').collect();
    if parts.last() == Some(&"mod") {
        parts.pop();
    }
    let name = *parts.last()?;
    let is_root = matches!(parts[..], ["lib" | "main"] | ["bin", ..]);
    let code = crates.get(folder)?;
    let named = code.contains(&format!("mod {name};")) || code.contains(&format!("mod r#{name};"));
    (!is_root && !named).then(|| Finding::new(&file.path, 0, "is forgotten", WHY))
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
    fn crate_without_the_workspaces_lints_is_found() {
        let path = "crates/record/Cargo.toml";
        assert!(found(&[(path, "[package]\n\n[lints]\nworkspace = true\n")]).is_empty());
        let without = "crates/record/Cargo.toml: does not take the workspace's lints";
        assert_eq!(
            found(&[(path, "[package]\nversion.workspace = true\n")]),
            [without]
        );
        assert_eq!(
            found(&[(path, "[lints]\n[dependencies]\nworkspace = true\n")]),
            [without]
        );
    }

    #[test]
    fn file_that_no_module_names_is_found() {
        let root = ("crates/record/src/lib.rs", "mod entry;\n// mod lost;\n");
        let entry = ("crates/record/src/entry/mod.rs", "pub mod kind;\n");
        let kind = ("crates/record/src/entry/kind.rs", "");
        assert!(found(&[root, entry, kind]).is_empty());
        let lost = ("crates/record/src/lost.rs", "");
        assert_eq!(
            found(&[root, entry, kind, lost]),
            ["crates/record/src/lost.rs: is forgotten"]
        );
    }

    #[test]
    fn binaries_and_integration_tests_need_no_module() {
        let files = [
            ("crates/desk/src/main.rs", ""),
            ("crates/desk/src/bin/x.rs", ""),
            ("crates/desk/tests/verbs.rs", ""),
        ];
        assert!(found(&files).is_empty());
    }
}
