//! `approve`: what waits for whose word, and giving one's own.

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use answerable_office::group::{Given, Pending, PendingKind};
use answerable_office::paper::words::Value;

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::group::{People, moment, needs_json, needs_told, rooms_json, rooms_told};
use super::help::Help;
use super::join::words_told;
use super::sure;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("approve")
        .arg(help.place("approve", "handle", "handle"))
        .arg(help.flag("approve", "same").requires("handle"))
}

/// Lists what waits, or gives one's word to one of it.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let mut office = desk.unlock()?;
    let waiting = office.pending(desk.now)?;
    let Some(handle) = given.get_one::<String>("handle") else {
        let people = People::of(desk, &mut office);
        return list(desk, &people, &waiting);
    };
    let one = found(desk, &waiting, handle)?;
    let people = People::of(desk, &mut office);
    if one.what == PendingKind::Answer && !given.get_flag("same") {
        match compared(desk, &people, one)? {
            Some(true) => {}
            Some(false) => {
                office.refuse(&one.handle)?;
                return Err(Stop::Declined(desk.words.say("approve-differ", &[])));
            }
            None => return Err(Stop::Declined(desk.words.say("approve-later", &[]))),
        }
    }
    let came_to = office.approve(&one.handle, desk.now)?;
    tell(desk, &people, one, &came_to, "approve")
}

/// Finds what waits under a handle.
pub fn found<'w>(desk: &Desk, waiting: &'w [Pending], handle: &str) -> Result<&'w Pending, Stop> {
    let handle = handle.trim().to_lowercase();
    let one = waiting.iter().find(|one| one.handle == handle);
    one.ok_or_else(|| Stop::Declined(desk.words.say("approve-no-such", &[])))
}

/// Shows the four words, and asks whether the other side has the same.
fn compared(desk: &mut Desk, people: &People, one: &Pending) -> Result<Option<bool>, Stop> {
    let Some(compare) = &one.compare else {
        return Err(Stop::Declined(desk.words.say("approve-no-words", &[])));
    };
    let who = Value::people(who(desk, people, one));
    desk.note("approve-compare", &[("who", who)]);
    for line in words_told(desk, compare) {
        desk.note_line(&line);
    }
    desk.note("approve-same", &[]);
    sure::yes_or_no(desk)
}

/// Says what somebody's word came to.
pub fn tell(desk: &mut Desk, people: &People, one: &Pending, came_to: &Given, verb: &str) -> Done {
    let needs = match came_to {
        Given::InForce => (0, 0),
        Given::Waits(contact, hers) => (*contact, *hers),
    };
    if desk.json {
        return desk.print_json(&json!({
            "handle": one.handle,
            "in_force": *came_to == Given::InForce,
            "needs": needs_json(needs),
        }));
    }
    if *came_to == Given::InForce {
        let values = [
            ("code", Value::program(kind(one.what))),
            ("who", Value::people(who(desk, people, one))),
        ];
        desk.say(&format!("{verb}-in-force"), &values)?;
    } else {
        desk.say(&format!("{verb}-given"), &[])?;
        waits(desk, needs)?;
    }
    desk.say("given-next", &[])
}

/// Says for whom it waits.
pub fn waits(desk: &mut Desk, needs: (u32, u32)) -> Done {
    match needs_told(&desk.words, needs) {
        Some(whom) => desk.say("given-waits", &[("whom", Value::program(whom))]),
        None => desk.say("given-waits-still", &[]),
    }
}

fn list(desk: &mut Desk, people: &People, waiting: &[Pending]) -> Done {
    if desk.json {
        let rows: Json = waiting.iter().map(row).collect();
        return desk.print_json(&rows);
    }
    if waiting.is_empty() {
        return desk.say("pending-nothing", &[]);
    }
    for (number, one) in waiting.iter().enumerate() {
        if number > 0 {
            desk.line("")?;
        }
        for line in told(desk, people, one) {
            desk.line(&line)?;
        }
    }
    Ok(())
}

fn told(desk: &Desk, people: &People, one: &Pending) -> Vec<String> {
    let words = &desk.words;
    let entry = one.entry.as_deref().unwrap_or_default();
    let what = words.say(
        "pending",
        &[
            ("code", Value::program(kind(one.what))),
            ("who", Value::people(who(desk, people, one))),
            ("entry", Value::program(entry)),
        ],
    );
    let mut lines = vec![format!("{}  {what}", one.handle)];
    let mut below = |said: String| lines.push(format!("    {said}"));
    if !one.rooms.is_empty() {
        let rooms = Value::program(rooms_told(words, &one.rooms));
        below(words.say("rooms", &[("rooms", rooms)]));
    }
    if !one.backers.is_empty() {
        let who = Value::people(people.all(&one.backers));
        below(words.say("pending-backers", &[("who", who)]));
    }
    for verdict in &one.verdicts {
        let who = Value::people(people.all(&verdict.by));
        let stands = Value::program(if verdict.stands { "yes" } else { "no" });
        below(words.say("pending-verdict", &[("who", who), ("stands", stands)]));
    }
    let since = Value::program(moment(words, one.since_s));
    below(words.say("pending-since", &[("date", since)]));
    if let Some(whom) = needs_told(words, one.needs) {
        below(words.say("given-waits", &[("whom", Value::program(whom))]));
    }
    let values = [
        ("code", Value::program(kind(one.what))),
        ("handle", Value::program(one.handle.as_str())),
    ];
    below(match one.mine {
        true => words.say("pending-mine", &values),
        false => words.say("pending-not-mine", &[]),
    });
    lines
}

/// Whom it is about: a name out of the record, or the one that they gave.
fn who(desk: &Desk, people: &People, one: &Pending) -> String {
    let person = one.person.as_deref().filter(|person| !person.is_empty());
    match person {
        Some(person) => people.who(person),
        None => desk.words.say("somebody", &[]),
    }
}

/// The name of what waits, in the catalogue.
pub fn kind(what: PendingKind) -> &'static str {
    match what {
        PendingKind::Answer => "answer",
        PendingKind::Admission => "admission",
        PendingKind::Recovery => "recovery",
        PendingKind::Removal => "removal",
        PendingKind::Dispute => "dispute",
        PendingKind::DisputedAdmission => "disputed_admission",
        PendingKind::Erasure => "erasure",
        PendingKind::Words => "words",
    }
}

fn row(one: &Pending) -> Json {
    let said = |stands| {
        let verdicts = one.verdicts.iter();
        let by: Vec<&String> = verdicts
            .filter(|verdict| verdict.stands == stands)
            .flat_map(|verdict| &verdict.by)
            .collect();
        by
    };
    json!({
        "handle": one.handle,
        "what": kind(one.what),
        "person": one.person,
        "rooms": rooms_json(&one.rooms),
        "backers": one.backers,
        "needs": needs_json(one.needs),
        "mine": one.mine,
        "since_s": one.since_s,
        "words": one.compare.as_ref().map(|compare| &compare.words),
        "digits": one.compare.as_ref().map(|compare| &compare.digits),
        "entry": one.entry,
        "stands": said(true),
        "falls": said(false),
    })
}
