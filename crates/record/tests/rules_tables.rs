//! Every rule of the contract, and every way to be malformed, as tables: small scripts and their faults.

mod support;

use std::collections::BTreeSet;

use answerable_record::Rule;
use support::{TABLES, faults_of, table, written};

/// Runs a table, and says all that differs in one go.
fn run(name: &str, cases_min: usize) {
    let cases = table(name);
    assert!(
        cases.len() >= cases_min,
        "{name} has only {} cases",
        cases.len()
    );
    let mut wrong = String::new();
    for case in cases {
        let faults = faults_of(case.lines.iter().map(String::as_bytes));
        let found: Vec<String> = faults.iter().map(written).collect();
        if found != case.faults {
            wrong.push_str(&format!(
                "\n# {}\n  expected {:#?}\n  found {:#?}",
                case.sentence, case.faults, found
            ));
        }
    }
    assert!(wrong.is_empty(), "{name}:{wrong}");
}

#[test]
fn a_line_that_cannot_be_read_is_refused_where_it_is_broken() {
    run("reading.txt", 60);
}

#[test]
fn the_rules_about_people_letters_and_mandates_hold() {
    run("founding.txt", 25);
}

#[test]
fn the_rules_about_the_work_hold() {
    run("work.txt", 25);
}

#[test]
fn the_rules_about_judging_publishing_and_closing_hold() {
    run("judgement.txt", 35);
}

#[test]
fn a_corrected_entry_keeps_the_rules_too() {
    run("corrections.txt", 20);
}

#[test]
fn a_rule_that_needs_what_an_erased_line_said_is_taken_as_kept() {
    run("erased.txt", 15);
}

#[test]
fn every_rule_that_a_script_can_break_stands_in_a_table() {
    let cases = TABLES.into_iter().flat_map(table);
    let codes = cases.flat_map(|case| case.faults).map(|fault| {
        let code = fault.split(' ').nth(2).expect("line, field, code");
        code.to_owned()
    });
    let seen: BTreeSet<String> = codes.collect();
    // These need bytes that a table can't hold, or files; `rules_bytes.rs` and the office have them.
    let elsewhere = [
        "not-utf8",
        "too-deep",
        "line-too-long",
        "script-too-long",
        "too-many-entries",
        "empty-script",
        "attachment-missing",
        "attachment-outside",
    ];
    let missing: Vec<&str> = Rule::CODES
        .iter()
        .copied()
        .filter(|code| !seen.contains(*code) && !elsewhere.contains(code))
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}
