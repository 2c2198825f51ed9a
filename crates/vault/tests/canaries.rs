//! No word of a record is anywhere but in the vault, encrypted: 300 random words, in every place
//! that takes content, looked for in all files while open, after a kill, after locking.
#![allow(
    clippy::disallowed_methods,
    reason = "a test looks at files and starts processes"
)]

#[path = "support/spec.rs"]
mod spec;
mod support;
#[path = "support/worker.rs"]
mod worker;

use std::fs;
use std::path::{Path, PathBuf};

use answerable_vault::{
    Fault, NewEntry, NewLink, NewPayload, Position, Room, RowId, Standing, Vault, WriteError,
};
use support::{PASSPHRASE, create, folder, reopen};

#[test]
#[ignore = "is started by the others as a process of its own"]
fn worker() {
    worker::work();
}

/// Words that no other run and no other file has.
fn canaries() -> Vec<String> {
    let seed = blake3::hash(format!("{:?}", std::time::SystemTime::now()).as_bytes());
    (0..300_u32)
        .map(|n| {
            let hash = blake3::keyed_hash(seed.as_bytes(), &n.to_le_bytes());
            let letters = hash.as_bytes()[..14]
                .iter()
                .map(|byte| char::from(b'a' + byte % 26));
            letters.collect()
        })
        .collect()
}

/// Puts a canary into every place that takes content.
fn hide(vault: &mut Vault, words: &[String]) {
    for (depth, six) in (0..).zip(words.chunks(6)) {
        let line = six.join(" ");
        vault
            .write::<(), WriteError>(|w| {
                let entry = NewEntry {
                    position: Position {
                        depth,
                        tie: [1; 16],
                    },
                    name: &six[0],
                    kind: &six[1],
                    author: &six[2],
                    recorded_at_s: 0,
                    line: line.as_bytes(),
                    search: &six[3],
                    room: Room::Contact,
                    standing: Standing::Counts,
                };
                let row = w.append(&entry)?;
                let payload = NewPayload {
                    opening: b"an opening of 16",
                    before: six[0].as_bytes(),
                    row: Some(row),
                    after: six[1].as_bytes(),
                };
                let at = support::link_at(0, u32::try_from(depth).expect("few"));
                w.append_link(&NewLink {
                    at,
                    id: &support::id(depth),
                    header: six[2].as_bytes(),
                    depth,
                    payload: Some(payload),
                })?;
                w.shelve(&six[3], six[4].as_bytes(), six[5].as_bytes())?;
                w.attach(row, &six[4], &mut six[5].repeat(20_000).as_bytes())?;
                w.put_setting(&six[1], six[2].as_bytes())?;
                w.store_fold(entry.position, 1, six[3].as_bytes())
            })
            .expect("is written");
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("lists") {
        let path = entry.expect("lists").path();
        if path.is_dir() {
            files.extend(files_below(&path))
        } else {
            files.push(path)
        }
    }
    files
}

fn assert_silent(folder: &Path, words: &[String], when: &str) {
    for file in files_below(folder) {
        let mut bytes = fs::read(&file).expect("reads");
        bytes.extend_from_slice(file.display().to_string().as_bytes());
        let heard = spec::present(&bytes, words.iter().map(String::as_str));
        assert!(
            heard.is_empty(),
            "{} words in {} {when}",
            heard.len(),
            file.display()
        );
    }
}

#[test]
fn no_word_of_the_record_is_in_any_file_while_open_and_after_locking() {
    let (place, words) = (folder(), canaries());
    let mut vault = create(&place);
    hide(&mut vault, &words);
    assert_silent(place.folder.path(), &words, "while open");
    vault
        .write(|w| w.erase(RowId::from_number(3), b"stub"))
        .expect("erases");
    vault
        .backup(&place.folder.path().join("group.backup"))
        .expect("is written");
    assert_silent(place.folder.path(), &words, "after erasure and backup");
    vault.lock();
    assert_silent(place.folder.path(), &words, "after locking");

    let pages = spec::decrypted_pages(&place.path, PASSPHRASE);
    let heard = spec::present(&pages, words[60..].iter().map(String::as_str));
    assert_eq!(
        heard.len(),
        240,
        "and with the key they are all there, so the search can find"
    );
}

#[test]
fn no_word_of_the_record_is_in_any_file_after_a_kill() {
    let place = folder();
    create(&place).lock();
    let mut killed = worker::start("bulk", &place.path, &[]);
    assert_eq!(killed.next().as_deref(), Some("ack open"));
    std::thread::sleep(std::time::Duration::from_millis(60));
    killed.kill();
    let words: Vec<String> = ["entry number", "this group", "words to find"]
        .map(str::to_owned)
        .into();
    assert_silent(place.folder.path(), &words, "after a kill");
    reopen(&place).lock();
    assert_silent(place.folder.path(), &words, "after opening again");
}

#[test]
fn no_file_is_opened_for_writing_outside_of_the_vaults_own_folder() {
    let place = folder();
    create(&place).lock();
    let trace = tempfile::NamedTempFile::new().expect("a file");
    let to = trace.path().display().to_string();
    let under = [
        "strace",
        "-f",
        "-o",
        &to,
        "-e",
        "trace=open,openat,creat,rename,renameat,renameat2",
    ];
    let said = worker::start("round", &place.path, &under).finish();
    assert_eq!(
        said.last().map(String::as_str),
        Some("ack end"),
        "is strace installed and allowed?"
    );
    let own = fs::canonicalize(place.folder.path())
        .expect("is there")
        .display()
        .to_string();
    let calls = fs::read_to_string(trace.path()).expect("reads");
    let writing: Vec<&str> = calls
        .lines()
        .filter(|call| {
            ["O_WRONLY", "O_RDWR", "O_CREAT", "creat(", "rename"]
                .iter()
                .any(|w| call.contains(w))
        })
        .filter(|call| !call.contains("\"/dev/null\""))
        .collect();
    assert!(writing.len() > 4, "the trace shows the vault's own files");
    for call in writing {
        assert!(call.contains(&format!("\"{own}/group.")), "{call}");
    }
}

#[test]
fn no_error_says_a_word_of_the_record() {
    let (place, words) = (folder(), canaries());
    let mut vault = create(&place);
    hide(&mut vault, &words);
    let taken = NewEntry {
        position: Position {
            depth: 0,
            tie: [1; 16],
        },
        name: &words[0],
        kind: &words[1],
        author: &words[2],
        recorded_at_s: 0,
        line: words[3].as_bytes(),
        search: &words[4],
        room: Room::Contact,
        standing: Standing::Counts,
    };
    let error = vault.write(|w| w.append(&taken)).expect_err("is taken");
    let row = RowId::from_number(1);
    let twice = vault
        .write(|w| w.attach(row, &words[4], &mut &b""[..]))
        .expect_err("twice");
    let link = vault
        .write(|w| support::append_link(w, support::link_at(0, 0), 0, None))
        .expect_err("is taken");
    for error in [error, twice, link] {
        let told = format!("{error} {error:?} {} {}", error.happened(), error.advice());
        assert!(spec::present(told.as_bytes(), words.iter().map(String::as_str)).is_empty());
    }
}
