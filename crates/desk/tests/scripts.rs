//! The sample scripts, through the program: what they add up to, what is refused, what comes back.
#![allow(clippy::disallowed_methods, reason = "tests read the samples")]

mod support;

use std::fs;

use serde_json::Value as Json;
use support::{Place, cases};

#[test]
fn every_sample_gives_the_ledgers_beside_it() {
    let place = Place::empty();
    let mut seen = 0;
    for (name, at, rooms, file) in ledgers() {
        let script = cases().join(format!("{name}.jsonl"));
        let mut arguments = vec!["ledger", "--json", "--at", &at, "--script"];
        arguments.push(script.to_str().expect("a plain path"));
        arguments.extend(rooms.iter().flat_map(|rooms| ["--rooms", rooms]));
        let found = place.bare(&arguments).expect(0).json();
        let wanted: Json =
            serde_json::from_str(&fs::read_to_string(&file).expect("it is there")).expect("JSON");
        for (key, wanted) in wanted.as_object().expect("an object") {
            assert_eq!(&found[key], wanted, "{key} of {}", file.display());
        }
        seen += 1;
    }
    assert!(seen >= 10, "the samples were not found");
}

#[test]
fn every_invalid_sample_is_refused_with_its_line_and_field() {
    let place = Place::with_vault();
    let table = fs::read_to_string(cases().join("invalid/README.md")).expect("it is there");
    let mut seen = 0;
    for row in table.lines().filter(|row| row.contains(".jsonl` |")) {
        let cells: Vec<&str> = row
            .split('|')
            .map(|cell| cell.trim().trim_matches('`'))
            .collect();
        let (file, line, field) = (cells[1], cells[2], cells[3]);
        let script = cases().join("invalid").join(file);
        let script = script.to_str().expect("a plain path");
        let faults = place.bare(&["check", "--json", script]).expect(1).json();
        let is_it =
            |fault: &Json| fault["line"].as_u64() == line.parse().ok() && fault["field"] == field;
        let listed = faults.as_array().expect("a list");
        assert!(listed.iter().any(is_it), "{file}: {faults}");
        assert!(
            listed
                .iter()
                .all(|fault| fault["message"] != "" && fault["mend"] != ""),
            "{file}"
        );
        let said = place.run(&["import", script]).expect(1).err;
        assert!(said.contains(&format!("line {line}, ")), "{file}: {said}");
        seen += 1;
    }
    assert!(seen >= 25, "the table was not found");
    let script = place.run(&["export"]).expect(0).out;
    assert_eq!(script.lines().count(), 1, "something was taken in");
}

#[test]
fn what_was_given_out_and_taken_in_again_gives_equal_ledgers() {
    for (name, at, _, _) in ledgers()
        .into_iter()
        .filter(|(_, _, rooms, _)| rooms.is_none())
    {
        let place = Place::with_vault();
        let script = cases().join(format!("{name}.jsonl"));
        place
            .run(&["import", script.to_str().expect("a plain path")])
            .expect(0);
        let before = place.run(&["ledger", "--json", "--at", &at]).expect(0).out;
        place.run(&["export", "--dir", "open"]).expect(0);
        place.found("again.vault");
        let again = |arguments: &[&str]| {
            place
                .run(&[&["--vault", "again.vault"], arguments].concat())
                .expect(0)
                .out
        };
        again(&["import", "open/record.jsonl"]);
        assert_eq!(
            again(&["ledger", "--json", "--at", &at]),
            before,
            "{name} at {at}"
        );
    }
}

#[test]
fn the_demo_comes_back_with_its_papers() {
    let place = Place::with_vault();
    fs::write(place.path("passphrase"), answerable_office::DEMO_PASSPHRASE)
        .expect("it can be written");
    place.bare(&["demo", "--dir", "demo"]).expect(0);
    let at = ["--json", "--at", answerable_office::DEMO_DAY];
    let demo = ["--vault", "demo/demo.vault"];
    let before = place
        .run(&[&demo[..], &["ledger"], &at].concat())
        .expect(0)
        .out;
    let given = place
        .run(&[&demo[..], &["export", "--json", "--dir", "open"]].concat())
        .expect(0)
        .json();
    assert!(given["attachments"].as_u64() >= Some(20), "{given}");
    fs::write(place.path("passphrase"), support::PASSPHRASE).expect("it can be written");
    let taken = place
        .run(&["import", "--json", "open/record.jsonl"])
        .expect(0)
        .json();
    assert_eq!(
        (&taken["entries"], &taken["attachments"]),
        (&given["entries"], &given["attachments"])
    );
    assert_eq!(
        place.run(&[&["ledger"][..], &at].concat()).expect(0).out,
        before
    );
}

#[test]
fn a_script_comes_in_through_standard_input() {
    let place = Place::with_vault();
    let script = fs::read_to_string(cases().join("silence.jsonl")).expect("it is there");
    let lines = script.lines().count();
    let taken = place
        .run_with(&["import", "-", "--json"], &script)
        .expect(0)
        .json();
    assert_eq!(taken["entries"], lines);
    place.run_with(&["check", "-"], &script).expect(0);
}

#[test]
fn one_ledger_stands_with_its_day_and_rooms() {
    let place = Place::empty();
    let script = cases().join("silence.jsonl");
    let script = script.to_str().expect("a plain path");
    let one = place
        .bare(&[
            "ledger",
            "replies",
            "--json",
            "--at",
            "2021-09-30",
            "--script",
            script,
        ])
        .expect(0)
        .json();
    let keys: Vec<&String> = one.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["at", "rooms", "from", "replies"]);
    let text = place
        .bare(&[
            "ledger",
            "replies",
            "--at",
            "2021-09-30",
            "--script",
            script,
            "--rooms",
            "bridge",
        ])
        .expect(0)
        .out;
    assert!(text.contains("Not in your rooms"), "{text}");
}

/// Script, day, rooms and path of each ledger beside the samples.
fn ledgers() -> Vec<(String, String, Option<String>, std::path::PathBuf)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(cases()).expect("the samples lie beside the project") {
        let path = entry.expect("it can be read").path();
        let name = path
            .file_name()
            .expect("a file")
            .to_string_lossy()
            .into_owned();
        let Some(stem) = name.strip_suffix(".ledger.json") else {
            continue;
        };
        let mut parts = stem.split('.').map(str::to_owned);
        let script = parts.next().expect("the script's name");
        let at = parts.next().expect("the day");
        found.push((script, at, parts.next(), path));
    }
    found.sort();
    found
}
