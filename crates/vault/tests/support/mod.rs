//! What the tests of the vault share.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::PathBuf;

use answerable_vault::{
    KeyCost, LinkAt, NewEntry, NewLink, NewPayload, Passphrase, Position, ReadError, Room, RowId,
    Standing, Vault, WriteError, Writer,
};

pub const PASSPHRASE: &str = "a slow river carries stones";

pub fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE).expect("is not empty")
}

pub fn other_passphrase() -> Passphrase {
    Passphrase::new("another bridge in the fog").expect("is not empty")
}

/// A folder that is removed again, and the path of a vault in it.
pub struct Folder {
    pub folder: tempfile::TempDir,
    pub path: PathBuf,
}

pub fn folder() -> Folder {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("group.vault");
    Folder { folder, path }
}

pub fn create(at: &Folder) -> Vault {
    Vault::create(&at.path, &passphrase(), KeyCost::lowest()).expect("an empty folder")
}

pub fn reopen(at: &Folder) -> Vault {
    Vault::open(&at.path, &passphrase()).expect("the right passphrase")
}

pub fn at(depth: u64) -> Position {
    Position {
        depth,
        tie: [7; 16],
    }
}

pub fn append(w: &mut Writer<'_>, depth: u64, text: &str) -> Result<RowId, WriteError> {
    let name = format!("e-{depth}");
    w.append(&NewEntry {
        position: at(depth),
        name: &name,
        kind: "note",
        author: "mo",
        recorded_at_s: 1_580_000_000,
        line: text.as_bytes(),
        search: text,
        room: Room::Contact,
        standing: Standing::Counts,
    })
}

/// An id or a device that belongs to a number.
pub fn id(number: u64) -> [u8; 32] {
    *blake3::hash(&number.to_le_bytes()).as_bytes()
}

pub fn link_at(chain: u32, seq: u32) -> LinkAt {
    LinkAt {
        room: Room::Contact,
        chain,
        seq,
    }
}

/// Adds a link at this place, with the number's id and a header that says the number.
pub fn append_link(
    w: &mut Writer<'_>,
    at: LinkAt,
    number: u64,
    payload: Option<NewPayload<'_>>,
) -> Result<(), WriteError> {
    w.append_link(&NewLink {
        at,
        id: &id(number),
        header: format!("header {number}").as_bytes(),
        depth: number,
        payload,
    })
}

pub fn write(vault: &mut Vault, depth: u64, text: &str) -> RowId {
    vault.write(|w| append(w, depth, text)).expect("is written")
}

pub fn lines(vault: &Vault) -> Vec<String> {
    let mut lines = Vec::new();
    vault
        .entries::<ReadError>(None, |entry| {
            lines.push(String::from_utf8_lossy(entry.line).into_owned());
            Ok(())
        })
        .expect("reads");
    lines
}

pub fn found(vault: &Vault, words: &str) -> Vec<RowId> {
    vault
        .search(words, 100)
        .expect("searches")
        .iter()
        .map(|hit| hit.row)
        .collect()
}
