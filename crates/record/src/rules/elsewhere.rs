//! Rules that an entry breaks which others signed: it is kept, it counts, and somebody should know.
//!
//! Whoever recorded it may not have known what is known here, nor is everything here that they knew.

use crate::fault::Rule;
use crate::fold::look::{Look, Sight};
use crate::fold::{At, Fold};
use crate::kind::{Field, Kind};
use crate::rules::{Broken, Candidate};

impl Fold {
    /// Says which rules an entry breaks that is here, as it stands after its corrections.
    ///
    /// `held` are the rooms that are here: what points into another breaks nothing, and a rule that would
    /// need what lies there is taken as kept. So is one about an entry that does not count.
    pub fn broken(&self, reference: &str, held: Sight) -> Vec<Broken> {
        self.find(reference)
            .map_or_else(Vec::new, |at| self.broken_at(at, held))
    }

    pub(crate) fn broken_at(&self, at: At, held: Sight) -> Vec<Broken> {
        let look = Look::above(self);
        let Some(fact) = look.seen(at) else {
            return Vec::new();
        };
        let mut candidate = Candidate {
            look,
            fact: &fact,
            own: Some(at),
            held: Some(held),
            broken: Vec::new(),
        };
        candidate.only_process(at);
        candidate.pointing_and_rules(&|_: &str| true);
        if fact.kind == Kind::Correction {
            candidate.of_what_can_be_corrected();
        }
        candidate.broken
    }
}

impl Candidate<'_> {
    /// Whether entries of this type may lie in a room that is not here.
    pub(super) fn lies_elsewhere(&self, kind: Kind) -> bool {
        let home = kind.home();
        self.held
            .is_some_and(|held| home.is_some_and(|home| !held.opens(home)))
    }

    /// Whether a fact is only shown here: what followed on it where it was written is not.
    pub(super) fn is_shown_only(&self, at: At) -> bool {
        self.held.is_some() && self.look.fold.fact(at).copy_since.is_some()
    }

    fn only_process(&mut self, at: At) {
        let first = self.look.fold.of_kind(Kind::Process).first();
        if self.fact.kind == Kind::Process && first != Some(&at) {
            self.breaks(Field::Type, Rule::ProcessAgain);
        }
    }

    /// What it sets is looked at beside the entry that it corrects.
    fn of_what_can_be_corrected(&mut self) {
        let of = self.fact.said.name(Field::Of).copied();
        let Some(target) = of.and_then(|of| self.look.fold.holder(of)) else {
            return;
        };
        let target = self.look.fold.fact(target);
        if target.kind.is_never_corrected() {
            let rule = Rule::NotCorrectable {
                name: self.text(target.name),
                is: target.kind.to_string(),
            };
            self.breaks(Field::Of, rule);
        }
    }
}
