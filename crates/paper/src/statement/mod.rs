//! The draft of the concluding statement, demand by demand.
//!
//! It says what the ledgers and entries say, and nothing more: each factual sentence cites entries,
//! each claim is led in by who made it, what is not known is said to be so, findings stand with their
//! dissent. The program adds no adjective and no judgement of its own.

mod demand;
mod rest;
mod source;

use answerable_record::{Ledgers, When};

use crate::dates;
use crate::reading::Speaker;
use crate::sheet::{Draft, Sheet};
use crate::words::{Phrase, Value};

/// Drafts the concluding statement for the ledgers' day and reader.
pub fn draft(speaker: &Speaker, ledgers: &Ledgers) -> Sheet {
    let words = speaker.words;
    let mut writer = Writer {
        speaker: *speaker,
        draft: Draft::new(
            words.lang(),
            words.say("statement-kind", &[]),
            words.say("statement-sources", &[]),
        ),
    };
    let at = writer.date(When::day(speaker.reading.at()));
    writer.remark("statement-draft", &[("date", at)]);
    writer.remark("statement-inks", &[]);
    if ledgers.replies.is_none() || ledgers.demands.is_none() {
        writer.remark("statement-out-of-sight", &[]);
    }
    demand::demands(&mut writer, ledgers);
    rest::contacts(&mut writer, ledgers);
    rest::agreements(&mut writer, ledgers);
    rest::claims(&mut writer, ledgers);
    rest::surroundings(&mut writer, ledgers);
    rest::standing(&mut writer, ledgers);
    writer.draft.sheet
}

/// Writes sentences out of the catalogue into a draft.
struct Writer<'a> {
    speaker: Speaker<'a>,
    draft: Draft,
}

impl<'a> Writer<'a> {
    /// A sentence of the catalogue; the group's words for its people are always at hand.
    fn say(&self, key: &str, values: &[(&str, Value)]) -> Phrase {
        let wording = self.speaker.wording;
        let mut all = vec![
            ("survivor", Value::people(&wording.survivor)),
            ("perpetrator", Value::people(&wording.perpetrator)),
            ("support_group", Value::people(&wording.support_group)),
            ("contact_group", Value::people(&wording.contact_group)),
        ];
        all.extend(values.iter().cloned());
        self.speaker.words.phrase(key, &all)
    }

    fn remark(&mut self, key: &str, values: &[(&str, Value)]) {
        let words = self.say(key, values);
        self.draft.remark(words);
    }

    fn heading(&mut self, key: &str) {
        let words = self.say(key, &[]);
        self.draft.heading(2, words);
    }

    fn date(&self, when: When) -> Value<'static> {
        Value::program(dates::plain(self.speaker.words, when))
    }

    /// A word of the catalogue for a code of the record.
    fn word(&self, key: &str, code: &str) -> Value<'static> {
        Value::program(
            self.speaker
                .words
                .say(key, &[("code", Value::program(code))]),
        )
    }

    /// Somebody's name, as a value for a sentence; never of another case than the first.
    fn who(&self, name: &str) -> Value<'static> {
        Value::people(self.speaker.who(name).plain())
    }
}
