//! The checks, by number: what was refused and why, without a word of what it said.
//!
//! Each is a row of `docs/checks.md`, which tidy holds against this file and the tests.

use crate::ids::DeviceId;

macro_rules! checks {
    ($($name:ident $id:literal $what:literal;)*) => {
        /// A check that something from outside did not pass.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Check { $(#[doc = concat!($id, ": ", $what, ".")] $name),* }

        impl Check {
            /// All of them.
            pub const ALL: &'static [Check] = &[$(Check::$name),*];

            /// The id, as in `R-012`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Check::$name => $id),* }
            }

            /// The check of that id.
            #[must_use]
            pub fn of(id: &str) -> Option<Check> {
                Check::ALL.iter().copied().find(|check| check.id() == id)
            }
        }
    };
}

checks! {
    R001 "R-001" "encoding is the shortest, of allowed sorts, and nothing follows";
    R002 "R-002" "limits of room.md section 2 are kept";
    R003 "R-003" "version and suite are known, and the room's own";
    R010 "R-010" "the signature of a head verifies strictly";
    R011 "R-011" "a signing key is canonical and not of low order, a sealing key valid";
    R012 "R-012" "a brought-in device shows that it holds its key";
    R013 "R-013" "the reserved signature is empty in suite 1";
    R014 "R-014" "process and room of a head or card are these";
    R015 "R-015" "the author's device is known to the room at some point of its outline";
    R016 "R-016" "a head's number and id are those of the chain as verified";
    R017 "R-017" "a head's beat grows, or its chain extends the known one";
    R018 "R-018" "a head's seen list is sorted, each device once, and unlearns nothing";
    R020 "R-020" "ids chain from the start without a gap";
    R021 "R-021" "a run's first id fits what is known";
    R022 "R-022" "what a header has seen is sorted, unique, a frontier, and of other devices";
    R023 "R-023" "the past of an entry is complete";
    R024 "R-024" "the commitment meets opening and body";
    R025 "R-025" "class and kind are known, and the epoch is empty exactly in outline entries";
    R026 "R-026" "the boxes of a segment open with their associated data";
    R027 "R-027" "a segment's sealing epoch is that of its entries, or carries them";
    R028 "R-028" "lengths add up, padding is zeros, and the size is a Padmé class";
    R029 "R-029" "a compressed frame is single, sized, and within limits";
    R030 "R-030" "one entry a number, one head a beat";
    R031 "R-031" "an entry's position is free";
    R032 "R-032" "what others' heads have seen is here";
    R040 "R-040" "the genesis has its form, a policy in bounds, and a voice only in a contact room";
    R041 "R-041" "the author is a member device in its own past";
    R042 "R-042" "a removal has an electorate of at least two and does not name the survivor";
    R043 "R-043" "the last entries that an act names are those in its past";
    R044 "R-044" "an approval's act is in its past and open, its person in the electorate";
    R045 "R-045" "device, person and invitation were not known before";
    R046 "R-046" "a settlement names acts in dispute in its past";
    R047 "R-047" "beyond a cut, an entry was passed on by a member";
    R048 "R-048" "what a header has seen names nothing beyond a cut known to its author";
    R050 "R-050" "the epoch of a content entry is eligible";
    R051 "R-051" "the epoch's announcement is in the past, lawful, and its id right";
    R052 "R-052" "an opened key meets the commitment";
    R053 "R-053" "a sealed key opens with its info";
    R054 "R-054" "recipients of epochs and grants are entitled, sorted, each once";
    R055 "R-055" "a carry epoch is for one person's devices and names entries that exist";
    R060 "R-060" "the mark of her words fits the record's type";
    R061 "R-061" "an erasure acts at once only for the author or for her side";
    R062 "R-062" "the eraser counts, and the target exists and is content";
    R063 "R-063" "approvals and objections of erasures are by members other than the eraser";
    R070 "R-070" "an invitation's code has its form, check and length";
    R071 "R-071" "a code is answered by one step 1 alone";
    R072 "R-072" "step 2 meets the code's commitment and its signature";
    R073 "R-073" "each genesis gives its room, and the own card is the one that was sent";
    R074 "R-074" "after the welcome, inviter and self are members by a whole chain of approvals";
    R080 "R-080" "a paper key writes only add and drop, once";
    R081 "R-081" "the own chain here is not older than what its key signed elsewhere";
    R082 "R-082" "a restart is signed, unforked, and the first of its device";
    R083 "R-083" "shares are of one set, distinct, and give the device";
    R084 "R-084" "a welcome and a mailbox are sealed to this device, for this process; a paper key's words and letters are whole";
    R085 "R-085" "what others say to have seen of the own chain is shown by something that the own key signed";
    R086 "R-086" "a way back is of this room, gives names alone, and was left by somebody who is not known to be out";
    D001 "D-001" "an object opens under its own name, room, epoch and writer";
    D002 "D-002" "what is served of a writer is not older than what is known";
    D003 "D-003" "something newer than a while ago is served by anybody";
    D004 "D-004" "what a head says is live is there";
    D005 "D-005" "a prefix holds its own writer's objects alone";
    D006 "D-006" "a writer does not write more than a group can";
    D007 "D-007" "an object is written once";
    D008 "D-008" "a storage answers within time and bytes";
    D009 "D-009" "an attached file is whole";
}

/// Says that something from outside was not taken in: by which check, and whose it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The check that it did not pass.
    pub check: Check,
    /// The device that it concerns, where that is known.
    pub device: Option<DeviceId>,
}

impl Refused {
    /// Refused, whoever's it is.
    #[must_use]
    pub fn by(check: Check) -> Self {
        Self {
            check,
            device: None,
        }
    }

    /// The same, about a device.
    #[must_use]
    pub fn of(self, device: DeviceId) -> Self {
        Self {
            device: Some(device),
            ..self
        }
    }
}

impl From<Check> for Refused {
    fn from(check: Check) -> Self {
        Self::by(check)
    }
}
