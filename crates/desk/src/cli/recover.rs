//! `recover`: comes back with the words on paper, or makes a code for somebody who lost all devices.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use serde_json::json;
use zeroize::Zeroizing;

use answerable_office::paper::words::Value;
use answerable_office::{KeyCost, Office};

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::help::Help;
use super::{code, secret};

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("recover")
        .arg(
            help.place("recover", "person", "person")
                .required_unless_present("paper-key")
                .conflicts_with_all(["paper-key", "depot", "words-file", "process"]),
        )
        .arg(help.flag("recover", "paper-key").requires("depot"))
        .arg(help.option("recover", "depot", "url").requires("paper-key"))
        .arg(help.file("recover", "words-file").requires("paper-key"))
        .arg(
            help.option("recover", "process", "process")
                .requires("paper-key"),
        )
}

/// Makes a code, or a vault.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    if !given.get_flag("paper-key") {
        let person: &String = given.get_one("person").expect("clap asks for it");
        let invited = desk.unlock()?.recover_person(person, desk.now)?;
        return code::hand_out(desk, &invited, "recover");
    }
    let path = desk.vault()?.to_owned();
    let depot: &String = given.get_one("depot").expect("clap asks for it");
    let (words, process) = sheet(desk, given)?;
    let file = desk.passphrase_file.clone();
    let passphrase = secret::new(desk, file.as_deref())?;
    Office::recover_with_paper(
        &path,
        &passphrase,
        KeyCost::default(),
        &words,
        &process,
        depot,
        desk.now,
    )?;
    if desk.json {
        return desk.print_json(&json!({"vault": path.to_string_lossy()}));
    }
    let path = [("path", Value::people(path.to_string_lossy()))];
    desk.say("recover-done", &path)?;
    desk.say("recover-done-next", &[])
}

/// What stands on the sheet: the words, and the number of the process.
fn sheet(desk: &mut Desk, given: &ArgMatches) -> Result<(Zeroizing<String>, String), Stop> {
    let words = match given.get_one::<PathBuf>("words-file") {
        Some(file) => secret::words_file(desk, file)?,
        None => secret::typed(desk, "recover-words-prompt")?,
    };
    if let Some(process) = given.get_one::<String>("process") {
        return Ok((words, process.clone()));
    }
    // In a file the number stands below the words, as on the sheet.
    let below = given.contains_id("words-file").then(|| {
        let (words, process) = words.trim_end().rsplit_once('\n')?;
        Some((Zeroizing::new(words.to_owned()), process.trim().to_owned()))
    });
    match below {
        Some(Some(both)) => Ok(both),
        Some(None) => Err(Stop::usage(&desk.words, "usage-no-process-number", &[])),
        None => {
            let process = secret::typed(desk, "recover-process-prompt")?;
            Ok((words, process.to_string()))
        }
    }
}
