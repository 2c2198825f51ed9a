//! What must hold once the weather has cleared and all have met again.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use answerable_rooms::content::Content;
use answerable_rooms::entry::Class;
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::graph::At;
use answerable_rooms::ids::{DeviceId, EntryId, EpochId};
use answerable_rooms::outline::Outline;
use answerable_rooms::room::Room;

use answerable_depot::Depot;

use super::erasing::{Verdict, verdicts};
use super::ledgers::ledgers;
use super::picture::{Picture, counted_rows};
use super::replica::Replica;
use super::{Fault, Member, World};
use crate::depot::Reader;

/// What must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// After the weather has cleared, nothing moves any more in the end.
    Settled,
    /// Members agree on who is in, on what stands apart, and on the order of what counts.
    Agreed,
    /// Who has the same entries, and can open the same of them, comes to the same ledgers.
    Ledgers,
    /// Who is entitled opens everything from their floor on, but for what somebody asked to erase.
    Opened,
    /// Who was removed opens nothing of those who knew.
    Closed,
    /// What somebody wrote and published is with all members.
    Kept,
    /// No line is there twice.
    Once,
    /// What is missing is said.
    Said,
}

/// A law that was broken, and by what.
#[derive(Clone, Debug)]
pub struct Broken {
    /// Which.
    pub law: Law,
    /// What was seen.
    pub what: String,
}

impl World {
    pub(super) fn hold_to_the_laws(&mut self) {
        let present = self.present();
        let mut broken = Vec::new();
        let mut say = |law: Law, what: String| broken.push(Broken { law, what });
        self.same_entries_same_picture(&mut say);
        let same = self.same_entries_same_ledgers(&mut say);
        self.report.ledgers += same;
        // Where each half has removed the other, nobody is undisputed, and the room stands still.
        let Some(first) = present.first().copied() else {
            self.report.stand_still += 1;
            self.broken.append(&mut broken);
            return;
        };
        let pictures: Vec<Picture> = present
            .iter()
            .map(|at| Picture::of(&self.members[*at].replica.room))
            .collect();
        for (one, other) in pairs(present.len()) {
            let (a, b) = (present[one], present[other]);
            if !self.are_members_together(a, b) {
                self.report.parted += 1;
                continue;
            }
            self.report.agreed += 1;
            if pictures[one] != pictures[other] {
                let what = pictures[one].difference(&pictures[other]);
                let missing = self.missing(a, b) + &self.missing(b, a);
                say(
                    Law::Agreed,
                    format!("{a} and {b} differ: {what}; {missing}"),
                );
            }
        }
        let picture = &pictures[0];
        let (mut opened, mut closed) = (0, 0);
        for at in &present {
            self.opened(*at, &mut opened, &mut say);
            self.kept_and_once(*at, &mut say);
        }
        for (at, member) in self.members.iter().enumerate() {
            closed += closed_to(&self.members[first].replica, at, member, &mut say);
        }
        self.report.open_to_the_entitled += opened;
        self.report.closed_to_the_removed += closed;
        self.report.devices += self.members.len() as u64;
        self.report.acts += picture.acts_in_force();
        self.broken.append(&mut broken);
    }

    /// Whether each is a member as the other knows it. Who is out, or held up, may not know it: what is
    /// written since lies under names that are not theirs to know.
    fn are_members_together(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.members[a].replica, &self.members[b].replica);
        let knows = |one: &Replica, other: &Replica| {
            let whole = one.room.resolver().whole();
            !whole.is_excluded(&other.device())
        };
        knows(a, b) && knows(b, a)
    }

    /// What one has and the other has not, and rests on nothing else of that sort: with where it lies,
    /// and what the other says of it.
    fn missing(&self, has: usize, lacks: usize) -> String {
        let (room, other) = (&self.members[has].replica.room, &self.members[lacks]);
        let graph = room.graph();
        let ordered = graph.ordered().into_iter();
        let missing =
            ordered.filter(|at| other.replica.room.graph().find(&graph.id(*at)).is_none());
        let missing: Vec<At> = missing.collect();
        let is_root = |at: &&At| missing.iter().all(|first| !graph.is_past(*first, **at));
        let mut said = String::new();
        for at in missing.iter().filter(is_root) {
            let (device, seq) = (graph.device(*at), graph.seq(*at));
            let cursor = other.replica.room.cursor(&device);
            said += &format!(
                "{lacks} has not got {seq} of {device:?} ({:?}), read to {} of {}, {}; ",
                self.index(&device),
                cursor.number,
                room.cursor(&device).number,
                self.lies(&device, seq, &other.replica),
            );
        }
        if !missing.is_empty() {
            said += &format!("{} in all, says {:?}", missing.len(), other.noticed);
        }
        said
    }

    /// Where an entry lies, as its writer knows it.
    fn lies(&self, device: &DeviceId, seq: u64, to: &Replica) -> String {
        let Some(writer) = self.index(device) else {
            return "its writer is no more".into();
        };
        let kept = &self.members[writer].replica.kept;
        let holds = |span: (u64, u64)| (span.0..=span.1).contains(&seq);
        let Some(live) = kept.own.live.iter().find(|live| holds(live.entries)) else {
            return "not published".into();
        };
        let named = to.room.keys().outline(&live.naming).is_some();
        let mut lies = format!(
            "in segment {} (name known: {named}), sent {:?}",
            live.n, kept.sent
        );
        for (at, place) in self.places.iter().enumerate() {
            let weather = place.weather.cleared();
            let storage = weather.over(&place.memory, Reader(99), place.chance);
            let there = kept.made.get(&live.n).map(|(name, _)| storage.get(name, 0));
            lies += &format!(", {at}: {there:?}");
        }
        lies
    }

    /// Devices that have the same entries say the same, whoever they are.
    fn same_entries_same_picture(&self, say: &mut impl FnMut(Law, String)) {
        let mut known: BTreeMap<Vec<EntryId>, (usize, Picture)> = BTreeMap::new();
        for (at, member) in self.members.iter().enumerate() {
            let room = &member.replica.room;
            let ordered = room.graph().ordered().into_iter();
            let ids = ordered.map(|at| room.graph().id(at)).collect();
            let picture = Picture::of(room);
            let (other, same) = known.entry(ids).or_insert_with(|| (at, Picture::of(room)));
            if *same != picture {
                let what = same.difference(&picture);
                say(
                    Law::Agreed,
                    format!("{other} and {at} have the same: {what}"),
                );
            }
        }
    }

    /// Devices that have the same entries, and can open the same of them, come to the same ledgers,
    /// whoever they are, whatever came first, and whether what was erased is destroyed with them yet.
    /// Says how many came to those of another one.
    fn same_entries_same_ledgers(&self, say: &mut impl FnMut(Law, String)) -> u64 {
        let arrival_alone = self.shape.fault == Some(Fault::OrderOfArrival);
        let mut known: BTreeMap<_, (usize, Vec<String>)> = BTreeMap::new();
        let mut same = 0;
        for (at, member) in self.members.iter().enumerate() {
            let replica = &member.replica;
            let graph = replica.room.graph();
            let ids: BTreeSet<EntryId> = replica.kept.rows.iter().map(|row| row.id).collect();
            let erased: BTreeSet<EntryId> = verdicts(&replica.room)
                .into_iter()
                .filter(|(_, verdict)| *verdict == Verdict::InForce)
                .map(|(at, _)| graph.id(at))
                .collect();
            let opened = ids.iter().filter(|id| replica.kept.opens(id));
            let opened: Vec<EntryId> = opened.filter(|id| !erased.contains(id)).copied().collect();
            let mine = ledgers(replica, arrival_alone);
            match known.entry((ids, opened)) {
                Entry::Vacant(first) => drop(first.insert((at, mine))),
                Entry::Occupied(other) => {
                    let (other, theirs) = other.get();
                    same += u64::from(mine == *theirs);
                    if mine != *theirs {
                        say(Law::Ledgers, differing(*other, at, theirs, &mine));
                    }
                }
            }
        }
        same
    }

    /// Who is entitled opens everything from their floor on.
    fn opened(&self, at: usize, opened: &mut u64, say: &mut impl FnMut(Law, String)) {
        let Member {
            replica, person, ..
        } = &self.members[at];
        let room = &replica.room;
        let whole = room.resolver().whole();
        let Some(seen) = whole.people.get(person).filter(|seen| seen.reader) else {
            return;
        };
        let announced: BTreeMap<EpochId, At> =
            room.epochs().map(|(epoch, at, _)| (*epoch, at)).collect();
        let erased: BTreeSet<EntryId> = room
            .outlines()
            .values()
            .filter_map(|outline| match outline {
                Outline::Erase { entry, .. } => Some(*entry),
                _ => None,
            })
            .collect();
        for row in counted_rows(replica).filter(|row| !erased.contains(&row.id)) {
            let epoch = row.epoch.and_then(|epoch| announced.get(&epoch));
            let entry = room.graph().find(&row.id);
            // From now on: what was announced after they were let in, and what somebody wrote who had
            // not heard of it, which is carried to them.
            let entitled = epoch.is_some_and(|announced| {
                seen.from.is_none_or(|from| {
                    room.graph().is_past(from, *announced)
                        || entry.is_some_and(|entry| !room.graph().is_past(entry, from))
                })
            });
            *opened += u64::from(entitled);
            if entitled && row.payload.is_none() {
                let whose = self.index(&row.device);
                say(
                    Law::Opened,
                    format!(
                        "{at} can't open entry {} of {whose:?}, {} can",
                        row.seq,
                        self.count_who_opens(&row.id)
                    ),
                );
            }
        }
    }

    fn count_who_opens(&self, id: &EntryId) -> usize {
        let members = self.members.iter();
        members
            .filter(|member| member.replica.kept.opens(id))
            .count()
    }

    /// What was written is with this member, and no line twice.
    fn kept_and_once(&self, at: usize, say: &mut impl FnMut(Law, String)) {
        let replica = &self.members[at].replica;
        let whole = replica.room.resolver().whole();
        let mut lines: BTreeMap<String, u64> = BTreeMap::new();
        for row in counted_rows(replica) {
            let body = row.payload.as_ref().map(|(_, body)| body);
            if let Some(Ok(Content::Record { said, .. })) = body.map(|body| Content::parse(body)) {
                *lines.entry(said.line.to_owned()).or_default() += 1;
            }
        }
        let lost = self.written.iter().filter(|written| written.lost);
        let may_be_twice: BTreeSet<&str> = lost.map(|written| &written.line[..]).collect();
        let twice = lines.iter().filter(|(_, times)| **times > 1);
        for (line, times) in twice.filter(|(line, _)| !may_be_twice.contains(&line[..])) {
            say(Law::Once, format!("{at} has {line} {times} times"));
        }
        for written in &self.written {
            let still_there = whole.is_member(&written.device) && !written.lost;
            let has = |at: &usize| {
                let graph = self.members[*at].replica.room.graph();
                graph.find(&written.id).is_some()
            };
            if !still_there || has(&at) {
                continue;
            }
            // Who has taken somebody out does not write for them any more.
            let mut holders = self.present().into_iter().filter(has).peekable();
            let nobody = holders.peek().is_none();
            if nobody || holders.any(|holder| self.are_members_together(at, holder)) {
                say(Law::Kept, format!("{at} has not got {}", written.line));
            }
        }
    }
}

/// Where the ledgers of two members part.
fn differing(one: usize, other: usize, its: &[String], others: &[String]) -> String {
    let parted = its.iter().zip(others).find(|(its, others)| its != others);
    let (its, others) = parted.expect("they differ");
    let same = its.bytes().zip(others.bytes()).take_while(|(a, b)| a == b);
    let from = same.count().saturating_sub(80);
    let part = |of: &str| of.chars().skip(from).take(200).collect::<String>();
    format!("{one} has {}, {other} has {}", part(its), part(others))
}

/// Who was removed opens nothing that was written by somebody who knew.
fn closed_to(
    seen_by: &Replica,
    at: usize,
    member: &Member,
    say: &mut impl FnMut(Law, String),
) -> u64 {
    let room = &seen_by.room;
    let resolver = room.resolver();
    let device = member.replica.device();
    if !resolver.whole().is_excluded(&device) {
        return 0;
    }
    let given = given_to(room, &device);
    let mut closed = 0;
    for row in seen_by
        .kept
        .rows
        .iter()
        .filter(|row| row.class == Class::Content)
    {
        let place = room.graph().find(&row.id).expect("what is kept is here");
        let view = resolver.view(place);
        let Some(epoch) = row.epoch.filter(|_| view.is_excluded(&device)) else {
            continue;
        };
        closed += 1;
        // Who was held up then, and back later, was given what was written meanwhile by somebody who knew
        // of all that had held them up.
        let was_back = |at: &At| {
            let mut held_up = view.exclusions.union(&view.in_dispute);
            held_up.all(|act| room.graph().is_past(*act, *at))
                && resolver.view(*at).is_member(&device)
        };
        let all = given.get(&epoch).map_or(&[][..], Vec::as_slice);
        let holds = member.replica.holds(&epoch) && all.is_empty();
        if holds || !all.iter().all(was_back) {
            let whose = room.graph().seq(place);
            say(
                Law::Closed,
                format!("{at} was removed and opens a later entry {whose}"),
            );
        }
    }
    closed
}

/// Where anybody ever sealed the content key of which epoch to a device.
fn given_to(room: &Room, device: &DeviceId) -> BTreeMap<EpochId, Vec<At>> {
    let mut given: BTreeMap<EpochId, Vec<At>> = BTreeMap::new();
    for (epoch, at, _) in room.epochs() {
        if let Outline::Epoch { announcement, .. } = &room.outlines()[&at]
            && announcement
                .recipients
                .iter()
                .any(|to| to.device == *device)
        {
            given.entry(*epoch).or_default().push(at);
        }
    }
    for (at, outline) in room.outlines() {
        if let Outline::Grant { grant, .. } = outline
            && grant.kind == KeyKind::Content
            && grant.recipients.iter().any(|to| to.device == *device)
        {
            given.entry(grant.epoch).or_default().push(*at);
        }
    }
    given
}

/// All pairs of so many, each once.
fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |one| (one + 1..count).map(move |other| (one, other)))
}
