//! What one reader is shown: a storage that holds versions back.
//!
//! A put or a deletion is a version; a view shows the newest one that none of its rules holds back.
//! So a storage that delays, reorders, repeats, loses, rolls back or tells different people different
//! things is a set of rules, and the rules can be laid over one another.
//!
//! **Why they are survivable.** Nothing here makes bytes that nobody wrote. An entry waits until its
//! past is here, and is known by its id, so order and repetition mean nothing. What is held back is
//! seen in others' heads, or shown as "complete as of"; what is lost is put again by whoever has it.

use answerable_depot::{Depot, Failure, Name, Put};

use super::chance::Chance;
use super::memory::{Memory, Reader, Version};

/// What is asked of a view.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Who asks.
    pub reader: Reader,
    /// For which object.
    pub name: &'a Name,
    /// When.
    pub now: u64,
}

/// A rule: which versions a reader is shown.
pub trait Shows: Send + Sync {
    /// Whether this version is shown to who asks.
    fn shows(&self, asked: Asked<'_>, version: &Version) -> bool;
}

/// A storage as one reader sees it.
pub struct View {
    memory: Memory,
    reader: Reader,
    rules: Vec<Box<dyn Shows>>,
}

impl View {
    /// What this reader sees of an honest storage.
    #[must_use]
    pub fn new(memory: &Memory, reader: Reader) -> Self {
        Self {
            memory: memory.clone(),
            reader,
            rules: Vec::new(),
        }
    }

    /// The same, with one more rule that holds versions back.
    #[must_use]
    pub fn with(mut self, rule: impl Shows + 'static) -> Self {
        self.rules.push(Box::new(rule));
        self
    }

    fn rules<'a>(&'a self, name: &'a Name) -> impl Fn(&Version) -> bool + 'a {
        let asked = Asked {
            reader: self.reader,
            name,
            now: self.memory.now(),
        };
        move |version| self.rules.iter().all(|rule| rule.shows(asked, version))
    }
}

impl Depot for View {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Failure> {
        let shown = self.rules(name);
        self.memory.put_where(self.reader, name, bytes, shown)
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Failure> {
        let shown = self.rules(name);
        self.memory.get_where(name, bytes_max, shown)
    }

    fn delete(&self, name: &Name) -> Result<(), Failure> {
        self.memory.delete_as(self.reader, name);
        Ok(())
    }
}

/// Delays: what others put arrives up to so many ticks later, each object for itself and for each
/// reader, so that later ones come before earlier ones. One's own is there at once.
pub struct Late {
    /// Decides how late.
    pub chance: Chance,
    /// How late at most.
    pub ticks_max: u64,
}

impl Shows for Late {
    fn shows(&self, asked: Asked<'_>, version: &Version) -> bool {
        let chance = about(self.chance, asked.name, version).of(u64::from(asked.reader.0));
        let delay = chance.below(self.ticks_max + 1);
        version.by == asked.reader || asked.now >= version.tick + delay
    }
}

/// Repeats: now and then an answer of long ago is given once more, as by a cache, for a tick.
pub struct Repeats {
    /// Decides when.
    pub chance: Chance,
    /// How often.
    pub in_a_thousand: u32,
    /// How old such an answer is at most.
    pub ticks_max: u64,
}

impl Shows for Repeats {
    fn shows(&self, asked: Asked<'_>, version: &Version) -> bool {
        let here = self.chance.named(asked.name.as_str());
        let chance = here.of(u64::from(asked.reader.0)).of(asked.now);
        let age = 1 + chance.of(1).below(self.ticks_max.max(1));
        !chance.happens(self.in_a_thousand) || version.tick + age <= asked.now
    }
}

/// Drops: of what is put some is never kept, though the storage said so, to the writer neither.
pub struct Drops {
    /// Decides what.
    pub chance: Chance,
    /// How much of it.
    pub in_a_thousand: u32,
}

impl Shows for Drops {
    fn shows(&self, asked: Asked<'_>, version: &Version) -> bool {
        let dropped = about(self.chance, asked.name, version).happens(self.in_a_thousand);
        !(dropped && version.bytes.is_some())
    }
}

/// Loses: of what was kept some is gone after a while, for all. Put again, it has another chance.
pub struct Loses {
    /// Decides what and when.
    pub chance: Chance,
    /// How much of it.
    pub in_a_thousand: u32,
    /// After how long at most.
    pub ticks_max: u64,
}

impl Shows for Loses {
    fn shows(&self, asked: Asked<'_>, version: &Version) -> bool {
        let chance = about(self.chance, asked.name, version);
        let after = chance.of(1).below(self.ticks_max + 1);
        let lost = chance.happens(self.in_a_thousand) && asked.now >= version.tick + after;
        !(lost && version.bytes.is_some())
    }
}

/// Rolls back: at one moment all is again as it was at an earlier one, or one writer's folder is. What
/// comes after that moment is kept.
pub struct RolledBack {
    /// The folder that is rolled back; nothing where it is everything.
    pub prefix: Option<String>,
    /// As of when it is shown again.
    pub to: u64,
    /// When that happened.
    pub at: u64,
}

impl Shows for RolledBack {
    fn shows(&self, asked: Asked<'_>, version: &Version) -> bool {
        let meant = self.prefix.is_none() || self.prefix.as_deref() == asked.name.prefix();
        let undone = version.tick > self.to && version.tick <= self.at;
        !(meant && undone && asked.now >= self.at)
    }
}

/// Shows different things to different readers: from one moment on, each side sees its own alone.
pub struct Forked {
    /// Who is on which side.
    pub side: fn(Reader) -> u32,
    /// When they parted.
    pub from: u64,
    /// When they are shown the same again, if ever.
    pub until: Option<u64>,
}

impl Shows for Forked {
    fn shows(&self, asked: Asked<'_>, version: &Version) -> bool {
        let over = self.until.is_some_and(|until| asked.now >= until);
        let same_side = (self.side)(version.by) == (self.side)(asked.reader);
        over || version.tick <= self.from || same_side
    }
}

fn about(chance: Chance, name: &Name, version: &Version) -> Chance {
    chance.named(name.as_str()).of(version.tick)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::depot::{name, named};

    const ONE: Reader = Reader(1);
    const OTHER: Reader = Reader(2);

    /// A storage into which the first reader put objects 0 to 99, one a tick.
    fn a_hundred() -> Memory {
        let memory = Memory::new();
        let view = View::new(&memory, ONE);
        for number in 0..100 {
            let put = view.put(&name(number), b"x");
            assert_eq!(put, Ok(Put::Written));
        }
        memory
    }

    fn seen(view: &View) -> Vec<u64> {
        let there = |number: &u64| view.get(&name(*number), 9) == Ok(Some(b"x".to_vec()));
        (0..100).filter(there).collect()
    }

    #[test]
    fn late_objects_come_in_another_order_and_all_in_the_end() {
        let memory = a_hundred();
        let late = || Late {
            chance: Chance::new(1),
            ticks_max: 100,
        };
        let other = View::new(&memory, OTHER).with(late());
        let now = seen(&other);
        assert!(now.len() < 95, "some are missing");
        let latest = *now.last().expect("some have come");
        assert!(
            (0..latest).any(|number| !now.contains(&number)),
            "a later one came first"
        );
        let own = View::new(&memory, ONE).with(late());
        assert_eq!(seen(&own).len(), 100);
        memory.wait_until(300);
        assert_eq!(seen(&other).len(), 100);
    }

    #[test]
    fn repeated_answer_is_one_of_before_and_the_next_tick_may_know_better() {
        let memory = a_hundred();
        let view = View::new(&memory, OTHER).with(Repeats {
            chance: Chance::new(1),
            in_a_thousand: 500,
            ticks_max: 1000,
        });
        assert!(seen(&view).len() < 100);
        let comes = |number| {
            (0..50).any(|_| {
                memory.wait_until(memory.now() + 1);
                view.get(&name(number), 9) != Ok(None)
            })
        };
        assert!((0..100).all(comes));
    }

    #[test]
    fn dropped_object_was_never_kept_and_can_be_put_again() {
        let memory = Memory::new();
        let view = View::new(&memory, ONE).with(Drops {
            chance: Chance::new(1),
            in_a_thousand: 500,
        });
        for number in 0..100 {
            for _ in 0..50 {
                if view.put(&name(number), b"x") == Ok(Put::AlreadyThere) {
                    break;
                }
            }
        }
        assert_eq!(seen(&view).len(), 100);
        assert!(memory.everything().len() > 150, "many were put in vain");
    }

    #[test]
    fn lost_object_was_there_and_is_not_any_more() {
        let memory = a_hundred();
        let view = View::new(&memory, ONE).with(Loses {
            chance: Chance::new(1),
            in_a_thousand: 300,
            ticks_max: 1000,
        });
        let now = seen(&view).len();
        memory.wait_until(2000);
        let then = seen(&view).len();
        assert!(then < now && (50..90).contains(&then), "{now} {then}");
    }

    #[test]
    fn rolled_back_storage_forgets_what_came_between_and_keeps_what_comes_after() {
        let memory = a_hundred();
        let rolled = View::new(&memory, ONE).with(RolledBack {
            prefix: None,
            to: 40,
            at: 100,
        });
        assert_eq!(seen(&rolled), (0..40).collect::<Vec<_>>());
        assert_eq!(
            rolled.put(&name(99), b"x"),
            Ok(Put::Written),
            "its name is free"
        );
        assert_eq!(seen(&rolled).last(), Some(&99));
    }

    #[test]
    fn one_folder_is_rolled_back_alone() {
        let memory = Memory::new();
        memory
            .put(&named(1, 1), b"x")
            .expect("memory does not fail");
        memory
            .put(&named(2, 1), b"x")
            .expect("memory does not fail");
        let rolled = View::new(&memory, ONE).with(RolledBack {
            prefix: named(1, 1).prefix().map(str::to_owned),
            to: 0,
            at: 2,
        });
        assert_eq!(rolled.get(&named(1, 1), 9), Ok(None));
        assert_eq!(rolled.get(&named(2, 1), 9), Ok(Some(b"x".to_vec())));
    }

    #[test]
    fn forked_storage_shows_each_side_its_own_until_they_meet() {
        let memory = a_hundred();
        let fork = || Forked {
            side: |reader| reader.0 % 2,
            from: 50,
            until: Some(1000),
        };
        let other = View::new(&memory, OTHER).with(fork());
        assert_eq!(seen(&other).len(), 50);
        assert_eq!(seen(&View::new(&memory, Reader(3)).with(fork())).len(), 100);
        assert_eq!(other.put(&name(80), b"y"), Ok(Put::Written));
        let own = View::new(&memory, ONE).with(fork());
        assert_eq!(
            own.get(&name(80), 9),
            Ok(Some(b"x".to_vec())),
            "each has its own"
        );
        memory.wait_until(1000);
        assert_eq!(
            seen(&other).len(),
            99,
            "one name has two objects, and one is shown"
        );
    }
}
