//! What rests on somebody who goes: listed, with those to whom it can be offered, so that nothing hangs unseen.

use serde_json::{Value as Json, json};

use answerable_office::paper::dates;
use answerable_office::paper::words::{Value, Words};
use answerable_office::record::words::{Role, Word};
use answerable_office::record::{Carried, MemberState, Open, Sight, When};
use answerable_office::{Failure, Office};

use super::desk::Desk;
use super::group::People;
use super::names;

/// What rests on somebody.
#[derive(Default)]
pub struct Hanging {
    things: Vec<String>,
    roles: Vec<String>,
    others: String,
    json: Json,
}

/// Looks what rests on somebody, and who is there to take it.
pub fn of(desk: &Desk, office: &mut Office, person: &str) -> Result<Hanging, Failure> {
    let people = People::of(desk, office);
    let looked = match office.look(desk.now.day, Sight::ALL) {
        // Who was never let in, or reads nothing, carries nothing.
        Err(Failure::NoProcess) => return Ok(Hanging::default()),
        looked => looked?,
    };
    let open = looked.view.left_by(looked.fold, person);
    let members = looked.ledgers().members.unwrap_or_default();
    let others: Vec<String> = members
        .iter()
        .filter(|member| member.state == MemberState::Active && member.person != person)
        .map(|member| member.person.to_owned())
        .collect();
    let mut json = serde_json::to_value(&open).expect("plain data");
    json["offer_to"] = json!(others);
    Ok(Hanging {
        things: things(&desk.words, &people, &open),
        roles: roles(&desk.words, &people, &open),
        others: people.all(&others),
        json,
    })
}

impl Hanging {
    /// Puts the list beside the result, under its heading; nothing where nothing hangs.
    pub fn note(&self, desk: &mut Desk, heading: &str) {
        if self.things.is_empty() && self.roles.is_empty() {
            return;
        }
        desk.note(heading, &[]);
        for line in self.things.iter().chain(&self.roles) {
            desk.note_line(&format!("    {line}"));
        }
        if self.others.is_empty() {
            desk.note("hanging-nobody", &[]);
        } else {
            let who = Value::people(self.others.as_str());
            desk.note("hanging-offer", &[("who", who)]);
        }
    }

    /// The same for JSON.
    pub fn json(&self) -> &Json {
        &self.json
    }
}

fn things(words: &Words, people: &People, open: &Open) -> Vec<String> {
    let lists: [(&str, &Option<Vec<Carried>>); 6] = [
        ("task", &open.tasks),
        ("handover", &open.handovers),
        ("reply", &open.replies),
        ("meeting", &open.meetings),
        ("question", &open.questions),
        ("concern", &open.concerns),
    ];
    let mut lines = Vec::new();
    for (code, list) in lists {
        for thing in list.iter().flatten() {
            let date = When::parse(&thing.on).map(|on| dates::long(words, on));
            let values = [
                ("code", Value::program(code)),
                ("ref", Value::people(thing.reference)),
                ("date", Value::program(date.unwrap_or_default())),
            ];
            let said = words.say("hanging", &values);
            lines.push(format!("{said} {}", carried_by(words, people, &thing.by)));
        }
    }
    lines
}

fn roles(words: &Words, people: &People, open: &Open) -> Vec<String> {
    let held = open.roles.iter().flatten();
    let held = held.map(|held| {
        let role = names::word(words, Role::NAMES, held.role.name());
        let said = words.say("hanging-role", &[("role", Value::program(role))]);
        format!("{said} {}", carried_by(words, people, &held.by))
    });
    held.collect()
}

fn carried_by(words: &Words, people: &People, by: &[&str]) -> String {
    if by.is_empty() {
        return words.say("hanging-alone", &[]);
    }
    let by: Vec<String> = by.iter().map(|one| (*one).to_owned()).collect();
    let who = Value::people(people.all(&by));
    words.say("hanging-with", &[("who", who)])
}
