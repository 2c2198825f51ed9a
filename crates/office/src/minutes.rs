//! The minutes of a call: an agenda that is worked out of the ledgers, each point of which is settled
//! where it stands - by an outcome, a task, a decision, a position - and that makes the entries.

use std::collections::BTreeSet;

use answerable_record::{AttentionKind, Day, Field, Kind, MemberState, Sight};

use crate::add::{Beside, Written};
use crate::form::{Local, NotWritten, Step, form};
use crate::found::Office;
use crate::once::Once;
use crate::{Failure, Looked, Now};

/// Tasks that are due in so many days are spoken of.
const DUE_SOON_DAYS: u32 = 14;

/// What a call is about.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// The points, in the order in which they are taken.
    pub points: Vec<OnAgenda>,
    /// What each member carries, whoever carries least first: whose turn it may be. `None` where the
    /// reader can't see it.
    pub load: Option<Vec<Load>>,
}

/// A point of the agenda; [`Office::point`] says what may settle it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnAgenda {
    /// Why it stands there.
    pub topic: Topic,
    /// The entry that it is about; in dispute, the one whose outcomes or corrections are.
    pub reference: String,
    /// Since when, as a ledger shows it.
    pub since: String,
}

/// A point, and what may settle it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Why it stands there.
    pub topic: Topic,
    /// The entry that it is about; in dispute, the one whose outcomes or corrections are.
    pub reference: String,
    /// Ways to settle it, the nearest first.
    pub ways: Vec<Way>,
}

/// Why something stands on the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// It needs somebody.
    Attention(AttentionKind),
    /// A handover was offered, and nobody has said yes or no.
    HandoverOpen,
    /// A task is due soon.
    TaskDueSoon,
}

/// A way to settle a point: an entry to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Its type.
    pub kind: Kind,
    /// What is settled by the point: boxes that are not asked for.
    pub given: Vec<(String, String)>,
    /// The boxes that are, in order; all others are left out.
    pub asks: Vec<Field>,
}

/// What a member carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// Their ref.
    pub person: String,
    /// Whether they take a rest.
    pub rests: bool,
    /// How many open tasks they hold.
    pub tasks_open: usize,
}

impl Topic {
    /// Its stable name, by which the catalogue has its words.
    pub fn code(self) -> &'static str {
        use AttentionKind::*;
        match self {
            Topic::HandoverOpen => "handover_open",
            Topic::TaskDueSoon => "task_due_soon",
            Topic::Attention(kind) => match kind {
                ReplyOverdue => "reply_overdue",
                MeetingWithoutOutcome => "meeting_without_outcome",
                AgreementOverdue => "agreement_overdue",
                TaskOverdue => "task_overdue",
                TaskUnheld => "task_unheld",
                ClaimUnchecked => "claim_unchecked",
                SurroundingUninformed => "surrounding_uninformed",
                FindingReviewDue => "finding_review_due",
                MandateReviewDue => "mandate_review_due",
                DecisionOpen => "decision_open",
                QuestionOpen => "question_open",
                ConcernOpen => "concern_open",
                PublicationWithoutConsent => "publication_without_consent",
                InDispute => "in_dispute",
            },
        }
    }
}

impl Office {
    /// The agenda of a call on a day, out of what the reader can open.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn agenda(&mut self, today: Day) -> Result<Agenda, Failure> {
        let sight = self.sight()?;
        let looked = self.look(today, sight)?;
        let ledgers = looked.ledgers();
        let mut points: Vec<OnAgenda> = ledgers
            .attention
            .iter()
            .map(|point| OnAgenda {
                topic: Topic::Attention(point.kind),
                reference: point.reference.to_owned(),
                since: point.since.clone(),
            })
            .collect();
        let load = ledgers.members.as_ref().map(|members| {
            let here = members
                .iter()
                .filter(|member| member.state != MemberState::Left);
            let mut load: Vec<Load> = here
                .filter_map(|member| {
                    Some(Load {
                        person: member.person.to_owned(),
                        rests: member.state == MemberState::Resting,
                        tasks_open: member.tasks_open?,
                    })
                })
                .collect();
            load.sort_by_key(|load| (load.rests, load.tasks_open));
            load
        });
        let more = offered_and_due(&looked, today, &points);
        points.extend(more);
        Ok(Agenda { points, load })
    }

    /// The point of an agenda that is about an entry, settled or not: so a second sending finds it too.
    ///
    /// # Errors
    /// Where there is no such entry.
    pub fn point(&mut self, topic: Topic, reference: &str) -> Result<Point, Failure> {
        if self.fold()?.kind_of(reference).is_none() {
            return Err(Failure::NoSuchPoint);
        }
        Ok(Point {
            topic,
            ways: self.ways(topic, reference)?,
            reference: reference.to_owned(),
        })
    }

    /// Settles a point by one or several of its ways, each with what was filled in: all that this makes is
    /// written, or nothing. The same said again on the same day writes nothing more.
    ///
    /// # Errors
    /// What is wrong, box by box, with the number of the way before it (`0.result`), or the failure.
    pub fn settle_point(
        &mut self,
        point: &Point,
        answers: &[(Kind, Vec<(String, String)>)],
        local: &Local<'_>,
        now: Now,
    ) -> Result<Vec<Written>, NotWritten> {
        let once = once(point, answers, now.day);
        let mut steps = Vec::new();
        for ((kind, answers), number) in answers.iter().zip(0..) {
            let way = point.ways.iter().find(|way| way.kind == *kind);
            let way = way.ok_or(NotWritten::Failed(Failure::NoSuchPoint))?;
            let mut boxes = way.given.clone();
            boxes.extend(
                answers
                    .iter()
                    .filter(|(name, _)| way.is_asked(name))
                    .cloned(),
            );
            steps.push(Step::new(*kind, &format!("{number}."), boxes));
        }
        if steps.is_empty() {
            return Err(NotWritten::Failed(Failure::NoSuchPoint));
        }
        let beside = Beside {
            once: Some(&once),
            draft: None,
        };
        self.write_steps(steps, beside, local, now)
    }

    /// What may settle a point.
    fn ways(&mut self, topic: Topic, reference: &str) -> Result<Vec<Way>, Failure> {
        use AttentionKind::*;
        let of = |kind, field: Field, asks: &[Field]| Way {
            kind,
            given: vec![(field.name().to_owned(), reference.to_owned())],
            asks: asks.to_vec(),
        };
        let outcome = || {
            of(
                Kind::Outcome,
                Field::Of,
                &[Field::Result, Field::On, Field::MovedTo, Field::Text],
            )
        };
        let task = || {
            of(
                Kind::Task,
                Field::Cites,
                &[Field::Text, Field::Assignee, Field::Due],
            )
        };
        let decision = || {
            of(
                Kind::Decision,
                Field::Cites,
                &[Field::Question, Field::Text],
            )
        };
        let note = || of(Kind::Note, Field::Cites, &[Field::Text, Field::On]);
        let Topic::Attention(kind) = topic else {
            return Ok(match topic {
                Topic::HandoverOpen => vec![outcome(), note()],
                _ => vec![outcome(), self.hand_on(reference)?, note()],
            });
        };
        Ok(match kind {
            ReplyOverdue => vec![self.reply(reference)?, task(), decision(), note()],
            MeetingWithoutOutcome | AgreementOverdue => vec![outcome(), task(), decision()],
            TaskOverdue | TaskUnheld => vec![outcome(), self.hand_on(reference)?, note()],
            ClaimUnchecked => vec![
                of(
                    Kind::Check,
                    Field::Claim,
                    &[Field::Finding, Field::Basis, Field::On, Field::Text],
                ),
                task(),
            ],
            SurroundingUninformed => vec![
                of(
                    Kind::Disclosure,
                    Field::Surrounding,
                    &[
                        Field::ToldBy,
                        Field::On,
                        Field::Letter,
                        Field::Basis,
                        Field::Text,
                    ],
                ),
                task(),
                decision(),
            ],
            FindingReviewDue => vec![self.look_again(reference)?, decision(), task()],
            MandateReviewDue => vec![decision(), task(), note()],
            DecisionOpen => vec![
                of(
                    Kind::Position,
                    Field::Decision,
                    &[Field::Person, Field::Stance, Field::Text],
                ),
                outcome(),
                note(),
            ],
            QuestionOpen | ConcernOpen => vec![outcome(), task(), note()],
            PublicationWithoutConsent | InDispute => vec![task(), decision(), note()],
        })
    }

    /// The answer to a letter: from whom it went to, over the same way.
    fn reply(&mut self, reference: &str) -> Result<Way, Failure> {
        let letter = self.entry(reference, Day::MAX)?;
        let mut given = vec![
            (Field::Direction.name().to_owned(), "from".to_owned()),
            (Field::Answers.name().to_owned(), reference.to_owned()),
        ];
        let with = letter.said.name(Field::With);
        given.extend(with.map(|with| (Field::With.name().to_owned(), with.to_string())));
        Ok(Way {
            kind: Kind::Contact,
            given,
            asks: vec![Field::Channel, Field::On, Field::Text],
        })
    }

    /// Handing a task on, from whoever holds it.
    fn hand_on(&mut self, reference: &str) -> Result<Way, Failure> {
        let task = self.entry(reference, Day::MAX)?;
        let mut given = vec![(Field::Tasks.name().to_owned(), reference.to_owned())];
        let holder = self.holder_of(
            &task.name,
            task.said.name(Field::Assignee).map(AsRef::as_ref),
        )?;
        given.extend(holder.map(|holder| (Field::From.name().to_owned(), holder)));
        Ok(Way {
            kind: Kind::Handover,
            given,
            asks: vec![Field::To, Field::Text],
        })
    }

    /// Who holds a task: the last one who took it over, or whom it was given to.
    fn holder_of(&mut self, task: &str, assignee: Option<&str>) -> Result<Option<String>, Failure> {
        let fold = self.fold()?;
        let over: Vec<String> = fold
            .pointing_to(task)
            .into_iter()
            .filter(|name| fold.kind_of(name) == Some(Kind::Handover))
            .filter(|name| fold.outcome_of(name, Day::MAX, Sight::ALL).is_some())
            .map(str::to_owned)
            .collect();
        let mut holder = assignee.map(str::to_owned);
        for name in over {
            let outcome = self
                .fold()?
                .outcome_of(&name, Day::MAX, Sight::ALL)
                .map(str::to_owned);
            let Some(outcome) = outcome else { continue };
            let result = self.entry(&outcome, Day::MAX)?.said.word(Field::Result);
            if result == Some(answerable_record::words::Ending::Accepted) {
                let to = self
                    .entry(&name, Day::MAX)?
                    .said
                    .name(Field::To)
                    .map(ToString::to_string);
                holder = to.or(holder);
            }
        }
        Ok(holder)
    }

    /// Another finding on the same demand or criterion.
    fn look_again(&mut self, reference: &str) -> Result<Way, Failure> {
        let before = self.entry(reference, Day::MAX)?;
        let about = before.said.name(Field::About);
        let given = about.map(|about| (Field::About.name().to_owned(), about.to_string()));
        Ok(Way {
            kind: Kind::Assessment,
            given: given.into_iter().collect(),
            asks: vec![
                Field::Finding,
                Field::Cites,
                Field::On,
                Field::ReviewOn,
                Field::Text,
            ],
        })
    }
}

/// Handovers that nobody answered, and tasks that are due soon, where they don't stand there already.
fn offered_and_due(looked: &Looked, today: Day, known: &[OnAgenda]) -> Vec<OnAgenda> {
    let known: BTreeSet<&str> = known.iter().map(|one| one.reference.as_str()).collect();
    let date = |name: &str, field| looked.fold.date_of(name, field, today);
    let open = |kind| {
        let open = looked.view.waiting_for_end(looked.fold, kind);
        open.filter(|name| !known.contains(name))
    };
    let offered = open(Kind::Handover).filter_map(|name| {
        let on = date(name, Field::On)?;
        Some((Topic::HandoverOpen, name, on.to_string()))
    });
    let due = open(Kind::Task).filter_map(|name| {
        let due = date(name, Field::Due)?.day;
        let is_soon = due <= today.plus(DUE_SOON_DAYS);
        is_soon.then(|| (Topic::TaskDueSoon, name, due.to_string()))
    });
    let mut found: Vec<(Topic, &str, String)> = offered.chain(due).collect();
    found.sort_by(|a, b| (a.0, &a.2).cmp(&(b.0, &b.2)));
    let found = found.into_iter().map(|(topic, name, since)| OnAgenda {
        topic,
        reference: name.to_owned(),
        since,
    });
    found.collect()
}

impl Way {
    /// Whether a box belongs to what is asked.
    fn is_asked(&self, name: &str) -> bool {
        let field = name.split('.').next().and_then(Field::from_name);
        field.is_some_and(|field| self.asks.contains(&field))
    }

    /// Its questions, in order.
    pub fn questions(&self) -> Vec<crate::form::Question> {
        let form = form(self.kind);
        let asked = |field: &Field| {
            form.all()
                .find(|question| question.slot.field == *field)
                .cloned()
        };
        self.asks.iter().filter_map(asked).collect()
    }
}

impl Topic {
    /// Every topic.
    pub fn all() -> Vec<Topic> {
        let attention = AttentionKind::ALL.iter().copied();
        let mut all: Vec<Topic> = attention.map(Topic::Attention).collect();
        all.extend([Topic::HandoverOpen, Topic::TaskDueSoon]);
        all
    }

    /// The topic with that code.
    pub fn from_code(code: &str) -> Option<Topic> {
        Topic::all().into_iter().find(|topic| topic.code() == code)
    }
}

/// What makes two sendings the same: the point, the day of the call, and all that was filled in.
fn once(point: &Point, answers: &[(Kind, Vec<(String, String)>)], day: Day) -> Once {
    let day = day.to_string();
    let mut what = vec!["minutes", point.topic.code(), &point.reference, &day];
    for (kind, answers) in answers {
        what.push(kind.name());
        for (name, text) in answers {
            what.extend([name.as_str(), text.as_str()]);
        }
    }
    let what: Vec<&[u8]> = what.into_iter().map(str::as_bytes).collect();
    Once::of(&what)
}
