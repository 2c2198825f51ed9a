use answerable_rooms::cbor::{Reader, Writer};
use answerable_rooms::check::Check;
use serde_json::{Value, json};

use super::h;
use crate::support::vectors::{Step, number_of};

pub fn step(name: &str) -> Step {
    match name {
        "uint" => |given, input| {
            let mut reader = Reader::new(input);
            let max = given.get("max").and_then(Value::as_u64).unwrap_or(u64::MAX);
            let number = reader.uint_max(max)?;
            reader.done()?;
            again(input, |writer| {
                writer.uint(number);
            });
            Ok(json!({ "number": number }))
        },
        "bytes" => |given, input| {
            let mut reader = Reader::new(input);
            let bytes = reader.bytes(number_of(given, "max") as usize)?;
            reader.done()?;
            again(input, |writer| {
                writer.bytes(bytes);
            });
            Ok(json!({ "bytes": h(bytes) }))
        },
        "text" => |given, input| {
            let mut reader = Reader::new(input);
            let text = reader.text(number_of(given, "max") as usize)?;
            reader.done()?;
            again(input, |writer| {
                writer.text(text);
            });
            Ok(json!({ "text": text }))
        },
        "numbers" => |_, input| {
            let mut reader = Reader::new(input);
            let len = reader.array()?;
            let numbers: Vec<_> = (0..len)
                .map(|_| reader.uint())
                .collect::<Result<_, Check>>()?;
            reader.done()?;
            Ok(json!({ "numbers": numbers }))
        },
        "nested" => |_, input| {
            let mut reader = Reader::new(input);
            let mut depth = 1;
            while reader.array()? > 0 {
                depth += 1;
            }
            reader.done()?;
            Ok(json!({ "depth": depth }))
        },
        "pair" => |_, input| {
            let mut reader = Reader::new(input);
            reader.array_of(2)?;
            let pair = json!({ "number": reader.uint()?, "flag": reader.flag()? });
            reader.done()?;
            Ok(pair)
        },
        _ => panic!("{name}"),
    }
}

/// What is written is what was read.
fn again(input: &[u8], write: impl FnOnce(&mut Writer)) {
    let mut writer = Writer::default();
    write(&mut writer);
    assert_eq!(writer.done(), input);
}
