//! An epoch's two keys: one for the content, and one for the outline that comes of it (room.md, 7.1).

use rand_core::CryptoRng;

use crate::check::Check;
use crate::derive::{Label, derive};
use crate::epoch::{Announcement, KeyKind};
use crate::secret::Secret;

/// `K`: opens what people recorded under the epoch, and gives the outline key. Wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct ContentKey(Secret);

/// `H`: opens the outline of segments named under the epoch, and tells their names. It does not give
/// the content key back. Wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct OutlineKey(Secret);

/// Either of them.
#[derive(Clone, PartialEq, Eq)]
pub enum EpochKey {
    /// A reader's.
    Content(ContentKey),
    /// A voice's.
    Outline(OutlineKey),
}

impl ContentKey {
    /// Draws the key of a new epoch: 32 bytes.
    #[must_use]
    pub fn draw(random: &mut dyn CryptoRng) -> Self {
        Self(Secret::draw(random))
    }

    /// The outline key that comes of it.
    #[must_use]
    pub fn outline(&self) -> OutlineKey {
        OutlineKey(derive(Label::OutlineKey, &[self.0.bytes()]).into())
    }

    /// `D("epoch commitment", K)`, by which all who hold the epoch know that they hold the same.
    #[must_use]
    pub fn commitment(&self) -> [u8; 32] {
        derive(Label::EpochCommitment, &[self.0.bytes()])
    }

    /// The bytes, to be stored in a vault or sealed to somebody.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.0
    }
}

impl OutlineKey {
    /// `D("outline commitment", H)`.
    #[must_use]
    pub fn commitment(&self) -> [u8; 32] {
        derive(Label::OutlineCommitment, &[self.0.bytes()])
    }

    /// The bytes, to be stored in a vault or sealed to somebody.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.0
    }
}

impl EpochKey {
    /// Takes bytes that were kept, or came from somebody; who took them from outside holds them against
    /// the announcement with [`Self::meets`].
    #[must_use]
    pub fn of(kind: KeyKind, secret: Secret) -> Self {
        match kind {
            KeyKind::Content => Self::Content(ContentKey(secret)),
            KeyKind::Outline => Self::Outline(OutlineKey(secret)),
        }
    }

    /// Which of the two it is.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        match self {
            Self::Content(_) => KeyKind::Content,
            Self::Outline(_) => KeyKind::Outline,
        }
    }

    /// The outline key, which both give.
    #[must_use]
    pub fn outline(&self) -> OutlineKey {
        match self {
            Self::Content(key) => key.outline(),
            Self::Outline(key) => key.clone(),
        }
    }

    /// The content key, which a voice does not have.
    #[must_use]
    pub fn content(&self) -> Option<&ContentKey> {
        match self {
            Self::Content(key) => Some(key),
            Self::Outline(_) => None,
        }
    }

    /// The bytes, to be stored in a vault or sealed to somebody.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        match self {
            Self::Content(key) => &key.0,
            Self::Outline(key) => &key.0,
        }
    }

    /// Refuses a key that is not the one that was announced.
    ///
    /// # Errors
    ///
    pub fn meets(&self, announcement: &Announcement) -> Result<(), Check> {
        let content = self.content().map(ContentKey::commitment);
        let met = content.is_none_or(|commitment| commitment == announcement.key_commitment)
            && self.outline().commitment() == announcement.outline_commitment;
        if met { Ok(()) } else { Err(Check::R052) }
    }
}
