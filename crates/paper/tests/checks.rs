//! Every check that something from elsewhere can fail has its words in every language.
#![allow(clippy::disallowed_methods, reason = "a test reads the tree")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use answerable_paper::checks;
use answerable_paper::words::{Lang, Words};

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("the tree can be read")
}

/// The ids in the table of checks.
fn ids() -> Vec<String> {
    let source = read("../rooms/src/check.rs");
    let rows = source.lines().filter_map(|line| {
        let (name, id) = line.trim().split_once(" \"")?;
        let id = id.split('"').next()?;
        (id.replace('-', "") == name).then(|| id.to_owned())
    });
    let ids: Vec<String> = rows.collect();
    assert!(ids.len() > 50, "the checks were not found");
    ids
}

#[test]
fn every_check_has_its_words_and_its_advice_in_every_language() {
    for lang in Lang::all() {
        let words = Words::new(lang);
        let own = read(&format!("i18n/{lang}/rooms.ftl"));
        for id in ids() {
            let key = format!("check-{} = ", id.to_ascii_lowercase());
            let (_, after) = own
                .split_once(&key)
                .unwrap_or_else(|| panic!("{lang} lacks {id}"));
            let advice = after.lines().nth(1).unwrap_or_default();
            assert!(
                advice.starts_with("    .advice = "),
                "{id} in {lang} says not what to do"
            );
            let said = checks::text(&words, &id);
            for text in [said.what, said.advice] {
                assert!(!text.contains(['{', '}']), "{id} in {lang}: {text}");
                assert!(text.ends_with('.'), "{id} in {lang}: {text}");
            }
            assert!(checks::line(&words, &id).ends_with(&format!("({id})")));
        }
    }
}

#[test]
fn no_language_has_words_for_a_check_that_there_is_not() {
    let known: BTreeSet<String> = ids().iter().map(|id| id.to_ascii_lowercase()).collect();
    for lang in Lang::all() {
        for line in read(&format!("i18n/{lang}/rooms.ftl")).lines() {
            let id = line
                .strip_prefix("check-")
                .and_then(|line| line.split(' ').next());
            let numbered = id.filter(|id| id.starts_with("r-") || id.starts_with("d-"));
            assert!(
                numbered.is_none_or(|id| known.contains(id)),
                "{lang}: {line}"
            );
        }
    }
}

/// What only those know who built it is nothing to tell a tired person.
#[test]
fn no_check_is_told_in_words_of_the_trade() {
    const TRADE: [&[&str]; 2] = [
        &[
            "epoch",
            "hash",
            "fork",
            "chain",
            "segment",
            "cipher",
            "commitment",
            "genesis",
            "resolver",
            "error",
            "invalid",
        ],
        &[
            "epoche",
            "hash",
            "fork",
            "kette",
            "segment",
            "chiffr",
            "commitment",
            "genesis",
            "fehler",
            "ungültig",
        ],
    ];
    for (lang, trade) in Lang::all().zip(TRADE) {
        let words = Words::new(lang);
        for id in ids() {
            let line = checks::line(&words, &id).to_lowercase();
            for word in trade {
                assert!(!line.contains(word), "{id} in {lang} says {word}: {line}");
            }
            assert!(!line.contains('!'), "{id} in {lang} shouts");
        }
    }
}
