//! What a member may try with acts: somebody with a device, the room's keys, and a program of their own.

use answerable_rooms::act::{Act, Cut, NewDevice, Side};
use answerable_rooms::check::Check;
use answerable_rooms::device::DeviceKind;
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::genesis::RoomKind;
use answerable_rooms::ids::{EntryId, EpochId, InviteId};
use answerable_rooms::outline::Outline;
use answerable_rooms::restart;

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
