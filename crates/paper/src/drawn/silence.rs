//! Silence, drawn: a letter without an answer is a line that runs on and ends nowhere.
//!
//! An answered letter's line ends in a dot. All lines of a page share one stretch of time, so that
//! lines under one another can be compared, and the last day stands at the same place in each.

use answerable_record::{Day, When};

use super::strip::{Link, Side, Strip};
use super::{Opens, icon};
use crate::dates;
use crate::markup::{escape, inline};
use crate::picture::{Axis, Code, Letter, Mark, REPLIES, Reply, Teller, beside, run_on, width};
use crate::reading::Place;
use crate::words::{Phrase, Value};

/// From one letter to the next, in lines of type.
const PITCH: f64 = 1.3;
/// Time takes so much of the width, in percent; the days stand to the right of it.
const LEFT: f64 = 1.6;
const RIGHT: f64 = 77.0;
/// More lines than these can't be looked at at once; the newest are drawn.
const LINES_MAX: usize = 100;
/// So many lines of type fit across the narrowest page.
const NARROW: f64 = 20.0;

/// The stretch of time that the lines of a page share.
#[derive(Clone, Copy, Debug)]
pub struct Period {
    axis: Axis,
}

impl Period {
    /// From the first letter to the day of the page.
    pub fn new(from: Day, at: Day) -> Period {
        Period {
            axis: Axis::new(from.min(at), at, 0.0, NARROW),
        }
    }

    /// How far an answer's dot is moved aside to be seen beside the stroke of its letter.
    fn beside(&self, sent: Day, came: Day) -> f64 {
        beside(&self.axis, NARROW, sent, came)
    }

    fn x(&self, day: Day) -> f64 {
        LEFT + self.axis.x(day) / NARROW * (RIGHT - LEFT)
    }
}

/// The line of one letter, to stand under its words; they say the same.
pub fn line(teller: &Teller, letter: &Letter, period: &Period) -> String {
    let mut strip = Strip::default();
    ground(&mut strip, period);
    draw(teller, &mut strip, letter, period, 0.6, None);
    strip.finish(1.2, None)
}

/// The lines of many letters on one sheet, in the order in which they went, years above them.
///
/// `said` names the sheet for those who hear it; each line can be opened where `links` knows an address.
pub fn sheet(
    teller: &Teller,
    letters: &[Letter],
    period: &Period,
    said: &str,
    links: &Opens,
) -> String {
    let mut order: Vec<&Letter> = letters.iter().collect();
    order.sort_by_key(|letter| letter.sent);
    let left_out = order.len().saturating_sub(LINES_MAX);
    let shown = &order[left_out..];
    let top = 1.8;
    let mut strip = Strip::default();
    ground(&mut strip, period);
    years(&mut strip, period, teller);
    for (row, letter) in shown.iter().enumerate() {
        let y = top + (row as f64 + 0.5) * PITCH;
        draw(teller, &mut strip, letter, period, y, Some(links));
    }
    let height = top + shown.len() as f64 * PITCH;
    let drawn = strip.finish(height, Some(said));
    let note = match left_out {
        0 => String::new(),
        count => {
            let words = teller
                .words
                .say("silence-left-out", &[("count", Value::count(count))]);
            format!("<p class=\"aside\">{}</p>\n", escape(&words))
        }
    };
    format!("<div class=\"drawn silence\">\n{drawn}{note}</div>\n")
}

/// What the forms of the lines mean, as a list; only those that occur.
pub fn key(teller: &Teller, letters: &[Letter]) -> String {
    let replies = letters.iter().map(|letter| letter.reply);
    let key = teller.key(replies, "picture-reply", &REPLIES);
    let rows: String = key
        .iter()
        .map(|(mark, words)| format!("<li>{} {}</li>\n", icon(*mark), inline(words)))
        .collect();
    format!("<ul class=\"drawn forms\">\n{rows}</ul>\n")
}

/// What became of a letter in a few words, with the days: "not answered, 214 days".
pub fn said(teller: &Teller, letter: &Letter) -> Phrase {
    let mut said = teller.word("picture-reply", letter.reply.code(teller.at));
    let more = match letter.reply {
        Reply::Awaited { due } if due < teller.at => Some(teller.days_since(letter.sent)),
        Reply::Awaited { due } => Some(teller.until(due)),
        Reply::Came { on, .. } => {
            let days = i64::from(on.days_since(letter.sent).max(0));
            Some(
                teller
                    .words
                    .say("silence-after", &[("count", Value::Count(days))]),
            )
        }
        Reply::NotExpected | Reply::CameBack => None,
    };
    if let Some(more) = more {
        said.push(Phrase::program(format!(", {more}")));
    }
    said
}

fn ground(strip: &mut Strip, period: &Period) {
    for tick in period.axis.ticks(3.6).iter().filter(|tick| tick.year) {
        strip.through("year", LEFT + tick.x / NARROW * (RIGHT - LEFT));
    }
}

fn years(strip: &mut Strip, period: &Period, teller: &Teller) {
    let mut free_from = f64::NEG_INFINITY;
    for tick in period.axis.ticks(3.6).iter().filter(|tick| tick.named) {
        let name = match tick.year {
            true => tick.day.civil().0.to_string(),
            false => {
                let (year, month, _) = tick.day.civil();
                let values = [
                    ("month", Value::Count(month.into())),
                    ("year", Value::Count(year.into())),
                ];
                teller.words.say("date-month-short", &values)
            }
        };
        if tick.x >= free_from {
            free_from = tick.x + width(&name, 1.0) + 0.6;
            let x = LEFT + tick.x / NARROW * (RIGHT - LEFT);
            strip.words("quiet", (x, 0.3, 0.8), Side::After, &Phrase::program(name));
        }
    }
}

fn draw(
    teller: &Teller,
    strip: &mut Strip,
    letter: &Letter,
    period: &Period,
    y: f64,
    links: Option<&Opens>,
) {
    let link = |entry: Option<Place>| {
        let links = links?;
        let href = entry.and_then(links);
        let day = dates::plain(teller.words, When::day(letter.sent));
        let label = format!("{day}: {}", said(teller, letter).plain());
        Some(Link { href, label })
    };
    let start = period.x(letter.sent);
    let mut days = None;
    let mark = match letter.reply {
        Reply::NotExpected => Mark::SmallStroke,
        Reply::CameBack => Mark::CameBack,
        Reply::Came { on, due } => {
            let end = period.x(on).max(start);
            let term = period.x(due).clamp(start, end);
            strip.level("term", (start, term), y);
            if end > term {
                strip.level("late", (term, end), y);
                strip.upright("term", term, (y - 0.2, y + 0.2));
            }
            let form = if on <= due { Mark::Dot } else { Mark::LateDot };
            let dx = period.beside(letter.sent, on);
            strip.mark_beside(form, (end, dx, y), link(letter.behind.ended_by));
            Mark::Stroke
        }
        Reply::Awaited { due } if due < teller.at => {
            let term = period.x(due).max(start);
            let end = RIGHT + 1.5;
            strip.level("term", (start, term), y);
            run_on(strip, "late", (term, end), y, true);
            strip.upright("term", term, (y - 0.2, y + 0.2));
            days = Some(teller.days_since(letter.sent));
            Mark::Stroke
        }
        Reply::Awaited { due } => {
            strip.level("waits", (start, RIGHT + 1.5), y);
            days = Some(teller.until(due));
            Mark::Stroke
        }
    };
    strip.mark(mark, (start, y), link(letter.behind.entry));
    if let Some(days) = days {
        let place = (RIGHT + 1.5, 0.4, y);
        strip.words("days", place, Side::After, &Phrase::program(days));
    }
}
