//! What a device wrote that nobody else has.

use answerable_rooms::act::Act;
use answerable_rooms::entry::{Class, Opening};
use answerable_rooms::ids::EntryId;
use answerable_rooms::outline::Outline;
use answerable_rooms::room::{Payload, Room};
use answerable_vault::{Held, LinkAt, RowId, Vault};

use super::super::replicas::Place;
use super::super::sync::chain_of;
use crate::Failure;

/// An own entry that was never published. Has no `Debug`: it is content.
pub(super) struct Unpublished {
    pub id: EntryId,
    pub class: Class,
    /// The row that shows it.
    pub row: Option<RowId>,
    pub says: Says,
}

/// What is left of what it says.
pub(super) enum Says {
    /// All.
    Payload(Payload),
    /// It was erased: a stub stands in its place.
    Stub {
        /// The stub.
        line: Vec<u8>,
        /// Its place in the order of recording.
        clock: u64,
    },
    /// It was erased, and no row shows it.
    Nothing,
}

/// Own entries of a room after a number, in order.
pub(super) fn after(
    vault: &Vault,
    place: Place,
    room: &Room,
    last: u64,
) -> Result<Vec<Unpublished>, Failure> {
    let chain = chain_of(vault, place, room.me())?;
    let mut unpublished = Vec::new();
    for seq in last + 1..=room.tip_seq() {
        let at = LinkAt {
            room: place.shelf(),
            chain,
            seq: u32::try_from(seq).map_err(|_| Failure::GroupDamaged)?,
        };
        let here = room.graph().numbered(room.me(), seq);
        let class = room.graph().class(here.ok_or(Failure::GroupDamaged)?);
        let (id, row, payload) = vault.link(at, |link| {
            let here = link.payload.filter(|_| link.held == Held::Here);
            let payload = here.map(|payload| Payload {
                opening: Opening(*payload.opening),
                body: payload.body().concat(),
            });
            (EntryId(*link.id), link.row, payload)
        })?;
        let says = match (payload, row) {
            (Some(payload), _) => Says::Payload(payload),
            (None, Some(row)) => vault.entry(row, |entry| Says::Stub {
                line: entry.line.to_vec(),
                clock: entry.position.depth,
            })?,
            (None, None) => Says::Nothing,
        };
        unpublished.push(Unpublished {
            id,
            class,
            row,
            says,
        });
    }
    Ok(unpublished)
}

/// Whether the own first entry is one that can't be written anew: the room's beginning, or the own.
pub(super) fn begins_something(room: &Room) -> bool {
    let first = room.graph().numbered(room.me(), 1);
    let first = first.and_then(|at| room.outlines().get(&at));
    matches!(
        first,
        Some(
            Outline::Genesis(_)
                | Outline::Act {
                    act: Act::Restart { .. },
                    ..
                }
        )
    )
}
