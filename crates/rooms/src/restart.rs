//! A vault that was copied or restored goes on as a new device (room.md, 16.4): one key may not sign
//! two histories, so whoever finds own entries that it does not know writes nothing more as that device.

use crate::act::{Act, Cut, NewDevice, restart_bytes};
use crate::check::Check;
use crate::device::{Card, Keys};
use crate::ids::{EntryId, ProcessId, RoomId};
use crate::signature::{SignLabel, Signature};

/// Holds what somebody saw of the own chain against what is known of it here.
///
/// `known` gives the own entry of a number, from 1; a number 0 says that nothing was seen.
///
/// # Errors
/// R-081 where there is an entry that is not known here, or another of that number: this vault is a
/// copy or a backup of one that went on.
pub fn is_current(
    seen: (u64, EntryId),
    known: impl Fn(u64) -> Option<EntryId>,
) -> Result<(), Check> {
    let (seq, id) = seen;
    if seq == 0 || known(seq) == Some(id) {
        Ok(())
    } else {
        Err(Check::R081)
    }
}

/// The first entry of the new device's chain: the old device says by which key it goes on.
///
/// # Panics
/// Where `last` is not of the old device.
#[must_use]
pub fn act(old: &Keys, last: Cut, room: &RoomId, new: &Keys) -> Act {
    assert!(last.device == old.device(), "the old device's own entry");
    let process = old.card().process();
    let signed = restart_bytes(&process, room, &last, new.card());
    Act::Restart {
        signature: old.sign(SignLabel::Restart, &signed),
        new: NewDevice {
            card: new.card().clone(),
            possession: new.prove(&room.0),
        },
        old: last,
    }
}

/// What the room knows of a device that somebody wants to go on from.
#[derive(Clone, Copy)]
pub struct Before<'r> {
    /// Its card.
    pub card: &'r Card,
    /// Whether its chain is forked: two hold the key.
    pub forked: bool,
    /// Whether it went on as another device already.
    pub restarted: bool,
}

/// Refuses a restart that the old device's key does not allow.
///
/// # Errors
/// R-082 where the signature is not the old device's, its chain is forked, or it is not its first;
/// of the new device.
pub fn check(
    (old, new, signature): (&Cut, &NewDevice, &Signature),
    process: &ProcessId,
    room: &RoomId,
    before: Before<'_>,
) -> Result<(), Check> {
    new.card.belongs(process)?;
    new.card.proves(&room.0, &new.possession)?;
    let signed = restart_bytes(process, room, old, &new.card);
    let allowed = !before.forked
        && !before.restarted
        && before.card.device() == old.device
        && new.card.device() != old.device
        && before.card.verify(SignLabel::Restart, &signed, signature);
    if allowed { Ok(()) } else { Err(Check::R082) }
}
