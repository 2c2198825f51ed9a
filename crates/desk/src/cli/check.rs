//! `check`: whether a script keeps the rules, without a vault.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use serde_json::json;

use answerable_office::paper::words::Value;
use answerable_office::record::{Day, Flag, Sight};
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
    let looked = Looked::at(&checked.fold, Day::MAX, Sight::ALL);
    let flags = looked.flags();
    if desk.json {
        desk.print_json(&json!([]))?;
        if !flags.is_empty() {
            desk.note("flags-counted", &[("count", Value::count(flags.len()))]);
        }
        return Ok(());
    }
    let lines = i64::try_from(checked.lines).unwrap_or(i64::MAX);
    desk.say("check-done", &[("count", Value::Count(lines))])?;
    flagged(desk, &flags)
}

/// Says what stands beside entries: each with its ref, what it is, and what makes it so.
pub fn flagged(desk: &mut Desk, flags: &[Flag]) -> Done {
    if flags.is_empty() {
        return Ok(());
    }
    desk.say("flags-counted", &[("count", Value::count(flags.len()))])?;
    for flag in flags {
        let code = serde_json::to_value(flag.flag).expect("a word");
        let values = [
            (
                "code",
                Value::program(code.as_str().unwrap_or_default().to_owned()),
            ),
            (
                "ref",
                Value::program(flag.because_of.unwrap_or("None").to_owned()),
            ),
        ];
        let words = desk.words.say("flag", &values);
        desk.line(&format!("  {}  {words}", flag.reference))?;
    }
    Ok(())
}
