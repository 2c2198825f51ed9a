//! The paper key (room.md, 16.3): a device that is 24 words on a sheet, made for one process and
//! used once. A recovery device, whose secret is split into shares, has the same keys of another kind.

use bip39::{Language, Mnemonic};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::act::Act;
use crate::base32;
use crate::check::Check;
use crate::derive::{Label, derive};
use crate::device::{DeviceKind, Keys};
use crate::ids::ProcessId;
use crate::limits::PASTED_BYTES_MAX;
use crate::mailbox::Mailbox;
use crate::words;

/// Words on the sheet.
pub const WORDS: usize = 24;
/// Bytes of the process that are printed beside them.
const SHORT: usize = 8;
const SHORT_CHECK: usize = 2;

/// What the words say: 32 random bytes, without `Debug`, wiped when dropped.
pub struct Entropy(Zeroizing<[u8; 32]>);

impl Entropy {
    /// Draws a new one.
    #[must_use]
    pub fn draw(random: &mut dyn CryptoRng) -> Self {
        let mut entropy = Self::from_bytes([0; 32]);
        random.fill_bytes(&mut entropy.0[..]);
        entropy
    }

    /// Takes one that was kept.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, for a slot of the vault's key file or to be split.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The words, with the checksum of BIP-39 in the last.
    #[must_use]
    pub fn words(&self) -> [&'static str; WORDS] {
        let phrase = Mnemonic::from_entropy_in(Language::English, self.bytes());
        let phrase = phrase.expect("32 bytes are a length of BIP-39");
        let mut words = [""; WORDS];
        for (place, word) in words.iter_mut().zip(phrase.words()) {
            *place = word;
        }
        words
    }

    /// Reads words as people type them: in any case, with or without numbers, whole or by their
    /// first four letters.
    ///
    /// # Errors
    /// [`Misread`].
    pub fn read(typed: &str) -> Result<Self, Misread> {
        if typed.len() > PASTED_BYTES_MAX {
            return Err(Misread::Count(typed.len()));
        }
        let mut found = Vec::with_capacity(WORDS);
        for (place, token) in tokens(typed).iter().enumerate() {
            let word = words::find(&token.word).map_err(|unknown| Misread::Unknown {
                place: token.number.unwrap_or(place + 1),
                near: unknown,
            })?;
            found.push((token.number, word));
        }
        if found.len() != WORDS {
            return Err(Misread::Count(found.len()));
        }
        if numbered(&found) {
            found.sort_unstable_by_key(|(number, _)| *number);
        }
        let found: Vec<&str> = found.into_iter().map(|(_, word)| word).collect();
        let phrase = Zeroizing::new(found.join(" "));
        let phrase = Mnemonic::parse_in_normalized(Language::English, &phrase);
        let (bytes, _) = phrase.map_err(|_| Misread::Check)?.to_entropy_array();
        let bytes = Zeroizing::new(bytes);
        let entropy = bytes.first_chunk().expect("one byte longer than needed");
        Ok(Self::from_bytes(*entropy))
    }

    /// The keys of the device that it is in a process.
    #[must_use]
    pub fn keys(&self, process: ProcessId, kind: DeviceKind) -> Keys {
        let secret = |label| Zeroizing::new(derive(label, &[&self.0[..], process.bytes()]));
        let signing = secret(Label::PaperSigning);
        let sealing = secret(Label::PaperSealing);
        Keys::from_secrets(process, kind, &signing, &sealing)
    }

    /// The mailbox, in which a machine leaves what this device needs to begin.
    #[must_use]
    pub fn mailbox(&self, process: ShortProcess) -> Mailbox {
        Mailbox::from_bytes(derive(Label::PaperMailbox, &[&self.0[..], &process.0]))
    }
}

/// Refuses a chain of a paper key or a recovery device that holds anything but one *add* and one
/// *drop*; `chain` is its acts in order, none where an entry is no act.
///
/// # Errors
/// somebody may have a copy, and use it.
pub fn writes_once<'a>(chain: impl IntoIterator<Item = Option<&'a Act>>) -> Result<(), Check> {
    let (mut adds, mut drops) = (0, 0);
    for act in chain {
        match act {
            Some(Act::Add { .. }) => adds += 1,
            Some(Act::Drop { .. }) => drops += 1,
            _ => return Err(Check::R080),
        }
    }
    let once = adds <= 1 && drops <= 1;
    if once { Ok(()) } else { Err(Check::R080) }
}

/// Why words that were typed are no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// There are so many words, and not 24.
    Count(usize),
    /// A word is not in the list.
    Unknown {
        /// Which one: its number where it has one, else counted from 1.
        place: usize,
        /// Those that look like it.
        near: words::Unknown,
    },
    /// All words are in the list, but together they can't be right: one is another, or two are swapped.
    Check,
}

impl Misread {
    /// The check that they did not pass.
    #[must_use]
    pub fn check(&self) -> Check {
        Check::R084
    }
}

struct Token {
    number: Option<usize>,
    word: Zeroizing<String>,
}

/// Words, each with the number before it; what is neither letter nor digit only parts them.
fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut number, mut word) = (None, Zeroizing::new(String::new()));
    let mut in_number = false;
    for character in typed.chars().chain([' ']) {
        if character.is_alphabetic() {
            word.push(character);
        } else if !word.is_empty() {
            let word = std::mem::take(&mut word);
            tokens.push(Token {
                number: number.take(),
                word,
            });
        }
        let digit = character.to_digit(10);
        if let Some(digit) = digit {
            let before = if in_number {
                number.unwrap_or(0)
            } else {
                0_usize
            };
            number = Some(before.saturating_mul(10).saturating_add(digit as usize));
        }
        in_number = digit.is_some();
    }
    tokens
}

/// Whether the words are numbered 1 to 24, in whatever order they were read off the sheet.
fn numbered(words: &[(Option<usize>, &str)]) -> bool {
    (1..=WORDS).all(|number| words.iter().any(|(has, _)| *has == Some(number)))
}

/// The part of a process's name that is printed beside the words, short enough to be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShortProcess([u8; SHORT]);

impl ShortProcess {
    /// Of a process.
    #[must_use]
    pub fn of(process: &ProcessId) -> Self {
        Self(*process.0.first_chunk().expect("a name has 32 bytes"))
    }

    /// 16 letters in four groups.
    #[must_use]
    pub fn text(self) -> String {
        let letters = base32::encode(&[&self.0[..], &self.check()].concat());
        let groups: Vec<&str> = [0, 4, 8, 12].map(|at| &letters[at..at + 4]).into();
        groups.join(" ")
    }

    /// Reads them, in any case and however they are parted.
    ///
    /// # Errors
    /// R-084 where a letter is wrong, or one too many or too few.
    pub fn read(typed: &str) -> Result<Self, Check> {
        if typed.len() > PASTED_BYTES_MAX {
            return Err(Check::R084);
        }
        let letters: String = typed
            .chars()
            .filter(|character| character.is_alphanumeric())
            .map(|character| character.to_ascii_lowercase())
            .collect();
        let bytes = base32::decode(&letters).ok_or(Check::R084)?;
        let bytes: [u8; SHORT + SHORT_CHECK] = bytes.try_into().map_err(|_| Check::R084)?;
        let (short, check) = bytes.split_first_chunk().expect("two bytes longer");
        let short = Self(*short);
        let right = short.check() == *check;
        if right { Ok(short) } else { Err(Check::R084) }
    }

    fn check(self) -> [u8; SHORT_CHECK] {
        let hash = derive(Label::ProcessCheck, &[&self.0]);
        *hash.first_chunk().expect("a hash has 32 bytes")
    }
}
