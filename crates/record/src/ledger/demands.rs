//! What is asked, demand by demand: whether it is in force, what it adds up to, what the group found.

use serde::Serialize;

use crate::date::{Day, When};
use crate::fold::look::Look;
use crate::fold::{Fact, Fold, Name};
use crate::kind::{Field, Kind};
use crate::ledger::disclosures::{Circle, Informed, Told};
use crate::ledger::unit::Nature;
use crate::ledger::view::{Item, View};
use crate::value::Fields;
use crate::words::*;

/// What the record indicates; the group's finding is another thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Indication {
    /// Nothing bears on it.
    NoRecord,
    /// The latest that is known speaks for it.
    Supported,
    /// The latest that is known speaks against it, and something earlier for it.
    Lapsed,
    /// He refused.
    Refused,
    /// What was claimed is not so.
    Contradicted,
    /// What is known speaks against it.
    NotMet,
    /// It was only said to be so.
    Claimed,
    /// Not known.
    Unknown,
}

/// A criterion's row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Criterion<'f> {
    /// Its id.
    pub id: &'f str,
    /// What the record indicates.
    pub indication: Option<Indication>,
    /// What the group found.
    pub finding: Option<Finding>,
    /// Confirmed, and for it; of a criterion about circles, those where it is confirmed.
    #[serde(rename = "for")]
    pub speaking_for: Option<Vec<&'f str>>,
    /// Confirmed, and against it; of a criterion about circles, those where it is not so.
    pub against: Option<Vec<&'f str>>,
    /// Only claimed, and for it.
    pub claimed: Option<Vec<&'f str>>,
}

/// A demand's row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Demand<'f> {
    /// Its id.
    pub id: &'f str,
    /// Its title, as the latest letter words it.
    pub title: &'f str,
    /// Whether it is in force.
    pub in_force: bool,
    /// What the group found last.
    pub finding: Option<Finding>,
    /// When it found that.
    pub finding_on: Option<String>,
    /// The assessment.
    pub finding_ref: Option<&'f str>,
    /// What would meet it.
    pub criteria: Vec<Criterion<'f>>,
}

/// A demand as the latest letter that has it puts it.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub id: Name,
    pub title: Name,
    pub kind: Option<DemandKind>,
    /// The day of the first of the letters that carried it on.
    pub since: When,
    /// The first day on which it was not in force any more.
    pub ended: Option<Day>,
    pub surrounding_kinds: Option<Vec<SurroundingKind>>,
    pub new_only: bool,
    pub criteria: Vec<(Name, CriterionKind)>,
}

impl Asked {
    pub fn in_force(&self) -> bool {
        self.ended.is_none()
    }
}

/// Every demand ever put, in order of first mention.
pub(crate) fn asked(look: &Look) -> Vec<Asked> {
    let letters = look.all(Kind::Letter);
    let spans = look.spans(Kind::Letter);
    let lifting = look.all(Kind::Closure);
    let lifted: Vec<_> = lifting
        .iter()
        .filter(|(_, closure)| {
            !closure.said.flag(Field::DemandsStand) && closure.said.has(Field::DemandsStand)
        })
        .map(|(_, closure)| closure.order())
        .collect();
    let mut all: Vec<Asked> = Vec::new();
    for ((_, letter), span) in letters.iter().zip(&spans) {
        for part in letter.said.parts(Field::Demands) {
            let (Some(id), Some(title)) = (part.name(Field::Id), part.name(Field::Title)) else {
                continue;
            };
            let kind = part.word(Field::Kind);
            let lifted = lifted
                .iter()
                .find(|lifted| **lifted > letter.order())
                .map(|(day, _)| *day);
            let asked = Asked {
                id: *id,
                title: *title,
                kind,
                since: carried_since(look, letter, *id, kind),
                ended: span.until.into_iter().chain(lifted).min(),
                surrounding_kinds: part.words(Field::SurroundingKinds).map(Iterator::collect),
                new_only: part.flag(Field::NewOnly),
                criteria: part
                    .parts(Field::Criteria)
                    .iter()
                    .filter_map(criterion)
                    .collect(),
            };
            match all.iter_mut().find(|known| known.id == *id) {
                Some(known) => *known = asked,
                None => all.push(asked),
            }
        }
    }
    all
}

fn criterion(part: &Fields<Name, ()>) -> Option<(Name, CriterionKind)> {
    let kind = part.word(Field::Kind).unwrap_or(CriterionKind::Plain);
    part.name(Field::Id).map(|id| (*id, kind))
}

/// Since when a demand is put: by the first of the letters that replaced each other and all have it.
fn carried_since(look: &Look, letter: &Fact, id: Name, kind: Option<DemandKind>) -> When {
    let mut since = letter.on;
    let mut replaced = letter.said.name(Field::Replaces).copied();
    let mut steps = look.fold.of_kind(Kind::Letter).len();
    while let Some(earlier) = replaced
        .and_then(|name| look.fold.holder(name))
        .and_then(|at| look.seen(at))
    {
        let has = |part: &&Fields<Name, ()>| {
            part.name(Field::Id) == Some(&id) && part.word(Field::Kind) == kind
        };
        if steps == 0
            || !earlier
                .said
                .parts(Field::Demands)
                .iter()
                .any(|part| has(&part))
        {
            break;
        }
        steps -= 1;
        since = earlier.on;
        replaced = earlier.said.name(Field::Replaces).copied();
    }
    since
}

pub(crate) fn ledger<'f>(view: &View, fold: &'f Fold, told: &Told, both: bool) -> Vec<Demand<'f>> {
    let look = view.look(fold);
    let finding = |id: Name| view.finding(&look, id);
    let text = |name: Name| fold.names.text(name);
    let row = |asked: &Asked| {
        let found = finding(asked.id);
        let criteria = asked.criteria.iter().map(|(id, kind)| {
            let mut criterion = match (both, kind) {
                (false, _) => blank(text(*id)),
                (true, CriterionKind::Plain) => plain(view, fold, asked.id, *id),
                (true, kind) => circles(fold, told, asked, *id, *kind),
            };
            criterion.finding = finding(*id).and_then(|fact| fact.said.word(Field::Finding));
            criterion
        });
        Demand {
            id: text(asked.id),
            title: text(asked.title),
            in_force: asked.in_force(),
            finding: found
                .as_ref()
                .and_then(|fact| fact.said.word(Field::Finding)),
            finding_on: found.as_ref().map(|fact| fact.on.to_string()),
            finding_ref: found.as_ref().map(|fact| text(fact.name)),
            criteria: criteria.collect(),
        }
    };
    told.asked.iter().map(row).collect()
}

fn blank(id: &str) -> Criterion<'_> {
    Criterion {
        id,
        indication: None,
        finding: None,
        speaking_for: None,
        against: None,
        claimed: None,
    }
}

/// What bears on a criterion, named by its own id or by its demand's, by day, then in order of recording.
pub(crate) fn bearing<'v>(view: &'v View, fold: &'v Fold, demand: Name, id: Name) -> Vec<&'v Item> {
    let of = |name: Name| view.items.get(&name).map_or(&[][..], Vec::as_slice);
    let (mut own, mut shared) = (of(id).iter().peekable(), of(demand).iter().peekable());
    let key = |item: &Item| {
        (
            item.day,
            fold.fact(item.at).position,
            item.at,
            item.mark.nature == Nature::OverdueReply,
        )
    };
    let mut merged = Vec::with_capacity(own.len() + shared.len());
    loop {
        let next = match (own.peek(), shared.peek()) {
            (Some(one), Some(two)) if key(one) == key(two) => {
                shared.next();
                own.next()
            }
            (Some(one), Some(two)) if key(one) > key(two) => shared.next(),
            (Some(_), _) => own.next(),
            (None, _) => shared.next(),
        };
        match next {
            Some(item) => merged.push(item),
            None => return merged,
        }
    }
}

fn plain<'f>(view: &View, fold: &'f Fold, demand: Name, id: Name) -> Criterion<'f> {
    let items = bearing(view, fold, demand, id);
    let (mut speaking_for, mut against, mut claimed) = (Vec::new(), Vec::new(), Vec::new());
    let mut latest = None;
    for item in &items {
        let name = || fold.names.text(fold.fact(item.at).name);
        match (item.mark.confirmed, item.mark.speaks) {
            (true, Speaks::For) => speaking_for.push(name()),
            (true, Speaks::Against) => against.push(name()),
            (false, Speaks::For) => claimed.push(name()),
            _ => continue,
        }
        if item.mark.confirmed {
            latest = Some(item.mark);
        }
    }
    let indication = match latest {
        Some(mark) if mark.speaks == Speaks::For => Indication::Supported,
        Some(_) if !speaking_for.is_empty() => Indication::Lapsed,
        Some(mark) => match mark.nature {
            Nature::Refusal => Indication::Refused,
            Nature::ContradictedClaim => Indication::Contradicted,
            Nature::OverdueReply | Nature::Other => Indication::NotMet,
        },
        None if items.is_empty() => Indication::NoRecord,
        None if !claimed.is_empty() => Indication::Claimed,
        None => Indication::Unknown,
    };
    Criterion {
        indication: Some(indication),
        speaking_for: Some(speaking_for),
        against: Some(against),
        claimed: Some(claimed),
        ..blank(fold.names.text(id))
    }
}

/// A criterion that looks at its column of the disclosures, over every circle under duty.
fn circles<'f>(
    fold: &'f Fold,
    told: &Told,
    asked: &Asked,
    id: Name,
    kind: CriterionKind,
) -> Criterion<'f> {
    let column = |circle: &Circle| match kind {
        CriterionKind::LetterPassedOn => circle.letter,
        _ => circle.informed,
    };
    let under_duty: Vec<_> = told
        .under_duty(asked)
        .map(|circle| (circle.name, column(circle)))
        .collect();
    let those = |which: Informed| {
        let those = under_duty.iter().filter(|(_, informed)| *informed == which);
        Some(
            those
                .map(|(name, _)| fold.names.text(*name))
                .collect::<Vec<_>>(),
        )
    };
    let any = |which: Informed| under_duty.iter().any(|(_, informed)| *informed == which);
    let indication = match () {
        () if under_duty.is_empty() => Indication::NoRecord,
        () if any(Informed::No) => Indication::NotMet,
        () if any(Informed::Unknown) => Indication::Unknown,
        () if any(Informed::Claimed) => Indication::Claimed,
        () => Indication::Supported,
    };
    Criterion {
        indication: Some(indication),
        speaking_for: those(Informed::Confirmed),
        against: those(Informed::No),
        claimed: those(Informed::Claimed),
        ..blank(fold.names.text(id))
    }
}
