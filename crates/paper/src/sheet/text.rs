//! A paper as plain text, for a terminal or a printer.

use unicode_width::UnicodeWidthStr;

use super::{Block, Paragraph, Quote, Sheet, ranges};
use crate::words::{Phrase, Run, neutral_lines};

/// Narrower lines can't hold a word and its indent.
const WIDTH_MIN: usize = 30;

/// Sets a paper as lines of at most so many columns; long words stand alone on theirs.
pub fn text(sheet: &Sheet, width: usize) -> String {
    let width = width.max(WIDTH_MIN);
    let mut lines = vec![sheet.kind.clone(), "=".repeat(sheet.kind.width())];
    for block in &sheet.blocks {
        lines.push(String::new());
        match block {
            Block::Heading(level, words) => heading(&mut lines, *level, words, width),
            Block::Remark(words) => lines.extend(filled(&plain(words), "", "", width)),
            Block::Paragraph(paragraph) => lines.extend(set(paragraph, width)),
            Block::Box(rows) => {
                lines.push("┌".to_owned() + &"─".repeat(width - 1));
                for row in rows {
                    lines.extend(set(row, width - 2).into_iter().map(|line| format!("│ {line}")));
                }
                lines.push("└".to_owned() + &"─".repeat(width - 1));
            }
        }
    }
    if !sheet.notes.is_empty() {
        lines.push(String::new());
        heading(&mut lines, 2, &Phrase::program(sheet.sources.clone()), width);
        for (number, note) in (1..).zip(&sheet.notes) {
            lines.extend(filled(&plain(note), &format!("[{number}] "), "    ", width));
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn heading(lines: &mut Vec<String>, level: u8, words: &Phrase, width: usize) {
    let set = filled(&plain(words), "", "", width);
    let longest = set.iter().map(|line| line.width()).max().unwrap_or(0);
    lines.extend(set);
    if level < 3 {
        lines.push("-".repeat(longest));
    }
}

fn set(paragraph: &Paragraph, width: usize) -> Vec<String> {
    let number = paragraph.number.map_or_else(String::new, |number| format!("{number}."));
    let first = format!("{number:<5}{}", paragraph.ink.mark());
    let mut words = plain(&paragraph.words);
    if !paragraph.notes.is_empty() {
        words.push_str(&format!(" [{}]", numbers(&paragraph.notes)));
    }
    let mut lines = filled(&words, &first, "     ", width);
    if let Some(quote) = &paragraph.quote {
        lines.extend(quoted(quote, width));
    }
    lines
}

fn quoted(quote: &Quote, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(note) = &quote.content_note {
        lines.extend(filled(&plain(note), "     ", "     ", width));
    }
    for line in neutral_lines(&quote.text) {
        lines.extend(filled(&line, "     » ", "     » ", width));
    }
    lines
}

fn plain(words: &Phrase) -> String {
    words.runs().iter().map(Run::text).collect()
}

fn numbers(notes: &[usize]) -> String {
    let written = |(first, last): (usize, usize)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    ranges(notes).into_iter().map(written).collect::<Vec<_>>().join(", ")
}

/// Breaks a text into lines, the first after one indent and the others after another.
pub(crate) fn filled(text: &str, first: &str, other: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut bare = true;
    for word in text.split_whitespace() {
        if !bare && line.width() + 1 + word.width() > width {
            lines.push(std::mem::replace(&mut line, other.to_owned()));
            bare = true;
        }
        if !bare {
            line.push(' ');
        }
        line.push_str(word);
        bare = false;
    }
    lines.push(line);
    lines
}
