//! One primitive for hashes, keys and commitments: BLAKE3 under a constant context (room.md, section 3).

use std::sync::OnceLock;

use blake3::hazmat::{ContextKey, HasherExt as _, hash_derive_key_context};

macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident $text:literal),* $(,)?) => {
        /// What a hash or a key is for; a label is used for one purpose and never again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Label { $($(#[$doc])* #[doc = concat!("`", $text, "`")] $name),* }

        impl Label {
            /// All of them.
            pub const ALL: &'static [Label] = &[$(Label::$name),*];

            /// What stands behind the constant part of the context.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Label::$name => $text),* }
            }

            fn context(self) -> &'static str {
                match self { $(Label::$name => concat!("answerable room 1: ", $text)),* }
            }
        }
    };
}

labels! {
    Process "process", Device "device", Room "room", Chain "chain", Entry "entry", Payload "payload",
    Epoch "epoch", EpochCommitment "epoch commitment", OutlineCommitment "outline commitment",
    OutlineKey "outline key", Recipients "recipients", LeadKey "lead key", LabelKey "label key",
    OutlineBoxKey "outline box key", ContentBoxKey "content box key", Prefix "prefix", Object "object",
    BlobName "blob name", BlobKey "blob key", Release "release", InviteId "invite id",
    InviteCommitment "invite commitment", InvitePlace "invite place", InviteKey "invite key",
    InviteStep "invite step", Words "words", CodeCheck "code check", PaperSigning "paper signing",
    PaperSealing "paper sealing", PaperMailbox "paper mailbox", MailboxPlace "mailbox place",
    MailboxKey "mailbox key", ProcessCheck "process check", ShareCheck "share check",
    ReturnPlace "return place", ReturnKey "return key",
}

impl Label {
    /// What the context comes to. It is constant, and to hash it takes as long as a short part, so it is
    /// hashed once.
    fn key(self) -> &'static ContextKey {
        static KEYS: [OnceLock<ContextKey>; Label::ALL.len()] =
            [const { OnceLock::new() }; Label::ALL.len()];
        KEYS[self as usize].get_or_init(|| hash_derive_key_context(self.context()))
    }
}

/// Derives 32 bytes from the parts, joined; all but the last have a fixed length.
#[must_use]
pub fn derive(label: Label, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_from_context_key(label.key());
    for part in parts {
        hasher.update(part);
    }
    *hasher.finalize().as_bytes()
}

/// The Padmé class of a length: at least 1,024, and at most a small part more than the length.
#[must_use]
pub fn padded(len: u64) -> u64 {
    let len = len.max(1_024);
    let exponent = len.ilog2();
    let bits = exponent.ilog2() + 1;
    let step = 1_u64 << (exponent - bits);
    len.div_ceil(step) * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_the_key_of_its_own_context() {
        for label in Label::ALL {
            let whole = blake3::derive_key(label.context(), b"one part and another");
            for _ in 0..2 {
                assert_eq!(derive(*label, &[b"one part", b" and another"]), whole);
            }
        }
    }

    #[test]
    fn padding_adds_little_and_nothing_to_a_class() {
        for len in (1..200_000).step_by(37) {
            let class = padded(len);
            assert!(class >= len.max(1_024));
            assert_eq!(padded(class), class);
            assert!(len <= 1_024 || (class - len) * 100 <= len * 12);
        }
    }
}
