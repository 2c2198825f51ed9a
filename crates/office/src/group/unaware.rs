//! Outcomes and corrections of one entry that were recorded at once: the room's graph knows whether
//! somebody had received the other's (record.md, section 4).

use std::collections::HashMap;

use answerable_record::{Fold, Kind, Position};
use answerable_rooms::ids::EntryId;
use answerable_vault::RowId;

use super::replicas::Place;
use crate::folding::entry_of;
use crate::{Failure, Office, row};

impl Office {
    /// Tells the fold of each outcome and correction which others its recorder had not received.
    pub(crate) fn tell_unaware(&mut self, fold: &mut Fold) -> Result<(), Failure> {
        let mut rows: HashMap<Position, RowId> = HashMap::new();
        let mut contested: Vec<(Position, Vec<Position>)> = Vec::new();
        self.vault.entries(None, |entry| -> Result<(), Failure> {
            let kind = Kind::from_name(entry.kind);
            if entry.erased || !matches!(kind, Some(Kind::Outcome | Kind::Correction)) {
                return Ok(());
            }
            let position = row::position(entry.position);
            rows.insert(position, entry.row);
            let read = entry_of(&entry, |name| fold.kind_of(name))?;
            let mut rivals = fold.rivals(&read);
            rivals.retain(|rival| *rival != position);
            if !rivals.is_empty() {
                contested.push((position, rivals));
            }
            Ok(())
        })?;
        if contested.is_empty() || self.group()?.is_none() {
            return Ok(());
        }
        for (position, rivals) in contested {
            let Some((place, id)) = self.entry_at(&rows, position)? else {
                continue;
            };
            let mut unaware = Vec::new();
            for rival in rivals {
                if let Some((other_place, other)) = self.entry_at(&rows, rival)?
                    && other_place == place
                    && self.are_concurrent(place, &id, &other)
                {
                    unaware.push(rival);
                }
            }
            fold.set_unaware(position, &unaware);
        }
        Ok(())
    }

    fn entry_at(
        &self,
        rows: &HashMap<Position, RowId>,
        position: Position,
    ) -> Result<Option<(Place, EntryId)>, Failure> {
        let Some(row) = rows.get(&position) else {
            return Ok(None);
        };
        let Some(at) = self.vault.link_of(*row)? else {
            return Ok(None);
        };
        let id = self.vault.link(at, |link| EntryId(*link.id))?;
        Ok(Place::shelved(at.room).map(|place| (place, id)))
    }

    fn are_concurrent(&self, place: Place, a: &EntryId, b: &EntryId) -> bool {
        let group = self.group.as_ref();
        let Some(room) = group.and_then(|group| group.rooms.get(&place)) else {
            return false;
        };
        let graph = room.graph();
        let (Some(a), Some(b)) = (graph.find(a), graph.find(b)) else {
            return false;
        };
        !graph.is_past(a, b) && !graph.is_past(b, a)
    }
}
