//! What needs somebody now, in the order of since when.

use serde::Serialize;

use crate::date::{Day, When};
use crate::fold::look::{Look, Span};
use crate::fold::{At, Fact, Fold, Name, Position};
use crate::kind::{Field, Kind};
use crate::ledger::disclosures::{Informed, Told};
use crate::ledger::unit::Due;
use crate::ledger::view::View;
use crate::words::*;

/// Why something needs somebody. In the order of the contract, which breaks ties of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(
    missing_docs,
    reason = "the names are those of the contract, which explains them"
)]
pub enum AttentionKind {
    ReplyOverdue,
    MeetingWithoutOutcome,
    AgreementOverdue,
    TaskOverdue,
    TaskUnheld,
    ClaimUnchecked,
    SurroundingUninformed,
    FindingReviewDue,
    MandateReviewDue,
    DecisionOpen,
    QuestionOpen,
    ConcernOpen,
    PublicationWithoutConsent,
    InDispute,
}

impl AttentionKind {
    /// All of them, in the order of the contract.
    pub const ALL: &[AttentionKind] = &[
        AttentionKind::ReplyOverdue,
        AttentionKind::MeetingWithoutOutcome,
        AttentionKind::AgreementOverdue,
        AttentionKind::TaskOverdue,
        AttentionKind::TaskUnheld,
        AttentionKind::ClaimUnchecked,
        AttentionKind::SurroundingUninformed,
        AttentionKind::FindingReviewDue,
        AttentionKind::MandateReviewDue,
        AttentionKind::DecisionOpen,
        AttentionKind::QuestionOpen,
        AttentionKind::ConcernOpen,
        AttentionKind::PublicationWithoutConsent,
        AttentionKind::InDispute,
    ];

    /// Whether it needs somebody even while all else holds still.
    pub fn stays(self) -> bool {
        use AttentionKind::*;
        matches!(
            self,
            TaskOverdue | TaskUnheld | ConcernOpen | PublicationWithoutConsent | InDispute
        )
    }
}

/// Something that needs somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attention<'f> {
    /// Why.
    pub kind: AttentionKind,
    /// What.
    #[serde(rename = "ref")]
    pub reference: &'f str,
    /// Since when.
    pub since: String,
}

struct Found {
    since: When,
    kind: AttentionKind,
    position: Position,
    at: At,
}

pub(crate) fn ledger<'f>(view: &View, fold: &'f Fold, told: &Told) -> Vec<Attention<'f>> {
    let look = view.look(fold);
    let mut found = Vec::new();
    let mut put = |kind: AttentionKind, at: At, since: When| {
        found.push(Found {
            since,
            kind,
            position: fold.fact(at).position,
            at,
        });
    };
    for overdue in view.overdue.values() {
        if let Some((_, _, at)) = overdue.last()
            && let Some((_, due)) = view.units[*at as usize].overdue
        {
            put(AttentionKind::ReplyOverdue, *at, When::day(due));
        }
    }
    for at in &view.due {
        if let Some((due, since)) = view.units[*at as usize].due {
            let kind = match due {
                Due::Meeting => AttentionKind::MeetingWithoutOutcome,
                Due::Agreement => AttentionKind::AgreementOverdue,
                Due::Claim => AttentionKind::ClaimUnchecked,
                Due::Decision => AttentionKind::DecisionOpen,
                Due::Question => AttentionKind::QuestionOpen,
                Due::Concern => AttentionKind::ConcernOpen,
            };
            put(kind, *at, since);
        }
    }
    tasks(view, &look, &mut put);
    circles(&look, told, &mut put);
    judgement(view, &look, told, &mut put);
    for (_, publication) in look.all(Kind::Publication) {
        let statement = publication.said.name(Field::Statement);
        if statement.is_some_and(|statement| !look.consents(*statement)) {
            put(
                AttentionKind::PublicationWithoutConsent,
                holder(fold, &publication),
                publication.on,
            );
        }
    }
    for at in &fold.contested {
        if let Some(fact) = look.seen(*at)
            && (look.corrections_in_dispute(*at) || look.outcomes_in_dispute(fact.name))
        {
            put(AttentionKind::InDispute, *at, fact.on);
        }
    }
    let still = holds_still(&look);
    let both = view.sight.opens(Room::Bridge) && view.sight.opens(Room::Contact);
    found.retain(|found| {
        let needs_both = matches!(
            found.kind,
            AttentionKind::ReplyOverdue | AttentionKind::SurroundingUninformed
        );
        // What became of something that is only shown here lies where it was written.
        let elsewhere = || look.is_shown_only(found.at) || look.room_of(found.at) == Room::Contact;
        (!still || found.kind.stays()) && (both || !needs_both && !elsewhere())
    });
    found.sort_by_key(|found| (found.since.day, found.kind, found.position, found.at));
    let row = |found: Found| Attention {
        kind: found.kind,
        reference: fold.names.text(fold.fact(found.at).name),
        since: found.since.to_string(),
    };
    found.into_iter().map(row).collect()
}

fn holder(fold: &Fold, fact: &Fact) -> At {
    fold.holder(fact.name).expect("a fact holds its own ref")
}

fn tasks(view: &View, look: &Look, put: &mut impl FnMut(AttentionKind, At, When)) {
    let memberships = look.memberships();
    for at in &view.open_tasks {
        let Some(task) = look.seen(*at) else { continue };
        if let Some(due) = task.said.when(Field::Due).filter(|due| view.at > due.day) {
            put(AttentionKind::TaskOverdue, *at, due);
        }
        let held_by = view.units[*at as usize].held_by;
        if let Some((Change::Resting | Change::Left, since)) =
            held_by.and_then(|person| memberships.get(&look.fold.same(person)))
        {
            put(AttentionKind::TaskUnheld, *at, *since);
        }
    }
}

/// Circles under duty of which it is not confirmed that he told them, unless she asked to leave them be.
fn circles(look: &Look, told: &Told, put: &mut impl FnMut(AttentionKind, At, When)) {
    let pauses = look.spans(Kind::Pause).into_iter();
    let about = |span: Span| look.seen(span.at)?.said.name(Field::About).copied();
    let left_be: Vec<Name> = pauses
        .filter(|span| span.holds_on(look.at))
        .filter_map(about)
        .collect();
    for circle in told
        .circles
        .iter()
        .filter(|circle| circle.informed != Informed::Confirmed)
    {
        let binding = told
            .asked
            .iter()
            .filter(|asked| asked.in_force() && asked.binds(circle));
        let Some(since) = binding
            .map(|asked| asked.since)
            .min_by_key(|since| since.day)
        else {
            continue;
        };
        if !left_be.contains(&circle.name) {
            let beginning = circle.beginning();
            let since = if beginning.day > since.day {
                beginning
            } else {
                since
            };
            let at = look
                .fold
                .holder(circle.name)
                .expect("a circle holds its own ref");
            put(AttentionKind::SurroundingUninformed, at, since);
        }
    }
}

fn judgement(view: &View, look: &Look, told: &Told, put: &mut impl FnMut(AttentionKind, At, When)) {
    for asked in told.asked.iter().filter(|asked| asked.in_force()) {
        let criteria = asked.criteria.iter().map(|(id, _)| *id);
        for about in std::iter::once(asked.id).chain(criteria) {
            let Some(finding) = view.finding(look, about) else {
                continue;
            };
            let review = finding.said.when(Field::ReviewOn);
            if let Some(review) = review.filter(|review| view.at > review.day) {
                let at = holder(look.fold, &finding);
                put(AttentionKind::FindingReviewDue, at, review);
            }
        }
    }
    if let Some(at) = view.mandate()
        && let Some(mandate) = look.seen(at)
        && let Some(every) = mandate.said.count(Field::ReviewEveryDays)
    {
        let due: Day = mandate.on.day.plus(every);
        if view.at > due {
            put(AttentionKind::MandateReviewDue, at, When::day(due));
        }
    }
}

/// Whether the group has closed, or her side asked to hold still.
fn holds_still(look: &Look) -> bool {
    let last = |kind| look.all(kind).last().map(|(_, fact)| fact.order());
    let closed = last(Kind::Closure)
        .is_some_and(|closed| last(Kind::Acceptance).is_none_or(|accepted| accepted < closed));
    let everything = |at| {
        look.seen(at)
            .is_some_and(|pause| !pause.said.has(Field::About))
    };
    let pauses = look.spans(Kind::Pause);
    closed
        || pauses
            .iter()
            .any(|span| span.holds_on(look.at) && everything(span.at))
}
