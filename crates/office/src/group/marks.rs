//! The mark that an entry's words are hers to decide, held against what the entry is: the rooms can't
//! read a line, so whoever opened it looks.

use std::collections::BTreeSet;

use answerable_record::Kind;
use answerable_rooms::content::Said;
use answerable_rooms::ids::{DeviceId, EntryId};
use answerable_rooms::room::Link;
use answerable_vault::Writer;

use super::hers::needs_her;
use super::people::whose;
use super::plain::Noticed;
use super::replicas::Place;
use crate::{Failure, Office};

/// Entries whose mark does not fit their type, with their device and whether that was said.
const MISMARKED: &str = "mismarked";

/// Notes an entry whose mark does not fit its type. It is kept, and does not count as her word.
pub(super) fn note(
    writer: &mut Writer<'_>,
    place: Place,
    link: &Link,
    said: &Said<'_>,
    kind: Kind,
) -> Result<(), Failure> {
    if said.hers == needs_her(kind) {
        return Ok(());
    }
    let shelf = place.named(MISMARKED);
    Ok(writer.shelve(&shelf, &link.id.0, &value(&link.device, false))?)
}

fn value(device: &DeviceId, told: bool) -> Vec<u8> {
    let mut value = device.0.to_vec();
    value.push(told.into());
    value
}

impl Office {
    /// The entries of a room whose mark does not fit their type.
    pub(super) fn mismarked(&self, place: Place) -> Result<BTreeSet<EntryId>, Failure> {
        let mut found = BTreeSet::new();
        self.vault
            .each_shelved(&place.named(MISMARKED), &[], |key, _| {
                found.extend(EntryId::from_slice(key));
                Ok::<(), Failure>(())
            })?;
        Ok(found)
    }

    /// Says of each of them once whose it is.
    pub(super) fn tell_mismarked(&mut self, place: Place) -> Result<Vec<Noticed>, Failure> {
        let mut news: Vec<(EntryId, DeviceId)> = Vec::new();
        self.vault
            .each_shelved(&place.named(MISMARKED), &[], |key, value| {
                if let Some((&0, device)) = value.split_last()
                    && let (Some(id), Some(device)) =
                        (EntryId::from_slice(key), DeviceId::from_slice(device))
                {
                    news.push((id, device));
                }
                Ok::<(), Failure>(())
            })?;
        if news.is_empty() {
            return Ok(Vec::new());
        }
        self.vault.write(|writer| -> Result<(), Failure> {
            for (id, device) in &news {
                let shelf = place.named(MISMARKED);
                writer.shelve(&shelf, &id.0, &value(device, true))?;
            }
            Ok(())
        })?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get(&place).ok_or(Failure::NotInRoom)?;
        let noticed = news.iter().map(|(_, device)| Noticed {
            check: "R-060",
            whose: Some(whose(group, room, device)),
            room: Some(place.which()),
            count: 1,
        });
        Ok(noticed.collect())
    }
}

#[cfg(test)]
#[allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders that it works in"
)]
mod tests {
    use answerable_rooms::content::{Content, Said};
    use answerable_vault::Entropy;
    use serde_json::json;

    use super::Place;
    use crate::group::{Given, Side};
    use crate::several::{Group, is_seen, now, sync, write};
    use crate::{Now, Office};

    /// Writes a line into the bridge as no program of ours would: with the wrong mark.
    fn write_marked(office: &mut Office, hers: bool, line: &str, now: Now) {
        let place = Place::Bridge;
        let epoch = office.writable(place, now).expect("a key");
        let said = Said {
            hers,
            clock: 90,
            line,
            attachments: Vec::new(),
        };
        let content = Content::Record { at: 9, said };
        let group = office.group().expect("a vault").expect("a group");
        let room = group.rooms.get_mut(&place).expect("a bridge");
        let link = room.write_content(epoch, &content, &mut Entropy);
        office.keep_links(place, &[link], &[]).expect("it is kept");
        office.restand(place).expect("its standing");
    }

    fn noticed(office: &mut Office, minute: i64) -> Vec<&'static str> {
        let synced = office.sync(now(minute), &mut |_| {}).expect("it syncs");
        synced.noticed.iter().map(|of| of.check).collect()
    }

    #[test]
    fn r_060_words_without_the_mark_are_not_her_word_before_she_confirms_them() {
        let group = Group::new();
        let mut mo = group.found("mo");
        let mut her = group.join("her", Side::Survivor, &mut mo, &mut [], 1);
        let line = json!({"type": "boundary", "ref": "b-1", "on": "2026-01-10", "topic": "calls",
            "wish": "never"});
        write_marked(&mut her, false, &line.to_string(), now(2));
        sync_quietly(&mut her, 2);
        assert_eq!(noticed(&mut mo, 2), ["R-060"]);
        assert!(noticed(&mut mo, 3).is_empty(), "it is said once");
        assert!(!is_seen(&mut mo, "b-1"), "it is kept and does not count");
        assert!(mo.show("b-1", now(3).day).is_ok());
        her.confirm("b-1", now(4)).expect("her word");
        sync(&mut her, 4);
        sync(&mut mo, 5);
        assert!(is_seen(&mut mo, "b-1"));
    }

    #[test]
    fn r_060_a_mark_makes_nothing_her_word_that_is_not() {
        let group = Group::new();
        let mut mo = group.found("mo");
        let mut li = group.join("li", Side::Contact, &mut mo, &mut [], 1);
        let mut her = group.join("her", Side::Survivor, &mut mo, &mut [&mut li], 2);
        let line = json!({"type": "concern", "ref": "c-1", "on": "2026-01-10", "text": "a worry"});
        write_marked(&mut mo, true, &line.to_string(), now(3));
        sync_quietly(&mut mo, 3);
        assert_eq!(noticed(&mut her, 3), ["R-060"]);
        assert!(is_seen(&mut her, "c-1"), "it counts as what it is");
        let given = her.erase("c-1", "mistake", now(4)).expect("asked for");
        assert!(matches!(given, Given::Waits(..)), "it is not hers to erase");
        let boundary = json!({"topic": "calls", "wish": "never", "text": "no calls"});
        let relayed = write(&mut mo, answerable_record::Kind::Boundary, boundary, 5);
        sync(&mut mo, 5);
        sync_quietly(&mut her, 5);
        let given = her.erase(&relayed, "asked_for", now(6)).expect("erased");
        assert_eq!(given, Given::InForce, "and this is");
    }

    fn sync_quietly(office: &mut Office, minute: i64) {
        let _ = noticed(office, minute);
    }
}
