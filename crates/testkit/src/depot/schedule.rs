//! Who comes to which storage in which week: the life of a group, as a function of a seed.
//!
//! Some look in every day, some once a month, some are away for weeks. One storage may be a stick:
//! it is in one pocket at a time, and travels. Now and then a sync is cut short.

use super::chance::Chance;

/// Minutes of a week.
const WEEK: u64 = 7 * 24 * 60;
const DAY: u64 = 24 * 60;

/// The group that a schedule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How many replicas come.
    pub members: u32,
    /// How many storages there are, from 0.
    pub depots: u32,
    /// Whether the last of them is a stick that only one member has at a time.
    pub stick: bool,
    /// How many of a thousand syncs are cut short.
    pub cut_in_a_thousand: u32,
    /// How many of a thousand weeks somebody is away.
    pub away_in_a_thousand: u32,
}

/// One sync of one member with one storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Visit {
    /// When, in minutes from the beginning of the first week; also the tick of the storages.
    pub minute: u64,
    /// Which member.
    pub member: u32,
    /// Which storage.
    pub depot: u32,
    /// After how many calls to the storage it is cut short, if it is.
    pub calls_max: Option<u64>,
}

/// A schedule of any number of weeks.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    chance: Chance,
    shape: Shape,
}

impl Schedule {
    /// The schedule of that source.
    #[must_use]
    pub fn new(chance: Chance, shape: Shape) -> Self {
        let chance = chance.named("schedule");
        Self { chance, shape }
    }

    /// The visits of a week, from 0, in the order of time.
    #[must_use]
    pub fn week(&self, week: u64) -> Vec<Visit> {
        let days = (0..7).map(|day| week * 7 + day);
        let mut visits: Vec<Visit> = days
            .flat_map(|day| (0..self.shape.members).map(move |member| (day, member)))
            .filter(|&(day, member)| self.comes(day, member))
            .flat_map(|(day, member)| self.visits_of_a_day(day, member))
            .collect();
        visits.sort_unstable();
        visits
    }

    /// Visits after the last week in which all come to all storages in turn, uncut, so often: what
    /// can meet has met after twice, and everybody knows that after three times.
    #[must_use]
    pub fn settling(&self, weeks: u64, times: u64) -> Vec<Visit> {
        let Shape {
            members, depots, ..
        } = self.shape;
        let mut minute = weeks * WEEK;
        let mut visits = Vec::new();
        for _ in 0..times {
            for member in 0..members {
                for depot in 0..depots {
                    minute += 1;
                    visits.push(Visit {
                        minute,
                        member,
                        depot,
                        calls_max: None,
                    });
                }
            }
        }
        visits
    }

    /// Everybody has a rhythm for good, and weeks of absence besides.
    fn comes(&self, day: u64, member: u32) -> bool {
        let own = self.chance.of(1).of(u64::from(member));
        let away = own.of(day / 7).happens(self.shape.away_in_a_thousand);
        let every_days = [1, 1, 3, 7, 7, 28][own.below(6) as usize];
        !away && own.named("day").of(day).below(every_days) == 0
    }

    fn visits_of_a_day(&self, day: u64, member: u32) -> impl Iterator<Item = Visit> {
        let chance = self.chance.of(2).of(day).of(u64::from(member));
        let Shape {
            depots,
            stick,
            cut_in_a_thousand,
            ..
        } = self.shape;
        let has_stick = self.stick_is_with(day / 7) == member;
        let minute = day * DAY + chance.below(DAY - u64::from(depots));
        let at_hand = (0..depots).filter(move |&depot| !stick || depot + 1 < depots || has_stick);
        at_hand.map(move |depot| {
            let chance = chance.of(3).of(u64::from(depot));
            let cut = chance.happens(cut_in_a_thousand);
            Visit {
                minute: minute + u64::from(depot),
                member,
                depot,
                calls_max: cut.then(|| chance.of(1).below(40)),
            }
        })
    }

    fn stick_is_with(&self, week: u64) -> u32 {
        let members = u64::from(self.shape.members.max(1));
        let with = self.chance.named("stick").of(week).below(members);
        u32::try_from(with).expect("it is below the number of members")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::depot::seeds;
    use std::collections::BTreeSet;

    const SHAPE: Shape = Shape {
        members: 5,
        depots: 3,
        stick: true,
        cut_in_a_thousand: 100,
        away_in_a_thousand: 200,
    };

    #[test]
    fn week_is_the_same_whenever_it_is_asked_for() {
        let schedule = Schedule::new(Chance::new(4), SHAPE);
        let first: Vec<_> = (0..50).map(|week| schedule.week(week)).collect();
        let again: Vec<_> = (0..50).rev().map(|week| schedule.week(week)).collect();
        assert!(first.iter().eq(again.iter().rev()));
        let other = Schedule::new(Chance::new(5), SHAPE);
        assert_ne!(first[0], other.week(0));
    }

    #[test]
    fn visits_of_a_week_lie_in_it_one_after_the_other() {
        for seed in seeds("visits of a week", 20) {
            let schedule = Schedule::new(seed.chance(), SHAPE);
            for week in 0..20 {
                let visits = schedule.week(week);
                assert!(visits.is_sorted());
                assert!(visits.iter().all(|visit| visit.minute / WEEK == week));
            }
        }
    }

    #[test]
    fn stick_is_in_one_pocket_a_week_and_everybody_comes_some_time() {
        for seed in seeds("stick", 20) {
            let schedule = Schedule::new(seed.chance(), SHAPE);
            let mut came = BTreeSet::new();
            for week in 0..60 {
                let visits = schedule.week(week);
                came.extend(visits.iter().map(|visit| visit.member));
                let with_stick = visits.iter().filter(|visit| visit.depot == 2);
                let pockets: BTreeSet<u32> = with_stick.map(|visit| visit.member).collect();
                assert!(pockets.len() <= 1);
            }
            assert_eq!(came.len(), 5);
        }
    }

    #[test]
    fn settling_brings_all_to_all() {
        let visits = Schedule::new(Chance::new(1), SHAPE).settling(10, 2);
        assert_eq!(visits.len(), 5 * 3 * 2);
        assert!(visits.is_sorted());
        assert!(visits[0].minute > 10 * WEEK);
        assert!(visits.iter().all(|visit| visit.calls_max.is_none()));
    }
}
