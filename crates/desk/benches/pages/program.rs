//! The program with a large record, as a member runs it.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use answerable_office::group::Begin;
use answerable_office::record::Day;
use answerable_office::{
    DEMO_DAY, DEMO_PASSPHRASE, Files, Find, Founding, KeyCost, Now, Office, Passphrase, demo_script,
};

use crate::client::Client;

/// A folder in memory where there is one, so that the disk's own sync is told apart.
pub fn in_memory() -> tempfile::TempDir {
    let shm = Path::new("/dev/shm");
    let place = if shm.is_dir() {
        shm.to_owned()
    } else {
        std::env::temp_dir()
    };
    tempfile::tempdir_in(place).expect("a folder")
}

/// A vault of somebody's with the demo told over and over; keys are cheap here.
pub fn made(folder: &Path, me: &str, entries: usize) -> PathBuf {
    let now = Now {
        day: Day::parse(DEMO_DAY).expect("a day"),
        seconds: 1_763_164_800,
    };
    let vault = folder.join(format!("{me}.vault"));
    let passphrase = Passphrase::new(DEMO_PASSPHRASE).expect("it is not empty");
    let founding = Founding {
        title: "Demo".to_owned(),
        me: Some(me.to_owned()),
        language: "en".to_owned(),
        begin: Begin::Alone,
    };
    let made = Office::found(&vault, &passphrase, KeyCost::lowest(), &founding, now);
    let mut office = made.unwrap_or_else(|error| panic!("{error:?}"));
    let script = demo_script(Some(entries));
    let taken = office.import(&mut script.as_bytes(), &Papers, now);
    taken.unwrap_or_else(|error| panic!("{error:?}"));
    office.rest().unwrap_or_else(|error| panic!("{error:?}"));
    vault
}

/// What is attached to the demo's entries; what it says does not matter here.
struct Papers;

impl Files for Papers {
    fn find(&self, _: &str) -> Find {
        Find::There
    }

    fn open(&self, _: &str) -> std::io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(&b"A paper."[..]))
    }
}

/// The program, until this is dropped.
pub struct Program {
    child: Child,
    host: String,
    way_in: String,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Starts it for a vault.
    pub fn start(vault: &Path) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_answerable"))
            .args(["--lang", "en", "--vault"])
            .arg(vault)
            .args(["open", "--no-browser", "--at", DEMO_DAY])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("it was asked for")).lines();
        let address = lines.find_map(|line| {
            let line = line.expect("it says its address");
            let at = line.find("http://")?;
            line[at..].split_whitespace().next().map(str::to_owned)
        });
        let address = address.expect("an address");
        let rest = address.strip_prefix("http://").expect("found above");
        let (host, path) = rest.split_once('/').expect("a path");
        Program {
            child,
            host: host.to_owned(),
            way_in: format!("/{path}"),
        }
    }

    /// A browser that took the way in.
    pub fn client(&self) -> Client {
        let mut client = Client::new(&self.host, "");
        let came = client.get(&self.way_in);
        let cookie = came.header("set-cookie").expect("a cookie");
        let cookie = cookie.split(';').next().expect("a pair").to_owned();
        client.with_cookie(&cookie)
    }

    /// Unlocks the vault, and waits for the first page.
    pub fn unlock(&self, client: &mut Client) {
        let (_, came) = client.timed_post("/unlock", &[("passphrase", DEMO_PASSPHRASE)]);
        assert_eq!(came.status, 303, "{}", came.text());
        assert_eq!(client.get("/today").status, 200);
    }

    /// How much time processors gave to it so far.
    pub fn cpu(&self) -> Duration {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.child.id()));
        let spent = tasks.into_iter().flatten().flatten().filter_map(|task| {
            let told = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
            told.split(' ').next()?.parse::<u64>().ok()
        });
        Duration::from_nanos(spent.sum())
    }

    /// How much memory it has now, and had at most, in MiB.
    pub fn memory(&self) -> (u64, u64) {
        let told = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let told = told.unwrap_or_default();
        let of = |name: &str| {
            let line = told.lines().find_map(|line| line.strip_prefix(name));
            let number = line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok());
            number.unwrap_or(0) / 1024
        };
        (of("VmRSS:"), of("VmHWM:"))
    }
}

/// Writes a file of the bench's own.
pub fn put(path: &Path, bytes: &[u8]) {
    let mut file = std::fs::File::create(path).expect("a file");
    file.write_all(bytes).expect("written");
}
