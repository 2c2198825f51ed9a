//! The ledgers of one day for one reader, kept up while entries come in.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::date::Day;
use crate::fold::look::{Look, Sight, Span};
use crate::fold::room_to_grow;
use crate::fold::{At, Change, Fact, Fold, Name, Position};
use crate::kind::Kind;
use crate::ledger::disclosures::Circle;
use crate::ledger::unit::{Eye, Mark, Nature, Tally, Unit};
use crate::ledger::{Agreements, Claims, Counts, Meetings, Replies};
use crate::words::{PatternKind, Speaks};

/// Something that bears on a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub day: Day,
    pub at: At,
    pub mark: Mark,
}

/// The ledgers of one day for one reader.
///
/// It belongs to the fold that it was made of: give it each [`Change`] of that fold.
#[derive(Clone, Debug)]
pub struct View {
    pub(crate) at: Day,
    pub(crate) sight: Sight,
    pub(crate) from: Option<Day>,
    mandates: Vec<Span>,
    pub(crate) units: Vec<Unit>,
    /// What bears on each criterion or demand, by day, then in the order of recording.
    pub(crate) items: HashMap<Name, Vec<Item>>,
    pub(crate) counts: Counts,
    /// How many replies took how many days.
    pub(crate) reply_days: BTreeMap<i32, usize>,
    /// Overdue replies of each, the last of them last.
    pub(crate) overdue: BTreeMap<Name, BTreeSet<Rank>>,
    pub(crate) due: BTreeSet<At>,
    pub(crate) open_tasks: BTreeSet<At>,
    /// What waits for its end, by type.
    pub(crate) waiting: BTreeSet<(Kind, At)>,
    /// Findings that count on each demand or criterion, the latest last.
    findings: HashMap<Name, BTreeSet<Rank>>,
    pub(crate) patterns: BTreeMap<PatternKind, BTreeSet<Rank>>,
    pub(crate) circles: BTreeMap<Rank, Circle>,
}

/// Where an entry stands among others: by its day, then in the order of recording.
pub(crate) type Rank = (Day, Position, At);

impl View {
    /// The ledgers of a day for somebody who can open those rooms.
    pub fn new(fold: &Fold, at: Day, sight: Sight) -> View {
        let mut view = View {
            at,
            sight,
            from: None,
            mandates: Vec::new(),
            units: Vec::new(),
            items: HashMap::new(),
            counts: Counts::default(),
            reply_days: BTreeMap::new(),
            overdue: BTreeMap::new(),
            due: BTreeSet::new(),
            open_tasks: BTreeSet::new(),
            waiting: BTreeSet::new(),
            findings: HashMap::new(),
            patterns: BTreeMap::new(),
            circles: BTreeMap::new(),
        };
        view.begin(fold);
        view
    }

    /// Says from which day on the reader reads, where that is not the beginning.
    pub fn reading_from(mut self, from: Day) -> View {
        self.from = Some(from);
        self
    }

    /// The day that is looked at.
    pub fn day(&self) -> Day {
        self.at
    }

    /// The rooms that the reader can open.
    pub fn sight(&self) -> Sight {
        self.sight
    }

    /// Takes in what one more entry changed.
    pub fn take(&mut self, fold: &Fold, change: &Change) {
        let new = fold.len() != self.units.len() + 1;
        if change.everything || new {
            self.begin(fold);
            return;
        }
        self.units.push(Unit::default());
        let mut touched = Cow::from(&change.touched);
        let mandates = self.look(fold).spans(Kind::Mandate);
        if let Some(day) = self.terms_change_on(&mandates, &change.mandates) {
            touched.to_mut().extend(self.letters_since(fold, day));
            touched.to_mut().sort_unstable();
            touched.to_mut().dedup();
        }
        self.mandates = mandates;
        for at in touched.iter() {
            self.remove(fold, *at);
        }
        for at in touched.iter() {
            let unit = self.eye(fold).unit(*at);
            self.add(fold, *at, unit);
        }
    }

    /// The first day for which another mandate holds than before, or one that says something else.
    fn terms_change_on(&self, now: &[Span], changed: &[At]) -> Option<Day> {
        let (before, now): (HashSet<&Span>, HashSet<&Span>) =
            (self.mandates.iter().collect(), now.iter().collect());
        let differing: Vec<&Span> = before.symmetric_difference(&now).copied().collect();
        let day = |span: &&Span| {
            let twin = differing
                .iter()
                .find(|twin| twin.at == span.at && **twin != *span);
            match twin {
                // It only ended on another day.
                Some(twin) if twin.from == span.from && !changed.contains(&span.at) => {
                    span.until.into_iter().chain(twin.until).min()
                }
                _ => Some(span.from),
            }
        };
        let same = before.intersection(&now).copied();
        let rewritten = same.filter(|span| changed.contains(&span.at));
        let rewritten = rewritten.map(|span| span.from);
        differing.iter().filter_map(day).chain(rewritten).min()
    }

    /// Contacts since a day, with those that answer them.
    fn letters_since<'f>(
        &self,
        fold: &'f Fold,
        day: Day,
    ) -> impl Iterator<Item = At> + use<'_, 'f> {
        let letters = fold.of_kind(Kind::Contact).iter().copied();
        let late = letters.filter(move |at| {
            let on = self.units[*at as usize].day;
            on.is_some_and(|on| on >= day)
        });
        late.flat_map(|at| {
            let answers = fold.pointing_at(fold.fact(at).name).iter().copied();
            std::iter::once(at).chain(answers)
        })
    }

    /// The latest finding on a demand or criterion that counts.
    pub(crate) fn finding<'f>(&self, look: &Look<'f>, about: Name) -> Option<Cow<'f, Fact>> {
        let (_, _, at) = self.findings.get(&about)?.last()?;
        look.seen(*at)
    }

    pub(crate) fn look<'f>(&self, fold: &'f Fold) -> Look<'f> {
        Look {
            fold,
            at: self.at,
            sight: self.sight,
        }
    }

    pub(crate) fn eye<'f>(&self, fold: &'f Fold) -> Eye<'f, '_> {
        Eye {
            look: self.look(fold),
            mandates: &self.mandates,
        }
    }

    pub(crate) fn mandate(&self) -> Option<At> {
        Look::mandate_on(&self.mandates, self.at)
    }

    fn begin(&mut self, fold: &Fold) {
        self.mandates = self.look(fold).spans(Kind::Mandate);
        self.items.clear();
        self.counts = Counts::default();
        self.reply_days.clear();
        self.overdue.clear();
        self.due.clear();
        self.open_tasks.clear();
        self.waiting.clear();
        self.findings.clear();
        self.patterns.clear();
        self.circles.clear();
        self.units.clear();
        self.units.reserve(fold.len() + room_to_grow(fold.len()));
        self.units.resize_with(fold.len(), Unit::default);
        for at in fold.order.clone() {
            let unit = Eye {
                look: self.look(fold),
                mandates: &self.mandates,
            }
            .unit(at);
            self.add_unsorted(fold, at, unit);
        }
        for items in self.items.values_mut() {
            // They came in the order of recording, which a stable sort keeps within a day.
            items.sort_by_key(|item| item.day);
        }
    }

    fn add_unsorted(&mut self, fold: &Fold, at: At, unit: Unit) {
        for (name, item) in items_of(fold, at, &unit) {
            self.items.entry(name).or_default().push(item);
        }
        self.enter(fold, at, unit);
    }

    fn add(&mut self, fold: &Fold, at: At, unit: Unit) {
        for (name, item) in items_of(fold, at, &unit) {
            let key = |item: &Item| (item.day, fold.fact(item.at).position, item.at);
            let items = self.items.entry(name).or_default();
            let place = items.partition_point(|other| key(other) <= key(&item));
            items.insert(place, item);
        }
        self.enter(fold, at, unit);
    }

    fn enter(&mut self, fold: &Fold, at: At, unit: Unit) {
        if let Some(tally) = unit.tally {
            self.count(tally, 1);
        }
        if let Some((who, _)) = unit.overdue {
            self.overdue
                .entry(who)
                .or_default()
                .insert(rank(fold, at, &unit));
        }
        if unit.due.is_some() {
            self.due.insert(at);
        }
        if unit.held_by.is_some() {
            self.open_tasks.insert(at);
        }
        if unit.waits {
            self.waiting.insert((fold.fact(at).kind, at));
        }
        if let Some(about) = unit.finding {
            self.findings
                .entry(about)
                .or_default()
                .insert(rank(fold, at, &unit));
        }
        if let Some(kind) = unit.pattern {
            self.patterns
                .entry(kind)
                .or_default()
                .insert(rank(fold, at, &unit));
        }
        if fold.fact(at).kind == Kind::Surrounding
            && let Some(circle) = Circle::new(&self.look(fold), at)
        {
            self.circles.insert(rank(fold, at, &unit), circle);
        }
        self.units[at as usize] = unit;
    }

    fn remove(&mut self, fold: &Fold, at: At) {
        let unit = std::mem::take(&mut self.units[at as usize]);
        for (name, item) in items_of(fold, at, &unit) {
            if let Some(items) = self.items.get_mut(&name) {
                let key = |item: &Item| (item.day, fold.fact(item.at).position, item.at);
                let first = items.partition_point(|other| key(other) < key(&item));
                if let Some(place) = items[first..].iter().position(|other| *other == item) {
                    items.remove(first + place);
                }
            }
        }
        if let Some(tally) = unit.tally {
            self.count(tally, -1);
        }
        if let Some((who, _)) = unit.overdue
            && let Some(overdue) = self.overdue.get_mut(&who)
        {
            overdue.remove(&rank(fold, at, &unit));
        }
        let rank = rank(fold, at, &unit);
        if let Some(findings) = unit.finding.and_then(|about| self.findings.get_mut(&about)) {
            findings.remove(&rank);
        }
        if let Some(kind) = unit.pattern
            && let Some(patterns) = self.patterns.get_mut(&kind)
        {
            patterns.remove(&rank);
            if patterns.is_empty() {
                self.patterns.remove(&kind);
            }
        }
        self.circles.remove(&rank);
        self.due.remove(&at);
        self.open_tasks.remove(&at);
        self.waiting.remove(&(fold.fact(at).kind, at));
    }

    /// What of a type waits for its end.
    pub(crate) fn waiting(&self, kind: Kind) -> impl Iterator<Item = At> + '_ {
        let all = self.waiting.range((kind, At::MIN)..=(kind, At::MAX));
        all.map(|(_, at)| *at)
    }

    fn count(&mut self, tally: Tally, by: isize) {
        use crate::ledger::unit::Reply;
        if let Tally::Reply(Reply::InTime { days } | Reply::Late { days }) = tally {
            let count = self.reply_days.entry(days).or_default();
            *count = count.saturating_add_signed(by);
            if *count == 0 {
                self.reply_days.remove(&days);
            }
        }
        match tally {
            Tally::Reply(reply) => Replies::count(&mut self.counts.replies, reply, by),
            Tally::Meeting(ending, over) => {
                Meetings::count(&mut self.counts.meetings, ending, over, by)
            }
            Tally::Agreement {
                ending,
                overdue,
                concession,
            } => {
                Agreements::count(&mut self.counts.agreements, ending, overdue, concession, by);
            }
            Tally::Claim(check) => Claims::count(&mut self.counts.claims, check, by),
        }
    }
}

fn rank(fold: &Fold, at: At, unit: &Unit) -> Rank {
    (unit.day.unwrap_or(Day::MIN), fold.fact(at).position, at)
}

/// What an entry puts under the criteria it bears on: itself, and a reply that is overdue from him.
fn items_of<'u>(fold: &Fold, at: At, unit: &'u Unit) -> impl Iterator<Item = (Name, Item)> + 'u {
    let own = unit
        .day
        .zip(unit.mark)
        .map(|(day, mark)| Item { day, at, mark });
    let overdue = unit
        .overdue
        .filter(|(who, _)| fold.is_him(*who))
        .map(|(_, due)| {
            let mark = Mark {
                speaks: Speaks::Against,
                confirmed: true,
                nature: Nature::OverdueReply,
            };
            Item { day: due, at, mark }
        });
    let items = own.into_iter().chain(overdue);
    items.flat_map(|item| unit.bears.iter().map(move |name| (*name, item)))
}
