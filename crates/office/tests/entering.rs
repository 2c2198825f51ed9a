//! A welcome that the rooms do not bear out lets nobody in.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders and files that it works with"
)]

mod vaults;

use std::fs;
use std::path::{Path, PathBuf};

use answerable_office::Office;
use answerable_office::group::{Begin, Joining, PendingKind, Side};
use answerable_office::record::words::Room;

use vaults::{Group, cheap, note, now, passphrase, refs, sync, terms};

/// The segments that lie in a depot; what belongs to an invitation lies beside the folders.
fn segments(stick: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in fs::read_dir(stick.join("answerable")).expect("a depot") {
        let folder = folder.expect("an entry").path();
        if folder.is_dir() {
            let objects = fs::read_dir(folder).expect("a folder");
            found.extend(objects.map(|object| object.expect("an entry").path()));
        }
    }
    found.sort();
    found
}

/// The segments that came to lie in a depot since.
fn added(stick: &Path, before: &[PathBuf]) -> Vec<PathBuf> {
    let all = segments(stick).into_iter();
    all.filter(|object| !before.contains(object)).collect()
}

#[test]
fn r_074_a_welcome_without_the_rooms_word_lets_nobody_in_and_is_said() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let stick = PathBuf::from(group.depot());
    let invited = mo.invite(&terms(None), now(1)).expect("an invitation");
    let (mut li, _) = Office::join(
        &group.path("li"),
        &passphrase(),
        cheap(),
        &invited.code,
        "li",
        now(1),
    )
    .expect("joining");
    let pending = mo.pending(now(1)).expect("what waits");
    let answer = pending.iter().find(|one| one.what == PendingKind::Answer);
    let handle = answer.expect("an answer").handle.clone();
    assert!(matches!(li.joining(now(1)), Ok(Joining::Compare(_))));
    let before = segments(&stick);
    mo.approve(&handle, now(1)).expect("one's word");
    sync(&mut mo, 1);

    // The storage shows the welcome, and not what was decided.
    let withheld: Vec<(PathBuf, Vec<u8>)> = added(&stick, &before)
        .into_iter()
        .map(|object| (object.clone(), fs::read(&object).expect("read")))
        .collect();
    assert!(!withheld.is_empty());
    for (object, _) in &withheld {
        fs::remove_file(object).expect("removed");
    }
    for _ in 0..2 {
        let joining = li.joining(now(2)).expect("a depot");
        let Joining::Refused(said) = joining else {
            panic!("{joining:?}")
        };
        assert_eq!(said.check, "R-074");
        assert!(refs(&mut li).is_empty());
    }
    for (object, bytes) in &withheld {
        fs::create_dir_all(object.parent().expect("a folder")).expect("made");
        fs::write(object, bytes).expect("put back");
    }
    assert_eq!(li.joining(now(3)).expect("a welcome"), Joining::In);
    sync(&mut li, 3);
    sync(&mut mo, 3);
    sync(&mut li, 3);
    assert_eq!(refs(&mut li), refs(&mut mo));
}

#[test]
fn r_074_a_room_that_can_not_be_read_yet_keeps_nobody_out_of_the_others() {
    for late in [Room::Bridge, Room::Contact] {
        keeps_nobody_out_of_the_other(late);
    }
}

/// A newcomer is let into two rooms, of which a storage shows what was decided in one alone.
fn keeps_nobody_out_of_the_other(late: Room) {
    let group = Group::new();
    // With the contact group's two rooms alone: a newcomer waits for none that they were not offered.
    let mut mo = group.found_as("mo", Begin::As(Side::Contact));
    let stick = PathBuf::from(group.depot());
    // Which folder is which room's, only what is put there tells: a note is the contact group's.
    let before = segments(&stick);
    note(&mut mo, "of-the-contact-group", 0);
    sync(&mut mo, 0);
    let contact = added(&stick, &before);
    let contact = contact[0].parent().expect("a folder").to_owned();
    let invited = mo.invite(&terms(None), now(1)).expect("an invitation");
    let (path, code) = (group.path("li"), &invited.code);
    let joined = Office::join(&path, &passphrase(), cheap(), code, "li", now(1));
    let (mut li, _) = joined.expect("joining");
    let pending = mo.pending(now(1)).expect("what waits");
    let answer = pending.iter().find(|one| one.what == PendingKind::Answer);
    let handle = answer.expect("an answer").handle.clone();
    assert!(matches!(li.joining(now(1)), Ok(Joining::Compare(_))));
    let before = segments(&stick);
    mo.approve(&handle, now(1)).expect("one's word");
    sync(&mut mo, 1);

    // Of what was decided in one of the rooms, the storage shows nothing yet.
    let (of_contact, of_bridge): (Vec<PathBuf>, Vec<PathBuf>) = added(&stick, &before)
        .into_iter()
        .partition(|object| object.starts_with(&contact));
    assert!(!of_contact.is_empty() && !of_bridge.is_empty());
    let withheld = match late {
        Room::Contact => of_contact,
        _ => of_bridge,
    };
    let withheld: Vec<(PathBuf, Vec<u8>)> = withheld
        .into_iter()
        .map(|object| (object.clone(), fs::read(&object).expect("read")))
        .collect();
    for (object, _) in &withheld {
        fs::remove_file(object).expect("removed");
    }
    let said = |li: &mut Office, minute| {
        let synced = li.sync(now(minute), &mut |_| {}).expect("a depot");
        let about = synced.noticed.into_iter();
        let rooms = about.filter(|one| one.check == "R-074");
        rooms.map(|one| one.room).collect::<Vec<_>>()
    };
    assert_eq!(li.joining(now(2)).expect("a welcome"), Joining::In);
    for minute in [2, 3] {
        assert_eq!(said(&mut li, minute), [Some(late)], "it is said to wait");
    }
    for (object, bytes) in &withheld {
        fs::create_dir_all(object.parent().expect("a folder")).expect("made");
        fs::write(object, bytes).expect("put back");
    }
    assert!(said(&mut li, 4).is_empty());
    sync(&mut mo, 5);
    sync(&mut li, 5);
    assert_eq!(refs(&mut li), refs(&mut mo));
}
