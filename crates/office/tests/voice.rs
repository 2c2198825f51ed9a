//! Her side founds: a voice in the contact room, who has a say in who comes in and reads nothing there.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders that it works in"
)]

mod group;

use answerable_office::group::{Begin, Given, PendingKind, Side, Standing};
use answerable_office::record::words::Room;
use answerable_office::record::{Kind, Sight};
use answerable_office::{Draft, Failure, Founding, KeyCost, Office};
use group::{Group, approve, now, sync, write};
use serde_json::json;

/// How a person stands in the contact room, as somebody sees it.
fn in_contact(office: &mut Office, person: &str) -> Option<Standing> {
    let members = office.members(now(60)).expect("people");
    let person = members.people.into_iter().find(|of| {
        let known = of.person.as_deref();
        known == Some(person)
    })?;
    let mut rooms = person.rooms.into_iter();
    rooms.find_map(|(room, standing)| (room == Room::Contact).then_some(standing))
}

fn entries_in_contact(office: &mut Office) -> u64 {
    let members = office.members(now(60)).expect("people");
    let mut rooms = members.rooms.iter();
    let contact = rooms.find(|seen| seen.room == Room::Contact);
    contact.expect("the room is there").entries
}

fn reads(office: &Office, word: &str) -> bool {
    !office.search(word, 9).expect("a search").is_empty()
}

#[test]
fn her_side_founds_and_two_of_the_contact_group_write_what_she_can_not_read() {
    let group = Group::new();
    let mut ada = group.found_as("ada", Begin::As(Side::Support), "support_group");
    assert_eq!(
        ada.sight().expect("rooms"),
        Sight::of([Room::Bridge, Room::Survivor])
    );
    let mut kim = group.join("kim", Side::Contact, &mut ada, &mut [], 1);
    let mut mo = group.join("mo", Side::Contact, &mut kim, &mut [&mut ada], 2);
    write(&mut kim, Kind::Note, json!({"text": "gladiolus"}), 3);
    write(&mut mo, Kind::Note, json!({"text": "hawthorn"}), 3);
    let before = entries_in_contact(&mut ada);
    for office in [&mut kim, &mut mo, &mut ada] {
        sync(office, 4);
    }
    sync(&mut kim, 4);
    for office in [&kim, &mo] {
        assert!(reads(office, "gladiolus") && reads(office, "hawthorn"));
    }
    assert!(!reads(&ada, "gladiolus") && !reads(&ada, "hawthorn"));
    assert!(
        entries_in_contact(&mut ada) >= before + 2,
        "the outline says that something was written"
    );
    assert_eq!(in_contact(&mut ada, "ada"), Some(Standing::Voice));
    assert_eq!(in_contact(&mut ada, "mo"), Some(Standing::Reads));
    assert_eq!(in_contact(&mut mo, "ada"), Some(Standing::Voice));
    // The bridge is read by all three.
    let letter = json!({"text": "bracken", "demands": []});
    write(&mut ada, Kind::Letter, letter, 5);
    for office in [&mut ada, &mut kim, &mut mo] {
        sync(office, 5);
    }
    assert!(reads(&kim, "bracken") && reads(&mo, "bracken"));
    let draft = Draft {
        fields: json!({"text": "no"}).as_object().expect("fields").clone(),
        files: Vec::new(),
    };
    let refused = ada.write_down(Kind::Note, &draft, now(6));
    assert!(matches!(refused, Err(Failure::NotInRoom)), "it lies there");
}

#[test]
fn what_she_writes_before_there_are_rooms_can_not_lie_in_one_that_she_will_not_read() {
    let group = Group::new();
    let founding = Founding {
        title: "Ours".into(),
        me: None,
        language: "en".into(),
        begin: Begin::As(Side::Survivor),
    };
    let (path, cost) = (group.path("her"), KeyCost::lowest());
    let made = Office::found(&path, &group::passphrase(), cost, &founding, now(0));
    let mut her = made.expect("a vault");
    let note = |fields: serde_json::Value| Draft {
        fields: fields.as_object().expect("fields").clone(),
        files: Vec::new(),
    };
    let refused = her.write_down(Kind::Note, &note(json!({"text": "no"})), now(0));
    assert!(matches!(refused, Err(Failure::NotInRoom)));
    let own = note(json!({"text": "mine", "room": "survivor"}));
    her.write_down(Kind::Note, &own, now(0)).expect("her own");
    let depot = group.folder.path().join("stick");
    her.depot_add(&depot.to_string_lossy(), now(0))
        .expect("what she wrote has its room");
    sync(&mut her, 0);
}

#[test]
fn nobody_of_the_contact_group_comes_in_without_her_word() {
    let group = Group::new();
    let mut ada = group.found_as("ada", Begin::As(Side::Support), "support_group");
    let mut kim = group.join("kim", Side::Contact, &mut ada, &mut [], 1);
    let mo = group.join("mo", Side::Contact, &mut kim, &mut [], 2);
    drop(mo);
    assert_eq!(in_contact(&mut kim, "mo"), None, "she was not asked");
    sync(&mut ada, 3);
    assert_eq!(in_contact(&mut ada, "mo"), None);
    let pending = ada.pending(now(3)).expect("what waits");
    let admission = pending
        .iter()
        .find(|pending| pending.what == PendingKind::Admission)
        .expect("an admission");
    assert!(admission.mine);
    assert_eq!(admission.needs, (0, 1), "her word alone is missing");
    let given = ada.approve(&admission.handle, now(3)).expect("her word");
    assert_eq!(given, Given::InForce);
    approve(&mut ada, 3);
    sync(&mut kim, 4);
    assert_eq!(in_contact(&mut kim, "mo"), Some(Standing::Reads));
}

#[test]
fn a_second_of_her_side_is_a_voice_there_and_counts() {
    let group = Group::new();
    let mut ada = group.found_as("ada", Begin::As(Side::Support), "support_group");
    let mut kim = group.join("kim", Side::Contact, &mut ada, &mut [], 1);
    let mut eve = group.join("eve", Side::Support, &mut ada, &mut [&mut kim], 2);
    for office in [&mut ada, &mut kim, &mut eve] {
        sync(office, 3);
    }
    assert_eq!(in_contact(&mut kim, "eve"), Some(Standing::Voice));
    write(&mut kim, Kind::Note, json!({"text": "gladiolus"}), 4);
    for office in [&mut kim, &mut eve] {
        sync(office, 4);
    }
    assert!(!reads(&eve, "gladiolus"));
    // Her word is any one of her side's.
    let mo = group.join("mo", Side::Contact, &mut kim, &mut [&mut eve], 5);
    drop(mo);
    sync(&mut kim, 6);
    assert_eq!(in_contact(&mut kim, "mo"), Some(Standing::Reads));
}
