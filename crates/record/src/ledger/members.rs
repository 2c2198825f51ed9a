//! Who ever joined, whether they are there, and how many open tasks they hold.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::fold::{Fold, Name};
use crate::kind::{Field, Kind};
use crate::ledger::view::View;
use crate::words::{Change, Side};

/// Whether a member is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberState {
    /// There.
    Active,
    /// Takes a rest.
    Resting,
    /// Gone.
    Left,
}

impl From<Change> for MemberState {
    fn from(change: Change) -> MemberState {
        match change {
            Change::Joined | Change::Returned => MemberState::Active,
            Change::Resting => MemberState::Resting,
            Change::Left => MemberState::Left,
        }
    }
}

/// A member's row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Member<'f> {
    /// The person's ref.
    pub person: &'f str,
    /// The side; `None` where that is not known.
    pub side: Option<Side>,
    /// Whether they are there.
    pub state: MemberState,
    /// Since when.
    pub since: String,
    /// How many open tasks they hold.
    pub tasks_open: Option<usize>,
}

pub(crate) fn ledger<'f>(view: &View, fold: &'f Fold, contact: bool) -> Vec<Member<'f>> {
    let look = view.look(fold);
    let mut persons: Vec<Name> = Vec::new();
    let mut known: HashSet<Name> = HashSet::new();
    for (_, membership) in look.all(Kind::Membership) {
        let joined = membership.said.word(Field::Change) == Some(Change::Joined);
        let person = membership.said.name(Field::Person).filter(|_| joined);
        let person = person.map(|name| fold.same(*name));
        persons.extend(person.filter(|person| known.insert(*person)));
    }
    let mut held: HashMap<Name, usize> = HashMap::new();
    for at in &view.open_tasks {
        if let Some(holder) = view.units[*at as usize].held_by {
            *held.entry(fold.same(holder)).or_default() += 1;
        }
    }
    let memberships = look.memberships();
    let row = |person: Name| {
        let (change, since) = memberships.get(&person)?;
        Some(Member {
            person: fold.names.text(person),
            side: look.side_of(person),
            state: (*change).into(),
            since: since.to_string(),
            tasks_open: contact.then(|| held.get(&person).copied().unwrap_or(0)),
        })
    };
    persons.into_iter().filter_map(row).collect()
}
