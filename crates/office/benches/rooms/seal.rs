//! Sealing an attached file into a depot, against `age` on the same file.
//!
//! Each is a process of its own, begun cold, from a file in memory into files in memory. Ours reads,
//! hashes, seals and puts chunk by chunk, each an object that is synced and then named; `age` reads,
//! seals and writes one file.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use answerable_depot::{Name, create};
use answerable_office::group::{Begin, SentFile, send_file};
use answerable_office::record::Kind;
use answerable_office::{Draft, Failure, FileGiven, Founding, KeyCost, Office};
use answerable_rooms::blob::Blob;
use answerable_rooms::ids::{DeviceId, ProcessId, RoomId};
use answerable_rooms::limits::CHUNK_BYTES;
use answerable_rooms::secret::Secret;

use super::{in_memory, middle, now, passphrase, timed};

const BYTES: usize = 512 << 20;
const ROUNDS: usize = 5;
/// What this program is called with to be the one that seals.
pub const ALONE: &str = "seal-alone";

/// Measures both on a file in memory, in turns.
pub fn measure() {
    let folder = in_memory();
    let file = folder.path().join("file");
    // Nothing that a compressor could use; neither compresses.
    let mut block = vec![0_u8; 1 << 20];
    let mut out = BufWriter::new(File::create(&file).expect("a file"));
    for number in 0..BYTES >> 20 {
        blake3::Hasher::new()
            .update(&number.to_le_bytes())
            .finalize_xof()
            .fill(&mut block);
        out.write_all(&block).expect("it can be written");
    }
    drop(out);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(Took::of(|| {
            let us = std::env::current_exe().expect("this program");
            let to = folder.path().join("ours");
            let status = Command::new(us).arg(ALONE).arg(&file).arg(&to).status();
            assert!(status.expect("it can be started").success());
        }));
        let _ = fs::remove_dir_all(folder.path().join("ours"));
        let to = folder.path().join("theirs");
        let took = Took::of(|| age(&file, &to));
        theirs.extend(to.is_file().then_some(took));
        let _ = fs::remove_file(to);
    }
    let (attached, sent) = from_a_vault(folder.path(), &file);
    let (ours, theirs) = (Took::middle(ours), Took::middle(theirs));
    println!(
        "  an attached file of {} MiB: {ours}, hashed, sealed and put",
        BYTES >> 20
    );
    println!("    into a vault: {attached}; from there into a depot: {sent}");
    if theirs.clock.is_zero() {
        return println!("    age is not installed");
    }
    println!("    age: {theirs}");
    for (what, took) in [("a file", ours), ("from a vault", sent)] {
        println!(
            "    {what}: {:.2} times as fast as age by the clock, {:.2} by processor time",
            theirs.clock.as_secs_f64() / took.clock.as_secs_f64(),
            theirs.processor.as_secs_f64() / took.processor.as_secs_f64()
        );
    }
}

/// Reads, hashes, seals and puts a file: all that the process does that is measured.
pub fn alone(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder");
    let depot = create(to.to_str().expect("a plain path")).expect("a depot");
    let blob = Blob::new(
        &Secret::from([7; 32]),
        ProcessId([1; 32]),
        RoomId([2; 32]),
        DeviceId([3; 32]),
    );
    let file = File::open(from).expect("a file");
    let bytes = file.metadata().expect("a file").len();
    let names: Vec<Name> = (0..bytes / CHUNK_BYTES as u64 + 1).map(name).collect();
    let mut hashed = Hashed {
        file,
        hasher: blake3::Hasher::new(),
    };
    send_file(&mut hashed, &blob, &names, 0, &*depot).expect("it is put");
    std::hint::black_box(hashed.hasher.finalize());
}

fn name(number: u64) -> Name {
    let letters = (0..26).map(|at| char::from(b'a' + ((number >> (4 * at).min(60)) & 15) as u8));
    let leaf: String = letters.collect();
    Name::new(&format!("{}/{leaf}", "a".repeat(26))).expect("letters")
}

/// A file that is hashed as it is read.
struct Hashed {
    file: File,
    hasher: blake3::Hasher,
}

impl SentFile for Hashed {
    fn read(&mut self, _: usize, into: &mut Vec<u8>) -> Result<(), Failure> {
        (&self.file)
            .take(CHUNK_BYTES as u64)
            .read_to_end(into)
            .expect("it can be read");
        self.hasher.update(into);
        Ok(())
    }

    fn is_there(&mut self, _: usize, _: bool) -> Result<(), Failure> {
        Ok(())
    }
}

/// The same file attached to an entry, and sent with it.
fn from_a_vault(folder: &Path, file: &Path) -> (Took, Took) {
    let stick = folder.join("stick");
    fs::create_dir(&stick).expect("a folder");
    let founding = Founding {
        title: "Load".into(),
        me: Some("rowan".into()),
        language: "en".into(),
        begin: Begin::Alone,
    };
    let path = folder.join("attached.vault");
    let cost = KeyCost::lowest();
    let mut office = Office::found(&path, &passphrase(), cost, &founding, now(0)).expect("a vault");
    let depot = stick.to_string_lossy();
    office.depot_add(&depot, now(0)).expect("a depot");
    office.sync(now(1), &mut |_| {}).expect("a sync");
    let mut fields = serde_json::Map::new();
    fields.insert("text".into(), "see the film".into());
    let files = vec![FileGiven::Path(file.to_owned())];
    let draft = Draft { fields, files };
    let attached = Took::of(|| {
        let written = office.write_down(Kind::Note, &draft, now(2));
        assert!(written.is_ok(), "it keeps the rules");
    });
    let sent = Took::of(|| drop(office.sync(now(3), &mut |_| {}).expect("a sync")));
    (attached, sent)
}

/// Does nothing where it is not installed.
fn age(from: &Path, to: &Path) {
    const NOBODY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    let mut command = Command::new("age");
    command.args(["-r", NOBODY, "-o"]).arg(to).arg(from);
    if let Ok(status) = command.status() {
        assert!(status.success());
    }
}

/// How long something took, by the clock and by the processor.
#[derive(Clone, Copy)]
struct Took {
    clock: Duration,
    processor: Duration,
}

impl Took {
    fn of(work: impl FnOnce()) -> Self {
        let before = processor_time();
        let clock = timed(work);
        let processor = processor_time() - before;
        Self { clock, processor }
    }

    fn middle(runs: Vec<Self>) -> Self {
        let of = |which: fn(&Self) -> Duration| match runs.is_empty() {
            true => Duration::ZERO,
            false => middle(runs.iter().map(which).collect()),
        };
        Self {
            clock: of(|took| took.clock),
            processor: of(|took| took.processor),
        }
    }
}

impl std::fmt::Display for Took {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let speed = (BYTES >> 20) as f64 / self.clock.as_secs_f64();
        write!(
            f,
            "{:.2?} ({speed:.0} MiB/s; processor {:.2?})",
            self.clock, self.processor
        )
    }
}

/// What this process and those that it waited for have used, in steps of 10 ms.
fn processor_time() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = after_name.split_whitespace().skip(11).take(4);
    let ticks: u64 = ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Duration::from_millis(10 * ticks)
}
