//! The words that the program says, in the reader's language.
//!
//! A sentence comes out of the catalogue as a [`Phrase`], in which what people wrote is kept apart
//! from what the program says, so that each paper can set, quote and escape the two differently.

mod catalogue;
mod lang;
mod neutral;
mod phrase;
mod wording;

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentValue};

use catalogue::Bundle;
pub use catalogue::FILES;
pub use lang::Lang;
pub use neutral::{name_said, neutral, neutral_lines};
pub use phrase::{Phrase, Run};
pub use wording::Wording;

use phrase::{CLOSE, OPEN};

/// What stands in a place that a sentence leaves open.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Words that somebody wrote: a name, a title, a text.
    People(Cow<'a, str>),
    /// Words of the program: a date, a list, a code that the catalogue chooses by.
    Program(Cow<'a, str>),
    /// A count, which also chooses singular or plural.
    Count(i64),
}

impl<'a> Value<'a> {
    /// Wraps words that somebody wrote.
    pub fn people(text: impl Into<Cow<'a, str>>) -> Value<'a> {
        Value::People(text.into())
    }

    /// Wraps words of the program, or a code such as `not_met`.
    pub fn program(text: impl Into<Cow<'a, str>>) -> Value<'a> {
        Value::Program(text.into())
    }

    /// Wraps a count.
    pub fn count(number: usize) -> Value<'a> {
        Value::Count(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The catalogue in one language, with English behind it.
pub struct Words {
    lang: Lang,
    bundle: Bundle,
    english: OnceLock<Bundle>,
}

impl Words {
    /// Reads the catalogue of a language.
    pub fn new(lang: Lang) -> Words {
        Words {
            lang,
            bundle: catalogue::bundle(lang),
            english: OnceLock::new(),
        }
    }

    /// The language that is spoken.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Says a message as one line of plain text; what people wrote in it can't move the cursor.
    ///
    /// A key that no language has comes back as `{key}`, which a test makes sure never happens.
    pub fn say(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.phrase(key, values).plain()
    }

    /// Whether there is such a message; `key.attribute` is what it adds there.
    pub fn has(&self, key: &str) -> bool {
        match key.split_once('.') {
            Some((key, attribute)) => {
                let message = self.bundle.get_message(key);
                message.is_some_and(|message| message.get_attribute(attribute).is_some())
            }
            None => self.bundle.has_message(key),
        }
    }

    /// Says what to do about something, as a page says it: where the command line names verbs, it has words of its
    /// own, which name pages.
    pub fn advice_on_a_page(&self, key: &str, values: &[(&str, Value)]) -> String {
        let own = format!("{key}.page");
        match self.has(&own) {
            true => self.say(&own, values),
            false => self.say(&format!("{key}.advice"), values),
        }
    }

    /// Says a message, with the words of people kept apart; `key.attribute` is what it adds there.
    pub fn phrase(&self, key: &str, values: &[(&str, Value)]) -> Phrase {
        let args: FluentArgs = values
            .iter()
            .map(|(name, value)| (*name, fluent(value)))
            .collect();
        let said = say_from(&self.bundle, key, &args).or_else(|| {
            let english = self.english.get_or_init(|| catalogue::bundle(Lang::EN));
            say_from(english, key, &args)
        });
        Phrase::from_marked(&said.unwrap_or_else(|| format!("{{{key}}}")))
    }
}

fn say_from(bundle: &Bundle, key: &str, args: &FluentArgs) -> Option<String> {
    let pattern = match key.split_once('.') {
        Some((key, attribute)) => bundle.get_message(key)?.get_attribute(attribute)?.value(),
        None => bundle.get_message(key)?.value()?,
    };
    // Errors here are a place left open; the sentence still stands, and a test finds them.
    Some(
        bundle
            .format_pattern(pattern, Some(args), &mut Vec::new())
            .into_owned(),
    )
}

fn fluent<'a>(value: &'a Value) -> FluentValue<'a> {
    match value {
        Value::People(text) => FluentValue::from(format!("{OPEN}{}{CLOSE}", neutral(text))),
        Value::Program(text) => FluentValue::from(text.as_ref()),
        Value::Count(number) => FluentValue::from(*number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A language that somebody has begun to translate; it is written from right to left.
    fn begun() -> Words {
        let file = "direction = rtl\nyes-no = כן\npages-today = היום\n";
        Words {
            lang: Lang::EN,
            bundle: catalogue::parsed("he", &[file]),
            english: OnceLock::new(),
        }
    }

    #[test]
    fn english_stands_in_where_a_language_lacks_a_word() {
        let (begun, english) = (begun(), Words::new(Lang::EN));
        assert_eq!(begun.say("pages-today", &[]), "היום");
        assert_eq!(begun.say("direction", &[]), "rtl");
        let values = [("who", Value::people("Mo"))];
        for key in ["pages-demands", "work-by", "welcome-start.more"] {
            let said = begun.phrase(key, &values);
            assert_eq!(said, english.phrase(key, &values), "{key}");
            assert!(!said.is_empty() && !said.plain().contains('{'), "{key}");
        }
    }

    #[test]
    fn a_key_that_no_language_has_is_seen_as_such() {
        let nowhere = "pages-nowhere";
        assert_eq!(begun().say(nowhere, &[]), "{pages-nowhere}");
    }
}
