//! `erase`: what an entry says is destroyed, or hidden until others have given their word.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use serde_json::json;

use answerable_office::group::Given;
use answerable_office::paper::words::Value;
use answerable_office::record::words::{ErasureReason, Word};

use super::approve::waits;
use super::desk::Desk;
use super::exit::Done;
use super::group::needs_json;
use super::help::Help;
use super::sure;

/// The verb.
pub fn command(help: &Help) -> Command {
    let reason = help
        .option("erase", "reason", "reason")
        .required(true)
        .value_parser(PossibleValuesParser::new(ErasureReason::NAMES))
        .hide_possible_values(true);
    help.verb("erase")
        .arg(help.place("erase", "ref", "ref").required(true))
        .arg(reason)
        .arg(sure::yes(help))
}

/// Asks, and erases.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let reference: &String = given.get_one("ref").expect("clap asks for it");
    let reason: &String = given.get_one("reason").expect("clap asks for it");
    let mut office = desk.unlock()?;
    // Whoever mistypes a ref hears of it before they are asked.
    office.show(reference, desk.now.day)?;
    let values = [("ref", Value::people(reference.as_str()))];
    sure::sure(desk, given, "erase-sure", &values)?;
    let came_to = office.erase(reference, reason, desk.now)?;
    let needs = match came_to {
        Given::InForce => (0, 0),
        Given::Waits(contact, hers) => (contact, hers),
    };
    if desk.json {
        return desk.print_json(&json!({
            "ref": reference,
            "destroyed": came_to == Given::InForce,
            "needs": needs_json(needs),
        }));
    }
    match came_to {
        Given::InForce => desk.say("erase-done", &values)?,
        Given::Waits(..) => {
            desk.say("erase-hidden", &values)?;
            waits(desk, needs)?;
        }
    }
    desk.say("given-next", &[])
}
