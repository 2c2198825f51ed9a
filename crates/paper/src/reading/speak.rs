//! Names of people, circles and types, as words for a sentence.

use answerable_record::words::{Side, ToldBy, Word};
use answerable_record::{Entry, Field, Kind, When};

use super::Reading;
use crate::dates;
use crate::words::{Phrase, Value, Wording, Words, name_said};

/// Everything that a paper needs to speak: the record, the reader's language, the group's words.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// The record.
    pub reading: &'a Reading,
    /// The catalogue.
    pub words: &'a Words,
    /// The group's words for people.
    pub wording: &'a Wording,
}

impl Speaker<'_> {
    /// A sentence of the catalogue; the group's words for its people are always at hand.
    pub fn say(&self, key: &str, values: &[(&str, Value)]) -> Phrase {
        let wording = self.wording;
        let mut all = vec![
            ("survivor", Value::people(&wording.survivor)),
            ("perpetrator", Value::people(&wording.perpetrator)),
            ("support_group", Value::people(&wording.support_group)),
            ("contact_group", Value::people(&wording.contact_group)),
        ];
        all.extend(values.iter().cloned());
        self.words.phrase(key, &all)
    }

    /// A date, as a value for a sentence.
    pub fn date(&self, when: When) -> Value<'static> {
        Value::program(dates::plain(self.words, when))
    }

    /// A word of the catalogue for a code of the record, as a value for a sentence.
    pub fn word(&self, key: &str, code: &str) -> Value<'static> {
        Value::program(self.words.say(key, &[("code", Value::program(code))]))
    }

    /// Somebody's name, as a value for a sentence; never of another case than the first.
    pub fn named(&self, name: &str) -> Value<'static> {
        Value::people(self.who(name).plain())
    }

    /// The word for him, for a side, or the name of a person or a surrounding.
    pub fn who(&self, name: &str) -> Phrase {
        if self.reading.is_him(name) {
            return Phrase::people(&self.wording.perpetrator);
        }
        if let Some(Value::People(word)) = self.wording.value(name) {
            return Phrase::people(&word);
        }
        let named = self
            .reading
            .get(name)
            .filter(|entry| matches!(entry.kind, Kind::Person | Kind::Surrounding));
        match named.and_then(|entry| entry.said.text(Field::Name)) {
            Some(name) => Phrase::people(&name_said(name)),
            None if self.reading.is_erased(name) => self.words.phrase("who-erased", &[]),
            None => self.words.phrase("who-unseen", &[]),
        }
    }

    /// What stands for an entry that can't be shown.
    pub fn unseen(&self, name: &str) -> Phrase {
        match self.reading.is_erased(name) {
            true => self.words.phrase("entry-erased", &[]),
            false => self.words.phrase("who-unseen", &[]),
        }
    }

    /// The word for a side.
    pub fn side(&self, side: Side) -> Phrase {
        match side {
            Side::Bystander => self.words.phrase("who-other", &[]),
            side => self.who(side.name()),
        }
    }

    /// The word for who told a circle.
    pub fn teller(&self, told_by: ToldBy) -> Phrase {
        match told_by {
            ToldBy::Other => self.words.phrase("who-other", &[]),
            told_by => self.who(told_by.name()),
        }
    }

    /// The word for a type of entry.
    pub fn kind(&self, entry: &Entry) -> String {
        self.words
            .say("kind", &[("code", Value::program(entry.kind.name()))])
    }
}
