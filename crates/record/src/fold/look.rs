//! A look at the record: what can be seen of it on a day, by somebody who can open some rooms.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::date::{Day, When};
use crate::fold::{At, Fact, Fold, Held, Name, Standing};
use crate::kind::{Field, Kind};
use crate::shape::endings;
use crate::words::*;

/// The rooms that a reader can open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight(u8);

impl Sight {
    /// All rooms.
    pub const ALL: Sight = Sight(0b111);

    /// These rooms.
    pub fn of(rooms: impl IntoIterator<Item = Room>) -> Sight {
        Sight(
            rooms
                .into_iter()
                .fold(0, |bits, room| bits | 1 << room.index()),
        )
    }

    /// Whether the reader can open that room.
    pub fn opens(self, room: Room) -> bool {
        self.0 & 1 << room.index() != 0
    }

    /// The rooms, alphabetically.
    pub fn rooms(self) -> impl Iterator<Item = Room> {
        Room::ALL
            .iter()
            .copied()
            .filter(move |room| self.opens(*room))
    }
}

/// A day on which, and rooms in which, a record is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Look<'f> {
    pub fold: &'f Fold,
    pub at: Day,
    pub sight: Sight,
}

/// The time in which a letter, mandate or pause held; `until` is the first day on which it did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    pub at: At,
    pub from: Day,
    pub until: Option<Day>,
}

impl Span {
    pub fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

impl<'f> Look<'f> {
    /// Everything that was recorded, for rules that ask what stands above.
    pub fn above(fold: &'f Fold) -> Look<'f> {
        Look {
            fold,
            at: Day::MAX,
            sight: Sight::ALL,
        }
    }

    /// The same record on another day.
    pub fn on(self, at: Day) -> Look<'f> {
        Look { at, ..self }
    }

    /// A fact as it holds on the day; `None` where it is not seen.
    pub fn seen(&self, at: At) -> Option<Cow<'f, Fact>> {
        let fact = self.fold.fact(at);
        if fact.is_silent() || !self.opens(at) {
            return None;
        }
        let fact = self.corrected(at);
        (fact.on.day <= self.at).then_some(fact)
    }

    /// The room in which a fact lies.
    pub fn room_of(&self, at: At) -> Room {
        let mut fact = self.fold.fact(at);
        // A chain of outcome, correction and what they point at is short; a broken one must end too.
        for _ in 0..4 {
            if let Some(room) = fact.room.or(fact.kind.home()) {
                return room;
            }
            let target = fact.kind.follows().and_then(|field| fact.said.name(field));
            match target.and_then(|name| self.fold.holder(*name)) {
                Some(target) => fact = self.fold.fact(target),
                None => break,
            }
        }
        Room::Contact
    }

    /// Whether the reader sees of a fact a released copy alone.
    pub fn is_shown_only(&self, at: At) -> bool {
        self.fold.fact(at).copy_since.is_some() || !self.sight.opens(self.room_of(at))
    }

    /// Whether the reader can open a fact, or a released copy of it.
    fn opens(&self, at: At) -> bool {
        // A copy was not there before it was made.
        let early = |since: Day| since > self.at;
        if self.fold.fact(at).copy_since.is_some_and(early) {
            return false;
        }
        self.sight == Sight::ALL || self.sight.opens(self.room_of(at)) || self.is_released(at)
    }

    fn is_released(&self, at: At) -> bool {
        let name = self.fold.fact(at).name;
        self.fold
            .pointing_at(name)
            .iter()
            .map(|at| self.fold.fact(*at))
            .any(|release| {
                release.kind == Kind::Release
                    && !release.is_silent()
                    && release.on.day <= self.at
                    && release
                        .said
                        .word(Field::ToRoom)
                        .is_some_and(|room| self.sight.opens(room))
            })
    }

    /// Whether a fact lies in a room, or was released to it.
    pub fn lies_in(&self, at: At, room: Room) -> bool {
        self.room_of(at) == room
            || Look {
                sight: Sight::of([room]),
                ..*self
            }
            .is_released(at)
    }

    /// A fact with what corrections set that are seen on the day.
    fn corrected(&self, at: At) -> Cow<'f, Fact> {
        let fact = self.fold.fact(at);
        let corrections = self.corrections(at);
        match corrections.len() {
            0 => Cow::Borrowed(fact),
            1 => Cow::Owned(fact.overlaid(corrections[0].sets())),
            _ => {
                let settled = settled(&corrections).into_iter();
                let set: Vec<_> = settled
                    .map(|field| (field.field, field.value.clone()))
                    .collect();
                Cow::Owned(fact.overlaid(&set))
            }
        }
    }

    /// The corrections of a fact that are seen, in order.
    pub fn corrections(&self, at: At) -> Vec<&'f Fact> {
        let fold = self.fold;
        // Another device may have sent one all the same: it is kept, and sets nothing.
        if fold.fact(at).kind.is_never_corrected() {
            return Vec::new();
        }
        let mut lists = fold.pointing_at_same(fold.fact(at).name);
        // Much points at somebody who is busy, and little of it corrects.
        let all = fold.of_kind(Kind::Correction);
        if all.len() < lists[0].len() + lists[1].len() {
            lists = [all, &[]];
        }
        let corrections = lists
            .into_iter()
            .flatten()
            .map(|at| (at, fold.fact(*at)))
            .filter(|(_, fact)| {
                fact.kind == Kind::Correction && !fact.is_silent() && fact.on.day <= self.at
            });
        let seen = corrections.filter(|(correction, fact)| {
            fact.said
                .name(Field::Of)
                .is_some_and(|of| fold.holder(*of) == Some(at))
                && self.opens(**correction)
        });
        let mut corrections: Vec<&Fact> = seen.map(|(_, fact)| fact).collect();
        corrections.sort_by_key(|fact| fact.order());
        corrections
    }

    /// Whether corrections of a fact contradict each other, and nobody has settled it.
    pub fn corrections_in_dispute(&self, at: At) -> bool {
        settled(&self.corrections(at))
            .iter()
            .any(|field| field.parties.len() > 1)
    }

    /// Facts of one type that point at a name with a field, as seen, in order.
    pub fn pointing(&self, name: Name, kind: Kind, field: Field) -> Vec<(At, Cow<'f, Fact>)> {
        let fold = self.fold;
        let name = fold.same(name);
        let mut lists = fold.pointing_at_same(name);
        // Somebody with ten thousand positions has few memberships: go through the shorter list.
        let of_kind = fold.of_kind(kind);
        if of_kind.len() < lists[0].len() + lists[1].len() {
            lists = [of_kind, &[]];
        }
        let of_kind = lists
            .into_iter()
            .flatten()
            .filter(|at| fold.fact(**at).kind == kind);
        let seen = of_kind.filter_map(|at| Some((*at, self.seen(*at)?)));
        let mut pointing: Vec<_> = seen
            .filter(|(_, fact)| match fact.said.name(field) {
                Some(target) => fold.same(*target) == name,
                None => fact
                    .said
                    .names(field)
                    .iter()
                    .any(|target| fold.same(*target) == name),
            })
            .collect();
        if pointing.len() > 1 {
            pointing.sort_by_key(|(_, fact)| fact.order());
        }
        pointing
    }

    /// All facts of one type that are seen, in order.
    pub fn all(&self, kind: Kind) -> Vec<(At, Cow<'f, Fact>)> {
        let seen = self
            .fold
            .of_kind(kind)
            .iter()
            .filter_map(|at| Some((*at, self.seen(*at)?)));
        let mut all: Vec<_> = seen.collect();
        all.sort_by_key(|(_, fact)| fact.order());
        all
    }

    /// The outcome of a fact that holds.
    pub fn outcome(&self, name: Name) -> Option<Cow<'f, Fact>> {
        let standing = self.standing_outcomes(name);
        standing.into_iter().next().map(|(_, fact)| fact)
    }

    /// How something ended.
    pub fn ending(&self, name: Name) -> Option<Ending> {
        self.outcome(name)
            .and_then(|outcome| outcome.said.word(Field::Result))
    }

    /// Whether outcomes of a fact contradict each other, and nobody has settled it.
    pub fn outcomes_in_dispute(&self, name: Name) -> bool {
        let standing = self.standing_outcomes(name);
        let mut pairs = standing
            .iter()
            .enumerate()
            .flat_map(|(n, one)| standing[n + 1..].iter().map(move |two| (one, two)));
        pairs.any(|((_, one), (_, two))| one.at_once(two))
    }

    /// Outcomes in order, without those that a correction set aside: it is of another, and cites both.
    fn standing_outcomes(&self, name: Name) -> Vec<(At, Cow<'f, Fact>)> {
        let mut outcomes = self.pointing(name, Kind::Outcome, Field::Of);
        // Another device may have sent one that its target can't have, or by a ref that two have.
        if let Some(target) = self.fold.holder(name) {
            let endings = endings(self.fold.fact(target).kind);
            outcomes.retain(|(_, outcome)| {
                let result = outcome.said.word(Field::Result);
                result.is_some_and(|result| endings.contains(&result))
            });
        }
        if outcomes.len() < 2 {
            return outcomes;
        }
        let mut choices: Vec<(Name, &Fact)> = Vec::new();
        for (at, outcome) in &outcomes {
            let corrections = self.corrections(*at).into_iter();
            choices.extend(corrections.map(|correction| (outcome.name, correction)));
        }
        choices.sort_by_key(|(_, correction)| correction.position);
        let mut set_aside: Vec<Name> = Vec::new();
        for (chosen, correction) in choices {
            let cites = correction.said.names(Field::Cites);
            let others = || cites.iter().filter(|cited| **cited != chosen);
            let settles = cites.contains(&chosen)
                && others().any(|cited| outcomes.iter().any(|(_, fact)| fact.name == *cited));
            if settles {
                set_aside.extend(others());
                set_aside.retain(|name| *name != chosen);
            }
        }
        outcomes.retain(|(_, outcome)| !set_aside.contains(&outcome.name));
        outcomes
    }

    /// The time in which each letter, mandate or pause held, in order.
    pub fn spans(&self, kind: Kind) -> Vec<Span> {
        let all = self.all(kind);
        let ends = |fact: &Fact| {
            let replaced = self.pointing(fact.name, kind, Field::Replaces);
            let withdrawn = self.pointing(fact.name, Kind::Withdrawal, Field::Of);
            replaced
                .iter()
                .chain(&withdrawn)
                .map(|(_, end)| end.on.day)
                .min()
        };
        all.iter()
            .map(|(at, fact)| Span {
                at: *at,
                from: fact.on.day,
                until: ends(fact),
            })
            .collect()
    }

    /// The mandate in force on a day.
    pub fn mandate_on(spans: &[Span], day: Day) -> Option<At> {
        spans
            .iter()
            .rev()
            .find(|span| span.holds_on(day))
            .map(|span| span.at)
    }

    /// The side of a person, also of one who was erased.
    pub fn side_of(&self, name: Name) -> Option<Side> {
        let at = self.fold.holder(name).filter(|at| self.opens(*at))?;
        let fact = self.fold.fact(at);
        match fact.erased {
            true => fact.said.word(Field::Side),
            false if fact.standing == Standing::Apart => None,
            false => self.corrected(at).said.word(Field::Side),
        }
    }

    /// Where a membership stands, and the change that made it so.
    pub fn membership(&self, person: Name) -> Option<(Change, Cow<'f, Fact>)> {
        let (_, last) = self
            .pointing(person, Kind::Membership, Field::Person)
            .pop()?;
        Some((last.said.word(Field::Change)?, last))
    }

    /// Where each membership stands, and since when.
    pub fn memberships(&self) -> HashMap<Name, (Change, When)> {
        let all = self.all(Kind::Membership);
        let changes = all.iter().filter_map(|(_, fact)| {
            let person = self.fold.same(*fact.said.name(Field::Person)?);
            Some((person, (fact.said.word(Field::Change)?, fact.on)))
        });
        changes.collect()
    }

    /// The latest check of a claim.
    pub fn check_of(&self, claim: Name) -> Option<CheckFinding> {
        let (_, last) = self.pointing(claim, Kind::Check, Field::Claim).pop()?;
        last.said.word(Field::Finding)
    }

    /// Since when cleared words, a consent or anything else was withdrawn.
    pub fn withdrawal_of(&self, name: Name) -> Option<Cow<'f, Fact>> {
        self.pointing(name, Kind::Withdrawal, Field::Of)
            .into_iter()
            .next()
            .map(|(_, fact)| fact)
    }

    /// Whether she consents to something: everybody of her side who spoke of it last said yes, and did not take it back.
    pub fn consents(&self, to: Name) -> bool {
        let mut last: Vec<(Name, bool)> = Vec::new();
        for (_, consent) in self.pointing(to, Kind::Consent, Field::To) {
            let Some(person) = consent.said.name(Field::Person) else {
                continue;
            };
            let given =
                consent.said.flag(Field::Given) && self.withdrawal_of(consent.name).is_none();
            last.retain(|(known, _)| known != person);
            last.push((*person, given));
        }
        !last.is_empty() && last.iter().all(|(_, given)| *given)
    }

    /// Everybody's latest position on a decision.
    pub fn positions(&self, decision: Name) -> Vec<(Name, Vote, Cow<'f, Fact>)> {
        let mut last: Vec<(Name, Vote, Cow<'f, Fact>)> = Vec::new();
        for (_, position) in self.pointing(decision, Kind::Position, Field::Decision) {
            let (Some(person), Some(vote)) = (
                position.said.name(Field::Person),
                position.said.word(Field::Stance),
            ) else {
                continue;
            };
            let person = *person;
            last.retain(|(known, _, _)| *known != person);
            last.push((person, vote, position));
        }
        last
    }

    /// The text of a name.
    pub fn text(&self, name: Name) -> &'f str {
        self.fold.names.text(name)
    }
}

/// A field that corrections set, what holds of it, and the correction by which it holds.
pub(crate) struct Settled<'f> {
    pub field: Field,
    pub value: &'f Option<Held>,
    /// The correction that holds, then those it is in dispute with.
    pub parties: Vec<&'f Fact>,
}

/// What corrections of one entry, given in order, set together.
///
/// The later wins, unless neither knew of the other: then the earlier holds, until one that cites both.
pub(crate) fn settled<'f>(corrections: &[&'f Fact]) -> Vec<Settled<'f>> {
    let mut fields: Vec<Field> = Vec::new();
    for (field, _) in corrections.iter().flat_map(|correction| correction.sets()) {
        if !fields.contains(field) {
            fields.push(*field);
        }
    }
    let standing = fields.into_iter().map(|field| standing(field, corrections));
    standing.flatten().collect()
}

/// What holds of one field.
fn standing<'f>(field: Field, corrections: &[&'f Fact]) -> Option<Settled<'f>> {
    let value = |fact: &'f Fact| {
        let set = fact.sets().iter().find(|(known, _)| *known == field);
        set.map(|(_, value)| value)
    };
    let setting = corrections
        .iter()
        .copied()
        .filter(|fact| value(fact).is_some());
    let mut standing = unsettled(setting.collect());
    standing.sort_by_key(|fact| fact.order());
    let mut parties: Vec<&Fact> = Vec::new();
    for correction in standing {
        if parties.iter().any(|party| party.at_once(correction)) {
            parties.push(correction);
        } else if parties.len() < 2 {
            parties = vec![correction];
        }
    }
    let value = value(parties.first()?)?;
    Some(Settled {
        field,
        value,
        parties,
    })
}

/// Leaves out corrections whose dispute one settled that was recorded after them and cites them all.
///
/// What day it bears does not matter: it knew of them.
fn unsettled(mut corrections: Vec<&Fact>) -> Vec<&Fact> {
    corrections.sort_by_key(|fact| fact.position);
    let mut standing: Vec<&Fact> = Vec::with_capacity(corrections.len());
    for correction in corrections {
        let disputes = |one: &&&Fact| standing.iter().any(|two| one.at_once(two));
        let disputed: Vec<Name> = standing
            .iter()
            .filter(disputes)
            .map(|fact| fact.name)
            .collect();
        let cites = correction.said.names(Field::Cites);
        if disputed.iter().all(|name| cites.contains(name)) {
            standing.retain(|fact| !disputed.contains(&fact.name));
        }
        standing.push(correction);
    }
    standing
}
