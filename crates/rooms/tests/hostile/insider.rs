//! What a member may try: somebody with a device, the room's keys, and a program of their own.

use answerable_rooms::act::{Act, Cut, NewDevice, Side};
use answerable_rooms::check::Check;
use answerable_rooms::device::DeviceKind;
use answerable_rooms::entry::{Class, Opening};
use answerable_rooms::epoch::{Grant, KeyKind, Purpose, SealedKey};
use answerable_rooms::epoch_key::{ContentKey, EpochKey};
use answerable_rooms::genesis::RoomKind;
use answerable_rooms::handing::Giver;
use answerable_rooms::head::SeenChain;
use answerable_rooms::ids::{EntryId, EpochId, InviteId};
use answerable_rooms::outline::Outline;
use answerable_rooms::restart;
use answerable_rooms::room::Payload;

use crate::scene::{Member, Scene, admission, hash, person, proven};
use crate::support::{PROCESS, keys};

/// Mal writes an act that is not lawful: it is said, and does nothing.
#[track_caller]
fn acts(check: Check, act: impl FnOnce(&mut Scene) -> Act) -> Scene {
    let mut scene = Scene::new();
    let act = act(&mut scene);
    scene.mal.act(act);
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    let before = format!("{:?}", scene.ada.room.resolver().whole().people);
    scene.refused(&[check], mal, &["one"]);
    assert_eq!(
        format!("{:?}", scene.ada.room.resolver().whole().people),
        before
    );
    scene
}

/// What a giver in the room is bound to.
fn giver(of: &Member) -> Giver {
    Giver {
        process: PROCESS,
        room: *of.room.id(),
        device: of.device(),
    }
}

#[test]
fn two_histories_for_two_readers() {
    let mut scene = Scene::new();
    let mut twin = Member::welcomed("mal", &scene.ada);
    twin.read(&mut scene.storage);
    // The twin has the same keys, and goes on from the same place: both sign.
    let (name, _) = {
        let seen = scene.mal.room.graph().frontier(&scene.mal.device(), 256);
        let link = scene.mal.raw_next(
            Class::Outline,
            None,
            seen,
            &Outline::Seen { at: 3 }.encode(),
        );
        let head = scene
            .mal
            .head(|head| (head.seq, head.id, head.beat) = (link.seq, link.id, head.beat + 1));
        let number = scene.mal.room.own().count + 2;
        let device = scene.mal.device();
        let object = scene.mal.forge(device, number, head, &[&link]);
        (object.clone(), scene.storage.put(&object))
    };
    scene.mal.write("two");
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R030], mal, &["one"]);
    assert!(!name.bytes.is_empty());
    assert!(
        !scene.ada.is_member(&mal),
        "who signs two histories takes no part until it is settled"
    );
    assert_eq!(
        scene.ada.all_lines(),
        ["one", "two"],
        "the text is kept, apart"
    );
}

#[test]
fn a_ghost_let_in_by_one_alone() {
    let mut scene = Scene::new();
    scene.mal.act(admission("ghost", Side::Contact));
    let ghost = keys("ghost");
    let epochs: Vec<EpochId> = scene.mal.room.keys().epochs().copied().collect();
    for epoch in epochs {
        let link = scene.mal.room.grant(
            epoch,
            KeyKind::Content,
            &[ghost.device()],
            3,
            &mut scene.mal.random,
        );
        scene.mal.keep(link.expect("Mal holds the key"));
    }
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R054], mal, &["one"]);
    assert!(!scene.ada.is_member(&ghost.device()));
    let mut ghost = Member::welcomed("ghost", &scene.mal);
    ghost.read(&mut scene.storage);
    ghost.write_under(scene.mal.naming(), "a ghost speaks");
    ghost.publish_as_is(&mut scene.storage);
    scene.refused(&[Check::R041], ghost.device(), &["one"]);
    // And nothing new is sealed to it.
    let epoch = scene.ada.naming();
    let given = scene
        .ada
        .room
        .outlines()
        .values()
        .any(|outline| match outline {
            Outline::Epoch { announcement, .. } => announcement
                .recipients
                .iter()
                .any(|to| to.device == ghost.device()),
            _ => false,
        });
    assert!(!given, "{epoch:?}");
}

#[test]
fn a_ghost_device_whose_key_somebody_else_has() {
    acts(Check::R012, |scene| Act::Add {
        new: NewDevice {
            card: keys("stolen").card().clone(),
            possession: scene.mal.keys.prove(&scene.mal.room.id().0),
        },
        invite: None,
    });
}

#[test]
fn a_device_that_somebody_else_has_already() {
    acts(Check::R045, |scene| Act::Add {
        new: proven(&scene.ada.keys, &hash("again")),
        invite: Some(InviteId(hash("again"))),
    });
}

#[test]
fn an_invitation_used_again() {
    acts(Check::R045, |_| Act::Admit {
        person: person("second"),
        side: Side::Contact,
        reader: true,
        from_now: false,
        new: proven(&keys("second"), &hash("cy")),
        invite: InviteId(hash("cy")),
    });
}

#[test]
fn a_person_let_in_twice() {
    acts(Check::R045, |_| Act::Admit {
        person: person("cy"),
        side: Side::Contact,
        reader: true,
        from_now: false,
        new: proven(&keys("second"), &hash("second")),
        invite: InviteId(hash("second")),
    });
}

#[test]
fn a_removal_that_names_an_earlier_end() {
    acts(Check::R043, |scene| Act::Remove {
        person: scene.ada.person,
        cuts: scene
            .mal
            .room
            .cuts_of(&scene.ada.person)
            .into_iter()
            .map(|cut| {
                let at = scene
                    .mal
                    .room
                    .graph()
                    .numbered(&cut.device, 1)
                    .expect("Ada founded");
                Cut {
                    seq: 1,
                    id: scene.mal.room.graph().id(at),
                    ..cut
                }
            })
            .collect(),
    });
}

#[test]
fn a_removal_of_somebody_who_is_not_there() {
    acts(Check::R042, |_| Act::Remove {
        person: person("nobody"),
        cuts: Vec::new(),
    });
}

#[test]
fn a_removal_that_leaves_one_of_the_devices_out() {
    acts(Check::R043, |scene| Act::Remove {
        person: scene.ada.person,
        cuts: Vec::new(),
    });
}

#[test]
fn a_device_of_somebody_else_dropped() {
    acts(Check::R041, |scene| Act::Drop {
        devices: vec![scene.ada.device()],
    });
}

#[test]
fn a_settlement_where_nothing_is_in_dispute() {
    acts(Check::R046, |scene| {
        let cy = scene
            .mal
            .room
            .outlines()
            .iter()
            .find_map(|(at, outline)| match outline {
                Outline::Act {
                    act: Act::Admit { person: who, .. },
                    ..
                } if *who == person("cy") => Some(*at),
                _ => None,
            });
        let act = scene.mal.room.graph().id(cy.expect("Cy was let in"));
        Act::Settle {
            verdicts: vec![(act, false)],
        }
    });
}

#[test]
fn a_restart_of_somebody_elses_device() {
    acts(Check::R082, |scene| {
        // Signed with a key that is not the old device's.
        let mut forged = restart::act(
            &scene.mal.keys,
            Cut {
                device: scene.mal.device(),
                seq: 0,
                id: EntryId([0; 32]),
            },
            scene.mal.room.id(),
            &keys("new"),
        );
        if let Act::Restart { old, .. } = &mut forged {
            old.device = scene.ada.device();
        }
        forged
    });
}

#[test]
fn an_own_proposal_approved_again_by_oneself_counts_once() {
    let mut scene = Scene::new();
    let act = scene.mal.remove(&scene.ada.person.clone());
    scene.mal.approve(act);
    scene.mal.approve(act);
    scene.mal.publish_as_is(&mut scene.storage);
    for who in [&mut scene.ada, &mut scene.bo, &mut scene.cy] {
        who.read(&mut scene.storage);
        assert_eq!(who.lines(), ["one"]);
        assert!(
            who.is_member(&keys("ada").device()),
            "one person is one voice, however often"
        );
    }
}

#[test]
fn an_approval_of_what_is_no_act() {
    let mut scene = Scene::new();
    let line = scene.mal.write("two");
    scene.mal.approve(line);
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R044], mal, &["one", "two"]);
}

#[test]
fn the_one_to_be_removed_speaks_against_it_as_a_voter() {
    let mut scene = Scene::new();
    let act = scene.ada.remove(&scene.mal.person.clone());
    scene.ada.publish(&mut scene.storage);
    scene.mal.read(&mut scene.storage);
    scene.mal.approve(act);
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R044], mal, &["one"]);
}

#[test]
fn a_second_beginning_of_the_room() {
    let mut scene = Scene::new();
    let other = Member::founds("mal", RoomKind::Contact);
    let genesis = other
        .room
        .outlines()
        .values()
        .next()
        .expect("it begins")
        .clone();
    scene.mal.outline(genesis);
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R040], mal, &["one"]);
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

#[test]
fn words_put_into_the_mouth_of_another() {
    let mut scene = Scene::new();
    // A segment in Bo's place, with Bo's own true head on it, and an entry that Bo never wrote.
    let head = scene.bo.room.own().beat;
    assert!(head > 0, "Bo has signed something");
    let true_head = scene
        .mal
        .room
        .head(&scene.bo.device())
        .expect("Mal has read Bo's")
        .clone();
    let mut mouth = scene
        .bo
        .raw_next(Class::Content, Some(scene.mal.naming()), Vec::new(), b"");
    mouth.payload = Some(Payload {
        opening: Opening([9; 16]),
        body: b"Bo never said so".to_vec(),
    });
    let (bo, number) = (scene.bo.device(), scene.bo.room.own().count + 1);
    let object = scene.mal.forge(bo, number, true_head, &[&mouth]);
    scene.storage.put(&object);
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.all_lines(), ["one"]);
    assert!(
        scene.ada.room.graph().find(&mouth.id).is_none(),
        "it is not taken in"
    );
    scene
        .ada
        .was_told(&[Check::R016, Check::R023, Check::D005, Check::D007], &bo);
}

#[test]
fn a_head_signed_with_another_key() {
    let mut scene = Scene::new();
    let mal = scene.mal.device();
    scene.mal.write("two");
    let right = scene.mal.head(|_| {});
    let mut bytes = right.encode();
    let last = bytes.len() - 2;
    bytes[last] ^= 1;
    let wrong = answerable_rooms::head::Envelope::parse(&bytes);
    // A head whose signature is not right can't even be made by `forge`: it takes signed ones.
    assert!(wrong.is_ok_and(|wrong| {
        let card = scene.ada.room.card(&mal).expect("known").clone();
        wrong.verify(&PROCESS, scene.ada.room.id(), &card) == Err(Check::R010)
    }));
}

#[test]
fn a_head_that_names_an_entry_that_is_not_its_writers() {
    let mut scene = Scene::new();
    let (seq, id) = (
        scene.mal.room.graph().tip(&scene.ada.device()),
        scene.mal.device(),
    );
    let at = seq.expect("Ada wrote");
    let (seq, of_ada) = (
        scene.mal.room.graph().seq(at),
        scene.mal.room.graph().id(at),
    );
    let head = scene.mal.head(|head| (head.seq, head.id) = (seq, of_ada));
    let number = scene.mal.room.own().count + 1;
    let object = scene.mal.forge(id, number, head, &[]);
    scene.storage.put(&object);
    scene.refused(&[Check::R016], id, &["one"]);
}

#[test]
fn a_head_that_has_unlearned_something() {
    let mut scene = Scene::new();
    let head = scene.mal.head(|head| head.seen.clear());
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[]);
    scene.storage.put(&object);
    scene.refused(&[Check::R018], mal, &["one"]);
}

#[test]
fn a_later_head_of_a_shorter_chain() {
    let mut scene = Scene::new();
    scene.mal.write("three");
    scene.mal.publish_as_is(&mut scene.storage);
    scene.ada.sync(&mut scene.storage);
    let at = scene
        .mal
        .room
        .graph()
        .numbered(&scene.mal.device(), 1)
        .expect("Mal wrote");
    let id = scene.mal.room.graph().id(at);
    let seen = scene
        .ada
        .room
        .head(&scene.mal.device())
        .expect("known")
        .head()
        .seen
        .clone();
    let long = scene.mal.room.tip_seq();
    scene.mal.write("two");
    scene.mal.publish_as_is(&mut scene.storage);
    let head = scene
        .mal
        .head(|head| (head.seq, head.id, head.seen) = (1, id, seen));
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[]);
    scene.storage.put(&object);
    assert!(long >= 1);
    scene.refused(&[Check::R017, Check::R018], mal, &["one", "three", "two"]);
}

#[test]
fn a_head_for_another_room() {
    let mut scene = Scene::new();
    scene.mal.write("two");
    scene.mal.publish_as_is(&mut scene.storage);
    let head = scene
        .mal
        .head(|head| head.room = answerable_rooms::ids::RoomId([1; 32]));
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[]);
    scene.storage.put(&object);
    scene.refused(&[Check::R014], mal, &["one", "two"]);
}

#[test]
fn a_head_that_claims_to_have_seen_what_nobody_wrote() {
    let mut scene = Scene::new();
    let ada = scene.ada.device();
    let head = scene.mal.head(|head| {
        head.seen = vec![SeenChain {
            device: ada,
            seq: 900,
            id: EntryId([3; 32]),
            counter: 900,
        }];
    });
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[]);
    scene.storage.put(&object);
    for who in [&mut scene.bo, &mut scene.cy] {
        who.read(&mut scene.storage);
        assert_eq!(who.lines(), ["one"]);
        assert!(
            !who.said.is_empty(),
            "what others say to have seen and is not here is said"
        );
    }
}

#[test]
fn an_entry_that_has_seen_what_nobody_wrote_waits() {
    let mut scene = Scene::new();
    let link = scene.mal.raw_next(
        Class::Outline,
        None,
        vec![EntryId([3; 32])],
        &Outline::Seen { at: 3 }.encode(),
    );
    let head = scene
        .mal
        .head(|head| (head.seq, head.id) = (link.seq, link.id));
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[&link]);
    scene.storage.put(&object);
    scene.refused(&[Check::R023, Check::R032], mal, &["one"]);
    assert!(scene.ada.room.graph().find(&link.id).is_none());
}

#[test]
fn an_entry_that_names_its_own_writers_entries_as_seen() {
    let mut scene = Scene::new();
    scene.mal.write("two");
    scene.mal.publish_as_is(&mut scene.storage);
    let own = scene.mal.room.tip_id();
    let link = scene.mal.raw_next(
        Class::Outline,
        None,
        vec![own],
        &Outline::Seen { at: 3 }.encode(),
    );
    let head = scene
        .mal
        .head(|head| (head.seq, head.id) = (link.seq, link.id));
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[&link]);
    scene.storage.put(&object);
    scene.refused(&[Check::R022], mal, &["one", "two"]);
}

#[test]
fn a_text_that_is_not_the_one_committed_to() {
    let mut scene = Scene::new();
    let id = scene.mal.write("two");
    let link = scene
        .mal
        .links
        .iter_mut()
        .find(|link| link.id == id)
        .expect("written");
    let body = link.payload.as_ref().expect("content").body.clone();
    let other = body
        .iter()
        .map(|byte| if *byte == b't' { b'T' } else { *byte })
        .collect();
    link.payload.as_mut().expect("content").body = other;
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R024], mal, &["one"]);
}

#[test]
fn an_epoch_of_this_room_and_words_of_a_newer_program() {
    let mut scene = Scene::new();
    // An outline entry of a kind that this program does not know.
    let link = scene.mal.raw_next(
        Class::Outline,
        None,
        scene.mal.room.graph().frontier(&scene.mal.device(), 256),
        &[0x82, 0x18, 0x63, 0x01],
    );
    let head = scene
        .mal
        .head(|head| (head.seq, head.id) = (link.seq, link.id));
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[&link]);
    scene.storage.put(&object);
    scene.refused(&[Check::R025], mal, &["one"]);
}

#[test]
fn a_thousand_segments_at_once() {
    let mut scene = Scene::new();
    for number in 0..1_000 {
        scene.mal.write(&format!("{number}"));
        let made = scene.mal.publish_as_is(&mut scene.storage);
        assert!(!made.is_empty());
    }
    scene.storage.asked = 0;
    let round = scene.ada.room.read(&mut scene.storage);
    assert!(
        round.staged.len() <= 300,
        "a round reads a part: {}",
        round.staged.len()
    );
    assert!(
        scene.storage.asked < 3_000,
        "{} names were asked for",
        scene.storage.asked
    );
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines().len(), 1_001, "and nothing is lost by it");
}

#[test]
#[ignore = "R-080 is not said yet"]
fn a_paper_key_that_writes_in_the_record() {
    let mut scene = Scene::new();
    let paper =
        answerable_rooms::device::Keys::draw(PROCESS, DeviceKind::Paper, &mut scene.mal.random);
    let room = *scene.mal.room.id();
    scene.mal.act(Act::Add {
        new: proven(&paper, &room.0),
        invite: None,
    });
    scene.mal.publish(&mut scene.storage);
    scene.ada.sync(&mut scene.storage);
    let mut found = Member::welcomed("paper of mal", &scene.mal);
    found.keys = paper;
    found.room = answerable_rooms::room::Room::empty(PROCESS, room, found.device());
    for epoch in scene.mal.room.keys().epochs() {
        found.room.keys_mut().take(
            *epoch,
            scene.mal.room.keys().key(epoch).expect("held").clone(),
        );
    }
    for device in scene.mal.room.writers() {
        found
            .room
            .put_back_cursor(device, answerable_rooms::room::Cursor::default());
    }
    found.read(&mut scene.storage);
    found.remove(&scene.ada.person.clone());
    found.publish_as_is(&mut scene.storage);
    scene.refused(&[Check::R080], found.device(), &["one"]);
}
