//! The sample scripts of the contract give exactly the ledgers beside them.
//!
//! They are read where they lie beside the project; without them these tests say so and stop.
#![allow(clippy::disallowed_methods, reason = "a test reads the sample scripts")]

use std::fs;
use std::path::{Path, PathBuf};

use answerable_record::words::{Room, Word};
use answerable_record::{Day, Fault, Fold, Script, Sight, View};
use serde_json::Value as Json;

fn cases() -> PathBuf {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    assert!(
        cases.is_dir(),
        "the sample scripts lie in shared/cases beside the project"
    );
    cases
}

fn read(path: &Path) -> Result<Fold, Vec<Fault>> {
    let text = fs::read(path).expect("a script");
    let mut script = Script::default();
    for line in text
        .strip_suffix(b"\n")
        .unwrap_or(&text)
        .split(|byte| *byte == b'\n')
    {
        script.line(line);
    }
    script.finish().map_err(|faults| faults.listed)
}

/// Every key of the expected ledger is there with that value; more keys may be.
fn assert_covers(found: &Json, expected: &Json, path: &str) {
    match (found, expected) {
        (Json::Object(found), Json::Object(expected)) => {
            for (key, value) in expected {
                let inner = found.get(key).unwrap_or_else(|| panic!("{path}: no {key}"));
                assert_covers(inner, value, &format!("{path}.{key}"));
            }
            if path.ends_with("patterns") {
                assert_eq!(found.len(), expected.len(), "{path}");
            }
        }
        (Json::Array(found), Json::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{path}: {found:#?}");
            for (number, (found, expected)) in found.iter().zip(expected).enumerate() {
                assert_covers(found, expected, &format!("{path}[{number}]"));
            }
        }
        (found, expected) => assert_eq!(found, expected, "{path}"),
    }
}

#[test]
fn each_script_gives_the_ledgers_beside_it() {
    let mut seen = 0;
    for file in fs::read_dir(cases()).expect("a folder") {
        let path = file.expect("a file").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name")
            .to_owned();
        let Some(stem) = name.strip_suffix(".ledger.json") else {
            continue;
        };
        let mut parts = stem.split('.');
        let (script, day) = (
            parts.next().expect("a script"),
            parts.next().expect("a day"),
        );
        let rooms: Vec<Room> = parts.filter_map(Room::from_name).collect();
        let sight = if rooms.is_empty() {
            Sight::ALL
        } else {
            Sight::of(rooms)
        };
        let fold = read(&cases().join(format!("{script}.jsonl")))
            .unwrap_or_else(|faults| panic!("{faults:#?}"));
        let view = View::new(&fold, Day::parse(day).expect("a day"), sight);
        let found = serde_json::to_value(view.ledgers(&fold)).expect("json");
        let expected: Json =
            serde_json::from_slice(&fs::read(&path).expect("a file")).expect("json");
        assert_covers(&found, &expected, stem);
        seen += 1;
    }
    assert!(seen >= 13, "only {seen} ledgers were found");
}

#[test]
fn each_invalid_script_is_refused_in_its_line_and_field() {
    let table = fs::read_to_string(cases().join("invalid/README.md")).expect("a table");
    let mut seen = 0;
    for row in table.lines().filter(|row| row.starts_with("| `")) {
        let cells: Vec<&str> = row
            .split('|')
            .map(|cell| cell.trim().trim_matches('`'))
            .collect();
        let (file, line, field) = (cells[1], cells[2].parse::<u64>().expect("a line"), cells[3]);
        let faults = read(&cases().join("invalid").join(file)).expect_err(file);
        let found: Vec<(u64, &str)> = faults
            .iter()
            .map(|fault| (fault.line, fault.field.as_str()))
            .collect();
        assert_eq!(found, [(line, field)], "{file}: {faults:?}");
        seen += 1;
    }
    assert!(seen >= 25, "only {seen} scripts were found");
}
