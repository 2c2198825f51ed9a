//! What an audit came to, told by people and refs.

use std::collections::BTreeMap;

use answerable_rooms::ids::{DeviceId, PersonId};
use answerable_rooms::room::{Flaw, Verdict};
use answerable_vault::{LinkAt, Vault};

use super::super::members::{persons, short};
use super::super::replicas::Place;
use super::{CompleteAsOf, Found, Missing, RoomVerified, Seen};

pub(super) struct Told<'t> {
    pub vault: &'t Vault,
    pub place: Place,
    pub names: &'t BTreeMap<PersonId, String>,
    pub me: DeviceId,
    pub seen: Seen,
}

impl Told<'_> {
    pub fn room(&self, verdict: Verdict, unreadable: bool) -> RoomVerified {
        let persons = persons(&verdict.room);
        let whose = |device: &DeviceId| {
            let name = persons
                .get(device)
                .and_then(|person| self.names.get(person));
            name.cloned().unwrap_or_else(|| short(device))
        };
        let mut damaged = self.found(&verdict.damaged, &whose);
        if unreadable {
            // Something in it has not even the form of what a vault keeps.
            damaged.push(Found {
                check: "R-001",
                whose: whose(&self.me),
                number: None,
                entry: None,
                count: 1,
            });
        }
        let gaps = verdict.gaps.iter().map(|(device, gap)| Missing {
            whose: whose(device),
            me: *device == self.me,
            missing: gap.missing,
            unplaced: gap.unplaced,
            unsigned: gap.unsigned,
        });
        RoomVerified {
            room: self.place.which(),
            entries: self.seen.entries,
            damaged,
            breaches: self.found(&verdict.breaches, &whose),
            gaps: gaps.collect(),
            people: complete(&verdict, &persons, &whose),
        }
    }

    /// Flaws, those of one check and person together.
    fn found(&self, flaws: &[Flaw], whose: &dyn Fn(&DeviceId) -> String) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for flaw in flaws {
            let (check, name) = (flaw.check.id(), whose(&flaw.device));
            if let Some(known) = found
                .iter_mut()
                .find(|known| known.check == check && known.whose == name)
            {
                known.count += 1;
                continue;
            }
            found.push(Found {
                check,
                whose: name,
                number: Some(flaw.seq).filter(|seq| *seq > 0),
                entry: self.reference(flaw),
                count: 1,
            });
        }
        found
    }

    /// The ref of the entry that a flaw is about, where it can still be read.
    fn reference(&self, flaw: &Flaw) -> Option<String> {
        let chain = self
            .seen
            .devices
            .iter()
            .position(|device| *device == flaw.device)?;
        let at = LinkAt {
            room: self.place.shelf(),
            chain: u32::try_from(chain).ok()?,
            seq: u32::try_from(flaw.seq).ok()?,
        };
        let row = self.vault.link(at, |link| link.row).ok().flatten()?;
        self.vault.entry(row, |row| row.name.to_owned()).ok()
    }
}

fn complete(
    verdict: &Verdict,
    persons: &BTreeMap<DeviceId, PersonId>,
    whose: &dyn Fn(&DeviceId) -> String,
) -> Vec<CompleteAsOf> {
    let room = &verdict.room;
    let mut people: BTreeMap<PersonId, CompleteAsOf> = BTreeMap::new();
    for (device, person) in persons {
        let of = people.entry(*person).or_insert_with(|| CompleteAsOf {
            whose: whose(device),
            as_of_s: None,
            more: Vec::new(),
        });
        let head = room.head(device).map(|head| head.head().at);
        of.as_of_s = of.as_of_s.max(head);
        let here = room
            .graph()
            .tip(device)
            .map_or(0, |at| room.graph().seq(at));
        for other in room.writers() {
            let seen = room
                .head(&other)
                .into_iter()
                .flat_map(|head| &head.head().seen);
            let more = seen.filter(|seen| seen.device == *device && seen.seq > here);
            of.more
                .extend(more.map(|seen| (whose(&other), seen.seq - here)));
        }
    }
    people.into_values().collect()
}
