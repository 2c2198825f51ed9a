//! Writes SVG elements, and knows roughly how wide letters are.

use std::fmt::Write;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::markup::escape;
use crate::words::{Phrase, Run};

/// Elements in the order they were drawn.
#[derive(Default)]
pub(crate) struct Drawing {
    pub(crate) elements: String,
}

/// Where a text is held.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Hold {
    Start,
    End,
}

impl Drawing {
    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.put(format_args!(
            r#"<line class="{class}" x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}"/>"#
        ));
    }

    pub(super) fn circle(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        self.put(format_args!(
            r#"<circle class="{class}" cx="{x:.1}" cy="{y:.1}" r="{radius}"/>"#
        ));
    }

    pub(super) fn rect(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        self.put(format_args!(
            r#"<rect class="{class}" x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}"/>"#
        ));
    }

    pub(super) fn path(&mut self, class: &str, steps: &str) {
        self.put(format_args!(r#"<path class="{class}" d="{steps}"/>"#));
    }

    pub(super) fn text(&mut self, class: &str, (x, y): (f64, f64), hold: Hold, text: &Phrase) {
        let anchor = if hold == Hold::End {
            r#" text-anchor="end""#
        } else {
            ""
        };
        let mut inside = String::new();
        for run in text.runs() {
            match run {
                Run::Program(text) => inside.push_str(&escape(text)),
                Run::People(text) => {
                    let _ = write!(inside, r#"<tspan class="people">{}</tspan>"#, escape(text));
                }
            }
        }
        self.put(format_args!(r#"<text class="{class}" x="{x:.1}" y="{y:.1}"{anchor} xml:space="preserve">{inside}</text>"#));
    }

    pub(crate) fn put(&mut self, element: std::fmt::Arguments) {
        let _ = writeln!(self.elements, "{element}");
    }
}

/// How wide a text will be at most in the usual system faces, for a type size.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// Widths of DejaVu Sans, the widest of the usual faces, rounded up.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '|' | '\'' | 'I' | ' ' | '.' | ',' | ':' | ';' | '!' => 0.34,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '[' | ']' | '"' => 0.45,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 1.0,
        'a'..='z' | '0'..='9' | '?' | 'ß'..='ÿ' => 0.64,
        'A'..='Z' | 'À'..='Þ' => 0.78,
        _ => match c.width() {
            Some(0) | None => 0.0,
            Some(1) => 0.85,
            Some(_) => 1.1,
        },
    }
}

/// Breaks a phrase into lines of at most `width_max`, at most `lines_max` of them; what does not
/// fit ends in `…`.
pub(super) fn wrap(phrase: &Phrase, size: f64, width_max: f64, lines_max: usize) -> Vec<Phrase> {
    let mut lines: Vec<Vec<(bool, String)>> = vec![Vec::new()];
    let mut used = 0.0;
    for word in unbroken(phrase) {
        let room: f64 = word.iter().map(|(_, piece)| width(piece, size)).sum();
        if used > 0.0 && used + width(" ", size) + room > width_max && lines.len() < lines_max {
            lines.push(Vec::new());
            used = 0.0;
        }
        let line = lines.last_mut().expect("there is always a line");
        let blank = if used > 0.0 { width(" ", size) } else { 0.0 };
        if blank > 0.0 {
            // The blank belongs to the word before it, as some readers drop one that begins a span.
            let before = line.last().is_some_and(|(people, _)| *people);
            line.push((before, " ".to_owned()));
        }
        used += blank;
        for (people, piece) in word {
            let left = width_max - used;
            if width(piece, size) > left {
                line.push((people, cut(piece, size, left)));
                return lines.iter().map(|line| joined(line)).collect();
            }
            line.push((people, piece.to_owned()));
            used += width(piece, size);
        }
    }
    lines.iter().map(|line| joined(line)).collect()
}

/// The words between blanks, each as the pieces of its runs.
fn unbroken(phrase: &Phrase) -> Vec<Vec<(bool, &str)>> {
    let mut words: Vec<Vec<(bool, &str)>> = Vec::new();
    let mut open = false;
    for run in phrase.runs() {
        let people = matches!(run, Run::People(_));
        for (index, piece) in run.text().split(' ').enumerate() {
            open &= index == 0;
            if piece.is_empty() {
                continue;
            }
            match words.last_mut().filter(|_| open) {
                Some(word) => word.push((people, piece)),
                None => words.push(vec![(people, piece)]),
            }
            open = true;
        }
        open &= !run.text().ends_with(' ');
    }
    words
}

/// Shortens a phrase to one line of at most `width_max`.
pub(super) fn fit(phrase: &Phrase, size: f64, width_max: f64) -> Phrase {
    wrap(phrase, size, width_max, 1)
        .into_iter()
        .next()
        .unwrap_or_default()
}

fn cut(piece: &str, size: f64, width_max: f64) -> String {
    let mut kept = String::new();
    for cluster in piece.graphemes(true) {
        if width(&kept, size) + width(cluster, size) + width("…", size) > width_max {
            break;
        }
        kept.push_str(cluster);
    }
    kept.push('…');
    kept
}

fn joined(line: &[(bool, String)]) -> Phrase {
    let mut phrase = Phrase::default();
    for part in line.chunk_by(|a, b| a.0 == b.0) {
        let text: String = part.iter().map(|(_, text)| text.as_str()).collect();
        phrase.push(if part[0].0 {
            Phrase::people(&text)
        } else {
            Phrase::program(text)
        });
    }
    phrase
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_takes_two_lines_and_then_ends_in_an_ellipsis() {
        let name = Phrase::people("The choir of the upper valley and its friends from everywhere");
        let lines = wrap(&name, 12.0, 150.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].plain().ends_with('…'), "{lines:?}");
        for line in &lines {
            assert!(width(&line.plain(), 12.0) <= 165.0, "{line:?}");
        }
        let one_word = wrap(&Phrase::people(&"x".repeat(4_000)), 12.0, 150.0, 2);
        assert!(
            one_word.iter().all(|line| line.plain().len() < 30),
            "{one_word:?}"
        );
    }

    #[test]
    fn what_people_wrote_cannot_become_markup() {
        let mut drawing = Drawing::default();
        let name = Phrase::people("</text><script>alert('1')</script>\u{202e}&\u{0}");
        drawing.text("row", (0.0, 0.0), Hold::Start, &name);
        assert!(!drawing.elements.contains("<script"));
        assert!(
            drawing
                .elements
                .contains("&lt;/text&gt;&lt;script&gt;alert(&#39;1&#39;)")
        );
        assert!(drawing.elements.contains("�&amp;�"));
    }
}
