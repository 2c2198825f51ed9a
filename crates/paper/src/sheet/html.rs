//! A paper as one HTML page that needs nothing else and runs nothing.

use super::{Block, Ink, Paragraph, Quote, Sheet, ranges};
use crate::markup::{escape, inline};
use crate::words::neutral_lines;

const STYLE: &str = include_str!("paper.css");

/// Sets a paper as a page: serif for what people wrote, sans for what the program says.
///
/// Its title names the kind of paper only. It may load nothing, as its policy says.
pub fn html(sheet: &Sheet) -> String {
    let lang = sheet.lang.tag();
    let kind = escape(&sheet.kind);
    // Lists stand close together, on paper above all: they are for papers of so many pages.
    let close = sheet
        .blocks
        .iter()
        .any(|block| matches!(block, Block::List(_)));
    let main = if close {
        "<main class=\"close\">"
    } else {
        "<main>"
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{kind}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{main}\n<h1>{kind}</h1>\n"
    );
    for block in &sheet.blocks {
        match block {
            Block::Heading(level, words) => {
                out.push_str(&format!("<h{level}>{}</h{level}>\n", inline(words)));
            }
            Block::Remark(words) => {
                out.push_str(&format!("<p class=\"remark\">{}</p>\n", inline(words)))
            }
            Block::Paragraph(paragraph) => out.push_str(&set(paragraph)),
            Block::List(rows) => {
                let rows: String = rows.iter().map(row).collect();
                out.push_str(&format!("<ul class=\"rows\">\n{rows}</ul>\n"));
            }
            Block::Box(rows) => {
                let rows: String = rows.iter().map(set).collect();
                out.push_str(&format!("<section class=\"finding\">\n{rows}</section>\n"));
            }
        }
    }
    if !sheet.notes.is_empty() {
        out.push_str(&format!(
            "<h2>{}</h2>\n<ol class=\"sources\">\n",
            escape(&sheet.sources)
        ));
        for (number, note) in (1..).zip(&sheet.notes) {
            out.push_str(&format!(
                "<li id=\"source-{number}\">{}</li>\n",
                inline(note)
            ));
        }
        out.push_str("</ol>\n");
    }
    out + "</main>\n</body>\n</html>\n"
}

fn row(row: &Paragraph) -> String {
    let (class, mark, words) = (class(row.ink), mark(row.ink), inline(&row.words));
    format!("<li class=\"{class}\">{mark}{words}</li>\n")
}

fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::Known => "known",
        Ink::Said => "said",
        Ink::NotKnown => "not-known",
        Ink::Judged => "judged",
    }
}

/// The words say it too, so a screen reader need not.
fn mark(ink: Ink) -> String {
    match ink.mark() {
        "" => String::new(),
        mark => format!(
            "<span class=\"mark\" aria-hidden=\"true\">{}</span> ",
            mark.trim_end()
        ),
    }
}

fn set(paragraph: &Paragraph) -> String {
    let (class, mark) = (class(paragraph.ink), mark(paragraph.ink));
    let number = paragraph.number.map_or_else(String::new, |number| {
        format!("<span class=\"number\">{number}</span> ")
    });
    let words = inline(&paragraph.words);
    let notes = sources(&paragraph.notes);
    let quote = paragraph.quote.as_ref().map_or_else(String::new, quoted);
    format!("<p class=\"{class}\">{number}{mark}{words}{notes}</p>\n{quote}")
}

fn sources(notes: &[usize]) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let link = |number: usize| format!("<a href=\"#source-{number}\">{number}</a>");
    let written = |(first, last): (usize, usize)| match first == last {
        true => link(first),
        false => format!("{}–{}", link(first), link(last)),
    };
    let written: Vec<String> = ranges(notes).into_iter().map(written).collect();
    format!(" <span class=\"cites\">[{}]</span>", written.join(", "))
}

fn quoted(quote: &Quote) -> String {
    let lines: Vec<String> = neutral_lines(&quote.text)
        .map(|line| escape(&line))
        .collect();
    let block = format!(
        "<blockquote dir=\"auto\">{}</blockquote>\n",
        lines.join("<br>\n")
    );
    match &quote.content_note {
        Some(note) => format!(
            "<details><summary>{}</summary>\n{block}</details>\n",
            inline(note)
        ),
        None => block,
    }
}
