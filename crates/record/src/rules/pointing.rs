//! A line points only at lines above it, and only at what the field is for.

use crate::fault::Rule;
use crate::fold::{Held, Name};
use crate::kind::Kind;
use crate::rules::Candidate;
use crate::shape::{Form, Slot};
use crate::value::{Fields, Value};

impl Candidate<'_> {
    pub(super) fn pointing(&mut self, unread: &impl Fn(&str) -> bool) {
        let kind = self.fact.kind;
        for (field, value) in self.fact.said.iter() {
            if let Some(slot) = kind.slot(*field) {
                self.field(value, slot, "", unread);
            }
        }
    }

    fn part(
        &mut self,
        said: &Fields<Name, ()>,
        slots: &[Slot],
        path: &str,
        unread: &impl Fn(&str) -> bool,
    ) {
        for (field, value) in said.iter() {
            if let Some(slot) = slots.iter().find(|slot| slot.field == *field) {
                self.field(value, slot, path, unread);
            }
        }
    }

    fn field(&mut self, value: &Held, slot: &Slot, path: &str, unread: &impl Fn(&str) -> bool) {
        if !slot.form.points() {
            return;
        }
        let place = format!("{path}{}", slot.field);
        match (slot.form, value) {
            (Form::Ref(kinds), Value::Name(name)) => self.target(*name, kinds, &place, unread),
            (Form::Refs(kinds), Value::Names(names)) => {
                names
                    .iter()
                    .for_each(|name| self.target(*name, kinds, &place, unread));
            }
            (Form::Who, Value::Name(name)) => self.who(*name, &place, unread),
            (Form::About(kinds), Value::Name(name)) if self.is_ref(*name) => match kinds {
                [] => self.broken.push((
                    place,
                    Rule::BadCriterionId {
                        demand: String::new(),
                    },
                )),
                kinds => self.target(*name, kinds, &place, unread),
            },
            (Form::About(_) | Form::Demand, Value::Name(name)) => self.criterion(*name, &place),
            (Form::Bears, Value::Names(names)) => {
                names.iter().for_each(|name| self.criterion(*name, &place));
            }
            (Form::Parts(slots), Value::Parts(parts)) => {
                for (number, part) in parts.iter().enumerate() {
                    self.part(part, slots, &format!("{place}[{number}]."), unread);
                }
            }
            _ => {}
        }
    }

    fn is_ref(&self, name: Name) -> bool {
        !self
            .look
            .text(name)
            .starts_with(|first: char| first.is_ascii_uppercase())
    }

    fn target(&mut self, name: Name, kinds: &[Kind], place: &str, unread: &impl Fn(&str) -> bool) {
        let fold = self.look.fold;
        let Some(at) = fold.holder(name) else {
            self.nowhere(name, place, unread);
            return;
        };
        let is = fold.fact(at).kind;
        if !kinds.is_empty() && !kinds.contains(&is) {
            let wants = kinds
                .iter()
                .map(|kind| kind.name())
                .collect::<Vec<_>>()
                .join(", ");
            self.broken.push((
                place.to_owned(),
                Rule::WrongTarget {
                    name: self.text(name),
                    is,
                    wants,
                },
            ));
        }
    }

    fn who(&mut self, name: Name, place: &str, unread: &impl Fn(&str) -> bool) {
        if ![Name::CONTACT_GROUP, Name::SUPPORT_GROUP, Name::SURVIVOR].contains(&name) {
            self.target(name, &[Kind::Person, Kind::Surrounding], place, unread);
        }
    }

    /// Finds a demand or criterion in any letter above.
    fn criterion(&mut self, name: Name, place: &str) {
        // Of what came out of a room the letter may not be here.
        if self.held.is_some() {
            return;
        }
        if !self.look.fold.knows_criterion(name) && !self.unknown(Kind::Letter) {
            self.nowhere(name, place, &|_: &str| false);
        }
    }

    fn nowhere(&mut self, name: Name, place: &str, unread: &impl Fn(&str) -> bool) {
        if !unread(self.look.text(name)) {
            self.broken.push((
                place.to_owned(),
                Rule::PointsNowhere {
                    name: self.text(name),
                },
            ));
        }
    }
}
