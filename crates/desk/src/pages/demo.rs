//! The demo: a fictional process in a folder of its own, looked at on its own day.

use answerable_office::{KeyCost, demo};

use crate::cli::demo::fresh_folder;

use super::answer::Answer;
use super::ask::Ask;
use super::given::Given;
use super::trouble::Trouble;

/// Makes the demo and opens it.
pub fn post(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    let folder = fresh_folder().map_err(|_| Trouble::Refused("start-no-folder"))?;
    let made = demo(&folder, None, KeyCost::default(), ask.now)?;
    ask.state.open(made.vault, made.office);
    ask.state.day = Some(made.day);
    ask.state.is_demo = true;
    Ok(Answer::Go("/today".to_owned()))
}
