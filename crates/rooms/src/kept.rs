//! How an invitation in the making lies in a vault, on either side: `[1, suite, stage, code, parts…]`.
//!
//! These bytes are secret: who has them can answer, or join. They are kept before a step leaves the
//! device, so that a machine that stops in between says the same again and nothing else.

use zeroize::Zeroizing;

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::code::Code;
use crate::device::{DeviceKind, Keys};
use crate::invite::{Answered, Compared, Invitation};
use crate::join::{Awaiting, Invited, Joining};
use crate::limits::STEP_BYTES_MAX;
use crate::offer::{Offer, commitment};
use crate::steps::StepOne;

/// An invitation in whatever state it was kept.
pub enum Kept {
    /// Drawn, not answered.
    Drawn(Invitation),
    /// Answered, words not compared.
    Answered(Answered),
    /// Words compared.
    Compared(Compared),
    /// Joining, not answered.
    Joining(Joining),
    /// Answered to, words not compared.
    Invited(Invited),
    /// Waiting to be let in.
    Awaiting(Awaiting),
}

type Secret = Zeroizing<Vec<u8>>;

impl Invitation {
    /// The bytes to keep.
    #[must_use]
    pub fn encode(&self) -> Secret {
        write(0, &self.code, &[&self.offer.write()])
    }
}

impl Answered {
    /// The bytes to keep, before step 2 is put.
    #[must_use]
    pub fn encode(&self) -> Secret {
        let parts: [&[u8]; 3] = [&self.offer.write(), &self.step1.bytes, &self.object];
        write(1, &self.code, &parts)
    }
}

impl Compared {
    /// The bytes to keep.
    #[must_use]
    pub fn encode(&self) -> Secret {
        write(2, &self.code, &[&self.offer.write(), &self.step1.bytes])
    }
}

impl Joining {
    /// The bytes to keep, before step 1 is put.
    #[must_use]
    pub fn encode(&self) -> Secret {
        let parts: [&[u8]; 3] = [&secrets(&self.keys), &self.step1.bytes, &self.object];
        write(3, &self.code, &parts)
    }
}

impl Invited {
    /// The bytes to keep.
    #[must_use]
    pub fn encode(&self) -> Secret {
        joined(4, &self.code, &self.keys, &self.step1, &self.offer)
    }
}

impl Awaiting {
    /// The bytes to keep.
    #[must_use]
    pub fn encode(&self) -> Secret {
        joined(5, &self.code, &self.keys, &self.step1, &self.offer)
    }
}

impl Kept {
    /// Reads what was kept.
    ///
    /// # Errors
    /// and what its parts are refused for: the vault is damaged, or of a newer
    /// program.
    pub fn parse(bytes: &[u8]) -> Result<Self, Check> {
        let mut reader = Reader::new(bytes);
        let len = reader.array()?;
        reader.version()?;
        let stage = reader.uint()?;
        let code = Code::read_item(reader.bytes(STEP_BYTES_MAX)?)?;
        let expected = match stage {
            0 => 5,
            2 => 6,
            1 | 3..=5 => 7,
            _ => return Err(Check::R003),
        };
        if len != expected {
            return Err(Check::R001);
        }
        let kept = match stage {
            0 => Self::Drawn(Invitation {
                offer: offer(&mut reader, &code)?,
                code,
            }),
            1 => Self::Answered(Answered {
                offer: offer(&mut reader, &code)?,
                step1: step1(&mut reader, &code)?,
                object: reader.bytes(STEP_BYTES_MAX)?.to_vec(),
                code,
            }),
            2 => Self::Compared(Compared {
                offer: offer(&mut reader, &code)?,
                step1: step1(&mut reader, &code)?,
                code,
            }),
            3 => Self::Joining(Joining {
                keys: keys(&mut reader, &code)?,
                step1: step1(&mut reader, &code)?,
                object: reader.bytes(STEP_BYTES_MAX)?.to_vec(),
                code,
            }),
            4 => Self::Invited(Invited {
                keys: keys(&mut reader, &code)?,
                step1: step1(&mut reader, &code)?,
                offer: offer(&mut reader, &code)?,
                code,
            }),
            _ => Self::Awaiting(Awaiting {
                keys: keys(&mut reader, &code)?,
                step1: step1(&mut reader, &code)?,
                offer: offer(&mut reader, &code)?,
                code,
            }),
        };
        reader.done()?;
        Ok(kept)
    }
}

fn joined(stage: u64, code: &Code, keys: &Keys, step1: &StepOne, offer: &Offer) -> Secret {
    let parts: [&[u8]; 3] = [&secrets(keys), &step1.bytes, &offer.write()];
    write(stage, code, &parts)
}

fn write(stage: u64, code: &Code, parts: &[&[u8]]) -> Secret {
    let mut writer = Writer::default();
    writer.array(4 + parts.len()).version().uint(stage);
    writer.bytes(&Zeroizing::new(code.item()));
    for part in parts {
        writer.bytes(part);
    }
    Zeroizing::new(writer.done())
}

fn secrets(keys: &Keys) -> Secret {
    let (signing, sealing) = keys.secrets();
    Zeroizing::new([&signing[..], &sealing[..]].concat())
}

fn offer(reader: &mut Reader<'_>, code: &Code) -> Result<Offer, Check> {
    let bytes = reader.bytes(STEP_BYTES_MAX)?;
    if commitment(bytes) != code.commitment {
        return Err(Check::R072);
    }
    Offer::read(bytes)
}

fn step1(reader: &mut Reader<'_>, code: &Code) -> Result<StepOne, Check> {
    StepOne::read(reader.bytes(STEP_BYTES_MAX)?, &code.invite(), &code.process)
}

fn keys(reader: &mut Reader<'_>, code: &Code) -> Result<Keys, Check> {
    let both: Zeroizing<[u8; 64]> = Zeroizing::new(reader.exactly()?);
    let (signing, sealing) = both.split_at(32);
    let half = |bytes: &[u8]| Zeroizing::new(bytes.try_into().expect("half of 64 bytes"));
    let (signing, sealing): (Zeroizing<[u8; 32]>, Zeroizing<[u8; 32]>) =
        (half(signing), half(sealing));
    Ok(Keys::from_secrets(
        code.process,
        DeviceKind::Machine,
        &signing,
        &sealing,
    ))
}
