//! Draws the lanes of the timeline with characters, for a terminal.

use answerable_record::When;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::axis::Axis;
use super::lanes::{BarForm, Body, End, Lane, Mark, Row, Thread, hold_words, lanes};
use super::pack::{MARKS_MAX, pack, thin};
use super::{HoldKind, Picture};
use crate::dates;
use crate::lines::cut;
use crate::words::{Value, Wording, Words};

/// Which characters a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    /// Lines, dots and squares.
    Unicode,
    /// ASCII marks alone; words keep their letters.
    Ascii,
}

/// Narrower than this nothing can be told.
const WIDTH_MIN: usize = 48;
/// More rows in a lane are thinned out.
const ROWS_MAX: usize = 32;

/// Draws the timeline in at most so many columns; each line ends without blanks.
pub fn characters(
    picture: &Picture,
    words: &Words,
    wording: &Wording,
    width: usize,
    signs: Signs,
) -> String {
    let width = width.max(WIDTH_MIN);
    let left = (width / 4).min(26);
    let right = if width < 90 { 14 } else { 18 };
    let axis = Axis::new(
        picture.from,
        picture.to,
        left as f64,
        (width - left - right - 1) as f64,
    );
    let sheet = Sheet {
        picture,
        words,
        axis,
        width,
        left,
        right,
        signs,
    };
    let mut lines = Vec::new();
    lines.push(sheet.axis_line());
    sheet.holds(&mut lines);
    for lane in lanes(picture, words, wording) {
        lines.push(String::new());
        sheet.lane(&lane, &mut lines);
    }
    lines
        .iter()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect()
}

struct Sheet<'a> {
    picture: &'a Picture,
    words: &'a Words,
    axis: Axis,
    width: usize,
    left: usize,
    /// Room at the right for days and states.
    right: usize,
    signs: Signs,
}

impl Sheet<'_> {
    fn column(&self, day: answerable_record::Day) -> usize {
        self.axis.x(day).round() as usize
    }

    fn axis_line(&self) -> String {
        let mut canvas = Canvas::new(self.width);
        for tick in self.axis.ticks(6.0).iter().filter(|tick| tick.year) {
            canvas.write(tick.x.round() as usize, &tick.day.civil().0.to_string());
        }
        canvas.line()
    }

    fn holds(&self, lines: &mut Vec<String>) {
        for hold in &self.picture.holds {
            let mut canvas = Canvas::new(self.width);
            // However short it was, it was there.
            let from = self.column(hold.from);
            let until = self
                .column(hold.until.unwrap_or(self.picture.at))
                .max(from + 1);
            canvas.fill(from, until, self.sign('▒', ':'));
            let words = hold_words(self.words, &hold.kind).plain();
            let room = if matches!(hold.kind, HoldKind::PauseAbout(_)) {
                self.left - 1
            } else {
                12
            };
            canvas.write(0, &self.cut(&words, room));
            lines.push(canvas.line());
        }
    }

    fn lane(&self, lane: &Lane, lines: &mut Vec<String>) {
        lines.push(self.cut(&lane.title.plain(), self.width));
        let key = lane.key.iter().filter(|(mark, _)| *mark != Mark::Number);
        let key = key.map(|(mark, words)| format!("{} {}", self.mark(*mark), words.plain()));
        lines.extend(self.flowed(key, self.width));
        match &lane.body {
            Body::Empty(words) | Body::OutOfSight(words) => lines.push(format!("  {words}")),
            Body::Threads(threads) => self.threads(threads, lines),
            Body::Rows(rows) => rows.iter().for_each(|row| self.row(row, lines)),
        }
    }

    fn threads(&self, threads: &[Thread], lines: &mut Vec<String>) {
        let stretch = |index: usize| {
            let (from, to, runs_on) = self.reach(&threads[index]);
            (
                from as f64,
                if runs_on {
                    f64::INFINITY
                } else {
                    to as f64 + 2.0
                },
            )
        };
        let kinds: Vec<Mark> = threads.iter().map(|thread| thread.kind).collect();
        let (taken, stride) = thin(&kinds, (ROWS_MAX, MARKS_MAX), stretch);
        let stretches: Vec<_> = taken.iter().map(|index| stretch(*index)).collect();
        let (rows, count) = pack(&stretches);
        let mut canvases = vec![Canvas::new(self.width); count];
        for (index, row) in taken.iter().zip(rows) {
            self.thread(&mut canvases[row], &threads[*index]);
        }
        lines.extend(canvases.iter().map(Canvas::line));
        self.thinned(threads.len(), stride, lines);
    }

    /// The columns that a thread takes, and whether nothing may follow it.
    fn reach(&self, thread: &Thread) -> (usize, usize, bool) {
        let from = self.column(thread.start);
        match thread.end {
            End::Here => (from, from + self.mark(thread.mark).width() - 1, false),
            End::Mark(day, _) => (from, self.column(day).max(from + 1), false),
            End::Nowhere(_) | End::Waits(_) => {
                (from, self.column(self.picture.at).max(from) + 1, true)
            }
        }
    }

    fn thread(&self, canvas: &mut Canvas, thread: &Thread) {
        let (from, to, _) = self.reach(thread);
        let due = thread
            .due
            .map_or(from, |day| self.column(day).clamp(from, to));
        let term = match thread.end {
            End::Waits(_) => from,
            End::Mark(..) if thread.due.is_none() => to,
            _ => due,
        };
        canvas.fill(from, term, self.sign('─', '-'));
        match &thread.end {
            End::Here => {}
            End::Mark(_, mark) => {
                canvas.fill(term, to, self.sign('┄', '.'));
                canvas.write(to, self.mark(*mark));
            }
            End::Nowhere(said) => {
                canvas.fill(term, to, self.sign('┄', '.'));
                canvas.write(to + 2, said);
            }
            End::Waits(said) => {
                canvas.fill(term, to, self.sign('┈', '.'));
                canvas.write(to + 2, said);
            }
        }
        canvas.write(from, self.mark(thread.mark));
    }

    fn row(&self, row: &Row, lines: &mut Vec<String>) {
        let mut canvas = Canvas::new(self.width);
        canvas.write(
            0,
            &self.cut(&format!("  {}", row.name.plain()), self.left - 1),
        );
        for bar in &row.bars {
            let sign = match bar.form {
                BarForm::Thin => self.sign('─', '-'),
                BarForm::Solid => self.sign('█', '='),
                BarForm::Hatched => self.sign('░', ':'),
            };
            let until = self.column(bar.until.unwrap_or(self.picture.at).max(bar.from));
            canvas.fill(
                self.column(bar.from),
                until.max(self.column(bar.from) + 1),
                sign,
            );
        }
        for point in &row.marks {
            canvas.write(self.column(point.day), self.mark(point.mark));
        }
        let mut rest: Vec<String> = Vec::new();
        match row.states.as_slice() {
            [(None, words)] => canvas.write(
                self.width - self.right,
                &self.cut(&words.plain(), self.right),
            ),
            states => rest.extend(states.iter().map(|(mark, words)| {
                format!(
                    "{} {}",
                    mark.map_or(" ", |mark| self.mark(mark)),
                    words.plain()
                )
            })),
        }
        lines.push(canvas.line());
        rest.extend(row.marks.iter().take(ROWS_MAX).map(|point| {
            let day = dates::short(self.words, When::day(point.day));
            format!("{day} {} {}", self.mark(point.mark), point.label.plain())
        }));
        let indent = " ".repeat(4);
        lines.extend(
            self.flowed(rest.into_iter(), self.width - 4)
                .into_iter()
                .map(|line| indent.clone() + &line),
        );
        self.boxes(row, lines);
    }

    fn boxes(&self, row: &Row, lines: &mut Vec<String>) {
        let texts: Vec<String> = row
            .boxes
            .iter()
            .map(|one| format!("[{}, {}]", one.word, one.date))
            .collect();
        let stretch = |index: usize| {
            let room = texts[index].width().min(self.width);
            let from = self.column(row.boxes[index].day).min(self.width - room);
            (from as f64, (from + room + 1) as f64)
        };
        let kinds: Vec<&str> = row.boxes.iter().map(|one| one.word.as_str()).collect();
        let (taken, stride) = thin(&kinds, (ROWS_MAX, MARKS_MAX), stretch);
        let stretches: Vec<_> = taken.iter().map(|index| stretch(*index)).collect();
        let (rows, count) = pack(&stretches);
        let mut canvases = vec![Canvas::new(self.width); count];
        for ((index, row), (from, _)) in taken.iter().zip(rows).zip(&stretches) {
            canvases[row].write(*from as usize, &texts[*index]);
        }
        lines.extend(canvases.iter().map(Canvas::line));
        self.thinned(row.boxes.len(), stride, lines);
    }

    fn thinned(&self, count: usize, stride: usize, lines: &mut Vec<String>) {
        if stride > 1 {
            let values = [
                ("count", Value::count(count)),
                ("stride", Value::count(stride)),
            ];
            lines.push(self.words.say("picture-thinned", &values));
        }
    }

    /// Sets pieces one after the other into lines of a width.
    fn flowed(&self, pieces: impl Iterator<Item = String>, width: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for piece in pieces {
            let piece = self.cut(&piece, width.saturating_sub(2));
            match lines.last_mut() {
                Some(line) if line.width() + 3 + piece.width() <= width => {
                    line.push_str("   ");
                    line.push_str(&piece);
                }
                _ => lines.push(format!("  {piece}")),
            }
        }
        lines
    }

    fn cut(&self, text: &str, width: usize) -> String {
        cut(
            text,
            width,
            if self.signs == Signs::Unicode {
                "…"
            } else {
                "..."
            },
        )
    }

    fn sign(&self, unicode: char, ascii: char) -> char {
        if self.signs == Signs::Unicode {
            unicode
        } else {
            ascii
        }
    }

    fn mark(&self, mark: Mark) -> &'static str {
        let (unicode, ascii) = match mark {
            Mark::Stroke => ("├", "|"),
            Mark::Concession => ("◇", "v"),
            Mark::SmallStroke => ("╷", "'"),
            Mark::CameBack => ("├×", "|x"),
            Mark::Dot => ("●", "*"),
            Mark::LateDot => ("◉", "@"),
            Mark::Dashes => ("┄┄", ".."),
            Mark::Line => ("┈┈", ".."),
            Mark::Unasked => ("◀", "<"),
            Mark::Ring => ("○", "o"),
            Mark::Cross => ("×", "x"),
            Mark::CrossedRing => ("⊗", "x"),
            Mark::BarredRing => ("⊖", "="),
            Mark::SlashedRing => ("⊘", "/"),
            Mark::DottedRing => ("◌", "+"),
            Mark::Arrow => ("→", ">"),
            Mark::Query => ("?", "?"),
            Mark::Square => ("■", "#"),
            Mark::HalfSquare => ("◧", "%"),
            Mark::CrossedSquare => ("⊠", "X"),
            Mark::OpenSquare => ("□", "u"),
            Mark::SolidBar => ("██", "=="),
            Mark::HatchedBar => ("░░", "::"),
            Mark::Box => ("[ ]", "[ ]"),
            Mark::Number => ("1.", "1."),
        };
        if self.signs == Signs::Unicode {
            unicode
        } else {
            ascii
        }
    }
}

/// A line of the terminal, column by column; a wide letter takes two.
#[derive(Clone)]
struct Canvas(Vec<String>);

impl Canvas {
    fn new(width: usize) -> Canvas {
        Canvas(vec![" ".to_owned(); width])
    }

    fn fill(&mut self, from: usize, to: usize, sign: char) {
        let end = to.min(self.0.len());
        for cell in self.0.iter_mut().take(end).skip(from) {
            *cell = sign.to_string();
        }
    }

    fn write(&mut self, from: usize, text: &str) {
        let mut column = from;
        for cluster in text.graphemes(true) {
            let room = cluster.width();
            if room == 0 || column + room > self.0.len() {
                continue;
            }
            self.0[column] = cluster.to_owned();
            for hidden in &mut self.0[column + 1..column + room] {
                hidden.clear();
            }
            column += room;
        }
    }

    fn line(&self) -> String {
        self.0.concat()
    }
}
