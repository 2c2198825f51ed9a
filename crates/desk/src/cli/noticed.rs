//! Forks, gaps and whatever else was noticed, in plain words; who it concerns stands before it.

use serde_json::{Value as Json, json};

use answerable_office::group::Noticed;
use answerable_office::paper::checks;
use answerable_office::paper::words::{Value, Words};

use super::group::{People, count, room_told};

/// One sentence for each thing that was noticed.
pub fn lines(words: &Words, people: &People, noticed: &[Noticed]) -> Vec<String> {
    let said = checks::line;
    noticed
        .iter()
        .map(|one| line(words, people, one, said))
        .collect()
}

/// The same as pages say it.
pub fn lines_on_a_page(words: &Words, people: &People, noticed: &[Noticed]) -> Vec<String> {
    let said = checks::line_on_a_page;
    noticed
        .iter()
        .map(|one| line(words, people, one, said))
        .collect()
}

/// The same for JSON.
pub fn json(noticed: &[Noticed]) -> Json {
    let rows = noticed.iter().map(|one| {
        json!({
            "check": one.check,
            "whose": one.whose,
            "room": one.room.map(answerable_office::record::words::Word::name),
            "count": one.count,
        })
    });
    rows.collect()
}

fn line(words: &Words, people: &People, one: &Noticed, said: fn(&Words, &str) -> String) -> String {
    let whose = one.whose.as_deref().map(|whose| people.who(whose));
    let room = one.room.map(|room| room_told(words, room));
    let values = [
        ("who", or_none(whose, Value::people)),
        ("room", or_none(room, Value::program)),
    ];
    let concerns = words.say("noticed-concerns", &values);
    let said = said(words, one.check);
    match one.count {
        0 | 1 => format!("{concerns}{said}"),
        many => {
            // Of silence the days are counted, of all else what it is about.
            let key = match one.check {
                "D-003" => "noticed-days",
                _ => "noticed-count",
            };
            let count = words.say(key, &[("count", count(many))]);
            format!("{concerns}{said} {count}")
        }
    }
}

/// What is not known is a code by which the catalogue chooses.
fn or_none(text: Option<String>, value: fn(String) -> Value<'static>) -> Value<'static> {
    text.map_or(Value::program("None"), value)
}
