//! `verify`: whether the vault is what was written, and keeps the rules.

use clap::{ArgMatches, Command};
use serde_json::json;

use answerable_office::Verified;
use answerable_office::paper::faults;
use answerable_office::paper::words::{Value, neutral};

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::group::People;
use super::help::Help;
use super::verify_rooms;

/// So many refs are named; the rest is counted.
const LISTED_MAX: usize = 10;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("verify")
}

/// Reads the whole vault and says what it found.
pub fn run(desk: &mut Desk, _given: &ArgMatches) -> Done {
    let mut office = desk.unlock()?;
    let verified = office.verify()?;
    let integrity = &verified.integrity;
    if desk.json {
        let broken: Vec<_> = verified
            .broken
            .iter()
            .map(|fault| json!({"line": fault.line, "field": fault.field, "rule": fault.rule.code()}))
            .collect();
        desk.print_json(&json!({
            "whole": verified.is_whole(),
            "entries": verified.entries,
            "erased": verified.erased,
            "pages_unsealed": integrity.pages_unsealed,
            "structure_faults": integrity.structure_faults,
            "attachments_damaged": integrity.attachments_damaged,
            "search_index_differs": integrity.search_index_differs,
            "fold_agrees": verified.fold_agrees,
            "broken": broken,
            "unreadable": verified.unreadable,
            "misfiled": verified.misfiled,
            "unlogged": verified.unlogged,
            "mismarked": verified.mismarked,
            "rooms": verified.rooms.iter().map(verify_rooms::json).collect::<Vec<_>>(),
        }))?;
    } else {
        let count = |number: u64| Value::Count(i64::try_from(number).unwrap_or(i64::MAX));
        desk.say(
            "verify-read",
            &[
                ("count", count(verified.entries)),
                ("erased", count(verified.erased)),
            ],
        )?;
        for fault in &verified.broken {
            let said = neutral(&faults::line(&desk.words, fault));
            desk.line(&said)?;
        }
        if !verified.broken.is_empty() {
            desk.say(
                "verify-broken",
                &[("count", Value::count(verified.broken.len()))],
            )?;
        }
        let found = [
            ("verify-pages", integrity.pages_unsealed),
            ("verify-structure", integrity.structure_faults),
            ("verify-attachments", integrity.attachments_damaged),
            ("verify-search", integrity.search_index_differs.into()),
            ("verify-fold", (!verified.fold_agrees).into()),
        ];
        for (key, number) in found.into_iter().filter(|(_, number)| *number > 0) {
            desk.say(key, &[("count", count(number))])?;
        }
        let people = People::of(desk, &mut office);
        for room in &verified.rooms {
            for line in verify_rooms::lines(&desk.words, &people, room) {
                desk.line(&line)?;
            }
        }
        entries(desk, &verified)?;
        desk.say(
            if verified.is_whole() {
                "verify-whole"
            } else {
                "verify-damaged"
            },
            &[],
        )?;
    }
    match verified.is_whole() {
        true => Ok(()),
        false => Err(Stop::Damaged),
    }
}

/// Entries that do not lie as they were signed, by ref.
fn entries(desk: &mut Desk, verified: &Verified) -> Done {
    let found = [
        ("verify-misfiled", &verified.misfiled),
        ("verify-unlogged", &verified.unlogged),
        ("verify-mismarked", &verified.mismarked),
    ];
    for (key, entries) in found.into_iter().filter(|(_, entries)| !entries.is_empty()) {
        let first: Vec<String> = entries
            .iter()
            .take(LISTED_MAX)
            .map(|entry| neutral(entry))
            .collect();
        let values = [
            ("count", Value::count(entries.len())),
            ("entries", Value::program(first.join(", "))),
        ];
        desk.say(key, &values)?;
    }
    if verified.unreadable {
        desk.say("verify-unreadable", &[])?;
    }
    Ok(())
}
