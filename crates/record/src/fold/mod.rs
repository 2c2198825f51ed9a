//! The fold: what a record adds up to, kept so that one more entry costs no new beginning.
//!
//! It takes entries in any order of arrival, each with its place in the order of recording, and
//! gives the same answers for the same set of them. It holds no text.

mod arrival;
pub(crate) mod fact;
pub(crate) mod look;
mod names;
mod script;
mod store;
mod tell;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use crate::fold::look::Look;
use crate::kind::{Field, Kind};
use crate::shape::endings;
use crate::words::Side;

pub use arrival::{Arrival, Standing};
pub use fact::Position;
pub(crate) use fact::{Fact, Held};
pub use names::Name;
pub(crate) use names::{Names, room_to_grow};
pub use script::ScriptLine;
pub use store::StoreError;

/// Where a fact lies in the fold: the number of its arrival.
pub(crate) type At = u32;

/// What a record adds up to.
#[derive(Clone, Debug, Default)]
pub struct Fold {
    pub(crate) names: Names,
    pub(crate) facts: Vec<Fact>,
    /// All facts in the order of recording.
    pub(crate) order: Vec<At>,
    /// Facts of each type, in the order of recording.
    kinds: Vec<Vec<At>>,
    /// Which fact has a name as its ref.
    holders: Vec<Option<At>>,
    /// Facts that were recorded with one and the same ref, in the order of recording.
    namesakes: HashMap<Name, Vec<At>>,
    /// Which facts point at a name.
    pointing: Vec<Vec<At>>,
    /// What was erased, so that it stays so whenever it arrives.
    erased: HashSet<Name>,
    /// Facts with more than one outcome, or more than one correction.
    pub(crate) contested: BTreeSet<At>,
    him: Option<Name>,
    /// Every demand and criterion that a letter has; empty while nobody asked since a letter changed.
    criteria: OnceLock<HashSet<Name>>,
}

/// What one more entry changes of what was computed before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Facts to be looked at anew.
    pub(crate) touched: Vec<At>,
    /// Mandates that say something else now: terms hang on them.
    pub(crate) mandates: Vec<At>,
    /// Whether everything has to be.
    pub(crate) everything: bool,
}

/// The ref as it was written, of one that may have a suffix since others have the same.
pub fn written_ref(shown: &str) -> &str {
    shown.split_once('~').map_or(shown, |(written, _)| written)
}

impl Fold {
    /// How many entries it holds.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// The last place in the order of recording.
    pub fn last(&self) -> Option<Position> {
        self.order.last().map(|at| self.fact(*at).position)
    }

    /// The last place of an entry in one of these rooms that lies no deeper than this.
    pub fn last_in(&self, sight: look::Sight, depth_max: u64) -> Option<Position> {
        let look = Look::above(self);
        let lies = |at: &&At| {
            let deep = self.fact(**at).position.depth > depth_max;
            !deep && (sight == look::Sight::ALL || sight.opens(look.room_of(**at)))
        };
        let mut last = self.order.iter().rev();
        last.find(lies).map(|at| self.fact(*at).position)
    }

    /// The place of the entry with that ref.
    pub fn position_of(&self, reference: &str) -> Option<Position> {
        self.find(reference).map(|at| self.fact(at).position)
    }

    /// The type of the entry with that ref.
    pub fn kind_of(&self, reference: &str) -> Option<Kind> {
        self.find(reference).map(|at| self.fact(at).kind)
    }

    /// Whether the entry with that ref was erased.
    pub fn is_erased(&self, reference: &str) -> bool {
        self.find(reference).is_some_and(|at| self.fact(at).erased)
    }

    /// The ref of the perpetrator's person.
    pub fn perpetrator(&self) -> Option<&str> {
        self.him.map(|him| self.names.text(him))
    }

    fn take_in(&mut self, fact: Fact) -> Change {
        let at = At::try_from(self.facts.len()).expect("fewer than 2^32 entries fit in memory");
        let (kind, of) = (fact.kind, fact.said.name(Field::Of).copied());
        // A copy shows what was said in another room; what it did there it does not do here.
        let acts = !fact.is_silent() && fact.copy_since.is_none();
        let written = fact.name;
        self.facts.push(fact);
        self.make_room();
        self.place(at);
        let namesake = self.name(at, written);
        self.link(at);
        // Outcomes that waited for it count no more where it can have none, nor what hung on them.
        let name = self.fact(at).name;
        let disappoints =
            endings(kind).is_empty() && self.rivals_of(Kind::Outcome, name).next().is_some();
        let mut change = Change {
            touched: vec![at],
            mandates: Vec::new(),
            everything: namesake || disappoints,
        };
        self.understand(at);
        let changed = self.changed(at);
        if let Some(changed) = changed {
            self.touch(changed, &mut change.touched);
        }
        if let Some(of) = of.filter(|_| kind == Kind::Erasure && acts) {
            self.erase(of);
        }
        if self.is_gone(at, of) {
            self.strip(at);
        }
        let changed = changed.map(|changed| (changed, self.fact(changed).kind));
        match changed {
            Some((mandate, Kind::Mandate)) => change.mandates.push(mandate),
            // What it is of may be a letter that is not here yet.
            Some((_, Kind::Letter)) | None => self.criteria = OnceLock::new(),
            _ => {}
        }
        if namesake || matches!(changed, Some((_, Kind::Person))) {
            change.everything |= self.seek_him();
        }
        self.contest(at);
        change.touched.sort_unstable();
        change.touched.dedup();
        change
    }

    /// Whether a letter has this demand or criterion.
    pub(crate) fn knows_criterion(&self, name: Name) -> bool {
        self.criteria
            .get_or_init(|| self.all_criteria())
            .contains(&name)
    }

    fn all_criteria(&self) -> HashSet<Name> {
        let look = Look::above(self);
        let letters = self.of_kind(Kind::Letter).iter();
        let mut known = HashSet::new();
        for letter in letters.filter_map(|at| look.seen(*at)) {
            for demand in letter.said.parts(Field::Demands) {
                let criteria = demand.parts(Field::Criteria).iter();
                let ids = criteria.filter_map(|criterion| criterion.name(Field::Id));
                known.extend(ids.chain(demand.name(Field::Id)).copied());
            }
        }
        known
    }

    pub(crate) fn fact(&self, at: At) -> &Fact {
        &self.facts[at as usize]
    }

    /// The fact at a place in the order of recording.
    pub(crate) fn at_position(&self, position: Position) -> Option<At> {
        let place = self
            .order
            .partition_point(|at| self.fact(*at).position < position);
        let at = *self.order.get(place)?;
        (self.fact(at).position == position).then_some(at)
    }

    /// Facts of one type among those that point at a name.
    pub(crate) fn rivals_of(&self, kind: Kind, target: Name) -> impl Iterator<Item = At> {
        let pointing = self.pointing_at_same(target).into_iter().flatten().copied();
        pointing.filter(move |at| self.fact(*at).kind == kind)
    }

    pub(crate) fn find(&self, reference: &str) -> Option<At> {
        self.names
            .find(reference)
            .and_then(|name| self.holder(name))
    }

    /// The fact that has this name as its ref; him, where the name is `perpetrator`.
    pub(crate) fn holder(&self, name: Name) -> Option<At> {
        self.holders.get(self.same(name).at()).copied().flatten()
    }

    /// Facts of one type, in the order of recording.
    pub(crate) fn of_kind(&self, kind: Kind) -> &[At] {
        self.kinds.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// Facts that point at a name, in the order of their arrival.
    pub(crate) fn pointing_at(&self, name: Name) -> &[At] {
        self.pointing.get(name.at()).map_or(&[], Vec::as_slice)
    }

    /// The same, of him also those that name him `perpetrator`: two lists, the second mostly empty.
    pub(crate) fn pointing_at_same(&self, name: Name) -> [&[At]; 2] {
        let name = self.same(name);
        let by_role = match self.is_him(name) && name != Name::PERPETRATOR {
            true => self.pointing_at(Name::PERPETRATOR),
            false => &[],
        };
        [self.pointing_at(name), by_role]
    }

    /// The same name where it means the same: `perpetrator` and the ref of his person are one.
    pub(crate) fn same(&self, name: Name) -> Name {
        match self.him {
            Some(him) if name == Name::PERPETRATOR => him,
            _ => name,
        }
    }

    pub(crate) fn is_him(&self, name: Name) -> bool {
        name == Name::PERPETRATOR || self.him == Some(name)
    }

    fn make_room(&mut self) {
        let names = self.names.len();
        if self.holders.len() < names {
            if self.holders.capacity() < names {
                let room = names - self.holders.len() + room_to_grow(names);
                self.holders.reserve_exact(room);
                self.pointing.reserve_exact(room);
            }
            self.holders.resize(names, None);
            self.pointing.resize_with(names, Vec::new);
        }
        if self.kinds.is_empty() {
            self.kinds.resize_with(Kind::ALL.len(), Vec::new);
        }
    }

    /// Puts a fact where it belongs in the order of recording.
    fn place(&mut self, at: At) {
        let facts = &self.facts;
        let position = facts[at as usize].position;
        let insert = |list: &mut Vec<At>| {
            let behind = |other: &At| (facts[*other as usize].position, *other) <= (position, at);
            let place = match list.last() {
                Some(last) if !behind(last) => list.partition_point(behind),
                _ => list.len(),
            };
            list.insert(place, at);
        };
        insert(&mut self.order);
        insert(&mut self.kinds[facts[at as usize].kind as usize]);
    }

    /// Gives a fact its ref. Says whether it has namesakes.
    fn name(&mut self, at: At, written: Name) -> bool {
        let Some(first) = self.holders[written.at()] else {
            self.holders[written.at()] = Some(at);
            return false;
        };
        let namesakes = self.namesakes.entry(written).or_insert_with(|| vec![first]);
        namesakes.push(at);
        self.share(written);
        true
    }

    /// Shares a ref among namesakes: the earlier keeps it, the later are told apart by a suffix.
    fn share(&mut self, name: Name) {
        let written = written_ref(self.names.text(name));
        let Some(written) = self.names.find(written) else {
            return;
        };
        let facts = &self.facts;
        let Some(namesakes) = self.namesakes.get_mut(&written) else {
            return;
        };
        namesakes.sort_by_key(|at| {
            let fact = &facts[*at as usize];
            (fact.standing == Standing::Apart, fact.position)
        });
        for (number, namesake) in (1..).zip(namesakes.clone()) {
            let name = match number {
                1 => written,
                _ => self
                    .names
                    .name(&format!("{}~{number}", self.names.text(written))),
            };
            self.make_room();
            self.facts[namesake as usize].name = name;
            self.holders[name.at()] = Some(namesake);
        }
    }

    fn link(&mut self, at: At) {
        for name in self.facts[at as usize].links() {
            // A fact is linked once, when it arrives: it can only be last.
            let pointing = &mut self.pointing[name.at()];
            if pointing.last() != Some(&at) {
                pointing.push(at);
            }
        }
    }

    /// Understands corrections whose target is known now: this one, or those that waited for it.
    fn understand(&mut self, at: At) {
        let fact = self.fact(at);
        let (name, kind) = (fact.name, fact.kind);
        let waiting = if kind == Kind::Correction {
            vec![at]
        } else {
            self.pointing_at(name).to_vec()
        };
        for correction in waiting {
            let fact = self.fact(correction);
            if fact.kind != Kind::Correction {
                continue;
            }
            let target = fact.said.name(Field::Of).and_then(|of| self.holder(*of));
            if let Some(target) = target {
                let kind = self.fact(target).kind;
                self.facts[correction as usize].understand(kind, &mut self.names);
                self.make_room();
                self.link_corrected(correction, target);
            }
        }
    }

    /// Finds the way back also to where a corrected entry points now.
    fn link_corrected(&mut self, correction: At, target: At) {
        for name in self.facts[correction as usize].links_set() {
            let pointing = &mut self.pointing[name.at()];
            if !pointing.contains(&target) {
                pointing.push(target);
            }
        }
    }

    /// The fact that an entry makes another: itself, or what it corrects, erases or releases.
    fn changed(&self, at: At) -> Option<At> {
        let mut changed = at;
        // An erasure of a correction changes what that corrected; a broken chain must end too.
        for _ in 0..4 {
            let fact = self.fact(changed);
            if !matches!(fact.kind, Kind::Correction | Kind::Erasure | Kind::Release) {
                return Some(changed);
            }
            changed = self.holder(*fact.said.name(Field::Of)?)?;
        }
        None
    }

    /// Collects what may look different because of a fact: what it points at, and what points there.
    fn touch(&self, changed: At, touched: &mut Vec<At>) {
        self.touch_below(changed, touched);
        let mut links: Vec<Name> = self.fact(changed).links().collect();
        for pointing in self.pointing_at(self.fact(changed).name) {
            if self.fact(*pointing).kind == Kind::Correction {
                links.extend(self.fact(*pointing).links());
            }
        }
        for name in links {
            match self.holder(name) {
                Some(above) => self.touch_above(above, touched),
                // Not there yet: others that hang on it may hang together all the same.
                None => touched.extend(self.pointing_at(name)),
            }
        }
    }

    fn touch_below(&self, at: At, touched: &mut Vec<At>) {
        if self.pointing_at(self.fact(at).name).is_empty() {
            touched.push(at);
            return;
        }
        let mut waiting = vec![at];
        let mut seen = HashSet::from([at]);
        while let Some(next) = waiting.pop() {
            touched.push(next);
            if self.fact(next).kind == Kind::Person {
                continue;
            }
            let below = self.pointing_at(self.fact(next).name);
            waiting.extend(below.iter().filter(|below| seen.insert(**below)));
        }
    }

    fn touch_above(&self, at: At, touched: &mut Vec<At>) {
        touched.push(at);
        let fact = self.fact(at);
        match fact.kind {
            // An answer that comes earlier takes the place of another; a finding counts by its decision.
            Kind::Contact | Kind::Decision => touched.extend(self.pointing_at(fact.name)),
            Kind::Person | Kind::Surrounding => {}
            _ => {
                let above = fact.links().filter_map(|name| self.holder(name));
                above
                    .filter(|above| *above != at && self.fact(*above).position < fact.position)
                    .for_each(|above| self.touch_above(above, touched));
            }
        }
    }

    fn is_gone(&self, at: At, of: Option<Name>) -> bool {
        let fact = self.fact(at);
        let with_target =
            fact.kind == Kind::Correction && of.is_some_and(|of| self.is_erased_name(of));
        self.erased.contains(&fact.name) || with_target
    }

    pub(crate) fn is_erased_name(&self, name: Name) -> bool {
        let name = self.same(name);
        self.erased.contains(&name) || self.holder(name).is_some_and(|at| self.fact(at).erased)
    }

    fn erase(&mut self, of: Name) {
        let of = self.same(of);
        self.erased.insert(of);
        let Some(target) = self.holder(of) else {
            return;
        };
        self.strip_corrected(target);
    }

    /// Leaves the stub of a fact and of each correction of it.
    fn strip_corrected(&mut self, target: At) {
        let name = self.fact(target).name;
        let of_it = |at: &At| {
            let of = self.fact(*at).said.name(Field::Of);
            of.is_some_and(|of| self.same(*of) == name)
        };
        let corrections = self.rivals_of(Kind::Correction, name).filter(of_it);
        for at in corrections.collect::<Vec<_>>() {
            self.strip(at);
        }
        self.strip(target);
    }

    fn strip(&mut self, at: At) {
        let room = Look::above(self).room_of(at);
        self.facts[at as usize].strip(room);
    }

    /// Finds the perpetrator's person, also where a correction made that person his.
    /// Says whether it is another one than before.
    fn seek_him(&mut self) -> bool {
        let look = Look::above(self);
        let mut people = self.of_kind(Kind::Person).iter();
        let his = people.find(|at| look.side_of(self.fact(**at).name) == Some(Side::Perpetrator));
        let him = his.map(|at| self.fact(*at).name);
        let another = std::mem::replace(&mut self.him, him) != him;
        let Some(him) = him.filter(|_| another) else {
            return another;
        };
        // What was said of `perpetrator` before anybody knew who that is.
        for at in self.pointing_at(Name::PERPETRATOR).to_vec() {
            if self.fact(at).kind == Kind::Correction {
                self.understand(at);
            }
        }
        if self.erased.contains(&Name::PERPETRATOR) {
            self.erase(him);
        }
        another
    }

    /// Remembers what has more than one outcome or correction.
    fn contest(&mut self, at: At) {
        let fact = self.fact(at);
        let mut names = vec![fact.name];
        if matches!(fact.kind, Kind::Outcome | Kind::Correction) {
            names.extend(fact.links());
        }
        for name in names {
            let Some(target) = self.holder(name) else {
                continue;
            };
            let pointing = self.pointing_at(name);
            let count = |kind| {
                let of_kind = pointing.iter().filter(|at| self.fact(**at).kind == kind);
                of_kind.count()
            };
            if pointing.len() < 2 {
                continue;
            }
            if count(Kind::Outcome) > 1 || count(Kind::Correction) > 1 {
                self.contested.insert(target);
            }
        }
    }
}
