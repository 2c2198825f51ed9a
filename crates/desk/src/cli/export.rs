//! `export`: the record as a script, with its attachments.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use serde_json::json;

use answerable_office::Exported;
use answerable_office::paper::words::Value;
use answerable_office::record::words::{Room, Word};

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("export").arg(help.file("export", "dir")).arg(
        help.option("export", "room", "room")
            .value_parser(PossibleValuesParser::new(Room::NAMES))
            .hide_possible_values(true),
    )
}

/// Writes the script to the terminal, or with its attachments into a folder.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let room = given
        .get_one::<String>("room")
        .and_then(|room| Room::from_name(room));
    let mut office = desk.unlock()?;
    let Some(folder) = given.get_one::<PathBuf>("dir") else {
        let exported = office.export(desk.out(), room)?;
        desk.flush()?;
        if exported.left_out > 0 {
            desk.note("export-left-out", &[("count", count(exported.left_out))]);
        }
        return Ok(());
    };
    let exported = office.export_to(folder, room)?;
    desk.close(office);
    tell(desk, &exported, folder)?;
    if room.is_some() && !desk.json {
        desk.say("export-for-reading", &[])?;
    }
    Ok(())
}

fn tell(desk: &mut Desk, exported: &Exported, folder: &std::path::Path) -> Done {
    if desk.json {
        return desk.print_json(&json!({
            "entries": exported.entries,
            "attachments": exported.attachments,
            "not_here": exported.not_here,
            "clashing": exported.clashing,
        }));
    }
    let values = [
        ("entries", count(exported.entries)),
        ("attachments", count(exported.attachments)),
        ("path", Value::people(folder.to_string_lossy())),
    ];
    desk.say("export-done", &values)?;
    let missing = [
        ("export-not-here", exported.not_here),
        ("export-clashing", exported.clashing),
    ];
    for (what, files) in missing.iter().filter(|(_, files)| *files > 0) {
        desk.note(what, &[("count", count(*files))]);
    }
    desk.say("export-open", &[])
}

fn count(number: u64) -> Value<'static> {
    Value::Count(i64::try_from(number).unwrap_or(i64::MAX))
}
