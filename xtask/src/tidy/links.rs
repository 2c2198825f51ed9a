//! Paths that the papers name exist.

use super::Finding;
use super::tree::{File, Tree};

/// The folders of ours that a path in `code` can begin with.
const OURS: [&str; 6] = ["crates/", "docs/", "xtask/", "fuzz/", ".ci/", ".cargo/"];

/// Follows every link and every path in `code` of every Markdown file.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.ending(".md").filter(|file| !is_content(&file.path)) {
        for (number, line) in prose(&file.text) {
            findings.extend(broken_links(tree, file, number, line));
            findings.extend(absent_paths(tree, file, number, line));
        }
    }
    findings
}

/// Minutes and letters of the demo are what people wrote, and are not held to anything.
fn is_content(path: &str) -> bool {
    path.starts_with("crates/office/demo/")
}

/// The numbered lines outside of fences.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(number, line)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        (!fenced && !fence).then_some((number + 1, line))
    })
}

fn broken_links(tree: &Tree, file: &File, number: usize, line: &str) -> Vec<Finding> {
    const WHY: &str = "a link in the papers leads to a file or folder of this tree";
    let targets = line
        .match_indices("](")
        .filter_map(|(at, _)| line[at + 2..].split_once(')'))
        .map(|(target, _)| target);
    targets
        .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|path| {
            !path.is_empty() && !resolve(&file.path, path).is_some_and(|path| tree.has(&path))
        })
        .map(|path| {
            Finding::new(
                &file.path,
                number,
                format!("links to `{path}`, which is not there"),
                WHY,
            )
        })
        .collect()
}

fn absent_paths(tree: &Tree, file: &File, number: usize, line: &str) -> Vec<Finding> {
    const WHY: &str = "papers whose paths no longer exist lead people astray; name what is there";
    line.split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| OURS.iter().any(|folder| code.starts_with(folder)))
        // A path with a gap to fill in (`crates/NAME`, `docs/adr/*.md`, `i18n/<language>`) is a pattern.
        .filter(|code| {
            code.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"/._-".contains(&byte)
            })
        })
        .filter(|path| !tree.has(path))
        .map(|path| {
            Finding::new(
                &file.path,
                number,
                format!("names `{path}`, which is not there"),
                WHY,
            )
        })
        .collect()
}

/// The path from the root that a link in the file means; nothing where it leads out of the tree.
fn resolve(file: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, String)> {
        let tree = Tree::of(&[
            ("docs/a.md", text),
            ("docs/b.md", ""),
            ("crates/record/src/lib.rs", ""),
        ]);
        check(&tree)
            .into_iter()
            .map(|finding| (finding.line, finding.what))
            .collect()
    }

    #[test]
    fn links_that_lead_somewhere_are_fine() {
        let text = "[b](b.md) [b](b.md#part) [up](../crates/record) [here](#part) [out](https://example.org/x)\n";
        assert!(found(text).is_empty());
    }

    #[test]
    fn broken_link_is_found_with_its_line() {
        let findings = found("fine\n[c](c.md) and [b](b.md)\n");
        assert_eq!(
            findings,
            [(2, "links to `c.md`, which is not there".to_owned())]
        );
    }

    #[test]
    fn link_out_of_the_tree_is_found() {
        assert_eq!(found("[x](../../shared/x.md)\n").len(), 1);
    }

    #[test]
    fn path_in_code_has_to_exist_unless_it_is_a_pattern() {
        assert!(
            found("`crates/record/src/lib.rs`, `crates/NAME`, `docs/adr/*.md`, `cargo run`\n")
                .is_empty()
        );
        assert_eq!(
            found("see `crates/rooms`\n"),
            [(1, "names `crates/rooms`, which is not there".to_owned())]
        );
    }

    #[test]
    fn what_stands_in_a_fence_is_an_example() {
        assert!(found("```\n[c](c.md) `crates/rooms`\n```\n").is_empty());
        assert_eq!(found("```\n```\n[c](c.md)\n").len(), 1);
    }
}
