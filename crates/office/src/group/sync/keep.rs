//! Keeping what was taken in, in one transaction, before anything is put.

use std::collections::{BTreeMap, BTreeSet};

use answerable_record::Kind;
use answerable_rooms::content::Content;
use answerable_rooms::entry::Class;
use answerable_rooms::ids::{DeviceId, EntryId, PersonId};
use answerable_rooms::room::{Link, MadeKey, Payload, Staged, Taken};
use answerable_vault::Writer;

use super::super::attached;
use super::super::replicas::{CURSORS, Group, HEADS, NAMES, Place, keep_key};
use super::super::written::{self, Given};
use super::WAITING;
use crate::found::ME;
use crate::group::standing::UNSTOOD;
use crate::{Failure, Office};

/// What came that was not here.
#[derive(Clone, Copy, Default)]
pub(in crate::group) struct Came {
    /// Lines of the record.
    pub rows: u64,
    /// Whether anything did that the next round of reading may need. What a depot gives again and again,
    /// since something else is missing, is none.
    pub news: bool,
}

impl Office {
    pub(super) fn keep_taken(&mut self, place: Place, taken: Taken) -> Result<Came, Failure> {
        if taken.links.is_empty()
            && taken.opened.is_empty()
            && taken.cursors.is_empty()
            && taken.keys.is_empty()
            && taken.heads.is_empty()
        {
            return Ok(Came::default());
        }
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let group = self.group.as_ref().ok_or(Failure::NoGroup)?;
        let mut fresh = BTreeMap::new();
        let mut kinds = Kinds {
            of: &|name| fold.kind_of(name),
            fresh: &mut fresh,
        };
        let came = self
            .vault
            .write(|writer| keep_in(writer, place, &taken, group, &mut kinds))?;
        if came.rows > 0 {
            self.begin_anew();
        }
        self.learn_names(&taken);
        Ok(came)
    }

    /// Learns what the record calls people, which is kept already.
    pub(in crate::group) fn learn_names(&mut self, taken: &Taken) {
        let Some(group) = self.group.as_mut() else {
            return;
        };
        for (person, name) in named(taken) {
            if person == group.identity.person {
                self.me = Some(name.clone());
            }
            group.names.insert(person, name);
        }
    }

    /// Keeps entries of one's own that are no lines of the record, and keys that were made.
    pub(in crate::group) fn keep_links(
        &mut self,
        place: Place,
        links: &[Link],
        keys: &[MadeKey],
    ) -> Result<(), Failure> {
        let rooms = self.group.as_ref().map(|group| &group.rooms);
        let room = rooms.and_then(|rooms| rooms.get(&place));
        let kept = self.vault.write(|writer| -> Result<(), Failure> {
            for link in links {
                written::keep(writer, place, link, None, "", &|_| None)?;
                if let Some(room) = room.filter(|_| link.class == Class::Content) {
                    attached::note_own(writer, place, room, link)?;
                }
            }
            for key in keys {
                keep_key(writer, place, key)?;
            }
            Ok(())
        });
        if kept.is_err() {
            self.group = None;
        }
        kept
    }
}

/// Of which type an entry is: of those known before, and of those that come in with the same.
pub(in crate::group) struct Kinds<'k> {
    pub of: &'k dyn Fn(&str) -> Option<Kind>,
    pub fresh: &'k mut BTreeMap<String, Kind>,
}

/// Keeps what was taken in of a room, within one transaction. Which of it counts is worked out when all
/// has been read; until then the room is marked.
pub(in crate::group) fn keep_in(
    writer: &mut Writer<'_>,
    place: Place,
    taken: &Taken,
    group: &Group,
    kinds: &mut Kinds<'_>,
) -> Result<Came, Failure> {
    // Who wrote something is said by entries that may come with it.
    let named = named(taken);
    let authors = group.authors(place, &named);
    let parted = parted(group, place, &taken.links);
    let author = |device: &DeviceId| authors.get(device).map_or("", String::as_str);
    let mut rows = 0;
    let mut news = !taken.links.is_empty() || !taken.keys.is_empty() || !taken.heads.is_empty();
    for link in &taken.links {
        let kept = {
            let before = parted.get(&link.id).copied();
            let known = |name: &str| (kinds.of)(name).or_else(|| kinds.fresh.get(name).copied());
            written::keep(writer, place, link, before, author(&link.device), &known)?
        };
        if let Some((_, entry, _)) = kept {
            kinds.fresh.insert(entry.name.to_string(), entry.kind);
            rows += 1;
        }
    }
    for (id, payload) in &taken.opened {
        let given = give(writer, place, *id, payload, &authors, group)?;
        rows += u64::from(given == Given::Row);
        news |= given != Given::Nothing;
    }
    for (person, name) in &named {
        writer.shelve(NAMES, person.bytes(), name.as_bytes())?;
        if group.identity.person == *person {
            writer.put_setting(ME, name.as_bytes())?;
        }
    }
    for key in &taken.keys {
        keep_key(writer, place, key)?;
    }
    for (device, envelope) in &taken.heads {
        writer.shelve(&place.named(HEADS), device.bytes(), envelope)?;
    }
    for (device, cursor) in &taken.cursors {
        writer.shelve(&place.named(CURSORS), device.bytes(), &cursor.encode())?;
    }
    writer.clear_shelf(&place.named(WAITING))?;
    for staged in &taken.waiting {
        writer.shelve(&place.named(WAITING), &waiting_key(staged), staged.bytes())?;
    }
    if rows > 0 {
        writer.drop_fold()?;
    }
    if news {
        writer.shelve(&place.named(UNSTOOD), &[], &[])?;
    }
    Ok(Came { rows, news })
}

/// What each of these follows, of those whose device signed more than one history.
fn parted(group: &Group, place: Place, links: &[Link]) -> BTreeMap<EntryId, EntryId> {
    let Some(room) = group.rooms.get(&place) else {
        return BTreeMap::new();
    };
    let graph = room.graph();
    let forked: BTreeSet<DeviceId> = graph
        .forks(&graph.whole())
        .iter()
        .map(|fork| fork.device)
        .collect();
    let parted = links.iter().filter(|link| forked.contains(&link.device));
    parted
        .filter_map(|link| {
            let before = graph.before(graph.find(&link.id)?);
            let before = before.map_or(EntryId([0; 32]), |before| graph.id(before));
            Some((link.id, before))
        })
        .collect()
}

/// What the record calls people, as far as it came in.
fn named(taken: &Taken) -> Vec<(PersonId, String)> {
    let payloads = taken.links.iter().filter_map(|link| link.payload.as_ref());
    let payloads = payloads.chain(taken.opened.iter().map(|(_, payload)| payload));
    let named = payloads.filter_map(|payload| match Content::parse(&payload.body) {
        Ok(Content::Who { person, name, .. }) => Some((person, name.to_owned())),
        _ => None,
    });
    named.collect()
}

/// Gives an entry what it says, now that its key is here.
fn give(
    writer: &mut Writer<'_>,
    place: Place,
    id: EntryId,
    payload: &Payload,
    authors: &BTreeMap<DeviceId, String>,
    group: &Group,
) -> Result<Given, Failure> {
    let Some(room) = group.rooms.get(&place) else {
        return Ok(Given::Nothing);
    };
    let Some(at) = room.graph().find(&id) else {
        return Ok(Given::Nothing);
    };
    let device = room.graph().device(at);
    let link = Link {
        device,
        seq: room.graph().seq(at),
        id,
        header: Vec::new(),
        class: room.graph().class(at),
        depth: room.graph().depth(at),
        epoch: None,
        payload: Some(payload.clone()),
    };
    let author = authors.get(&device).map_or("", String::as_str);
    let kind_of = |_: &str| None;
    written::give(writer, place, &link, author, &kind_of)
}

fn waiting_key(staged: &Staged) -> Vec<u8> {
    let name = staged.name();
    [
        name.naming.bytes(),
        name.device.bytes(),
        &name.number.to_be_bytes(),
    ]
    .concat()
}
