//! A damaged byte in a vault is found, and named: whose, which entry, what is not right with it.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test makes and changes files, and fails where something is not as it made it"
)]

#[path = "../../vault/tests/support/spec.rs"]
mod spec;
mod support;

use answerable_office::Verified;
use answerable_office::group::{Found, Side};
use answerable_office::record::Kind;
use serde_json::json;
use support::{Group, PASSPHRASE, sync, write};

/// A group of two, and the vault of the first of them changed by a statement, as somebody would who has
/// its key.
fn changed(statement: &str) -> Verified {
    let (group, _) = two();
    let path = group.path("mo");
    {
        let db = spec::database(&path, PASSPHRASE);
        db.execute_batch(statement).unwrap();
        assert!(
            db.changes() > 0,
            "the statement finds something: {statement}"
        );
    }
    group.unlock("mo").verify().unwrap()
}

/// Two that wrote, with everything sent and read.
fn two() -> (Group, [String; 2]) {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mine = write(
        &mut mo,
        Kind::Note,
        json!({"text": "what the first wrote"}),
        1,
    );
    let mut li = group.join("li", &support::terms(Side::Contact), &mut mo, &mut [], 2);
    let theirs = write(
        &mut li,
        Kind::Note,
        json!({"text": "what the other wrote"}),
        3,
    );
    sync(&mut li, 3);
    sync(&mut mo, 4);
    sync(&mut li, 5);
    sync(&mut mo, 6);
    (group, [mine, theirs])
}

fn of<'v>(verified: &'v Verified, check: &str) -> Vec<&'v Found> {
    let damaged = verified.rooms.iter().flat_map(|room| &room.damaged);
    damaged.filter(|found| found.check == check).collect()
}

#[test]
fn a_sound_vault_of_a_group_is_whole_and_says_up_to_when_each_is_complete() {
    let (group, _) = two();
    for name in ["mo", "li"] {
        let verified = group.unlock(name).verify().unwrap();
        for room in &verified.rooms {
            assert_eq!(room.damaged, [], "{:?}", room.room);
            assert_eq!(room.breaches, [], "{:?}", room.room);
            assert!(room.entries > 0);
            for gap in &room.gaps {
                assert!(gap.me && gap.missing == 0 && gap.unplaced == 0, "{gap:?}");
            }
        }
        assert!(verified.is_whole());
        assert_eq!(verified.rooms.len(), if name == "mo" { 3 } else { 2 });
        let contact = verified
            .rooms
            .iter()
            .find(|room| room.people.len() == 2)
            .unwrap();
        for person in &contact.people {
            assert!(person.as_of_s.is_some(), "{person:?}");
            assert_eq!(person.more, []);
        }
    }
}

#[test]
fn a_changed_line_is_named_with_its_author_and_its_ref() {
    let (group, [_, theirs]) = two();
    let path = group.path("mo");
    {
        let db = spec::database(&path, PASSPHRASE);
        // One letter of what the other one wrote.
        let line: Vec<u8> = db
            .query_row("SELECT line FROM log WHERE name = ?1", [&theirs], |row| {
                row.get(0)
            })
            .unwrap();
        let line = String::from_utf8(line)
            .unwrap()
            .replace("other wrote", "ather wrote");
        db.execute(
            "UPDATE log SET line = ?1 WHERE name = ?2",
            rusqlite::params![line.as_bytes(), theirs],
        )
        .unwrap();
    }
    let verified = group.unlock("mo").verify().unwrap();
    assert!(!verified.is_whole());
    let found = of(&verified, "R-024");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].whose, "li");
    assert_eq!(found[0].entry.as_deref(), Some(&theirs[..]));
    assert_eq!(found[0].count, 1);
}

#[test]
fn a_changed_byte_of_a_header_an_id_or_an_opening_is_found_in_its_chain() {
    // The last byte of a header is one of its commitment.
    let flip = |column: &str, at: &str| {
        format!(
            "UPDATE links SET {column} = CAST(substr({column}, 1, length({column}) - 1) ||
               CASE WHEN substr({column}, -1) = x'00' THEN x'01' ELSE x'00' END AS BLOB)
             WHERE {at}"
        )
    };
    let last = "row = (SELECT max(row) FROM links)";
    let header = changed(&flip("header", last));
    assert!(!of(&header, "R-020").is_empty() && !header.is_whole());
    let id = changed(&flip("id", last));
    assert!(!of(&id, "R-020").is_empty() && !id.is_whole());
    assert!(id.integrity.structure_faults > 0, "no index leads to it");
    let opening = changed(&flip("opening", last));
    assert!(!of(&opening, "R-024").is_empty() && !opening.is_whole());
    let outline = changed(&flip("before", "row IS NULL AND seq = 2"));
    assert!(!of(&outline, "R-024").is_empty() && !outline.is_whole());
}

#[test]
fn a_changed_head_key_or_segment_is_found() {
    let flip = |shelf: &str| {
        format!(
            "UPDATE shelf SET value = CAST(substr(value, 1, length(value) - 1) ||
               CASE WHEN substr(value, -1) = x'00' THEN x'01' ELSE x'00' END AS BLOB)
             WHERE shelf LIKE '{shelf}.%'"
        )
    };
    let heads = changed(&flip("heads"));
    assert!(!heads.is_whole());
    let keys = changed(&flip("keys"));
    assert!(!of(&keys, "R-052").is_empty() && !keys.is_whole());
    let made = changed(&flip("made"));
    assert!(!of(&made, "D-007").is_empty() && !made.is_whole());
    assert!(of(&made, "D-007").iter().all(|found| found.whose == "mo"));
}

#[test]
fn a_signature_that_is_not_the_authors_is_found() {
    let (group, _) = two();
    let path = group.path("mo");
    {
        let db = spec::database(&path, PASSPHRASE);
        // The last byte but one of an envelope is the signature's: an empty string follows.
        let changed = db
            .execute(
                "UPDATE shelf SET value = CAST(substr(value, 1, length(value) - 2) ||
                   CASE WHEN substr(value, -2, 1) = x'00' THEN x'01' ELSE x'00' END || x'40'
                   AS BLOB)
                 WHERE shelf LIKE 'heads.%'",
                [],
            )
            .unwrap();
        assert!(changed > 0);
    }
    let verified = group.unlock("mo").verify().unwrap();
    let found = of(&verified, "R-010");
    assert!(!found.is_empty() && found.iter().all(|found| found.whose == "li"));
    let unsigned: u64 = verified
        .rooms
        .iter()
        .flat_map(|room| &room.gaps)
        .filter(|gap| !gap.me)
        .map(|gap| gap.unsigned)
        .sum();
    assert!(unsigned > 0, "nothing vouches for what the other wrote");
}

#[test]
fn an_entry_that_is_filed_otherwise_than_it_was_signed_is_found() {
    for statement in [
        "UPDATE log SET recorded_at_s = recorded_at_s + 1 WHERE row = (SELECT max(row) FROM log)",
        "UPDATE log SET depth = depth + 1 WHERE row = (SELECT max(row) FROM log)",
        "UPDATE log SET room = 3 WHERE row = (SELECT max(row) FROM log)",
        "UPDATE log SET kind = 'harm' WHERE row = (SELECT max(row) FROM log)",
        "UPDATE log SET name = 'another' WHERE row = (SELECT max(row) FROM log)",
    ] {
        let verified = changed(statement);
        assert_eq!(verified.misfiled.len(), 1, "{statement}");
        assert!(!verified.is_whole());
    }
}

#[test]
fn an_entry_that_was_slipped_in_beside_the_signed_log_is_found() {
    let verified = changed(
        "INSERT INTO log (row, depth, tie, name, kind, author, recorded_at_s, line, room)
         SELECT row + 1, depth + 1, tie, 'slipped-in', kind, author, recorded_at_s,
            CAST(replace(line, name, 'slipped-in') AS BLOB), room
         FROM log WHERE row = (SELECT max(row) FROM log)",
    );
    assert_eq!(verified.unlogged, ["slipped-in"]);
    assert!(!verified.is_whole());
}

#[test]
fn entries_that_are_taken_out_of_a_chain_leave_a_gap_that_is_told_by_person() {
    let verified = changed(
        "DELETE FROM ids WHERE chain = 1 AND room = 1 AND seq = (SELECT max(seq) FROM ids WHERE chain = 1 AND room = 1);
         DELETE FROM links WHERE chain = 1 AND room = 1 AND seq = (SELECT max(seq) FROM links WHERE chain = 1 AND room = 1)",
    );
    assert!(!verified.is_whole());
    let found = of(&verified, "R-016");
    assert!(
        found.iter().any(|found| found.whose == "li"),
        "a head names more than is here"
    );
}

#[test]
fn a_byte_of_the_file_that_was_changed_without_the_key_is_found() {
    let (group, _) = two();
    let path = group.path("mo");
    let sound = std::fs::read(&path).unwrap();
    for part in 1..8 {
        let mut bytes = sound.clone();
        let at = bytes.len() * part / 8;
        bytes[at] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        let verified = match group.try_unlock("mo") {
            Ok(mut office) => office.verify().unwrap(),
            Err(failure) => {
                assert_eq!(failure.sort(), answerable_office::Sort::Damaged);
                continue;
            }
        };
        assert!(verified.integrity.pages_unsealed > 0, "part {part}");
        assert!(!verified.is_whole());
    }
}
