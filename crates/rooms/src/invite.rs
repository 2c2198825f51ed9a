//! The inviter's side of an invitation (room.md, 15): drawn, answered once, compared.
//!
//! Each state is another type, and gives only what may be known in it: no words before step 1 was
//! read, no act before people said that the words are the same. A state is kept in the vault
//! ([`crate::kept`]) *before* anything that comes of it leaves the device.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::act::{Act, Cut, NewDevice};
use crate::check::Check;
use crate::code::{Code, CodeSecret, fits};
use crate::device::{Card, Keys};
use crate::ids::{InviteId, RoomId};
use crate::limits::SECONDS_MAX;
use crate::locator::Locator;
use crate::offer::{Offer, Offered, Purpose, commitment};
use crate::sealed::Place;
use crate::steps::{self, INVITER, JOINER, StepOne};
use crate::welcome::Welcome;
use crate::words::Words;

/// An invitation that nobody was answered on yet. It is neither copied nor shown: whoever answers
/// two people on one code gives the second all the tries they want.
pub struct Invitation {
    pub(crate) code: Code,
    pub(crate) offer: Offer,
}

impl Invitation {
    /// Draws an invitation into rooms, by the device with those keys.
    ///
    /// # Errors
    /// R-002 where it does not fit into a code: too many rooms or storages, or too long names of them;
    /// R-073 where a genesis does not give its room, or a voice is offered outside of a contact room.
    pub fn draw(
        keys: &Keys,
        purpose: Purpose,
        mut rooms: Vec<Offered>,
        locators: Vec<Locator>,
        now_s: u64,
        random: &mut dyn CryptoRng,
    ) -> Result<Self, Check> {
        rooms.sort_by_key(|offered| offered.room);
        let secret = CodeSecret::draw(random);
        let mut kept_back = Zeroizing::new([0; 32]);
        random.fill_bytes(&mut kept_back[..]);
        let process = keys.card().process();
        let offer = Offer {
            card: keys.card().clone(),
            kept_back,
            process,
            purpose,
            rooms,
        };
        let bytes = offer.write();
        // What the joiner would refuse is not offered.
        let offer = Offer::read(&bytes)?;
        let code = Code {
            secret,
            commitment: commitment(&bytes),
            process,
            at: now_s.min(SECONDS_MAX),
            locators,
        };
        if !fits(&code) {
            return Err(Check::R002);
        }
        Ok(Self { code, offer })
    }

    /// The code, to be sent over any messenger.
    #[must_use]
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// What it offers.
    #[must_use]
    pub fn offer(&self) -> &Offer {
        &self.offer
    }

    /// Where to look for step 1, in each of the code's storages.
    #[must_use]
    pub fn place(&self) -> Place {
        steps::place(&self.code, JOINER)
    }

    /// Reads what lies there in one storage or several. Nothing is said to anybody by it.
    ///
    /// What does not open is passed over where something else does: a storage can't hold up the others.
    ///
    /// # Errors
    /// R-071 where there are two that differ: somebody else has the code, and nobody is to be answered.
    /// Otherwise why the only one can't be taken.
    pub fn read(&self, objects: &[&[u8]]) -> Result<StepOne, Check> {
        let mut opened = Vec::new();
        let mut wrong = Check::R026;
        for object in objects {
            match self.place().open(object) {
                Ok(bytes) => opened.push(bytes),
                Err(check) => wrong = check,
            }
        }
        let first = opened.first().ok_or(wrong)?;
        if opened.iter().any(|other| other != first) {
            return Err(Check::R071);
        }
        StepOne::read(first, &self.code.invite(), &self.code.process)
    }

    /// Answers a step 1, once and for all.
    ///
    /// # Errors
    /// R-081 where the keys are not those that the invitation was drawn with: a vault that was restored
    /// may have answered already, so what it drew before is dropped.
    ///
    /// # Panics
    /// Where the step was read for another invitation.
    pub fn answer(
        self,
        step1: StepOne,
        keys: &Keys,
        random: &mut dyn CryptoRng,
    ) -> Result<Answered, Check> {
        if *keys.card() != self.offer.card {
            return Err(Check::R081);
        }
        let Self { code, offer } = self;
        let step1 = StepOne::read(&step1.bytes, &code.invite(), &code.process)
            .expect("a step that was read for this invitation");
        let sealed = steps::answer(&code, &step1, &offer.write(), keys, random);
        let object = steps::place(&code, INVITER).seal(&sealed, random);
        Ok(Answered {
            code,
            offer,
            step1,
            object,
        })
    }
}

/// An invitation that was answered: both sides are bound, so there are words to compare.
pub struct Answered {
    pub(crate) code: Code,
    pub(crate) offer: Offer,
    pub(crate) step1: StepOne,
    pub(crate) object: Vec<u8>,
}

impl Answered {
    /// Where step 2 is to be put, and its bytes: the same each time.
    #[must_use]
    pub fn object(&self) -> (Place, &[u8]) {
        (steps::place(&self.code, INVITER), &self.object)
    }

    /// The words that the newcomer has to see as well.
    #[must_use]
    pub fn words(&self) -> Words {
        steps::words(&self.code, &self.step1, &self.offer)
    }

    /// The code that they had.
    #[must_use]
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// What it offers.
    #[must_use]
    pub fn offer(&self) -> &Offer {
        &self.offer
    }

    /// Who wants in.
    #[must_use]
    pub fn step1(&self) -> &StepOne {
        &self.step1
    }

    /// Looks at what lies in a storage at the place of step 1 by now.
    ///
    /// # Errors
    /// R-071 where it is another than the one that was answered: somebody else has the code.
    pub fn look(&self, object: &[u8]) -> Result<(), Check> {
        match steps::place(&self.code, JOINER).open(object) {
            Ok(other) if other != self.step1.bytes => Err(Check::R071),
            _ => Ok(()),
        }
    }

    /// People said that the words are the same. Where they differ, this is dropped, and the code with it.
    #[must_use]
    pub fn same(self) -> Compared {
        Compared {
            code: self.code,
            offer: self.offer,
            step1: self.step1,
        }
    }
}

/// An invitation whose words were the same on both sides.
pub struct Compared {
    pub(crate) code: Code,
    pub(crate) offer: Offer,
    pub(crate) step1: StepOne,
}

impl Compared {
    /// What it offers, and in which rooms an act is to be proposed.
    #[must_use]
    pub fn offer(&self) -> &Offer {
        &self.offer
    }

    /// The code that they had.
    #[must_use]
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// Who is to be let in.
    #[must_use]
    pub fn step1(&self) -> &StepOne {
        &self.step1
    }

    /// The device to be let in, with its proof.
    #[must_use]
    pub fn device(&self) -> &NewDevice {
        &self.step1.new
    }

    /// The act to propose in a room; none in one that was not offered. `cuts` are the lost devices of a
    /// recovery, in order, and up to where each counts; otherwise empty.
    #[must_use]
    pub fn act(&self, room: &RoomId, cuts: Vec<Cut>) -> Option<Act> {
        let offered = self.offer.room(room)?;
        let new = self.step1.new.clone();
        Some(self.offer.act(offered, new, self.code.invite(), cuts))
    }
}

/// The object that welcomes a newcomer whose act is in force, by any member: to be put at the first
/// of [`steps::welcome_places`] that is free.
#[must_use]
pub fn welcome(
    place: &Place,
    invite: &InviteId,
    welcome: &Welcome,
    sender: &Keys,
    newcomer: &Card,
    random: &mut dyn CryptoRng,
) -> Vec<u8> {
    let process = newcomer.process();
    let info = steps::info("welcome", &process, invite, &newcomer.device());
    place.seal(&welcome.seal(&info, sender, newcomer, random), random)
}
