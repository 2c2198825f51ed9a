//! A disk that is full or does not sync, at each point in turn: what was acknowledged is there, an
//! import is all or nothing, and the vault opens.
//!
//! `strace` makes the system calls fail; the chores install it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test makes the machine fail"
)]

mod strain;

use std::process::{Command, Output};

use strain::{Place, text};

/// Runs the program while the so-manieth call of this sort, and those after it if said so, fails;
/// says also whether there were so many calls that one did.
fn failing(
    place: &Place,
    calls: &str,
    error: &str,
    when: &str,
    arguments: &[&str],
) -> (Output, bool) {
    let plain = place.answerable(arguments);
    let log = place.folder.path().join("calls.log");
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-e", &format!("trace={calls}"), "-o"])
        .arg(&log);
    command.args(["-e", &format!("inject={calls}:error={error}:when={when}")]);
    command.arg(plain.get_program()).args(plain.get_args());
    command.envs(
        plain
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    let output = command
        .output()
        .expect("strace is there: `cargo xtask ci` installs it");
    let calls = std::fs::read_to_string(&log).expect("a log of calls");
    (output, calls.contains("(INJECTED)"))
}

/// Lets the first call fail, then the second, until there is none any more to fail.
fn each_in_turn(calls: &str, error: &str, tail: &str, mut run: impl FnMut(&str) -> bool) -> usize {
    for nth in 1..=400 {
        if !run(&format!("{nth}{tail}")) {
            return nth - 1;
        }
    }
    panic!("{calls} with {error}: 400 points, and no end");
}

const SCRIPT: &str = include_str!("../../office/demo/process.jsonl");

fn lines() -> String {
    let bare = SCRIPT
        .lines()
        .filter(|line| !line.contains("\"attachments\""))
        .take(60);
    bare.map(|line| format!("{line}\n")).collect()
}

#[test]
fn import_onto_a_failing_disk_takes_in_all_or_nothing() {
    // Persons and memberships stand before everything else, so the beginning keeps all rules.
    let lines = lines();
    let founding: String = lines
        .lines()
        .take(20)
        .map(|line| format!("{line}\n"))
        .collect();
    let entries = founding.lines().count() as u64;
    for (calls, error, tail) in [
        ("fsync,fdatasync", "EIO", ""),
        ("fsync,fdatasync", "EIO", "+"),
        ("pwrite64", "ENOSPC", ""),
        ("pwrite64", "ENOSPC", "+"),
    ] {
        let points = each_in_turn(calls, error, tail, |when| {
            let place = Place::new();
            let file = text(&place.script(&founding));
            let (output, failed) = failing(&place, calls, error, when, &["import", &file]);
            let count = place.count();
            let acknowledged = output.status.success();
            assert!(
                count == entries || count == 1 && !acknowledged,
                "{calls} {error} {when}: {count}"
            );
            place.assert_whole();
            assert!(
                failed || acknowledged,
                "nothing failed, and it was not taken in"
            );
            failed
        });
        println!("import: {calls} failing with {error} at each of {points} points{tail}");
        assert!(points > 0, "nothing failed");
    }
}

#[test]
fn entry_that_was_acknowledged_on_a_failing_disk_is_there() {
    for (calls, error, tail) in [
        ("fsync,fdatasync", "EIO", ""),
        ("fsync,fdatasync", "EIO", "+"),
        ("pwrite64", "ENOSPC", ""),
        ("pwrite64", "ENOSPC", "+"),
    ] {
        let place = Place::new();
        let points = each_in_turn(calls, error, tail, |when| {
            let name = format!("n-{}", when.trim_end_matches('+'));
            let arguments = ["add", "note", "--ref", &name, "--text", "A note."];
            let (output, failed) = failing(&place, calls, error, when, &arguments);
            let mut office = place.open();
            let fold = office
                .fold()
                .unwrap_or_else(|failure| panic!("{failure:?}"));
            assert!(
                !output.status.success() || fold.kind_of(&name).is_some(),
                "{calls} {error} {when}"
            );
            assert!(fold.kind_of("process").is_some());
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(
                output.status.success() || !told.trim().is_empty(),
                "it failed and said nothing"
            );
            assert!(
                !told.contains("A note."),
                "an error says what the record says"
            );
            failed
        });
        place.assert_whole();
        println!("add: {calls} failing with {error} at each of {points} points{tail}");
        assert!(points > 0, "nothing failed");
    }
}
