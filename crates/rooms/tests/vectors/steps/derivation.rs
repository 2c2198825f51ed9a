use answerable_rooms::blob::Blob;
use answerable_rooms::content::released;
use answerable_rooms::derive::{Label, derive, padded};
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::epoch_key::{ContentKey, EpochKey, OutlineKey};
use answerable_rooms::ids::EntryId;
use answerable_rooms::names;
use answerable_rooms::secret::Secret;
use serde_json::{Value, json};

use super::{device, h, process, room};
use crate::support::vectors::{Step, array_of, number_of, text_of};

pub fn step(name: &str) -> Step {
    match name {
        "derive" => |given, input| {
            let label = Label::ALL
                .iter()
                .find(|label| label.text() == text_of(given, "label"));
            Ok(json!({ "hash": h(derive(*label.unwrap(), &[input])) }))
        },
        "class" => |given, _| Ok(json!({ "class": padded(number_of(given, "length")) })),
        "keys of an epoch" => |given, _| {
            let key = content_key(given, "content key");
            Ok(json!({
                "outline key": h(key.outline().secret().bytes()),
                "key commitment": h(key.commitment()),
                "outline commitment": h(key.outline().commitment()),
            }))
        },
        "name of a segment" => |given, _| {
            let key = outline_key(given, "outline key");
            Ok(json!({ "name": names::segment(&key, &device(given), number_of(given, "number")) }))
        },
        "name of a chunk" => |given, _| {
            let outline = outline_key(given, "outline key");
            let key = Secret::from(array_of(given, "key"));
            let index = number_of(given, "index");
            Ok(json!({ "name": names::chunk(&outline, &device(given), &key, index) }))
        },
        "seal a chunk" => |given, input| {
            let last = given["last"] == json!(1);
            Ok(json!({ "sealed": h(blob(given).seal(number_of(given, "index"), last, input)) }))
        },
        "open a chunk" => |given, input| {
            let (index, bytes) = (number_of(given, "index"), number_of(given, "file bytes"));
            let chunk = blob(given).open(index, bytes, input)?;
            Ok(json!({ "chunk": h(chunk.as_slice()) }))
        },
        "released" => |given, _| {
            let entry = EntryId(array_of(given, "entry"));
            Ok(json!({ "source": h(released(&entry)) }))
        },
        _ => panic!("{name}"),
    }
}

pub fn content_key(given: &Value, field: &str) -> ContentKey {
    let key = EpochKey::of(KeyKind::Content, Secret::from(array_of(given, field)));
    key.content().unwrap().clone()
}

pub fn outline_key(given: &Value, field: &str) -> OutlineKey {
    EpochKey::of(KeyKind::Outline, Secret::from(array_of(given, field))).outline()
}

fn blob(given: &Value) -> Blob {
    let key = Secret::from(array_of(given, "key"));
    Blob::new(&key, process(given), room(given), device(given))
}
