//! A paper before it takes a form: numbered paragraphs in four inks, with their sources.
//!
//! What is *known* stands plain, what was only *said* is led in by who said it, what is *not known*
//! is a line of its own, what the group *judged* stands in a box. The forms - text, Markdown, HTML -
//! set these differently, and none can leave one out.

mod html;
mod markdown;
mod text;

use std::collections::HashMap;

use crate::words::{Lang, Phrase};

pub use html::html;
pub use markdown::markdown;
pub use text::text;

/// A paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The language that it speaks.
    pub lang: Lang,
    /// The kind of paper; it names no person and no process.
    pub kind: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// What the sources are headed with.
    pub sources: String,
    /// The sources, numbered from 1.
    pub notes: Vec<Phrase>,
    /// The ref of each source, in the same order; forms that can lead to an entry use it.
    pub cited: Vec<Box<str>>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading; 2 or 3.
    Heading(u8, Phrase),
    /// A numbered paragraph.
    Paragraph(Paragraph),
    /// What the group judged, line by line, in a box.
    Box(Vec<Paragraph>),
    /// Lines that stand close together, without numbers.
    List(Vec<Paragraph>),
    /// What the program remarks, without a number.
    Remark(Phrase),
}

/// A sentence with its sources, and the words it leads in.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Its number; lines of a box but the first have none.
    pub number: Option<usize>,
    /// How well it is known.
    pub ink: Ink,
    /// The sentence.
    pub words: Phrase,
    /// What somebody wrote, as they wrote it.
    pub quote: Option<Quote>,
    /// Its sources, by number, in order.
    pub notes: Vec<usize>,
}

/// Words that somebody wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// What a reader should know before reading them.
    pub content_note: Option<Phrase>,
    /// The text, which may have lines.
    pub text: String,
}

/// How well something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// It is known.
    Known,
    /// Somebody said so, and nobody confirmed it.
    Said,
    /// Nobody knows.
    NotKnown,
    /// The group judged so.
    Judged,
}

impl Ink {
    /// The mark in the margin, for forms without drawing; what is known needs none.
    pub(crate) fn mark(self) -> &'static str {
        match self {
            Ink::Known | Ink::Judged => "",
            Ink::Said => "○ ",
            Ink::NotKnown => "? ",
        }
    }

    /// The same before a line of a list, where what is judged has the edge of its box.
    pub(crate) fn list_mark(self) -> &'static str {
        match self {
            Ink::Known => "- ",
            Ink::Judged => "│ ",
            ink => ink.mark(),
        }
    }
}

impl Paragraph {
    /// A line of a list.
    pub(crate) fn line(ink: Ink, words: Phrase) -> Paragraph {
        Paragraph {
            number: None,
            ink,
            words,
            quote: None,
            notes: Vec::new(),
        }
    }
}

/// A paper being written: it numbers paragraphs and sources.
pub(crate) struct Draft {
    pub(crate) sheet: Sheet,
    number: usize,
    cited: HashMap<Box<str>, usize>,
}

impl Draft {
    pub(crate) fn new(lang: Lang, kind: String, sources: String) -> Draft {
        let sheet = Sheet {
            lang,
            kind,
            blocks: Vec::new(),
            sources,
            notes: Vec::new(),
            cited: Vec::new(),
        };
        Draft {
            sheet,
            number: 0,
            cited: HashMap::new(),
        }
    }

    pub(crate) fn heading(&mut self, level: u8, words: Phrase) {
        self.sheet.blocks.push(Block::Heading(level, words));
    }

    pub(crate) fn remark(&mut self, words: Phrase) {
        self.sheet.blocks.push(Block::Remark(words));
    }

    pub(crate) fn paragraph(
        &mut self,
        ink: Ink,
        words: Phrase,
        quote: Option<Quote>,
        notes: Vec<usize>,
    ) {
        let paragraph = self.numbered(ink, words, quote, notes);
        self.sheet.blocks.push(Block::Paragraph(paragraph));
    }

    pub(crate) fn numbered(
        &mut self,
        ink: Ink,
        words: Phrase,
        quote: Option<Quote>,
        mut notes: Vec<usize>,
    ) -> Paragraph {
        self.number += 1;
        notes.sort_unstable();
        notes.dedup();
        Paragraph {
            number: Some(self.number),
            ink,
            words,
            quote,
            notes,
        }
    }

    /// The number of a source, which is described when it is cited first.
    pub(crate) fn cite(&mut self, name: &str, describe: impl FnOnce() -> Phrase) -> usize {
        if let Some(number) = self.cited.get(name) {
            return *number;
        }
        self.sheet.notes.push(describe());
        self.sheet.cited.push(name.into());
        let number = self.sheet.notes.len();
        self.cited.insert(name.into(), number);
        number
    }
}

/// Numbers of sources, with runs of three and more drawn together: `1, 4–9`.
pub(crate) fn ranges(notes: &[usize]) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for note in notes {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *note => *last = *note,
            _ => ranges.push((*note, *note)),
        }
    }
    let apart = |(first, last): (usize, usize)| match last - first {
        1 => vec![(first, first), (last, last)],
        _ => vec![(first, last)],
    };
    ranges.into_iter().flat_map(apart).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_sources_are_drawn_together() {
        assert_eq!(
            ranges(&[1, 4, 5, 6, 8, 9]),
            [(1, 1), (4, 6), (8, 8), (9, 9)]
        );
        assert_eq!(ranges(&[]), []);
    }
}
