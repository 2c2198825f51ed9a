//! One piece of a recovery key, as a line that can be kept on paper (room.md, 16.5).

use zeroize::Zeroizing;

use crate::base32;
use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::derive::{Label, derive};
use crate::ids::{DeviceId, ProcessId};
use crate::limits::SHARES_MAX;
use crate::pasted;

const MARK: &str = "answerable-share-";
/// The mark as [`pasted`] sees it, without what is passed over.
const MARK_BARE: &str = "answerableshare";
const CHECK_BYTES: usize = 4;

/// One piece; without `Debug`, and wiped.
#[derive(Clone)]
pub struct Share {
    /// Which pieces belong together.
    pub(crate) set: [u8; 16],
    /// How many are enough.
    pub(crate) enough: u8,
    /// How many there are.
    pub(crate) of: u8,
    /// Which one this is, from 1.
    pub(crate) index: u8,
    pub(crate) process: ProcessId,
    pub(crate) device: DeviceId,
    pub(crate) value: Zeroizing<[u8; 32]>,
}

impl Share {
    /// Finds a piece in what was pasted or typed.
    ///
    /// # Errors
    /// R-083 where none is whole; R-003 where it is of a newer program.
    pub fn parse(pasted: &str) -> Result<Self, Check> {
        pasted::find(pasted, MARK_BARE, Self::read).map_err(|wrong| wrong.unwrap_or(Check::R083))
    }

    /// The line to keep.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let mut writer = Writer::default();
        writer.array(8).uint(1).bytes(&self.set);
        writer.uint(self.enough.into()).uint(self.of.into());
        writer.uint(self.index.into());
        writer.bytes(self.process.bytes());
        writer.bytes(self.device.bytes());
        writer.bytes(&self.value[..]);
        let item = Zeroizing::new(writer.done());
        let check = derive(Label::ShareCheck, &[&item]);
        let whole = Zeroizing::new([&item[..], &check[..CHECK_BYTES]].concat());
        let letters = Zeroizing::new(base32::encode(&whole));
        Zeroizing::new([MARK, &letters].concat())
    }

    /// Which one this is, from 1, how many there are, and how many are enough.
    #[must_use]
    pub fn numbers(&self) -> (u8, u8, u8) {
        (self.index, self.of, self.enough)
    }

    /// The process that the key is for.
    #[must_use]
    pub fn process(&self) -> ProcessId {
        self.process
    }

    /// The device that the joined pieces give.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// What all pieces of one set say alike.
    pub(crate) fn group(&self) -> ([u8; 16], u8, u8, ProcessId, DeviceId) {
        (self.set, self.enough, self.of, self.process, self.device)
    }

    pub(crate) fn same(&self, other: &Self) -> bool {
        self.group() == other.group() && self.index == other.index && self.value == other.value
    }

    fn read(bytes: &[u8]) -> Result<Self, Check> {
        let (item, check) = bytes.split_last_chunk::<CHECK_BYTES>().ok_or(Check::R083)?;
        if derive(Label::ShareCheck, &[item])[..CHECK_BYTES] != *check {
            return Err(Check::R083);
        }
        Self::read_item(item).map_err(|check| match check {
            Check::R003 => Check::R003,
            _ => Check::R083,
        })
    }

    fn read_item(item: &[u8]) -> Result<Self, Check> {
        let mut reader = Reader::new(item);
        let len = reader.array()?;
        if reader.uint()? != 1 {
            return Err(Check::R003);
        }
        if len != 8 {
            return Err(Check::R001);
        }
        let set = reader.exactly()?;
        let mut number = || {
            let number = reader.uint_max(SHARES_MAX.into())?;
            u8::try_from(number).map_err(|_| Check::R002)
        };
        let (enough, of, index) = (number()?, number()?, number()?);
        let share = Self {
            set,
            enough,
            of,
            index,
            process: ProcessId(reader.exactly()?),
            device: DeviceId(reader.exactly()?),
            value: Zeroizing::new(reader.exactly()?),
        };
        reader.done()?;
        let right = enough >= 2 && enough <= of && index >= 1 && index <= of;
        if right { Ok(share) } else { Err(Check::R083) }
    }
}
