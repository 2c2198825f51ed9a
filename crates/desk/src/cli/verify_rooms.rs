//! What `verify` found in the signed log of each room, told in plain words: what is damaged and whose it
//! is, what its author should not have done, what is missing, and up to when all of somebody's is here.

use serde_json::{Value as Json, json};

use answerable_office::group::{CompleteAsOf, Found, Missing, Noticed, RoomVerified};
use answerable_office::paper::words::{Value, Words};
use answerable_office::record::words::Word;

use super::group::{People, count, moment, room_told};
use super::noticed;

/// One room, line by line; what is about it stands below, indented.
pub fn lines(words: &Words, people: &People, room: &RoomVerified) -> Vec<String> {
    let entries = [
        ("room", Value::program(room_told(words, room.room))),
        ("count", count(room.entries)),
    ];
    let mut lines = vec![words.say("verify-room", &entries)];
    let mut below = |line: String| lines.push(format!("    {line}"));
    for found in &room.damaged {
        below(damage(words, people, found));
    }
    let breaches: Vec<Noticed> = room.breaches.iter().map(|one| breach(room, one)).collect();
    noticed::lines(words, people, &breaches)
        .into_iter()
        .for_each(&mut below);
    for gap in &room.gaps {
        missing(words, people, gap).into_iter().for_each(&mut below);
    }
    for person in &room.people {
        complete(words, people, person)
            .into_iter()
            .for_each(&mut below);
    }
    lines
}

fn damage(words: &Words, people: &People, found: &Found) -> String {
    let none = || Value::program("None");
    let entry = found.entry.as_ref();
    let values = [
        ("who", Value::people(people.who(&found.whose))),
        ("code", Value::program(found.check)),
        ("number", found.number.map_or_else(none, count)),
        ("count", count(found.count)),
        (
            "entry",
            entry.map_or_else(none, |entry| Value::program(entry.as_str())),
        ),
    ];
    words.say("verify-found", &values)
}

fn breach(room: &RoomVerified, found: &Found) -> Noticed {
    Noticed {
        check: found.check,
        whose: Some(found.whose.clone()),
        room: Some(room.room),
        count: found.count,
    }
}

fn missing(words: &Words, people: &People, gap: &Missing) -> Vec<String> {
    let unsigned = if gap.me {
        "verify-unsent"
    } else {
        "verify-unsigned"
    };
    let told = [
        ("verify-missing", gap.missing),
        ("verify-unplaced", gap.unplaced),
        (unsigned, gap.unsigned),
    ];
    let told = told.into_iter().filter(|(_, number)| *number > 0);
    let say = |(key, number)| {
        let who = Value::people(people.who(&gap.whose));
        words.say(key, &[("who", who), ("count", count(number))])
    };
    told.map(say).collect()
}

fn complete(words: &Words, people: &People, person: &CompleteAsOf) -> Vec<String> {
    let who = || Value::people(people.who(&person.whose));
    let mut lines = vec![match person.as_of_s {
        Some(seconds) => {
            let date = Value::program(moment(words, seconds));
            words.say("verify-complete", &[("who", who()), ("date", date)])
        }
        None => words.say("verify-nothing-yet", &[("who", who())]),
    }];
    for (other, more) in &person.more {
        let values = [
            ("who", Value::people(people.who(other))),
            ("count", count(*more)),
        ];
        lines.push(format!("    {}", words.say("verify-more", &values)));
    }
    lines
}

/// The same for JSON.
pub fn json(room: &RoomVerified) -> Json {
    let found = |found: &Vec<Found>| -> Json {
        let rows = found.iter().map(|found| {
            json!({
                "check": found.check,
                "whose": found.whose,
                "number": found.number,
                "entry": found.entry,
                "count": found.count,
            })
        });
        rows.collect()
    };
    let gaps = room.gaps.iter().map(|gap| {
        json!({
            "whose": gap.whose,
            "missing": gap.missing,
            "unplaced": gap.unplaced,
            "unsigned": gap.unsigned,
        })
    });
    let people = room.people.iter().map(|person| {
        let more = person
            .more
            .iter()
            .map(|(who, count)| json!({"seen_by": who, "count": count}));
        json!({
            "person": person.whose,
            "complete_as_of": person.as_of_s,
            "more": more.collect::<Json>(),
        })
    });
    json!({
        "room": room.room.name(),
        "entries": room.entries,
        "damaged": found(&room.damaged),
        "breaches": found(&room.breaches),
        "gaps": gaps.collect::<Json>(),
        "people": people.collect::<Json>(),
    })
}
