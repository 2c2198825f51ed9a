//! Threads: what was begun, its term, and what came of it.

use super::super::lanes::{End, Thread};
use super::super::pack::{MARKS_MAX, pack, thin};
use super::super::write::{Drawing, Hold};
use super::form::{self, REACH};
use super::{SMALL, STATES, Sheet};
use crate::words::{Phrase, Value};

/// From one row to the next; a label of small type fits.
const PITCH: f64 = 12.0;
/// More rows make the sheet longer than it helps.
const ROWS_MAX: usize = 48;

impl Sheet<'_> {
    /// Draws threads in rows from `top` on; returns the height they take.
    pub(super) fn threads(&self, drawing: &mut Drawing, top: f64, threads: &[Thread]) -> f64 {
        let kinds: Vec<_> = threads.iter().map(|thread| thread.kind).collect();
        let stretch = |index: usize| self.stretch(&threads[index]);
        let (taken, stride) = thin(&kinds, (ROWS_MAX, MARKS_MAX), stretch);
        let stretches: Vec<_> = taken.iter().map(|index| stretch(*index)).collect();
        let (rows, mut count) = pack(&stretches);
        for (index, row) in taken.iter().zip(rows) {
            self.thread(drawing, top + row as f64 * PITCH, &threads[*index]);
        }
        if stride > 1 {
            let values = [
                ("count", Value::count(threads.len())),
                ("stride", Value::count(stride)),
            ];
            let note = self.words.phrase("picture-thinned", &values);
            count += 1;
            let at = (super::TIME + 4.0, top + count as f64 * PITCH);
            drawing.text("quiet", at, Hold::Start, &note);
        }
        count as f64 * PITCH
    }

    fn stretch(&self, thread: &Thread) -> (f64, f64) {
        let start = self.axis.x(thread.start) - REACH - 1.5;
        let end = match thread.end {
            End::Here => self.axis.x(thread.start) + REACH + 4.0,
            End::Mark(day, _) => {
                self.axis.x(day).max(self.axis.x(thread.start) + 8.0) + REACH + 1.5
            }
            // Its days stand at the right edge, so nothing else may stand in that row.
            End::Nowhere(_) | End::Waits(_) => f64::INFINITY,
        };
        (start, end)
    }

    fn thread(&self, drawing: &mut Drawing, y: f64, thread: &Thread) {
        let start = self.axis.x(thread.start);
        let due = thread.due.map(|day| self.axis.x(day).max(start));
        let (end, after) = match &thread.end {
            End::Here => (start, "term"),
            // A mark on the day of the beginning would hide it.
            End::Mark(day, _) => (self.axis.x(*day).max(start + 8.0), "late"),
            End::Nowhere(_) => (self.at().max(start) + 8.0, "nowhere"),
            End::Waits(_) => (self.at().max(start) + 8.0, "waits"),
        };
        let term = match (&thread.end, due) {
            (End::Waits(_), _) => start,
            (_, Some(due)) => due.min(end),
            (End::Mark(..), None) => end,
            (_, None) => start,
        };
        if term > start {
            drawing.line("term", (start, y), (term, y));
        }
        if end > term {
            drawing.line(after, (term, y), (end, y));
        }
        if let Some(due) = due.filter(|due| *due < end) {
            drawing.line("term", (due, y - 2.5), (due, y + 2.5));
        }
        form::mark(drawing, thread.mark, (start, y));
        match &thread.end {
            End::Mark(_, mark) => form::mark(drawing, *mark, (end, y)),
            End::Nowhere(words) | End::Waits(words) => {
                let at = ((end + 6.0).min(STATES), y + SMALL * 0.35);
                drawing.text(
                    "small",
                    at,
                    Hold::Start,
                    &Phrase::program(words.to_string()),
                );
            }
            End::Here => {}
        }
    }
}
