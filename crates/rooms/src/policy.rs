//! How many must agree before something happens: fixed at the beginning, and never changed (room.md, 10.2).

use crate::cbor::{Reader, Writer};
use crate::check::Check;

/// The largest number in a policy, but for the days.
const NUMBER_MAX: u64 = 16;

/// How many of each side have to back an admission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// People of the contact group.
    pub contact: u8,
    /// People of her side: the survivor and her support group.
    pub hers: u8,
}

/// How many must agree before something happens in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Whose word lets somebody into the contact group.
    pub admit_contact: Need,
    /// Whose word lets somebody onto her side.
    pub admit_her: Need,
    /// More than this part of the readers removes somebody: numerator and denominator.
    pub removal: (u8, u8),
    /// People besides the eraser whose approval destroys at once what somebody else wrote.
    pub erase_approvals: u8,
    /// Days without an objection after which it is destroyed as well.
    pub erase_days: u16,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            admit_contact: Need {
                contact: 2,
                hers: 1,
            },
            admit_her: Need {
                contact: 0,
                hers: 1,
            },
            removal: (1, 2),
            erase_approvals: 2,
            erase_days: 14,
        }
    }
}

impl Policy {
    /// Says whether every number is within its bounds.
    ///
    /// Somebody has to agree to an admission and to the erasure of another's words. More than the
    /// whole can't agree to anything, so the part that removes lies below one.
    ///
    /// # Errors
    ///
    pub fn check(&self) -> Result<(), Check> {
        let (over, under) = (u64::from(self.removal.0), u64::from(self.removal.1));
        let fine = needed(self.admit_contact)
            && needed(self.admit_her)
            && (1..=NUMBER_MAX).contains(&under)
            && over < under
            && 2 * over >= under
            && (1..=NUMBER_MAX).contains(&u64::from(self.erase_approvals))
            && (7..=365).contains(&self.erase_days);
        if fine { Ok(()) } else { Err(Check::R040) }
    }

    /// Reads `[[c, h], [c, h], [over, under], approvals, days]`.
    ///
    /// # Errors
    /// R-001 of its form, R-040 where a number is out of bounds.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, Check> {
        reader.array_of(5)?;
        let (admit_contact, admit_her) = (pair(reader)?, pair(reader)?);
        let removal = pair(reader)?;
        let erase_approvals = small(reader)?;
        let erase_days = u16::try_from(reader.uint()?).map_err(|_| Check::R040)?;
        let need = |(contact, hers)| Need { contact, hers };
        let policy = Self {
            admit_contact: need(admit_contact),
            admit_her: need(admit_her),
            removal,
            erase_approvals,
            erase_days,
        };
        policy.check()?;
        Ok(policy)
    }

    /// Writes what [`Self::read`] reads.
    pub fn write(&self, writer: &mut Writer) {
        writer.array(5);
        let Self {
            admit_contact: contact,
            admit_her: her,
            removal,
            ..
        } = self;
        for (one, other) in [
            (contact.contact, contact.hers),
            (her.contact, her.hers),
            *removal,
        ] {
            writer.array(2).uint(one.into()).uint(other.into());
        }
        writer
            .uint(self.erase_approvals.into())
            .uint(self.erase_days.into());
    }
}

fn needed(need: Need) -> bool {
    let max = NUMBER_MAX as u8;
    need.contact <= max && need.hers <= max && need.contact + need.hers > 0
}

fn pair(reader: &mut Reader<'_>) -> Result<(u8, u8), Check> {
    reader.array_of(2)?;
    Ok((small(reader)?, small(reader)?))
}

fn small(reader: &mut Reader<'_>) -> Result<u8, Check> {
    match reader.uint()? {
        number if number <= NUMBER_MAX => Ok(number as u8),
        _ => Err(Check::R040),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(policy: &Policy) -> Result<Policy, Check> {
        let mut writer = Writer::default();
        policy.write(&mut writer);
        let bytes = writer.done();
        let mut reader = Reader::new(&bytes);
        let read = Policy::read(&mut reader)?;
        reader.done()?;
        Ok(read)
    }

    #[test]
    fn the_default_is_what_the_page_says() {
        let mut writer = Writer::default();
        Policy::default().write(&mut writer);
        let bytes = [0x85, 0x82, 2, 1, 0x82, 0, 1, 0x82, 1, 2, 2, 14];
        assert_eq!(writer.done(), bytes);
        assert_eq!(told(&Policy::default()), Ok(Policy::default()));
    }

    #[test]
    fn a_policy_out_of_bounds_is_refused() {
        let with = |change: fn(&mut Policy)| {
            let mut policy = Policy::default();
            change(&mut policy);
            told(&policy)
        };
        assert_eq!(with(|p| p.removal = (1, 3)), Err(Check::R040));
        assert_eq!(with(|p| p.removal = (2, 2)), Err(Check::R040));
        assert_eq!(with(|p| p.removal = (0, 0)), Err(Check::R040));
        assert_eq!(with(|p| p.erase_days = 6), Err(Check::R040));
        assert_eq!(with(|p| p.erase_days = 366), Err(Check::R040));
        assert_eq!(with(|p| p.erase_approvals = 0), Err(Check::R040));
        assert_eq!(with(|p| p.admit_contact.contact = 17), Err(Check::R040));
        assert_eq!(with(|p| p.admit_her.hers = 0), Err(Check::R040));
        assert!(with(|p| p.removal = (15, 16)).is_ok());
    }
}
