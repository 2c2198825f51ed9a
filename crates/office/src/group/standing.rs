//! Whether entries count, as their room has it today (room.md, sections 11, 13 and 14).
//!
//! It is worked out afresh from what the room holds after each taking in, so that all who took in the
//! same come to the same; what it says of a row is kept with the row.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use answerable_record::{Field, Kind, Sight};
use answerable_rooms::content::Content;
use answerable_rooms::graph::At;
use answerable_rooms::ids::{DeviceId, EntryId};
use answerable_vault::{Held, LinkAt, Parts, RowId, Standing};

use super::attached;
use super::erasing::{self, Verdict};
use super::hers::needs_her;
use super::identity::GROUP;
use super::replicas::Place;
use super::rights::Rights;
use crate::folding::entry_of;
use crate::{Failure, Office};

/// Which rooms are read here, so that no replica need be loaded to know it.
const SIGHT: &[u8] = b"sight";

/// Rooms of which something came whose standing is not worked out yet.
pub(super) const UNSTOOD: &str = "unstood";

/// A row of a room, and the link that it shows.
struct Row {
    row: RowId,
    at: At,
    kind: Kind,
    standing: Standing,
    erased: bool,
    /// Whether its mark, that these are her words, does not fit its type.
    mismarked: bool,
    /// The entry that it erases or corrects.
    of: Option<String>,
}

/// What a room holds that bears on whether entries count.
struct Contents {
    rows: Vec<Row>,
    /// Entries that were confirmed, and by which.
    confirms: Vec<(EntryId, At)>,
}

impl Office {
    /// The rooms whose content is read here; all three while somebody writes alone.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn sight(&mut self) -> Result<Sight, Failure> {
        if let Some(kept) = self.vault.shelved(GROUP, SIGHT)? {
            let read = |place: &Place| kept.contains(&place.shelf().number());
            return Ok(Sight::of(
                Place::ALL.into_iter().filter(read).map(Place::which),
            ));
        }
        let Some(group) = self.group()? else {
            return Ok(Sight::ALL);
        };
        Ok(Sight::of(group.read().into_iter().map(Place::which)))
    }

    /// Whether there are rooms.
    pub(crate) fn is_grouped(&self) -> Result<bool, Failure> {
        Ok(super::identity::Identity::kept(&self.vault)?.is_some())
    }

    /// Works out which entries of a room count, where something came since that was done last: once a
    /// sync, and again where a program was ended before.
    pub(crate) fn stand_anew(&mut self, place: Place) -> Result<(), Failure> {
        match self.vault.shelved(&place.named(UNSTOOD), &[])? {
            Some(_) => self.restand(place),
            None => Ok(()),
        }
    }

    /// Works out anew which entries of a room count, and destroys what was erased.
    pub(crate) fn restand(&mut self, place: Place) -> Result<(), Failure> {
        if !self
            .group()?
            .is_some_and(|group| group.rooms.contains_key(&place))
        {
            return Ok(());
        }
        let contents = self.contents(place)?;
        let targets = self.targets(&contents.rows)?;
        let ripe = self.ripe(place)?;
        let copies = self.copies_without_row(place)?;
        let Some(group) = self.group()? else {
            return Ok(());
        };
        let read: Vec<u8> = group.read().iter().map(|p| p.shelf().number()).collect();
        let Some(room) = group.rooms.get(&place) else {
            return Ok(());
        };
        let rights = Rights::new(room);
        let hers: BTreeSet<At> = contents
            .rows
            .iter()
            .filter(|row| needs_her(row.kind))
            .map(|row| row.at)
            .collect();
        let verdicts = erasing::verdicts(&rights, &hers, &ripe);
        let standings = standings(&rights, &contents, &targets, &verdicts);
        let me = *room.me();
        let gone: Vec<(RowId, bool)> = contents
            .rows
            .iter()
            .zip(&standings)
            .filter(|(row, (_, destroyed))| *destroyed && !row.erased)
            .map(|(row, _)| (row.row, room.graph().device(row.at) == me))
            .collect();
        let unseen: Vec<(LinkAt, bool)> = copies
            .into_iter()
            .filter(|(at, _)| verdicts.get(at) == Some(&Verdict::InForce))
            .map(|(at, link)| (link, room.graph().device(at) == me))
            .collect();
        let mut stubs = self.stubs(&gone)?;
        stubs.extend(
            unseen
                .into_iter()
                .map(|(link, own)| (link, own, Vec::new())),
        );
        let changed: Vec<(RowId, Standing)> = contents
            .rows
            .iter()
            .zip(&standings)
            .filter(|(row, (standing, _))| row.standing != *standing)
            .map(|(row, (standing, _))| (row.row, *standing))
            .collect();
        let kept = self.vault.shelved(GROUP, SIGHT)?;
        let devices = self.vault.chains(place.shelf())?;
        let unstood = place.named(UNSTOOD);
        if changed.is_empty() && stubs.is_empty() && kept.is_some_and(|kept| *kept == read) {
            if self.vault.shelved(&unstood, &[])?.is_some() {
                self.vault.write(|writer| -> Result<bool, Failure> {
                    Ok(writer.unshelve(&unstood, &[])?)
                })?;
            }
            return Ok(());
        }
        self.vault.write(|writer| -> Result<(), Failure> {
            writer.unshelve(&unstood, &[])?;
            writer.shelve(GROUP, SIGHT, &read)?;
            for (row, standing) in &changed {
                writer.set_standing(*row, *standing)?;
            }
            for (link, own, stub) in &stubs {
                writer.destroy_payload(*link, stub)?;
                let of = devices.get(link.chain as usize);
                if let Some(of) = of.filter(|_| !own) {
                    super::sync::note_destroyed(writer, place, &DeviceId(*of))?;
                }
                if *own {
                    let seq = u64::from(link.seq).to_be_bytes();
                    writer.shelve(&place.named(super::sync::ERASED), &seq, &[])?;
                    attached::forget_own(writer, place, link.seq.into())?;
                }
            }
            Ok(writer.drop_fold()?)
        })?;
        self.begin_anew();
        Ok(())
    }

    /// What a room holds, out of the vault.
    fn contents(&mut self, place: Place) -> Result<Contents, Failure> {
        let mut links: HashMap<RowId, EntryId> = HashMap::new();
        let mut confirmed: Vec<(EntryId, EntryId)> = Vec::new();
        self.vault.links(place.shelf(), Parts::Rowless, |link| {
            let id = EntryId(*link.id);
            if let Some(row) = link.row {
                links.insert(row, id);
            } else if let (Held::Here, Some(payload)) = (link.held, link.payload)
                && let Ok(Content::Confirm { entry, .. }) = Content::parse(payload.before)
            {
                confirmed.push((entry, id));
            }
            Ok::<(), Failure>(())
        })?;
        self.group()?;
        let group = self.group.as_ref().ok_or(Failure::NoGroup)?;
        let room = group.rooms.get(&place).ok_or(Failure::NotInRoom)?;
        let find = |id: &EntryId| room.graph().find(id);
        let confirms = confirmed
            .into_iter()
            .filter_map(|(entry, by)| Some((entry, find(&by)?)))
            .collect();
        let mismarked = self.mismarked(place)?;
        let group = self.group.as_ref().ok_or(Failure::NoGroup)?;
        let room = group.rooms.get(&place).ok_or(Failure::NotInRoom)?;
        let find = |id: &EntryId| room.graph().find(id);
        let mut rows = Vec::with_capacity(links.len());
        self.vault.entries(None, |entry| -> Result<(), Failure> {
            let known = links
                .get(&entry.row)
                .and_then(|id| Some((find(id)?, Kind::from_name(entry.kind)?, id)));
            if let Some((at, kind, id)) = known {
                let of = match kind {
                    Kind::Erasure | Kind::Correction if !entry.erased => {
                        let read = entry_of(&entry, |_| None)?;
                        read.said.name(Field::Of).map(ToString::to_string)
                    }
                    _ => None,
                };
                rows.push(Row {
                    row: entry.row,
                    at,
                    kind,
                    standing: entry.standing,
                    erased: entry.erased,
                    mismarked: mismarked.contains(id),
                    of,
                });
            }
            Ok(())
        })?;
        Ok(Contents { rows, confirms })
    }

    /// The rows that have the refs which others erase or correct.
    fn targets(&self, rows: &[Row]) -> Result<HashMap<String, Vec<RowId>>, Failure> {
        let mut targets = HashMap::new();
        for of in rows.iter().filter_map(|row| row.of.as_ref()) {
            if !targets.contains_key(of) {
                targets.insert(of.clone(), self.vault.find(of)?);
            }
        }
        Ok(targets)
    }

    /// What is left in place of rows that are to be destroyed, and whether they are own ones.
    fn stubs(&mut self, gone: &[(RowId, bool)]) -> Result<Vec<(LinkAt, bool, Vec<u8>)>, Failure> {
        let mut stubs = Vec::new();
        if gone.is_empty() {
            return Ok(stubs);
        }
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        for (row, own) in gone {
            let position = self
                .vault
                .entry(*row, |entry| crate::row::position(entry.position))?;
            let stub = fold
                .name_at(position)
                .and_then(|name| fold.stubs_of(name).into_iter().next());
            if let (Some((_, stub)), Some(link)) = (stub, self.vault.link_of(*row)?) {
                stubs.push((link, *own, stub.to_line().into()));
            }
        }
        Ok(stubs)
    }
}

/// How each row stands, and whether nothing but its stub is to be left.
fn standings(
    rights: &Rights<'_>,
    contents: &Contents,
    targets: &HashMap<String, Vec<RowId>>,
    verdicts: &BTreeMap<At, Verdict>,
) -> Vec<(Standing, bool)> {
    let graph = rights.room.graph();
    let by_row: HashMap<RowId, &Row> = contents.rows.iter().map(|row| (row.row, row)).collect();
    let confirmed: BTreeSet<At> = contents
        .confirms
        .iter()
        .filter(|(_, by)| rights.is_hers(*by) && !rights.is_apart(*by))
        .filter_map(|(entry, _)| graph.find(entry))
        .collect();
    let of_room = |of: &str| {
        let mut rows = targets.get(of).into_iter().flatten();
        rows.find_map(|row| by_row.get(row).copied())
    };
    let standing = |row: &Row| {
        if rights.is_apart(row.at) {
            return (Standing::Apart, false);
        }
        let target = row.of.as_deref().and_then(of_room);
        match verdicts.get(&row.at) {
            Some(Verdict::Waits(_)) => return (Standing::Hidden, false),
            Some(Verdict::InForce) => return (Standing::Counts, true),
            Some(Verdict::Stopped) | None => {}
        }
        if let Some(target) = target {
            let verdict = verdicts.get(&target.at);
            match (row.kind, verdict) {
                (Kind::Correction, Some(Verdict::Waits(_))) => return (Standing::Hidden, false),
                (Kind::Correction, Some(Verdict::InForce)) => return (Standing::Counts, true),
                // What was asked for is not done yet: the record has it from when it is.
                (Kind::Erasure, verdict)
                    if verdict != Some(&Verdict::InForce)
                        && !target.erased
                        && !rights.is_at_once(row.at, target.at, needs_her(target.kind)) =>
                {
                    return (Standing::Hidden, false);
                }
                _ => {}
            }
        }
        let relayed = needs_her(row.kind) && (!rights.is_hers(row.at) || row.mismarked);
        let standing = match relayed && !confirmed.contains(&row.at) {
            true if rights.she_was_never_there(row.at) && !row.mismarked => Standing::RelayedCounts,
            true => Standing::Relayed,
            false => Standing::Counts,
        };
        (standing, false)
    };
    contents.rows.iter().map(standing).collect()
}
