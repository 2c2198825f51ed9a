//! Released copies: which rooms hold which, and that nothing is shown twice to who reads both rooms.
//!
//! Where the original is here, a copy is kept in its room's log and has no row; where it is not, the copy
//! is what there is to be read (room.md, 5.4, kind 3).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use answerable_record::{Day, read};
use answerable_rooms::content::{Content, released};
use answerable_rooms::entry::Opening;
use answerable_rooms::graph::At;
use answerable_rooms::ids::EntryId;
use answerable_rooms::outline::Outline;
use answerable_rooms::resolve::State;
use answerable_rooms::room::{Link, Payload};
use answerable_vault::{Held, LinkAt, NewEntry, RowId, Standing, Writer};

use super::adopt::seconds;
use super::attached;
use super::replicas::Place;
use super::rights::Rights;
use super::written;
use crate::{Failure, Now, Office, row};

/// The copies that the rooms hold.
const COPIES: &str = "copies";
const DAY_S: u64 = 24 * 60 * 60;

/// A copy that a room holds.
struct Copied {
    place: Place,
    id: EntryId,
    source: [u8; 32],
    since_s: u64,
    /// The row that shows it, where the original is not here.
    row: Option<RowId>,
}

impl Copied {
    fn key(&self) -> Vec<u8> {
        let mut key = vec![self.place.shelf().number()];
        key.extend(self.id.0);
        key
    }

    fn keep(&self, writer: &mut Writer<'_>) -> Result<(), Failure> {
        let row = self.row.map_or(0, RowId::number);
        let value = [
            &self.source[..],
            &self.since_s.to_be_bytes(),
            &row.to_be_bytes(),
        ]
        .concat();
        Ok(writer.shelve(COPIES, &self.key(), &value)?)
    }

    fn read(key: &[u8], value: &[u8]) -> Option<Self> {
        let (place, id) = key.split_first()?;
        let (source, rest) = value.split_at_checked(32)?;
        let (since, row) = rest.split_at_checked(8)?;
        let row = i64::from_be_bytes(row.try_into().ok()?);
        Some(Self {
            place: Place::ALL
                .into_iter()
                .find(|known| known.shelf().number() == *place)?,
            id: EntryId::from_slice(id)?,
            source: source.try_into().ok()?,
            since_s: u64::from_be_bytes(since.try_into().ok()?),
            row: (row != 0).then(|| RowId::from_number(row)),
        })
    }
}

/// Notes a copy that a room holds; whether it is shown is settled when all rooms were read.
pub(super) fn note(
    writer: &mut Writer<'_>,
    place: Place,
    link: &Link,
    source: [u8; 32],
    since_s: u64,
) -> Result<(), Failure> {
    let copied = Copied {
        place,
        id: link.id,
        source,
        since_s,
        row: None,
    };
    copied.keep(writer)
}

impl Office {
    /// Since when each row that is a copy is shown in its room.
    pub(crate) fn copies_since(&self) -> Result<HashMap<RowId, Day>, Failure> {
        let day = |seconds: u64| {
            let days = i32::try_from(seconds / DAY_S).unwrap_or(i32::MAX);
            Day::from_number(days)
        };
        let copies = self.copies()?.into_iter();
        Ok(copies
            .filter_map(|copied| Some((copied.row?, day(copied.since_s))))
            .collect())
    }

    /// Whether the newest copy of an entry in a room says just this already.
    pub(super) fn is_copied_to(
        &self,
        place: Place,
        original: &EntryId,
        line: &str,
    ) -> Result<bool, Failure> {
        let source = released(original);
        let mut newest: Option<((u64, EntryId), bool)> = None;
        for copied in self.copies()? {
            if copied.place != place || copied.source != source {
                continue;
            }
            let Some((_, payload)) = self.payload_of(&copied)? else {
                continue;
            };
            if let Ok(Content::Copy { said, .. }) = Content::parse(&payload.body) {
                let this = ((said.clock, copied.id), said.line == line);
                newest = newest.max(Some(this));
            }
        }
        Ok(newest.is_some_and(|(_, same)| same))
    }

    /// Shows copies whose original is not here, of several the newest, and takes back the others, and
    /// those whose original has come. Where one of several was erased, none of them comes in its place.
    pub(super) fn settle_copies(&mut self) -> Result<(), Failure> {
        let mut of_source: BTreeMap<[u8; 32], Vec<Copied>> = BTreeMap::new();
        for copied in self.copies()? {
            of_source.entry(copied.source).or_default().push(copied);
        }
        let mut changed: BTreeSet<Place> = BTreeSet::new();
        for copies in of_source.into_values() {
            let (mut here, mut erased) = (false, false);
            let mut standing: Vec<((u64, EntryId), LinkAt, Payload, Copied)> = Vec::new();
            for copied in copies {
                let Some((at, payload)) = self.payload_of(&copied)? else {
                    erased |= self.is_erased(&copied)?;
                    continue;
                };
                here |= self.original_of(&copied, &payload)?.is_some();
                let clock = match Content::parse(&payload.body) {
                    Ok(Content::Copy { said, .. }) => said.clock,
                    _ => continue,
                };
                standing.push(((clock, copied.id), at, payload, copied));
            }
            standing.sort_by_key(|(age, ..)| std::cmp::Reverse(*age));
            let mut newest = None;
            for (number, (_, at, payload, mut copied)) in standing.into_iter().enumerate() {
                let shows = number == 0 && !here;
                match copied.row {
                    Some(row) if !shows && (here || !erased) => {
                        changed.insert(copied.place);
                        self.vault.write(|writer| -> Result<(), Failure> {
                            writer.recut(at, &written::parts(&payload, None))?;
                            writer.take_back(row)?;
                            crate::news::hold_back(writer)?;
                            copied.row = None;
                            copied.keep(writer)
                        })?;
                    }
                    None if shows && !erased => newest = Some((at, payload, copied)),
                    _ => {}
                }
            }
            if let Some((at, payload, copied)) = newest {
                changed.insert(copied.place);
                self.show_copy(copied.place, at, &payload, copied)?;
            }
        }
        for place in changed {
            self.begin_anew();
            self.restand(place)?;
        }
        Ok(())
    }

    fn is_erased(&self, copied: &Copied) -> Result<bool, Failure> {
        let Some(at) = self.vault.find_link(copied.place.shelf(), &copied.id.0)? else {
            return Ok(false);
        };
        Ok(self.vault.link(at, |link| link.held == Held::Erased)?)
    }

    fn show_copy(
        &mut self,
        place: Place,
        at: LinkAt,
        payload: &Payload,
        mut copied: Copied,
    ) -> Result<(), Failure> {
        let Ok(Content::Copy { said, .. }) = Content::parse(&payload.body) else {
            return Ok(());
        };
        // What does not read as a line of the record is shown nowhere.
        let Ok(entry) = read::trusted(said.line.as_bytes(), |_| None) else {
            return Ok(());
        };
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let graph = group.rooms[&place].graph();
        let author = graph.find(&copied.id).map(|at| graph.device(at));
        let author = author.and_then(|device| group.authors(place, &[]).remove(&device));
        let depth = self.vault.link(at, |link| link.depth)?;
        self.vault.write(|writer| -> Result<(), Failure> {
            let row = writer.append(&NewEntry {
                position: written::position(said.clock, depth, &copied.id.0),
                name: &entry.name,
                kind: entry.kind.name(),
                author: author.as_deref().unwrap_or_default(),
                recorded_at_s: i64::try_from(copied.since_s).unwrap_or(i64::MAX),
                line: said.line.as_bytes(),
                search: &row::search_text(&entry),
                room: place.shelf(),
                standing: Standing::Counts,
            })?;
            attached::expect(writer, row, &entry, &said.attachments)?;
            writer.recut(at, &written::parts(payload, Some(row)))?;
            copied.row = Some(row);
            copied.keep(writer)?;
            Ok(writer.drop_fold()?)
        })
    }

    /// Destroys copies whose original was destroyed here, and asks the others of their room to: it is at
    /// once where one made the copy oneself. Where its maker is still there, it is theirs to do.
    pub(super) fn erase_copies(&mut self, now: Now) -> Result<(), Failure> {
        for copied in self.copies()? {
            let Some((at, payload)) = self.payload_of(&copied)? else {
                continue;
            };
            let Some((from, original, true)) = self.original_of(&copied, &payload)? else {
                continue;
            };
            let place = copied.place;
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let me = group.identity.person;
            let reason = reason_of(group.rooms.get(&from), &original);
            let room = group.rooms.get(&place).ok_or(Failure::NotInRoom)?;
            let rights = Rights::new(room);
            let by = room
                .graph()
                .find(&copied.id)
                .and_then(|at| rights.person(at));
            let people = &room.resolver().whole().people;
            let there = by.and_then(|by| people.get(&by));
            let there = there.is_some_and(|seen| seen.state == State::Member);
            let asked = room.outlines().iter().any(|(at, outline)| {
                matches!(outline, Outline::Erase { entry, .. } if *entry == copied.id)
                    && rights.person(*at) == Some(me)
            });
            let member = rights.is_member(room.me());
            if member && !asked && (by == Some(me) || !there) {
                let (at, entry) = (seconds(now), copied.id);
                self.write_outline(place, Outline::Erase { at, entry, reason })?;
                self.restand(place)?;
            }
            let held = self.vault.link(at, |link| link.held)?;
            if held == Held::Here && copied.row.is_none() {
                self.vault.write(|writer| -> Result<(), Failure> {
                    Ok(writer.destroy_payload(at, &[])?)
                })?;
            }
        }
        Ok(())
    }

    /// Copies of a room that no row shows: where each lies in the graph and in the vault.
    pub(super) fn copies_without_row(&self, place: Place) -> Result<Vec<(At, LinkAt)>, Failure> {
        let Some(room) = self
            .group
            .as_ref()
            .and_then(|group| group.rooms.get(&place))
        else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for copied in self.copies()? {
            if copied.place == place
                && copied.row.is_none()
                && let Some((link, _)) = self.payload_of(&copied)?
                && let Some(at) = room.graph().find(&copied.id)
            {
                found.push((at, link));
            }
        }
        Ok(found)
    }

    fn copies(&self) -> Result<Vec<Copied>, Failure> {
        let mut copies = Vec::new();
        self.vault.each_shelved(COPIES, &[], |key, value| {
            copies.extend(Copied::read(key, value));
            Ok::<(), Failure>(())
        })?;
        Ok(copies)
    }

    /// What a copy says, where that is here.
    fn payload_of(&self, copied: &Copied) -> Result<Option<(LinkAt, Payload)>, Failure> {
        let Some(at) = self.vault.find_link(copied.place.shelf(), &copied.id.0)? else {
            return Ok(None);
        };
        let payload = self.vault.link(at, |link| {
            link.payload.map(|payload| Payload {
                opening: Opening(*payload.opening),
                body: payload.body().concat(),
            })
        })?;
        Ok(payload.map(|payload| (at, payload)))
    }

    /// The entry that a copy is of, where it lies in a room that is read here, and whether it was erased.
    fn original_of(
        &self,
        copied: &Copied,
        payload: &Payload,
    ) -> Result<Option<(Place, EntryId, bool)>, Failure> {
        let Ok(Content::Copy { said, source, .. }) = Content::parse(&payload.body) else {
            return Ok(None);
        };
        let Ok(entry) = read::trusted(said.line.as_bytes(), |_| None) else {
            return Ok(None);
        };
        for row in self.vault.find(&entry.name)? {
            let Some(at) = self.vault.link_of(row)? else {
                continue;
            };
            let (id, held) = self.vault.link(at, |link| (EntryId(*link.id), link.held))?;
            if id != copied.id
                && released(&id) == source
                && let Some(place) = Place::shelved(at.room)
            {
                return Ok(Some((place, id, held == Held::Erased)));
            }
        }
        Ok(None)
    }

    /// The row of the entry that a copy with this line is of, where it is here.
    pub(super) fn original_row(
        &self,
        source: &[u8; 32],
        line: &str,
    ) -> Result<Option<RowId>, Failure> {
        let Ok(entry) = read::trusted(line.as_bytes(), |_| None) else {
            return Ok(None);
        };
        for row in self.vault.find(&entry.name)? {
            if let Some(at) = self.vault.link_of(row)?
                && released(&self.vault.link(at, |link| EntryId(*link.id))?) == *source
            {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }
}

/// Why an entry was erased, as whoever asked for it said.
fn reason_of(room: Option<&answerable_rooms::room::Room>, of: &EntryId) -> u8 {
    let mut outlines = room.into_iter().flat_map(|room| room.outlines().values());
    let reason = outlines.find_map(|outline| match outline {
        Outline::Erase { entry, reason, .. } if entry == of => Some(*reason),
        _ => None,
    });
    reason.unwrap_or_default()
}
