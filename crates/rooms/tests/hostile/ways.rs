//! Ways back (room.md, 15.6): who was held up finds the others again, and what anybody else puts where a
//! way back would lie shows nothing false, costs little, and hides nothing that would have been found.

use std::collections::BTreeMap;

use answerable_rooms::act::Act;
use answerable_rooms::check::Check;
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::ids::{DeviceId, EntryId, EpochId};
use answerable_rooms::room::{Left, PLACES_MAX, Taken};
use answerable_rooms::way_back;
use answerable_rooms::welcome::{EpochKey, RoomStart, WriterAt};

use crate::support::replicas::{Member, Storage};
use crate::support::{Drawn, keys};

const DAY_S: u64 = 24 * 60 * 60;

/// Four people of whom two removed each other, were held up, and are back; li does not know it, since it
/// lies under names that were made meanwhile.
struct Back {
    storage: Storage,
    li: Member,
    ra: Member,
    xi: Member,
    meanwhile: EpochId,
}

fn publish(all: &mut [&mut Member], storage: &mut Storage) {
    for member in all.iter_mut() {
        member.publish(storage);
    }
    for member in all {
        member.read(storage);
    }
}

impl Back {
    fn new() -> Self {
        let (mut storage, mut mo) = (Storage::default(), Member::founder());
        let mut li = mo.let_in("li");
        let mut ra = mo.let_in("ra");
        let mut xi = mo.let_in("xi");
        publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
        let removals = [mo.remove("li"), li.remove("mo")];
        publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
        ra.approve(removals[0]);
        xi.approve(removals[1]);
        publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
        ra.pay();
        let meanwhile = ra.room.writable().expect("ra writes");
        publish(&mut [&mut ra, &mut xi], &mut storage);
        ra.write_under(meanwhile, "meanwhile");
        publish(&mut [&mut ra, &mut xi], &mut storage);
        let settled = ra.act(Act::Settle {
            verdicts: falling(removals),
        });
        publish(&mut [&mut ra, &mut xi], &mut storage);
        xi.approve(settled);
        publish(&mut [&mut ra, &mut xi], &mut storage);
        ra.pay();
        publish(&mut [&mut ra, &mut xi], &mut storage);
        li.read(&mut storage);
        assert!(ra.room.resolver().whole().is_member(&li.keys.device()));
        assert!(li.room.graph().find(&settled).is_none(), "li can't know it");
        Self {
            storage,
            li,
            ra,
            xi,
            meanwhile,
        }
    }

    /// Puts something where li looks for the `number`th way back.
    fn lay(&mut self, number: u64, object: Vec<u8>) {
        let place = way_back::place(self.li.room.id(), &self.li.keys.device(), number);
        self.storage.0.insert(place.name().to_owned(), object);
    }

    /// What ra would leave for li at that place.
    fn of_ra(&mut self, number: u64) -> Vec<u8> {
        let start = self.ra.room.way_for(&self.li.keys.device());
        left(number, start, &self.ra.keys, &self.li)
    }

    /// Li looks, takes what is there, and reads; gives what was noticed, and the place that was passed.
    fn li_looks(&mut self, passed: u64) -> (Taken, u64) {
        let li = &mut self.li;
        let looked = li.room.look_for_way(&li.keys, passed, &mut self.storage);
        let mut taken = Taken::default();
        if let Some(found) = &looked.found {
            li.room.take_way(found, &mut taken);
        }
        taken.notices.extend(looked.notices);
        li.read(&mut self.storage);
        li.read(&mut self.storage);
        (taken, looked.passed)
    }

    fn li_is_back(&self) -> bool {
        self.li.lines().contains(&"meanwhile".to_owned())
    }
}

fn falling(acts: [EntryId; 2]) -> Vec<(EntryId, bool)> {
    let mut verdicts = acts.map(|act| (act, false)).to_vec();
    verdicts.sort_unstable();
    verdicts
}

fn left(
    number: u64,
    start: RoomStart,
    by: &answerable_rooms::device::Keys,
    to: &Member,
) -> Vec<u8> {
    let random = &mut Drawn::new("a way back");
    way_back::object(number, start, by, to.keys.card(), random).unwrap()
}

fn checks(taken: &Taken) -> Vec<Check> {
    taken.notices.iter().map(|notice| notice.check).collect()
}

#[test]
fn who_was_held_up_reads_on_by_the_way_that_somebody_left() {
    let mut back = Back::new();
    back.li.read(&mut back.storage);
    assert!(!back.li_is_back(), "without it nothing is found");
    let owed = back.ra.room.ways_owed(&BTreeMap::new(), 5);
    let due = owed.iter().filter(|(.., due)| *due).map(|(to, ..)| *to);
    assert!(due.collect::<Vec<_>>().contains(&back.li.keys.device()));
    let object = back.of_ra(1);
    back.lay(1, object);
    let (taken, passed) = back.li_looks(0);
    assert_eq!((checks(&taken), passed), (vec![], 1));
    assert!(back.li_is_back());
    assert_eq!(back.li.room.graph().len(), back.ra.room.graph().len());
}

#[test]
fn it_opens_nothing_that_people_wrote() {
    let back = Back::new();
    let start = back.ra.room.way_for(&back.li.keys.device());
    assert!(start.keys.iter().any(|key| key.epoch == back.meanwhile));
    assert!(start.keys.iter().all(|key| key.kind == KeyKind::Outline));
    let content = back.ra.room.keys().content(&back.meanwhile).unwrap();
    let told = start.keys.iter().map(|key| key.key.bytes());
    assert!(told.clone().all(|key| key != content.secret().bytes()));
}

#[test]
fn none_is_left_for_who_is_out_or_held_up() {
    let mut back = Back::new();
    let li = back.li.keys.device();
    let removal = back.ra.remove("li");
    publish(&mut [&mut back.ra, &mut back.xi], &mut back.storage);
    back.xi.approve(removal);
    publish(&mut [&mut back.ra, &mut back.xi], &mut back.storage);
    let known = BTreeMap::from([(li, Left::default())]);
    let owed = back.ra.room.ways_owed(&known, 400 * DAY_S);
    let of_li: Vec<_> = owed.iter().filter(|(to, ..)| *to == li).collect();
    assert!(
        matches!(of_li[..], [(_, None, false)]),
        "what was noticed is forgotten, and nothing left"
    );
}

#[test]
fn it_is_left_once_and_then_ever_more_rarely() {
    let back = Back::new();
    let li = back.li.keys.device();
    let mut known: BTreeMap<DeviceId, Left> = BTreeMap::new();
    let mut days = Vec::new();
    for day in 0..800 {
        for (device, now, due) in back.ra.room.ways_owed(&known, day * DAY_S) {
            if due && device == li {
                days.push(day);
            }
            match now {
                Some(now) => drop(known.insert(device, now)),
                None => drop(known.remove(&device)),
            }
        }
    }
    assert_eq!(days, [0, 30, 90, 210, 450]);
    let bytes = known[&li].encode();
    assert_eq!(Left::decode(&bytes).as_ref(), Ok(&known[&li]));
}

#[test]
fn r_086_what_is_no_way_back_is_passed_over_and_said() {
    let mut back = Back::new();
    let other = {
        let start = back.ra.room.way_for(&back.xi.keys.device());
        left(1, start, &back.ra.keys, &back.xi)
    };
    back.lay(1, b"rubbish".to_vec());
    back.lay(2, other);
    let moved = back.of_ra(7);
    back.lay(3, moved);
    let object = back.of_ra(4);
    back.lay(4, object);
    let (taken, passed) = back.li_looks(0);
    assert_eq!((checks(&taken), passed), (vec![Check::R086], 4));
    assert!(back.li_is_back());
}

#[test]
fn r_086_much_rubbish_costs_a_bounded_look_each_time() {
    let mut back = Back::new();
    let rubbish = 3 * PLACES_MAX;
    for number in 1..=rubbish {
        back.lay(number, vec![1; 2_000]);
    }
    let object = back.of_ra(rubbish + 1);
    back.lay(rubbish + 1, object);
    let (mut passed, mut looks) = (0, 0);
    while passed <= rubbish {
        let before = back.storage.1;
        let looked = back
            .li
            .room
            .look_for_way(&back.li.keys, passed, &mut back.storage);
        assert!(back.storage.1 - before <= PLACES_MAX as usize);
        assert!(looked.passed > passed);
        (passed, looks) = (looked.passed, looks + 1);
    }
    assert_eq!(looks, 4);
}

#[test]
fn r_086_keys_to_content_another_room_or_storages_are_not_taken() {
    let back = Back::new();
    let mut start = back.ra.room.way_for(&back.li.keys.device());
    start.keys[0].kind = KeyKind::Content;
    let random = &mut Drawn::new("refused");
    let made = way_back::object(1, start, &back.ra.keys, back.li.keys.card(), random);
    assert_eq!(made, Err(Check::R086));
}

#[test]
fn r_086_who_is_known_to_be_out_shows_no_way() {
    let mut back = Back::new();
    // Li has heard that mo left, and mo knows every name from before.
    let mut leaves = Back::new();
    leaves.xi.act(Act::Leave);
    publish(&mut [&mut leaves.xi, &mut leaves.ra], &mut leaves.storage);
    let object = leaves.of_ra(1);
    leaves.lay(1, object);
    leaves.li_looks(0);
    assert!(leaves.li_is_back());
    let start = leaves.ra.room.way_for(&leaves.li.keys.device());
    let object = left(2, start, &leaves.xi.keys, &leaves.li);
    leaves.lay(2, object);
    let (taken, passed) = leaves.li_looks(1);
    assert_eq!((checks(&taken), passed), (vec![Check::R086], 2));
    // Whom li does not know may have been let in meanwhile.
    let start = back.ra.room.way_for(&back.li.keys.device());
    let object = left(1, start, &keys("new"), &back.li);
    back.lay(1, object);
    let (taken, _) = back.li_looks(0);
    assert_eq!(checks(&taken), []);
    assert!(back.li_is_back(), "it only helps to find");
}

#[test]
fn false_numbers_and_keys_hide_nothing_and_give_way_to_true_ones() {
    let mut back = Back::new();
    let true_start = back.ra.room.way_for(&back.li.keys.device());
    let mut start = true_start.clone();
    for key in &mut start.keys {
        key.key = answerable_rooms::secret::Secret::from([9; 32]);
    }
    for at in &mut start.writers {
        (at.segment, at.epoch) = (4_000_000, EpochId([9; 32]));
    }
    start.writers.push(WriterAt {
        device: DeviceId([255; 32]),
        segment: 1,
        epoch: EpochId([9; 32]),
    });
    start.writers.sort_by_key(|at| at.device);
    start.keys.push(EpochKey {
        epoch: EpochId([255; 32]),
        kind: KeyKind::Outline,
        key: answerable_rooms::secret::Secret::from([8; 32]),
    });
    let object = left(1, start, &keys("removed"), &back.li);
    back.lay(1, object);
    let (taken, _) = back.li_looks(0);
    // Of epochs that were announced here it is seen at once.
    assert_eq!(checks(&taken), [Check::R052]);
    let object = back.of_ra(2);
    back.lay(2, object);
    let (taken, _) = back.li_looks(1);
    assert_eq!(checks(&taken), []);
    assert!(back.li_is_back());
    assert_eq!(back.li.room.graph().len(), back.ra.room.graph().len());
}

#[test]
fn an_old_way_back_that_is_shown_again_changes_nothing() {
    let mut back = Back::new();
    let object = back.of_ra(1);
    back.lay(1, object.clone());
    back.li_looks(0);
    assert!(back.li_is_back());
    let epoch = back.ra.room.writable().unwrap();
    back.ra.write_under(epoch, "later");
    back.ra.publish(&mut back.storage);
    // Under its own number it is as it was, under another one it does not open.
    back.li_looks(0);
    back.lay(2, object);
    let (taken, passed) = back.li_looks(1);
    assert_eq!((checks(&taken), passed), (vec![Check::R086], 2));
    assert!(back.li.lines().contains(&"later".to_owned()));
}
