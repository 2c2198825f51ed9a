//! Writing an entry into the room in which it lies.

use answerable_record::words::Room as Which;
use answerable_rooms::content::{Content, Said};
use answerable_rooms::ids::EpochId;
use answerable_rooms::room::Link;
use answerable_vault::Entropy;

use super::adopt::seconds;
use super::attached::{self, FileSaid};
use super::replicas::Place;
use crate::{Failure, Now, Office};

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
        self.fold()?;
        let known = self
            .fold
            .as_ref()
            .and_then(|fold| fold.last())
            .map_or(0, |last| last.depth);
        let place = Place::of(line.room);
        if self.group()?.is_none() {
            return match self.will_read(place)? {
                true => Ok(None),
                false => Err(Failure::NotInRoom),
            };
        }
        let epoch = self.writable(place, now)?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get_mut(&place).ok_or(Failure::NotInRoom)?;
        let clock = known + 1;
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
