//! The record with its texts, as a reader sees it on a day.
//!
//! The ledgers say what the entries add up to, and hold no text. Papers quote entries, so they read
//! these beside the ledgers: corrected, without what is erased, out of sight or later.

mod became;
mod course;
mod lists;
mod speak;
mod what;

use std::collections::HashSet;

use answerable_record::words::{Ending, Side};
use answerable_record::{Change, Day, Entry, Field, Fold, Kind, Sight};

use crate::words::{Wording, Words};
use lists::Lists;

pub use became::{
    Agreement, AgreementState, Became, Behind, CheckState, Claim, Letter, Meeting, MeetingState,
    Reply, What,
};
pub(crate) use course::is_confirmed;
pub use course::{Answer, reply_days};
pub use lists::Place;
pub use speak::Speaker;

/// The entries that a reader sees on a day, as they hold then.
///
/// It belongs to the fold that it was made of: give it each [`Change`] of that fold, and it is the same
/// as if it were read anew.
pub struct Reading {
    at: Day,
    sight: Sight,
    lists: Lists,
    him: Option<Box<str>>,
    erased: HashSet<Box<str>>,
}

impl Reading {
    /// Takes the entries in the order of recording, corrections, erasures and releases with them.
    pub fn new(
        fold: &Fold,
        entries: impl IntoIterator<Item = Entry>,
        at: Day,
        sight: Sight,
    ) -> Reading {
        let entries: Vec<Entry> = entries.into_iter().collect();
        let gone = entries.iter().filter(|entry| fold.is_erased(&entry.name));
        let erased = gone.map(|entry| entry.name.clone()).collect();
        let mut reading = Reading {
            at,
            sight,
            lists: Lists::new(fold, entries, at, sight),
            him: None,
            erased,
        };
        reading.seek_him();
        reading
    }

    /// Takes in what one more entry changed; `recorded` gives an entry as it was recorded, under the ref
    /// that it is shown by. Says whether that was enough: else the record has to be read anew.
    ///
    /// # Errors
    /// What `recorded` says; then it has to be read anew too.
    pub fn take<E>(
        &mut self,
        fold: &Fold,
        change: &Change,
        mut recorded: impl FnMut(&str) -> Result<Option<Entry>, E>,
    ) -> Result<bool, E> {
        let Some(names) = fold.read_differently(change) else {
            return Ok(false);
        };
        for name in names {
            if fold.is_erased(name) && !self.erased.contains(name) {
                self.erased.insert(name.into());
            }
            if !fold.is_read(name, self.at, self.sight) {
                self.lists.drop_one(name);
                continue;
            }
            let holding = fold.holding(name, self.at);
            if holding.is_empty() && self.lists.has_as_recorded(name) {
                continue;
            }
            let (Some(position), Some(entry)) = (fold.position_of(name), recorded(name)?) else {
                return Ok(false);
            };
            let mut corrections = Vec::with_capacity(holding.len());
            for (_, by) in &holding {
                corrections.extend(recorded(by)?);
            }
            let is_corrected = !holding.is_empty();
            let entry = entry.corrected(&holding, &corrections);
            self.lists.put(position, entry, is_corrected);
        }
        // Corrections may have made somebody else his person.
        self.seek_him();
        Ok(true)
    }

    /// The day.
    pub fn at(&self) -> Day {
        self.at
    }

    /// The rooms that its reader can open.
    pub fn sight(&self) -> Sight {
        self.sight
    }

    /// The entry with that ref; his person for `perpetrator`.
    pub fn get(&self, name: &str) -> Option<&Entry> {
        self.lists.get(self.same(name))
    }

    /// Whether the entry with that ref was erased, so that nobody can see it any more.
    pub fn is_erased(&self, name: &str) -> bool {
        self.erased.contains(name)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.lists.all().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All entries, by their days, then in the order of recording.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Entry> + ExactSizeIterator {
        self.lists.all()
    }

    /// The entries of one type, by their days.
    pub fn of_kind(
        &self,
        kind: Kind,
    ) -> impl DoubleEndedIterator<Item = &Entry> + ExactSizeIterator + Clone {
        self.lists.of_kind(kind)
    }

    /// The entries of one type that point at a ref with a field, by their days.
    pub fn pointing(
        &self,
        name: &str,
        kind: Kind,
        field: Field,
    ) -> impl DoubleEndedIterator<Item = &Entry> {
        let found = self.lists.pointing(name, kind, field);
        found.map(|(_, entry)| entry)
    }

    /// The entry at a place; `None` where it is not seen any more.
    pub fn placed(&self, place: Place) -> Option<&Entry> {
        self.lists.placed(place)
    }

    /// The place of the entry with that ref.
    pub fn place(&self, name: &str) -> Option<Place> {
        self.lists.place(name)
    }

    /// The places that came after so many; those of the first reading are the first.
    pub fn places_since(&self, known: usize) -> impl Iterator<Item = (Place, &Entry)> {
        self.lists.places_since(known)
    }

    /// How many places were given so far.
    pub fn places(&self) -> usize {
        self.lists.places()
    }

    /// Whether two names mean the same; `perpetrator` and the ref of his person do.
    pub fn is_same(&self, one: &str, two: &str) -> bool {
        self.same(one) == self.same(two)
    }

    /// Whether a name means him.
    pub fn is_him(&self, name: &str) -> bool {
        name == PERPETRATOR || self.him.as_deref() == Some(name)
    }

    /// The outcome of an entry that holds.
    pub fn outcome(&self, name: &str) -> Option<&Entry> {
        self.lists.outcome(name).map(|(_, outcome)| outcome)
    }

    /// How an entry ended.
    pub fn ending(&self, name: &str) -> Option<Ending> {
        self.outcome(name)?.said.word(Field::Result)
    }

    /// The latest check of a claim.
    pub fn check(&self, claim: &str) -> Option<&Entry> {
        self.lists.check(claim).map(|(_, check)| check)
    }

    /// The words that this process uses for its people.
    pub fn wording(&self, words: &Words) -> Wording {
        let usual = Wording::usual(words);
        let Some(part) = self
            .of_kind(Kind::Process)
            .next()
            .and_then(|process| process.said.part(Field::Wording))
        else {
            return usual;
        };
        let own = part
            .iter()
            .filter_map(|(field, _)| Some((field.name(), part.text(*field)?)));
        own.fold(usual, |wording, (key, word)| wording.with(key, word))
    }

    fn same<'n>(&'n self, name: &'n str) -> &'n str {
        match &self.him {
            Some(him) if name == PERPETRATOR => him,
            _ => name,
        }
    }

    fn seek_him(&mut self) {
        let his = self.of_kind(Kind::Person).find(|person| is_his(person));
        let him = his.map(|person| person.name.clone());
        if him != self.him {
            self.him = him;
            self.lists.forget_all();
        }
    }
}

/// The name that stands for him everywhere.
const PERPETRATOR: &str = "perpetrator";

fn is_his(person: &Entry) -> bool {
    person.said.word(Field::Side) == Some(Side::Perpetrator)
}
