//! The demo's record with every text of people replaced, and every ref renamed.
//!
//! It has every type of entry and every sort of link; texts, names, ids of tasks and files are found by the
//! table of the format, so that a new field is covered by itself.
#![allow(dead_code, reason = "each test file takes of it what it needs")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use answerable_office::demo_script;
use answerable_office::record::shape::{Form, Slot};
use answerable_office::record::{Field, Kind};
use serde_json::{Map, Value as Json};

/// What every ref begins with, so that it is found wherever it turns up.
pub const REF: &str = "zqref-";

/// The script with other words for each text, the same for the same text; its files are put into the folder.
pub fn script(folder: &Path, words: fn(&str) -> String) -> String {
    let demo = demo_script(None);
    let lines: Vec<Map<String, Json>> = demo
        .lines()
        .map(|line| serde_json::from_str(line).expect("the demo is JSON"))
        .collect();
    let kinds = lines.iter().map(|line| {
        let name = line["ref"].as_str().expect("a ref").to_owned();
        (name, kind_of(line))
    });
    let made = Made {
        folder,
        words,
        kinds: kinds.collect(),
    };
    let mut filled = BTreeSet::new();
    let mut script = String::new();
    for line in lines {
        let first = filled.insert(kind_of(&line).name());
        script.push_str(&Json::from(made.line(line, first)).to_string());
        script.push('\n');
    }
    for kind in Kind::ALL {
        assert!(filled.contains(kind.name()), "the demo has no {kind}");
    }
    script
}

fn kind_of(line: &Map<String, Json>) -> Kind {
    let kind = line["type"].as_str().and_then(Kind::from_name);
    kind.expect("a type of the format")
}

struct Made<'f> {
    folder: &'f Path,
    words: fn(&str) -> String,
    kinds: BTreeMap<String, Kind>,
}

impl Made<'_> {
    /// A line in other words; the first of its type has every text that it may have.
    fn line(&self, mut line: Map<String, Json>, first: bool) -> Map<String, Json> {
        let kind = kind_of(&line);
        if first {
            for slot in kind.slots() {
                let text = format!("{kind} {}", slot.field);
                let said = match slot.form {
                    Form::Text | Form::Title => Json::from(text),
                    Form::Texts if slot.field != Field::Languages => Json::from(vec![text]),
                    _ => continue,
                };
                line.entry(slot.field.name()).or_insert(said);
            }
        }
        let name = format!("{REF}{}", line["ref"].as_str().expect("a ref"));
        self.fields(&mut line, kind.slots());
        let of = line.get("of").and_then(Json::as_str);
        let of = of.and_then(|of| self.kinds.get(of.strip_prefix(REF)?).copied());
        if let (Some(of), Some(Json::Object(set))) = (of, line.get_mut("set")) {
            self.fields(set, of.slots());
        }
        line.insert("ref".to_owned(), name.into());
        line
    }

    fn fields<'s>(&self, said: &mut Map<String, Json>, slots: impl Iterator<Item = &'s Slot>) {
        for slot in slots {
            if let Some(value) = said.get_mut(slot.field.name()) {
                self.value(slot, value);
            }
        }
    }

    fn value(&self, slot: &Slot, value: &mut Json) {
        match (slot.form, value) {
            (Form::Texts, _) if slot.field == Field::Languages => {}
            (form, Json::Array(values)) if !matches!(form, Form::Parts(_)) => {
                values.iter_mut().for_each(|value| self.value(slot, value));
            }
            (Form::Part(slots), Json::Object(part)) => self.fields(part, slots.iter()),
            (Form::Parts(slots), Json::Array(parts)) => {
                for part in parts {
                    let part = part.as_object_mut().expect("an object");
                    self.fields(part, slots.iter());
                }
            }
            (
                Form::Text | Form::Title | Form::Texts | Form::TaskId | Form::MandateTask,
                Json::String(text),
            ) => *text = (self.words)(text),
            (Form::Paths, Json::String(path)) => *path = self.file(path),
            (Form::Ref(_) | Form::Refs(_) | Form::Who | Form::About(_), Json::String(name))
                if self.kinds.contains_key(name) =>
            {
                *name = format!("{REF}{name}")
            }
            _ => {}
        }
    }

    /// A file under another name, with other words in it.
    fn file(&self, path: &str) -> String {
        let wanted = (self.words)(path).replace(['/', '\\', ':', '\0'], "_");
        let end = wanted.char_indices().map(|(at, c)| at + c.len_utf8());
        let end = end.take_while(|end| *end <= 120).last().expect("a name");
        let name = format!("{}{}", &wanted[..end], path.len());
        std::fs::write(self.folder.join(&name), (self.words)("what is in it")).expect("a file");
        name
    }
}
