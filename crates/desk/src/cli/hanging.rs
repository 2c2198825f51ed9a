//! What rests on somebody who goes: listed, with those to whom it can be offered, so that nothing hangs unseen.

use serde_json::{Value as Json, json};

use answerable_office::paper::handing_over::handing_over;
use answerable_office::paper::sheet;
use answerable_office::record::{MemberState, Open};
use answerable_office::{Failure, Office};

use super::desk::Desk;
use super::papers::Papers;

/// What rests on somebody.
#[derive(Default)]
pub struct Hanging {
    told: Option<String>,
    json: Json,
}

/// Looks what rests on somebody, and who is there to take it.
pub fn of(desk: &Desk, office: &mut Office, person: &str) -> Result<Hanging, Failure> {
    let papers = Papers::of_vault(office, &desk.words, desk.now.day)?;
    let (left, ledgers) = (papers.left_by(person), papers.ledgers());
    let told = rests(&left).then(|| {
        let speaker = papers.speaker(&desk.words);
        let paper = handing_over(&speaker, &ledgers, &left, person);
        sheet::text(&paper, desk.width())
    });
    let others = ledgers.members.iter().flatten();
    let others: Vec<&str> = others
        .filter(|member| member.state == MemberState::Active && member.person != person)
        .map(|member| member.person)
        .collect();
    let mut json = serde_json::to_value(&left).expect("plain data");
    json["offer_to"] = json!(others);
    Ok(Hanging { told, json })
}

impl Hanging {
    /// Puts the list beside the result; nothing where nothing rests on them.
    pub fn note(&self, desk: &mut Desk) {
        if let Some(told) = &self.told {
            desk.note_line(told);
        }
    }

    /// The same for JSON.
    pub fn json(&self) -> &Json {
        &self.json
    }
}

/// Whether anything does.
fn rests(left: &Open) -> bool {
    let lists = [
        &left.tasks,
        &left.handovers,
        &left.replies,
        &left.meetings,
        &left.questions,
        &left.concerns,
    ];
    lists.into_iter().flatten().any(|list| !list.is_empty())
        || left.roles.iter().any(|roles| !roles.is_empty())
}
