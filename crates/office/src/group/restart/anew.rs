//! What a new device writes first: from which one it goes on, what it owes, and what that one wrote and
//! never published.

use std::collections::BTreeMap;

use answerable_rooms::act::{Act, Cut};
use answerable_rooms::content::{Attachment, Content, Said, released};
use answerable_rooms::entry::{Class, chain_start};
use answerable_rooms::ids::{DeviceId, EntryId, EpochId};
use answerable_rooms::outline::Outline;
use answerable_rooms::restart;
use answerable_rooms::room::{Link, Room};
use answerable_rooms::secret::Secret;
use answerable_vault::{Entropy, RowId};

use super::super::adopt::seconds;
use super::unpublished::{Says, Unpublished};
use super::{Going, Leaving, is_in};
use crate::Now;

/// An entry of the new device.
pub(super) struct Anew {
    pub link: Link,
    /// The row that it shows, and its place in the order of recording.
    pub row: Option<(RowId, u64)>,
    /// What stands in its place: it was erased.
    pub stub: Option<Vec<u8>>,
}

impl Going {
    /// Writes the new device's first entries in every room in which the old one is.
    pub(super) fn write(&mut self, now: Now) {
        let (device, at) = (self.device(), seconds(now));
        let mut renamed = Renamed::default();
        // The outermost room comes last: what was released into it names what has a new id by then.
        for (place, leaving) in self.rooms.iter_mut().rev() {
            let room = self.group.rooms.get_mut(place).expect("it was loaded");
            if !is_in(room, &device) {
                continue;
            }
            let last = last_of(room, device);
            let act = restart::act(&self.old.keys, last, room.id(), &self.group.identity.keys);
            let first = room.write_outline(Outline::Act { at, act }, &mut Entropy);
            leaving.anew.push(bare(first));
            pay(room, leaving, at);
            for entry in std::mem::take(&mut leaving.unpublished) {
                let anew = match entry.class {
                    Class::Outline => outline(room, &entry, &renamed),
                    Class::Content => content(room, leaving, &entry, &renamed, at),
                };
                if let Some(anew) = anew {
                    renamed.note(entry.id, anew.link.id);
                    leaving.anew.push(anew);
                }
            }
        }
    }
}

/// What was written anew, under its new id.
#[derive(Default)]
struct Renamed {
    ids: BTreeMap<EntryId, EntryId>,
    /// As copies in other rooms say where they come from.
    sources: BTreeMap<[u8; 32], [u8; 32]>,
}

impl Renamed {
    fn note(&mut self, old: EntryId, new: EntryId) {
        self.ids.insert(old, new);
        self.sources.insert(released(&old), released(&new));
    }

    fn id(&self, id: EntryId) -> EntryId {
        *self.ids.get(&id).unwrap_or(&id)
    }

    fn source(&self, source: [u8; 32]) -> [u8; 32] {
        *self.sources.get(&source).unwrap_or(&source)
    }
}

/// The last entry of the old device that is here.
fn last_of(room: &Room, device: DeviceId) -> Cut {
    match room.graph().tip(&device) {
        Some(at) => Cut {
            device,
            seq: room.graph().seq(at),
            id: room.graph().id(at),
        },
        None => Cut {
            device,
            seq: 0,
            id: chain_start(room.process(), room.id(), &device),
        },
    }
}

fn pay(room: &mut Room, leaving: &mut Leaving, at: u64) {
    let (links, keys) = room.pay_debts(at, &mut Entropy);
    leaving.anew.extend(links.into_iter().map(bare));
    leaving.keys.extend(keys);
}

fn bare(link: Link) -> Anew {
    Anew {
        link,
        row: None,
        stub: None,
    }
}

/// Content as it was; what it names of the old device's, by its new id.
fn content(
    room: &mut Room,
    leaving: &mut Leaving,
    entry: &Unpublished,
    renamed: &Renamed,
    at: u64,
) -> Option<Anew> {
    if room.writable().is_none() {
        // Something that was written anew changed who is in the room.
        pay(room, leaving, at);
    }
    let epoch = room.writable()?;
    match &entry.says {
        Says::Nothing => None,
        Says::Stub { line, clock } => {
            let said = Said {
                hers: false,
                clock: *clock,
                line: std::str::from_utf8(line).ok()?,
                attachments: Vec::new(),
            };
            let link = room.write_content(epoch, &Content::Record { at, said }, &mut Entropy);
            Some(Anew {
                link,
                row: entry.row.map(|row| (row, *clock)),
                stub: Some(line.clone()),
            })
        }
        Says::Payload(payload) => {
            let mut content = Content::parse(&payload.body).ok()?;
            let mut clock = 0;
            if let Content::Copy { source, .. } = &mut content {
                *source = renamed.source(*source);
            }
            match &mut content {
                Content::Record { said, .. } | Content::Copy { said, .. } => {
                    clock = said.clock;
                    let files = said.attachments.iter();
                    said.attachments = files.map(|file| own(file, *room.me(), epoch)).collect();
                }
                Content::Confirm { entry, .. } => *entry = renamed.id(*entry),
                Content::Who { .. } => {}
            }
            let link = room.write_content(epoch, &content, &mut Entropy);
            Some(Anew {
                link,
                row: entry.row.map(|row| (row, clock)),
                stub: None,
            })
        }
    }
}

/// A file as the new device puts it, under a new key.
fn own<'f>(file: &Attachment<'f>, device: DeviceId, epoch: EpochId) -> Attachment<'f> {
    Attachment {
        key: Secret::draw(&mut Entropy),
        device,
        epoch,
        ..file.clone()
    }
}

/// Acts with the present cuts, and words given to what is named by its new id. Keys and acknowledgements
/// are not repeated: what of them is still owed is paid.
fn outline(room: &mut Room, entry: &Unpublished, renamed: &Renamed) -> Option<Anew> {
    let Says::Payload(payload) = &entry.says else {
        return None;
    };
    let outline = match Outline::parse(&payload.body).ok()? {
        Outline::Act { at, act } => Outline::Act {
            at,
            act: match act {
                Act::Remove { person, .. } => Act::Remove {
                    cuts: room.cuts_of(&person),
                    person,
                },
                Act::Recover {
                    person,
                    new,
                    invite,
                    cuts,
                } => {
                    let named = |cut: &Cut| cuts.iter().any(|old| old.device == cut.device);
                    let present = room.cuts_of(&person);
                    Act::Recover {
                        person,
                        new,
                        invite,
                        cuts: present.into_iter().filter(named).collect(),
                    }
                }
                Act::Settle { verdicts } => {
                    let verdicts = verdicts
                        .into_iter()
                        .map(|(id, stands)| (renamed.id(id), stands));
                    let mut verdicts: Vec<(EntryId, bool)> = verdicts.collect();
                    verdicts.sort_unstable();
                    Act::Settle { verdicts }
                }
                Act::Restart { .. } => return None,
                other => other,
            },
        },
        Outline::Approve { at, target } => Outline::Approve {
            at,
            target: renamed.id(target),
        },
        Outline::Erase { at, entry, reason } => Outline::Erase {
            at,
            entry: renamed.id(entry),
            reason,
        },
        Outline::Object { at, erasure } => Outline::Object {
            at,
            erasure: renamed.id(erasure),
        },
        Outline::Genesis(_)
        | Outline::Epoch { .. }
        | Outline::Grant { .. }
        | Outline::Seen { .. } => {
            return None;
        }
    };
    Some(bare(room.write_outline(outline, &mut Entropy)))
}
