//! No word of the record lies in any file but the vault, in the temporary folder, in a log or error.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test looks into every file"
)]

mod strain;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::json;
use strain::{Dice, Place, text};

const CANARIES: usize = 1_000;

/// Words that stand nowhere else: a thousand birds that nobody has seen.
fn canaries() -> Vec<String> {
    let mut dice = Dice(2_025);
    let mut words = BTreeSet::new();
    while words.len() < CANARIES {
        let letters = (0..12).map(|_| char::from(b'a' + dice.below(26) as u8));
        words.insert(format!("zq{}", letters.collect::<String>()));
    }
    words.into_iter().collect()
}

/// A script that has a canary in every sort of text.
fn script(canaries: &[String]) -> String {
    let mut canary = canaries.iter();
    let mut next = || canary.next().expect("there are enough").clone();
    let mut lines = vec![
        json!({"type": "process", "ref": "process", "on": "2021-01-09", "format": 1, "title": next(),
            "wording": {"survivor": next(), "perpetrator": next()}, "text": next()}),
        json!({"type": "person", "ref": "he", "on": "2021-01-09", "name": next(), "side": "perpetrator",
            "place": next(), "addresses": [format!("{}@post.example", next())]}),
        json!({"type": "person", "ref": "she", "on": "2021-01-09", "name": next(), "side": "survivor"}),
        json!({"type": "person", "ref": "mo", "on": "2021-01-09", "name": next(), "side": "contact_group"}),
        json!({"type": "membership", "ref": "in-mo", "on": "2021-01-09", "person": "mo", "change": "joined"}),
        json!({"type": "letter", "ref": "letter", "on": "2021-01-10", "text": next(),
            "demands": [{"id": "D1", "title": next(), "text": next(), "kind": "once",
                "criteria": [{"id": "D1.a", "text": next()}]}]}),
        json!({"type": "mandate", "ref": "mandate", "on": "2021-01-11", "aims": [next()], "principles": [next()],
            "tasks": [{"id": "write", "text": next()}]}),
        json!({"type": "boundary", "ref": "b", "on": "2021-01-12", "topic": next(), "wish": "tell"}),
        json!({"type": "concern", "ref": "c", "on": "2021-01-12", "endangered": next()}),
        json!({"type": "correction", "ref": "fix", "on": "2021-01-13", "of": "c", "set": {"endangered": next()}}),
        json!({"type": "note", "ref": "paper", "on": "2021-01-13", "attachments": ["paper.txt"], "text": next()}),
        json!({"type": "note", "ref": "gone", "on": "2021-01-13", "text": next(), "topics": [next()]}),
        json!({"type": "erasure", "ref": "e", "on": "2021-01-14", "of": "gone", "reason": "asked_for"}),
    ];
    let mut number = 0;
    for word in canary {
        number += 1;
        lines.push(
            json!({"type": "note", "ref": format!("n-{number}"), "on": "2021-02-01", "text": word}),
        );
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Every canary in any file below a folder, by the name of the file.
fn sightings(folder: &Path, canaries: &[String]) -> Vec<String> {
    let mut seen = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for file in fs::read_dir(&folder).expect("a folder") {
            let path = file.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).expect("a file");
            let place = path.display().to_string();
            seen.extend(
                found_in(&bytes, canaries)
                    .into_iter()
                    .map(|word| format!("{word} in {place}")),
            );
            seen.extend(
                canaries
                    .iter()
                    .filter(|word| place.contains(word.as_str()))
                    .cloned(),
            );
        }
    }
    seen
}

fn found_in<'c>(bytes: &[u8], canaries: &'c [String]) -> Vec<&'c str> {
    let known: BTreeSet<&[u8]> = canaries.iter().map(String::as_bytes).collect();
    let width = canaries[0].len();
    let hits = bytes
        .windows(width)
        .filter(|window| window.starts_with(b"zq") && known.contains(window));
    let hits: BTreeSet<&[u8]> = hits.collect();
    canaries
        .iter()
        .filter(|word| hits.contains(word.as_bytes()))
        .map(String::as_str)
        .collect()
}

#[test]
fn no_word_of_the_record_is_in_any_file_but_the_vault() {
    let canaries = canaries();
    let place = Place::new();
    // The script itself holds them in the clear, so it lies elsewhere.
    let source = tempfile::tempdir().expect("a folder");
    let file = source.path().join("script.jsonl");
    let lines = script(&canaries);
    fs::write(&file, &lines).expect("a file");
    fs::write(
        source.path().join("paper.txt"),
        format!("{}\n", canaries[900]),
    )
    .expect("a file");
    assert_eq!(
        found_in(lines.as_bytes(), &canaries).len(),
        CANARIES,
        "the search finds what is there"
    );

    let output = place.run(&["import", &text(&file)]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(found_in(&output.stderr, &canaries), Vec::<&str>::new());
    assert_eq!(
        sightings(place.folder.path(), &canaries),
        Vec::<String>::new()
    );

    let word = canaries[500].as_str();
    let draft = place.folder.path().join("tmp").join("backup");
    let verbs: &[&[&str]] = &[
        &["search", word],
        &["show", "paper"],
        &["ledger", "--json"],
        &["ledger"],
        &["timeline"],
        &["attention"],
        &["statement", "draft"],
        &["verify"],
        &["backup", &text(&draft)],
        &["add", "note", "--text", word],
        &["add", "erasure", "--of", "n-7", "--reason", "mistake"],
    ];
    for verb in verbs {
        let output = place.run(verb);
        assert!(
            output.status.success(),
            "{}: {}",
            verb[0],
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(
            found_in(&output.stderr, &canaries),
            Vec::<&str>::new(),
            "{}",
            verb[0]
        );
        assert_eq!(
            sightings(place.folder.path(), &canaries),
            Vec::<String>::new(),
            "{}",
            verb[0]
        );
    }
    assert!(
        found_in(&place.run(&["search", word]).stdout, &canaries).contains(&word),
        "it is there to be found"
    );
    let erased = canaries.iter().position(|word| {
        lines.contains(&format!(
            "\"n-7\",\"on\":\"2021-02-01\",\"text\":\"{word}\""
        ))
    });
    let erased = erased.expect("n-7 has a word");
    let gone = place.run(&["search", &canaries[erased]]);
    assert_eq!(
        found_in(&gone.stdout, &canaries[erased..=erased]),
        Vec::<&str>::new(),
        "erased, and found"
    );
}

#[test]
fn no_word_of_the_record_is_left_lying_by_a_kill() {
    let canaries = canaries();
    let source = tempfile::tempdir().expect("a folder");
    let file = source.path().join("script.jsonl");
    fs::write(&file, script(&canaries)).expect("a file");
    fs::write(source.path().join("paper.txt"), "nothing").expect("a file");
    let mut dice = Dice(3);
    for _ in 0..20 {
        let place = Place::new();
        let mut child = place
            .answerable(&["import", &text(&file)])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        std::thread::sleep(Duration::from_millis(dice.below(250)));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        assert_eq!(
            sightings(place.folder.path(), &canaries),
            Vec::<String>::new()
        );
        place.assert_whole();
        assert_eq!(
            sightings(place.folder.path(), &canaries),
            Vec::<String>::new()
        );
    }
}

#[test]
fn no_error_repeats_what_the_record_says() {
    let canaries = canaries();
    let place = Place::new();
    let word = &canaries[0];
    let process =
        r#"{"type": "process", "ref": "process", "on": "2021-01-09", "format": 1, "title": "A"}"#;
    let broken = [
        format!(r#"{{"type": "note", "ref": "n", "on": "2021-01-09", "text": "{word}"#),
        format!(r#"{{"type": "{word}", "ref": "n", "on": "2021-01-09", "text": "x"}}"#),
        format!(r#"{{"type": "note", "ref": "n", "on": "{word}", "text": "x"}}"#),
        format!(
            r#"{{"type": "note", "ref": "Not A Ref {word}", "on": "2021-01-09", "text": "x"}}"#
        ),
        format!(r#"{{"type": "note", "ref": "n", "on": "2021-01-09", "text": ["{word}"]}}"#),
        format!(r#"{{"type": "note", "ref": "n", "on": "2021-01-09", "speaks": "{word}"}}"#),
        format!(
            r#"{{"type": "note", "ref": "n", "on": "2021-01-09", "attachments": ["../{word}.txt"]}}"#
        ),
        format!(
            r#"{{"type": "note", "ref": "n", "on": "2021-01-09", "attachments": ["{word}.txt"]}}"#
        ),
    ];
    for line in broken {
        let file = place.script(&format!("{process}\n{line}\n"));
        for verb in ["check", "import"] {
            let output = place.run(&[verb, &text(&file)]);
            assert_eq!(output.status.code(), Some(1), "{line}");
            assert_eq!(
                found_in(&output.stderr, &canaries),
                Vec::<&str>::new(),
                "{verb} {line}"
            );
            assert_eq!(
                found_in(&output.stdout, &canaries),
                Vec::<&str>::new(),
                "{verb} {line}"
            );
        }
    }
}
