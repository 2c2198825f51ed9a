//! What somebody may try who was removed, or whose device was, with all keys that they ever had.

use answerable_rooms::act::{Act, Side};
use answerable_rooms::check::Check;
use answerable_rooms::content::Content;
use answerable_rooms::outline::Outline;

use crate::scene::{Scene, admission, person};

#[test]
fn entries_after_the_removal_that_know_of_it() {
    let mut scene = Scene::new();
    scene.mal_is_removed();
    scene.mal.read(&mut scene.storage);
    scene.mal.write_under(scene.mal.naming(), "still here");
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R047, Check::R041], mal, &["one"]);
}

#[test]
fn entries_that_pretend_to_be_from_before() {
    let mut scene = Scene::new();
    scene.mal_is_removed();
    // Mal has not read the removal, or behaves so.
    scene.mal.write("written before, I swear");
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R047], mal, &["one"]);
    assert_eq!(scene.ada.all_lines(), ["one"], "it is not even taken in");
}

#[test]
fn a_removal_of_the_others_as_if_from_before() {
    let mut scene = Scene::new();
    scene.mal_is_removed();
    let act = scene.mal.remove(&scene.ada.person.clone());
    scene.mal.approve(act);
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R047], mal, &["one"]);
    assert!(scene.bo.is_member(&scene.ada.device()));
}

#[test]
fn a_late_vote_for_a_friend_as_if_from_before() {
    let mut scene = Scene::new();
    // Ada proposes a friend of Mal's, nobody else wants it; then Mal is removed, and votes.
    let act = scene.ada.act(admission("friend", Side::Contact));
    scene.ada.publish(&mut scene.storage);
    scene.honest_sync();
    scene.mal.read(&mut scene.storage);
    scene.mal_is_removed();
    scene.mal.approve(act);
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R047], mal, &["one"]);
    assert!(
        !scene
            .ada
            .room
            .resolver()
            .whole()
            .people
            .get(&person("friend"))
            .is_some_and(|seen| { seen.state == answerable_rooms::resolve::State::Member })
    );
}

#[test]
fn nothing_that_is_written_later_opens() {
    let mut scene = Scene::new();
    scene.mal_is_removed();
    scene.ada.write("after Mal");
    scene.bo.write("this too");
    scene.honest_sync();
    assert_eq!(scene.cy.lines(), ["after Mal", "one", "this too"]);
    scene.mal.read(&mut scene.storage);
    assert_eq!(scene.mal.all_lines(), ["one"]);
}

#[test]
fn what_a_removed_device_still_finds_under_old_names_is_nothing_new() {
    let mut scene = Scene::new();
    let old = scene.mal.naming();
    scene.mal_is_removed();
    scene.honest_sync();
    scene.ada.write("after Mal");
    let objects = scene.ada.publish(&mut scene.storage);
    let number = objects.last().expect("put").number;
    let (_, name) = scene.mal.place(scene.ada.device(), number, old);
    assert!(
        !scene.storage.objects.contains_key(&name),
        "the name can't be computed from old keys"
    );
}

#[test]
fn an_old_key_used_by_who_had_not_heard_is_said_and_counts() {
    let mut scene = Scene::new();
    let act = scene.ada.remove(&scene.mal.person.clone());
    scene.ada.publish(&mut scene.storage);
    scene.bo.read(&mut scene.storage);
    scene.bo.approve(act);
    scene.bo.publish(&mut scene.storage);
    scene.ada.sync(&mut scene.storage);
    // More than half of the three others: it is carried. Cy has not heard and writes under the old key.
    scene.cy.write("two");
    scene.cy.publish_as_is(&mut scene.storage);
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines(), ["one", "two"]);
    // In Cy's own past the key was right: nothing is said against Cy. Who knew and did so is told of.
    scene.cy.read(&mut scene.storage);
    let stale = scene
        .cy
        .links
        .iter()
        .rev()
        .find_map(|link| link.epoch)
        .expect("Cy wrote");
    scene.cy.write_under(stale, "three");
    scene.cy.publish_as_is(&mut scene.storage);
    scene.bo.read(&mut scene.storage);
    scene.bo.was_told(&[Check::R050], &scene.cy.device());
    assert_eq!(
        scene.bo.lines(),
        ["one", "three", "two"],
        "it is not lost: what was said can't be unsaid"
    );
}

#[test]
fn a_member_who_passes_on_what_a_removed_one_wrote_later() {
    let mut scene = Scene::new();
    scene.mal_is_removed();
    scene.mal.write("pass this on");
    scene.mal.publish_as_is(&mut scene.storage);
    // Cy, who knows of the removal, runs another program: it takes Mal's entry in and has seen it.
    let late = scene.mal.links.last().expect("written").id;
    let seen = vec![late];
    let link = scene.cy.raw_next(
        answerable_rooms::entry::Class::Outline,
        None,
        seen,
        &Outline::Seen { at: 3 }.encode(),
    );
    let head = scene.cy.head(|head| {
        (head.seq, head.id) = (link.seq, link.id);
    });
    let (cy, number) = (scene.cy.device(), scene.cy.room.own().count + 1);
    let object = scene.cy.forge(cy, number, head, &[&link]);
    scene.storage.put(&object);
    for who in [&mut scene.ada, &mut scene.bo] {
        who.read(&mut scene.storage);
        assert_eq!(who.lines(), ["one"]);
        who.was_told(&[Check::R048, Check::R047], &cy);
    }
}

#[test]
fn erasures_by_a_stolen_device_after_it_was_dropped() {
    let mut scene = Scene::new();
    let two = scene.mal.write("two");
    scene.mal.publish(&mut scene.storage);
    scene.honest_sync();
    scene.mal_is_removed();
    scene.mal.outline(Outline::Erase {
        at: 4,
        entry: two,
        reason: 0,
    });
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R047], mal, &["one", "two"]);
}

#[test]
fn an_erasure_of_anothers_words_destroys_nothing_by_itself() {
    let mut scene = Scene::new();
    let one = scene.mal.links.iter().find(|link| {
        link.payload.as_ref().is_some_and(|payload| {
            matches!(Content::parse(&payload.body), Ok(Content::Record { .. }))
        })
    });
    let one = one.expect("Mal has read it").id;
    scene.mal.outline(Outline::Erase {
        at: 4,
        entry: one,
        reason: 0,
    });
    scene.mal.publish_as_is(&mut scene.storage);
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines(), ["one"]);
}

#[test]
fn a_removed_person_let_in_again_by_one() {
    let mut scene = Scene::new();
    scene.mal_is_removed();
    let again = Act::Recover {
        person: scene.mal.person,
        new: crate::scene::proven(
            &crate::support::keys("mal again"),
            &crate::scene::hash("again"),
        ),
        invite: answerable_rooms::ids::InviteId(crate::scene::hash("again")),
        cuts: Vec::new(),
    };
    scene.cy.act(again);
    scene.cy.publish(&mut scene.storage);
    scene.ada.read(&mut scene.storage);
    let whole = scene.ada.room.resolver().whole();
    assert!(!whole.is_member(&crate::support::keys("mal again").device()));
}

#[test]
fn a_flood_after_the_removal_costs_no_more_than_a_round() {
    let mut scene = Scene::new();
    scene.mal_is_removed();
    for number in 0..600 {
        scene
            .mal
            .write_under(scene.mal.naming(), &format!("{number}"));
        scene.mal.publish_as_is(&mut scene.storage);
    }
    scene.storage.asked = 0;
    let mal = scene.mal.device();
    scene.refused(&[Check::R047, Check::D006], mal, &["one"]);
    assert!(
        scene.storage.asked < 5_000,
        "{} names were asked for",
        scene.storage.asked
    );
    let before = scene.ada.room.graph().len();
    scene.bo.write("two");
    scene.bo.publish(&mut scene.storage);
    scene.ada.read(&mut scene.storage);
    assert!(
        scene.ada.room.graph().len() > before,
        "the others are read all the same"
    );
}
