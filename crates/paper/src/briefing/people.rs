//! Who is who: the members side by side with their roles, and his circles by their pseudonyms.

use answerable_record::words::{Role, Side, Stance, Word};
use answerable_record::{Field, Kind, Ledgers, MemberState};

use super::choose::{Row, Section};
use super::{Writer, list};
use crate::sheet::Paragraph;
use crate::words::{Phrase, Value};

/// Members by their sides, then the circles.
pub(super) fn members(writer: &Writer, ledgers: &Ledgers) -> Section {
    let mut rows: Vec<Row> = Vec::new();
    match &ledgers.members {
        Some(members) => {
            let there = |side: Side| {
                let of_side = members
                    .iter()
                    .filter(move |member| member.side == Some(side));
                of_side.filter(|member| member.state != MemberState::Left)
            };
            for side in [Side::Survivor, Side::SupportGroup, Side::ContactGroup] {
                let names: Vec<Phrase> = there(side)
                    .map(|member| {
                        let mut beside: Vec<String> = roles(writer, member.person);
                        if member.state == MemberState::Resting {
                            beside.push(
                                writer
                                    .speaker
                                    .words
                                    .say("member-state", &[("code", Value::program("resting"))]),
                            );
                        }
                        with(writer, member.person, &beside)
                    })
                    .collect();
                if !names.is_empty() {
                    rows.push(listed(writer, writer.speaker.side(side), names).into());
                }
            }
        }
        None => rows.push(writer.out_of_sight().into()),
    }
    let reading = writer.speaker.reading;
    if ledgers.stances.is_some() {
        let circles = reading.of_kind(Kind::Surrounding).map(|circle| {
            let latest = reading
                .pointing(&circle.name, Kind::Stance, Field::Surrounding)
                .next_back();
            let stance = latest.and_then(|entry| entry.said.word::<Stance>(Field::Stance));
            let stance = stance.unwrap_or(Stance::Unknown).name();
            let stance = writer
                .speaker
                .words
                .say("stance", &[("code", Value::program(stance))]);
            with(writer, &circle.name, &[stance])
        });
        let circles: Vec<Phrase> = circles.collect();
        if !circles.is_empty() {
            let heading = writer.speaker.say("briefing-circles", &[]);
            rows.push(listed(writer, heading, circles).into());
        }
    }
    if rows.is_empty() {
        rows.push(writer.line("picture-nothing", &[]).into());
    }
    Section::of("people", rows)
}

/// The roles that a member was given last.
fn roles(writer: &Writer, person: &str) -> Vec<String> {
    let mut changes = writer
        .speaker
        .reading
        .pointing(person, Kind::Membership, Field::Person);
    let said = changes.rfind(|change| change.said.has(Field::Roles));
    let roles = said.and_then(|change| change.said.words::<Role>(Field::Roles));
    let word = |role: Role| {
        writer
            .speaker
            .words
            .say("role", &[("code", Value::program(role.name()))])
    };
    roles.into_iter().flatten().map(word).collect()
}

/// A name with what is to be known of it in brackets.
fn with(writer: &Writer, name: &str, beside: &[String]) -> Phrase {
    let mut said = Phrase::people(&writer.name(name));
    if !beside.is_empty() {
        said.push(Phrase::program(format!(" ({})", beside.join(", "))));
    }
    said
}

fn listed(writer: &Writer, mut heading: Phrase, names: Vec<Phrase>) -> Paragraph {
    heading.push(Phrase::program(":"));
    writer.known(list(writer, heading, names, ", "))
}
