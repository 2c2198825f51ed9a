//! The faults that a storage has in ordinary life, all at once, for worlds of many weeks.
//!
//! Syncthing that takes days, a cache that answers with what was, a sync tool that restores last week's
//! folder, a stick that forgets, a line that breaks. Not in here: damage and malice ([`Damaged`](super::Damaged),
//! [`Mixed`](super::Mixed), [`Forked`](super::Forked)), which a world has to survive as well, but which are looked for one by one.
//!
//! **Why it is survivable.** As each of them is: see `views.rs` and `failing.rs`. Together they are survivable
//! as long as some storage or vault has each piece; for a world that is to end in agreement, take one
//! storage that loses nothing, or let those who have a piece put it again.

use answerable_depot::{Depot, Failure};

use super::chance::Chance;
use super::failing::Flaky;
use super::memory::{Memory, Reader, Version};
use super::views::{Asked, Drops, Late, Loses, Repeats, Shows, View};

const DAY: u64 = 24 * 60;

/// How bad it is. Rates are times in a thousand, durations ticks: minutes, as [`Schedule`](super::Schedule) has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weather {
    /// How late an object comes at most.
    pub late_max: u64,
    /// How often an old answer is repeated.
    pub repeated: u32,
    /// How many objects are never kept.
    pub dropped: u32,
    /// How many objects are lost after they were kept.
    pub lost: u32,
    /// In how many weeks all is rolled back by up to a week.
    pub rolled_back: u32,
    /// How many calls fail.
    pub failing: u32,
}

impl Weather {
    /// Nothing ever goes wrong.
    pub const CALM: Self = Self {
        late_max: 0,
        repeated: 0,
        dropped: 0,
        lost: 0,
        rolled_back: 0,
        failing: 0,
    };

    /// Late, repeated, interrupted; nothing is lost for good.
    pub const RAIN: Self = Self {
        late_max: 3 * DAY,
        repeated: 50,
        failing: 20,
        ..Self::CALM
    };

    /// All of it.
    pub const STORM: Self = Self {
        late_max: 14 * DAY,
        repeated: 100,
        dropped: 20,
        lost: 20,
        rolled_back: 100,
        failing: 50,
    };

    /// The weather clears: nothing is late, repeated or interrupted any more. What was lost stays lost,
    /// and what is put has the chances that it had.
    #[must_use]
    pub fn cleared(self) -> Self {
        Self {
            late_max: 0,
            repeated: 0,
            failing: 0,
            ..self
        }
    }

    /// The storage as this reader has it on one visit; `chance` is the storage's, the same for all visits.
    #[must_use]
    pub fn over(self, memory: &Memory, reader: Reader, chance: Chance) -> Box<dyn Depot> {
        let late = Late {
            chance: chance.of(1),
            ticks_max: self.late_max,
        };
        let repeats = Repeats {
            chance: chance.of(2),
            in_a_thousand: self.repeated,
            ticks_max: 7 * DAY,
        };
        let drops = Drops {
            chance: chance.of(3),
            in_a_thousand: self.dropped,
        };
        let loses = Loses {
            chance: chance.of(4),
            in_a_thousand: self.lost,
            ticks_max: 60 * DAY,
        };
        let rolls = RollsBack {
            chance: chance.of(5),
            in_a_thousand: self.rolled_back,
        };
        let view = View::new(memory, reader).with(late).with(repeats);
        let view = view.with(drops).with(loses).with(rolls);
        let visit = chance.of(6).of(u64::from(reader.0)).of(memory.now());
        Box::new(Flaky::new(view, visit, self.failing, Failure::TooSlow))
    }
}

/// Rolls all back at the end of some weeks, by up to a week.
struct RollsBack {
    chance: Chance,
    in_a_thousand: u32,
}

impl Shows for RollsBack {
    fn shows(&self, asked: Asked<'_>, version: &Version) -> bool {
        const WEEK: u64 = 7 * DAY;
        // Only the end of its own week can reach back to a version: it goes back by a week at most.
        let end = (version.tick / WEEK + 1) * WEEK;
        let chance = self.chance.of(end);
        let by = 1 + chance.of(1).below(WEEK);
        let undone = chance.happens(self.in_a_thousand) && version.tick + by > end;
        !(undone && asked.now >= end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::depot::{contract, name, seeds};
    use answerable_depot::Put;

    #[test]
    fn calm_weather_keeps_the_contract() {
        contract(&|| Weather::CALM.over(&Memory::new(), Reader(1), Chance::new(0)));
    }

    #[test]
    fn in_rain_everything_arrives_in_the_end() {
        for seed in seeds("rain", 20) {
            let memory = Memory::new();
            for number in 0..50 {
                let _ = Weather::RAIN
                    .over(&memory, Reader(1), seed.chance())
                    .put(&name(number), b"x");
                memory.wait_until(memory.now() + 60);
            }
            memory.wait_until(memory.now() + 30 * DAY);
            for put in memory.present() {
                let comes = (0..50).any(|_| {
                    memory.wait_until(memory.now() + 1);
                    let depot = Weather::RAIN.over(&memory, Reader(2), seed.chance());
                    depot.get(&put, 9) == Ok(Some(b"x".to_vec()))
                });
                assert!(comes, "{put:?}");
            }
        }
    }

    #[test]
    fn storm_takes_away_much_and_invents_nothing() {
        for seed in seeds("storm", 20) {
            let memory = Memory::new();
            let mut missing = 0;
            for number in 0..300 {
                let depot = Weather::STORM.over(&memory, Reader(1), seed.chance());
                let put = depot.put(&name(number), &number.to_be_bytes());
                assert!(matches!(put, Ok(Put::Written) | Err(Failure::TooSlow)));
                memory.wait_until(memory.now() + 300);
            }
            memory.wait_until(memory.now() + 90 * DAY);
            let depot = Weather::STORM.over(&memory, Reader(2), seed.chance());
            for number in 0..300 {
                match depot.get(&name(number), 9) {
                    Ok(Some(bytes)) => assert_eq!(bytes, number.to_be_bytes()),
                    _ => missing += 1,
                }
            }
            assert!((5..250).contains(&missing), "{missing}");
        }
    }
}
