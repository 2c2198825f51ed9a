//! Who around him was told what, by whom, in which order; and which circles a demand binds.

use serde::Serialize;

use crate::date::{Day, When};
use crate::fold::look::Look;
use crate::fold::{Fact, Fold, Name};
use crate::kind::{Field, Kind};
use crate::ledger::demands::{Asked, asked};
use crate::ledger::unit::is_confirmed;
use crate::ledger::view::View;
use crate::words::*;

/// Whether a circle knows, or has the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Informed {
    /// Somebody else than he says so, or it was checked.
    Confirmed,
    /// He says so.
    Claimed,
    /// It is not so.
    No,
    /// Not known.
    Unknown,
}

/// A circle's row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disclosure<'f> {
    /// Its ref.
    pub surrounding: &'f str,
    /// Whether a demand in force binds him to tell it.
    pub under_duty: bool,
    /// Whether he told it.
    pub informed: Informed,
    /// Whether he passed on the letter.
    pub letter: Informed,
    /// Who told it, each once, in order.
    pub told_by: Vec<ToldBy>,
    /// When it was first told.
    pub first_told_on: Option<String>,
    /// Its place in the order of telling, 1 for the first.
    pub told_as: Option<usize>,
}

/// A circle, and what became of telling it.
#[derive(Clone, Debug)]
pub(crate) struct Circle {
    pub name: Name,
    pub on: When,
    pub since: Option<When>,
    until: Option<Day>,
    kind: Option<SurroundingKind>,
    pub informed: Informed,
    pub letter: Informed,
    told_by: Vec<ToldBy>,
    first: Option<When>,
    told_as: Option<usize>,
}

impl Circle {
    /// When it began, as written.
    pub fn beginning(&self) -> When {
        self.since.unwrap_or(self.on)
    }
}

/// All circles of a day, and what is asked of him towards them.
pub(crate) struct Told {
    pub circles: Vec<Circle>,
    pub asked: Vec<Asked>,
}

impl Told {
    pub fn new(view: &View, fold: &Fold) -> Told {
        let look = view.look(fold);
        let mut order = Vec::new();
        let mut circles = Vec::new();
        for (_, surrounding) in look.all(Kind::Surrounding) {
            let disclosures = look.pointing(surrounding.name, Kind::Disclosure, Field::Surrounding);
            let first = disclosures.first().map(|(_, fact)| fact);
            order.extend(first.map(|fact| (fact.order(), circles.len())));
            let mut told_by = Vec::new();
            for (_, disclosure) in &disclosures {
                let by = disclosure.said.word(Field::ToldBy);
                told_by.extend(by.filter(|by| !told_by.contains(by)));
            }
            let disclosures: Vec<&Fact> =
                disclosures.iter().map(|(_, fact)| fact.as_ref()).collect();
            circles.push(Circle {
                name: surrounding.name,
                on: surrounding.on,
                since: surrounding.said.when(Field::Since),
                until: surrounding.said.day(Field::Until),
                kind: surrounding.said.word(Field::Kind),
                informed: informed(&look, view, surrounding.name, &disclosures),
                letter: letter(&disclosures),
                told_by,
                first: disclosures.first().map(|fact| fact.on),
                told_as: None,
            });
        }
        order.sort_unstable();
        for (place, (_, circle)) in (1..).zip(order) {
            circles[circle].told_as = Some(place);
        }
        Told {
            circles,
            asked: asked(&look),
        }
    }

    /// Circles that a demand binds him to tell, of one that is over those that it bound to its end.
    pub fn under_duty<'t>(&'t self, asked: &'t Asked) -> impl Iterator<Item = &'t Circle> {
        self.circles.iter().filter(|circle| asked.binds(circle))
    }

    pub fn rows<'f>(&self, fold: &'f Fold) -> Vec<Disclosure<'f>> {
        let row = |circle: &Circle| Disclosure {
            surrounding: fold.names.text(circle.name),
            under_duty: self
                .asked
                .iter()
                .any(|asked| asked.in_force() && asked.binds(circle)),
            informed: circle.informed,
            letter: circle.letter,
            told_by: circle.told_by.clone(),
            first_told_on: circle.first.map(|when| when.to_string()),
            told_as: circle.told_as,
        };
        self.circles.iter().map(row).collect()
    }
}

impl Asked {
    /// Whether this demand binds him to tell a circle.
    fn binds(&self, circle: &Circle) -> bool {
        let of_kind = match (&self.surrounding_kinds, circle.kind) {
            (Some(kinds), Some(kind)) => kinds.contains(&kind),
            (Some(_), None) => false,
            (None, _) => true,
        };
        self.kind == Some(DemandKind::EachSurrounding)
            && of_kind
            && circle.until.is_none_or(|until| until >= self.since.day)
            && (!self.new_only || circle.beginning().day >= self.since.day)
            && self.ended.is_none_or(|ended| circle.on.day < ended)
    }
}

/// Whether he told a circle: by himself or by others' word, once told always told.
fn informed(look: &Look, view: &View, circle: Name, disclosures: &[&Fact]) -> Informed {
    let by_him = |fact: &&&Fact| fact.said.word(Field::ToldBy) == Some(ToldBy::Perpetrator);
    let his: Vec<&Fact> = disclosures.iter().filter(by_him).copied().collect();
    let claims = look.pointing(circle, Kind::Claim, Field::About);
    let eye = view.eye(look.fold);
    // What was said, before it was checked: a contradicted claim spoke for it too.
    let favours = |fact: &Fact| fact.said.word(Field::Speaks).unwrap_or(Speaks::For) == Speaks::For;
    let claims: Vec<&Fact> = claims
        .iter()
        .map(|(_, fact)| fact.as_ref())
        .filter(|fact| favours(fact))
        .collect();
    let confirmed =
        |claim: &&&Fact| eye.mark(claim).confirmed && eye.mark(claim).speaks == Speaks::For;
    if his.iter().any(|fact| is_confirmed(fact)) || claims.iter().any(|claim| confirmed(&claim)) {
        return Informed::Confirmed;
    }
    let last = claims.iter().chain(&his).max_by_key(|fact| fact.order());
    match last {
        Some(claim)
            if claim.kind == Kind::Claim
                && look.check_of(claim.name) == Some(CheckFinding::Contradicted) =>
        {
            Informed::No
        }
        Some(_) => Informed::Claimed,
        None if !disclosures.is_empty() => Informed::No,
        None => Informed::Unknown,
    }
}

/// Whether he passed on the letter, by his latest disclosure.
fn letter(disclosures: &[&Fact]) -> Informed {
    let by_him = |fact: &&&Fact| fact.said.word(Field::ToldBy) == Some(ToldBy::Perpetrator);
    let Some(last) = disclosures.iter().rfind(by_him) else {
        return Informed::Unknown;
    };
    match last.said.word(Field::Letter) {
        Some(PassedOn::Yes) if is_confirmed(last) => Informed::Confirmed,
        Some(PassedOn::Yes) => Informed::Claimed,
        Some(PassedOn::No) => Informed::No,
        Some(PassedOn::Unknown) | None => Informed::Unknown,
    }
}
