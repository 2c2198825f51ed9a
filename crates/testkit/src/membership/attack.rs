//! Those who are removed, or are about to be, and do what they can: forge a past, feed it to somebody
//! who was away, fork their own chain (room.md, section 12).

use super::history::{Deed, History, Person};
use super::random::Chance;
use super::resolve::Resolution;
use super::set::Set;
use super::steps::Step;

/// How somebody attacks who is, or was, in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attack {
    /// All who were removed write on together, as if they had never heard of it. Everybody else has.
    ForgePast,
    /// The same, and one who was away takes it in and passes it on.
    FeedTheLate,
    /// The same, and the one who was away also stands behind what they propose.
    WinTheLate,
    /// Somebody writes their own chain twice from some place on, and so takes back what they said.
    ForkOwn,
}

/// What came of an attack.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What must not have happened, where something did.
    pub harm: Option<String>,
    /// Whether anything came into dispute.
    pub disputed: bool,
    /// Whether the others settled that, so that all stands as it did.
    pub settled: bool,
    /// All that happened.
    pub history: History,
}

impl History {
    /// Lets somebody attack, where there is anybody who could; then all others exchange everything, and
    /// settle what came into dispute.
    #[must_use]
    pub fn attacked(&self, attack: Attack, chance: &mut Chance) -> Option<Outcome> {
        let mut history = self.clone();
        let (before, silent) = history.prepared(attack, chance)?;
        let first = history.nodes.len();
        match attack {
            Attack::ForgePast => drop(history.forge(silent, chance)),
            Attack::FeedTheLate | Attack::WinTheLate => {
                let late = silent & before.devices.members;
                let late = late.iter().next()?;
                let forged = history.forge(silent - before.devices.members, chance);
                history.believe(late, forged, attack == Attack::WinTheLate)?;
            }
            Attack::ForkOwn => history.fork_own(silent, chance)?,
        }
        if history.nodes.len() == first {
            return None;
        }
        let removed = silent - before.devices.members;
        let (outside, insiders) = match attack {
            Attack::ForgePast | Attack::FeedTheLate => (removed, removed),
            // Who stood behind it, by what they had heard, is with those who did it.
            Attack::WinTheLate => (removed, silent),
            Attack::ForkOwn => (silent, silent),
        };
        let replicas = history.exchange_without(outside)?;
        let mut outcome = Outcome {
            harm: None,
            disputed: false,
            settled: false,
            history,
        };
        outcome.judge(attack, &before, insiders, &replicas);
        if outcome.disputed && outcome.harm.is_none() {
            outcome.settle(&before, outside, insiders);
        }
        Some(outcome)
    }

    /// Everybody has heard of everything, but for those who attack and who is away; gives what the others
    /// see, and who keeps silent.
    fn prepared(&mut self, attack: Attack, chance: &mut Chance) -> Option<(Resolution, Set)> {
        let view = self.resolve(self.whole());
        let removed = |person: &usize| {
            view.in_force
                .iter()
                .any(|act| self.nodes[act].deed == Deed::Remove { person: *person })
        };
        let removed: Set = view.people.out.iter().filter(removed).collect();
        let owned = |device: &usize| view.person_of(*device).is_some_and(|who| removed.has(who));
        let mut silent: Set = (0..self.used.1).filter(owned).collect();
        match attack {
            Attack::ForgePast if silent.is_empty() => return None,
            Attack::ForgePast => {}
            Attack::FeedTheLate | Attack::WinTheLate => {
                let unaware = |device: &usize| {
                    let base = self.base(*device);
                    base.is_some_and(|base| !view.in_force.within(base))
                };
                let late: Vec<usize> = view.devices.members.iter().filter(unaware).collect();
                let late = chance.one_of(&late).filter(|_| !silent.is_empty())?;
                // One person away, with all their devices.
                silent = silent | self.live(&view, view.person_of(late)?);
            }
            Attack::ForkOwn => {
                let long =
                    |device: &usize| self.tip(*device).is_some_and(|tip| self.nodes[tip].seq > 1);
                let insiders: Vec<usize> = view.devices.members.iter().filter(long).collect();
                silent = Set::one(chance.one_of(&insiders)?);
            }
        }
        let replicas = self.exchange_without(silent)?;
        let mut honest = replicas
            .iter()
            .map(|(device, here)| (*device, self.resolve(*here)));
        let before = honest
            .find(|(device, view)| view.devices.members.has(*device))?
            .1;
        Some((before, silent))
    }

    /// Devices write on with what they may pretend to know, and with each other's help.
    fn forge(&mut self, by: Set, chance: &mut Chance) -> Set {
        let devices: Vec<usize> = by.iter().collect();
        let (old, mut forged) = (self.whole(), Set::EMPTY);
        for _ in 0..8 {
            let Some(device) = chance.one_of(&devices) else {
                break;
            };
            let Some(base) = self.base(device) else {
                continue;
            };
            let mut heard = base;
            for node in (self.whole() - base).iter() {
                let more = heard.with(node);
                let open = self.nodes[node].past.within(heard);
                let wanted = forged.has(node) || (old.has(node) && chance.below(3) == 0);
                if open && wanted && self.resolve(more).devices.members.has(device) {
                    heard = more;
                }
            }
            let deeds = self.deeds(device, heard, &[Person::CONTACT], 8);
            let weight = |deed: &Deed| match deed {
                Deed::Approve { act } if forged.has(*act) => 20,
                Deed::Remove { .. } => 6,
                Deed::Admit { .. } | Deed::Settle { .. } | Deed::Recover { .. } => 3,
                Deed::Leave | Deed::Drop { .. } => 0,
                _ => 1,
            };
            let all = deeds.iter().map(weight).sum();
            let mut at = chance.below(all);
            let deed = deeds.into_iter().find(|deed| {
                let here = at < weight(deed);
                at = at.saturating_sub(weight(deed));
                here
            });
            if let Some(deed) = deed {
                let before = self.tip(device);
                forged.put(self.step(&Step {
                    device,
                    before,
                    heard,
                    deed,
                }));
            }
        }
        forged
    }

    /// One who was away hears of the forged past first, and may approve what removals they find in it.
    fn believe(&mut self, late: usize, forged: Set, approves: bool) -> Option<()> {
        let past = forged
            .iter()
            .fold(forged, |all, node| all | self.nodes[node].past);
        let heard = self.take(self.base(late)?, past);
        let seen = heard & forged;
        if seen.is_empty() {
            return None;
        }
        let removals = seen
            .iter()
            .filter(|node| approves && matches!(self.nodes[*node].deed, Deed::Remove { .. }));
        let (mut heard, mut said) = (heard, false);
        for act in removals.collect::<Vec<_>>() {
            let deed = Deed::Approve { act };
            if self.law(late, 0, heard, &deed).is_some() {
                heard.put(self.write(late, heard, deed));
                said = true;
            }
        }
        if !said {
            self.write(late, heard, Deed::Seen);
        }
        Some(())
    }

    /// A second entry where there is one already.
    fn fork_own(&mut self, by: Set, chance: &mut Chance) -> Option<()> {
        let device = by.iter().next()?;
        let chain = |node: &usize| self.nodes[*node].device == device;
        let chain: Vec<usize> = (0..self.nodes.len()).filter(chain).collect();
        let before = chain[chance.below(chain.len() - 1)];
        self.write_after(device, Some(before), self.upto(before), Deed::Seen);
        Some(())
    }
}

impl Outcome {
    /// Nobody comes back, nobody is put out; where all had heard, nothing changes at all.
    fn judge(
        &mut self,
        attack: Attack,
        before: &Resolution,
        insiders: Set,
        replicas: &[(usize, Set)],
    ) {
        let people: Set = insiders
            .iter()
            .filter_map(|one| before.person_of(one))
            .collect();
        for (device, here) in replicas {
            if insiders.has(*device) || !before.devices.members.has(*device) {
                continue;
            }
            let view = self.history.resolve(*here);
            let back = before.people.out & view.people.members;
            let gone = (before.people.members & view.people.out) - people;
            let moved = attack == Attack::ForgePast && view.people != before.people;
            if moved || !back.is_empty() || !gone.is_empty() {
                let harm = format!(
                    "device {device} sees {:?} for {:?}",
                    view.people, before.people
                );
                self.harm.get_or_insert(harm);
            }
            self.disputed |= !(view.disputed - before.disputed).is_empty();
        }
    }

    /// Those who are not in dispute settle that all stands as it did.
    fn settle(&mut self, before: &Resolution, outside: Set, insiders: Set) {
        let history = &mut self.history;
        let all = history.whole();
        let view = history.resolve(all);
        let reads = |device: &usize| {
            let person = view.person_of(*device);
            person.is_some_and(|person| history.person(&view, person).reader)
        };
        let honest = (view.devices.members & before.devices.members) - insiders;
        let readers: Vec<usize> = honest.iter().filter(reads).collect();
        let Some(first) = readers.first() else { return };
        let held = before.met | before.in_force;
        let stand = view.disputed & held;
        let deed = Deed::Settle {
            stand,
            fall: view.disputed - held - before.disputed,
        };
        let Some(base) = history.base(*first) else {
            return;
        };
        let heard = history.take(base, all);
        if history.law(*first, 0, heard, &deed).is_none() {
            return;
        }
        let act = history.write(*first, heard, deed);
        for device in &readers[1..] {
            let Some(base) = history.base(*device) else {
                continue;
            };
            let heard = history.take(base, history.whole());
            let deed = Deed::Approve { act };
            if history.law(*device, 0, heard, &deed).is_some() {
                history.write(*device, heard, deed);
            }
        }
        let replicas = history.exchange_without(outside).unwrap_or_default();
        let people: Set = insiders
            .iter()
            .filter_map(|one| before.person_of(one))
            .collect();
        let same = |(device, here): &(usize, Set)| {
            let view = history.resolve(*here);
            let stands = |of: Set, now: Set| (of - people).within(now);
            !honest.has(*device)
                || (stands(before.people.members, view.people.members)
                    && stands(before.people.out, view.people.out))
        };
        self.settled = !replicas.is_empty() && replicas.iter().all(same);
    }
}
