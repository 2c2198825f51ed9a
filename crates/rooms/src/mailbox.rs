//! A paper key's mailbox (room.md, 16.3): where a machine leaves what the paper key needs to begin,
//! without having the paper key.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::derive::{Label, derive};
use crate::device::{Card, DeviceKind, Keys};
use crate::ids::{DeviceId, ProcessId};
use crate::limits::{SEQ_MAX, STEP_BYTES_MAX};
use crate::paper_key::{Entropy, ShortProcess};
use crate::sealed::Place;
use crate::welcome::Welcome;

/// The secret that a machine keeps: it finds the mailbox and fills it, and opens nothing in it.
pub struct Mailbox(Zeroizing<[u8; 32]>);

impl Mailbox {
    /// Takes one that was kept.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, to be kept in a vault.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Where the `number`th object lies, counted from 1.
    #[must_use]
    pub fn place(&self, number: u64) -> Place {
        let place = derive(Label::MailboxPlace, &[&self.0[..], &number.to_be_bytes()]);
        let key = derive(Label::MailboxKey, &[&self.0[..]]);
        Place::new(&place, key, number)
    }

    /// The object to put there, for the paper key with that card.
    #[must_use]
    pub fn object(
        &self,
        number: u64,
        welcome: &Welcome,
        sender: &Keys,
        to: &Card,
        random: &mut dyn CryptoRng,
    ) -> Vec<u8> {
        let process = to.process();
        let info = info(&process, number, &to.device());
        let mut writer = Writer::default();
        writer.array(2).bytes(process.bytes());
        writer.bytes(&welcome.seal(&info, sender, to, random));
        self.place(number).seal(&writer.done(), random)
    }
}

/// What a paper key finds in its mailbox.
pub struct Found {
    /// The keys of the device that it is.
    pub keys: Keys,
    /// The machine that left it there. Whether it is a member, the room says.
    pub sender: Card,
    /// Where to begin.
    pub welcome: Welcome,
}

/// Opens the object that was found at a number, with the words and the letters beside them.
///
/// # Errors
/// as any object; R-084 where it was not sealed to this device, or is of
/// another process than the sheet; and what [`Welcome::read`] and a card are refused for.
pub fn open(
    entropy: &Entropy,
    short: ShortProcess,
    kind: DeviceKind,
    number: u64,
    object: &[u8],
) -> Result<Found, Check> {
    let plain = entropy.mailbox(short).place(number).open(object)?;
    let mut reader = Reader::new(&plain);
    reader.array_of(2)?;
    let process = ProcessId(reader.exactly()?);
    let sealed = reader.bytes(STEP_BYTES_MAX)?;
    reader.done()?;
    if ShortProcess::of(&process) != short {
        return Err(Check::R084);
    }
    let keys = entropy.keys(process, kind);
    let info = info(&process, number, &keys.device());
    let (sender, welcome) = Welcome::open(&info, &keys, sealed)?;
    Ok(Found {
        keys,
        sender,
        welcome,
    })
}

/// Finds the newest object of a mailbox, from which none is deleted: by doubling, then halving.
#[derive(Clone, Copy, Debug, Default)]
pub struct Newest {
    present: u64,
    absent: Option<u64>,
}

impl Newest {
    /// Which number to look for next; none when the newest is known.
    #[must_use]
    pub fn next(&self) -> Option<u64> {
        match self.absent {
            None if self.present >= SEQ_MAX => None,
            None => Some((self.present * 2).clamp(1, SEQ_MAX)),
            Some(absent) if absent - self.present > 1 => {
                Some(self.present + (absent - self.present) / 2)
            }
            Some(_) => None,
        }
    }

    /// Says what was found at the number that [`Self::next`] gave.
    pub fn saw(&mut self, number: u64, present: bool) {
        if present {
            self.present = self.present.max(number);
        } else {
            self.absent = Some(number);
        }
    }

    /// The newest that was seen; 0 where there was none.
    #[must_use]
    pub fn newest(&self) -> u64 {
        self.present
    }
}

fn info(process: &ProcessId, number: u64, device: &DeviceId) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.array(6).version();
    writer.text("mailbox").bytes(process.bytes());
    writer.uint(number).bytes(device.bytes());
    writer.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_is_found_in_few_looks() {
        for newest in [0, 1, 2, 3, 7, 8, 1_000, SEQ_MAX] {
            let mut search = Newest::default();
            let mut looks = 0;
            while let Some(number) = search.next() {
                search.saw(number, number <= newest);
                looks += 1;
            }
            assert_eq!(search.newest(), newest);
            assert!(looks <= 66, "{looks}");
        }
    }
}
