//! The signed logs: what goes in link by link comes out as it was, each byte of it once.

#[path = "support/spec.rs"]
mod spec;
mod support;

use answerable_vault::{
    Held, LinkAt, NewPayload, Parts, ReadError, Room, RowId, Vault, WriteError, limits,
};
use support::{PASSPHRASE, append, append_link, create, folder, id, link_at, reopen, write};

const OPENING: [u8; 16] = *b"an opening of 16";

fn payload<'a>(before: &'a [u8], row: Option<RowId>, after: &'a [u8]) -> NewPayload<'a> {
    NewPayload {
        opening: &OPENING,
        before,
        row,
        after,
    }
}

/// Three chains that have seen one another: number, chain, seq, as they came in.
const GRAPH: [(u64, u32, u32); 7] = [
    (1, 0, 1),
    (2, 1, 1),
    (3, 0, 2),
    (4, 2, 1),
    (5, 0, 3),
    (6, 2, 2),
    (7, 1, 2),
];

fn with_graph(vault: &mut Vault) {
    vault
        .write::<(), WriteError>(|w| {
            for (number, chain, seq) in GRAPH {
                append_link(w, link_at(chain, seq), number, None)?;
            }
            Ok(())
        })
        .expect("is written");
}

/// The body of the link at a place; `None` where its payload is not here.
fn body(vault: &Vault, at: LinkAt) -> Option<Vec<u8>> {
    vault
        .link(at, |link| {
            link.payload.map(|payload| payload.body().concat())
        })
        .expect("reads")
}

#[test]
fn body_of_a_link_is_put_together_around_the_line_which_is_stored_once() {
    let place = folder();
    let mut vault = create(&place);
    let line = "a line that stands once in all of the file";
    let (with_line, without) = (link_at(0, 1), link_at(0, 2));
    let row = vault
        .write::<_, WriteError>(|w| {
            let row = append(w, 1, line)?;
            let parts = payload(b"before:", Some(row), b":after");
            append_link(w, with_line, 1, Some(parts))?;
            append_link(w, without, 2, Some(payload(b"an outline", None, b"")))?;
            Ok(row)
        })
        .expect("is written");
    vault.lock();

    let vault = reopen(&place);
    vault
        .link(with_line, |link| {
            assert_eq!((link.at, link.id, link.depth), (with_line, &id(1), 1));
            assert_eq!((link.header, link.row), (&b"header 1"[..], Some(row)));
            assert!(link.held == Held::Here);
            assert_eq!(link.payload.expect("is here").opening, &OPENING);
        })
        .expect("reads");
    let whole = body(&vault, with_line).expect("is here");
    assert_eq!(whole, format!("before:{line}:after").as_bytes());
    assert_eq!(body(&vault, without).as_deref(), Some(&b"an outline"[..]));
    assert_eq!(vault.link_of(row).expect("reads"), Some(with_line));
    vault.lock();
    // Once as the line, once as the words to find it by.
    let pages = spec::decrypted_pages(&place.path, PASSPHRASE);
    let count = pages
        .windows(line.len())
        .filter(|at| *at == line.as_bytes())
        .count();
    assert_eq!(count, 2);
}

#[test]
fn links_come_chain_after_chain_or_each_after_all_that_it_has_seen() {
    let place = folder();
    let mut vault = create(&place);
    with_graph(&mut vault);
    let mut places = Vec::new();
    vault
        .links::<ReadError>(Room::Contact, Parts::Headers, |link| {
            places.push((link.at.chain, link.at.seq));
            Ok(())
        })
        .expect("reads");
    assert_eq!(
        places,
        [(0, 1), (0, 2), (0, 3), (1, 1), (1, 2), (2, 1), (2, 2)]
    );
    let mut came = Vec::new();
    vault
        .links_by_depth::<ReadError>(Room::Contact, Parts::All, |link| {
            came.push((link.depth, link.at.chain, link.at.seq));
            Ok(())
        })
        .expect("reads");
    assert_eq!(came, GRAPH);
    let mut elsewhere = 0;
    for room in [Room::Survivor, Room::Bridge, Room::Unknown] {
        let count = |_: answerable_vault::Link<'_>| {
            elsewhere += 1;
            Ok(())
        };
        vault
            .links_by_depth::<ReadError>(room, Parts::All, count)
            .expect("reads");
    }
    assert_eq!(elsewhere, 0);
}

#[test]
fn visitor_that_stops_ends_the_reading_with_its_own_word() {
    #[derive(Debug, PartialEq)]
    enum Stop {
        Here,
        Read,
    }
    impl From<ReadError> for Stop {
        fn from(_: ReadError) -> Self {
            Self::Read
        }
    }
    let place = folder();
    let mut vault = create(&place);
    with_graph(&mut vault);
    let stopped = vault.links(Room::Contact, Parts::Headers, |_| Err(Stop::Here));
    assert_eq!(stopped, Err(Stop::Here));
    let stopped = vault.links_by_depth(Room::Contact, Parts::Headers, |_| Err(Stop::Here));
    assert_eq!(stopped, Err(Stop::Here));
}

#[test]
fn only_the_payloads_that_were_asked_for_are_read() {
    let place = folder();
    let mut vault = create(&place);
    vault
        .write::<(), WriteError>(|w| {
            let row = append(w, 1, "a line")?;
            append_link(w, link_at(0, 1), 1, Some(payload(b"b", Some(row), b"a")))?;
            append_link(w, link_at(0, 2), 2, Some(payload(b"outline", None, b"")))?;
            append_link(w, link_at(0, 3), 3, None)
        })
        .expect("is written");
    for (parts, expected) in [
        (Parts::Headers, [None, None, None]),
        (Parts::Rowless, [None, Some("outline"), None]),
        (Parts::All, [Some("ba linea"), Some("outline"), None]),
    ] {
        let mut bodies = Vec::new();
        vault
            .links::<ReadError>(Room::Contact, parts, |link| {
                let body = link.payload.map(|payload| payload.body().concat());
                bodies.push(body.map(|body| String::from_utf8(body).expect("is text")));
                Ok(())
            })
            .expect("reads");
        let expected = expected.map(|body| body.map(str::to_owned));
        assert_eq!(bodies, expected, "{parts:?}");
    }
}

#[test]
fn link_is_found_by_its_id_in_its_own_room() {
    let place = folder();
    let mut vault = create(&place);
    with_graph(&mut vault);
    let there = vault.find_link(Room::Contact, &id(5)).expect("reads");
    assert_eq!(there, Some(link_at(0, 3)));
    assert_eq!(vault.find_link(Room::Bridge, &id(5)).expect("reads"), None);
    assert_eq!(
        vault.find_link(Room::Contact, &id(99)).expect("reads"),
        None
    );
    let gone = vault.link(link_at(9, 9), |_| ());
    assert!(matches!(gone, Err(ReadError::NoSuch)));
    vault
        .write::<(), WriteError>(|w| {
            append_link(w, link_at(3, 1), 50, None)?;
            assert_eq!(w.find_link(Room::Contact, &id(50))?, Some(link_at(3, 1)));
            Ok(())
        })
        .expect("is written");
}

#[test]
fn place_id_and_row_are_each_taken_once() {
    let place = folder();
    let mut vault = create(&place);
    with_graph(&mut vault);
    let row = write(&mut vault, 1, "a line");
    let shown = payload(b"b", Some(row), b"a");
    vault
        .write(|w| append_link(w, link_at(4, 1), 20, Some(shown)))
        .expect("is written");
    let place_again = vault.write(|w| append_link(w, link_at(0, 1), 30, None));
    assert!(matches!(place_again, Err(WriteError::PositionTaken)));
    let id_again = vault.write(|w| append_link(w, link_at(5, 1), 3, None));
    assert!(matches!(id_again, Err(WriteError::PositionTaken)));
    let row_again = vault.write(|w| append_link(w, link_at(5, 1), 31, Some(shown)));
    assert!(matches!(row_again, Err(WriteError::PositionTaken)));
    let lone = payload(b"b", Some(RowId::from_number(77)), b"a");
    let no_row = vault.write(|w| append_link(w, link_at(5, 1), 32, Some(lone)));
    assert!(matches!(no_row, Err(WriteError::NoSuchEntry)));
    let other_room = LinkAt {
        room: Room::Bridge,
        ..link_at(0, 1)
    };
    vault
        .write(|w| append_link(w, other_room, 3, None))
        .expect("a place and an id are taken in one room alone");
}

#[test]
fn id_that_comes_twice_in_one_transaction_takes_all_of_it_back() {
    let place = folder();
    let mut vault = create(&place);
    let twice = vault.write::<(), WriteError>(|w| {
        append_link(w, link_at(0, 1), 1, None)?;
        append_link(w, link_at(1, 1), 1, None)
    });
    assert!(matches!(twice, Err(WriteError::PositionTaken)));
    let unseen = vault.write::<(), WriteError>(|w| {
        append_link(w, link_at(0, 1), 1, None)?;
        append_link(w, link_at(1, 1), 1, None)?;
        w.find_link(Room::Contact, &id(1)).map(drop)
    });
    assert!(matches!(unseen, Err(WriteError::PositionTaken)));
    assert_eq!(vault.find_link(Room::Contact, &id(1)).expect("reads"), None);
    with_graph(&mut vault);
}

#[test]
fn link_that_is_not_where_its_id_says_is_found_by_the_check() {
    for change in [
        "DELETE FROM ids WHERE seq = 2",
        "UPDATE ids SET seq = 9 WHERE seq = 2",
    ] {
        let place = folder();
        let mut vault = create(&place);
        with_graph(&mut vault);
        assert!(vault.check_integrity().expect("checks").is_sound());
        vault.lock();
        let db = spec::database(&place.path, PASSPHRASE);
        assert_eq!(db.execute(change, []).expect("changes"), 3);
        drop(db);
        let found = reopen(&place).check_integrity().expect("checks");
        assert_eq!(found.structure_faults, 3);
    }
}

#[test]
fn what_is_too_long_is_refused() {
    let place = folder();
    let mut vault = create(&place);
    let long = vec![0; limits::LINK_PART_BYTES_MAX + 1];
    for parts in [payload(&long, None, b""), payload(b"", None, &long)] {
        let refused = vault.write(|w| append_link(w, link_at(0, 1), 1, Some(parts)));
        assert!(matches!(refused, Err(WriteError::TooLong)));
    }
    let refused = vault.write(|w| append_link(w, link_at(0, 1), u64::MAX, None));
    assert!(matches!(refused, Err(WriteError::TooLong)));
}

#[test]
fn payload_that_comes_later_is_taken_once_and_not_after_it_was_destroyed() {
    let place = folder();
    let mut vault = create(&place);
    with_graph(&mut vault);
    let at = link_at(0, 2);
    let held = |vault: &Vault| vault.link(at, |link| link.held).expect("reads");
    assert_eq!(held(&vault), Held::Away);
    vault
        .write::<(), WriteError>(|w| {
            let row = append(w, 1, "came later")?;
            w.give_payload(at, &payload(b"<", Some(row), b">"))
        })
        .expect("is written");
    assert_eq!(held(&vault), Held::Here);
    assert_eq!(body(&vault, at).as_deref(), Some(&b"<came later>"[..]));
    let again = vault.write(|w| w.give_payload(at, &payload(b"other", None, b"")));
    assert!(matches!(again, Err(WriteError::Signed)));
    let nowhere = vault.write(|w| w.give_payload(link_at(9, 9), &payload(b"", None, b"")));
    assert!(matches!(nowhere, Err(WriteError::NoSuchEntry)));

    vault
        .write(|w| w.destroy_payload(at, b"stub"))
        .expect("destroys");
    assert_eq!(held(&vault), Held::Erased);
    assert_eq!(body(&vault, at), None);
    assert_eq!(support::lines(&vault), ["stub"]);
    let back = vault.write(|w| w.give_payload(at, &payload(b"back", None, b"")));
    assert!(matches!(back, Err(WriteError::Signed)));
}

#[test]
fn payload_that_never_came_can_be_destroyed_and_then_does_not_come() {
    let place = folder();
    let mut vault = create(&place);
    with_graph(&mut vault);
    vault
        .write(|w| w.destroy_payload(link_at(0, 2), b""))
        .expect("destroys");
    let late = vault.write(|w| w.give_payload(link_at(0, 2), &payload(b"late", None, b"")));
    assert!(matches!(late, Err(WriteError::Signed)));
    let nowhere = vault.write(|w| w.destroy_payload(link_at(9, 9), b""));
    assert!(matches!(nowhere, Err(WriteError::NoSuchEntry)));
}

#[test]
fn erasing_a_row_destroys_what_its_link_holds_beside_the_line() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "a line");
    let at = link_at(0, 1);
    vault
        .write(|w| {
            append_link(
                w,
                at,
                1,
                Some(payload(b"b", Some(row), b"keys of attachments")),
            )
        })
        .expect("is written");
    vault.write(|w| w.erase(row, b"stub")).expect("erases");
    let (held, shown_by) = vault.link(at, |link| (link.held, link.row)).expect("reads");
    assert_eq!((held, shown_by), (Held::Erased, Some(row)));
    assert_eq!(body(&vault, at), None);
    assert_eq!(
        vault.find_link(Room::Contact, &id(1)).expect("reads"),
        Some(at)
    );
}

#[test]
fn entry_that_a_link_vouches_for_is_not_replaced() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "as signed");
    vault
        .write(|w| append_link(w, link_at(0, 1), 1, Some(payload(b"b", Some(row), b"a"))))
        .expect("is written");
    let entry = answerable_vault::NewEntry {
        position: support::at(1),
        name: "n",
        kind: "note",
        author: "mo",
        recorded_at_s: 0,
        line: b"other words",
        search: "",
        room: Room::Contact,
        standing: answerable_vault::Standing::Counts,
    };
    let replaced = vault.write(|w| w.replace(row, &entry));
    assert!(matches!(replaced, Err(WriteError::Signed)));
    assert_eq!(support::lines(&vault), ["as signed"]);
}

#[test]
fn what_is_cut_off_a_chain_leaves_its_rows_which_can_then_stand_elsewhere() {
    let place = folder();
    let mut vault = create(&place);
    let rows = vault
        .write::<_, WriteError>(|w| {
            let (kept, cut) = (append(w, 1, "kept")?, append(w, 2, "cut")?);
            append_link(w, link_at(0, 1), 1, Some(payload(b"", Some(kept), b"")))?;
            append_link(w, link_at(0, 2), 2, Some(payload(b"", Some(cut), b"")))?;
            append_link(w, link_at(1, 2), 3, None)?;
            Ok((kept, cut))
        })
        .expect("is written");
    let moved = |vault: &mut Vault, row| {
        vault.write::<_, WriteError>(|w| w.reposition(row, support::at(9)))
    };
    assert!(matches!(moved(&mut vault, rows.1), Err(WriteError::Signed)));
    vault
        .write::<_, WriteError>(|w| {
            w.cut_chain(Room::Contact, 0, 1)?;
            assert_eq!(w.link_of(rows.1)?, None);
            assert_eq!(w.find_link(Room::Contact, &id(2))?, None);
            Ok(())
        })
        .expect("is cut");
    moved(&mut vault, rows.1).expect("no link shows it");
    assert!(matches!(
        moved(&mut vault, RowId::from_number(99)),
        Err(WriteError::NoSuchEntry)
    ));
    vault
        .write::<_, WriteError>(|w| {
            // The same place and the same id can be taken again.
            append_link(w, link_at(0, 2), 2, None)
        })
        .expect("is free");
    assert!(
        body(&vault, link_at(0, 1)).is_some(),
        "what is before stays"
    );
    assert_eq!(
        vault.find_link(Room::Contact, &id(3)).expect("reads"),
        Some(link_at(1, 2)),
        "other chains stay"
    );
    assert_eq!(support::lines(&vault), ["kept", "cut"]);
    let depth = vault.entry(rows.1, |entry| entry.position.depth);
    assert_eq!(depth.expect("reads"), 9);
}

#[test]
fn chains_are_numbered_from_nought_in_each_room() {
    let place = folder();
    let mut vault = create(&place);
    let numbers = vault
        .write::<_, WriteError>(|w| {
            Ok([
                w.chain(Room::Contact, &id(1))?,
                w.chain(Room::Contact, &id(2))?,
                w.chain(Room::Bridge, &id(2))?,
                w.chain(Room::Contact, &id(1))?,
            ])
        })
        .expect("is written");
    assert_eq!(numbers, [0, 1, 0, 0]);
    vault.lock();
    let vault = reopen(&place);
    assert_eq!(vault.chains(Room::Contact).expect("reads"), [id(1), id(2)]);
    assert_eq!(vault.chains(Room::Bridge).expect("reads"), [id(2)]);
    assert!(vault.chains(Room::Survivor).expect("reads").is_empty());
}

#[test]
fn a_device_that_signed_two_histories_has_a_chain_for_each() {
    let place = folder();
    let mut vault = create(&place);
    let chains = vault
        .write::<_, WriteError>(|w| {
            let first = w.chain(Room::Contact, &id(7))?;
            append_link(w, link_at(first, 1), 1, None)?;
            append_link(w, link_at(first, 2), 2, None)?;
            // 3 follows 1 as 2 does, and 4 follows 3; 5 goes on from 2.
            let second = w.chain_after(Room::Contact, &id(7), 2, &id(1))?;
            append_link(w, link_at(second, 2), 3, None)?;
            let then = w.chain_after(Room::Contact, &id(7), 3, &id(3))?;
            append_link(w, link_at(then, 3), 4, None)?;
            let other = w.chain_after(Room::Contact, &id(7), 3, &id(2))?;
            Ok([first, second, then, other])
        })
        .expect("is written");
    assert_eq!(chains, [0, 1, 1, 0]);
    vault.lock();
    let vault = reopen(&place);
    assert_eq!(vault.chains(Room::Contact).expect("reads"), [id(7), id(7)]);
}

#[test]
fn a_row_that_is_taken_back_leaves_the_body_of_its_link_whole() {
    let place = folder();
    let mut vault = create(&place);
    let at = link_at(0, 1);
    let row = vault
        .write::<_, WriteError>(|w| {
            let row = append(w, 1, "a copy of a line")?;
            append_link(w, at, 1, Some(payload(b"before ", Some(row), b" after")))?;
            Ok(row)
        })
        .expect("is written");
    let whole = body(&vault, at).expect("is here");
    let taken = vault.write::<_, WriteError>(|w| w.take_back(row));
    assert!(matches!(taken, Err(WriteError::Signed)), "a link has it");
    vault
        .write::<_, WriteError>(|w| {
            w.recut(at, &payload(&whole, None, b""))?;
            w.take_back(row)
        })
        .expect("is taken back");
    assert_eq!(body(&vault, at).as_ref(), Some(&whole));
    assert_eq!(vault.count().expect("counts"), 0);
    assert!(vault.search("copy", 9).expect("searches").is_empty());
    let again = vault.write::<_, WriteError>(|w| w.take_back(row));
    assert!(matches!(again, Err(WriteError::NoSuchEntry)));
    assert!(vault.check_integrity().expect("reads").is_sound());
}
