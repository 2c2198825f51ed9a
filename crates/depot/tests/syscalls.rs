//! What the folder asks of the system, in which order; and what is left when a call of it fails, or
//! when the program is killed at it.
//!
//! The work is done by a second process, this test's own binary, under strace (Debian: `strace`).
//! Survivable by design: whatever fails or ends, under a name lies the whole object or nothing; a put
//! that was confirmed is there; and the same put again comes to a good end.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "a test starts processes and looks at files"
)]

mod support;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use answerable_depot::{Depot, Put, create, limits, open};
use answerable_testkit::depot::{Chance, named};
use support::{files, locator};
use tempfile::TempDir;

const FOLDER: &str = "ANSWERABLE_TEST_FOLDER";
const MUCH: usize = limits::OBJECT_BYTES_MAX;

fn bytes(number: u64) -> Vec<u8> {
    Chance::new(number).bytes(3 * 1024 * 1024)
}

/// Puts two objects, one of them in a new folder, and deletes one that was there before.
#[test]
#[ignore = "is started by the others as a process of its own"]
fn worker() {
    let depot = open(&env::var(FOLDER).unwrap()).unwrap();
    let put = |number| {
        println!(
            "put {number} {:?}",
            depot.put(&named(1, number), &bytes(number))
        )
    };
    put(1);
    put(2);
    println!(
        "get 1 {:?}",
        depot.get(&named(1, 1), MUCH).map(|got| got.is_some())
    );
    println!(
        "get 9 {:?}",
        depot.get(&named(9, 9), MUCH).map(|got| got.is_some())
    );
    println!("delete 3 {:?}", depot.delete(&named(2, 3)));
    println!("end");
}

/// A folder with a depot in which the object that the worker deletes lies.
fn prepared() -> TempDir {
    let folder = TempDir::new().unwrap();
    let depot = create(&locator(folder.path())).unwrap();
    depot.put(&named(2, 3), &bytes(3)).unwrap();
    folder
}

fn run(folder: &Path, strace: &[&str]) -> Output {
    let output = Command::new("strace")
        .args(["-f", "-y"])
        .args(strace)
        .arg(env::current_exe().unwrap())
        .args([
            "--exact",
            "worker",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(FOLDER, folder)
        .output();
    output.expect("strace is installed (Debian: `strace`)")
}

#[test]
fn file_is_synced_before_it_has_its_name_and_the_folder_after() {
    let folder = prepared();
    let log = folder.path().join("strace");
    let calls =
        "trace=openat,mkdirat,fsync,fdatasync,renameat2,rename,renameat,unlink,unlinkat,getdents64";
    let output = run(folder.path(), &["-o", log.to_str().unwrap(), "-e", calls]);
    assert!(output.status.success(), "{output:?}");
    let log = fs::read_to_string(log).unwrap();
    let ours = folder.path().join("answerable");
    let steps: Vec<String> = log.lines().filter_map(|line| step(line, &ours)).collect();
    let [prefix, other] = [1, 2].map(|at| named(at, 1).prefix().unwrap().to_owned());
    let [one, two, three] = [named(1, 1), named(1, 2), named(2, 3)];
    let expected = [
        // The opening looks for what others left.
        "list answerable".to_owned(),
        "sync half".into(),
        format!("make {prefix}"),
        "sync answerable".into(),
        format!("name {}", one.as_str()),
        format!("sync {prefix}"),
        "sync half".into(),
        format!("make {prefix} EEXIST"),
        format!("name {}", two.as_str()),
        format!("sync {prefix}"),
        format!("delete {}", three.as_str()),
        format!("sync {other}"),
        format!("delete {other}"),
    ];
    assert_eq!(steps, expected, "{log}");
}

/// A line of strace's as a step of ours: what is done, and to what.
fn step(line: &str, ours: &Path) -> Option<String> {
    let ours = ours.to_str()?;
    // A call that another thread interrupts is told in two halves; the second has its result.
    let call = line.split_once(' ')?.1.trim_start();
    let verb = call.split(['(', ' ']).next()?;
    let what = || {
        let path = call.split_once(ours)?.1;
        let end = path.find(['>', '"', ','])?;
        let path = path[..end].trim_start_matches('/');
        Some(match path {
            "" => "answerable".to_owned(),
            path if path.starts_with(".half-") => "half".to_owned(),
            path => path.to_owned(),
        })
    };
    let named = |nth: usize| Some(call.split('"').nth(nth)?.to_owned());
    match verb {
        "fsync" | "fdatasync" => Some(format!("sync {}", what()?)),
        "getdents64" if call.contains(ours) && !call.ends_with("= 0") => {
            Some(format!("list {}", what()?))
        }
        "mkdirat" => {
            let exists = if call.contains("EEXIST") {
                " EEXIST"
            } else {
                ""
            };
            Some(format!("make {}{exists}", named(1)?))
        }
        "renameat2" => {
            assert!(call.contains("RENAME_NOREPLACE"), "{call}");
            // From the half's name in our folder to the last part of its own, in the folder before it.
            let folder = call.rsplit_once(ours)?.1.split('>').next()?;
            let path = format!("{folder}/{}", named(3)?);
            Some(format!("name {}", path.trim_start_matches('/')))
        }
        "rename" | "renameat" => Some(format!("rename over {call}")),
        "unlink" => Some(format!("delete {}", what()?)),
        "unlinkat" if call.contains("AT_REMOVEDIR") => Some(format!("delete {}", named(1)?)),
        _ => None,
    }
}

/// Calls, an error that each may have, and whether only those on the folder's known paths are meant.
///
/// Starting a process reads and opens much besides. A half-written file has a name by chance, so
/// what touches it is met by its call alone.
const FAULTS: [(&str, &str, bool); 10] = [
    ("openat", "EIO", true),
    ("openat", "EMFILE", false),
    ("mkdirat", "ENOSPC", false),
    ("pwrite64", "ENOSPC", false),
    ("pwrite64", "EIO", false),
    ("pread64", "EIO", true),
    ("fsync", "EIO", false),
    ("renameat2", "EIO", false),
    ("newfstatat,statx", "EACCES", true),
    ("unlink,unlinkat", "EROFS", false),
];

#[test]
fn call_that_fails_at_each_point_in_turn_leaves_whole_objects_or_none() {
    for (calls, error, by_path) in FAULTS {
        let failed = at_each_point(calls, by_path, |point| {
            format!("inject={calls}:error={error}:when={point}")
        });
        assert!(failed > 0, "no {calls} was met");
    }
}

#[test]
fn program_killed_at_each_call_leaves_whole_objects_or_none() {
    for calls in [
        "openat",
        "mkdirat",
        "pwrite64",
        "fsync",
        "renameat2",
        "unlink,unlinkat",
    ] {
        let killed = at_each_point(calls, false, |point| {
            format!("inject={calls}:signal=KILL:when={point}")
        });
        assert!(killed > 0, "no {calls} was met");
    }
}

#[test]
fn file_system_without_the_careful_rename_is_used_with_the_other_one() {
    for error in ["EINVAL", "ENOSYS", "EOPNOTSUPP"] {
        let folder = prepared();
        let output = run(
            folder.path(),
            &[
                "-o",
                "/dev/null",
                "-e",
                &format!("inject=renameat2:error={error}"),
            ],
        );
        let said = said(&output);
        assert!(
            said.contains("put 1 Ok(Written)") && said.contains("put 2 Ok(Written)"),
            "{said}"
        );
        // And over something it is not renamed.
        let output = run(
            folder.path(),
            &[
                "-o",
                "/dev/null",
                "-e",
                &format!("inject=renameat2:error={error}"),
            ],
        );
        let said = self::said(&output);
        assert!(said.contains("put 1 Ok(AlreadyThere)"), "{said}");
    }
}

#[test]
fn file_system_that_can_not_sync_a_folder_is_used_all_the_same() {
    let folder = prepared();
    let ours = folder.path().join("answerable");
    let below = ours.join(named(1, 1).prefix().unwrap());
    let output = run(
        folder.path(),
        &[
            "-o",
            "/dev/null",
            "-P",
            ours.to_str().unwrap(),
            "-P",
            below.to_str().unwrap(),
            "-e",
            "inject=fsync:error=EINVAL",
        ],
    );
    assert!(
        said(&output).contains("put 1 Ok(Written)"),
        "{}",
        said(&output)
    );
}

/// Runs the work with the fault at point 1, 2, 3 … until none is met any more; says how often it failed.
fn at_each_point(calls: &str, by_path: bool, fault: impl Fn(u32) -> String) -> u32 {
    let (mut failed, mut quiet) = (0, 0);
    for point in 1.. {
        assert!(point < 600, "{calls} is met without end");
        let folder = prepared();
        let paths = if by_path {
            paths_of(folder.path())
        } else {
            Vec::new()
        };
        let mut strace = vec!["-o", "/dev/null"];
        strace.extend(paths.iter().flat_map(|path| ["-P", path.to_str().unwrap()]));
        let fault = fault(point);
        strace.extend(["-e", &fault]);
        let said = said(&run(folder.path(), &strace));
        check(folder.path(), &said, &fault);
        let well = [
            "put 1 Ok",
            "put 2 Ok",
            "get 1 Ok(true)",
            "get 9 Ok(false)",
            "delete 3 Ok",
            "end",
        ];
        if well.iter().all(|line| said.contains(line)) {
            // Some points are met by what is not worth a failure, such as sweeping; go on a little.
            if quiet > 3 {
                return failed;
            }
            quiet += 1;
        } else {
            failed += 1;
            quiet = 0;
        }
    }
    failed
}

/// Every path that the work touches and that can be known beforehand.
fn paths_of(folder: &Path) -> Vec<PathBuf> {
    let ours = folder.join("answerable");
    let names = [named(1, 1), named(1, 2), named(2, 3), named(9, 9)];
    let mut paths = vec![folder.to_owned(), ours.clone()];
    for name in names {
        paths.push(ours.join(name.prefix().unwrap()));
        paths.push(ours.join(name.as_str()));
    }
    paths
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn check(folder: &Path, said: &str, fault: &str) {
    let depot = open(&locator(folder)).unwrap();
    for (name, number) in [(named(1, 1), 1), (named(1, 2), 2), (named(2, 3), 3)] {
        let got = depot.get(&name, MUCH).unwrap();
        let whole = got.as_deref().is_none_or(|got| got == bytes(number));
        assert!(whole, "half an object {number} after {fault}: {said}");
        let confirmed = said.contains(&format!("put {number} Ok"));
        assert!(
            !confirmed || got.is_some(),
            "{number} is lost after {fault}: {said}"
        );
        let deleted = number == 3 && said.contains("delete 3 Ok");
        assert!(
            !deleted || got.is_none(),
            "{number} is back after {fault}: {said}"
        );
        if number != 3 {
            let again = depot.put(&name, &bytes(number)).unwrap();
            assert_eq!(again == Put::AlreadyThere, got.is_some(), "{fault}: {said}");
            assert!(depot.get(&name, MUCH) == Ok(Some(bytes(number))));
        }
    }
    if said.contains("end") {
        let left = files(folder);
        let half = left.iter().any(|file| file.contains(".half-"));
        // Where taking it away is what failed, it stays for a later opening.
        assert!(
            !half || fault.contains("unlink"),
            "left after {fault}: {left:?}"
        );
    }
}
