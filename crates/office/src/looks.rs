//! What was looked at last, kept up while entries come in: the ledgers, and the record with its texts.

use std::collections::HashMap;

use answerable_paper::reading::Reading;
use answerable_record::{Change, Day, Entry, Fold, Sight, View};

use crate::folding::shown_of;
use crate::found::Office;
use crate::news::Came;
use crate::{Failure, Looked, row};

/// So many looks are kept: a page asks for what its reader sees, and for who is a member, which everybody
/// may know.
const VIEWS_MAX: usize = 2;

/// What was looked at last. It belongs to the fold that is in memory, and goes with it.
#[derive(Default)]
pub(crate) struct Looks {
    /// The one that was asked for last stands last.
    views: Vec<View>,
    reading: Option<Reading>,
    /// How often the record was read from its beginning.
    begun: u64,
    /// What came in lately and is new.
    pub came: Came,
}

/// The record as it is read on a day, by somebody who can open some rooms.
pub struct Readable<'o> {
    /// What it adds up to.
    pub looked: Looked<'o>,
    /// The entries, with their texts.
    pub reading: &'o Reading,
    /// A number that stays while entries only come in: what was made of the reading's places at one number
    /// still fits at the same.
    pub begun: u64,
}

impl Looks {
    /// Forgets all that was looked at.
    pub fn forget(&mut self) {
        self.views.clear();
        self.reading = None;
        self.came = Came::default();
    }

    /// The entry with that ref as it is read, where it was.
    pub fn known(&self, name: &str) -> Option<&Entry> {
        self.reading.as_ref()?.get(name)
    }

    /// The ledgers of a day for somebody who can open those rooms.
    pub fn view(&mut self, fold: &Fold, day: Day, sight: Sight) -> &View {
        let is_asked = |view: &View| view.day() == day && view.sight() == sight;
        let known = self.views.iter().position(is_asked);
        let view = match known {
            Some(place) => self.views.remove(place),
            None => View::new(fold, day, sight),
        };
        if self.views.len() == VIEWS_MAX {
            self.views.remove(0);
        }
        self.views.push(view);
        self.views.last().expect("it was just put there")
    }

    /// Takes in what one more entry changed; the texts come with [`Office::take_texts`].
    pub fn take(&mut self, fold: &Fold, change: &Change) {
        for view in &mut self.views {
            view.take(fold, change);
        }
    }
}

impl Office {
    /// Reads the record with its texts.
    ///
    /// # Errors
    /// Where the vault can't be read, or a line in it is none any more.
    pub fn read(&mut self, day: Day, sight: Sight) -> Result<Readable<'_>, Failure> {
        self.fold()?;
        let fits = |reading: &Reading| reading.at() == day && reading.sight() == sight;
        if !self.looks.reading.as_ref().is_some_and(fits) {
            self.looks.reading = None;
            let entries = self.recorded()?;
            let fold = self.fold.as_ref().expect("made above");
            self.looks.reading = Some(Reading::new(fold, entries, day, sight));
            self.looks.begun += 1;
        }
        let fold = self.fold.as_ref().expect("made above");
        self.looks.view(fold, day, sight);
        let Looks {
            views,
            reading,
            begun,
            ..
        } = &self.looks;
        Ok(Readable {
            looked: Looked {
                fold,
                view: std::borrow::Cow::Borrowed(views.last().expect("it was just looked at")),
            },
            reading: reading.as_ref().expect("read above"),
            begun: *begun,
        })
    }

    /// Takes in what entries changed that were written just now: texts that the vault has. Where that
    /// fails, they are written all the same, and the record is read anew when somebody asks for it.
    pub(crate) fn take_texts(&mut self, changes: &[Change]) {
        let (Some(fold), Some(mut reading)) = (self.fold.as_ref(), self.looks.reading.take())
        else {
            return;
        };
        let mut texts: HashMap<Box<str>, Entry> = HashMap::new();
        let mut recorded = |name: &str| -> Result<Option<Entry>, Failure> {
            if let Some(known) = texts.get(name) {
                return Ok(Some(known.clone()));
            }
            let entry = self.recorded_one(fold, name)?;
            texts.extend(entry.clone().map(|entry| (Box::from(name), entry)));
            Ok(entry)
        };
        for change in changes {
            if !matches!(reading.take(fold, change, &mut recorded), Ok(true)) {
                return;
            }
        }
        self.looks.reading = Some(reading);
    }

    /// The entry with that ref as it was recorded.
    fn recorded_one(&self, fold: &Fold, name: &str) -> Result<Option<Entry>, Failure> {
        let Some(position) = fold.position_of(name) else {
            return Ok(None);
        };
        let Some(row) = self.vault.row_at(row::at(position))? else {
            return Ok(None);
        };
        self.vault.entry(row, |row| shown_of(&row, fold))?.map(Some)
    }

    /// Forgets what was added up and read: other places, other standings, or more than is kept.
    pub(crate) fn begin_anew(&mut self) {
        (self.fold, self.unstored) = (None, u64::MAX);
        self.looks.forget();
    }
}
