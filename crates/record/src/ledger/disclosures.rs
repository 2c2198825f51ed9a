//! Who around him was told what, by whom, in which order; and which circles a demand binds.

use serde::Serialize;

use crate::date::{Day, When};
use crate::fold::look::Look;
use crate::fold::{At, Fact, Fold, Name, Position};
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
    pub stance: Stance,
    told_by: Vec<ToldBy>,
    /// When it was first told, and where that stands among others.
    first: Option<(When, Position)>,
}

impl Circle {
    /// What became of telling a circle; `None` where it is not seen.
    pub fn new(look: &Look, at: At) -> Option<Circle> {
        let surrounding = look.seen(at)?;
        let name = surrounding.name;
        let disclosures = look.pointing(name, Kind::Disclosure, Field::Surrounding);
        let disclosures: Vec<&Fact> = disclosures.iter().map(|(_, fact)| fact.as_ref()).collect();
        let mut told_by = Vec::new();
        for disclosure in &disclosures {
            let by = disclosure.said.word(Field::ToldBy);
            told_by.extend(by.filter(|by| !told_by.contains(by)));
        }
        let stances = look.pointing(name, Kind::Stance, Field::Surrounding);
        let stance = stances
            .last()
            .and_then(|(_, fact)| fact.said.word(Field::Stance));
        Some(Circle {
            name,
            on: surrounding.on,
            since: surrounding.said.when(Field::Since),
            until: surrounding.said.day(Field::Until),
            kind: surrounding.said.word(Field::Kind),
            informed: informed(look, name, &disclosures),
            letter: letter(&disclosures),
            stance: stance.unwrap_or(Stance::Unknown),
            told_by,
            first: disclosures.first().map(|fact| (fact.on, fact.position)),
        })
    }

    /// When it began, as written.
    pub fn beginning(&self) -> When {
        self.since.unwrap_or(self.on)
    }
}

/// All circles of a day, and what is asked of him towards them.
pub(crate) struct Told<'v> {
    pub circles: Vec<&'v Circle>,
    pub asked: Vec<Asked>,
}

impl<'v> Told<'v> {
    pub fn new(view: &'v View, fold: &Fold) -> Told<'v> {
        Told {
            circles: view.circles.values().collect(),
            asked: asked(&view.look(fold)),
        }
    }

    /// Circles that a demand binds him to tell, of one that is over those that it bound to its end.
    pub fn under_duty<'t>(&'t self, asked: &'t Asked) -> impl Iterator<Item = &'t Circle> {
        let circles = self.circles.iter().copied();
        circles.filter(|circle| asked.binds(circle))
    }

    pub fn rows<'f>(&self, fold: &'f Fold) -> Vec<Disclosure<'f>> {
        let mut order: Vec<(Day, Position, usize)> = Vec::new();
        for (row, circle) in self.circles.iter().enumerate() {
            order.extend(circle.first.map(|(on, position)| (on.day, position, row)));
        }
        order.sort_unstable();
        let mut told_as = vec![None; self.circles.len()];
        for (place, (_, _, row)) in (1..).zip(order) {
            told_as[row] = Some(place);
        }
        let row = |(circle, told_as): (&&Circle, Option<usize>)| Disclosure {
            surrounding: fold.names.text(circle.name),
            under_duty: self
                .asked
                .iter()
                .any(|asked| asked.in_force() && asked.binds(circle)),
            informed: circle.informed,
            letter: circle.letter,
            told_by: circle.told_by.clone(),
            first_told_on: circle.first.map(|(when, _)| when.to_string()),
            told_as,
        };
        self.circles.iter().zip(told_as).map(row).collect()
    }
}

impl Asked {
    /// Whether this demand binds him to tell a circle.
    pub fn binds(&self, circle: &Circle) -> bool {
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
fn informed(look: &Look, circle: Name, disclosures: &[&Fact]) -> Informed {
    let by_him = |fact: &&&Fact| fact.said.word(Field::ToldBy) == Some(ToldBy::Perpetrator);
    let his: Vec<&Fact> = disclosures.iter().filter(by_him).copied().collect();
    let claims = look.pointing(circle, Kind::Claim, Field::About);
    // What was said, before it was checked: a contradicted claim spoke for it too.
    let favours = |fact: &Fact| fact.said.word(Field::Speaks).unwrap_or(Speaks::For) == Speaks::For;
    let claims: Vec<&Fact> = claims
        .iter()
        .map(|(_, fact)| fact.as_ref())
        .filter(|fact| favours(fact))
        .collect();
    let confirmed = |claim: &&Fact| look.check_of(claim.name) == Some(CheckFinding::Confirmed);
    if his.iter().any(|fact| is_confirmed(fact)) || claims.iter().any(confirmed) {
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
