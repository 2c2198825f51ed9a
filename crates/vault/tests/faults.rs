//! The disk is full, and a sync fails, at each point in turn: nothing confirmed is lost, nothing
//! is there by half, and the vault opens.
//!
//! The faults are put into the system calls of a second process by strace (Debian: `strace`), so
//! they reach everything that writes, SQLite included. Survivable by design: a write that fails
//! with ENOSPC (the transaction is rolled back, or by the next opening), and a sync that fails
//! with EIO (the vault gives up, the next opening reads what is there).
#![allow(
    clippy::disallowed_methods,
    reason = "a test starts processes and looks at files"
)]

mod support;
#[path = "support/worker.rs"]
mod worker;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use answerable_vault::{OpenError, ReadError, Vault};
use support::{Folder, create, folder, other_passphrase, passphrase};
use worker::{ROUND_BULK, assert_whole, start, text};

#[test]
#[ignore = "is started by the others as a process of its own"]
fn worker() {
    worker::work();
}

/// Up to here each sync is made to fail in turn: more than a round has.
const SYNCS_MAX: u32 = 100;
/// Up to here each write; those beyond, thousands of one kind, in growing steps.
const WRITES_MAX: u32 = 40;

#[test]
fn sync_that_fails_at_each_point_in_turn_loses_nothing_confirmed() {
    let tried = at_each_point(SYNCS_MAX, |n| {
        vec![inject("fsync,fdatasync", "EIO", &format!("{n}"))]
    });
    assert!(tried.failed >= 10, "{} syncs failed", tried.failed);
    assert!(tried.gave_up > 0, "the vault gives up after a sync failed");
}

#[test]
fn disk_that_fails_all_syncs_from_each_point_on_loses_nothing_confirmed() {
    let tried = at_each_point(SYNCS_MAX, |n| {
        vec![inject("fsync,fdatasync", "EIO", &format!("{n}+"))]
    });
    assert!(tried.failed >= 10, "{} syncs failed", tried.failed);
}

#[test]
fn disk_that_is_full_at_each_point_in_turn_loses_nothing_confirmed() {
    let tried = at_each_point(WRITES_MAX, |n| {
        vec![inject("pwrite64", "ENOSPC", &format!("{n}"))]
    });
    assert!(tried.failed >= 20, "{} writes failed", tried.failed);
    assert!(tried.full > 0, "a full disk is told as such");
}

#[test]
fn disk_that_stays_full_from_each_point_on_loses_nothing_confirmed() {
    let tried = at_each_point(WRITES_MAX, |n| {
        vec![inject("pwrite64", "ENOSPC", &format!("{n}+"))]
    });
    assert!(tried.failed >= 20, "{} writes failed", tried.failed);
    assert!(tried.full > 0, "a full disk is told as such");
}

#[test]
fn key_file_and_backup_that_can_not_be_written_are_not_put_in_place() {
    let tried = at_each_point(4, |n| {
        // The worker's own words go through `write` too, so only these two paths are meant.
        vec![
            inject("write", "ENOSPC", &format!("{n}")),
            "-P".into(),
            "KEY".into(),
            "-P".into(),
            "BACKUP".into(),
        ]
    });
    assert!(tried.failed >= 2, "{} writes failed", tried.failed);
}

fn inject(calls: &str, error: &str, when: &str) -> String {
    format!("inject={calls}:error={error}:when={when}")
}

#[derive(Default)]
struct Tried {
    failed: u32,
    gave_up: u32,
    full: u32,
}

/// Runs a whole round of writing with the fault at point 1, 2, 3 … until none is met any more.
fn at_each_point(every_point_max: u32, fault: impl Fn(u32) -> Vec<String>) -> Tried {
    let mut tried = Tried::default();
    let (mut point, mut quiet) = (1, 0);
    loop {
        let place = folder();
        let mut vault = create(&place);
        worker::write(&mut vault, 0);
        vault.lock();
        let said = round_under(&place, &fault(point));
        let errors = said.iter().filter(|line| line.starts_with("err ")).count();
        check(&place, &said, point);
        tried.gave_up += u32::from(said.iter().any(|line| line.contains("vault.write.closed")));
        tried.full += u32::from(
            said.iter()
                .any(|line| line.contains("vault.write.disk_full")),
        );
        if errors == 0 && said.last().is_some_and(|line| line == "ack end") {
            // Some points are met by what may fail unseen, such as tidying up; go on a little.
            if quiet > 2 {
                return tried;
            }
            quiet += 1;
        } else {
            tried.failed += 1;
            quiet = 0;
        }
        point += if point < every_point_max {
            1
        } else {
            point / 4
        };
    }
}

fn round_under(place: &Folder, fault: &[String]) -> Vec<String> {
    let key = place
        .path
        .with_extension("vault.key.new")
        .display()
        .to_string();
    let backup = place
        .path
        .with_extension("backup.part")
        .display()
        .to_string();
    let mut under = vec!["strace", "-f", "-o", "/dev/null", "-e"];
    under.extend(fault.iter().map(|word| match word.as_str() {
        "KEY" => key.as_str(),
        "BACKUP" => backup.as_str(),
        other => other,
    }));
    let said = start("round", &place.path, &under).finish();
    assert!(
        !said.is_empty(),
        "strace could not run the worker; is it installed and allowed?"
    );
    said
}

/// Opens what is left and holds it against what was confirmed.
fn check(place: &Folder, said: &[String], point: u32) {
    let acked: BTreeSet<&str> = said
        .iter()
        .filter_map(|line| line.strip_prefix("ack "))
        .collect();
    let vault = reopen_with_either(&place.path, &acked, said, point);
    assert_whole(&vault, &format!("point {point}"));
    let mut there = BTreeMap::new();
    vault
        .entries::<ReadError>(None, |entry| {
            let line = String::from_utf8_lossy(entry.line).into_owned();
            there.insert(entry.position.depth, (line, entry.erased));
            Ok(())
        })
        .expect("reads");
    for ack in &acked {
        let (what, depth) = ack.split_once(' ').unwrap_or((ack, "0"));
        let depth: u64 = depth.parse().expect("a number");
        match what {
            "single" | "attached" | "bulk" => {
                let line = there.get(&depth).map(|(line, _)| line.as_str());
                assert_eq!(line, Some(text(depth).as_str()), "point {point}: {said:?}");
            }
            "erased" => assert_eq!(there[&0], ("-".to_owned(), true), "point {point}: {said:?}"),
            "backup" => {
                let elsewhere = folder();
                Vault::restore(&place.path.with_extension("backup"), &elsewhere.path)
                    .expect("a confirmed backup restores");
            }
            "passphrase" | "end" => {}
            other => panic!("{other}"),
        }
    }
    let bulk = there
        .keys()
        .filter(|depth| (101..=100 + ROUND_BULK).contains(*depth))
        .count() as u64;
    assert!(
        bulk == 0 || bulk == ROUND_BULK,
        "point {point}: half a bulk, {bulk}"
    );
    if let Some((line, erased)) = there.get(&0) {
        assert_eq!(line == "-", *erased, "point {point}");
    }
    assert!(
        vault.check_integrity().expect("checks").is_sound(),
        "point {point}: {said:?}"
    );
    if !acked.contains("backup") {
        let backup = place.path.with_extension("backup");
        if backup.exists() {
            let elsewhere = folder();
            Vault::restore(&backup, &elsewhere.path).expect("never half a backup");
        }
    }
}

fn reopen_with_either(path: &Path, acked: &BTreeSet<&str>, said: &[String], point: u32) -> Vault {
    match Vault::open(path, &other_passphrase()) {
        Ok(vault) => vault,
        Err(OpenError::WrongPassphrase) if !acked.contains("passphrase") => {
            Vault::open(path, &passphrase())
                .unwrap_or_else(|error| panic!("point {point}: {error}: {said:?}"))
        }
        Err(error) => panic!("point {point}: {error}: {said:?}"),
    }
}
