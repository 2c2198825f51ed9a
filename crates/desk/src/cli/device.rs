//! `device`: one's own devices - a further one, all of them, one less; and whether this one is a copy.

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use answerable_office::paper::words::Value;

use super::code;
use super::desk::Desk;
use super::exit::Done;
use super::group::People;
use super::help::Help;
use super::members::{device_json, device_told};
use super::sure;

/// The verb.
pub fn command(help: &Help) -> Command {
    let drop = help
        .verb_below("device", "drop")
        .arg(help.place("device-drop", "name", "device").required(true))
        .arg(sure::yes(help));
    help.verb("device")
        .subcommand_required(true)
        .subcommand(help.verb_below("device", "add"))
        .subcommand(help.verb_below("device", "list"))
        .subcommand(drop)
        .subcommand(help.verb_below("device", "anew"))
        .subcommand(help.verb_below("device", "same"))
}

/// Makes a code for a further one, lists them, or drops one; or says as which one this vault goes on.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    match given.subcommand() {
        Some(("add", _)) => {
            let invited = desk.unlock()?.device_add(desk.now)?;
            code::hand_out(desk, &invited, "device")
        }
        Some(("drop", given)) => drop_one(desk, given),
        Some(("anew", _)) => anew(desk),
        Some(("same", _)) => same(desk),
        _ => list(desk),
    }
}

fn anew(desk: &mut Desk) -> Done {
    desk.unlock()?.device_anew()?;
    if desk.json {
        return desk.print_json(&json!({"anew": true}));
    }
    desk.say("device-goes-on-anew", &[])?;
    desk.say("given-next", &[])
}

fn same(desk: &mut Desk) -> Done {
    let mut office = desk.unlock()?;
    let said = office.device_same()?;
    if desk.json {
        return desk.print_json(&json!({"anew": false, "said": said}));
    }
    let people = People::of(desk, &mut office);
    let who = Value::people(people.all(&said));
    desk.say("device-stays-the-same", &[("who", who)])?;
    desk.say("given-next", &[])
}

fn list(desk: &mut Desk) -> Done {
    let devices = desk.unlock()?.devices()?;
    if desk.json {
        let rows: Json = devices.iter().map(device_json).collect();
        return desk.print_json(&rows);
    }
    for device in &devices {
        let told = device_told(&desk.words, device);
        desk.line(&told)?;
    }
    Ok(())
}

fn drop_one(desk: &mut Desk, given: &ArgMatches) -> Done {
    let name: &String = given.get_one("name").expect("clap asks for it");
    let mut office = desk.unlock()?;
    let values = [("name", Value::people(name.as_str()))];
    sure::sure(desk, given, "device-drop-sure", &values)?;
    office.device_drop(name, desk.now)?;
    if desk.json {
        return desk.print_json(&json!({"dropped": name}));
    }
    desk.say("device-dropped", &values)?;
    desk.say("given-next", &[])
}
