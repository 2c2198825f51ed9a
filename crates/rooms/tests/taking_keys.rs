//! Keys are taken from members alone, and what is written under another key is said.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use answerable_rooms::act::{Act, NewDevice, Side};
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::epoch_key::{ContentKey, EpochKey};
use answerable_rooms::ids::{EpochId, InviteId};
use answerable_rooms::policy::Policy;
use answerable_rooms::room::{Cursor, Room};
use support::replicas::{Member, Storage, person};
use support::{Drawn, PROCESS, keys};

/// Somebody whose admission was proposed and found no second word, and who has a key by some way.
fn half_in(by: &mut Member, name: &str) -> Member {
    let keys = keys(name);
    let invite = InviteId([9; 32]);
    by.act(Act::Admit {
        person: person(name),
        side: Side::Contact,
        reader: true,
        from_now: false,
        new: NewDevice {
            card: keys.card().clone(),
            possession: keys.prove(&invite.0),
        },
        invite,
    });
    let mut room = Room::empty(PROCESS, *by.room.id(), keys.device());
    let first = first(by);
    let key = by.room.keys().key(&first).expect("held").clone();
    room.keys_mut().take(first, key);
    room.put_back_cursor(*by.room.me(), Cursor::default());
    Member {
        keys,
        room,
        links: Vec::new(),
        random: Drawn::new(name),
        waiting: Vec::new(),
    }
}

fn first(of: &Member) -> EpochId {
    *of.room.keys().epochs().next().expect("there is one")
}

#[test]
fn a_key_by_somebody_who_is_no_member_is_not_taken_and_what_they_write_is_said() {
    let (mut storage, mut mo) = (Storage::default(), Member::founds(Policy::default()));
    let mut li = mo.let_in("li");
    let mut eve = half_in(&mut mo, "eve");
    mo.publish(&mut storage);
    li.read(&mut storage);
    eve.read(&mut storage);
    let own = eve.announce(&[&mo, &li]);
    eve.write_under(own, "trust me");
    eve.publish(&mut storage);
    let notices = li.notices(&mut storage);
    assert_eq!(notices, ["R-041"]);
    assert!(li.room.keys().key(&own).is_none(), "no key of hers is here");
    assert!(li.lines().is_empty());
    assert_ne!(li.room.eligible(), Some(own));
    li.write("safe");
    li.publish(&mut storage);
    mo.read(&mut storage);
    assert_eq!(mo.lines(), ["safe"], "the others go on as before");
}

#[test]
fn r_051_a_grant_of_what_nobody_announced_who_may_gives_no_key() {
    let (mut storage, mut mo) = (Storage::default(), Member::founds(Policy::default()));
    let mut li = mo.let_in("li");
    let mut eve = half_in(&mut mo, "eve");
    mo.publish(&mut storage);
    li.read(&mut storage);
    eve.read(&mut storage);
    let own = eve.announce(&[]);
    eve.publish(&mut storage);
    li.read(&mut storage);
    // A member hands on, and writes under, what she announced.
    let key = eve.room.keys().key(&own).expect("made").clone();
    li.room.keys_mut().take(own, key);
    li.grant(own, KeyKind::Content, &[mo.keys.device()]);
    li.write_under(own, "under her key");
    li.publish(&mut storage);
    let notices = mo.notices(&mut storage);
    assert!(notices.contains(&"R-051"), "{notices:?}");
    assert!(mo.room.keys().key(&own).is_none());
    assert!(mo.lines().is_empty());
}

#[test]
fn r_052_a_false_key_that_came_before_its_announcement_is_dropped_when_that_is_read() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let mut li = mo.let_in("li");
    mo.publish(&mut storage);
    let second = mo.announce(&[&mo_again(), &li]);
    mo.write_under(second, "for members");
    mo.publish(&mut storage);
    let false_key = another_key();
    li.room.keys_mut().take(second, false_key.clone());
    assert_eq!(li.notices(&mut storage), ["R-052"]);
    assert_eq!(
        li.lines(),
        ["for members"],
        "the right one was announced to them"
    );
    assert!(!li.room.put_back_key(second, false_key));
}

fn another_key() -> EpochKey {
    EpochKey::Content(ContentKey::draw(&mut Drawn::new("another")))
}

fn mo_again() -> Member {
    Member::founder()
}

#[test]
fn r_052_a_grant_of_another_key_than_the_announced_gives_none() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let mut li = mo.let_in("li");
    let mut ra = mo.let_in("ra");
    mo.publish(&mut storage);
    // Nobody writes under it, nor names by it: it was made for a stranger too.
    let mut other = Member::founder();
    let stranger = other.let_in("stranger");
    let second = mo.announce(&[&mo_again(), &stranger]);
    mo.publish(&mut storage);
    assert_eq!(li.notices(&mut storage), ["R-054"]);
    // Ra holds another key for the epoch that mo announced, and grants that.
    ra.read(&mut storage);
    ra.room.keys_mut().take(second, another_key());
    ra.grant(second, KeyKind::Content, &[li.keys.device()]);
    ra.publish(&mut storage);
    assert_eq!(li.notices(&mut storage), ["R-052"]);
    assert!(li.room.keys().key(&second).is_none());
}

#[test]
fn r_054_a_key_that_one_should_not_have_is_not_taken() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    mo.write("before");
    let old = first(&mo);
    let mut li = mo.lets_in("li", true);
    mo.grant(old, KeyKind::Content, &[li.keys.device()]);
    mo.publish(&mut storage);
    assert_eq!(li.notices(&mut storage), ["R-054"]);
    assert!(li.room.keys().content(&old).is_none());
    assert!(li.lines().is_empty());
}

#[test]
fn r_050_what_is_written_under_a_key_of_somebody_who_was_removed_is_here_and_is_said() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let mut li = mo.let_in("li");
    let mut ra = mo.let_in("ra");
    mo.publish(&mut storage);
    li.read(&mut storage);
    ra.read(&mut storage);
    let old = first(&li);
    let removal = mo.remove("ra");
    mo.publish(&mut storage);
    li.read(&mut storage);
    li.approve(removal);
    li.write_under(old, "ra can read this");
    li.publish(&mut storage);
    assert_eq!(mo.notices(&mut storage), ["R-050"]);
    assert_eq!(mo.lines(), ["ra can read this"], "it counts");
    mo.pay();
    let new = mo.room.eligible().expect("mo made one");
    mo.write_under(new, "ra can't read this");
    mo.publish(&mut storage);
    assert_eq!(li.notices(&mut storage), [""; 0]);
    assert_eq!(li.lines(), ["ra can read this", "ra can't read this"]);
    ra.read(&mut storage);
    assert!(
        !ra.lines().contains(&"ra can't read this".to_owned()),
        "{:?}",
        ra.lines()
    );
}
