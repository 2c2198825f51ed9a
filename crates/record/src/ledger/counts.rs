//! The ledgers that are figures: replies, meetings, agreements, claims, stances. All are about him.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::ledger::unit::Reply;
use crate::ledger::view::View;
use crate::words::{CheckFinding, Ending, Stance};

/// Replies that he owes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Replies {
    /// Letters that expect one.
    pub expected: usize,
    /// Answered by the day due.
    pub in_time: usize,
    /// Answered after it.
    pub late: usize,
    /// Not answered, and the day due is over.
    pub overdue: usize,
    /// Not answered, and there is time.
    pub open: usize,
    /// The median of days until an answer; `None` without any.
    pub median_days: Option<f64>,
}

/// Meetings with him.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Meetings {
    /// All that were arranged.
    pub scheduled: usize,
    /// Took place.
    pub attended: usize,
    /// He did not come.
    pub missed: usize,
    /// He called it off.
    pub cancelled_by_them: usize,
    /// The group called it off.
    pub cancelled_by_us: usize,
    /// Put off to another day.
    pub moved: usize,
    /// Not over yet.
    pub open: usize,
    /// Over, and nobody wrote down what happened.
    pub no_outcome: usize,
}

/// Agreements with him.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Agreements {
    /// All.
    pub made: usize,
    /// Kept.
    pub kept: usize,
    /// Kept in part.
    pub partly: usize,
    /// Broken.
    pub broken: usize,
    /// Taken back.
    pub withdrawn: usize,
    /// The term is over, and nobody wrote down what became of it.
    pub overdue: usize,
    /// Not over yet.
    pub open: usize,
    /// What was given up for them.
    pub concessions: Concessions,
}

/// What became of the agreements for which the group gave something up.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Concessions {
    /// All.
    pub given: usize,
    /// Kept.
    pub kept: usize,
    /// Kept in part.
    pub partly: usize,
    /// Broken.
    pub broken: usize,
    /// Not over yet, or overdue.
    pub open: usize,
}

/// What he says is so.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Claims {
    /// All.
    pub made: usize,
    /// It is so.
    pub confirmed: usize,
    /// It is not so.
    pub contradicted: usize,
    /// Nobody can tell.
    pub unverifiable: usize,
    /// Nobody looked yet.
    pub unchecked: usize,
}

/// Where the circles around him stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Stances {
    /// Not known.
    pub unknown: usize,
    /// Takes part in this process.
    pub takes_part: usize,
    /// Holds him to account on its own.
    pub holds_accountable: usize,
    /// Keeps out of it.
    pub neutral: usize,
    /// Excuses or covers.
    pub legitimising: usize,
}

/// The figures that single entries add to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    pub(crate) replies: Replies,
    pub(crate) meetings: Meetings,
    pub(crate) agreements: Agreements,
    pub(crate) claims: Claims,
}

fn add(figure: &mut usize, by: isize) {
    *figure = figure
        .checked_add_signed(by)
        .expect("nothing is taken out that was not put in");
}

impl Replies {
    pub(crate) fn count(&mut self, reply: Reply, by: isize) {
        add(&mut self.expected, by);
        let figure = match reply {
            Reply::InTime { .. } => &mut self.in_time,
            Reply::Late { .. } => &mut self.late,
            Reply::Overdue { .. } => &mut self.overdue,
            Reply::Open { .. } => &mut self.open,
        };
        add(figure, by);
    }
}

impl Meetings {
    pub(crate) fn count(&mut self, ending: Option<Ending>, over: bool, by: isize) {
        add(&mut self.scheduled, by);
        let figure = match ending {
            Some(Ending::Attended) => &mut self.attended,
            Some(Ending::Missed) => &mut self.missed,
            Some(Ending::CancelledByThem) => &mut self.cancelled_by_them,
            Some(Ending::CancelledByUs) => &mut self.cancelled_by_us,
            Some(Ending::Moved) => &mut self.moved,
            _ if over => &mut self.no_outcome,
            _ => &mut self.open,
        };
        add(figure, by);
    }
}

impl Agreements {
    pub(crate) fn count(
        &mut self,
        ending: Option<Ending>,
        overdue: bool,
        concession: bool,
        by: isize,
    ) {
        add(&mut self.made, by);
        let figure = match ending {
            Some(Ending::Kept) => &mut self.kept,
            Some(Ending::Partly) => &mut self.partly,
            Some(Ending::Broken) => &mut self.broken,
            Some(Ending::Withdrawn) => &mut self.withdrawn,
            _ if overdue => &mut self.overdue,
            _ => &mut self.open,
        };
        add(figure, by);
        if concession {
            let given = &mut self.concessions;
            add(&mut given.given, by);
            match ending {
                Some(Ending::Kept) => add(&mut given.kept, by),
                Some(Ending::Partly) => add(&mut given.partly, by),
                Some(Ending::Broken) => add(&mut given.broken, by),
                Some(Ending::Withdrawn) => {}
                _ => add(&mut given.open, by),
            }
        }
    }
}

impl Claims {
    pub(crate) fn count(&mut self, check: Option<CheckFinding>, by: isize) {
        add(&mut self.made, by);
        let figure = match check {
            Some(CheckFinding::Confirmed) => &mut self.confirmed,
            Some(CheckFinding::Contradicted) => &mut self.contradicted,
            Some(CheckFinding::Unverifiable) => &mut self.unverifiable,
            None => &mut self.unchecked,
        };
        add(figure, by);
    }
}

/// The median of days, of which each is there so many times.
pub(crate) fn median(days: &BTreeMap<i32, usize>) -> Option<f64> {
    let all: usize = days.values().sum();
    let nth = |place: usize| {
        let mut before = 0;
        let found = days.iter().find(|(_, count)| {
            before += **count;
            before > place
        });
        found.map(|(days, _)| f64::from(*days))
    };
    let upper = nth(all / 2)?;
    let lower = if all.is_multiple_of(2) {
        nth(all / 2 - 1)?
    } else {
        upper
    };
    Some((lower + upper) / 2.0)
}

/// Each circle's latest stance.
pub(crate) fn stances(view: &View) -> Stances {
    let mut stances = Stances::default();
    for circle in view.circles.values() {
        match circle.stance {
            Stance::Unknown => stances.unknown += 1,
            Stance::TakesPart => stances.takes_part += 1,
            Stance::HoldsAccountable => stances.holds_accountable += 1,
            Stance::Neutral => stances.neutral += 1,
            Stance::Legitimising => stances.legitimising += 1,
        }
    }
    stances
}
