//! `invite`: a code by which somebody asks to be let in.

use clap::{ArgMatches, Command};

use answerable_office::group::{InviteTerms, Side};
use answerable_office::paper::words::Value;
use answerable_office::{Failure, Office};

use super::code;
use super::desk::Desk;
use super::exit::Done;
use super::group::{rooms, rooms_given, rooms_told, side, side_told};
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("invite")
        .arg(side(help, "invite"))
        .arg(rooms(help, "invite"))
        .arg(help.flag("invite", "from-now-on"))
        .arg(help.option("invite", "person", "ref"))
}

/// Makes the code; nobody comes in by it alone.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let mut office = desk.unlock()?;
    let side = match given.get_one("side") {
        Some(side) => *side,
        None => beside(&mut office, desk)?,
    };
    let terms = InviteTerms {
        side,
        rooms: rooms_given(given),
        from_now_on: given.get_flag("from-now-on"),
        person: given.get_one("person").cloned(),
    };
    let invited = office.invite(&terms, desk.now)?;
    if !desk.json {
        let side = Value::program(side_told(&desk.words, side));
        desk.note("invite-side", &[("side", side)]);
        if !terms.rooms.is_empty() {
            let rooms = Value::program(rooms_told(&desk.words, &terms.rooms));
            desk.note("rooms", &[("rooms", rooms)]);
        }
        let key = match terms.from_now_on {
            true => "invite-from-now-on",
            false => "invite-from-the-beginning",
        };
        desk.note(key, &[]);
    }
    code::hand_out(desk, &invited, "invite")
}

/// The side of whoever is invited without a word about it: the inviter's own, and she invites those who support her.
fn beside(office: &mut Office, desk: &Desk) -> Result<Side, Failure> {
    let members = office.members(desk.now)?;
    let me = members.people.iter().find(|person| person.me);
    Ok(match me.map(|me| me.side) {
        Some(Side::Survivor | Side::Support) => Side::Support,
        Some(Side::Contact) | None => Side::Contact,
    })
}
