//! `check`: whether a script keeps the rules, without a vault.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use serde_json::json;

use answerable_office::paper::words::Value;
use answerable_office::record::{Day, Sight};
use answerable_office::{Folder, Looked, check};

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;
use super::import::{Script, script_place};

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("check").arg(script_place(help, "check"))
}

/// Checks the script, and says what is wrong; as JSON the list of faults, empty where there is none.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let script = Script::open(given.get_one::<PathBuf>("file").expect("clap asks for it"))?;
    let checked = check(&mut script.source(), &Folder(script.folder()))?;
    let flagged = Looked::at(&checked.fold, Day::MAX, Sight::ALL)
        .flags()
        .len();
    let values = [("count", Value::count(flagged))];
    if desk.json {
        desk.print_json(&json!([]))?;
        if flagged > 0 {
            desk.note("flags-counted", &values);
        }
        return Ok(());
    }
    let lines = i64::try_from(checked.lines).unwrap_or(i64::MAX);
    desk.say("check-done", &[("count", Value::Count(lines))])?;
    match flagged {
        0 => Ok(()),
        _ => desk.say("flags-counted", &values),
    }
}
