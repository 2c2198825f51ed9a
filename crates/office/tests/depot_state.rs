//! A depot that shows an older state than it had, and one that is quiet for long.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders and files that it works with"
)]

mod vaults;

use std::fs;
use std::path::{Path, PathBuf};

use answerable_office::Office;
use answerable_office::record::Kind;
use serde_json::json;

use vaults::{Group, now, objects, sync, terms, write};

/// What was noticed, each with whose it is.
fn noticed(office: &mut Office, minute: i64) -> Vec<String> {
    let synced = office.sync(now(minute), &mut |_| {}).expect("a depot");
    let told = synced.noticed.iter().map(|one| match &one.whose {
        Some(whose) => format!("{} {whose}", one.check),
        None => one.check.to_owned(),
    });
    let mut told: Vec<String> = told.collect();
    told.dedup();
    told
}

fn copy(from: &Path, to: &Path) {
    for object in objects(from) {
        let copied = to.join(object.strip_prefix(from).expect("below it"));
        fs::create_dir_all(copied.parent().expect("a folder")).expect("made");
        fs::copy(&object, &copied).expect("copied");
    }
}

#[test]
fn a_depot_that_was_put_back_is_said_and_gets_again_what_it_lost() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    let stick = PathBuf::from(group.depot());
    let kept = tempfile::tempdir().expect("a folder");
    copy(&stick, kept.path());

    let task = json!({"assignee": "mo", "text": "Find a room"});
    write(&mut mo, Kind::Task, task, 2);
    sync(&mut mo, 2);
    sync(&mut li, 2);
    let before = objects(&stick);
    fs::remove_dir_all(&stick).expect("removed");
    copy(kept.path(), &stick);

    assert_eq!(noticed(&mut li, 3), ["D-002 mo"], "mo's newest is gone");
    assert_eq!(
        noticed(&mut mo, 3),
        ["D-002 mo"],
        "and mo knows that it was there"
    );
    assert!(
        objects(&stick).is_superset(&before),
        "all of it is put again"
    );
    assert_eq!(noticed(&mut mo, 4), [""; 0]);
    assert_eq!(noticed(&mut li, 4), [""; 0]);
}

#[test]
fn that_nothing_came_from_anybody_for_a_month_is_said() {
    const DAYS: i64 = 24 * 60;
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    sync(&mut mo, 2);
    assert_eq!(noticed(&mut li, 20 * DAYS), [""; 0]);
    assert_eq!(noticed(&mut li, 45 * DAYS), ["D-003"]);
    let task = json!({"assignee": "mo", "text": "Ask again"});
    write(&mut mo, Kind::Task, task, 45 * DAYS);
    assert_eq!(noticed(&mut mo, 45 * DAYS), ["D-003"], "nor from li");
    assert_eq!(noticed(&mut li, 45 * DAYS + 1), [""; 0]);
    assert_eq!(
        noticed(&mut mo, 45 * DAYS + 2),
        [""; 0],
        "li has read it and said so"
    );
}
