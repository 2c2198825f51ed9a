//! A folder that is full, read-only, gone, left untidy, or set with traps by who else can write to it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "tests make and break folders, and say what they had to leave out"
)]

mod support;

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, SystemTime};

use answerable_depot::{Depot, Failure, OpenError, Put, create, limits, open};
use answerable_testkit::depot::{Chance, name, named};
use support::{Mounted, files, is_root, locator};
use tempfile::TempDir;

fn fresh() -> (TempDir, Box<dyn Depot>) {
    let folder = TempDir::new().unwrap();
    let depot = create(&locator(folder.path())).unwrap();
    (folder, depot)
}

const MUCH: usize = limits::OBJECT_BYTES_MAX;

#[test]
fn nothing_but_our_folder_is_put_into_somebodys_folder() {
    let (folder, depot) = fresh();
    depot.put(&name(1), b"x").unwrap();
    depot.put(&named(1, 2), b"y").unwrap();
    let expected = [
        format!("answerable/{}", name(1).as_str()),
        format!("answerable/{}", named(1, 2).as_str()),
    ];
    assert_eq!(files(folder.path()), expected);
    depot.delete(&name(1)).unwrap();
    depot.delete(&named(1, 2)).unwrap();
    let left: Vec<_> = fs::read_dir(folder.path().join("answerable"))
        .unwrap()
        .collect();
    assert!(left.is_empty(), "not even an empty folder is left");
}

#[test]
fn what_one_put_another_finds_and_a_locator_opens_again() {
    let (folder, depot) = fresh();
    depot.put(&named(1, 1), b"x").unwrap();
    let other = open(&format!("file://{}", folder.path().display())).unwrap();
    assert_eq!(other.get(&named(1, 1), 9), Ok(Some(b"x".to_vec())));
    assert_eq!(other.put(&named(1, 1), b"y"), Ok(Put::AlreadyThere));
    let again = create(&locator(folder.path())).unwrap();
    assert_eq!(again.get(&named(1, 1), 9), Ok(Some(b"x".to_vec())));
}

#[test]
fn opening_makes_nothing_and_says_what_is_missing() {
    let folder = TempDir::new().unwrap();
    let failed = |locator: &str| open(locator).map(drop).unwrap_err();
    assert_eq!(failed(&locator(folder.path())), OpenError::NoDepot);
    let absent = folder.path().join("absent");
    assert_eq!(failed(&locator(&absent)), OpenError::NoFolder);
    let made = create(&locator(&absent)).map(drop);
    assert_eq!(
        made,
        Err(OpenError::NoFolder),
        "a typing error makes no folder"
    );
    File::create(&absent).unwrap();
    assert_eq!(failed(&locator(&absent)), OpenError::NoFolder);
    assert_eq!(files(folder.path()), ["absent"]);
}

#[test]
fn unknown_kind_is_told_what_is_known_and_nothing_of_its_password() {
    let error = open("ftp://ada:hunter2@example.org/")
        .map(drop)
        .unwrap_err();
    assert_eq!(error, OpenError::UnknownKind);
    let said = format!("{error} {error:?}");
    assert!(said.contains("a folder (/path, or file:///path)"), "{said}");
    assert!(!said.contains("hunter2") && !said.contains("ada"), "{said}");
}

#[test]
fn stick_that_was_pulled_is_gone_and_not_empty() {
    let (folder, depot) = fresh();
    depot.put(&named(1, 1), b"x").unwrap();
    let base = folder.path().join("answerable");
    let away = folder.path().join("away");
    fs::rename(&base, &away).unwrap();
    assert_eq!(depot.get(&named(1, 1), 9), Err(Failure::Gone));
    assert_eq!(depot.get(&named(9, 9), 9), Err(Failure::Gone), "no absence");
    assert_eq!(depot.put(&named(1, 2), b"x"), Err(Failure::Gone));
    assert_eq!(depot.delete(&named(1, 1)), Err(Failure::Gone));
    assert!(
        !base.exists(),
        "nothing is written to where a stick belongs"
    );
    fs::rename(&away, &base).unwrap();
    assert_eq!(depot.get(&named(1, 1), 9), Ok(Some(b"x".to_vec())));
    assert_eq!(depot.put(&named(1, 2), b"x"), Ok(Put::Written));
}

#[test]
fn stick_that_was_unmounted_leaves_its_empty_place_as_it_was() {
    let folder = TempDir::new().unwrap();
    let Some(stick) = Mounted::tmpfs(folder.path(), "size=1m") else {
        return;
    };
    let depot = create(&locator(folder.path())).unwrap();
    depot.put(&named(1, 1), b"x").unwrap();
    drop(stick);
    assert_eq!(depot.get(&named(1, 1), 9), Err(Failure::Gone));
    assert_eq!(depot.put(&named(1, 2), b"x"), Err(Failure::Gone));
    let opened = open(&locator(folder.path())).map(drop);
    assert_eq!(opened, Err(OpenError::NoDepot));
    assert_eq!(files(folder.path()), [""; 0]);
}

#[test]
fn stick_that_is_pulled_in_the_middle_of_a_put_is_not_made_anew() {
    const OBJECTS: u64 = 300;
    let table = TempDir::new().unwrap();
    let (stick, away) = (table.path().join("stick"), table.path().join("away"));
    fs::create_dir(&stick).unwrap();
    let depot = create(&locator(&stick)).unwrap();
    let bytes = |number| Chance::new(number).bytes(60_000);
    // The first of a run is read back besides.
    depot.put(&name(1), b"x").unwrap();
    let puts = thread::scope(|scope| {
        let puts = scope.spawn(|| {
            let put = |number| depot.put(&named(number, 1), &bytes(number));
            (0..OBJECTS).map(put).collect::<Vec<_>>()
        });
        while !puts.is_finished() {
            fs::rename(&stick, &away).unwrap();
            thread::sleep(Duration::from_micros(300));
            // Fails where anything was made in its place meanwhile.
            fs::rename(&away, &stick).expect("its place is empty");
            thread::sleep(Duration::from_micros(300));
        }
        puts.join().unwrap()
    });
    for (number, put) in (0..).zip(&puts) {
        assert!(
            matches!(put, Ok(Put::Written) | Err(Failure::Gone)),
            "{put:?}"
        );
        let got = depot.get(&named(number, 1), MUCH).unwrap();
        let expected = put.is_ok().then(|| bytes(number));
        assert!(got == expected, "{number} was {put:?}");
    }
    let written = puts.iter().filter(|put| put.is_ok()).count();
    assert!(
        (1..puts.len()).contains(&written),
        "both were met: {written}"
    );
    assert!(files(&stick).iter().all(|file| !file.contains(".half-")));
}

#[test]
fn full_disk_is_told_as_such_and_keeps_no_half_object() {
    let folder = TempDir::new().unwrap();
    let Some(_stick) = Mounted::tmpfs(folder.path(), "size=1m") else {
        return;
    };
    let depot = create(&locator(folder.path())).unwrap();
    let (small, large) = (vec![1; 1000], Chance::new(1).bytes(2 * 1024 * 1024));
    assert_eq!(depot.put(&named(1, 1), &small), Ok(Put::Written));
    assert_eq!(depot.put(&named(1, 2), &large), Err(Failure::Full));
    assert_eq!(depot.get(&named(1, 2), MUCH), Ok(None));
    assert_eq!(depot.get(&named(1, 1), MUCH), Ok(Some(small.clone())));
    let kept = [format!("answerable/{}", named(1, 1).as_str())];
    assert_eq!(files(folder.path()), kept, "what was half written is gone");
    assert_eq!(
        depot.put(&named(1, 3), &small),
        Ok(Put::Written),
        "there is room again"
    );
}

#[test]
fn folder_that_may_only_be_read_is_read() {
    let folder = TempDir::new().unwrap();
    let stick = Mounted::tmpfs(folder.path(), "size=1m");
    if is_root() && stick.is_none() {
        return;
    }
    let depot = create(&locator(folder.path())).unwrap();
    depot.put(&named(1, 1), b"x").unwrap();
    let ours = folder.path().join("answerable");
    let allow = |mode: u32| {
        let below = ours.join(named(1, 1).prefix().unwrap());
        for folder in [&below, &ours] {
            fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    match &stick {
        Some(stick) => stick.make_read_only(),
        None => allow(0o555),
    }
    let depot = open(&locator(folder.path())).unwrap();
    assert_eq!(depot.get(&named(1, 1), 9), Ok(Some(b"x".to_vec())));
    assert_eq!(depot.get(&named(1, 2), 9), Ok(None));
    let denied = |result: Result<(), Failure>| matches!(result, Err(Failure::Denied(_)));
    assert!(denied(depot.put(&named(1, 2), b"x").map(drop)));
    assert!(denied(depot.put(&named(2, 1), b"x").map(drop)));
    assert!(denied(depot.delete(&named(1, 1))));
    assert_eq!(depot.get(&named(1, 1), 9), Ok(Some(b"x".to_vec())));
    if stick.is_none() {
        allow(0o755);
    }
}

#[test]
fn links_are_neither_followed_nor_written_through_nor_removed() {
    let (folder, depot) = fresh();
    let elsewhere = TempDir::new().unwrap();
    let secret = elsewhere.path().join("secret");
    fs::write(&secret, b"private").unwrap();
    let ours = folder.path().join("answerable");
    let below = |number: u64| ours.join(named(number, 1).prefix().unwrap());
    // An object, one that leads nowhere, one below a folder, and a folder.
    fs::create_dir(below(2)).unwrap();
    symlink(&secret, ours.join(name(1).as_str())).unwrap();
    symlink("nowhere", ours.join(name(2).as_str())).unwrap();
    symlink(&secret, ours.join(named(2, 1).as_str())).unwrap();
    symlink(elsewhere.path(), below(3)).unwrap();
    fs::write(elsewhere.path().join(named(3, 1).leaf()), b"private").unwrap();
    let before = files(elsewhere.path());
    for trap in [name(1), name(2), named(2, 1), named(3, 1), named(3, 2)] {
        assert_eq!(
            depot.get(&trap, MUCH),
            Err(Failure::NotAnObject),
            "{trap:?}"
        );
        let put = depot.put(&trap, b"sealed");
        assert_eq!(put, Err(Failure::NotAnObject), "{trap:?}");
        assert_eq!(depot.delete(&trap), Err(Failure::NotAnObject), "{trap:?}");
    }
    assert_eq!(files(elsewhere.path()), before);
    assert_eq!(fs::read(&secret).unwrap(), b"private");
    assert_eq!(
        depot.put(&named(4, 1), b"x"),
        Ok(Put::Written),
        "the rest goes on"
    );
}

#[test]
fn our_own_folder_may_be_no_link_either() {
    let (folder, depot) = fresh();
    let elsewhere = TempDir::new().unwrap();
    let ours = folder.path().join("answerable");
    fs::remove_dir(&ours).unwrap();
    symlink(elsewhere.path(), &ours).unwrap();
    assert_eq!(depot.put(&name(1), b"x"), Err(Failure::NotAnObject));
    assert_eq!(depot.get(&name(1), 9), Err(Failure::NotAnObject));
    let opened = [
        open(&locator(folder.path())).map(drop),
        create(&locator(folder.path())).map(drop),
    ];
    let expected = Err(OpenError::Failed(Failure::NotAnObject));
    assert_eq!(opened, [expected, expected]);
    assert_eq!(files(elsewhere.path()), [""; 0]);
}

#[test]
fn link_in_the_path_that_somebody_typed_is_theirs() {
    let (folder, depot) = fresh();
    depot.put(&name(1), b"x").unwrap();
    let elsewhere = TempDir::new().unwrap();
    let link = elsewhere.path().join("stick");
    symlink(folder.path(), &link).unwrap();
    let through = open(&locator(&link)).unwrap();
    assert_eq!(through.get(&name(1), 9), Ok(Some(b"x".to_vec())));
}

#[test]
fn pipe_or_folder_in_place_of_an_object_is_refused_and_waited_for_by_nobody() {
    let (folder, depot) = fresh();
    let ours = folder.path().join("answerable");
    let pipe = ours.join(name(1).as_str());
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    fs::create_dir(ours.join(name(2).as_str())).unwrap();
    File::create(ours.join(named(3, 1).prefix().unwrap())).unwrap();
    for trap in [name(1), name(2), named(3, 1)] {
        assert_eq!(depot.get(&trap, 9), Err(Failure::NotAnObject), "{trap:?}");
        assert_eq!(
            depot.put(&trap, b"x"),
            Err(Failure::NotAnObject),
            "{trap:?}"
        );
        assert_eq!(depot.delete(&trap), Err(Failure::NotAnObject), "{trap:?}");
    }
}

#[test]
fn half_written_files_of_others_are_no_objects_and_are_swept_once_they_are_old() {
    let (folder, depot) = fresh();
    let ours = folder.path().join("answerable");
    depot.put(&name(1), b"x").unwrap();
    let leave = |file: &str, age: Duration| {
        let path = ours.join(file);
        fs::write(&path, b"hal").unwrap();
        let file = File::options().write(true).open(path).unwrap();
        file.set_modified(SystemTime::now() - age).unwrap();
    };
    leave(".half-0000000000000001", limits::LEFTOVER_AGE * 2);
    leave(".half-0000000000000002", Duration::from_secs(60));
    leave("somebodys notes", limits::LEFTOVER_AGE * 2);
    leave(name(2).as_str(), limits::LEFTOVER_AGE * 100);
    open(&locator(folder.path())).unwrap();
    let expected = [
        "answerable/.half-0000000000000002".to_owned(),
        format!("answerable/{}", name(1).as_str()),
        format!("answerable/{}", name(2).as_str()),
        "answerable/somebodys notes".to_owned(),
    ];
    assert_eq!(files(folder.path()), expected);
}

#[test]
fn failure_names_no_path() {
    let (folder, depot) = fresh();
    fs::remove_dir(folder.path().join("answerable")).unwrap();
    let failure = depot.put(&name(1), b"x").unwrap_err();
    let path = folder
        .path()
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap();
    let said = format!("{failure} {failure:?} {}", failure.code());
    assert!(
        !said.contains(path) && !said.contains(name(1).as_str()),
        "{said}"
    );
    assert!(Path::new(folder.path()).is_dir());
}
