//! `show`: one entry in plain words, with what belongs to it.

use std::fs::File;
use std::path::PathBuf;

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

use answerable_office::paper::dates;
use answerable_office::paper::reading::{Reading, Speaker};
use answerable_office::paper::words::{Value as Place, Words, neutral, neutral_lines};
use answerable_office::record::shape::Form;
use answerable_office::record::{Day, Entry, Field, Kind, Sight, Value, When, words::Word};
use answerable_office::{Failure, Office, Shown};

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;
use super::names::{self, Told};

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("show")
        .arg(help.place("show", "ref", "ref").required(true))
        .arg(help.option("show", "attachment", "name").requires("to"))
        .arg(help.file("show", "to").requires("attachment"))
}

/// Shows the entry, or takes a file out of it.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let reference: &String = given.get_one("ref").expect("clap asks for it");
    let mut office = desk.unlock()?;
    if let Some(name) = given.get_one::<String>("attachment") {
        let to: &PathBuf = given.get_one("to").expect("clap asks for it");
        return take_out(desk, &office, reference, name, to);
    }
    let today = desk.now.day;
    let shown = office.show(reference, today)?;
    if desk.json {
        return desk.print_json(&as_json(&shown));
    }
    let reading = people_around(&mut office, &shown, today)?;
    let wording = reading.wording(&desk.words);
    let speaker = Speaker {
        reading: &reading,
        words: &desk.words,
        wording: &wording,
    };
    let lines = in_words(&speaker, &mut office, &shown, today, desk.width())?;
    desk.print(&lines)
}

fn take_out(desk: &mut Desk, office: &Office, reference: &str, name: &str, to: &PathBuf) -> Done {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // Looked for first, so that a wrong name leaves no empty file behind.
    office.read_attachment(reference, name, &mut std::io::sink())?;
    let mut file = options.open(to)?;
    office.read_attachment(reference, name, &mut file)?;
    file.sync_all()?;
    desk.say(
        "file-written",
        &[("path", Place::people(to.to_string_lossy()))],
    )
}

/// The process and those whom the entry names, which is all that names take.
fn people_around(office: &mut Office, shown: &Shown, today: Day) -> Result<Reading, Failure> {
    let mut refs = vec![
        "perpetrator".to_owned(),
        shown.author.clone(),
        "process".to_owned(),
    ];
    for entry in [Some(&shown.entry), shown.corrected.as_ref()]
        .into_iter()
        .flatten()
    {
        for (_, value) in entry.said.iter() {
            match value {
                Value::Name(name) => refs.push(name.to_string()),
                Value::Names(names) => refs.extend(names.iter().map(ToString::to_string)),
                _ => {}
            }
        }
    }
    refs.sort();
    refs.dedup();
    let mut around = Vec::new();
    for name in refs {
        match office.entry(&name, today) {
            Ok(entry) => around.push(entry),
            Err(Failure::NoSuchEntry(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    let wanted =
        |entry: &Entry| matches!(entry.kind, Kind::Process | Kind::Person | Kind::Surrounding);
    around.retain(wanted);
    around.sort_by_key(|entry| entry.kind);
    Ok(Reading::new(office.fold()?, around, Day::MAX, Sight::ALL))
}

fn in_words(
    speaker: &Speaker,
    office: &mut Office,
    shown: &Shown,
    today: Day,
    width: usize,
) -> Result<String, Failure> {
    let words = speaker.words;
    let entry = shown.corrected.as_ref().unwrap_or(&shown.entry);
    let mut page = Page {
        lines: Vec::new(),
        width,
    };
    page.lines.push(format!(
        "{}  {}",
        entry.name,
        names::kind(words, entry.kind)
    ));
    page.lines.push(format!(
        "{} ({})",
        names::date(words, entry.on),
        dates::ago(words, entry.on.day, today)
    ));
    let room = names::word(
        words,
        answerable_office::record::words::Room::NAMES,
        shown.room.name(),
    );
    page.say(words, "show-room", &[("room", Place::program(room))]);
    let by = entry
        .said
        .name(Field::By)
        .map_or(shown.author.as_str(), AsRef::as_ref);
    let recorded =
        Day::from_number(i32::try_from(shown.recorded_at_s.div_euclid(86_400)).unwrap_or(0));
    let recorded = Place::program(dates::plain(words, When::day(recorded)));
    match by.is_empty() {
        true => page.say(words, "show-recorded", &[("date", recorded)]),
        false => {
            let by = names::reference(speaker, Form::Who, by);
            page.say(
                words,
                "show-recorded-by",
                &[("date", recorded), ("by", Place::program(by))],
            );
        }
    }
    for (flag, because) in &shown.flags {
        let flag = serde_json::to_value(flag).expect("a word");
        let values = [
            (
                "code",
                Place::program(flag.as_str().unwrap_or_default().to_owned()),
            ),
            (
                "ref",
                Place::program(because.as_deref().unwrap_or("None").to_owned()),
            ),
        ];
        page.say(words, "flag", &values);
    }
    if entry.erased {
        erased(&mut page, words, office, shown, today)?;
    }
    page.lines.push(String::new());
    let above = page.lines.len();
    page.fields(speaker, entry);
    if page.lines.len() == above {
        page.lines.pop();
    }
    if let Some(corrected) = &shown.corrected {
        before(&mut page, speaker, &shown.entry, corrected);
    }
    page.around(words, shown);
    Ok(page
        .lines
        .iter()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect())
}

/// The fields of an entry that is not yet written, as lines.
pub fn draft_lines(speaker: &Speaker, entry: &Entry, width: usize) -> Vec<String> {
    let words = speaker.words;
    let mut page = Page {
        lines: Vec::new(),
        width,
    };
    page.lines.push(names::kind(words, entry.kind));
    page.lines.push(names::date(words, entry.on));
    page.fields(speaker, entry);
    page.lines
}

/// Who erased it, when and why.
fn erased(
    page: &mut Page,
    words: &Words,
    office: &mut Office,
    shown: &Shown,
    today: Day,
) -> Result<(), Failure> {
    page.say(words, "show-erased", &[]);
    let by = shown
        .pointed_at_by
        .iter()
        .filter(|(_, kind)| *kind == Kind::Erasure);
    for (name, _) in by {
        let erasure = office.entry(name, today)?;
        if let Some(&Value::Word(reason)) = erasure.said.get(Field::Reason) {
            let list = answerable_office::record::words::ErasureReason::NAMES;
            let reason = list.get(usize::from(reason)).copied().unwrap_or_default();
            let values = [
                ("ref", Place::program(name.as_str())),
                ("date", Place::program(dates::plain(words, erasure.on))),
                ("reason", Place::program(names::word(words, list, reason))),
            ];
            page.say(words, "show-erased-by", &values);
        }
    }
    Ok(())
}

/// What stood there before corrections.
fn before(page: &mut Page, speaker: &Speaker, first: &Entry, corrected: &Entry) {
    page.lines.push(String::new());
    page.say(speaker.words, "show-before", &[]);
    if first.on != corrected.on {
        let label = names::field(speaker.words, Field::On);
        page.told(&label, &Told::Line(names::date(speaker.words, first.on)), 2);
    }
    for slot in first.kind.slots() {
        let (was, is) = (first.said.get(slot.field), corrected.said.get(slot.field));
        if was == is {
            continue;
        }
        let label = names::field(speaker.words, slot.field);
        match was {
            Some(was) => page.told(&label, &names::told(speaker, slot.form, was), 2),
            None => page.told(
                &label,
                &Told::Line(speaker.words.say("show-was-not-there", &[])),
                2,
            ),
        }
    }
}

struct Page {
    lines: Vec<String>,
    width: usize,
}

impl Page {
    fn say(&mut self, words: &Words, key: &str, values: &[(&str, Place)]) {
        let said = words.say(key, values);
        self.filled(&said, "", "  ");
    }

    fn fields(&mut self, speaker: &Speaker, entry: &Entry) {
        // What somebody should know before reading on stands first.
        let note = entry
            .kind
            .slots()
            .filter(|slot| slot.field == Field::ContentNote);
        let rest = entry
            .kind
            .slots()
            .filter(|slot| !matches!(slot.field, Field::ContentNote | Field::By));
        for slot in note.chain(rest) {
            if let Some(value) = entry.said.get(slot.field) {
                let label = names::field(speaker.words, slot.field);
                self.told(&label, &names::told(speaker, slot.form, value), 0);
            }
        }
        if let Some(Json::Object(set)) = entry
            .set
            .as_deref()
            .and_then(|set| serde_json::from_str(set).ok())
        {
            let label = names::field(speaker.words, Field::Set);
            self.lines.push(format!("{label}:"));
            for (field, value) in set {
                let label = Field::from_name(&field)
                    .map_or(field, |field| names::field(speaker.words, field));
                let value = match value {
                    Json::Null => Told::Line(speaker.words.say("show-taken-out", &[])),
                    Json::String(text) => Told::Quotes(vec![text]),
                    other => Told::Line(neutral(&other.to_string())),
                };
                self.told(&label, &value, 2);
            }
        }
    }

    fn told(&mut self, label: &str, value: &Told, indent: usize) {
        let blanks = " ".repeat(indent);
        match value {
            Told::Line(line) => {
                self.filled(
                    &format!("{label}: {line}"),
                    &blanks,
                    &format!("{blanks}    "),
                );
            }
            Told::Quotes(quotes) => {
                self.lines.push(format!("{blanks}{label}:"));
                for quote in quotes {
                    for line in neutral_lines(quote) {
                        self.filled(&line, &format!("{blanks}  » "), &format!("{blanks}    "));
                    }
                }
            }
            Told::Parts(parts) => {
                self.lines.push(format!("{blanks}{label}:"));
                for (number, part) in (1..).zip(parts) {
                    if parts.len() > 1 {
                        self.lines.push(format!("{blanks}  {number}."));
                    }
                    for (label, value) in part {
                        self.told(label, value, indent + 4);
                    }
                }
            }
        }
    }

    fn around(&mut self, words: &Words, shown: &Shown) {
        if !shown.attachments.is_empty() {
            self.lines.push(String::new());
            self.say(words, "show-attachments", &[]);
            for file in &shown.attachments {
                let kib = file.bytes.div_ceil(1024);
                let size = words.say(
                    "size-kib",
                    &[(
                        "count",
                        Place::Count(i64::try_from(kib).unwrap_or(i64::MAX)),
                    )],
                );
                let line = format!("  {}  {size}", neutral(&file.name));
                self.lines.push(match file.here {
                    true => line,
                    false => format!("{line}  {}", words.say("show-not-here", &[])),
                });
            }
        }
        if !shown.pointed_at_by.is_empty() {
            self.lines.push(String::new());
            self.say(words, "show-pointed-at", &[]);
            for (name, kind) in &shown.pointed_at_by {
                self.lines
                    .push(format!("  {name}  {}", names::kind(words, *kind)));
            }
        }
    }

    /// Breaks a text into lines that fit.
    fn filled(&mut self, text: &str, first: &str, other: &str) {
        let mut line = first.to_owned();
        let mut bare = true;
        for word in text.split_whitespace() {
            if !bare && line.width() + 1 + word.width() > self.width {
                self.lines
                    .push(std::mem::replace(&mut line, other.to_owned()));
                bare = true;
            }
            if !bare {
                line.push(' ');
            }
            line.push_str(word);
            bare = false;
        }
        self.lines.push(line);
    }
}

fn as_json(shown: &Shown) -> Json {
    let line =
        |entry: &Entry| -> Json { serde_json::from_str(&entry.to_line()).expect("a line is JSON") };
    let pointing = shown.pointed_at_by.iter();
    let pointing: Json = pointing
        .map(|(name, kind)| json!({"ref": name, "type": kind.name()}))
        .collect();
    let flags = shown.flags.iter();
    let flags: Json = flags
        .map(|(flag, because)| json!({"flag": flag, "because_of": because}))
        .collect();
    let files = shown.attachments.iter();
    let files: Json = files
        .map(|file| json!({"name": file.name, "bytes": file.bytes, "here": file.here}))
        .collect();
    json!({
        "entry": line(&shown.entry),
        "corrected": shown.corrected.as_ref().map(line),
        "room": shown.room.name(),
        "recorded_by": shown.author,
        "recorded_at_s": shown.recorded_at_s,
        "pointed_at_by": pointing,
        "flags": flags,
        "attachments": files,
    })
}
