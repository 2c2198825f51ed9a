//! Who is in a room: a pure function of the entries that are here (room.md, section 11).
//!
//! What an entry may do depends on its own past alone, so what was lawful stays lawful, and a carried
//! exclusion stays carried. What contradicts itself suspends, until those whom nobody disputes settle it.

mod erasing;
mod lawful;
mod need;
mod state;
mod support;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use crate::act::Act;
use crate::check::Check;
use crate::graph::{At, Clock, Graph};
use crate::ids::{DeviceId, PersonId, ProcessId, RoomId};
use crate::outline::Outline;
use crate::policy::Policy;

pub use need::{Electorate, Needed};
pub use state::{ActState, DeviceSeen, PersonSeen, Resolution, State};

/// What the outline of a room says, to be resolved.
pub struct Resolver<'r> {
    pub(crate) graph: &'r Graph,
    pub(crate) outlines: &'r BTreeMap<At, Outline>,
    pub(crate) process: ProcessId,
    pub(crate) room: RoomId,
    /// Acts, approvals and the genesis, in order: all that a resolution depends on.
    relevant: Vec<At>,
    policy: OnceCell<Policy>,
    known: Rc<Known>,
}

/// What was resolved before. It stays true of a graph that grows: a past does not change any more.
#[derive(Default)]
pub(crate) struct Known {
    memo: RefCell<HashMap<Vec<At>, Rc<Resolution>>>,
    views: RefCell<HashMap<At, Rc<Resolution>>>,
    laws: RefCell<HashMap<At, Result<(), Check>>>,
    needs: RefCell<HashMap<At, Rc<Needed>>>,
}

impl<'r> Resolver<'r> {
    /// Prepares what is here.
    #[must_use]
    pub fn new(
        graph: &'r Graph,
        outlines: &'r BTreeMap<At, Outline>,
        process: ProcessId,
        room: RoomId,
    ) -> Self {
        let matters = |outline: &Outline| {
            matches!(
                outline,
                Outline::Genesis(_) | Outline::Act { .. } | Outline::Approve { .. }
            )
        };
        let mut relevant: Vec<At> = outlines
            .iter()
            .filter(|(_, outline)| matters(outline))
            .map(|(at, _)| *at)
            .collect();
        relevant.sort_by(|a, b| graph.order(*a, *b));
        Self {
            graph,
            outlines,
            process,
            room,
            relevant,
            policy: OnceCell::new(),
            known: Rc::default(),
        }
    }

    /// The same, with what was resolved of this graph before.
    #[must_use]
    pub(crate) fn knowing(self, known: &Rc<Known>) -> Self {
        Self {
            known: Rc::clone(known),
            ..self
        }
    }

    /// Resolves everything that is here.
    #[must_use]
    pub fn whole(&self) -> Rc<Resolution> {
        self.resolve(&self.graph.whole())
    }

    /// What the author of an entry could know when they wrote it.
    #[must_use]
    pub fn view(&self, at: At) -> Rc<Resolution> {
        if let Some(known) = self.known.views.borrow().get(&at) {
            return Rc::clone(known);
        }
        let view = self.resolve(&self.graph.past(at));
        self.known.views.borrow_mut().insert(at, Rc::clone(&view));
        view
    }

    /// Resolves the entries of a past.
    #[must_use]
    pub fn resolve(&self, within: &Clock) -> Rc<Resolution> {
        let mut key: Vec<At> = self
            .relevant
            .iter()
            .copied()
            .filter(|at| within.contains(*at))
            .collect();
        let entries = key.clone();
        // A fork takes away what was counted without adding an act, so it belongs to the key.
        key.extend(
            self.graph
                .forks(within)
                .iter()
                .flat_map(|fork| self.graph.find(&fork.ids[0])),
        );
        if let Some(known) = self.known.memo.borrow().get(&key) {
            return Rc::clone(known);
        }
        let resolution = Rc::new(self.fresh(&entries, within));
        self.known
            .memo
            .borrow_mut()
            .insert(key, Rc::clone(&resolution));
        resolution
    }

    fn fresh(&self, entries: &[At], within: &Clock) -> Resolution {
        let forked = |at: At| self.is_void_by_fork(at, within);
        let lawful: BTreeSet<At> = entries
            .iter()
            .copied()
            .filter(|at| self.is_lawful(*at))
            .collect();
        let acts: Vec<At> = entries
            .iter()
            .copied()
            .filter(|at| lawful.contains(at) && self.act(*at).is_some())
            .collect();
        let backers: BTreeMap<At, BTreeMap<PersonId, BTreeSet<At>>> = acts
            .iter()
            .map(|act| (*act, self.backers(*act, &lawful)))
            .collect();
        let carried: BTreeSet<At> = acts
            .iter()
            .copied()
            .filter(|act| {
                let persons: BTreeSet<PersonId> = backers[act].keys().copied().collect();
                self.needed(*act).is_met(&persons)
            })
            .collect();
        let settled = self.settled(&carried);
        let excluding: BTreeSet<At> = carried
            .iter()
            .copied()
            .filter(|at| self.act(*at).is_some_and(excludes) && settled.get(at) != Some(&false))
            .collect();
        let support = support::Support {
            resolver: self,
            lawful: &lawful,
            backers: &backers,
            carried: &carried,
            settled: &settled,
            forked: &forked,
        };
        let (in_force, met) = support.fixpoint(&excluding);
        self.states(
            entries, within, &carried, &excluding, &in_force, &met, &backers, &settled,
        )
    }

    /// The act that an entry holds.
    pub(crate) fn act(&self, at: At) -> Option<&'r Act> {
        match self.outlines.get(&at) {
            Some(Outline::Act { act, .. }) => Some(act),
            _ => None,
        }
    }

    /// Settlements that count: of those that name an act, the ones in no other's past, where they agree.
    fn settled(&self, carried: &BTreeSet<At>) -> BTreeMap<At, bool> {
        let mut said: BTreeMap<At, Vec<(At, bool)>> = BTreeMap::new();
        for at in carried {
            if let Some(Act::Settle { verdicts }) = self.act(*at) {
                for (id, stands) in verdicts {
                    if let Some(of) = self.graph.find(id) {
                        said.entry(of).or_default().push((*at, *stands));
                    }
                }
            }
        }
        let last = |of: Vec<(At, bool)>| {
            let is_last = |at: At| {
                !of.iter()
                    .any(|(other, _)| *other != at && self.graph.is_past(at, *other))
            };
            let mut verdicts = of
                .iter()
                .filter(|(at, _)| is_last(*at))
                .map(|(_, stands)| *stands);
            let first = verdicts.next()?;
            verdicts.all(|stands| stands == first).then_some(first)
        };
        said.into_iter()
            .filter_map(|(of, said)| Some((of, last(said)?)))
            .collect()
    }

    /// Who stands behind a lawful act, each by the entries that say so.
    fn backers(&self, act: At, lawful: &BTreeSet<At>) -> BTreeMap<PersonId, BTreeSet<At>> {
        let needed = self.needed(act);
        let mut backers: BTreeMap<PersonId, BTreeSet<At>> = BTreeMap::new();
        let author = self.view(act).person_of(&self.author(act));
        if let Some(author) = author.filter(|author| needed.counts(author)) {
            backers.entry(author).or_default().insert(act);
        }
        let id = self.graph.id(act);
        for at in lawful {
            if let Some(Outline::Approve { target, .. }) = self.outlines.get(at)
                && *target == id
                && let Some(person) = self.view(*at).person_of(&self.author(*at))
            {
                backers.entry(person).or_default().insert(*at);
            }
        }
        backers
    }

    /// Whether it stands at or above a fork: a restart where the old device's next entry would.
    fn is_void_by_fork(&self, at: At, within: &Clock) -> bool {
        if let Some(Act::Restart { old, .. }) = self.act(at) {
            let last = self.graph.counted(&old.device, &self.graph.past(at));
            let fork = self.graph.fork(&old.device, within);
            let above =
                fork.is_some_and(|fork| last.is_some_and(|last| self.graph.seq(last) >= fork.seq));
            return above || self.graph.is_forked(at, within);
        }
        self.graph.is_forked(at, within)
    }

    /// Whose word an entry is: its device, or for a restart the device that it was.
    pub(crate) fn author(&self, at: At) -> DeviceId {
        match self.act(at) {
            Some(Act::Restart { old, .. }) => old.device,
            _ => self.graph.device(at),
        }
    }
}

/// Whether an act takes somebody or something out.
pub(crate) fn excludes(act: &Act) -> bool {
    match act {
        Act::Remove { .. } | Act::Leave | Act::Drop { .. } => true,
        Act::Recover { cuts, .. } => !cuts.is_empty(),
        _ => false,
    }
}

/// Whether an act brings a device in.
pub(crate) fn admits(act: &Act) -> bool {
    act.new_device().is_some()
}
