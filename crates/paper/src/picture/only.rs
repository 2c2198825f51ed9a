//! A part of the timeline: some sorts of lanes, one person or circle, some years.

use answerable_record::Day;

use super::lanes::{Body, Lane, Sort};
use super::{AgreementState, Behind, Picture, Reply};

/// What of a timeline is asked for; everything, where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Only {
    /// The sorts of lanes; all where there are none.
    pub sorts: Vec<Sort>,
    /// Whom it is about, by ref; `perpetrator` is he.
    pub who: Option<Box<str>>,
}

impl Only {
    /// The lanes of these that are asked for, with the rows that are.
    pub(super) fn keep(&self, lanes: Vec<Lane>) -> Vec<Lane> {
        let asked = lanes.into_iter().filter(|lane| {
            let sort = self.sorts.is_empty() || self.sorts.contains(&lane.sort);
            sort && self.is_about(lane)
        });
        asked.map(|lane| self.rows(lane)).collect()
    }

    fn is_about(&self, lane: &Lane) -> bool {
        let Some(who) = &self.who else { return true };
        let him = &**who == "perpetrator";
        match lane.sort {
            Sort::Letters => lane.who.as_ref() == Some(who),
            // These are with him, or put to him.
            Sort::Meetings | Sort::Agreements | Sort::Claims | Sort::Demands => him,
            Sort::Surroundings | Sort::People => match &lane.body {
                Body::Rows(rows) => rows.iter().any(|row| row.who.as_ref() == Some(who)),
                _ => false,
            },
        }
    }

    fn rows(&self, mut lane: Lane) -> Lane {
        let by_row = matches!(lane.sort, Sort::Surroundings | Sort::People);
        if let (Some(who), true, Body::Rows(rows)) = (&self.who, by_row, &mut lane.body) {
            rows.retain(|row| row.who.as_ref() == Some(who));
        }
        lane
    }
}

impl Picture {
    /// The stretch from a day to a day: what reached into it stays, what did not is left out.
    #[must_use]
    pub fn between(mut self, from: Day, to: Day) -> Picture {
        let to = to.max(from);
        let (at, reaches) = (self.at, |begun: Day, ended: Day| {
            begun <= to && ended >= from
        });
        let on = |day: Day| reaches(day, day);
        for one in self.correspondences.iter_mut().flatten() {
            one.letters.retain(|letter| {
                let ended = match letter.reply {
                    Reply::Came { on, .. } => on,
                    Reply::Awaited { .. } => at.max(letter.sent),
                    Reply::NotExpected | Reply::CameBack => letter.sent,
                };
                reaches(letter.sent, ended)
            });
            one.unasked.retain(|(day, _): &(Day, Behind)| on(*day));
        }
        let meetings = self.meetings.iter_mut();
        meetings.for_each(|list| list.retain(|one| on(one.day)));
        if let Some(list) = &mut self.agreements {
            list.retain(|one| {
                let runs = matches!(one.state, AgreementState::Open | AgreementState::Overdue);
                let ended = if runs { Some(at) } else { one.settled };
                reaches(one.made, ended.unwrap_or(one.made))
            });
        }
        if let Some(list) = &mut self.claims {
            list.retain(|one| reaches(one.made, one.check.map_or(at, |(day, _)| day)));
        }
        if let Some(list) = &mut self.surroundings {
            list.retain(|one| reaches(one.from, one.until.unwrap_or(at.max(one.from))));
            let tellings = list.iter_mut().map(|one| &mut one.tellings);
            tellings.for_each(|all| all.retain(|telling| on(telling.day)));
        }
        if let Some(list) = &mut self.people {
            let spans = list.iter_mut().map(|one| &mut one.spans);
            spans.for_each(|all| {
                all.retain(|span| reaches(span.from, span.until.unwrap_or(at.max(span.from))))
            });
            list.retain(|one| !one.spans.is_empty());
        }
        for one in self.demands.iter_mut().flatten() {
            one.findings.retain(|finding| on(finding.day));
        }
        let held = |until: Option<Day>| until.unwrap_or(at);
        self.holds
            .retain(|hold| reaches(hold.from, held(hold.until)));
        Picture { from, to, ..self }
    }
}
