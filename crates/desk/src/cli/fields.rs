//! `--field value` as the fields of a line, by what the table of the format says stands in them.

use std::path::PathBuf;

use serde_json::{Map, Value as Json};

use answerable_office::paper::words::Words;
use answerable_office::record::shape::{Form, Slot};
use answerable_office::record::{Fault, Faults, Field, Kind, Rule};
use answerable_office::{Draft, FileGiven};

use super::exit::Stop;

/// What was typed behind a type.
#[derive(Default)]
pub struct Typed {
    /// Fields by their path, each with all that was given for it.
    fields: Vec<(String, Vec<String>)>,
    /// Files to be attached.
    files: Vec<PathBuf>,
    /// Options of the program itself that stand among the fields.
    pub options: Vec<(String, String)>,
}

impl Typed {
    /// Reads what was typed; fields are named as in the format, with `-` or `_`.
    pub fn read(words: &Words, kind: Kind, arguments: &[String]) -> Result<Typed, Stop> {
        let mut typed = Typed::default();
        let mut arguments = arguments.iter().peekable();
        while let Some(argument) = arguments.next() {
            if argument == "-h" {
                typed.options.push(("help".to_owned(), String::new()));
                continue;
            }
            let Some(named) = argument
                .strip_prefix("--")
                .filter(|named| !named.is_empty())
            else {
                return Err(Stop::usage(words, "usage-stray-value", &[]));
            };
            let (name, given) = match named.split_once('=') {
                Some((name, given)) => (name, Some(given.to_owned())),
                None => (named, None),
            };
            if matches!(name, "help" | "json") {
                typed.options.push((name.to_owned(), String::new()));
                continue;
            }
            let path = name.replace('-', "_");
            let is_flag = form_of(kind.slots(), &path) == Some(Form::Flag);
            let next = arguments.peek().map(|next| next.as_str());
            let value = match given {
                Some(given) => given,
                None if is_flag && !matches!(next, Some("true" | "false")) => "true".to_owned(),
                None => match next.filter(|next| !next.starts_with("--")) {
                    Some(_) => arguments.next().expect("it was looked at").clone(),
                    None => return Err(Stop::usage(words, "usage-field-without-value", &[])),
                },
            };
            match path.as_str() {
                "vault" | "passphrase_file" | "lang" => typed.options.push((path, value)),
                "attach" | "attachments" => typed.files.push(PathBuf::from(value)),
                _ => typed.put(path, value),
            }
        }
        Ok(typed)
    }

    /// Whether nothing was said yet.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.files.is_empty()
    }

    fn put(&mut self, path: String, value: String) {
        match self.fields.iter_mut().find(|(known, _)| *known == path) {
            Some((_, values)) => values.push(value),
            None => self.fields.push((path, vec![value])),
        }
    }

    /// The fields of a line; what can't be understood as JSON, or stands twice, is a fault.
    ///
    /// `kind_of` tells the type of an entry, since what a correction may set hangs on it.
    pub fn draft(
        self,
        kind: Kind,
        mut kind_of: impl FnMut(&str) -> Option<Kind>,
    ) -> Result<Draft, Faults> {
        let target = self
            .fields
            .iter()
            .find(|(path, _)| path == Field::Of.name());
        let target = target.and_then(|(_, of)| kind_of(of.first()?));
        let mut draft = Draft {
            fields: Map::new(),
            files: self.files.into_iter().map(FileGiven::from).collect(),
        };
        let mut broken = Vec::new();
        for (path, values) in self.fields {
            let made = match path.as_str() {
                // What the program says itself, and what only an erasure makes.
                "type" | "erased" => Err(Rule::UnknownField {
                    kind: kind.name().to_owned(),
                    near: String::new(),
                }),
                _ => value_at(kind, target, &path, values),
            };
            match made {
                Ok(value) => {
                    let names: Vec<&str> = path.split('.').collect();
                    put(&mut draft.fields, &names, value);
                }
                Err(rule) => broken.push(Fault {
                    line: 1,
                    field: path,
                    rule,
                }),
            }
        }
        match broken.is_empty() {
            true => Ok(draft),
            false => Err(Faults {
                listed: broken,
                unlisted: 0,
            }),
        }
    }
}

/// The value at a path such as `contact_rules.reply_within_days` or `set.due`.
fn value_at(
    kind: Kind,
    target: Option<Kind>,
    path: &str,
    values: Vec<String>,
) -> Result<Json, Rule> {
    let Some(set) = path.strip_prefix("set.") else {
        return value(form_of(kind.slots(), path), path, values);
    };
    if values == ["null"] {
        return Ok(Json::Null);
    }
    let form = match target {
        Some(target) => form_of(target.slots(), set),
        None => Kind::ALL.iter().find_map(|kind| form_of(kind.slots(), set)),
    };
    value(form, path, values)
}

fn form_of<'s>(slots: impl IntoIterator<Item = &'s Slot>, path: &str) -> Option<Form> {
    let (name, below) = match path.split_once('.') {
        Some((name, below)) => (name, Some(below)),
        None => (path, None),
    };
    let form = slots
        .into_iter()
        .find(|slot| slot.field.name() == name)?
        .form;
    match (below, form) {
        (None, form) => Some(form),
        (Some(below), Form::Part(slots)) => form_of(slots, below),
        _ => None,
    }
}

/// A value as JSON. What does not fit goes through as a text, and the rules say what is wrong.
pub fn value(form: Option<Form>, path: &str, mut values: Vec<String>) -> Result<Json, Rule> {
    let is_list = matches!(
        form,
        Some(
            Form::Texts
                | Form::Words(_)
                | Form::Refs(_)
                | Form::Bears
                | Form::Paths
                | Form::Parts(_)
        )
    );
    if !is_list && values.len() > 1 {
        return Err(Rule::FieldTwice {
            name: path.to_owned(),
        });
    }
    match form {
        Some(Form::Texts) => Ok(values.into_iter().collect()),
        Some(Form::Words(_) | Form::Refs(_) | Form::Bears | Form::Paths) => {
            let items = values.iter().flat_map(|value| value.split(','));
            Ok(items
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .collect())
        }
        Some(Form::Parts(_)) => {
            let mut parts = Vec::new();
            for text in values {
                match json(&text)? {
                    Json::Array(several) => parts.extend(several),
                    one => parts.push(one),
                }
            }
            Ok(Json::Array(parts))
        }
        Some(Form::Part(_) | Form::Set) => json(&values.remove(0)),
        Some(Form::Flag) => Ok(match values[0].as_str() {
            "true" => true.into(),
            "false" => false.into(),
            _ => values.remove(0).into(),
        }),
        Some(Form::Count | Form::Format) => Ok(match values[0].parse::<u64>() {
            Ok(number) => number.into(),
            Err(_) => values.remove(0).into(),
        }),
        _ => Ok(values.remove(0).into()),
    }
}

fn json(text: &str) -> Result<Json, Rule> {
    serde_json::from_str(text).map_err(|error| Rule::NotJson {
        column: error.column(),
        broken_off: error.is_eof(),
    })
}

/// Puts a value where a path leads; fields of one part come together.
fn put(fields: &mut Map<String, Json>, path: &[&str], value: Json) {
    match path {
        [] => {}
        [name] => {
            fields.insert((*name).to_owned(), value);
        }
        [name, below @ ..] => {
            let part = fields
                .entry(*name)
                .or_insert_with(|| Json::Object(Map::new()));
            if let Json::Object(part) = part {
                put(part, below, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use answerable_office::paper::words::Lang;

    fn drafted(kind: Kind, arguments: &[&str]) -> Json {
        let words = Words::new(Lang::EN);
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        let typed = Typed::read(&words, kind, &arguments).expect("it can be read");
        let draft = typed
            .draft(kind, |_| Some(Kind::Task))
            .expect("it can be understood");
        Json::Object(draft.fields)
    }

    #[test]
    fn a_field_is_named_with_hyphens_or_underscores() {
        let said = drafted(
            Kind::Contact,
            &["--expects-reply", "--reply_by", "2025-02-15"],
        );
        assert_eq!(
            said,
            serde_json::json!({"expects_reply": true, "reply_by": "2025-02-15"})
        );
    }

    #[test]
    fn refs_are_split_at_commas_and_texts_are_not() {
        let said = drafted(
            Kind::Mandate,
            &[
                "--aims",
                "first, and more",
                "--aims",
                "second",
                "--cites",
                "a,b",
            ],
        );
        let wanted =
            serde_json::json!({"aims": ["first, and more", "second"], "cites": ["a", "b"]});
        assert_eq!(said, wanted);
    }

    #[test]
    fn parts_are_dotted_or_json_and_a_correction_sets_by_its_target() {
        let said = drafted(
            Kind::Mandate,
            &[
                "--contact_rules.reply_within_days",
                "14",
                "--contact-rules.channels=letter,email",
            ],
        );
        let rules = serde_json::json!({"contact_rules": {"reply_within_days": 14, "channels": ["letter", "email"]}});
        assert_eq!(said, rules);
        let said = drafted(
            Kind::Correction,
            &["--of", "t-1", "--set.due", "null", "--set.assignee", "mo"],
        );
        assert_eq!(
            said,
            serde_json::json!({"of": "t-1", "set": {"due": null, "assignee": "mo"}})
        );
    }

    #[test]
    fn a_value_that_looks_like_a_field_needs_the_equals_sign() {
        let words = Words::new(Lang::EN);
        let read = |arguments: &[&str]| {
            let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
            Typed::read(&words, Kind::Note, &arguments)
        };
        assert!(matches!(read(&["--text", "--on"]), Err(Stop::Usage(_))));
        assert!(read(&["--text=--on"]).is_ok());
    }
}
