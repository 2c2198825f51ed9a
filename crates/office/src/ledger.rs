//! Looking at the ledgers of a day.

use std::borrow::Cow;

use answerable_record::{Day, Flag, Fold, Ledgers, Sight, View};

use crate::Failure;
use crate::found::Office;

/// A record as it is looked at on a day, by somebody who can open some rooms.
pub struct Looked<'o> {
    /// What it adds up to.
    pub fold: &'o Fold,
    /// The day's ledgers, kept up while the office is open.
    pub view: Cow<'o, View>,
}

impl<'o> Looked<'o> {
    /// Looks at a fold.
    pub fn at(fold: &'o Fold, day: Day, sight: Sight) -> Looked<'o> {
        Looked {
            fold,
            view: Cow::Owned(View::new(fold, day, sight)),
        }
    }

    /// All ledgers.
    pub fn ledgers(&self) -> Ledgers<'o> {
        self.view.ledgers(self.fold)
    }

    /// What is flagged beside entries.
    pub fn flags(&self) -> Vec<Flag<'o>> {
        self.view.flags(self.fold)
    }
}

impl Office {
    /// Looks at the record.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn look(&mut self, day: Day, sight: Sight) -> Result<Looked<'_>, Failure> {
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        Ok(Looked {
            fold,
            view: Cow::Borrowed(self.looks.view(fold, day, sight)),
        })
    }
}
