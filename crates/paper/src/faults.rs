//! What is wrong with a line, said to people: the message of each rule, and how to mend it.
//!
//! A fault names refs, ids, fields and numbers, and never what an entry says; so neither does this.

use answerable_record::Fault;

use crate::words::{Value, Words};

/// What a message has in a place where there is nothing to name; no ref, id or type is written so.
const NOTHING: &str = "None";

/// What is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultText {
    /// What is wrong, by which rule.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

/// Says what is wrong, and how to mend it.
pub fn text(words: &Words, fault: &Fault) -> FaultText {
    let named = fault.rule.arguments();
    let values: Vec<(&str, Value)> = named
        .iter()
        .map(|(name, value)| (*name, Value::program(named_value(name, value))))
        .collect();
    let key = format!("fault-{}", fault.rule.code());
    FaultText {
        what: words.say(&key, &values),
        mend: words.say(&format!("{key}.mend"), &values),
    }
}

/// Says it as a page does: what it names, such as refs and rooms, is told as `told` has it, and nothing stands in the
/// signs that set off what is typed in a script.
pub fn on_a_page(
    words: &Words,
    fault: &Fault,
    told: &mut dyn FnMut(&str, &str) -> Option<String>,
) -> FaultText {
    let named = fault.rule.arguments();
    let values: Vec<(&str, Value)> = named
        .iter()
        .map(|(name, value)| match told(name, value) {
            Some(told) => (*name, Value::people(told)),
            None => (*name, Value::program(named_value(name, value))),
        })
        .collect();
    let key = format!("fault-{}", fault.rule.code());
    let own = format!("{key}.page");
    let mend = if words.has(&own) {
        own
    } else {
        format!("{key}.mend")
    };
    let say = |key: &str| words.say(key, &values).replace('`', "");
    FaultText {
        what: say(&key),
        mend: say(&mend),
    }
}

/// Says the same on one line, with the line and the field before it.
pub fn line(words: &Words, fault: &Fault) -> String {
    let FaultText { what, mend } = text(words, fault);
    let field = match fault.field.as_str() {
        "-" => words.say("fault-whole", &[]),
        field => field.to_owned(),
    };
    let values = [
        ("line", Value::program(fault.line.to_string())),
        ("field", Value::program(field)),
        ("what", Value::program(what)),
        ("mend", Value::program(mend)),
    ];
    words.say("fault-line", &values)
}

/// A name as a message shows it; a size in bytes in whole megabytes.
fn named_value(name: &str, value: &str) -> String {
    match value.parse::<u64>() {
        Ok(bytes) if name == "bytes_max" => format!("{} MB", bytes >> 20),
        _ if value.is_empty() => NOTHING.to_owned(),
        _ => value.to_owned(),
    }
}
