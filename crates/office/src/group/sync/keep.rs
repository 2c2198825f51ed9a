//! Keeping what was taken in, in one transaction, before anything is put.

use std::collections::{BTreeMap, BTreeSet};

use answerable_record::Kind;
use answerable_rooms::content::Content;
use answerable_rooms::ids::{DeviceId, EntryId, PersonId};
use answerable_rooms::room::{Link, MadeKey, Payload, Staged, Taken};
use answerable_vault::Held;

use super::super::replicas::{CURSORS, HEADS, NAMES, Place, keep_key};
use super::super::written;
use super::WAITING;
use crate::found::ME;
use crate::{Failure, Office};

impl Office {
    pub(super) fn keep_taken(&mut self, place: Place, taken: Taken) -> Result<u64, Failure> {
        if taken.links.is_empty()
            && taken.opened.is_empty()
            && taken.cursors.is_empty()
            && taken.keys.is_empty()
        {
            return Ok(0);
        }
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let authors = self
            .group
            .as_ref()
            .map(|group| group.authors(place))
            .unwrap_or_default();
        let author = |device: &DeviceId| authors.get(device).map_or("", String::as_str);
        let mut fresh: BTreeMap<String, Kind> = BTreeMap::new();
        let payloads = taken.links.iter().filter_map(|link| link.payload.as_ref());
        let payloads = payloads.chain(taken.opened.iter().map(|(_, payload)| payload));
        let named: Vec<(PersonId, String)> = payloads
            .filter_map(|payload| match Content::parse(&payload.body) {
                Ok(Content::Who { person, name, .. }) => Some((person, name.to_owned())),
                _ => None,
            })
            .collect();
        let me = self.group.as_ref().map(|group| group.identity.person);
        let opened = self.still_away(place, &taken.opened)?;
        let parted = self.parted(place, &taken.links);
        let rows = self.vault.write(|writer| -> Result<u64, Failure> {
            let mut rows = 0;
            for link in &taken.links {
                let kept = {
                    let kind_of =
                        |name: &str| fold.kind_of(name).or_else(|| fresh.get(name).copied());
                    let before = parted.get(&link.id).copied();
                    written::keep(writer, place, link, before, author(&link.device), &kind_of)?
                };
                if let Some((_, entry, _)) = kept {
                    fresh.insert(entry.name.to_string(), entry.kind);
                    rows += 1;
                }
            }
            for (id, payload) in opened {
                rows += u64::from(give(
                    writer,
                    place,
                    *id,
                    payload,
                    &authors,
                    self.group.as_ref(),
                )?);
            }
            for (person, name) in &named {
                writer.shelve(NAMES, person.bytes(), name.as_bytes())?;
                if me == Some(*person) {
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
            Ok(rows)
        })?;
        if rows > 0 {
            (self.fold, self.view, self.unstored) = (None, None, u64::MAX);
        }
        let stood = self.restand(place);
        if let Some(group) = self.group.as_mut() {
            for (person, name) in named {
                if person == group.identity.person {
                    self.me = Some(name.clone());
                }
                group.names.insert(person, name);
            }
        }
        stood?;
        Ok(rows)
    }

    /// Of what was opened, what is not here yet and was not destroyed: packs say again what was said.
    fn still_away<'t>(
        &self,
        place: Place,
        opened: &'t [(EntryId, Payload)],
    ) -> Result<Vec<&'t (EntryId, Payload)>, Failure> {
        let mut away = Vec::new();
        for one in opened {
            if let Some(at) = self.vault.find_link(place.shelf(), &one.0.0)?
                && self.vault.link(at, |link| link.held)? == Held::Away
            {
                away.push(one);
            }
        }
        Ok(away)
    }

    /// What each of these follows, of those whose device signed more than one history.
    fn parted(&self, place: Place, links: &[Link]) -> BTreeMap<EntryId, EntryId> {
        let Some(room) = self
            .group
            .as_ref()
            .and_then(|group| group.rooms.get(&place))
        else {
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

    /// Keeps entries of one's own that are no lines of the record, and keys that were made.
    pub(in crate::group) fn keep_links(
        &mut self,
        place: Place,
        links: &[Link],
        keys: &[MadeKey],
    ) -> Result<(), Failure> {
        let kept = self.vault.write(|writer| -> Result<(), Failure> {
            for link in links {
                written::keep(writer, place, link, None, "", &|_| None)?;
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

/// Gives an entry what it says, now that its key is here.
fn give(
    writer: &mut answerable_vault::Writer<'_>,
    place: Place,
    id: EntryId,
    payload: &Payload,
    authors: &BTreeMap<DeviceId, String>,
    group: Option<&super::super::replicas::Group>,
) -> Result<bool, Failure> {
    let Some(room) = group.and_then(|group| group.rooms.get(&place)) else {
        return Ok(false);
    };
    let Some(at) = room.graph().find(&id) else {
        return Ok(false);
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
    Ok(written::give(writer, place, &link, author, &kind_of)?.is_some())
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
