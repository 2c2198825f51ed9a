//! The forms: each means one thing by its shape, never by a colour.

use super::super::lanes::Mark;
use super::super::write::{Drawing, Hold};
use crate::words::Phrase;

/// The reach of a mark from its middle.
pub(super) const REACH: f64 = 4.0;

/// Draws a mark with its middle at a point.
pub(crate) fn mark(drawing: &mut Drawing, mark: Mark, at: (f64, f64)) {
    let (x, y) = at;
    let r = REACH;
    match mark {
        Mark::Stroke => drawing.line("term", (x, y - r), (x, y + r)),
        Mark::SmallStroke => drawing.line("term", (x, y - 1.0), (x, y + r)),
        Mark::Concession => {
            drawing.path(
                "ring",
                &format!("M{x:.1} {:.1}l{r} {r}l-{r} {r}l-{r}-{r}z", y - r),
            );
        }
        Mark::CameBack => {
            drawing.line("term", (x, y - r), (x, y + r));
            cross(drawing, (x + 5.0, y), 2.6);
        }
        Mark::Dot => drawing.circle("full", at, r - 0.6),
        Mark::LateDot => {
            drawing.circle("ring", at, r);
            drawing.circle("full", at, 1.4);
        }
        Mark::Unasked => drawing.path("full", &format!("M{:.1} {y:.1}l6-3.4v6.8z", x - 3.0)),
        Mark::Ring => drawing.circle("ring", at, r - 0.4),
        Mark::Cross => cross(drawing, at, 3.2),
        Mark::CrossedRing => {
            drawing.circle("ring", at, r);
            cross(drawing, at, 2.6);
        }
        Mark::BarredRing => {
            drawing.circle("ring", at, r);
            drawing.line("pen", (x - r, y), (x + r, y));
        }
        Mark::SlashedRing => {
            drawing.circle("ring", at, r);
            drawing.line("pen", (x - 2.8, y + 2.8), (x + 2.8, y - 2.8));
        }
        Mark::DottedRing => drawing.circle("dotted", at, r),
        Mark::Arrow => {
            drawing.path("pen", &format!("M{:.1} {y:.1}h8m-3-3l3 3l-3 3", x - 4.0));
        }
        Mark::Query => {
            let (left, dot) = (x - 2.3, y + 3.9);
            drawing.path(
                "pen",
                &format!(
                    "M{left:.1} {:.1}c0-3.4 4.8-3.4 4.8 0c0 2-2.4 1.9-2.4 4",
                    y - 2.4
                ),
            );
            drawing.circle("full", (x, dot), 0.3);
        }
        Mark::Square => square(drawing, "full", at),
        Mark::OpenSquare => square(drawing, "ring", at),
        Mark::HalfSquare => {
            square(drawing, "ring", at);
            drawing.rect("full", (x - 3.2, y - 3.2), (3.2, 6.4));
        }
        Mark::CrossedSquare => {
            square(drawing, "ring", at);
            cross(drawing, at, 3.2);
        }
        Mark::Dashes => drawing.line("late", (x - 8.0, y), (x + 8.0, y)),
        Mark::Line => drawing.line("waits", (x - 8.0, y), (x + 8.0, y)),
        Mark::SolidBar => drawing.rect("solid", (x - 8.0, y - 3.0), (16.0, 6.0)),
        Mark::HatchedBar => drawing.rect("hatched", (x - 8.0, y - 3.0), (16.0, 6.0)),
        Mark::Number => {
            drawing.text(
                "small",
                (x - 5.0, y + 4.0),
                Hold::Start,
                &Phrase::program("1."),
            );
        }
        Mark::Box => drawing.rect("box", (x - 8.0, y - 5.0), (16.0, 10.0)),
    }
}

fn square(drawing: &mut Drawing, class: &str, (x, y): (f64, f64)) {
    drawing.rect(class, (x - 3.2, y - 3.2), (6.4, 6.4));
}

fn cross(drawing: &mut Drawing, (x, y): (f64, f64), r: f64) {
    drawing.path(
        "pen",
        &format!(
            "M{:.1} {:.1}l{d} {d}m-{d} 0l{d}-{d}",
            x - r,
            y - r,
            d = r * 2.0
        ),
    );
}
