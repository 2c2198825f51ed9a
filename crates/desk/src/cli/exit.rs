//! How the program ends: every failure sorted in one place, told as what happened, what is safe
//! and what to do.
//!
//! Nothing that a record says stands here: refs, fields and numbers at most.

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use serde_json::json;

use answerable_office::paper::faults;
use answerable_office::paper::words::{Value, Words, neutral};
use answerable_office::record::{Fault, Faults};
use answerable_office::{Failure, Sort};

use super::desk::Desk;

/// What a verb comes to.
pub type Done = Result<(), Stop>;

const REFUSED: u8 = 1;
const USAGE: u8 = 2;
const LOCKED: u8 = 3;
const DAMAGED: u8 = 4;

/// Why a verb stopped.
#[derive(Debug)]
pub enum Stop {
    /// The command line does not say what is needed.
    Usage(String),
    /// There is no passphrase to be had, so the vault stays locked.
    NoPassphrase(String),
    /// The office says no.
    Failure(Failure),
    /// Faults of something typed in, so that a line has no number.
    Typed(Faults),
    /// Something is damaged, and that was told as a result.
    Damaged,
    /// Somebody said no when asked.
    Declined(String),
    /// No depot could be reached, and that was told.
    Unreached,
    /// Whoever read the output has gone, which is no failure.
    Closed,
}

impl Stop {
    /// A command line that does not say what is needed.
    pub fn usage(words: &Words, key: &str, values: &[(&str, Value)]) -> Stop {
        Stop::Usage(words.say(key, values))
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        match failure {
            Failure::File(ErrorKind::BrokenPipe) => Stop::Closed,
            failure => Stop::Failure(failure),
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Failure::from(error).into()
    }
}

/// Tells how it went, and gives the exit code.
pub fn settle(desk: &mut Desk, done: Done) -> ExitCode {
    let done = match (done, desk.flush()) {
        (Ok(()), flushed) => flushed,
        (stopped, _) => stopped,
    };
    ExitCode::from(match done {
        Ok(()) | Err(Stop::Closed) => 0,
        Err(stop) => tell(desk, stop),
    })
}

fn tell(desk: &mut Desk, stop: Stop) -> u8 {
    match stop {
        Stop::Usage(said) => {
            desk.note_said(&said);
            desk.note("usage-help", &[]);
            USAGE
        }
        Stop::NoPassphrase(said) => {
            desk.note_said(&said);
            LOCKED
        }
        Stop::Declined(said) => {
            desk.note_said(&said);
            REFUSED
        }
        Stop::Typed(faults) => {
            list(desk, &faults, field_line);
            REFUSED
        }
        Stop::Failure(Failure::Faults(faults)) => {
            list(desk, &faults, faults::line);
            REFUSED
        }
        Stop::Failure(failure) => {
            explain(desk, &failure);
            match failure.sort() {
                Sort::Refused | Sort::Environment => REFUSED,
                Sort::Locked => LOCKED,
                Sort::Damaged => DAMAGED,
            }
        }
        Stop::Damaged => DAMAGED,
        Stop::Unreached => REFUSED,
        Stop::Closed => 0,
    }
}

fn explain(desk: &mut Desk, failure: &Failure) {
    for line in explained(&desk.words, failure) {
        desk.note_said(&line);
    }
}

/// What happened, what is safe and what to do, and what the machine said of itself.
pub fn explained(words: &Words, failure: &Failure) -> Vec<String> {
    told(words, failure, |key, values| {
        words.say(&format!("{key}.advice"), values)
    })
}

/// The same as pages say it: what is to be done there is done on pages.
pub fn explained_on_a_page(words: &Words, failure: &Failure) -> Vec<String> {
    told(words, failure, |key, values| {
        words.advice_on_a_page(key, values)
    })
}

fn told(
    words: &Words,
    failure: &Failure,
    advice: impl Fn(&str, &[(&str, Value)]) -> String,
) -> Vec<String> {
    let key = key(failure.code());
    let line = match failure {
        Failure::Unreadable { line } => line.to_string(),
        Failure::PaperWord { place } => place.to_string(),
        Failure::Share { which, .. } => which.clone(),
        Failure::NoHolder(person) => person.clone(),
        _ => String::new(),
    };
    let values = [("line", Value::program(line))];
    let mut lines = vec![words.say(&key, &values), advice(&key, &values)];
    if let Failure::Vault {
        cause: Some(cause), ..
    } = failure
    {
        let cause = Value::program(neutral(cause));
        lines.push(words.say("failure-cause", &[("cause", cause)]));
    }
    lines
}

/// The key of a failure's words in the catalogue; a check that refused has those of the check.
pub fn key(code: &str) -> String {
    match is_check(code) {
        true => format!("check-{}", code.to_ascii_lowercase()),
        false => format!("failure-{}", code.replace(['.', '_'], "-")),
    }
}

/// Whether it is the id of a check, as in `R-070`.
fn is_check(code: &str) -> bool {
    code.starts_with(|first: char| first.is_ascii_uppercase())
}

/// Lists every fault, one a line; as JSON where that was asked for.
fn list(desk: &mut Desk, faults: &Faults, line: fn(&Words, &Fault) -> String) {
    if desk.json {
        let listed = faults.listed.iter().map(|fault| {
            let text = faults::text(&desk.words, fault);
            json!({
                "line": fault.line,
                "field": fault.field,
                "rule": fault.rule.code(),
                "message": text.what,
                "mend": text.mend,
            })
        });
        let listed = listed.collect();
        // Somebody who has gone reads neither this nor that something went wrong.
        let _ = desk.print_json(&listed).and_then(|()| desk.flush());
    } else {
        for fault in &faults.listed {
            // A field's name may be anything that stood in a file.
            let said = neutral(&line(&desk.words, fault));
            desk.note_line(&said);
        }
    }
    let listed = Value::count(faults.listed.len());
    desk.note("faults-nothing-taken", &[("count", listed)]);
    if faults.unlisted > 0 {
        let more = Value::Count(i64::try_from(faults.unlisted).unwrap_or(i64::MAX));
        desk.note("faults-more", &[("count", more)]);
    }
}

/// A fault of an entry that was typed in.
pub fn field_line(words: &Words, fault: &Fault) -> String {
    let text = faults::text(words, fault);
    let field = match fault.field.as_str() {
        "-" => words.say("fault-whole", &[]),
        field => field.to_owned(),
    };
    words.say(
        "fault-typed",
        &[
            ("field", Value::program(field)),
            ("what", Value::program(text.what)),
            ("mend", Value::program(text.mend)),
        ],
    )
}
