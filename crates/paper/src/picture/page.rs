//! The timeline as a part of a page: words in HTML, a strip of SVG beside them, and the same as lists.

use answerable_record::{Day, When};

use super::axis::Axis;
use super::lanes::{BarForm, Body, End, Lane, Mark, Row, Thread, hold_words, lanes};
use super::pack::{pack, thin};
use super::write::{fit, width};
use super::{HoldKind, Only, Picture};
use crate::dates;
use crate::drawn::strip::{Link, Side, Strip};
use crate::drawn::{Opens, icon, shape};
use crate::markup::{escape, inline};
use crate::reading::Place;
use crate::words::{Phrase, Value, Wording, Words};

/// The stretch of time on the narrowest page, in lines of type; nothing overlaps there.
const NARROW: f64 = 20.0;
/// The same where words stand beside the marks.
const WIDE: f64 = 36.0;
/// Where time begins and ends, in percent; to the right of it stand days.
const LEFT: f64 = 1.6;
const RIGHT: f64 = 77.0;
/// From one row to the next.
const PITCH: f64 = 1.15;
const LINE: f64 = 1.35;
const BOX: f64 = 3.0;
/// More rows make the page longer than it helps.
const ROWS_MAX: usize = 48;
const LINES_MAX: usize = 5;
/// A page is to stay light: so many marks on all lanes together, and so many lines in one list.
const MARKS_MAX: usize = 240;
const LISTED_MAX: usize = 30;
/// Where not all can be drawn, fewer are: each of them has more room, and the page weighs the same.
const CROWDED_MARKS_MAX: usize = 90;
const CROWDED_LISTED_MAX: usize = 10;
/// The reach of a mark from its middle, with a little air.
const REACH: f64 = 0.5;
/// The marks of a beginning and its end stand so far apart.
const APART: f64 = 0.8;
const LABEL_MAX: f64 = 13.0;
/// What fits to the right of time on a narrow page.
const DAYS_MAX: f64 = 5.8;

/// Draws the timeline for a page, or the part of it that is asked for.
///
/// Entries that `links` knows an address for can be opened from their marks and from the lists.
pub fn page(
    picture: &Picture,
    words: &Words,
    wording: &Wording,
    only: &Only,
    links: &Opens,
) -> String {
    let lanes = only.keep(lanes(picture, words, wording));
    let threads = |lane: &Lane| match &lane.body {
        Body::Threads(threads) => threads.len(),
        _ => 0,
    };
    let all = lanes.iter().map(threads).sum::<usize>();
    let page = Page {
        picture,
        words,
        links,
        axis: Axis::new(picture.from, picture.to, 0.0, NARROW),
        all,
    };
    let mut out = String::from("<div class=\"drawn timeline\">\n");
    page.axis(&mut out);
    page.holds(&mut out);
    for lane in &lanes {
        page.lane(&mut out, lane);
    }
    out.push_str("</div>\n");
    out
}

struct Page<'a> {
    picture: &'a Picture,
    words: &'a Words,
    links: &'a Opens<'a>,
    axis: Axis,
    /// How many threads there are on all lanes.
    all: usize,
}

impl Page<'_> {
    /// Whether there are more threads than a light page can draw.
    fn is_crowded(&self) -> bool {
        self.all > MARKS_MAX
    }

    /// Where a day stands, in percent.
    fn x(&self, day: Day) -> f64 {
        LEFT + self.axis.x(day) / NARROW * (RIGHT - LEFT)
    }

    fn today(&self) -> Option<f64> {
        let seen = (self.picture.from..=self.picture.to).contains(&self.picture.at);
        seen.then(|| self.x(self.picture.at))
    }

    fn link(&self, entry: Option<Place>, label: String) -> Option<Link> {
        let href = entry.and_then(|place| (self.links)(place));
        Some(Link { href, label })
    }

    fn long(&self, day: Day) -> String {
        dates::plain(self.words, When::day(day))
    }

    fn axis(&self, out: &mut String) {
        let mut strip = Strip::default();
        let mut free_from = f64::NEG_INFINITY;
        for tick in self.axis.ticks(3.6) {
            let x = LEFT + tick.x / NARROW * (RIGHT - LEFT);
            strip.upright("year", x, (if tick.year { 0.4 } else { 1.3 }, 1.8));
            let (year, month, _) = tick.day.civil();
            let name = match tick.year {
                true => year.to_string(),
                false => {
                    let values = [
                        ("month", Value::Count(month.into())),
                        ("year", Value::Count(year.into())),
                    ];
                    self.words.say("date-month-short", &values)
                }
            };
            if tick.named && tick.x >= free_from {
                free_from = tick.x + width(&name, 1.0) + 0.6;
                let class = if tick.year { "axis-name" } else { "quiet" };
                strip.words(class, (x, 0.3, 0.9), Side::After, &Phrase::program(name));
            }
        }
        if let Some(x) = self.today() {
            strip.upright("at", x, (0.4, 1.8));
        }
        let strip = strip.finish(1.8, None);
        out.push_str(&format!(
            "<div class=\"lane-row axis\"><div></div>\n<div>{strip}</div></div>\n"
        ));
    }

    /// What lies behind everything in a strip: years, pauses, today.
    fn ground(&self) -> Strip {
        let mut strip = Strip::default();
        for hold in &self.picture.holds {
            if !matches!(hold.kind, HoldKind::PauseAbout(_)) {
                let until = hold.until.unwrap_or(self.picture.at);
                strip.band("still", (self.x(hold.from), self.x(until)));
            }
        }
        for tick in self.axis.ticks(3.6).iter().filter(|tick| tick.year) {
            strip.through("year", LEFT + tick.x / NARROW * (RIGHT - LEFT));
        }
        if let Some(x) = self.today() {
            strip.through("at", x);
        }
        strip
    }

    /// When the work held still, a row each.
    fn holds(&self, out: &mut String) {
        if self.picture.holds.is_empty() {
            return;
        }
        let title = escape(&self.words.say("picture-holds", &[]));
        out.push_str(&format!("<section class=\"lane\">\n<h2>{title}</h2>\n"));
        for hold in &self.picture.holds {
            let mut strip = self.ground();
            let until = hold.until.unwrap_or(self.picture.at.max(hold.from));
            let across = (self.x(hold.from), self.x(until));
            strip.bar("edge", across, 0.7, 0.6);
            let strip = strip.finish(1.4, None);
            let name = inline(&hold_words(self.words, &hold.kind));
            let when = escape(&stretch(self.words, hold.from, hold.until));
            out.push_str(&format!(
                "<div class=\"lane-row named\"><div class=\"names\">{name}</div>\n<div>{strip}</div>\n\
                 <div class=\"states\"><span>{when}</span></div></div>\n"
            ));
        }
        out.push_str("</section>\n");
    }

    fn lane(&self, out: &mut String, lane: &Lane) {
        let threads = matches!(lane.body, Body::Threads(_));
        let class = if threads { "lane threads" } else { "lane" };
        let head = format!("<h2>{}</h2>\n{}", inline(&lane.title), self.key(lane));
        out.push_str(&format!("<section class=\"{class}\">\n"));
        match &lane.body {
            Body::Threads(threads) => {
                let strip = self.threads(lane, threads);
                out.push_str(&format!(
                    "<div class=\"lane-row\"><div>{head}</div>\n<div>{strip}</div></div>\n"
                ));
                let newest = threads.iter().rev().map(|one| self.thread_said(one));
                out.push_str(&self.listed(threads.len(), newest));
            }
            Body::Rows(rows) => {
                out.push_str(&head);
                for row in rows {
                    let strip = self.row(row);
                    let name = inline(&row.name);
                    let states: String = row
                        .states
                        .iter()
                        .map(|(mark, words)| {
                            let mark = mark.map_or_else(String::new, |mark| icon(mark) + " ");
                            format!("<span>{mark}{}</span> ", inline(words))
                        })
                        .collect();
                    out.push_str(&format!(
                        "<div class=\"lane-row named\"><div class=\"names\">{name}</div>\n<div>{strip}</div>\n\
                         <div class=\"states\">{states}</div></div>\n"
                    ));
                }
                let facts: Vec<String> = rows.iter().flat_map(|row| self.row_said(row)).collect();
                out.push_str(&self.listed(facts.len(), facts.into_iter().rev()));
            }
            Body::Empty(words) | Body::OutOfSight(words) => {
                let words = escape(words);
                out.push_str(&format!("{head}<p class=\"aside\">{words}</p>\n"));
            }
        }
        out.push_str("</section>\n");
    }

    fn key(&self, lane: &Lane) -> String {
        if lane.key.is_empty() {
            return String::new();
        }
        let one = |(mark, words): &(Mark, Phrase)| {
            let mark = icon(*mark);
            format!("<li>{mark} {}</li>\n", inline(words))
        };
        let all: String = lane.key.iter().map(one).collect();
        format!("<ul class=\"forms\">\n{all}</ul>\n")
    }

    /// Facts as a list, of which the newest stand first, as in every list.
    fn listed(&self, count: usize, newest: impl Iterator<Item = String>) -> String {
        if count == 0 {
            return String::new();
        }
        let most = match self.is_crowded() {
            true => CROWDED_LISTED_MAX,
            false => LISTED_MAX,
        };
        let more = count.saturating_sub(most);
        let shown = newest.take(most);
        let mut rows: String = shown.map(|fact| format!("<li>{fact}</li>\n")).collect();
        if more > 0 {
            let words = self
                .words
                .say("picture-list-more", &[("count", Value::count(more))]);
            rows.push_str(&format!("<li>{}</li>\n", escape(&words)));
        }
        let name = escape(&self.words.say("picture-as-list", &[]));
        format!("<details><summary>{name}</summary>\n<ul>\n{rows}</ul>\n</details>\n")
    }

    fn anchored(&self, entry: Option<Place>, said: &str) -> String {
        match entry.and_then(|place| (self.links)(place)) {
            Some(href) => format!("<a href=\"{}\">{}</a>", escape(&href), escape(said)),
            None => escape(said),
        }
    }

    fn thread_said(&self, thread: &Thread) -> String {
        let behind = &thread.behind;
        let start = self.anchored(behind.entry, &self.long(thread.start));
        let word = inline(&thread.word);
        match &thread.end {
            End::Here => format!("{start}: {word}"),
            End::Mark(day, _) => {
                let end = self.anchored(behind.ended_by, &self.long(*day));
                format!("{start}: {word}, {end}")
            }
            End::Nowhere(days) | End::Waits(days) => format!("{start}: {word}, {}", escape(days)),
        }
    }

    fn row_said(&self, row: &Row) -> Vec<String> {
        let name = inline(&row.name);
        let bars = row.bars.iter().map(|bar| {
            let when = stretch(self.words, bar.from, bar.until);
            format!("{name}: {}, {}", inline(&bar.word), escape(&when))
        });
        let marks = row.marks.iter().map(|point| {
            let day = self.anchored(point.behind.entry, &self.long(point.day));
            let (label, word) = (inline(&point.label), inline(&point.word));
            format!("{name}: {day}, {label} ({word})")
        });
        let boxes = row.boxes.iter().map(|one| {
            let day = self.anchored(one.behind.entry, &self.long(one.day));
            format!("{name}: {day}, {}", escape(&one.word))
        });
        bars.chain(marks).chain(boxes).collect()
    }

    fn threads(&self, lane: &Lane, threads: &[Thread]) -> String {
        let kinds: Vec<_> = threads.iter().map(|thread| thread.kind).collect();
        let span = |index: usize| self.span(&threads[index]);
        // Each lane may draw its share.
        let marks_max = match self.is_crowded() {
            true => (CROWDED_MARKS_MAX * threads.len() / self.all).max(8),
            false => MARKS_MAX,
        };
        let (taken, stride) = thin(&kinds, (ROWS_MAX, marks_max), span);
        let spans: Vec<_> = taken.iter().map(|index| span(*index)).collect();
        let (rows, count) = pack(&spans);
        let mut strip = self.ground();
        for (index, row) in taken.iter().zip(rows) {
            let y = (row as f64 + 0.6) * PITCH;
            self.thread(&mut strip, y, &threads[*index]);
        }
        let drawn = strip.finish((count as f64 + 0.2) * PITCH, Some(&lane.title.plain()));
        drawn + &self.thinned(threads.len(), stride)
    }

    fn thinned(&self, count: usize, stride: usize) -> String {
        if stride < 2 {
            return String::new();
        }
        let values = [
            ("count", Value::count(count)),
            ("stride", Value::count(stride)),
        ];
        let note = escape(&self.words.say("picture-thinned", &values));
        format!("<p class=\"aside\">{note}</p>\n")
    }

    /// What a thread takes up on the narrowest page.
    fn span(&self, thread: &Thread) -> (f64, f64) {
        let start = self.axis.x(thread.start);
        let end = match thread.end {
            End::Here => start + REACH + 0.3,
            End::Mark(day, _) => {
                self.axis.x(day).max(start) + self.beside(thread.start, day) + REACH
            }
            // Its days stand at the right edge, so nothing else may stand in that row.
            End::Nowhere(_) | End::Waits(_) => f64::INFINITY,
        };
        (start - REACH, end)
    }

    fn beside(&self, start: Day, end: Day) -> f64 {
        beside(&self.axis, NARROW, start, end)
    }

    fn thread(&self, strip: &mut Strip, y: f64, thread: &Thread) {
        let (from, to) = (self.picture.from, self.picture.to);
        let start = self.x(thread.start);
        let due = thread.due.map(|day| self.x(day).max(start));
        let edge = self.today().unwrap_or(RIGHT).max(start) + 1.5;
        let (end, after) = match &thread.end {
            End::Here => (start, "term"),
            End::Mark(day, _) if *day > to => (edge, "late"),
            End::Mark(day, _) => (self.x(*day).max(start), "late"),
            End::Nowhere(_) => (edge, "late"),
            End::Waits(_) => (edge, "waits"),
        };
        let term = match (&thread.end, due) {
            (End::Waits(_), _) => start,
            (_, Some(due)) => due.min(end),
            (End::Mark(..), None) => end,
            (_, None) => start,
        };
        if term > start {
            strip.level("term", (start, term), y);
        }
        if end > term {
            let fades = matches!(thread.end, End::Nowhere(_));
            run_on(strip, after, (term, end), y, fades);
        }
        if let Some(due) = due.filter(|due| *due < end && *due > LEFT) {
            strip.upright("term", due, (y - 0.2, y + 0.2));
        }
        let said = self.label(thread);
        if thread.start >= from {
            let link = self.link(thread.behind.entry, said.clone());
            strip.mark(thread.mark, (start, y), link);
        }
        match &thread.end {
            End::Mark(day, mark) if *day <= to => {
                let link = self.link(thread.behind.ended_by, said);
                let dx = self.beside(thread.start, *day);
                strip.mark_beside(*mark, (end, dx, y), link);
            }
            End::Nowhere(days) | End::Waits(days) => {
                let days = Phrase::program(days.to_string());
                let class = match width(&days.plain(), 1.0) > DAYS_MAX {
                    true => "days roomy",
                    false => "days",
                };
                strip.words(class, (edge, 0.4, y), Side::After, &days);
            }
            _ => {}
        }
    }

    /// A thread in words without names, as a mark's label.
    fn label(&self, thread: &Thread) -> String {
        let (start, word) = (self.long(thread.start), thread.word.plain());
        match &thread.end {
            End::Here => format!("{start}: {word}"),
            End::Mark(day, _) => format!("{start}: {word}, {}", self.long(*day)),
            End::Nowhere(days) | End::Waits(days) => format!("{start}: {word}, {days}"),
        }
    }

    fn row(&self, row: &Row) -> String {
        let mut strip = self.ground();
        self.bars(&mut strip, row);
        let marks = self.marks(&mut strip, row);
        let boxes = self.boxes(&mut strip, row);
        let (height, strides) = match marks.0 > 0.0 || boxes.0 > 0.0 {
            true => (marks.0.max(boxes.0), [marks.1, boxes.1]),
            false => (LINE, [1, 1]),
        };
        let said = row.name.plain();
        let said = (!row.marks.is_empty() || !row.boxes.is_empty()).then_some(said.as_str());
        let mut drawn = strip.finish(height, said);
        drawn += &self.thinned(row.marks.len(), strides[0]);
        drawn + &self.thinned(row.boxes.len(), strides[1])
    }

    fn bars(&self, strip: &mut Strip, row: &Row) {
        let y = 0.7;
        for bar in &row.bars {
            let until = bar.until.unwrap_or(self.picture.at.max(bar.from));
            let across = (self.x(bar.from), self.x(until));
            match bar.form {
                BarForm::Thin => strip.level("thin", across, y),
                BarForm::Solid => strip.bar("solid", across, y, 0.5),
                BarForm::Hatched => {
                    strip.bar("edge", across, y, 0.5);
                    strip.level("hatched", across, y);
                }
            }
            if bar.until.is_some_and(|until| until <= self.picture.to) {
                strip.upright("term", across.1, (y - 0.35, y + 0.35));
            }
        }
    }

    /// Marks with the words beside them, which stay away on a narrow page; returns the height, and
    /// how many things a mark stands for.
    fn marks(&self, strip: &mut Strip, row: &Row) -> (f64, usize) {
        if row.marks.is_empty() {
            return (0.0, 1);
        }
        let labels: Vec<Phrase> = row
            .marks
            .iter()
            .map(|point| fit(&point.label, 1.0, LABEL_MAX))
            .collect();
        let room = |index: usize| width(&labels[index].plain(), 1.0) + REACH + 0.4;
        let whole = WIDE * 100.0 / (RIGHT - LEFT);
        let stretch = |index: usize| {
            let x = self.axis.x(row.marks[index].day) * WIDE / NARROW;
            match x + room(index) > whole {
                false => (x - REACH, x + room(index)),
                true => (x - room(index), x + REACH),
            }
        };
        let kinds: Vec<Mark> = row.marks.iter().map(|point| point.mark).collect();
        let (taken, stride) = thin(&kinds, (LINES_MAX, 40), stretch);
        let stretches: Vec<_> = taken.iter().map(|index| stretch(*index)).collect();
        let (lines, count) = pack(&stretches);
        for ((index, line), stretch) in taken.iter().zip(lines).zip(&stretches) {
            let point = &row.marks[*index];
            let (x, y) = (self.x(point.day), (line as f64 + 0.5) * LINE);
            let said = format!("{}: {}", self.long(point.day), point.word.plain());
            let link = self.link(point.behind.entry, said);
            strip.mark(point.mark, (x, y), link);
            let before = stretch.0 < self.axis.x(point.day) * WIDE / NARROW - REACH - 0.01;
            let side = if before { Side::Before } else { Side::After };
            strip.label((x, y), side, &labels[*index]);
        }
        (count as f64 * LINE, stride)
    }

    /// Findings as boxes, as on a form, with a stroke on their day; small ones on a narrow page.
    fn boxes(&self, strip: &mut Strip, row: &Row) -> (f64, usize) {
        if row.boxes.is_empty() {
            return (0.0, 1);
        }
        let whole = WIDE * 100.0 / (RIGHT - LEFT);
        let room = |index: usize| {
            let one = &row.boxes[index];
            width(&one.word, 1.0).max(width(&one.date, 1.0)) + 0.9
        };
        let stretch = |index: usize| {
            let room = room(index);
            let x = self.axis.x(row.boxes[index].day) * WIDE / NARROW;
            match x + room > whole {
                true => (x - room, x + 0.3),
                false => (x, x + room + 0.3),
            }
        };
        let kinds: Vec<&str> = row.boxes.iter().map(|one| one.word.as_str()).collect();
        let (taken, stride) = thin(&kinds, (LINES_MAX, 40), stretch);
        let stretches: Vec<_> = taken.iter().map(|index| stretch(*index)).collect();
        let (lines, count) = pack(&stretches);
        let small = shape(Mark::Box);
        for ((index, line), stretch) in taken.iter().zip(lines).zip(&stretches) {
            let one = &row.boxes[*index];
            let (x, y) = (self.x(one.day), line as f64 * BOX + 0.35);
            let before = stretch.0 < self.axis.x(one.day) * WIDE / NARROW - 0.01;
            let wide = room(*index) * 12.0;
            let left = if before { -wide } else { 0.0 };
            let forms = format!(
                "<g class=\"roomy\"><path class=\"term\" d=\"M0-3v3\"/>\
                 <rect class=\"box\" x=\"{left:.0}\" width=\"{wide:.0}\" height=\"30\"/></g>\
                 <g class=\"tiny\" transform=\"translate(0 12)\">{small}</g>"
            );
            // The words stand upon the link, not in it: its name says them in another order.
            let words = format!(
                "<g class=\"roomy\" aria-hidden=\"true\"><text x=\"{text:.0}\" y=\"13\">{word}</text>\
                 <text class=\"quiet\" x=\"{text:.0}\" y=\"26\">{date}</text></g>",
                text = left + 5.0,
                word = escape(&one.word),
                date = escape(&one.date),
            );
            let said = format!("{}: {}", self.long(one.day), one.word);
            let link = self.link(one.behind.entry, said);
            strip.at((x, y), &forms, link);
            strip.at((x, y), &words, None);
        }
        (count as f64 * BOX, stride)
    }
}

/// How far a mark that ends something is moved aside, in lines of type, to be seen beside the one
/// that begins it; the axis has so many of these on the narrowest page.
pub(crate) fn beside(axis: &Axis, narrow: f64, start: Day, end: Day) -> f64 {
    let apart = (axis.x(end) - axis.x(start)) * WIDE / narrow;
    (APART - apart).max(0.0)
}

/// A line that goes on; where nothing came, it grows fainter and ends nowhere.
pub(crate) fn run_on(strip: &mut Strip, class: &str, (from, to): (f64, f64), y: f64, fades: bool) {
    if !fades {
        return strip.level(class, (from, to), y);
    }
    let steps = [(to - 8.0, ""), (to - 4.0, " far"), (to, " farther")];
    let mut start = from;
    for (end, faint) in steps {
        if end > start {
            strip.level(&format!("{class}{faint}"), (start, end), y);
            start = end;
        }
    }
}

/// Says from when until when something lasted.
pub(super) fn stretch(words: &Words, from: Day, until: Option<Day>) -> String {
    let long = |day| Value::program(dates::plain(words, When::day(day)));
    match until {
        Some(until) => {
            let values = [("from", long(from)), ("until", long(until))];
            words.say("picture-from-until", &values)
        }
        None => words.say("picture-since", &[("from", long(from))]),
    }
}
