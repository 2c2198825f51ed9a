//! In which room an entry lies, and whether it counts.

mod support;

use answerable_vault::{Position, Room, RowId, Standing, Vault, WriteError};
use support::{at, create, folder, found, lines, reopen, write};

fn told(vault: &Vault, row: RowId) -> (Room, Standing) {
    vault
        .entry(row, |entry| (entry.room, entry.standing))
        .expect("reads")
}

#[test]
fn standing_is_kept_and_changed_and_nothing_else_with_it() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "the letter");
    assert_eq!(told(&vault, row), (Room::Contact, Standing::Counts));
    for standing in Standing::ALL {
        vault
            .write(|w| w.set_standing(row, standing))
            .expect("is written");
        assert_eq!(told(&vault, row), (Room::Contact, standing));
    }
    vault.lock();
    let mut vault = reopen(&place);
    assert_eq!(told(&vault, row).1, Standing::RelayedCounts);
    assert_eq!(lines(&vault), ["the letter"]);
    let nowhere = RowId::from_number(77);
    let refused = vault.write(|w| w.set_standing(nowhere, Standing::Apart));
    assert!(matches!(refused, Err(WriteError::NoSuchEntry)));
}

#[test]
fn hidden_entry_is_not_found_until_it_is_shown_again() {
    let place = folder();
    let mut vault = create(&place);
    let (first, second) = (
        write(&mut vault, 1, "the choir was told"),
        write(&mut vault, 2, "the partner was told"),
    );
    vault
        .write(|w| w.set_standing(second, Standing::Hidden))
        .expect("is written");
    assert_eq!(found(&vault, "told"), [first]);
    assert!(found(&vault, "partner").is_empty());
    assert_eq!(vault.search("told", 1).expect("searches")[0].row, first);
    vault
        .write(|w| w.set_standing(second, Standing::Apart))
        .expect("is written");
    assert_eq!(found(&vault, "told"), [second, first]);
}

#[test]
fn entry_that_a_room_adopts_moves_to_its_position_there() {
    let place = folder();
    let mut vault = create(&place);
    let (first, second) = (
        write(&mut vault, 1, "first"),
        write(&mut vault, 2, "second"),
    );
    let position = Position {
        depth: 9,
        tie: [1; 16],
    };
    vault
        .write(|w| w.adopt(first, Room::Bridge, position))
        .expect("is written");
    assert_eq!(told(&vault, first).0, Room::Bridge);
    assert_eq!(lines(&vault), ["second", "first"]);
    let taken = vault.write(|w| w.adopt(second, Room::Bridge, position));
    assert!(matches!(taken, Err(WriteError::PositionTaken)));
    let nowhere = vault.write(|w| w.adopt(RowId::from_number(77), Room::Bridge, at(12)));
    assert!(matches!(nowhere, Err(WriteError::NoSuchEntry)));
}

#[test]
fn numbers_of_rooms_and_standings_are_those_of_the_format() {
    let rooms = Room::ALL.map(Room::number);
    assert_eq!(rooms, [0, 1, 2, 3]);
    let standings = Standing::ALL.map(Standing::number);
    assert_eq!(standings, [0, 1, 2, 3, 4]);
    for room in Room::ALL {
        assert_eq!(Room::from_number(room.number()), Some(room));
    }
    for standing in Standing::ALL {
        assert_eq!(Standing::from_number(standing.number()), Some(standing));
    }
    assert_eq!(
        (Room::from_number(4), Standing::from_number(5)),
        (None, None)
    );
}
