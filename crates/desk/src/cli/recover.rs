//! `recover`: makes a code for somebody who lost all devices.

use clap::{ArgMatches, Command};

use super::code;
use super::desk::Desk;
use super::exit::Done;
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    let person = help.place("recover", "person", "person").required(true);
    help.verb("recover").arg(person)
}

/// Makes the code.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let person: &String = given.get_one("person").expect("clap asks for it");
    let invited = desk.unlock()?.recover_person(person, desk.now)?;
    code::hand_out(desk, &invited, "recover")
}
