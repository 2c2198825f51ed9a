//! Writing entries down and reading them again.

mod support;

use answerable_vault::{NewEntry, Position, ReadError, Room, Standing, WriteError};
use support::{append, at, create, folder, found, lines, reopen, write};

#[test]
fn entries_are_there_after_locking_and_opening() {
    let place = folder();
    let mut vault = create(&place);
    write(&mut vault, 1, "the letter went on Sunday");
    write(&mut vault, 2, "no answer yet");
    vault.lock();

    let vault = reopen(&place);
    assert_eq!(
        lines(&vault),
        ["the letter went on Sunday", "no answer yet"]
    );
    assert_eq!(vault.count().expect("counts"), 2);
    assert_eq!(vault.last_position().expect("reads"), Some(at(2)));
}

#[test]
fn entries_come_in_the_order_of_the_log_and_not_of_writing() {
    let place = folder();
    let mut vault = create(&place);
    for (depth, text) in [(3, "third"), (1, "first"), (2, "second")] {
        write(&mut vault, depth, text);
    }
    assert_eq!(lines(&vault), ["first", "second", "third"]);

    let mut after = Vec::new();
    vault
        .entries::<ReadError>(Some(at(1)), |entry| {
            after.push(entry.position.depth);
            Ok(())
        })
        .expect("reads");
    assert_eq!(after, [2, 3]);
}

#[test]
fn ties_decide_between_entries_of_one_depth() {
    let place = folder();
    let mut vault = create(&place);
    for tie in [9_u8, 2, 5] {
        let line = [tie];
        let entry = NewEntry {
            position: Position {
                depth: 4,
                tie: [tie; 16],
            },
            name: "same",
            kind: "note",
            author: "mo",
            recorded_at_s: 0,
            line: &line,
            search: "",
            room: Room::Contact,
            standing: Standing::Counts,
        };
        vault.write(|w| w.append(&entry)).expect("is written");
    }
    let mut ties = Vec::new();
    vault
        .entries::<ReadError>(None, |entry| {
            ties.push(entry.line[0]);
            Ok(())
        })
        .expect("reads");
    assert_eq!(ties, [2, 5, 9]);
    assert_eq!(vault.find("same").expect("finds").len(), 3);
}

#[test]
fn position_that_is_taken_is_refused_and_nothing_of_that_transaction_is_kept() {
    let place = folder();
    let mut vault = create(&place);
    write(&mut vault, 1, "stands");
    let refused = vault.write(|w| {
        append(w, 2, "goes with the next")?;
        append(w, 1, "at a taken place")
    });
    assert!(matches!(refused, Err(WriteError::PositionTaken)));
    assert_eq!(lines(&vault), ["stands"]);
    assert!(found(&vault, "goes").is_empty());
}

#[test]
fn half_of_a_transaction_is_not_kept_even_if_the_caller_ignores_the_failure() {
    let place = folder();
    let mut vault = create(&place);
    write(&mut vault, 1, "stands");
    let ignored = vault.write::<(), WriteError>(|w| {
        append(w, 2, "first half")?;
        let _ = append(w, 1, "fails");
        Ok(())
    });
    assert!(matches!(ignored, Err(WriteError::Unfinished)));
    assert_eq!(lines(&vault), ["stands"]);
}

#[test]
fn panic_inside_a_transaction_leaves_the_vault_whole() {
    let place = folder();
    let mut vault = create(&place);
    write(&mut vault, 1, "stands");
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        vault.write::<(), WriteError>(|w| {
            append(w, 2, "was on its way")?;
            panic!("a broken invariant")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(lines(&vault), ["stands"]);
    write(&mut vault, 2, "goes on");
    assert_eq!(lines(&vault), ["stands", "goes on"]);
}

#[test]
fn what_is_too_long_is_refused() {
    use answerable_vault::limits;
    let place = folder();
    let mut vault = create(&place);
    let long = "x".repeat(limits::LINE_BYTES_MAX + 1);
    assert!(matches!(
        vault.write(|w| append(w, 1, &long)),
        Err(WriteError::TooLong)
    ));
    let label = "x".repeat(limits::LABEL_BYTES_MAX + 1);
    let entry = NewEntry {
        position: at(1),
        name: &label,
        kind: "note",
        author: "mo",
        recorded_at_s: 0,
        line: b"",
        search: "",
        room: Room::Contact,
        standing: Standing::Counts,
    };
    assert!(matches!(
        vault.write(|w| w.append(&entry)),
        Err(WriteError::TooLong)
    ));
    let beyond = NewEntry {
        name: "n",
        position: at(u64::MAX),
        ..entry
    };
    assert!(matches!(
        vault.write(|w| w.append(&beyond)),
        Err(WriteError::TooLong)
    ));
    assert_eq!(vault.count().expect("counts"), 0);
}

#[test]
fn replaced_entry_is_found_by_its_new_words_only() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 0, "placeholder title");
    let entry = NewEntry {
        position: at(0),
        name: "p",
        kind: "process",
        author: "jo",
        recorded_at_s: 1,
        line: b"the real one",
        search: "harbour",
        room: Room::Contact,
        standing: Standing::Counts,
    };
    vault.write(|w| w.replace(row, &entry)).expect("replaces");
    assert_eq!(lines(&vault), ["the real one"]);
    assert_eq!(found(&vault, "harbour"), [row]);
    assert!(found(&vault, "placeholder").is_empty());
}

#[test]
fn settings_and_fold_are_kept_and_replaced() {
    let place = folder();
    let mut vault = create(&place);
    assert!(vault.setting("me").expect("reads").is_none());
    assert!(vault.fold().expect("reads").is_none());
    vault
        .write::<(), WriteError>(|w| {
            w.put_setting("me", b"mo")?;
            w.put_setting("me", b"jo")?;
            w.store_fold(at(3), 4, b"old")?;
            w.store_fold(at(4), 5, b"new")
        })
        .expect("is written");
    vault.lock();
    let mut vault = reopen(&place);
    assert_eq!(
        vault.setting("me").expect("reads").as_deref(),
        Some(&b"jo"[..])
    );
    let fold = vault.fold().expect("reads").expect("is there");
    assert_eq!(
        (fold.position, fold.count, fold.bytes.as_slice()),
        (at(4), 5, &b"new"[..])
    );
    vault.write(|w| w.drop_fold()).expect("drops");
    assert!(vault.fold().expect("reads").is_none());
}

#[test]
fn the_log_is_read_back_from_a_place_until_enough_was_seen() {
    let place = folder();
    let mut vault = create(&place);
    for depth in 1..=5 {
        write(&mut vault, depth, &format!("line {depth}"));
    }
    let back = |before, most: usize| {
        let mut seen = Vec::new();
        vault
            .entries_back(before, |entry| -> Result<bool, ReadError> {
                seen.push(entry.position.depth);
                Ok(seen.len() < most)
            })
            .expect("reads");
        seen
    };
    assert_eq!(back(None, 2), [5, 4]);
    assert_eq!(back(Some(at(4)), 9), [3, 2, 1]);
    assert!(back(Some(at(1)), 9).is_empty());
}

#[test]
fn what_came_after_a_row_is_read_in_the_order_of_coming_wherever_it_stands() {
    let place = folder();
    let mut vault = create(&place);
    let first = write(&mut vault, 5, "came first");
    write(&mut vault, 1, "came later and stands before");
    write(&mut vault, 9, "came last");
    let mut seen = Vec::new();
    vault
        .entries_since(first, |entry| -> Result<(), ReadError> {
            seen.push(entry.position.depth);
            Ok(())
        })
        .expect("reads");
    assert_eq!(seen, [1, 9]);
    let last = vault.last_row().expect("reads");
    assert_eq!(last, vault.row_at(at(9)).expect("reads"));
    assert!(vault.row_at(at(2)).expect("reads").is_none());
}
