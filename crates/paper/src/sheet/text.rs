//! A paper as plain text, for a terminal or a printer.

use unicode_width::UnicodeWidthStr;

use super::{Block, Ink, Paragraph, Quote, Sheet, ranges};
use crate::lines::filled;
use crate::words::{Phrase, neutral_lines};

/// Narrower lines can't hold a word and its indent.
const WIDTH_MIN: usize = 30;

/// Sets a paper as lines of at most so many columns; long words stand alone on theirs.
pub fn text(sheet: &Sheet, width: usize) -> String {
    let width = width.max(WIDTH_MIN);
    let mut lines = vec![sheet.kind.clone(), "=".repeat(sheet.kind.width())];
    let mut before = None;
    for block in &sheet.blocks {
        if !is_close(before, block) {
            lines.push(String::new());
        }
        lines.extend(block_lines(block, width));
        before = Some(block);
    }
    if !sheet.notes.is_empty() {
        lines.push(String::new());
        heading(
            &mut lines,
            2,
            &Phrase::program(sheet.sources.clone()),
            width,
        );
        for (number, note) in (1..).zip(&sheet.notes) {
            lines.extend(filled(
                &note.plain(),
                &format!("[{number}] "),
                "    ",
                width,
            ));
        }
    }
    lines
        .iter()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect()
}

/// Whether a part stands close under the one before it: a list under its heading.
fn is_close(before: Option<&Block>, block: &Block) -> bool {
    matches!(block, Block::List(_)) && matches!(before, Some(Block::Heading(..)))
}

fn block_lines(block: &Block, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    match block {
        Block::Heading(level, words) => heading(&mut lines, *level, words, width),
        Block::Remark(words) => lines.extend(filled(&words.plain(), "", "", width)),
        Block::Paragraph(paragraph) => lines.extend(set(paragraph, width)),
        Block::List(rows) => rows.iter().for_each(|row| {
            let mark = row.ink.list_mark();
            let below = if row.ink == Ink::Judged { mark } else { "  " };
            lines.extend(filled(&row.words.plain(), mark, below, width));
        }),
        Block::Box(rows) => {
            lines.push("┌".to_owned() + &"─".repeat(width - 1));
            for row in rows {
                let row = set(row, width - 2).into_iter();
                lines.extend(row.map(|line| format!("│ {line}")));
            }
            lines.push("└".to_owned() + &"─".repeat(width - 1));
        }
    }
    lines
}

fn heading(lines: &mut Vec<String>, level: u8, words: &Phrase, width: usize) {
    let set = filled(&words.plain(), "", "", width);
    let longest = set.iter().map(|line| line.width()).max().unwrap_or(0);
    lines.extend(set);
    if level < 3 {
        lines.push("-".repeat(longest));
    }
}

fn set(paragraph: &Paragraph, width: usize) -> Vec<String> {
    let number = paragraph
        .number
        .map_or_else(String::new, |number| format!("{number}."));
    let first = format!("{number:<5}{}", paragraph.ink.mark());
    let mut words = paragraph.words.plain();
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
        lines.extend(filled(&note.plain(), "     ", "     ", width));
    }
    for line in neutral_lines(&quote.text) {
        lines.extend(filled(&line, "     » ", "     » ", width));
    }
    lines
}

fn numbers(notes: &[usize]) -> String {
    let written = |(first, last): (usize, usize)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    ranges(notes)
        .into_iter()
        .map(written)
        .collect::<Vec<_>>()
        .join(", ")
}
