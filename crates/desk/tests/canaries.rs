//! No word of the record outside of the vault: not in errors, not in names, not in any other file.
#![allow(clippy::disallowed_methods, reason = "tests look into every file")]

mod support;

use std::fs;
use std::path::Path;

use support::Place;

const CANARY: &str = "wryneckcanary";

/// Looks into every file below a folder, and at every name.
fn holds(folder: &Path, word: &str) -> Option<std::path::PathBuf> {
    for entry in fs::read_dir(folder).expect("it can be read") {
        let path = entry.expect("it can be read").path();
        let name = path
            .file_name()
            .expect("it has one")
            .to_string_lossy()
            .into_owned();
        let found = name.contains(word)
            || path.is_file() && {
                let bytes = fs::read(&path).expect("it can be read");
                bytes
                    .windows(word.len())
                    .any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
            };
        if found {
            return Some(path);
        }
        if let Some(path) = path.is_dir().then(|| holds(&path, word)).flatten() {
            return Some(path);
        }
    }
    None
}

#[test]
fn no_word_of_the_record_is_found_outside_of_the_vault() {
    let place = Place::with_vault();
    place.fill();
    let text = format!("He said {CANARY}.");
    place
        .run(&[
            "add", "note", "--ref", "n-1", "--text", &text, "--topics", CANARY,
        ])
        .expect(0);
    let script = place.run(&["export"]).expect(0).out;
    assert!(script.contains(CANARY));
    place.found("again.vault");
    place
        .run_with(&["--vault", "again.vault", "import", "-"], &script)
        .expect(0);
    for verb in [
        &["ledger"][..],
        &["show", "n-1"],
        &["search", CANARY],
        &["timeline"],
        &["statement", "draft"],
        &["verify"],
    ] {
        let answer = place.run(verb).expect(0);
        assert!(!answer.err.contains(CANARY), "{verb:?}");
    }
    place.run(&["backup", "copy"]).expect(0);
    assert_eq!(holds(place.folder.path(), CANARY), None);
}

#[test]
fn a_refused_script_or_entry_repeats_no_word_of_it() {
    let place = Place::with_vault();
    place.fill();
    let script = place.run(&["export"]).expect(0).out;
    for broken in [
        format!("{{\"type\":\"note\",\"ref\":\"n\",\"on\":\"2025\",\"text\":\"{CANARY}"),
        format!("{{\"type\":\"note\",\"ref\":\"n\",\"on\":\"2025\",\"text\":[\"{CANARY}\"]}}"),
        format!("{{\"type\":\"note\",\"ref\":\"n\",\"on\":\"{CANARY}\"}}"),
        format!(
            "{{\"type\":\"stance\",\"ref\":\"n\",\"on\":\"2025\",\"surrounding\":\"x\",\"stance\":\"{CANARY}\"}}"
        ),
        format!("\"{CANARY}\""),
    ] {
        let answer = place
            .run_with(&["check", "-"], &format!("{script}{broken}\n"))
            .expect(1);
        assert!(
            !answer.err.contains(CANARY) && answer.out.is_empty(),
            "{}",
            answer.err
        );
    }
    for arguments in [
        &["add", "note", "--on", CANARY][..],
        &["add", "note", "--basis", CANARY],
        &["add", "task", "--assignee", "er", "--text", CANARY],
        &["add", "note", "--text", CANARY, "--text", CANARY],
        &["add", "note", CANARY],
    ] {
        let answer = place.run(arguments);
        assert!(
            !answer.err.contains(CANARY) && answer.out.is_empty(),
            "{}",
            answer.err
        );
    }
    assert_eq!(holds(place.folder.path(), CANARY), None);
}

#[test]
fn what_people_wrote_can_not_move_the_cursor() {
    let place = Place::with_vault();
    place.fill();
    let text = "red \u{1b}[31m and \u{202e}turned";
    place
        .run(&["add", "note", "--ref", "n-1", "--text", text])
        .expect(0);
    for verb in [
        &["show", "n-1"][..],
        &["search", "red"],
        &["ledger"],
        &["timeline"],
        &["statement", "draft"],
    ] {
        let out = place.run(verb).expect(0).out;
        assert!(
            !out.contains('\u{1b}') && !out.contains('\u{202e}'),
            "{verb:?}: {out:?}"
        );
    }
    let line = "{\"type\":\"note\",\"ref\":\"n\",\"on\":\"2025\",\"se\u{1b}[31mverity\":1}";
    let script = place.run(&["export"]).expect(0).out;
    let answer = place
        .run_with(&["check", "-"], &format!("{script}{line}\n"))
        .expect(1);
    assert!(!answer.err.contains('\u{1b}'));
}
