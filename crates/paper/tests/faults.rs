//! What a script is refused for, in words: every message and mend, in every language.
//!
//! `golden/faults.*.txt` has each of them once as somebody meets it, over all tables of the record's rules;
//! `GOLDEN=write cargo test -p answerable-paper --test faults` writes them anew.
#![allow(
    clippy::disallowed_methods,
    reason = "a test reads and writes golden files"
)]

#[path = "../../record/tests/support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use answerable_paper::faults;
use answerable_paper::words::{Lang, Words};
use answerable_record::{Fault, Rule};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser;
use support::{TABLES, faults_of, table};

#[test]
fn every_fault_has_a_message_and_a_mend_that_name_what_it_names() {
    assert_eq!(Rule::CODES.len(), Rule::NAMES.len());
    for lang in Lang::all() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("i18n");
        let source = fs::read_to_string(path.join(lang.tag()).join("faults.ftl"));
        let resource: Resource<String> =
            parser::parse(source.expect("each language has each file")).expect("it can be read");
        let mut said = BTreeSet::new();
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let Some(at) = Rule::CODES
                .iter()
                .position(|code| message.id.name == format!("fault-{code}"))
            else {
                assert!(
                    ["fault-line", "fault-whole"].contains(&message.id.name.as_str()),
                    "no fault has the message `{}` of {lang}",
                    message.id.name
                );
                continue;
            };
            let mut variables = BTreeSet::new();
            named_in(message.value.as_ref().expect("a message"), &mut variables);
            let (mend, page) = match message.attributes.as_slice() {
                [mend] => (mend, None),
                [mend, page] => (mend, Some(page)),
                _ => panic!("`{}` in {lang} has a `mend`", message.id.name),
            };
            assert_eq!(mend.id.name, "mend");
            // A page may say the mend otherwise, and speaks of no script.
            if let Some(page) = page {
                assert_eq!(page.id.name, "page", "`{}` in {lang}", message.id.name);
            }
            named_in(&mend.value, &mut variables);
            let names: BTreeSet<String> = Rule::NAMES[at]
                .iter()
                .map(|name| (*name).to_owned())
                .collect();
            assert_eq!(variables, names, "`{}` in {lang}", message.id.name);
            said.insert(Rule::CODES[at]);
        }
        let all: BTreeSet<&str> = Rule::CODES.iter().copied().collect();
        assert_eq!(said, all, "what {lang} lacks or has too much");
    }
}

#[test]
fn the_messages_read_as_they_did() {
    for lang in Lang::all() {
        let words = Words::new(lang);
        let mut text = String::new();
        let mut codes = BTreeSet::new();
        for case in TABLES.into_iter().flat_map(table) {
            for fault in faults_of(case.lines.iter().map(String::as_bytes)) {
                codes.insert(fault.rule.code());
                write(&mut text, &words, &fault);
            }
        }
        for fault in elsewhere() {
            codes.insert(fault.rule.code());
            write(&mut text, &words, &fault);
        }
        assert_eq!(
            codes.len(),
            Rule::CODES.len(),
            "each code is met once at least"
        );
        assert!(!text.contains('{'), "a place was left open in {lang}");
        let path = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = path.join(format!("tests/golden/faults.{lang}.txt"));
        if std::env::var_os("GOLDEN").is_some() {
            fs::write(&path, &text).expect("the golden file can be written");
        }
        let known = fs::read_to_string(&path).unwrap_or_default();
        assert!(known == text, "{} reads differently now", path.display());
    }
}

#[test]
fn a_message_never_repeats_what_an_entry_says() {
    let canary = "Kanarienvogel";
    let lines = [
        format!(
            r#"{{"type": "process", "ref": "p", "on": "2021", "format": 1, "title": "{canary}"}}"#
        ),
        format!(
            r#"{{"type": "person", "ref": "dove", "on": "{canary}", "name": "{canary}", "side": "{canary}"}}"#
        ),
        format!(r#"{{"type": "{canary}", "ref": "a", "on": "2021"}}"#),
        format!(
            r#"{{"type": "note", "ref": "{canary}", "on": "2021", "text": "{canary}", "cites": ["{canary}"]}}"#
        ),
        format!(
            r#"{{"type": "note", "ref": "n-1", "on": "2021", "bears_on": ["{canary}"], "text": "{canary}"#
        ),
        format!(
            r#"{{"type": "note", "ref": "n-2", "on": "2021", "{canary} told me": 1, "room": "{canary}"}}"#
        ),
        format!(
            r#"{{"type": "mandate", "ref": "m", "on": "2021", "tasks": [{{"id": "{canary} {canary}", "text": "t"}}, {{"id": "{canary} {canary}", "text": "t"}}]}}"#
        ),
        format!(
            r#"{{"type": "task", "ref": "t", "on": "2021", "assignee": "dove", "text": "t", "mandate_task": "the {canary}"}}"#
        ),
    ];
    let faults = faults_of(lines.iter().map(String::as_bytes));
    assert!(faults.len() >= 9, "{faults:?}");
    for lang in Lang::all() {
        let words = Words::new(lang);
        for fault in &faults {
            let line = faults::line(&words, fault);
            assert!(!line.contains(canary), "{line}");
        }
    }
}

fn write(text: &mut String, words: &Words, fault: &Fault) {
    writeln!(text, "{}", faults::line(words, fault)).expect("a string takes all");
}

/// What a table can't hold.
fn elsewhere() -> Vec<Fault> {
    let rules = [
        Rule::NotUtf8 { byte: 41 },
        Rule::TooDeep,
        Rule::LineTooLong { bytes_max: 8 << 20 },
        Rule::ScriptTooLong {
            bytes_max: 512 << 20,
        },
        Rule::TooManyEntries {
            entries_max: 1_000_000,
        },
        Rule::EmptyScript,
        Rule::AttachmentMissing { number: 1 },
        Rule::AttachmentOutside { number: 2 },
    ];
    let faults = rules.into_iter().map(|rule| {
        let field = match rule {
            Rule::AttachmentMissing { .. } | Rule::AttachmentOutside { .. } => "attachments",
            _ => "-",
        };
        Fault {
            line: 1,
            field: field.to_owned(),
            rule,
        }
    });
    faults.collect()
}

fn named_in(pattern: &Pattern<String>, names: &mut BTreeSet<String>) {
    let mut inline = |expression: &InlineExpression<String>| {
        if let InlineExpression::VariableReference { id } = expression {
            names.insert(id.name.clone());
        }
    };
    let mut inner = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable {
                expression: Expression::Inline(expression),
            } => inline(expression),
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                inline(selector);
                inner.extend(variants.iter().map(|variant| &variant.value));
            }
            PatternElement::TextElement { .. } => {}
        }
    }
    for pattern in inner {
        named_in(pattern, names);
    }
}
