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

impl Looked<'_> {
    /// Looks at a fold.
    pub fn at(fold: &Fold, day: Day, sight: Sight) -> Looked<'_> {
        Looked {
            fold,
            view: Cow::Owned(View::new(fold, day, sight)),
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
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        self.view = self
            .view
            .take()
            .filter(|view| view.day() == day && view.sight() == sight);
        let view = self.view.get_or_insert_with(|| View::new(fold, day, sight));
        Ok(Looked {
            fold,
            view: Cow::Borrowed(view),
        })
    }
}
