//! Draws the timeline as one SVG, for a screen of 1,200 px and for A3, in grey too.

mod form;
mod rows;
mod threads;

use answerable_record::When;

use super::axis::Axis;
use super::lanes::{Body, Lane, Mark, hold_words, lanes};
use super::pack::pack;
use super::write::{Drawing, Hold, width, wrap};
use super::{HoldKind, Picture, alternative};
use crate::dates;
use crate::drawn::SHAPES;
use crate::markup::escape;
use crate::words::{Phrase, Value, Wording, Words};

pub(crate) use form::mark;

/// Everything stands on this sheet, in units that are pixels at 1,200 px.
const WIDTH: f64 = 1200.0;
/// The left edge of names, and their room.
const NAMES: f64 = 20.0;
const NAMES_WIDTH: f64 = 186.0;
/// The stretch in which time runs.
const TIME: f64 = 216.0;
const TIME_WIDTH: f64 = 784.0;
/// The room to the right of time, for days and states.
const STATES: f64 = TIME + TIME_WIDTH + 14.0;
const STATES_WIDTH: f64 = WIDTH - STATES - 16.0;
/// Sizes of type.
const TITLE: f64 = 14.3; // Bold letters of 13 px are a tenth wider.
const TEXT: f64 = 12.0;
const SMALL: f64 = 11.0;
const LINE: f64 = 15.0;

/// What only the sheet has; the shapes it shares with the pages.
const STYLE: &str = "\
text{font:12px system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif;fill:#1c1c1a}
.people{font-family:Georgia,'Times New Roman','DejaVu Serif',serif;unicode-bidi:isolate}
.sheet{fill:#fff}.head{font-size:20px}.title{font-size:13px;font-weight:600}
.small{font-size:11px}.over{font-size:11px;paint-order:stroke;stroke:#fff;stroke-width:3.5px;stroke-linejoin:round}.quiet{font-size:11px;fill:#55554f}
.nowhere{stroke:url(#fade);stroke-width:1.2;stroke-dasharray:4 2.5}
.year{stroke:#dcdcd6;stroke-width:1}.part{stroke:#b4b4ac;stroke-width:1}
.drawn .thin{stroke:#8a8a82}.drawn .solid{fill:#6e6e67}.hatched{fill:url(#hatch);stroke:#6e6e67;stroke-width:.8}
.pause{fill:#f1f1ec}.closed{fill:url(#closed)}.bracket{fill:none;stroke:#55554f;stroke-width:1}
";

/// The shapes in the inks of paper: a picture in a file has no page to take them from.
fn shapes() -> String {
    let inks = [
        ("ink", "#1c1c1a"),
        ("soft", "#55554f"),
        ("line", "#c9c9c2"),
        ("paper", "#fff"),
        ("press", "#24557f"),
    ];
    inks.iter().fold(SHAPES.to_owned(), |css, (name, ink)| {
        css.replace(&format!("var(--{name})"), ink)
    })
}

/// Draws the timeline.
///
/// Its title names the kind of page only; names of people stand in the drawing and its text
/// alternative.
pub fn svg(picture: &Picture, words: &Words, wording: &Wording) -> String {
    let sheet = Sheet {
        picture,
        words,
        axis: Axis::new(picture.from, picture.to, TIME, TIME_WIDTH),
    };
    let mut over = Drawing::default();
    sheet.head(&mut over);
    let top = 92.0;
    let mut y = top + sheet.holds(&mut over, top);
    for lane in lanes(picture, words, wording) {
        if lane.minor.is_none() {
            over.line("rule", (NAMES, y), (WIDTH - 16.0, y));
        }
        y += sheet.lane(&mut over, y, &lane);
    }
    let bottom = y;
    over.line("rule", (NAMES, y), (WIDTH - 16.0, y));
    sheet.axis_words(&mut over, bottom + 15.0);
    sheet.foot(&mut over, bottom + 40.0);
    let mut under = Drawing::default();
    sheet.bands(&mut under, top, bottom);
    sheet.ticks(&mut under, top, bottom);
    let height = bottom + 60.0;
    let kind = escape(&words.say("picture-kind", &[]));
    let said = alternative(picture, words, wording);
    let said: Vec<String> = said.lines().map(escape).collect();
    format!(
        "<svg class=\"drawn\" xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{lang}\" lang=\"{lang}\" role=\"img\" \
         aria-labelledby=\"kind\" aria-describedby=\"said\" width=\"{WIDTH}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {WIDTH} {height:.0}\">\n\
         <title id=\"kind\">{kind}</title>\n<desc id=\"said\">{said}</desc>\n\
         <style>{shapes}{STYLE}</style>\n<defs>{defs}</defs>\n\
         <rect class=\"sheet\" width=\"{WIDTH}\" height=\"{height:.0}\"/>\n\
         <g aria-hidden=\"true\">\n{under}{over}</g>\n</svg>\n",
        lang = words.lang(),
        shapes = shapes(),
        said = said.join("\n"),
        defs = sheet.defs(),
        under = under.elements,
        over = over.elements,
    )
}

/// What every part of the drawing needs.
struct Sheet<'a> {
    picture: &'a Picture,
    words: &'a Words,
    axis: Axis,
}

impl Sheet<'_> {
    /// Where a line that nothing came for fades away.
    fn at(&self) -> f64 {
        self.axis.x(self.picture.at)
    }

    fn defs(&self) -> String {
        let (from, to) = (self.at() - 60.0, self.at() + 8.0);
        format!(
            "<linearGradient id=\"fade\" gradientUnits=\"userSpaceOnUse\" x1=\"{from:.1}\" x2=\"{to:.1}\">\
             <stop stop-color=\"#1c1c1a\"/><stop offset=\"1\" stop-color=\"#1c1c1a\" stop-opacity=\".12\"/>\
             </linearGradient>\
             <pattern id=\"hatch\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">\
             <path d=\"M-1 1l2-2M0 4l4-4M3 5l2-2\" stroke=\"#6e6e67\" stroke-width=\".9\"/></pattern>\
             <pattern id=\"closed\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
             <path d=\"M-2 2l4-4M0 8l8-8M6 10l4-4\" stroke=\"#e3e3dc\" stroke-width=\"1\"/></pattern>"
        )
    }

    fn head(&self, drawing: &mut Drawing) {
        let day = |day| Value::program(dates::plain(self.words, When::day(day)));
        let kind = Phrase::program(self.words.say("picture-kind", &[]));
        drawing.text("head", (NAMES, 36.0), Hold::Start, &kind);
        let values = [
            ("from", day(self.picture.from)),
            ("at", day(self.picture.at)),
        ];
        let period = self.words.phrase("picture-period", &values);
        drawing.text("text", (NAMES, 58.0), Hold::Start, &period);
        self.axis_words(drawing, 84.0);
    }

    fn foot(&self, drawing: &mut Drawing, y: f64) {
        let note = self.words.phrase("picture-foot", &[]);
        drawing.text("quiet", (NAMES, y), Hold::Start, &note);
    }

    fn axis_words(&self, drawing: &mut Drawing, y: f64) {
        for tick in self.axis.ticks(44.0).iter().filter(|tick| tick.named) {
            let name = if tick.year {
                tick.day.civil().0.to_string()
            } else {
                let (year, month, _) = tick.day.civil();
                let values = [
                    ("month", Value::Count(month.into())),
                    ("year", Value::Count(year.into())),
                ];
                self.words.say("date-month-short", &values)
            };
            if tick.x + width(&name, SMALL) < self.axis.right() + 8.0 {
                let class = if tick.year { "small" } else { "quiet" };
                drawing.text(
                    class,
                    (tick.x + 3.0, y),
                    Hold::Start,
                    &Phrase::program(name),
                );
            }
        }
    }

    fn ticks(&self, drawing: &mut Drawing, top: f64, bottom: f64) {
        for tick in self.axis.ticks(44.0) {
            if tick.year {
                drawing.line("year", (tick.x, top - 16.0), (tick.x, bottom + 16.0));
            } else {
                drawing.line("part", (tick.x, top - 4.0), (tick.x, top));
                drawing.line("part", (tick.x, bottom), (tick.x, bottom + 4.0));
            }
        }
        drawing.line("at", (self.at(), top - 4.0), (self.at(), bottom + 4.0));
    }

    /// Pauses and closures as quiet bands behind everything.
    fn bands(&self, drawing: &mut Drawing, top: f64, bottom: f64) {
        for hold in &self.picture.holds {
            let class = match hold.kind {
                HoldKind::Pause => "pause",
                HoldKind::Closure => "closed",
                HoldKind::PauseAbout(_) => continue,
            };
            let from = self.axis.x(hold.from);
            let to = self.axis.x(hold.until.unwrap_or(self.picture.at));
            drawing.rect(class, (from, top), ((to - from).max(1.0), bottom - top));
        }
    }

    /// The words of the bands, with a bracket over each; returns the height they take.
    fn holds(&self, drawing: &mut Drawing, y: f64) -> f64 {
        let said: Vec<(f64, f64, Phrase)> = self
            .picture
            .holds
            .iter()
            .map(|hold| {
                let from = self.axis.x(hold.from);
                let to = self.axis.x(hold.until.unwrap_or(self.picture.at));
                (
                    from,
                    to,
                    super::write::fit(&hold_words(self.words, &hold.kind), SMALL, 300.0),
                )
            })
            .collect();
        let stretches: Vec<_> = said
            .iter()
            .map(|(from, to, words)| {
                let room = width(&words.plain(), SMALL) + 6.0;
                let start = from.min(self.axis.right() + 100.0 - room);
                (start, to.max(start + room) + 4.0)
            })
            .collect();
        let (rows, count) = pack(&stretches);
        for (((from, to, words), row), stretch) in said.iter().zip(rows).zip(&stretches) {
            let base = y + 15.0 + row as f64 * 20.0;
            drawing.text("small", (stretch.0, base), Hold::Start, words);
            let (under, end) = (base + 4.0, to.max(from + 1.0));
            drawing.path(
                "bracket",
                &format!("M{from:.1} {:.1}V{under:.1}H{end:.1}v4", under + 4.0),
            );
        }
        if count == 0 {
            0.0
        } else {
            count as f64 * 20.0 + 10.0
        }
    }

    fn lane(&self, drawing: &mut Drawing, top: f64, lane: &Lane) -> f64 {
        let mut y = top + 20.0;
        let (title, class) = match &lane.minor {
            Some(name) => (name, "small"),
            None => (&lane.title, "title"),
        };
        for line in wrap(title, TITLE, NAMES_WIDTH, 2) {
            drawing.text(class, (NAMES, y), Hold::Start, &line);
            y += LINE;
        }
        match &lane.body {
            Body::Threads(threads) => {
                let key = if lane.minor.is_some() {
                    &[][..]
                } else {
                    &lane.key
                };
                let key = self.key_column(drawing, y + 2.0, key);
                let drawn = self.threads(drawing, top + 15.0, threads);
                (key - top).max(drawn + 15.0) + 4.0
            }
            Body::Rows(rows) => {
                self.key_line(drawing, top + 20.0, &lane.key);
                let drawn = self.rows(drawing, y + 4.0, rows);
                y + 4.0 + drawn - top + 8.0
            }
            Body::Empty(words) | Body::OutOfSight(words) => {
                let at = (TIME + 4.0, top + 20.0);
                drawing.text("quiet", at, Hold::Start, &Phrase::program(words.clone()));
                y - top + 4.0
            }
        }
    }

    /// The key below the lane's title; returns where it ends.
    fn key_column(&self, drawing: &mut Drawing, top: f64, key: &[(Mark, Phrase)]) -> f64 {
        let mut y = top;
        for (mark, words) in key {
            form::mark(drawing, *mark, (NAMES + 8.0, y - 4.0));
            for line in wrap(words, SMALL, NAMES_WIDTH - 24.0, 2) {
                drawing.text("small", (NAMES + 24.0, y), Hold::Start, &line);
                y += LINE;
            }
        }
        y - 4.0
    }

    /// The key in one line above the rows.
    fn key_line(&self, drawing: &mut Drawing, y: f64, key: &[(Mark, Phrase)]) {
        let mut x = TIME + 8.0;
        for (mark, words) in key {
            form::mark(drawing, *mark, (x, y - 4.0));
            drawing.text("small", (x + 16.0, y), Hold::Start, words);
            x += 16.0 + width(&words.plain(), SMALL) + 28.0;
        }
    }
}
