//! The first page: what one can begin with.

use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "welcome.html")]
struct Welcome {
    w: W,
    form: String,
}

/// Leads to today, to the passphrase, or offers what one can begin with.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    if ask.state.vault.as_ref().is_some_and(|path| path.exists()) {
        return Ok(Answer::Go("/unlock".to_owned()));
    }
    let form = ask.form();
    Ok(Page::of("pages-welcome", &Welcome { w: ask.w(), form }).into())
}
