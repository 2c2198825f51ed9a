//! The keys of epochs that a device holds.

use std::collections::BTreeMap;

use crate::epoch_key::{ContentKey, EpochKey, OutlineKey};
use crate::ids::EpochId;

/// The keys of epochs that a device holds. It is secret: no `Debug`, no `Clone`.
#[derive(Default)]
pub struct Keyring(BTreeMap<EpochId, (EpochKey, OutlineKey)>);

impl Keyring {
    /// Takes a key in; says whether it opens something that could not be opened before.
    pub fn take(&mut self, epoch: EpochId, key: EpochKey) -> bool {
        let more = match self.0.get(&epoch) {
            None => true,
            Some((held, _)) => held.content().is_none() && key.content().is_some(),
        };
        if more {
            let outline = key.outline();
            self.0.insert(epoch, (key, outline));
        }
        more
    }

    /// Drops a key that turned out not to be the one that was announced.
    pub(crate) fn drop_key(&mut self, epoch: &EpochId) {
        self.0.remove(epoch);
    }

    /// The key of an epoch, as it is held.
    #[must_use]
    pub fn key(&self, epoch: &EpochId) -> Option<&EpochKey> {
        self.0.get(epoch).map(|(key, _)| key)
    }

    /// The key that opens an epoch's content.
    #[must_use]
    pub fn content(&self, epoch: &EpochId) -> Option<&ContentKey> {
        self.0.get(epoch)?.0.content()
    }

    /// The key that opens an epoch's outline and tells its names.
    #[must_use]
    pub fn outline(&self, epoch: &EpochId) -> Option<&OutlineKey> {
        self.0.get(epoch).map(|(_, outline)| outline)
    }

    /// All epochs of which something is held.
    pub fn epochs(&self) -> impl Iterator<Item = &EpochId> {
        self.0.keys()
    }
}
