//! Scripts that are far too long, by lines or by bytes: refused, in bounded memory and time.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test feeds the program and watches its memory"
)]

mod strain;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use strain::{Place, text};

/// What the program may take at its peak, beside what opening a vault costs.
const PEAK_MIB_MAX: u64 = 300;
const PROCESS: &str =
    r#"{"type": "process", "ref": "process", "on": "2021-01-09", "format": 1, "title": "Long"}"#;

/// Feeds the program until it takes no more; gives what it said, and its peak memory in MiB.
fn feed(mut command: Command, mut next: impl FnMut() -> Option<Vec<u8>>) -> (Output, u64) {
    // What it says goes to files: it may say much while it is still being fed.
    let said = tempfile::tempdir().expect("a folder");
    let (out, err) = (said.path().join("out"), said.path().join("err"));
    let file = |path: &std::path::Path| std::fs::File::create(path).expect("a file");
    command
        .stdin(Stdio::piped())
        .stdout(file(&out))
        .stderr(file(&err));
    let mut child = command.spawn().expect("it starts");
    let mut input = child.stdin.take().expect("a pipe");
    let mut peak = 0;
    while let Some(bytes) = next() {
        peak = peak.max(peak_of(child.id()));
        // It may have seen enough and gone.
        if input.write_all(&bytes).is_err() {
            break;
        }
    }
    drop(input);
    let status = loop {
        // It may work on after the last byte, and that counts too.
        peak = peak.max(peak_of(child.id()));
        if let Some(status) = child.try_wait().expect("it can be asked") {
            break status;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    };
    let read = |path: &std::path::Path| std::fs::read(path).expect("a file");
    (
        Output {
            status,
            stdout: read(&out),
            stderr: read(&err),
        },
        peak,
    )
}

fn peak_of(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.unwrap_or(0) / 1024
}

/// The process, then a piece so many times.
fn repeated(piece: Vec<u8>, times: usize) -> impl FnMut() -> Option<Vec<u8>> {
    let mut left = times + 1;
    move || {
        left = left.checked_sub(1)?;
        match left {
            left if left == times => Some(format!("{PROCESS}\n").into_bytes()),
            _ => Some(piece.clone()),
        }
    }
}

fn refused(place: &Place, verb: &str, next: impl FnMut() -> Option<Vec<u8>>, code: &str) {
    let (output, peak) = feed(place.answerable(&["--json", verb, "-"]), next);
    let out = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{verb} {code}");
    assert!(out.contains(code), "{verb}: {}", &out[..out.len().min(400)]);
    assert!(
        (1..PEAK_MIB_MAX).contains(&peak),
        "{verb} {code}: {peak} MiB"
    );
    assert_eq!(place.count(), 1, "nothing of it was taken in");
    println!("{verb} of a script with {code}: {peak} MiB at the peak");
}

#[test]
fn line_of_100_mb_is_refused_in_bounded_memory() {
    let place = Place::new();
    for verb in ["check", "import"] {
        refused(
            &place,
            verb,
            repeated(vec![b'x'; 1 << 20], 100),
            "line-too-long",
        );
    }
}

#[test]
fn script_of_1_gb_is_refused_in_bounded_memory() {
    let place = Place::new();
    let text = "long ".repeat(200_000);
    let mut number = 0;
    let next = || {
        number += 1;
        let line = format!(
            r#"{{"type": "note", "ref": "n-{number}", "on": "2021-01-09", "text": "{text}"}}"#
        );
        match number {
            1 => Some(format!("{PROCESS}\n").into_bytes()),
            2..1_100 => Some((line + "\n").into_bytes()),
            _ => None,
        }
    };
    refused(&place, "check", next, "script-too-long");
}

#[test]
fn a_million_broken_lines_are_counted_and_not_all_kept() {
    let place = Place::new();
    refused(
        &place,
        "check",
        repeated(b"{}\n".repeat(10_000), 200),
        "missing-field",
    );
}

#[test]
fn lists_100_000_deep_are_refused() {
    let place = Place::new();
    let deep = format!("{}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    refused(&place, "import", repeated(deep.into_bytes(), 1), "too-deep");
}

#[test]
fn right_to_left_and_combining_marks_come_out_as_they_went_in_and_cannot_steer_a_terminal() {
    let place = Place::new();
    let said = "مرحبا \u{202E}evil\u{202C} e\u{301}\u{302} \u{1b}[31mred";
    let note = serde_json::json!({"type": "note", "ref": "n", "on": "9999-12-31", "text": said});
    let old = serde_json::json!({"type": "note", "ref": "o", "on": "0001-01-01", "text": "old"});
    let file = text(&place.script(&format!("{PROCESS}\n{note}\n{old}\n")));
    assert!(place.run(&["import", &file]).status.success());
    let exported = String::from_utf8(place.run(&["export"]).stdout).expect("UTF-8");
    let line: serde_json::Value =
        serde_json::from_str(exported.lines().nth(1).expect("a line")).expect("json");
    assert_eq!(line["text"], said);
    let shown = String::from_utf8(place.run(&["show", "n"]).stdout).expect("UTF-8");
    assert!(!shown.contains(['\u{1b}', '\u{202E}']), "{shown:?}");
    assert!(shown.contains("مرحبا"));
    assert!(
        place
            .run(&["ledger", "--json", "--at", "9999-12-31"])
            .status
            .success()
    );
}

#[test]
fn year_0_is_refused() {
    let place = Place::new();
    let note = r#"{"type": "note", "ref": "n", "on": "0000-01-01", "text": "x"}"#;
    let file = text(&place.script(&format!("{PROCESS}\n{note}\n")));
    assert_eq!(place.run(&["import", &file]).status.code(), Some(1));
    assert_eq!(place.count(), 1);
}
