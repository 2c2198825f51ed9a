//! Acts: what changes who is in a room (room.md, 10.1).

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::device::Card;
use crate::ids::{DeviceId, EntryId, InviteId, PersonId, ProcessId, RoomId};
use crate::limits::{ACTS_MAX, CARD_BYTES_MAX, DEVICES_MAX, SEQ_MAX};
use crate::signature::Signature;

/// Where a person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The survivor.
    Survivor = 0,
    /// Her support group.
    Support = 1,
    /// The contact group.
    Contact = 2,
}

impl Side {
    /// Her side: herself and her support group.
    #[must_use]
    pub fn is_hers(self) -> bool {
        self != Side::Contact
    }

    /// Reads 0, 1 or 2.
    ///
    /// # Errors
    /// R-001 of its form, R-025 of a side that is not known.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, Check> {
        match reader.uint()? {
            0 => Ok(Self::Survivor),
            1 => Ok(Self::Support),
            2 => Ok(Self::Contact),
            _ => Err(Check::R025),
        }
    }
}

/// Up to where a device's chain counts: the last entry that the author of an act had seen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cut {
    /// The device.
    pub device: DeviceId,
    /// The number of the entry; 0 where nothing was seen.
    pub seq: u64,
    /// Its id; the chain's start where nothing was seen.
    pub id: EntryId,
}

/// A device that is brought in, with the proof that its key is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDevice {
    /// Its card.
    pub card: Card,
    /// Its signature over its name and what the proof is bound to (room.md, section 4).
    pub possession: Signature,
}

/// What its author proposes, or does where nobody else is asked.
///
/// What stands in lists has no order of its own: devices and ids are sorted, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Lets a new person in, with their first device.
    Admit {
        /// A new name, drawn by the proposer.
        person: PersonId,
        /// Where they stand.
        side: Side,
        /// Whether they get keys to the content; a voice gets the outline alone.
        reader: bool,
        /// Whether a reader reads from now on, instead of from the beginning.
        from_now: bool,
        /// Their device; the proof is bound to the invitation.
        new: NewDevice,
        /// The invitation that is used up.
        invite: InviteId,
    },
    /// Adds a device of the author's own.
    Add {
        /// The device; the proof is bound to the invitation, or without one to the room.
        new: NewDevice,
        /// The invitation; none for a paper key.
        invite: Option<InviteId>,
    },
    /// Removes a person.
    Remove {
        /// Who.
        person: PersonId,
        /// Up to where each of their devices counts.
        cuts: Vec<Cut>,
    },
    /// The author's person leaves.
    Leave,
    /// Drops devices of the author's own.
    Drop {
        /// Which; at least one.
        devices: Vec<DeviceId>,
    },
    /// Gives somebody a new device in place of lost ones.
    Recover {
        /// Who.
        person: PersonId,
        /// The device; the proof is bound to the invitation.
        new: NewDevice,
        /// The invitation that is used up.
        invite: InviteId,
        /// The lost devices, and up to where each counts.
        cuts: Vec<Cut>,
    },
    /// Settles what is in dispute: each act with whether it stands.
    Settle {
        /// Acts, sorted; at least one.
        verdicts: Vec<(EntryId, bool)>,
    },
    /// A copied or restored device goes on as a new one; the first entry of the new chain.
    Restart {
        /// The device that it was, and the latest entry of its own that it knows.
        old: Cut,
        /// The new device; the proof is bound to the room.
        new: NewDevice,
        /// The old device's signature over [`restart_bytes`].
        signature: Signature,
    },
}

impl Act {
    /// Reads an act.
    ///
    /// # Errors
    /// of its form, R-025 of an act or side that is not known, and what a card is
    /// refused for. Proofs are not held against anything yet: see [`Self::proves`].
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, Check> {
        let len = reader.array()?;
        let act = match (reader.uint()?, len) {
            (0, 8) => Self::admit(reader)?,
            (1, 4) => Self::Add {
                new: NewDevice::read(reader)?,
                invite: match reader.array_up_to(1)? {
                    0 => None,
                    _ => Some(InviteId(reader.exactly()?)),
                },
            },
            (2, 3) => Self::Remove {
                person: PersonId(reader.exactly()?),
                cuts: cuts(reader)?,
            },
            (3, 1) => Self::Leave,
            (4, 2) => Self::Drop {
                devices: devices(reader)?,
            },
            (5, 6) => Self::Recover {
                person: PersonId(reader.exactly()?),
                new: NewDevice::read(reader)?,
                invite: InviteId(reader.exactly()?),
                cuts: cuts(reader)?,
            },
            (6, 2) => Self::Settle {
                verdicts: verdicts(reader)?,
            },
            (7, 7) => Self::Restart {
                old: cut(reader)?,
                new: NewDevice::read(reader)?,
                signature: Signature(reader.exactly()?),
            },
            (0..=7, _) => return Err(Check::R001),
            _ => return Err(Check::R025),
        };
        Ok(act)
    }

    fn admit(reader: &mut Reader<'_>) -> Result<Self, Check> {
        Ok(Self::Admit {
            person: PersonId(reader.exactly()?),
            side: Side::read(reader)?,
            reader: reader.flag()?,
            from_now: reader.flag()?,
            new: NewDevice::read(reader)?,
            invite: InviteId(reader.exactly()?),
        })
    }

    /// Writes what [`Self::read`] reads.
    pub fn write(&self, writer: &mut Writer) {
        match self {
            Self::Admit {
                person,
                side,
                reader,
                from_now,
                new,
                invite,
            } => {
                writer.array(8).uint(0).bytes(person.bytes());
                writer.uint(*side as u64);
                writer.uint((*reader).into()).uint((*from_now).into());
                new.write(writer);
                writer.bytes(invite.bytes());
            }
            Self::Add { new, invite } => {
                writer.array(4).uint(1);
                new.write(writer);
                writer.array(invite.iter().len());
                if let Some(invite) = invite {
                    writer.bytes(invite.bytes());
                }
            }
            Self::Remove { person, cuts } => {
                writer.array(3).uint(2).bytes(person.bytes());
                write_cuts(writer, cuts);
            }
            Self::Leave => {
                writer.array(1).uint(3);
            }
            Self::Drop { devices } => {
                writer.array(2).uint(4).array(devices.len());
                for device in devices {
                    writer.bytes(device.bytes());
                }
            }
            Self::Recover {
                person,
                new,
                invite,
                cuts,
            } => {
                writer.array(6).uint(5).bytes(person.bytes());
                new.write(writer);
                writer.bytes(invite.bytes());
                write_cuts(writer, cuts);
            }
            Self::Settle { verdicts } => {
                writer.array(2).uint(6).array(verdicts.len());
                for (act, stands) in verdicts {
                    writer.array(2).bytes(act.bytes()).uint((*stands).into());
                }
            }
            Self::Restart {
                old,
                new,
                signature,
            } => {
                writer.array(7).uint(7);
                write_cut(writer, old);
                new.write(writer);
                writer.bytes(&signature.0);
            }
        }
    }

    /// The device that it brings in.
    #[must_use]
    pub fn new_device(&self) -> Option<&NewDevice> {
        match self {
            Self::Admit { new, .. }
            | Self::Add { new, .. }
            | Self::Recover { new, .. }
            | Self::Restart { new, .. } => Some(new),
            Self::Remove { .. } | Self::Leave | Self::Drop { .. } | Self::Settle { .. } => None,
        }
    }

    /// The invitation that it uses up.
    #[must_use]
    pub fn invite(&self) -> Option<InviteId> {
        match self {
            Self::Admit { invite, .. } | Self::Recover { invite, .. } => Some(*invite),
            Self::Add { invite, .. } => *invite,
            _ => None,
        }
    }

    /// Refuses a device that is of another process, or whose key nobody has shown to hold: the proof
    /// is bound to the invitation that the act names, or else to the room.
    ///
    /// # Errors
    /// The old device's signature of a restart is not looked at here.
    pub fn proves(&self, process: &ProcessId, room: &RoomId) -> Result<(), Check> {
        let Some(new) = self.new_device() else {
            return Ok(());
        };
        let bound = self.invite().map_or(room.0, |invite| invite.0);
        new.card.belongs(process)?;
        new.card.proves(&bound, &new.possession)
    }
}

/// What the old device signs for a restart: `[1, suite, process, room, old device, seq, id, new card]`.
#[must_use]
pub fn restart_bytes(process: &ProcessId, room: &RoomId, old: &Cut, new: &Card) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.array(8).version();
    writer.bytes(process.bytes()).bytes(room.bytes());
    write_cut(&mut writer, old);
    writer.bytes(new.bytes());
    writer.done()
}

impl NewDevice {
    /// Reads card and proof, which are two elements of what they stand in.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, Check> {
        Ok(Self {
            card: Card::parse(reader.bytes(CARD_BYTES_MAX)?)?,
            possession: Signature(reader.exactly()?),
        })
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.bytes(self.card.bytes()).bytes(&self.possession.0);
    }
}

/// Refuses a list that is not sorted, or in which something stands twice.
pub(crate) fn sorted<T, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> Result<(), Check> {
    let rises = |pair: &[T]| key(&pair[0]) < key(&pair[1]);
    if list.windows(2).all(rises) {
        Ok(())
    } else {
        Err(Check::R001)
    }
}

/// Three elements of what they stand in.
fn cut(reader: &mut Reader<'_>) -> Result<Cut, Check> {
    Ok(Cut {
        device: DeviceId(reader.exactly()?),
        seq: reader.uint_max(SEQ_MAX)?,
        id: EntryId(reader.exactly()?),
    })
}

fn write_cut(writer: &mut Writer, cut: &Cut) {
    writer
        .bytes(cut.device.bytes())
        .uint(cut.seq)
        .bytes(cut.id.bytes());
}

fn cuts(reader: &mut Reader<'_>) -> Result<Vec<Cut>, Check> {
    let len = reader.array_up_to(DEVICES_MAX)?;
    let mut cuts = Vec::with_capacity(len);
    for _ in 0..len {
        reader.array_of(3)?;
        cuts.push(cut(reader)?);
    }
    sorted(&cuts, |cut| cut.device)?;
    Ok(cuts)
}

fn write_cuts(writer: &mut Writer, cuts: &[Cut]) {
    writer.array(cuts.len());
    for cut in cuts {
        writer.array(3);
        write_cut(writer, cut);
    }
}

fn devices(reader: &mut Reader<'_>) -> Result<Vec<DeviceId>, Check> {
    let len = reader.array_up_to(DEVICES_MAX)?;
    let devices: Vec<_> = (0..len)
        .map(|_| reader.exactly().map(DeviceId))
        .collect::<Result<_, _>>()?;
    sorted(&devices, |device| *device)?;
    if devices.is_empty() {
        Err(Check::R001)
    } else {
        Ok(devices)
    }
}

fn verdicts(reader: &mut Reader<'_>) -> Result<Vec<(EntryId, bool)>, Check> {
    let len = reader.array_up_to(ACTS_MAX)?;
    let mut verdicts = Vec::with_capacity(len);
    for _ in 0..len {
        reader.array_of(2)?;
        verdicts.push((EntryId(reader.exactly()?), reader.flag()?));
    }
    sorted(&verdicts, |(act, _)| *act)?;
    if verdicts.is_empty() {
        Err(Check::R001)
    } else {
        Ok(verdicts)
    }
}
