//! A world: a few people with their devices, storages in bad weather, and years of weeks.
//!
//! ```text
//! Shape        how many people, which storages, how often what happens         shape.rs
//! World        runs a shape on a seed, week by week, then lets the weather clear
//!   ├ Replica  one device over `answerable_rooms::room::Room`                  replica.rs
//!   │   └ Kept what it keeps, as a vault would                                 kept.rs
//!   ├ life     what people do: write, let in, remove, leave, lose a laptop     life.rs, people.rs
//!   ├ lines    what they write down, and erase                                 lines.rs, erasing.rs
//!   ├ ledgers  what that adds up to with each                                  ledgers.rs
//!   └ laws     what must hold when all have met again                          laws.rs
//! ```
//!
//! Everything is a function of shape and seed: what is drawn, who comes when, which object is lost. A
//! law that no world can break says nothing, so [`Fault`] takes away one thing that a law rests on, and
//! a test shows that the law finds it.

mod again;
mod drawn;
mod erasing;
mod kept;
mod laws;
mod ledgers;
mod life;
mod lines;
mod people;
mod picture;
mod replica;
mod report;
mod shape;
mod weekly;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use answerable_depot::{Depot, Failure};
use answerable_rooms::act::{NewDevice, Side};
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::genesis::{Genesis, RoomKind};
use answerable_rooms::ids::{DeviceId, EntryId, PersonId, ProcessId};
use answerable_rooms::policy::Policy;
use answerable_rooms::room::{Notice, Room};
use serde_json::Value as Json;

use crate::depot::{Chance, FailNth, Memory, Reader, Schedule, Visit, Weather, When};
use again::Later;
use drawn::Drawn;
use kept::Kept;
use people::Pending;
use replica::{Manner, Replica, STEPS, Visited};

pub use laws::{Broken, Law};
pub use replica::Step;
pub use report::Report;
pub use shape::{Fault, Shape};
pub use weekly::{TakenUp, weekly};

/// Minutes of a week.
const WEEK: u64 = 7 * 24 * 60;
/// Seconds of the clocks at the beginning of the first week.
const BEGIN_S: u64 = 1_800_000_000;
/// Rounds in which all come to all storages after the weather has cleared.
const SETTLING_MAX: u64 = 40;

/// A storage of the world.
struct Place {
    memory: Memory,
    weather: Weather,
    chance: Chance,
}

/// A line that somebody wrote.
struct Written {
    id: EntryId,
    line: String,
    said: Rc<Json>,
    device: DeviceId,
    /// Whether it may be gone with a disk, or be published by two copies.
    lost: bool,
}

/// A device of the world, with whom it belongs to.
struct Member {
    replica: Replica,
    person: PersonId,
    /// Lost, stolen, broken or left behind: it comes no more.
    gone: bool,
    /// Whether it is a second copy of a vault that is still used.
    is_twin: bool,
    /// A copy of the vault that was put aside.
    copy: Option<Kept>,
    /// How much was here when its person last looked after what waits for their word.
    looked_at: usize,
    /// What was noticed at its last visit.
    noticed: BTreeSet<Notice>,
}

impl Member {
    fn of(replica: Replica, person: PersonId) -> Self {
        Self {
            replica,
            person,
            gone: false,
            is_twin: false,
            copy: None,
            looked_at: 0,
            noticed: BTreeSet::new(),
        }
    }
}

/// People, devices and storages.
pub struct World {
    shape: Shape,
    chance: Chance,
    schedule: Schedule,
    places: Vec<Place>,
    members: Vec<Member>,
    pending: Vec<Pending>,
    later: Vec<Later>,
    written: Vec<Written>,
    report: Report,
    broken: Vec<Broken>,
    minute: u64,
    last: Visited,
}

impl World {
    /// Runs a world from its first week to the end, and holds it to the laws.
    #[must_use]
    pub fn run(shape: Shape, chance: Chance) -> (Report, Vec<Broken>) {
        let mut world = Self::begin(shape, chance);
        world.begin_record();
        for week in 0..world.shape.weeks {
            world.week(week);
        }
        world.settle();
        world.hold_to_the_laws();
        world.report.weeks = world.shape.weeks;
        (world.report, world.broken)
    }

    fn begin(shape: Shape, chance: Chance) -> Self {
        let mut random = Drawn::new(chance.named("founder"));
        let process = ProcessId(chance.named("process").bytes(32).try_into().expect("32"));
        let keys = Keys::draw(process, DeviceKind::Machine, &mut random);
        let nonce = chance.named("nonce").bytes(32).try_into().expect("32");
        let person = people::person(chance, 0);
        let genesis = Genesis {
            at: BEGIN_S,
            process,
            nonce,
            kind: RoomKind::Contact,
            policy: Policy::default(),
            person,
            side: Side::Contact,
            reader: true,
            founder: NewDevice {
                card: keys.card().clone(),
                possession: keys.prove(&nonce),
            },
        };
        let (room, links, (epoch, kind, key)) = Room::found(genesis, &keys, BEGIN_S, &mut random);
        let mut kept = Kept::new(&keys, *room.id());
        kept.write(&links);
        kept.hold(epoch, kind, &key);
        let founder = Replica::of(kept, chance.named("founder writes"));
        let places = (0_u64..).zip(&shape.storages).map(|(at, weather)| Place {
            memory: Memory::new(),
            weather: *weather,
            chance: chance.named("storage").of(at),
        });
        Self {
            schedule: Schedule::new(chance, shape.schedule()),
            places: places.collect(),
            members: vec![Member::of(founder, person)],
            pending: Vec::new(),
            later: Vec::new(),
            written: Vec::new(),
            report: Report::default(),
            broken: Vec::new(),
            minute: 0,
            last: Visited::default(),
            shape,
            chance,
        }
    }

    fn week(&mut self, week: u64) {
        self.minute = self.minute.max(week * WEEK);
        self.live(week);
        let mut came: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for visit in self.schedule.week(week) {
            let times = came.entry((visit.member, visit.depot)).or_default();
            *times += 1;
            // Who comes every day comes here twice a week: a week in which nobody writes stays cheap.
            if *times <= 2 && !self.is_away(visit.member, week) {
                self.visit(visit, self.shape.head_age_s, false);
            }
        }
        self.welcome();
    }

    /// Months in which somebody does not come at all.
    fn is_away(&self, member: u32, week: u64) -> bool {
        let chance = self.chance.named("away").of(u64::from(member));
        chance.of(week / 13).happens(self.shape.months_away)
    }

    /// One device comes to one storage; says whether anything moved.
    fn visit(&mut self, visit: Visit, head_age_s: u64, settling: bool) -> bool {
        let index = visit.member as usize;
        let Some(member) = self.members.get_mut(index).filter(|member| !member.gone) else {
            return false;
        };
        let place = &self.places[visit.depot as usize];
        self.minute = self.minute.max(visit.minute);
        place.memory.wait_until(self.minute);
        let weather = if settling {
            place.weather.cleared()
        } else {
            place.weather
        };
        let storage = weather.over(&place.memory, Reader(visit.member), place.chance);
        let storage: Box<dyn Depot> = match visit.calls_max {
            Some(calls) => Box::new(FailNth::from(
                storage,
                calls + 1,
                When::Before,
                Failure::Gone,
            )),
            None => storage,
        };
        let chance = self
            .chance
            .named("ends")
            .of(self.minute)
            .of(u64::from(visit.member));
        let ends = !settling && chance.happens(self.shape.ends);
        let manner = Manner {
            now_s: BEGIN_S + self.minute * 60,
            ends: ends.then(|| STEPS[chance.of(1).below(STEPS.len() as u64) as usize]),
            head_age_s,
            mend_all: settling,
            mends: self.shape.fault != Some(Fault::NothingPutAgain),
            pays: self.shape.fault != Some(Fault::NothingPaid),
            says: self.shape.fault != Some(Fault::NothingSaid),
        };
        let visited = member.replica.visit(visit.depot, storage.as_ref(), manner);
        let storages = u32::try_from(self.places.len()).expect("a few");
        member.replica.forget_rubbish(storages);
        member.noticed.clone_from(&visited.notices);
        let goes_on = member.replica.copied;
        self.report.add(&visited, visit.calls_max.is_some());
        if goes_on {
            self.go_on(index, (visit.depot, storage.as_ref()), manner);
        }
        for device in &visited.unsaid {
            let what = format!("visit of {index} at minute {}: {device:?}", self.minute);
            self.broken.push(Broken {
                law: Law::Said,
                what,
            });
        }
        let moved = visited.moved || goes_on;
        self.last = visited;
        moved
    }

    /// The weather clears, and all come to all storages until nothing moves any more.
    fn settle(&mut self) {
        let mut last = String::new();
        for round in 0..SETTLING_MAX {
            let mut moved = false;
            last.clear();
            for member in 0..self.members.len() {
                for depot in 0..self.places.len() {
                    let visit = Visit {
                        minute: self.minute + 60,
                        member: u32::try_from(member).expect("a few"),
                        depot: u32::try_from(depot).expect("a few"),
                        calls_max: None,
                    };
                    if self.visit(visit, u64::MAX / 4, true) {
                        moved = true;
                        last += &format!("{member} at {depot}: {:?}; ", self.last);
                    }
                }
            }
            moved |= self.welcome();
            self.catch_up(u64::MAX);
            if !moved {
                self.report.settled_in = self.report.settled_in.max(round + 1);
                return;
            }
        }
        let what = format!("after {SETTLING_MAX} rounds something still moves: {last}");
        self.broken.push(Broken {
            law: Law::Settled,
            what,
        });
    }

    /// The devices that come, and are members as they know it themselves.
    fn present(&self) -> Vec<usize> {
        let is_present = |member: &Member| {
            let room = &member.replica.room;
            !member.gone && room.resolver().whole().is_member(room.me())
        };
        let all = 0..self.members.len();
        all.filter(|at| is_present(&self.members[*at])).collect()
    }

    fn index(&self, device: &DeviceId) -> Option<usize> {
        let mut members = self.members.iter();
        members.position(|member| member.replica.device() == *device)
    }
}
