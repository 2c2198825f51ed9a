//! What a world is like: how many people, which storages, how often what happens.

use crate::depot::{Shape as Coming, Weather};

/// What is taken away from a world so that a law has something to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Segments that a storage has lost are not put again.
    NothingPutAgain,
    /// Nobody acknowledges, announces or grants.
    NothingPaid,
    /// People write under the first key that they ever had.
    OldestKey,
    /// A program that ends forgets what it wrote, though others may have it.
    Forgets,
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
            months_away: 100,
            cut: 50,
            ends: 0,
            head_age_s: 28 * 24 * 60 * 60,
            fault: None,
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
