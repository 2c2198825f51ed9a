//! Four words that two people compare by voice (room.md, 15.3), and the list that they are of.

use std::fmt;

use bip39::Language;

use crate::derive::{Label, derive};

/// What both sides must see alike: 44 bits of all that keys and offer depend on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Words(u64);

impl Words {
    /// Of the hash of step 1, what the inviter kept back until then, and the code, which commits to it.
    ///
    /// Nothing is in it that either side, or anybody between, could choose late: whoever could,
    /// would try 2⁴⁴ of them.
    pub(crate) fn of(step1: &[u8; 32], kept_back: &[u8; 32], code: &[u8]) -> Self {
        let hash = derive(Label::Words, &[step1, kept_back, code]);
        let first = u64::from_be_bytes(*hash.first_chunk().expect("a hash has 32 bytes"));
        Self(first >> 20)
    }

    /// The words.
    #[must_use]
    pub fn words(self) -> [&'static str; 4] {
        let list = Language::English.word_list();
        [33, 22, 11, 0].map(|shift| list[(self.0 >> shift & 0x7ff) as usize])
    }

    /// The same, for those who prefer digits: 14 of them.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{:014}", self.0)
    }
}

/// A word that is not in the list, and those that look like it.
#[derive(Clone, PartialEq, Eq)]
pub struct Unknown {
    /// Up to three, nearest first.
    pub near: Vec<&'static str>,
}

/// What is near to a typed word may be part of a secret: it is for a person's eyes, not for a log.
impl fmt::Debug for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unknown")
    }
}

/// Finds a word of the list, in any case, whole or by its first four letters or more.
///
/// # Errors
/// Where it is no such word; with those that are near.
pub fn find(typed: &str) -> Result<&'static str, Unknown> {
    const WHOLE_FROM: usize = 4;
    let typed = typed.to_ascii_lowercase();
    let list = Language::English.word_list();
    // The list is such that four letters tell a word.
    let place = list.partition_point(|word| *word < typed.as_str());
    match list.get(place) {
        Some(word) if *word == typed => Ok(word),
        Some(word) if typed.len() >= WHOLE_FROM && word.starts_with(&typed) => Ok(word),
        _ => Err(Unknown { near: near(&typed) }),
    }
}

fn near(typed: &str) -> Vec<&'static str> {
    const STEPS_MAX: usize = 2;
    const SHOWN: usize = 3;
    // Longer than any word by more than the steps: nothing to compare.
    if typed.len() > 16 {
        return Vec::new();
    }
    let mut near: Vec<(usize, &str)> = Language::English
        .word_list()
        .iter()
        .map(|word| (strsim::osa_distance(typed, word), *word))
        .filter(|(steps, _)| *steps <= STEPS_MAX)
        .collect();
    near.sort_unstable();
    near.truncate(SHOWN);
    near.into_iter().map(|(_, word)| word).collect()
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]
mod tests {
    use super::*;

    #[test]
    fn words_and_digits_say_the_same_44_bits() {
        let words = Words((1 << 44) - 1);
        assert_eq!(words.words(), ["zoo"; 4]);
        assert_eq!(words.digits(), "17592186044415");
        let words = Words(1 << 33 | 2);
        assert_eq!(words.words(), ["ability", "abandon", "abandon", "able"]);
        assert_eq!(words.digits(), "00008589934594");
    }

    #[test]
    fn four_letters_tell_every_word() {
        for word in Language::English.word_list() {
            assert_eq!(find(&word.to_uppercase()), Ok(*word));
            if word.len() > 4 {
                assert_eq!(find(&word[..4]), Ok(*word), "{word}");
            }
        }
    }

    #[test]
    fn a_slip_of_the_hand_finds_its_neighbour() {
        assert_eq!(find("abandno").unwrap_err().near[0], "abandon");
        assert_eq!(find("zzo").unwrap_err().near[0], "zoo");
        assert!(find("").unwrap_err().near.len() <= 3);
        assert!(find("ünïcödé-ünïcödé-ünïcödé").unwrap_err().near.is_empty());
        assert_eq!(format!("{:?}", find("abandno").unwrap_err()), "Unknown");
    }
}
