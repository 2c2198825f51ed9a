//! Attachments travel: put before what names them, fetched and checked by who reads it, gone with what
//! is erased.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the files that it attaches"
)]

mod vaults;

use std::fs;
use std::path::{Path, PathBuf};

use answerable_office::group::{Progress, Synced};
use answerable_office::record::{Day, Kind};
use answerable_office::{Draft, FileGiven, Office};
use serde_json::json;

use vaults::{Group, now, sync, terms, write};

/// Bytes that compress to nothing known, the same each time.
fn bytes(count: usize) -> Vec<u8> {
    let mut out = vec![0; count];
    blake3::Hasher::new().finalize_xof().fill(&mut out);
    out
}

fn file(group: &Group, name: &str, bytes: &[u8]) -> PathBuf {
    let path = group.folder.path().join(name);
    fs::write(&path, bytes).expect("a file");
    path
}

fn note_with(office: &mut Office, files: Vec<PathBuf>, minute: i64) -> String {
    let serde_json::Value::Object(fields) = json!({"text": "see the paper"}) else {
        panic!("fields")
    };
    let files = files.into_iter().map(FileGiven::Path).collect();
    let draft = Draft { fields, files };
    office
        .write_down(Kind::Note, &draft, now(minute))
        .expect("it keeps the rules")
        .reference
}

fn read(office: &Office, reference: &str, name: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let read = office.read_attachment(reference, name, &mut out);
    read.is_ok().then_some(out)
}

fn is_here(office: &mut Office, reference: &str) -> bool {
    let shown = office
        .show(reference, Day::new(2026, 12, 31).expect("a day"))
        .expect("it is there");
    assert!(!shown.attachments.is_empty());
    shown.attachments.iter().all(|file| file.here)
}

fn synced(office: &mut Office, minute: i64) -> Synced {
    office.sync(now(minute), &mut |_| {}).expect("it syncs")
}

/// Every object below a depot's folder, with its length.
fn objects(depot: &str) -> Vec<(PathBuf, u64)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, u64)>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => walk(&path, found),
                false => found.push((path.clone(), fs::metadata(&path).expect("a file").len())),
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new(depot), &mut found);
    found
}

fn full_chunks(group: &Group) -> Vec<PathBuf> {
    let full = objects(&group.depot()).into_iter();
    full.filter(|(_, bytes)| *bytes == 1 << 20)
        .map(|(path, _)| path)
        .collect()
}

#[test]
fn what_one_attached_the_other_reads() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    let (photo, empty) = (bytes(3_000_000), Vec::new());
    let files = vec![
        file(&group, "photo.jpg", &photo),
        file(&group, "empty.txt", &empty),
    ];
    let note = note_with(&mut mo, files, 2);
    sync(&mut mo, 2);
    let got = synced(&mut li, 2);
    assert_eq!((got.files, got.files_missing), (2, 0));
    assert!(is_here(&mut li, &note));
    assert_eq!(read(&li, &note, "photo.jpg"), Some(photo));
    assert_eq!(read(&li, &note, "empty.txt"), Some(empty));
    let again = synced(&mut li, 3);
    assert_eq!((again.files, again.files_missing), (0, 0));
    let classes =
        |bytes: u64| bytes.is_multiple_of(1 << (bytes.ilog2() - bytes.ilog2().ilog2() - 1));
    assert!(
        objects(&group.depot())
            .iter()
            .all(|(_, bytes)| classes(*bytes))
    );
}

#[test]
fn what_was_attached_before_the_group_began_travels_too() {
    let group = Group::new();
    let mut mo = group.alone("mo");
    let letter = bytes(100_000);
    let note = note_with(&mut mo, vec![file(&group, "letter.pdf", &letter)], 1);
    mo.depot_add(&group.depot(), now(2)).expect("a depot");
    sync(&mut mo, 2);
    let li = group.join("li", &terms(None), &mut mo, &mut [], 3);
    assert_eq!(read(&li, &note, "letter.pdf"), Some(letter));
}

#[test]
fn who_leaves_them_where_they_are_gets_them_later_and_exports_without_them_until_then() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    let note = note_with(&mut mo, vec![file(&group, "a.txt", b"the words")], 2);
    sync(&mut mo, 2);
    let left = li
        .sync_without_attachments(now(2), &mut |_| {})
        .expect("it syncs");
    assert_eq!((left.taken, left.files, left.files_missing), (1, 0, 1));
    assert!(!is_here(&mut li, &note));
    assert!(read(&li, &note, "a.txt").is_none());
    let exported = li
        .export_to(&group.folder.path().join("out-1"), None)
        .expect("it goes on without");
    assert_eq!((exported.attachments, exported.not_here), (0, 1));
    sync(&mut li, 3);
    assert_eq!(
        read(&li, &note, "a.txt").as_deref(),
        Some(&b"the words"[..])
    );
    let exported = li
        .export_to(&group.folder.path().join("out-2"), None)
        .expect("all of it");
    assert_eq!((exported.attachments, exported.not_here), (1, 0));
}

#[test]
fn a_damaged_chunk_is_not_taken_in_and_is_said_and_a_whole_one_ends_it() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    let photo = bytes(2_500_000);
    let note = note_with(&mut mo, vec![file(&group, "photo.jpg", &photo)], 2);
    sync(&mut mo, 2);
    let chunk = full_chunks(&group).pop().expect("a full chunk");
    let whole = fs::read(&chunk).expect("its bytes");
    let mut damaged = whole.clone();
    damaged[500_000] ^= 1;
    fs::write(&chunk, &damaged).expect("damaged");
    let got = synced(&mut li, 3);
    assert_eq!((got.files, got.files_missing), (0, 1));
    assert!(got.noticed.iter().any(|noticed| noticed.check == "D-009"));
    assert!(!is_here(&mut li, &note));
    fs::write(&chunk, &whole).expect("whole");
    sync(&mut li, 4);
    assert_eq!(read(&li, &note, "photo.jpg"), Some(photo));
}

#[test]
fn a_missing_chunk_is_said_and_the_entry_is_there_without_it() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    let note = note_with(
        &mut mo,
        vec![file(&group, "photo.jpg", &bytes(2_500_000))],
        2,
    );
    let other = note_with(&mut mo, vec![file(&group, "small.txt", b"small")], 2);
    sync(&mut mo, 2);
    fs::remove_file(full_chunks(&group).pop().expect("a full chunk")).expect("lost");
    let got = synced(&mut li, 3);
    assert_eq!((got.taken, got.files, got.files_missing), (2, 1, 1));
    assert!(got.noticed.iter().any(|noticed| noticed.check == "D-004"));
    assert!(!is_here(&mut li, &note));
    assert!(is_here(&mut li, &other), "one that is lost keeps none back");
}

#[test]
fn chunks_that_were_swapped_are_no_file() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    note_with(
        &mut mo,
        vec![file(&group, "photo.jpg", &bytes(2_500_000))],
        2,
    );
    sync(&mut mo, 2);
    let chunks = full_chunks(&group);
    assert_eq!(chunks.len(), 2);
    let (one, other) = (
        fs::read(&chunks[0]).expect("one"),
        fs::read(&chunks[1]).expect("other"),
    );
    fs::write(&chunks[0], other).expect("swapped");
    fs::write(&chunks[1], one).expect("swapped");
    let got = synced(&mut li, 3);
    assert_eq!((got.files, got.files_missing), (0, 1));
    assert!(got.noticed.iter().any(|noticed| noticed.check == "D-009"));
}

#[test]
fn a_large_one_that_was_interrupted_on_both_sides_arrives_whole() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    let film = bytes(40_000_000);
    let note = note_with(&mut mo, vec![file(&group, "film.mp4", &film)], 2);
    let stick = PathBuf::from(group.depot());
    let pulled = stick.with_file_name("pulled");
    // The stick is pulled while the file is put.
    let stopped = mo
        .sync(now(2), &mut |step| {
            if matches!(step, Progress::PutFiles(_, put) if *put > 25_000_000) && stick.exists() {
                fs::rename(&stick, &pulled).expect("pulled");
            }
        })
        .expect("the vault is well");
    assert_eq!(stopped.unreached.len(), 1);
    fs::rename(&pulled, &stick).expect("back");
    let there = full_chunks(&group).len();
    assert!((20..38).contains(&there), "{there} chunks");
    assert_eq!(synced(&mut li, 3).taken, 0, "what names it comes after it");
    let mut steps = 0;
    mo.sync(now(4), &mut |step| {
        steps += u64::from(matches!(step, Progress::PutFiles(..)));
    })
    .expect("it syncs");
    assert!(
        steps < 30,
        "it goes on where it was, and took {steps} steps"
    );
    assert_eq!(full_chunks(&group).len(), 38);
    // And again while the other fetches it.
    let stopped = li
        .sync(now(5), &mut |step| {
            if matches!(step, Progress::GotFiles(_, got) if *got > 25_000_000) && stick.exists() {
                fs::rename(&stick, &pulled).expect("pulled");
            }
        })
        .expect("the vault is well");
    assert_eq!(
        (stopped.taken, stopped.files, stopped.files_missing),
        (1, 0, 1)
    );
    assert!(
        stopped.noticed.is_empty(),
        "a stick that was pulled is no fault"
    );
    fs::rename(&pulled, &stick).expect("back");
    let mut steps = 0;
    let got = li
        .sync(now(6), &mut |step| {
            steps += u64::from(matches!(step, Progress::GotFiles(..)));
        })
        .expect("it syncs");
    assert_eq!((got.files, got.files_missing), (1, 0));
    assert!(
        (10..26).contains(&steps),
        "it goes on where it was, and took {steps} steps"
    );
    assert_eq!(read(&li, &note, "film.mp4"), Some(film));
}

#[test]
fn a_chunk_that_is_damaged_late_does_not_lose_what_came_before() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    let film = bytes(20_000_000);
    let note = note_with(&mut mo, vec![file(&group, "film.mp4", &film)], 2);
    let before = full_chunks(&group);
    sync(&mut mo, 2);
    // They are put in order, so the last that was written is the last of the file.
    let mut chunks = full_chunks(&group);
    chunks.retain(|chunk| !before.contains(chunk));
    let written = |path: &PathBuf| {
        let about = fs::metadata(path).expect("a file");
        about.modified().expect("a time")
    };
    chunks.sort_by_key(written);
    let last = chunks.pop().expect("a chunk");
    let whole = fs::read(&last).expect("its bytes");
    fs::write(&last, vec![7; whole.len()]).expect("damaged");
    let got = synced(&mut li, 3);
    assert_eq!((got.files, got.files_missing), (0, 1));
    assert!(got.noticed.iter().any(|noticed| noticed.check == "D-009"));
    fs::write(&last, &whole).expect("whole");
    let mut steps = 0;
    li.sync(now(4), &mut |step| {
        steps += u64::from(matches!(step, Progress::GotFiles(..)));
    })
    .expect("it syncs");
    assert!(steps < 8, "it took {steps} steps");
    assert_eq!(read(&li, &note, "film.mp4"), Some(film));
}

#[test]
fn what_is_erased_is_gone_from_every_depot_with_its_files() {
    let group = Group::new();
    let other = group.folder.path().join("second");
    fs::create_dir(&other).expect("a second depot");
    let mut mo = group.found("mo");
    mo.depot_add(&other.to_string_lossy(), now(1))
        .expect("a depot");
    let note = note_with(
        &mut mo,
        vec![file(&group, "photo.jpg", &bytes(2_500_000))],
        2,
    );
    sync(&mut mo, 2);
    let full = |folder: &str| {
        let full = objects(folder).into_iter();
        full.filter(|(_, bytes)| *bytes == 1 << 20).count()
    };
    let second = other.to_string_lossy().into_owned();
    assert_eq!((full(&group.depot()), full(&second)), (2, 2));
    let before = objects(&second);
    write(
        &mut mo,
        Kind::Erasure,
        json!({"of": note, "reason": "mistake"}),
        3,
    );
    sync(&mut mo, 3);
    assert_eq!((full(&group.depot()), full(&second)), (0, 0));
    let after = objects(&second);
    let gone = before.iter().filter(|object| !after.contains(object));
    assert!(
        gone.count() >= 4,
        "three chunks, and the segment that held the words"
    );
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 4);
    assert_eq!(synced(&mut li, 5).files_missing, 0);
}
