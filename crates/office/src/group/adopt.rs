//! Beginning a group: whoever wrote alone gets a device, founds rooms, and takes what is written into
//! the device's own chains. So a vault of the first version, too, becomes one that can be shared.

use std::collections::BTreeMap;

use answerable_rooms::act::{NewDevice, Side};
use answerable_rooms::content::{Content, Said};
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::genesis::{Genesis, RoomKind};
use answerable_rooms::ids::{EpochId, PersonId, ProcessId};
use answerable_rooms::policy::Policy;
use answerable_rooms::room::{Link, Room};
use answerable_vault::{Entropy, NewEntry, RowId, Standing};
use rand_core::Rng;

use super::attached::{self, FileSaid};
use super::identity::Identity;
use super::plain::Begin;
use super::replicas::{Group, NAMES, Place, keep_key, keep_room};
use super::written;
use crate::found::BEGIN;
use crate::{Failure, Now, Office, row};

/// Places below this are taken by the first entries of a room itself.
const FIRST_CLOCK: u64 = 4;

struct Line {
    row: RowId,
    place: Place,
    depth: u64,
    author: String,
    recorded_at_s: i64,
    erased: bool,
    bytes: Vec<u8>,
    files: Vec<FileSaid>,
}

impl Office {
    /// Begins the group where it has not begun.
    ///
    /// # Errors
    /// Where the vault waits to be let into a group, or can't be read or written; nothing was changed then.
    pub fn begin_group(&mut self, now: Now) -> Result<(), Failure> {
        if self.group()?.is_some() {
            return Ok(());
        }
        self.needs_to_be_in()?;
        let begun_as = self.begun_as()?;
        let (lines, me) = (self.lines_alone()?, self.me.clone());
        if lines.iter().any(|line| !reads(&begun_as, line.place)) {
            return Err(Failure::NotInRoom);
        }
        let mut random = Entropy;
        let (process, person) = (ProcessId(drawn(&mut random)), PersonId(drawn(&mut random)));
        let keys = Keys::draw(process, DeviceKind::Machine, &mut random);
        let mut group = Group {
            identity: Identity {
                process,
                person,
                keys,
            },
            rooms: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        let begun = self.vault.write(|writer| -> Result<(), Failure> {
            group.identity.keep(writer)?;
            let mut epochs = BTreeMap::new();
            for (place, side, reader) in &begun_as {
                let (place, terms) = (*place, (*side, *reader));
                let (room, links, key) = found(&group.identity, place, terms, now, &mut random);
                keep_room(writer, place, room.id())?;
                keep_key(writer, place, &key)?;
                for link in &links {
                    written::keep(writer, place, link, None, "", &|_| None)?;
                }
                epochs.insert(place, key.0);
                group.rooms.insert(place, room);
            }
            for line in &lines {
                adopt(writer, &mut group, &epochs, line, &mut random)?;
            }
            if let Some(me) = &me {
                writer.shelve(NAMES, person.bytes(), me.as_bytes())?;
                group.names.insert(person, me.clone());
            }
            writer.drop_fold()?;
            Ok(())
        });
        // What was computed before knows other places.
        self.begin_anew();
        begun?;
        self.group = Some(group);
        if let Some(me) = me {
            self.name_person(person, &me, now)?;
        }
        self.copy_released(now)
    }

    /// Whether whoever writes alone here is going to read a room: what they write can't lie in another.
    pub(super) fn will_read(&self, place: Place) -> Result<bool, Failure> {
        Ok(reads(&self.begun_as()?, place))
    }

    fn begun_as(&self) -> Result<Vec<(Place, Side, bool)>, Failure> {
        let kept = self.vault.setting(BEGIN)?;
        Ok(rooms_of(Begin::from_bytes(kept.as_deref())))
    }

    fn lines_alone(&mut self) -> Result<Vec<Line>, Failure> {
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let mut lines = Vec::with_capacity(fold.len());
        self.vault.entries(None, |entry| -> Result<(), Failure> {
            let room = fold.room_of(entry.name);
            let files = self.vault.attachments(entry.row)?.into_iter();
            let files = files.filter(|file| file.here).map(|file| FileSaid {
                name: file.name,
                bytes: file.bytes,
                hash: file.hash,
            });
            lines.push(Line {
                row: entry.row,
                place: Place::of(room.unwrap_or(answerable_record::words::Room::Contact)),
                depth: entry.position.depth,
                author: entry.author.to_owned(),
                recorded_at_s: entry.recorded_at_s,
                erased: entry.erased,
                bytes: entry.line.to_vec(),
                files: files.collect(),
            });
            Ok(())
        })?;
        Ok(lines)
    }
}

/// The rooms that somebody founds, as whom, and whether they read there. Who founds alone begins with all
/// three; the contact group never has hers, and her side is a voice in theirs (room.md, 10.2).
fn rooms_of(begin: Begin) -> Vec<(Place, Side, bool)> {
    let hers = |side| {
        let (bridge, survivor) = ((Place::Bridge, side, true), (Place::Survivor, side, true));
        vec![bridge, (Place::Contact, side, false), survivor]
    };
    match begin {
        Begin::Alone => Place::ALL
            .map(|place| (place, Side::Contact, true))
            .to_vec(),
        Begin::As(super::plain::Side::Contact) => {
            vec![
                (Place::Bridge, Side::Contact, true),
                (Place::Contact, Side::Contact, true),
            ]
        }
        Begin::As(super::plain::Side::Survivor) => hers(Side::Survivor),
        Begin::As(super::plain::Side::Support) => hers(Side::Support),
    }
}

fn reads(rooms: &[(Place, Side, bool)], place: Place) -> bool {
    let mut rooms = rooms.iter();
    rooms.any(|(room, _, reader)| *room == place && *reader)
}

fn found(
    identity: &Identity,
    place: Place,
    (side, reader): (Side, bool),
    now: Now,
    random: &mut Entropy,
) -> (Room, Vec<Link>, answerable_rooms::room::MadeKey) {
    let nonce = drawn(random);
    let keys = &identity.keys;
    let founder = NewDevice {
        card: keys.card().clone(),
        possession: keys.prove(&nonce),
    };
    let genesis = Genesis {
        at: seconds(now),
        process: identity.process,
        nonce,
        kind: match place {
            Place::Bridge => RoomKind::Bridge,
            Place::Contact => RoomKind::Contact,
            Place::Survivor => RoomKind::Survivor,
        },
        policy: Policy::default(),
        person: identity.person,
        side,
        reader,
        founder,
    };
    Room::found(genesis, keys, seconds(now), random)
}

fn adopt(
    writer: &mut answerable_vault::Writer<'_>,
    group: &mut Group,
    epochs: &BTreeMap<Place, EpochId>,
    line: &Line,
    random: &mut Entropy,
) -> Result<(), Failure> {
    let room = group
        .rooms
        .get_mut(&line.place)
        .expect("that it is read was looked at above");
    let text =
        std::str::from_utf8(&line.bytes).map_err(|_| Failure::Unreadable { line: line.depth })?;
    let clock = line.depth + FIRST_CLOCK;
    let entry = answerable_record::read::trusted(&line.bytes, |_| None)
        .map_err(|_| Failure::Unreadable { line: line.depth })?;
    let at = u64::try_from(line.recorded_at_s).unwrap_or_default();
    let said = Said {
        hers: super::hers::needs_her(entry.kind),
        clock,
        line: text,
        attachments: attached::said(&line.files, *room.me(), epochs[&line.place]),
    };
    let link = room.write_content(epochs[&line.place], &Content::Record { at, said }, random);
    if !line.erased {
        writer.replace(
            line.row,
            &NewEntry {
                position: written::position(clock, link.depth, &link.id.0),
                name: &entry.name,
                kind: entry.kind.name(),
                author: &line.author,
                recorded_at_s: line.recorded_at_s,
                line: &line.bytes,
                search: &row::search_text(&entry),
                room: line.place.shelf(),
                standing: Standing::Counts,
            },
        )?;
    }
    written::append(writer, line.place, room, &link, line.row)
}

/// The clock of a machine, as the rooms take it.
pub(super) fn seconds(now: Now) -> u64 {
    u64::try_from(now.seconds).unwrap_or_default()
}

/// So many random bytes.
pub(crate) fn drawn<const N: usize>(random: &mut Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill_bytes(&mut bytes);
    bytes
}
