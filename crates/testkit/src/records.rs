//! Random records: small, dense, and with all that makes ledgers hard.
//!
//! They are as several devices may have written them, so not every rule is kept: dates before what
//! they point at, refs taken twice, disputes, erasures of anything. What a line points at stands above it.

use std::fmt;
use std::rc::Rc;

use answerable_record::words::Side;
use answerable_record::{Entry, Field, Kind, Position, read};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

/// An entry, and its place in the order of recording.
#[derive(Clone)]
pub struct Recorded {
    /// Its place.
    pub position: Position,
    /// What was recorded.
    pub entry: Entry,
}

impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { depth, tie } = self.position;
        write!(f, "{depth}.{tie} {}", self.entry.to_line())
    }
}

/// The first day of a record, as days are counted here.
pub const FIRST_DAY: &str = "2020-01-01";
/// How many days a record spans.
pub const DAYS: u16 = 336;

/// The day of that number, at most [`DAYS`]; months have 28 days here.
pub fn day(number: u16) -> String {
    let number = number.min(DAYS - 1);
    format!("2020-{:02}-{:02}", number / 28 + 1, number % 28 + 1)
}

/// Records of at most so many entries beside the founding.
pub fn records(entries_max: usize) -> impl Strategy<Value = Vec<Recorded>> {
    let all = Liberties {
        rooms: true,
        names: true,
    };
    steps(entries_max).prop_map(move |steps| recorded(&steps, all))
}

/// The same, in which each ref is its own.
pub fn records_in_rooms(entries_max: usize) -> impl Strategy<Value = Vec<Recorded>> {
    let rooms = Liberties {
        rooms: true,
        names: false,
    };
    steps(entries_max).prop_map(move |steps| recorded(&steps, rooms))
}

/// The same, in which each entry lies in the room of its type, its ref is its own, and nothing is released.
pub fn records_at_home(entries_max: usize) -> impl Strategy<Value = Vec<Recorded>> {
    let none = Liberties {
        rooms: false,
        names: false,
    };
    steps(entries_max).prop_map(move |steps| recorded(&steps, none))
}

/// The lines with which a record begins.
pub(crate) fn beginning() -> Vec<Json> {
    founding()
}

/// One more line, by somebody who knows these, under a ref of its own; `None` where these do not give it
/// anything to point at. Whom its writer had not heard of is left to who knows.
pub(crate) fn next_line(known: Vec<Rc<Json>>, name: &str, picks: [u16; 10]) -> Option<Json> {
    let [what, date, picks @ ..] = picks;
    if known.len() < 2 {
        return None;
    }
    let mut writer = Writer {
        liberties: Liberties {
            rooms: false,
            names: false,
        },
        lines: known,
    };
    let before = writer.lines.len();
    writer.write(&Step {
        what: usize::from(what) % WHAT.len(),
        picks,
        // Few days, so that much hangs on the order of recording.
        day: date % 12 * (DAYS / 12),
    });
    let line = writer.lines.drain(before..).next()?;
    let mut line = Rc::unwrap_or_clone(line);
    let fields = line.as_object_mut()?;
    fields.insert("ref".into(), name.into());
    fields.remove("unaware_of");
    Some(line)
}

/// What one entry is made of: numbers that mean less when they are smaller, so that failures shrink.
#[derive(Clone, Debug)]
struct Step {
    what: usize,
    picks: [u16; 8],
    day: u16,
}

#[derive(Clone, Copy)]
struct Liberties {
    /// Entries lie in any room, are released, and there are more persons.
    rooms: bool,
    /// Two entries may have one ref.
    names: bool,
}

fn steps(entries_max: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = (0..WHAT.len(), any::<[u16; 8]>(), 0..DAYS);
    vec(
        step.prop_map(|(what, picks, day)| Step { what, picks, day }),
        1..=entries_max,
    )
}

fn recorded(steps: &[Step], liberties: Liberties) -> Vec<Recorded> {
    let mut writer = Writer {
        lines: founding().into_iter().map(Rc::new).collect(),
        liberties,
    };
    for step in steps {
        writer.write(step);
    }
    let mut known: Vec<Entry> = Vec::with_capacity(writer.lines.len());
    for line in writer.lines {
        let kind_of = |name: &str| {
            let entry = known.iter().find(|entry| entry.name.as_ref() == name);
            entry.map(|entry| entry.kind)
        };
        // A correction may set what its target has no field for: such a line no device would write.
        if let Ok(entry) = read::trusted(line.to_string().as_bytes(), kind_of) {
            known.push(entry);
        }
    }
    // Which of two namesakes such a line meant hangs on what its writer knew: no matter of ledgers.
    let names: Vec<Box<str>> = known.iter().map(|entry| entry.name.clone()).collect();
    let once = |name: &str| names.iter().filter(|other| other.as_ref() == name).count() < 2;
    // Nor whom one meant who destroyed the words about the perpetrator, where two were said to be him.
    let says_him = |entry: &&Entry| {
        let set = entry.set.as_deref().unwrap_or_default();
        entry.kind == Kind::Person && entry.said.word(Field::Side) == Some(Side::Perpetrator)
            || set.contains("\"side\"")
    };
    let several = known.iter().filter(says_him).count() > 1;
    known.retain(|entry| {
        let by_role = entry
            .said
            .name(Field::Of)
            .is_some_and(|of| of.as_ref() == "perpetrator");
        if entry.kind == Kind::Erasure && by_role && several {
            return false;
        }
        let of = entry.said.name(Field::Of).map(|of| match of.as_ref() {
            "perpetrator" => "him",
            of => of,
        });
        !matches!(entry.kind, Kind::Correction | Kind::Erasure) || of.is_some_and(once)
    });
    // Some were written at once, on two devices: the same depth, and a tie.
    let position = |number: usize| Position {
        depth: number as u64 / 2 + 1,
        tie: number as u128 % 2,
    };
    let numbered = known.into_iter().enumerate();
    numbered
        .map(|(number, entry)| Recorded {
            position: position(number),
            entry,
        })
        .collect()
}

fn founding() -> Vec<Json> {
    let person = |name, side| json!({"type": "person", "ref": name, "on": FIRST_DAY, "name": name, "side": side});
    let joined = |name: &str| {
        json!({"type": "membership", "ref": format!("in-{name}"), "on": FIRST_DAY,
            "person": name, "change": "joined"})
    };
    vec![
        json!({"type": "process", "ref": "process", "on": FIRST_DAY, "format": 1, "title": "T"}),
        person("him", "perpetrator"),
        person("she", "survivor"),
        person("one", "contact_group"),
        person("two", "contact_group"),
        joined("one"),
        joined("two"),
        letter("letter", None),
        json!({"type": "surrounding", "ref": "choir", "on": FIRST_DAY, "name": "C", "kind": "friends"}),
        json!({"type": "mandate", "ref": "mandate", "on": FIRST_DAY, "review_every_days": 90,
            "contact_rules": {"reply_within_days": 10}}),
    ]
}

fn letter(name: &str, replaces: Option<&str>) -> Json {
    let criterion = |id, kind| json!({"id": id, "text": "x", "kind": kind});
    let mut letter = json!({"type": "letter", "ref": name, "on": FIRST_DAY, "text": "x", "demands": [
        {"id": "D1", "title": name, "text": "x", "kind": "once",
            "criteria": [criterion("D1.a", "plain"), criterion("D1.b", "plain")]},
        {"id": "D2", "title": "T", "text": "x", "kind": "each_surrounding", "surrounding_kinds": ["friends", "work"],
            "criteria": [criterion("D2.a", "informed"), criterion("D2.b", "letter_passed_on")]}]});
    if let Some(replaces) = replaces {
        letter["replaces"] = replaces.into();
    }
    letter
}

/// Types in the proportions in which they are drawn.
const WHAT: &[&str] = &[
    "note",
    "contact",
    "contact",
    "contact",
    "contact",
    "meeting",
    "agreement",
    "claim",
    "claim",
    "check",
    "check",
    "disclosure",
    "disclosure",
    "help",
    "reflection",
    "refusal",
    "pattern",
    "task",
    "handover",
    "outcome",
    "outcome",
    "outcome",
    "decision",
    "assessment",
    "assessment",
    "closure",
    "concern",
    "question",
    "pause",
    "withdrawal",
    "acceptance",
    "membership",
    "surrounding",
    "stance",
    "letter",
    "mandate",
    "statement",
    "consent",
    "publication",
    "correction",
    "correction",
    "correction",
    "correction",
    "erasure",
    "release",
    "person",
];

/// Of what an outcome can be, and how it can end.
const ENDINGS: &[(&str, &[&str])] = &[
    (
        "meeting",
        &["attended", "missed", "cancelled_by_us", "moved"],
    ),
    ("agreement", &["kept", "partly", "broken", "withdrawn"]),
    ("task", &["done", "dropped"]),
    ("handover", &["accepted", "declined"]),
    ("decision", &["adopted", "rejected"]),
    ("question", &["answered"]),
    ("concern", &["settled"]),
];

struct Writer {
    lines: Vec<Rc<Json>>,
    liberties: Liberties,
}

/// One of these, by a number.
fn of<'t, T: ?Sized>(list: &[&'t T], pick: u16) -> &'t T {
    list[usize::from(pick) % list.len()]
}

/// The perpetrator's person may also be pointed at by his role.
fn by_role(name: &str, pick: u16) -> &str {
    match name {
        "him" if pick.is_multiple_of(2) => "perpetrator",
        name => name,
    }
}

impl Writer {
    fn write(&mut self, step: &Step) {
        let kind = WHAT[step.what];
        let Some(mut line) = self.line(kind, step) else {
            return;
        };
        let [.., room, taken, date] = step.picks;
        let lies_with_target = matches!(
            kind,
            "correction" | "erasure" | "release" | "outcome" | "check"
        );
        if self.liberties.rooms && room % 9 == 1 && !lies_with_target {
            line.insert(
                "room".into(),
                of(&["survivor", "contact", "bridge"], room / 9).into(),
            );
        }
        let other = &self.lines[usize::from(taken / 32) % self.lines.len()];
        let name = match self.liberties.names && taken % 32 == 1 {
            // Two devices made up the same ref.
            true => other["ref"].clone(),
            false => format!("e-{}", self.lines.len()).into(),
        };
        let on = match date % 10 {
            1 => format!("{}T12:00-11:00", day(step.day)),
            2 => day(step.day)[..7].to_owned(),
            _ => day(step.day),
        };
        line.insert("type".into(), kind.into());
        line.insert("ref".into(), name);
        line.insert("on".into(), on.into());
        self.lines.push(Rc::new(Json::Object(line)));
    }

    fn refs(&self, kinds: &[&str]) -> Vec<&str> {
        let lines = self.lines.iter();
        let of_kind = lines.filter(|line| {
            line["type"]
                .as_str()
                .is_some_and(|kind| kinds.contains(&kind))
        });
        of_kind.filter_map(|line| line["ref"].as_str()).collect()
    }

    /// The ref of an entry of one of these types above, mostly a late one.
    fn above(&self, kinds: &[&str], pick: u16) -> Option<String> {
        let refs = self.refs(kinds);
        let near = if pick.is_multiple_of(4) {
            refs.len()
        } else {
            refs.len().min(3)
        };
        let place = usize::from(pick / 4).checked_rem(near)?;
        refs.iter().rev().nth(place).map(|name| (*name).to_owned())
    }

    fn line(&self, kind: &str, step: &Step) -> Option<Map<String, Json>> {
        let [a, b, c, d, ..] = step.picks;
        let one = |kinds: &[&str], pick| self.above(kinds, pick);
        let with = match a % 8 {
            0..=3 => "perpetrator".to_owned(),
            4..=5 => "him".to_owned(),
            _ => one(&["surrounding"], b)?,
        };
        let term = || day(step.day.saturating_add(b % 40));
        let about = of(&["D1", "D1.a", "D1.b", "D2", "D2.a"], b);
        let person = of(&["one", "two", "she"], c);
        let mut said = match kind {
            "contact" => {
                json!({"with": with, "direction": of(&["to", "from"], c), "channel": "email",
                "expects_reply": c % 4 < 3, "answers": one(&["contact"], d).filter(|_| d % 3 > 0).map(|name| [name]),
                "delivery": (d % 11 == 0).then_some("undeliverable")})
            }
            "meeting" => {
                let with = if d % 5 == 1 { "contact_group" } else { &with };
                json!({"with": with, "at": format!("{}T18:00Z", term()), "persons": (c % 3 > 0).then_some([person])})
            }
            "agreement" => {
                json!({"with": with, "due": (c % 3 > 0).then(term), "concession": (d % 2 > 0).then_some("c")})
            }
            "claim" => {
                let about = if c % 2 > 0 {
                    about.to_owned()
                } else {
                    one(&["surrounding"], b)?
                };
                json!({"speaker": with, "about": about})
            }
            "check" => {
                json!({"claim": one(&["claim"], a)?, "finding": of(&["confirmed", "contradicted", "unverifiable"], b)})
            }
            "disclosure" => {
                json!({"surrounding": one(&["surrounding"], a)?, "letter": of(&["yes", "no", "unknown"], c),
                "told_by": of(&["perpetrator", "perpetrator", "other"], b)})
            }
            "help" => json!({"status": of(&["asked_for", "started", "refused"], a)}),
            "reflection" => json!({"survivor_perspective": of(&["yes", "partly", "no"], a)}),
            "pattern" => json!({"kind": of(&["denial", "minimising"], a), "cites": ["letter"]}),
            "task" => json!({"assignee": person, "text": "t", "due": (a % 2 > 0).then(term)}),
            "handover" => json!({"tasks": [one(&["task"], a)?], "from": "one", "to": person}),
            "outcome" => {
                let (target, endings) = ENDINGS[usize::from(a) % ENDINGS.len()];
                let target = one(&[target], b)?;
                let others: Vec<_> = self.pointing("outcome", &target).collect();
                json!({"of": target, "result": of(endings, c), "unaware_of": others})
            }
            "decision" => json!({"question": "q"}),
            "assessment" => {
                json!({"about": about, "finding": of(&["partly", "not_met", "unknown"], a),
                "decision": one(&["decision"], c).filter(|_| c % 2 > 0), "review_on": (d % 2 > 0).then(term)})
            }
            "closure" => json!({"reason": "fulfilled", "demands_stand": a % 2 > 0}),
            "concern" => json!({"urgent": a % 3 > 0}),
            "question" => json!({"to": "survivor", "text": "q"}),
            "pause" => json!({"about": one(&["surrounding"], a).filter(|_| b % 2 > 0)}),
            "withdrawal" => {
                json!({"of": one(&["letter", "mandate", "pause", "pause", "consent"], a)?})
            }
            "acceptance" => json!({"mandate": one(&["mandate"], a)?, "persons": [person]}),
            "membership" => {
                let role = of(&["liaison", "spokesperson", "coordinator"], d);
                json!({"person": person, "change": of(&["joined", "resting", "returned", "left"], a),
                "roles": (b % 2 > 0).then_some([role])})
            }
            "surrounding" => json!({"name": "s", "kind": of(&["friends", "work", "partner"], a),
                "since": (b % 2 > 0).then(|| day(c % DAYS)), "until": (d % 4 == 0).then(|| day(b % DAYS))}),
            "stance" => {
                json!({"surrounding": one(&["surrounding"], a)?, "stance": of(&["neutral", "legitimising"], b)})
            }
            "letter" => letter(
                &format!("l{}", self.lines.len()),
                one(&["letter"], a).filter(|_| b % 4 > 0).as_deref(),
            ),
            "mandate" => {
                json!({"replaces": one(&["mandate"], a).filter(|_| b % 4 > 0), "review_every_days": c % 99,
                "contact_rules": {"reply_within_days": d % 30}})
            }
            "statement" => {
                json!({"paragraphs": [{"text": "x", "kind": "demand"}], "audience": "public"})
            }
            "consent" => {
                json!({"to": one(&["statement"], a)?, "person": "she", "given": b % 4 > 0})
            }
            "publication" => json!({"statement": one(&["statement"], a)?}),
            "correction" => self.correction(step)?,
            "erasure" => json!({"of": self.any(a)?, "reason": "mistake"}),
            "release" if self.liberties.rooms => {
                json!({"of": self.any(a)?, "to_room": of(&["contact", "bridge"], b)})
            }
            "person" if self.liberties.rooms => {
                json!({"name": "n", "side": of(&["contact_group", "perpetrator", "bystander"], a)})
            }
            "note" | "refusal" => json!({}),
            _ => return None,
        };
        let said = said.as_object_mut()?;
        if d % 3 > 0
            && !matches!(
                kind,
                "outcome" | "correction" | "erasure" | "release" | "letter"
            )
        {
            said.insert("bears_on".into(), json!([about]));
        }
        if d % 4 == 1 && !matches!(kind, "correction" | "erasure" | "release") {
            said.insert("by".into(), person.into());
        }
        if c % 5 == 1 && !matches!(kind, "correction" | "erasure" | "release") {
            said.insert(
                "basis".into(),
                of(&["own_word", "third_party", "document"], d).into(),
            );
        }
        Some(
            said.clone()
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .collect(),
        )
    }

    fn any(&self, pick: u16) -> Option<String> {
        let lines: Vec<_> = self.lines.iter().skip(1).collect();
        let line = lines[usize::from(pick) % lines.len()];
        let name = line["ref"].as_str()?;
        Some(by_role(name, pick).to_owned())
    }

    fn pointing<'w>(&'w self, kind: &'w str, target: &'w str) -> impl Iterator<Item = &'w str> {
        let lines = self.lines.iter();
        let pointing = lines.filter(move |line| line["type"] == kind && line["of"] == target);
        pointing.filter_map(|line| line["ref"].as_str())
    }

    fn correction(&self, step: &Step) -> Option<Json> {
        let [a, b, c, d, ..] = step.picks;
        let first = usize::from(a % 3 > 0) * self.lines.len().saturating_sub(8);
        let late: Vec<_> = self.lines[first.max(1)..].iter().collect();
        let target = late[usize::from(a / 3) % late.len()];
        let name = target["ref"].as_str()?;
        // One of the target's own fields as another entry of its type has it, or a field that all have.
        let kind = target["type"].as_str()?;
        let likes: Vec<_> = self
            .lines
            .iter()
            .filter(|line| line["type"] == kind)
            .collect();
        let like = likes[usize::from(b) % likes.len()].as_object()?;
        let own: Vec<_> = like
            .iter()
            .filter(|(field, _)| !matches!(field.as_str(), "type" | "ref" | "room" | "name"))
            .collect();
        let (field, value) = own.get(usize::from(c) % own.len())?;
        let set = match d % 4 {
            0 => json!({"on": day(step.day.wrapping_add(b) % DAYS)}),
            1 => json!({"speaks": of(&["for", "against"], b)}),
            2 => json!({"bears_on": null}),
            _ => json!({*field: value}),
        };
        let others: Vec<_> = self.pointing("correction", name).collect();
        let (cites, unaware_of) = match b % 3 {
            0 => (others, Vec::new()),
            1 => (Vec::new(), others),
            _ => Default::default(),
        };
        Some(json!({"of": by_role(name, d), "set": set, "cites": cites, "unaware_of": unaware_of}))
    }
}
