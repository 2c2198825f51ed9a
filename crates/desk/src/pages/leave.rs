//! Leaving now: the vault is locked, the session and the program end, and what is shown says nothing.

use std::time::Instant;

use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::held::AllHeld;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "leave.html")]
struct Leave {
    w: W,
}

/// Leaves.
pub fn post(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    ask.state.lock();
    ask.state.held = AllHeld::default();
    ask.state.leaving = true;
    Ok(Page::of("pages-leave", &Leave { w: ask.w() }).into())
}

/// A page says that it is still open; nobody need be in front of it.
pub fn here(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_none() {
        return Err(Trouble::Locked);
    }
    ask.state.last_here = Some(Instant::now());
    Ok(Answer::Go("/today".to_owned()))
}
