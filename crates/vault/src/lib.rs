//! Where it rests: one encrypted file on this device.
//!
//! A vault is two files, `NAME.vault` and `NAME.vault.key`; `docs/formats/vault.md` says what is
//! in them. Entries are opaque bytes here: what they may say is settled elsewhere. This is the
//! only crate that opens data files, and no text of a record leaves it in an error or a file name.

#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    reason = "the vault is what opens files and makes keys"
)]

mod attachments;
mod backup;
mod chains;
mod entropy;
mod entry;
mod fault;
mod fetched;
mod files;
mod first_use;
mod from_shelf;
mod integrity;
mod key_file;
mod key_store;
pub mod limits;
mod links;
mod paper_key;
mod passphrase;
mod pieces;
mod read;
mod schema;
mod search;
mod shelf;
mod standing;
mod vault;
mod ways_in;
mod write;

pub use attachments::{Attachment, AttachmentId};
pub use backup::{BackupError, RestoreError};
pub use entropy::Entropy;
pub use entry::{Entry, Fold, NewEntry, Position, Room, RowId, Standing};
pub use fault::{Cause, Fault, Sort};
pub use from_shelf::OnShelf;
pub use integrity::Integrity;
pub use links::{Held, Link, LinkAt, NewLink, NewPayload, Parts, Payload};
pub use paper_key::PaperKeyError;
pub use passphrase::{KeyCost, Passphrase};
pub use read::ReadError;
pub use search::{Hit, SnippetPart};
pub use vault::{CreateError, OpenError, PassphraseError, Vault};
pub use write::{WriteError, Writer};

/// What hostile bytes reach first, for those who throw such bytes at it. No part of the interface.
#[doc(hidden)]
pub mod hostile {
    /// Reads a key file; where it is one, writing it anew gives the same bytes.
    pub fn key_file(bytes: &[u8]) -> bool {
        crate::key_file::KeyFile::parse(bytes).is_ok_and(|file| {
            assert!(file.render() == bytes, "a key file has one form");
            true
        })
    }

    /// Reads the head of a backup of that length.
    pub fn backup_head(bytes: &[u8], file_len: u64) -> bool {
        crate::backup::Head::parse(bytes, file_len).is_ok()
    }
}
