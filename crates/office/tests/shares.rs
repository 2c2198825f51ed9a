//! A recovery key in pieces, for her who keeps her room alone.
#![allow(
    clippy::disallowed_methods,
    reason = "a test empties the folder that it works in"
)]

mod support;

use std::fs;

use answerable_office::group::{Anew, Begin, DeviceKind, Piece, Progress, Side, Standing, Synced};
use answerable_office::record::Kind;
use answerable_office::{Failure, Founding, KeyCost, Office};
use serde_json::json;
use support::{Group, now, sync, terms, write};
use zeroize::Zeroizing;

const HOLDERS: [&str; 3] = ["fern", "sage", "an old neighbour"];

/// Ilex founds for herself, and keeps her room alone.
fn ilex(group: &Group) -> Office {
    let founding = Founding {
        title: "Ours".into(),
        me: Some("ilex".into()),
        language: "en".into(),
        begin: Begin::As(Side::Survivor),
    };
    let (path, cost) = (group.path("ilex"), KeyCost::lowest());
    let made = Office::found(&path, &group.passphrase(), cost, &founding, now(0));
    let mut office = made.expect("a vault");
    for (who, side) in [
        ("ilex", "survivor"),
        ("fern", "support_group"),
        ("sage", "bystander"),
        ("kim", "contact_group"),
    ] {
        let person = json!({"ref": who, "name": who, "side": side});
        write(&mut office, Kind::Person, person, 0);
    }
    let depot = group.stick();
    let added = office.depot_add(&depot.to_string_lossy(), now(0));
    added.expect("a depot");
    let note = json!({"text": "gladiolus", "room": "survivor"});
    write(&mut office, Kind::Note, note, 1);
    sync(&mut office, 1);
    office
}

fn holders(named: &[&str]) -> Vec<String> {
    named.iter().map(|name| (*name).to_owned()).collect()
}

fn back(group: &Group, pieces: &[&str]) -> Result<(Office, Synced, Vec<usize>), Failure> {
    let stick = group.stick();
    let anew = Anew {
        path: &group.path("back"),
        passphrase: &group.passphrase(),
        cost: KeyCost::lowest(),
        depot: &stick.to_string_lossy(),
    };
    let pieces: Vec<Zeroizing<String>> = pieces
        .iter()
        .map(|piece| Zeroizing::new((*piece).to_owned()))
        .collect();
    Office::recover_with_shares(&anew, &pieces, now(10), &mut |_: &Progress| {})
}

fn lines(pieces: &[Piece]) -> Vec<&str> {
    pieces.iter().map(|piece| piece.line.as_str()).collect()
}

#[test]
fn two_of_three_bring_her_back_into_her_room() {
    let group = Group::new();
    let mut office = ilex(&group);
    let pieces = office
        .shares(2, &holders(&HOLDERS), now(2))
        .expect("pieces");
    sync(&mut office, 2);
    let named: Vec<&str> = pieces.iter().map(|piece| &*piece.holder).collect();
    assert_eq!(named, HOLDERS);
    assert_eq!(pieces[2].numbers, (3, 3, 2));
    drop(office);
    fs::remove_file(group.path("ilex")).expect("it was there");
    let lines = lines(&pieces);
    let one = back(&group, &lines[..1]).err().expect("one is too few");
    assert_eq!(one.code(), "office.share_too_few");
    let (mut office, synced, wrong) = back(&group, &[lines[2], lines[0]]).expect("two are enough");
    assert_eq!((synced.noticed, wrong), (Vec::new(), Vec::new()));
    assert_eq!(office.me(), Some("ilex"));
    let found = office.search("gladiolus", 1).expect("it can be searched");
    assert_eq!(found.len(), 1);
    let devices = office.devices().expect("own devices");
    let reading = devices.iter().filter(|one| one.standing == Standing::Reads);
    assert!(reading.clone().all(|one| one.kind == DeviceKind::Machine));
    assert_eq!(
        reading.count(),
        1,
        "the lost one and the key in pieces are out"
    );
    let room = json!({"text": "hawthorn", "room": "survivor"});
    write(&mut office, Kind::Note, room, 11);
    sync(&mut office, 11);
}

#[test]
fn pieces_that_do_not_fit_together_are_told_by_their_places() {
    let group = Group::new();
    let mut office = ilex(&group);
    let older = office
        .shares(2, &holders(&HOLDERS), now(2))
        .expect("pieces");
    let newer = office
        .shares(2, &holders(&HOLDERS), now(3))
        .expect("pieces");
    sync(&mut office, 3);
    let (old, new) = (lines(&older), lines(&newer));
    let cut = &new[1][..new[1].len() - 1];
    for (given, code) in [
        (&[new[0], new[0]][..], "office.share_twice"),
        (&[new[0], cut], "office.share_not_whole"),
        (&[new[0], new[1], old[2]], "office.share_other_set"),
        (&[], "office.share_too_few"),
        (&[old[0], old[1]], "office.share_not_found"),
    ] {
        let refused = back(&group, given).err().expect("they do not fit");
        assert_eq!(refused.code(), code);
        assert!(!group.path("back").exists());
    }
}

#[test]
fn nobody_of_the_contact_group_holds_a_piece() {
    let group = Group::new();
    let mut office = ilex(&group);
    let refused = office.shares(2, &holders(&["fern", "kim"]), now(2));
    assert_eq!(
        refused.err().expect("kim may not").code(),
        "office.no_holder"
    );
    for (enough, named) in [(1, &HOLDERS[..]), (4, &HOLDERS), (2, &HOLDERS[..1])] {
        let refused = office.shares(enough, &holders(named), now(2));
        assert_eq!(
            refused.err().expect("no such numbers").code(),
            "office.share_numbers"
        );
    }
}

#[test]
fn where_somebody_else_holds_the_keys_no_pieces_are_made() {
    let group = Group::new();
    let mut office = ilex(&group);
    let fern = group.join("fern", &terms(Side::Support), &mut office, &mut [], 2);
    drop(fern);
    let refused = office.shares(2, &holders(&HOLDERS), now(3));
    assert_eq!(
        refused.err().expect("fern has them").code(),
        "office.not_alone"
    );
    let group = Group::new();
    let mut office = ilex(&group);
    office.paper_key(now(2)).expect("a paper key");
    let refused = office.shares(2, &holders(&HOLDERS), now(3));
    assert_eq!(
        refused.err().expect("a sheet has them").code(),
        "office.not_alone"
    );
}
