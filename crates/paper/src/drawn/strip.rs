//! A strip of a picture: as wide as the page lets it, as high as its lines of type.

use std::fmt::Write;

use super::{linked, shape};
use crate::markup::escape;
use crate::picture::{Mark, width};
use crate::words::{Phrase, Run};

/// A strip being drawn. Across, things stand at shares of the width in percent; down, in `em`.
#[derive(Default)]
pub(crate) struct Strip {
    ground: Vec<(&'static str, String)>,
    under: String,
    over: String,
    has_links: bool,
}

/// On which side of its place a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// After it.
    After,
    /// Before it.
    Before,
}

/// Where a mark or a word leads, with what it is in words.
pub(crate) struct Link {
    pub(crate) href: Option<String>,
    pub(crate) label: String,
}

impl Strip {
    /// A line across.
    pub(crate) fn level(&mut self, class: &str, (from, to): (f64, f64), y: f64) {
        let _ = write!(
            self.under,
            r#"<line class="{class}" x1="{from:.1}%" x2="{to:.1}%" y1="{y:.2}em" y2="{y:.2}em"/>"#
        );
    }

    /// A line down.
    pub(crate) fn upright(&mut self, class: &str, x: f64, (top, bottom): (f64, f64)) {
        let _ = write!(
            self.under,
            r#"<line class="{class}" x1="{x:.1}%" x2="{x:.1}%" y1="{top:.2}em" y2="{bottom:.2}em"/>"#
        );
    }

    /// A line from a height to the bottom.
    pub(crate) fn down(&mut self, class: &str, x: f64, top: f64) {
        let _ = write!(
            self.under,
            r#"<line class="{class}" x1="{x:.1}%" x2="{x:.1}%" y1="{top:.2}em" y2="100%"/>"#
        );
    }

    /// A line from the top to the bottom.
    pub(crate) fn through(&mut self, class: &'static str, x: f64) {
        let line = format!(r#"<line x1="{x:.1}%" x2="{x:.1}%" y2="100%"/>"#);
        self.ground(class, &line);
    }

    /// A band from the top to the bottom.
    pub(crate) fn band(&mut self, class: &'static str, (from, to): (f64, f64)) {
        let width = (to - from).max(0.2);
        let band = format!(r#"<rect x="{from:.1}%" width="{width:.1}%" height="100%"/>"#);
        self.ground(class, &band);
    }

    /// What lies behind everything; what is alike stands together, as it is the same in every strip.
    fn ground(&mut self, class: &'static str, element: &str) {
        match self.ground.iter_mut().find(|(known, _)| *known == class) {
            Some((_, all)) => all.push_str(element),
            None => self.ground.push((class, element.to_owned())),
        }
    }

    /// The ground, then what lies upon it.
    fn elements(&self) -> String {
        let ground = self.ground.iter();
        let ground: String = ground
            .map(|(class, all)| format!(r#"<g class="{class}">{all}</g>"#))
            .collect();
        format!("{ground}{}{}", self.under, self.over)
    }

    /// A bar across.
    pub(crate) fn bar(&mut self, class: &str, (from, to): (f64, f64), y: f64, high: f64) {
        let width = (to - from).max(0.2);
        let top = y - high / 2.0;
        let _ = write!(
            self.under,
            r#"<rect class="{class}" x="{from:.1}%" width="{width:.1}%" y="{top:.2}em" height="{high}em"/>"#
        );
    }

    /// A mark with its middle at a place.
    pub(crate) fn mark(&mut self, form: Mark, (x, y): (f64, f64), link: Option<Link>) {
        self.mark_beside(form, (x, 0.0, y), link);
    }

    /// The same, moved aside by so many `em`.
    pub(crate) fn mark_beside(
        &mut self,
        form: Mark,
        (x, dx, y): (f64, f64, f64),
        link: Option<Link>,
    ) {
        let left = -dx * 12.0;
        // What can be pressed is larger than what is drawn.
        let hit = match link.as_ref().is_some_and(|link| link.href.is_some()) {
            true => r#"<circle class="hit" r="7"/>"#,
            false => "",
        };
        let shape = format!(
            r#"<svg x="{x:.1}%" y="{y:.2}em" width="1em" height="1em" viewBox="{left:.0} 0 12 12">{hit}{}</svg>"#,
            shape(form)
        );
        self.put(&shape, link);
    }

    /// Anything that is drawn around a place, in units of a twelfth of an `em`.
    pub(crate) fn at(&mut self, (x, y): (f64, f64), inside: &str, link: Option<Link>) {
        let shape = format!(
            r#"<svg x="{x:.1}%" y="{y:.2}em" width="1em" height="1em" viewBox="0 0 12 12">{inside}</svg>"#
        );
        self.put(&shape, link);
    }

    fn put(&mut self, shape: &str, link: Option<Link>) {
        match link {
            Some(Link { href, label }) if href.is_some() => {
                self.has_links = true;
                self.over.push_str(&linked(href, &label, shape));
            }
            _ => self.over.push_str(shape),
        }
    }

    /// Words beside a place; `dx` and `y` in `em`. They are said elsewhere too.
    pub(crate) fn words(
        &mut self,
        class: &str,
        (x, dx, y): (f64, f64, f64),
        side: Side,
        words: &Phrase,
    ) {
        let anchor = match side {
            Side::After => "",
            Side::Before => r#" text-anchor="end""#,
        };
        let inside: String = words.runs().iter().map(run).collect();
        let _ = write!(
            self.over,
            r#"<text class="{class}" x="{x:.1}%" dx="{dx:.2}em" y="{y:.2}em" dy=".35em"{anchor} aria-hidden="true">{inside}</text>"#
        );
    }

    /// A label beside a mark, which stands on ground of its own; it stays away on a narrow page.
    pub(crate) fn label(&mut self, (x, y): (f64, f64), side: Side, words: &Phrase) {
        let wide = width(&words.plain(), 12.0) * 0.92 + 3.0;
        let (left, text, anchor) = match side {
            Side::After => (6.5, 8.0, ""),
            Side::Before => (-6.5 - wide, -8.0, r#" text-anchor="end""#),
        };
        let inside: String = words.runs().iter().map(run).collect();
        let _ = write!(
            self.over,
            r#"<svg class="roomy" x="{x:.1}%" y="{y:.2}em" width="1em" height="1em" viewBox="0 0 12 12" aria-hidden="true"><rect class="clear" x="{left:.0}" y="-6" width="{wide:.0}" height="12"/><text x="{text}" y="4"{anchor}>{inside}</text></svg>"#
        );
    }

    /// The strip of so many `em`. What it shows is said by `said`; without that it is left to what
    /// stands beside it.
    pub(crate) fn finish(self, height: f64, said: Option<&str>) -> String {
        let role = match said {
            Some(said) => format!(
                r#"role="{}" aria-label="{}""#,
                if self.has_links { "group" } else { "img" },
                escape(said)
            ),
            None if self.has_links => String::new(),
            None => r#"aria-hidden="true""#.to_owned(),
        };
        format!(
            "<svg class=\"drawn strip\" {role} width=\"100%\" height=\"{height:.2}em\">{}</svg>\n",
            self.elements()
        )
    }

    /// The strip that fills the box it stands in; what stands beside it says the same.
    pub(crate) fn fill(self) -> String {
        format!(
            "<svg aria-hidden=\"true\" width=\"100%\" height=\"100%\">{}</svg>",
            self.elements()
        )
    }
}

fn run(run: &Run) -> String {
    match run {
        Run::Program(text) => escape(text),
        Run::People(text) => format!(r#"<tspan class="people">{}</tspan>"#, escape(text)),
    }
}
