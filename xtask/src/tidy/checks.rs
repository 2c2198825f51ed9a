//! The table of checks: each id of the code has its row, and each row its code and its negative test.

use std::collections::BTreeMap;

use super::Finding;
use super::tree::Tree;

/// Where the ids are.
const CODE: &str = "crates/rooms/src/check.rs";
/// Where the rows are.
const TABLE: &str = "docs/checks.md";
/// What stands in a column for what is not there yet.
const NOT_YET: &str = "not yet";

/// Rows that may still say `not yet`. It only shrinks: whoever fills a row lowers it.
const OPEN_ROWS_MAX: usize = 0;

/// Holds the table to the code and to the tests.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = each_id_has_one_row(tree);
    let rows = rows(tree);
    for row in &rows {
        findings.extend(code_is_there(tree, row));
        findings.extend(test_is_there(tree, row));
    }
    findings.extend(open_rows_shrink(open(tree), OPEN_ROWS_MAX));
    findings
}

/// How many rows still say `not yet`.
pub fn open(tree: &Tree) -> usize {
    rows(tree).iter().filter(|row| row.is_open()).count()
}

/// One row: `| R-001 | what is refused | code | test |`.
struct Row<'a> {
    line: usize,
    id: &'a str,
    code: &'a str,
    test: &'a str,
}

impl Row<'_> {
    fn is_open(&self) -> bool {
        self.code == NOT_YET || self.test == NOT_YET
    }
}

fn rows(tree: &Tree) -> Vec<Row<'_>> {
    let text = tree.get(TABLE).map_or("", |file| &file.text);
    let lines = text.lines().enumerate();
    lines
        .filter_map(|(at, line)| {
            let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
            let (id, _what) = (cells.next()?, cells.next()?);
            is_id(id).then_some(())?;
            Some(Row {
                line: at + 1,
                id,
                code: cells.next().unwrap_or_default(),
                test: cells.next().unwrap_or_default(),
            })
        })
        .collect()
}

fn each_id_has_one_row(tree: &Tree) -> Vec<Finding> {
    const WHY: &str = "who wonders what a number means looks it up in docs/checks.md";
    const GONE: &str = "the table says what is checked now, once; a number is not used again";
    let Some(code) = tree.get(CODE) else {
        return Vec::new();
    };
    let rows = rows(tree);
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        *count.entry(row.id).or_default() += 1;
    }
    let ids = ids(&code.text);
    let missing = ids.iter().filter(|(id, _)| !count.contains_key(**id));
    let missing =
        missing.map(|(id, line)| Finding::new(CODE, *line, format!("{id} has no row"), WHY));
    let unknown = rows.iter().filter(|row| !ids.contains_key(row.id));
    let unknown = unknown.map(|row| (row, "is no check of the code"));
    let twice = rows.iter().filter(|row| count[row.id] > 1);
    let twice = twice.map(|row| (row, "has more than one row"));
    let wrong = unknown.chain(twice);
    let wrong =
        wrong.map(|(row, what)| Finding::new(TABLE, row.line, format!("{} {what}", row.id), GONE));
    missing.chain(wrong).collect()
}

/// The ids that the code declares, with their lines: `R001 "R-001" "…";`.
fn ids(code: &str) -> BTreeMap<&str, usize> {
    let declared = code.lines().enumerate().filter_map(|(at, line)| {
        let (name, rest) = line.trim().split_once(" \"")?;
        let id = rest.split('"').next()?;
        (is_id(id) && name == id.replace('-', "")).then_some((id, at + 1))
    });
    declared.collect()
}

fn is_id(text: &str) -> bool {
    let digits = text.strip_prefix("R-").or(text.strip_prefix("D-"));
    digits
        .is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The files of a row exist, and at least what they do is named by the check's id.
fn code_is_there(tree: &Tree, row: &Row<'_>) -> Vec<Finding> {
    const WHY: &str = "the column says where it is refused, so that who changes that file knows";
    let mention = [
        format!("Check::{}", row.id.replace('-', "")),
        row.id.to_owned(),
    ];
    each_of(row.code)
        .filter_map(|path| {
            let what = match tree.get(path) {
                None => format!("{}: there is no file `{path}`", row.id),
                Some(file) if mention.iter().any(|name| file.text.contains(name)) => return None,
                Some(_) => format!("{}: `{path}` says nothing of it", row.id),
            };
            Some(Finding::new(TABLE, row.line, what, WHY))
        })
        .collect()
}

/// The tests of a row are functions of that name, or vectors of that id.
fn test_is_there(tree: &Tree, row: &Row<'_>) -> Vec<Finding> {
    const WHY: &str = "a check that no test shows refusing may refuse nothing";
    let absent = each_of(row.test).filter(|name| {
        let (function, vector) = (format!("fn {name}("), format!("\"id\":\"{name}\""));
        let is_function = || tree.ending(".rs").any(|file| file.text.contains(&function));
        let in_vectors = |text: &str| text.replace("\": \"", "\":\"").contains(&vector);
        let is_vector = || tree.ending(".json").any(|file| in_vectors(&file.text));
        !is_function() && !is_vector()
    });
    let told = absent.map(|name| {
        let what = format!("{}: there is no test or vector `{name}`", row.id);
        Finding::new(TABLE, row.line, what, WHY)
    });
    let mut findings: Vec<Finding> = told.collect();
    if row.code.is_empty() || row.test.is_empty() {
        let what = format!("{}: a column is empty", row.id);
        findings.push(Finding::new(TABLE, row.line, what, WHY));
    }
    findings
}

/// What a column names: one or more in `code`, or nothing where it says `not yet`.
fn each_of(column: &str) -> impl Iterator<Item = &str> {
    let named = column != NOT_YET;
    let each = column.split(',').map(|name| name.trim().trim_matches('`'));
    each.filter(move |name| named && !name.is_empty())
}

fn open_rows_shrink(open: usize, max: usize) -> Option<Finding> {
    const MORE: &str = "a check gets its code and its negative test in the change that brings it";
    const FEWER: &str = "lower OPEN_ROWS_MAX in xtask/src/tidy/checks.rs, so that it stays so";
    let what = format!("{open} rows say `{NOT_YET}`, {max} may");
    match open.cmp(&max) {
        std::cmp::Ordering::Greater => Some(Finding::new(TABLE, 0, what, MORE)),
        std::cmp::Ordering::Less => Some(Finding::new(TABLE, 0, what, FEWER).remark()),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECLARED: &str =
        "checks! {\n    R001 \"R-001\" \"shortest\";\n    D001 \"D-001\" \"opens\";\n}\n";
    const FILLED: &str = "| id | refused | code | test |\n| --- | --- | --- | --- |\n\
        | R-001 | long | `crates/rooms/src/cbor.rs` | `long_form_is_refused`, `cbor-007` |\n\
        | D-001 | closed | `crates/rooms/src/sealed.rs` | `moved_object_does_not_open` |\n";

    fn found(table: &str) -> Vec<String> {
        let tree = Tree::of(&[
            (CODE, DECLARED),
            (TABLE, table),
            ("crates/rooms/src/cbor.rs", "return Err(Check::R001);\n"),
            ("crates/rooms/src/sealed.rs", "/// D-001.\nfn open() {}\n"),
            (
                "crates/rooms/tests/a.rs",
                "fn long_form_is_refused() {}\nfn moved_object_does_not_open() {}\n",
            ),
            ("crates/rooms/vectors/cbor.json", "{\"id\": \"cbor-007\"}"),
        ]);
        let findings = check(&tree).into_iter().filter(|finding| !finding.remark);
        findings.map(|finding| finding.what).collect()
    }

    #[test]
    fn table_that_says_what_is_there_is_fine() {
        assert_eq!(found(FILLED), [""; 0]);
    }

    #[test]
    fn check_without_a_row_is_found_and_so_is_a_row_without_its_check() {
        let renamed = FILLED.replace("| D-001", "| D-009");
        assert_eq!(
            found(&renamed)[..2],
            ["D-001 has no row", "D-009 is no check of the code"]
        );
    }

    #[test]
    fn check_with_two_rows_is_found() {
        let row = FILLED.lines().last().expect("the table has rows");
        let twice = format!("{FILLED}{row}\n");
        assert_eq!(found(&twice), ["D-001 has more than one row"; 2]);
    }

    #[test]
    fn file_that_is_not_there_or_knows_nothing_of_the_check_is_found() {
        let gone = FILLED.replace("src/cbor.rs", "src/gone.rs");
        assert_eq!(
            found(&gone),
            ["R-001: there is no file `crates/rooms/src/gone.rs`"]
        );
        let other = FILLED.replace("src/cbor.rs", "src/sealed.rs");
        assert_eq!(
            found(&other),
            ["R-001: `crates/rooms/src/sealed.rs` says nothing of it"]
        );
    }

    #[test]
    fn test_or_vector_that_is_not_there_is_found() {
        let other = FILLED.replace("cbor-007", "cbor-008");
        assert_eq!(
            found(&other),
            ["R-001: there is no test or vector `cbor-008`"]
        );
        let half = FILLED.replace("long_form_is_refused", "long_form");
        assert_eq!(
            found(&half),
            ["R-001: there is no test or vector `long_form`"]
        );
        let empty = FILLED.replace("`moved_object_does_not_open`", "");
        assert_eq!(found(&empty), ["D-001: a column is empty"]);
    }

    #[test]
    fn rows_that_say_not_yet_are_counted_and_become_fewer() {
        let open_row = FILLED.replace("`moved_object_does_not_open`", NOT_YET);
        assert_eq!(open(&Tree::of(&[(TABLE, &open_row)])), 1);
        assert_eq!(open(&Tree::of(&[(TABLE, FILLED)])), 0);
        let remark = |open, max| open_rows_shrink(open, max).map(|finding| finding.remark);
        assert_eq!(remark(3, 2), Some(false));
        assert_eq!(remark(2, 2), None);
        assert_eq!(remark(1, 2), Some(true));
    }
}
