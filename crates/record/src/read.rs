//! Reads one line: from bytes that may be hostile to an entry, or to everything that is wrong with it.

mod salvage;

use std::borrow::Cow;
use std::collections::HashSet;

use crate::date::{DateFault, Day, Grain, When};
use crate::entry::{Entry, Said};
use crate::fault::{Fault, Rule};
use crate::kind::{Field, Kind};
use crate::limits::{FAULTS_LISTED_MAX, REF_CHARS_MAX};
use crate::node::Node;
use crate::shape::{Form, Slot};
use crate::value::Value;
use crate::words::{Room, Word};

type Held = Value<Box<str>, Box<str>>;
/// What a correction sets; `None` takes a field out.
pub type Set = Vec<(Field, Option<Held>)>;
type Object<'a> = [(Cow<'a, str>, Node<'a>)];

/// How many faults of a line get a guess at what was meant.
const NEAR_ASKED_MAX: usize = 100;

/// What could be read of a line.
#[derive(Debug, Default)]
pub struct Line {
    /// The entry, where enough of it could be read to know what it is; with faults it may lack fields.
    pub entry: Option<Entry>,
    /// Whether the entry only stands for one that could not be read, so that no rule can be asked of it.
    pub stub: bool,
    /// Its ref, where one could be read.
    pub name: Option<Box<str>>,
    /// Its type, where it has one.
    pub kind: Option<Kind>,
}

/// Reads a line, and puts down everything that is wrong with it.
///
/// `kind_of` tells the type of an entry above by its ref, since what a correction may set hangs on it.
pub fn line(
    bytes: &[u8],
    number: u64,
    kind_of: impl Fn(&str) -> Option<Kind>,
    faults: &mut Vec<Fault>,
) -> Line {
    let mut reader = Reader {
        line: number,
        path: String::new(),
        faults,
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            reader.whole(Rule::NotUtf8 {
                byte: error.valid_up_to() + 1,
            });
            return salvage::salvage(bytes, number);
        }
    };
    if text.trim_ascii().is_empty() {
        reader.whole(Rule::EmptyLine);
        return Line::default();
    }
    match serde_json::from_str::<Node>(text) {
        Ok(Node::Object(object)) => reader.entry(&object, kind_of),
        Ok(_) => {
            reader.whole(Rule::NotAnObject);
            Line::default()
        }
        Err(error) => {
            reader.whole(match error.is_eof() {
                _ if error.to_string().starts_with("recursion limit") => Rule::TooDeep,
                _ if text.contains('\0') => Rule::NulCharacter,
                broken_off => Rule::NotJson {
                    column: column(text, error.column()),
                    broken_off,
                },
            });
            salvage::salvage(bytes, number)
        }
    }
}

/// Reads an entry of which is known that it has no faults, such as one out of a vault.
pub fn trusted(bytes: &[u8], kind_of: impl Fn(&str) -> Option<Kind>) -> Result<Entry, Vec<Fault>> {
    let mut faults = Vec::new();
    match line(bytes, 1, kind_of, &mut faults).entry {
        Some(entry) if faults.is_empty() => Ok(entry),
        _ => Err(faults),
    }
}

/// Reads what a correction sets of an entry of this type, leaving out what can't be set of it.
pub fn set(kind: Kind, json: &str) -> Option<Set> {
    let mut faults = Vec::new();
    let node = serde_json::from_str(json).ok()?;
    let Node::Object(object) = node else {
        return None;
    };
    Some(
        Reader {
            line: 0,
            path: String::new(),
            faults: &mut faults,
        }
        .set(kind, &object),
    )
}

/// Whether this can be a ref: `[a-z0-9][a-z0-9._-]{0,63}`.
pub fn is_ref(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = text.as_bytes();
    bytes.len() <= REF_CHARS_MAX
        && bytes.first().is_some_and(|first| plain(*first))
        && bytes
            .iter()
            .all(|byte| plain(*byte) || b"._-".contains(byte))
}

/// Whether this can be the id of a demand: `[A-Z][A-Z0-9]{0,7}`.
pub fn is_demand_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    (1..=8).contains(&bytes.len())
        && bytes[0].is_ascii_uppercase()
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Whether this can be the id of a criterion: a demand's, a point and `[a-z0-9]{1,8}`.
pub fn is_criterion_id(text: &str) -> bool {
    text.split_once('.').is_some_and(|(demand, own)| {
        is_demand_id(demand)
            && (1..=8).contains(&own.len())
            && own
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// The known word that is nearest to what was written, where one is near.
fn near<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> String {
    let close = known.map(|word| (strsim::damerau_levenshtein(written, word), word));
    let best = if written.len() > REF_CHARS_MAX {
        None
    } else {
        close.min()
    };
    let steps_max = (written.chars().count() / 3).clamp(1, 2);
    best.filter(|(steps, _)| *steps <= steps_max)
        .map_or_else(String::new, |(_, word)| word.to_owned())
}

/// The character that a byte column of serde_json's stands for.
fn column(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}

struct Reader<'f> {
    line: u64,
    path: String,
    faults: &'f mut Vec<Fault>,
}

impl Reader<'_> {
    fn whole(&mut self, rule: Rule) {
        self.put("-".to_owned(), rule);
    }

    fn at(&mut self, field: &str, rule: Rule) {
        self.put(format!("{}{field}", self.path), rule);
    }

    /// Puts down a fault; a line that is nothing but faults must not fill the memory with them.
    fn put(&mut self, field: String, rule: Rule) {
        if self.faults.len() < FAULTS_LISTED_MAX {
            self.faults.push(Fault {
                line: self.line,
                field,
                rule,
            });
        }
    }

    /// The known word that is nearest to what was written; asked for the first of a line's faults only,
    /// since it is dear.
    fn near<'a>(&self, written: &str, known: impl Iterator<Item = &'a str>) -> String {
        match self.faults.len() {
            0..NEAR_ASKED_MAX => near(written, known),
            _ => String::new(),
        }
    }

    fn entry(&mut self, object: &Object, kind_of: impl Fn(&str) -> Option<Kind>) -> Line {
        let mut read = Line::default();
        let twice = self.twice(object);
        let text = |field: Field| match find(object, field) {
            Some(Node::Text(text)) => Some(text.as_ref()),
            _ => None,
        };
        read.name = text(Field::Ref).filter(|name| is_ref(name)).map(Box::from);
        read.kind = text(Field::Type).and_then(Kind::from_name);
        let Some(kind) = read.kind else {
            let mut meant = None;
            match find(object, Field::Type) {
                None => {
                    let rule = Rule::MissingField {
                        kind: "line".into(),
                        name: Field::Type,
                    };
                    self.at("type", rule);
                }
                Some(Node::Text(written)) => {
                    let near = near(written, Kind::ALL.iter().map(|kind| kind.name()));
                    meant = Kind::from_name(&near);
                    self.at("type", Rule::UnknownType { near });
                }
                Some(Node::Null) => self.at("type", Rule::NullValue),
                Some(_) => self.at("type", Rule::WrongForm { form: "text" }),
            }
            read.stub = true;
            read.entry = meant.map(|kind| salvage::standing_in(kind, read.name.clone(), self.line));
            return read;
        };
        self.header(object, kind, &read);
        let erased = match find(object, Field::Erased) {
            None => false,
            Some(Node::Flag(true)) => true,
            Some(_) => {
                self.at("erased", Rule::WrongForm { form: "true" });
                false
            }
        };
        let on = self
            .needed(object, Field::On, Form::When, kind)
            .and_then(|value| match value {
                Value::When(when) => Some(when),
                _ => None,
            });
        let room = find(object, Field::Room).and_then(|node| {
            self.value(Field::Room.name(), node, Form::Word(Room::NAMES))
                .and_then(|value| match value {
                    Value::Word(index) => Room::from_index(index),
                    _ => None,
                })
        });
        let (said, set) = if erased {
            (self.stub(object, kind), None)
        } else {
            // Of what is never corrected nothing can be set; that it can't be is said where that is checked.
            let target = text(Field::Of)
                .and_then(kind_of)
                .filter(|kind| !kind.is_never_corrected());
            (
                self.said(object, kind, &twice),
                self.set_of(object, kind, target),
            )
        };
        let stub = salvage::standing_in(kind, read.name.clone(), self.line);
        read.stub = read.name.is_none() || on.is_none();
        read.entry = Some(match (read.name.clone(), on) {
            (Some(name), Some(on)) => Entry {
                kind,
                name,
                on,
                room,
                erased,
                said,
                set,
            },
            _ => Entry { said, ..stub },
        });
        read
    }

    /// Puts down what stands twice, and names it.
    fn twice<'a>(&mut self, object: &'a Object) -> HashSet<&'a str> {
        let mut twice = HashSet::new();
        let mut seen: HashSet<&str> = HashSet::new();
        for (at, (name, _)) in object.iter().enumerate() {
            let again = match object.len() {
                0..=32 => object[..at].iter().any(|(earlier, _)| earlier == name),
                _ => !seen.insert(name),
            };
            if again && twice.insert(name.as_ref()) {
                // It is the line that can't be understood, not one of the two.
                let name = format!("{}{}", self.path, shown(name));
                self.whole(Rule::FieldTwice { name });
            }
        }
        twice
    }

    fn header(&mut self, object: &Object, kind: Kind, read: &Line) {
        if read.name.is_some() {
            return;
        }
        match find(object, Field::Ref) {
            None => self.missing(kind.name(), Field::Ref),
            Some(Node::Null) => self.at("ref", Rule::NullValue),
            Some(_) => self.at("ref", Rule::BadRef),
        }
    }

    fn missing(&mut self, kind: &str, name: Field) {
        self.at(
            name.name(),
            Rule::MissingField {
                kind: kind.to_owned(),
                name,
            },
        );
    }

    fn needed(&mut self, object: &Object, field: Field, form: Form, kind: Kind) -> Option<Held> {
        match find(object, field) {
            Some(node) => self.value(field.name(), node, form),
            None => {
                self.missing(kind.name(), field);
                None
            }
        }
    }

    /// Reads what an erased line still says: of a person, the side.
    fn stub(&mut self, object: &Object, kind: Kind) -> Said {
        let mut said = Vec::new();
        for (name, node) in object {
            match Field::from_name(name) {
                Some(Field::Type | Field::Ref | Field::On | Field::Room | Field::Erased) => {}
                Some(Field::Side) if kind == Kind::Person => {
                    let slot = kind.slot(Field::Side).expect("a person has a side");
                    said.extend(
                        self.value(name, node, slot.form)
                            .map(|value| (Field::Side, value)),
                    );
                }
                _ => self.at(&shown(name), Rule::ErasedSays),
            }
        }
        said.into_iter().collect()
    }

    fn said(&mut self, object: &Object, kind: Kind, twice: &HashSet<&str>) -> Said {
        let mut said = Vec::with_capacity(object.len());
        for (name, node) in object {
            let field = Field::from_name(name);
            if let Some(
                Field::Type | Field::Ref | Field::On | Field::Room | Field::Erased | Field::Set,
            ) = field
                && (field != Some(Field::Set) || kind == Kind::Correction)
            {
                continue;
            }
            let Some(slot) = field.and_then(|field| kind.slot(field)) else {
                let near = self.near(name, kind.slots().map(|slot| slot.field.name()));
                let kind = kind.to_string();
                self.at(&shown(name), Rule::UnknownField { kind, near });
                continue;
            };
            if twice.contains(name.as_ref()) && said.iter().any(|(known, _)| *known == slot.field) {
                continue;
            }
            if let Some(value) = self.value(name, node, slot.form) {
                said.push((slot.field, value));
            }
        }
        for slot in kind.own() {
            if slot.required && slot.form != Form::Set && find(object, slot.field).is_none() {
                self.missing(kind.name(), slot.field);
            }
        }
        said.into_iter().collect()
    }

    /// Checks what a correction sets, and keeps it as it was written.
    fn set_of(&mut self, object: &Object, kind: Kind, target: Option<Kind>) -> Option<Box<str>> {
        if kind != Kind::Correction {
            return None;
        }
        match find(object, Field::Set) {
            None => self.missing(kind.name(), Field::Set),
            Some(Node::Object(set)) => {
                self.path = "set.".to_owned();
                self.twice(set);
                if let Some(target) = target {
                    self.set(target, set);
                }
                self.path.clear();
                return Some(json(set).into());
            }
            Some(Node::Null) => self.at("set", Rule::NullValue),
            Some(_) => self.at("set", Rule::WrongForm { form: "object" }),
        }
        None
    }

    fn set(&mut self, target: Kind, object: &Object) -> Set {
        let mut set = Set::new();
        for (name, node) in object {
            let field = Field::from_name(name);
            let form = match field {
                Some(Field::Type | Field::Ref | Field::Room | Field::By) => {
                    self.at(
                        name,
                        Rule::FixedField {
                            name: name.to_string(),
                        },
                    );
                    continue;
                }
                Some(Field::On) => Some(Slot {
                    field: Field::On,
                    form: Form::When,
                    required: true,
                }),
                Some(field) => target.slot(field).copied(),
                None => None,
            };
            let Some(slot) = form else {
                let near = self.near(name, target.slots().map(|slot| slot.field.name()));
                let kind = target.to_string();
                self.at(&shown(name), Rule::UnknownField { kind, near });
                continue;
            };
            match node {
                Node::Null if slot.required => self.missing(target.name(), slot.field),
                Node::Null => set.push((slot.field, None)),
                node => {
                    if let Some(value) = self.value(name, node, slot.form) {
                        set.retain(|(field, _)| *field != slot.field);
                        set.push((slot.field, Some(value)));
                    }
                }
            }
        }
        set
    }

    fn value(&mut self, name: &str, node: &Node, form: Form) -> Option<Held> {
        if let Node::Null = node {
            self.at(name, Rule::NullValue);
            return None;
        }
        match form {
            Form::Flag => match node {
                Node::Flag(flag) => Some(Value::Flag(*flag)),
                _ => self.wrong(name, "flag"),
            },
            Form::Count | Form::Format => match node {
                Node::Whole(number) => match (u32::try_from(*number), form) {
                    (Ok(format), Form::Format) if format != 1 => {
                        self.at(name, Rule::UnknownFormat { format });
                        None
                    }
                    (Ok(count), _) => Some(Value::Count(count)),
                    (Err(_), _) => self.wrong(name, "count"),
                },
                _ => self.wrong(name, "count"),
            },
            Form::Word(words) => self.word(name, node, words).map(Value::Word),
            Form::Words(words) => {
                let read = self.list(name, node, |reader, node| reader.word(name, node, words));
                read.map(|words| Value::Words(words.into()))
            }
            Form::When | Form::Day | Form::Moment => {
                let text = self.text(name, node)?;
                self.date(name, text, form).map(Value::When)
            }
            Form::Text => self.text(name, node).map(|text| Value::Text(text.into())),
            Form::Texts | Form::Paths => {
                let read = self.list(name, node, |reader, node| {
                    reader.text(name, node).map(Box::from)
                });
                read.map(|texts| Value::Texts(texts.into()))
            }
            Form::Refs(_) | Form::Bears => {
                let read = self.list(name, node, |reader, node| reader.name(name, node, form));
                read.map(|names| Value::Names(names.into()))
            }
            Form::Title
            | Form::Ref(_)
            | Form::Who
            | Form::About(_)
            | Form::Demand
            | Form::MandateTask
            | Form::DemandId
            | Form::CriterionId
            | Form::TaskId => self.name(name, node, form).map(Value::Name),
            Form::Part(slots) => match node {
                Node::Object(object) => Some(Value::Part(self.part(name, object, slots))),
                _ => self.wrong(name, "object"),
            },
            Form::Parts(slots) => {
                let mut at = 0;
                let read = self.list(name, node, |reader, node| {
                    let place = format!("{name}[{at}]");
                    at += 1;
                    match node {
                        Node::Object(object) => Some(reader.part(&place, object, slots)),
                        Node::Null => {
                            reader.at(&place, Rule::NullValue);
                            None
                        }
                        _ => reader.wrong(&place, "object"),
                    }
                });
                read.map(|parts| Value::Parts(parts.into()))
            }
            Form::Set => None,
        }
    }

    fn wrong<T>(&mut self, name: &str, form: &'static str) -> Option<T> {
        self.at(name, Rule::WrongForm { form });
        None
    }

    fn list<T>(
        &mut self,
        name: &str,
        node: &Node,
        mut item: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        match node {
            Node::List(nodes) => Some(nodes.iter().filter_map(|node| item(self, node)).collect()),
            _ => self.wrong(name, "list"),
        }
    }

    fn text<'n>(&mut self, name: &str, node: &'n Node) -> Option<&'n str> {
        match node {
            Node::Text(text) if text.contains('\0') => {
                self.at(name, Rule::NulCharacter);
                None
            }
            Node::Text(text) => Some(text),
            Node::Null => {
                self.at(name, Rule::NullValue);
                None
            }
            _ => self.wrong(name, "text"),
        }
    }

    fn word(&mut self, name: &str, node: &Node, words: &[&str]) -> Option<u8> {
        let text = self.text(name, node)?;
        match words.iter().position(|word| *word == text) {
            Some(at) => u8::try_from(at).ok(),
            None => {
                self.at(
                    name,
                    Rule::UnknownWord {
                        words: words.join(", "),
                    },
                );
                None
            }
        }
    }

    /// Reads a ref, an id or a title; which entries it may name is checked where they are known.
    fn name(&mut self, field: &str, node: &Node, form: Form) -> Option<Box<str>> {
        let text = self.text(field, node)?;
        let sound = match form {
            Form::Title => true,
            Form::DemandId | Form::Demand => is_demand_id(text),
            Form::CriterionId => is_criterion_id(text),
            Form::Bears => is_demand_id(text) || is_criterion_id(text),
            Form::About(_) => is_ref(text) || is_demand_id(text) || is_criterion_id(text),
            Form::TaskId | Form::MandateTask => !text.trim().is_empty(),
            _ => is_ref(text),
        };
        if sound {
            return Some(text.into());
        }
        self.at(
            field,
            match form {
                Form::DemandId | Form::Demand => Rule::BadDemandId,
                Form::CriterionId | Form::Bears => Rule::BadCriterionId {
                    demand: String::new(),
                },
                Form::TaskId | Form::MandateTask => Rule::WrongForm { form: "name" },
                _ => Rule::BadRef,
            },
        );
        None
    }

    fn date(&mut self, name: &str, text: &str, form: Form) -> Option<When> {
        let read = When::parse(text);
        let rule = match (read, form) {
            (Ok(when), Form::When) => return Some(when),
            (Ok(when), Form::Day) if when.grain == Grain::Day => return Some(when),
            (Ok(when), Form::Moment) if when.is_moment() => return Some(when),
            (Ok(when), Form::Day) => Rule::WholeDay {
                example: last_day(when).to_string(),
            },
            (Ok(when), _) => Rule::NeedsTime {
                example: format!("{}T18:00+01:00", when.day),
            },
            (Err(DateFault::NoSuchDay), _) => {
                let shorter = [7, 4].iter().filter_map(|end| text.get(..*end));
                let shorter = shorter
                    .into_iter()
                    .find(|shorter| When::parse(shorter).is_ok());
                // What made it a date so far is digits and marks; nothing else is repeated.
                let written = text.get(..16).unwrap_or(text).to_owned();
                Rule::NoSuchDay {
                    written,
                    shorter: shorter.unwrap_or_default().to_owned(),
                }
            }
            (Err(DateFault::NoOffset), _) => Rule::NoOffset,
            (Err(_), _) => Rule::NotADate,
        };
        self.at(name, rule);
        None
    }

    fn part(&mut self, place: &str, object: &Object, slots: &'static [Slot]) -> Said {
        let outer = self.path.len();
        let part = place.split('[').next().unwrap_or(place);
        self.path.push_str(place);
        self.path.push('.');
        let twice = self.twice(object);
        let mut said = Vec::with_capacity(object.len());
        for (name, node) in object {
            let slot = Field::from_name(name)
                .and_then(|field| slots.iter().find(|slot| slot.field == field));
            let Some(slot) = slot else {
                let near = self.near(name, slots.iter().map(|slot| slot.field.name()));
                let kind = part.to_owned();
                self.at(&shown(name), Rule::UnknownField { kind, near });
                continue;
            };
            if twice.contains(name.as_ref()) && said.iter().any(|(known, _)| *known == slot.field) {
                continue;
            }
            said.extend(
                self.value(name, node, slot.form)
                    .map(|value| (slot.field, value)),
            );
        }
        for slot in slots {
            if slot.required && find(object, slot.field).is_none() {
                self.missing(part, slot.field);
            }
        }
        self.path.truncate(outer);
        said.into_iter().collect()
    }
}

fn find<'a, 'n>(object: &'a Object<'n>, field: Field) -> Option<&'a Node<'n>> {
    object
        .iter()
        .find(|(name, _)| name == field.name())
        .map(|(_, node)| node)
}

/// The name of a field as an error may show it: what somebody made up is not repeated at length.
pub(crate) fn shown(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    match name.len() {
        1..=40 if name.chars().all(plain) => name.to_owned(),
        _ => "?".to_owned(),
    }
}

fn last_day(when: When) -> Day {
    let (year, month, _) = when.day.civil();
    let next = match when.grain {
        Grain::Year => Day::new(year, 12, 31),
        Grain::Month => (28..=31).rev().find_map(|day| Day::new(year, month, day)),
        Grain::Day | Grain::Moment { .. } => Some(when.day),
    };
    next.unwrap_or(when.day)
}

/// Writes an object anew, as it was read; of a field that stands twice, the first.
fn json(object: &Object) -> String {
    fn node(value: &Node) -> serde_json::Value {
        match value {
            Node::Null | Node::Fraction => serde_json::Value::Null,
            Node::Flag(flag) => (*flag).into(),
            Node::Whole(number) => (*number).into(),
            Node::Text(text) => text.as_ref().into(),
            Node::List(items) => items.iter().map(node).collect(),
            Node::Object(fields) => fields
                .iter()
                .map(|(name, value)| (name.to_string(), node(value)))
                .collect(),
        }
    }
    let fields = object
        .iter()
        .rev()
        .map(|(name, value)| (name.to_string(), node(value)));
    let map: serde_json::Map<_, _> = fields.collect();
    serde_json::Value::Object(map).to_string()
}
