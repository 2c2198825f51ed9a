//! Locking by a key: nothing of the record stays in memory, the program goes on.

use super::answer::Answer;
use super::ask::Ask;
use super::given::Given;
use super::trouble::Trouble;

/// Locks.
pub fn post(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    ask.state.lock();
    Ok(Answer::Go("/unlock".to_owned()))
}
