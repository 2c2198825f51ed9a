//! Looking at the ledgers of a day.

use answerable_record::{Day, Flag, Fold, Ledgers, Sight, View};

use crate::Failure;
use crate::found::Office;

/// A record as it is looked at on a day, by somebody who can open some rooms.
pub struct Looked<'o> {
    /// What it adds up to.
    pub fold: &'o Fold,
    /// The day's ledgers, as a view that can be kept up.
    pub view: View,
}

impl Looked<'_> {
    /// Looks at a fold.
    pub fn at(fold: &Fold, day: Day, sight: Sight) -> Looked<'_> {
        Looked {
            fold,
            view: View::new(fold, day, sight),
        }
    }

    /// All ledgers.
    pub fn ledgers(&self) -> Ledgers<'_> {
        self.view.ledgers(self.fold)
    }

    /// What is flagged beside entries.
    pub fn flags(&self) -> Vec<Flag<'_>> {
        self.view.flags(self.fold)
    }
}

impl Office {
    /// Looks at the record.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn look(&mut self, day: Day, sight: Sight) -> Result<Looked<'_>, Failure> {
        Ok(Looked::at(self.fold()?, day, sight))
    }
}
