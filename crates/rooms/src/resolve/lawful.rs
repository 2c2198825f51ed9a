//! Whether an entry of the outline may do what it says, by its own past alone (room.md, 11, step 3).

use std::collections::BTreeSet;

use crate::act::{Act, Cut, Side};
use crate::check::Check;
use crate::device::DeviceKind;
use crate::entry::{chain_start, room_of};
use crate::genesis::{Genesis, RoomKind};
use crate::graph::At;
use crate::ids::DeviceId;
use crate::outline::Outline;
use crate::paper_key::writes_once;
use crate::resolve::{ActState, PersonSeen, Resolution, Resolver, State, admits};
use crate::restart::{Before, check};

impl Resolver<'_> {
    pub(crate) fn is_lawful(&self, at: At) -> bool {
        self.law(at).is_ok()
    }

    /// Says why an entry of the outline may not do what it says.
    ///
    /// # Errors
    /// of erasures, R-012 of a device that does not show that it holds its key, and R-080.
    pub fn law(&self, at: At) -> Result<(), Check> {
        if let Some(known) = self.known.laws.borrow().get(&at) {
            return *known;
        }
        let law = self.judged(at);
        self.known.laws.borrow_mut().insert(at, law);
        law
    }

    fn judged(&self, at: At) -> Result<(), Check> {
        let view = self.view(at);
        let author = self.author(at);
        match self.outlines.get(&at) {
            Some(Outline::Genesis(genesis)) => {
                let first = self.graph.seq(at) == 1
                    && self.graph.depth(at) == 1
                    && genesis.founder.card.device() == author;
                let voice = genesis.reader || genesis.kind == RoomKind::Contact;
                // Whoever is let in could begin their chain with a genesis of their own making.
                if first && voice && self.begins(genesis) {
                    Ok(())
                } else {
                    Err(Check::R040)
                }
            }
            Some(Outline::Act { act, .. }) => {
                self.may_write(at)?;
                self.law_of_act(at, act, &view)
            }
            Some(Outline::Erase { .. }) => self.erasure(at).map(drop),
            Some(Outline::Object { .. }) => self.word_on_erasure(at).map(drop),
            Some(Outline::Approve { .. }) if self.is_on_erasure(at) => {
                self.word_on_erasure(at).map(drop)
            }
            Some(Outline::Approve { target, .. }) => {
                self.may_write(at)?;
                let act = self
                    .graph
                    .find(target)
                    .filter(|act| self.graph.is_past(*act, at) && self.act(*act).is_some());
                let act = act
                    .filter(|act| self.is_lawful(*act) && view.falls(*act) != Some(true))
                    .ok_or(Check::R044)?;
                if self.is_used_up(act, &view) {
                    return Err(Check::R045);
                }
                let counts = view
                    .person_of(&author)
                    .is_some_and(|person| self.needed(act).counts(&person));
                if counts { Ok(()) } else { Err(Check::R044) }
            }
            _ => self.may_write(at),
        }
    }

    /// Refuses what is written by a device that is no member's by the entry's own past, and what
    /// a paper key or a recovery device writes beyond one addition and one drop.
    ///
    /// # Errors
    /// These two.
    pub fn may_write(&self, at: At) -> Result<(), Check> {
        let (view, author) = (self.view(at), self.author(at));
        if !view.is_member(&author) {
            return Err(Check::R041);
        }
        if view.devices[&author].card.kind() == DeviceKind::Machine {
            return Ok(());
        }
        // Of what may be written there are two at most, so the third says enough.
        let chain = std::iter::successors(Some(at), |at| self.graph.before(*at)).take(3);
        writes_once(chain.map(|at| self.act(at)))
    }

    /// Whether it is the beginning that gave the room its name.
    pub(crate) fn begins(&self, genesis: &Genesis) -> bool {
        room_of(&Outline::Genesis(genesis.clone()).encode()) == self.room
    }

    /// Whether what an open admission brings in was brought in since by another that was carried.
    fn is_used_up(&self, act: At, view: &Resolution) -> bool {
        let is_open = |at: &At| matches!(view.acts.get(at), Some((ActState::Open(..), _)));
        is_open(&act)
            && view
                .acts
                .keys()
                .any(|other| !is_open(other) && self.holds_up(*other, act))
    }

    fn law_of_act(&self, at: At, act: &Act, view: &Resolution) -> Result<(), Check> {
        let author = self.author(at);
        let own = view.person_of(&author).ok_or(Check::R041)?;
        if admits(act) {
            act.proves(&self.process, &self.room)?;
            let device = act.new_device().map(|new| new.card.device());
            let known = device.is_some_and(|device| view.devices.contains_key(&device));
            let used = act
                .invite()
                .is_some_and(|invite| view.invites.contains(&invite));
            if known || used {
                return Err(Check::R045);
            }
        }
        match act {
            Act::Admit {
                person,
                reader,
                side,
                ..
            } => {
                let voice_elsewhere = !reader && !view.has_voices;
                // There is one survivor: nobody else may be one whom nobody can remove.
                let survives =
                    |seen: &PersonSeen| seen.side == Side::Survivor && seen.state != State::Out;
                let second = *side == Side::Survivor && view.people.values().any(survives);
                let known = view.people.contains_key(person) || second;
                match (known, voice_elsewhere) {
                    (true, _) => Err(Check::R045),
                    (_, true) => Err(Check::R040),
                    _ => Ok(()),
                }
            }
            Act::Remove { person, cuts } => {
                let target = view
                    .people
                    .get(person)
                    .filter(|seen| seen.state != State::Out)
                    .ok_or(Check::R042)?;
                if target.side == Side::Survivor || *person == own || !self.needed(at).possible {
                    return Err(Check::R042);
                }
                let devices: BTreeSet<DeviceId> = view.devices_of(person).collect();
                let named: BTreeSet<DeviceId> = cuts.iter().map(|cut| cut.device).collect();
                if devices == named {
                    self.cuts(at, cuts)
                } else {
                    Err(Check::R043)
                }
            }
            Act::Recover { person, cuts, .. } => {
                let live = |cut: &Cut| {
                    let seen = view.devices.get(&cut.device);
                    let theirs = view.person_of(&cut.device) == Some(*person);
                    theirs && seen.is_some_and(|seen| seen.state != State::Out)
                };
                // Who was removed or left comes back as somebody new, as the others admit them.
                let gone = view.people.get(person).is_none_or(|seen| {
                    view.falls(seen.let_in) == Some(true)
                        || view
                            .exclusions
                            .iter()
                            .any(|act| self.is_about(*act, person))
                });
                let right = !gone && *person != own && cuts.iter().all(live);
                if right && self.needed(at).possible {
                    self.cuts(at, cuts)
                } else {
                    Err(Check::R042)
                }
            }
            Act::Drop { devices } => {
                let mine = |device: &DeviceId| {
                    let seen = view.devices.get(device);
                    let theirs = view.person_of(device) == Some(own);
                    theirs && seen.is_some_and(|seen| seen.state != State::Out)
                };
                if devices.iter().all(mine) {
                    Ok(())
                } else {
                    Err(Check::R041)
                }
            }
            Act::Settle { verdicts } => {
                let disputed = verdicts.iter().all(|(id, _)| {
                    self.graph
                        .find(id)
                        .is_some_and(|act| view.in_dispute.contains(&act))
                });
                if disputed { Ok(()) } else { Err(Check::R046) }
            }
            Act::Restart {
                old,
                new,
                signature,
            } => {
                let known = view.devices.get(&old.device).ok_or(Check::R082)?;
                let begins = self.graph.seq(at) == 1;
                if !begins || new.card.device() != self.graph.device(at) {
                    return Err(Check::R082);
                }
                let before = Before {
                    card: &known.card,
                    forked: self.graph.fork(&old.device, &self.graph.past(at)).is_some(),
                    restarted: view.restarted.contains(&old.device),
                };
                check((old, new, signature), &self.process, &self.room, before)
            }
            Act::Add { .. } | Act::Leave => Ok(()),
        }
    }

    /// What an act names as the last that counts is what its past holds.
    fn cuts(&self, at: At, cuts: &[Cut]) -> Result<(), Check> {
        let past = self.graph.past(at);
        let right = cuts
            .iter()
            .all(|cut| match self.graph.counted(&cut.device, &past) {
                Some(last) => (self.graph.seq(last), self.graph.id(last)) == (cut.seq, cut.id),
                None => {
                    (0, chain_start(&self.process, &self.room, &cut.device)) == (cut.seq, cut.id)
                }
            });
        if right { Ok(()) } else { Err(Check::R043) }
    }
}
