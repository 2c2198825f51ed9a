//! What a member may try with keys: other ones for some, old ones, ones for people outside.

use answerable_rooms::check::Check;
use answerable_rooms::epoch::{Grant, KeyKind, Purpose, SealedKey};
use answerable_rooms::epoch_key::{ContentKey, EpochKey};
use answerable_rooms::handing::Giver;
use answerable_rooms::ids::EpochId;
use answerable_rooms::outline::Outline;

use crate::scene::{Member, Scene};
use crate::support::{PROCESS, keys};

/// What a giver in the room is bound to.
fn giver(of: &Member) -> Giver {
    Giver {
        process: PROCESS,
        room: *of.room.id(),
        device: of.device(),
    }
}

#[test]
fn another_key_for_one_than_for_the_others() {
    let mut scene = Scene::new();
    let (right, wrong) = (
        ContentKey::draw(&mut scene.mal.random),
        ContentKey::draw(&mut scene.mal.random),
    );
    let before = scene.mal.room.tip_id();
    let all = [
        &scene.ada.keys,
        &scene.bo.keys,
        &scene.cy.keys,
        &scene.mal.keys,
    ];
    let readers: Vec<_> = all
        .iter()
        .map(|keys| (keys.card(), KeyKind::Content))
        .collect();
    // Bo is sealed another key than the one that the announcement commits to.
    let giver = giver(&scene.mal);
    let (epoch, mut announcement) = answerable_rooms::epoch::Announcement::make(
        &giver,
        &before,
        &right,
        Purpose::Write,
        &readers,
        &mut scene.mal.random,
    );
    let info = answerable_rooms::handing::epoch_info(&giver, &epoch, &scene.bo.device());
    let sealed = scene
        .bo
        .keys
        .card()
        .seal(&info, wrong.secret().bytes(), &mut scene.mal.random);
    let to = announcement
        .recipients
        .iter_mut()
        .find(|to| to.device == scene.bo.device());
    to.expect("Bo is one of them").sealed = sealed;
    scene.mal.outline(Outline::Epoch {
        at: 3,
        announcement,
    });
    scene
        .mal
        .room
        .keys_mut()
        .take(epoch, EpochKey::Content(right));
    scene.mal.publish_as_is(&mut scene.storage);
    scene.bo.read(&mut scene.storage);
    scene.bo.was_told(&[Check::R052], &scene.mal.device());
    assert!(
        scene.bo.room.keys().outline(&epoch).is_none(),
        "a wrong key is not kept"
    );
    scene.ada.read(&mut scene.storage);
    scene.ada.was_told_nothing();
    // The others give Bo the right one.
    scene.ada.publish(&mut scene.storage);
}

#[test]
fn a_grant_that_does_not_open() {
    let mut scene = Scene::new();
    let epoch = scene.mal.naming();
    let sealed = vec![
        7;
        scene
            .mal
            .room
            .outlines()
            .values()
            .find_map(|outline| match outline {
                Outline::Epoch { announcement, .. } =>
                    Some(announcement.recipients[0].sealed.len()),
                _ => None,
            })
            .expect("there is an epoch")
    ];
    let recipients = vec![SealedKey {
        device: scene.bo.device(),
        sealed,
    }];
    let grant = Grant {
        epoch,
        kind: KeyKind::Content,
        recipients,
    };
    scene.mal.outline(Outline::Grant { at: 3, grant });
    scene.mal.publish_as_is(&mut scene.storage);
    scene.bo.read(&mut scene.storage);
    scene.bo.was_told(&[Check::R053], &scene.mal.device());
    assert_eq!(scene.bo.lines(), ["one"]);
}

#[test]
fn a_grant_of_a_key_that_is_not_that_epochs() {
    let mut scene = Scene::new();
    let epoch = scene.mal.naming();
    let wrong = EpochKey::Content(ContentKey::draw(&mut scene.mal.random));
    let grant = Grant::make(
        &giver(&scene.mal),
        epoch,
        &wrong,
        &[scene.bo.keys.card()],
        &mut scene.mal.random,
    );
    scene.mal.outline(Outline::Grant { at: 3, grant });
    scene.mal.publish_as_is(&mut scene.storage);
    scene.bo.read(&mut scene.storage);
    scene.bo.was_told(&[Check::R052], &scene.mal.device());
    scene.mal.sync(&mut scene.storage);
    scene.bo.write("two");
    scene.bo.publish(&mut scene.storage);
    scene.ada.read(&mut scene.storage);
    assert_eq!(
        scene.ada.lines(),
        ["one", "two"],
        "Bo goes on with the key that was there"
    );
}

#[test]
fn content_under_an_epoch_that_leaves_out_a_member_can_be_read_by_who_was_given_it_and_is_granted_on()
 {
    let mut scene = Scene::new();
    let ada = keys("ada");
    let epoch = scene.mal.announce_to(&[&ada, &keys("mal")]);
    scene.mal.write_under(epoch, "for Ada alone");
    scene.mal.publish_as_is(&mut scene.storage);
    scene.ada.sync(&mut scene.storage);
    scene.bo.read(&mut scene.storage);
    assert_eq!(
        scene.bo.lines(),
        ["for Ada alone", "one"],
        "who is owed a key gets it from whoever has it"
    );
}

#[test]
fn content_under_an_epoch_that_nobody_announced() {
    let mut scene = Scene::new();
    let epoch = EpochId([5; 32]);
    let key = ContentKey::draw(&mut scene.mal.random);
    scene
        .mal
        .room
        .keys_mut()
        .take(epoch, EpochKey::Content(key));
    scene.mal.write_under(epoch, "under no key");
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R051], mal, &["one"]);
}

#[test]
fn an_epoch_given_to_somebody_outside() {
    let mut scene = Scene::new();
    let all = ["ada", "bo", "cy", "mal", "outside"].map(keys);
    scene.mal.announce_to(&all.iter().collect::<Vec<_>>());
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R054], mal, &["one"]);
    scene.ada.write("two");
    let tip = scene
        .ada
        .links
        .last()
        .expect("written")
        .epoch
        .expect("content");
    let (_, at, _) = scene
        .ada
        .room
        .epochs()
        .find(|(epoch, ..)| **epoch == tip)
        .expect("known");
    let Outline::Epoch { announcement, .. } = &scene.ada.room.outlines()[&at] else {
        panic!("an epoch is announced by an announcement");
    };
    let outside = keys("outside").device();
    assert!(
        announcement
            .recipients
            .iter()
            .all(|to| to.device != outside),
        "nobody writes under it"
    );
}
