//! A paper as Markdown, in which nobody's words can become a heading, a link or HTML.

use super::{Block, Ink, Paragraph, Quote, Sheet, ranges};
use crate::words::{Phrase, neutral_lines};

/// Sets a paper as Markdown (CommonMark, with a table for each box).
pub fn markdown(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n", escape(&sheet.kind));
    for block in &sheet.blocks {
        out.push('\n');
        match block {
            Block::Heading(level, words) => {
                out.push_str(&format!(
                    "{} {}\n",
                    "#".repeat(usize::from(*level)),
                    inline(words)
                ));
            }
            Block::Remark(words) => out.push_str(&format!("*{}*\n", inline(words))),
            Block::Paragraph(paragraph) => set(&mut out, paragraph),
            Block::Box(rows) => boxed(&mut out, rows),
            Block::List(rows) => rows.iter().for_each(|row| {
                let mark = match row.ink {
                    Ink::Known => "",
                    ink => ink.list_mark(),
                };
                out.push_str(&format!("- {}{}\n", escape(mark), inline(&row.words)));
            }),
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
            cell.push_str(
                &lines
                    .map(|line| line.trim_end_matches("  ").to_owned())
                    .collect::<Vec<_>>()
                    .join("<br>"),
            );
        }
        out.push_str(&format!("| {cell} |\n"));
        if index == 0 {
            out.push_str("| --- |\n");
        }
    }
}

fn sentence(paragraph: &Paragraph) -> String {
    let number = paragraph
        .number
        .map_or_else(String::new, |number| format!("**{number}.** "));
    let mut line = format!(
        "{number}{}{}",
        escape(paragraph.ink.mark()),
        inline(&paragraph.words)
    );
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

/// Blanks at the ends would undo the marks beside them, or make code of a line.
fn inline(words: &Phrase) -> String {
    let set: String = words.runs().iter().map(|run| escape(run.text())).collect();
    set.trim().to_owned()
}

/// Takes their meaning from the characters that may have one where they stand.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let means = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '@'
            | '^' | '{' | '}' => true,
            // At the beginning these make a list, a rule or a heading of the line above.
            '-' | '+' | '=' | '!' => before.trim().is_empty(),
            '.' | ')' if !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit()) => true,
            // Some readers make a link of an address without being asked.
            '.' => before.len() >= 3 && before.to_ascii_lowercase().ends_with("www"),
            ':' => after.starts_with('/') || before.trim().is_empty(),
            _ => false,
        };
        if means {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;
    use crate::words::Lang;

    fn sheet(text: &str) -> Sheet {
        let quote = Some(Quote {
            content_note: Some(Phrase::people(text)),
            text: text.to_owned(),
        });
        let paragraph = |number| Paragraph {
            number,
            ink: Ink::Said,
            words: Phrase::people(text),
            quote: quote.clone(),
            notes: vec![1],
        };
        Sheet {
            lang: Lang::EN,
            kind: "Paper".to_owned(),
            blocks: vec![
                Block::Heading(2, Phrase::people(text)),
                Block::Paragraph(paragraph(Some(1))),
                Block::Box(vec![paragraph(Some(2)), paragraph(None)]),
                Block::List(
                    [Ink::Known, Ink::Said, Ink::NotKnown, Ink::Judged]
                        .map(|ink| Paragraph::line(ink, Phrase::people(text)))
                        .to_vec(),
                ),
                Block::Remark(Phrase::program("End.")),
            ],
            sources: "Sources".to_owned(),
            notes: vec![Phrase::people(text)],
            cited: vec!["x-1".into()],
        }
    }

    /// The marks that a page is made of, without the words.
    fn skeleton(markdown: &str) -> Vec<String> {
        let mut marks = Vec::new();
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(_) | Event::SoftBreak | Event::HardBreak => {}
                // A blank line parts what somebody wrote, and nothing else.
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::InlineHtml(html) if &*html == "<br>" => {}
                Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => {}
                Event::Start(Tag::Heading { level, .. }) => marks.push(format!("heading {level}")),
                event => marks.push(format!("{event:?}")),
            }
        }
        marks
    }

    #[test]
    fn words_of_people_stay_words() {
        let evil = "# x [a](http://b.c) <b>&amp; `c` *d* 1. e | www.f.org $x$ ~~y~~ a@b.c";
        assert_eq!(
            skeleton(&markdown(&sheet(evil))),
            skeleton(&markdown(&sheet("words")))
        );
        for begin in [
            "- a", "+ a", "1. a", "12) a", "=== a", "--- ", "> a", "    a", "\ta", "***",
        ] {
            assert_eq!(
                skeleton(&markdown(&sheet(begin))),
                skeleton(&markdown(&sheet("words"))),
                "{begin}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_text_can_change_the_shape_of_a_paper(text in "[a-z #*_`<>&|~$@:/.!()\\[\\]{}^\"'=+0-9\\\\\n\r-]{1,40}[a-z]") {
            let text = format!("a{}", text);
            prop_assert_eq!(skeleton(&markdown(&sheet(&text))), skeleton(&markdown(&sheet("words"))));
        }
    }
}
