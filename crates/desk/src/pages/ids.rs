//! Random ids for what must not stand in an address, and random secrets.
//!
//! A ref is content, so addresses hold an id that says nothing: a hash of the ref under keys drawn when the
//! program starts. While the vault is locked nothing of the record is in memory, and yet an address that was
//! given out before works again afterwards.

use std::fmt::{self, Write};
use std::hash::{BuildHasher, RandomState};

/// Letters and digits that are told apart.
const DIGITS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// So many letters of five bits has an id.
const ID_LETTERS: usize = 20;

/// Makes ids out of refs.
#[derive(Clone)]
pub struct Ids(RandomState, RandomState);

impl Ids {
    /// Draws the keys.
    pub fn new() -> Ids {
        // Two hashes of 64 bits: the keys of the second are one step from the first's, so each is
        // hashed with another word before it.
        Ids(RandomState::new(), RandomState::new())
    }

    /// The id of a ref, for this run of the program.
    pub fn of(&self, reference: &str) -> String {
        Id(self.number(reference)).to_string()
    }

    /// The same as a number, for tables: no two refs that anybody will ever have come to the same.
    pub fn number(&self, reference: &str) -> u128 {
        let first = self.0.hash_one(("id", reference));
        let second = self.1.hash_one((reference, "di"));
        let both = u128::from(first) << 64 | u128::from(second);
        both >> (128 - 5 * ID_LETTERS)
    }
}

/// The number that is written as this id; `None` where it is none.
pub fn number_of(id: &str) -> Option<u128> {
    if id.len() != ID_LETTERS {
        return None;
    }
    id.bytes().try_fold(0, |number, letter| {
        let digit = DIGITS.iter().position(|digit| *digit == letter)?;
        Some(number << 5 | digit as u128)
    })
}

/// An id as it is written.
struct Id(u128);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in (0..ID_LETTERS).rev() {
            let digit = DIGITS[(self.0 >> (5 * letter) & 31) as usize];
            f.write_char(char::from(digit))?;
        }
        Ok(())
    }
}

/// A secret of 160 random bits, as 32 letters and digits.
pub fn secret() -> String {
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    digits(&bytes)
}

/// Five bits a letter; what is left over at the end is dropped.
fn digits(bytes: &[u8]) -> String {
    let (mut text, mut held, mut bits) = (String::new(), 0u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(DIGITS[((held >> bits) & 31) as usize]));
        }
        held &= (1 << bits) - 1;
    }
    text
}

/// Whether two secrets are the same, in a time that says nothing of where they differ.
pub fn same(one: &str, two: &str) -> bool {
    one.len() == two.len()
        && one
            .bytes()
            .zip(two.bytes())
            .fold(0, |differs, (a, b)| differs | (a ^ b))
            == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_leads_back_to_its_ref_and_says_nothing_of_it() {
        let ids = Ids::new();
        let refs = ["m-11", "rowan", "note-khm-wxr"];
        for name in refs {
            let id = ids.of(name);
            assert_eq!((id.len(), number_of(&id)), (20, Some(ids.number(name))));
            assert!(!id.contains(name));
            assert_ne!(Ids::new().of(name), id);
        }
    }

    #[test]
    fn secrets_are_long_and_never_the_same() {
        let (one, two) = (secret(), secret());
        assert_eq!(one.len(), 32);
        assert!(!same(&one, &two) && same(&one, &one.clone()));
        assert!(!same(&one, &one[1..]));
    }
}
