//! Surroundings: who was told what, by whom, in which order, with which paper; where they stand.

use answerable_office::paper::drawn::told::{circles, map};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::lists::part;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "surroundings.html")]
struct Surroundings {
    w: W,
    sees: bool,
    is_empty: bool,
    map: Html,
    parts: Html,
}

/// The page.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let speaker = read.speaker();
    let found = circles(&speaker, read.ledgers());
    let sees = found.is_some();
    let circles = found.unwrap_or_default();
    let (shown, parts) = part(w, &circles, given, "/surroundings");
    let links = |name: &str| Some(read.href(name));
    let page = Surroundings {
        w,
        sees,
        is_empty: circles.is_empty(),
        map: Html::made(map(&speaker, shown, &links)),
        parts: parts.html(),
    };
    Ok(Page::of("pages-surroundings", &page)
        .chapter("people-around-him")
        .into())
}
