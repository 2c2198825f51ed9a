//! Who was told, who is there, and what needs somebody.

use answerable_record::words::ToldBy;
use answerable_record::{AttentionKind, Field, Informed, Ledgers, MemberState};

use super::Page;
use crate::reading::Speaker;
use crate::words::{Phrase, Value};

/// Who around him was told, by whom, in which order.
pub(super) fn disclosures(page: &mut Page, ledgers: &Ledgers) {
    page.heading("disclosures");
    let Some(rows) = &ledgers.disclosures else {
        return page.out_of_sight();
    };
    if rows.is_empty() {
        return page.nothing();
    }
    let heads = [
        "surrounding",
        "under_duty",
        "informed",
        "letter",
        "told_by",
        "first_told",
    ];
    let mut table = vec![
        heads
            .map(|head| page.word("overview-column", head))
            .to_vec(),
    ];
    table.extend(rows.iter().map(|row| {
        let tellers = row
            .told_by
            .iter()
            .map(|by: &ToldBy| page.speaker.teller(*by).plain());
        let first = row
            .first_told_on
            .as_deref()
            .map_or_else(String::new, |day| match row.told_as {
                Some(place) => format!("{place}. {}", short(page, day)),
                None => short(page, day),
            });
        vec![
            page.who(row.surrounding).plain(),
            page.word("yes-no", if row.under_duty { "yes" } else { "no" }),
            page.word("overview-informed", informed(row.informed)),
            page.word("overview-informed", informed(row.letter)),
            tellers.collect::<Vec<_>>().join(", "),
            first,
        ]
    }));
    page.table_or_items(&table);
}

/// Who ever joined.
pub(super) fn members(page: &mut Page, ledgers: &Ledgers) {
    page.heading("members");
    let Some(members) = &ledgers.members else {
        return page.out_of_sight();
    };
    if members.is_empty() {
        return page.nothing();
    }
    let mut table = Vec::new();
    for member in members {
        let state = match member.state {
            MemberState::Active => "active",
            MemberState::Resting => "resting",
            MemberState::Left => "left",
        };
        let tasks = member.tasks_open.map_or_else(String::new, |count| {
            page.say("overview-tasks", &[("count", Value::count(count))])
        });
        table.push(vec![
            page.who(member.person).plain(),
            member
                .side
                .map_or_else(String::new, |side| page.speaker.side(side).plain()),
            page.word("member-state", state),
            page.say(
                "picture-since",
                &[("from", Value::program(short(page, &member.since)))],
            ),
            tasks,
        ]);
    }
    page.table(&table);
}

/// What needs somebody, the longest waiting first.
pub(super) fn attention(page: &mut Page, ledgers: &Ledgers, listed_max: usize) {
    page.heading("attention");
    if ledgers.attention.is_empty() {
        let said = page.say("overview-no-attention", &[]);
        return page.paragraph(2, &said);
    }
    let row = |item: &answerable_record::Attention| {
        let since = page.say(
            "picture-since",
            &[("from", Value::program(short(page, &item.since)))],
        );
        vec![
            since,
            page.word("attention-kind", attention_code(item.kind)),
            about(&page.speaker, item.reference).plain(),
            item.reference.to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = ledgers.attention.iter().take(listed_max).map(row).collect();
    page.table(&rows);
    let more = ledgers.attention.len().saturating_sub(listed_max);
    if more > 0 {
        let said = page.say("overview-more", &[("count", Value::count(more))]);
        page.paragraph(2, &said);
    }
}

/// A few words on what an entry is about: whom it is with, or what it asks.
pub fn about(speaker: &Speaker, name: &str) -> Phrase {
    let Some(entry) = speaker.reading.get(name) else {
        return speaker.unseen(name);
    };
    let people = [
        Field::With,
        Field::Speaker,
        Field::Assignee,
        Field::Surrounding,
    ];
    if let Some(who) = people.iter().find_map(|field| entry.said.name(*field)) {
        return speaker.who(who);
    }
    let texts = [Field::Question, Field::Name, Field::Subject, Field::Text];
    let text = texts.iter().find_map(|field| entry.said.text(*field));
    match text.filter(|_| !entry.said.has(Field::ContentNote)) {
        Some(text) => Phrase::people(text),
        None => Phrase::program(speaker.kind(entry)),
    }
}

fn short(page: &Page, date: &str) -> String {
    match answerable_record::When::parse(date) {
        Ok(when) => crate::dates::short(page.speaker.words, when),
        Err(_) => date.to_owned(),
    }
}

fn informed(informed: Informed) -> &'static str {
    match informed {
        Informed::Confirmed => "confirmed",
        Informed::Claimed => "claimed",
        Informed::No => "no",
        Informed::Unknown => "unknown",
    }
}

/// The name of a reason in the format.
pub fn attention_code(kind: AttentionKind) -> &'static str {
    match kind {
        AttentionKind::ReplyOverdue => "reply_overdue",
        AttentionKind::MeetingWithoutOutcome => "meeting_without_outcome",
        AttentionKind::AgreementOverdue => "agreement_overdue",
        AttentionKind::TaskOverdue => "task_overdue",
        AttentionKind::TaskUnheld => "task_unheld",
        AttentionKind::ClaimUnchecked => "claim_unchecked",
        AttentionKind::SurroundingUninformed => "surrounding_uninformed",
        AttentionKind::FindingReviewDue => "finding_review_due",
        AttentionKind::MandateReviewDue => "mandate_review_due",
        AttentionKind::DecisionOpen => "decision_open",
        AttentionKind::QuestionOpen => "question_open",
        AttentionKind::ConcernOpen => "concern_open",
        AttentionKind::PublicationWithoutConsent => "publication_without_consent",
        AttentionKind::InDispute => "in_dispute",
    }
}
