//! The record with its texts, as a reader sees it on a day.
//!
//! The ledgers say what the entries add up to, and hold no text. Papers quote entries, so they read
//! these beside the ledgers: corrected, without what is erased, out of sight or later.

mod course;
mod seen;
mod speak;
mod what;

use std::collections::{HashMap, HashSet};

use answerable_record::words::{Ending, Side};
use answerable_record::{Day, Entry, Field, Fold, Kind, Sight, Value};

use crate::words::{Wording, Words};

pub use course::{Answer, reply_days};
pub(crate) use course::{came_back, is_confirmed};
pub use speak::Speaker;

/// The entries that a reader sees on a day, as they hold then.
pub struct Reading {
    at: Day,
    /// By `on`, then in the order of recording.
    entries: Vec<Entry>,
    by_ref: HashMap<Box<str>, usize>,
    kinds: HashMap<Kind, Vec<usize>>,
    pointing: HashMap<Box<str>, Vec<usize>>,
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
        let mut entries = seen::seen(fold, entries, at, sight);
        entries.sort_by_key(|entry| entry.on.day);
        let mut reading = Reading {
            at,
            entries,
            by_ref: HashMap::new(),
            kinds: HashMap::new(),
            pointing: HashMap::new(),
            him: None,
            erased,
        };
        let his = reading.entries.iter().find(|entry| is_his(entry));
        reading.him = his.map(|person| person.name.clone());
        for (index, entry) in reading.entries.iter().enumerate() {
            reading.by_ref.insert(entry.name.clone(), index);
            reading.kinds.entry(entry.kind).or_default().push(index);
            for name in targets(entry) {
                reading
                    .pointing
                    .entry(name.clone())
                    .or_default()
                    .push(index);
            }
        }
        reading
    }

    /// The day.
    pub fn at(&self) -> Day {
        self.at
    }

    /// The entry with that ref; his person for `perpetrator`.
    pub fn get(&self, name: &str) -> Option<&Entry> {
        let name = self.same(name);
        self.by_ref.get(name).map(|index| &self.entries[*index])
    }

    /// Whether the entry with that ref was erased, so that nobody can see it any more.
    pub fn is_erased(&self, name: &str) -> bool {
        self.erased.contains(name)
    }

    /// All entries, by their days.
    pub fn all(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The entries of one type, by their days.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        let found = self.kinds.get(&kind).map_or(&[][..], Vec::as_slice);
        found.iter().map(|index| &self.entries[*index])
    }

    /// The entries of one type that point at a ref with a field, by their days.
    pub fn pointing(&self, name: &str, kind: Kind, field: Field) -> impl Iterator<Item = &Entry> {
        let found = self
            .pointing
            .get(name)
            .map_or(&[][..], Vec::as_slice)
            .iter();
        found
            .map(|index| &self.entries[*index])
            .filter(move |entry| {
                entry.kind == kind
                    && entry
                        .said
                        .get(field)
                        .is_some_and(|value| names_in(value).any(|n| **n == *name))
            })
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
        self.pointing(name, Kind::Outcome, Field::Of).next()
    }

    /// How an entry ended.
    pub fn ending(&self, name: &str) -> Option<Ending> {
        self.outcome(name)?.said.word(Field::Result)
    }

    /// The latest check of a claim.
    pub fn check(&self, claim: &str) -> Option<&Entry> {
        self.pointing(claim, Kind::Check, Field::Claim).last()
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
}

/// The name that stands for him everywhere.
const PERPETRATOR: &str = "perpetrator";

fn is_his(person: &Entry) -> bool {
    person.kind == Kind::Person && person.said.word(Field::Side) == Some(Side::Perpetrator)
}

/// The names in an entry's fields, its demands and paragraphs apart.
fn targets(entry: &Entry) -> impl Iterator<Item = &Box<str>> {
    let mut names: Vec<&Box<str>> = entry
        .said
        .iter()
        .flat_map(|(_, value)| names_in(value))
        .collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter()
}

fn names_in(value: &Value<Box<str>, Box<str>>) -> impl Iterator<Item = &Box<str>> {
    match value {
        Value::Name(name) => std::slice::from_ref(name),
        Value::Names(names) => names,
        _ => &[],
    }
    .iter()
}
