//! The first page: what one can begin with.

use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::trouble::Trouble;
use super::vaults::{self, Vault};

#[derive(Template)]
#[template(path = "welcome.html")]
struct Welcome {
    w: W,
    form: String,
    vaults: Vec<Vault>,
}

/// Leads to today, to the passphrase, or offers what one can begin with.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    // Where nobody named a vault, the only one that lies where vaults lie is meant.
    if ask.state.vault.is_none()
        && let [only] = &vaults::found()[..]
    {
        ask.state.choose(only.clone());
    }
    let chosen = ask.state.vault.as_ref();
    if ask.state.office.is_none() && chosen.is_some_and(|path| path.exists()) {
        return Ok(Answer::Go("/unlock".to_owned()));
    }
    begin(ask, given)
}

/// Offers what one can begin with, beside the vaults that are there.
pub fn begin(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    let welcome = Welcome {
        form: ask.form(),
        w: ask.w(),
        vaults: vaults::all(ask),
    };
    Ok(Page::of("pages-welcome", &welcome)
        .chapter("first-steps")
        .into())
}
