//! What was not right with something that came from elsewhere, said to people.
//!
//! A check is known by its id, such as `R-010`; it names no entry, and neither does this.

use crate::words::{Value, Words};

/// What was not right, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckText {
    /// What was not right.
    pub what: String,
    /// What is safe, and what to do.
    pub advice: String,
}

/// Says what a check found.
pub fn text(words: &Words, id: &str) -> CheckText {
    let key = format!("check-{}", id.to_ascii_lowercase());
    CheckText {
        what: words.say(&key, &[]),
        advice: words.say(&format!("{key}.advice"), &[]),
    }
}

/// Says the same on one line, with the id behind it.
pub fn line(words: &Words, id: &str) -> String {
    in_line(words, text(words, id), id)
}

/// The same as a page says it, which names no verb of the command line.
pub fn line_on_a_page(words: &Words, id: &str) -> String {
    let key = format!("check-{}", id.to_ascii_lowercase());
    let said = CheckText {
        advice: words.advice_on_a_page(&key, &[]),
        ..text(words, id)
    };
    in_line(words, said, id)
}

fn in_line(words: &Words, said: CheckText, id: &str) -> String {
    let CheckText { what, advice } = said;
    let values = [
        ("what", Value::program(what)),
        ("advice", Value::program(advice)),
        ("id", Value::program(id.to_owned())),
    ];
    words.say("check-line", &values)
}
