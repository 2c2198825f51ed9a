//! What is left in the memory of a process that has locked its vault.
#![allow(clippy::disallowed_methods, reason = "a test looks into a process")]

#[path = "support/spec.rs"]
mod spec;
mod support;
#[path = "support/worker.rs"]
mod worker;

use std::fs::{self, File};
use std::os::unix::fs::FileExt;

use support::{PASSPHRASE, create, folder};

#[test]
#[ignore = "is started by the others as a process of its own"]
fn worker() {
    worker::work();
}

/// Counts how often any of the needles stands in the writable memory of a process.
fn count_in_memory(process: u32, needles: &[Vec<u8>]) -> usize {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).expect("one's own child");
    let memory = File::open(format!("/proc/{process}/mem")).expect("one's own child");
    let mut count = 0;
    for map in maps
        .lines()
        .filter(|map| map.contains(" rw-p ") || map.contains(" rw-s "))
    {
        let range = map.split(' ').next().expect("a range");
        let (from, to) = range.split_once('-').expect("a range");
        let at = |text| u64::from_str_radix(text, 16).expect("an address");
        let mut bytes = vec![0; usize::try_from(at(to) - at(from)).expect("fits")];
        if memory.read_exact_at(&mut bytes, at(from)).is_err() {
            continue;
        }
        for needle in needles {
            count += bytes
                .windows(needle.len())
                .filter(|window| window.first() == needle.first() && window == needle)
                .count();
        }
    }
    count
}

#[test]
fn keys_are_gone_from_memory_once_the_vault_is_locked() {
    let place = folder();
    create(&place).lock();
    let key_file = fs::read(place.path.with_extension("vault.key")).expect("reads");
    let (_, key) = spec::key_of(&key_file, PASSPHRASE);
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let needles = [
        key.to_vec(),
        hex.to_uppercase().into_bytes(),
        hex.into_bytes(),
        key[8..24].to_vec(),
    ];

    let mut locked = worker::start("lock", &place.path, &[]);
    assert_eq!(locked.next().as_deref(), Some("ack locked"));
    let after = count_in_memory(locked.child.id(), &needles);
    locked.kill();
    // This process holds the key, so the search has something to find here.
    assert!(count_in_memory(std::process::id(), &needles) > 0);
    assert_eq!(after, 0);
}
