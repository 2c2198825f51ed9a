//! People who write and come to one storage week by week, in good weather: what they take up there.

use crate::depot::{Chance, Memory, Visit, Weather};

use super::{BEGIN_S, Shape, WEEK, World};

/// So often all come before everybody is in: proposed, approved, heard of, welcomed.
const ENTERING_MAX: u32 = 40;

/// What lies in a storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenUp {
    /// How many objects.
    pub objects: u64,
    /// How many bytes.
    pub bytes: u64,
}

/// Has people write these lines, each by whoever it falls to, as many each week; each comes once a week,
/// on a day of their own. Says what lies in the storage when everybody is in, and at the end.
///
/// # Panics
/// Where not everybody gets in.
#[must_use]
pub fn weekly(people: u32, lines: &[String], weeks: u64, chance: Chance) -> (TakenUp, TakenUp) {
    let mut world = World::begin(calm(people, weeks), chance);
    world.enter_all(people);
    let before = taken_up(&world.places[0].memory);
    let a_week = lines
        .len()
        .div_ceil(usize::try_from(weeks.max(1)).expect("not many"));
    for (week, lines) in (1..).zip(lines.chunks(a_week.max(1))) {
        let monday = world.minute.max(week * WEEK);
        for member in 0..people {
            let index = member as usize;
            let mine = |at: &usize| {
                let whose = chance.of(week).of(*at as u64).below(people.into());
                whose == u64::from(member)
            };
            for at in (0..lines.len()).filter(mine) {
                let at_s = BEGIN_S + monday * 60;
                let written = world.members[index].replica.write(&lines[at], at_s);
                assert!(written.is_some(), "everybody is in");
            }
            world.come(
                member,
                monday + u64::from(member) * (WEEK / u64::from(people)),
            );
        }
    }
    (before, taken_up(&world.places[0].memory))
}

fn calm(people: u32, weeks: u64) -> Shape {
    Shape {
        weeks,
        people,
        storages: vec![Weather::CALM],
        cut: 0,
        ..Shape::thin(weeks)
    }
}

impl World {
    fn come(&mut self, member: u32, minute: u64) {
        let visit = Visit {
            minute,
            member,
            depot: 0,
            calls_max: None,
        };
        self.visit(visit, self.shape.head_age_s, false);
    }

    fn enter_all(&mut self, people: u32) {
        for round in 0..ENTERING_MAX {
            let there = u32::try_from(self.members.len()).expect("a few");
            if there == people
                && round > 0
                && self.pending.is_empty()
                && self.present().len() == self.members.len()
            {
                return;
            }
            if there < people && self.pending.is_empty() {
                self.admit(0, false, self.chance.named("comes").of(there.into()));
            }
            for member in 0..there {
                self.come(member, self.minute + 1);
                self.approve(member as usize, self.chance, true);
                self.come(member, self.minute + 1);
            }
            self.welcome();
        }
        panic!("not everybody got in");
    }
}

fn taken_up(memory: &Memory) -> TakenUp {
    let present = memory.present();
    let bytes = present.iter().map(|name| {
        let last = memory.history(name).pop().and_then(|version| version.bytes);
        last.map_or(0, |bytes| bytes.len() as u64)
    });
    TakenUp {
        objects: present.len() as u64,
        bytes: bytes.sum(),
    }
}
