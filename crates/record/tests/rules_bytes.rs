//! What no table can hold: hostile bytes, and input that is too much. Refused or taken in cleanly, in
//! bounded time and memory, and never with a panic.
#![allow(
    clippy::disallowed_methods,
    reason = "a test measures that time is bounded"
)]

mod support;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use answerable_record::limits::{
    FAULTS_LISTED_MAX, LINE_BYTES_MAX, SCRIPT_BYTES_MAX, SCRIPT_ENTRIES_MAX,
};
use answerable_record::{Field, Script, read};
use support::{faults_of, written};

const PROCESS: &[u8] =
    br#"{"type": "process", "ref": "process", "on": "2021-03-01", "format": 1, "title": "T"}"#;

/// Generous for a slow machine and a build without optimisation; what is quadratic takes minutes.
const LONG_ENOUGH: Duration = Duration::from_secs(20);

fn after_process(line: &[u8]) -> Vec<String> {
    faults_of([PROCESS, line]).iter().map(written).collect()
}

#[test]
fn bytes_that_are_not_utf8_are_told_from_where_on() {
    let line = b"{\"type\": \"note\", \"ref\": \"n\", \"on\": \"2021\", \"text\": \"\xc3\x28\"}";
    assert_eq!(after_process(line), ["2 - not-utf8 byte=53"]);
    for line in [
        &b"\xff\xfe"[..],
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xc0\xaf",
    ] {
        assert_eq!(after_process(line), ["2 - not-utf8 byte=1"]);
    }
}

#[test]
fn a_raw_nul_is_told_as_that() {
    let line = b"{\"type\": \"note\", \"ref\": \"n\", \"on\": \"2021\", \"text\": \"a\0b\"}";
    assert_eq!(after_process(line), ["2 - nul-character"]);
    assert_eq!(after_process(b"\0"), ["2 - nul-character"]);
}

#[test]
fn nesting_of_a_hundred_thousand_is_refused_and_costs_nothing() {
    let open = "[".repeat(100_000);
    assert_eq!(after_process(open.as_bytes()), ["2 - too-deep"]);
    let deep = format!(
        r#"{{"type": "note", "ref": "n", "on": "2021", "text": {open}{}}}"#,
        "]".repeat(100_000)
    );
    assert_eq!(after_process(deep.as_bytes()), ["2 - too-deep"]);
    let objects = r#"{"a":"#.repeat(100_000);
    assert_eq!(after_process(objects.as_bytes()), ["2 - too-deep"]);
}

#[test]
fn a_mark_of_byte_order_and_other_line_ends_do_no_harm() {
    let mut first = b"\xef\xbb\xbf".to_vec();
    first.extend_from_slice(PROCESS);
    first.push(b'\r');
    let note = b"{\"type\": \"note\", \"ref\": \"n\", \"on\": \"2021\"}\r";
    assert_eq!(faults_of([first.as_slice(), note]), []);
    assert_eq!(after_process(b"\r"), ["2 - empty-line"]);
}

#[test]
fn a_script_without_a_line_is_told_as_that() {
    let faults = faults_of([]);
    assert_eq!(
        faults.iter().map(written).collect::<Vec<_>>(),
        ["1 - empty-script"]
    );
}

#[test]
fn a_text_is_kept_as_it_was_written() {
    let text = "e\u{301} é שלום \u{202e}abc\u{202c} ﷽ 👩\u{200d}💻 \u{200f} a\tb\\\"/";
    let line = serde_json::json!({"type": "note", "ref": "n", "on": "2021", "text": text});
    let entry = read::trusted(line.to_string().as_bytes(), |_| None).expect("a note");
    assert_eq!(entry.said.text(Field::Text).map(AsRef::as_ref), Some(text));
    let again = read::trusted(entry.to_line().as_bytes(), |_| None).expect("a note");
    assert_eq!(again, entry);
}

#[test]
fn a_line_as_long_as_may_be_is_read_and_a_longer_one_is_refused() {
    let line = |bytes: usize| {
        let head = r#"{"type": "note", "ref": "n", "on": "2021", "text": ""#;
        format!("{head}{}\"}}", "x".repeat(bytes - head.len() - 2))
    };
    assert_eq!(after_process(line(LINE_BYTES_MAX).as_bytes()), [""; 0]);
    let told = format!("2 - line-too-long bytes_max={LINE_BYTES_MAX}");
    assert_eq!(
        after_process(line(LINE_BYTES_MAX + 1).as_bytes()),
        [told.as_str()]
    );
    // One of 100 MB is not even kept: the reader of lines counts its bytes and lets them go.
    let mut script = Script::default();
    script.line(PROCESS);
    script.overlong_line(100 << 20);
    script.line(br#"{"type": "note", "ref": "n", "on": "2021"}"#);
    let faults = script.finish().expect_err("too long").listed;
    assert_eq!(faults.iter().map(written).collect::<Vec<_>>(), [told]);
}

#[test]
fn a_script_that_is_too_long_is_read_no_further() {
    let mut script = Script::default();
    script.line(PROCESS);
    script.overlong_line(SCRIPT_BYTES_MAX);
    assert!(script.is_over());
    let mut script = Script::default();
    script.line(PROCESS);
    for _ in 0..SCRIPT_ENTRIES_MAX {
        script.line(b"");
    }
    assert!(script.is_over());
    let faults = script.finish().expect_err("too many");
    assert_eq!(faults.listed.len(), FAULTS_LISTED_MAX);
    assert_eq!(
        faults.unlisted,
        SCRIPT_ENTRIES_MAX - FAULTS_LISTED_MAX as u64
    );
}

#[test]
fn a_hundred_thousand_fields_in_one_object_are_refused_in_bounded_time() {
    let began = Instant::now();
    let mut unknown = String::from(r#"{"type": "note", "ref": "n", "on": "2021""#);
    for number in 0..100_000 {
        write!(unknown, r#", "severity_{number}": {number}"#).expect("a string takes all");
    }
    unknown.push('}');
    assert_eq!(after_process(unknown.as_bytes()).len(), FAULTS_LISTED_MAX);
    let mut twice = String::from(r#"{"type": "note", "ref": "n", "on": "2021""#);
    twice.push_str(&r#", "text": "A.""#.repeat(100_000));
    twice.push('}');
    assert_eq!(
        after_process(twice.as_bytes()),
        ["2 - field-twice name=text"]
    );
    assert!(began.elapsed() < LONG_ENOUGH, "{:?}", began.elapsed());
}

#[test]
fn a_hundred_thousand_refs_that_lead_nowhere_are_refused_in_bounded_time() {
    let began = Instant::now();
    let refs: Vec<String> = (0..100_000)
        .map(|number| format!("\"n-{number}\""))
        .collect();
    let line = format!(
        r#"{{"type": "note", "ref": "n", "on": "2021", "cites": [{}]}}"#,
        refs.join(",")
    );
    assert_eq!(after_process(line.as_bytes()).len(), FAULTS_LISTED_MAX);
    assert!(began.elapsed() < LONG_ENOUGH, "{:?}", began.elapsed());
}

#[test]
fn a_letter_of_ten_thousand_demands_slows_nothing_down() {
    let began = Instant::now();
    let demand = |number: usize| {
        format!(
            r#"{{"id": "D{number}", "title": "T", "kind": "once", "criteria": [{{"id": "D{number}.a", "text": "t"}}]}}"#
        )
    };
    let demands: Vec<String> = (0..10_000).map(demand).collect();
    let letter = format!(
        r#"{{"type": "letter", "ref": "letter", "on": "2021", "demands": [{}]}}"#,
        demands.join(",")
    );
    let mut script = Script::default();
    script.line(PROCESS);
    script.line(letter.as_bytes());
    for number in 0..10_000 {
        let note = format!(
            r#"{{"type": "note", "ref": "n-{number}", "on": "2021", "bears_on": ["D{number}", "D9999.a"]}}"#
        );
        script.line(note.as_bytes());
    }
    script.finish().expect("it keeps the rules");
    assert!(began.elapsed() < LONG_ENOUGH, "{:?}", began.elapsed());
}

#[test]
fn ten_thousand_lines_with_one_ref_are_refused_in_bounded_time() {
    let began = Instant::now();
    let mut script = Script::default();
    script.line(PROCESS);
    for _ in 0..10_001 {
        script.line(br#"{"type": "note", "ref": "n", "on": "2021"}"#);
    }
    let faults = script.finish().expect_err("one ref").listed;
    assert_eq!(faults.len(), 10_000);
    assert!(began.elapsed() < LONG_ENOUGH, "{:?}", began.elapsed());
}

#[test]
fn no_cut_and_no_flipped_byte_of_a_line_makes_the_reader_panic() {
    let line = r#"{"type": "letter", "ref": "l", "on": "2021-03-04T18:00+01:00", "demands": [{"id": "D1", "title": "Ü", "kind": "once", "criteria": [{"id": "D1.a", "text": "t"}]}], "topics": ["\u00e4"]}"#;
    for end in 0..line.len() {
        after_process(&line.as_bytes()[..end]);
        for flip in [0x01, 0x20, 0x80] {
            let mut bytes = line.as_bytes().to_vec();
            bytes[end] ^= flip;
            after_process(&bytes);
        }
    }
}
