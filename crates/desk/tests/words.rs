//! Both languages say everything: each failure, each type, field and word of the format.
#![allow(clippy::disallowed_methods, reason = "tests read the sources")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use answerable_office::paper::words::{FILES, Lang, Words};
use answerable_office::record::{Field, Kind};

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("crates is above")
        .to_owned()
}

/// The codes of all failures, as they stand in the sources.
fn codes() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for folder in ["vault/src", "office/src", "depot/src"] {
        codes_below(&crates().join(folder), &mut codes);
    }
    codes
}

fn codes_below(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            codes_below(&path, codes);
            continue;
        }
        let source = fs::read_to_string(path).expect("UTF-8");
        let quoted = source.split('"').skip(1).step_by(2);
        let is_code = |text: &&str| {
            let rest = ["vault.", "office.", "depot."]
                .iter()
                .find_map(|head| text.strip_prefix(head));
            rest.is_some_and(|rest| {
                rest.chars()
                    .all(|c| c.is_ascii_lowercase() || "._".contains(c))
            })
        };
        codes.extend(quoted.filter(is_code).map(str::to_owned));
    }
}

/// All that a language says, in one text.
fn catalogue(lang: Lang) -> String {
    let folder = crates().join(format!("paper/i18n/{lang}"));
    let files = FILES.iter().map(|file| folder.join(file));
    files
        .map(|file| fs::read_to_string(file).expect("it is there"))
        .collect()
}

#[test]
fn every_failure_says_what_happened_and_what_to_do() {
    let codes = codes();
    assert!(codes.len() > 55, "the sources were not read: {codes:?}");
    for lang in Lang::all() {
        let source = catalogue(lang);
        for code in &codes {
            let key = format!("failure-{}", code.replace(['.', '_'], "-"));
            let after = source.split(&format!("\n{key} = ")).nth(1);
            let block: String = after
                .unwrap_or_else(|| panic!("{lang} lacks {key}"))
                .lines()
                .take(2)
                .collect();
            assert!(
                block.contains("    .advice = "),
                "{lang} lacks the advice of {key}"
            );
        }
    }
}

/// What a verb of the command line looks like in a sentence.
fn names_a_verb(said: &str) -> bool {
    said.contains('`') || said.contains("answerable ") || said.contains("--")
}

#[test]
fn no_advice_on_a_page_names_a_verb_of_the_command_line() {
    let failures = codes();
    let failures = failures
        .iter()
        .map(|code| format!("failure-{}", code.replace(['.', '_'], "-")));
    for lang in Lang::all() {
        let source = catalogue(lang);
        let checks = source.lines().filter_map(|line| line.split(" = ").next());
        let checks = checks.filter(|key| key.starts_with("check-") && *key != "check-line");
        let checks: Vec<String> = checks.map(str::to_owned).collect();
        assert!(checks.len() > 50, "{lang}: the checks were not read");
        let words = Words::new(lang);
        let mut own = 0;
        for key in failures.clone().chain(checks) {
            let advice = words.advice_on_a_page(&key, &[]);
            assert!(!names_a_verb(&advice), "{lang} {key}: {advice}");
            assert!(!names_a_verb(&words.say(&key, &[])), "{lang} {key}");
            own += usize::from(words.has(&format!("{key}.page")));
        }
        // Where the command line names a verb, so that the test sees something.
        assert!(own > 20, "{lang}: {own}");
    }
}

#[test]
fn every_type_and_field_has_its_word() {
    for lang in Lang::all() {
        let source = fs::read_to_string(crates().join(format!("paper/i18n/{lang}/cli.ftl")))
            .expect("it is there");
        let block = |key: &str| {
            let after = source
                .split(&format!("\n{key} = "))
                .nth(1)
                .expect("it is there");
            after.split("\n}").next().expect("it ends").to_owned()
        };
        let (named, asked) = (block("field"), block("ask"));
        for field in Field::ALL {
            assert!(
                named.contains(&format!("[{field}]")),
                "{lang}: no word for {field}"
            );
        }
        let never_asked = [
            "by",
            "room",
            "format",
            "languages",
            "wording",
            "attachments",
            "unaware_of",
            "set",
        ];
        for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Process) {
            for slot in kind
                .slots()
                .filter(|slot| !never_asked.contains(&slot.field.name()))
            {
                assert!(
                    asked.contains(&format!("[{}]", slot.field)),
                    "{lang}: no question for {}",
                    slot.field
                );
            }
        }
    }
}

#[test]
fn every_key_of_the_desk_is_in_the_catalogue() {
    let words = Words::new(Lang::EN);
    let mut seen = 0;
    for entry in fs::read_dir(crates().join("desk/src/cli")).expect("the sources are there") {
        let source = fs::read_to_string(entry.expect("it can be read").path()).expect("UTF-8");
        for text in source.split('"').skip(1).step_by(2) {
            let heads = [
                "usage-",
                "ask-",
                "demo-file-",
                "passphrase-",
                "verify-",
                "show-",
                "add-",
                "word-",
                "export-",
                "approve-",
                "object-",
                "pending-",
                "members-",
                "leave-",
                "remove-",
                "device-",
                "paper-key-",
                "depot-",
                "sync-",
                "hanging-",
                "given-",
                "sure-",
                "noticed-",
                "recover-",
            ];
            let is_key = heads.iter().any(|head| text.starts_with(head))
                && text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            if is_key && text != "passphrase-file" {
                let is_known = |key: &str| words.say(key, &[]) != format!("{{{key}}}");
                // A verb below another one is named as its help is.
                let known = is_known(text) || is_known(&format!("help-{text}"));
                assert!(known, "no words for {text}");
                seen += 1;
            }
        }
    }
    assert!(seen > 60, "the sources were not read");
}
