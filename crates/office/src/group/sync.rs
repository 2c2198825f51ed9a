//! Exchanging with the depots: read, take in, publish, put. It can end anywhere and begin again:
//! what was taken in is kept before anything is put, and what was made is kept before it is put.

use std::collections::BTreeMap;

use answerable_depot::{Depot, Name, Put};
use answerable_record::Kind;
use answerable_rooms::check::Check;
use answerable_rooms::content::Content;
use answerable_rooms::entry::Opening;
use answerable_rooms::ids::{DeviceId, EntryId, PersonId};
use answerable_rooms::room::{
    Fetch, Fetched, Link, MadeKey, Notice, Object, OwnEntries, OwnEntry, Payload, Room, Staged,
    Taken,
};
use answerable_vault::{Entropy, LinkAt, Vault};

use super::adopt::seconds;
use super::depots::{DEPOTS, KeptDepot, SENT, encode, opened};
use super::plain::{Noticed, Progress, Synced};
use super::replicas::{CURSORS, HEADS, NAMES, OWN, Place, keep_key};
use super::written;
use crate::found::ME;
use crate::{Failure, Now, Office};

/// Segments that this device made, for depots that do not have them yet.
const MADE: &str = "made";
/// Segments whose content can't be opened yet.
/// Own entries that were erased, whose segments are to be written anew.
pub(super) const ERASED: &str = "erased";
const WAITING: &str = "waiting";
/// Rounds of reading, each of which brought something that the next one may need.
const ROUNDS_MAX: usize = 64;
/// So long after the last head another is made although nothing was written, where others wrote.
const HEAD_AGE_S: u64 = 24 * 60 * 60;

impl Office {
    /// Exchanges with every depot.
    ///
    /// # Errors
    /// Where the vault fails. A depot that can't be reached is said in what comes back.
    pub fn sync(
        &mut self,
        now: Now,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<Synced, Failure> {
        self.begin_group(now)?;
        let mut synced = Synced::default();
        let mut reached = Vec::new();
        for kept in self.kept_depots()? {
            match opened(&kept.locator) {
                Ok(depot) => reached.push((kept, depot)),
                Err(failure) => synced.unreached.push((kept.handle, failure.code())),
            }
        }
        let mut heard = false;
        for (kept, depot) in &reached {
            progress(&Progress::Depot(kept.handle.clone()));
            for place in self.places()? {
                // A key that came opens names that could not be computed before.
                for _ in 0..ROUNDS_MAX {
                    if !self.take_from(place, depot.as_ref(), &mut synced, progress)? {
                        break;
                    }
                    heard = true;
                }
            }
        }
        for place in self.places()? {
            self.pay(place, now)?;
            self.ripen(place, now)?;
            self.publish(place, heard, now, &mut synced)?;
        }
        let all = synced.unreached.is_empty();
        for (kept, depot) in reached {
            match self.put_all(&kept, depot.as_ref(), all, progress, &mut synced) {
                Ok(()) => self.note_synced(&kept, now)?,
                Err(Failure::Depot { code, .. }) => synced.unreached.push((kept.handle, code)),
                Err(failure) => return Err(failure),
            }
        }
        self.welcome_all()?;
        synced.pending = self
            .pending(now)?
            .iter()
            .filter(|pending| pending.mine)
            .count() as u64;
        synced.noticed.sort();
        synced.noticed.dedup();
        Ok(synced)
    }

    pub(super) fn places(&mut self) -> Result<Vec<Place>, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        Ok(group.rooms.keys().copied().collect())
    }

    /// Reads a room from a depot and keeps what came; says whether anything did.
    fn take_from(
        &mut self,
        place: Place,
        depot: &dyn Depot,
        synced: &mut Synced,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<bool, Failure> {
        let waiting = self.waiting(place)?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let keys = &group.identity.keys;
        let room = group.rooms.get_mut(&place).expect("it was listed");
        let mut from = From { depot, read: 0 };
        let round = room.read(&mut from);
        let read = from.read;
        let taken = room.take(round, waiting, keys);
        progress(&Progress::Read(place.which(), read));
        let came = !taken.links.is_empty() || !taken.opened.is_empty() || !taken.heads.is_empty();
        synced
            .noticed
            .extend(taken.notices.iter().map(|notice| noticed(place, notice)));
        let kept = self.keep_taken(place, taken);
        if kept.is_err() {
            // What is in memory is more than what is kept.
            self.group = None;
        }
        let count = kept?;
        synced.taken += count;
        progress(&Progress::Taken(place.which(), count));
        Ok(came)
    }

    fn keep_taken(&mut self, place: Place, taken: Taken) -> Result<u64, Failure> {
        if taken.links.is_empty()
            && taken.opened.is_empty()
            && taken.cursors.is_empty()
            && taken.keys.is_empty()
        {
            return Ok(0);
        }
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let authors = self
            .group
            .as_ref()
            .map(|group| group.authors(place))
            .unwrap_or_default();
        let author = |device: &DeviceId| authors.get(device).map_or("", String::as_str);
        let mut fresh: BTreeMap<String, Kind> = BTreeMap::new();
        let payloads = taken.links.iter().filter_map(|link| link.payload.as_ref());
        let payloads = payloads.chain(taken.opened.iter().map(|(_, payload)| payload));
        let named: Vec<(PersonId, String)> = payloads
            .filter_map(|payload| match Content::parse(&payload.body) {
                Ok(Content::Who { person, name, .. }) => Some((person, name.to_owned())),
                _ => None,
            })
            .collect();
        let me = self.group.as_ref().map(|group| group.identity.person);
        let rows = self.vault.write(|writer| -> Result<u64, Failure> {
            let mut rows = 0;
            for link in &taken.links {
                let kept = {
                    let kind_of =
                        |name: &str| fold.kind_of(name).or_else(|| fresh.get(name).copied());
                    written::keep(writer, place, link, author(&link.device), &kind_of)?
                };
                if let Some((_, entry, _)) = kept {
                    fresh.insert(entry.name.to_string(), entry.kind);
                    rows += 1;
                }
            }
            for (id, payload) in &taken.opened {
                rows += u64::from(give(
                    writer,
                    place,
                    *id,
                    payload,
                    &authors,
                    self.group.as_ref(),
                )?);
            }
            for (person, name) in &named {
                writer.shelve(NAMES, person.bytes(), name.as_bytes())?;
                if me == Some(*person) {
                    writer.put_setting(ME, name.as_bytes())?;
                }
            }
            for key in &taken.keys {
                keep_key(writer, place, key)?;
            }
            for (device, envelope) in &taken.heads {
                writer.shelve(&place.named(HEADS), device.bytes(), envelope)?;
            }
            for (device, cursor) in &taken.cursors {
                writer.shelve(&place.named(CURSORS), device.bytes(), &cursor.encode())?;
            }
            writer.clear_shelf(&place.named(WAITING))?;
            for staged in &taken.waiting {
                writer.shelve(&place.named(WAITING), &waiting_key(staged), staged.bytes())?;
            }
            if rows > 0 {
                writer.drop_fold()?;
            }
            Ok(rows)
        })?;
        if rows > 0 {
            (self.fold, self.view, self.unstored) = (None, None, u64::MAX);
        }
        let stood = self.restand(place);
        if let Some(group) = self.group.as_mut() {
            for (person, name) in named {
                if person == group.identity.person {
                    self.me = Some(name.clone());
                }
                group.names.insert(person, name);
            }
        }
        stood?;
        Ok(rows)
    }

    fn waiting(&mut self, place: Place) -> Result<Vec<Staged>, Failure> {
        let mut kept: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
        self.vault
            .each_shelved(&place.named(WAITING), &[], |key, value| {
                kept.push((key.to_vec(), value.to_vec()));
                Ok::<(), Failure>(())
            })?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = &group.rooms[&place];
        let opened = kept
            .into_iter()
            .filter_map(|(key, bytes)| open_waiting(room, &key, bytes));
        Ok(opened.collect())
    }

    /// Pays what this device owes the others in a room.
    pub(super) fn pay(&mut self, place: Place, now: Now) -> Result<(), Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get_mut(&place).expect("it was listed");
        let (links, keys) = room.pay_debts(seconds(now), &mut Entropy);
        self.keep_links(place, &links, &keys)
    }

    /// Keeps entries of one's own that are no lines of the record, and keys that were made.
    pub(super) fn keep_links(
        &mut self,
        place: Place,
        links: &[Link],
        keys: &[MadeKey],
    ) -> Result<(), Failure> {
        let kept = self.vault.write(|writer| -> Result<(), Failure> {
            for link in links {
                written::keep(writer, place, link, "", &|_| None)?;
            }
            for key in keys {
                keep_key(writer, place, key)?;
            }
            Ok(())
        });
        if kept.is_err() {
            self.group = None;
        }
        kept
    }

    /// Makes segments of what was written here, and keeps them.
    fn publish(
        &mut self,
        place: Place,
        heard: bool,
        now: Now,
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        let vault = &mut self.vault;
        let group = self.group.as_mut().ok_or(Failure::NoGroup)?;
        let keys = &group.identity.keys;
        let room = group.rooms.get_mut(&place).expect("it was listed");
        let head =
            heard && seconds(now) >= room.own().headed_at_s + HEAD_AGE_S || room.own().count == 0;
        let before = room.own().clone();
        let mut entries = Mine {
            vault,
            place,
            chain: chain_of(vault, place, room.me())?,
            failed: None,
        };
        let erased = erased_seqs(vault, place)?;
        let made = room
            .publish(keys, head, seconds(now), &mut entries, &mut Entropy)
            .and_then(|mut made| {
                // Where something was erased, or many small segments lie, they are written anew.
                let packed = room.pack(keys, &erased, seconds(now), &mut entries, &mut Entropy)?;
                made.objects.extend(packed);
                Ok(made)
            });
        let failed = entries.failed;
        let made = made
            .map_err(|_| Failure::GroupDamaged)
            .and_then(|made| failed.map_or(Ok(made), Err));
        let kept = made.and_then(|made| {
            if *room.own() != before {
                keep_made(&mut self.vault, place, room, &made.objects)?;
            }
            Ok(made.entries)
        });
        if kept.is_err() {
            self.group = None;
        }
        synced.sent += kept?;
        Ok(())
    }

    /// Numbers of segments that a depot does not have yet.
    pub(super) fn unsent(&self, handle: &str, place: Place) -> Result<Vec<u64>, Failure> {
        let sent = self.vault.shelved(&place.named(SENT), handle.as_bytes())?;
        let sent = sent
            .and_then(|bytes| bytes[..].try_into().ok())
            .map_or(0, u64::from_be_bytes);
        let keys = self.vault.shelf_keys(&place.named(MADE), &[])?;
        let numbers = keys
            .into_iter()
            .filter_map(|(key, _)| key[..].try_into().ok().map(u64::from_be_bytes));
        Ok(numbers.filter(|number| *number > sent).collect())
    }

    fn put_all(
        &mut self,
        kept: &KeptDepot,
        depot: &dyn Depot,
        all_reached: bool,
        progress: &mut dyn FnMut(&Progress),
        synced: &mut Synced,
    ) -> Result<(), Failure> {
        for place in self.places()? {
            let mut put = 0;
            let rubbish: Vec<u64> = self.group.as_ref().map_or_else(Vec::new, |group| {
                let replaced = &group.rooms[&place].own().rubbish;
                replaced.iter().map(|(number, _)| *number).collect()
            });
            for number in self.unsent(&kept.handle, place)? {
                let object = self
                    .vault
                    .shelved(&place.named(MADE), &number.to_be_bytes())?;
                let Some((name, bytes)) = object.as_deref().and_then(|object| split(object)) else {
                    continue;
                };
                let replaced = rubbish.contains(&number);
                if !replaced
                    && depot.put(&name, bytes)? == Put::AlreadyThere
                    && depot.get(&name, bytes.len() + 1)?.as_deref() != Some(bytes)
                {
                    synced.noticed.push(Noticed {
                        check: Check::R081.id(),
                        whose: None,
                        room: Some(place.which()),
                        count: 1,
                    });
                    break;
                }
                self.vault.write(|writer| -> Result<(), Failure> {
                    Ok(writer.shelve(
                        &place.named(SENT),
                        kept.handle.as_bytes(),
                        &number.to_be_bytes(),
                    )?)
                })?;
                put += 1;
            }
            if put > 0 {
                progress(&Progress::Put(place.which(), put));
            }
            self.clean(place, depot, all_reached)?;
        }
        Ok(())
    }

    /// Deletes what was replaced; it is forgotten once no depot can hold it any more.
    fn clean(&mut self, place: Place, depot: &dyn Depot, forget: bool) -> Result<(), Failure> {
        let vault = &mut self.vault;
        let Some(room) = self
            .group
            .as_mut()
            .and_then(|group| group.rooms.get_mut(&place))
        else {
            return Ok(());
        };
        for name in room.rubbish().iter().filter_map(|name| Name::new(name)) {
            depot.delete(&name)?;
        }
        if forget && !room.own().rubbish.is_empty() {
            let gone: Vec<u64> = room
                .own()
                .rubbish
                .iter()
                .map(|(number, _)| *number)
                .collect();
            room.forget_rubbish();
            let own = room.own().encode();
            vault.write(|writer| -> Result<(), Failure> {
                for number in gone {
                    writer.unshelve(&place.named(MADE), &number.to_be_bytes())?;
                }
                Ok(writer.shelve(&place.named(OWN), &[], &own)?)
            })?;
        }
        Ok(())
    }

    fn note_synced(&mut self, kept: &KeptDepot, now: Now) -> Result<(), Failure> {
        let bytes = encode(&kept.locator, seconds(now));
        self.vault.write(|writer| -> Result<(), Failure> {
            Ok(writer.shelve(DEPOTS, kept.handle.as_bytes(), &bytes)?)
        })
    }
}

fn keep_made(
    vault: &mut Vault,
    place: Place,
    room: &Room,
    objects: &[Object],
) -> Result<(), Failure> {
    vault.write(|writer| -> Result<(), Failure> {
        for object in objects {
            let mut kept = object.name.as_bytes().to_vec();
            kept.push(0);
            kept.extend_from_slice(&object.bytes);
            writer.shelve(&place.named(MADE), &object.number.to_be_bytes(), &kept)?;
        }
        writer.clear_shelf(&place.named(ERASED))?;
        Ok(writer.shelve(&place.named(OWN), &[], &room.own().encode())?)
    })
}

/// Own entries whose text was erased since the last publication.
fn erased_seqs(vault: &Vault, place: Place) -> Result<Vec<u64>, Failure> {
    let keys = vault.shelf_keys(&place.named(ERASED), &[])?;
    let seqs = keys
        .into_iter()
        .filter_map(|(key, _)| key[..].try_into().ok());
    Ok(seqs.map(u64::from_be_bytes).collect())
}

fn split(object: &[u8]) -> Option<(Name, &[u8])> {
    let end = object.iter().position(|byte| *byte == 0)?;
    let name = std::str::from_utf8(&object[..end])
        .ok()
        .and_then(Name::new)?;
    Some((name, &object[end + 1..]))
}

fn noticed(place: Place, notice: &Notice) -> Noticed {
    let whose = notice.device.map(|device| super::members::short(&device));
    Noticed {
        check: notice.check.id(),
        whose,
        room: Some(place.which()),
        count: notice.count,
    }
}

/// A depot, as the rooms ask it.
struct From<'d> {
    depot: &'d dyn Depot,
    read: u64,
}

impl Fetch for From<'_> {
    fn get(&mut self, name: &str, bytes_max: usize) -> Fetched {
        let Some(name) = Name::new(name) else {
            return Fetched::Absent;
        };
        match self.depot.get(&name, bytes_max) {
            Ok(Some(bytes)) => {
                self.read += 1;
                Fetched::Here(bytes)
            }
            Ok(None) => Fetched::Absent,
            Err(_) => Fetched::Failed,
        }
    }
}

/// Own entries, out of the vault.
struct Mine<'v> {
    vault: &'v Vault,
    place: Place,
    chain: u32,
    failed: Option<Failure>,
}

impl OwnEntries for Mine<'_> {
    fn own(&mut self, seq: u64) -> OwnEntry {
        let at = LinkAt {
            room: self.place.shelf(),
            chain: self.chain,
            seq: u32::try_from(seq).unwrap_or(u32::MAX),
        };
        let read = self.vault.link(at, |link| OwnEntry {
            header: link.header.to_vec(),
            payload: link.payload.map(|payload| Payload {
                opening: Opening(*payload.opening),
                body: payload.body().concat(),
            }),
        });
        read.unwrap_or_else(|error| {
            self.failed = Some(error.into());
            OwnEntry {
                header: Vec::new(),
                payload: None,
            }
        })
    }
}

fn chain_of(vault: &Vault, place: Place, device: &DeviceId) -> Result<u32, Failure> {
    let chains = vault.chains(place.shelf())?;
    let at = chains.iter().position(|known| *known == device.0);
    Ok(at.and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX))
}

/// Gives an entry what it says, now that its key is here.
fn give(
    writer: &mut answerable_vault::Writer<'_>,
    place: Place,
    id: EntryId,
    payload: &Payload,
    authors: &BTreeMap<DeviceId, String>,
    group: Option<&super::replicas::Group>,
) -> Result<bool, Failure> {
    let Some(room) = group.and_then(|group| group.rooms.get(&place)) else {
        return Ok(false);
    };
    let Some(at) = room.graph().find(&id) else {
        return Ok(false);
    };
    let device = room.graph().device(at);
    let link = Link {
        device,
        seq: room.graph().seq(at),
        id,
        header: Vec::new(),
        class: room.graph().class(at),
        depth: room.graph().depth(at),
        epoch: None,
        payload: Some(payload.clone()),
    };
    let author = authors.get(&device).map_or("", String::as_str);
    let kind_of = |_: &str| None;
    Ok(written::give(writer, place, &link, author, &kind_of)?.is_some())
}

fn waiting_key(staged: &Staged) -> Vec<u8> {
    let name = staged.name();
    [
        name.naming.bytes(),
        name.device.bytes(),
        &name.number.to_be_bytes(),
    ]
    .concat()
}

fn open_waiting(room: &Room, key: &[u8], bytes: Vec<u8>) -> Option<Staged> {
    let (naming, rest) = key.split_at_checked(32)?;
    let (device, number) = rest.split_at_checked(32)?;
    let naming = answerable_rooms::ids::EpochId::from_slice(naming)?;
    let name = answerable_rooms::segment::SegmentName {
        process: *room.process(),
        room: *room.id(),
        naming,
        device: DeviceId::from_slice(device)?,
        number: u64::from_be_bytes(number.try_into().ok()?),
    };
    Staged::open(name, bytes, room.keys().outline(&naming)?).ok()
}
