//! The timeline: a process on one sheet.
//!
//! A [`Picture`] holds plain facts, already worked out by the ledgers. [`svg`] draws it,
//! [`characters`] draws the same lanes in a terminal, [`alternative`] says the same in sentences.
//! A lane that the reader's rooms do not show is `None`: it is said to be out of sight, and never
//! drawn as empty.

mod alternative;
mod axis;
mod bodies;
mod characters;
mod lanes;
mod only;
mod pack;
mod page;
mod record;
mod said;
mod svg;
mod write;

use answerable_record::Day;

use crate::words::Phrase;

pub use crate::reading::{
    Agreement, AgreementState, Behind, CheckState, Claim, Letter, Meeting, MeetingState, Reply,
};
pub use alternative::alternative;
pub use characters::{Signs, characters};

pub(crate) use axis::Axis;
pub(crate) use bodies::{REPLIES, code_of, state};
pub(crate) use lanes::Mark;
pub use lanes::Sort;
pub use lanes::Teller;
pub use only::Only;
pub use page::page;
pub(crate) use page::{beside, run_on};
pub use record::{correspondences, correspondents, of_record};
pub(crate) use svg::mark;
pub use svg::svg;
pub(crate) use write::{Drawing, width};

/// What the timeline shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The first day shown.
    pub from: Day,
    /// The last day shown.
    pub to: Day,
    /// The day that the ledgers are of.
    pub at: Day,
    /// Letters and replies, one correspondence for each who was written to, him first.
    pub correspondences: Option<Vec<Correspondence>>,
    /// Meetings with him.
    pub meetings: Option<Vec<Meeting>>,
    /// Agreements with him.
    pub agreements: Option<Vec<Agreement>>,
    /// What he said to be so.
    pub claims: Option<Vec<Claim>>,
    /// The circles he moves in, and who told them.
    pub surroundings: Option<Vec<Surrounding>>,
    /// Who was there when.
    pub people: Option<Vec<Presence>>,
    /// The demands, with the group's findings.
    pub demands: Option<Vec<Demand>>,
    /// Pauses and closures.
    pub holds: Vec<Hold>,
}

/// Letters to somebody, and what came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Correspondence {
    /// Whom it is with, by ref.
    pub who: Option<Box<str>>,
    /// Who was written to.
    pub with: Phrase,
    /// What went to them, in order.
    pub letters: Vec<Letter>,
    /// What came that is the answer to none of them, with its days.
    pub unasked: Vec<(Day, Behind)>,
}

/// A circle that he moves in.
#[derive(Clone, Debug, PartialEq)]
pub struct Surrounding {
    /// Its ref.
    pub who: Option<Box<str>>,
    /// Its name.
    pub name: Phrase,
    /// The day from which it is known to have been around him.
    pub from: Day,
    /// The day on which it ended.
    pub until: Option<Day>,
    /// Whether a demand asks that it be told.
    pub under_duty: bool,
    /// Who told it, in order.
    pub tellings: Vec<Telling>,
    /// 1 where it was the first of all to be told.
    pub told_as: Option<usize>,
    /// Whether he told them.
    pub informed: Known,
    /// Whether he passed on the letter.
    pub letter: Known,
}

/// One time that a surrounding was told.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// The entries behind it.
    pub behind: Behind,
    /// The day.
    pub day: Day,
    /// Who told them.
    pub by: Phrase,
    /// Whether that is confirmed, not only said.
    pub known: bool,
}

/// How far something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is confirmed.
    Confirmed,
    /// It is said, and not confirmed.
    Claimed,
    /// It is not so.
    No,
    /// It is not known.
    Unknown,
}

/// When somebody was there.
#[derive(Clone, Debug, PartialEq)]
pub struct Presence {
    /// Their ref.
    pub who: Option<Box<str>>,
    /// Their name.
    pub name: Phrase,
    /// Their side.
    pub side: Phrase,
    /// The times they were there, in order, without those when they had left.
    pub spans: Vec<Span>,
}

/// A time that somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The day it ended; `None` while it lasts.
    pub until: Option<Day>,
    /// Whether they rested.
    pub resting: bool,
}

/// A demand, with what the group found.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    /// Its id and title.
    pub name: Phrase,
    /// The group's findings, in order; those on a criterion carry its id.
    pub findings: Vec<Finding>,
}

/// A finding that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The entries behind it.
    pub behind: Behind,
    /// The day.
    pub day: Day,
    /// The code of what was found, such as `not_met`.
    pub code: &'static str,
    /// The criterion it is about, where it is not about the whole demand.
    pub criterion: Option<String>,
}

/// A time during which the work holds still.
#[derive(Clone, Debug, PartialEq)]
pub struct Hold {
    /// The first day.
    pub from: Day,
    /// The day it ended; `None` while it lasts.
    pub until: Option<Day>,
    /// Why.
    pub kind: HoldKind,
}

/// Why the work holds still.
#[derive(Clone, Debug, PartialEq)]
pub enum HoldKind {
    /// Her side asked for a pause of everything.
    Pause,
    /// Her side asked for a pause about a surrounding.
    PauseAbout(Phrase),
    /// The group closed.
    Closure,
}

impl Code for Reply {
    fn code(self, at: Day) -> &'static str {
        match self {
            Reply::NotExpected => "not_expected",
            Reply::CameBack => "came_back",
            Reply::Came { on, due } if on <= due => "in_time",
            Reply::Came { .. } => "late",
            Reply::Awaited { due } if due < at => "overdue",
            Reply::Awaited { .. } => "open",
        }
    }
}

impl Code for MeetingState {
    fn code(self, _: Day) -> &'static str {
        match self {
            MeetingState::Attended => "attended",
            MeetingState::Missed => "missed",
            MeetingState::CancelledByThem => "cancelled_by_them",
            MeetingState::CancelledByUs => "cancelled_by_us",
            MeetingState::Moved => "moved",
            MeetingState::NoOutcome => "no_outcome",
            MeetingState::Open => "open",
        }
    }
}

impl Code for AgreementState {
    fn code(self, _: Day) -> &'static str {
        match self {
            AgreementState::Kept => "kept",
            AgreementState::Partly => "partly",
            AgreementState::Broken => "broken",
            AgreementState::Withdrawn => "withdrawn",
            AgreementState::Overdue => "overdue",
            AgreementState::Open => "open",
        }
    }
}

impl Code for Option<(Day, CheckState)> {
    fn code(self, _: Day) -> &'static str {
        match self {
            Some((_, CheckState::Confirmed)) => "confirmed",
            Some((_, CheckState::Contradicted)) => "contradicted",
            Some((_, CheckState::Unverifiable)) => "unverifiable",
            None => "unchecked",
        }
    }
}

impl Code for Known {
    fn code(self, _: Day) -> &'static str {
        match self {
            Known::Confirmed => "confirmed",
            Known::Claimed => "claimed",
            Known::No => "no",
            Known::Unknown => "unknown",
        }
    }
}

/// The word for a state, which the catalogue chooses by.
pub trait Code {
    /// The word, on a day.
    fn code(self, at: Day) -> &'static str;
}
