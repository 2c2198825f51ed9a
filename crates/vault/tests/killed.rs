//! What a second process is told, and what is left after SIGKILL at any moment: each entry with
//! its link and what was put on a shelf with it, or nothing of the three.
#![allow(
    clippy::disallowed_methods,
    reason = "a test starts and kills processes"
)]

mod support;
#[path = "support/worker.rs"]
mod worker;

use std::time::{Duration, Instant};

use answerable_vault::{KeyCost, OpenError, Vault};
use support::{create, folder, lines, passphrase, reopen};
use worker::{BULK, assert_whole, start, text};

/// Kept low enough for every run; the command line's own test kills more often.
const KILLS: u64 = 30;

#[test]
#[ignore = "is started by the others as a process of its own"]
fn worker() {
    worker::work();
}

#[test]
fn second_process_is_refused_until_the_first_is_killed() {
    let place = folder();
    create(&place).lock();
    let mut holder = start("hold", &place.path, &[]);
    assert_eq!(holder.next().as_deref(), Some("ack open"));
    let refused = Vault::open(&place.path, &passphrase());
    assert!(matches!(refused, Err(OpenError::InUse)));
    holder.kill();
    reopen(&place).lock();
}

#[test]
fn no_confirmed_entry_is_lost_when_killed_between_or_in_single_appends() {
    let place = folder();
    create(&place).lock();
    for round in 0..KILLS {
        let mut killed = start("append", &place.path, &[]);
        let first = killed.next().expect("writes one");
        std::thread::sleep(Duration::from_micros(pseudo_random(round) % 40_000));
        let said = killed.kill();
        let last = said.last().unwrap_or(&first);
        let confirmed: u64 = last
            .strip_prefix("ack ")
            .and_then(|n| n.parse().ok())
            .expect("ack");

        let vault = reopen(&place);
        let there = lines(&vault);
        let expected: Vec<String> = (0..there.len() as u64).map(text).collect();
        assert!(there == expected, "a gap in round {round}");
        assert_whole(&vault, &format!("round {round}"));
        let count = there.len() as u64;
        assert!(
            (confirmed + 1..=confirmed + 2).contains(&count),
            "{confirmed} and {count}"
        );
        assert!(
            vault.check_integrity().expect("checks").is_sound(),
            "round {round}"
        );
        vault.lock();
    }
}

#[test]
fn bulk_is_there_whole_or_not_at_all_when_killed_within() {
    let place = folder();
    create(&place).lock();
    let started = Instant::now();
    let mut whole = start("bulk", &place.path, &[]);
    assert_eq!(whole.next().as_deref(), Some("ack open"));
    assert_eq!(whole.next().as_deref(), Some("ack bulk"));
    let takes_us = u64::try_from(started.elapsed().as_micros()).expect("seconds");
    whole.kill();
    let (mut before, mut kept) = (BULK, 0);
    for round in 0..KILLS {
        let mut killed = start("bulk", &place.path, &[]);
        assert_eq!(killed.next().as_deref(), Some("ack open"));
        std::thread::sleep(Duration::from_micros(
            pseudo_random(round + 1000) % takes_us,
        ));
        let confirmed = killed.kill().contains(&"ack bulk".to_owned());

        let vault = reopen(&place);
        let count = vault.count().expect("counts");
        assert!(
            count == before || count == before + BULK,
            "half a bulk in round {round}"
        );
        assert!(
            !confirmed || count == before + BULK,
            "lost a confirmed bulk in round {round}"
        );
        assert_whole(&vault, &format!("round {round}"));
        assert!(
            vault.check_integrity().expect("checks").is_sound(),
            "round {round}"
        );
        vault.lock();
        kept += u64::from(count > before);
        before = count;
    }
    assert!(kept < KILLS, "no kill came in time to prove anything");
}

#[test]
fn creation_that_is_killed_leaves_a_vault_that_opens_or_none() {
    for round in 0..KILLS {
        let place = folder();
        let killed = start("create", &place.path, &[]);
        std::thread::sleep(Duration::from_micros(pseudo_random(round + 2000) % 60_000));
        let confirmed = killed.kill().contains(&"ack create".to_owned());
        match Vault::open(&place.path, &passphrase()) {
            Ok(vault) => vault.lock(),
            Err(OpenError::Missing) => {
                assert!(!confirmed, "round {round}");
                let key = place.path.with_extension("vault.key");
                if !key.exists() {
                    let again = Vault::create(&place.path, &passphrase(), KeyCost::lowest());
                    again.expect("leftovers are in nobody's way").lock();
                }
            }
            Err(other) => panic!("round {round}: {other}"),
        }
    }
}

/// The finaliser of SplitMix64: the same moments in each run, as far as a machine allows.
fn pseudo_random(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
