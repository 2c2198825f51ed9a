//! Every entry, who wrote it when on which device, and whether a signature vouches for it; a page at a time.

use std::collections::BTreeMap;

use answerable_record::{Entry, Field, Fold, Kind, Position, When, words::Room};
use answerable_rooms::ids::DeviceId;
use answerable_vault::{Entry as Row, RowId, Standing};

use crate::folding::shown_of;
use crate::found::Office;
use crate::group::{Place, short_name};
use crate::{Failure, row};

/// What vouches for an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vouched {
    /// Nothing: somebody writes alone here, or it was written before there were rooms.
    Alone,
    /// The signature of its device, which was verified when it came.
    Signed,
    /// It is one's own and was not sent yet; it is signed with the next sync.
    NotSentYet,
    /// No signature that is here vouches for it.
    Unsigned,
}

/// An entry in the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The entry as it was recorded; of an erased one what is left.
    pub entry: Entry,
    /// The room in which it lies.
    pub room: Room,
    /// Who wrote it in; empty where it is not known. `by` may name somebody else.
    pub author: String,
    /// When it was written in, in seconds since 1970.
    pub recorded_at_s: i64,
    /// The short name of the device on which it was written.
    pub device: Option<String>,
    /// What vouches for it.
    pub vouched: Vouched,
    /// Whether it is hidden, stands apart or is relayed and waits; as it is kept, it counts otherwise.
    pub waits: bool,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct ListedPage {
    /// The entries, the last recorded first.
    pub entries: Vec<Listed>,
    /// From where the next page goes on; `None` where nothing more comes.
    pub next: Option<Position>,
    /// How many there are in all, of this type.
    pub count: u64,
}

impl Office {
    /// A page of all entries, or of those of one type, the last recorded first: those before a place, at
    /// most so many.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn listed(
        &mut self,
        kind: Option<Kind>,
        before: Option<Position>,
        most: usize,
    ) -> Result<ListedPage, Failure> {
        self.fold()?;
        let chains = self.chains()?;
        let fold = self.fold.as_ref().expect("made above");
        let mut rows: Vec<(RowId, Listed)> = Vec::with_capacity(most.min(1000));
        let mut next = None;
        let mut last = None;
        match kind {
            None => {
                let before = before.map(row::at);
                self.vault
                    .entries_back(before, |row| -> Result<bool, Failure> {
                        if rows.len() == most {
                            next = last;
                            return Ok(false);
                        }
                        last = Some(row::position(row.position));
                        rows.push((row.row, listed(&row, fold)?));
                        Ok(true)
                    })?;
            }
            Some(kind) => {
                for (position, _) in fold.back(kind, before) {
                    if rows.len() == most {
                        next = last;
                        break;
                    }
                    last = Some(position);
                    if let Some(id) = self.vault.row_at(row::at(position))? {
                        rows.push((id, self.vault.entry(id, |row| listed(&row, fold))??));
                    }
                }
            }
        }
        let count = match kind {
            Some(kind) => fold.count_of(kind) as u64,
            None => fold.len() as u64,
        };
        let entries = rows
            .into_iter()
            .map(|(id, entry)| self.vouched(&chains, id, entry))
            .collect::<Result<_, _>>()?;
        Ok(ListedPage {
            entries,
            next,
            count,
        })
    }

    /// One entry as the list has it.
    ///
    /// # Errors
    /// Where no entry has that ref.
    pub fn listed_one(&mut self, reference: &str) -> Result<Listed, Failure> {
        self.fold()?;
        let chains = self.chains()?;
        let fold = self.fold.as_ref().expect("made above");
        let position = fold.position_of(reference);
        let missing = || Failure::NoSuchEntry(reference.to_owned());
        let id = self
            .vault
            .row_at(row::at(position.ok_or_else(missing)?))?
            .ok_or_else(missing)?;
        let entry = self.vault.entry(id, |row| listed(&row, fold))??;
        self.vouched(&chains, id, entry)
    }

    /// The device of each chain, and up to which entry a signature that is here vouches for it.
    fn chains(&mut self) -> Result<Option<Chains>, Failure> {
        if self.group()?.is_none() {
            return Ok(None);
        }
        let group = self.group.as_ref().expect("looked at above");
        let mut chains = Chains {
            own: group.identity.keys.device(),
            of: BTreeMap::new(),
        };
        for (place, room) in &group.rooms {
            let devices = self.vault.chains(place.shelf())?.into_iter();
            for (device, chain) in devices.zip(0_u32..) {
                let device = DeviceId(device);
                let head = room.head(&device).map(|head| head.head().seq);
                let own = Some(room.own().published).filter(|_| device == *room.me());
                chains.of.insert((*place, chain), (device, head.max(own)));
            }
        }
        Ok(Some(chains))
    }

    fn vouched(
        &self,
        chains: &Option<Chains>,
        row: RowId,
        mut listed: Listed,
    ) -> Result<Listed, Failure> {
        let Some(chains) = chains else {
            return Ok(listed);
        };
        let Some(at) = self.vault.link_of(row)? else {
            return Ok(listed);
        };
        let place = Place::shelved(at.room);
        if let Some((device, signed)) = place.and_then(|place| chains.of.get(&(place, at.chain))) {
            listed.device = Some(short_name(device));
            listed.vouched = match signed {
                Some(signed) if u64::from(at.seq) <= *signed => Vouched::Signed,
                _ if *device == chains.own => Vouched::NotSentYet,
                _ => Vouched::Unsigned,
            };
        }
        Ok(listed)
    }
}

struct Chains {
    own: DeviceId,
    of: BTreeMap<(Place, u32), (DeviceId, Option<u64>)>,
}

fn listed(row: &Row<'_>, fold: &Fold) -> Result<Listed, Failure> {
    let entry = shown_of(row, fold)?;
    Ok(Listed {
        room: fold
            .room_of(&entry.name)
            .or(row::which(row.room))
            .unwrap_or(Room::Contact),
        author: row.author.to_owned(),
        recorded_at_s: row.recorded_at_s,
        device: None,
        vouched: Vouched::Alone,
        waits: !matches!(row.standing, Standing::Counts | Standing::RelayedCounts),
        entry,
    })
}

impl Listed {
    /// When it happened.
    pub fn on(&self) -> When {
        self.entry.on
    }

    /// Who says it, where that is somebody else than who wrote it in.
    pub fn by(&self) -> Option<&str> {
        let by = self.entry.said.name(Field::By)?;
        Some(by.as_ref()).filter(|by| *by != self.author)
    }
}
