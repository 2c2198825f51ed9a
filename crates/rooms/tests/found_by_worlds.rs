//! What groups of years over bad storages broke (`testkit::world`), each told again with as few people and
//! pieces as it takes.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use std::collections::BTreeSet;

use answerable_rooms::act::{Act, NewDevice};
use answerable_rooms::device::Keys;
use answerable_rooms::ids::{EntryId, InviteId};
use answerable_rooms::names;
use answerable_rooms::outline::Outline;
use answerable_rooms::room::{AnyEntries, Cursor, Link, Object, OwnEntry, Room};
use support::replicas::{Member, Storage, person, put};
use support::{Drawn, PROCESS, keys};

/// Everybody publishes, then reads.
fn meet(all: &mut [&mut Member], storage: &mut Storage) {
    for member in all.iter_mut() {
        member.publish(storage);
    }
    for member in all {
        member.read(storage);
    }
}

/// Takes pieces out of a storage, as it loses them.
fn lose(objects: &[Object], storage: &mut Storage) {
    for object in objects {
        storage.0.remove(&object.name).expect("it was there");
    }
}

struct Anyone<'m>(&'m [Link]);

impl AnyEntries for Anyone<'_> {
    fn entry(&mut self, id: &EntryId) -> OwnEntry {
        let link = self.0.iter().find(|link| link.id == *id);
        let link = link.expect("it is kept");
        OwnEntry {
            header: link.header.clone(),
            payload: link.payload.clone(),
        }
    }
}

/// Carries an entry to somebody: the announcement is published, and then what it carries.
fn carry(from: &mut Member, to: &str, entry: EntryId, storage: &mut Storage) -> Vec<Object> {
    let entries = BTreeSet::from([entry]);
    let made = from.room.carry(&person(to), &entries, 5, &mut from.random);
    assert!(!made.is_empty(), "it is not carried yet");
    from.links.extend(made.into_iter().map(|(link, _)| link));
    from.publish(storage);
    let mut anyone = Anyone(&from.links);
    let carried = from
        .room
        .publish_carried(&from.keys, 6, &mut anyone, &mut from.random);
    let carried = carried.unwrap();
    put(&carried, storage);
    carried
}

/// Another device of somebody, which has all keys to what people write, and reads from the beginning.
fn another_device(of: &Member, name: &str) -> (Keys, Member) {
    let new = keys(name);
    let mut room = Room::empty(PROCESS, *of.room.id(), new.device());
    for (epoch, _, purpose) in of.room.epochs() {
        if *purpose == answerable_rooms::epoch::Purpose::Write {
            let key = of.room.keys().key(epoch).unwrap().clone();
            room.keys_mut().take(*epoch, key);
        }
    }
    for writer in of.room.writers() {
        room.put_back_cursor(writer, Cursor::default());
    }
    let member = Member {
        keys: keys(name),
        room,
        links: Vec::new(),
        random: Drawn::new(name),
        waiting: Vec::new(),
    };
    (new, member)
}

/// Mo founded, ra was let in from the beginning and li from now on; all three have read it.
fn three() -> (Member, Member, Member, Storage, EntryId) {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let letter = mo.write("the letter");
    let mut ra = mo.let_in("ra");
    meet(&mut [&mut mo, &mut ra], &mut storage);
    let mut li = mo.lets_in("li", true);
    mo.pay();
    for _ in 0..2 {
        meet(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    }
    (mo, ra, li, storage, letter)
}

#[test]
fn an_entry_that_waits_passes_nothing_on_of_who_is_out() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let mut li = mo.let_in("li");
    let mut ze = mo.let_in("ze");
    let mut ra = mo.let_in("ra");
    let mut xi = mo.let_in("xi");
    let mut wo = mo.let_in("wo");
    let mut all = [&mut mo, &mut li, &mut ze, &mut ra, &mut xi, &mut wo];
    meet(&mut all, &mut storage);
    // Ra and wo write where xi alone reads it, who says so and has not heard of ra's removal.
    let mut others = storage.clone();
    let late = ra.write("late");
    let of_ra = ra.publish(&mut others);
    wo.write("beside it");
    let of_wo = wo.publish(&mut others);
    xi.read(&mut others);
    let both = xi.write("has seen both");
    let of_xi = xi.publish(&mut others);
    // The three others take ra out, and have heard of it.
    let removal = mo.remove("ra");
    for _ in 0..2 {
        meet(&mut [&mut mo, &mut li, &mut ze], &mut storage);
        for backer in [&mut li, &mut ze] {
            if backer.room.tip_seq() == 0 {
                backer.approve(removal);
            }
        }
    }
    meet(&mut [&mut mo, &mut li, &mut ze], &mut storage);
    for knows in [&mut mo, &mut li, &mut ze] {
        let whole = knows.room.resolver().whole();
        assert!(whole.is_excluded(&ra.keys.device()), "ra is out");
        knows.pay();
    }
    meet(&mut [&mut mo, &mut li, &mut ze], &mut storage);
    // Wo's line is not there, so xi's entry waits; what it names of ra must not stand here by itself, or
    // whoever wrote next would name it although they knew.
    put(&of_ra, &mut storage);
    put(&of_xi, &mut storage);
    mo.read(&mut storage);
    assert!(!mo.has(both) && !mo.has(late), "both wait for wo's line");
    mo.write("next");
    mo.publish(&mut storage);
    let notices = li.notices(&mut storage);
    assert!(!notices.contains(&"R-048"), "{notices:?}");
    assert!(li.lines().contains(&"next".to_owned()));
    put(&of_wo, &mut storage);
    for member in [&mut mo, &mut li] {
        member.read(&mut storage);
        assert!(
            member.has(both) && member.has(late),
            "passed on in good faith"
        );
    }
}

#[test]
fn a_piece_that_was_lost_is_asked_for_until_it_is_there_again() {
    let (mut mo, mut ra, mut li, mut storage, letter) = three();
    let lost = carry(&mut mo, "li", letter, &mut storage);
    let epoch = mo.room.writable().unwrap();
    mo.write_under(epoch, "behind it");
    mo.publish(&mut storage);
    ra.read(&mut storage);
    ra.publish(&mut storage);
    lose(&lost, &mut storage);
    // Ra says how far there is something to be read; all entries are here, and one piece is not.
    let mut said = BTreeSet::new();
    for _ in 0..2 {
        said.extend(li.notices(&mut storage));
    }
    assert!(said.contains("D-004"), "{said:?}");
    assert_eq!(li.lines(), ["behind it"]);
    let (last, asked) = (mo.room.own().count, li.room.cursor(mo.room.me()));
    assert_eq!(asked.number, last, "the rest was read");
    assert_eq!(asked.again.len(), 1);
    put(&lost, &mut storage);
    assert!(li.notices(&mut storage).is_empty());
    assert_eq!(li.lines(), ["behind it", "the letter"]);
    assert!(li.room.cursor(mo.room.me()).again.is_empty());
}

#[test]
fn a_lost_piece_of_who_left_is_not_asked_for_again() {
    let (mut mo, mut ra, mut li, mut storage, letter) = three();
    let lost = carry(&mut mo, "li", letter, &mut storage);
    mo.act(Act::Leave);
    mo.publish(&mut storage);
    ra.read(&mut storage);
    ra.publish(&mut storage);
    lose(&lost, &mut storage);
    for _ in 0..3 {
        li.read(&mut storage);
    }
    let whole = li.room.resolver().whole();
    assert!(whole.is_excluded(mo.room.me()), "li knows that mo left");
    let cursor = li.room.cursor(mo.room.me());
    assert_eq!(cursor.number, mo.room.own().count);
    // Whoever fills in for mo puts all there is under fewer numbers (depot.md 6, step 8).
    assert!(cursor.again.is_empty(), "{:?}", cursor.again);
    assert!(li.notices(&mut storage).is_empty(), "nothing is missing");
}

#[test]
fn what_no_member_can_give_on_is_carried_anew() {
    let (mut mo, mut ra, mut li, mut storage, letter) = three();
    carry(&mut mo, "li", letter, &mut storage);
    li.read(&mut storage);
    assert_eq!(li.lines(), ["the letter"]);
    // Li takes a second device, which drops the first before that gives it anything.
    let invite = InviteId([8; 32]);
    let (new, mut again) = another_device(&li, "li again");
    let new = NewDevice {
        card: new.card().clone(),
        possession: new.prove(&invite.0),
    };
    li.act(Act::Add {
        new,
        invite: Some(invite),
    });
    li.publish(&mut storage);
    again.read(&mut storage);
    again.act(Act::Drop {
        devices: vec![li.keys.device()],
    });
    again.publish(&mut storage);
    let carried = |by: &Member| by.room.carried_to(&person("li"));
    ra.read(&mut storage);
    assert_eq!(carried(&ra), BTreeSet::from([letter]), "mo can give it on");
    mo.read(&mut storage);
    mo.act(Act::Leave);
    mo.publish(&mut storage);
    ra.read(&mut storage);
    assert!(carried(&ra).is_empty(), "nobody can");
    ra.pay();
    ra.publish(&mut storage);
    carry(&mut ra, "li", letter, &mut storage);
    for _ in 0..2 {
        again.read(&mut storage);
    }
    assert_eq!(again.lines(), ["the letter"]);
    assert_eq!(carried(&ra), BTreeSet::from([letter]));
}

/// Mo writes so much that it is packed, and what was packed ends at a milestone.
fn write_much(mo: &mut Member, storage: &mut Storage) {
    for _ in 0..70 {
        mo.write("a line");
        mo.publish(storage);
    }
    mo.pack(storage);
}

/// Takes milestones out of a storage, as it loses them; says how many were there.
fn lose_milestones(of: &Member, numbers: &[u64], storage: &mut Storage) -> usize {
    let epoch = of.room.keys().epochs().next().unwrap();
    let key = of.room.keys().outline(epoch).unwrap();
    let names = numbers
        .iter()
        .map(|number| names::segment(key, of.room.me(), *number));
    names.filter_map(|name| storage.0.remove(&name)).count()
}

#[test]
fn a_writer_is_found_behind_milestones_that_are_gone() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let (mut li, mut ra) = (mo.let_in("li"), mo.let_in("ra"));
    meet(&mut [&mut mo, &mut li, &mut ra], &mut storage);
    write_much(&mut mo, &mut storage);
    ra.read(&mut storage);
    ra.publish(&mut storage);
    write_much(&mut mo, &mut storage);
    // Li comes late. The segments are packed away, and the milestones up to what ra has seen are lost.
    let newest = mo.room.own().count;
    let gone = lose_milestones(&mo, &[64, 128], &mut storage);
    assert_eq!((gone, newest), (2, 256));
    for _ in 0..2 {
        li.read(&mut storage);
    }
    assert_eq!(li.room.cursor(mo.room.me()).number, newest);
    assert_eq!(li.lines().len(), 140);
}

#[test]
fn a_writer_is_looked_for_again_where_a_later_one_rests_on_them() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    // Writers are read in the order of their devices, and mo comes before whoever rests on mo.
    let is_later = |name: &&str| keys(name).device() > mo.keys.device();
    let later = ["ra", "ze", "xi", "wo"].into_iter().find(is_later).unwrap();
    let (mut li, mut later) = (mo.let_in("li"), mo.let_in(later));
    meet(&mut [&mut mo, &mut li, &mut later], &mut storage);
    write_much(&mut mo, &mut storage);
    later.read(&mut storage);
    let rests = later.write("rests on what mo wrote");
    later.publish(&mut storage);
    let newest = mo.room.own().count;
    let gone = lose_milestones(&mo, &[64], &mut storage);
    assert_eq!((gone, newest), (1, 128));
    // The head that says how far mo wrote is not kept as long as what it names waits for just that.
    li.read(&mut storage);
    assert_eq!(li.room.cursor(mo.room.me()).number, newest);
    assert!(li.has(rests), "nothing waits any more");
}

#[test]
fn a_writer_is_found_behind_a_milestone_that_is_named_as_what_was_erased() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let (mut li, mut ra) = (mo.let_in("li"), mo.let_in("ra"));
    meet(&mut [&mut mo, &mut li, &mut ra], &mut storage);
    mo.write("to be erased");
    let erased = mo.room.tip_seq();
    meet(&mut [&mut mo, &mut li], &mut storage);
    // Epoch after epoch is announced, so that the first name is none of those that are tried; ra reads none.
    for _ in 0..10 {
        let epoch = mo.announce(&[&li, &ra]);
        mo.write_under(epoch, "a line");
        meet(&mut [&mut mo, &mut li], &mut storage);
    }
    let before = mo.room.own().clone();
    mo.pack_without(&[erased], &mut storage);
    let own = mo.room.own();
    let packed = own.live.iter().filter(|live| live.n > before.count);
    assert!(
        packed
            .map(|live| Some(live.naming))
            .all(|name| name != before.naming),
        "ra could not find it under the newest name"
    );
    assert_eq!(
        own.naming, before.naming,
        "what comes next is named as before"
    );
    let next = mo.write("behind it");
    mo.publish(&mut storage);
    li.read(&mut storage);
    assert!(li.has(next));
    assert_eq!(li.room.cursor(mo.room.me()).number, mo.room.own().count);
    // Ra stands before what was erased, and finds one key after the other.
    for _ in 0..12 {
        ra.read(&mut storage);
    }
    assert!(ra.has(next), "who is behind finds it too");
}

#[test]
fn a_key_is_given_again_while_nobody_knows_that_it_was_found() {
    for is_found in [false, true] {
        let (mut storage, mut mo) = (Storage::default(), Member::founder());
        let mut ra = mo.let_in("ra");
        meet(&mut [&mut mo, &mut ra], &mut storage);
        let mut li = mo.let_in("li");
        mo.publish(&mut storage);
        if is_found {
            li.read(&mut storage);
            li.publish(&mut storage);
        }
        for _ in 0..2 {
            ra.read(&mut storage);
        }
        let before = ra.links.len();
        ra.pay();
        let gives = |link: &Link| {
            let body = link.payload.as_ref().map(|payload| &payload.body[..]);
            matches!(body.map(Outline::parse), Some(Ok(Outline::Grant { .. })))
        };
        // Mo's grant may lie under a name that li can't compute without it.
        assert_eq!(ra.links[before..].iter().any(gives), !is_found);
    }
}

#[test]
fn who_does_not_know_yet_who_let_them_in_publishes_nothing() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let mut li = mo.let_in("li");
    assert!(li.publish(&mut storage).is_empty());
    mo.publish(&mut storage);
    li.read(&mut storage);
    let first = li.write("now they look there");
    assert!(!li.publish(&mut storage).is_empty());
    mo.read(&mut storage);
    assert!(mo.has(first));
}
