//! What is written once, however often it is sent: a double click, a reload, two tabs.
//!
//! Kept in the vault in the transaction of the entry itself, so that a crash in between leaves both or none.

use answerable_vault::{WriteError, Writer};
use serde::{Deserialize, Serialize};

use crate::add::Written;
use crate::found::Office;
use crate::{Failure, Now};

/// The shelf: what was written, by the name of the sending.
const ONCE: &str = "once";
/// So many sendings are remembered; beyond, the older half is forgotten.
const REMEMBERED_MAX: usize = 1024;

/// The name of one sending: a form with its one-time id and what stands in it, or what a point of an agenda is
/// settled by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Once([u8; 32]);

impl Once {
    /// Names a sending by anything that is the same when it is sent again, and else never.
    pub fn of(what: &[&[u8]]) -> Once {
        let mut hasher = blake3::Hasher::new();
        for part in what {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Once(*hasher.finalize().as_bytes())
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    at_s: i64,
    written: Vec<(String, Vec<String>)>,
}

impl Office {
    /// What was written under that name before; `None` where nothing was.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn once_written(&self, once: &Once) -> Result<Option<Vec<Written>>, Failure> {
        let kept = self.vault.shelved(ONCE, &once.0)?;
        let kept = kept.and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
        let written = |(reference, erased)| Written { reference, erased };
        Ok(kept.map(|kept| kept.written.into_iter().map(written).collect()))
    }
}

/// Remembers what was written, and forgets the older half where there is too much.
pub(crate) fn keep(
    writer: &mut Writer<'_>,
    once: &Once,
    written: &[Written],
    now: Now,
) -> Result<(), Failure> {
    let mut known: Vec<(i64, Vec<u8>)> = Vec::new();
    writer.each_shelved(ONCE, &[], |key, value| {
        let at_s = serde_json::from_slice::<Kept>(value).map_or(i64::MIN, |kept| kept.at_s);
        known.push((at_s, key.to_vec()));
        Ok::<(), WriteError>(())
    })?;
    if known.len() >= REMEMBERED_MAX {
        known.sort_unstable();
        for (_, key) in &known[..known.len() / 2] {
            writer.unshelve(ONCE, key)?;
        }
    }
    let kept = Kept {
        at_s: now.seconds,
        written: written
            .iter()
            .map(|one| (one.reference.clone(), one.erased.clone()))
            .collect(),
    };
    let bytes = serde_json::to_vec(&kept).expect("texts and numbers are JSON");
    Ok(writer.shelve(ONCE, &once.0, &bytes)?)
}
