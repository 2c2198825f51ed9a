//! What joiner and inviter lay down for each other (room.md, 15.2): step 1 fixes the joiner's keys,
//! step 2 is said only after it.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::act::NewDevice;
use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::code::Code;
use crate::derive::{Label, derive};
use crate::device::{DeviceKind, Keys};
use crate::ids::{DeviceId, InviteId, ProcessId};
use crate::limits::{NAME_BYTES_MAX, STEP_BYTES_MAX, STEP_MAX};
use crate::offer::{Offer, commitment};
use crate::sealed::Place;
use crate::signature::{SignLabel, Signature};
use crate::words::Words;

/// The joiner's step.
pub(crate) const JOINER: u8 = 1;
/// The inviter's step.
pub(crate) const INVITER: u8 = 2;
/// The first place where a welcome may lie.
pub(crate) const WELCOME: u8 = 3;

/// What a joiner laid down: the device that they want let in.
#[derive(Clone)]
pub struct StepOne {
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    pub(crate) new: NewDevice,
    name: String,
}

impl StepOne {
    /// Writes a step for the keys' device.
    ///
    /// # Errors
    /// R-002 where the name is longer than 256 bytes.
    pub(crate) fn write(
        keys: &Keys,
        invite: &InviteId,
        name: &str,
        random: &mut dyn CryptoRng,
    ) -> Result<Self, Check> {
        let possession = keys.prove(&invite.0);
        let mut nonce = [0; 32];
        random.fill_bytes(&mut nonce);
        let mut writer = Writer::default();
        writer.array(4).bytes(keys.card().bytes());
        writer.bytes(&possession.0).bytes(&nonce).text(name);
        Self::read(&writer.done(), invite, &keys.card().process())
    }

    /// Reads a step: hostile bytes of whoever has the code.
    ///
    /// # Errors
    /// of its form, what a card is refused for, R-014 of one of another process, R-012
    /// where its key is not shown to be held, R-025 of what is no machine.
    pub fn read(bytes: &[u8], invite: &InviteId, process: &ProcessId) -> Result<Self, Check> {
        let mut reader = Reader::new(bytes);
        reader.array_of(4)?;
        let new = NewDevice::read(&mut reader)?;
        let _nonce: [u8; 32] = reader.exactly()?;
        let name = reader.text(NAME_BYTES_MAX)?.to_owned();
        reader.done()?;
        new.card.belongs(process)?;
        new.card.proves(&invite.0, &new.possession)?;
        if new.card.kind() != DeviceKind::Machine {
            return Err(Check::R025);
        }
        Ok(Self {
            bytes: Zeroizing::new(bytes.to_vec()),
            new,
            name,
        })
    }

    /// The name that they gave, perhaps empty: said by whoever has the code, and shown as that.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The device that they want let in.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.new.card.device()
    }

    fn hash(&self) -> [u8; 32] {
        derive(Label::InviteStep, &[&self.bytes])
    }
}

/// The words to compare, once step 1 is read and the code has fixed the offer.
pub(crate) fn words(code: &Code, step1: &StepOne, offer: &Offer) -> Words {
    Words::of(
        &step1.hash(),
        &offer.kept_back,
        &Zeroizing::new(code.item()),
    )
}

/// Writes step 2: the offer, for the device of step 1 alone.
pub(crate) fn answer(
    code: &Code,
    step1: &StepOne,
    offer: &[u8],
    keys: &Keys,
    random: &mut dyn CryptoRng,
) -> Vec<u8> {
    let signature = keys.sign(SignLabel::InviteAnswer, &signed(step1, offer));
    let mut writer = Writer::default();
    writer.array(2).bytes(offer).bytes(&signature.0);
    let info = info("answer", &code.process, &code.invite(), &step1.device());
    step1
        .new
        .card
        .seal(&info, &Zeroizing::new(writer.done()), random)
}

/// Opens step 2, and holds it against code and step 1.
pub(crate) fn open_answer(
    code: &Code,
    step1: &StepOne,
    keys: &Keys,
    sealed: &[u8],
) -> Result<Offer, Check> {
    let info = info("answer", &code.process, &code.invite(), &step1.device());
    let plain = keys.open(&info, sealed).map_err(|_| Check::R072)?;
    let mut reader = Reader::new(&plain);
    reader.array_of(2)?;
    let bytes = reader.bytes(STEP_BYTES_MAX)?;
    let signature = Signature(reader.exactly()?);
    reader.done()?;
    if commitment(bytes) != code.commitment {
        return Err(Check::R072);
    }
    let offer = Offer::read(bytes)?;
    let signed = signed(step1, bytes);
    let right = offer.process == code.process
        && offer
            .card
            .verify(SignLabel::InviteAnswer, &signed, &signature);
    if right { Ok(offer) } else { Err(Check::R072) }
}

fn signed(step1: &StepOne, offer: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([&step1.hash()[..], offer].concat())
}

/// What an object sealed to a joiner is bound to.
pub(crate) fn info(
    occasion: &str,
    process: &ProcessId,
    invite: &InviteId,
    device: &DeviceId,
) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.array(6).version();
    writer.text(occasion).bytes(process.bytes());
    writer.bytes(invite.bytes()).bytes(device.bytes());
    writer.done()
}

/// Where step 1 or 2 of a code lies.
pub(crate) fn place(code: &Code, step: u8) -> Place {
    Place::step(&code.secret.0[..], step)
}

/// Where welcomes for an invitation may lie, in order: any member can find these.
pub fn welcome_places(invite: &InviteId) -> impl Iterator<Item = Place> + use<> {
    let invite = *invite;
    (WELCOME..=STEP_MAX).map(move |step| Place::step(invite.bytes(), step))
}
