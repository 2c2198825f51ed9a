//! What a person types, and what it costs to try one.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::limits;

/// Holds a passphrase, normalised (NFKC) so that every keyboard gives the same bytes.
///
/// It is wiped when dropped, and has no `Debug`, `Clone` or equality on purpose.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes a passphrase as typed; `None` where it is empty or longer than
    /// [`limits::PASSPHRASE_BYTES_MAX`].
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        if typed.is_empty() || typed.len() > limits::PASSPHRASE_BYTES_MAX {
            return None;
        }
        // NFKC grows a text at most eighteenfold; reserving it all keeps the string from moving
        // and leaving a copy behind.
        let mut normal = Zeroizing::new(String::with_capacity(typed.len() * 18));
        normal.extend(typed.nfkc());
        Some(Self(normal))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Says what one guess at a passphrase costs: the parameters of Argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyCost {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

impl KeyCost {
    /// Returns a cost; `None` outside of what a key file may ask for.
    #[must_use]
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Option<Self> {
        let sane = (1..=limits::KEY_LANES_MAX).contains(&lanes)
            && (1..=limits::KEY_PASSES_MAX).contains(&passes)
            && (8 * lanes..=limits::KEY_MEMORY_KIB_MAX).contains(&memory_kib);
        sane.then_some(Self {
            memory_kib,
            passes,
            lanes,
        })
    }

    /// Returns the lowest cost, for tests: it protects nothing.
    #[must_use]
    pub fn lowest() -> Self {
        Self {
            memory_kib: 8,
            passes: 1,
            lanes: 1,
        }
    }
}

impl Default for KeyCost {
    /// Returns the cost that a vault has unless a test says otherwise: 256 MiB, three passes.
    fn default() -> Self {
        Self {
            memory_kib: 256 * 1024,
            passes: 3,
            lanes: 1,
        }
    }
}
