//! A paper as Markdown, in which nobody's words can become a heading, a link or HTML.

use super::{Block, Paragraph, Quote, Sheet, ranges};
use crate::words::{Phrase, neutral_lines};

/// Sets a paper as Markdown (CommonMark, with a table for each box).
pub fn markdown(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n", escape(&sheet.kind));
    for block in &sheet.blocks {
        out.push('\n');
        match block {
            Block::Heading(level, words) => {
                out.push_str(&format!("{} {}\n", "#".repeat(usize::from(*level)), inline(words)));
            }
            Block::Remark(words) => out.push_str(&format!("*{}*\n", inline(words).trim())),
            Block::Paragraph(paragraph) => set(&mut out, paragraph),
            Block::Box(rows) => boxed(&mut out, rows),
        }
    }
    if !sheet.notes.is_empty() {
        out.push_str(&format!("\n## {}\n\n", escape(&sheet.sources)));
        for (number, note) in (1..).zip(&sheet.notes) {
            out.push_str(&format!("{number}. {}\n", inline(note)));
        }
    }
    out
}

fn set(out: &mut String, paragraph: &Paragraph) {
    out.push_str(&sentence(paragraph));
    out.push('\n');
    if let Some(quote) = &paragraph.quote {
        out.push('\n');
        for line in quoted(quote) {
            out.push_str(&format!("> {line}\n"));
        }
    }
}

/// A table of one column is the nearest to a box.
fn boxed(out: &mut String, rows: &[Paragraph]) {
    for (index, row) in rows.iter().enumerate() {
        let mut cell = sentence(row);
        if let Some(quote) = &row.quote {
            cell.push_str("<br>");
            let lines = quoted(quote).into_iter().filter(|line| !line.is_empty());
            cell.push_str(&lines.map(|line| line.trim_end_matches("  ").to_owned()).collect::<Vec<_>>().join("<br>"));
        }
        out.push_str(&format!("| {cell} |\n"));
        if index == 0 {
            out.push_str("| --- |\n");
        }
    }
}

fn sentence(paragraph: &Paragraph) -> String {
    let number = paragraph.number.map_or_else(String::new, |number| format!("**{number}.** "));
    let mut line = format!("{number}{}{}", escape(paragraph.ink.mark()), inline(&paragraph.words));
    if !paragraph.notes.is_empty() {
        let written = |(first, last): (usize, usize)| match first == last {
            true => first.to_string(),
            false => format!("{first}–{last}"),
        };
        let notes: Vec<String> = ranges(&paragraph.notes).into_iter().map(written).collect();
        line.push_str(&format!(" \\[{}\\]", notes.join(", ")));
    }
    line
}

fn quoted(quote: &Quote) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(note) = &quote.content_note {
        lines.push(format!("*{}*", inline(note)));
        lines.push(String::new());
    }
    // Two blanks keep the lines of a text apart.
    lines.extend(neutral_lines(&quote.text).map(|line| escape(line.trim()) + "  "));
    lines
}

fn inline(words: &Phrase) -> String {
    words.runs().iter().map(|run| escape(run.text())).collect()
}

/// Takes its meaning from every character that may have one.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        // Full stops between words and commas mean nothing; those after a number begin a list,
        // and those in an address a link.
        if c.is_ascii_punctuation() && !matches!(c, ',' | ';' | '?' | '\'' | '"' | '%') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_people_stay_words() {
        let evil = "# x [a](http://b.c) <b>&amp; `c` *d* 1. e | www.f.org\n";
        let escaped = escape(evil);
        for meant in ["[a]", "](", "<b", "&amp", "`c", "*d", "1. ", "http:", "www.", "\n# "] {
            assert!(!escaped.contains(meant), "{meant} in {escaped}");
        }
    }
}
