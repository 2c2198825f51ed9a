//! An entry as somebody recorded it.

use serde_json::{Map, Value as Json};

use crate::date::{Grain, When};
use crate::kind::{Field, Kind};
use crate::read;
use crate::shape::{Form, Slot};
use crate::value::{Fields, Value};
use crate::words::{Room, Side, Word};

/// The fields of an entry, with all that was written in them.
pub type Said = Fields<Box<str>, Box<str>>;

/// An entry as somebody recorded it; it is never edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its type.
    pub kind: Kind,
    /// Its ref.
    pub name: Box<str>,
    /// When it happened.
    pub on: When,
    /// The room it was put in, where that was said; else it lies in [`Kind::home`] or with its target.
    pub room: Option<Room>,
    /// Whether only the stub of it is left.
    pub erased: bool,
    /// What it says; `set` of a correction apart.
    pub said: Said,
    /// What a correction sets: the JSON object as written, since its meaning hangs on its target.
    pub set: Option<Box<str>>,
}

impl Entry {
    /// What is left of it once it was erased, lying in that room.
    pub fn erased_stub(&self, room: Room) -> Entry {
        let side = self
            .said
            .word::<Side>(Field::Side)
            .filter(|_| self.kind == Kind::Person);
        Entry {
            kind: self.kind,
            name: self.name.clone(),
            on: self.on,
            room: Some(room),
            erased: true,
            said: side
                .map(|side| (Field::Side, Value::Word(side.index())))
                .into_iter()
                .collect(),
            set: None,
        }
    }

    /// The same entry with what corrections of it set, each field by the correction that holds for it.
    pub fn corrected(&self, holding: &[(Field, &str)], corrections: &[Entry]) -> Entry {
        let mut entry = self.clone();
        for (field, by) in holding {
            let correction = corrections
                .iter()
                .find(|correction| correction.name.as_ref() == *by);
            let set =
                correction.and_then(|correction| read::set(self.kind, correction.set.as_deref()?));
            let value = set
                .unwrap_or_default()
                .into_iter()
                .find(|(set, _)| set == field);
            match value {
                Some((Field::On, Some(Value::When(on)))) => entry.on = on,
                Some(value) => entry.said = entry.said.overlaid([&value]),
                None => {}
            }
        }
        entry
    }

    /// The line that says this in a script.
    pub fn to_line(&self) -> String {
        let mut line = Map::new();
        line.insert(Field::Type.name().into(), self.kind.name().into());
        line.insert(Field::Ref.name().into(), self.name.as_ref().into());
        line.insert(Field::On.name().into(), written(self.on).into());
        if let Some(by) = self.said.name(Field::By) {
            line.insert(Field::By.name().into(), by.as_ref().into());
        }
        if let Some(room) = self.room {
            line.insert(Field::Room.name().into(), room.name().into());
        }
        if self.erased {
            line.insert(Field::Erased.name().into(), true.into());
        }
        for slot in self.kind.slots() {
            if let Some(value) = self.said.get(slot.field) {
                line.insert(slot.field.name().into(), json(value, slot.form));
            }
            if slot.form == Form::Set
                && let Some(set) = self
                    .set
                    .as_deref()
                    .and_then(|set| serde_json::from_str(set).ok())
            {
                line.insert(slot.field.name().into(), set);
            }
        }
        Json::Object(line).to_string()
    }
}

/// A date as it is written in a file.
pub fn written(when: When) -> String {
    let Grain::Moment {
        second,
        offset_minutes,
    } = when.grain
    else {
        return when.to_string();
    };
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let offset = match offset_minutes {
        0 => "Z".to_owned(),
        minutes => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    };
    match second {
        0 => format!("{}T{hour:02}:{minute:02}{offset}", when.day),
        _ => format!("{}T{hour:02}:{minute:02}:{second:02}{offset}", when.day),
    }
}

/// The words that a form's indices stand for.
pub(crate) fn list_of(form: Form) -> &'static [&'static str] {
    match form {
        Form::Word(words) | Form::Words(words) => words,
        _ => &[],
    }
}

fn json(value: &Value<Box<str>, Box<str>>, form: Form) -> Json {
    let word = |index: &u8| {
        Json::from(
            list_of(form)
                .get(usize::from(*index))
                .copied()
                .unwrap_or(""),
        )
    };
    match value {
        Value::Flag(flag) => (*flag).into(),
        Value::Count(count) => (*count).into(),
        Value::Word(index) => word(index),
        Value::Words(indices) => indices.iter().map(word).collect(),
        Value::When(when) => written(*when).into(),
        Value::Name(text) | Value::Text(text) => text.as_ref().into(),
        Value::Names(texts) | Value::Texts(texts) => {
            texts.iter().map(|text| text.as_ref()).collect()
        }
        Value::Part(part) => part_json(part, form),
        Value::Parts(parts) => parts.iter().map(|part| part_json(part, form)).collect(),
    }
}

fn part_json(part: &Said, form: Form) -> Json {
    let slots: &[Slot] = match form {
        Form::Part(slots) | Form::Parts(slots) => slots,
        _ => &[],
    };
    let fields = slots
        .iter()
        .filter_map(|slot| Some((slot, part.get(slot.field)?)));
    Json::Object(
        fields
            .map(|(slot, value)| (slot.field.name().to_owned(), json(value, slot.form)))
            .collect(),
    )
}
