//! What of each section stands on two pages: a least share for each, then what is left, row by row in turn.

use super::{COLUMNS, LINES_MAX, Writer};
use crate::sheet::{Block, Draft, Paragraph, Sheet, text};
use crate::words::{Phrase, Value};

/// More rows than these can't stand on two pages.
const ROWS_MAX: usize = LINES_MAX;

/// Something that stands in a section whole, or not at all.
pub(super) struct Row {
    /// Its heading, where it has one.
    pub heading: Option<Phrase>,
    /// Its lines.
    pub lines: Vec<Paragraph>,
}

impl From<Paragraph> for Row {
    fn from(line: Paragraph) -> Row {
        Row {
            heading: None,
            lines: vec![line],
        }
    }
}

/// A section, the most needed first.
pub(super) struct Section {
    /// Its code in the catalogue.
    pub code: &'static str,
    /// Its rows; where there is nothing, one that says so.
    pub rows: Vec<Row>,
    /// How many rows there are beyond those.
    pub beyond: usize,
    /// So many rows it has, in turn with the others, before any has more.
    pub least: usize,
    /// Whether it is short by its nature, and comes first with all of its rows.
    pub whole: bool,
}

impl Section {
    /// A section of rows that are made only as far as they could be shown.
    pub fn new(
        code: &'static str,
        least: usize,
        rows: impl ExactSizeIterator<Item = Row>,
    ) -> Section {
        let count = rows.len();
        let rows: Vec<Row> = rows.take(ROWS_MAX).collect();
        Section {
            code,
            least,
            whole: false,
            beyond: count - rows.len(),
            rows,
        }
    }

    /// A section of these few rows.
    pub fn of(code: &'static str, rows: Vec<Row>) -> Section {
        Section {
            whole: true,
            ..Section::new(code, rows.len(), rows.into_iter())
        }
    }
}

/// Sets as much of the sections as fits, each with how much more there is.
pub(super) fn sheet(writer: &Writer, opening: Vec<Phrase>, sections: &[Section]) -> Sheet {
    let mut shown = vec![0; sections.len()];
    let mut best = assembled(writer, &opening, sections, &shown);
    let mut more = |place: usize, shown: &mut Vec<usize>| {
        if shown[place] == sections[place].rows.len() {
            return false;
        }
        shown[place] += 1;
        let with = assembled(writer, &opening, sections, shown);
        let fits = text(&with, COLUMNS).lines().count() <= LINES_MAX;
        match fits {
            true => best = with,
            false => shown[place] -= 1,
        }
        fits
    };
    for (place, _) in sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.whole)
    {
        while more(place, &mut shown) {}
    }
    let least = sections.iter().map(|section| section.least).max();
    for round in 0..least.unwrap_or(0) {
        for (place, section) in sections.iter().enumerate() {
            if round < section.least {
                more(place, &mut shown);
            }
        }
    }
    loop {
        let mut any = false;
        for place in 0..sections.len() {
            any |= more(place, &mut shown);
        }
        if !any {
            return best;
        }
    }
}

fn assembled(writer: &Writer, opening: &[Phrase], sections: &[Section], shown: &[usize]) -> Sheet {
    let words = writer.speaker.words;
    let kind = words.say("briefing-kind", &[]);
    let mut draft = Draft::new(words.lang(), kind, String::new());
    opening.iter().for_each(|said| draft.remark(said.clone()));
    for (section, shown) in sections.iter().zip(shown) {
        let code = Value::program(section.code);
        let heading = writer.speaker.say("briefing-heading", &[("code", code)]);
        draft.heading(2, heading);
        let mut lines: Vec<Paragraph> = Vec::new();
        let blocks = &mut draft.sheet.blocks;
        let set = |lines: &mut Vec<Paragraph>, blocks: &mut Vec<Block>| {
            if !lines.is_empty() {
                blocks.push(Block::List(std::mem::take(lines)));
            }
        };
        for row in &section.rows[..*shown] {
            if let Some(heading) = &row.heading {
                set(&mut lines, blocks);
                blocks.push(Block::Heading(3, heading.clone()));
            }
            lines.extend(row.lines.iter().cloned());
        }
        let left = section.rows.len() - shown + section.beyond;
        if left == 0 {
            set(&mut lines, blocks);
            continue;
        }
        let count = [("count", Value::count(left))];
        let said = writer.speaker.say("briefing-more", &count);
        // Below a heading of its own it would seem to belong to that.
        let headed = section.rows[..*shown]
            .iter()
            .any(|row| row.heading.is_some());
        if headed {
            set(&mut lines, blocks);
            blocks.push(Block::Remark(said));
        } else {
            lines.push(writer.known(said));
            set(&mut lines, blocks);
        }
    }
    draft.sheet
}
