//! `sync`: exchanges with every depot, and tells how it goes; it can be stopped at any moment.

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use answerable_office::group::{DepotSeen, Noticed, Synced};
use answerable_office::paper::words::{Value, Words};

use super::desk::Desk;
use super::exit::{self, Done, Stop};
use super::group::{People, count};
use super::help::Help;
use super::noticed;
use super::progress::{Shown, place};

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("sync")
        .arg(help.flag("sync", "without-attachments"))
}

/// Syncs.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let mut office = desk.unlock()?;
    let depots = office.depots()?;
    let mut shown = Shown::new(&desk.words, &depots, desk.width());
    let done = match given.get_flag("without-attachments") {
        true => office.sync_without_attachments(desk.now, &mut |step| shown.step(step)),
        false => office.sync(desk.now, &mut |step| shown.step(step)),
    };
    shown.end();
    let synced = done?;
    if desk.json {
        desk.print_json(&as_json(&synced))?;
    } else {
        let people = People::of(desk, &mut office);
        tell(desk, &people, &depots, &synced)?;
    }
    desk.close(office);
    match !depots.is_empty() && synced.unreached.len() >= depots.len() {
        // A stick that is away while another depot answers is nothing out of the ordinary.
        true => Err(Stop::Unreached),
        false => Ok(()),
    }
}

fn tell(desk: &mut Desk, people: &People, depots: &[DepotSeen], synced: &Synced) -> Done {
    for line in unreached(&desk.words, depots, synced) {
        desk.note_said(&line);
    }
    for line in came_and_went(&desk.words, synced) {
        desk.said(&line)?;
    }
    if synced.restarted {
        desk.say("sync-restarted", &[])?;
    }
    // That it is a copy is said above already, with what to do.
    let said = |check| synced.restarted && check == "R-081";
    let noticed: Vec<Noticed> = synced
        .noticed
        .iter()
        .filter(|one| !said(one.check))
        .cloned()
        .collect();
    for line in noticed::lines(&desk.words, people, &noticed) {
        desk.line(&line)?;
    }
    if synced.pending > 0 {
        desk.say("sync-pending", &[("count", count(synced.pending))])?;
    }
    Ok(())
}

/// The depots that could not be reached, each with what is safe and what to do.
pub fn unreached(words: &Words, depots: &[DepotSeen], synced: &Synced) -> Vec<String> {
    let each = synced.unreached.iter().flat_map(|(depot, code)| {
        let depot = [("depot", Value::people(place(depots, depot)))];
        let key = exit::key(code);
        [
            words.say("sync-unreached", &depot),
            words.say(&key, &[]),
            words.say(&format!("{key}.advice"), &[]),
        ]
    });
    each.collect()
}

/// What came and what was sent.
pub fn came_and_went(words: &Words, synced: &Synced) -> Vec<String> {
    let values = [("taken", count(synced.taken)), ("sent", count(synced.sent))];
    let mut lines = vec![words.say("sync-done", &values)];
    for (what, files) in [
        ("sync-files", synced.files),
        ("sync-files-missing", synced.files_missing),
    ] {
        if files > 0 {
            lines.push(words.say(what, &[("count", count(files))]));
        }
    }
    lines
}

fn as_json(synced: &Synced) -> Json {
    let unreached = synced.unreached.iter();
    let unreached = unreached.map(|(depot, code)| json!({"depot": depot, "code": code}));
    json!({
        "taken": synced.taken,
        "sent": synced.sent,
        "attachments": synced.files,
        "attachments_missing": synced.files_missing,
        "unreached": unreached.collect::<Json>(),
        "noticed": noticed::json(&synced.noticed),
        "restarted": synced.restarted,
        "pending": synced.pending,
    })
}
