//! The questions of forms, in words.

use answerable_record::{Field, Kind};

use crate::words::Words;

/// A question, and a hint beside it where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionText {
    /// The question.
    pub question: String,
    /// What helps to answer it.
    pub hint: Option<String>,
}

/// Asks for a field of a type; of what every type has, in its own words where there are some.
pub fn of(words: &Words, kind: Kind, field: Field) -> QuestionText {
    let own = key(kind.name(), field);
    match words.has(&own) {
        true => text(words, &own),
        false => text(words, &key("any", field)),
    }
}

/// Asks for a field of a part, such as the title of one of a letter's demands.
pub fn of_part(words: &Words, part: Field, field: Field) -> QuestionText {
    text(words, &key(&format!("part-{}", part.name()), field))
}

fn key(of: &str, field: Field) -> String {
    format!("form-{of}-{}", field.name()).replace('_', "-")
}

fn text(words: &Words, key: &str) -> QuestionText {
    let hint = format!("{key}.hint");
    QuestionText {
        question: words.say(key, &[]),
        hint: words.has(&hint).then(|| words.say(&hint, &[])),
    }
}
