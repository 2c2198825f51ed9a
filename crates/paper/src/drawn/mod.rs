//! Pictures for pages in a browser, of small pieces of SVG between words.
//!
//! They grow with the type and with the page: across, everything is a share of the width; down, a
//! count of lines of type. They carry no ids and no style of their own, so several stand on one
//! page under the strictest policy; [`CSS`] gives them ink. Each thing that is drawn is said too.

pub mod silence;
pub(crate) mod strip;
pub mod told;

use crate::markup::escape;
use crate::picture::{self, Drawing, Mark, Sort, mark};
use crate::reading::Place;
use crate::sheet::Ink;

/// The rules of style for everything that is drawn here, in terms of the page's own inks:
/// `--ink`, `--soft`, `--line`, `--paper` and `--press`.
pub const CSS: &str = concat!(include_str!("shapes.css"), include_str!("page.css"));

/// The rules for single shapes, which a picture in a file of its own has too.
pub(crate) const SHAPES: &str = include_str!("shapes.css");

/// Gives the address of an entry's page by the entry's ref; `None` where there is none to go to.
pub type Links<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// The same by the entry's place in the reading.
pub type Opens<'a> = dyn Fn(Place) -> Option<String> + 'a;

/// Draws a form as a small picture in a line of text; words beside it say what it means.
pub(crate) fn icon(form: Mark) -> String {
    let wide = matches!(
        form,
        Mark::Dashes | Mark::Line | Mark::SolidBar | Mark::HatchedBar | Mark::Box | Mark::CameBack
    );
    let (x, width) = if wide { (-9, 18) } else { (-6, 12) };
    format!(
        "<svg class=\"drawn icon\" aria-hidden=\"true\" viewBox=\"{x} -6 {width} 12\">{}</svg>",
        shape(form)
    )
}

/// A form around the point 0, 0, in units of a twelfth of a line of type.
pub(crate) fn shape(form: Mark) -> String {
    let mut drawing = Drawing::default();
    mark(&mut drawing, form, (0.0, 0.0));
    let elements = drawing.elements.replace('\n', "");
    elements.replace(" cx=\"0.0\" cy=\"0.0\"", "")
}

/// The mark that stands in the margin beside a sentence, by how well it is known.
///
/// What is known stands plain, without one. The sentence itself says the same in words.
pub fn ink(ink: Ink) -> String {
    match ink {
        Ink::Known => String::new(),
        Ink::Said => icon(Mark::Ring),
        Ink::NotKnown => icon(Mark::Query),
        Ink::Judged => icon(Mark::Box),
    }
}

/// The mark of what became of a letter, a meeting, an agreement or a claim, by its code; the words
/// beside it say the same. What has no such code has no mark.
pub fn state(sort: Sort, code: &str) -> String {
    picture::state(sort, code).map_or_else(String::new, icon)
}

/// A link around something that is drawn or said; without an address, the thing alone.
pub(crate) fn linked(href: Option<String>, label: &str, inside: &str) -> String {
    match href {
        Some(href) => format!(
            "<a href=\"{}\" aria-label=\"{}\">{inside}</a>",
            escape(&href),
            escape(label),
        ),
        None => inside.to_owned(),
    }
}
