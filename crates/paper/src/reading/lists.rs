//! Entries as they are seen, in lists that one more entry finds its place in.

use std::cell::OnceCell;
use std::collections::HashMap;

use answerable_record::{Day, Entry, Field, Fold, Kind, Position, Sight, Value};
use foldhash::fast::FixedState;

use super::Became;

/// Where an entry lies; it is never given to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(u32);

/// What lies at a place.
struct Placed {
    entry: Entry,
    position: Position,
    /// Whether corrections made it what it is.
    is_corrected: bool,
}

impl Placed {
    /// Where it stands among others: by its day, then in the order of recording.
    fn order(&self) -> (Day, Position) {
        (self.entry.on.day, self.position)
    }
}

/// What corrections hold of an entry, its place, and its number among those that were given.
type Seen<'f> = (Vec<(Field, &'f str)>, Position, usize);

/// The entries, and the ways to them.
#[derive(Default)]
pub(super) struct Lists {
    placed: Vec<Option<Placed>>,
    /// What became of what lies at each place, where somebody looked since it last could change.
    became: Vec<OnceCell<Option<Became>>>,
    /// Looked up many times for one page, so hashed fast.
    by_ref: HashMap<Box<str>, Place, FixedState>,
    /// By day, then in the order of recording; the lists of types likewise.
    all: Vec<Place>,
    kinds: HashMap<Kind, Vec<Place>, FixedState>,
    /// By type first: much points at somebody who is busy, and little of it is of one type. The type stands
    /// beside each, so that nothing of another one is touched on the way.
    pointing: HashMap<Box<str>, Vec<(Kind, Place)>, FixedState>,
}

impl Lists {
    /// Takes entries that stand in the order of recording.
    pub fn new(fold: &Fold, entries: Vec<Entry>, at: Day, sight: Sight) -> Lists {
        let seen: Vec<Seen> = entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| fold.is_read(&entry.name, at, sight))
            .filter_map(|(number, entry)| {
                let position = fold.position_of(&entry.name)?;
                Some((fold.holding(&entry.name, at), position, number))
            })
            .collect();
        let numbers: HashMap<&str, usize> = entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.kind == Kind::Correction)
            .map(|(number, entry)| (entry.name.as_ref(), number))
            .collect();
        let mut corrected: HashMap<usize, Entry> = HashMap::new();
        for (holding, _, number) in &seen {
            if !holding.is_empty() {
                let by = holding.iter().filter_map(|(_, by)| numbers.get(by));
                let corrections: Vec<Entry> = by.map(|number| entries[*number].clone()).collect();
                corrected.insert(*number, entries[*number].corrected(holding, &corrections));
            }
        }
        let seen: Vec<(Position, usize)> = seen
            .into_iter()
            .map(|(_, position, number)| (position, number))
            .collect();
        let mut entries: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
        let mut lists = Lists::default();
        for (position, number) in seen {
            let by_correction = corrected.remove(&number);
            let is_corrected = by_correction.is_some();
            let entry = by_correction.or_else(|| entries[number].take());
            lists.placed.extend(entry.map(|entry| {
                Some(Placed {
                    entry,
                    position,
                    is_corrected,
                })
            }));
        }
        lists.enlist_all();
        lists
    }

    fn enlist_all(&mut self) {
        let count = u32::try_from(self.placed.len()).expect("fewer than 2^32 fit in memory");
        let mut all: Vec<Place> = (0..count).map(Place).collect();
        all.sort_by_key(|place| self.known(*place).order());
        for place in &all {
            let entry = &self.known(*place).entry;
            let (kind, name) = (entry.kind, entry.name.clone());
            let targets = targets(entry);
            self.by_ref.insert(name, *place);
            self.kinds.entry(kind).or_default().push(*place);
            for name in targets {
                self.pointing.entry(name).or_default().push((kind, *place));
            }
        }
        for list in self.pointing.values_mut() {
            // They came by their days, which a stable sort keeps within a type.
            list.sort_by_key(|(kind, _)| *kind);
        }
        self.all = all;
        self.became.resize_with(self.placed.len(), OnceCell::new);
    }

    /// Puts an entry where it belongs, in place of what was known under its ref.
    pub fn put(&mut self, position: Position, entry: Entry, is_corrected: bool) {
        self.drop_one(&entry.name);
        let count = u32::try_from(self.placed.len()).expect("fewer than 2^32 fit in memory");
        let place = Place(count);
        let targets = targets(&entry);
        let kind = entry.kind;
        self.forget_near(kind, &targets);
        self.became.push(OnceCell::new());
        self.by_ref.insert(entry.name.clone(), place);
        self.placed.push(Some(Placed {
            entry,
            position,
            is_corrected,
        }));
        let placed = &self.placed;
        insert(placed, &mut self.all, place);
        insert(placed, self.kinds.entry(kind).or_default(), place);
        for name in targets {
            let list = self.pointing.entry(name).or_default();
            insert_by_kind(placed, list, (kind, place));
        }
    }

    /// Drops what is known under a ref.
    pub fn drop_one(&mut self, name: &str) {
        let Some(place) = self.by_ref.remove(name) else {
            return;
        };
        let placed = &self.placed;
        let entry = &known(placed, place).entry;
        remove(placed, &mut self.all, place);
        if let Some(list) = self.kinds.get_mut(&entry.kind) {
            remove(placed, list, place);
        }
        let (kind, targets) = (entry.kind, targets(entry));
        self.forget_near(kind, &targets);
        for name in targets {
            if let Some(list) = self.pointing.get_mut(&name) {
                list.retain(|(_, other)| *other != place);
                if list.is_empty() {
                    self.pointing.remove(&name);
                }
            }
        }
        self.placed[place.0 as usize] = None;
    }

    /// Forgets what became of those that an entry of this type points at. Terms of letters hang on the
    /// mandate of their day.
    pub fn forget_near(&mut self, kind: Kind, targets: &[Box<str>]) {
        if matches!(kind, Kind::Mandate | Kind::Withdrawal) {
            return self.forget_all();
        }
        for name in targets {
            if let Some(place) = self.by_ref.get(name) {
                self.became[place.0 as usize].take();
            }
        }
    }

    /// Forgets what became of everything.
    pub fn forget_all(&mut self) {
        self.became.fill_with(OnceCell::new);
    }

    /// What became of what lies at a place, where that is known.
    pub fn kept(&self, place: Place) -> &OnceCell<Option<Became>> {
        &self.became[place.0 as usize]
    }

    /// Whether an entry is known, and no correction made it what it is.
    pub fn has_as_recorded(&self, name: &str) -> bool {
        let place = self.by_ref.get(name);
        place.is_some_and(|place| !self.known(*place).is_corrected)
    }

    pub fn place(&self, name: &str) -> Option<Place> {
        self.by_ref.get(name).copied()
    }

    pub fn get(&self, name: &str) -> Option<&Entry> {
        self.by_ref.get(name).map(|place| &self.known(*place).entry)
    }

    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Entry> + ExactSizeIterator {
        self.all.iter().map(|place| &self.known(*place).entry)
    }

    pub fn of_kind(
        &self,
        kind: Kind,
    ) -> impl DoubleEndedIterator<Item = &Entry> + ExactSizeIterator + Clone {
        let found = self.places_of(kind).iter();
        found.map(|place| &self.known(*place).entry)
    }

    pub fn places_of(&self, kind: Kind) -> &[Place] {
        self.kinds.get(&kind).map_or(&[], Vec::as_slice)
    }

    pub fn pointing(
        &self,
        name: &str,
        kind: Kind,
        field: Field,
    ) -> impl DoubleEndedIterator<Item = (Place, &Entry)> {
        let found = self.pointing.get(name).map_or(&[][..], Vec::as_slice);
        let from = found.partition_point(|(known, _)| *known < kind);
        let until = found.partition_point(|(known, _)| *known <= kind);
        found[from..until]
            .iter()
            .map(|(_, place)| (*place, &self.known(*place).entry))
            .filter(move |(_, entry)| {
                let value = entry.said.get(field);
                value.is_some_and(|value| names_in(value).iter().any(|said| **said == *name))
            })
    }

    /// The outcome of an entry that holds.
    pub fn outcome(&self, name: &str) -> Option<(Place, &Entry)> {
        self.pointing(name, Kind::Outcome, Field::Of).next()
    }

    /// The latest check of a claim.
    pub fn check(&self, claim: &str) -> Option<(Place, &Entry)> {
        self.pointing(claim, Kind::Check, Field::Claim).next_back()
    }

    pub fn placed(&self, place: Place) -> Option<&Entry> {
        let placed = self.placed.get(place.0 as usize)?.as_ref();
        placed.map(|placed| &placed.entry)
    }

    pub fn places(&self) -> usize {
        self.placed.len()
    }

    pub fn places_since(&self, since: usize) -> impl Iterator<Item = (Place, &Entry)> {
        let placed = self.placed.iter().enumerate().skip(since);
        placed.filter_map(|(place, placed)| {
            let place = u32::try_from(place).expect("there is a place of this number");
            Some((Place(place), &placed.as_ref()?.entry))
        })
    }

    fn known(&self, place: Place) -> &Placed {
        known(&self.placed, place)
    }
}

fn known(placed: &[Option<Placed>], place: Place) -> &Placed {
    let placed = placed[place.0 as usize].as_ref();
    placed.expect("what stands in a list is there")
}

fn insert(placed: &[Option<Placed>], list: &mut Vec<Place>, place: Place) {
    let order = known(placed, place).order();
    let at = list.partition_point(|other| known(placed, *other).order() <= order);
    list.insert(at, place);
}

fn insert_by_kind(placed: &[Option<Placed>], list: &mut Vec<(Kind, Place)>, one: (Kind, Place)) {
    let order = |(kind, place): (Kind, Place)| (kind, known(placed, place).order());
    let at = list.partition_point(|other| order(*other) <= order(one));
    list.insert(at, one);
}

fn remove(placed: &[Option<Placed>], list: &mut Vec<Place>, place: Place) {
    let order = known(placed, place).order();
    let first = list.partition_point(|other| known(placed, *other).order() < order);
    if let Some(at) = list[first..].iter().position(|other| *other == place) {
        list.remove(first + at);
    }
}

/// The names in an entry's fields, its demands and paragraphs apart, each once.
fn targets(entry: &Entry) -> Vec<Box<str>> {
    let values = entry.said.iter().map(|(_, value)| value);
    let mut names: Vec<Box<str>> = values.flat_map(names_in).cloned().collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn names_in(value: &Value<Box<str>, Box<str>>) -> &[Box<str>] {
    match value {
        Value::Name(name) => std::slice::from_ref(name),
        Value::Names(names) => names,
        _ => &[],
    }
}
