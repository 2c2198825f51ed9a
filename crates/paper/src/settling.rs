//! What would settle a claim, who could be asked, and whether they may be.
//!
//! It decides nothing. It puts beside a claim what the record already says of those who might know:
//! whether her side asked to leave them be, whether their circle is hers too, whether asking them
//! would tell them.

use answerable_record::words::{CriterionKind, Overlaps, Stance};
use answerable_record::{Entry, Field, Informed, Kind};

use crate::drawn::told::Circle;
use crate::reading::{Reading, Speaker};
use crate::words::{Phrase, Value};

/// More than these to ask are no help to anybody.
const ASKED_MAX: usize = 6;

/// What would settle a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Settling {
    /// What it would take.
    pub needs: Phrase,
    /// Who could be asked.
    pub asked: Vec<Asked>,
}

/// Somebody who could be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The surrounding's ref.
    pub name: Box<str>,
    /// What it is called.
    pub called: Phrase,
    /// Whether they may be asked, as far as the record says.
    pub may: Phrase,
    /// What to think of before.
    pub beware: Vec<Phrase>,
}

/// Says what would settle a claim; the circles are those of the record.
pub fn settling(speaker: &Speaker, circles: &[Circle], claim: &Entry) -> Settling {
    let about = claim.said.name(Field::About).map(AsRef::as_ref);
    let sort = about.map_or(Sort::Anything, |about| sort(speaker.reading, about));
    let mut asked: Vec<&Circle> = match &sort {
        Sort::Circle(name) => circles.iter().filter(|one| one.name == *name).collect(),
        Sort::Informing => circles
            .iter()
            .filter(|one| one.under_duty && one.informed != Informed::Confirmed)
            .collect(),
        Sort::Anything => circles.iter().filter(|one| stands_by(one)).collect(),
    };
    asked.retain(|one| one.until.is_none());
    let code = match sort {
        Sort::Circle(_) => "circle",
        Sort::Informing => "informing",
        Sort::Anything => "anything",
    };
    Settling {
        needs: speaker.say("settling-needs", &[("code", Value::program(code))]),
        asked: asked
            .into_iter()
            .take(ASKED_MAX)
            .map(|circle| one(speaker, circle))
            .collect(),
    }
}

/// What a claim is about, as far as it matters for who would know.
enum Sort {
    /// One circle.
    Circle(Box<str>),
    /// Whether circles were told.
    Informing,
    /// Something else.
    Anything,
}

fn sort(reading: &Reading, about: &str) -> Sort {
    if let Some(entry) = reading.get(about) {
        return match entry.kind {
            Kind::Surrounding => Sort::Circle(entry.name.clone()),
            _ => match entry.said.name(Field::Surrounding) {
                Some(circle) => Sort::Circle(circle.clone()),
                None => Sort::Anything,
            },
        };
    }
    let demands = reading
        .of_kind(Kind::Letter)
        .flat_map(|letter| letter.said.parts(Field::Demands));
    let mut criteria = demands.flat_map(|demand| demand.parts(Field::Criteria));
    let informs = criteria.any(|one| {
        let kind = one.word::<CriterionKind>(Field::Kind);
        let informs = matches!(
            kind,
            Some(CriterionKind::Informed | CriterionKind::LetterPassedOn)
        );
        informs && one.name(Field::Id).is_some_and(|id| **id == *about)
    });
    match informs {
        true => Sort::Informing,
        false => Sort::Anything,
    }
}

/// Whether a circle works with the group, or holds him to it by itself.
fn stands_by(circle: &Circle) -> bool {
    let stance = circle.stance.as_ref().map(|(stance, _)| *stance);
    matches!(stance, Some(Stance::TakesPart | Stance::HoldsAccountable))
}

fn one(speaker: &Speaker, circle: &Circle) -> Asked {
    let say = |key: &str, code: &str| speaker.say(key, &[("code", Value::program(code))]);
    let held = held(speaker.reading, &circle.name);
    let overlap = circle.overlap.as_ref().map(|(overlap, _)| *overlap);
    let may = match (held, overlap) {
        (Some(held), _) => held,
        (None, Some(Overlaps::No)) => "yes",
        (None, Some(Overlaps::Yes)) => "hers",
        (None, Some(Overlaps::Unknown) | None) => "perhaps_hers",
    };
    let mut beware = Vec::new();
    if circle.tellings.is_empty() {
        beware.push(say("settling-beware", "would_tell"));
    }
    let stance = circle.stance.as_ref().map(|(stance, _)| *stance);
    if stance == Some(Stance::Legitimising) {
        beware.push(say("settling-beware", "legitimising"));
    }
    Asked {
        name: circle.name.clone(),
        called: circle.called.clone(),
        may: say("settling-may", may),
        beware,
    }
}

/// Why nobody of a circle may be asked now.
fn held(reading: &Reading, circle: &str) -> Option<&'static str> {
    let at = reading.at();
    let pauses = reading.of_kind(Kind::Pause);
    for pause in pauses.filter(|pause| reading.holds(pause, at)) {
        match pause.said.name(Field::About) {
            None => return Some("paused"),
            Some(about) if **about == *circle => return Some("paused_about"),
            Some(_) => {}
        }
    }
    let closed = reading.of_kind(Kind::Closure).next_back()?;
    let mut accepted = reading.of_kind(Kind::Acceptance);
    let resumed = accepted.any(|entry| entry.on.day > closed.on.day);
    (!resumed).then_some("closed")
}
