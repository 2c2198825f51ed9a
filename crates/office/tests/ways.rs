//! Ways back (room.md, 15.6) as a vault leaves and finds them: kept before they are put, put again where a
//! depot lost them, once each, and passed over where they are none.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test looks into the folder that it works in, and fails where that can't be read"
)]

#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use answerable_office::Office;
use answerable_office::group::Side;
use answerable_office::record::Kind;
use serde_json::json;
use support::{Group, now, sync, terms, write};

const DAY: i64 = 24 * 60;

/// Objects without a folder: steps of invitations, and ways back.
fn laid(group: &Group) -> BTreeSet<PathBuf> {
    let all = fs::read_dir(group.stick().join("answerable")).unwrap();
    let all = all.map(|entry| entry.unwrap().path());
    all.filter(|path| path.is_file()).collect()
}

fn refs(office: &mut Office) -> BTreeSet<String> {
    let recorded = office.recorded().unwrap();
    recorded
        .iter()
        .map(|entry| entry.name.to_string())
        .collect()
}

/// Four people of whom one leaves while li is away. Another one makes the new key, so that mo can't tell
/// whether li finds it.
fn while_li_is_away(group: &Group) -> (Office, Office, Office) {
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(Side::Contact), &mut mo, &mut [], 1);
    let mut ra = group.join("ra", &terms(Side::Contact), &mut mo, &mut [&mut li], 2);
    let mut xi = group.join(
        "xi",
        &terms(Side::Contact),
        &mut mo,
        &mut [&mut li, &mut ra],
        3,
    );
    for minute in [4, 5] {
        for office in [&mut mo, &mut li, &mut ra, &mut xi] {
            sync(office, minute);
        }
    }
    xi.leave(&[], now(6)).unwrap();
    sync(&mut xi, 6);
    for minute in [7, 8, 9] {
        sync(&mut ra, minute);
        let text = json!({"text": "after somebody left"});
        write(&mut mo, Kind::Note, text, minute);
        sync(&mut mo, minute);
    }
    (mo, li, ra)
}

#[test]
fn one_is_left_after_a_while_and_put_again_where_it_was_lost() {
    let group = Group::new();
    let (mut mo, mut li, _ra) = while_li_is_away(&group);
    let before = laid(&group);
    sync(&mut mo, 20 * DAY);
    assert_eq!(laid(&group), before, "li may come by themselves");
    let _ = mo.sync(now(31 * DAY), &mut |_| {}).unwrap();
    let left: Vec<PathBuf> = laid(&group).difference(&before).cloned().collect();
    assert!(
        left.len() == 2,
        "one in each of two rooms, for li: {left:?}"
    );
    // Ended and begun again, nothing is left twice, and what the depot lost is put again as it was.
    let bytes = fs::read(&left[0]).unwrap();
    fs::remove_file(&left[0]).unwrap();
    drop(mo);
    let mut mo = group.unlock("mo");
    let _ = mo.sync(now(31 * DAY + 5), &mut |_| {}).unwrap();
    assert_eq!(fs::read(&left[0]).unwrap(), bytes);
    assert_eq!(laid(&group).len(), before.len() + left.len());
    let synced = li.sync(now(31 * DAY + 9), &mut |_| {}).unwrap();
    assert!(synced.noticed.iter().all(|one| one.check != "R-086"));
    assert_eq!(refs(&mut li), refs(&mut mo), "all is read");
    // Li was heard: mo forgets it, and does not put it again.
    let _ = mo.sync(now(32 * DAY + 20), &mut |_| {}).unwrap();
    fs::remove_file(&left[0]).unwrap();
    let _ = mo.sync(now(32 * DAY + 25), &mut |_| {}).unwrap();
    assert!(!left[0].exists());
}

#[test]
fn what_is_none_is_passed_over_and_said_once() {
    let group = Group::new();
    let (mut mo, mut li, _ra) = while_li_is_away(&group);
    let before = laid(&group);
    let _ = mo.sync(now(31 * DAY), &mut |_| {}).unwrap();
    let left: Vec<PathBuf> = laid(&group).difference(&before).cloned().collect();
    for path in &left {
        fs::write(path, b"rubbish").unwrap();
    }
    let said = |office: &mut Office, minute| {
        let synced = office.sync(now(minute), &mut |_| {}).unwrap();
        let about = synced.noticed.iter().filter(|one| one.check == "R-086");
        about.count()
    };
    assert_eq!(said(&mut li, 31 * DAY + 9), left.len());
    assert_eq!(said(&mut li, 31 * DAY + 10), 0, "it is passed");
    assert_eq!(refs(&mut li), refs(&mut mo));
}
