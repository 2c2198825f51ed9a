//! What a world is like: how many people, which storages, how often what happens.

use crate::depot::{Chance, Shape as Coming, Weather};

const DAY: u64 = 24 * 60;

/// What is taken away from a world so that a law has something to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Segments that a storage has lost are not put again.
    NothingPutAgain,
    /// Nobody acknowledges, announces or grants.
    NothingPaid,
    /// People write under the first key that they ever had.
    OldestKey,
    /// What is missing is not said.
    NothingSaid,
    /// The record is added up in the order in which it came.
    OrderOfArrival,
}

/// What a world is like. Rates are times in a thousand.
#[derive(Clone, Debug)]
pub struct Shape {
    /// How many weeks.
    pub weeks: u64,
    /// How many people there are once it has begun.
    pub people: u32,
    /// The storages, with their weather.
    pub storages: Vec<Weather>,
    /// Whether the last storage is a stick.
    pub stick: bool,
    /// How often somebody writes a line in a week.
    pub writes: u32,
    /// In how many weeks somebody begins to let in, remove, leave, add or drop.
    pub changes: u32,
    /// How many of these changes are that a vault is copied and both are used.
    pub copies: u32,
    /// How many quarters of a year somebody is away.
    pub months_away: u32,
    /// How many visits are cut short.
    pub cut: u32,
    /// In how many visits the program is ended.
    pub ends: u32,
    /// After so long somebody says that they are there, though they have written nothing.
    pub head_age_s: u64,
    /// What is taken away.
    pub fault: Option<Fault>,
}

impl Shape {
    /// Three people, one storage that is late and drops, nothing but lines.
    #[must_use]
    pub fn thin(weeks: u64) -> Self {
        let drops_and_delays = Weather {
            dropped: 30,
            failing: 20,
            late_max: 14 * 24 * 60,
            ..Weather::CALM
        };
        Self {
            weeks,
            people: 3,
            storages: vec![drops_and_delays],
            stick: false,
            writes: 150,
            changes: 0,
            copies: 0,
            months_away: 100,
            cut: 50,
            ends: 0,
            head_age_s: 28 * 24 * 60 * 60,
            fault: None,
        }
    }

    /// Whether a storage keeps what it is given: it may be late, but it loses nothing.
    pub(super) fn keeps(&self, storage: u32) -> bool {
        let weather = &self.storages[storage as usize];
        weather.dropped + weather.lost + weather.rolled_back == 0
    }

    /// Whether one of the storages keeps what it is given, and is no stick: where a disk dies, what it
    /// had published is somewhere.
    pub(super) fn has_a_keeper(&self) -> bool {
        let count = self.count() - u32::from(self.stick);
        (0..count).any(|storage| self.keeps(storage))
    }

    /// Whether all keep what they are given: an old copy of a vault finds what it had published.
    pub(super) fn all_keep(&self) -> bool {
        (0..self.count()).all(|storage| self.keeps(storage))
    }

    /// Whether each storage always shows that a name in it is taken. Where one does not, two copies of a vault
    /// put different segments under one name in it, and what lay under the first is gone.
    pub(super) fn shows_taken_names(&self) -> bool {
        let shows = |weather: &Weather| weather.late_max + u64::from(weather.repeated) == 0;
        self.all_keep() && self.storages.iter().all(shows)
    }

    fn count(&self) -> u32 {
        u32::try_from(self.storages.len()).expect("a few")
    }

    /// Seven people over several storages in all sorts of weather, and all that happens to people.
    #[must_use]
    pub fn wide(weeks: u64, chance: Chance) -> Self {
        let rain = Weather {
            late_max: 3 * DAY,
            repeated: 50,
            failing: 1,
            ..Weather::CALM
        };
        let plain = Weather {
            failing: 1,
            ..Weather::CALM
        };
        let storm = Weather {
            failing: 1,
            ..Weather::STORM
        };
        let storages = match chance.of(1).below(6) {
            4 => vec![plain],
            5 => vec![plain, plain],
            0 => vec![storm],
            1 => vec![rain, storm],
            2 => vec![storm, storm],
            _ => vec![rain],
        };
        let people = 3 + u32::try_from(chance.of(2).below(5)).expect("less than 5");
        Self {
            weeks,
            people,
            stick: storages.len() > 1 && chance.of(3).happens(300),
            storages,
            writes: 60,
            changes: 60,
            copies: 0,
            months_away: 100,
            cut: 80,
            ends: 30,
            head_age_s: [7, 14, 28][chance.of(4).below(3) as usize] * 24 * 60 * 60,
            fault: None,
        }
    }

    /// Three to seven people over two or three storages that keep what they are given, who copy their vaults and use
    /// both: each copy may come to another storage first.
    #[must_use]
    pub fn copied(weeks: u64, chance: Chance) -> Self {
        let plain = Weather {
            failing: 1,
            ..Weather::CALM
        };
        let wide = Self::wide(weeks, chance);
        let storages = vec![plain; 2 + usize::from(chance.of(5).happens(500))];
        Self {
            storages,
            changes: 120,
            copies: 400,
            ..wide
        }
    }

    /// Who comes when.
    pub(super) fn schedule(&self) -> Coming {
        Coming {
            members: DEVICES_MAX,
            depots: u32::try_from(self.storages.len()).expect("a few"),
            stick: self.stick,
            cut_in_a_thousand: self.cut,
            away_in_a_thousand: 100,
        }
    }
}

/// Devices that a world ever has.
pub(super) const DEVICES_MAX: u32 = 20;
