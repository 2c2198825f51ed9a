//! Keeping a vault that goes on as a new device: all of it, or nothing.

use std::collections::BTreeMap;

use answerable_rooms::kept::Kept;
use answerable_rooms::room::Room;
use answerable_vault::Writer;

use super::super::attached::{self, FILED, FILES};
use super::super::carry::CARRIED;
use super::super::depots::SENT;
use super::super::invite::INVITES;
use super::super::replicas::{CURSORS, KEYS, OWN, Place, keep_key};
use super::super::sync::{ERASED, GONE_OUT, Kinds, MADE, keep_in};
use super::super::written;
use super::anew::Anew;
use super::{Going, Leaving, claims};
use crate::{Failure, Office};

impl Office {
    /// Keeps what goes on; says how many lines of the record came in on the way.
    pub(super) fn keep_going(&mut self, going: Going) -> Result<u64, Failure> {
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let unanswered = unanswered(self)?;
        let old = &self.group.as_ref().ok_or(Failure::NoGroup)?.rooms;
        let device = going.device();
        let mut fresh = BTreeMap::new();
        let mut kinds = Kinds {
            of: &|name| fold.kind_of(name),
            fresh: &mut fresh,
        };
        let kept = self.vault.write(|writer| -> Result<u64, Failure> {
            let mut rows = 0;
            going.group.identity.keep(writer)?;
            for id in &unanswered {
                writer.unshelve(INVITES, id)?;
            }
            for (place, leaving) in &going.rooms {
                let (place, room) = (*place, &going.group.rooms[place]);
                leave(writer, place, &old[&place], leaving)?;
                let cursor = room.cursor(&device).encode();
                writer.shelve(&place.named(CURSORS), device.bytes(), &cursor)?;
                for taken in &leaving.taken {
                    rows += keep_in(writer, place, taken, &going.group, &mut kinds)?.rows;
                }
                for key in &leaving.keys {
                    keep_key(writer, place, key)?;
                }
                for anew in &leaving.anew {
                    write(writer, place, room, anew)?;
                }
            }
            claims::forget(writer)?;
            writer.drop_fold()?;
            Ok(rows)
        });
        self.begin_anew();
        let rows = kept?;
        let places: Vec<Place> = going.rooms.keys().copied().collect();
        self.group = Some(going.group);
        for leaving in going.rooms.values() {
            for taken in &leaving.taken {
                self.learn_names(taken);
            }
        }
        for place in places {
            self.restand(place)?;
        }
        Ok(rows)
    }
}

/// Leaves the old device of a room behind: what it never published, what it had made, how far each depot
/// has that, and the keys that it announced to nobody.
fn leave(
    writer: &mut Writer<'_>,
    place: Place,
    old: &Room,
    leaving: &Leaving,
) -> Result<(), Failure> {
    let chain = writer.chain(place.shelf(), &old.me().0)?;
    for seq in leaving.last + 1..=old.tip_seq() {
        attached::forget_own(writer, place, seq)?;
    }
    let last = u32::try_from(leaving.last).map_err(|_| Failure::GroupDamaged)?;
    writer.cut_chain(place.shelf(), chain, last)?;
    // What is carried to whom is worked out anew: it may have been announced in what is cut off.
    for shelf in [MADE, SENT, ERASED, GONE_OUT, OWN, FILES, FILED, CARRIED] {
        writer.clear_shelf(&place.named(shelf))?;
    }
    for (epoch, at, _) in old.epochs() {
        if old.graph().device(at) == *old.me() && old.graph().seq(at) > leaving.last {
            for kind in [0, 1] {
                let key = [epoch.bytes(), &[kind][..]].concat();
                writer.unshelve(&place.named(KEYS), &key)?;
            }
        }
    }
    Ok(())
}

fn write(writer: &mut Writer<'_>, place: Place, room: &Room, anew: &Anew) -> Result<(), Failure> {
    let Some((row, clock)) = anew.row else {
        written::keep(writer, place, &anew.link, None, "", &|_| None)?;
        return attached::note_own(writer, place, room, &anew.link);
    };
    let position = written::position(clock, anew.link.depth, &anew.link.id.0);
    writer.reposition(row, position)?;
    written::append(writer, place, room, &anew.link, row)?;
    if let Some(stub) = &anew.stub
        && let Some(at) = writer.link_of(row)?
    {
        writer.destroy_payload(at, stub)?;
    }
    Ok(())
}

/// Invitations whose words nobody has compared. The other copy may have answered them, so they are
/// dropped (room.md, 15).
fn unanswered(office: &Office) -> Result<Vec<Vec<u8>>, Failure> {
    let mut ids = Vec::new();
    office.vault.each_shelved(INVITES, &[], |key, value| {
        if !matches!(Kept::parse(value), Ok(Kept::Compared(_))) {
            ids.push(key.to_vec());
        }
        Ok::<(), Failure>(())
    })?;
    Ok(ids)
}
