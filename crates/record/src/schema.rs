//! The JSON Schema of the format, made from the same table that the reader goes by.
//!
//! It holds what one line can say by itself: types, fields, forms, words. What needs the lines above
//! (that a ref points at something, the rules) no schema can hold; `answerable check` does.

use serde_json::{Map, Value as Json, json};

use crate::kind::{Field, Kind};
use crate::shape::{Form, Slot, endings};
use crate::words::{Room, Side, Word};

/// Gives the JSON Schema (draft 2020-12) of one line of record format 1.
pub fn schema() -> Json {
    let mut definitions = forms();
    for kind in Kind::ALL {
        definitions.insert(kind.name().to_owned(), entry(*kind));
    }
    definitions.insert("erased".to_owned(), erased());
    definitions.insert("correction_set".to_owned(), set());
    let of_kind = Kind::ALL.iter().map(|kind| {
        json!({
            "if": {"properties": {"type": {"const": kind.name()}}},
            "then": reference(kind.name()),
        })
    });
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Record format 1",
        "description": "One line of a record: an entry as one JSON object. The first line, and only that, is the process; a line points only at lines above it.",
        "type": "object",
        "required": ["type", "ref", "on"],
        "properties": {"type": {"enum": kinds}},
        "if": {"properties": {"erased": {"const": true}}, "required": ["erased"]},
        "then": reference("erased"),
        "else": {"allOf": of_kind.collect::<Vec<_>>()},
        "$defs": definitions,
    })
}

/// The forms that have a pattern of their own.
fn forms() -> Map<String, Json> {
    let day = r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    let time = r"T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";
    let demand = "[A-Z][A-Z0-9]{0,7}";
    let bears = format!(r"{demand}(\.[a-z0-9]{{1,8}})?");
    let name = "[a-z0-9][a-z0-9._-]{0,63}";
    let forms = [
        ("text", "[^\\u0000]*".to_owned(), "Plain text."),
        (
            "name",
            name.to_owned(),
            "A name unique in the process, or one that is pointed at.",
        ),
        (
            "when",
            format!("(?!0000)[0-9]{{4}}(-(0[1-9]|1[0-2]))?|{day}({time})?"),
            "A year, a month, a day, or a date-time with its offset, as precisely as known.",
        ),
        ("day", day.to_owned(), "A whole day."),
        (
            "moment",
            format!("{day}{time}"),
            "A date-time with its offset.",
        ),
        ("demand_id", demand.to_owned(), "The id of a demand."),
        (
            "criterion_id",
            format!(r"{demand}\.[a-z0-9]{{1,8}}"),
            "The id of a criterion: that of its demand, a point, its own.",
        ),
        (
            "demand_or_criterion",
            bears.clone(),
            "A demand, meaning each of its criteria, or a criterion.",
        ),
        (
            "about",
            format!("{name}|{bears}"),
            "A demand, a criterion, or an entry.",
        ),
        (
            "task_id",
            r"[^\u0000]*\S[^\u0000]*".to_owned(),
            "The id of a task in a mandate.",
        ),
    ];
    let forms = forms.into_iter().map(|(form, pattern, description)| {
        let schema = json!({"type": "string", "pattern": format!("^({pattern})$"), "description": description});
        (form.to_owned(), schema)
    });
    forms.collect()
}

fn entry(kind: Kind) -> Json {
    let mut properties = header();
    properties.insert(Field::Type.name().to_owned(), json!({"const": kind.name()}));
    for slot in kind.slots() {
        properties.insert(slot.field.name().to_owned(), form_of(kind, slot));
    }
    let header = [Field::Type, Field::Ref, Field::On].into_iter();
    let own = kind.own().iter().filter(|slot| slot.required);
    let required = header.chain(own.map(|slot| slot.field));
    json!({
        "description": described(kind),
        "type": "object",
        "required": required.map(Field::name).collect::<Vec<_>>(),
        "properties": properties,
        "additionalProperties": false,
    })
}

fn header() -> Map<String, Json> {
    let mut header = Map::new();
    header.insert(Field::Ref.name().to_owned(), reference("name"));
    header.insert(Field::On.name().to_owned(), reference("when"));
    header
}

/// What is left of an erased line.
fn erased() -> Json {
    let mut properties = header();
    properties.insert(Field::Type.name().to_owned(), json!({"type": "string"}));
    properties.insert(Field::Room.name().to_owned(), json!({"enum": Room::NAMES}));
    properties.insert(Field::Erased.name().to_owned(), json!({"const": true}));
    properties.insert(Field::Side.name().to_owned(), json!({"enum": Side::NAMES}));
    json!({
        "description": "What is left of an erased entry; of a person also the side.",
        "type": "object",
        "required": ["type", "ref", "on", "erased"],
        "properties": properties,
        "additionalProperties": false,
        "if": {"required": ["side"]},
        "then": {"properties": {"type": {"const": "person"}}},
    })
}

/// What a correction sets: fields of any type that can be corrected, or `null` where one is taken out.
fn set() -> Json {
    let can_be_corrected = |kind: &&Kind| !kind.is_never_corrected();
    let kinds = Kind::ALL.iter().filter(can_be_corrected);
    let sets = kinds.map(|kind| {
        let mut properties = Map::new();
        properties.insert(Field::On.name().to_owned(), reference("when"));
        for slot in kind
            .slots()
            .filter(|slot| slot.field != Field::By && slot.field != Field::Room)
        {
            let form = form_of(*kind, slot);
            let or_null = if slot.required {
                form
            } else {
                json!({"anyOf": [form, {"type": "null"}]})
            };
            properties.insert(slot.field.name().to_owned(), or_null);
        }
        json!({
            "title": kind.name(),
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        })
    });
    json!({
        "description": "Fields of the corrected entry and what they are to be; null takes one out. Type, ref, room and by stay.",
        "anyOf": sets.collect::<Vec<_>>(),
    })
}

fn form_of(kind: Kind, slot: &Slot) -> Json {
    if kind == Kind::Outcome && slot.field == Field::Result {
        return json!({"enum": results(), "description": "Which of these depends on what it is the outcome of."});
    }
    if kind == Kind::Pattern && slot.field == Field::Cites {
        return json!({"type": "array", "items": reference("name"), "minItems": 1, "description": "At least one entry that it rests on."});
    }
    form(slot.form)
}

/// Every result that an outcome of anything can have.
fn results() -> Vec<&'static str> {
    let mut results: Vec<&str> = Vec::new();
    for ending in Kind::ALL.iter().flat_map(|kind| endings(*kind)) {
        if !results.contains(&ending.name()) {
            results.push(ending.name());
        }
    }
    results
}

fn form(form: Form) -> Json {
    let list = |items: Json| json!({"type": "array", "items": items});
    let pointing = |kinds: &[Kind]| {
        let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
        match names.as_slice() {
            [] => json!({"$ref": "#/$defs/name", "description": "The ref of an entry above."}),
            names => {
                json!({"$ref": "#/$defs/name", "description": format!("The ref of an entry above: {}.", names.join(", "))})
            }
        }
    };
    match form {
        Form::Text | Form::Title => reference("text"),
        Form::Texts => list(reference("text")),
        Form::Paths => {
            json!({"type": "array", "items": reference("text"), "description": "Relative paths of files below the script's folder."})
        }
        Form::Flag => json!({"type": "boolean"}),
        Form::Count => json!({"type": "integer", "minimum": 0, "maximum": u32::MAX}),
        Form::Format => json!({"const": 1}),
        Form::Word(words) => json!({"enum": words}),
        Form::Words(words) => list(json!({"enum": words})),
        Form::When => reference("when"),
        Form::Day => reference("day"),
        Form::Moment => reference("moment"),
        Form::Ref(kinds) => pointing(kinds),
        Form::Refs(kinds) => list(pointing(kinds)),
        Form::Who => {
            json!({"$ref": "#/$defs/name", "description": "`perpetrator`, the ref of a person or surrounding, or a side: `contact_group`, `support_group`, `survivor`."})
        }
        Form::About(_) => reference("about"),
        Form::Demand | Form::DemandId => reference("demand_id"),
        Form::Bears => list(reference("demand_or_criterion")),
        Form::MandateTask | Form::TaskId => reference("task_id"),
        Form::CriterionId => reference("criterion_id"),
        Form::Part(slots) => part(slots),
        Form::Parts(slots) => list(part(slots)),
        Form::Set => reference("correction_set"),
    }
}

fn part(slots: &[Slot]) -> Json {
    let properties = slots
        .iter()
        .map(|slot| (slot.field.name().to_owned(), form(slot.form)));
    let required = slots.iter().filter(|slot| slot.required);
    json!({
        "type": "object",
        "required": required.map(|slot| slot.field.name()).collect::<Vec<_>>(),
        "properties": properties.collect::<Map<_, _>>(),
        "additionalProperties": false,
    })
}

fn reference(name: &str) -> Json {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// What an entry of this type is, in the words of the contract.
fn described(kind: Kind) -> &'static str {
    match kind {
        Kind::Process => "The process: always the first line, and only that.",
        Kind::Person => "Somebody, by a pseudonym; exactly one is the perpetrator.",
        Kind::Membership => "Somebody joins, rests, returns or leaves.",
        Kind::Letter => "The open letter with its demands.",
        Kind::Mandate => "What the contact group is asked to do.",
        Kind::Acceptance => "Who took a mandate on.",
        Kind::Handover => "Tasks pass from one member to another, once it is accepted.",
        Kind::Clearance => "Words that may be used in her name.",
        Kind::Boundary => "What she wants to hear of a topic.",
        Kind::Pause => "Her side asks to hold still.",
        Kind::Question => "A question between the sides.",
        Kind::Withdrawal => "From that day something of hers no longer holds.",
        Kind::Surrounding => "A circle he moves in.",
        Kind::Overlap => "Whether a circle is also hers.",
        Kind::Stance => "Where a circle stands.",
        Kind::Contact => "A letter, mail or call.",
        Kind::Meeting => "A meeting that was arranged.",
        Kind::Agreement => "What was agreed, and what was given up for it.",
        Kind::Claim => "Something said to be so.",
        Kind::Check => "What a check of a claim found.",
        Kind::Disclosure => "A circle was told.",
        Kind::Help => "Critical help, perpetrator work.",
        Kind::Reflection => "What he handed in about what he did.",
        Kind::Refusal => "He refused, in words or by conduct.",
        Kind::Pattern => "An evasion by its name, with where it shows.",
        Kind::Outreach => "The group went to people around him.",
        Kind::Concern => "Somebody may be in danger.",
        Kind::Task => "The group's own work, a member's.",
        Kind::Outcome => "How something ended.",
        Kind::Note => "Anything else.",
        Kind::Decision => "A question put to the group.",
        Kind::Position => "Where somebody stands on a decision.",
        Kind::Assessment => "The group's finding on a demand or criterion.",
        Kind::Report => "A report to the survivor's side.",
        Kind::Statement => "A statement, paragraph by paragraph.",
        Kind::Consent => "Whether she consents to something.",
        Kind::Publication => "A statement was published.",
        Kind::Closure => "The group stops.",
        Kind::Correction => "What an entry should have said.",
        Kind::Erasure => "The content of an entry is destroyed.",
        Kind::Release => "An entry is shown to another room.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_its_definition_and_every_reference_leads_somewhere() {
        let schema = schema();
        let definitions = schema["$defs"].as_object().expect("definitions");
        for kind in Kind::ALL {
            assert!(definitions.contains_key(kind.name()), "{kind}");
        }
        let text = schema.to_string();
        for part in text.split("\"#/$defs/").skip(1) {
            let name = part.split('"').next().expect("a name");
            assert!(definitions.contains_key(name), "{name}");
        }
    }

    #[test]
    fn a_definition_asks_for_what_the_reader_asks_for() {
        let schema = schema();
        let task = &schema["$defs"]["task"];
        assert_eq!(
            task["required"],
            json!(["type", "ref", "on", "assignee", "text"])
        );
        assert_eq!(task["additionalProperties"], json!(false));
        assert_eq!(task["properties"]["due"], json!({"$ref": "#/$defs/day"}));
        for kind in Kind::ALL {
            let properties = schema["$defs"][kind.name()]["properties"].as_object();
            let count = properties.expect("properties").len();
            assert_eq!(count, kind.slots().count() + 3, "{kind}");
        }
    }

    #[test]
    fn a_correction_can_take_out_only_what_need_not_be_there() {
        let schema = schema();
        let sets = schema["$defs"]["correction_set"]["anyOf"]
            .as_array()
            .expect("a list");
        assert_eq!(sets.len(), Kind::ALL.len() - 3);
        let task = sets
            .iter()
            .find(|set| set["title"] == "task")
            .expect("a task");
        assert_eq!(task["properties"]["assignee"]["$ref"], "#/$defs/name");
        assert_eq!(
            task["properties"]["due"]["anyOf"][1],
            json!({"type": "null"})
        );
        assert_eq!(task["properties"].get("by"), None);
    }
}
