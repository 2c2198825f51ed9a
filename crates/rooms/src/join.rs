//! The joiner's side of an invitation (room.md, 15): keys drawn for a code, an answer, words, a welcome.
//!
//! As with [`crate::invite`], each state is another type, and is kept before what comes of it leaves.

use rand_core::CryptoRng;

use crate::act::Act;
use crate::check::Check;
use crate::code::Code;
use crate::device::{Card, DeviceKind, Keys};
use crate::ids::{DeviceId, PersonId, RoomId};
use crate::offer::{Offer, Purpose};
use crate::sealed::Place;
use crate::steps::{self, INVITER, JOINER, StepOne, welcome_places};
use crate::welcome::Welcome;
use crate::words::Words;

/// Somebody with a code, and with keys that were drawn for it.
pub struct Joining {
    pub(crate) code: Code,
    pub(crate) keys: Keys,
    pub(crate) step1: StepOne,
    pub(crate) object: Vec<u8>,
}

impl Joining {
    /// Draws keys for a code.
    ///
    /// # Errors
    /// R-002 where the name is longer than 256 bytes.
    pub fn begin(code: Code, name: &str, random: &mut dyn CryptoRng) -> Result<Self, Check> {
        let keys = Keys::draw(code.process, DeviceKind::Machine, random);
        let step1 = StepOne::write(&keys, &code.invite(), name, random)?;
        let object = steps::place(&code, JOINER).seal(&step1.bytes, random);
        Ok(Self {
            code,
            keys,
            step1,
            object,
        })
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// Where step 1 is to be put, and its bytes: the same each time.
    #[must_use]
    pub fn object(&self) -> (Place, &[u8]) {
        (steps::place(&self.code, JOINER), &self.object)
    }

    /// Looks at what lies there already.
    ///
    /// # Errors
    /// R-071 where it opens and is another's: somebody else has the code.
    pub fn look(&self, object: &[u8]) -> Result<(), Check> {
        match steps::place(&self.code, JOINER).open(object) {
            Ok(other) if other != self.step1.bytes => Err(Check::R071),
            _ => Ok(()),
        }
    }

    /// Where to look for the answer.
    #[must_use]
    pub fn answer_place(&self) -> Place {
        steps::place(&self.code, INVITER)
    }

    /// Reads an answer; nothing comes of one that is refused.
    ///
    /// # Errors
    /// as any object, R-072 where it is not by the one whose code this is or
    /// not for this device, and what [`Offer::read`] refuses.
    pub fn read(&self, object: &[u8]) -> Result<Answer, Check> {
        let sealed = self.answer_place().open(object)?;
        let offer = steps::open_answer(&self.code, &self.step1, &self.keys, &sealed)?;
        Ok(Answer(offer))
    }

    /// Takes an answer that was read.
    ///
    /// # Panics
    /// Where it was read for another code.
    #[must_use]
    pub fn take(self, answer: Answer) -> Invited {
        let committed = crate::offer::commitment(&answer.0.write());
        assert!(committed == self.code.commitment, "an answer to this code");
        Invited {
            code: self.code,
            keys: self.keys,
            step1: self.step1,
            offer: answer.0,
        }
    }
}

/// An answer that met the code.
pub struct Answer(Offer);

/// Somebody who was answered: both sides are bound, so there are words to compare.
pub struct Invited {
    pub(crate) code: Code,
    pub(crate) keys: Keys,
    pub(crate) step1: StepOne,
    pub(crate) offer: Offer,
}

impl Invited {
    /// The words that the inviter has to see as well.
    #[must_use]
    pub fn words(&self) -> Words {
        steps::words(&self.code, &self.step1, &self.offer)
    }

    /// What they are invited to.
    #[must_use]
    pub fn offer(&self) -> &Offer {
        &self.offer
    }

    /// People said that the words are the same. Where they differ, this is dropped, and the keys with it.
    #[must_use]
    pub fn same(self) -> Awaiting {
        Awaiting {
            code: self.code,
            keys: self.keys,
            step1: self.step1,
            offer: self.offer,
        }
    }
}

/// Somebody who compared words, and waits to be let in.
pub struct Awaiting {
    pub(crate) code: Code,
    pub(crate) keys: Keys,
    pub(crate) step1: StepOne,
    pub(crate) offer: Offer,
}

impl Awaiting {
    /// What they are invited to.
    #[must_use]
    pub fn offer(&self) -> &Offer {
        &self.offer
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// The keys of the device that is to be let in.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Where to look for welcomes, in order, until one is missing.
    pub fn welcome_places(&self) -> impl Iterator<Item = Place> + use<> {
        welcome_places(&self.code.invite())
    }

    /// Opens a welcome, and says whose it is. It only helps to find and open: see [`Self::let_in`].
    ///
    /// # Errors
    /// as any object, R-084 where it was not sealed to this device or is for a
    /// room that was not offered, and what [`Welcome::read`] and a card are refused for.
    pub fn open(&self, place: &Place, object: &[u8]) -> Result<(Card, Welcome), Check> {
        let sealed = place.open(object)?;
        let device = self.keys.device();
        let info = steps::info("welcome", &self.code.process, &self.code.invite(), &device);
        let (sender, welcome) = Welcome::open(&info, &self.keys, &sealed)?;
        let offered = |start: &crate::welcome::RoomStart| self.offer.room(&start.room).is_some();
        if welcome.rooms.iter().all(offered) {
            Ok((sender, welcome))
        } else {
            Err(Check::R084)
        }
    }

    /// Holds what the room says, once its outline is read from the genesis on, against what was offered.
    ///
    /// # Errors
    /// R-073 where the act lets in another card than the own; R-074 where it is not of this invitation
    /// or not what was offered, or own device, inviter or sender are not members.
    pub fn let_in(&self, room: &RoomId, found: &LetIn<'_>) -> Result<(), Check> {
        let offered = self.offer.room(room).ok_or(Check::R074)?;
        let new = found.act.new_device().ok_or(Check::R074)?;
        if new.card != *self.keys.card() {
            return Err(Check::R073);
        }
        let cuts = match found.act {
            Act::Recover { cuts, .. } => cuts.clone(),
            _ => Vec::new(),
        };
        let meant = self
            .offer
            .act(offered, self.step1.new.clone(), self.code.invite(), cuts);
        let devices = [self.keys.device(), self.offer.card.device(), found.sender];
        let right = *found.act == meant
            && found.person == offered.person
            && devices.iter().all(|device| (found.is_member)(device));
        if right { Ok(()) } else { Err(Check::R074) }
    }

    /// The keys, for the vault that goes on with them.
    #[must_use]
    pub fn into_keys(self) -> Keys {
        self.keys
    }

    /// What the device is to be.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.offer.purpose
    }
}

/// What a room says about a newcomer.
pub struct LetIn<'r> {
    /// The act in force that lets the own device in.
    pub act: &'r Act,
    /// The person that the own device is of, by that.
    pub person: PersonId,
    /// Who sent the welcome.
    pub sender: DeviceId,
    /// Whether a device is a member.
    pub is_member: &'r dyn Fn(&DeviceId) -> bool,
}
