//! What an invitation offers: into which rooms, as whom (room.md, 15.1). The code commits to all of it,
//! so nobody can fit it to anything later.

use zeroize::Zeroizing;

use crate::act::{Act, Cut, NewDevice, Side, sorted};
use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::derive::{Label, derive};
use crate::device::Card;
use crate::entry::room_of;
use crate::genesis::{Genesis, RoomKind};
use crate::ids::{InviteId, PersonId, ProcessId, RoomId};
use crate::limits::{CARD_BYTES_MAX, GENESIS_BYTES_MAX, ROOMS_MAX};
use crate::outline::Outline;

/// What the invited device is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The first device of a new person.
    Join = 0,
    /// A further device of the inviter's own.
    Own = 1,
    /// A new device for somebody who lost theirs.
    Recover = 2,
}

/// One of the rooms, and as whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The room.
    pub room: RoomId,
    /// The body of its first entry, whose hash the room is.
    pub genesis: Vec<u8>,
    /// A new name for a new person; else whose device it is to be.
    pub person: PersonId,
    /// Where they stand.
    pub side: Side,
    /// Whether they read the content.
    pub reader: bool,
    /// Whether a reader reads from now on, instead of from the beginning.
    pub from_now: bool,
}

/// All that is offered, with the value that the inviter keeps back until step 1 is read.
#[derive(Clone)]
pub struct Offer {
    /// The inviter's device.
    pub(crate) card: Card,
    pub(crate) kept_back: Zeroizing<[u8; 32]>,
    pub(crate) process: ProcessId,
    pub(crate) purpose: Purpose,
    pub(crate) rooms: Vec<Offered>,
}

impl Offer {
    /// The inviter's device.
    #[must_use]
    pub fn inviter(&self) -> &Card {
        &self.card
    }

    /// What the invited device is to be.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The rooms, in order of their ids.
    #[must_use]
    pub fn rooms(&self) -> &[Offered] {
        &self.rooms
    }

    /// The one of that name.
    #[must_use]
    pub fn room(&self, room: &RoomId) -> Option<&Offered> {
        self.rooms.iter().find(|offered| offered.room == *room)
    }

    /// Reads an offer: hostile bytes until they were held against the code's commitment.
    ///
    /// # Errors
    /// of its form, R-025 of an unknown purpose or side, R-014 of a card of another
    /// process, R-073 where a genesis is none, does not give its room, or is of another process.
    pub fn read(bytes: &[u8]) -> Result<Self, Check> {
        let mut reader = Reader::new(bytes);
        reader.array_of(5)?;
        let card = Card::parse(reader.bytes(CARD_BYTES_MAX)?)?;
        let kept_back = Zeroizing::new(reader.exactly()?);
        let process = ProcessId(reader.exactly()?);
        card.belongs(&process)?;
        let purpose = match reader.uint()? {
            0 => Purpose::Join,
            1 => Purpose::Own,
            2 => Purpose::Recover,
            _ => return Err(Check::R025),
        };
        let len = reader.array_up_to(ROOMS_MAX)?;
        let rooms: Vec<Offered> = (0..len)
            .map(|_| Offered::read(&mut reader, &process))
            .collect::<Result<_, _>>()?;
        reader.done()?;
        sorted(&rooms, |offered| offered.room)?;
        if rooms.is_empty() {
            return Err(Check::R001);
        }
        Ok(Self {
            card,
            kept_back,
            process,
            purpose,
            rooms,
        })
    }

    /// Writes what [`Self::read`] reads.
    pub(crate) fn write(&self) -> Zeroizing<Vec<u8>> {
        let mut writer = Writer::default();
        writer.array(5).bytes(self.card.bytes());
        writer.bytes(&self.kept_back[..]);
        writer.bytes(self.process.bytes());
        writer.uint(self.purpose as u64).array(self.rooms.len());
        for offered in &self.rooms {
            writer.array(6).bytes(offered.room.bytes());
            writer.bytes(&offered.genesis);
            writer.bytes(offered.person.bytes());
            writer.uint(offered.side as u64);
            writer.uint(offered.reader.into());
            writer.uint(offered.from_now.into());
        }
        Zeroizing::new(writer.done())
    }

    /// The act that it comes to in a room, for the device that was compared; `cuts` are the lost
    /// devices of a recovery, and up to where each counts.
    pub(crate) fn act(
        &self,
        at: &Offered,
        new: NewDevice,
        invite: InviteId,
        cuts: Vec<Cut>,
    ) -> Act {
        match self.purpose {
            Purpose::Join => Act::Admit {
                person: at.person,
                side: at.side,
                reader: at.reader,
                from_now: at.from_now,
                new,
                invite,
            },
            Purpose::Own => Act::Add {
                new,
                invite: Some(invite),
            },
            Purpose::Recover => Act::Recover {
                person: at.person,
                new,
                invite,
                cuts,
            },
        }
    }
}

impl Offered {
    /// What the room is for.
    ///
    /// # Panics
    /// Where the genesis is none; what was read from outside has passed R-073.
    #[must_use]
    pub fn kind(&self) -> RoomKind {
        self.begins().expect("checked where it was read").kind
    }

    fn begins(&self) -> Option<Genesis> {
        match Outline::parse(&self.genesis) {
            Ok(Outline::Genesis(genesis)) => Some(genesis),
            _ => None,
        }
    }

    fn read(reader: &mut Reader<'_>, process: &ProcessId) -> Result<Self, Check> {
        reader.array_of(6)?;
        let offered = Self {
            room: RoomId(reader.exactly()?),
            genesis: reader.bytes(GENESIS_BYTES_MAX)?.to_vec(),
            person: PersonId(reader.exactly()?),
            side: Side::read(reader)?,
            reader: reader.flag()?,
            from_now: reader.flag()?,
        };
        let genesis = offered.begins().ok_or(Check::R073)?;
        let voice_fits = offered.reader || genesis.kind == RoomKind::Contact;
        let right = room_of(&offered.genesis) == offered.room && genesis.process == *process;
        if right && voice_fits {
            Ok(offered)
        } else {
            Err(Check::R073)
        }
    }
}

/// What the code fixes of an offer.
pub(crate) fn commitment(offer: &[u8]) -> [u8; 32] {
    derive(Label::InviteCommitment, &[offer])
}
