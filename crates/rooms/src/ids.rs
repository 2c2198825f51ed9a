//! Names of things: random, or derived from what they name. None of them is content.

use std::fmt;

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident [$len:literal];)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// Takes bytes of exactly the right length.
            #[must_use]
            pub fn from_slice(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(Self)
            }

            /// The bytes.
            #[must_use]
            pub fn bytes(&self) -> &[u8] {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({:02x}{:02x}{:02x}{:02x})"), self.0[0], self.0[1], self.0[2], self.0[3])
            }
        }
    )* };
}

names! {
    /// A process; its up to three rooms share it.
    ProcessId[32];
    /// A room: the hash of its first entry.
    RoomId[32];
    /// A device: the hash of its card.
    DeviceId[32];
    /// A person: random, chosen by who proposes the admission.
    PersonId[16];
    /// An entry: the hash of its chain up to it.
    EntryId[32];
    /// An epoch: the hash of what its announcement says.
    EpochId[32];
    /// An invitation: the hash of its secret.
    InviteId[32];
}
