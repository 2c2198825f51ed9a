//! What the tests of the binary share: a vault whose key is cheap to try, and the program.
//!
//! What a key costs stands in the key file, so a vault that a test makes is quick to open by the
//! very program that members run, and nothing in that program can be told to make weak ones.
#![allow(dead_code, reason = "each test uses a part")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use answerable_office::group::Begin;
use answerable_office::record::Day;
use answerable_office::{Founding, KeyCost, Now, Office, Passphrase};

pub const PASSPHRASE: &str = "eleven quiet geese over the weir";

/// A folder with a vault that holds nothing but its process.
pub struct Place {
    pub folder: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Place {
        let place = Place {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let founding = Founding {
            title: "A process".into(),
            me: None,
            language: "en".into(),
            begin: Begin::Alone,
        };
        let made = Office::found(
            &place.vault(),
            &passphrase(),
            KeyCost::lowest(),
            &founding,
            now(),
        );
        drop(made.expect("a vault"));
        std::fs::write(place.secret(), format!("{PASSPHRASE}\n")).expect("a file");
        std::fs::create_dir(place.temporary()).expect("a folder");
        place
    }

    pub fn vault(&self) -> PathBuf {
        self.folder.path().join("kitchen.vault")
    }

    pub fn secret(&self) -> PathBuf {
        self.folder.path().join("passphrase.txt")
    }

    pub fn temporary(&self) -> PathBuf {
        self.folder.path().join("tmp")
    }

    /// The program on this vault, with a temporary folder of its own.
    pub fn answerable(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_answerable"));
        command.args(["--lang", "en", "--vault"]).arg(self.vault());
        command
            .arg("--passphrase-file")
            .arg(self.secret())
            .args(arguments);
        command.env("TMPDIR", self.temporary()).stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.answerable(arguments).output().expect("it runs")
    }

    pub fn open(&self) -> Office {
        Office::unlock(&self.vault(), &passphrase()).unwrap_or_else(|failure| panic!("{failure:?}"))
    }

    pub fn count(&self) -> u64 {
        self.open().count().expect("it counts")
    }

    /// The vault opens, and all of it is what was written.
    pub fn assert_whole(&self) {
        let found = self
            .open()
            .verify()
            .unwrap_or_else(|failure| panic!("{failure:?}"));
        assert!(
            found.is_whole() && found.broken.is_empty(),
            "{:?}",
            found.broken
        );
    }

    pub fn script(&self, lines: &str) -> PathBuf {
        let path = self.folder.path().join("script.jsonl");
        std::fs::write(&path, lines).expect("a file");
        path
    }
}

pub fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE).expect("it is not empty")
}

pub fn now() -> Now {
    Now {
        day: Day::parse("2025-11-15").expect("a day"),
        seconds: 1_763_164_800,
    }
}

pub fn text(path: &Path) -> String {
    path.to_str().expect("a path in UTF-8").to_owned()
}

/// Numbers that look random and are the same in each run, so that a failing one repeats.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}
