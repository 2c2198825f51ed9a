//! Reads vectors as room.md, section 18, has them, and holds a step against them.
#![allow(
    clippy::disallowed_methods,
    reason = "vectors are files beside the tests"
)]

use answerable_rooms::check::Check;
use rand_core::{Infallible, TryCryptoRng, TryRng};
use serde_json::{Value, json};

/// What a step is: inputs and bytes in, what it gives or the check that refuses out.
pub type Step = fn(given: &Value, input: &[u8]) -> Result<Value, Check>;

/// One vector.
pub struct Vector {
    /// Its name.
    pub id: String,
    /// What it shows.
    pub why: String,
    /// The inputs of the step; `step` says which.
    pub given: Value,
    /// The bytes that the step reads, if any.
    pub input: Vec<u8>,
    /// What comes of it.
    pub outcome: Result<Value, Check>,
}

/// The vectors of a file.
pub fn read(file: &str) -> Vec<Vector> {
    let text = std::fs::read_to_string(path(file)).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&whole["format"], &whole["suite"]), (&json!(1), &json!(1)));
    let vectors = whole["vectors"].as_array().unwrap().iter();
    vectors
        .map(|vector| Vector {
            id: text_of(vector, "id").to_owned(),
            why: text_of(vector, "why").to_owned(),
            given: vector["given"].clone(),
            input: vector.get("input").map(unhex).unwrap_or_default(),
            outcome: match (vector.get("gives"), vector.get("refused")) {
                (Some(gives), None) => Ok(gives.clone()),
                (None, Some(id)) => Err(Check::of(id.as_str().unwrap()).unwrap()),
                _ => panic!("one of the two"),
            },
        })
        .collect()
}

/// Writes a file of vectors.
pub fn write(file: &str, group: &str, vectors: &[Vector]) {
    let vectors = vectors.iter().map(|vector| {
        let mut value = json!({ "id": vector.id, "why": vector.why, "given": vector.given });
        if !vector.input.is_empty() {
            value["input"] = json!(hex(&vector.input));
        }
        match &vector.outcome {
            Ok(gives) => value["gives"] = gives.clone(),
            Err(check) => value["refused"] = json!(check.id()),
        }
        format!("  {value}")
    });
    let vectors: Vec<_> = vectors.collect();
    let text = format!(
        "{{\"format\": 1, \"suite\": 1, \"group\": \"{group}\", \"vectors\": [\n{}\n]}}\n",
        vectors.join(",\n")
    );
    std::fs::write(path(file), text).unwrap();
}

/// Holds the steps against a file, and says how many vectors give something and how many are refused.
pub fn hold(file: &str, step: impl Fn(&str) -> Step) -> (usize, usize) {
    let vectors = read(file);
    let wrong = vectors.iter().filter_map(|vector| {
        let outcome = step(text_of(&vector.given, "step"))(&vector.given, &vector.input);
        let said = format!("{}: {}: {outcome:?}", vector.id, vector.why);
        (outcome != vector.outcome).then_some(said)
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let gives = vectors
        .iter()
        .filter(|vector| vector.outcome.is_ok())
        .count();
    (gives, vectors.len() - gives)
}

fn path(file: &str) -> String {
    format!("{}/vectors/{file}", env!("CARGO_MANIFEST_DIR"))
}

/// Bytes as hexadecimal in lower case.
pub fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Bytes of a value that is hexadecimal.
pub fn unhex(value: &Value) -> Vec<u8> {
    let text = value.as_str().unwrap();
    assert!(text.len().is_multiple_of(2));
    let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    (0..text.len()).step_by(2).map(byte).collect()
}

/// The bytes of a field.
pub fn bytes_of(given: &Value, field: &str) -> Vec<u8> {
    unhex(given.get(field).unwrap_or_else(|| panic!("{field}")))
}

/// The bytes of a field that has a length.
pub fn array_of<const N: usize>(given: &Value, field: &str) -> [u8; N] {
    bytes_of(given, field).try_into().unwrap()
}

/// The text of a field.
pub fn text_of<'g>(given: &'g Value, field: &str) -> &'g str {
    given[field].as_str().unwrap_or_else(|| panic!("{field}"))
}

/// The number of a field.
pub fn number_of(given: &Value, field: &str) -> u64 {
    given[field].as_u64().unwrap_or_else(|| panic!("{field}"))
}

/// The list of a field.
pub fn list_of<'g>(given: &'g Value, field: &str) -> &'g [Value] {
    given[field].as_array().unwrap_or_else(|| panic!("{field}"))
}

/// Random bytes off a vector: consumed from the left, and all of them used.
pub struct Tape(std::collections::VecDeque<u8>);

impl Tape {
    /// Of the field `random`.
    pub fn of(given: &Value) -> Self {
        Self(bytes_of(given, "random").into())
    }

    /// Says that nothing is left.
    pub fn used(self) {
        assert!(self.0.is_empty(), "{} bytes too many", self.0.len());
    }
}

impl TryRng for Tape {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        for place in to {
            *place = self.0.pop_front().expect("a vector has all that is drawn");
        }
        Ok(())
    }
}

impl TryCryptoRng for Tape {}

/// Vectors in the making: each is run, so that its outcome is what the code says, and meant.
pub struct Making {
    group: &'static str,
    step: fn(&str) -> Step,
    /// Those that are made.
    pub made: Vec<Vector>,
}

impl Making {
    /// Begins a group.
    pub fn new(group: &'static str, step: fn(&str) -> Step) -> Self {
        Self {
            group,
            step,
            made: Vec::new(),
        }
    }

    /// A vector that gives something, which is said.
    pub fn gives(&mut self, why: &str, given: Value, input: &[u8]) -> Value {
        let outcome = self.add(why, given, input);
        outcome.unwrap_or_else(|check| panic!("{why}: {}", check.id()))
    }

    /// A vector that is refused.
    pub fn refuses(&mut self, check: Check, why: &str, given: Value, input: &[u8]) {
        assert_eq!(self.add(why, given, input), Err(check), "{why}");
    }

    fn add(&mut self, why: &str, given: Value, input: &[u8]) -> Result<Value, Check> {
        let step = (self.step)(text_of(&given, "step"));
        let outcome = step(&given, input);
        self.made.push(Vector {
            id: format!("{}-{:03}", self.group, self.made.len() + 1),
            why: why.to_owned(),
            given,
            input: input.to_vec(),
            outcome: outcome.clone(),
        });
        outcome
    }
}
