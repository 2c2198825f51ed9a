//! Where things stand, demand by demand: what the group found, what is known, said and not known.

use answerable_record::words::Word;
use answerable_record::{Criterion, Demand, Field, Ledgers, When};

use super::choose::{Row, Section};
use super::{Writer, list, reference, short};
use crate::overview::{Place, indication_code};
use crate::sheet::{Ink, Paragraph};
use crate::words::{Phrase, Value};

/// Demands in force, in order of first mention, then the others.
pub(super) fn section(writer: &Writer, ledgers: &Ledgers) -> Section {
    let Some(demands) = &ledgers.demands else {
        return Section::of("standing", vec![writer.out_of_sight().into()]);
    };
    if demands.is_empty() {
        let nothing = writer.line("picture-nothing", &[]);
        return Section::of("standing", vec![nothing.into()]);
    }
    let (in_force, over): (Vec<&Demand>, Vec<&Demand>) =
        demands.iter().partition(|demand| demand.in_force);
    let all: Vec<&Demand> = in_force.into_iter().chain(over).collect();
    let rows = all.into_iter().map(|demand| self::demand(writer, demand));
    Section::new("standing", 4, rows)
}

fn demand(writer: &Writer, demand: &Demand) -> Row {
    let speaker = writer.speaker;
    let mut heading = Phrase::program(format!("{} ", demand.id));
    heading.push(Phrase::people(&short(demand.title, 70)));
    let mut lines = Vec::new();
    if !demand.in_force {
        lines.push(writer.line("statement-not-in-force", &[]));
    }
    lines.push(finding(writer, demand));
    lines.extend(findings(writer, demand));
    let seen = demand.criteria.iter().all(|one| one.indication.is_some());
    if !seen {
        lines.push(writer.out_of_sight());
    }
    for place in Place::ALL {
        let here = demand.criteria.iter().filter(|criterion| {
            let indication = criterion.indication;
            indication.is_some_and(|indication| Place::of(indication) == place)
        });
        let said: Vec<Phrase> = here.map(|one| criterion(writer, one, place)).collect();
        if said.is_empty() {
            continue;
        }
        let heading = speaker.say("overview-known", &[("code", Value::program(place.code()))]);
        let words = list(writer, heading, said, "; ");
        let ink = match place {
            Place::For | Place::Against => Ink::Known,
            Place::Said => Ink::Said,
            Place::NotKnown => Ink::NotKnown,
        };
        lines.push(Paragraph::line(ink, words));
    }
    Row {
        heading: Some(heading),
        lines,
    }
}

/// What the group found last, with the day of the next look.
fn finding(writer: &Writer, demand: &Demand) -> Paragraph {
    let speaker = writer.speaker;
    let on = demand
        .finding_on
        .as_deref()
        .and_then(|on| When::parse(on).ok());
    let words = match (demand.finding, on) {
        (Some(finding), Some(on)) => {
            let finding = speaker.word("finding", finding.name());
            let values = [("date", speaker.date(on)), ("finding", finding)];
            let mut words = speaker.say("briefing-finding", &values);
            let assessment = demand
                .finding_ref
                .and_then(|name| speaker.reading.get(name));
            let review = assessment.and_then(|entry| entry.said.when(Field::ReviewOn));
            if let Some(review) = review {
                words.push(speaker.say("briefing-review", &[("date", speaker.date(review))]));
            }
            words.push(reference(demand.finding_ref.unwrap_or_default()));
            words
        }
        _ => speaker.say("briefing-no-finding", &[]),
    };
    Paragraph::line(Ink::Judged, words)
}

/// What the group found on single criteria, which a finding on the demand does not say.
fn findings(writer: &Writer, demand: &Demand) -> Option<Paragraph> {
    let speaker = writer.speaker;
    let found = demand.criteria.iter().filter_map(|criterion| {
        let finding = speaker.words.say(
            "finding",
            &[("code", Value::program(criterion.finding?.name()))],
        );
        Some(Phrase::program(format!("{} {finding}", criterion.id)))
    });
    let found: Vec<Phrase> = found.collect();
    if found.is_empty() {
        return None;
    }
    let heading = speaker.say("briefing-findings", &[]);
    let words = list(writer, heading, found, ", ");
    Some(Paragraph::line(Ink::Judged, words))
}

fn criterion(writer: &Writer, criterion: &Criterion, place: Place) -> Phrase {
    let speaker = writer.speaker;
    let text = speaker.reading.criterion_text(criterion.id);
    let mut said = Phrase::program(format!("{} ", criterion.id));
    said.push(Phrase::people(&short(text.unwrap_or_default(), 60)));
    if let (Place::Against | Place::NotKnown, Some(indication)) = (place, criterion.indication) {
        let code = Value::program(indication_code(indication));
        let word = speaker.words.say("indication", &[("code", code)]);
        said.push(Phrase::program(format!(" ({word})")));
    }
    said
}
