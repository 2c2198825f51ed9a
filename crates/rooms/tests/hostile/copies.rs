//! A vault that was copied or restored: both copies hold one key, and one key signs one history.

use std::collections::BTreeSet;

use answerable_rooms::act::{Act, Cut};
use answerable_rooms::check::Check;
use answerable_rooms::entry::Class;
use answerable_rooms::head::SeenChain;
use answerable_rooms::ids::EntryId;
use answerable_rooms::outline::Outline;
use answerable_rooms::resolve::State;
use answerable_rooms::restart;
use answerable_rooms::room::{Elsewhere, Had, Kept, Object, Room};

use crate::scene::{Member, Scene, Storage};
use crate::support::{Drawn, PROCESS, keys};

/// What a vault gives back of somebody: the same under the same key, or, as another device, without what
/// the old one wrote after a number.
fn loaded(of: &Member, name: &str, until: Option<u64>) -> Member {
    let keys = keys(name);
    let mut room = Room::empty(PROCESS, *of.room.id(), keys.device());
    let mut links = Vec::new();
    for link in &of.links {
        if link.device == of.device() && until.is_some_and(|until| link.seq > until) {
            continue;
        }
        let outline = link
            .payload
            .as_ref()
            .filter(|_| link.class == Class::Outline);
        room.put_back(&Kept {
            device: link.device,
            seq: link.seq,
            id: link.id,
            header: &link.header,
            outline: outline.map(|payload| &payload.body[..]),
        })
        .expect("it was taken in once");
        links.push(answerable_rooms::room::Link {
            device: link.device,
            seq: link.seq,
            id: link.id,
            header: link.header.clone(),
            class: link.class,
            depth: link.depth,
            epoch: link.epoch,
            payload: link.payload.clone(),
        });
    }
    for epoch in of.room.keys().epochs() {
        let key = of.room.keys().key(epoch).expect("held").clone();
        room.keys_mut().take(*epoch, key);
    }
    for device in of.room.writers() {
        room.put_back_cursor(device, of.room.cursor(&device));
        if let Some(head) = of.room.head(&device) {
            room.put_back_head(&head.encode()).expect("it was verified");
        }
    }
    if until.is_none() {
        room.put_back_own(of.room.own().clone());
    }
    Member {
        keys,
        room,
        links,
        random: Drawn::new(name),
        ..Member::welcomed(name, of)
    }
}

fn elsewhere(of: &Member, storage: &mut Storage) -> Elsewhere {
    let own = of.room.own();
    let found = of.room.elsewhere((own.count, own.naming), storage);
    found
        .expect("the storage answers")
        .and(of.room.seen_elsewhere(None))
}

fn restarts(old: &Member, new: &mut Member) {
    let at = new.room.graph().tip(&old.device()).expect("it wrote");
    let last = Cut {
        device: old.device(),
        seq: new.room.graph().seq(at),
        id: new.room.graph().id(at),
    };
    let act = restart::act(&old.keys, last, new.room.id(), &new.keys);
    new.outline(Outline::Act { at: 6, act });
}

#[test]
fn r_081_a_copy_goes_on_as_another_device_and_everybody_reads_both() {
    let mut scene = Scene::new();
    scene.bo.sync(&mut scene.storage);
    scene.ada.sync(&mut scene.storage);
    let mut copy = loaded(&scene.ada, "ada", None);
    assert!(
        !elsewhere(&copy, &mut scene.storage).ahead,
        "nothing went on"
    );
    let published = copy.room.tip_seq();
    copy.write("from the copy");
    scene.ada.write("from the first");
    scene.ada.publish(&mut scene.storage);
    let found = elsewhere(&copy, &mut scene.storage);
    assert!(found.ahead);
    assert_eq!(found.agreed, published, "the first went on from there");
    assert!(!elsewhere(&scene.ada, &mut scene.storage).ahead);
    let mut new = loaded(&copy, "ada again", Some(published));
    new.read(&mut scene.storage);
    assert!(new.lines().contains(&"from the first".into()));
    restarts(&copy, &mut new);
    new.write("from the copy");
    new.publish(&mut scene.storage);
    for member in [&mut scene.bo, &mut scene.cy, &mut scene.ada] {
        member.read(&mut scene.storage);
        member.was_told_nothing();
        let lines = member.lines();
        assert!(lines.contains(&"from the first".into()), "{lines:?}");
        assert!(lines.contains(&"from the copy".into()), "{lines:?}");
        assert!(member.is_member(&new.device()) && member.is_member(&copy.device()));
    }
}

/// Reads one of several storages, and remembers what it was seen to have.
fn read_one_of(who: &mut Member, had: &mut Had, storage: &mut Storage) {
    let round = who.room.read_one_of(had, storage);
    let waiting = std::mem::take(&mut who.waiting);
    let taken = who.room.take(round, waiting, &who.keys);
    who.waiting = taken.waiting;
    who.links.extend(taken.links);
    for (id, payload) in taken.opened {
        let link = who.links.iter_mut().find(|link| link.id == id);
        link.expect("what was opened is here").payload = Some(payload);
    }
    let said = taken.notices.iter();
    who.said
        .extend(said.map(|notice| (notice.check, notice.device)));
    for (device, number) in taken.has {
        let has = had.entry(device).or_default();
        *has = number.max(*has);
    }
}

#[test]
fn r_030_two_ends_of_one_chain_in_two_storages_are_read_by_who_reads_both() {
    let mut scene = Scene::new();
    scene.all_sync();
    let mut storages = [scene.storage.clone(), scene.storage.clone()];
    // Each copy goes to a storage of its own, and neither puts anything after that.
    let mut copy = loaded(&scene.ada, "ada", None);
    scene.ada.write("to the first");
    scene.ada.publish(&mut storages[0]);
    copy.write("to the second");
    copy.publish(&mut storages[1]);
    let ada = scene.ada.device();
    for order in [[0, 1], [1, 0]] {
        let mut bo = loaded(&scene.bo, "bo", None);
        let mut had = [Had::new(), Had::new()];
        for _ in 0..2 {
            for at in order {
                read_one_of(&mut bo, &mut had[at], &mut storages[at]);
            }
        }
        bo.was_told(&[Check::R030], &ada);
        let lines = bo.all_lines();
        assert_eq!(lines, ["one", "to the first", "to the second"]);
        assert_eq!(
            had[0].get(&ada),
            had[1].get(&ada),
            "both have been looked at"
        );
        // What was seen is not fetched again.
        for at in order {
            let before = storages[at].asked;
            read_one_of(&mut bo, &mut had[at], &mut storages[at]);
            let asked = storages[at].asked;
            bo.room.read(&mut storages[at]);
            assert_eq!(asked - before, storages[at].asked - asked);
        }
    }
}

#[test]
fn r_030_an_end_that_is_named_under_another_epoch_is_read_beside_the_other() {
    let mut scene = Scene::new();
    scene.all_sync();
    let mut storages = [scene.storage.clone(), scene.storage.clone()];
    let mut copy = loaded(&scene.ada, "ada", None);
    scene.ada.write("to the first");
    scene.ada.publish(&mut storages[0]);
    // The copy has heard of another epoch, and names its end by that.
    let mut bo = loaded(&scene.bo, "bo", None);
    let all = [
        &scene.ada.keys,
        &scene.bo.keys,
        &scene.cy.keys,
        &scene.mal.keys,
    ];
    bo.announce_to(&all);
    bo.publish(&mut storages[1]);
    copy.read(&mut storages[1]);
    copy.write("to the second");
    copy.publish(&mut storages[1]);
    let newest = |of: &Member| of.room.own().live.last().map(|live| (live.n, live.naming));
    let (first, second) = (newest(&scene.ada).unwrap(), newest(&copy).unwrap());
    assert!(
        first.0 == second.0 && first.1 != second.1,
        "one number, two names"
    );
    let (mut cy, mut had) = (loaded(&scene.cy, "cy", None), [Had::new(), Had::new()]);
    for at in [0, 1, 1] {
        read_one_of(&mut cy, &mut had[at], &mut storages[at]);
    }
    assert_eq!(cy.all_lines(), ["one", "to the first", "to the second"]);
    cy.was_told(&[Check::R030], &scene.ada.device());
}

#[test]
fn r_030_an_end_is_read_below_the_newest_of_the_other_one_whatever_its_name() {
    let mut scene = Scene::new();
    scene.all_sync();
    let mut storages = [scene.storage.clone(), scene.storage.clone()];
    let mut copy = loaded(&scene.ada, "ada", None);
    // The copy sends twice: under the old name, and, once it has heard of another epoch, under that.
    copy.write("to the second");
    copy.publish(&mut storages[1]);
    let all = [
        &scene.ada.keys,
        &scene.bo.keys,
        &scene.cy.keys,
        &scene.mal.keys,
    ];
    let mut bo = loaded(&scene.bo, "bo", None);
    bo.announce_to(&all);
    for object in bo.publish(&mut storages[0]) {
        storages[1].put(&object);
    }
    copy.read(&mut storages[1]);
    copy.write("to the second again");
    copy.publish(&mut storages[1]);
    // The first has heard of it before, and the number that was the copy's first has the new name.
    scene.ada.read(&mut storages[0]);
    scene.ada.write("to the first");
    scene.ada.publish(&mut storages[0]);
    let newest = |of: &Member| of.room.own().live.last().map(|live| (live.n, live.naming));
    let (first, second) = (newest(&scene.ada).unwrap(), newest(&copy).unwrap());
    assert_eq!((first.0 + 1, first.1), second);
    let (mut cy, mut had) = (loaded(&scene.cy, "cy", None), [Had::new(), Had::new()]);
    for at in [1, 1, 0, 0] {
        read_one_of(&mut cy, &mut had[at], &mut storages[at]);
    }
    let lines = [
        "one",
        "to the first",
        "to the second",
        "to the second again",
    ];
    assert_eq!(cy.all_lines(), lines);
    cy.was_told(&[Check::R030], &scene.ada.device());
}

#[test]
fn r_082_two_copies_that_went_on_in_a_storage_each_hold_each_other_up() {
    let mut scene = Scene::new();
    scene.all_sync();
    let mut storages = [scene.storage.clone(), scene.storage.clone()];
    // Neither copy knows of the other when it goes on.
    let tip = Some(scene.ada.room.tip_seq());
    let mut new = ["ada one", "ada two"].map(|name| loaded(&scene.ada, name, tip));
    for (new, storage) in new.iter_mut().zip(&mut storages) {
        restarts(&scene.ada, new);
        new.publish(storage);
    }
    // Cy hears of the second alone, and what cy writes rests on it.
    let mut cy = loaded(&scene.cy, "cy", None);
    cy.read(&mut storages[1]);
    let rests = cy.write("rests on the second");
    for object in cy.publish(&mut storages[0]) {
        storages[1].put(&object);
    }
    for order in [[0, 1], [1, 0]] {
        let mut bo = loaded(&scene.bo, "bo", None);
        let mut had = [Had::new(), Had::new()];
        for _ in 0..3 {
            for at in order {
                read_one_of(&mut bo, &mut had[at], &mut storages[at]);
            }
        }
        assert!(bo.room.graph().find(&rests).is_some(), "nothing waits");
        for new in &new {
            let whole = bo.room.resolver().whole();
            let seen = &whole.devices[&new.device()];
            assert_eq!(seen.state, State::Suspended, "two hold ada's key");
        }
        // Who went on is not looked for again in a storage that has something of one of them; the newest of
        // the other one is.
        for at in order {
            let before = storages[at].asked;
            read_one_of(&mut bo, &mut had[at], &mut storages[at]);
            let asked = storages[at].asked;
            bo.room.read(&mut storages[at]);
            assert_eq!(asked - before, storages[at].asked - asked + 1);
        }
    }
    // Each of them learns of the other, too.
    for (new, at) in new.iter_mut().zip([1, 0]) {
        assert!(!new.room.went_on_twice());
        for _ in 0..2 {
            read_one_of(new, &mut Had::new(), &mut storages[at]);
        }
        assert!(new.room.went_on_twice() && !new.is_member(&new.device()));
    }
}

#[test]
fn who_went_on_under_an_old_name_is_found_where_somebody_says_to_have_read_them() {
    let mut scene = Scene::new();
    scene.all_sync();
    let copy = loaded(&scene.ada, "ada", None);
    let mut cy = loaded(&scene.cy, "cy", None);
    // Epoch after epoch is announced, and cy reads ada under the newest.
    let all = [
        &scene.ada.keys,
        &scene.bo.keys,
        &scene.cy.keys,
        &scene.mal.keys,
    ];
    let (mut ada, mut bo) = (
        loaded(&scene.ada, "ada", None),
        loaded(&scene.bo, "bo", None),
    );
    for _ in 0..10 {
        bo.announce_to(&all);
        bo.sync(&mut scene.storage);
        ada.sync(&mut scene.storage);
    }
    for _ in 0..12 {
        cy.read(&mut scene.storage);
    }
    // The copy has heard of none of them when it goes on.
    let mut new = loaded(&copy, "ada again", Some(copy.room.tip_seq()));
    restarts(&copy, &mut new);
    new.publish(&mut scene.storage);
    cy.read(&mut scene.storage);
    assert!(!cy.has(&new.room.tip_id()), "it lies under an old name");
    let tip = new.room.tip_id();
    scene.mal.read(&mut scene.storage);
    assert!(
        scene.mal.has(&tip),
        "who knows the old names alone finds it"
    );
    let rests = scene.mal.write("rests on it");
    scene.mal.publish(&mut scene.storage);
    cy.read(&mut scene.storage);
    assert!(cy.has(&rests) && cy.has(&tip), "nothing waits");
}

#[test]
fn r_081_what_a_late_storage_took_in_the_place_of_ones_own_is_seen() {
    let mut scene = Scene::new();
    scene.all_sync();
    let mut copy = loaded(&scene.ada, "ada", None);
    let mut other = scene.storage.clone();
    scene.ada.write("from the first");
    scene.ada.publish(&mut scene.storage);
    copy.write("from the copy");
    let over = copy.publish(&mut other);
    assert!(!elsewhere(&scene.ada, &mut scene.storage).ahead);
    // The copy did not see yet that the name was taken.
    for object in over {
        scene.storage.objects.insert(object.name, object.bytes);
    }
    let found = elsewhere(&scene.ada, &mut scene.storage);
    assert!(found.ahead, "the own key signed it");
    assert!(found.parted.is_some(), "both have sent something (R-082)");
    assert!(
        !elsewhere(&copy, &mut scene.storage).ahead,
        "its own are there"
    );
}

#[test]
fn r_085_a_backup_hears_from_others_that_it_went_on_and_is_asked() {
    let mut scene = Scene::new();
    let backup = loaded(&scene.ada, "ada", None);
    scene.ada.write("after the backup");
    let lost = scene.ada.publish(&mut scene.storage);
    scene.bo.sync(&mut scene.storage);
    for object in &lost {
        scene.storage.objects.remove(&object.name);
    }
    let round = backup.room.read(&mut scene.storage);
    assert!(
        !backup.room.seen_elsewhere(None).ahead,
        "no head is kept yet"
    );
    let said = backup.room.seen_elsewhere(Some(&round));
    assert_eq!(
        said.claimed,
        BTreeSet::from([scene.bo.device()]),
        "bo has seen what is not here"
    );
    assert!(!said.ahead, "which is bo's word, and shows nothing");
    // Where its own pieces are found, nobody needs to be believed.
    for object in &lost {
        scene.storage.put(object);
    }
    assert!(elsewhere(&backup, &mut scene.storage).ahead);
}

#[test]
fn r_085_a_member_who_lies_about_what_they_saw_shows_nothing() {
    let mut scene = Scene::new();
    scene.ada.sync(&mut scene.storage);
    let ada = scene.ada.device();
    let (seq, id) = (scene.ada.room.tip_seq(), scene.ada.room.tip_id());
    // More entries than there are; another entry in the place of one; more segments than there are.
    for (lie_seq, lie_id, counter) in [
        (seq + 3, EntryId([7; 32]), 1),
        (seq, EntryId([8; 32]), 1),
        (seq, id, 4_000),
    ] {
        let head = scene.bo.head(|head| {
            head.seen.retain(|seen| seen.device != ada);
            head.seen.push(SeenChain {
                device: ada,
                seq: lie_seq,
                id: lie_id,
                counter,
            });
            head.seen.sort_by_key(|seen| seen.device);
        });
        let mut storage = scene.storage.clone();
        let next = scene.bo.room.own().count + 1;
        let object = scene.bo.forge(scene.bo.device(), next, head, &[]);
        storage.put(&object);
        let round = scene.ada.room.read(&mut storage);
        let said = scene.ada.room.seen_elsewhere(Some(&round));
        assert_eq!(said.claimed, BTreeSet::from([scene.bo.device()]));
        let own = scene.ada.room.own();
        let found = scene
            .ada
            .room
            .elsewhere((own.count, own.naming), &mut storage);
        assert!(
            !said.and(found.expect("it answers")).ahead,
            "nothing shows it"
        );
    }
}

#[test]
fn r_085_a_known_head_in_a_place_where_something_else_was_put_shows_nothing() {
    let mut scene = Scene::new();
    scene.ada.sync(&mut scene.storage);
    scene.bo.sync(&mut scene.storage);
    let own = scene.ada.room.own();
    let before = own.live.iter().rev().nth(1).map_or(0, |live| live.n);
    let naming = own.naming;
    let number = own.count;
    let head = scene.bo.room.head(&scene.ada.device()).expect("bo has it");
    let head = head.clone();
    let object = scene.bo.forge(scene.ada.device(), number, head, &[]);
    scene.storage.objects.insert(object.name, object.bytes);
    let found = scene
        .ada
        .room
        .elsewhere((before, naming), &mut scene.storage);
    let found = found.expect("it answers");
    assert!(!found.ahead);
    assert_eq!(found.claimed, BTreeSet::from([scene.ada.device()]));
}

#[test]
fn d_005_rubbish_where_a_device_would_say_that_it_goes_on() {
    let mut scene = Scene::new();
    let head = scene.bo.head(|_| {});
    let object = scene.bo.forge(scene.ada.device(), 0, head, &[]);
    scene.storage.put(&object);
    scene.cy.read(&mut scene.storage);
    scene.cy.was_told(&[Check::D005], &scene.ada.device());
    assert_eq!(scene.cy.lines(), ["one"]);
}

#[test]
fn r_047_a_removed_device_does_not_come_back_as_another() {
    let mut scene = Scene::new();
    let bo = loaded(&scene.bo, "bo", None);
    let removal = scene.ada.remove(&scene.bo.person);
    scene.ada.publish(&mut scene.storage);
    scene.cy.read(&mut scene.storage);
    scene.cy.approve(removal);
    scene.cy.publish(&mut scene.storage);
    scene.ada.sync(&mut scene.storage);
    let mut new = loaded(&bo, "bo again", Some(u64::MAX));
    let act: Act = {
        let last = bo.room.graph().tip(&bo.device()).expect("it wrote");
        let last = Cut {
            device: bo.device(),
            seq: bo.room.graph().seq(last),
            id: bo.room.graph().id(last),
        };
        restart::act(&bo.keys, last, new.room.id(), &new.keys)
    };
    new.outline(Outline::Act { at: 6, act });
    new.write("back again");
    new.publish_as_is(&mut scene.storage);
    scene.cy.read(&mut scene.storage);
    assert!(!scene.cy.is_member(&new.device()));
    assert!(!scene.cy.all_lines().contains(&"back again".into()));
    scene
        .cy
        .was_told(&[Check::R047, Check::R041], &new.device());
}

/// Mal writes where nobody reads it who removes them, then bo and cy take them out; gives what mal wrote, and
/// the pieces that it lies in.
fn mal_writes_and_is_removed(
    scene: &mut Scene,
    also: &mut [&mut Member],
) -> (EntryId, Vec<Object>) {
    let mut others = scene.storage.clone();
    let late = scene.mal.write("late");
    let pieces = scene.mal.publish(&mut others);
    for member in also {
        member.read(&mut others);
        assert!(member.has(&late));
    }
    let removal = scene.bo.remove(&scene.mal.person);
    scene.bo.publish(&mut scene.storage);
    scene.cy.read(&mut scene.storage);
    scene.cy.approve(removal);
    scene.cy.publish(&mut scene.storage);
    for _ in 0..2 {
        scene.bo.sync(&mut scene.storage);
        scene.cy.sync(&mut scene.storage);
    }
    (late, pieces)
}

#[test]
fn r_047_what_a_new_device_of_a_member_has_seen_is_passed_on_by_a_member() {
    let mut scene = Scene::new();
    scene.all_sync();
    // Ada's copy reads what mal wrote, has not heard that mal is out, and goes on as another device.
    let mut copy = loaded(&scene.ada, "ada", None);
    let (late, pieces) = mal_writes_and_is_removed(&mut scene, &mut [&mut copy]);
    for piece in &pieces {
        scene.storage.put(piece);
    }
    scene.cy.read(&mut scene.storage);
    assert!(!scene.cy.has(&late));
    scene.cy.was_told(&[Check::R047], &scene.mal.device());
    let mut new = loaded(&copy, "ada again", Some(copy.room.tip_seq()));
    restarts(&copy, &mut new);
    let next = new.write("in good faith");
    new.publish(&mut scene.storage);
    scene.cy.read(&mut scene.storage);
    assert!(scene.cy.has(&next), "nothing waits");
    assert!(scene.cy.has(&late), "it was passed on");
    assert!(scene.cy.is_member(&new.device()));
    assert!(!scene.cy.is_member(&scene.mal.device()), "mal stays out");
}

#[test]
fn r_047_a_new_device_takes_in_no_more_than_the_one_that_it_goes_on_from() {
    let mut scene = Scene::new();
    scene.all_sync();
    let (late, pieces) = mal_writes_and_is_removed(&mut scene, &mut []);
    // Ada has heard of it and says so, before what mal wrote is to be found.
    scene.ada.sync(&mut scene.storage);
    for piece in &pieces {
        scene.storage.put(piece);
    }
    for is_told in [true, false] {
        let last = scene.ada.room.tip_seq();
        let mut new = loaded(&scene.ada, "ada again", Some(last));
        if is_told {
            new.room.goes_on_from(scene.ada.device());
        }
        new.read(&mut scene.storage);
        assert_eq!(new.has(&late), !is_told);
    }
}
