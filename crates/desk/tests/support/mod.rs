//! Runs the program as a person would, in a folder of its own.
#![allow(dead_code, reason = "each test file takes of it what it needs")]
#![allow(
    clippy::disallowed_methods,
    reason = "tests start the program and look at files"
)]

pub mod group;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use answerable_office::group::Begin;
use answerable_office::record::Day;
use answerable_office::{Founding, KeyCost, Now, Office, Passphrase};
use tempfile::TempDir;

/// The passphrase of every vault here.
pub const PASSPHRASE: &str = "six random words would be better";

/// A folder, and in it perhaps a vault.
pub struct Place {
    pub folder: TempDir,
}

/// What the program answered.
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    /// A folder without a vault.
    pub fn empty() -> Place {
        let folder = tempfile::tempdir().expect("a folder can be made");
        std::fs::write(
            folder.path().join("passphrase"),
            format!("{PASSPHRASE}\r\n"),
        )
        .expect("it can be written");
        Place { folder }
    }

    /// A folder with a vault. It is made with the lowest cost of a guess, which stands in its key
    /// file; the program itself has no way to be told so, and `new` always pays the whole.
    pub fn with_vault() -> Place {
        let place = Place::empty();
        place.found("ours.vault");
        place
    }

    /// Makes a vault.
    pub fn found(&self, name: &str) {
        let passphrase = Passphrase::new(PASSPHRASE).expect("it is not empty");
        let founding = Founding {
            title: "Ours".into(),
            me: Some("mo".into()),
            language: "en".into(),
            begin: Begin::Alone,
        };
        Office::found(
            &self.path(name),
            &passphrase,
            KeyCost::lowest(),
            &founding,
            now(),
        )
        .expect("a vault");
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program on the vault `ours.vault`.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        self.run_with(arguments, "")
    }

    /// The same, with something on standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Answer {
        let mut command = self.command();
        command.env("ANSWERABLE_VAULT", self.path("ours.vault"));
        command
            .arg("--passphrase-file")
            .arg(self.path("passphrase"))
            .args(arguments);
        finish(command, input)
    }

    /// Runs the program without a word of where the vault is.
    pub fn bare(&self, arguments: &[&str]) -> Answer {
        let mut command = self.command();
        command.args(arguments);
        finish(command, "")
    }

    /// The program in this folder, in English, with a temporary folder of its own.
    pub fn command(&self) -> Command {
        let temporary = self.path("tmp");
        std::fs::create_dir_all(&temporary).expect("a folder can be made");
        let mut command = Command::new(env!("CARGO_BIN_EXE_answerable"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("TMPDIR", temporary)
            .env("PATH", "/usr/bin:/bin")
            .env("LANG", "en_GB.UTF-8");
        command
    }

    /// Writes the people and a letter that nobody answered.
    pub fn fill(&self) {
        for line in [
            "add person --ref mo --name Mo --side contact_group --on 2025-01-10",
            "add membership --person mo --change joined --on 2025-01-10",
            "add person --ref er --name K --side perpetrator --on 2025-01-10",
            "add contact --ref m-1 --with perpetrator --direction to --channel letter --on 2025-02-01 --reply-by 2025-02-15",
        ] {
            let arguments: Vec<&str> = line.split(' ').collect();
            self.run(&arguments).expect(0);
        }
    }
}

impl Answer {
    /// The answer, where it has this exit code.
    #[track_caller]
    pub fn expect(self, code: i32) -> Answer {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    /// Its output as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).expect("the output is JSON")
    }
}

/// Runs a command to its end.
pub fn finish(mut command: Command, input: &str) -> Answer {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that reads nothing may have gone before this is written.
    let _ = child
        .stdin
        .take()
        .expect("it is piped")
        .write_all(input.as_bytes());
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output().expect("it ends");
    Answer {
        code: status.code().expect("it was not killed"),
        out: String::from_utf8(stdout).expect("it writes UTF-8"),
        err: String::from_utf8(stderr).expect("it writes UTF-8"),
    }
}

/// The sample scripts.
pub fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases")
}

/// A day for what tests write themselves.
pub fn now() -> Now {
    Now {
        day: Day::parse("2025-03-01").expect("a day"),
        seconds: 1_740_787_200,
    }
}
