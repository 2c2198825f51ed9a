//! What must not stand in the sources, and what must.

use super::Finding;
use super::rust_text::{code_only, shipped_code};
use super::tree::{File, Tree};

/// Rust files above this many lines are told of, above the second they are refused.
const LINES_TOLD: usize = 500;
const LINES_MAX: usize = 800;

/// Crates that know no clock, randomness, files, sockets, environment or async.
const PURE: [&str; 3] = [
    "crates/record/src/",
    "crates/rooms/src/",
    "crates/paper/src/",
];

/// What those crates may not name; a second line behind the list in `clippy.toml`.
const IMPURE: [&str; 14] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::io::stdin",
    "std::io::stdout",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "async fn",
    "getrandom",
    "RandomState",
];

/// Names that say nothing of what is in the drawer.
const DRAWERS: [&str; 8] = [
    "util", "utils", "common", "helper", "helpers", "misc", "manager", "stuff",
];

/// Holds every Rust file to the house's rules.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.ending(".rs") {
        findings.extend(size(file));
        findings.extend(drawer(file));
        findings.extend(unfinished(file));
        findings.extend(pure(file));
        findings.extend(allowance(file));
        findings.extend(unsafe_code(file));
    }
    findings
}

fn size(file: &File) -> Option<Finding> {
    const WHY: &str = "a file is one idea; most are 100 to 250 lines";
    let lines = file.text.lines().count();
    if lines <= LINES_TOLD {
        return None;
    }
    let finding = Finding::new(&file.path, 0, format!("{lines} lines"), WHY);
    Some(if lines <= LINES_MAX {
        finding.remark()
    } else {
        finding
    })
}

fn drawer(file: &File) -> Option<Finding> {
    const WHY: &str = "name it after what is in it; a drawer for everything is never tidied";
    let named = file
        .path
        .trim_end_matches(".rs")
        .split('/')
        .find(|part| DRAWERS.contains(part))?;
    Some(Finding::new(
        &file.path,
        0,
        format!("is named `{named}`"),
        WHY,
    ))
}

fn unfinished(file: &File) -> Vec<Finding> {
    const WHY: &str = "what is not there is left out, and said in the notes; what is there works";
    // Put together here, so that this line is not one of them.
    let words = ["todo", "unimplemented", "dbg"].map(|word| format!("{word}!"));
    find(
        file,
        &code_only(&file.text),
        &words,
        |word| format!("`{word}`"),
        WHY,
    )
}

fn pure(file: &File) -> Vec<Finding> {
    const WHY: &str = "this crate is pure: time, random bytes and text are passed in to it";
    let of_tests = file.path.ends_with("/tests.rs") || file.path.contains("/tests/");
    if of_tests || !PURE.iter().any(|folder| file.path.starts_with(folder)) {
        return Vec::new();
    }
    let mut findings = find(
        file,
        &shipped_code(&file.text),
        &IMPURE,
        |word| format!("names `{word}`"),
        WHY,
    );
    let allowances = [
        "disallowed_methods",
        "disallowed_macros",
        "disallowed_types",
    ];
    findings.extend(find(
        file,
        &shipped_code(&file.text),
        &allowances,
        |word| format!("allows `{word}`"),
        WHY,
    ));
    findings
}

/// An allowance of what `clippy.toml` forbids gives its reason in the same attribute.
fn allowance(file: &File) -> Vec<Finding> {
    const WHY: &str = "say why this place may: `reason = \"…\"` in the same attribute";
    let code = code_only(&file.text);
    let mut findings = Vec::new();
    for (at, _) in code.match_indices("disallowed_") {
        let Some(open) = code[..at].rfind("allow(") else {
            continue;
        };
        let close = code[at..].find(")]").map_or(code.len(), |end| at + end);
        let attribute = &code[open..close];
        // One finding an attribute, at its first name.
        if attribute.find("disallowed_") == Some(at - open) && !attribute.contains("reason") {
            let line = code[..at].lines().count();
            findings.push(Finding::new(
                &file.path,
                line,
                "allows without a reason",
                WHY,
            ));
        }
    }
    findings
}

fn unsafe_code(file: &File) -> Option<Finding> {
    const WHY: &str = "a crate's root says `#![forbid(unsafe_code)]`, or allows it with a reason";
    if !is_root(&file.path) {
        return None;
    }
    let code = code_only(&file.text);
    let forbidden = code.contains("#![forbid(unsafe_code)]");
    let reasoned = code.lines().any(|line| {
        line.starts_with("#![") && line.contains("unsafe_code") && line.contains("reason")
    });
    (!forbidden && !reasoned)
        .then(|| Finding::new(&file.path, 1, "does not forbid unsafe code", WHY))
}

/// Whether a crate of ours begins in this file.
fn is_root(path: &str) -> bool {
    let inside = match path.split('/').collect::<Vec<_>>()[..] {
        ["crates", _, "src", ref inside @ ..] | ["xtask", "src", ref inside @ ..] => {
            inside.join("/")
        }
        _ => return false,
    };
    inside == "lib.rs" || inside == "main.rs" || inside.starts_with("bin/")
}

fn find<Word: AsRef<str>>(
    file: &File,
    code: &str,
    words: &[Word],
    what: impl Fn(&str) -> String,
    why: &'static str,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in code.lines().enumerate() {
        for word in words
            .iter()
            .map(AsRef::as_ref)
            .filter(|word| has_word(line, word))
        {
            findings.push(Finding::new(&file.path, number + 1, what(word), why));
        }
    }
    findings
}

/// Whether the word stands in the line and is not the end of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let joins = |letter: Option<char>| letter.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !joins(before) && !joins(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        check(&Tree::of(&[(path, text)]))
            .iter()
            .map(|finding| format!("{}: {}", finding.line, finding.what))
            .collect()
    }

    #[test]
    fn long_file_is_told_of_and_a_longer_one_refused() {
        let remark = |lines: usize| {
            let text = "//\n".repeat(lines);
            let findings = check(&Tree::of(&[("crates/office/src/a.rs", &text)]));
            findings.first().map(|finding| finding.remark)
        };
        assert_eq!(remark(500), None);
        assert_eq!(remark(501), Some(true));
        assert_eq!(remark(800), Some(true));
        assert_eq!(remark(801), Some(false));
    }

    #[test]
    fn file_or_folder_named_like_a_drawer_is_refused() {
        assert_eq!(
            found("crates/office/src/utils.rs", ""),
            ["0: is named `utils`"]
        );
        assert_eq!(
            found("crates/office/tests/common/mod.rs", ""),
            ["0: is named `common`"]
        );
        assert!(found("crates/office/src/commonplace.rs", "").is_empty());
    }

    #[test]
    fn unfinished_code_is_found_but_not_in_words_about_it() {
        let text = format!(
            "fn f() {{\n    {}!()\n}}\n// {0}!\nconst S: &str = \"{0}!\";\n",
            "todo"
        );
        assert_eq!(found("crates/office/src/a.rs", &text), ["2: `todo!`"]);
    }

    #[test]
    fn pure_crate_that_opens_a_file_is_found() {
        let text = "use std::fs;\nfn f() { let now = jiff::Timestamp::now(); }\n";
        let found = found("crates/record/src/a.rs", text);
        assert_eq!(found, ["1: names `std::fs`", "2: names `Timestamp::now`"]);
    }

    #[test]
    fn other_crates_and_a_pure_crates_tests_may_open_files() {
        assert!(found("crates/vault/src/a.rs", "use std::fs;\n").is_empty());
        assert!(found("crates/record/src/entry/tests.rs", "use std::fs;\n").is_empty());
        let inline = "fn f() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
        assert!(found("crates/record/src/a.rs", inline).is_empty());
    }

    #[test]
    fn pure_crate_may_not_allow_itself_what_is_forbidden() {
        let text = "#![allow(clippy::disallowed_methods, reason = \"no\")]\n";
        assert_eq!(
            found("crates/paper/src/a.rs", text),
            ["1: allows `disallowed_methods`"]
        );
    }

    #[test]
    fn allowance_without_a_reason_is_found() {
        let bare = "#![allow(clippy::disallowed_methods, clippy::disallowed_macros)]\n";
        assert_eq!(
            found("crates/office/src/a.rs", bare),
            ["1: allows without a reason"]
        );
        let spread =
            "#![allow(\n    clippy::disallowed_methods,\n    reason = \"opens files\"\n)]\n";
        assert!(found("crates/office/src/a.rs", spread).is_empty());
    }

    #[test]
    fn crate_root_without_the_word_on_unsafe_code_is_found() {
        assert_eq!(
            found("crates/office/src/lib.rs", "//! A.\n"),
            ["1: does not forbid unsafe code"]
        );
        assert_eq!(
            found("crates/desk/src/bin/x.rs", ""),
            ["1: does not forbid unsafe code"]
        );
        assert!(found("crates/office/src/lib.rs", "#![forbid(unsafe_code)]\n").is_empty());
        assert!(found("crates/office/src/inner.rs", "").is_empty());
        let commented = "// #![forbid(unsafe_code)]\n";
        assert_eq!(
            found("xtask/src/main.rs", commented).len(),
            1,
            "a comment forbids nothing"
        );
    }
}
