//! Coming back with nothing but the sheet: what lies in the mailbox leads to the rooms; there the paper
//! key adds this machine and drops those that are lost, and is not used again (room.md, 16.3).
//!
//! Until its two acts are kept together with the new device, nothing is used up: whoever is stopped
//! before that begins again, and after it `sync` puts what is left to be put.

use std::collections::BTreeMap;
use std::path::Path;

use answerable_depot::{Depot, Name};
use answerable_rooms::act::{Act, NewDevice};
use answerable_rooms::check::Check;
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::ids::{DeviceId, PersonId};
use answerable_rooms::mailbox::{self, Found, Newest};
use answerable_rooms::outline::Outline;
use answerable_rooms::paper_key::{Entropy as Words, Misread, ShortProcess};
use answerable_rooms::resolve::State;
use answerable_rooms::room::{Link, Object, OwnEntries, OwnEntry, Room};
use answerable_rooms::welcome::RoomStart;
use answerable_vault::{Entropy, KeyCost, Passphrase, Vault};

use super::adopt::seconds;
use super::depots::{DEPOTS, encode, fresh_handle, opened, settled};
use super::identity::Identity;
use super::invite::STEP_BYTES_MAX;
use super::join::{BACK, JOIN, keep_start};
use super::mailboxes::Letters;
use super::plain::{Progress, Synced};
use super::replicas::{Group, Place, load, names};
use super::sync::{From, LAST, ROUNDS_MAX};
use super::written;
use crate::found::ME;
use crate::{Failure, Now, Office};

/// How many objects of a mailbox are tried, from the newest on: somebody may have laid rubbish there.
const TRIED_MAX: u64 = 8;

/// What somebody comes back with.
pub(super) struct Key {
    pub words: Words,
    pub process: ShortProcess,
    pub kind: DeviceKind,
}

/// Where somebody comes back to: a vault that is not there yet.
pub struct Anew<'a> {
    /// Where it will lie.
    pub path: &'a Path,
    /// The passphrase that it gets.
    pub passphrase: &'a Passphrase,
    /// What a guess at that costs.
    pub cost: KeyCost,
    /// A depot of the group.
    pub depot: &'a str,
}

impl Office {
    /// Comes back with the words on paper, and the letters beside them.
    ///
    /// # Errors
    /// Where they are not those of a paper key, the depot has nothing for it, or it was used before.
    pub fn recover_with_paper(
        anew: &Anew<'_>,
        (words, process): (&str, &str),
        now: Now,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<(Office, Synced), Failure> {
        let key = Key {
            words: read_words(words)?,
            process: ShortProcess::read(process).map_err(|_| Failure::PaperNumber)?,
            kind: DeviceKind::Paper,
        };
        Office::come_back(anew, &key, now, progress)
    }

    pub(super) fn come_back(
        anew: &Anew<'_>,
        key: &Key,
        now: Now,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<(Office, Synced), Failure> {
        let locator = settled(anew.depot)?;
        let depot = opened(&locator)?;
        let (number, found) = newest(depot.as_ref(), key)?;
        let mut locators = vec![locator];
        let others = found.welcome.locators().iter();
        let others = others.map(|locator| locator.as_str().to_owned());
        locators.extend(
            others
                .filter(|other| *other != locators[0])
                .collect::<Vec<_>>(),
        );
        let mut depots = vec![depot];
        depots.extend(
            locators[1..]
                .iter()
                .filter_map(|locator| opened(locator).ok()),
        );
        let starts = found.welcome.rooms().iter();
        let starts: Vec<(Place, &RoomStart)> = starts
            .map(|start| Ok((place_of(start, &found, &depots)?, start)))
            .collect::<Result<_, Failure>>()?;
        let mut office = begun(anew, &locators, &starts)?;
        let sender = found.sender.device();
        let card = found.keys.card().clone();
        office.load_as(found.keys, &starts)?;
        let mut read = Synced::default();
        for depot in &depots {
            // What was left for the paper key lies in its mailbox alone.
            office.read_all(depot.as_ref(), &mut read, progress)?;
        }
        if office.is_used(&depots)? {
            return Err(Failure::PaperUsed);
        }
        let letters = Letters::of_used(key.words.mailbox(key.process), card, number);
        office.take_over(&sender, &letters, now)?;
        let paper = letters.device();
        for place in office.places()? {
            let group = office.group()?.ok_or(Failure::NoGroup)?;
            if group.rooms[&place].resolver().whole().is_member(&paper) {
                office.write_act(
                    place,
                    Act::Drop {
                        devices: vec![paper],
                    },
                    now,
                )?;
            }
            office.restand(place)?;
        }
        let mut synced = office.sync(now, progress)?;
        synced.taken += read.taken;
        Ok((office, synced))
    }

    /// Takes the rooms up as the device without a machine; its keys are not kept.
    fn load_as(&mut self, keys: Keys, starts: &[(Place, &RoomStart)]) -> Result<(), Failure> {
        let identity = Identity {
            process: keys.card().process(),
            person: PersonId([0; 16]),
            keys,
        };
        let mut rooms = BTreeMap::new();
        for (place, _) in starts {
            rooms.extend(load(&self.vault, *place, &identity, None)?.map(|room| (*place, room)));
        }
        let names = names(&self.vault)?;
        self.group = Some(Group {
            identity,
            rooms,
            names,
        });
        Ok(())
    }

    /// Whether the device whose rooms are loaded has written somewhere; its own chain is not read.
    fn is_used(&mut self, depots: &[Box<dyn Depot>]) -> Result<bool, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let mut asked = depots
            .iter()
            .flat_map(|depot| group.rooms.values().map(move |room| (room, depot)));
        Ok(asked.any(|(room, depot)| {
            let lies_there = room.elsewhere((0, None), &mut From::new(depot.as_ref()));
            // Nobody but a machine publishes as itself again and again: of a paper key one word is enough.
            let said = room.seen_elsewhere(None);
            lies_there.is_some_and(|known| known.ahead) || !said.claimed.is_empty()
        }))
    }

    /// Adds this machine, drops those that are lost, and keeps both with the keys of this machine.
    fn take_over(&mut self, sender: &DeviceId, letters: &Letters, now: Now) -> Result<(), Failure> {
        let group = self.group.as_mut().ok_or(Failure::NoGroup)?;
        let (process, paper) = (group.identity.process, &group.identity.keys);
        let machine = Keys::draw(process, DeviceKind::Machine, &mut Entropy);
        let mut written = Vec::new();
        let mut person = None;
        for (place, room) in &mut group.rooms {
            let resolution = room.resolver().whole();
            let Some(own) = resolution.person_of(room.me()) else {
                continue;
            };
            if resolution.person_of(sender) != Some(own) {
                return Err(Failure::PaperNotFound);
            }
            if !resolution.is_member(room.me()) {
                return Err(Failure::PaperUsed);
            }
            let mine = resolution.devices.iter();
            let lost = mine
                .filter(|(device, seen)| {
                    seen.person == own && seen.state != State::Out && *device != room.me()
                })
                .map(|(device, _)| *device)
                .collect();
            person = Some(own);
            let acts =
                acts_of(room, paper, &machine, lost, now).map_err(|_| Failure::GroupDamaged)?;
            written.push((*place, acts));
        }
        let person = person.ok_or(Failure::PaperUsed)?;
        let me = group.names.get(&person).cloned();
        let identity = Identity {
            process,
            person,
            keys: machine,
        };
        // What is in memory is the paper key's, and ends with it.
        self.group = None;
        self.vault.write(|writer| -> Result<(), Failure> {
            for (place, (links, objects)) in &written {
                for link in links {
                    written::keep(writer, *place, link, None, "", &|_| None)?;
                }
                for object in objects {
                    writer.shelve(LAST, object.name.as_bytes(), &object.bytes)?;
                }
            }
            if let Some(me) = &me {
                writer.put_setting(ME, me.as_bytes())?;
            }
            letters.keep(writer)?;
            identity.keep(writer)?;
            writer.unshelve(JOIN, BACK)?;
            Ok(())
        })?;
        self.me = me;
        Ok(())
    }
}

/// Reads the words of a paper key as they were typed.
pub(crate) fn read_words(words: &str) -> Result<Words, Failure> {
    Words::read(words).map_err(|misread| match misread {
        Misread::Unknown { place, .. } => Failure::PaperWord { place },
        Misread::Count(_) | Misread::Check => Failure::PaperWords,
    })
}

/// The two acts that a device without a machine may write, and the segments that carry them.
fn acts_of(
    room: &mut Room,
    paper: &Keys,
    machine: &Keys,
    lost: Vec<DeviceId>,
    now: Now,
) -> Result<(Vec<Link>, Vec<Object>), Check> {
    let new = NewDevice {
        card: machine.card().clone(),
        possession: machine.prove(&room.id().0),
    };
    let mut acts = vec![Act::Add { new, invite: None }];
    if !lost.is_empty() {
        acts.push(Act::Drop { devices: lost });
    }
    let at = seconds(now);
    let (mut links, mut objects) = (Vec::new(), Vec::new());
    for act in acts {
        links.push(room.write_outline(Outline::Act { at, act }, &mut Entropy));
        let made = room.publish(paper, true, at, &mut Own(&links), &mut Entropy)?;
        objects.extend(made.objects);
    }
    Ok((links, objects))
}

/// Own entries that are in no vault.
struct Own<'l>(&'l [Link]);

impl OwnEntries for Own<'_> {
    fn own(&mut self, seq: u64) -> OwnEntry {
        let link = self.0.iter().find(|link| link.seq == seq);
        let link = link.expect("there are no others");
        OwnEntry {
            header: link.header.clone(),
            payload: link.payload.clone(),
        }
    }
}

/// The newest object of a mailbox that opens, and its number.
fn newest(depot: &dyn Depot, key: &Key) -> Result<(u64, Found), Failure> {
    let mailbox = key.words.mailbox(key.process);
    let get = |number| -> Result<Option<Vec<u8>>, Failure> {
        let name = Name::new(mailbox.place(number).name()).ok_or(Failure::GroupDamaged)?;
        match depot.get(&name, STEP_BYTES_MAX) {
            // Something is there; whether it opens is seen later.
            Err(failure) if failure.is_of_one_object() => Ok(Some(Vec::new())),
            got => Ok(got?),
        }
    };
    let mut search = Newest::default();
    while let Some(number) = search.next() {
        let there = get(number)?.is_some();
        search.saw(number, there);
    }
    let last = search.newest();
    for number in (1..=last).rev().take(TRIED_MAX as usize) {
        let object = get(number)?.unwrap_or_default();
        if let Ok(found) = mailbox::open(&key.words, key.process, key.kind, number, &object) {
            return Ok((last, found));
        }
    }
    Err(Failure::PaperNotFound)
}

/// Which of the three rooms it is, as its own first entry says.
fn place_of(start: &RoomStart, found: &Found, depots: &[Box<dyn Depot>]) -> Result<Place, Failure> {
    let mut room = Room::empty(found.keys.card().process(), start.room, found.keys.device());
    for key in &start.keys {
        let held = answerable_rooms::epoch_key::EpochKey::of(key.kind, key.key.clone());
        room.keys_mut().take(key.epoch, held);
    }
    for at in &start.writers {
        let start = Some((at.segment, at.epoch));
        room.put_back_cursor(
            at.device,
            answerable_rooms::room::Cursor {
                start,
                ..Default::default()
            },
        );
    }
    for depot in depots {
        for _ in 0..ROUNDS_MAX {
            let round = room.read(&mut From::new(depot.as_ref()));
            let taken = room.take(round, Vec::new(), &found.keys);
            let genesis = room.outlines().values().find_map(|outline| match outline {
                Outline::Genesis(genesis) => Some(genesis.kind),
                _ => None,
            });
            match genesis {
                Some(kind) => return Ok(Place::of_kind(kind)),
                None if taken.heads.is_empty() => break,
                None => {}
            }
        }
    }
    Err(Failure::PaperNotFound)
}

/// A vault that is on its way back: a new one, or one in which that was stopped.
fn begun(
    anew: &Anew<'_>,
    locators: &[String],
    starts: &[(Place, &RoomStart)],
) -> Result<Office, Failure> {
    let mut vault = match anew.path.exists() {
        false => Vault::create(anew.path, anew.passphrase, anew.cost)?,
        true => {
            let vault = Vault::open(anew.path, anew.passphrase)?;
            if vault.shelved(JOIN, BACK)?.is_none() {
                return Err(Failure::File(std::io::ErrorKind::AlreadyExists));
            }
            vault
        }
    };
    let known = vault.shelved(JOIN, BACK)?.is_some();
    vault.write(|writer| -> Result<(), Failure> {
        writer.shelve(JOIN, BACK, &[])?;
        let new = locators.iter().filter(|_| !known);
        for locator in new {
            writer.shelve(DEPOTS, fresh_handle().as_bytes(), &encode(locator, 0))?;
        }
        for (place, start) in starts.iter().filter(|_| !known) {
            keep_start(writer, *place, start)?;
        }
        Ok(())
    })?;
    Ok(Office::of(vault))
}
