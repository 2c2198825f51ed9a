//! `device`: one's own devices - a further one, all of them, one less.

use clap::{ArgMatches, Command};
use serde_json::{Value as Json, json};

use answerable_office::paper::words::Value;

use super::code;
use super::desk::Desk;
use super::exit::Done;
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
}

/// Makes a code for a further one, lists them, or drops one.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    match given.subcommand() {
        Some(("add", _)) => {
            let invited = desk.unlock()?.device_add(desk.now)?;
            code::hand_out(desk, &invited, "device")
        }
        Some(("drop", given)) => drop_one(desk, given),
        _ => list(desk),
    }
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
