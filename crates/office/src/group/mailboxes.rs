//! Filling the mailbox of a paper key: what it needs to begin, laid into the depots whenever the keys
//! of a room change (room.md, 16.3). Who fills it can open nothing that lies in it.

use answerable_depot::{Depot, Name};
use answerable_rooms::cbor::{Reader, Writer as Cbor};
use answerable_rooms::check::Check;
use answerable_rooms::device::{Card, DeviceKind};
use answerable_rooms::ids::DeviceId;
use answerable_rooms::locator::Locator;
use answerable_rooms::mailbox::Mailbox;
use answerable_rooms::resolve::State;
use answerable_rooms::welcome::Welcome;
use answerable_vault::{Entropy, Writer};
use zeroize::Zeroizing;

use super::depots::KeptDepot;
use super::replicas::Group;
use super::welcome::start;
use crate::{Failure, Office};

/// The mailboxes that this vault fills, by the device that they are for.
const MAILBOXES: &str = "mailboxes";
/// What lies in them, by device and number.
const LETTERS: &str = "letters";
/// Up to which number a depot has them, by depot and device.
const POSTED: &str = "posted";
/// More than a card, or a mark, can be.
const PART_BYTES_MAX: usize = 4096;

/// A mailbox that is filled here, and how far.
pub(super) struct Letters {
    mailbox: Mailbox,
    card: Card,
    /// How many lie in it.
    count: u64,
    /// The epochs that the newest tells of.
    mark: Vec<u8>,
}

impl Letters {
    /// An empty mailbox.
    pub(super) fn begin(mailbox: Mailbox, card: Card) -> Letters {
        Letters {
            mailbox,
            card,
            count: 0,
            mark: Vec::new(),
        }
    }

    /// One that others filled up to a number, and that is to be emptied.
    pub(super) fn of_used(mailbox: Mailbox, card: Card, count: u64) -> Letters {
        Letters {
            count,
            ..Letters::begin(mailbox, card)
        }
    }

    /// The device that it is for.
    pub(super) fn device(&self) -> DeviceId {
        self.card.device()
    }

    /// Keeps that it is filled from here.
    pub(super) fn keep(&self, writer: &mut Writer<'_>) -> Result<(), Failure> {
        Ok(writer.shelve(MAILBOXES, self.device().bytes(), &self.encode())?)
    }

    fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut out = Cbor::default();
        out.array(4).bytes(self.mailbox.bytes());
        out.bytes(self.card.bytes())
            .uint(self.count)
            .bytes(&self.mark);
        Zeroizing::new(out.done())
    }

    fn decode(bytes: &[u8]) -> Result<Letters, Check> {
        let mut read = Reader::new(bytes);
        read.array_of(4)?;
        let letters = Letters {
            mailbox: Mailbox::from_bytes(read.exactly()?),
            card: Card::parse(read.bytes(PART_BYTES_MAX)?)?,
            count: read.uint()?,
            mark: read.bytes(PART_BYTES_MAX)?.to_vec(),
        };
        read.done()?;
        Ok(letters)
    }

    fn key(&self, number: u64) -> Vec<u8> {
        [self.card.device().bytes(), &number.to_be_bytes()].concat()
    }
}

impl Office {
    /// Writes the next object of each mailbox whose rooms have other keys than its newest one tells of.
    pub(super) fn write_letters(&mut self) -> Result<(), Failure> {
        for mut letters in self.mailboxes()? {
            let locators = self.locators()?;
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let mark = mark(group, &letters.card);
            if mark.is_empty() || mark == letters.mark {
                continue;
            }
            let device = letters.card.device();
            let rooms = group.rooms.values();
            let within = rooms.filter(|room| room.resolver().whole().is_member(&device));
            let starts = within.map(|room| start(room, &device)).collect();
            let welcome = Welcome::new(starts, locators).map_err(|_| Failure::GroupDamaged)?;
            let number = letters.count + 1;
            let (sender, to) = (&group.identity.keys, &letters.card);
            let object = letters
                .mailbox
                .object(number, &welcome, sender, to, &mut Entropy);
            (letters.count, letters.mark) = (number, mark);
            self.vault.write(|writer| -> Result<(), Failure> {
                writer.shelve(LETTERS, &letters.key(number), &object)?;
                letters.keep(writer)
            })?;
        }
        Ok(())
    }

    /// Puts what a depot does not have yet, and takes away what was for devices that are out.
    pub(super) fn post_letters(
        &mut self,
        kept: &KeptDepot,
        depot: &dyn Depot,
    ) -> Result<(), Failure> {
        for letters in self.mailboxes()? {
            let device = letters.card.device();
            let place = |number| Name::new(letters.mailbox.place(number).name());
            if self.is_gone(&letters.card)? {
                for name in (1..=letters.count).filter_map(place) {
                    depot.delete(&name)?;
                }
                continue;
            }
            let posted = posted_key(kept, &device);
            let known = self.vault.shelved(POSTED, &posted)?;
            let known = known.and_then(|bytes| bytes[..].try_into().ok());
            let known = known.map_or(0, u64::from_be_bytes);
            for number in known + 1..=letters.count {
                let (Some(object), Some(name)) = (
                    self.vault.shelved(LETTERS, &letters.key(number))?,
                    place(number),
                ) else {
                    continue;
                };
                depot.put(&name, &object)?;
                self.vault.write(|writer| -> Result<(), Failure> {
                    Ok(writer.shelve(POSTED, &posted, &number.to_be_bytes())?)
                })?;
            }
        }
        Ok(())
    }

    /// Forgets mailboxes whose devices are out, once they are empty in every depot; a sheet that no
    /// other took the place of does not open this vault any more either.
    pub(super) fn forget_letters(&mut self) -> Result<(), Failure> {
        let (mut gone, mut there) = (0, 0);
        for letters in self.mailboxes()? {
            let is_gone = self.is_gone(&letters.card)?;
            if letters.card.kind() == DeviceKind::Paper {
                *if is_gone { &mut gone } else { &mut there } += 1;
            }
            if is_gone {
                self.vault.write(|writer| -> Result<(), Failure> {
                    for number in 1..=letters.count {
                        writer.unshelve(LETTERS, &letters.key(number))?;
                    }
                    writer.unshelve(MAILBOXES, letters.card.device().bytes())?;
                    Ok(())
                })?;
            }
        }
        if gone > 0 && there == 0 {
            self.vault.drop_paper_key()?;
        }
        Ok(())
    }

    /// Whether some depot has what a device without a machine needs to begin.
    pub(super) fn is_posted(&self, device: &DeviceId) -> Result<bool, Failure> {
        for kept in self.kept_depots()? {
            let posted = posted_key(&kept, device);
            if self.vault.shelved(POSTED, &posted)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn mailboxes(&self) -> Result<Vec<Letters>, Failure> {
        let mut all = Vec::new();
        self.vault.each_shelved(MAILBOXES, &[], |_, value| {
            all.push(Letters::decode(value).map_err(|_| Failure::GroupDamaged)?);
            Ok::<(), Failure>(())
        })?;
        Ok(all)
    }

    fn locators(&self) -> Result<Vec<Locator>, Failure> {
        let kept = self.kept_depots()?;
        let locators = kept
            .iter()
            .filter_map(|depot| Locator::new(&depot.locator).ok());
        Ok(locators.collect())
    }

    /// Whether a device is known to the rooms, and out of all of them.
    fn is_gone(&mut self, card: &Card) -> Result<bool, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let device = card.device();
        let mut seen = Vec::new();
        for room in group.rooms.values() {
            let resolution = room.resolver().whole();
            seen.extend(resolution.devices.get(&device).map(|seen| seen.state));
        }
        Ok(!seen.is_empty() && seen.iter().all(|state| *state == State::Out))
    }
}

fn posted_key(kept: &KeptDepot, device: &DeviceId) -> Vec<u8> {
    [kept.handle.as_bytes(), &[0], device.bytes()].concat()
}

/// The newest epochs of the rooms in which a device is; nothing while it is in none.
fn mark(group: &Group, card: &Card) -> Vec<u8> {
    let device = card.device();
    let rooms = group.rooms.values();
    let within = rooms.filter(|room| room.resolver().whole().is_member(&device));
    let epochs = within.filter_map(|room| room.eligible());
    epochs.flat_map(|epoch| epoch.0).collect()
}
