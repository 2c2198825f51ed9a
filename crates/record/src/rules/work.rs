//! Rules about the group's work: tasks, agreements, checks, outcomes.

use crate::fault::Rule;
use crate::fold::Name;
use crate::kind::{Field, Kind};
use crate::read::shown;
use crate::rules::Candidate;
use crate::shape::endings;
use crate::words::{Basis, CheckFinding, Ending, Word};

impl Candidate<'_> {
    pub(super) fn task(&mut self) {
        self.assigned(Field::Assignee);
        let Some(id) = self.fact.said.name(Field::MandateTask).copied() else {
            return;
        };
        // The latest mandate most likely has it.
        let mandates = self.look.fold.of_kind(Kind::Mandate).iter().rev();
        let has = |part: &crate::value::Fields<Name, ()>| part.name(Field::Id) == Some(&id);
        let known = mandates
            .filter_map(|at| self.look.seen(*at))
            .any(|mandate| mandate.said.parts(Field::Tasks).iter().any(has));
        if !known && !self.unknown(Kind::Mandate) {
            self.breaks(
                Field::MandateTask,
                Rule::NoSuchMandateTask {
                    id: shown(self.look.text(id)),
                },
            );
        }
    }

    pub(super) fn agreement(&mut self) {
        let said = &self.fact.said;
        let sides = [Name::CONTACT_GROUP, Name::SUPPORT_GROUP, Name::SURVIVOR];
        if let Some(with) = said
            .name(Field::With)
            .copied()
            .filter(|_| said.has(Field::Demand))
        {
            let member = self.side(with).is_some_and(|side| side.can_be_member());
            if sides.contains(&with) || member {
                self.breaks(Field::With, Rule::AgreementWithMember);
            }
        }
        if self.fact.said.has(Field::Due) && self.fact.said.flag(Field::Standing) {
            self.breaks(Field::Standing, Rule::DueAndStanding);
        }
    }

    pub(super) fn check_of_claim(&mut self) {
        let confirms = self.fact.said.word(Field::Finding) == Some(CheckFinding::Confirmed);
        if confirms && self.fact.said.word(Field::Basis) == Some(Basis::OwnWord) {
            self.breaks(Field::Basis, Rule::OwnWordConfirmsNothing);
        }
    }

    pub(super) fn outcome(&mut self) {
        let said = &self.fact.said;
        let result = said.word::<Ending>(Field::Result);
        if said.has(Field::MovedTo) && result.is_some_and(|result| result != Ending::Moved) {
            self.breaks(Field::MovedTo, Rule::MovedToWithoutMoved);
        }
        let Some(of) = said.name(Field::Of).copied() else {
            return;
        };
        let fold = self.look.fold;
        let Some(target) = fold.holder(of) else {
            return;
        };
        let is = fold.fact(target).kind;
        let endings = endings(is);
        if endings.is_empty() {
            return;
        }
        if result.is_some_and(|result| !endings.contains(&result)) {
            let results = endings
                .iter()
                .map(|ending| ending.name())
                .collect::<Vec<_>>()
                .join(", ");
            self.breaks(Field::Result, Rule::NotItsOutcome { is, results });
        }
        let others = self.look.pointing(of, Kind::Outcome, Field::Of).into_iter();
        let known = others
            .filter(|(at, _)| Some(*at) != self.own)
            // Of two that are here the later breaks it, as it would have when it was written.
            .filter(|(_, other)| self.held.is_none() || other.position < self.fact.position)
            .find(|(_, other)| !other.at_once(self.fact));
        if let Some((_, other)) = known {
            let rule = Rule::SecondOutcome {
                name: self.text(of),
                outcome: self.text(other.name),
            };
            self.breaks(Field::Of, rule);
        }
    }
}
