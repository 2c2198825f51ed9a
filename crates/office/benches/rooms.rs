//! What the rooms cost: as ratios within one run, since machines are noisy.
//!
//! `cargo bench -p answerable-office --bench rooms` measures all; git, restic and age are measured against
//! where they are installed. `docs/benchmarks.md` says what is measured against what, and what it showed.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark reads the clock, makes files, starts programs and prints"
)]

#[path = "rooms/five.rs"]
mod five;
#[path = "rooms/others.rs"]
mod others;
#[path = "rooms/seal.rs"]
mod seal;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use answerable_office::group::{Begin, InviteTerms, Joining, Side};
use answerable_office::record::Day;
use answerable_office::{Files, Find, Founding, KeyCost, Now, Office, Passphrase, demo_script};
use answerable_vault::{Parts, ReadError, Room, Vault};

const ENTRIES: usize = 100_000;
const PASSPHRASE: &str = "six words that nobody else would take";
/// Entries that are compressed together, as a pack has them at most.
const PACK_ENTRIES: usize = 4096;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let entries = |count: &str| count.parse().expect("a number of entries");
    match arguments[..] {
        [seal::ALONE, from, to] => seal::alone(Path::new(from), Path::new(to)),
        ["seal"] => seal::measure(),
        ["five"] => five::measure(ENTRIES),
        ["five", count] => five::measure(entries(count)),
        ["record"] => record(ENTRIES),
        ["record", count] => record(entries(count)),
        _ => {
            record(ENTRIES);
            five::measure(ENTRIES);
            seal::measure();
        }
    }
}

fn record(entries: usize) {
    let folder = in_memory();
    let lines = lines(entries);
    let place = Measured {
        folder: folder.path().to_owned(),
    };
    println!(
        "{} entries; folder: {}",
        lines.len(),
        place.folder.display()
    );
    let mut founder = place.founded(&lines);
    let (synced, mut newcomer) = place.first_sync(&mut founder);
    place.sizes(&lines);
    let one_more = timed(|| newcomer.sync(now(9), &mut |_| {}));
    println!("  a sync that brings nothing: {one_more:.1?}");
    drop((founder, newcomer));
    for who in ["founder", "newcomer"] {
        place.verify(who);
    }
    others::compare(&place.folder, &lines, synced);
}

/// What is measured, in a folder.
struct Measured {
    folder: PathBuf,
}

impl Measured {
    fn vault(&self, who: &str) -> PathBuf {
        self.folder.join(format!("{who}.vault"))
    }

    fn stick(&self) -> PathBuf {
        self.folder.join("stick")
    }

    /// A vault with all lines, sent to a folder.
    fn founded(&self, lines: &[String]) -> Office {
        std::fs::create_dir(self.stick()).expect("a folder");
        let founding = Founding {
            title: "Load".into(),
            me: Some("rowan".into()),
            language: "en".into(),
            begin: Begin::Alone,
        };
        let (path, cost) = (self.vault("founder"), KeyCost::lowest());
        let mut office =
            Office::found(&path, &passphrase(), cost, &founding, now(0)).expect("a vault");
        let script: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let imported = office.import(&mut script.as_bytes(), &None_, now(0));
        assert_eq!(
            imported.expect("it keeps the rules").entries,
            lines.len() as u64
        );
        let began = timed(|| {
            office
                .depot_add(&self.stick().to_string_lossy(), now(0))
                .expect("a depot");
        });
        let sent = timed(|| office.sync(now(1), &mut |_| {}).expect("a sync"));
        println!("  taken into chains: {began:.2?}; sealed and sent: {sent:.2?}");
        office
    }

    /// Somebody joins, and fetches the record.
    fn first_sync(&self, founder: &mut Office) -> (Duration, Office) {
        let terms = InviteTerms {
            side: Side::Contact,
            rooms: Vec::new(),
            from_now_on: false,
            person: None,
        };
        let invited = founder.invite(&terms, now(2)).expect("an invitation");
        let (path, cost) = (self.vault("newcomer"), KeyCost::lowest());
        let (mut newcomer, _) =
            Office::join(&path, &passphrase(), cost, &invited.code, "ash", now(2)).expect("joins");
        let pending = founder.pending(now(2)).expect("an answer");
        newcomer.joining(now(2)).expect("an answer");
        founder
            .approve(&pending[0].handle, now(2))
            .expect("one's word");
        founder.sync(now(3), &mut |_| {}).expect("a sync");
        assert_eq!(newcomer.joining(now(4)).expect("a welcome"), Joining::In);
        let mut taken = 0;
        let synced = timed(|| taken = newcomer.sync(now(5), &mut |_| {}).expect("a sync").taken);
        println!("  first sync: {synced:.2?} for {taken} entries");
        (synced, newcomer)
    }

    fn sizes(&self, lines: &[String]) {
        let depot = bytes_below(&self.stick());
        let packed = packed_bytes(lines);
        let over = (depot as f64 - packed as f64) / lines.len() as f64;
        println!(
            "  depot: {:.1} MiB, plain entries under zstd: {:.1} MiB; {over:.1} bytes an entry more",
            mib(depot),
            mib(packed)
        );
    }

    /// `verify` against bare reading, hashing and opening of the same bytes.
    fn verify(&self, who: &str) {
        let path = self.vault(who);
        let (mut bare, mut logs, mut whole) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..3 {
            let vault = Vault::open(&path, &passphrase()).expect("a vault");
            bare.push(timed(|| bare_reading(&vault)));
            drop(vault);
            let mut office = Office::unlock(&path, &passphrase()).expect("a vault");
            logs.push(timed(|| office.verify_logs().expect("it can be read")));
            whole.push(timed(|| {
                let verified = office.verify().expect("it can be read");
                assert!(verified.is_whole());
            }));
        }
        let (bare, logs, whole) = (middle(bare), middle(logs), middle(whole));
        let times = |time: Duration| time.as_secs_f64() / bare.as_secs_f64();
        println!(
            "  {who}: bare reading, hashing and opening {bare:.2?}; verify of the signed logs {logs:.2?} \
             ({:.2} times), of everything {whole:.2?} ({:.2} times)",
            times(logs),
            times(whole)
        );
    }
}

/// Reads the logs with all that they hold, and hashes it: what the least is that any check could do.
fn bare_reading(vault: &Vault) {
    let mut hashed = 0;
    for room in Room::ALL {
        let read = vault.links(room, Parts::All, |link| {
            let header = blake3::hash(link.header);
            let mut body = blake3::Hasher::new();
            if let Some(payload) = &link.payload {
                body.update(payload.opening);
                for piece in payload.body() {
                    body.update(piece);
                }
            }
            black_box((header, body.finalize()));
            hashed += 1;
            Ok::<(), ReadError>(())
        });
        read.expect("it can be read");
    }
    assert!(hashed > 0);
}

/// What plain entries take under zstd, in packs.
fn packed_bytes(lines: &[String]) -> u64 {
    let packs = lines.chunks(PACK_ENTRIES).map(|pack| {
        let packed = zstd::encode_all(pack.join("\n").as_bytes(), 3);
        packed.expect("it packs").len() as u64
    });
    packs.sum()
}

/// The demo's lines without their attachments, which are measured by themselves.
fn lines(entries: usize) -> Vec<String> {
    let script = demo_script(Some(entries));
    let lines = script.lines().map(|line| {
        let mut json: serde_json::Value = serde_json::from_str(line).expect("the demo is JSON");
        if let Some(fields) = json.as_object_mut() {
            fields.remove("attachments");
        }
        json.to_string()
    });
    lines.collect()
}

/// No files.
struct None_;

impl Files for None_ {
    fn find(&self, _: &str) -> Find {
        Find::Missing
    }
    fn open(&self, _: &str) -> std::io::Result<Box<dyn std::io::Read + '_>> {
        Err(std::io::ErrorKind::NotFound.into())
    }
}

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE).expect("a passphrase")
}

fn now(minute: i64) -> Now {
    Now {
        day: Day::parse(answerable_office::DEMO_DAY).expect("a day"),
        seconds: 1_763_164_800 + 60 * minute,
    }
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

fn bytes_below(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).expect("a folder");
    let bytes = files.map(|file| {
        let file = file.expect("a file");
        match file.file_type().expect("a file").is_dir() {
            true => bytes_below(&file.path()),
            false => file.metadata().expect("a file").len(),
        }
    });
    bytes.sum()
}

fn mib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
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
