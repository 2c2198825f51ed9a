//! What a storage may do: it holds every byte, and no key.

use answerable_rooms::check::Check;
use answerable_rooms::genesis::RoomKind;

use crate::scene::{Member, Scene, Storage};

/// A piece is damaged, or was moved or overwritten.
const DAMAGED: [Check; 3] = [Check::D001, Check::R026, Check::R028];

/// Bo writes; the storage does something to that segment before the others read it.
#[track_caller]
fn tampers(how: impl FnOnce(&mut Vec<u8>), checks: &[Check]) {
    let mut scene = Scene::new();
    scene.bo.write("two");
    let object = scene
        .bo
        .publish(&mut scene.storage)
        .pop()
        .expect("it was put");
    how(scene
        .storage
        .objects
        .get_mut(&object.name)
        .expect("it was put"));
    for who in [&mut scene.ada, &mut scene.cy] {
        who.read(&mut scene.storage);
        assert_eq!(who.lines(), ["one"]);
        who.was_told(checks, &scene.bo.device());
    }
    // Once it is whole again, it is read: nothing was lost by what was refused.
    scene.storage.objects.insert(object.name, object.bytes);
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines(), ["one", "two"]);
    scene.ada.was_told_nothing();
}

#[test]
fn a_bit_that_flipped() {
    tampers(
        |bytes| {
            let at = bytes.len() - 3;
            bytes[at] ^= 1;
        },
        &DAMAGED,
    );
}

#[test]
fn a_segment_cut_short() {
    tampers(|bytes| bytes.truncate(bytes.len() / 2), &DAMAGED);
}

#[test]
fn an_empty_object() {
    tampers(Vec::clear, &DAMAGED);
}

#[test]
fn a_segment_with_something_behind_it() {
    tampers(|bytes| bytes.extend([0; 4096]), &DAMAGED);
}

#[test]
fn a_segment_far_larger_than_any() {
    tampers(|bytes| bytes.resize(65 << 20, 7), &DAMAGED);
}

#[test]
fn noise_in_the_place_of_a_segment() {
    tampers(
        |bytes| {
            bytes
                .iter_mut()
                .for_each(|byte| *byte = byte.wrapping_mul(73) ^ 0x5a)
        },
        &DAMAGED,
    );
}

#[test]
fn two_segments_of_one_writer_changed_for_each_other() {
    let mut scene = Scene::new();
    scene.bo.write("two");
    let two = scene.bo.publish(&mut scene.storage).pop().expect("put");
    scene.bo.write("three");
    let three = scene.bo.publish(&mut scene.storage).pop().expect("put");
    scene.storage.objects.insert(two.name.clone(), three.bytes);
    scene.storage.objects.insert(three.name, two.bytes);
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines(), ["one"]);
    scene.ada.was_told(&DAMAGED, &scene.bo.device());
}

#[test]
fn a_segment_of_one_writer_in_the_place_of_anothers() {
    let mut scene = Scene::new();
    scene.bo.write("two");
    let of_bo = scene.bo.publish(&mut scene.storage).pop().expect("put");
    scene.cy.write("three");
    let of_cy = scene
        .cy
        .publish_as_is(&mut scene.storage)
        .pop()
        .expect("put");
    scene.storage.objects.insert(of_bo.name, of_cy.bytes);
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines(), ["one", "three"]);
    scene.ada.was_told(&DAMAGED, &scene.bo.device());
}

#[test]
fn an_old_segment_again_under_the_next_name() {
    let mut scene = Scene::new();
    let old = scene.bo.publish(&mut scene.storage).pop().expect("put");
    let (_, next) = scene
        .ada
        .place(scene.bo.device(), old.number + 1, scene.bo.naming());
    scene.storage.objects.insert(next, old.bytes);
    let before = scene.ada.room.graph().len();
    scene.ada.read(&mut scene.storage);
    scene.ada.was_told(&DAMAGED, &scene.bo.device());
    assert_eq!(scene.ada.lines(), ["one"]);
    assert!(
        scene.ada.room.graph().len() <= before + 1,
        "nothing is there twice"
    );
}

#[test]
fn a_segment_of_another_room_of_the_same_people() {
    let mut scene = Scene::new();
    // The bridge of the same process, where Ada writes too.
    let (mut bridge, mut other) = (Member::founds("ada", RoomKind::Bridge), Storage::default());
    bridge.write("said elsewhere");
    let foreign = bridge.publish(&mut other).pop().expect("put");
    let number = scene.ada.room.own().count + 1;
    let (_, next) = scene
        .bo
        .place(scene.ada.device(), number, scene.ada.naming());
    scene.storage.objects.insert(next, foreign.bytes);
    scene.bo.read(&mut scene.storage);
    scene.bo.was_told(&DAMAGED, &scene.ada.device());
    assert_eq!(scene.bo.all_lines(), ["one"]);
}

#[test]
fn the_newest_rolled_back_for_who_knows_it() {
    let mut scene = Scene::new();
    let old = scene.storage.clone();
    scene.bo.write("two");
    scene.bo.publish(&mut scene.storage);
    scene.ada.sync(&mut scene.storage);
    scene.storage = old;
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines(), ["one", "two"]);
    scene
        .ada
        .was_told(&[Check::D002, Check::D004], &scene.bo.device());
}

#[test]
fn the_newest_of_one_withheld_from_another_who_hears_of_it() {
    let mut scene = Scene::new();
    scene.bo.write("two");
    let two = scene.bo.publish(&mut scene.storage).pop().expect("put");
    scene.ada.sync(&mut scene.storage);
    scene.storage.objects.remove(&two.name);
    scene.cy.read(&mut scene.storage);
    assert_eq!(scene.cy.lines(), ["one"]);
    scene
        .cy
        .was_told(&[Check::R032, Check::D004], &scene.bo.device());
}

#[test]
fn one_of_several_segments_lost_for_a_newcomer() {
    let mut scene = Scene::new();
    scene.bo.write("two");
    let two = scene.bo.publish(&mut scene.storage).pop().expect("put");
    scene.bo.write("three");
    scene.bo.publish(&mut scene.storage);
    scene.storage.objects.remove(&two.name);
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines(), ["one"], "three rests on two");
    // Nobody can know of what follows a name that is missing, until somebody has seen it.
    scene.storage.objects.insert(two.name.clone(), two.bytes);
    scene.cy.sync(&mut scene.storage);
    scene.storage.objects.remove(&two.name);
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines(), ["one"]);
    scene
        .ada
        .was_told(&[Check::R032, Check::R023, Check::D004], &scene.bo.device());
}

#[test]
fn everything_gone_loses_nothing_that_is_here() {
    let mut scene = Scene::new();
    scene.storage.objects.clear();
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines(), ["one"]);
    assert!(!scene.ada.said.is_empty(), "that all is gone is said");
}

#[test]
fn junk_under_the_own_next_name() {
    let mut scene = Scene::new();
    let (_, next) = scene.ada.place(
        scene.ada.device(),
        scene.ada.room.own().count + 1,
        scene.ada.naming(),
    );
    scene.storage.objects.insert(next, vec![7; 4096]);
    let own = scene.ada.room.own();
    let found = scene
        .ada
        .room
        .elsewhere((own.count, own.naming), &mut scene.storage);
    assert!(
        !found.expect("the storage answers").ahead,
        "noise makes nobody a copy of themselves"
    );
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines(), ["one"]);
}
