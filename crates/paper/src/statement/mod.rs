//! The draft of the concluding statement, demand by demand.
//!
//! It says what the ledgers and entries say, and nothing more: each factual sentence cites entries,
//! each claim is led in by who made it, what is not known is said to be so, findings stand with their
//! dissent. The program adds no adjective and no judgement of its own.

mod demand;
mod rest;
mod source;

use answerable_record::{Ledgers, When};

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
    fn say(&self, key: &str, values: &[(&str, Value)]) -> Phrase {
        self.speaker.say(key, values)
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
        self.speaker.date(when)
    }

    fn word(&self, key: &str, code: &str) -> Value<'static> {
        self.speaker.word(key, code)
    }

    fn who(&self, name: &str) -> Value<'static> {
        self.speaker.named(name)
    }
}
