//! The words for what stands in the format: types, fields, closed lists, days, values.

use answerable_office::paper::dates;
use answerable_office::paper::reading::Speaker;
use answerable_office::paper::words::{Value as Place, Words, neutral};
use answerable_office::record::shape::{Form, Slot};
use answerable_office::record::words::*;
use answerable_office::record::{Field, Grain, Kind, Value, When, written};

macro_rules! lists {
    ($($list:ident $key:literal),* $(,)?) => {
        /// The key under which the catalogue has the words of a closed list.
        fn list_key(names: &[&str]) -> &'static str {
            $(if names == <$list as Word>::NAMES { return $key; })*
            "word-yes-no-unknown"
        }
    };
}

lists! {
    Room "word-room", Side "word-side", Change "word-change", Role "word-role",
    DemandKind "word-demand-kind", CriterionKind "word-criterion-kind",
    SurroundingKind "word-surrounding-kind", Channel "channel", Direction "word-direction",
    Delivery "word-delivery", Audience "word-audience", Wish "word-wish", Asked "word-side",
    Stance "stance", Basis "basis", Speaks "word-speaks", CheckFinding "word-check-finding",
    ToldBy "word-told-by", HelpStatus "help-status", Perspective "perspective",
    PatternKind "pattern", Ending "ending", Vote "vote", Finding "finding",
    ParagraphKind "word-paragraph-kind", ClosureReason "closure-reason",
    ErasureReason "word-erasure-reason",
}

/// The word for a type.
pub fn kind(words: &Words, kind: Kind) -> String {
    words.say("kind", &[("code", Place::program(kind.name()))])
}

/// The word for a field.
pub fn field(words: &Words, field: Field) -> String {
    words.say("field", &[("code", Place::program(field.name()))])
}

/// The word for a word of a closed list.
pub fn word(words: &Words, list: &[&str], name: &str) -> String {
    words.say(list_key(list), &[("code", Place::program(name))])
}

/// What stands in a field, for the help of a type; words of the format, since they are typed.
pub fn form(words: &Words, form: Form) -> String {
    let (code, list) = match form {
        Form::Text | Form::Title => ("text", ""),
        Form::Texts => ("texts", ""),
        Form::Flag => ("flag", ""),
        Form::Count | Form::Format => ("count", ""),
        Form::Word(list) => ("word", &*list.join(" | ")),
        Form::Words(list) => ("words", &*list.join(" | ")),
        Form::When => ("when", ""),
        Form::Day => ("day", ""),
        Form::Moment => ("moment", ""),
        Form::Ref(kinds) => ("ref", &*named(words, kinds)),
        Form::Refs(kinds) => ("refs", &*named(words, kinds)),
        Form::Who => ("who", ""),
        Form::About(_) => ("about", ""),
        Form::Demand => ("demand", ""),
        Form::Bears => ("bears", ""),
        Form::MandateTask | Form::TaskId => ("task", ""),
        Form::DemandId => ("demand_id", ""),
        Form::CriterionId => ("criterion_id", ""),
        Form::Paths => ("paths", ""),
        Form::Part(slots) => ("part", &*fields_of(slots)),
        Form::Parts(slots) => ("parts", &*fields_of(slots)),
        Form::Set => ("set", ""),
    };
    let list = if list.is_empty() { "None" } else { list };
    words.say(
        "form",
        &[
            ("code", Place::program(code)),
            ("list", Place::program(list)),
        ],
    )
}

fn named(words: &Words, kinds: &[Kind]) -> String {
    let kinds: Vec<String> = kinds.iter().map(|one| kind(words, *one)).collect();
    kinds.join(", ")
}

fn fields_of(slots: &[Slot]) -> String {
    let fields: Vec<&str> = slots.iter().map(|slot| slot.field.name()).collect();
    fields.join(", ")
}

/// A date in words; a moment with its time.
pub fn date(words: &Words, when: When) -> String {
    match when.grain {
        // What is written behind the `T` is the time as people there saw it.
        Grain::Moment { .. } => {
            let time = written(when);
            let time = time.split_once('T').map_or("", |(_, time)| time);
            format!("{}, {time}", dates::long(words, when))
        }
        _ => dates::long(words, when),
    }
}

/// A field's value in words.
pub enum Told {
    /// Words of the program, refs and names, on a line.
    Line(String),
    /// What people wrote, each as a quotation.
    Quotes(Vec<String>),
    /// Fields of their own, part by part.
    Parts(Vec<Vec<(String, Told)>>),
}

/// Tells a value in words.
pub fn told(speaker: &Speaker, form: Form, value: &Value<Box<str>, Box<str>>) -> Told {
    let words = speaker.words;
    let yes_no = |flag: bool| {
        let code = if flag { "yes" } else { "no" };
        words.say("yes-no", &[("code", Place::program(code))])
    };
    let one = |list: &[&str], index: &u8| {
        let name = list.get(usize::from(*index)).copied().unwrap_or_default();
        word(words, list, name)
    };
    let list = match form {
        Form::Word(list) | Form::Words(list) => list,
        _ => &[],
    };
    Told::Line(match value {
        Value::Flag(flag) => yes_no(*flag),
        Value::Count(count) => count.to_string(),
        Value::Word(index) => one(list, index),
        Value::Words(indices) => joined(indices.iter().map(|index| one(list, index))),
        Value::When(when) => date(words, *when),
        Value::Name(name) if form == Form::Title => return Told::Quotes(vec![name.to_string()]),
        Value::Name(name) => reference(speaker, form, name),
        Value::Names(names) => joined(names.iter().map(|name| reference(speaker, form, name))),
        Value::Text(text) => return Told::Quotes(vec![text.to_string()]),
        Value::Texts(texts) if form == Form::Paths => {
            joined(texts.iter().map(|path| neutral(path)))
        }
        Value::Texts(texts) => {
            return Told::Quotes(texts.iter().map(|text| text.to_string()).collect());
        }
        Value::Part(part) => return Told::Parts(vec![part_told(speaker, form, part)]),
        Value::Parts(parts) => {
            return Told::Parts(
                parts
                    .iter()
                    .map(|part| part_told(speaker, form, part))
                    .collect(),
            );
        }
    })
}

fn part_told(
    speaker: &Speaker,
    form: Form,
    part: &answerable_office::record::Said,
) -> Vec<(String, Told)> {
    let slots = match form {
        Form::Part(slots) | Form::Parts(slots) => slots,
        _ => &[],
    };
    let fields = slots
        .iter()
        .filter_map(|slot| Some((slot, part.get(slot.field)?)));
    fields
        .map(|(slot, value)| {
            (
                field(speaker.words, slot.field),
                told(speaker, slot.form, value),
            )
        })
        .collect()
}

/// A ref; of somebody the name, with the ref behind it where the two differ.
pub fn reference(speaker: &Speaker, form: Form, name: &str) -> String {
    let is_somebody = match form {
        Form::Who => true,
        Form::Ref(kinds) | Form::Refs(kinds) => kinds
            .iter()
            .any(|kind| matches!(kind, Kind::Person | Kind::Surrounding)),
        _ => false,
    };
    if !is_somebody {
        return neutral(name);
    }
    let who = speaker.who(name).plain();
    match who == name || name == "perpetrator" || speaker.wording.value(name).is_some() {
        true => who,
        false => format!("{who} ({name})"),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
