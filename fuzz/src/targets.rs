//! What each fuzzing target does with its bytes: nothing may panic, overflow, or take more than its limits.
//!
//! Tests of the workspace include this file, so that what once made trouble is tried again in every run.

use answerable_record::{Script, read};
use answerable_rooms::hostile as rooms;
use answerable_vault::hostile as vault;

/// A target's name, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const ALL: [Target; 7] = [
    ("entry", entry),
    ("segment", segment),
    ("pack", pack),
    ("invitation", invitation),
    ("paper", paper),
    ("backup", backup),
    ("line", line),
];

/// Headers, what entries say, cards and heads. The first byte says which.
pub fn entry(bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else {
        return;
    };
    let read = [
        rooms::header,
        rooms::content,
        rooms::outline,
        rooms::card,
        rooms::envelope,
    ];
    let _ = read[usize::from(*which) % read.len()](bytes);
}

/// A segment, from outside and from within its seals.
pub fn segment(bytes: &[u8]) {
    let _ = rooms::segment(bytes);
    let _ = rooms::inside(bytes);
    let _ = rooms::chunk(bytes);
}

/// The two frames of a pack, compressed and not.
pub fn pack(bytes: &[u8]) {
    let _ = rooms::frames(bytes);
    if let [high, low, rest @ ..] = bytes {
        let len = usize::from(u16::from_be_bytes([*high, *low]));
        let (outline, content) = rest.split_at(len.min(rest.len()));
        let _ = rooms::plain_frames(outline, content);
    }
}

/// Codes, steps, offers, welcomes.
pub fn invitation(bytes: &[u8]) {
    let _ = rooms::invitation(bytes);
}

/// Words and letters from paper, shares.
pub fn paper(bytes: &[u8]) {
    let _ = rooms::paper(bytes);
}

/// A backup's head, and a vault's key file.
pub fn backup(bytes: &[u8]) {
    vault::key_file(bytes);
    vault::backup_head(bytes, bytes.len() as u64);
    if let Some((len, head)) = bytes.split_first_chunk() {
        vault::backup_head(head, u64::from_be_bytes(*len));
    }
}

/// A line of the record, and lines one after the other.
pub fn line(bytes: &[u8]) {
    let mut script = Script::default();
    for line in bytes.split(|byte| *byte == b'\n') {
        script.line(line);
        // What a correction sets is kept as it came as long as its target is not known.
        if let Ok(entry) = read::trusted(line, |_| None)
            && entry.set.is_none()
        {
            let said = entry.to_line();
            let again =
                read::trusted(said.as_bytes(), |_| None).expect("what is written can be read");
            assert_eq!(again.to_line(), said, "one form each");
        }
    }
    let _ = script.finish();
}
