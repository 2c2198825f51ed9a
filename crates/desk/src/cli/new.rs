//! `new`: a vault with a process in it.

use clap::{ArgMatches, Command};
use serde_json::json;

use answerable_office::group::{Begin, Side};
use answerable_office::paper::words::Value;
use answerable_office::record::read::is_ref;
use answerable_office::{Founding, KeyCost, Office};

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::group::{side, side_name};
use super::help::Help;
use super::secret;

/// The verb.
pub fn command(help: &Help) -> Command {
    let reference = |text: &str| match is_ref(text) && text != "perpetrator" {
        true => Ok(text.to_owned()),
        false => Err("no ref"),
    };
    help.verb("new")
        .arg(help.option("new", "title", "text").required(true))
        .arg(help.option("new", "me", "ref").value_parser(reference))
        .arg(side(help, "new"))
}

/// Makes the vault.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let path = desk.vault()?.to_owned();
    let title: &String = given.get_one("title").expect("clap asks for it");
    if title.trim().is_empty() {
        return Err(Stop::usage(&desk.words, "usage-title-blank", &[]));
    }
    let file = desk.passphrase_file.clone();
    let passphrase = secret::new(desk, file.as_deref())?;
    let founding = Founding {
        title: title.clone(),
        me: given.get_one("me").cloned(),
        language: desk.words.lang().tag().to_owned(),
        begin: given
            .get_one("side")
            .map_or(Begin::Alone, |side| Begin::As(*side)),
    };
    Office::found(&path, &passphrase, KeyCost::default(), &founding, desk.now)?;
    if desk.json {
        return desk.print_json(&json!({"vault": path.to_string_lossy(), "ref": "process"}));
    }
    let path = [("path", Value::people(path.to_string_lossy()))];
    desk.say("new-done", &path)?;
    desk.say("new-keep", &path)?;
    match &founding.me {
        Some(me) => {
            let side = match founding.begin {
                Begin::As(side) => side,
                Begin::Alone => Side::Contact,
            };
            let values = [
                ("me", Value::program(me.as_str())),
                ("side", Value::program(side_name(side))),
            ];
            desk.say("new-next-me", &values)?;
        }
        None => desk.say("new-next", &[])?,
    }
    desk.say("new-next-group", &[])
}
