//! What a member's record adds up to: the content that is here, folded as the office does it.
//!
//! It is folded in the order in which it came, which is another one with each member; so it is held to the
//! order of recording too, and to what counts, what is hidden, and who had not heard of whom.

use std::collections::BTreeMap;

use answerable_record::{
    Arrival, Day, Entry, Fold, Kind, Position, Sight, Standing, View, read, words::Room as Which,
};
use answerable_rooms::content::Content;
use answerable_rooms::graph::At;
use answerable_rooms::room::Room;

use super::erasing::{Verdict, verdicts};
use super::kept::Row;
use super::picture::Apart;
use super::replica::Replica;
use crate::records::{DAYS, day};

/// A line of the record that is here.
struct Line {
    position: Position,
    at: At,
    entry: Entry,
    /// The line that it corrects or erases.
    target: Option<At>,
}

/// The ledgers of two days, as they would be given out.
pub(super) fn ledgers(replica: &Replica, arrival_alone: bool) -> Vec<String> {
    let fold = fold(replica, arrival_alone);
    let days = [DAYS / 2, DAYS - 1].map(|number| Day::parse(&day(number)));
    let days = days.map(|day| day.expect("days of 2020"));
    days.iter()
        .map(|day| {
            let view = View::new(&fold, *day, Sight::ALL);
            serde_json::to_string(&view.ledgers(&fold)).expect("ledgers are plain")
        })
        .collect()
}

fn fold(replica: &Replica, arrival_alone: bool) -> Fold {
    let room = &replica.room;
    let apart = Apart::of(room, &room.resolver().whole());
    let verdicts = verdicts(room);
    let mut fold = Fold::default();
    let mut lines = Vec::new();
    let mut by_name: BTreeMap<String, At> = BTreeMap::new();
    for row in &replica.kept.rows {
        let Some((clock, entry)) = read_row(row, &fold) else {
            continue;
        };
        let at = room.graph().find(&row.id).expect("what is kept is here");
        // A world that minds nothing but the order of arrival has to be found out.
        let depth = match arrival_alone {
            true => lines.len() as u64 + 1,
            false => clock.max(room.graph().depth(at)),
        };
        let tie = u128::from_be_bytes(row.id.0[..16].try_into().expect("16 of 32 bytes"));
        let position = Position { depth, tie };
        by_name.insert(entry.name.to_string(), at);
        let arrival = Arrival {
            room: Some(Which::Contact),
            standing: match apart.holds(room, at) {
                true => Standing::Apart,
                false => Standing::Counts,
            },
            ..Arrival::default()
        };
        fold.insert_as(position, &entry, arrival);
        lines.push(Line {
            position,
            at,
            entry,
            target: None,
        });
    }
    for line in &mut lines {
        let of = line.entry.said.name(answerable_record::Field::Of);
        line.target = of.and_then(|of| by_name.get(of.as_ref()).copied());
        if !apart.holds(room, line.at) && is_hidden(line, &verdicts) {
            fold.set_standing(line.position, Standing::Kept);
        }
    }
    tell_unaware(&mut fold, room, &lines);
    fold
}

fn read_row(row: &Row, fold: &Fold) -> Option<(u64, Entry)> {
    let (_, body) = row.payload.as_ref()?;
    let Ok(Content::Record { said, .. }) = Content::parse(body) else {
        return None;
    };
    let entry = read::trusted(said.line.as_bytes(), |name| fold.kind_of(name)).ok()?;
    Some((said.clock, entry))
}

fn is_hidden(line: &Line, verdicts: &BTreeMap<At, Verdict>) -> bool {
    if verdicts.get(&line.at) == Some(&Verdict::Waits) {
        return true;
    }
    let of_target = line.target.and_then(|target| verdicts.get(&target));
    match line.entry.kind {
        Kind::Correction => of_target == Some(&Verdict::Waits),
        Kind::Erasure => of_target != Some(&Verdict::InForce),
        _ => false,
    }
}

/// Tells of each outcome and correction which others its recorder had not received.
fn tell_unaware(fold: &mut Fold, room: &Room, lines: &[Line]) {
    let by_position: BTreeMap<Position, At> =
        lines.iter().map(|line| (line.position, line.at)).collect();
    let graph = room.graph();
    for line in lines {
        let mut rivals = fold.rivals(&line.entry);
        rivals.retain(|rival| {
            let other = by_position.get(rival);
            other.is_some_and(|other| {
                *other != line.at
                    && !graph.is_past(*other, line.at)
                    && !graph.is_past(line.at, *other)
            })
        });
        if !rivals.is_empty() {
            fold.set_unaware(line.position, &rivals);
        }
    }
}
