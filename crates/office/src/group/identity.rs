//! Who this vault is in its process: the keys of its device, and the person whose device it is.

use answerable_rooms::cbor::{Reader, Writer as Cbor};
use answerable_rooms::check::Check;
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::ids::{PersonId, ProcessId};
use answerable_vault::{Vault, Writer};
use zeroize::Zeroizing;

use crate::Failure;

/// Where the vault keeps what belongs to the group as a whole.
pub(super) const GROUP: &str = "group";
const IDENTITY: &[u8] = b"identity";

/// Who this vault is in its process.
pub struct Identity {
    /// The process.
    pub process: ProcessId,
    /// The person whose device this is.
    pub person: PersonId,
    /// The device's keys.
    pub keys: Keys,
}

impl Identity {
    /// The identity that the vault keeps; `None` while somebody writes alone.
    pub(super) fn kept(vault: &Vault) -> Result<Option<Self>, Failure> {
        let Some(bytes) = vault.shelved(GROUP, IDENTITY)? else {
            return Ok(None);
        };
        let read = || -> Result<Self, Check> {
            let mut read = Reader::new(&bytes);
            read.array_of(4)?;
            let (process, person) = (ProcessId(read.exactly()?), PersonId(read.exactly()?));
            let signing: Zeroizing<[u8; 32]> = Zeroizing::new(read.exactly()?);
            let sealing: Zeroizing<[u8; 32]> = Zeroizing::new(read.exactly()?);
            read.done()?;
            let keys = Keys::from_secrets(process, DeviceKind::Machine, &signing, &sealing);
            Ok(Self {
                process,
                person,
                keys,
            })
        };
        read().map(Some).map_err(|_| Failure::GroupDamaged)
    }

    /// Keeps it.
    pub(super) fn keep(&self, writer: &mut Writer<'_>) -> Result<(), Failure> {
        let (signing, sealing) = self.keys.secrets();
        let mut out = Cbor::default();
        out.array(4)
            .bytes(self.process.bytes())
            .bytes(self.person.bytes());
        out.bytes(&*signing).bytes(&*sealing);
        Ok(writer.shelve(GROUP, IDENTITY, &Zeroizing::new(out.done()))?)
    }
}
