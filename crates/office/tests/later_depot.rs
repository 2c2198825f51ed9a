//! A depot that comes later, or loses something: whoever joins over it alone gets everything, also of those
//! who are out, and what a depot lost of one's own lies there again after some syncs.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders and files that it works with"
)]

mod vaults;

use std::fs;
use std::path::PathBuf;

use answerable_office::group::Synced;
use answerable_office::record::Kind;
use answerable_office::{Draft, FileGiven, Office};
use serde_json::json;

use vaults::{Group, ledgers, note, now, objects, refs, sync, terms};

fn synced(office: &mut Office, minute: i64) -> Synced {
    office.sync(now(minute), &mut |_| {}).expect("it syncs")
}

/// A second folder, which somebody adds to their depots.
fn second(group: &Group) -> PathBuf {
    let second = group.folder.path().join("second");
    fs::create_dir(&second).expect("a folder");
    second
}

fn whole(office: &mut Office) {
    let found = office.verify().expect("it can be read");
    assert!(found.is_whole());
    let members = office.members(now(99)).expect("members");
    assert!(members.rooms.iter().all(|room| room.missing == 0));
}

/// Mo and li are there; ka wrote something, under one key and after another one, and has left.
fn left(group: &Group) -> [Office; 2] {
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    let mut ka = group.join("ka", &terms(None), &mut mo, &mut [&mut li], 2);
    note(&mut ka, "of-ka", 3);
    sync(&mut ka, 3);
    // Somebody comes and goes: from then on there is another key.
    let mut jo = group.join("jo", &terms(None), &mut mo, &mut [&mut li, &mut ka], 4);
    jo.leave(&[], now(5)).expect("jo leaves");
    synced(&mut jo, 5);
    for office in [&mut mo, &mut li, &mut ka] {
        synced(office, 6);
    }
    note(&mut ka, "later-of-ka", 7);
    note(&mut ka, "regretted", 7);
    sync(&mut ka, 7);
    ka.leave(&[], now(8)).expect("ka leaves");
    synced(&mut ka, 8);
    for minute in 9..11 {
        synced(&mut mo, minute);
        synced(&mut li, minute);
    }
    [mo, li]
}

#[test]
fn who_joins_over_a_depot_that_came_later_gets_what_they_wrote_who_are_out() {
    let group = Group::new();
    let [mut mo, mut li] = left(&group);
    let second = second(&group);
    for office in [&mut mo, &mut li] {
        let place = second.to_string_lossy();
        office.depot_add(&place, now(11)).expect("a depot");
        sync(office, 11);
    }
    // The first folder is away for good.
    fs::rename(group.depot(), group.folder.path().join("away")).expect("gone");
    for office in [&mut mo, &mut li] {
        let first = office.depots().expect("depots");
        let first = first.iter().find(|depot| depot.place.contains("stick"));
        office
            .depot_drop(&first.expect("the first").handle)
            .expect("dropped");
    }
    let mut su = group.join("su", &terms(None), &mut mo, &mut [&mut li], 12);
    let have = refs(&mut su);
    for reference in ["of-ka", "later-of-ka", "regretted"] {
        assert!(have.contains(&reference.to_owned()), "{have:?}");
    }
    sync(&mut su, 14);
    sync(&mut mo, 14);
    sync(&mut su, 15);
    assert_eq!(refs(&mut su), refs(&mut mo));
    assert_eq!(ledgers(&mut su), ledgers(&mut mo));
    whole(&mut su);
}

#[test]
fn what_is_destroyed_of_who_is_out_is_destroyed_where_others_put_it() {
    let group = Group::new();
    let [mut mo, mut li] = left(&group);
    let second = second(&group);
    mo.depot_add(&second.to_string_lossy(), now(11))
        .expect("a depot");
    sync(&mut mo, 11);
    let before = objects(&second);
    // Li asks, mo agrees: with ka out, there is nobody else.
    li.erase("regretted", "asked_for", now(12))
        .expect("li asks");
    sync(&mut li, 12);
    sync(&mut mo, 13);
    let pending = mo.pending(now(13)).expect("what waits");
    let waits = pending.iter().find(|one| one.entry.is_some());
    mo.approve(&waits.expect("the erasure").handle.clone(), now(13))
        .expect("mo agrees");
    let old: Vec<(PathBuf, Vec<u8>)> = before
        .iter()
        .map(|path| (path.clone(), fs::read(path).expect("a file")))
        .collect();
    sync(&mut mo, 14);
    let is_new =
        |(path, bytes): &&(PathBuf, Vec<u8>)| fs::read(path).is_ok_and(|now| now != *bytes);
    let rewritten = old.iter().filter(is_new).count();
    assert!(rewritten > 0, "ka's pieces are put anew without it");
    sync(&mut mo, 15);
    let again = old.iter().filter(is_new).count();
    assert_eq!(again, rewritten, "once");
}

#[test]
fn an_old_piece_and_a_chunk_that_a_depot_lost_are_put_again_in_turn() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    let stick = PathBuf::from(group.depot());
    let before = objects(&stick);
    note(&mut mo, "old", 2);
    sync(&mut mo, 2);
    let of_note: Vec<PathBuf> = objects(&stick).difference(&before).cloned().collect();
    let file = group.folder.path().join("scan.txt");
    fs::write(&file, vec![b'x'; 3_000_000]).expect("a file");
    let serde_json::Value::Object(fields) = json!({"ref": "with-file", "text": "See the scan"})
    else {
        unreachable!("it is an object")
    };
    let draft = Draft {
        fields,
        files: vec![FileGiven::Path(file)],
    };
    let before = objects(&stick);
    mo.write_down(Kind::Note, &draft, now(3)).expect("written");
    sync(&mut mo, 3);
    let of_file: Vec<PathBuf> = objects(&stick).difference(&before).cloned().collect();
    for minute in 4..8 {
        note(&mut mo, &format!("later-{minute}"), minute);
        sync(&mut mo, minute);
    }
    assert!(of_file.len() >= 4, "three chunks and what names them");
    let lost: Vec<&PathBuf> = of_note.iter().chain(&of_file).collect();
    for object in &lost {
        fs::remove_file(object).expect("lost");
    }
    let mut noticed = 0;
    for minute in 8..20 {
        let came = synced(&mut mo, minute);
        noticed += came
            .noticed
            .iter()
            .filter(|one| one.check == "D-002")
            .count();
    }
    assert!(noticed > 0, "that they were lost is said");
    for object in &lost {
        assert!(object.exists(), "they are there again");
    }
    sync(&mut mo, 20);
    sync(&mut li, 21);
    sync(&mut li, 22);
    assert!(refs(&mut li).contains(&"old".to_owned()));
    assert_eq!(synced(&mut li, 23).files_missing, 0);
}
