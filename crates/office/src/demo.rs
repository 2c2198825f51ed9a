//! A process to look at: fictional, four years long, made for this project.

use std::collections::HashSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use answerable_record::{Day, Field, Kind};
use answerable_vault::{KeyCost, Passphrase};
use serde_json::{Map, Value as Json};

use crate::check::{Files, Find};
use crate::found::{Founding, Office};
use crate::group::Begin;
use crate::import::Imported;
use crate::{Failure, Now};

mod members;

pub use members::{DEMO_MEMBERS, DemoGroup, DemoVault, demo_members};

/// The day on which the demo is looked at; its last entries are of the days before.
pub const DEMO_DAY: &str = "2025-11-15";
/// The passphrase of the demo, which protects nothing.
pub const DEMO_PASSPHRASE: &str = "this is only a demonstration";

const SCRIPT: &str = include_str!("../demo/process.jsonl");

/// A demo that was made.
pub struct Demo {
    /// The open vault.
    pub office: Office,
    /// Where it lies.
    pub vault: PathBuf,
    /// What was taken in.
    pub imported: Imported,
    /// The day on which to look at it.
    pub day: Day,
}

/// Makes the demo in a folder, grown to so many entries where that is asked for.
///
/// # Errors
/// Where the folder has a demo already, or the machine says no.
pub fn demo(
    folder: &Path,
    entries: Option<usize>,
    cost: KeyCost,
    now: Now,
) -> Result<Demo, Failure> {
    let vault = folder.join("demo.vault");
    let passphrase = Passphrase::new(DEMO_PASSPHRASE).expect("it is not empty");
    let founding = Founding {
        title: "Demo".to_owned(),
        me: Some("rowan".to_owned()),
        language: "en".to_owned(),
        begin: Begin::Alone,
    };
    let mut office = Office::found(&vault, &passphrase, cost, &founding, now)?;
    let imported = office.import(&mut demo_script(entries).as_bytes(), &Papers, now)?;
    Ok(Demo {
        office,
        vault,
        imported,
        day: Day::parse(DEMO_DAY).expect("a day"),
    })
}

/// The demo's letters and minutes, which come with the program.
struct Papers;

impl Files for Papers {
    fn find(&self, path: &str) -> Find {
        if PAPERS.iter().any(|(name, _)| *name == path) {
            Find::There
        } else {
            Find::Missing
        }
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        let paper = PAPERS
            .iter()
            .find(|(name, _)| *name == path)
            .ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(paper.1.as_bytes()))
    }
}

/// The demo's script, grown to so many entries where that is asked for.
///
/// The work of four years is told several times over, each telling with refs of its own, so that
/// every letter has its answers and every meeting its outcome. It is for load, not for reading.
pub fn demo_script(entries: Option<usize>) -> String {
    let lines: Vec<&str> = SCRIPT.lines().collect();
    let more = entries.unwrap_or(0).saturating_sub(lines.len());
    let told: Vec<Map<String, Json>> = lines
        .iter()
        .map(|line| serde_json::from_str(line).expect("the demo is JSON"))
        .collect();
    let mut again: HashSet<&str> = HashSet::new();
    for line in &told {
        if is_told_again(line, &again) {
            again.extend(text(line, Field::Ref));
        }
    }
    let times = more.checked_div(again.len()).unwrap_or(0);
    let mut script = String::with_capacity((lines.len() + more) * 320);
    let mut put = |line: &str| {
        script.push_str(line);
        script.push('\n');
    };
    for (line, entry) in lines.iter().zip(&told) {
        put(line);
        if text(entry, Field::Ref).is_some_and(|name| again.contains(name)) {
            (1..=times).for_each(|time| put(&retold(entry, time, &again)));
        }
    }
    for number in 0..more - times * again.len() {
        let note = serde_json::json!({
            "type": "note", "ref": format!("load-{number}"), "on": DEMO_DAY, "text": "Told for load."
        });
        put(&note.to_string());
    }
    script
}

fn text(line: &Map<String, Json>, field: Field) -> Option<&str> {
    line.get(field.name()).and_then(Json::as_str)
}

/// The work itself is told again; what founds, judges, ends or erases happens once.
fn is_told_again(line: &Map<String, Json>, again: &HashSet<&str>) -> bool {
    let whole =
        !line.contains_key(Field::Erased.name()) && !line.contains_key(Field::Attachments.name());
    let Some(kind) = text(line, Field::Type)
        .and_then(Kind::from_name)
        .filter(|_| whole)
    else {
        return false;
    };
    match kind {
        Kind::Outcome => text(line, Field::Of).is_some_and(|of| again.contains(of)),
        Kind::Contact
        | Kind::Meeting
        | Kind::Agreement
        | Kind::Claim
        | Kind::Check
        | Kind::Note => true,
        Kind::Pattern | Kind::Reflection | Kind::Help | Kind::Question | Kind::Task => true,
        _ => false,
    }
}

/// The same entry under other refs, which point at the other tellings of what it points at.
fn retold(entry: &Map<String, Json>, time: usize, again: &HashSet<&str>) -> String {
    fn renamed(value: &mut Json, time: usize, again: &HashSet<&str>) {
        match value {
            Json::String(name) if again.contains(name.as_str()) => *name = format!("{name}.{time}"),
            Json::Array(items) => items.iter_mut().for_each(|item| renamed(item, time, again)),
            _ => {}
        }
    }
    let mut entry = entry.clone();
    for (field, value) in &mut entry {
        if field != Field::Text.name() {
            renamed(value, time, again);
        }
    }
    Json::Object(entry).to_string()
}

macro_rules! papers {
    ($($name:literal),* $(,)?) => {
        const PAPERS: &[(&str, &str)] = &[$(($name, include_str!(concat!("../demo/", $name)))),*];
    };
}

papers![
    "papers/briefing-2024-02.md",
    "papers/handover-2023-11.md",
    "papers/interim-2023-10.txt",
    "papers/letter-to-tarn-2021-11-15.txt",
    "papers/letter-to-tarn-2025-01-18.txt",
    "papers/mandate-2021-10-30.txt",
    "papers/mandate-2023-07-08.txt",
    "papers/meeting-2022-02-26.txt",
    "papers/meeting-2025-09-27.txt",
    "papers/minutes-2021-12-09.txt",
    "papers/minutes-2022-08-25.txt",
    "papers/minutes-2023-12-14.txt",
    "papers/minutes-2024-08-22.txt",
    "papers/minutes-2025-05-15.txt",
    "papers/open-letter-2021-10-16.txt",
    "papers/open-letter-2023-06-17.txt",
    "papers/practice-slip-2022-06.txt",
    "papers/reflection-2022-04.txt",
    "papers/reflection-2023-02.txt",
    "papers/reply-2022-01-21.txt",
    "papers/report-2024-09.txt",
    "papers/report-2025-09.txt",
    "papers/statement-2025-07.txt",
    "papers/transfer-2022-12.txt",
];
