//! What became of letters, meetings, agreements and claims, each looked at once.
//!
//! A picture of years shows thousands of them, and one more entry touches a few. So what was found stays
//! with the reading until an entry that bears on it comes, changes or goes.

use answerable_record::words::{CheckFinding, Direction, Ending};
use answerable_record::{Day, Entry, Field, Kind};

use super::course::came_back;
use super::{Place, Reading};

/// What became of an entry, and whether that is between the group and him.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Became {
    /// Whether it is with him, or said by him.
    pub his: bool,
    /// What it is, and what became of it.
    pub what: What,
}

/// What can wait for an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A contact that went.
    Sent(Letter),
    /// A contact that came, with its day.
    Came(Day),
    /// A meeting.
    Meeting(Meeting),
    /// An agreement.
    Agreement(Agreement),
    /// A claim.
    Claim(Claim),
}

/// The entries behind something, by their places in the reading; nothing where it was taken from none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// The entry itself.
    pub entry: Option<Place>,
    /// The entry that ended it: the answer, the outcome, the check.
    pub ended_by: Option<Place>,
}

/// Something that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The entries behind it.
    pub behind: Behind,
    /// The day it went.
    pub sent: Day,
    /// What became of it.
    pub reply: Reply,
}

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// None was expected.
    NotExpected,
    /// The letter came back undelivered.
    CameBack,
    /// A reply came, late where that is after the day it was due.
    Came {
        /// The day of the reply.
        on: Day,
        /// The last day of the term.
        due: Day,
    },
    /// None has come; overdue where `due` is before the picture's day.
    Awaited {
        /// The last day of the term.
        due: Day,
    },
}

/// A meeting that was arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The entries behind it.
    pub behind: Behind,
    /// The day it was arranged for.
    pub day: Day,
    /// What became of it.
    pub state: MeetingState,
}

/// What became of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeetingState {
    /// It took place.
    Attended,
    /// He did not come.
    Missed,
    /// He cancelled.
    CancelledByThem,
    /// The group cancelled.
    CancelledByUs,
    /// It was moved to another day.
    Moved,
    /// Its day is past, and nobody noted what became of it.
    NoOutcome,
    /// Its day is still to come.
    Open,
}

/// Something agreed with him.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The entries behind it.
    pub behind: Behind,
    /// The day it was made.
    pub made: Day,
    /// The last day of its term, if it has one.
    pub due: Option<Day>,
    /// What became of it.
    pub state: AgreementState,
    /// The day of its outcome, where it has one.
    pub settled: Option<Day>,
    /// Whether the group gave ground for it.
    pub concession: bool,
}

/// What became of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgreementState {
    /// It was kept.
    Kept,
    /// It was kept in part.
    Partly,
    /// It was broken.
    Broken,
    /// It was taken back.
    Withdrawn,
    /// Its term is past, without an outcome.
    Overdue,
    /// It still runs.
    Open,
}

/// Something that he said to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The entries behind it.
    pub behind: Behind,
    /// The day it was said.
    pub made: Day,
    /// The latest check, with its day.
    pub check: Option<(Day, CheckState)>,
}

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckState {
    /// It is so.
    Confirmed,
    /// It is not so.
    Contradicted,
    /// Nobody can tell.
    Unverifiable,
}

impl Reading {
    /// What became of the entries of a type, by their days; of types that wait for no end nothing.
    pub fn became(&self, kind: Kind) -> impl Iterator<Item = (Place, Became)> {
        let places = self.lists.places_of(kind).iter();
        places.filter_map(|place| {
            let kept = self.lists.kept(*place);
            Some((*place, (*kept.get_or_init(|| self.look_at(*place)))?))
        })
    }

    /// Looks at what became of the entry at a place.
    ///
    /// All that this hangs on beside the entry itself has what is kept forgotten when it changes: what points
    /// at the entry, the mandates, who he is.
    pub fn look_at(&self, place: Place) -> Option<Became> {
        let entry = self.placed(place)?;
        let at = Some(place);
        let (field, what) = match entry.kind {
            Kind::Contact if entry.said.word(Field::Direction) == Some(Direction::From) => {
                (Field::With, What::Came(entry.on.day))
            }
            Kind::Contact => (Field::With, What::Sent(self.letter_at(at, entry))),
            Kind::Meeting => (Field::With, What::Meeting(self.meeting_at(at, entry))),
            Kind::Agreement => (Field::With, What::Agreement(self.agreement_at(at, entry))),
            Kind::Claim => (Field::Speaker, What::Claim(self.claim_at(at, entry))),
            _ => return None,
        };
        let who = entry.said.name(field);
        let his = who.is_some_and(|who| self.is_him(who));
        Some(Became { his, what })
    }

    /// What was sent, and what became of it.
    pub fn letter(&self, contact: &Entry) -> Letter {
        self.letter_at(self.place(&contact.name), contact)
    }

    /// A meeting, and what became of it.
    pub fn meeting(&self, entry: &Entry) -> Meeting {
        self.meeting_at(self.place(&entry.name), entry)
    }

    /// An agreement, and what became of it.
    pub fn agreement(&self, entry: &Entry) -> Agreement {
        self.agreement_at(self.place(&entry.name), entry)
    }

    /// A claim, and what its latest check found.
    pub fn claim(&self, entry: &Entry) -> Claim {
        self.claim_at(self.place(&entry.name), entry)
    }

    fn letter_at(&self, entry: Option<Place>, contact: &Entry) -> Letter {
        let answer = self.answer(contact);
        let reply = match answer.map(|answer| (answer.due, answer.came)) {
            Some((due, Some(came))) => Reply::Came {
                on: came.on.day,
                due,
            },
            Some((due, None)) => Reply::Awaited { due },
            None if came_back(contact) => Reply::CameBack,
            None => Reply::NotExpected,
        };
        let ended_by = answer.and_then(|answer| answer.came_at);
        Letter {
            behind: Behind { entry, ended_by },
            sent: contact.on.day,
            reply,
        }
    }

    fn meeting_at(&self, at: Option<Place>, entry: &Entry) -> Meeting {
        let day = entry.said.day(Field::At).unwrap_or(entry.on.day);
        let (behind, outcome) = self.ended(at, entry);
        let state = match outcome.and_then(|outcome| outcome.said.word(Field::Result)) {
            Some(Ending::Attended) => MeetingState::Attended,
            Some(Ending::Missed) => MeetingState::Missed,
            Some(Ending::CancelledByThem) => MeetingState::CancelledByThem,
            Some(Ending::CancelledByUs) => MeetingState::CancelledByUs,
            Some(Ending::Moved) => MeetingState::Moved,
            _ if self.at() > day => MeetingState::NoOutcome,
            _ => MeetingState::Open,
        };
        Meeting { behind, day, state }
    }

    fn agreement_at(&self, at: Option<Place>, entry: &Entry) -> Agreement {
        let due = entry.said.day(Field::Due);
        let (behind, outcome) = self.ended(at, entry);
        let state = match outcome.and_then(|outcome| outcome.said.word(Field::Result)) {
            Some(Ending::Kept) => AgreementState::Kept,
            Some(Ending::Partly) => AgreementState::Partly,
            Some(Ending::Broken) => AgreementState::Broken,
            Some(Ending::Withdrawn) => AgreementState::Withdrawn,
            _ if due.is_some_and(|due| self.at() > due) => AgreementState::Overdue,
            _ => AgreementState::Open,
        };
        Agreement {
            behind,
            made: entry.on.day,
            due,
            state,
            settled: outcome.map(|outcome| outcome.on.day),
            concession: entry.said.has(Field::Concession),
        }
    }

    fn claim_at(&self, entry: Option<Place>, claim: &Entry) -> Claim {
        let (ended_by, found) = self.lists.check(&claim.name).unzip();
        let check = found.and_then(|check| {
            let state = match check.said.word(Field::Finding)? {
                CheckFinding::Confirmed => CheckState::Confirmed,
                CheckFinding::Contradicted => CheckState::Contradicted,
                CheckFinding::Unverifiable => CheckState::Unverifiable,
            };
            Some((check.on.day, state))
        });
        Claim {
            behind: Behind { entry, ended_by },
            made: claim.on.day,
            check,
        }
    }

    /// The outcome of something, and the entries behind both.
    fn ended(&self, at: Option<Place>, entry: &Entry) -> (Behind, Option<&Entry>) {
        let (ended_by, outcome) = self.lists.outcome(&entry.name).unzip();
        let behind = Behind {
            entry: at,
            ended_by,
        };
        (behind, outcome)
    }
}
