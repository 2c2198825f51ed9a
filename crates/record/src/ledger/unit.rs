//! What one entry contributes to the ledgers of a day.
//!
//! A unit hangs only on its entry and on the few that point at it or that it points at, so one more
//! entry means a few units anew, and no new beginning.

use crate::date::{Day, When};
use crate::fold::look::{Look, Span};
use crate::fold::{At, Fact, Name};
use crate::kind::{Field, Kind};
use crate::words::*;

/// What an entry says about a criterion, and how well it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub speaks: Speaks,
    pub confirmed: bool,
    pub nature: Nature,
}

/// What an item against a criterion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nature {
    Refusal,
    ContradictedClaim,
    OverdueReply,
    Other,
}

/// A place in the reply, meeting, agreement or claim ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tally {
    Reply(Reply),
    Meeting(Option<Ending>, bool),
    Agreement {
        ending: Option<Ending>,
        overdue: bool,
        concession: bool,
    },
    Claim(Option<CheckFinding>),
}

/// What became of a letter that expects a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    InTime { days: i32 },
    Late { days: i32 },
    Overdue { due: Day },
    Open { due: Day },
}

/// What one entry contributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its day; `None` where the entry is not seen.
    pub day: Option<Day>,
    /// Criteria and demands that it bears on.
    pub bears: Box<[Name]>,
    pub mark: Option<Mark>,
    /// Its place in his ledgers.
    pub tally: Option<Tally>,
    /// A reply that is overdue: from whom, and since when.
    pub overdue: Option<(Name, Day)>,
    /// Something that is due with anybody, and since when.
    pub due: Option<(Due, When)>,
    /// Who holds this task, where it is open.
    pub held_by: Option<Name>,
    /// What a finding that counts is about.
    pub finding: Option<Name>,
    /// What an evasion is.
    pub pattern: Option<PatternKind>,
    /// Whether it waits for its end: a letter for its answer; a meeting, a task, a question, a concern or
    /// a handover for its outcome.
    pub waits: bool,
}

/// What is due, of what single entries tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    Meeting,
    Agreement,
    Claim,
    Decision,
    Question,
    Concern,
}

impl Default for Mark {
    fn default() -> Mark {
        Mark {
            speaks: Speaks::Neutral,
            confirmed: false,
            nature: Nature::Other,
        }
    }
}

/// A look with the mandates of the day found already.
pub(crate) struct Eye<'f, 's> {
    pub look: Look<'f>,
    pub mandates: &'s [Span],
}

impl Eye<'_, '_> {
    /// What an entry contributes.
    pub fn unit(&self, at: At) -> Unit {
        let Some(fact) = self.look.seen(at) else {
            return Unit::default();
        };
        let fact = fact.as_ref();
        let mut unit = Unit {
            day: Some(fact.on.day),
            ..Unit::default()
        };
        unit.bears = self.bears(at, fact);
        if !unit.bears.is_empty() {
            unit.mark = Some(self.mark(fact));
        }
        let his = |field| {
            fact.said
                .name(field)
                .is_some_and(|who| self.look.fold.is_him(*who))
        };
        match fact.kind {
            Kind::Contact => {
                if let Some((who, reply)) = self.reply(fact) {
                    unit.tally = self.look.fold.is_him(who).then_some(Tally::Reply(reply));
                    if let Reply::Overdue { due } = reply {
                        unit.overdue = Some((who, due));
                    }
                    unit.waits = matches!(reply, Reply::Overdue { .. } | Reply::Open { .. });
                }
            }
            Kind::Meeting => {
                let ending = self.look.ending(fact.name);
                let at = fact.said.when(Field::At).unwrap_or(fact.on);
                let over = ending.is_none() && self.look.at > at.day;
                unit.waits = ending.is_none();
                unit.tally = his(Field::With).then_some(Tally::Meeting(ending, over));
                unit.due = over.then_some((Due::Meeting, When::day(at.day)));
            }
            Kind::Agreement => {
                let ending = self.look.ending(fact.name);
                let due = fact.said.when(Field::Due);
                let overdue = due.filter(|due| ending.is_none() && self.look.at > due.day);
                let concession = fact.said.has(Field::Concession);
                let tally = Tally::Agreement {
                    ending,
                    overdue: overdue.is_some(),
                    concession,
                };
                unit.tally = his(Field::With).then_some(tally);
                unit.due = overdue.map(|due| (Due::Agreement, due));
            }
            Kind::Claim => {
                let check = self.look.check_of(fact.name);
                unit.tally = his(Field::Speaker).then_some(Tally::Claim(check));
                unit.due = check.is_none().then_some((Due::Claim, fact.on));
            }
            Kind::Task if self.look.outcome(fact.name).is_none() => {
                unit.held_by = holder(&self.look, fact);
                unit.waits = true;
            }
            Kind::Decision | Kind::Question | Kind::Concern => {
                let due = match fact.kind {
                    Kind::Decision => Some(Due::Decision),
                    Kind::Question => Some(Due::Question),
                    _ => fact.said.flag(Field::Urgent).then_some(Due::Concern),
                };
                let is_open = self.look.outcome(fact.name).is_none();
                unit.due = due.filter(|_| is_open).map(|due| (due, fact.on));
                unit.waits = is_open && fact.kind != Kind::Decision;
            }
            Kind::Handover => unit.waits = self.look.outcome(fact.name).is_none(),
            Kind::Assessment if self.counts(fact) => {
                unit.finding = fact.said.name(Field::About).copied();
            }
            Kind::Pattern => unit.pattern = fact.said.word(Field::Kind),
            _ => {}
        }
        unit
    }

    /// Whether a finding counts: one that names a decision, once that is adopted.
    fn counts(&self, assessment: &Fact) -> bool {
        let decision = assessment.said.name(Field::Decision);
        decision.is_none_or(|decision| self.look.ending(*decision) == Some(Ending::Adopted))
    }

    /// What became of the reply that a contact expects, and from whom.
    pub fn reply(&self, fact: &Fact) -> Option<(Name, Reply)> {
        let look = &self.look;
        let asks = fact.said.flag(Field::ExpectsReply) || fact.said.has(Field::ReplyBy);
        let went = fact.said.word(Field::Delivery) != Some(Delivery::Undeliverable);
        if fact.said.word(Field::Direction) != Some(Direction::To) || !asks || !went {
            return None;
        }
        let who = look.fold.same(*fact.said.name(Field::With)?);
        let due = fact
            .said
            .day(Field::ReplyBy)
            .unwrap_or_else(|| fact.on.day.plus(self.days(fact.on.day)));
        let answer = self.answer(fact, who);
        let reply = match answer {
            Some(day) => {
                let days = day.days_since(fact.on.day).max(0);
                if day <= due {
                    Reply::InTime { days }
                } else {
                    Reply::Late { days }
                }
            }
            None if look.at > due => Reply::Overdue { due },
            None => Reply::Open { due },
        };
        Some((who, reply))
    }

    /// Within how many days a letter of that day is to be answered.
    fn days(&self, day: Day) -> u32 {
        const DAYS: u32 = 14;
        let mandate = Look::mandate_on(self.mandates, day).and_then(|at| self.look.seen(at));
        let rules = mandate.and_then(|mandate| {
            mandate
                .said
                .part(Field::ContactRules)?
                .count(Field::ReplyWithinDays)
        });
        rules.unwrap_or(DAYS)
    }

    /// The day of the first contact that answers a letter.
    fn answer(&self, letter: &Fact, who: Name) -> Option<Day> {
        self.first_answer(letter, who).map(|(_, day)| day)
    }

    fn first_answer(&self, letter: &Fact, who: Name) -> Option<(Name, Day)> {
        let answers = self
            .look
            .pointing(letter.name, Kind::Contact, Field::Answers);
        let first = answers.into_iter().find(|(_, answer)| {
            answer.said.word(Field::Direction) == Some(Direction::From)
                && answer
                    .said
                    .name(Field::With)
                    .is_some_and(|with| self.look.fold.same(*with) == who)
        });
        first.map(|(_, answer)| (answer.name, answer.on.day))
    }

    /// Criteria and demands that an entry bears on, each once.
    fn bears(&self, at: At, fact: &Fact) -> Box<[Name]> {
        let own = fact.said.names(Field::BearsOn);
        let mut bears = own.to_vec();
        match fact.kind {
            Kind::Claim => bears.extend(
                fact.said
                    .name(Field::About)
                    .filter(|name| self.is_criterion(**name)),
            ),
            Kind::Outcome if own.is_empty() => {
                let target = fact
                    .said
                    .name(Field::Of)
                    .and_then(|of| self.look.fold.holder(*of));
                let target = target.and_then(|at| self.look.seen(at));
                bears.extend(
                    target
                        .iter()
                        .flat_map(|target| target.said.names(Field::BearsOn)),
                );
            }
            Kind::Contact if own.is_empty() => self.bears_of_answered(at, &mut bears),
            _ => {}
        }
        if bears.len() > 1 {
            bears.sort_unstable();
            bears.dedup();
        }
        bears.into()
    }

    /// A contact that names nothing bears on what the contacts that it answers bear on.
    fn bears_of_answered(&self, at: At, bears: &mut Vec<Name>) {
        let mut waiting = vec![at];
        let mut done = Vec::new();
        while let Some(next) = waiting.pop() {
            if done.contains(&next) {
                continue;
            }
            done.push(next);
            let Some(contact) = self
                .look
                .seen(next)
                .filter(|fact| fact.kind == Kind::Contact)
            else {
                continue;
            };
            let own = contact.said.names(Field::BearsOn);
            bears.extend(own);
            if own.is_empty() {
                let answered = contact.said.names(Field::Answers).iter();
                waiting.extend(answered.filter_map(|name| self.look.fold.holder(*name)));
            }
        }
    }

    /// Whether a name is the id of a criterion or demand, and no ref: those begin with a small letter or digit.
    fn is_criterion(&self, name: Name) -> bool {
        self.look
            .text(name)
            .starts_with(|first: char| first.is_ascii_uppercase())
    }

    /// What an entry says, for or against, and whether it is confirmed.
    pub fn mark(&self, fact: &Fact) -> Mark {
        let speaks = fact
            .said
            .word(Field::Speaks)
            .unwrap_or_else(|| self.natural(fact));
        let mark = Mark {
            speaks,
            ..Mark::default()
        };
        if fact.kind == Kind::Claim {
            return match (self.look.check_of(fact.name), speaks) {
                (Some(CheckFinding::Confirmed), _) => Mark {
                    confirmed: true,
                    ..mark
                },
                (Some(CheckFinding::Contradicted), Speaks::For) => Mark {
                    speaks: Speaks::Against,
                    confirmed: true,
                    nature: Nature::ContradictedClaim,
                },
                (Some(CheckFinding::Contradicted), _) => Mark {
                    speaks: Speaks::Neutral,
                    ..mark
                },
                _ => mark,
            };
        }
        let refused = fact.kind == Kind::Refusal
            || fact.kind == Kind::Help
                && fact.said.word(Field::Status) == Some(HelpStatus::Refused);
        let nature = if refused {
            Nature::Refusal
        } else {
            Nature::Other
        };
        Mark {
            confirmed: is_confirmed(fact),
            nature,
            ..mark
        }
    }

    /// How an entry of its type speaks where it does not say.
    fn natural(&self, fact: &Fact) -> Speaks {
        let by = |favours: bool, opposes: bool| match (favours, opposes) {
            (true, _) => Speaks::For,
            (_, true) => Speaks::Against,
            _ => Speaks::Neutral,
        };
        match fact.kind {
            Kind::Refusal => Speaks::Against,
            Kind::Claim => Speaks::For,
            Kind::Outcome => {
                let result = fact.said.word(Field::Result);
                let favours = matches!(result, Some(Ending::Attended | Ending::Kept));
                by(
                    favours,
                    matches!(result, Some(Ending::Missed | Ending::Broken)),
                )
            }
            Kind::Help => {
                let status = fact.said.word(Field::Status);
                let favours = matches!(status, Some(HelpStatus::Started | HelpStatus::Attended));
                by(favours, status == Some(HelpStatus::Refused))
            }
            Kind::Reflection => {
                let sees = fact.said.word(Field::SurvivorPerspective);
                by(
                    sees == Some(Perspective::Yes),
                    sees == Some(Perspective::No),
                )
            }
            Kind::Disclosure => by(
                fact.said.word(Field::ToldBy) == Some(ToldBy::Perpetrator),
                false,
            ),
            Kind::Contact => by(self.answers_in_time(fact), false),
            _ => Speaks::Neutral,
        }
    }

    /// Whether a contact from him is the answer to at least one letter, and in time for it.
    fn answers_in_time(&self, fact: &Fact) -> bool {
        let from_him = fact.said.word(Field::Direction) == Some(Direction::From)
            && fact
                .said
                .name(Field::With)
                .is_some_and(|with| self.look.fold.is_him(*with));
        from_him
            && fact.said.names(Field::Answers).iter().any(|name| {
                let letter = self.look.fold.holder(*name).and_then(|at| self.look.seen(at));
                letter.is_some_and(|letter| {
                    let reply = self.reply(&letter);
                    matches!(reply, Some((who, Reply::InTime { .. }))
                        if self.first_answer(&letter, who).is_some_and(|(answer, _)| answer == fact.name))
                })
            })
    }
}

/// Who holds a task: the assignee, until a handover is accepted.
pub(crate) fn holder(look: &Look, task: &Fact) -> Option<Name> {
    let handovers = look.pointing(task.name, Kind::Handover, Field::Tasks);
    let accepted = handovers.iter().filter_map(|(_, handover)| {
        let outcome = look.outcome(handover.name)?;
        let accepted = outcome.said.word(Field::Result) == Some(Ending::Accepted);
        accepted.then_some((outcome.order(), handover.said.name(Field::To)?))
    });
    let last = accepted.max_by_key(|(order, _)| *order).map(|(_, to)| *to);
    last.or_else(|| task.said.name(Field::Assignee).copied())
}

/// Whether a basis, said or natural, confirms an entry that is no claim.
pub(crate) fn is_confirmed(fact: &Fact) -> bool {
    let natural = match fact.kind {
        Kind::Outcome | Kind::Refusal | Kind::Contact | Kind::Reflection => Basis::Witnessed,
        Kind::Claim => Basis::OwnWord,
        _ => Basis::Unknown,
    };
    let basis = fact.said.word(Field::Basis).unwrap_or(natural);
    matches!(
        basis,
        Basis::ThirdParty | Basis::Document | Basis::Professional | Basis::Witnessed
    )
}
