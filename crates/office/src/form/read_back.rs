//! An entry as the boxes of its form would hold it, so that it can be corrected where it stands.

use serde_json::{Map, Value as Json};

use answerable_record::shape::Form as Stands;
use answerable_record::{Entry, Grain, When};

use super::{Question, form};

/// The name and the text of each box.
pub(crate) fn boxes_of(entry: &Entry) -> Vec<(String, String)> {
    let line = serde_json::from_str(&entry.to_line()).expect("what was just written is JSON");
    let Json::Object(line) = line else {
        unreachable!("a line is an object")
    };
    let mut boxes = Vec::new();
    for question in form(entry.kind).all() {
        fill(question, &question.name, &line, &mut boxes);
    }
    boxes
}

fn fill(
    question: &Question,
    name: &str,
    from: &Map<String, Json>,
    boxes: &mut Vec<(String, String)>,
) {
    let Some(value) = from.get(question.slot.field.name()) else {
        return;
    };
    let mut put = |text: String| boxes.push((name.to_owned(), text));
    match (question.slot.form, value) {
        (Stands::Part(_), Json::Object(part)) => {
            for below in &question.parts {
                let name = format!("{name}.{}", below.slot.field.name());
                fill(below, &name, part, boxes);
            }
        }
        (Stands::Parts(_), Json::Array(parts)) => {
            for (part, number) in parts.iter().filter_map(Json::as_object).zip(0..) {
                for below in &question.parts {
                    let name = format!("{name}.{number}.{}", below.slot.field.name());
                    fill(below, &name, part, boxes);
                }
            }
        }
        (Stands::Texts, Json::Array(texts)) => {
            let texts: Vec<&str> = texts.iter().filter_map(Json::as_str).collect();
            put(texts.join("\n"));
        }
        (Stands::Paths | Stands::Set, _) => {}
        (_, Json::Array(names)) => {
            names
                .iter()
                .filter_map(Json::as_str)
                .for_each(|name| put(name.to_owned()));
        }
        (_, Json::Bool(flag)) => put(if *flag { "yes" } else { "no" }.to_owned()),
        (Stands::When | Stands::Moment, Json::String(text)) => when(name, text, boxes),
        (_, Json::String(text)) => put(text.clone()),
        (_, Json::Number(number)) => put(number.to_string()),
        _ => {}
    }
}

/// A moment has a box for its day, one for its time, and keeps its offset.
fn when(name: &str, text: &str, boxes: &mut Vec<(String, String)>) {
    let Ok(when) = When::parse(text) else { return };
    boxes.push((name.to_owned(), when.to_string()));
    let Grain::Moment {
        second,
        offset_minutes,
    } = when.grain
    else {
        return;
    };
    let (hour, minute, rest) = (second / 3600, second / 60 % 60, second % 60);
    let time = match rest {
        0 => format!("{hour:02}:{minute:02}"),
        rest => format!("{hour:02}:{minute:02}:{rest:02}"),
    };
    boxes.push((format!("{name}.time"), time));
    let (sign, minutes) = match offset_minutes {
        minutes if minutes < 0 => ('-', -minutes),
        minutes => ('+', minutes),
    };
    boxes.push((
        format!("{name}.offset"),
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60),
    ));
}
