//! The draft of the concluding statement, demand by demand.
//!
//! It says what the ledgers and entries say, and nothing more: each factual sentence cites entries,
//! each claim is led in by who made it, what is not known is said to be so, findings stand with their
//! dissent. The program adds no adjective and no judgement of its own.

mod demand;
mod rest;
mod source;
mod unreleased;

pub use unreleased::mark_unreleased;

use std::ops::Range;

use answerable_record::{Ledgers, When};

use crate::reading::Speaker;
use crate::sheet::{Draft, Ink, Sheet};
use crate::words::{Phrase, Value};

/// Drafts the concluding statement for the ledgers' day and reader.
pub fn draft(speaker: &Speaker, ledgers: &Ledgers) -> Sheet {
    written(speaker, ledgers, None)
}

/// The same sheet, of which only what stands before the first heading, the headings of its sections, and one
/// stretch of one section have words: what is read a page at a time need not be worded whole. Up to the end of
/// that section everything keeps its place and paragraphs their numbers, behind it stand headings alone; sources
/// are those of the stretch, numbered anew.
pub fn stretch(speaker: &Speaker, ledgers: &Ledgers, stretch: Stretch) -> Sheet {
    written(speaker, ledgers, Some(stretch))
}

/// Some blocks of a section; a section is what stands below one heading of the second level.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Which section, counted from 0.
    pub section: usize,
    /// Which of its blocks, counted from 0.
    pub blocks: Range<usize>,
}

fn written(speaker: &Speaker, ledgers: &Ledgers, stretch: Option<Stretch>) -> Sheet {
    let words = speaker.words;
    let mut writer = Writer {
        speaker: *speaker,
        draft: Draft::new(
            words.lang(),
            words.say("statement-kind", &[]),
            words.say("statement-sources", &[]),
        ),
        stretch,
        sections: 0,
        section_starts: 0,
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
    /// What is to have words, where not everything is.
    stretch: Option<Stretch>,
    /// How many sections were begun, and the block after the latest one's heading.
    sections: usize,
    section_starts: usize,
}

impl<'a> Writer<'a> {
    /// Whether the next block is one that is to have words.
    fn is_worded(&self) -> bool {
        let Some(stretch) = &self.stretch else {
            return true;
        };
        let block = self.draft.sheet.blocks.len() - self.section_starts;
        self.sections == 0 || self.now() == Some(stretch.section) && stretch.blocks.contains(&block)
    }

    /// The section that is written now, counted from 0; none before the first.
    fn now(&self) -> Option<usize> {
        self.sections.checked_sub(1)
    }

    /// Whether all that is to have words stands behind what is written now.
    fn is_done(&self) -> bool {
        let stretch = self.stretch.as_ref();
        stretch.is_some_and(|stretch| self.now() > Some(stretch.section))
    }

    /// Whether nothing of the section that is written now is to have words.
    fn is_elsewhere(&self) -> bool {
        let stretch = self.stretch.as_ref();
        stretch.is_some_and(|stretch| self.now() != Some(stretch.section))
    }

    /// Begins a section.
    fn section(&mut self, heading: Phrase) {
        self.draft.heading(2, heading);
        self.sections += 1;
        self.section_starts = self.draft.sheet.blocks.len();
    }

    /// A paragraph that is not to have words keeps its place and its number.
    fn pass(&mut self) {
        let nothing = Phrase::default();
        self.draft.paragraph(Ink::Known, nothing, None, Vec::new());
    }

    fn say(&self, key: &str, values: &[(&str, Value)]) -> Phrase {
        match self.is_worded() {
            true => self.speaker.say(key, values),
            false => Phrase::default(),
        }
    }

    fn remark(&mut self, key: &str, values: &[(&str, Value)]) {
        let words = self.say(key, values);
        self.draft.remark(words);
    }

    fn heading(&mut self, key: &str) {
        let words = self.speaker.say(key, &[]);
        self.section(words);
    }

    fn date(&self, when: When) -> Value<'static> {
        match self.is_worded() {
            true => self.speaker.date(when),
            false => Value::program(""),
        }
    }

    fn word(&self, key: &str, code: &str) -> Value<'static> {
        match self.is_worded() {
            true => self.speaker.word(key, code),
            false => Value::program(""),
        }
    }

    fn who(&self, name: &str) -> Value<'static> {
        match self.is_worded() {
            true => self.speaker.named(name),
            false => Value::program(""),
        }
    }
}
