//! Longer histories by chance: who is there, what they hear of, what they do.

use super::history::{Deed, History, Person, Side, Start};
use super::rules::Rules;
use super::steps::Step;

/// A row of numbers that look like chance, and are the same for the same seed.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The row of a seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below this one.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % end.max(1)
    }

    /// One of these.
    pub fn one_of<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        if of.is_empty() {
            None
        } else {
            Some(of[self.below(of.len())])
        }
    }
}

/// A history of so many operations by chance, of up to seven people.
#[must_use]
pub fn history(seed: u64, operations: usize, rules: Rules) -> History {
    let mut chance = Chance::of(seed);
    let people = 1 + chance.below(5);
    let kinds = [
        Person::CONTACT,
        Person::CONTACT,
        Person::SUPPORT,
        Person {
            side: Side::Survivor,
            ..Person::CONTACT
        },
        Person {
            reader: false,
            ..Person::SUPPORT
        },
    ];
    let mut first: Vec<Person> = (0..people).filter_map(|_| chance.one_of(&kinds)).collect();
    first.sort_by_key(|person| !person.reader);
    let mut survivors = 0;
    for person in &mut first {
        survivors += usize::from(person.side == Side::Survivor);
        if person.side == Side::Survivor && survivors > 1 {
            person.side = Side::Support;
        }
    }
    let mut start = Start::of(first);
    start.admit_contact = (1 + chance.below(2), chance.below(2));
    let mut history = History::begin(start, rules);
    // Whether people hear of each other often or hardly ever.
    let apart = 1 + chance.below(6);
    for _ in 0..operations {
        if let Some(step) = next(&history, &mut chance, apart) {
            history.step(&step);
        }
    }
    history
}

fn next(history: &History, chance: &mut Chance, apart: usize) -> Option<Step> {
    let device = chance.below(history.used.1);
    let base = history.base(device)?;
    let mut heard = base;
    for node in (history.whole() - base).iter() {
        if history.nodes[node].past.within(heard) && chance.below(apart + 1) > 0 {
            heard.put(node);
        }
    }
    if chance.below(apart) == 0 {
        heard = history.whole();
    }
    let heard = history.take(base, heard);
    let tip = history.tip(device);
    if chance.below(12) == 0 {
        let new = history.used.1;
        let deed = Deed::Restart {
            old: device,
            device: new,
        };
        history.law(new, 1, heard, &deed)?;
        return Some(Step {
            device: new,
            before: None,
            heard,
            deed,
        });
    }
    let newcomers = [
        Person::CONTACT,
        Person {
            from_now: true,
            ..Person::CONTACT
        },
        Person::SUPPORT,
        Person {
            reader: false,
            ..Person::SUPPORT
        },
    ];
    let deeds = history.deeds(device, heard, &newcomers, 8);
    // Leaving and dropping are done by one alone, and would soon leave nobody.
    let weight = |deed: &Deed| match deed {
        Deed::Leave | Deed::Drop { .. } => 1,
        Deed::Approve { .. } | Deed::Settle { .. } => 24,
        Deed::Admit { .. } | Deed::Remove { .. } => 4,
        _ => 2,
    };
    let mut at = chance.below(deeds.iter().map(weight).sum());
    let deed = deeds.into_iter().find(|deed| {
        let here = at < weight(deed);
        at = at.saturating_sub(weight(deed));
        here
    })?;
    // Now and then a chain forks.
    let earlier = tip
        .and_then(|tip| history.nodes[tip].before)
        .filter(|_| chance.below(40) == 0);
    if let Some(before) = earlier {
        let heard = history.take(history.upto(before), history.upto(before));
        history.law(device, 0, heard, &deed)?;
        return Some(Step {
            device,
            before: Some(before),
            heard,
            deed,
        });
    }
    Some(Step {
        device,
        before: tip,
        heard,
        deed,
    })
}
