//! Erasing: at once where it is one's own to decide, else when others approved or nobody objected.

use std::collections::{BTreeMap, BTreeSet};

use answerable_record::{Field, Kind, words::ErasureReason, words::Word};
use answerable_rooms::cbor::{Reader, Writer as Cbor};
use answerable_rooms::check::Check;
use answerable_rooms::graph::At;
use answerable_rooms::head::SeenChain;
use answerable_rooms::ids::{EntryId, PersonId};
use answerable_rooms::outline::Outline;
use answerable_rooms::policy::Policy;
use answerable_vault::Held;
use serde_json::{Map, Value as Json};

use super::adopt::seconds;
use super::plain::Given;
use super::replicas::Place;
use super::rights::Rights;
use crate::{Draft, Failure, Now, Office};

/// How long erasures that wait were held, by this device's own clock, and what others' heads showed.
const RIPENING: &str = "ripening";
const DAY_S: u64 = 24 * 60 * 60;

/// What has become of a request to erase an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is to be destroyed.
    InForce,
    /// It is hidden, until so many more approve.
    Waits(usize),
    /// Somebody objected: it is shown again.
    Stopped,
}

/// What has become of each entry that somebody asked to erase.
pub(super) fn verdicts(
    rights: &Rights<'_>,
    hers: &BTreeSet<At>,
    ripe: &BTreeSet<EntryId>,
) -> BTreeMap<At, Verdict> {
    let mut verdicts: BTreeMap<At, Verdict> = BTreeMap::new();
    for asked in asked(rights) {
        let verdict = verdict(rights, asked, hers, ripe);
        let known = verdicts.entry(asked.2).or_insert(verdict);
        *known = match (*known, verdict) {
            (Verdict::InForce, _) | (_, Verdict::InForce) => Verdict::InForce,
            (Verdict::Waits(a), Verdict::Waits(b)) => Verdict::Waits(a.min(b)),
            (Verdict::Waits(a), _) | (_, Verdict::Waits(a)) => Verdict::Waits(a),
            (Verdict::Stopped, Verdict::Stopped) => Verdict::Stopped,
        };
    }
    verdicts
}

/// Requests that count: where, by whom, and for which entry.
pub(super) fn asked(rights: &Rights<'_>) -> Vec<(At, PersonId, At)> {
    let erasures = rights.room.outlines().iter();
    let erasures = erasures.filter(|(_, outline)| matches!(outline, Outline::Erase { .. }));
    erasures
        .filter_map(|(at, _)| {
            let (by, target) = rights.resolver().erasure(*at).ok()?;
            (!rights.is_apart(*at)).then_some((*at, by, target))
        })
        .collect()
}

/// Who approved a request, besides whoever asked.
pub(super) fn approved(rights: &Rights<'_>, of: At) -> BTreeSet<PersonId> {
    said(rights, of, |word| matches!(word, Outline::Approve { .. }))
}

fn is_objected(rights: &Rights<'_>, of: At) -> bool {
    !said(rights, of, |word| matches!(word, Outline::Object { .. })).is_empty()
}

fn said(rights: &Rights<'_>, of: At, word: impl Fn(&Outline) -> bool) -> BTreeSet<PersonId> {
    let said = rights.room.outlines().iter();
    said.filter(|(_, outline)| word(outline))
        .filter_map(|(at, _)| {
            let (person, erasure) = rights.resolver().word_on_erasure(*at).ok()?;
            (erasure == of && !rights.is_apart(*at)).then_some(person)
        })
        .collect()
}

fn verdict(
    rights: &Rights<'_>,
    (at, by, target): (At, PersonId, At),
    hers: &BTreeSet<At>,
    ripe: &BTreeSet<EntryId>,
) -> Verdict {
    let id = rights.room.graph().id(at);
    let approved = approved(rights, at).len();
    let objected = is_objected(rights, at);
    let needed = usize::from(policy(rights).erase_approvals).min(rights.others(&by));
    let at_once = rights.is_at_once(at, target, hers.contains(&target));
    if at_once || approved >= needed || ripe.contains(&id) && !objected {
        Verdict::InForce
    } else if objected {
        Verdict::Stopped
    } else {
        Verdict::Waits(needed - approved)
    }
}

fn policy(rights: &Rights<'_>) -> Policy {
    let mut outlines = rights.room.outlines().values();
    let genesis = outlines.find_map(|outline| match outline {
        Outline::Genesis(genesis) => Some(genesis.policy),
        _ => None,
    });
    genesis.unwrap_or_default()
}

impl Office {
    /// Erases, or asks for it; gives whether it is destroyed already.
    ///
    /// # Errors
    /// Where no entry has that ref, there is no such reason, or it can't be written.
    pub fn erase(&mut self, reference: &str, reason: &str, now: Now) -> Result<Given, Failure> {
        let mut fields = Map::new();
        fields.insert(Field::Of.name().to_owned(), Json::from(reference));
        fields.insert(Field::Reason.name().to_owned(), Json::from(reason));
        let draft = Draft {
            fields,
            files: Vec::new(),
        };
        if self.vault.find(reference)?.is_empty() {
            return Err(Failure::NoSuchEntry(reference.to_owned()));
        }
        self.write_down(Kind::Erasure, &draft, now)?;
        let Some((place, id)) = self.place_and_id(reference)? else {
            return Ok(Given::InForce);
        };
        let ripe = self.ripe(place)?;
        let hers = self
            .fold()?
            .kind_of(reference)
            .is_some_and(super::hers::needs_her);
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let rights = Rights::new(&group.rooms[&place]);
        let target = rights.room.graph().find(&id);
        let target = target.ok_or(Failure::GroupDamaged)?;
        let hers = hers.then_some(target).into_iter().collect();
        Ok(match verdicts(&rights, &hers, &ripe).get(&target) {
            Some(Verdict::Waits(more)) => Given::Waits(u32::try_from(*more).unwrap_or(u32::MAX), 0),
            Some(Verdict::Stopped) => Given::Waits(0, 0),
            _ => Given::InForce,
        })
    }

    /// Says to the room that an entry is to be erased, after the record says so.
    pub(crate) fn ask_to_erase(
        &mut self,
        reference: &str,
        reason: ErasureReason,
        now: Now,
    ) -> Result<(), Failure> {
        let Some((place, entry)) = self.place_and_id(reference)? else {
            return Ok(());
        };
        let reason = reason.index();
        let at = seconds(now);
        self.write_outline(place, Outline::Erase { at, entry, reason })?;
        self.restand(place)?;
        self.erase_copies(now)
    }

    /// The room in which an entry lies, and its id there; `None` where it lies in none.
    pub(super) fn place_and_id(
        &self,
        reference: &str,
    ) -> Result<Option<(Place, EntryId)>, Failure> {
        let Some(row) = self.vault.find(reference)?.first().copied() else {
            return Err(Failure::NoSuchEntry(reference.to_owned()));
        };
        let Some(link) = self.vault.link_of(row)? else {
            return Ok(None);
        };
        let place = Place::ALL
            .into_iter()
            .find(|place| place.shelf() == link.room);
        let id = self.vault.link(link, |link| EntryId(*link.id))?;
        Ok(place.map(|place| (place, id)))
    }

    /// Erasures to which nobody objected for as long as the room asks.
    pub(super) fn ripe(&self, place: Place) -> Result<BTreeSet<EntryId>, Failure> {
        let mut ripe = BTreeSet::new();
        self.vault
            .each_shelved(&place.named(RIPENING), &[], |key, value| {
                let ripened = Ripening::decode(value).is_ok_and(|ripening| ripening.ripe);
                if let Some(id) = EntryId::from_slice(key).filter(|_| ripened) {
                    ripe.insert(id);
                }
                Ok::<(), Failure>(())
            })?;
        Ok(ripe)
    }

    fn is_destroyed(&self, place: Place, entry: &EntryId) -> Result<bool, Failure> {
        let Some(link) = self.vault.find_link(place.shelf(), &entry.0)? else {
            return Ok(false);
        };
        Ok(self.vault.link(link, |link| link.held == Held::Erased)?)
    }

    /// Notes that time went by for the erasures of a room that wait; carries out what is ripe.
    ///
    /// Says whether some wait still: until then the others need a head of this device a day, as a clock.
    pub(super) fn ripen(&mut self, place: Place, now: Now) -> Result<bool, Failure> {
        let mut kept: BTreeMap<EntryId, Ripening> = BTreeMap::new();
        self.vault
            .each_shelved(&place.named(RIPENING), &[], |key, value| {
                if let (Some(id), Ok(known)) = (EntryId::from_slice(key), Ripening::decode(value)) {
                    kept.insert(id, known);
                }
                Ok::<(), Failure>(())
            })?;
        if self.group()?.is_none() {
            return Ok(false);
        }
        let group = self.group.as_ref().expect("it was looked for above");
        let (me, Some(room)) = (group.identity.person, group.rooms.get(&place)) else {
            return Ok(false);
        };
        let rights = Rights::new(room);
        let days_s = u64::from(policy(&rights).erase_days) * DAY_S;
        let mut news = Vec::new();
        let mut waits = false;
        for (at, by, target) in asked(&rights) {
            let id = room.graph().id(at);
            if self.is_destroyed(place, &room.graph().id(target))? {
                continue;
            }
            let mut ripening = kept.remove(&id).unwrap_or_default();
            if ripening.ripe {
                continue;
            }
            ripening.pass(seconds(now));
            let mut third = false;
            for device in room.writers() {
                let Some(head) = room.head(&device).map(|head| head.head()) else {
                    continue;
                };
                let person = rights.person_of(&device);
                let Some(person) = person.filter(|person| *person != me && *person != by) else {
                    continue;
                };
                third = true;
                // Who wrote nothing of their own says so all the same.
                let tip = room.graph().find(&head.id);
                let in_past = tip.is_some_and(|tip| room.graph().upto(tip).contains(at));
                let (eraser, seq) = (room.graph().device(at), room.graph().seq(at));
                let told = |seen: &SeenChain| seen.device == eraser && seen.seq >= seq;
                if in_past || head.seen.iter().any(told) {
                    ripening.head(person, head.at);
                }
            }
            third |= rights.others(&me) > usize::from(me != by);
            let second = !third
                || ripening
                    .heads
                    .values()
                    .any(|(a, b)| b.saturating_sub(*a) >= days_s);
            ripening.ripe = ripening.held_s >= days_s && second;
            waits |= !ripening.ripe && !is_objected(&rights, at);
            news.push((id, ripening));
        }
        let ripened = news.iter().any(|(_, ripening)| ripening.ripe);
        if !news.is_empty() {
            self.vault.write(|writer| -> Result<(), Failure> {
                for (id, ripening) in &news {
                    writer.shelve(&place.named(RIPENING), id.bytes(), &ripening.encode())?;
                }
                Ok(())
            })?;
        }
        if ripened {
            self.restand(place)?;
        }
        Ok(waits)
    }
}

/// How long an erasure was held without having been carried out.
#[derive(Default)]
struct Ripening {
    /// By this device's clock, step by step.
    held_s: u64,
    last_s: u64,
    /// Of each other person, the first and the last head that had it in its past.
    heads: BTreeMap<PersonId, (u64, u64)>,
    ripe: bool,
}

impl Ripening {
    /// A step counts for at most one day, and a clock that goes back for nothing.
    fn pass(&mut self, now_s: u64) {
        if self.last_s > 0 {
            self.held_s += now_s.saturating_sub(self.last_s).min(DAY_S);
        }
        self.last_s = now_s;
    }

    fn head(&mut self, person: PersonId, at: u64) {
        let (first, last) = self.heads.entry(person).or_insert((at, at));
        (*first, *last) = ((*first).min(at), (*last).max(at));
    }

    fn encode(&self) -> Vec<u8> {
        let mut out = Cbor::default();
        out.array(4).uint(self.held_s).uint(self.last_s);
        out.uint(self.ripe.into()).array(self.heads.len());
        for (person, (first, last)) in &self.heads {
            out.array(3).bytes(person.bytes()).uint(*first).uint(*last);
        }
        out.done()
    }

    fn decode(bytes: &[u8]) -> Result<Self, Check> {
        let mut read = Reader::new(bytes);
        read.array_of(4)?;
        let (held_s, last_s, ripe) = (read.uint()?, read.uint()?, read.flag()?);
        let mut heads = BTreeMap::new();
        for _ in 0..read.array()? {
            read.array_of(3)?;
            heads.insert(PersonId(read.exactly()?), (read.uint()?, read.uint()?));
        }
        read.done()?;
        Ok(Self {
            held_s,
            last_s,
            heads,
            ripe,
        })
    }
}
