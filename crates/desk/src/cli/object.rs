//! `object`: a no to something that waits for people's word.

use clap::{ArgMatches, Command};

use super::approve;
use super::desk::Desk;
use super::exit::Done;
use super::group::People;
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("object")
        .arg(help.place("object", "handle", "handle").required(true))
}

/// Objects.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let handle: &String = given.get_one("handle").expect("clap asks for it");
    let mut office = desk.unlock()?;
    let waiting = office.pending(desk.now)?;
    let one = approve::found(desk, &waiting, handle)?;
    let people = People::of(desk, &mut office);
    let came_to = office.object(&one.handle, desk.now)?;
    approve::tell(desk, &people, one, &came_to, "object")
}
