//! Replicas of a room exchange over names and bytes alone.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use answerable_rooms::act::Side;
use answerable_rooms::check::Check;
use support::replicas::{Member, Storage, put};

#[test]
fn what_two_write_both_read() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    mo.write("one");
    let mut li = mo.let_in("li");
    mo.publish(&mut storage);
    assert!(li.read(&mut storage).notices.is_empty());
    li.write("two");
    li.publish(&mut storage);
    mo.write("three");
    mo.publish(&mut storage);
    assert!(mo.read(&mut storage).notices.is_empty());
    assert!(li.read(&mut storage).notices.is_empty());
    assert_eq!(mo.lines(), ["one", "three", "two"]);
    assert_eq!(li.lines(), mo.lines());
    assert_eq!(li.room.graph().len(), mo.room.graph().len());
}

#[test]
fn a_newcomer_finds_the_newest_behind_packed_segments() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    for number in 0..200 {
        mo.write(&format!("{number:03}"));
        mo.publish(&mut storage);
    }
    mo.pack(&mut storage);
    assert!(storage.0.len() < 12, "{} objects are left", storage.0.len());
    let mut li = mo.let_in("li");
    mo.publish(&mut storage);
    let taken = li.read(&mut storage);
    assert!(taken.notices.is_empty(), "{:?}", taken.notices);
    assert_eq!(li.lines().len(), 200);
    let asked = storage.1;
    li.read(&mut storage);
    assert!(
        storage.1 - asked <= 4,
        "a quiet round asks for {} names",
        storage.1 - asked
    );
}

#[test]
fn a_damaged_segment_is_said_and_nothing_of_it_is_taken_in() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let mut li = mo.let_in("li");
    mo.publish(&mut storage);
    mo.write("one");
    let object = mo.publish(&mut storage).remove(0);
    let bytes = storage.0.get_mut(&object.name).expect("it was put");
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    let taken = li.read(&mut storage);
    assert!(
        taken
            .notices
            .iter()
            .any(|notice| notice.check == Check::D001)
    );
    assert!(li.lines().is_empty());
    storage.0.insert(object.name, object.bytes);
    li.read(&mut storage);
    assert_eq!(li.lines(), ["one"]);
}

#[test]
fn what_rests_on_something_that_is_missing_waits_and_is_read_again() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let mut li = mo.let_in("li");
    let mut ra = mo.let_in("ra");
    mo.publish(&mut storage);
    li.read(&mut storage);
    ra.read(&mut storage);
    li.write("one");
    let lost = li.publish(&mut storage).remove(0);
    ra.read(&mut storage);
    ra.write("two");
    ra.publish(&mut storage);
    storage.0.remove(&lost.name);
    let taken = mo.read(&mut storage);
    assert!(mo.lines().is_empty(), "two has seen one, which is not here");
    assert!(
        taken
            .notices
            .iter()
            .any(|notice| notice.check == Check::R023)
    );
    put(&[lost], &mut storage);
    let taken = mo.read(&mut storage);
    assert!(taken.notices.is_empty(), "{:?}", taken.notices);
    assert_eq!(mo.lines(), ["one", "two"]);
}

#[test]
fn a_first_segment_that_announces_its_own_epoch_is_found_by_a_voice_who_can_not_open_what_follows()
{
    let mut storage = Storage::default();
    let mut ada = Member::founder_as(Side::Support, false);
    assert!(
        ada.room.writable().is_none(),
        "a voice writes nothing, and nobody under what it announced"
    );
    let mut mo = ada.let_in("li");
    ada.publish(&mut storage);
    mo.read(&mut storage);
    assert!(mo.room.writable().is_none());
    mo.pay();
    let epoch = mo.room.writable().expect("a reader announced an epoch");
    let written = mo.write_under(epoch, "to the group");
    mo.publish(&mut storage);
    let taken = ada.read(&mut storage);
    assert!(ada.room.graph().find(&written).is_some(), "she sees that");
    assert!(ada.lines().is_empty(), "and not what");
    assert!(ada.room.keys().content(&epoch).is_none());
    assert!(
        taken.waiting.is_empty(),
        "what a voice will never open is not kept"
    );
}
