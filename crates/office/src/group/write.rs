//! Writing an entry into the room in which it lies.

use answerable_record::{Sight, words::Room as Which};
use answerable_rooms::content::{Content, Said};
use answerable_rooms::ids::EpochId;
use answerable_rooms::room::Link;
use answerable_vault::Entropy;

use super::adopt::seconds;
use super::attached::{self, FileSaid};
use super::replicas::Place;
use crate::{Failure, Now, Office};

/// A clock so far above the number of entries is a wrong one, which nobody follows.
const CLOCK_AHEAD_MAX: u64 = 1 << 20;

/// What is to be written, as the record has it.
pub(crate) struct Line<'l> {
    /// The room in which it lies.
    pub room: Which,
    /// Whether it speaks in her name.
    pub hers: bool,
    /// The line.
    pub text: &'l str,
    /// Its files.
    pub files: &'l [FileSaid],
}

impl Office {
    /// Writes a line into its room, in memory; the caller keeps the link with the row, or forgets the
    /// group where that fails. `None` while somebody writes alone.
    pub(crate) fn link_of_line(
        &mut self,
        line: &Line<'_>,
        now: Now,
    ) -> Result<Option<(Place, Link, u64)>, Failure> {
        let place = Place::of(line.room);
        if self.group()?.is_none() {
            return match self.will_read(place)? {
                true => Ok(None),
                false => Err(Failure::NotInRoom),
            };
        }
        let epoch = self.writable(place, now)?;
        let clock = self.clock(place)?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get_mut(&place).ok_or(Failure::NotInRoom)?;
        let said = Said {
            hers: line.hers,
            clock,
            line: line.text,
            attachments: attached::said(line.files, *room.me(), epoch),
        };
        let content = Content::Record {
            at: seconds(now),
            said,
        };
        let link = room.write_content(epoch, &content, &mut Entropy);
        Ok(Some((place, link, clock)))
    }

    /// Refuses where one does not write in a room; while somebody writes alone, where they never will.
    pub(crate) fn needs_to_write_in(&mut self, room: Which, now: Now) -> Result<(), Failure> {
        let place = Place::of(room);
        if self.group()?.is_some() {
            return self.writable(place, now).map(drop);
        }
        match self.will_read(place)? {
            true => Ok(()),
            false => Err(Failure::NotInRoom),
        }
    }

    /// The clock of the next entry: 1 more than the greatest that is known. Out of her room nothing may be
    /// known elsewhere, not even how much is written there (room.md, 8).
    pub(super) fn clock(&mut self, place: Place) -> Result<u64, Failure> {
        let sight = match place {
            Place::Survivor => Sight::ALL,
            Place::Bridge | Place::Contact => Sight::of([Which::Bridge, Which::Contact]),
        };
        let fold = self.fold()?;
        let believable = fold.len() as u64 + CLOCK_AHEAD_MAX;
        let last = fold.last_in(sight, believable);
        Ok(last.map_or(0, |last| last.depth) + 1)
    }

    /// The epoch under which one writes in a room.
    pub(super) fn writable(&mut self, place: Place, now: Now) -> Result<EpochId, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get(&place).ok_or(Failure::NotInRoom)?;
        if room.writable().is_none() {
            // Who is in the room has changed: what is written from now on takes a new key.
            self.pay(place, now)?;
        }
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get(&place).ok_or(Failure::NotInRoom)?;
        room.writable().ok_or(Failure::NotInRoom)
    }
}
