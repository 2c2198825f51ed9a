//! Holds the catalogue together: every language says the same things, and says all that is asked.
#![allow(
    clippy::disallowed_methods,
    reason = "these tests read the tree and golden files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use answerable_paper::words::{FILES, Lang};
use answerable_record::Kind;
use answerable_record::words::{self as record, Word};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser;

type Variables = BTreeSet<String>;

#[test]
fn every_language_has_the_same_keys_with_the_same_variables() {
    let english = messages(Lang::EN);
    assert!(english.len() > 10, "the English catalogue was not found");
    for lang in Lang::all() {
        let other = messages(lang);
        for (key, variables) in &english {
            let found = other
                .get(key)
                .unwrap_or_else(|| panic!("{lang} lacks `{key}`"));
            assert_eq!(
                found, variables,
                "`{key}` in {lang} takes other variables than in en"
            );
        }
        for key in other.keys() {
            assert!(
                english.contains_key(key),
                "{lang} says `{key}`, which en lacks"
            );
        }
    }
}

#[test]
fn every_language_knows_the_same_codes() {
    let english = codes(Lang::EN);
    for lang in Lang::all() {
        for (key, codes) in codes(lang) {
            assert_eq!(
                Some(&codes),
                english.get(&key),
                "codes of `{key}` in {lang}"
            );
        }
    }
}

#[test]
fn every_key_that_the_program_says_is_in_the_catalogue() {
    let known = messages(Lang::EN);
    let mut used = BTreeSet::new();
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("crates is above");
    keys_below(crates, &mut used);
    assert!(used.contains("date-long"), "the sources were not found");
    let missing: Vec<_> = used
        .iter()
        .filter(|key| !known.contains_key(*key))
        .collect();
    assert!(missing.is_empty(), "said, but in no catalogue: {missing:?}");
}

#[test]
fn every_word_of_the_record_has_its_own_word_in_the_catalogue() {
    let known = codes(Lang::EN);
    let has = |key: &str, names: &[&str]| {
        let codes = known
            .get(key)
            .unwrap_or_else(|| panic!("no choice in `{key}`"));
        for name in names {
            assert!(
                codes
                    .iter()
                    .any(|code| code.contains(&format!("\"{name}\""))),
                "`{key}` lacks `{name}`"
            );
        }
    };
    has(
        "kind",
        &Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
    );
    has("finding", record::Finding::NAMES);
    has("ending", record::Ending::NAMES);
    has("basis", record::Basis::NAMES);
    has("help-status", record::HelpStatus::NAMES);
    has("perspective", record::Perspective::NAMES);
    has("stance", record::Stance::NAMES);
    has("vote", record::Vote::NAMES);
    has("closure-reason", record::ClosureReason::NAMES);
    has("pattern", record::PatternKind::NAMES);
    has("channel", record::Channel::NAMES);
}

/// Collects the first string literal of each call that says a key, in Rust files and templates.
fn keys_below(folder: &Path, used: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the sources can be read") {
        let path = entry.expect("the sources can be read").path();
        if path.is_dir() && path.ends_with("tests") {
            continue;
        } else if path.is_dir() {
            keys_below(&path, used);
        } else if path
            .extension()
            .is_some_and(|ext| ext == "rs" || ext == "html")
        {
            let source = fs::read_to_string(&path).expect("sources are UTF-8");
            for call in [".say(", ".phrase(", "w.t(", "w.code(", "w.count("] {
                for after in source.split(call).skip(1) {
                    let Some(rest) = after.trim_start().strip_prefix('"') else {
                        continue;
                    };
                    // An attribute hangs on its message.
                    let key = rest.split(['"', '.']).next();
                    used.extend(key.map(str::to_owned));
                }
            }
        }
    }
}

fn messages(lang: Lang) -> BTreeMap<String, Variables> {
    let mut messages = BTreeMap::new();
    each_message(lang, |key, pattern| {
        let mut variables = Variables::new();
        in_pattern(pattern, &mut |expression| {
            if let InlineExpression::VariableReference { id } = expression {
                variables.insert(id.name.clone());
            }
        });
        assert!(
            messages.insert(key.clone(), variables).is_none(),
            "`{key}` twice in {lang}"
        );
    });
    messages
}

/// The variants of each choice by a named code; those by number differ between languages.
fn codes(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut codes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    each_message(lang, |key, pattern| {
        for element in &pattern.elements {
            if let PatternElement::Placeable {
                expression:
                    Expression::Select {
                        selector: InlineExpression::VariableReference { id },
                        variants,
                    },
            } = element
                && !matches!(id.name.as_str(), "count")
            {
                let names = variants
                    .iter()
                    .map(|variant| format!("{}:{:?}", id.name, variant.key));
                codes.entry(key.clone()).or_default().extend(names);
            }
        }
    });
    codes
}

fn each_message(lang: Lang, mut take: impl FnMut(String, &Pattern<String>)) {
    for file in FILES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("i18n")
            .join(lang.tag())
            .join(file);
        let source = fs::read_to_string(&path).expect("each language has each file");
        let resource: Resource<String> = parser::parse(source)
            .unwrap_or_else(|(_, errors)| panic!("{lang}/{file} can't be read: {errors:?}"));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let pattern = message.value.expect("a message has a value");
                    take(message.id.name, &pattern);
                }
                Entry::Junk { content } => panic!("junk in {lang}/{file}: {content}"),
                _ => {}
            }
        }
    }
}

fn in_pattern(pattern: &Pattern<String>, take: &mut impl FnMut(&InlineExpression<String>)) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => take(inline),
            Expression::Select { selector, variants } => {
                take(selector);
                for variant in variants {
                    in_pattern(&variant.value, take);
                }
            }
        }
    }
}
