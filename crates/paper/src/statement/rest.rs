//! What belongs to no single demand: contact, agreements, claims, surroundings, what stands.

use std::collections::HashSet;

use answerable_record::words::{CheckFinding, ClosureReason, Ending, Stance, Word};
use answerable_record::{Entry, Field, Kind, Ledgers};
use foldhash::fast::FixedState;

use super::Writer;
use crate::sheet::Ink;
use crate::words::Value;

/// How many letters were answered and meetings held, with each of them as a source.
pub(super) fn contacts(writer: &mut Writer, ledgers: &Ledgers) {
    if ledgers.replies.is_none() {
        return;
    }
    writer.heading("statement-contacts");
    if writer.is_done() {
        return;
    }
    let reading = writer.speaker.reading;
    let his = |entry: &&Entry| {
        entry
            .said
            .name(Field::With)
            .is_some_and(|with| reading.is_him(with))
    };
    let mut replies: [Vec<&str>; 4] = Default::default();
    for letter in reading.of_kind(Kind::Contact).filter(his) {
        let Some(answer) = reading.answer(letter) else {
            continue;
        };
        let place = match answer.came {
            Some(came) if came.on.day <= answer.due => 0,
            Some(_) => 1,
            None if answer.due < reading.at() => 2,
            None => 3,
        };
        replies[place].push(&letter.name);
    }
    let mut meetings: Vec<(&'static str, Vec<&str>)> = Vec::new();
    for meeting in reading.of_kind(Kind::Meeting).filter(his) {
        let day = meeting.said.day(Field::At).unwrap_or(meeting.on.day);
        let code = match reading.ending(&meeting.name) {
            Some(ending) => ending.name(),
            None if day < reading.at() => "no_outcome",
            None => "open",
        };
        match meetings.iter_mut().find(|(known, _)| *known == code) {
            Some((_, names)) => names.push(&meeting.name),
            None => meetings.push((code, vec![&meeting.name])),
        }
    }
    if replies.iter().all(Vec::is_empty) && meetings.is_empty() {
        return writer.remark("statement-nothing", &[]);
    }
    for (code, names) in ["in_time", "late", "overdue", "open"]
        .into_iter()
        .zip(replies)
    {
        counted(writer, "statement-replies", code, names);
    }
    for (code, names) in meetings {
        counted(writer, "statement-meetings", code, names);
    }
}

fn counted(writer: &mut Writer, key: &str, code: &str, names: Vec<&str>) {
    if names.is_empty() {
        return;
    }
    let values = [
        ("code", Value::program(code)),
        ("count", Value::count(names.len())),
    ];
    let words = writer.say(key, &values);
    let ink = if code == "no_outcome" {
        Ink::NotKnown
    } else {
        Ink::Known
    };
    let notes = writer.cite_all(names);
    writer.draft.paragraph(ink, words, None, notes);
}

/// What was agreed, what the group gave for it, and what became of it.
pub(super) fn agreements(writer: &mut Writer, ledgers: &Ledgers) {
    if ledgers.agreements.is_none() {
        return;
    }
    let reading = writer.speaker.reading;
    writer.heading("statement-agreements");
    if writer.is_done() {
        return;
    }
    let his = |entry: &&Entry| {
        entry
            .said
            .name(Field::With)
            .is_some_and(|with| reading.is_him(with))
    };
    let mut any = false;
    for agreement in reading.of_kind(Kind::Agreement).filter(his) {
        any = true;
        let outcome = reading.outcome(&agreement.name);
        let due = agreement.said.when(Field::Due);
        let code = match reading.ending(&agreement.name) {
            Some(Ending::Kept) => "kept",
            Some(Ending::Partly) => "partly",
            Some(Ending::Broken) => "broken",
            Some(_) => "withdrawn",
            None if due.is_some_and(|due| due.day < reading.at()) => "overdue",
            None => "open",
        };
        let day = outcome
            .map(|outcome| outcome.on)
            .or(due)
            .unwrap_or(agreement.on);
        let values = [
            ("date", writer.date(agreement.on)),
            ("code", Value::program(code)),
            ("on", writer.date(day)),
        ];
        let words = writer.say("statement-agreement", &values);
        let sources = [Some(agreement), outcome].into_iter().flatten();
        let sources = sources.map(|entry| entry.name.as_ref());
        let notes = writer.cite_all(sources.clone());
        let quote = writer.quote(agreement, Field::Text);
        writer.draft.paragraph(Ink::Known, words, quote, notes);
        if let Some(given) = writer.quote(agreement, Field::Concession) {
            let words = writer.say("statement-given", &[]);
            let notes = writer.cite_all(sources);
            writer
                .draft
                .paragraph(Ink::Known, words, Some(given), notes);
        }
    }
    if !any {
        writer.remark("statement-nothing", &[]);
    }
}

/// His claims that nobody confirmed and that stand under no demand.
pub(super) fn claims(writer: &mut Writer, ledgers: &Ledgers) {
    if ledgers.claims.is_none() {
        return;
    }
    let reading = writer.speaker.reading;
    let cited: HashSet<&str, FixedState> = ledgers
        .demands
        .iter()
        .flatten()
        .flat_map(|demand| &demand.criteria)
        .flat_map(|one| [&one.speaking_for, &one.against, &one.claimed])
        .flat_map(|list| list.iter().flatten().copied())
        .collect();
    let mut open = reading
        .of_kind(Kind::Claim)
        .filter(|claim| {
            let his = claim
                .said
                .name(Field::Speaker)
                .is_some_and(|who| reading.is_him(who));
            let check = reading.check(&claim.name);
            let finding = check.and_then(|check| check.said.word::<CheckFinding>(Field::Finding));
            his && finding != Some(CheckFinding::Confirmed) && !cited.contains(claim.name.as_ref())
        })
        .peekable();
    if open.peek().is_none() {
        return;
    }
    writer.heading("statement-claims");
    if writer.is_done() {
        return;
    }
    open.for_each(|claim| writer.claim(claim));
}

/// Where those around him stand.
pub(super) fn surroundings(writer: &mut Writer, ledgers: &Ledgers) {
    if ledgers.stances.is_none() {
        return;
    }
    let reading = writer.speaker.reading;
    writer.heading("statement-surroundings");
    if writer.is_done() {
        return;
    }
    let mut any = false;
    for circle in reading.of_kind(Kind::Surrounding) {
        any = true;
        let name = writer.who(&circle.name);
        let latest = reading
            .pointing(&circle.name, Kind::Stance, Field::Surrounding)
            .next_back();
        let known = latest.and_then(|entry| {
            let stance = entry.said.word::<Stance>(Field::Stance)?;
            (stance != Stance::Unknown).then_some((entry, stance))
        });
        match known {
            Some((entry, stance)) => {
                let stance = writer.word("stance", stance.name());
                let values = [
                    ("surrounding", name),
                    ("stance", stance),
                    ("date", writer.date(entry.on)),
                ];
                let words = writer.say("statement-stance", &values);
                let (quote, notes) = (
                    writer.quote(entry, Field::Text),
                    vec![writer.cite(&entry.name)],
                );
                writer.draft.paragraph(Ink::Known, words, quote, notes);
            }
            None => {
                let words = writer.say("statement-stance-unknown", &[("surrounding", name)]);
                let notes = vec![writer.cite(&circle.name)];
                writer.draft.paragraph(Ink::NotKnown, words, None, notes);
            }
        }
    }
    if !any {
        writer.remark("statement-nothing", &[]);
    }
}

/// What stands when the group stops: closing is not discharge.
pub(super) fn standing(writer: &mut Writer, ledgers: &Ledgers) {
    let Some(demands) = &ledgers.demands else {
        return;
    };
    let reading = writer.speaker.reading;
    writer.heading("statement-standing");
    if writer.is_done() {
        return;
    }
    if let Some(closure) = reading.of_kind(Kind::Closure).next_back() {
        let reason = closure
            .said
            .word::<ClosureReason>(Field::Reason)
            .map_or("", Word::name);
        let values = [
            ("date", writer.date(closure.on)),
            ("reason", writer.word("closure-reason", reason)),
        ];
        let words = writer.say("statement-closed", &values);
        let (quote, notes) = (
            writer.quote(closure, Field::Text),
            vec![writer.cite(&closure.name)],
        );
        writer.draft.paragraph(Ink::Known, words, quote, notes);
        let mut later = reading
            .of_kind(Kind::Acceptance)
            .filter(|entry| entry.on.day > closure.on.day);
        if let Some(acceptance) = later.next() {
            let words = writer.say("statement-resumed", &[("date", writer.date(acceptance.on))]);
            let notes = vec![writer.cite(&acceptance.name)];
            writer.draft.paragraph(Ink::Known, words, None, notes);
        }
    }
    for demand in demands {
        let state = if demand.in_force { "in_force" } else { "ended" };
        let values = [
            ("code", Value::program(state)),
            ("id", Value::program(demand.id)),
            ("title", Value::people(demand.title)),
        ];
        let words = writer.say("statement-demand", &values);
        let puts = |letter: &&Entry| {
            let mut ids = letter
                .said
                .parts(Field::Demands)
                .iter()
                .filter_map(|part| part.name(Field::Id));
            ids.any(|id| **id == *demand.id)
        };
        let letters: Vec<&str> = reading
            .of_kind(Kind::Letter)
            .filter(puts)
            .map(|letter| letter.name.as_ref())
            .collect();
        let notes = writer.cite_all(letters.last().copied());
        writer.draft.paragraph(Ink::Known, words, None, notes);
    }
    writer.remark("statement-no-discharge", &[]);
}
