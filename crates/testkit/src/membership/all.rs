//! All histories of a few operations, each looked at once but for the names of people.

use std::collections::HashSet;

use super::against::differs;
use super::history::{Deed, History, Person, Start};
use super::laws::{Broken, Law};
use super::rules::Rules;
use super::same::Marks;
use super::set::Set;
use super::steps::Step;

/// What was looked at.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// How many histories, each once but for the names of people.
    pub histories: usize,
    /// One in which a law does not hold, of those with the fewest operations that were met first.
    pub broken: Vec<Broken>,
}

/// All histories of so many operations of every kind: each device, having heard of any part of what is
/// there, does all that it lawfully may; and each may fork its chain.
#[must_use]
pub fn every_kind(
    start: &Start,
    operations: usize,
    people_max: usize,
    rules: Rules,
    earnest: bool,
) -> Looked {
    let mut search = Search::new(start, rules, people_max, earnest);
    search.each(operations, &Search::any);
    search.looked
}

/// All histories of so many admissions, removals and restarts, each carried: its proposer and just as
/// many others as it takes back it, having heard of each other and of any part of what is there.
#[must_use]
pub fn coarse(
    start: &Start,
    operations: usize,
    people_max: usize,
    rules: Rules,
    earnest: bool,
) -> Looked {
    let mut search = Search::new(start, rules, people_max, earnest);
    search.each(operations, &Search::carried);
    search.looked
}

struct Search {
    history: History,
    marks: Marks,
    met: HashSet<u64>,
    people_max: usize,
    /// Whether each is held against the crate as well.
    earnest: bool,
    looked: Looked,
    /// The nodes that make up an operation each.
    operations: Vec<Set>,
}

type Next = dyn Fn(&Search) -> Vec<Vec<Step>>;

impl Search {
    fn new(start: &Start, rules: Rules, people_max: usize, earnest: bool) -> Self {
        let history = History::begin(start.clone(), rules);
        let marks = Marks::new(&start.people);
        Self {
            history,
            marks,
            met: HashSet::new(),
            people_max,
            earnest,
            looked: Looked::default(),
            operations: Vec::new(),
        }
    }

    fn each(&mut self, left: usize, next: &Next) {
        if !self.met.insert(self.marks.of(&self.history)) {
            return;
        }
        self.looked.histories += 1;
        if self.looked.broken.is_empty() {
            let mark = self.history.mark();
            let same = self
                .earnest
                .then(|| differs(&self.history, self.looked.histories as u64));
            let differs = same.flatten().map(|what| (Law::SameInEarnest, what));
            let broken = differs.or_else(|| self.history.find_broken());
            if let Some((law, what)) = broken {
                let history = self.history.clone();
                self.looked.broken.push(Broken { law, what, history });
            }
            self.history.back_to(mark);
        }
        if left == 0 || !self.looked.broken.is_empty() {
            return;
        }
        for steps in next(self) {
            let mark = self.history.mark();
            let first = self.history.nodes.len();
            for step in &steps {
                self.history.step(step);
            }
            let nodes = self.history.whole() - Set::below(first);
            self.operations.push(nodes);
            self.each(left - 1, next);
            self.operations.pop();
            self.history.back_to(mark);
            self.marks.back_to(first);
        }
    }

    const NEWCOMERS: [Person; 2] = [
        Person::CONTACT,
        Person {
            from_now: true,
            ..Person::CONTACT
        },
    ];

    /// Every single step.
    fn any(&self) -> Vec<Vec<Step>> {
        let history = &self.history;
        let mut steps = Vec::new();
        for device in 0..history.used.1 {
            let Some(base) = history.base(device) else {
                continue;
            };
            let tip = history.tip(device);
            // After its last node, or after the one before that.
            let mut places = vec![(tip, base)];
            if let Some(before) = tip.and_then(|tip| history.nodes[tip].before) {
                places.push((Some(before), history.upto(before)));
            }
            for (before, base) in places {
                for heard in history.hearings(base) {
                    let fork = before != tip;
                    if !self.can_hear(device, base, heard) {
                        continue;
                    }
                    let deeds = history.deeds(device, heard, &Self::NEWCOMERS, self.people_max);
                    steps.extend(deeds.into_iter().map(|deed| {
                        vec![Step {
                            device,
                            before,
                            heard,
                            deed,
                        }]
                    }));
                    if !fork {
                        steps.extend(self.restart(device, heard).map(|step| vec![step]));
                    }
                }
            }
        }
        steps
    }

    /// Whether a device that goes on from `base` can have heard so much: of another branch of its own
    /// chain it hears by others alone.
    fn can_hear(&self, device: usize, base: Set, heard: Set) -> bool {
        let nodes = &self.history.nodes;
        (heard - base)
            .iter()
            .filter(|node| nodes[*node].device == device)
            .all(|own| {
                heard
                    .iter()
                    .any(|other| nodes[other].device != device && nodes[other].past.has(own))
            })
    }

    fn restart(&self, old: usize, heard: Set) -> Option<Step> {
        let device = self.history.used.1;
        let deed = Deed::Restart { old, device };
        self.history.law(device, 1, heard, &deed)?;
        Some(Step {
            device,
            before: None,
            heard,
            deed,
        })
    }

    /// Every operation with all who back it.
    fn carried(&self) -> Vec<Vec<Step>> {
        let history = &self.history;
        let mut found = Vec::new();
        for device in 0..history.used.1 {
            let Some(base) = history.base(device) else {
                continue;
            };
            for heard in self.heard_operations(base) {
                let deeds = history.deeds(device, heard, &Self::NEWCOMERS, self.people_max);
                for deed in deeds {
                    if matches!(deed, Deed::Admit { .. } | Deed::Remove { .. }) {
                        self.backed(device, heard, deed, &mut found);
                    }
                }
            }
            found.extend(self.restart(device, base).map(|step| vec![step]));
        }
        found
    }

    /// What a device can have heard: whole operations.
    fn heard_operations(&self, base: Set) -> Vec<Set> {
        let mut sets = vec![base];
        for operation in &self.operations {
            for at in 0..sets.len() {
                let more = sets[at] | *operation;
                let whole = operation
                    .iter()
                    .all(|node| self.history.nodes[node].past.within(more));
                if whole && !sets.contains(&more) {
                    sets.push(more);
                }
            }
        }
        sets.retain(|heard| self.history.take(base, *heard) == *heard);
        sets
    }

    /// A proposal by the least of those who back it, with approvals by just as many as it takes.
    fn backed(&self, device: usize, heard: Set, deed: Deed, found: &mut Vec<Vec<Step>>) {
        let history = &self.history;
        let view = history.resolve(heard);
        let Some(lawful) = history.law(device, 0, heard, &deed) else {
            return;
        };
        let ballot = lawful.ballot.expect("it is an act");
        let backers = |devices: Set| -> Set {
            devices
                .iter()
                .filter_map(|device| view.person_of(device))
                .collect()
        };
        let others: Vec<usize> = view
            .devices
            .members
            .iter()
            .filter(|other| *other > device)
            .collect();
        let node = history.nodes.len();
        for choice in 0..1_u32 << others.len() {
            let others: Set = others
                .iter()
                .enumerate()
                .filter(|(place, _)| choice >> place & 1 == 1)
                .map(|(_, other)| *other)
                .collect();
            let people = backers(others.with(device));
            let is_least =
                |without: usize| !ballot.is_met(backers((others - Set::one(without)).with(device)));
            if people.len() != others.len() + 1
                || !ballot.is_met(people)
                || !others.iter().all(is_least)
            {
                continue;
            }
            let mut steps = vec![Step {
                device,
                before: history.tip(device),
                heard,
                deed,
            }];
            for (place, other) in others.iter().enumerate() {
                let Some(base) = history.base(other).filter(|base| base.within(heard)) else {
                    break;
                };
                if history.take(base, heard) != heard {
                    break;
                }
                let heard = (0..=place).fold(heard, |heard, place| heard.with(node + place));
                let deed = Deed::Approve { act: node };
                steps.push(Step {
                    device: other,
                    before: history.tip(other),
                    heard,
                    deed,
                });
            }
            if steps.len() == others.len() + 1 {
                found.push(steps);
            }
        }
    }
}
