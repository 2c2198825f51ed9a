//! What the vault costs: `cargo bench -p answerable-vault`.
//!
//! A plain harness, because what counts are ratios between steps of one run on one file, not
//! nanoseconds of a function. `ENTRIES` says how many rows; `ONLY=import` stops after that,
//! for a profile.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a bench measures and prints"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use answerable_vault::{
    KeyCost, Link, LinkAt, NewEntry, NewLink, NewPayload, Parts, Passphrase, Position, ReadError,
    Room, Standing, Vault, WriteError,
};

const ENTRIES_DEFAULT: u64 = 100_000;
const SEARCHES: usize = 400;
const APPENDS: u64 = 300;

fn main() {
    let entries = std::env::var("ENTRIES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(ENTRIES_DEFAULT);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("bench.vault");
    let passphrase = Passphrase::new("bench").expect("is not empty");

    let lines: Vec<Line> = (0..entries).map(Line::of).collect();
    let bytes: usize = lines.iter().map(|line| line.line.len()).sum();
    println!(
        "{entries} entries, {} bytes each on average",
        bytes / lines.len().max(1)
    );

    let started = Instant::now();
    let mut vault = Vault::create(&path, &passphrase, KeyCost::lowest()).expect("is made");
    say("create", started.elapsed(), 1);

    let started = Instant::now();
    vault
        .write::<(), WriteError>(|w| {
            for (depth, line) in (0..).zip(&lines) {
                w.append(&line.entry(depth))?;
            }
            Ok(())
        })
        .expect("is written");
    let import = started.elapsed();
    say("import", import, entries);
    memory("after import");
    signed_logs(&folder.path().join("links.vault"), &lines, import);
    if std::env::var("ONLY").is_ok_and(|only| only == "import") {
        return;
    }
    vault.lock();
    let size = std::fs::metadata(&path).expect("is there").len();
    println!("vault file: {} KiB", size / 1024);

    let started = Instant::now();
    let vault = Vault::open(&path, &passphrase).expect("opens");
    say("open", started.elapsed(), 1);
    for round in ["read all, cold", "read all, warm"] {
        let started = Instant::now();
        let mut sum = 0;
        vault
            .entries::<ReadError>(None, |entry| {
                sum += entry.line.len();
                Ok(())
            })
            .expect("reads");
        assert_eq!(sum, bytes, "every byte is there");
        say(round, started.elapsed(), entries);
    }
    let started = Instant::now();
    assert_eq!(vault.count().expect("counts"), entries);
    say("count", started.elapsed(), 1);

    for (what, letters, words) in [
        ("search word", 20, 1),
        ("search 4 letters", 4, 1),
        ("search two words", 20, 2),
    ] {
        let mut times = Vec::with_capacity(SEARCHES);
        let mut hits = 0;
        for round in 0..SEARCHES as u64 {
            let question: Vec<String> = (0..words)
                .map(|n| word(mix(round * 7 + n)).chars().take(letters).collect())
                .collect();
            let started = Instant::now();
            hits += vault
                .search(&question.join(" "), 20)
                .expect("searches")
                .len();
            times.push(started.elapsed());
        }
        times.sort();
        let (p50, p99) = (times[SEARCHES / 2], times[SEARCHES * 99 / 100]);
        println!("{what:<24} p50 {p50:>10.2?}  p99 {p99:>10.2?}  hits {hits}");
    }

    let mut vault = vault;
    let mut times = Vec::new();
    for depth in entries..entries + APPENDS {
        let line = Line::of(depth);
        let started = Instant::now();
        vault
            .write(|w| w.append(&line.entry(depth)))
            .expect("is written");
        times.push(started.elapsed());
    }
    times.sort();
    println!(
        "{:<24} p50 {:>10.2?}  p99 {:>10.2?}",
        "append, with sync",
        times[times.len() / 2],
        times[times.len() * 99 / 100]
    );
    let started = Instant::now();
    let row = vault.find("e-17").expect("finds")[0];
    vault.write(|w| w.erase(row, b"{}")).expect("is erased");
    say("erase one", started.elapsed(), 1);
    memory("at the end");
}

/// The same entries with a link each, by five writers who write a few at a time.
fn signed_logs(path: &Path, lines: &[Line], import: Duration) {
    let passphrase = Passphrase::new("bench").expect("is not empty");
    let mut vault = Vault::create(path, &passphrase, KeyCost::lowest()).expect("is made");
    let started = Instant::now();
    let mut seqs = [0; 5];
    vault
        .write::<(), WriteError>(|w| {
            for (depth, line) in (0..).zip(lines) {
                let row = w.append(&line.entry(depth))?;
                let chain = (mix(depth / 7) % 5) as u32;
                seqs[chain as usize] += 1;
                let id: [u8; 32] = array(depth);
                // A class, an epoch, one new head at the beginning of a run, and a commitment.
                let header = [7; 71 + 34];
                let seen = if depth % 7 == 0 { 0 } else { 34 };
                w.append_link(&NewLink {
                    at: LinkAt {
                        room: Room::Contact,
                        chain,
                        seq: seqs[chain as usize],
                    },
                    id: &id,
                    header: &header[seen..],
                    depth,
                    payload: Some(NewPayload {
                        opening: &id[..16].try_into().expect("sixteen bytes"),
                        before: &[1; 17],
                        row: Some(row),
                        after: &[0x80],
                    }),
                })?;
            }
            Ok(())
        })
        .expect("is written");
    let took = started.elapsed();
    say("import with links", took, lines.len() as u64);
    let times = took.as_secs_f64() / import.as_secs_f64();
    println!("that is {times:.2} times of the import without");
    vault.lock();
    let size = std::fs::metadata(path).expect("is there").len();
    println!("vault file with links: {} KiB", size / 1024);
    let load = |what: &str, by_depth: bool, parts: Parts| {
        let vault = Vault::open(path, &passphrase).expect("opens");
        let started = Instant::now();
        let mut bytes = 0;
        let mut add = |link: Link<'_>| -> Result<(), ReadError> {
            bytes += link.header.len();
            bytes += link
                .payload
                .map_or(0, |payload| payload.body().concat().len());
            Ok(())
        };
        let read = if by_depth {
            vault.links_by_depth(Room::Contact, parts, &mut add)
        } else {
            vault.links(Room::Contact, parts, &mut add)
        };
        read.expect("reads");
        assert!(bytes > lines.len() * 71, "all are there");
        say(what, started.elapsed(), lines.len() as u64);
    };
    for _ in 0..3 {
        load("load headers", false, Parts::Headers);
        load("load headers by depth", true, Parts::Headers);
    }
    load("load, rowless whole", false, Parts::Rowless);
    load("read links whole", false, Parts::All);
}

/// An id like a hash: nothing in it follows from the one before.
fn array(number: u64) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (place, part) in (0..).zip(bytes.chunks_mut(8)) {
        part.copy_from_slice(&mix(number * 4 + place).to_le_bytes());
    }
    bytes
}

struct Line {
    name: String,
    line: Vec<u8>,
    search: String,
}

impl Line {
    fn of(number: u64) -> Self {
        let text: Vec<String> = (0..16).map(|n| word(mix(number * 64 + n))).collect();
        let search = text.join(" ");
        let name = format!("e-{number}");
        let line = format!(
            "{{\"type\":\"contact\",\"ref\":\"{name}\",\"on\":\"2019-03-0{}\",\"by\":\"mo\",\"with\":\"perpetrator\",\"direction\":\"to\",\"channel\":\"email\",\"text\":\"{search}\"}}",
            number % 9 + 1
        );
        Self {
            name,
            line: line.into_bytes(),
            search,
        }
    }

    fn entry(&self, depth: u64) -> NewEntry<'_> {
        NewEntry {
            position: Position {
                depth,
                tie: [3; 16],
            },
            name: &self.name,
            kind: "contact",
            author: "mo",
            recorded_at_s: 1_580_000_000,
            line: &self.line,
            search: &self.search,
            room: Room::Contact,
            standing: Standing::Counts,
        }
    }
}

/// Makes a word; small numbers of the 16 bits come often, as in a language.
fn word(random: u64) -> String {
    const SYLLABLES: [&str; 16] = [
        "an", "be", "ter", "mo", "lis", "ge", "ka", "ver", "su", "ren", "to", "fa", "ein", "wi",
        "dor", "pla",
    ];
    let spread = ((random & 0xFFFF) * (random >> 16 & 0xFFFF)) >> 16;
    let rank = (spread * (random >> 32 & 0xFFFF)) >> 16;
    let mut word = String::new();
    let mut rest = rank * 31 + 256;
    while rest > 0 {
        word.push_str(SYLLABLES[(rest & 15) as usize]);
        rest >>= 5;
    }
    word
}

/// The finaliser of SplitMix64.
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn say(what: &str, took: Duration, rows: u64) {
    let rate = rows as f64 / took.as_secs_f64();
    println!("{what:<24} {took:>10.2?}  {rate:>12.0} a second");
}

fn memory(when: &str) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status
        .lines()
        .filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS"))
    {
        println!("memory {when}: {line}");
    }
}
