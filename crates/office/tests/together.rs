//! Several vaults, one record: invited, let in, read by all, removed.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders that it works in"
)]

mod vaults;

use answerable_office::group::{Given, InviteTerms, Joining, PendingKind};
use answerable_office::record::Kind;
use answerable_office::{Draft, Failure, Office};
use serde_json::json;

use vaults::{Group, cheap, ledgers, now, passphrase, refs, sync, terms, write};

#[test]
fn what_one_writes_the_other_reads_and_both_count_the_same() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let note = write(
        &mut mo,
        Kind::Note,
        json!({"text": "before anybody came"}),
        1,
    );
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 2);
    assert!(refs(&mut li).contains(&note));
    let theirs = write(
        &mut li,
        Kind::Note,
        json!({"text": "from the other city"}),
        3,
    );
    sync(&mut li, 3);
    sync(&mut mo, 3);
    assert!(refs(&mut mo).contains(&theirs));
    assert_eq!(refs(&mut mo), refs(&mut li));
    assert_eq!(ledgers(&mut mo), ledgers(&mut li));
}

#[test]
fn who_was_removed_reads_nothing_that_was_written_later() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 2);
    let mut ra = group.join("ra", &terms(None), &mut mo, &mut [&mut li], 3);
    let mut ka = group.join("ka", &terms(None), &mut mo, &mut [&mut li, &mut ra], 4);
    for office in [&mut mo, &mut li, &mut ra, &mut ka] {
        sync(office, 5);
    }
    let removed = li.remove("ka", &[], now(6)).expect("a removal");
    assert!(
        matches!(removed.given, Given::Waits(..)),
        "{:?}",
        removed.given
    );
    assert_eq!(removed.depots.len(), 1, "whose password is to be changed");
    sync(&mut li, 6);
    sync(&mut mo, 7);
    let pending = mo.pending(now(7)).expect("what waits");
    let removal = pending
        .iter()
        .find(|pending| pending.what == PendingKind::Removal)
        .expect("a removal");
    assert_eq!(
        mo.approve(&removal.handle.clone(), now(7))
            .expect("one's word"),
        Given::InForce
    );
    sync(&mut mo, 7);
    sync(&mut li, 8);
    sync(&mut mo, 8);
    let later = write(&mut mo, Kind::Note, json!({"text": "after the removal"}), 9);
    sync(&mut mo, 9);
    sync(&mut li, 9);
    sync(&mut ra, 9);
    assert!(refs(&mut li).contains(&later));
    assert!(refs(&mut ra).contains(&later));
    let _ = ka.sync(now(10), &mut |_| {}).expect("it syncs");
    assert!(
        !refs(&mut ka).contains(&later),
        "who was removed can't open it"
    );
}

#[test]
fn who_joins_from_now_on_reads_nothing_of_before() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let before = write(&mut mo, Kind::Note, json!({"text": "before"}), 1);
    let from_now = InviteTerms {
        from_now_on: true,
        ..terms(None)
    };
    let mut li = group.join("li", &from_now, &mut mo, &mut [], 2);
    let after = write(&mut mo, Kind::Note, json!({"text": "after"}), 3);
    sync(&mut mo, 3);
    sync(&mut li, 3);
    let seen = refs(&mut li);
    assert!(seen.contains(&after), "{seen:?}");
    assert!(!seen.contains(&before));
}

#[test]
fn who_lost_the_laptop_comes_back_with_the_word_of_two_others() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let note = write(&mut mo, Kind::Note, json!({"text": "before"}), 1);
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 2);
    let ra = group.join("ra", &terms(None), &mut mo, &mut [&mut li], 3);
    drop(ra);
    let invited = mo.recover_person("ra", now(4)).expect("a code");
    let path = group.path("ra-again");
    let (mut again, _) =
        Office::join(&path, &passphrase(), cheap(), &invited.code, "ra", now(4)).expect("joining");
    let pending = mo.pending(now(4)).expect("what waits");
    let answer = pending
        .iter()
        .find(|pending| pending.what == PendingKind::Answer)
        .expect("an answer");
    again.joining(now(4)).expect("the words");
    let given = mo
        .approve(&answer.handle.clone(), now(4))
        .expect("one's word");
    assert!(
        matches!(given, Given::Waits(..)),
        "one alone brings nobody back: {given:?}"
    );
    sync(&mut mo, 4);
    sync(&mut li, 5);
    let pending = li.pending(now(5)).expect("what waits");
    let recovery = pending
        .iter()
        .find(|pending| pending.what == PendingKind::Recovery)
        .expect("a recovery");
    assert_eq!(
        li.approve(&recovery.handle.clone(), now(5))
            .expect("one's word"),
        Given::InForce
    );
    sync(&mut li, 5);
    sync(&mut mo, 6);
    assert_eq!(again.joining(now(6)).expect("a welcome"), Joining::In);
    sync(&mut again, 6);
    assert!(refs(&mut again).contains(&note));
    assert_eq!(again.me(), Some("ra"));
    let theirs = write(&mut again, Kind::Note, json!({"text": "back"}), 7);
    sync(&mut again, 7);
    sync(&mut mo, 7);
    assert!(refs(&mut mo).contains(&theirs));
}

#[test]
fn a_second_device_of_ones_own_reads_and_writes_and_can_be_dropped() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let note = write(&mut mo, Kind::Note, json!({"text": "before"}), 1);
    let invited = mo.device_add(now(2)).expect("a code");
    let (mut second, _) = Office::join(
        &group.path("mo-2"),
        &passphrase(),
        cheap(),
        &invited.code,
        "mo",
        now(2),
    )
    .expect("joining");
    let pending = mo.pending(now(2)).expect("what waits");
    second.joining(now(2)).expect("the words");
    assert_eq!(
        mo.approve(&pending[0].handle.clone(), now(2))
            .expect("one's word"),
        Given::InForce
    );
    sync(&mut mo, 2);
    assert_eq!(second.joining(now(2)).expect("a welcome"), Joining::In);
    sync(&mut second, 3);
    assert!(refs(&mut second).contains(&note));
    sync(&mut second, 3);
    sync(&mut mo, 3);
    let devices = mo.devices().expect("devices");
    assert_eq!(devices.len(), 2);
    let other = devices
        .iter()
        .find(|device| !device.this)
        .expect("the second");
    mo.device_drop(&other.name.clone(), now(4))
        .expect("it is dropped");
    let later = write(&mut mo, Kind::Note, json!({"text": "after"}), 5);
    sync(&mut mo, 5);
    let _ = second.sync(now(6), &mut |_| {}).expect("it syncs");
    assert!(!refs(&mut second).contains(&later));
}

#[test]
fn what_its_author_erased_is_in_no_depot_and_in_no_vault_that_comes_later() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let note = write(&mut mo, Kind::Note, json!({"text": "to be erased"}), 1);
    sync(&mut mo, 1);
    write(
        &mut mo,
        Kind::Erasure,
        json!({"of": note, "reason": "mistake"}),
        2,
    );
    sync(&mut mo, 2);
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 3);
    let entries = li.recorded().expect("entries");
    assert!(
        entries.iter().all(|entry| *entry.name != *note),
        "its text was never sent to who came later"
    );
    assert!(entries.iter().any(|entry| entry.kind == Kind::Erasure));
}

#[test]
fn who_waits_to_be_let_in_begins_no_record_and_no_rooms_of_their_own() {
    let group = Group::new();
    let mut mo = group.found("mo");
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
    let synced = li.sync(now(2), &mut |_| {});
    assert!(matches!(synced, Err(Failure::NotLetIn)));
    let draft = Draft {
        fields: serde_json::Map::new(),
        files: Vec::new(),
    };
    let written = li.write_down(Kind::Note, &draft, now(2));
    assert!(matches!(written, Err(Failure::NotLetIn)));
    assert_eq!(li.joining(now(3)).expect("it goes on"), Joining::Waiting);
}

/// A vault that was copied, whose two copies never meet in one storage: nothing can tell them so, and both
/// sign on in the name of one device.
#[test]
fn who_reads_two_histories_of_one_device_keeps_both_is_told_and_goes_on() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    sync(&mut mo, 2);
    drop(mo);
    for suffix in ["vault", "vault.key"] {
        let from = group.folder.path().join(format!("mo.{suffix}"));
        std::fs::copy(from, group.folder.path().join(format!("twin.{suffix}"))).expect("a copy");
    }
    let mut mo = Office::unlock(&group.path("mo"), &passphrase()).expect("opens");
    let mut twin = Office::unlock(&group.path("twin"), &passphrase()).expect("opens");
    let other = group.folder.path().join("other");
    std::fs::create_dir(&other).expect("a folder");
    let stick = twin.depots().expect("one")[0].handle.clone();
    twin.depot_drop(&stick).expect("dropped");
    twin.depot_add(&other.to_string_lossy(), now(3))
        .expect("a depot");
    let here = write(&mut mo, Kind::Note, json!({"text": "from the one"}), 3);
    let there = write(&mut twin, Kind::Note, json!({"text": "from the other"}), 3);
    sync(&mut mo, 4);
    sync(&mut twin, 4);
    let later = write(&mut twin, Kind::Note, json!({"text": "and more"}), 5);
    sync(&mut twin, 5);
    sync(&mut li, 5);
    li.depot_add(&other.to_string_lossy(), now(6))
        .expect("a depot");
    let mut told = Vec::new();
    for minute in [6, 7, 8] {
        let synced = li.sync(now(minute), &mut |_| {}).expect("it goes on");
        assert!(synced.unreached.is_empty());
        told.extend(synced.noticed.iter().map(|noticed| noticed.check));
    }
    assert!(told.contains(&"R-030"), "{told:?}");
    drop(li);
    let mut li = Office::unlock(&group.path("li"), &passphrase()).expect("opens");
    let refs = refs(&mut li);
    assert!(
        refs.contains(&here) && refs.contains(&there) && refs.contains(&later),
        "{refs:?}"
    );
    let verified = li.verify().expect("it can be read");
    assert!(verified.is_whole(), "two histories are no damage");
    let told = verified.rooms.iter().flat_map(|room| &room.breaches);
    assert!(told.into_iter().any(|breach| breach.check == "R-030"));
    let own = write(&mut li, Kind::Note, json!({"text": "and Li goes on"}), 8);
    let synced = li.sync(now(9), &mut |_| {}).expect("it goes on");
    assert!(synced.sent > 0);
    assert!(vaults::refs(&mut li).contains(&own));
}
