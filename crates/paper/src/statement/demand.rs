//! A demand: what was asked, what is known, said and not known, what the group found.

use answerable_record::words::{CriterionKind, SurroundingKind, Vote, Word};
use answerable_record::{
    Criterion, Demand, Entry, Field, Indication, Informed, Kind, Ledgers, Said,
};

use super::Writer;
use crate::sheet::{Ink, Paragraph, Quote};
use crate::words::{Phrase, Value};

/// Writes each demand, in order of first mention.
pub(super) fn demands(writer: &mut Writer, ledgers: &Ledgers) {
    for demand in ledgers.demands.iter().flatten() {
        let mut heading = Phrase::program(format!("{} ", demand.id));
        heading.push(Phrase::people(demand.title));
        writer.section(heading);
        if writer.is_done() {
            continue;
        }
        let asked = latest_letter(writer, demand.id);
        asked_for(writer, demand, asked);
        let part = asked.map(|(_, part)| part);
        for criterion in &demand.criteria {
            let row = part.and_then(|part| {
                let criteria = part.parts(Field::Criteria);
                criteria
                    .iter()
                    .find(|one| one.name(Field::Id).is_some_and(|id| **id == *criterion.id))
            });
            self::criterion(writer, ledgers, criterion, part, row);
            finding(writer, criterion.id, false);
        }
        finding(writer, demand.id, true);
    }
}

/// The latest letter that puts a demand, and how it words it.
fn latest_letter<'a>(writer: &Writer<'a>, id: &str) -> Option<(&'a Entry, &'a Said)> {
    let reading = writer.speaker.reading;
    let put = |letter: &'a Entry| {
        let mut parts = letter.said.parts(Field::Demands).iter();
        let part = parts.find(|part| part.name(Field::Id).is_some_and(|known| **known == *id))?;
        Some((letter, part))
    };
    reading.of_kind(Kind::Letter).filter_map(put).next_back()
}

fn asked_for(writer: &mut Writer, demand: &Demand, asked: Option<(&Entry, &Said)>) {
    let Some((letter, part)) = asked else { return };
    let values = [("date", writer.date(letter.on))];
    let words = writer.say("statement-asked", &values);
    let text = part
        .text(Field::Text)
        .map_or(demand.title, |text| text.as_ref());
    let quote = Some(Quote {
        content_note: None,
        text: text.to_owned(),
    });
    let notes = vec![writer.cite(&letter.name)];
    writer.draft.paragraph(Ink::Known, words, quote, notes);
    if !demand.in_force {
        let words = writer.say("statement-not-in-force", &[]);
        let notes = vec![writer.cite(&letter.name)];
        writer.draft.paragraph(Ink::Known, words, None, notes);
    }
}

fn criterion(
    writer: &mut Writer,
    ledgers: &Ledgers,
    criterion: &Criterion,
    demand: Option<&Said>,
    part: Option<&Said>,
) {
    let text = part
        .and_then(|part| part.text(Field::Text))
        .map_or("", |text| text.as_ref());
    let mut heading = Phrase::program(format!("{} ", criterion.id));
    heading.push(Phrase::people(text));
    writer.draft.heading(3, heading);
    let Some(indication) = criterion.indication else {
        return writer.remark("statement-out-of-sight", &[]);
    };
    match part
        .and_then(|part| part.word(Field::Kind))
        .unwrap_or(CriterionKind::Plain)
    {
        CriterionKind::Plain => plain(writer, criterion, indication, text),
        kind => circles(writer, ledgers, criterion, demand, kind),
    }
}

fn plain(writer: &mut Writer, criterion: &Criterion, indication: Indication, text: &str) {
    let lists = [&criterion.speaking_for, &criterion.against];
    let mut known: Vec<&str> = lists.into_iter().flatten().flatten().copied().collect();
    let reading = writer.speaker.reading;
    if !writer.is_elsewhere() {
        known.sort_by_cached_key(|name| reading.get(name).map(|entry| entry.on.day));
    }
    known.into_iter().for_each(|name| writer.known(name));
    criterion
        .claimed
        .iter()
        .flatten()
        .for_each(|name| writer.said(name));
    let code = match indication {
        Indication::NoRecord => "no_record",
        Indication::Claimed => "claimed",
        Indication::Unknown => "unknown",
        _ => return,
    };
    let values = [
        ("text", Value::people(text)),
        ("code", Value::program(code)),
    ];
    let words = writer.say("statement-not-known", &values);
    writer
        .draft
        .paragraph(Ink::NotKnown, words, None, Vec::new());
}

/// A criterion that looks at every surrounding under duty.
fn circles(
    writer: &mut Writer,
    ledgers: &Ledgers,
    criterion: &Criterion,
    demand: Option<&Said>,
    kind: CriterionKind,
) {
    let kind = if kind == CriterionKind::Informed {
        "informed"
    } else {
        "letter"
    };
    let mut listed: Vec<&str> = Vec::new();
    let lists = [
        ("confirmed", Ink::Known, &criterion.speaking_for),
        ("no", Ink::Known, &criterion.against),
        ("claimed", Ink::Said, &criterion.claimed),
    ];
    for (code, ink, list) in lists {
        for name in list.iter().flatten().copied() {
            listed.push(name);
            circle(writer, ink, kind, code, name);
        }
    }
    for row in ledgers.disclosures.iter().flatten() {
        let informed = if kind == "informed" {
            row.informed
        } else {
            row.letter
        };
        let bound = row.under_duty && of_kinds(writer, row.surrounding, demand);
        if informed == Informed::Unknown && bound && !listed.contains(&row.surrounding) {
            listed.push(row.surrounding);
            circle(writer, Ink::NotKnown, kind, "unknown", row.surrounding);
        }
    }
    if listed.is_empty() {
        let words = writer.say("statement-no-circles", &[]);
        writer
            .draft
            .paragraph(Ink::NotKnown, words, None, Vec::new());
    }
}

fn circle(writer: &mut Writer, ink: Ink, kind: &str, code: &str, name: &str) {
    if !writer.is_worded() {
        return writer.pass();
    }
    let key = if kind == "informed" {
        "statement-informed"
    } else {
        "statement-passed-on"
    };
    let values = [
        ("code", Value::program(code)),
        ("surrounding", writer.who(name)),
    ];
    let words = writer.say(key, &values);
    let reading = writer.speaker.reading;
    let told = reading.pointing(name, Kind::Disclosure, Field::Surrounding);
    let claimed = reading.pointing(name, Kind::Claim, Field::About);
    let mut sources: Vec<&str> = told.map(|entry| entry.name.as_ref()).collect();
    if kind == "informed" {
        for claim in claimed {
            sources.push(&claim.name);
            sources.extend(reading.check(&claim.name).map(|check| check.name.as_ref()));
        }
    }
    if sources.is_empty() {
        sources.push(name);
    }
    let notes = writer.cite_all(sources);
    writer.draft.paragraph(ink, words, None, notes);
}

/// Whether a demand means surroundings of this kind.
fn of_kinds(writer: &Writer, name: &str, demand: Option<&Said>) -> bool {
    let kinds = demand.and_then(|demand| demand.words::<SurroundingKind>(Field::SurroundingKinds));
    let circle = writer.speaker.reading.get(name);
    let kind = circle.and_then(|circle| circle.said.word(Field::Kind));
    kinds.is_none_or(|mut kinds| kinds.any(|known| Some(known) == kind))
}

/// The group's latest finding in a box, with who did not agree and why.
fn finding(writer: &mut Writer, about: &str, always: bool) {
    let reading = writer.speaker.reading;
    let Some(assessment) = reading.findings(about).last() else {
        if always {
            writer.remark("statement-no-finding", &[]);
        }
        return;
    };
    let code = assessment
        .said
        .word::<answerable_record::words::Finding>(Field::Finding);
    let values = [
        ("about", Value::program(about.to_owned())),
        ("date", writer.date(assessment.on)),
        (
            "finding",
            writer.word("finding", code.map_or("unknown", Word::name)),
        ),
    ];
    let words = writer.say("statement-finding", &values);
    let mut notes = vec![writer.cite(&assessment.name)];
    notes.extend(
        writer.cite_all(
            assessment
                .said
                .names(Field::Cites)
                .iter()
                .map(AsRef::as_ref),
        ),
    );
    let quote = writer.quote(assessment, Field::Text);
    let mut rows = vec![writer.draft.numbered(Ink::Judged, words, quote, notes)];
    if let Some(decision) = assessment.said.name(Field::Decision) {
        decided(writer, decision, &mut rows);
    }
    if let Some(review) = assessment.said.when(Field::ReviewOn) {
        let words = writer.say("statement-review", &[("date", writer.date(review))]);
        rows.push(line(words, None, Vec::new()));
    }
    writer
        .draft
        .sheet
        .blocks
        .push(crate::sheet::Block::Box(rows));
}

fn decided(writer: &mut Writer, decision: &str, rows: &mut Vec<Paragraph>) {
    let reading = writer.speaker.reading;
    if let Some(outcome) = reading.outcome(decision) {
        let words = writer.say("statement-adopted", &[("date", writer.date(outcome.on))]);
        let notes = writer.cite_all([decision, &outcome.name]);
        rows.push(line(words, None, notes));
    }
    let mut latest: Vec<&Entry> = Vec::new();
    for position in reading.pointing(decision, Kind::Position, Field::Decision) {
        let same =
            |other: &&Entry| other.said.name(Field::Person) == position.said.name(Field::Person);
        latest.retain(|other| !same(other));
        latest.push(position);
    }
    let vote = |position: &Entry| position.said.word::<Vote>(Field::Stance);
    let (agreed, dissent): (Vec<&Entry>, Vec<&Entry>) = latest
        .into_iter()
        .partition(|position| vote(position) == Some(Vote::Agree));
    if !agreed.is_empty() {
        let words = writer.say("statement-agreed", &[("count", Value::count(agreed.len()))]);
        let notes = writer.cite_all(agreed.iter().map(|position| position.name.as_ref()));
        rows.push(line(words, None, notes));
    }
    for position in dissent {
        let person = position
            .said
            .name(Field::Person)
            .map_or(Value::program(""), |who| writer.who(who));
        let vote = writer.word("vote", vote(position).map_or("", Word::name));
        let words = writer.say("statement-dissent", &[("who", person), ("vote", vote)]);
        let (quote, notes) = (
            writer.quote(position, Field::Text),
            vec![writer.cite(&position.name)],
        );
        rows.push(line(words, quote, notes));
    }
}

fn line(words: Phrase, quote: Option<Quote>, notes: Vec<usize>) -> Paragraph {
    Paragraph {
        number: None,
        ink: Ink::Judged,
        words,
        quote,
        notes,
    }
}
