//! Named rows: surroundings, people, demands.

use super::super::lanes::{BarForm, Mark, Row};
use super::super::pack::{MARKS_MAX, pack, thin};
use super::super::write::{Drawing, Hold, fit, width, wrap};
use super::form::{self, REACH};
use super::{LINE, NAMES, NAMES_WIDTH, SMALL, STATES, STATES_WIDTH, Sheet, TEXT, TIME};
use crate::words::{Phrase, Value};

/// More lines in one row than these are thinned out.
const LINES_MAX: usize = 5;
const BOX_HEIGHT: f64 = 31.0;
const LABEL_MAX: f64 = 170.0;

impl Sheet<'_> {
    /// Draws rows from `top` on; returns the height they take.
    pub(super) fn rows(&self, drawing: &mut Drawing, top: f64, rows: &[Row]) -> f64 {
        let mut y = top;
        for row in rows {
            y += self.row(drawing, y, row).max(20.0);
        }
        y - top
    }

    fn row(&self, drawing: &mut Drawing, top: f64, row: &Row) -> f64 {
        let names = wrap(&row.name, TEXT, NAMES_WIDTH, 2);
        for (index, line) in names.iter().enumerate() {
            let at = (NAMES, top + 13.0 + index as f64 * LINE);
            drawing.text("small", at, Hold::Start, line);
        }
        for (index, (mark, words)) in row.states.iter().enumerate() {
            let y = top + 13.0 + index as f64 * LINE;
            let indent = if let Some(mark) = mark {
                form::mark(drawing, *mark, (STATES + 5.0, y - 4.0));
                16.0
            } else {
                0.0
            };
            let words = fit(words, SMALL, STATES_WIDTH - indent);
            drawing.text("small", (STATES + indent, y), Hold::Start, &words);
        }
        self.bars(drawing, top + 9.0, row);
        let drawn = self.marks(drawing, top, row) + self.boxes(drawing, top, row);
        drawn.max(names.len().max(row.states.len()) as f64 * LINE + 5.0)
    }

    fn bars(&self, drawing: &mut Drawing, y: f64, row: &Row) {
        for bar in &row.bars {
            let from = self.axis.x(bar.from);
            let to = self
                .axis
                .x(bar.until.unwrap_or(self.picture.at).max(bar.from));
            let size = ((to - from).max(1.5), 6.0);
            match bar.form {
                BarForm::Thin => drawing.line("thin", (from, y), (to, y)),
                BarForm::Solid => drawing.rect("solid", (from, y - 3.0), size),
                BarForm::Hatched => drawing.rect("hatched", (from, y - 3.0), size),
            }
            if bar.until.is_some() {
                drawing.line("term", (to, y - 4.0), (to, y + 4.0));
            }
        }
    }

    /// Marks with the words beside them; where those do not fit, the marks alone.
    fn marks(&self, drawing: &mut Drawing, top: f64, row: &Row) -> f64 {
        let labels: Vec<Phrase> = row
            .marks
            .iter()
            .map(|point| fit(&point.label, SMALL, LABEL_MAX))
            .collect();
        let room = |index: usize| width(&labels[index].plain(), SMALL) + REACH + 8.0;
        let stretch = |index: usize, labelled: bool| {
            let x = self.axis.x(row.marks[index].day);
            match (labelled, x + room(index) > STATES) {
                (false, _) => (x - REACH - 1.0, x + REACH + 1.0),
                (true, false) => (x - REACH - 1.0, x + room(index)),
                (true, true) => (x - room(index), x + REACH + 1.0),
            }
        };
        let all: Vec<_> = (0..labels.len())
            .map(|index| stretch(index, true))
            .collect();
        let labelled = all.len() <= 200 && pack(&all).1 <= LINES_MAX;
        let kinds: Vec<Mark> = row.marks.iter().map(|point| point.mark).collect();
        let (taken, stride) = thin(&kinds, (LINES_MAX, MARKS_MAX), |index| {
            stretch(index, labelled)
        });
        let stretches: Vec<_> = taken
            .iter()
            .map(|index| stretch(*index, labelled))
            .collect();
        let (lines, mut count) = pack(&stretches);
        for ((index, line), stretch) in taken.iter().zip(lines).zip(&stretches) {
            let point = &row.marks[*index];
            let (x, y) = (self.axis.x(point.day), top + 9.0 + line as f64 * LINE);
            form::mark(drawing, point.mark, (x, y));
            if labelled && stretch.0 < x - REACH - 2.0 {
                drawing.text(
                    "over",
                    (x - REACH - 4.0, y + 4.0),
                    Hold::End,
                    &labels[*index],
                );
            } else if labelled {
                drawing.text(
                    "over",
                    (x + REACH + 4.0, y + 4.0),
                    Hold::Start,
                    &labels[*index],
                );
            }
        }
        count += self.thinned(drawing, top + count as f64 * LINE, row.marks.len(), stride);
        count as f64 * LINE + 4.0
    }

    /// Findings as boxes, as on a form, with a stroke on their day.
    fn boxes(&self, drawing: &mut Drawing, top: f64, row: &Row) -> f64 {
        let stretch = |index: usize| {
            let one = &row.boxes[index];
            let room = width(&one.word, SMALL).max(width(&one.date, SMALL)) + 12.0;
            let x = self.axis.x(one.day).min(STATES + STATES_WIDTH - room);
            (x, x + room + 6.0)
        };
        let kinds: Vec<&str> = row.boxes.iter().map(|one| one.word.as_str()).collect();
        let (taken, stride) = thin(&kinds, (LINES_MAX, MARKS_MAX), stretch);
        let stretches: Vec<_> = taken.iter().map(|index| stretch(*index)).collect();
        let (lines, count) = pack(&stretches);
        for ((index, line), (left, right)) in taken.iter().zip(lines).zip(&stretches) {
            let one = &row.boxes[*index];
            let x = self.axis.x(one.day);
            let y = top + 5.0 + line as f64 * (BOX_HEIGHT + 8.0);
            drawing.line("term", (x, y - 4.0), (x, y));
            drawing.rect("box", (*left, y), (right - left - 6.0, BOX_HEIGHT));
            let word = Phrase::program(one.word.clone());
            drawing.text("small", (left + 6.0, y + 13.0), Hold::Start, &word);
            let date = Phrase::program(one.date.clone());
            drawing.text("quiet", (left + 6.0, y + 26.0), Hold::Start, &date);
        }
        let height = count as f64 * (BOX_HEIGHT + 8.0);
        height + self.thinned(drawing, top + height, row.boxes.len(), stride) as f64 * LINE
    }

    /// Says so where not everything is drawn; returns the lines that takes.
    fn thinned(&self, drawing: &mut Drawing, top: f64, count: usize, stride: usize) -> usize {
        if stride < 2 {
            return 0;
        }
        let values = [
            ("count", Value::count(count)),
            ("stride", Value::count(stride)),
        ];
        let note = self.words.phrase("picture-thinned", &values);
        drawing.text("quiet", (TIME + 4.0, top + 12.0), Hold::Start, &note);
        1
    }
}
