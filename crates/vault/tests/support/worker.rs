//! A second process for the tests: they start their own program again, which runs the test named
//! `worker` alone, and that does the task named in the environment.
//!
//! Each entry is written with its link and a value on a shelf, all in one transaction.
//! It prints `ack …` for what the vault has confirmed and `err …` with an error's code.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a process of its own, that talks through its output"
)]

use std::fmt::Display;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use answerable_vault::{
    Fault, Held, KeyCost, NewPayload, Parts, ReadError, RowId, Vault, WriteError, Writer,
};

use super::support::{self, append_link, link_at, other_passphrase, passphrase};

const TASK: &str = "VAULT_WORKER_TASK";
const PATH: &str = "VAULT_WORKER_PATH";

/// How many entries the task `bulk` writes at once.
pub const BULK: u64 = 3000;
/// How many entries the task `round` writes at once.
pub const ROUND_BULK: u64 = 300;
/// How many it writes one by one, before and after.
pub const ROUND_SINGLE: u64 = 3;

/// Writes an entry as the tasks do.
pub fn write(vault: &mut Vault, depth: u64) {
    vault.write(|w| append(w, depth)).expect("is written");
}

/// Does the task of the environment; returns at once where there is none.
pub fn work() {
    let (Ok(task), Some(path)) = (std::env::var(TASK), std::env::var_os(PATH)) else {
        return;
    };
    let path = PathBuf::from(path);
    match task.as_str() {
        "hold" => {
            let _vault = open(&path);
            say("ack", "open");
            std::thread::sleep(Duration::from_secs(600));
        }
        "lock" => {
            let mut vault = open(&path);
            vault.write(|w| append(w, 0)).expect("is written");
            vault.lock();
            say("ack", "locked");
            std::thread::sleep(Duration::from_secs(600));
        }
        "append" => {
            let mut vault = open(&path);
            for depth in vault.count().expect("counts").. {
                vault.write(|w| append(w, depth)).expect("is written");
                say("ack", depth);
            }
        }
        "bulk" => {
            let mut vault = open(&path);
            let from = vault.count().expect("counts");
            say("ack", "open");
            write_bulk(&mut vault, from, BULK).expect("is written");
            say("ack", "bulk");
            std::thread::sleep(Duration::from_secs(600));
        }
        "create" => match Vault::create(&path, &passphrase(), KeyCost::lowest()) {
            Ok(_) => say("ack", "create"),
            Err(error) => say("err", error.code()),
        },
        "round" => round(&path),
        other => panic!("no task {other}"),
    }
}

/// Does one of everything that writes; goes on after an error, as a stubborn caller would.
fn round(path: &Path) {
    let mut vault = match Vault::open(path, &passphrase()) {
        Ok(vault) => vault,
        Err(error) => return say("err", error.code()),
    };
    let base = vault.count().expect("counts");
    for depth in base..base + ROUND_SINGLE {
        let done = vault.write(|w| append(w, depth)).map(drop);
        tell(&format!("single {depth}"), done);
    }
    let from = base + 100;
    tell(
        &format!("bulk {from}"),
        write_bulk(&mut vault, from, ROUND_BULK),
    );
    let attached = vault.write::<(), WriteError>(|w| {
        let row = append(w, base + 50)?;
        let bytes = vec![b'a'; 2_500_000];
        w.attach(row, "file", &mut bytes.as_slice()).map(drop)
    });
    tell(&format!("attached {}", base + 50), attached);
    let first = answerable_vault::RowId::from_number(1);
    tell("erased", vault.write(|w| w.erase(first, b"-")));
    tell("backup", vault.backup(&path.with_extension("backup")));
    let changed = vault.change_passphrase(&passphrase(), &other_passphrase(), KeyCost::lowest());
    tell("passphrase", changed);
    let last = base + 10_000;
    tell(
        &format!("single {last}"),
        vault.write(|w| append(w, last)).map(drop),
    );
    vault.lock();
    say("ack", "end");
}

pub fn text(depth: u64) -> String {
    format!("entry number {depth} of this group with some words to find it by")
}

/// Writes an entry, its link and a value on a shelf.
fn append(w: &mut Writer<'_>, depth: u64) -> Result<RowId, WriteError> {
    let text = text(depth);
    let row = support::append(w, depth, &text)?;
    let payload = NewPayload {
        opening: &[9; 16],
        before: b"before",
        row: Some(row),
        after: b"after",
    };
    let seq = u32::try_from(depth).expect("few");
    append_link(w, link_at(0, seq), depth, Some(payload))?;
    w.shelve("worker", &depth.to_be_bytes(), text.as_bytes())?;
    Ok(row)
}

/// Makes sure that each of these entries has its link and its value, and no other is there.
pub fn assert_whole(vault: &Vault, when: &str) {
    let (mut entries, mut links) = (Vec::new(), Vec::new());
    vault
        .entries::<ReadError>(None, |entry| {
            entries.push((entry.position.depth, entry.row, entry.erased));
            Ok(())
        })
        .expect("reads");
    vault
        .links::<ReadError>(support::link_at(0, 0).room, Parts::All, |link| {
            let row = link.row.expect("each has one");
            links.push((link.depth, row, link.held == Held::Erased));
            let body = link.payload.map(|payload| payload.body().concat());
            let expected = format!("before{}after", text(link.depth));
            assert!(
                body.is_none_or(|body| body == expected.as_bytes()),
                "{when}"
            );
            Ok(())
        })
        .expect("reads");
    assert!(entries == links, "an entry without its link, {when}");
    let keys = vault.shelf_keys("worker", b"").expect("reads");
    let keys: Vec<_> = keys.iter().map(|(key, _)| key.as_slice()).collect();
    let expected = entries.iter().map(|(depth, _, _)| depth.to_be_bytes());
    let expected: Vec<_> = expected.collect();
    assert!(
        keys == expected.iter().map(|key| &key[..]).collect::<Vec<_>>(),
        "{when}"
    );
}

fn write_bulk(vault: &mut Vault, from: u64, count: u64) -> Result<(), WriteError> {
    vault.write(|w| (from..from + count).try_for_each(|depth| append(w, depth).map(drop)))
}

fn open(path: &Path) -> Vault {
    Vault::open(path, &passphrase()).expect("the right passphrase")
}

fn tell<E: Fault>(what: &str, done: Result<(), E>) {
    match done {
        Ok(()) => say("ack", what),
        Err(error) => say("err", format!("{} {what}", error.code())),
    }
}

fn say(kind: &str, what: impl Display) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{kind} {what}")
        .and_then(|()| out.flush())
        .expect("somebody listens");
}

/// A worker that runs, or ran.
pub struct Worker {
    pub child: Child,
    lines: Box<dyn Iterator<Item = String>>,
}

/// Starts a worker; `under` is a program that runs it, such as strace with its arguments.
pub fn start(task: &str, path: &Path, under: &[&str]) -> Worker {
    let own = std::env::current_exe().expect("this test program");
    let mut command = match under.split_first() {
        None => Command::new(&own),
        Some((program, arguments)) => {
            let mut command = Command::new(program);
            command.args(arguments).arg(&own);
            command
        }
    };
    let mut child = command
        .args([
            "--exact",
            "worker",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(TASK, task)
        .env(PATH, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap_or_else(|error| panic!("cannot start {under:?}: {error}; is it installed?"));
    let out = BufReader::new(child.stdout.take().expect("is piped"));
    let lines = out.lines().map_while(Result::ok).filter_map(|line| {
        // The test harness writes its own words into the first line.
        let at = line.find("ack ").or_else(|| line.find("err "))?;
        Some(line[at..].to_owned())
    });
    Worker {
        child,
        lines: Box::new(lines),
    }
}

impl Worker {
    /// Waits for the next line.
    pub fn next(&mut self) -> Option<String> {
        self.lines.next()
    }

    /// Kills it as the system would, and returns all that it had said.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().expect("SIGKILL");
        self.child.wait().expect("is gone");
        self.lines.collect()
    }

    /// Waits until it ends by itself, and returns all that it said.
    pub fn finish(mut self) -> Vec<String> {
        let said = self.lines.by_ref().collect();
        self.child.wait().expect("ends");
        said
    }
}
