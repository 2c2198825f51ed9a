//! Rules about who is who, and what is put and handed over.

use std::collections::HashSet;

use crate::date::Day;
use crate::fault::Rule;
use crate::fold::{Name, Position};
use crate::kind::{Field, Kind};
use crate::read::shown;
use crate::rules::Candidate;
use crate::words::{Change, Side};

impl Candidate<'_> {
    pub(super) fn person(&mut self) {
        let his = self.fact.said.word(Field::Side) == Some(Side::Perpetrator);
        let him = self
            .look
            .fold
            .perpetrator()
            .filter(|him| *him != self.look.text(self.fact.name));
        if let Some(him) = him.filter(|_| his) {
            self.breaks(
                Field::Side,
                Rule::SecondPerpetrator {
                    name: him.to_owned(),
                },
            );
        }
        let side_known = self.fact.said.has(Field::Side);
        if side_known && !his && self.fact.said.has(Field::Addresses) {
            self.breaks(Field::Addresses, Rule::AddressesNotHis);
        }
    }

    pub(super) fn membership(&mut self) {
        let Some(person) = self.fact.said.name(Field::Person).copied() else {
            return;
        };
        if self.side(person).is_some_and(|side| !side.can_be_member()) {
            self.breaks(
                Field::Person,
                Rule::CannotBeMember {
                    name: self.text(person),
                },
            );
        }
    }

    /// Each id once, and each criterion under its own demand.
    pub(super) fn letter(&mut self) {
        let mut ids: HashSet<Name> = HashSet::new();
        for (number, demand) in self.fact.said.parts(Field::Demands).iter().enumerate() {
            let Some(id) = demand.name(Field::Id) else {
                continue;
            };
            let path = format!("demands[{number}]");
            self.once(&mut ids, *id, format!("{path}.id"));
            for (number, criterion) in demand.parts(Field::Criteria).iter().enumerate() {
                let Some(own) = criterion.name(Field::Id) else {
                    continue;
                };
                let path = format!("{path}.criteria[{number}].id");
                let demand = self.text(*id);
                if self.look.text(*own).split_once('.').map(|(of, _)| of) != Some(demand.as_str()) {
                    self.broken
                        .push((path.clone(), Rule::BadCriterionId { demand }));
                }
                self.once(&mut ids, *own, path);
            }
        }
    }

    pub(super) fn mandate(&mut self) {
        let mut ids: HashSet<Name> = HashSet::new();
        for (number, task) in self.fact.said.parts(Field::Tasks).iter().enumerate() {
            if let Some(id) = task.name(Field::Id) {
                self.once(&mut ids, *id, format!("tasks[{number}].id"));
            }
        }
    }

    fn once(&mut self, ids: &mut HashSet<Name>, id: Name, path: String) {
        if !ids.insert(id) {
            let id = shown(self.look.text(id));
            self.broken.push((path, Rule::IdTwice { id }));
        }
    }

    pub(super) fn consent(&mut self) {
        let Some(person) = self.fact.said.name(Field::Person).copied() else {
            return;
        };
        if self.side(person).is_some_and(|side| side != Side::Survivor) {
            self.breaks(
                Field::Person,
                Rule::ConsentNotHers {
                    name: self.text(person),
                },
            );
        }
    }

    /// Those in a field can be members, and have not left by that day.
    pub(super) fn still_there(&mut self, field: Field) {
        let said = &self.fact.said;
        let persons = said
            .names(field)
            .iter()
            .chain(said.name(field))
            .copied()
            .collect::<Vec<_>>();
        for person in persons {
            if self.side(person).is_some_and(|side| !side.can_be_member()) {
                self.breaks(
                    field,
                    Rule::CannotBeMember {
                        name: self.text(person),
                    },
                );
            } else if let Some((Change::Left, left)) = self.membership_on_that_day(person)
                && !self.unknown_after(Kind::Membership, Some(left))
            {
                self.breaks(
                    field,
                    Rule::HasLeft {
                        name: self.text(person),
                    },
                );
            }
        }
    }

    /// Somebody to whom work is given is a member on that day, and never he.
    pub(super) fn assigned(&mut self, field: Field) {
        let Some(person) = self.fact.said.name(field).copied() else {
            return;
        };
        if self.is_him(person) {
            self.breaks(field, Rule::TaskForHim);
            return;
        }
        if self.held.is_some() && self.look.fold.holder(person).is_none() {
            return;
        }
        let membership = self.membership_on_that_day(person);
        let there = membership.is_some_and(|(change, _)| change != Change::Left);
        let since = membership.map(|(_, since)| since);
        if !there && !self.unknown_after(Kind::Membership, since) {
            self.breaks(
                field,
                Rule::NotAMember {
                    name: self.text(person),
                },
            );
        }
    }

    /// Where a membership stands on the day of this entry, and what made it so.
    fn membership_on_that_day(&self, person: Name) -> Option<(Change, (Day, Position))> {
        let then = self.look.on(self.fact.on.day);
        let (change, fact) = then.membership(person)?;
        Some((change, fact.order()))
    }
}
