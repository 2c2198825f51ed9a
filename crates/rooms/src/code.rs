//! The one line that is sent over any messenger (room.md, 15.1). It may be read along; it lets its
//! reader knock, and nobody in without the words that are compared by voice.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::base32;
use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::derive::{Label, derive};
use crate::ids::{InviteId, ProcessId};
use crate::limits::{CODE_BYTES_MAX, SECONDS_MAX};
use crate::locator::{self, Locator};
use crate::pasted;

const MARK: &str = "answerable-";
const CHECK_BYTES: usize = 4;

/// What joiner and inviter share from the start, and whoever read the code with them.
#[derive(Clone)]
pub struct CodeSecret(pub(crate) Zeroizing<[u8; 16]>);

impl CodeSecret {
    pub(crate) fn draw(rng: &mut dyn CryptoRng) -> Self {
        let mut secret = Zeroizing::new([0; 16]);
        rng.fill_bytes(&mut secret[..]);
        Self(secret)
    }

    /// The name by which acts know the invitation.
    #[must_use]
    pub fn invite(&self) -> InviteId {
        InviteId(derive(Label::InviteId, &[&self.0[..]]))
    }
}

/// An invitation's code.
#[derive(Clone)]
pub struct Code {
    pub(crate) secret: CodeSecret,
    /// Fixes the whole of what is offered, before anything is known of who joins.
    pub(crate) commitment: [u8; 32],
    pub(crate) process: ProcessId,
    pub(crate) at: u64,
    pub(crate) locators: Vec<Locator>,
}

impl Code {
    /// Finds the code in what was pasted.
    ///
    /// # Errors
    /// R-070 where none is whole; R-003 where it is of a newer program.
    pub fn parse(pasted: &str) -> Result<Self, Check> {
        // The mark without its hyphen: messengers turn hyphens into dashes.
        let mark = MARK.trim_end_matches('-');
        pasted::find(pasted, mark, Self::read).map_err(|wrong| wrong.unwrap_or(Check::R070))
    }

    /// The line to send.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let item = Zeroizing::new(self.item());
        let check = derive(Label::CodeCheck, &[&item]);
        let whole = Zeroizing::new([&item[..], &check[..CHECK_BYTES]].concat());
        let letters = Zeroizing::new(base32::encode(&whole));
        Zeroizing::new([MARK, &letters].concat())
    }

    /// The name by which acts know the invitation.
    #[must_use]
    pub fn invite(&self) -> InviteId {
        self.secret.invite()
    }

    /// The process that the code is of.
    #[must_use]
    pub fn process(&self) -> ProcessId {
        self.process
    }

    /// When it was made, by its maker's clock.
    #[must_use]
    pub fn at(&self) -> u64 {
        self.at
    }

    /// Where the steps may lie.
    #[must_use]
    pub fn locators(&self) -> &[Locator] {
        &self.locators
    }

    pub(crate) fn item(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.array(7).version();
        writer.bytes(&self.secret.0[..]).bytes(&self.commitment);
        writer.bytes(self.process.bytes()).uint(self.at);
        locator::write(&mut writer, &self.locators);
        writer.done()
    }

    /// Bytes that passed the check are what somebody wrote; only then a version says anything.
    fn read(bytes: &[u8]) -> Result<Self, Check> {
        let text_len = MARK.len() + (bytes.len() * 8).div_ceil(5);
        let (item, check) = bytes.split_last_chunk::<CHECK_BYTES>().ok_or(Check::R070)?;
        if text_len > CODE_BYTES_MAX || derive(Label::CodeCheck, &[item])[..CHECK_BYTES] != *check {
            return Err(Check::R070);
        }
        Self::read_item(item).map_err(|check| match check {
            Check::R003 => Check::R003,
            _ => Check::R070,
        })
    }

    pub(crate) fn read_item(item: &[u8]) -> Result<Self, Check> {
        let mut reader = Reader::new(item);
        let len = reader.array()?;
        reader.version()?;
        if len != 7 {
            return Err(Check::R001);
        }
        let code = Self {
            secret: CodeSecret(Zeroizing::new(reader.exactly()?)),
            commitment: reader.exactly()?,
            process: ProcessId(reader.exactly()?),
            at: reader.uint_max(SECONDS_MAX)?,
            locators: locator::read(&mut reader)?,
        };
        reader.done()?;
        Ok(code)
    }
}

/// Whether so many storages still fit into a code.
pub(crate) fn fits(code: &Code) -> bool {
    code.text().len() <= CODE_BYTES_MAX && code.locators.len() <= crate::limits::LOCATORS_MAX
}
