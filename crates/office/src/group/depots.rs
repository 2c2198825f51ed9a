//! The depots that this vault exchanges over: several are mirrors that need not agree.

use answerable_depot::{Depot, create, open};
use answerable_rooms::cbor::{Reader, Writer as Cbor};
use answerable_rooms::check::Check;

use super::attached::FILED;
use super::plain::DepotSeen;
use super::replicas::Place;
use super::sync::{LEFT, PASSED, WAYS};
use crate::{Failure, Now, Office};

pub(super) const DEPOTS: &str = "depots";
/// The newest segment of each other writer that a depot gave.
pub(super) const HAD: &str = "had";
/// Up to which segment of each other writer a depot was seen to have what is here.
pub(super) const SAME: &str = "same";
pub(super) const SENT: &str = "sent";

/// A depot as the vault keeps it.
pub(super) struct KeptDepot {
    pub handle: String,
    pub locator: String,
    pub synced_at_s: u64,
}

impl Office {
    /// Takes up a depot; the group begins with the first.
    ///
    /// # Errors
    /// Where there is no such storage, or this program does not know its kind.
    pub fn depot_add(&mut self, locator: &str, now: Now) -> Result<DepotSeen, Failure> {
        let settled = settled(locator)?;
        create(&settled)?;
        self.begin_group(now)?;
        let known = self
            .kept_depots()?
            .into_iter()
            .find(|kept| kept.locator == settled);
        let handle = known.map_or_else(fresh_handle, |kept| kept.handle);
        let bytes = encode(&settled, 0);
        self.vault.write(|writer| -> Result<(), Failure> {
            Ok(writer.shelve(DEPOTS, handle.as_bytes(), &bytes)?)
        })?;
        let all = self.depots()?;
        all.into_iter()
            .find(|depot| depot.handle == handle)
            .ok_or(Failure::NoSuchDepot)
    }

    /// The depots of this vault.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn depots(&mut self) -> Result<Vec<DepotSeen>, Failure> {
        let kept = self.kept_depots()?;
        let mut seen = Vec::new();
        for depot in kept {
            let mut to_send = 0;
            for place in Place::ALL {
                to_send += self.unsent(&depot.handle, place)?.len() as u64;
            }
            seen.push(DepotSeen {
                place: answerable_depot::Locator::new(&depot.locator)?.to_string(),
                handle: depot.handle,
                synced_at_s: (depot.synced_at_s > 0).then_some(depot.synced_at_s),
                to_send,
            });
        }
        Ok(seen)
    }

    /// Gives a depot up. Nothing that lies there is deleted.
    ///
    /// # Errors
    /// Where there is none of that handle.
    pub fn depot_drop(&mut self, handle: &str) -> Result<(), Failure> {
        let mut had = Vec::new();
        for place in Place::ALL {
            for shelf in [HAD, SAME, PASSED, LEFT, WAYS].map(|what| place.named(what)) {
                let keys = self.vault.shelf_keys(&shelf, handle.as_bytes())?;
                had.extend(keys.into_iter().map(|(key, _)| (key, shelf.clone())));
            }
        }
        let dropped = self.vault.write(|writer| -> Result<bool, Failure> {
            for place in Place::ALL {
                writer.unshelve(&place.named(SENT), handle.as_bytes())?;
                writer.unshelve(&place.named(FILED), handle.as_bytes())?;
            }
            for (key, shelf) in &had {
                writer.unshelve(shelf, key)?;
            }
            Ok(writer.unshelve(DEPOTS, handle.as_bytes())?)
        })?;
        if dropped {
            Ok(())
        } else {
            Err(Failure::NoSuchDepot)
        }
    }

    pub(super) fn kept_depots(&self) -> Result<Vec<KeptDepot>, Failure> {
        let mut kept = Vec::new();
        self.vault.each_shelved(DEPOTS, &[], |key, value| {
            let handle = String::from_utf8_lossy(key).into_owned();
            let (locator, synced_at_s) = decode(value).map_err(|_| Failure::GroupDamaged)?;
            kept.push(KeptDepot {
                handle,
                locator,
                synced_at_s,
            });
            Ok::<(), Failure>(())
        })?;
        Ok(kept)
    }
}

/// Where a depot is, however people said it: the same from every working folder.
pub(super) fn settled(locator: &str) -> Result<String, Failure> {
    let here = std::env::current_dir()?;
    let settled = answerable_depot::Locator::new(locator)?.settled(&here)?;
    Ok(settled.secret().to_owned())
}

/// Opens a depot that was taken up before.
pub(super) fn opened(locator: &str) -> Result<Box<dyn Depot>, Failure> {
    Ok(open(locator)?)
}

pub(super) fn encode(locator: &str, synced_at_s: u64) -> Vec<u8> {
    let mut out = Cbor::default();
    out.array(2).text(locator).uint(synced_at_s);
    out.done()
}

fn decode(bytes: &[u8]) -> Result<(String, u64), Check> {
    let mut read = Reader::new(bytes);
    read.array_of(2)?;
    let (locator, at) = (read.text(4096)?.to_owned(), read.uint()?);
    read.done()?;
    Ok((locator, at))
}

/// A short name, for people to say which.
pub(super) fn fresh_handle() -> String {
    let bytes: [u8; 3] = super::adopt::drawn(&mut answerable_vault::Entropy);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
