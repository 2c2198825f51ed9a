//! Between an entry and its row in the vault.

use answerable_record::{Entry, Field, Position, Value, words::Room};
use answerable_vault as vault;

/// The place of a row for the record.
pub(crate) fn position(position: vault::Position) -> Position {
    Position {
        depth: position.depth,
        tie: u128::from_be_bytes(position.tie),
    }
}

/// The place of an entry for the vault.
pub(crate) fn at(position: Position) -> vault::Position {
    vault::Position {
        depth: position.depth,
        tie: position.tie.to_be_bytes(),
    }
}

/// The room of an entry for the vault, as far as the entry itself says it.
pub(crate) fn room(entry: &Entry) -> vault::Room {
    entry
        .room
        .or(entry.kind.home())
        .map_or(vault::Room::Unknown, place)
}

/// A room for the vault.
pub(crate) fn place(room: Room) -> vault::Room {
    match room {
        Room::Survivor => vault::Room::Survivor,
        Room::Contact => vault::Room::Contact,
        Room::Bridge => vault::Room::Bridge,
    }
}

/// A room of the vault for the record; `None` where it is not known.
pub(crate) fn which(room: vault::Room) -> Option<Room> {
    match room {
        vault::Room::Survivor => Some(Room::Survivor),
        vault::Room::Contact => Some(Room::Contact),
        vault::Room::Bridge => Some(Room::Bridge),
        vault::Room::Unknown => None,
    }
}

/// The words by which an entry is found: all that people wrote in it, and its ref.
pub(crate) fn search_text(entry: &Entry) -> String {
    fn texts<'e>(value: &'e Value<Box<str>, Box<str>>, found: &mut Vec<&'e str>) {
        match value {
            Value::Text(text) => found.push(text),
            Value::Texts(several) => found.extend(several.iter().map(AsRef::as_ref)),
            Value::Part(part) => part.iter().for_each(|(_, value)| texts(value, found)),
            Value::Parts(parts) => {
                parts
                    .iter()
                    .flat_map(|part| part.iter())
                    .for_each(|(_, value)| texts(value, found));
            }
            // A title is kept as a name; refs and ids are no words to look for.
            _ => {}
        }
    }
    let mut found: Vec<&str> = vec![&entry.name];
    for (field, value) in entry.said.iter() {
        match (field, value) {
            (Field::Title, Value::Name(title)) => found.push(title),
            (_, value) => texts(value, &mut found),
        }
    }
    for demand in entry.said.parts(Field::Demands) {
        found.extend(demand.name(Field::Title).map(AsRef::as_ref));
    }
    let mut text = found.join("\n");
    if let Some(set) = &entry.set {
        text.push('\n');
        text.push_str(set);
    }
    text
}
