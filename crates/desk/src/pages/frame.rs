//! The frame around every page: title, ways to the other pages, leave now.

use askama::Template;

use super::ask::{Ask, W};
use super::html::Html;
use super::routes::{self, Group};

/// A page before it gets its frame.
#[derive(Clone)]
pub struct Page {
    /// What kind of page it is: the key of its title. Never a person, a process or a ref.
    pub kind: &'static str,
    /// What it says.
    pub body: Html,
    /// The chapter of the handbook that goes with it.
    pub chapter: Option<&'static str>,
    /// The status of the answer.
    pub status: u16,
    /// After how many seconds a browser without scripts asks for it again.
    pub again: Option<u32>,
    /// The row that it belongs to, where it is shown elsewhere.
    pub row: Option<&'static str>,
}

impl Page {
    /// A page out of its template.
    pub fn of(kind: &'static str, body: &impl Template) -> Page {
        let body = body.render().expect("a template writes into memory");
        Page {
            kind,
            body: Html::made(body),
            chapter: None,
            status: 200,
            again: None,
            row: None,
        }
    }

    /// The same with a chapter of the handbook beside it.
    pub fn chapter(self, chapter: &'static str) -> Page {
        Page {
            chapter: Some(chapter),
            ..self
        }
    }

    /// The same, asked for again after so many seconds.
    pub fn again(self, seconds: u32) -> Page {
        Page {
            again: Some(seconds),
            ..self
        }
    }

    /// The same with another status.
    pub fn status(self, status: u16) -> Page {
        Page { status, ..self }
    }
}

#[derive(Template)]
#[template(path = "frame.html")]
struct Frame<'a> {
    w: W,
    title: String,
    body: &'a Html,
    chapter: Option<&'a str>,
    groups: Vec<Ways>,
    is_open: bool,
    is_exchanging: bool,
    /// Whether it is where one begins while nothing is open.
    is_first: bool,
    covered: bool,
    again: Option<u32>,
    /// Whether the program ends with this page: nothing that it would ask for is there any more.
    is_over: bool,
}

/// Some ways that stand together.
struct Ways {
    name: String,
    ways: Vec<Way>,
}

/// A way to another page.
struct Way {
    href: &'static str,
    name: String,
    is_here: bool,
}

/// Puts a page into its frame.
pub fn framed(ask: &Ask, page: &Page, here: &str) -> String {
    let here = page.row.unwrap_or(here);
    let is_exchanging = ask.state.going.is_running();
    let is_open = ask.state.office.is_some() || is_exchanging;
    let groups = match is_open {
        true => Group::ALL
            .iter()
            .map(|group| ways(ask, *group, here))
            .collect(),
        false => Vec::new(),
    };
    let frame = Frame {
        w: ask.w(),
        title: ask.say(page.kind),
        body: &page.body,
        chapter: page.chapter,
        groups,
        is_open,
        is_exchanging: is_exchanging && here != "/exchange",
        is_first: matches!(here, "/" | "/unlock"),
        again: page.again,
        covered: ask.state.covered,
        is_over: ask.state.leaving,
    };
    frame.render().expect("a template writes into memory")
}

fn ways(ask: &Ask, group: Group, here: &str) -> Ways {
    let routes = routes::ROUTES
        .iter()
        .filter(|route| route.group == Some(group));
    Ways {
        name: ask.say(group.key()),
        ways: routes
            .map(|route| Way {
                href: route.path,
                name: ask.say(route.kind),
                is_here: route.path == here,
            })
            .collect(),
    }
}
