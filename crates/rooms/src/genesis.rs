//! The first entry of a room: it says what the room is, and who begins it (room.md, 5.1 and 5.4).

use crate::act::{NewDevice, Side};
use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::ids::{PersonId, ProcessId};
use crate::policy::Policy;

/// What a room is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoomKind {
    /// Hers and her support group's.
    Survivor = 0,
    /// The contact group's; her side sits in it as voices.
    Contact = 1,
    /// Where both meet.
    Bridge = 2,
}

/// What the first entry of a room says. The room's id is the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Genesis {
    /// The founder's clock, in seconds since 1970.
    pub at: u64,
    /// The process that the room is of.
    pub process: ProcessId,
    /// Random, so that no room is made twice.
    pub nonce: [u8; 32],
    /// What the room is for.
    pub kind: RoomKind,
    /// How many must agree before something happens.
    pub policy: Policy,
    /// The founder.
    pub person: PersonId,
    /// Where they stand.
    pub side: Side,
    /// Whether they read the content; a voice only in a contact room.
    pub reader: bool,
    /// Their device; the proof is bound to the nonce.
    pub founder: NewDevice,
}

impl Genesis {
    /// Reads what follows `[16, at, …`.
    ///
    /// # Errors
    /// of its form, R-003 of another version or suite, R-025 of an unknown side or room,
    /// R-040 of a policy out of bounds or a voice in another room than a contact room, R-014 and R-012
    /// of a founder's device of another process, or whose key nobody has shown to hold.
    pub(crate) fn read(reader: &mut Reader<'_>, at: u64) -> Result<Self, Check> {
        reader.version()?;
        let genesis = Self {
            at,
            process: ProcessId(reader.exactly()?),
            nonce: reader.exactly()?,
            kind: RoomKind::read(reader)?,
            policy: Policy::read(reader)?,
            person: PersonId(reader.exactly()?),
            side: Side::read(reader)?,
            reader: reader.flag()?,
            founder: NewDevice::read(reader)?,
        };
        genesis.check()?;
        Ok(genesis)
    }

    /// Writes what [`Self::read`] reads.
    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.version();
        writer.bytes(self.process.bytes()).bytes(&self.nonce);
        writer.uint(self.kind as u64);
        self.policy.write(writer);
        writer.bytes(self.person.bytes()).uint(self.side as u64);
        writer.uint(self.reader.into());
        self.founder.write(writer);
    }

    fn check(&self) -> Result<(), Check> {
        if !self.reader && self.kind != RoomKind::Contact {
            return Err(Check::R040);
        }
        self.founder.card.belongs(&self.process)?;
        self.founder
            .card
            .proves(&self.nonce, &self.founder.possession)
    }
}

impl RoomKind {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Check> {
        match reader.uint()? {
            0 => Ok(Self::Survivor),
            1 => Ok(Self::Contact),
            2 => Ok(Self::Bridge),
            _ => Err(Check::R025),
        }
    }
}
