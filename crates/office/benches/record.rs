//! What the record costs: as ratios within one run, since machines are noisy.
//!
//! `cargo bench -p answerable-office` measures all; `docs/benchmarks.md` says what is measured against
//! what, and what it showed. The passphrase's own cost is told apart: keys are cheap here.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark reads the clock, makes files and prints"
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use answerable_office::group::Begin;
use answerable_office::record::{Day, Kind, Sight};
use answerable_office::{
    DEMO_PASSPHRASE, Draft, Files, Find, Founding, KeyCost, Now, Office, Passphrase, demo,
    demo_script,
};
use answerable_vault::{ReadError, Vault};
use serde_json::json;

const LARGE: usize = 100_000;
const SMALL: usize = 2_000;

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"));
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("peak"), Some(vault)) => peak(Path::new(&vault)),
        _ => all(),
    }
}

fn all() {
    let folder = in_memory();
    let large = made(folder.path(), "large", LARGE);
    let small = made(folder.path(), "small", SMALL);
    println!(
        "folder: {}",
        folder.path().parent().unwrap_or(folder.path()).display()
    );
    import();
    ledgers(&large, LARGE);
    ledgers(&small, SMALL);
    memory(&large);
    one_more(&large);
    search(&large);
}

/// A folder in memory where there is one, so that the disk's own sync is told apart.
fn in_memory() -> tempfile::TempDir {
    let shm = Path::new("/dev/shm");
    let place = if shm.is_dir() {
        shm.to_owned()
    } else {
        std::env::temp_dir()
    };
    tempfile::tempdir_in(place).expect("a folder")
}

fn now() -> Now {
    Now {
        day: Day::parse(answerable_office::DEMO_DAY).expect("a day"),
        seconds: 1_763_164_800,
    }
}

fn made(folder: &Path, name: &str, entries: usize) -> PathBuf {
    let folder = folder.join(name);
    std::fs::create_dir(&folder).expect("a folder");
    let made = demo(&folder, Some(entries), KeyCost::lowest(), now());
    made.unwrap_or_else(|error| panic!("{error:?}")).vault
}

fn open(vault: &Path) -> Office {
    let passphrase = Passphrase::new(DEMO_PASSPHRASE).expect("a passphrase");
    Office::unlock(vault, &passphrase).unwrap_or_else(|error| panic!("{error:?}"))
}

/// The middle of several runs.
fn middle(mut runs: Vec<Duration>) -> Duration {
    runs.sort_unstable();
    runs[runs.len() / 2]
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// Attachments of which nothing is read: what they cost is not measured here.
struct Empty;

impl Files for Empty {
    fn find(&self, _: &str) -> Find {
        Find::There
    }
    fn open(&self, _: &str) -> std::io::Result<Box<dyn std::io::Read + '_>> {
        Ok(Box::new(std::io::empty()))
    }
}

fn import() {
    let script = demo_script(Some(LARGE));
    let run = |number: usize| {
        let folder = in_memory();
        let vault = folder.path().join(format!("import-{number}.vault"));
        let passphrase = Passphrase::new(DEMO_PASSPHRASE).expect("a passphrase");
        let founding = Founding {
            title: "Load".into(),
            me: None,
            language: "en".into(),
            begin: Begin::Alone,
        };
        let mut office = Office::found(&vault, &passphrase, KeyCost::lowest(), &founding, now())
            .expect("a vault");
        timed(|| {
            office
                .import(&mut script.as_bytes(), &Empty, now())
                .expect("it is right")
        })
    };
    let time = middle((0..3).map(run).collect());
    let rate = LARGE as f64 / time.as_secs_f64();
    println!("import: {LARGE} entries in {time:.2?}, {rate:.0} a second (limit: at least 50000)");
}

/// The rows as they lie there, read and looked at by nobody.
fn bare(vault: &Path) -> usize {
    let passphrase = Passphrase::new(DEMO_PASSPHRASE).expect("a passphrase");
    let vault = Vault::open(vault, &passphrase).unwrap_or_else(|error| panic!("{error}"));
    let mut bytes = 0;
    let read = vault.entries(None, |entry| -> Result<(), ReadError> {
        bytes += black_box(entry.line).len();
        Ok(())
    });
    read.unwrap_or_else(|error| panic!("{error}"));
    bytes
}

fn json_of_ledgers(office: &mut Office) -> usize {
    let looked = office
        .look(now().day, Sight::ALL)
        .unwrap_or_else(|error| panic!("{error:?}"));
    serde_json::to_string(&looked.ledgers())
        .expect("json")
        .len()
}

fn ledgers(vault: &Path, entries: usize) {
    let (mut bares, mut anew, mut stored) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..7 {
        bares.push(timed(|| bare(vault)));
        open(vault).forget_fold().expect("it can be thrown away");
        anew.push(timed(|| json_of_ledgers(&mut open(vault))));
        let mut office = open(vault);
        office.fold().expect("a fold");
        office.rest().expect("it is stored");
        drop(office);
        stored.push(timed(|| json_of_ledgers(&mut open(vault))));
    }
    let (bare, anew, stored) = (middle(bares), middle(anew), middle(stored));
    let ratio = |time: Duration| time.as_secs_f64() / bare.as_secs_f64();
    println!(
        "ledger of {entries}: rows alone {bare:.1?}; nothing stored {anew:.1?} = {:.2} times (limit 4); \
         fold stored {stored:.1?} = {:.2} times (limit 1)",
        ratio(anew),
        ratio(stored)
    );
}

/// Peak memory of a process that does nothing but the ledgers.
fn memory(vault: &Path) {
    let this = std::env::current_exe().expect("this program");
    let peak = |stored: bool| {
        if !stored {
            open(vault).forget_fold().expect("it can be thrown away");
        }
        let output = std::process::Command::new(&this)
            .arg("peak")
            .arg(vault)
            .output()
            .expect("it runs");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    println!(
        "peak memory of ledgers, fold stored: {}; not stored: {} (limit 300 MiB)",
        peak(true),
        peak(false)
    );
    let mut office = open(vault);
    office.fold().expect("a fold");
    office.rest().expect("it is stored");
}

fn peak(vault: &Path) {
    json_of_ledgers(&mut open(vault));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: Option<u64> = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    println!("{} MiB", kib.unwrap_or(0) / 1024);
}

fn one_more(vault: &Path) {
    let mut office = open(vault);
    json_of_ledgers(&mut office);
    let mut measure =
        |what: &str, kind: Kind, limit: u32, fields: &dyn Fn(usize) -> serde_json::Value| {
            let run = |number: usize| {
                let fields = fields(number).as_object().expect("an object").clone();
                let draft = Draft {
                    fields,
                    files: Vec::new(),
                };
                timed(|| {
                    office
                        .write_down(kind, &draft, now())
                        .unwrap_or_else(|error| panic!("{error:?}"));
                    office
                        .look(now().day, Sight::ALL)
                        .expect("it looks")
                        .ledgers()
                        .attention
                        .len()
                })
            };
            let mut runs: Vec<Duration> = (0..101).map(run).collect();
            runs.sort_unstable();
            println!(
                "one more {what}: {:.2?}, 99th of 100 {:.2?} (limit {limit} ms)",
                runs[50], runs[99]
            );
        };
    measure(
        "letter to him",
        Kind::Contact,
        5,
        &|_| json!({"with": "perpetrator", "direction": "to", "channel": "email", "expects_reply": true, "bears_on": ["D6.a"]}),
    );
    measure(
        "note",
        Kind::Note,
        5,
        &|_| json!({"text": "A note.", "bears_on": ["D1"], "basis": "witnessed", "speaks": "for"}),
    );
    measure(
        "claim",
        Kind::Claim,
        5,
        &|_| json!({"speaker": "perpetrator", "about": "D2.b", "text": "'Each week.'"}),
    );
    measure(
        "meeting",
        Kind::Meeting,
        5,
        &|_| json!({"with": "contact_group", "at": "2025-11-14T20:00:00+01:00"}),
    );
    measure(
        "task",
        Kind::Task,
        5,
        &|_| json!({"assignee": "rowan", "text": "Write.", "due": "2025-11-30"}),
    );
    measure(
        "surrounding",
        Kind::Surrounding,
        5,
        &|number| json!({"ref": format!("new-{number}"), "name": "New", "kind": "work"}),
    );
    measure(
        "disclosure",
        Kind::Disclosure,
        5,
        &|number| json!({"surrounding": format!("new-{number}"), "told_by": "perpetrator", "basis": "third_party"}),
    );
    measure(
        "back-dated letter",
        Kind::Contact,
        50,
        &|_| json!({"on": "2022-03-01", "with": "perpetrator", "direction": "from", "channel": "email", "answers": ["m-1"]}),
    );
    measure(
        "correction",
        Kind::Correction,
        50,
        &|number| json!({"of": format!("m-2.{}", number + 1), "set": {"on": "2023-01-01", "bears_on": ["D6.b"]}}),
    );
}

fn search(vault: &Path) {
    let office = open(vault);
    let words = [
        "letter",
        "meeting",
        "answer",
        "slip",
        "call thursday",
        "mill",
        "partner",
        "wri",
        "the",
        "Tarn",
    ];
    let run = |number: usize| {
        timed(|| {
            office
                .search(words[number % words.len()], 50)
                .expect("it looks")
        })
    };
    let mut runs: Vec<Duration> = (0..500).map(run).collect();
    runs.sort_unstable();
    println!(
        "search: middle {:.2?}, 99th of 100 {:.2?} (limit 20 ms)",
        runs[250], runs[495]
    );
}
