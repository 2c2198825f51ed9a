//! Of an erased entry nothing is left: not on decrypted pages, in the index, the journal, or in
//! a new backup.
#![allow(
    clippy::disallowed_methods,
    reason = "a test looks at the files themselves"
)]

#[path = "support/spec.rs"]
mod spec;
mod support;

use std::fs;

use answerable_vault::{
    Held, NewPayload, Parts, ReadError, Room, RowId, Standing, Vault, WriteError, Writer,
};
use support::{
    PASSPHRASE, append, append_link, create, folder, found, lines, link_at, passphrase, reopen,
    write,
};

/// A word that stands nowhere else, made of letters alone so that the index keeps it whole.
fn secret(number: u64) -> String {
    let mut rest = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x00C0_FFEE_0000_1234;
    let mut word = String::from("zq");
    for _ in 0..12 {
        word.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    word
}

fn is_erased(number: u64) -> bool {
    number % 7 == 3
}

/// Every piece of a secret that could stand for it: as separators in the index are cut short.
fn traces(word: &str) -> impl Iterator<Item = &str> {
    [word, &word[..8], &word[word.len() - 8..]].into_iter()
}

#[test]
fn erased_entry_leaves_a_stub_and_is_no_longer_found() {
    let place = folder();
    let mut vault = create(&place);
    let keeps = write(&mut vault, 1, "the choir was told");
    let row = write(&mut vault, 2, "the partner was told");
    vault
        .write(|w| w.attach(row, "letter.txt", &mut &b"attached words"[..]))
        .expect("attaches");
    vault
        .write(|w| w.store_fold(support::at(2), 2, b"derived from it"))
        .expect("stores");
    vault
        .write(|w| w.erase(row, b"{\"erased\":true}"))
        .expect("erases");
    assert_eq!(lines(&vault), ["the choir was told", "{\"erased\":true}"]);
    assert!(vault.entry(row, |entry| entry.erased).expect("reads"));
    assert!(!vault.entry(keeps, |entry| entry.erased).expect("reads"));
    assert!(found(&vault, "partner").is_empty());
    assert_eq!(found(&vault, "told"), [keeps]);
    assert!(vault.attachments(row).expect("lists").is_empty());
    assert!(
        vault.fold().expect("reads").is_none(),
        "what was derived from it goes too"
    );
    assert!(vault.check_integrity().expect("checks").is_sound());
    let nowhere = RowId::from_number(77);
    assert!(matches!(
        vault.write(|w| w.erase(nowhere, b"")),
        Err(WriteError::NoSuchEntry)
    ));
}

/// Gives a row its link, and puts something on a shelf beside it: secrets in each part.
fn link_to(w: &mut Writer<'_>, number: u64, row: RowId) -> Result<(), WriteError> {
    // Two chains, so that rows go in between others; lengths that make a page split and merge.
    let seq = u32::try_from(number + 1).expect("few");
    let [opening, before, after, shelved] =
        [300_000, 400_000, 500_000, 600_000].map(|more| secret(number + more));
    let opening = format!("{opening}--");
    let filler = "f".repeat((number % 83) as usize * 30);
    let (before, after) = (format!("{filler}{before}"), format!("{after}{filler}"));
    let payload = NewPayload {
        opening: opening.as_bytes().try_into().expect("sixteen letters"),
        before: before.as_bytes(),
        row: (number % 14 != 3).then_some(row),
        after: after.as_bytes(),
    };
    append_link(w, link_at(seq % 2, seq), number, Some(payload))?;
    let value = format!("{filler}{shelved}{filler}");
    w.shelve("beside", &number.to_be_bytes(), value.as_bytes())
}

/// Erases by the link, or by the row where that has none; and takes what lies beside it away.
fn destroy(w: &mut Writer<'_>, (number, row): (u64, RowId)) -> Result<(), WriteError> {
    let seq = u32::try_from(number + 1).expect("few");
    w.destroy_payload(link_at(seq % 2, seq), b"-")?;
    w.erase(row, b"-")?;
    assert!(w.unshelve("beside", &number.to_be_bytes())?);
    Ok(())
}

#[test]
fn nothing_of_many_erased_entries_is_left_on_decrypted_pages_or_in_a_backup() {
    let place = folder();
    let mut vault = create(&place);
    // Many lengths and orders, so that pages are split, merged and moved around the secrets.
    let mut rows = Vec::new();
    for batch in 0..60_u64 {
        let written = vault.write::<_, WriteError>(|w| {
            (0..20_u64)
                .map(|n| {
                    let number = batch * 20 + n;
                    let depth = (number * 7919) % 100_003;
                    let filler = "word ".repeat((number % 97) as usize * 3);
                    let text = format!("{filler}{} {}", secret(number), secret(number + 100_000));
                    let row = append(w, depth, &text)?;
                    link_to(w, number, row)?;
                    Ok((number, row))
                })
                .collect::<Result<Vec<_>, _>>()
        });
        rows.extend(written.expect("is written"));
    }
    for (number, row) in rows.iter().filter(|(number, _)| number % 50 == 3) {
        let bytes = secret(number + 200_000).repeat(if *number == 3 { 100_000 } else { 1_000 });
        vault
            .write(|w| w.attach(*row, "file", &mut bytes.as_bytes()))
            .expect("attaches");
    }
    vault
        .write(|w| w.store_fold(support::at(1), 1, secret(3).repeat(2000).as_bytes()))
        .expect("stores");
    let erased: Vec<_> = rows
        .iter()
        .copied()
        .filter(|(number, _)| number % 7 == 3)
        .collect();
    for some in erased.chunks(9) {
        vault
            .write::<(), WriteError>(|w| some.iter().try_for_each(|one| destroy(w, *one)))
            .expect("erases");
    }

    let backup = place.folder.path().join("group.backup");
    vault.backup(&backup).expect("is written");
    for file in fs::read_dir(place.folder.path()).expect("lists") {
        let path = file.expect("lists").path();
        if path
            .extension()
            .is_some_and(|ending| ending == "vault-journal")
        {
            assert_eq!(
                fs::metadata(&path).expect("is there").len(),
                0,
                "the journal is empty"
            );
        }
    }
    vault.lock();
    let elsewhere = folder();
    Vault::restore(&backup, &elsewhere.path).expect("restores");

    let (mut kept, mut gone, mut gone_traces) = (Vec::new(), Vec::new(), Vec::new());
    for (number, _) in &rows {
        let mut words = vec![secret(*number), secret(number + 100_000)];
        words.extend([300_000, 400_000, 500_000, 600_000].map(|more| secret(number + more)));
        words.extend((number % 50 == 3).then(|| secret(number + 200_000)));
        for word in words {
            if is_erased(*number) {
                gone_traces.extend(traces(&word).map(str::to_owned));
                gone.push(word);
            } else {
                kept.push(word);
            }
        }
    }
    assert!(
        gone.len() > 300 && kept.len() > 2000,
        "the test looks for something"
    );
    // A piece of a word that is also a piece of one that stays says nothing.
    let staying = kept.join(" ");
    let common: Vec<String> =
        spec::present(staying.as_bytes(), gone_traces.iter().map(String::as_str))
            .into_iter()
            .map(str::to_owned)
            .collect();
    gone_traces.retain(|trace| !common.contains(trace));
    for at in [&place, &elsewhere] {
        let pages = spec::decrypted_pages(&at.path, PASSPHRASE);
        let words = kept
            .iter()
            .chain(&gone)
            .chain(&gone_traces)
            .map(String::as_str);
        let present = spec::present(&pages, words);
        assert!(
            kept.iter().all(|word| present.contains(word.as_str())),
            "nothing else is lost"
        );
        let left: Vec<_> = gone_traces
            .iter()
            .filter(|word| present.contains(word.as_str()))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
    let vault = reopen(&place);
    assert!(vault.check_integrity().expect("checks").is_sound());
    let mut stubs = 0;
    vault
        .entries::<ReadError>(None, |entry| {
            stubs += usize::from(entry.erased);
            Ok(())
        })
        .expect("reads");
    assert_eq!(stubs, erased.len());
    let (mut held, mut gone) = (0, 0);
    vault
        .links::<ReadError>(Room::Contact, Parts::All, |link| {
            assert_eq!(link.id, &support::id(link.depth), "the id stays");
            assert_eq!(link.held == Held::Erased, is_erased(link.depth));
            match link.payload {
                Some(_) => held += 1,
                None => gone += 1,
            }
            Ok(())
        })
        .expect("reads");
    assert_eq!((held, gone), (rows.len() - erased.len(), erased.len()));
}

#[test]
fn replaced_entry_leaves_no_word_of_the_old_one() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 0, &secret(1));
    vault
        .write(|w| {
            w.replace(
                row,
                &answerable_vault::NewEntry {
                    position: support::at(0),
                    name: "p",
                    kind: "process",
                    author: "mo",
                    recorded_at_s: 0,
                    line: b"new",
                    search: "new",
                    room: Room::Contact,
                    standing: Standing::Counts,
                },
            )
        })
        .expect("replaces");
    vault.lock();
    assert!(Vault::open(&place.path, &passphrase()).is_ok());
    let pages = spec::decrypted_pages(&place.path, PASSPHRASE);
    let (word, other) = (secret(1), secret(2));
    assert!(spec::present(&pages, traces(&word).chain(traces(&other))).is_empty());
}
