//! What became of a letter: whether it asks for an answer, until when, and what came.

use answerable_record::words::{Basis, Delivery, Direction, Ending};
use answerable_record::{Day, Entry, Field, Kind};

use super::{Place, Reading};

/// What became of a letter that asks for an answer.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'r> {
    /// The last day of the term.
    pub due: Day,
    /// The first contact that answers it.
    pub came: Option<&'r Entry>,
    /// Where that lies.
    pub(super) came_at: Option<Place>,
}

impl Reading {
    /// What became of the answer that a contact asks for; `None` where it asks for none.
    pub fn answer(&self, contact: &Entry) -> Option<Answer<'_>> {
        let said = &contact.said;
        let asks = said.flag(Field::ExpectsReply) || said.has(Field::ReplyBy);
        let went = !came_back(contact) && said.word(Field::Direction) == Some(Direction::To);
        let with = said.name(Field::With).filter(|_| asks && went)?;
        let due = said.day(Field::ReplyBy);
        let due = due.unwrap_or_else(|| contact.on.day.plus(reply_days(self, contact.on.day)));
        let came = self
            .lists
            .pointing(&contact.name, Kind::Contact, Field::Answers)
            .find(|(_, answer)| {
                answer.said.word(Field::Direction) == Some(Direction::From)
                    && answer
                        .said
                        .name(Field::With)
                        .is_some_and(|from| self.is_same(from, with))
            });
        let (came_at, came) = came.unzip();
        Some(Answer { due, came, came_at })
    }
}

impl Reading {
    /// The group's findings on a demand or criterion that count: those with an adopted decision,
    /// or without one.
    pub fn findings(&self, about: &str) -> impl Iterator<Item = &Entry> {
        self.pointing(about, Kind::Assessment, Field::About)
            .filter(|assessment| {
                let decision = assessment.said.name(Field::Decision);
                decision.is_none_or(|name| self.ending(name) == Some(Ending::Adopted))
            })
    }
}

/// Whether a letter came back undelivered.
pub(crate) fn came_back(contact: &Entry) -> bool {
    contact.said.word(Field::Delivery) == Some(Delivery::Undeliverable)
}

impl Reading {
    /// What ends an entry that can be replaced or withdrawn.
    pub fn ends(&self, entry: &Entry) -> impl Iterator<Item = &Entry> {
        let replaced = self.pointing(&entry.name, entry.kind, Field::Replaces);
        replaced.chain(self.pointing(&entry.name, Kind::Withdrawal, Field::Of))
    }

    /// Whether an entry that can be replaced or withdrawn holds on a day.
    pub fn holds(&self, entry: &Entry, day: Day) -> bool {
        entry.on.day <= day && !self.ends(entry).any(|end| end.on.day <= day)
    }

    /// The mandate in force on a day.
    pub fn mandate_on(&self, day: Day) -> Option<&Entry> {
        let mut mandates = self.of_kind(Kind::Mandate);
        mandates.rfind(|mandate| self.holds(mandate, day))
    }

    /// How the latest letter words a criterion.
    pub fn criterion_text(&self, id: &str) -> Option<&str> {
        let demands = self
            .of_kind(Kind::Letter)
            .flat_map(|letter| letter.said.parts(Field::Demands));
        let criteria = demands.flat_map(|demand| demand.parts(Field::Criteria));
        let of_this =
            criteria.filter(|one| one.name(Field::Id).is_some_and(|known| **known == *id));
        of_this
            .filter_map(|one| one.text(Field::Text))
            .next_back()
            .map(AsRef::as_ref)
    }
}

/// Within how many days a letter of that day is to be answered, by the mandate in force then.
pub fn reply_days(reading: &Reading, day: Day) -> u32 {
    const DAYS: u32 = 14;
    let rules = reading
        .mandate_on(day)
        .and_then(|mandate| mandate.said.part(Field::ContactRules));
    rules
        .and_then(|rules| rules.count(Field::ReplyWithinDays))
        .unwrap_or(DAYS)
}

/// Whether the basis of an entry that is no claim confirms it.
pub(crate) fn is_confirmed(entry: &Entry) -> bool {
    let natural = match entry.kind {
        Kind::Outcome | Kind::Refusal | Kind::Contact | Kind::Reflection => Basis::Witnessed,
        _ => Basis::Unknown,
    };
    let basis = entry.said.word(Field::Basis).unwrap_or(natural);
    matches!(
        basis,
        Basis::ThirdParty | Basis::Document | Basis::Professional | Basis::Witnessed
    )
}
