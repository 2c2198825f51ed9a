//! What must hold once the weather has cleared and all have met again.

use std::collections::{BTreeMap, BTreeSet};

use answerable_rooms::content::Content;
use answerable_rooms::entry::Class;
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::graph::At;
use answerable_rooms::ids::{DeviceId, EpochId};
use answerable_rooms::outline::Outline;
use answerable_rooms::room::Room;

use super::picture::{Picture, counted_rows};
use super::replica::Replica;
use super::{Member, World};

/// What must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// After the weather has cleared, nothing moves any more in the end.
    Settled,
    /// Members agree on who is in, on what stands apart, and on the order of what counts.
    Agreed,
    /// Who is entitled opens everything from their floor on.
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
        let Some(first) = present.first().copied() else {
            say(Law::Agreed, "nobody is left".into());
            self.broken.append(&mut broken);
            return;
        };
        let picture = Picture::of(&self.members[first].replica.room);
        for at in &present[1..] {
            self.report.agreed += 1;
            let other = Picture::of(&self.members[*at].replica.room);
            if other != picture {
                let what = picture.difference(&other);
                say(Law::Agreed, format!("{first} and {at} differ: {what}"));
            }
        }
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
        for row in counted_rows(replica) {
            let epoch = row.epoch.and_then(|epoch| announced.get(&epoch));
            let entitled = epoch.is_some_and(|announced| {
                let from = seen.from;
                from.is_none_or(|from| room.graph().is_past(from, *announced))
            });
            *opened += u64::from(entitled);
            if entitled && row.payload.is_none() {
                let whose = self.index(&row.device);
                say(
                    Law::Opened,
                    format!("{at} can't open entry {} of {whose:?}", row.seq),
                );
            }
        }
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
        for (line, times) in lines.iter().filter(|(_, times)| **times > 1) {
            say(Law::Once, format!("{at} has {line} {times} times"));
        }
        for written in &self.written {
            let writer = &self.members[written.replica];
            let still_there = !writer.gone && whole.is_member(&writer.replica.device());
            if still_there && replica.room.graph().find(&written.id).is_none() {
                let (line, by) = (&written.line, written.replica);
                say(Law::Kept, format!("{at} has not got {line} of {by}"));
            }
        }
    }
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
        let Some(epoch) = row
            .epoch
            .filter(|_| resolver.view(place).is_excluded(&device))
        else {
            continue;
        };
        closed += 1;
        if given.contains(&epoch) || member.replica.holds(&epoch) {
            let whose = room.graph().seq(place);
            say(
                Law::Closed,
                format!("{at} was removed and opens a later entry {whose}"),
            );
        }
    }
    closed
}

/// Epochs whose content key anybody ever sealed to a device.
fn given_to(room: &Room, device: &DeviceId) -> BTreeSet<EpochId> {
    let announced = room
        .epochs()
        .filter(|(_, at, _)| match &room.outlines()[at] {
            Outline::Epoch { announcement, .. } => {
                let mut to = announcement.recipients.iter();
                to.any(|to| to.device == *device)
            }
            _ => false,
        });
    let mut given: BTreeSet<EpochId> = announced.map(|(epoch, ..)| *epoch).collect();
    for outline in room.outlines().values() {
        if let Outline::Grant { grant, .. } = outline {
            let mut to = grant.recipients.iter();
            if grant.kind == KeyKind::Content && to.any(|to| to.device == *device) {
                given.insert(grant.epoch);
            }
        }
    }
    given
}
