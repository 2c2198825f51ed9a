//! Rules about what the group judges, says in public, and how it stops.

use crate::date::Day;
use crate::fault::Rule;
use crate::fold::look::Look;
use crate::fold::{At, Fact, Name, Position};
use crate::kind::{Field, Kind};
use crate::ledger::unit::Eye;
use crate::rules::Candidate;
use crate::words::*;

impl<'f> Candidate<'f> {
    pub(super) fn position(&mut self) {
        self.still_there(Field::Person);
        let stance = self.fact.said.word::<Vote>(Field::Stance);
        let stance = stance.filter(|stance| matches!(stance, Vote::Object | Vote::Block));
        if let Some(stance) = stance.filter(|_| !self.fact.said.has(Field::Text)) {
            self.breaks(
                Field::Text,
                Rule::ReasonMissing {
                    stance: stance.to_string(),
                },
            );
        }
    }

    /// Met rests on something confirmed.
    pub(super) fn assessment(&mut self) {
        if self.fact.said.word(Field::Finding) != Some(Finding::Met) {
            return;
        }
        let mandates = self.look.spans(Kind::Mandate);
        let eye = Eye {
            look: self.look,
            mandates: &mandates,
        };
        let rests = |at: At| {
            let Some(cited) = self.look.seen(at) else {
                return self.look.fold.fact(at).is_silent();
            };
            let mark = eye.mark(&cited);
            let confirmed = mark.confirmed && mark.speaks != Speaks::Against;
            let check = cited.kind == Kind::Check
                && cited.said.word(Field::Finding) == Some(CheckFinding::Confirmed);
            let unchecked = self.unknown(Kind::Check) || self.is_shown_only(at);
            confirmed || check || cited.kind == Kind::Claim && unchecked
        };
        let mut cited = self.fact.said.names(Field::Cites).iter();
        // What is not there is put down as that, and not once more here.
        if !cited.any(|name| self.look.fold.holder(*name).is_none_or(rests)) {
            self.breaks(Field::Cites, Rule::MetUnconfirmed);
        }
    }

    pub(super) fn publication(&mut self) {
        let Some(name) = self.fact.said.name(Field::Statement).copied() else {
            return;
        };
        let Some(at) = self.look.fold.holder(name) else {
            return;
        };
        let Some(statement) = self.look.seen(at) else {
            return;
        };
        let then = self.look.on(self.fact.on.day);
        if !then.consents(name) && !self.unknown_after(Kind::Consent, last_word(&then, name)) {
            self.breaks(
                Field::Statement,
                Rule::NoConsent {
                    name: self.text(name),
                },
            );
        }
        let cited = cited_by(&statement);
        let behind = statement.said.name(Field::Decision).into_iter();
        let behind = behind
            .chain(&cited)
            .chain(self.fact.said.names(Field::Cites));
        let mut behind: Vec<Name> = behind
            .copied()
            .filter(|name| self.is(*name, Kind::Decision))
            .collect();
        behind.sort_unstable();
        behind.dedup();
        for decision in behind {
            self.decision_behind(&then, decision);
        }
        for (number, paragraph) in (1..).zip(statement.said.parts(Field::Paragraphs)) {
            let fact = paragraph.word(Field::Kind) == Some(ParagraphKind::Fact);
            if fact && paragraph.names(Field::Cites).is_empty() {
                self.breaks(
                    Field::Statement,
                    Rule::FactWithoutSource { paragraph: number },
                );
            }
        }
        let room = self.look.room_of(at);
        for name in cited {
            let Some(source) = self.look.fold.holder(name) else {
                continue;
            };
            let unknown = self.unknown(Kind::Release) || self.is_shown_only(source);
            if !then.lies_in(source, room) && !unknown {
                let rule = Rule::SourceNotReleased {
                    name: self.text(name),
                    room: room.to_string(),
                };
                self.breaks(Field::Statement, rule);
            }
        }
        let mut words: Vec<Name> = cited_by(&statement);
        words.extend(self.fact.said.names(Field::Cites));
        words.retain(|name| self.is(*name, Kind::Clearance));
        words.sort_unstable();
        words.dedup();
        for name in words {
            self.words(&then, name, &statement);
        }
    }

    fn is(&self, name: Name, kind: Kind) -> bool {
        self.look
            .fold
            .holder(name)
            .is_some_and(|at| self.look.fold.fact(at).kind == kind)
    }

    /// A decision behind a publication is adopted, and nobody's latest position blocks it.
    fn decision_behind(&mut self, then: &Look<'f>, decision: Name) {
        let name = self.text(decision);
        let blocking = then
            .positions(decision)
            .into_iter()
            .find(|(_, vote, _)| *vote == Vote::Block);
        if let Some((_, _, position)) = blocking
            && !self.unknown_after(Kind::Position, Some(position.order()))
        {
            let by = self.text(position.name);
            self.breaks(Field::Statement, Rule::DecisionBlocked { name, by });
            return;
        }
        let state = match then.ending(decision) {
            Some(Ending::Adopted) => return,
            Some(Ending::Rejected) => "rejected",
            Some(Ending::Withdrawn) => "withdrawn",
            _ if self.unknown(Kind::Outcome) => return,
            _ if self
                .look
                .fold
                .holder(decision)
                .is_some_and(|at| self.is_shown_only(at)) =>
            {
                return;
            }
            _ => "open",
        };
        self.breaks(Field::Statement, Rule::DecisionNotAdopted { name, state });
    }

    /// Words of hers are cleared on that day, and for those to whom the statement speaks.
    fn words(&mut self, then: &Look<'f>, words: Name, statement: &Fact) {
        let Some(words) = self.look.fold.holder(words) else {
            return;
        };
        let fact = self.look.fold.fact(words);
        if fact.is_silent() || self.is_shown_only(words) {
            return;
        }
        let name = self.text(fact.name);
        let withdrawn = then
            .withdrawal_of(fact.name)
            .map(|withdrawal| self.text(withdrawal.name));
        let clearance = then.seen(words).filter(|_| withdrawn.is_none());
        let Some(clearance) = clearance else {
            let rule = Rule::WordsNotCleared {
                name,
                since: withdrawn.unwrap_or_default(),
            };
            self.breaks(Field::Statement, rule);
            return;
        };
        let (given, asked) = (
            clearance.said.word::<Audience>(Field::Audience),
            statement.said.word::<Audience>(Field::Audience),
        );
        if let (Some(given), Some(asked)) = (given, asked)
            && !given.covers(asked)
        {
            self.breaks(
                Field::Statement,
                Rule::WordsForOthers {
                    name,
                    audience: given.to_string(),
                },
            );
        }
    }

    /// A group that stops does not lift the demands.
    pub(super) fn closure(&mut self) {
        let said = &self.fact.said;
        let lifts = said.has(Field::DemandsStand) && !said.flag(Field::DemandsStand);
        let reason = said.word(Field::Reason);
        let may = matches!(
            reason,
            None | Some(ClosureReason::Fulfilled | ClosureReason::MandateWithdrawn)
        );
        let then = self.look.on(self.fact.on.day);
        let in_force = then
            .spans(Kind::Letter)
            .iter()
            .any(|span| span.holds_on(self.fact.on.day));
        let unknown = self.unknown(Kind::Withdrawal) || self.unknown(Kind::Letter);
        if lifts && !may && in_force && !unknown {
            self.breaks(Field::DemandsStand, Rule::DemandsStand);
        }
    }
}

/// The last that was said about consent to something: a consent, or that one was withdrawn.
fn last_word(then: &Look, to: Name) -> Option<(Day, Position)> {
    let consents = then.pointing(to, Kind::Consent, Field::To);
    let orders = consents.iter().flat_map(|(_, consent)| {
        let withdrawn = then.withdrawal_of(consent.name);
        [Some(consent.order()), withdrawn.map(|fact| fact.order())]
    });
    orders.flatten().max()
}

/// What a statement and its paragraphs cite, each once.
fn cited_by(statement: &Fact) -> Vec<Name> {
    let own = statement.said.names(Field::Cites).iter();
    let paragraphs = statement.said.parts(Field::Paragraphs).iter();
    let mut cited: Vec<Name> = own
        .chain(paragraphs.flat_map(|paragraph| paragraph.names(Field::Cites)))
        .copied()
        .collect();
    cited.sort_unstable();
    cited.dedup();
    cited
}
