//! Random ids for what must not stand in an address, and random secrets.
//!
//! A ref is content, so addresses hold an id that says nothing: a hash of the ref under keys drawn when the
//! program starts. While the vault is locked nothing of the record is in memory, and yet an address that was
//! given out before works again afterwards.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

/// Letters and digits that are told apart.
const DIGITS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

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
        let first = self.0.hash_one(("id", reference));
        let second = self.1.hash_one((reference, "di"));
        digits(&[first.to_be_bytes(), second.to_be_bytes()].concat())[..20].to_owned()
    }

    /// The way back, for refs that are there.
    pub fn table<'a>(&self, refs: impl Iterator<Item = &'a str>) -> HashMap<String, Box<str>> {
        refs.map(|name| (self.of(name), Box::from(name))).collect()
    }
}

/// A secret of 160 random bits, as 32 letters and digits.
pub fn secret() -> String {
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    digits(&bytes)
}

/// A random number below another one.
pub fn below(end: usize) -> usize {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    // Of 64 bits what is left over favours nobody noticeably.
    let number = u64::from_le_bytes(bytes) % (end.max(1) as u64);
    usize::try_from(number).expect("it is below a usize")
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
        let table = ids.table(refs.into_iter());
        for name in refs {
            let id = ids.of(name);
            assert_eq!((id.len(), table[&id].as_ref()), (20, name));
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
