//! `confirm`: her side stands by words that somebody else wrote down in her name.

use clap::{ArgMatches, Command};
use serde_json::json;

use answerable_office::paper::words::Value;

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("confirm")
        .arg(help.place("confirm", "ref", "ref").required(true))
}

/// Confirms.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let reference: &String = given.get_one("ref").expect("clap asks for it");
    desk.unlock()?.confirm(reference, desk.now)?;
    if desk.json {
        return desk.print_json(&json!({"ref": reference}));
    }
    let values = [("ref", Value::people(reference.as_str()))];
    desk.say("confirm-done", &values)?;
    desk.say("given-next", &[])
}
